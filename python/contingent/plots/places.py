"""Places: where the actors of a network stand on the canvas, and where their names go."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle on the canvas, in points."""

    left: float
    top: float
    width: float
    height: float

    def overlap(self, other: Box) -> float:
        """The area they share."""
        across = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        down = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return max(0.0, across) * max(0.0, down)

    def contains(self, other: Box) -> bool:
        across = self.left <= other.left and other.left + other.width <= self.left + self.width
        return across and self.top <= other.top and other.top + other.height <= self.top + self.height


def places_in(box: Box, x: Sequence[float], y: Sequence[float], apart: float) -> list[Point]:
    """The core's places over the whole of a box, none nearer than `apart` to another if there is room.

    What counts is who is near whom, so crowds are spread: a place is halfway between its own and that of its rank.
    """
    found = np.column_stack([_spread(np.array(x)), _spread(np.array(y))])
    found = (box.left, box.top) + found * (box.width, box.height)
    for _ in range(200):
        away = found[:, np.newaxis] - found[np.newaxis]
        distance = np.hypot(away[..., 0], away[..., 1])
        np.fill_diagonal(distance, np.inf)
        lacking = np.maximum(0, apart - distance)
        if lacking.max(initial=0) < 0.01:
            break
        found = found + (away * (0.55 * lacking / np.maximum(distance, 1e-9))[..., np.newaxis]).sum(axis=1)
        found = np.clip(found, (box.left, box.top), (box.left + box.width, box.top + box.height))
    return [(round(float(across), 2), round(float(down), 2)) for across, down in found]


def _spread(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """From 0 to 1, halfway between values and ranks."""
    if len(values) < 2 or np.ptp(values) < 1e-9:
        return np.full(len(values), 0.5)
    _, rank = np.unique(np.round(values, 9), return_inverse=True)
    spread: np.ndarray[Any, Any] = (values - values.min()) / np.ptp(values) + rank / max(1, rank.max())
    return spread / 2


def places_of_names(places: Sequence[Point], sizes: Sequence[Point], radius: float, canvas: Box) -> list[Box] | None:
    """Beside each place a box of its name's size that covers no other name and no actor; None if there is not room for
    all. Those with the fewest free places around them choose first."""
    actors = [Box(x - radius, y - radius, 2 * radius, 2 * radius) for x, y in places]
    free = [
        [box for box in _around(place, size, radius, canvas) if not any(box.overlap(actor) for actor in actors)]
        for place, size in zip(places, sizes, strict=True)
    ]
    found: dict[int, Box] = {}
    while len(found) < len(places):
        i = min((i for i in range(len(places)) if i not in found), key=lambda i: len(free[i]))
        if not free[i]:
            return None
        others = [box for j, boxes in enumerate(free) if j not in found and j != i for box in boxes[:4]]
        # Of its nearest three places that which leaves the others most of theirs.
        chosen = min(free[i][:3], key=lambda box: sum(box.overlap(other) > 0 for other in others))
        found[i] = chosen
        free = [[box for box in boxes if not box.overlap(chosen)] for boxes in free]
    return [found[i] for i in range(len(places))]


def _around(place: Point, size: Point, radius: float, canvas: Box) -> list[Box]:
    """Around a place, nearest and easiest to read first, each inside the canvas."""
    (x, y), (wide, high) = place, size
    found = []
    for reach in (radius + 3, radius + 7, radius + 12):
        for angle in (0, 180, 270, 90, 315, 45, 225, 135):
            across, down = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            left, top = x + reach * across + wide * (across - 1) / 2, y + reach * down + high * (down - 1) / 2
            found.append(Box(left, top, wide, high))
    return [box for box in found if canvas.contains(box)]
