"""Random valid scenarios, as the JSON of their files.

    scenarios()          everything the format has, with ranges and offers drawn from PERT and normal distributions
    boolean_scenarios()  all uncertainty in beliefs, and little enough of it for exact enumeration

Both are small: at most six actors who could join and two gatekeepers, so that a brute force can look at every force.
"""

from hypothesis import strategies as st
from oracle_exact import joint_outcomes
from oracle_reading import candidates, names_in, parse
from strategies_evidence import derive_some, made_certain, written

TASKS = ["troops", "police"]
GROUPS = ["north", "south"]
CHANCES = st.one_of(st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0]), st.floats(0, 1))
LIKELY = st.one_of(st.sampled_from([0.3, 0.6, 0.8, 0.9, 0.95]), st.sampled_from([0.7, 0.85, 1.0]), CHANCES)


def subset(draw, names, least=0):
    if not names:
        return []
    return draw(st.lists(st.sampled_from(names), min_size=least, max_size=len(names), unique=True))


# Conditions and beliefs ---------------------------------------------------------------------------------------------


@st.composite
def conditions(draw, events, members=(), leads=(), depth=2):
    """The text of a condition over events, members and leads; `not` over events only."""
    leaves = [*events, *members, *(f"leads({lead})" for lead in leads)]
    kinds = ["leaf"] + (["leaf", "and", "or", "at_least"] if depth else []) + (["not"] if events and depth else [])
    kind = draw(st.sampled_from(kinds))
    if kind == "leaf":
        return draw(st.sampled_from(leaves))
    if kind == "not":
        return f"not ({draw(conditions(events, depth=depth - 1))})"
    parts = draw(st.lists(conditions(events, members, leads, depth - 1), min_size=2, max_size=3))
    if kind == "at_least":
        return f"at_least({draw(st.integers(1, len(parts)))}, {', '.join(parts)})"
    return f" {kind} ".join(f"({part})" for part in parts)


@st.composite
def belief_lists(draw, events, members=(), leads=(), chances=CHANCES):
    """A belief: a chance, or (mostly) clauses, whose chances do not rise after one that mentions members."""
    if not (events or members or leads) or draw(st.integers(0, 2)) == 0:
        return draw(chances)
    whens = draw(st.lists(conditions(events, members, leads), min_size=1, max_size=2, unique=True))
    listed = [{"when": when, "chance": draw(chances)} for when in whens]
    if draw(st.integers(0, 3)):
        listed.append({"chance": draw(chances)})
    return monotone(listed, events)


def monotone(listed, events):
    largest = 0
    for clause in reversed(listed):
        if "when" in clause and names_in(parse(clause["when"])) - set(events):
            clause["chance"] = max(clause["chance"], largest)
        largest = max(largest, clause["chance"])
    return listed


@st.composite
def written_beliefs(draw, *args, **kwargs):
    """The same, sometimes in its longest form."""
    belief = draw(belief_lists(*args, **kwargs))
    return {"chance": belief, "note": "in the long form"} if draw(st.integers(0, 4)) == 0 else belief


@st.composite
def event_maps(draw):
    names = [f"e{k}" for k in range(draw(st.integers(0, 2)))]
    events = {name: {"chance": draw(belief_lists(names[:k]))} for k, name in enumerate(names)}
    return dict(draw(st.permutations(list(events.items()))))


# Quantities ---------------------------------------------------------------------------------------------------------


@st.composite
def quantities(draw, high, fixed=False, wide=1.0):
    """A number; or PERT; or a normal whose tails go beyond 0 to high. All in hundredths of `high`."""
    hundredths = st.integers(0, 100).map(lambda k: k * high / 100)
    kind = "number" if fixed else draw(st.sampled_from(["number", "pert", "normal"]))
    if kind == "pert":
        low, mode, top = sorted(draw(st.tuples(hundredths, hundredths, hundredths)))
        return [low, mode, top] if low < top else mode
    if kind == "normal":
        return {"mean": draw(hundredths), "sd": wide * high * draw(st.integers(1, 60)) / 100}
    return draw(hundredths)


@st.composite
def position_maps(draw, issues, fixed):
    ideal, tolerance = quantities(1, fixed), quantities(0.5, fixed)
    return {issue: {"ideal": draw(ideal), "tolerance": draw(tolerance)} for issue in subset(draw, issues)}


@st.composite
def offer_maps(draw, fixed):
    offers = {task: draw(quantities(2000, fixed)) for task in subset(draw, TASKS)}
    return {task: {"amount": amount} if draw(st.booleans()) else amount for task, amount in offers.items()}


# Who ----------------------------------------------------------------------------------------------------------------


@st.composite
def wills(draw, id, events, members, leaders, leader):
    """joins, and leads for a leader."""
    others = [member for member in members if member != id]
    will = {"joins": draw(written_beliefs(events, others, leaders, chances=LIKELY))}
    if leader:
        rivals = [leader for leader in leaders if leader != id]
        will["leads"] = draw(belief_lists(events, others, rivals, chances=LIKELY))
    return will


