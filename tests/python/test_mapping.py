"""Mapping: shards put together are the whole, bit for bit; ensembles come in their order; lost tasks are given out again."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial

import contingent as ct
import pytest
import questions
from contingent.mapping.merging import MERGEABLE, Counting
from hypothesis import example, given, settings
from hypothesis import strategies as st
from interrupting import seconds_to_stop
from test_results import SCENARIO as WITH_POOL

CASE = ct.load("every-feature")
POOLED = ct.load(WITH_POOL)
ASKED = {"viability": {"members": ["EGY", "IDN"]}, "terms": {"x": "arms", "steps": 3}}
SIZE = 640


def titled(title):
    return ct.load({"contingent": 1, "title": title, "actors": {"EGY": {"joins": 0.5}}})


def alone(question, worlds, scenario=POOLED, seed=0):
    """The same question of the whole sample at once."""
    answer = getattr(scenario.sample(worlds, seed=seed, threads=1), question)
    return answer(**ASKED.get(question, {})) if callable(answer) else answer


# One scenario in shards


@pytest.mark.parametrize("question", MERGEABLE)
@settings(max_examples=15)
@given(worlds=st.integers(1, 3000), size=st.integers(1, 40), seed=st.integers(0, 3))
def test_shards_put_together_are_one_machine_s_answer(question, worlds, size, seed):
    shards = ct.shards(POOLED, worlds, seed=seed, size=64 * size)
    assert ct.map(shards, question, threads=1, **ASKED.get(question, {})) == alone(question, worlds, seed=seed)


@given(worlds=st.integers(1, 1 << 40), share=st.floats(0, 256))
@example(worlds=49, share=1 / 49)
def test_the_sum_behind_a_mean_is_exact(worlds, share):
    members = round(share * worlds)
    counting = Counting(worlds)
    counting.mean(members / worlds)
    assert counting.counts == [members]


@given(worlds=st.integers(1, 3000), size=st.integers(1, 40))
def test_shards_cover_each_world_once(worlds, size):
    shards = ct.shards(CASE, worlds, size=64 * size)
    covered = [world for first, count in shards for world in range(first, first + count)]
    assert covered == list(range(worlds))
    assert len(shards) == len(list(shards))


def test_a_shard_s_worlds_are_those_of_the_whole():
    whole = CASE.sample(2000).worlds_where_viable().to_numpy()
    for first, count in ct.shards(CASE, 2000, size=SIZE):
        shard = ct.Worlds(CASE, count, first=first)
        assert list(shard.worlds_where_viable().to_numpy()) == list(whole[first : first + count])
        assert shard.provenance.first == first
        assert ("first" in shard.members().to_dict()["provenance"]) == (first > 0)
        assert (f" from {first:,} on" in str(shard.provenance)) == (first > 0)


def test_what_is_asked_of_a_shard_stays_in_it():
    shard, other = ct.Worlds(POOLED, SIZE, first=SIZE), POOLED.sample(SIZE)
    (point,) = shard.frontier("members", [2])
    assert point.coalition == shard.coalitions(top=1).rows[0]
    assert shard._fresh.first == 2 * SIZE
    with pytest.raises(ct.ContingentError, match="world by world"):
        ct.compare(shard, other)


def test_counts_of_one_s_own_are_added():
    found = ct.map(ct.shards(POOLED, 2000, size=SIZE), questions.counts)
    viable = POOLED.sample(2000).viable.count
    assert found == {
        "viable": viable,
        "others": [2000 - viable, [2000]],
        "named": {"first 640": 640, "first 1280": 640, "first 1920": 80},
    }
    assert list(found["named"]) == sorted(found["named"])  # in whichever order the shards are done


def test_results_in_lists_and_dicts_are_put_together():
    found = ct.map(ct.shards(POOLED, 2000, size=SIZE), questions.several)
    assert found == questions.several(POOLED.sample(2000))


@pytest.mark.parametrize("make", [partial(ProcessPoolExecutor, 2), partial(ThreadPoolExecutor, 2)])
def test_executors_change_nothing(make):
    shards = ct.shards(POOLED, 10_000, size=SIZE)
    with make() as executor:
        assert ct.map(shards, "members", executor=executor) == alone("members", 10_000)
        assert executor.submit(len, "it is still there").result() == 17
    assert ct.map(shards, "members", executor=make, at_once=1) == alone("members", 10_000)


# Many scenarios


def test_answers_come_in_the_order_of_the_scenarios():
    titles = list("abcde")
    with ThreadPoolExecutor(5) as executor:
        found = ct.map(map(titled, titles), questions.slow_first, executor=executor, worlds=64)
        assert list(found) == titles


def test_each_scenario_is_asked_of_its_worlds():
    changed = [CASE.set({"joins:AVA": chance}) for chance in (0, 0.5, 1)]
    found = ct.map(changed, "members", worlds=1000, seed=4, threads=1)
    assert list(found) == [scenario.sample(1000, seed=4).members() for scenario in changed]
    (viability,) = ct.map([POOLED], "viability", worlds=500, members=["EGY"])
    assert viability == POOLED.sample(500).viability(["EGY"])


def test_no_more_than_asked_is_given_out_at_once():
    given_out, done = [], []

    class Watching(ThreadPoolExecutor):
        def submit(self, *arguments):
            future = super().submit(*arguments)
            given_out.append(future)
            assert sum(not future.done() for future in given_out) <= 7
            return future

    def scenarios():
        for number in range(300):
            assert number - len(done) <= 7  # taken when there is room for it
            yield titled(f"{number}")

    with Watching(1) as executor:
        done.extend(ct.map(scenarios(), questions.title, executor=executor, worlds=64, at_once=7))
    assert done == [f"{number}" for number in range(300)]


def test_progress_is_told_in_worlds():
    told = []

    def progress(done, total):
        told.append((done, total))

    list(ct.map((titled(title) for title in "abc"), "viable", worlds=100, progress=progress))
    ct.map(ct.shards(CASE, 1500, size=SIZE), "viable", progress=progress)
    assert told == [(100, 300), (200, 300), (300, 300), (640, 1500), (1280, 1500), (1500, 1500)]


# Workers that are lost


def test_a_task_lost_with_its_process_is_given_out_again(tmp_path):
    shards = ct.shards(POOLED, 5000, size=SIZE)
    make = partial(ProcessPoolExecutor, 2)
    assert ct.map(shards, questions.deadly, executor=make, marker=str(tmp_path / "died")) == alone("members", 5000)
    assert (tmp_path / "died").exists()


def test_a_broken_pool_that_cannot_be_made_anew_is_told(tmp_path):
    shards = ct.shards(POOLED, 5000, size=SIZE)
    with ProcessPoolExecutor(2) as executor, pytest.raises(ct.ContingentError, match="give a function that makes one"):
        ct.map(shards, questions.deadly, executor=executor, marker=str(tmp_path / "died"))


def test_a_task_that_kills_every_worker_is_given_up():
    shards = ct.shards(POOLED, 5000, size=SIZE)
    with pytest.raises(ct.ContingentError, match=r"^shard \d came back from no worker in 3 tries: BrokenProcessPool"):
        ct.map(shards, questions.always_deadly, executor=partial(ProcessPoolExecutor, 1), at_once=1)


def test_what_a_question_raises_is_raised():
    with ProcessPoolExecutor(1) as executor:
        with pytest.raises(KeyError, match="'b'") as caught:
            list(ct.map([titled("b")], questions.failing, executor=executor))
        assert "scenario 0, asked by a worker" in str(caught.value.__cause__)
        assert "in failing" in str(caught.value.__cause__)
        with pytest.raises(ct.ContingentError, match="Unsendable: a and b"):
            list(ct.map([titled("b")], questions.failing_unsendably, executor=executor))
        with pytest.raises(ct.ContingentError, match="came back from no worker in 3 tries.*lambda"):
            list(ct.map([titled("b")], lambda worlds: 1, executor=executor))


@pytest.mark.parametrize("how", ["None", "partial(ProcessPoolExecutor, 2)"])
def test_ctrl_c_stops_it(how):
    preparation = f"""
