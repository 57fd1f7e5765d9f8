"""The suite's table: on the terminal, as Markdown (also between the markers of a README), as JSON."""

import json
from dataclasses import asdict

from machine import sentence

START, END = "<!-- benchmarks -->", "<!-- /benchmarks -->"
HEADINGS = ("work", "against", "contingent", "the other", "ratio", "answers")
TIMES = (
    "Times are processor time; the clock's where OR-tools works on all processors (sample average); the shortest of many "
    "against the machine"
)


def cells(row):
    ratio = f"{row.ratio:.0%} of it" if row.section == "against the machine" else f"{figure(row.ratio)}x"
    if row.unit == "exponent":
        return row.work, row.against, f"n^{row.ours:.2f}", f"n^{row.theirs:g}", "", row.agree
    return row.work, row.against, f"{figure(row.ours)} {row.unit}", f"{figure(row.theirs)} {row.unit}", ratio, row.agree


def figure(number):
    """Three significant digits, thousands set apart."""
    if number >= 100:
        return f"{float(f'{number:.3g}'):,.0f}"
    return f"{number:.3g}"


def sections(rows):
    found = {}
    for row in rows:
        found.setdefault(row.section, []).append(row)
    return found


def show(rows, machine):
    """On the terminal."""
    from rich.console import Console
    from rich.table import Table

    table = Table(*HEADINGS, caption=f"{TIMES}. {sentence(machine)}", header_style="bold", pad_edge=False)
    for column in table.columns[2:5]:
        column.justify = "right"
    for section, members in sections(rows).items():
        table.add_row(f"[italic]{section}[/italic]")
        for row in members:
            table.add_row(*cells(row))
        table.add_section()
    Console().print(table)


def markdown(rows, machine):
    lines = ["| " + " | ".join(HEADINGS) + " |", "|---|---|--:|--:|--:|---|"]
    for section, members in sections(rows).items():
        lines.append(f"| *{section}* | | | | | |")
        lines += ["| " + " | ".join(cells(row)) + " |" for row in members]
    return "\n".join([*lines, "", f"{TIMES}. {sentence(machine)}."])


def put_between_markers(path, text):
    """Puts the table where a file has markers for it."""
    before, start, rest = path.read_text(encoding="utf-8").partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise SystemExit(f"{path} has no {START} and {END} to put the table between")
    path.write_text(f"{before}{start}\n{text}\n{end}{after}", encoding="utf-8")


def as_json(rows, lines, machine):
    return json.dumps(
        {
            "machine": machine,
            "rows": [asdict(row) | {"ratio": row.ratio} for row in rows],
            "scaling": [asdict(line) | {"exponent": line.exponent} for line in lines],
        },
        indent=2,
    )
