"""From tables to a scenario's file, and back."""

from __future__ import annotations

from pathlib import Path

import click

from .. import tabular, writing
from .._core import ContingentError
from ..loading import starter
from ..scenario import Scenario
from .about import contents
from .asking import STDIN, case_argument, loaded
from .showing import tell


@click.command()
@click.argument("name", required=False)
@click.option("--from", "source", metavar="TABLES", help="A workbook (.xlsx) or a folder of CSV files.")
@click.option("-o", "--output", metavar="FILE", help="Where to write it; NAME.json, or with --from standard output, if not given.")
def new(name: str | None, source: str | None, output: str | None) -> None:
    """A scenario's file: a starter called NAME, or from tables.

    The starter is a small scenario of made-up countries, sound as it is, with a note beside each thing that says what it is.
    NAME.json must not be there yet.

    The tables are those that `contingent export` writes. Problems are told by sheet, row and column; FILE is written only
    if there is none, and takes the place of what is there.
    """
    if (not name) == (source is None):
        raise click.UsageError("give either NAME, for a starter, or --from TABLES")
    text = starter(Path(name).stem) if name else tabular.from_tables(source or "").to_json() + "\n"
    target = output or (f"{name.removesuffix('.json')}.json" if name else STDIN)
    if target == STDIN:
        click.echo(text.encode(), nl=False)
        return
    if name and not output and Path(target).exists():
        raise ContingentError(f"{target} is there already: choose another name, or say with -o where to write")
    writing.write(Path(target), text.encode())
    shown = click.format_filename(target)
    tell(contents(Scenario.from_json(text)), shown)
    if name:
        tell(f"Edit it, then: contingent check {shown}; contingent brief {shown} -o {Path(shown).stem}.html")


@click.command()
@case_argument
@click.option("--to", "target", required=True, metavar="TABLES", help="A workbook (.xlsx), or a folder for CSV files.")
def export(case: str, target: str) -> None:
    """CASE as tables, to edit in a spreadsheet.

    A workbook if TABLES ends in .xlsx, else a folder with a CSV file for every table. `contingent new` reads them back.
    """
    tabular.to_tables(loaded(case), target)
    tell(click.format_filename(target))
