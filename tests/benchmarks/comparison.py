"""Row: one line of the suite's table. And how everything in it is timed.

Times are processor time, of all threads together, where both sides use one thread or their work is divided evenly: what else
runs on the machine then counts little. Where one side sets several threads on the same question it is the clock's time.
"""

from dataclasses import dataclass
from time import process_time


@dataclass(frozen=True)
class Row:
    """`ours` and `theirs` are what the same work costs each, in `unit`; `agree` says how their answers were compared.

    Where the other side is the machine itself, `theirs` is its roof and the ratio the share of it that is reached.
    """

    section: str
    work: str
    against: str
    ours: float
    theirs: float
    unit: str
    agree: str

    @property
    def ratio(self):
        return self.theirs / self.ours


class Disagreement(SystemExit):
    """The two sides do not give the same answer, so that their times say nothing."""


def shortest(work, repeats=3):
    """What it gives, and the shortest processor time it took, in seconds."""
    times = []
    for _ in range(repeats):
        start = process_time()
        answer = work()
        times.append(process_time() - start)
    return answer, min(times)


def distance(a, worlds_a, b, worlds_b):
    """Between two shares of worlds, in standard errors of their difference."""
    p = (a + b) / (worlds_a + worlds_b)
    error = (p * (1 - p) * (1 / worlds_a + 1 / worlds_b)) ** 0.5
    return abs(a / worlds_a - b / worlds_b) / error if error else 0.0


def check_distance(farthest, answers):
    """The sentence for `agree`, or the end of the run: more than 4.5 standard errors apart is no accident."""
    if farthest > 4.5:
        raise Disagreement(f"the answers do not agree: {farthest:.1f} standard errors apart")
    return f"{answers} answers, at most {farthest:.1f} standard errors apart"
