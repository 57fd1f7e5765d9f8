"""The brief as Markdown: the words and the tables, without pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .. import words
from ..results import Estimate
from .answer import Sentence, by_term, headline, paragraphs
from .content import FEW, Content
from .plain import date_in_words

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+|!~&-])")


def markdown(content: Content) -> str:
    """The brief as text; every text of the scenario is escaped, so that none of it is read as markup."""
    parts = [*_head(content), *_join(content), *_serve(content), *_change(content), *_moved(content), *_evidence(content), *_method(content)]
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """A stranger's text as one line in which nothing is markup.

    >>> escaped("[a](javascript:b)  *c* <i>")
    '\\\\[a\\\\]\\\\(javascript:b\\\\) \\\\*c\\\\* \\\\<i\\\\>'
    """
    return _SPECIAL.sub(r"\\\1", words.clean(text))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells are text; the first column to the left, the others to the right."""
    lines = [f"| {' | '.join(head)} |", f"|{'|'.join(':--' if not i else '--:' for i in range(len(head)))}|"]
    return "\n".join([*lines, *(f"| {' | '.join(escaped(cell) for cell in row)} |" for row in rows)])


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _read(sentence: Sentence) -> str:
    return escaped("".join(part.text + (f" {part.value}" if part.value else "") for part in sentence))


def _bounded(estimate: Estimate) -> str:
    return words.percent_range(estimate.value, estimate.low, estimate.high)


def _head(content: Content) -> list[str]:
    scenario, members = content.worlds.scenario, content.members
    known = f"As known on {date_in_words(scenario.day)}. " if scenario.day else ""
    meanings = f"Two uncertainties: {content.meanings.viable}." if content.meanings else f"95 % interval of the sampling: {_bounded(members.viable)}."
    return [
        f"# {escaped(scenario.question or scenario.title)}",
        escaped(f"{scenario.title}. {known}{members.provenance.worlds:,} sampled worlds."),
        f"**{escaped(headline(members))}** {escaped(meanings)}",
        escaped(f"Hardly any sampled world has a force. By strata of the events that it takes: {content.rare}.") if content.rare else "",
        "## Who would take part",
        _list(f"{escaped(words.sentence(term))}: {escaped(', '.join(f'{p.text} {p.value}'.strip() for p in parts))}" for term, parts in by_term(members)),
        *(f"**{escaped(lead)}.** {_read(sentence)}" for lead, sentence in paragraphs(members)),
        "## What a force must have" if content.requirements else "",
        _list(escaped(f"{words.sentence(title)}: {says}" if title else words.sentence(says)) for title, says in content.requirements),
    ]


def _join(content: Content) -> list[str]:
    answers = ("could", "would", "needed", "willing", "admitted", "compatible")
    rows = [
        [words.sentence(row.label), *(f"{words.percent(getattr(row, answer).value)} %" for answer in answers), row.would.term]
        for row in content.members.ranked()
    ]
    return ["## Who could join", _table(["", *answers, "would, in a word"], rows)]


def _serve(content: Content) -> list[str]:
    network = content.network
    blocs = [f"{words.sentence(told)} ({len(bloc)})" for told, bloc in zip(network.blocs_in_words(), network.blocs, strict=False)]
    apart = "; ".join(f"{a} and {b} {words.percent(share)} %" for a, b, share in content.apart[:FEW])
    least = "; ".join(f"{a} and {b} {words.percent(share)} %" for share, a, b in content.least)
    return [
        "## Who can serve with whom",
        escaped(f"{network.blocs_counted()}. In a bloc, each can serve with each in at least {words.percent(network.threshold)} % of worlds."),
        _list(map(escaped, blocs)),
        escaped(f"Who seldom can: {apart}.") if apart else "",
        escaped(f"Least often have a policy in common: {least}.") if least else "",
        _list(escaped(f"{name} waits for {words.listed(others)}") for name, others in content.waits),
    ]


def _change(content: Content) -> list[str]:
    change = content.change
    parts = ["## What would change it"]
    if change.best:
        rows = [[words.listed(row.names), _bounded(row.viability), f"{words.percent(row.resilience.mean)} %"] for row in change.best]
        parts += ["The coalitions that are most often feasible, exactly these and no others:", _table(["coalition", "feasible", "resilience"], rows)]
    if "levers" in content.tables:
        caption, head, levers = content.tables["levers"]
        parts += [f"{caption}:", _table(["lever", *head[1:]], levers[:12])]
    if change.unlock and change.unlock.sets:
        goal = f"{words.percent(change.unlock.at_least)} %"
        lead = f"The smallest sets of changes that reach {goal}:" if change.unlock.reached else f"No two changes reach {goal}; the nearest:"
        parts += [lead, _list(escaped(f"{found.says}: {found.target}") for found in change.unlock)]
    return parts


def _moved(content: Content) -> list[str]:
    if not content.moved:
        return []
    _, head, rows = content.tables["moved"]
    told = f"A feasible force was {_bounded(content.moved.before)} by what was known on {content.moved.since}, and is {_bounded(content.moved.after)} now."
    return [f"## What moved since {escaped(content.moved.since)}", escaped(told), _table(head, rows)]


def _evidence(content: Content) -> list[str]:
    evidence = content.evidence
    parts = ["## The evidence", f"{evidence.with_claims} of {evidence.numbers} numbers rest on claims, the others are assumptions."]
    for subject in evidence.subjects:
        parts.append(f"### {escaped(words.sentence(subject.name))}")
        lines = []
        for number in subject.numbers:
            told = "; ".join(f"{line} ({how})" if how else line for line, how in number.told)
            lines.append(f"**{escaped(words.sentence(number.what))}**: {escaped(told)}")
            lines += [f"  - {escaped(f'{claim.date}, {claim.speaker or claim.publisher}: {claim.says}')}" for claim in number.claims]
        parts.append("\n".join(line if line.startswith("  - ") else f"- {line}" for line in lines))
    return parts


def _method(content: Content) -> list[str]:
    return [
        "## How it was found",
        "A world is one draw of everything the scenario leaves open; in each, every possible coalition is judged. A force is feasible where every "
        "member would join given who else is in it, every gatekeeper and every member accepts every other, one policy suits them all, and every "
        "requirement is met. A probability is the share of worlds in which that is so. Words stand for numbers as in ICD 203.",
        escaped(str(content.members.provenance)),
    ]
