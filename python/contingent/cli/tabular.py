"""From tables to a scenario's file, and back."""

from __future__ import annotations

from pathlib import Path

import click

from .. import tabular
from .about import contents
from .asking import STDIN, case_argument, loaded
from .brief import replacing
from .showing import tell


@click.command()
@click.option("--from", "source", required=True, metavar="TABLES", help="A workbook (.xlsx) or a folder of CSV files.")
@click.option("-o", "--output", default=STDIN, metavar="FILE", help="Where to write it; standard output if not given.")
def new(source: str, output: str) -> None:
    """A scenario's file from tables.

    The tables are those that `contingent export` writes. Problems are told by sheet, row and column; FILE is written only
    if there is none, and takes the place of what is there.
    """
    scenario = tabular.from_tables(source)
    text = scenario.to_json() + "\n"
    if output == STDIN:
        click.echo(text.encode(), nl=False)
        return
    with replacing(Path(output)) as file:
        file.write(text)
    tell(contents(scenario), click.format_filename(output))


@click.command()
@case_argument
@click.option("--to", "target", required=True, metavar="TABLES", help="A workbook (.xlsx), or a folder for CSV files.")
def export(case: str, target: str) -> None:
    """CASE as tables, to edit in a spreadsheet.

    A workbook if TABLES ends in .xlsx, else a folder with a CSV file for every table. `contingent new` reads them back.
    """
    tabular.to_tables(loaded(case), target)
    tell(click.format_filename(target))
