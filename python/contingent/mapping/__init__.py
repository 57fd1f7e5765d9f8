"""Mapping: one question asked of many scenarios, or of one scenario's worlds in shards, by any executor.

    shards      one sample in pieces
    asking      a question and one sample, as a task that can be sent
    merging     what shards answer, put together by adding counts
    running     tasks on an executor: bounded, given out again when lost
    checkpoint  what is done so far, in a file
    keeping     answers as JSON and back
    watching    how far a run is
    ensemble    many scenarios, an answer each
    whole       one scenario in shards, one answer
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from functools import partial
from typing import TYPE_CHECKING, Any, overload

from .._core import ContingentError
from ..scenario import Progress, Scenario
from .shards import Shards, shards

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from .asking import Asking, Question
    from .checkpoint import Place
    from .ensemble import Ensemble
    from .whole import Whole

__all__ = ["Shards", "map", "shards"]


@overload
def map(
    what: Shards, question: Question, *, executor: Executor | Callable[[], Executor] | None = None, threads: int | None = None,
    at_once: int | None = None, progress: Progress | None = None, checkpoint: Place | None = None, **asked: Any,
) -> Any: ...  # fmt: skip
@overload
def map(
    what: Iterable[Scenario], question: Question, *, executor: Executor | Callable[[], Executor] | None = None,
    worlds: int = 100_000, seed: int = 0, threads: int | None = None, at_once: int | None = None,
    progress: Progress | None = None, checkpoint: Place | None = None, **asked: Any,
) -> Iterator[Any]: ...  # fmt: skip
def map(
    what: Shards | Iterable[Scenario],
    question: Question,
    *,
    executor: Executor | Callable[[], Executor] | None = None,
    worlds: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    at_once: int | None = None,
    progress: Progress | None = None,
    checkpoint: Place | None = None,
    **asked: Any,
) -> Any:
    """One question, asked of many scenarios or of one in shards; on this machine or on many.

    what: scenarios, which give an iterator over their answers, in their order, of `worlds` worlds (100,000) and `seed` (0) each;
    nothing begins before the first is asked for. Or `contingent.shards(...)`, which give one answer: that of the whole sample on
    one machine, bit for bit.

    question: the name of an answer of Worlds, its arguments given as keywords (`map(..., "viability", members=["EGY"])`), or a
    function of a Worlds and of these. Of shards it answers with what is made of counts of worlds alone: viable, coordination_gap,
    members, viability, compatibility, terms, a share, or whole numbers (which are added), and lists and dicts of these. It is
    asked of 64 worlds here first, so that a mistake in it shows at once.

    executor: any concurrent.futures.Executor, such as Dask's `Client.get_executor()`; or a function that makes one, such as
    `functools.partial(ProcessPoolExecutor, 4)`, which is called again when a pool breaks because a process died. None: this
    process. A task that is lost with its worker is given out again, and given up when lost three times.

    threads: of the core's, a task; without an executor all of the machine's, else one. at_once: tasks given out at a time; 4 a
    worker where the executor says how many it has, else 1,000. Ctrl-C, an error, or an iterator let go of cancels what has not
    begun. progress: called with the worlds done and the worlds in all.

    checkpoint: a file that the run is saved to every few seconds and when it ends, however it ends, and goes on from if it is
    there. One that is damaged, or of another question, sample or version of contingent, is an error. A function's name stands
    for it: give it another if you change what it does. Answers of scenarios are kept if they are results or JSON values.

    >>> import contingent as ct
    >>> case = ct.load("every-feature")
    >>> chances = [0.0, 0.5, 1.0]
    >>> found = ct.map([case.set({"joins:AVA": chance}) for chance in chances], "members", worlds=1000)
    >>> [members["AVA"].willing.value for members in found][::2]
    [0.0, 1.0]
    >>> ct.map(ct.shards(case, 10_000, size=4096), "members") == case.sample(10_000).members()
    True
    """
    from .asking import Asking
    from .running import run

    if at_once is not None and (isinstance(at_once, bool) or not isinstance(at_once, int) or at_once < 1):
        raise ContingentError(f"at_once is a whole number from 1 on, not {at_once!r}")
    asking = Asking(question, asked, 1 if threads is None and executor is not None else threads)
    asking.check()
    crew = partial(run, given=executor, at_once=at_once)
    if not isinstance(what, Shards):
        sample = (100_000 if worlds is None else worlds, seed or 0)
        return _ensemble(what, asking, *sample, progress, checkpoint).answers(crew)
    if worlds is not None or seed is not None:
        raise ContingentError("how many worlds and which seed is for contingent.shards to say")
    return _whole(what, asking, progress, checkpoint).answer(crew)


def _ensemble(
    scenarios: Any, asking: Asking, worlds: int, seed: int, progress: Progress | None, place: Place | None
) -> Ensemble:
    from .ensemble import Ensemble
    from .watching import Watch

    if not isinstance(scenarios, Iterable) or isinstance(scenarios, (str, bytes, Mapping)):
        kind = type(scenarios).__name__
        raise ContingentError(f"map asks scenarios, such as a list of them, or contingent.shards(...), not a {kind}")
    if progress is not None and not isinstance(scenarios, Sized):
        scenarios = list(scenarios)  # whoever watches wants to know how many there are
    total = worlds * len(scenarios) if isinstance(scenarios, Sized) else 0
    return Ensemble(scenarios, asking, worlds, seed, Watch(progress, total), place)


def _whole(shards: Shards, asking: Asking, progress: Progress | None, place: Place | None) -> Whole:
    from .watching import Watch
    from .whole import Whole

    return Whole(shards, asking, Watch(progress, shards.worlds), place)
