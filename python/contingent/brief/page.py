"""The page: answers, charts and evidence put into the template."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from .. import words
from ..plots import Chart
from ..results import Estimate
from .answer import by_term, headline, paragraphs
from .content import FEW, Content
from .plain import date_in_words

WIDE, NARROW = 7.6, 3.8  # inches: the charts are drawn for both, and the page shows the one that fits
TORNADO = 12  # levers in the picture


def page(content: Content) -> str:
    """The brief as text of one HTML file."""
    scenario, members, network = content.worlds.scenario, content.members, content.network
    compatibility, change, moved = content.compatibility, content.change, content.moved
    order = _by_bloc(network.blocs, compatibility.actors)
    charts: dict[str, Callable[[float], Chart] | None] = {
        "coalitions": change.coalitions.plot if change.coalitions else None,
        "levers": lambda width: change.levers.plot(width, TORNADO),
        "moved": (lambda width: moved.diff.plot(width=width)) if moved else None,
        "members": members.plot,
        "network": network.plot,
        "compatibility": lambda width: compatibility.plot(width, order),
    }
    return _environment().get_template("brief.html.j2").render(
        content=content,
        title=scenario.title,
        question=scenario.question,
        note=scenario.to_dict().get("note", ""),
        as_of=date_in_words(scenario.day),
        horizon=date_in_words(scenario.horizon),
        headline=headline(members).partition(","),
        by_term=by_term(members),
        paragraphs=paragraphs(members),
        requirements=content.requirements,
        members=members,
        network=network,
        apart=content.apart,
        circles=content.circles,
        waits=content.waits,
        least=content.least,
        compatibility=compatibility,
        change=change,
        moved=moved,
        meanings=content.meanings,
        rare=content.rare,
        few=FEW,
        pictures={name: _pictures([plot(width) for width in (WIDE, NARROW)], name) if plot else "" for name, plot in charts.items()},
        evidence=content.evidence,
        provenance=members.provenance,
    )


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


def _by_bloc(blocs: tuple[tuple[str, ...], ...], actors: tuple[str, ...]) -> list[str]:
    """The actors, those of a bloc side by side."""
    first = [actor for bloc in blocs for actor in bloc if actor in actors]
    return list(dict.fromkeys([*first, *actors]))
