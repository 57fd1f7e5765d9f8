"""Results about the past made by hand: edges and strangers that no shipped case has."""

from contingent.results.backtest import METHODS, Backtest, Bin, MethodScores, Prediction, Score
from contingent.results.difference import Difference
from contingent.results.estimate import Estimate
from contingent.results.explanation import ClaimPart, ClausePart, Explanation
from contingent.results.history import History, Kind, Statement
from contingent.results.meanings import MeaningRow, Meanings
from contingent.results.news import Diff, Moment, Path, Timeline
from contingent.results.provenance import Provenance
from hostile import NAMES

WORLDS = 1_000
PROVENANCE = Provenance(0, WORLDS, "0", "0" * 64)
ODD = list(NAMES.values())


def estimate(count):
    share = count / WORLDS
    return Estimate(share, max(0.0, share - 0.02), min(1.0, share + 0.02), count, WORLDS)


def change(before, after):
    value = (after - before) / WORLDS
    return Difference(value, value - 0.01, value + 0.01, max(after - before, 0), max(before - after, 0), WORLDS)


def path(answer, actor, name, counts):
    changes = tuple(change(before, after) for before, after in zip(counts, counts[1:], strict=False))
    return Path(answer, actor, name, tuple(estimate(count) for count in counts), changes)


