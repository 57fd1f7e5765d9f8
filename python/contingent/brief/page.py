"""The page: answers, charts and evidence put into the template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from .. import words
from ..plots import Chart
from ..results import Estimate
from .answer import headline, paragraphs
from .evidence import Evidence
from .plain import date_in_words, requirement_in_words

if TYPE_CHECKING:
    from ..worlds import Worlds

WIDE, NARROW = 7.6, 3.8  # inches: the charts are drawn for both, and the page shows the one that fits


def brief_html(worlds: Worlds) -> str:
    """The brief of a sample, as text of one HTML file."""
    scenario = worlds.scenario
    told = scenario.to_dict()
    members, network, compatibility = worlds.members(), worlds.network(), worlds.compatibility()
    order = _by_bloc(network.blocs, compatibility.actors)
    subjects = Evidence(scenario).subjects()
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
        headline=headline(members),
        paragraphs=paragraphs(members),
        requirements=requirements,
        members=members,
        network=network,
        blocs=[[network.name(actor) for actor in bloc] for bloc in network.blocs if len(bloc) > 1],
        circles=[[network.name(actor) for actor in circle] for circle in network.waiting_circles],
        waits=[(network.name(a), network.name(b)) for a, b in network.waits_for],
        compatibility=compatibility,
        pictures={
            "members": _pictures([members.plot(width) for width in (WIDE, NARROW)], "members"),
            "network": _pictures([network.plot(width) for width in (WIDE, NARROW)], "network"),
            "compatibility": _pictures([compatibility.plot(width, order) for width in (WIDE, NARROW)], "compatibility"),
        },
        subjects=subjects,
        numbers=sum(len(subject.numbers) for subject in subjects),
        with_claims=sum(subject.with_claims for subject in subjects),
        provenance=members.provenance,
    )  # fmt: skip


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("contingent.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters |= {"percent": _percent, "bounds": _bounds}
    return environment


def _shown(value: Any) -> Any:
    """Every text on the page passes here: one line, nothing that turns its direction, no break before a per cent sign."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return words.clean(value).replace(" %", "\u00a0%")
    return value


def _percent(estimate: Estimate) -> str:
    return f"{words.percent(estimate.value)} %"


def _bounds(estimate: Estimate) -> str:
    return words.percent_range(estimate.value, estimate.low, estimate.high).partition("(")[2].rstrip(")")


def _pictures(charts: list[Chart], id: str) -> Markup:
    """The same chart for wide and for narrow screens."""
    wide, narrow = (chart.svg(f"{id}-{size}") for chart, size in zip(charts, ("wide", "narrow"), strict=True))
    return Markup('<div class="wide">{}</div>\n<div class="narrow">{}</div>').format(Markup(wide), Markup(narrow))


def _by_bloc(blocs: tuple[tuple[str, ...], ...], actors: tuple[str, ...]) -> list[str]:
    """The actors, those of a bloc side by side."""
    first = [actor for bloc in blocs for actor in bloc if actor in actors]
    return list(dict.fromkeys([*first, *actors]))
