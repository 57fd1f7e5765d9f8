"""The command line: the same verbs as in Python, for a shipped case, a file, or standard input.

Exit codes:
    0    done
    1    it could not be done: the scenario has problems, an input is wrong, a file cannot be read or written
    2    wrong use: an unknown command or option, or a value that an option does not take
    130  interrupted (Ctrl-C)

Answers go to standard output, all else to standard error. A reader that closes the output early is no failure.
"""

from __future__ import annotations

import click

from .. import __version__
from .about import cases, check, schema
from .brief import brief
from .coalition import viability
from .coalitions import coalitions, frontier
from .failing import Commands
from .levers import blocks, levers, unlock, what_if
from .mandate import power, terms
from .members import members
from .news import diff, explain, meanings, timeline
from .pairs import compatibility, network
from .record import backtest, history
from .sweep import sweep
from .tabular import export, new

EPILOG = """
CASE is the id of a shipped case (see `contingent cases`), the path of a file, or - for standard input.

\b
Exit codes:
  0    done
  1    it could not be done: the scenario has problems, an input is wrong,
       a file cannot be read or written
  2    wrong use: an unknown command or option, or a value it does not take
  130  interrupted (Ctrl-C)

\b
To complete commands, options and cases with Tab, in ~/.bashrc (or with
zsh_source in ~/.zshrc; fish_source in fish):
  eval "$(_CONTINGENT_COMPLETE=bash_source contingent)"
"""


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="contingent", message="%(prog)s %(version)s")
def commands() -> None:
    """Which countries would take part in a multinational force, which coalition is viable, what would have to change."""


for _command in (
    cases, check, schema, members, viability, compatibility, network,
    coalitions, frontier, levers, blocks, unlock, what_if, terms, power,
    sweep, explain, timeline, diff, meanings, history, backtest, brief, new, export,
):  # fmt: skip
    commands.add_command(_command)


def main() -> None:
    """Runs the command that the process was called with, and ends the process."""
    commands(prog_name="contingent")
