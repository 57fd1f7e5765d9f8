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

    from .results import (
        Blocks,
        Breakdown,
        Coalitions,
        Comparison,
        Compatibility,
        Difference,
        Frontier,
        Levers,
        Members,
        Network,
        Power,
        Setting,
        Terms,
        Unlock,
        Viability,
    )

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


def coalitions_frame(coalitions: Coalitions) -> pd.DataFrame:
    return _frame(
        {"members": row.members, "size": len(row.members)}
        | _bounded("viability", row.viability)
        | _bounded("in_sample", row.in_sample)
        | {"resilience": row.resilience.mean, "resilience_worst": row.resilience.worst.value}
        for row in coalitions
    )


def frontier_frame(frontier: Frontier) -> pd.DataFrame:
    rows = []
    for point in frontier:
        best = point.coalition
        found = {"members": best.members} | _bounded("viability", best.viability) if best else {"members": ()}
        rows.append({"at_least": point.at_least} | found)
    return _frame(rows)


def levers_frame(levers: Levers) -> pd.DataFrame:
    return _frame(
        {"lever": row.lever, "says": row.says}
        | {"well": _value(row.well)}
        | _changed("gain", row.gain)
        | {"badly": _value(row.badly)}
        | _changed("loss", row.loss)
        for row in levers
    )


def blocks_frame(blocks: Blocks) -> pd.DataFrame:
    return _frame(
        {"levers": tuple(setting.lever for setting in block.settings), "says": block.says} | _bounded("share", block.share)
        for block in (*blocks.alone, *blocks.pairs)
    )


def unlock_frame(unlock: Unlock) -> pd.DataFrame:
    return _frame(
        {"levers": tuple(setting.lever for setting in found.settings), "says": found.says}
        | _bounded("target", found.target)
        | _changed("change", found.change)
        for found in unlock
    )


def comparison_frame(comparison: Comparison) -> pd.DataFrame:
    return _frame(
        {"answer": row.answer, "name": row.name, "before": row.before.value, "after": row.after.value}
        | _changed("change", row.change)
        for row in comparison.rows
    )


def terms_frame(terms: Terms) -> pd.DataFrame:
    return _frame(
        {terms.x: terms.points[i]}
        | ({terms.y: terms.points[j]} if terms.y else {})
        | _bounded("viable", cell)
        | {actor: grid[j][i].value for actor, grid in terms.can_live.items()}
        for j, row in enumerate(terms.viable)
        for i, cell in enumerate(row)
    )


def power_frame(power: Power) -> pd.DataFrame:
    return _frame(
        {"actor": row.actor, "name": row.name}
        | {"shapley": row.shapley.value, "shapley_low": row.shapley.low, "shapley_high": row.shapley.high}
        | {"banzhaf": row.banzhaf, "banzhaf_absolute": row.banzhaf_absolute.value}
        | {"banzhaf_absolute_low": row.banzhaf_absolute.low, "banzhaf_absolute_high": row.banzhaf_absolute.high}
        for row in power
    )


def _frame(rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(list(rows))


def _bounded(answer: str, estimate: Estimate) -> dict[str, float]:
    return {answer: estimate.value, f"{answer}_low": estimate.low, f"{answer}_high": estimate.high}


def _changed(answer: str, change: Difference | None) -> dict[str, float | None]:
    if change is None:
        return {answer: 0.0, f"{answer}_low": 0.0, f"{answer}_high": 0.0}
    return {answer: change.value, f"{answer}_low": change.low, f"{answer}_high": change.high}


def _value(setting: Setting | None) -> float | None:
    return setting.value if setting else None


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
