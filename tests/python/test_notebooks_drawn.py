"""Each notebook opened in JupyterLab, without a network: its charts are found drawn."""

import shutil

import nbformat
import pytest
from browser import offline_browser
from lab import jupyterlab, lab_page
from notebooks import FOLDER, notebooks

DRAWN = """() => [...document.querySelectorAll(".jp-OutputArea-output img, .jp-OutputArea-output svg")].map(picture => {
    const box = picture.getBoundingClientRect()
    const whole = picture.tagName !== "IMG" || (picture.complete && picture.naturalWidth > 0)
    return whole && box.width > 100 && box.height > 40
})"""


@pytest.fixture(scope="module")
def browser():
    with offline_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lab") / "notebooks"
    shutil.copytree(FOLDER, folder)
    with jupyterlab(folder) as at:
        yield at


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_charts_are_drawn(browser, lab, path):
    outputs = [output for cell in nbformat.read(path, as_version=4).cells for output in cell.get("outputs", [])]
    charts = sum("image/svg+xml" in output.get("data", {}) for output in outputs)
    with lab_page(browser, lab, path.name) as (page, elsewhere):
        page.wait_for_function(f"document.querySelectorAll('.jp-OutputArea-output img, .jp-OutputArea-output svg').length >= {charts}")
        page.wait_for_timeout(300)
        drawn = page.evaluate(DRAWN)
        assert len(drawn) == charts >= 2 and all(drawn)
        assert elsewhere == []