@st.composite
def views(draw, id, targets, events, issues, fixed):
    """accepts, positions: what gatekeepers and candidates have alike."""
    named = subset(draw, [target for target in [*targets, *GROUPS, "*"] if target != id])
    view = {
        "accepts": {target: draw(written_beliefs(events, chances=LIKELY)) for target in named},
        "positions": draw(position_maps(issues, fixed)),
    }
    return {key: value for key, value in view.items() if value}


@st.composite
def pool_maps(draw, members, leaders, events, issues, fixed):
    pool = {"size": draw(st.integers(1, 2)), "groups": subset(draw, GROUPS)}
    pool |= draw(wills("others", events, members, leaders, leader=draw(st.booleans())))
    pool |= draw(views("others", members, events, issues, fixed))
    return {"others": pool | {"offers": draw(offer_maps(fixed))}}


@st.composite
def requirement_maps(draw, scenario, leaders):
    members = [id for id, actor in scenario["actors"].items() if "joins" in actor]
    everyone = candidates(scenario).values()
    tasks = sorted({task for one in everyone for task in one.get("offers", {})})
    groups = sorted({group for one in everyone for group in one.get("groups", [])})
    pools = list(scenario["pools"])

    def at_least(of, amounts):
        requirement = {"at_least": draw(amounts), "of": of}
        among = draw(st.sampled_from(["all", "list", *groups, *pools]))
        return requirement if among == "all" else requirement | {"from": sources(among)}

    def sources(among):
        return subset(draw, members + pools, least=1) if among == "list" else among

    requirements = {}
    for k in range(draw(st.sampled_from([0, 1, 1, 2, 3]))):
        kind = draw(st.sampled_from(["members", "lead", "when", *tasks]))
        if kind == "members":
            requirement = at_least(kind, st.sampled_from([1, 1, 2, 2, 2.5, 3]))
        elif kind in tasks:
            requirement = at_least(kind, st.integers(0, 12).map(lambda hundreds: 100 * hundreds))
        elif kind == "lead":
            requirement = {"lead": draw(st.integers(0, 4)) > 0}
        else:
            requirement = {"when": draw(conditions(list(scenario["events"]), members, leaders))}
        requirements[f"r{k}"] = requirement
    return requirements, draw(st.sampled_from(["", "members", *tasks]))


# Whole scenarios ----------------------------------------------------------------------------------------------------


@st.composite
def scenarios(draw, most=6, fixed=False):
    events = draw(event_maps())
    issues = [f"issue-{k}" for k in range(draw(st.integers(0, 1 if fixed else 3)))]
    members = [f"C{k}" for k in range(draw(st.integers(2, most)))]
    leaders = subset(draw, members)
    guards = [f"G{k}" for k in range(draw(st.integers(0, 2)))]
    with_pool = draw(st.integers(0, 3)) == 0
    targets = [*members, "others"] if with_pool else members

    def gatekeeper():
        return draw(conditions(list(events))) if events and draw(st.booleans()) else True

    def actor(id):
        said = draw(views(id, targets, list(events), issues, fixed))
        if id in members:
            said |= draw(wills(id, list(events), members, leaders, id in leaders)) | {"offers": draw(offer_maps(fixed))}
            said["groups"] = subset(draw, GROUPS)
        if id in guards or draw(st.integers(0, 7)) == 0:
            said["gatekeeper"] = gatekeeper()
        return said

    scenario = {
        "contingent": 1,
        "title": "drawn at random",
        "events": events,
        "issues": {issue: {} for issue in issues},
        "actors": {id: actor(id) for id in draw(st.permutations(members + guards))},
        "pools": draw(pool_maps(members, leaders, list(events), issues, fixed)) if with_pool else {},
    }
    if draw(st.integers(0, 3)) == 0:
        wait_for_each_other(draw, scenario["actors"], members)
    drop_unknown_groups(scenario)
    scenario["requirements"], prefer = draw(requirement_maps(scenario, leaders))
    if draw(st.integers(0, 2)) == 0:
        derive_some(draw, scenario)
    return scenario | ({"prefer": prefer} if prefer else {})


def wait_for_each_other(draw, actors, members):
    """Two who join only together: nobody moves first, so coordination counts."""
    pair = draw(st.permutations(members))[:2]
    for one, other in (pair, reversed(pair)):
        actors[one]["joins"] = [{"when": other, "chance": draw(LIKELY)}]


def drop_unknown_groups(scenario):
    """A group comes into being by being listed; nobody can accept one that is not."""
    everyone = [*scenario["actors"].values(), *scenario["pools"].values()]
    listed = {group for one in everyone for group in one.get("groups", [])}
    for one in everyone:
        for group in set(GROUPS) - listed:
            one.get("accepts", {}).pop(group, None)


@st.composite
def boolean_scenarios(draw, most=5, outcomes=400):
    """Beliefs are made certain, one after the other, until there are few enough joint outcomes to enumerate."""
    scenario = draw(scenarios(most, fixed=True))
    listed = list(written(scenario))
    for belief in draw(st.permutations(listed)):
        if joint_outcomes(scenario) <= outcomes:
            break
        made_certain(belief)
        monotone(belief, scenario["events"])
    return scenario
