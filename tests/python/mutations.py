"""Values to put into a scenario where something else was: at the edge of what may stand there, or beyond it."""

import copy

from hypothesis import strategies as st

EDGES = [None, True, "", "a b", "*", "members", -1e-9, 0, 1, 1.5, 2, 10.5, 257, 1.1e10, [], [0, 0.5, 1], [0, 1], [0] * 4, [0, 0.5, 1.1], {}]
EDGES += [[-1, 0, 1], [0, 0.5, 10.5], [0, 1, 1.1e10], [0, 0.5, "1"], ["a b"], [{"chance": 1}], {"chance": 1}, {"chance": []}, {"mean": 1}]
EDGES += [{"mean": 0.5, "sd": sd} for sd in (0.1, -1, 10.5, 1.1e10, None)] + [{"mean": 0.5, "sd": 1, "x": 1}, {"sd": 1}]
EDGES += [{"mean": mean, "sd": 0.1} for mean in (-1, 1.5, 10.5, 1.1e10, None)] + [{"chance": [{"chance": 0.5}] * 65}]
EDGES += [{"claims": []}, {"claims": [], "base": 0.5, "times": 1}, {"base": 0.5}, {"claims": [], "chance": 0.5, "times": 1}, {"claims": [f"c{k}" for k in range(65)]}]
EDGES += [{"kind": "offer"}, {"kind": "offer", "sd": 0}, {"chance": 0.5, "sd": 0.1, "from": ""}, {"chance": 1, "sd": 0.1}, {"chance": 0.5, "sd": 0.5}, {"sd": 0.1}]

IDS = ["EGY", "C0", "others", "offer", "paper", "north", "vote", "e0", "troops", "members", "*", "not", "leads", "a b", "", "1st", "~/", "id\u00e9"]
NUMBERS = [0, 1, 1.0, -0.0, 0.5, -1, -1e-9, 1.5, 2, 3, 10, 10.5, 64, 256, 257, 5000, 1e10, 1.1e10, 1e300, 10**30]
TEXTS = ["offered", "very likely", "on record", "offer", "log", "linear", "2025-02-28", "2025-02-30", "25-2-28", "2025-2-8", "http://x", "https://", "ftp://x", "A", "F", "G", "a", "AB", "EGY or e0", "(vote"]
LISTS = [[], [0.1, 0.2, 0.3], [1, 2], [1, 2, 3, 4], [0.5] * 3, [3, 2, 1], ["EGY"], ["EGY", "EGY"], ["vote", 1], [{"chance": 1}], [[]], [None]]
OBJECTS = [
    {},
    {"chance": 0.5},
    {"chance": [{"chance": 0.5, "note": ""}]},
    {"chance": {"chance": 0.5}},
    {"when": "EGY", "chance": 0.5},
    {"mean": 0.5, "sd": 0.1},
    {"mean": 1},
    {"mean": 0.5, "sd": 0.1, "note": ""},
    {"amount": [1, 2, 3], "claims": []},
    {"amount": {"amount": 1}},
    {"ideal": 0.5, "tolerance": [0, 1, 11]},
    {"ideal": {"mean": 0.5, "sd": 10}, "tolerance": 10},
    {"at_least": 1, "of": "members", "from": ["EGY"]},
    {"at_least": 1, "lead": True},
    {"lead": True, "of": "members"},
    {"when": "vote"},
    {"joins": 0.5, "size": 2},
    {"gatekeeper": True},
    {"leads": 0.5},
    {"joined": False},
    {"joined": True, "how": "token", "count": 3, "of": 2},
    {"claims": ["offer"]},
    {"claims": [], "base": 0.5, "times": 1.5},
    {"claims": ["a", "b"], "chance": 0.5, "base": 0.5},
    {"when": "vote", "claims": ["avalon-offers"], "times": 0.5},
    {"base": 0.5},
    {"kind": "offer"},
    {"kind": "offer", "chance": 0.5},
    {"chance": 0.5, "sd": 0.1, "from": "x"},
    {"chance": 0.9, "sd": 0.4},
    {"hedges": {"sworn": 0.9}, "base": {"joins": 0.1}, "pooling": "linear"},
    {"half_life": 1, "reliability": {"G": 0.5}},
    {"offered": 0.5},
    {"publisher": "x"},
    {"source": "s", "says": "x"},
    {"source": "paper", "says": "x", "hedge": "likely", "attribution": "cited", "date": "2025-10-01"},
    {"vote": {"chance": 0.5}},
    {"EGY": 0.5},
]
VALUES = st.sampled_from([None, True, False, *IDS, *NUMBERS, *TEXTS, *LISTS, *OBJECTS]).map(copy.deepcopy)
