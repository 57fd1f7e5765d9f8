"""Days: how they are written, and where a time axis has its ticks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")  # whatever the reader's locale
EVERY = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months


def number_of(day: str) -> int:
    """The day's place in the calendar."""
    return date.fromisoformat(day).toordinal()


def written(day: str) -> str:
    """
    >>> written("2025-11-07"), written("")
    ('7 Nov 2025', '')
    """
    if not day:
        return ""
    on = date.fromisoformat(day)
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def day_ticks(first: float, last: float, most: int) -> list[tuple[int, str]]:
    """At most about `most` days from `first` to `last`, each with what to write there: the firsts of months or years, or single
    days where there are too few of those.

    >>> [text for _, text in day_ticks(number_of("2025-09-20"), number_of("2026-03-05"), 6)]
    ['Oct 2025', 'Nov', 'Dec', 'Jan 2026', 'Feb', 'Mar']
    >>> [text for _, text in day_ticks(number_of("1999-09-13"), number_of("1999-09-18"), 3)]
    ['13 Sep 1999', '15 Sep', '17 Sep']
    """
    if last - first < 75:
        return _single(int(first), int(last), max(most, 1))
    begin, end = date.fromordinal(int(first)), date.fromordinal(int(last))
    months = range(12 * begin.year + begin.month - 1, 12 * end.year + end.month)
    firsts = [month for month in months if first <= date(month // 12, month % 12 + 1, 1).toordinal() <= last]
    step = next((step for step in EVERY if sum(month % step == 0 for month in firsts) <= max(most, 1)), EVERY[-1])
    shown = [date(month // 12, month % 12 + 1, 1) for month in firsts if month % step == 0]
    return _texts(shown, lambda day: str(day.year) if step >= 12 else f"{MONTHS[day.month - 1]}", yearly=step >= 12)


def _single(first: int, last: int, most: int) -> list[tuple[int, str]]:
    step = next(step for step in (1, 2, 5, 7, 14, 30, 75) if (last - first) / step < most or step == 75)
    shown = [date.fromordinal(day) for day in range(first, last + 1, step)]
    return _texts(shown, lambda day: f"{day.day} {MONTHS[day.month - 1]}", yearly=False)


def _texts(days: list[date], text: Callable[[date], str], yearly: bool) -> list[tuple[int, str]]:
    """The year stands by the first day of it that is shown."""
    found, year = [], 0
    for day in days:
        found.append((day.toordinal(), text(day) if yearly or day.year == year else f"{text(day)} {day.year}"))
        year = day.year
    return found
