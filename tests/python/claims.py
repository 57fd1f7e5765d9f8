"""Claims in the JSON of a scenario."""


def cited(part):
    """The ids of all claims cited anywhere in a part of a scenario."""
    if isinstance(part, list):
        return set().union(*map(cited, part))
    if not isinstance(part, dict):
        return set()
    own = set(part["claims"]) if isinstance(part.get("claims"), list) else set()
    return own.union(*map(cited, part.values()))
