"""The page: answers, charts and evidence put into the template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from .. import words
from ..plots import Chart
from ..results import Compatibility, Estimate, Meanings, Network
from .answer import by_term, headline, paragraphs
from .change import what_would_change_it
from .evidence import Evidence
from .moved import what_moved
from .plain import date_in_words, requirement_in_words

if TYPE_CHECKING:
    from ..worlds import Worlds

WIDE, NARROW = 7.6, 3.8  # inches: the charts are drawn for both, and the page shows the one that fits
TORNADO = 12  # levers in the picture
DRAWS, MEANING_WORLDS = 100, 4_000  # for what the words mean
FEW = 8  # pairs that the text names


def brief_html(worlds: Worlds, since: str | None = None) -> str:
    """The brief of a sample, as text of one HTML file; `since`: the day from which on to tell what moved."""
    scenario = worlds.scenario
    told = scenario.to_dict()
    members, network, compatibility = worlds.members(), worlds.network(), worlds.compatibility()
    change, moved = what_would_change_it(worlds), what_moved(worlds, since)
    order = _by_bloc(network.blocs, compatibility.actors)
    requirements = [
        (requirement.get("title", ""), requirement_in_words(requirement, scenario.names, scenario.events))
        for requirement in told.get("requirements", {}).values()
    ]
    return _environment().get_template("brief.html.j2").render(
        title=scenario.title,
        question=scenario.question,
        note=told.get("note", ""),
        as_of=date_in_words(told.get("as_of", "")),
        horizon=date_in_words(scenario.horizon),
        headline=headline(members).partition(","),
        by_term=by_term(members),
        paragraphs=paragraphs(members),
        requirements=requirements,
        members=members,
        network=network,
        apart=[(network.name(a), network.name(b), share) for a, b, share in network.pairs_apart()],
        circles=[[network.name(actor) for actor in circle] for circle in network.waiting_circles],
        waits=_waits(network),
        least=_least(compatibility),
        compatibility=compatibility,
        change=change,
        moved=moved,
        meanings=_meanings(worlds),
        few=FEW,
        pictures={
            "coalitions": _pictures([change.coalitions.plot(width) for width in (WIDE, NARROW)], "coalitions")
            if change.coalitions
            else "",
            "levers": _pictures([change.levers.plot(width, TORNADO) for width in (WIDE, NARROW)], "levers"),
            "moved": _pictures([moved.diff.plot(width=width) for width in (WIDE, NARROW)], "moved") if moved else "",
            "members": _pictures([members.plot(width) for width in (WIDE, NARROW)], "members"),
            "network": _pictures([network.plot(width) for width in (WIDE, NARROW)], "network"),
            "compatibility": _pictures([compatibility.plot(width, order) for width in (WIDE, NARROW)], "compatibility"),
        },
        evidence=Evidence(scenario),
        provenance=members.provenance,
    )  # fmt: skip


def _meanings(worlds: Worlds) -> Meanings | None:
    """How far the answers hang on what words mean; None where no chance is derived from words."""
    if not worlds.scenario.derives:
        return None
    return worlds.meanings(DRAWS, min(len(worlds), MEANING_WORLDS))


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("contingent.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters |= {
        "percent": _percent,
        "bounds": _bounds,
        "share": _share,
        "sentence": _sentence,
        "listed": words.listed,
        "points": words.points,
    }
    return environment


def _shown(value: Any) -> Any:
    """Every text passes here: one line, nothing that turns its direction, no break before a per cent sign."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _one_line(value).replace(" %", "\u00a0%")
    return value


def _one_line(text: str) -> str:
    """The text cleaned, but for a space at its start or end, which parts of a sentence have."""
    start, end = (" " if edge.isspace() else "" for edge in (text[:1], text[-1:]))
    return f"{start}{words.clean(text)}{end}" if text.strip() else " " * bool(text)


def _sentence(text: str) -> str:
    return words.sentence(words.clean(text))


def _percent(estimate: Estimate, decimals: int = 0) -> str:
    return _share(estimate.value, decimals)


def _share(value: float, decimals: int = 0) -> str:
    return f"{words.percent(value, decimals)} %"


def _bounds(estimate: Estimate) -> str:
    """The bounds without the per cent sign; one number where they read alike."""
    told = words.percent_range(estimate.value, estimate.low, estimate.high).partition("(")[2].rstrip(" %)")
    low, _, high = told.partition(" to ")
    return low if low == high else told


def _pictures(charts: list[Chart], id: str) -> Markup:
    """The same chart for wide and for narrow screens."""
    wide, narrow = (chart.svg(f"{id}-{size}") for chart, size in zip(charts, ("wide", "narrow"), strict=True))
    return Markup('<div class="wide">{}</div>\n<div class="narrow">{}</div>').format(Markup(wide), Markup(narrow))


def _waits(network: Network) -> list[tuple[str, list[str]]]:
    """Who waits, and for whom."""
    found: dict[str, list[str]] = {}
    for a, b in network.waits_for:
        found.setdefault(a, []).append(network.name(b))
    return [(network.name(a), others) for a, others in found.items()]


def _least(compatibility: Compatibility) -> list[tuple[float, str, str]]:
    """The pairs that most often have no policy in common, where that is worth a word."""
    return [pair for pair in compatibility.least(compatibility.overall, FEW) if pair[0] < 0.995]


def _by_bloc(blocs: tuple[tuple[str, ...], ...], actors: tuple[str, ...]) -> list[str]:
    """The actors, those of a bloc side by side."""
    first = [actor for bloc in blocs for actor in bloc if actor in actors]
    return list(dict.fromkeys([*first, *actors]))
