"""Random evidence for a random scenario: sources and claims, and beliefs derived from them."""

from hypothesis import strategies as st
from oracle_reading import clauses

DAYS = ["2025-08-01", "2025-10-01", "2025-10-20", "2025-10-25", "2025-11-05"]
AS_OF = "2025-10-25"
HEDGES = ["likely", "unlikely", "very likely", "quite unlikely", "not about even", "offered", "ruled out", "has happened", "vowed", "never"]
ATTRIBUTIONS = ["on record", "several anonymous", "overheard"]
RELIABILITIES = ["A", "B", "C", "F", 0.6, 0.6, 0.85, 0.0, 1.0]
OWN_HEDGES = {"vowed": {"kind": "oath"}, "never": 0.0, "unlikely": {"chance": 0.15, "sd": 0.1}}
FROM_CLAIMS = ("claims", "base", "times")


def some(draw, of, chance=2):
    """None, or one of a list; one in so many is None."""
    return draw(st.sampled_from(of)) if draw(st.integers(1, chance)) > 1 else None


def said(**parts):
    return {key: value for key, value in parts.items() if value is not None}


def sources(draw):
    return {
        f"s{k}": said(publisher="A paper", date=draw(st.sampled_from(DAYS)), reliability=some(draw, RELIABILITIES, 4))
        for k in range(draw(st.integers(1, 3)))
    }


def claim(draw, source):
    return said(
        source=source,
        speaker=some(draw, ["a minister", "an envoy"]),
        origin=some(draw, ["a speech", "a leak"]),
        date=some(draw, DAYS, 4),
        says="something",
        hedge=draw(st.sampled_from(HEDGES)),
        attribution=some(draw, ATTRIBUTIONS),
    )


def lexicon(draw):
    own = {
        "hedges": OWN_HEDGES,
        "kinds": {"oath": 0.95},
        "attribution": {"overheard": 0.4},
        "half_life": some(draw, [0.5, 30, 36525]),
        "pooling": some(draw, ["log", "linear"]),
        "base": some(draw, [{"joins": 0.3, "accepts": 0.6}, {"joins": 0.5, "leads": {"chance": 0.5, "sd": 0.2}, "event": 0.0}], 5),
    }
    return said(**own)


def derive_some(draw, scenario):
    """Gives the scenario evidence, and takes the number from some of its beliefs and clauses."""
    scenario["lexicon"], scenario["sources"] = lexicon(draw), sources(draw)
    names = list(scenario["sources"])
    scenario["claims"] = {f"c{k}": claim(draw, draw(st.sampled_from(names))) for k in range(draw(st.integers(1, 5)))}
    if draw(st.integers(0, 3)):
        scenario["as_of"] = AS_OF
    claims = list(scenario["claims"])
    for holder, key in holders(scenario):
        if draw(st.integers(0, 2)) == 0:
            derive(draw, holder, key, claims)


def derive(draw, holder, key, claims):
    """One belief, or some of its clauses: `holder[key]` is what the reader finds there, an event holds its own."""

    def from_claims():
        cited = draw(st.lists(st.sampled_from(claims), min_size=draw(st.sampled_from([0, 1, 1, 1])), max_size=4, unique=True))
        return said(claims=cited, base=some(draw, [0.0, 0.5, 0.7, 0.9], 3), times=some(draw, [0.0, 0.5, 0.9, 0.95], 3))

    belief = holder[key]
    if isinstance(belief, dict):
        derive(draw, belief, "chance", claims)
    elif isinstance(belief, list):
        for clause in belief:
            if draw(st.booleans()):
                del clause["chance"]
                clause |= from_claims()
    elif key == "chance":  # of an event, or of a belief in its long form
        del holder[key]
        holder |= from_claims()
    else:
        holder[key] = from_claims() if draw(st.booleans()) else [from_claims()]


def holders(scenario):
    """Where every belief of a scenario stands."""
    yield from ((event, "chance") for event in scenario["events"].values())
    for one in [*scenario["actors"].values(), *scenario["pools"].values()]:
        yield from ((one, key) for key in ("joins", "leads") if key in one)
        yield from ((one["accepts"], target) for target in one.get("accepts", {}))


def written(scenario):
    """Every belief of a scenario as a list that can be changed in place."""
    for holder, key in holders(scenario):
        if key in holder:
            holder[key] = clauses(holder[key])
        else:  # an event derived from claims
            holder[key] = [{part: holder.pop(part) for part in FROM_CLAIMS if part in holder}]
        yield holder[key]


def made_certain(listed):
    """Clauses, each with chance 0 or 1."""
    for clause in listed:
        chance = clause.get("chance", clause.get("base", 0.7))
        for part in FROM_CLAIMS:
            clause.pop(part, None)
        clause["chance"] = float(chance >= 0.5)
