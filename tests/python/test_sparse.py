"""Where few of the candidates are vertices, edges are found a world at a time: the answers must be those of finding them by
pairs. Candidates who never join change no other's draws, but how few of all are vertices."""

import contingent as ct

ANSWERS = ("willing", "admitted", "compatible", "could", "would", "needed")
WORLDS = 5_000


def with_strangers(scenario, number):
    """The same with so many more candidates, nobody of whom ever joins."""
    strangers = {f"X{k}": {"joins": 0} for k in range(number)}
    return scenario | {"actors": scenario["actors"] | strangers}


def both(case):
    scenario = ct.load(case).to_dict()
    return ct.load(scenario).sample(WORLDS), ct.load(with_strangers(scenario, 120)).sample(WORLDS)


def test_members_are_the_same_bit_by_bit():
    for case in ("gaza-isf-2025-10", "every-feature"):
        dense, sparse = both(case)
        many = {row.actor: row for row in sparse.members().rows}
        assert 0 < sparse.viable.count == dense.viable.count
        assert sparse.coordination_gap == dense.coordination_gap
        for row in dense.members().rows:
            assert all(getattr(row, answer) == getattr(many[row.actor], answer) for answer in ANSWERS), row.actor


def test_levers_are_the_same_world_by_world():
    dense, sparse = both("gaza-isf-2025-10")
    few = {(e.lever, e.setting): e for e in dense._core.lever_effects().effects}
    many = {(e.lever, e.setting): e for e in sparse._core.lever_effects().effects}
    shared = few.keys() & many.keys()
    assert len(shared) > 100
    for key in shared:
        a, b = few[key].change, many[key].change
        assert (a.gained, a.lost) == (b.gained, b.lost), key
