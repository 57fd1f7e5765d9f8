"""Running: tasks on an executor, a bounded number at once, each answered exactly once.

Whatever a question raises comes back as a Failed, so what a future raises is the worker's or the way's fault, whichever
executor it is: then the task is given out again.
"""

from __future__ import annotations

import pickle
import traceback
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from queue import SimpleQueue
from typing import Any

from .._core import ContingentError
from .asking import Task

TRIES = 3  # of a task whose worker is lost; more, and the task is thought to be what kills it
AT_ONCE = 1000  # tasks given out, where an executor does not say how many workers it has

Given = Executor | Callable[[], Executor]
Run = Callable[[Iterable[Task]], Iterator[tuple[Task, Any]]]


def run(tasks: Iterable[Task], given: Given | None, at_once: int | None) -> Iterator[tuple[Task, Any]]:
    """Each task with what it answers, in the order in which answers come.

    What a question raises is raised here. However this ends, what has not begun by then is cancelled."""
    crew = _Crew(given)
    limit = at_once or crew.at_once
    waiting, again = iter(tasks), deque[Task]()
    pending: dict[Future[Any], Task] = {}
    finished: SimpleQueue[Future[Any]] = SimpleQueue()
    lost = Counter[int]()
    whole = False
    try:
        while True:
            while len(pending) < limit and (task := again.popleft() if again else next(waiting, None)):
                future = crew.submit(task, lost[task.number])
                pending[future] = task
                future.add_done_callback(finished.put)
            if not pending:
                whole = True
                return
            future = finished.get()
            task = pending.pop(future)
            try:
                answer = future.result()
            except Exception as error:
                lost[task.number] += 1
                if lost[task.number] == TRIES:
                    raise ContingentError(f"{task} came back from no worker in {TRIES} tries: {_said(error)}") from error
                again.append(task)
            else:
                if isinstance(answer, Failed):
                    answer.raise_again(task)
                yield task, answer
    finally:
        for future in pending:
            future.cancel()
        crew.leave(whole)


def attempt(task: Task, lost: int) -> Any:
    """What comes back of a task, or why nothing does. What workers run. `lost`: how often it was lost before, which makes it
    another task for executors that remember what became of the same one."""
    try:
        return task()
    except Exception as error:
        return Failed(error)


class Failed:
    """What a question raised, fit to be sent, with where it was raised."""

    def __init__(self, error: Exception) -> None:
        self._where = "".join(traceback.format_exception(error))
        try:
            self._error = pickle.loads(pickle.dumps(error))
        except Exception:  # some cannot be sent
            self._error = ContingentError(_said(error))

    def raise_again(self, task: Task) -> None:
        raise self._error from AskingFailed(f"{task}, asked by a worker:\n{self._where}")


class AskingFailed(Exception):
    """Where and how a question failed on a worker: the cause of what it raised."""


class _Crew:
    """The executor that was given, or the one that the given function makes, anew whenever the last one is broken."""

    def __init__(self, given: Given | None) -> None:
        self._make = None if hasattr(given, "submit") else given or _Here
        self._executor: Any = given if self._make is None else self._made()

    @property
    def at_once(self) -> int:
        """Enough for every worker to find its next task waiting."""
        workers = getattr(self._executor, "_max_workers", None)  # the standard library's pools and those like them
        return max(1, 4 * workers) if isinstance(workers, int) else AT_ONCE

    def submit(self, task: Task, lost: int) -> Future[Any]:
        try:
            return self._given_out(task, lost)
        except BrokenExecutor as error:
            if self._make is None:
                raise ContingentError(
                    f"the executor has lost its workers for good ({error}); give a function that makes one, such as "
                    "functools.partial(ProcessPoolExecutor, 4), and it is made anew when that happens"
                ) from error
            self._executor.shutdown(wait=False)
            self._executor = self._made()
            return self._given_out(task, lost)

    def _given_out(self, task: Task, lost: int) -> Future[Any]:
        future: Future[Any] = self._executor.submit(attempt, task, lost)
        return future

    def leave(self, whole: bool) -> None:
        """Ends what was made here, at once unless the work is whole; leaves alone what was given."""
        if self._make is not None:
            self._executor.shutdown(wait=whole)

    def _made(self) -> Any:
        made = self._make() if callable(self._make) else None
        if not hasattr(made, "submit"):
            raise ContingentError("executor is a concurrent.futures.Executor, or a function that makes one")
        return made


class _Here(Executor):
    """This process and thread: a task is done when it is given out."""

    _max_workers = 0

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **keywords: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(function(*arguments, **keywords))
        return future


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
