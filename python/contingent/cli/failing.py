"""Failing: what goes wrong is told in a line on standard error and an exit code, never in a traceback."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from .. import words
from .._core import ContingentError, Problem, ScenarioError

FAILED, INTERRUPTED = 1, 130


class Commands(click.Group):
    """A group whose commands may raise. Under `python -X dev` faults of the program show where they are."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # in the order they were added

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except (KeyboardInterrupt, click.Abort):
            say("interrupted")
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            abandon_output()
            ctx.exit(0)
        except ScenarioError as error:
            say(f"the scenario has {counted(error.problems)}", *lines(error.problems))
        except ContingentError as error:
            say(str(error))
        except OSError as error:
            abandon_output()
            say(reason(error))
        except MemoryError:
            say("out of memory; fewer worlds (--worlds) need less of it in some questions")
        except Exception as error:
            if sys.flags.dev_mode:
                raise
            say(f"a fault in contingent, please report it: {type(error).__name__}: {error}")
        ctx.exit(FAILED)


def say(message: str, *more: str) -> None:
    """Lines on standard error, the first of them marked. Nobody may be listening."""
    try:
        for line in (f"contingent: {message}", *more):
            click.echo(words.clean(line), err=True)
    except OSError:
        pass


def lines(problems: list[Problem]) -> list[str]:
    """A line a problem: where it is, what was found, what was expected."""
    return [words.clean(str(problem)) for problem in problems]


def counted(problems: list[Problem]) -> str:
    return "1 problem" if len(problems) == 1 else f"{len(problems):,} problems"


def reason(error: OSError) -> str:
    """What the system says, after the file it is about."""
    told = error.strerror or str(error) or type(error).__name__
    return f"{click.format_filename(error.filename)}: {told}" if isinstance(error.filename, (str, bytes)) else told


def abandon_output() -> None:
    """After standard output failed: what is left in its buffer goes nowhere, or Python would complain of it at exit."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except AttributeError:
        pass  # closed before Python began
