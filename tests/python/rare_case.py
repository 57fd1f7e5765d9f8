"""A scenario made for rare events: a force needs several events at once, each unlikely, one depending on another."""


def rare_case(news=0):
    """`news`: so many further events, each of which moves a will and leaves the target possible either way."""
    events = {
        "mandate": {"chance": 0.01},
        "truce": {"chance": [{"when": "mandate", "chance": 0.3}, {"chance": 0.01}]},
        "port": {"chance": 0.1},
        "collapse": {"chance": 0.5},
    }
    events |= {f"news{k}": {"chance": 0.4} for k in range(news)}
    actors = {}
    for k in range(4):
        against = " or ".join(f"news{j}" for j in range(k, news, 4)) or "collapse"
        joins = [{"when": f"not ({against})", "chance": 0.7}, {"chance": 0.4}]
        actors[f"A{k}"] = {"joins": joins, "offers": {"troops": 1000}}
    actors["A0"]["joins"] = [{"when": "at_least(2, A1, A2, A3)", "chance": 0.8}, {"chance": 0.3}]
    actors["HOST"] = {"gatekeeper": "truce", "accepts": {"A1": 0.5}}
    return {
        "contingent": 1,
        "title": "rare",
        "events": events,
        "actors": actors,
        "requirements": {
            "size": {"at_least": 3000, "of": "troops"},
            "mandate": {"when": "mandate and truce and (port or not (collapse))"},
        },
    }
