"""Results as HTML tables; every text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from .. import words
from ..results.members import ANSWERS
from ..results.viability import STEPS

if TYPE_CHECKING:
    from ..results import (
        Blocks,
        Breakdown,
        Coalitions,
        Comparison,
        Compatibility,
        Frontier,
        Levers,
        Members,
        Network,
        Power,
        Terms,
        Unlock,
    )


CELL = "padding:.25em .75em;text-align:{};vertical-align:top"


def html_table(head: Sequence[str], rows: Iterable[Sequence[str]], caption: str) -> str:
    """A plain HTML table; every text is escaped. The first column is text, to the left; others are numbers, to the right."""

    def cells(tag: str, texts: Sequence[str]) -> str:
        sides = ["left", *["right" if head else "left"] * (len(texts) - 1)]
        return "".join(
            f'<{tag} style="{CELL.format(side)}">{_shown(text)}</{tag}>'
            for side, text in zip(sides, texts, strict=True)
        )

    top = f"<thead><tr>{cells('th', head)}</tr></thead>" if head else ""
    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    title = f'<caption style="text-align:left;font-weight:bold">{_shown(caption)}</caption>'
    return f"<table>{title}{top}<tbody>{body}</tbody></table>"


def _shown(text: str) -> str:
    """Escaped, on one line, with no break before a per cent sign."""
    return escape(words.clean(text)).replace(" %", "\u00a0%")


def members_html(members: Members) -> str:
    rows = [
        [row.name, *(f"{words.percent(getattr(row, answer).value)} %" for answer in ANSWERS)]
        for row in members.ranked()
    ]
    return html_table(["", *ANSWERS], rows, f"A force that meets every requirement: {members.viable}")


def breakdown_html(breakdown: Breakdown, caption: str = "Where the worlds go") -> str:
    rows = [[meaning, f"{getattr(breakdown, step):,}"] for step, meaning in STEPS.items()]
    return html_table(["", "worlds"], rows, caption)


def compatibility_html(compatibility: Compatibility) -> str:
    numbers = [str(i + 1) for i in range(len(compatibility.actors))]
    rows = [
        [f"{number}  {name}", *(f"{words.percent(cell.value)} %" for cell in row[:i]), *[""] * (len(numbers) - i)]
        for i, (number, name, row) in enumerate(zip(numbers, compatibility.names, compatibility.overall, strict=True))
    ]
    return html_table(["", *numbers], rows, "Acceptance ranges meet on every issue")


def network_html(network: Network) -> str:
    rows = [
        [words.sentence(told), f"{len(bloc)}"]
        for told, bloc in zip(network.blocs_in_words(), network.blocs, strict=False)
    ]
    share = f"{words.percent(network.threshold)} %"
    caption = f"{network.blocs_counted()}: each can serve with each in at least {share} of worlds"
    return html_table(["bloc", "members"], rows, caption)


def coalitions_html(coalitions: Coalitions) -> str:
    rows = [
        [words.listed(row.names), f"{words.percent(row.viability.value)} %", f"{words.percent(row.in_sample.value)} %", f"{words.percent(row.resilience.mean)} %"]
        for row in coalitions
    ]
    head = ["coalition", "viability, fresh worlds", "in the sample", "resilience"]
    return html_table(head, rows, f"The most viable coalitions; {coalitions.told}")


def frontier_html(frontier: Frontier) -> str:
    rows = [
        [words.listed(point.coalition.names), f"{point.at_least:,.10g}", str(point.coalition.viability)]
        if point.coalition
        else ["none", f"{point.at_least:,.10g}", ""]
        for point in frontier
    ]
    return html_table(["coalition", f"{frontier.quantity}, at least", "viability"], rows, "The most viable coalition for each amount")


def levers_html(levers: Levers) -> str:
    rows = [[row.says, str(row.gain or ""), str(row.loss or "")] for row in levers.rows[:20]]
    return html_table(["lever", "if it goes well", "if it goes badly"], rows, f"What would move it ({levers.target}: {levers.base})")


def blocks_html(blocks: Blocks) -> str:
    rows = [[block.says, f"{words.percent(block.share.value)} %"] for block in (*blocks.alone[:8], *blocks.pairs[:8])]
    return html_table(["what alone, or which two together, would free them", "of the failing worlds"], rows, f"What stands in the way ({blocks.target} fails: {blocks.failing})")


def unlock_html(unlock: Unlock) -> str:
    rows = [[found.says, str(found.target), str(found.change)] for found in unlock]
    reach = "reach" if unlock.reached else "come closest to"
    return html_table(["levers", unlock.target, "change"], rows, f"The smallest sets that {reach} {words.percent(unlock.at_least)} %")


def comparison_html(comparison: Comparison) -> str:
    rows = [[row.name, f"{words.percent(row.before.value)} %", f"{words.percent(row.after.value)} %", str(row.change)] for row in comparison.rows]
    return html_table(["", "before", "after", "change"], rows, "What changes, on the same worlds")


def terms_html(terms: Terms) -> str:
    place = [[terms.titles[issue], f"{point:g}"] for issue, point in terms.best.items()]
    return html_table(["the best point", ""], [*place, ["a feasible force there", str(terms.at_best)]], "The policy fixed at a point")


def power_html(power: Power) -> str:
    rows = [[row.name, str(row.shapley), f"{row.banzhaf:.3f}", str(row.banzhaf_absolute)] for row in sorted(power, key=lambda row: -row.shapley.value)]
    return html_table(["", "Shapley", "Banzhaf", "Banzhaf, absolute"], rows, "Who makes the difference between a force and none")
