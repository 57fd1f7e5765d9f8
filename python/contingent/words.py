"""Numbers in words, and words fit to show.

The verbal terms are those of ICD 203 (US Intelligence Community Directive 203, Analytic Standards, 2015), D.6.e.(2)(a).
A term never stands without its number: showing both in the text doubles the agreement among readers (Wintle et al. 2019).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# Upper ends of the ranges of ICD 203, which share their ends; an end belongs to the range nearer to even chance.
TERMS = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)

# Control characters, and those that turn or hide the text after them (Unicode's bidirectional and zero-width controls).
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]+")


def term(probability: float) -> str:
    """The verbal term of a probability.

    >>> term(0.63), term(0.45), term(0.2), term(1.0)
    ('likely', 'roughly even chance', 'unlikely', 'in all of the sampled worlds')
    """
    if not 0 <= probability <= 1:
        raise ValueError(f"a probability lies between 0 and 1, not {probability}")
    if probability == 0:
        return "in none of the sampled worlds"
    if probability == 1:
        return "in all of the sampled worlds"
    for end, name in TERMS:
        if probability < end or (probability == end and end >= 0.5):
            return name
    raise AssertionError("the last range ends at 1")


def percent(share: float, decimals: int = 0) -> str:
    """A share of worlds in per cent, without the sign. What is not 0 (or 1) never reads as 0 (or 100).

    >>> percent(0.631), percent(0.0042), percent(0.00001), percent(0.0), percent(0.99999)
    ('63', '0.4', '<0.1', '0', '>99.9')
    """
    if share in (0, 1):
        return str(int(100 * share))
    if decimals == 0 and not 0.0095 <= share < 0.9905:
        decimals = 1
    if round(100 * share, decimals) <= 0:
        return f"<{10**-decimals:.{decimals}f}"
    if round(100 * share, decimals) >= 100:
        return f">{100 - 10**-decimals:.{decimals}f}"
    return f"{100 * share:.{decimals}f}"


def percent_range(value: float, low: float, high: float) -> str:
    """A share with its interval. The bounds have a decimal where they would otherwise hide how narrow it is; so has the
    share itself where it would otherwise read as outside them.

    >>> percent_range(0.63, 0.62, 0.64), percent_range(0.31, 0.306, 0.314), percent_range(0.027, 0.026, 0.028)
    ('63 % (62 to 64 %)', '31 % (30.6 to 31.4 %)', '2.7 % (2.6 to 2.8 %)')
    """
    decimals = 1 if high - low < 0.0195 else 0
    inside = low <= round(value, 2) <= high
    return f"{percent(value, 0 if inside else decimals)} % ({percent(low, decimals)} to {percent(high, decimals)} %)"


def clean(text: str) -> str:
    """Text of a stranger as one line that shows in reading order: no control or direction characters.

    >>> clean("a\\nb\\u202ec  d")
    'a b c d'
    """
    return " ".join(_UNSHOWABLE.sub(" ", text).split())


def named(name: str, id: str) -> str:
    """The name, or the id where the name shows nothing.

    >>> named("Egypt", "EGY"), named(" \u200b", "EGY")
    ('Egypt', 'EGY')
    """
    return name if clean(name) else id


def shorten(text: str, length: int) -> str:
    """At most `length` characters, the last an ellipsis where some are left out.

    >>> shorten("countries nobody has named", 12)
    'countries n…'
    """
    text = clean(text)
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def listed(items: Sequence[str]) -> str:
    """
    >>> listed(["Egypt"]), listed(["Egypt", "Italy"]), listed(["a", "b", "c"])
    ('Egypt', 'Egypt and Italy', 'a, b and c')
    """
    return " and ".join(items) if len(items) < 3 else ", ".join(items[:-1]) + " and " + items[-1]


def sentence(text: str) -> str:
    """The text with a capital at its start.

    >>> sentence("the truce holds"), sentence("US troops"), sentence("")
    ('The truce holds', 'US troops', '')
    """
    return text[:1].upper() + text[1:]


def points(change: float) -> str:
    """A change of a share of worlds in percentage points, signed.

    >>> points(0.114), points(-0.002), points(0.0)
    ('+11.4', '\u22120.2', '0.0')
    """
    shown = f"{abs(100 * change):.1f}"
    return shown if float(shown) == 0 else f"{'+' if change > 0 else chr(0x2212)}{shown}"


def small(value: float) -> str:
    """A small number with one digit that counts.

    >>> small(0.00412), small(0.0), small(0.25), small(0.00007)
    ('0.004', '0', '0.25', '0.00007')
    """
    if value == 0:
        return "0"
    return f"{value:.2f}" if abs(value) >= 0.1 else f"{float(f'{value:.1g}'):.10f}".rstrip("0")
