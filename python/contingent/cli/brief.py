"""The brief, written to a file: all of it or nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from .. import writing
from ..worlds import BRIEF_FORMATS
from .asking import STDIN, case_argument, sampled, sampling
from .showing import tell


@click.command()
@case_argument
@click.option("-o", "--output", required=True, metavar="FILE", help="Where to write the page; - for standard output.")
@click.option("--since", metavar="DAY", help="Tell what moved since then, such as 2025-10-01; if not given, in the 30 days before.")
@click.option("--format", type=click.Choice(BRIEF_FORMATS), help="If not given: as the file's name ends, else html.")
@sampling
def brief(case: str, output: str, since: str | None, format: str | None, **sample: Any) -> None:
    """Everything on one page: HTML, Markdown or JSON.

    The answers, the pictures, the evidence and the method. The page takes the place of FILE once it is whole; until then,
    and if anything fails, FILE stays as it is. The answer in words and the path are printed.
    """
    ending = Path(output).suffix.lstrip(".")
    form = format or (ending if ending in BRIEF_FORMATS else "html")
    if output == STDIN:
        with sampled(case, **sample) as worlds:
            page = worlds.brief(since, form)
        sys.stdout.buffer.write(page.encode())
        sys.stdout.buffer.flush()
        return
    with sampled(case, **sample) as worlds, writing.replacing(Path(output)) as file:
        file.write(worlds.brief(since, form).encode())
    from ..brief import headline  # late, for no other command needs it

    tell(headline(worlds.members()), click.format_filename(output))
