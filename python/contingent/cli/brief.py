"""The brief, written to a file: all of it or nothing."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO

import click

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
    """Everything as one self-contained page of HTML, as Markdown, or as JSON.

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
    with sampled(case, **sample) as worlds, replacing(Path(output)) as file:
        file.write(worlds.brief(since, form))
    from ..brief import headline  # late, for no other command needs it

    tell(headline(worlds.members()), click.format_filename(output))


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A new file beside the path, which takes its place at the end; nothing is left of it if anything fails.

    What is there but is no ordinary file, such as /dev/stdout, is written to. A link stays, and what it leads to changes.
    """
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8") as file:
            yield file
        return
    target = Path(os.path.realpath(path))
    made = target.with_name(f".contingent-{secrets.token_hex(8)}.tmp")
    try:
        with made.open("x", encoding="utf-8") as file:
            yield file
        if target.exists():
            shutil.copymode(target, made)
        made.replace(target)
    except OSError as error:
        raise OSError(error.errno, f"cannot be written: {error.strerror}", str(path)) from None
    finally:
        with suppress(OSError):
            made.unlink()
