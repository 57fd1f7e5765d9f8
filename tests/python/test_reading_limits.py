"""Files that are too large, and those just small enough: told at once, whatever they hold."""

import time

import contingent as ct
import pytest
from test_reading import lines_of, problems_of, scenario


def deep(levels):
    return "[" * levels + "]" * levels


def listed(count, entry, brackets="{}"):
    """So many entries; `#` is the number of each."""
    return brackets[0] + ", ".join(entry.replace("#", str(k)) for k in range(count)) + brackets[1]


def clauses(count):
    return listed(count, '{"when": "e#", "chance": 1}', "[]")


def events(count):
    return listed(count, '"e#": {"chance": 1}')


def derived(sources, attributions, actors='{"EGY": {"joins": @}}', pools="{}"):
    """A belief, `@` where it stands, derived from claims of so many sources, each in so many ways of attribution."""
    named = ["on record", "several anonymous", "anonymous"][:attributions]
    claim = '"c#-{0}": {{"source": "s#", "says": "x", "hedge": "likely", "attribution": "{1}"}}'
    claims = ", ".join(listed(sources, claim.format(k, name))[1:-1] for k, name in enumerate(named))
    cited = ", ".join(listed(sources, f'"c#-{k}"')[1:-1] for k in range(attributions))
    belief = f'{{"claims": [{cited}]}}'
    papers = listed(sources, '"s#": {"publisher": "x", "reliability": "A"}')
    return scenario(actors.replace("@", belief), sources=papers, claims="{" + claims + "}", pools=pools.replace("@", belief))


TOO_MUCH = {
    "bytes": (" " * (16 << 20) + "{}", "found a text of 16777218 bytes, expected at most 16777216"),
    "levels": (deep(33), "/0" * 31 + ": found more levels below, expected at most 32 levels of lists and objects"),
    "levels below": (
        scenario(note=deep(32)),
        "/note" + "/0" * 30 + ": found more levels below, expected at most 32 levels of lists and objects",
    ),
    "brackets": ("[" * 1_000_000, "/0" * 31 + ": found more levels below, expected at most 32 levels of lists and objects"),
    "items": (scenario(note=listed(20_001, "0", "[]")), "/note: found more than 20000 entries, expected at most 20000"),
    "entries": (scenario(listed(20_001, '"A#": {}')), "/actors: found more than 20000 entries, expected at most 20000"),
    "values": (
        listed(100, listed(10_000, "0", "[]"), "[]"),
        "/99: found more than 1000000 values up to here, expected at most 1000000 in a file",
    ),
    "letters of a key": (
        scenario('{"' + "k" * 201 + '": {}}'),
        '/actors: found the key "' + "k" * 57 + '...", expected a key of at most 200 bytes',
    ),
    "issues": (scenario(issues=listed(65, '"i#": {}')), "/issues: found 65 issues, expected at most 64"),
    "clauses": (
        scenario('{"EGY": {"joins": ' + clauses(65) + "}}", events=events(65)),
        "/actors/EGY/joins: found 65 clauses, expected at most 64",
    ),
    "clauses of an event": (
        scenario(events='{"f": {"chance": ' + clauses(65) + "}, " + events(65)[1:]),
        "/events/f/chance: found 65 clauses, expected at most 64",
    ),
    "states of sources": (
        derived(6, 3),
        "/actors/EGY/joins/claims: found claims whose sources can be right in 4096 ways, expected at most 1024 "
        "(one attribution for all claims of a source makes them fewer)",
    ),
    "states of sources in all": (
        derived(8, 1, '{"EGY": {"joins": 0.5, "accepts": {"*": @}}}', '{"others": {"size": 255, "joins": 0.5, "accepts": {"*": @}}}'),
        "/claims: found derived chances of 16777216 states of their sources, for all whom they are about, expected at most 4000000",
    ),
    "condition": (
        scenario(requirements='{"r": {"when": "EGY' + " or EGY" * 400 + '"}}'),
        "/requirements/r/when: found a condition of 2003 bytes at column 1, expected at most 2000",
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_limits(text, expected):
    assert lines_of(text) == [expected]


def test_what_is_just_within_the_limits():
    assert lines_of(deep(32)) == ['found a list of 1, expected a scenario: an object with "contingent", "title" and "actors"']
    ct.Scenario.from_json(derived(5, 3)).sample(64).members()
    ct.Scenario.from_json(derived(8, 1)).sample(64).members()
    ct.Scenario.from_json(
        scenario(
            '{"EGY": {"joins": ' + clauses(64) + "}}",
            issues=listed(64, '"i#": {}'),
            events=events(64),
            pools='{"others": {"size": 255, "joins": 1}}',
            sources=listed(20_000, '"' + "s" * 195 + '#": {"publisher": "x"}'),
            requirements='{"r": {"when": "EGY' + " or EGY" * 380 + " or " + "(" * 31 + "EGY" + ")" * 31 + '"}}',
            note='"' + "x" * 1_000_000 + '"',
        )
    )


LONG = "x" * 80
UNKNOWN_CLAIMS = '{"EGY": {"joins": 0.5, "claims": ' + listed(20_000, f'"{LONG}#"', "[]") + "}}"
HOSTILE = {
    "unknown names": scenario(UNKNOWN_CLAIMS),
    "unknown names nearly known": scenario(
        UNKNOWN_CLAIMS, sources='{"s": {"publisher": "x"}}', claims=listed(20_000, f'"y{LONG}#": {{"source": "s", "says": "x"}}')
    ),
    "unknown keys": scenario('{"EGY": ' + listed(20_000, f'"{LONG}#": 0') + "}"),
    "one key again and again": scenario(listed(20_000, '"EGY": {"joins": 0.5}')),
    "chances": scenario(listed(20_000, '"A#": {"joins": 2}')),
    "conditions": scenario(listed(8_000, '"A#": {"joins": [{"when": "' + "Z or " * 350 + 'Z", "chance": 1}]}')),
    "clauses alike": scenario(
        listed(100, '"A#": {"joins": ' + listed(64, '{"when": "' + "v or " * 350 + 'v", "chance": 1}', "[]") + "}"),
        events='{"v": {"chance": 1}}',
    ),
    "a circle": scenario(events=listed(20_000, '"e#": {"chance": [{"when": "e@ or e#", "chance": 1}]}').replace("@", "1")),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_at_once(text):
    start = time.process_time()
    problems = problems_of(text)
    assert time.process_time() - start < 5
    assert 1 <= len(problems) <= 1001
    if len(problems) == 1001:
        assert str(problems[-1]) == "found more problems than the 1000 above, expected a file of the format"