def paths(counts):
    """The force, and a candidate for each odd name, some of whom never move."""
    candidates = [
        path("would", f"A{number}", name, [count * number // 9 for count in counts]) for number, name in enumerate(ODD)
    ]
    return (path("viable", "", "", counts), *candidates)


def moments(days, texts=ODD):
    told = [texts[number % len(texts)] for number in range(len(days) - 1)]
    return (
        Moment("start", days[0], (), "the start"),
        *(Moment("news", day, ("c",), text) for day, text in zip(days[1:], told, strict=True)),
    )


def timeline_of(days, counts):
    return Timeline(moments(days), paths(counts), PROVENANCE, PROVENANCE, tuple(days), tuple(range(len(days))))


def diff_of(days, counts):
    return Diff(moments(days), paths(counts), PROVENANCE, PROVENANCE)


def claim(number, standing="counts", chance=0.5, sd=0.2, right=0.65):
    odd = ODD[number % len(ODD)]
    by = ODD[0] if standing in ("repeats", "superseded") else ""
    day = "2030-01-01" if number % 2 else ""
    return ClaimPart(
        f"c{number}", odd, odd, "s", odd, odd, odd, day, standing, by, right, chance, sd, "ours", 0.25, 0.1, 0.4
    )


def clause(says, claims=(), derived=True, chance=0.4, linear=0.4, times=1.0):
    return ClausePart(says, says, says, derived, chance, 0.03, times, 0.5, 0.1, linear, tuple(claims))


def explanations():
    standings = ("counts", "later", "repeats", "superseded")
    claims = [claim(number, standings[number % 4], chance=number / 8) for number in range(len(ODD))]
    yield "evil", Explanation("joins:A", ODD[1], "2030-01-01", (clause(ODD[1], claims, linear=0.9), clause(ODD[2], claims, times=0.5)))
    yield "no claims", Explanation("joins:A", "A is ready to join", "", (clause("always", derived=False, chance=0.0),))
    waiting = clause("always", [claim(0, "later", sd=0.0)], chance=0.03)
    yield "none known yet", Explanation("joins:A", "A is ready to join", "2030-01-01", (waiting,))
    sure = [claim(1, chance=1.0, sd=0.0, right=1.0), claim(2, chance=0.0, sd=0.3, right=0.0)]
    yield "sure", Explanation("joins:A", "A is ready to join", "2030-01-01", (clause("always", sure, chance=1.0, linear=1.0),))


def kind(name, by_others, joined, said, chance=0.5):
    return Kind(name, by_others, joined, said, min(said, 3), 0.4, chance, chance / 2, (1 + chance) / 2, chance, 0.1)


def histories():
    """Without a row of any kind; with kinds that nobody was heard to use; with more rows than there is room for dots."""
    unnamed = kind("", False, 0, 0, 0.02)
    yield "empty", History((), (), unnamed)
    yield "none said", History((), (kind("offer", False, 0, 0), kind("listing", True, 0, 0)), unnamed)
    row = Statement("case", "A", ODD[1], "itself", "firm", "offer", False, "2030-01-01", 0.9, True, "joined")
    many = (kind("offer", False, 290, 300, 0.97), kind(ODD[5], False, 0, 300, 0.0))
    yield "many", History((row,), many, kind("", False, 1_999, 2_000, 1.0))


def score(value):
    return Score(value, max(0.0, value - 0.1), min(1.0, value + 0.1), 0.0, -0.1, 0.1)


def scores(brier, auc=0.8):
    return tuple(
        MethodScores(method, score(value), score(0.5), score(auc) if auc is not None else None)
        for method, value in zip(METHODS, brier, strict=True)
    )


def backtests():
    row = Prediction(ODD[1], "A", ODD[1], "offer", {method: 0.5 for method in METHODS}, True)
    all_joined = scores((0.0, 0.0, 0.0, 0.0), None)
    empty = tuple(Bin(low / 5, (low + 1) / 5, 0, 0.0, 0.0, 0.0, 0.0) for low in range(5))
    yield "all joined", Backtest((row,), all_joined, {"a": all_joined, "b": all_joined}, empty, {}, {"a": 1.0})
    full = tuple(
        Bin(low / 5, (low + 1) / 5, 1_000, (low + 1) / 5, low / 4, max(0, low / 4 - 0.2), min(1, low / 4 + 0.2))
        for low in range(5)
    )
    bad = scores((1.0, 0.5, 0.2, 0.1), 0.05)
    yield "beaten", Backtest((row,) * 9, bad, {name: bad for name in ODD}, full, {}, {"a": 1.0})


def meaning(answer, name, count, low, high, linear):
    return MeaningRow(answer, name[:3], name, estimate(count), low, high, estimate(linear))


def meanings():
    rows = [meaning("viable", "", 500, 0.1, 0.9, 700)]
    rows += [meaning("would", name, 100 * number, 0.0, number / 9, 40 * number) for number, name in enumerate(ODD)]
    yield "evil", Meanings(tuple(rows), 10, PROVENANCE)
    yield "nobody", Meanings((meaning("viable", "", 0, 0.0, 0.0, 0),), 10, PROVENANCE)
    yield "sure", Meanings((meaning("viable", "", 1_000, 1.0, 1.0, 1_000), meaning("would", "A", 1_000, 1.0, 1.0, 1_000)), 10, PROVENANCE)


def news():
    """Pairs of a name and a timeline or a diff."""
    day, days = "2030-01-01", ["2030-01-01", "2030-01-02", "2030-01-03", "2030-01-04"]
    busy = [f"2030-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 28, 3)]
    counts = [(number * 397) % 1_001 for number in range(len(busy))]
    yield "timeline, one day", timeline_of([day], [300])
    yield "timeline, never", timeline_of(days, [0, 0, 0, 0])
    yield "timeline, sure", timeline_of(days, [1_000, 1_000, 1_000, 1_000])
    yield "timeline, busy", timeline_of(busy, counts)
    yield "timeline, long quiet before and after", timeline_of(["1990-01-01", *days, "2050-01-01"], [0, 1, 400, 300, 600, 601])
    yield "timeline, a leap at the end", timeline_of(["1900-01-01", "2030-01-01"], [0, 1_000])
    yield "diff, no change", diff_of([day, "2030-01-02"], [300, 300])
    yield "diff, of nothing", diff_of([day], [0])
    yield "diff, from nothing to all", diff_of([day, "2030-01-02"], [0, 1_000])
    yield "diff, busy", diff_of(busy, counts)
    steps = (Moment("start", "", (), "the start"), Moment("other", "", (), "other changes"))
    yield "diff, without days", Diff(steps, paths([10, 990]), PROVENANCE, PROVENANCE)
