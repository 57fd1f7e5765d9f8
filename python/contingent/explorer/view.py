"""View: the picture in a notebook, a thin shell around an Explorer. The only module that imports anywidget.

The front end is the files of `ui`, put together in the order of their numbers: one module, no build, no network. It sends
what the reader does, `{"do": ..., ...}`; what it shows comes back in `state` and `panel`, a file or a problem as a message.
"""

from __future__ import annotations

import json
import re
import secrets
from importlib import resources
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from .. import words
from .._core import ContingentError

if TYPE_CHECKING:
    from .state import Explorer

# Where its kernel is gone, JupyterLab puts "model not found" in the picture's place: not worth reading above its twin.
WITHOUT_KERNEL = (
    "<style>.jp-OutputArea-child:has(+ .jp-OutputArea-child .contingent-still)"
    " .jp-OutputArea-output:not(:has(.contingent-explorer)) { display: none }</style>"
)


def front_end() -> str:
    """The JavaScript module of the front end."""
    files = [file for file in resources.files(__package__).joinpath("ui").iterdir() if file.name.endswith(".js")]
    return "\n".join(file.read_text("utf-8") for file in sorted(files, key=lambda file: int(file.name.partition("-")[0])))


def style_sheet() -> str:
    return resources.files(__package__).joinpath("ui", "explorer.css").read_text("utf-8")


class View(anywidget.AnyWidget):
    """scene: what never changes. state: the bars and what is set. panel: what the open panel shows, and of which state."""

    _esm = front_end()
    _css = style_sheet()
    scene = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    panel = traitlets.Dict().tag(sync=True)
    still = traitlets.Unicode().tag(sync=True)

    def __init__(self, explorer: Explorer) -> None:
        self._explorer = explorer
        self._ticket = 0
        self._shown: Any = None  # the handle of the static picture, where the notebook shows one
        self._drawn: dict[str, Any] = {}
        still = secrets.token_hex(4)
        super().__init__(scene=explorer.scene, state=self._told(), panel={"name": "", "of": "", "data": {}}, still=still)
        self.on_msg(lambda _, message, __: self.hear(message))

    def hear(self, message: dict[str, Any]) -> None:
        """Does what the reader asked for. A question that cannot be met is answered with why."""
        try:
            self._ticket = max(self._ticket, int(message.get("ticket", 0)))
            self._do(message)
        except (ContingentError, KeyError, TypeError, ValueError) as error:
            self.send({"problem": words.clean(str(error)), "ticket": self._ticket})
            self.refresh()

    def _do(self, message: dict[str, Any]) -> None:
        does, explorer = message.get("do"), self._explorer
        if does == "set":
            explorer.set(message["lever"], message["value"], more=bool(message.get("more")))
        elif does in ("undo", "redo", "reset", "settle"):
            getattr(explorer, does)()
            self.refresh()  # even where nothing is left to undo: the reader waits for an answer
        elif does in ("keep", "go", "forget"):
            getattr(explorer, does)(message["name"])
        elif does == "select":
            explorer.select(message["actor"])
        elif does == "open":
            explorer.open(message["panel"], message.get("x", ""), message.get("y", ""))
        elif does == "panel":
            self._fill()
        elif does == "rest":
            self._draw_still()
        elif does == "export":
            name = re.sub(r"[^A-Za-z0-9]+", "-", self._explorer.case.scenario.title).strip("-").lower()[:60] or "scenario"
            self.send({"file": f"{name}.json", "text": explorer.scenario.to_json() + "\n", "ticket": self._ticket})
            self.refresh()

    def refresh(self) -> None:
        """Shows what the explorer now has to say."""
        self.state = self._told()

    def show(self) -> None:
        """The picture, and below it its static twin: the picture hides that while it lives; without a kernel it stands."""
        from IPython.display import HTML, display

        bundle = {
            "application/vnd.jupyter.widget-view+json": {"version_major": 2, "version_minor": 0, "model_id": self.model_id},
            "text/html": "<span></span>",
            "text/plain": repr(self._explorer),
        }
        display(bundle, raw=True)  # type: ignore[no-untyped-call]
        self._drawn = self._seen()
        self._shown = display(HTML(self._twin()), display_id=True)  # type: ignore[no-untyped-call]

    def _told(self) -> dict[str, Any]:
        state = self._explorer.state()
        of = json.dumps([state["moves"], state["panel"], state["axes"]], sort_keys=True)
        return state | {"of": of, "ticket": self._ticket}

    def _fill(self) -> None:
        panel = self._explorer.panel
        of = self.state["of"]
        self.panel = {"name": panel, "of": of, "data": self._explorer.answer(panel)}

    def _twin(self) -> str:
        return f'{WITHOUT_KERNEL}<div class="contingent-still contingent-still-{self.still}">{self._explorer.still()}</div>'

    def _draw_still(self) -> None:
        """The static twin follows, once the reader rests."""
        from IPython.display import HTML

        if self._shown is not None and self._seen() != self._drawn:
            self._drawn = self._seen()
            self._shown.update(HTML(self._twin()))  # type: ignore[no-untyped-call]

    def _seen(self) -> dict[str, Any]:
        """What the static twin depends on."""
        return {name: self.state[name] for name in ("moves", "panel", "axes", "names", "selected")}
