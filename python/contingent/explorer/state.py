"""Explorer: a case, the levers pulled in it, and what the core answers. It knows of no widget: moves in, values out."""

from __future__ import annotations

import os
from collections import OrderedDict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import words, writing
from .._core import ContingentError
from . import answers
from .levers import lever_groups
from .moves import Moves
from .reasons import claims_in_words
from .sentence import sentence

if TYPE_CHECKING:
    from ..plots import Chart
    from ..scenario import Scenario
    from ..worlds import Worlds
    from .view import View

PANELS = ("bars", "network", "compatibility", "terms", "coalitions")
TERMS_STEPS = 11  # along each axis of the terms map
KEPT_SAMPLES = 24  # of what-ifs: going back to one of them costs nothing


class Explorer:
    """Made by `Scenario.explore` and `Worlds.explore`. In a notebook it shows itself: pull levers, see who comes.

    Everything that the picture can do can be done from Python too, and the picture follows. Each answer is that of
    `case.set(moves)` on the same worlds, so a difference from the case is not noise.

    >>> import contingent as ct
    >>> explorer = Explorer(ct.load("gaza-isf-2025-10").sample(4096))
    >>> explorer.set("accepts:ISR/TUR", 1.0)
    >>> explorer.worlds.viable.value > explorer.case.viable.value
    True
    >>> explorer.undo(); explorer.moves
    {}
    """

    def __init__(self, worlds: Worlds) -> None:
        self.case = worlds
        self.panel = "bars"
        self.selected = ""
        self._moves = Moves()
        self._samples: OrderedDict[tuple[tuple[str, float], ...], Worlds] = OrderedDict()
        self._case_answers: dict[tuple[str, tuple[Any, ...]], Any] = {}
        self._issues = tuple([*worlds.scenario.issues, "", ""][:2])

    # Moves in

    def set(self, lever: str, value: float | None, more: bool = False) -> None:
        """Sets a lever, such as "accepts:ISR/TUR" to 1; None puts it back. more: it is being dragged, which is one step.
        Raises ScenarioError for a lever or number that the scenario does not take."""
        if value is None:
            if lever not in self.case.scenario.levers():
                self.case.scenario.set({lever: 0})
        else:
            self.case.scenario.set({lever: value})
        self._moves.set(lever, None if value is None else float(value), more)
        self._changed()

    def settle(self) -> None:
        """Lets go of the lever that was being dragged."""
        self._moves.settle()

    def undo(self) -> None:
        """Takes the last step back, if there is one."""
        self._moves.undo()
        self._changed()

    def redo(self) -> None:
        """Takes the step again that was undone last, if there is one."""
        self._moves.redo()
        self._changed()

    def reset(self) -> None:
        """Back to the case; `undo` leads back."""
        self._moves.reset()
        self._changed()

    def keep(self, name: str) -> None:
        """Gives what is set now a name, to go back to."""
        self._moves.keep(name)
        self._changed()

    def go(self, name: str) -> None:
        """Takes up the what-if of that name."""
        self._moves.go(name)
        self._changed()

    def forget(self, name: str) -> None:
        """Takes a name off the list."""
        self._moves.forget(name)
        self._changed()

    def select(self, actor: str) -> None:
        """Marks a candidate or gatekeeper in every panel; "" none."""
        known = {*self.case.scenario.actors, *self.case.scenario.pools, ""}
        if actor.partition("#")[0] not in known:
            raise ContingentError(f'no actor is called "{words.clean(actor)}"')
        self.selected = actor.partition("#")[0]
        self._changed()

    def open(self, panel: str, x: str = "", y: str = "") -> None:
        """Opens a panel, one of PANELS; `x` and `y` are the issues of the terms map, which has one axis without `y`."""
        if panel not in PANELS:
            raise ContingentError(f"a panel is one of {', '.join(PANELS)}, not {panel!r}")
        unknown = [issue for issue in (x, y) if issue and issue not in self.case.scenario.issues]
        if unknown or (x and x == y):
            raise ContingentError(f"the axes are different issues of {', '.join(self.case.scenario.issues) or 'none'}")
        self.panel = panel
        if x:
            self._issues = (x, y)
        self._changed()

    # Values out

    @property
    def moves(self) -> dict[str, float]:
        """What is set now, by lever."""
        return self._moves.now

    @property
    def axes(self) -> tuple[str, str]:
        """The issues of the terms map; "" for none."""
        return self._issues[0], self._issues[1]

    @property
    def names(self) -> list[str]:
        """The names of the what-ifs that were kept."""
        return list(self._moves.names)

    @property
    def scenario(self) -> Scenario:
        """The case with what is set."""
        return self.worlds.scenario

    @property
    def worlds(self) -> Worlds:
        """Its worlds: as many as the case's and the same, but for what is set."""
        moves = self.moves
        if not moves:
            return self.case
        key = tuple(sorted(moves.items()))
        if key not in self._samples:
            self._samples[key] = self.case.scenario.set(moves).sample(len(self.case), self.case.seed, self.case.threads)
            if len(self._samples) > KEPT_SAMPLES:
                self._samples.popitem(last=False)
        self._samples.move_to_end(key)
        return self._samples[key]

    @property
    def sentence(self) -> str:
        """What is set and what comes of it, in a sentence."""
        return sentence(self.worlds, self.case, self.moves)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the case with what is set as a scenario file; the place of what is there is taken once it is whole."""
        writing.write(Path(path), f"{self.scenario.to_json()}\n".encode())

    @cached_property
    def scene(self) -> dict[str, Any]:
        """What never changes: the question, the levers with the case's numbers and their reasons, the claims by id."""
        scenario = self.case.scenario
        told = scenario.to_dict()
        issues = [
            {"id": id, "name": words.sentence(words.clean(scenario.names[id]))}
            | {end: words.clean(issue.get(end, "")) for end in ("low", "high")}
            for id, issue in told.get("issues", {}).items()
        ]
        return {
            "title": words.clean(scenario.title),
            "question": words.clean(scenario.question),
            "worlds": f"{len(self.case):,} worlds, seed {self.case.seed}",
            "issues": issues,
            "groups": lever_groups(self.case),
            "claims": claims_in_words(told),
            "names": {id: words.sentence(words.clean(scenario.names[id])) for id in (*scenario.actors, *scenario.pools)},
        }

    def state(self) -> dict[str, Any]:
        """What the first look needs: bars with the case's behind them, what is set, what can be undone, names, sentence."""
        return answers.bars(self.worlds, self.case) | {
            "moves": self.moves,
            "can_undo": self._moves.can_undo,
            "can_redo": self._moves.can_redo,
            "names": self.names,
            "called": self._moves.called,
            "sentence": self.sentence,
            "selected": self.selected,
            "panel": self.panel,
            "axes": list(self.axes),
        }

    def answer(self, panel: str) -> dict[str, Any]:
        """What a panel shows beside the bars. Cost: that of `network`, `compatibility`, `terms` or `coalitions` of the
        worlds now and, once, of the case."""
        worlds, x, y = self.worlds, *self.axes
        if panel == "network":
            return answers.network(worlds.network(), self._of_case("network"))
        if panel == "compatibility":
            now, before = worlds.compatibility(), self._of_case("compatibility")
            return answers.compatibility(now, before, self.case.scenario.gatekeepers)
        if panel == "terms" and x:
            asked = (x, y or None, TERMS_STEPS)
            return answers.terms(worlds.terms(*asked), self._of_case("terms", *asked))
        return answers.coalitions(worlds, self.case) if panel == "coalitions" else {}

    def _of_case(self, answer: str, *asked: Any) -> Any:
        """An answer of the case, found once."""
        if (answer, asked) not in self._case_answers:
            self._case_answers[answer, asked] = getattr(self.case, answer)(*asked)
        return self._case_answers[answer, asked]

    def plot(self, width: float = 7.2) -> Chart:
        """The bars as a chart, those of the case below them in grey. `width` in inches."""
        from .. import plots

        return plots.what_if_chart(self.worlds.members(), self.case.members(), self.sentence, width, self.selected)

    def still(self) -> str:
        """A static picture of the state, as HTML that asks for nothing and runs nothing."""
        from .still import still_html

        return still_html(self)

    # In a notebook

    @cached_property
    def widget(self) -> View:
        """The picture, for hosts that want the widget itself, such as marimo. Needs anywidget."""
        from .view import View

        return View(self)

    def snapshot(self) -> None:
        """Shows the state as it is now as a static picture below, which stays."""
        from IPython.display import HTML, display

        display(HTML(self.still()))  # type: ignore[no-untyped-call]

    def _changed(self) -> None:
        if "widget" in self.__dict__:
            self.widget.refresh()

    def _ipython_display_(self) -> None:
        self.widget.show()

    def _repr_html_(self) -> str:
        return self.still()

    def __repr__(self) -> str:
        return f"<Explorer of {words.clean(self.case.scenario.title)!r}: {self.sentence}>"
