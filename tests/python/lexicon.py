"""What the history teaches the lexicons, written into their files: `python tests/python/lexicon.py`, after a change of a case.

The standard lexicon learns from all past cases; a past case has entries of its own, learned from the others, so that it is never
read by words that its own outcome taught.
"""

import json
import re
from pathlib import Path

import contingent as ct
from contingent.past.record import learned, past_cases

PACKAGE = Path(__file__).parents[2] / "python" / "contingent"
LEXICON = PACKAGE / "format" / "lexicon-1.json"


def texts():
    """The text that each of the files should have."""
    cases = past_cases()
    yield LEXICON, standard(LEXICON.read_text("utf-8"), learned(ct.history(cases)))
    for case in cases:
        others = {other: scenario for other, scenario in cases.items() if other != case}
        path = PACKAGE / "cases" / f"{case}.json"
        yield path, own(path.read_text("utf-8"), learned(ct.history(others)))


def standard(text, taught):
    """The lexicon with what was taught in place of what it had."""
    for table, entries in taught.items():
        for name, entry in entries.items():
            start = text.index(f'  "{table}": {{')
            pattern = re.compile(rf'^    {re.escape(json.dumps(name))}: .*?(,?)$', re.MULTILINE)
            match = pattern.search(text, start)
            text = text[: match.start()] + f"    {json.dumps(name)}: {json.dumps(entry)}{match[1]}" + text[match.end() :]
    return text


def own(text, taught):
    """The case with what was taught as its lexicon, before its sources."""
    text = re.sub(r'  "lexicon": \{.*?\n  \},\n\n', "", text, flags=re.DOTALL)
    lines = ['  "lexicon": {']
    tables = list(taught.items())
    for number, (table, entries) in enumerate(tables):
        lines.append(f"    {json.dumps(table)}: {{")
        told = [f"      {json.dumps(name)}: {json.dumps(entry)}" for name, entry in entries.items()]
        lines.append(",\n".join(told) + "}" + ("," if number + 1 < len(tables) else ""))
    return text.replace('  "sources": {', "\n".join([*lines, "  },\n", '  "sources": {']), 1)


if __name__ == "__main__":
    for path, text in texts():
        json.loads(text)
        path.write_text(text, "utf-8")