from concurrent.futures import ProcessPoolExecutor
from functools import partial
import contingent as ct, questions
shards = ct.shards(ct.load("gaza-isf-2025-10"), 10**11)
executor = {how}"""
    assert seconds_to_stop(preparation, 'ct.map(shards, "members", executor=executor)', wait=0.5) < 2


def test_an_iterator_let_go_of_cancels_what_has_not_begun(tmp_path):
    log = tmp_path / "log"
    with ThreadPoolExecutor(1) as executor:
        ask = partial(questions.logged, log=log, pause=0.1)
        found = ct.map(map(titled, "abcdefgh"), ask, executor=executor, worlds=64, at_once=8)
        next(found)
        found.close()
    assert len(log.read_text().splitlines()) <= 3


# What cannot be


@pytest.mark.parametrize(
    ("what", "question", "how", "told"),
    [
        ([CASE], "membres", {}, 'no answer is called \'membres\'; did you mean "members"'),
        ([CASE], 7, {}, "no answer is called 7; they are viable"),
        ([CASE], "viable", {"members": ["EGY"]}, '"viable" takes no arguments, but members is given'),
        ([CASE], "members", {"at_once": 0}, "at_once is a whole number from 1 on, not 0"),
        ([CASE], "members", {"executor": "dask"}, "executor is a concurrent.futures.Executor"),
        ([CASE, "every-feature"], "members", {}, "scenario 1 is a str; contingent.load makes scenarios"),
        ([CASE], "members", {"worlds": 0}, "the number of worlds must be from 1"),
        (CASE, "members", {}, "map asks scenarios, such as a list of them, or"),
        ("every-feature", "members", {}, "map asks scenarios, such as a list of them, or"),
        (ct.shards(CASE, 100), "members", {"seed": 1}, "is for contingent.shards to say"),
        (ct.shards(CASE, 100), "levers", {}, "Levers has none"),
        (ct.shards(CASE, 100), "viability", {"members": ["XYZ"]}, 'no candidate is called "XYZ"'),
        (ct.shards(CASE, 100), questions.interval, {}, "float has none"),
        (ct.shards(CASE, 100), questions.of_some, {}, "only shares of all of a shard's worlds can be put together"),
        (ct.shards(CASE, 100), questions.weighted, {}, "only shares of all of a shard's worlds can be put together"),
    ],
)
def test_what_cannot_be_is_told(what, question, how, told):
    with pytest.raises(ct.ContingentError) as caught:
        list(ct.map(what, question, **how))
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"size": 100}, "a shard's size is a multiple of 64, not 100"),
        ({"size": 0}, "a multiple of 64, not 0"),
        ({"size": True}, "a multiple of 64, not True"),
        ({"worlds": 0}, "from 1 to 2^40"),
        ({"worlds": 1.5}, "worlds is a whole number"),
        ({"seed": -1}, "seed is a whole number"),
        ({"scenario": "every-feature"}, "shards are of one scenario, as contingent.load gives it, not of str"),
    ],
)
def test_what_shards_cannot_be_is_told(arguments, told):
    with pytest.raises(ct.ContingentError) as caught:
        ct.shards(**({"scenario": CASE, "worlds": 100} | arguments))
    assert told in str(caught.value)
