"""Scenarios that would break a careless page or plot: strange names, one candidate, sixty."""

import random

MARKUP = """<script>alert("1")</script><img src=x onerror=alert(2)>'&amp;{{ 7 * 7 }}{% raw %}]]></style></svg>"""
NAMES = {
    "MONEY": "$\\frac{1}{2}$ and a lone $ sign_{x}^2",
    "MARKUP": MARKUP,
    "LONG": "The United Kingdom of Very Great Lands and Northern Islands with All Dependencies and Overseas Lands",
    "WORD": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "ARABIC": "المملكة الأردنية الهاشمية",
    "HEBREW": "מדינת ישראל",
    "CHINESE": "中华人民共和国与大韩民国联合维持和平部队",
    "TURNED": "left\u202eright\u2066 \x1b[31m\x00",
    "EMPTY": " ",
}


def evil_scenario():
    """Every text field holds markup; names are those above; conditions, requirements and outcomes name them."""
    text = MARKUP
    reasons = {"claims": ["c"], "note": text}
    actors = {
        id: {
            "name": name,
            "joins": {"chance": [{"when": f"vote and {other}", "chance": 0.9, **reasons}, {"chance": 0.7}], **reasons},
            "leads": {"chance": 0.5, **reasons},
            "offers": {"troops": {"amount": [10, 20, 90], **reasons}},
            "accepts": {"*": {"chance": 0.8, **reasons}},
            "positions": {
                "arms": {"ideal": number / 10, "tolerance": 0.4, **reasons},
                "zone": {"ideal": 0.5, "tolerance": 0.1},
            },
            "groups": ["all"],
            **reasons,
        }
        for number, ((id, name), other) in enumerate(zip(NAMES.items(), [*list(NAMES)[1:], "MONEY"], strict=True))
    }
    actors["GATE"] = {"name": text, "gatekeeper": "vote", "accepts": {"LONG": {"chance": 0.2, **reasons}}, **reasons}
    return {
        "contingent": 1,
        "title": text,
        "question": text,
        "as_of": "2030-01-01",
        "note": text,
        "sources": {
            "s": {
                "publisher": text,
                "title": text,
                "date": "2030-01-01",
                "url": 'https://example.org/" onmouseover="alert(3)',
                "note": text,
            },
            "t": {"publisher": "Gazette", "url": 'https://example.org/"><script>alert(4)</script>', "reliability": "B"},
        },
        "claims": {
            "c": {"source": "s", "speaker": text, "origin": text, "says": text, "hedge": text, "note": text},
            "d": {"source": "t", "date": "2029-12-31", "says": "is not named by any number", "hedge": "likely"},
        },
        "events": {"vote": {"title": text, "chance": 0.9, **reasons}},
        "issues": {"arms": {"title": text, "low": text, "high": text, "note": text}, "zone": {"title": "$x$"}},
        "actors": actors,
        "pools": {"others": {"title": text, "size": 3, "joins": 0.2, **reasons}},
        "requirements": {
            "size": {"title": text, "at_least": 20, "of": "troops", **reasons},
            "all": {"at_least": 1, "of": "members", "from": ["LONG", "MONEY", "others"]},
            "vote": {"when": "vote"},
        },
        "prefer": "troops",
        "outcomes": {"LONG": {"joined": True, **reasons}},
    }


def one_candidate():
    return {"contingent": 1, "title": "One", "actors": {"EGY": {"name": "Egypt", "joins": 0.5}}}


def sixty_candidates():
    chance = random.Random(1)
    actors = {
        f"C{number}": {
            "name": f"Republic of {''.join(chance.choices('abcdefghijklmnop', k=chance.randint(4, 14))).title()}",
            "joins": round(chance.random(), 2),
            "positions": {"a": {"ideal": round(chance.random(), 2), "tolerance": [0.1, 0.3, 0.5]}},
        }
        for number in range(60)
    }
    actors["GATE"] = {"gatekeeper": True, "accepts": {"*": 0.5}, "positions": {"a": {"ideal": 0.5, "tolerance": 0.4}}}
    return {"contingent": 1, "title": "Sixty", "issues": {"a": {}, "b": {}}, "actors": actors}
