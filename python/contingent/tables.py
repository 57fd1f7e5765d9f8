"""Tables: results as tidy pandas frames, and as HTML. The only module that imports pandas, and only for frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from . import words
from .results.estimate import Estimate
from .results.members import ANSWERS
from .results.viability import STEPS

if TYPE_CHECKING:
    import pandas as pd

    from .results import Breakdown, Compatibility, Members, Network, Viability

CELL = "padding:.25em .75em;text-align:{};vertical-align:top"


def members_frame(members: Members) -> pd.DataFrame:
    return _frame(
        {"actor": row.actor, "name": row.name, "pool": row.pool, "size": row.size}
        | {key: cell for answer in ANSWERS for key, cell in _bounded(answer, getattr(row, answer)).items()}
        | {"expected": row.expected}
        for row in members
    )


def viability_frame(viability: Viability) -> pd.DataFrame:
    return _frame([{"members": viability.members} | _bounded("feasible", viability.feasible)])


def breakdown_frame(breakdown: Breakdown) -> pd.DataFrame:
    return _frame(
        {"step": step, "meaning": meaning, "worlds": getattr(breakdown, step)} for step, meaning in STEPS.items()
    )


def compatibility_frame(compatibility: Compatibility) -> pd.DataFrame:
    import pandas as pd

    rows = []
    for i, actor in enumerate(compatibility.actors):
        for j, other in enumerate(compatibility.actors[:i]):
            pair = {"actor": other, "other": actor}
            whole = _bounded("compatible", compatibility.overall[i][j]) | _bounded(
                "together", compatibility.together[i][j]
            )
            rows.append(pair | {"issue": pd.NA} | whole)
            for issue, cells in compatibility.by_issue.items():
                rows.append(pair | {"issue": issue} | _bounded("compatible", cells[i][j]))
    return _frame(rows)


def network_frame(network: Network) -> pd.DataFrame:
    component = {actor: number for number, part in enumerate(network.components) for actor in part}
    return _frame(
        {
            "actor": actor,
            "name": network.names[i],
            "gatekeeper": actor in network.gatekeepers,
            "bloc": network.bloc(actor),
            "component": component.get(actor, -1),
            "betweenness": network.betweenness[i],
            "x": network.x[i],
            "y": network.y[i],
        }
        for i, actor in enumerate(network.actors)
    )


def _frame(rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(list(rows))


def _bounded(answer: str, estimate: Estimate) -> dict[str, float]:
    return {answer: estimate.value, f"{answer}_low": estimate.low, f"{answer}_high": estimate.high}


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
