"""Notebooks run without an error, and what they store is what they say today."""

import json
import re

import nbformat
import pytest
from notebooks import PICTURE, executed, notebooks, picture, told

PATHS = notebooks()


def test_there_are_notebooks():
    assert [path.name for path in PATHS] == sorted(path.name for path in PATHS) != []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_stored_outputs_are_fresh(path):
    """If this fails because an answer changed: `python tests/python/notebooks.py` stores the new ones."""
    stored = nbformat.read(path, as_version=4)
    fresh = executed(path)
    for number, (cell, before, after) in enumerate(zip(stored.cells, told(stored), told(fresh), strict=True), 1):
        assert before == after, f"cell {number}, {cell.source.splitlines()[0]!r}"


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_stored_notebooks_are_small_and_clean(path):
    text = path.read_text("utf-8")
    stored = json.loads(text)
    nbformat.validate(stored)
    assert len(text) < 1_000_000 and text.endswith("}\n")
    assert stored["metadata"].keys() == {"kernelspec", "language_info"}
    code = [cell for cell in stored["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    for cell in stored["cells"]:
        assert cell["metadata"] == {} and cell["source"]
    for output in (output for cell in code for output in cell["outputs"]):
        assert output["output_type"] != "error" and output.get("name") != "stderr" and not output.get("metadata")


def test_the_picture_of_the_readme_shows_what_the_answers_are():
    """Its words: its lines belong to the version of matplotlib."""
    words = [re.findall(r"<text[^>]*>([^<]*)<", svg) for svg in (PICTURE.read_text("utf-8"), picture().svg())]
    assert words[0] == words[1] and len(words[0]) > 30
