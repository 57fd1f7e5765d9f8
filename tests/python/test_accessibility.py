"""axe-core finds nothing wrong with the explorer, in any panel, light and dark, nor with the brief."""

import contingent as ct
import pytest
from accessible import violations
from browser import offline_browser, page_of
from contingent.explorer import PANELS
from explorer_page import explorer_page, settled
from hostile import evil_scenario

SCENARIOS = {"gaza": "gaza-isf-2025-10", "evil": evil_scenario()}


@pytest.fixture(scope="module")
def browser():
    with offline_browser() as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "dark"), [("gaza", False), ("gaza", True), ("evil", True)], ids=["gaza-light", "gaza-dark", "evil"]
)
def test_the_explorer(browser, name, dark):
    explorer = ct.load(SCENARIOS[name]).explore(worlds=2_000)
    explorer.set(next(lever for lever in explorer.case.scenario.levers() if lever.startswith("joins")), 0.9)
    explorer.select(explorer.case.scenario.candidates[0])
    explorer.keep("ready")
    with explorer_page(browser, explorer, dark=dark) as (page, told):
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        for panel in ("bars", "terms") if dark else PANELS:
            page.locator(f"[data-panel={panel}]").click()
            settled(page)
            assert violations(page, ".contingent-explorer") == [], panel
        assert told == []


@pytest.mark.parametrize(("name", "dark"), [("gaza", False), ("evil", True)], ids=["gaza-light", "evil-dark"])
def test_the_brief(browser, tmp_path, name, dark):
    """All of it unfolded, but for the long evidence of the longest."""
    path = tmp_path / "brief.html"
    path.write_text(ct.load(SCENARIOS[name]).sample(2_000).brief(), "utf-8")
    with page_of(browser, path, 1000) as (page, told):
        page.emulate_media(color_scheme="dark" if dark else "light")
        if name != "gaza":
            page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        assert violations(page) == [] and told == []


def test_what_is_wrong_is_found(browser, tmp_path):
    path = tmp_path / "wrong.html"
    path.write_text(
        "<!doctype html><title>Wrong</title><main><h1>a</h1><p style='color: #aaa'>pale</p><img src='data:,'></main>", "utf-8"
    )
    with page_of(browser, path, 1000) as (page, _):
        rules = {line.partition(":")[0] for line in violations(page)}
        assert {"color-contrast", "image-alt", "html-has-lang"} <= rules
