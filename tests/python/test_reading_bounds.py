"""What a file of a megabyte may cost at most to read: a second, and a hundred bytes of memory for each of its bytes.

Each file is the worst of its kind that was found: small pieces that become large values, long lists to look things up in,
problems in great number. A process of its own reads it, so that its peak is its own.
"""

import subprocess
import sys

import pytest
from peak import PEAK

MEGABYTE = 1 << 20
MOST_BYTES, MOST_SECONDS = 100, 1.0  # as cpp/include/contingent/reading/read.hpp promises

READ = PEAK + """
import time
from contingent import _core
text = open(sys.argv[1], encoding="utf-8").read()
before, start = peak(), time.process_time()
try:
    scenario = _core.read_scenario(text)
    scenario.to_json(), scenario.levers()
except _core.ScenarioError as error:
    str(error)
print(time.process_time() - start, peak() - before)
"""


def joined(piece, count, brackets="{}"):
    """So many pieces; `#` is the number of each, `@` that of the one before."""
    pieces = (piece.replace("#", str(k)).replace("@", str(max(k - 1, 0))) for k in range(count))
    return brackets[0] + ",".join(pieces) + brackets[1]


def scenario(actors='{"A": {"joins": 1}}', **parts):
    said = "".join(f', "{name}": {text}' for name, text in parts.items())
    return f'{{"contingent": 1, "title": "t", "actors": {actors}{said}}}'


def lists(entry, count):
    """As many lists of so many entries as a megabyte takes."""
    one = joined(entry, count, "[]")
    return '{"note": ' + joined(one, (MEGABYTE - 100) // (len(one) + 1), "[]") + "}"


CANDIDATE = '"A": {"joins": 1}, '
CLAIM = '"c#": {"source": "s", "says": "x"}'
SOURCES = '{"s": {"publisher": "p"}}'
WORST = {
    "numbers of a digit": lists("1", 20_000),
    "empty lists": lists("[]", 20_000),
    "lists within lists": lists("[" * 28 + "]" * 28, 9_000),
    "one key": lists('{"a":1}', 18_000),
    "conditions of a letter": scenario(
        joined('"A#": {"joins": [{"when": "at_least(1,' + ",".join(["v"] * 990) + ')", "chance": 1}]}', 250),
        events='{"v": {"chance": 1}}',
        note='"' + "x" * 400_000 + '"',
    ),
    "clauses": scenario(joined('"A#": {"joins": ' + joined('{"chance":1}', 64, "[]") + "}", 250)),
    "actors without a word": scenario("{" + CANDIDATE + joined('"G#": {}', 19_990)[1:]),
    "gatekeepers": scenario("{" + CANDIDATE + joined('"G#": {"gatekeeper": true}', 19_990)[1:]),
    "each accepts each": scenario(joined('"A#": {"joins": 1, "accepts": ' + joined('"A#": 1', 250).replace("#", "§") + "}", 250).replace("§", "#")),
    "unknown targets": scenario(joined('"A#": {"joins": 1, "accepts": {' + ",".join(f'"B{k}": 1' for k in range(2_000)) + "}}", 50)),
    "claims of one": scenario(
        '{"A": {"joins": {"chance": 1, "claims": ' + joined('"c#"', 19_990, "[]") + "}}}",
        sources=SOURCES,
        claims=joined(CLAIM, 19_990),
    ),
    "events, each after the last": scenario(events=joined('"e#": {"chance": [{"when": "d or e@", "chance": 1}]}', 15_000)[:-1] + ', "d": {"chance": 1}}'),
    "a circle of events": scenario(events=joined('"e#": {"chance": [{"when": "e@", "chance": 1}]}', 15_000).replace('"e0": {"chance": [{"when": "e0"', '"e0": {"chance": [{"when": "e14999"')),
    "groups": scenario(joined('"A#": {"joins": 1, "groups": [' + ",".join(f'"g#x{k}"' for k in range(1_500)) + "]}", 60)),
    "requirements": scenario(
        joined('"A#": {"joins": 1}', 200),
        requirements=joined('"r#": {"at_least": 1, "of": "members", "from": [' + ",".join(f'"A{k}"' for k in range(200)) + "]}", 700),
    ),
    "names nearly known": scenario(
        joined('"A#": {"joins": [{"when": "' + " and ".join(f"eventnumbr{k}" for k in range(100)) + '", "chance": 1}]}', 250),
        events=joined('"eventnumber#": {"chance": 1}', 10_000),
    ),
}


@pytest.mark.parametrize("name", WORST)
def test_a_megabyte_costs_no_more(name, tmp_path):
    text = WORST[name]
    assert MEGABYTE // 8 < len(text) <= MEGABYTE
    (tmp_path / "worst.json").write_text(text, "utf-8")
    command = [sys.executable, "-c", READ, str(tmp_path / "worst.json")]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    seconds, taken = map(float, told.split())
    assert seconds < MOST_SECONDS
    assert taken < MOST_BYTES * len(text)
    if name == "numbers of a digit":
        assert taken > 10 * len(text)  # what is measured is there to be measured
