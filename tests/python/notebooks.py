"""The notebooks, and how they are run. `python tests/python/notebooks.py` runs all again and stores their outputs, and draws the
readme's picture anew."""

from pathlib import Path

import contingent as ct
import nbformat
from contingent.plots import Chart
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[2] / "notebooks"
PICTURE = FOLDER / "how-the-news-moved-it.svg"


def notebooks() -> list[Path]:
    return sorted(FOLDER.glob("*.ipynb"))


def executed(path: Path) -> nbformat.NotebookNode:
    """A notebook with fresh outputs, as it is to be stored: nothing in it tells when, where or how fast it ran."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.outputs = joined(cell.outputs)
    return notebook


def joined(outputs: list[nbformat.NotebookNode]) -> list[nbformat.NotebookNode]:
    """The outputs of a cell, what it printed in one piece: where it is cut depends on the moment."""
    found: list[nbformat.NotebookNode] = []
    for output in outputs:
        if output.output_type == "stream" and found and found[-1].get("name") == output.name:
            found[-1].text += output.text
        else:
            found.append(output)
    return found


def told(notebook: nbformat.NotebookNode) -> list[list[tuple[str, str]]]:
    """What each cell says in text, and the kinds of its pictures, whose bytes belong to the version of matplotlib."""
    found = []
    for cell in notebook.cells:
        said: list[tuple[str, str]] = []
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                said.append((output.name, output.text))
            for kind, text in sorted(output.get("data", {}).items()):
                said.append((kind, "" if kind.startswith("image/") else str(text)))
        found.append(said)
    return found


def picture() -> Chart:
    """The readme's: how the news moved the answer for Gaza."""
    return ct.timeline(ct.load("gaza-isf-2025-10")).plot()


if __name__ == "__main__":
    PICTURE.write_text(picture().svg(), "utf-8")
    for path in notebooks():
        path.write_text(nbformat.writes(executed(path), indent=1) + "\n", "utf-8")
        print(f"{path.name}: {path.stat().st_size:,} bytes")
