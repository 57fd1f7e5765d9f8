"""The explorer in a running JupyterLab, without a network: alive, without its kernel, from a stranger, as exported HTML."""

import json
import statistics

import contingent as ct
import nbformat
import pytest
from accessible import violations
from browser import offline_browser, page_of
from contingent.words import percent
from lab import jupyterlab, lab_page, notebook, run_first_cell
from nbconvert import HTMLExporter
from test_explorer_browser import PICTURES, shown, slider

CASE, WORLDS, MANDATE = "gaza-isf-2025-10", 20_000, "event:un-mandate"
CELL = f"import contingent as ct\nexplorer = ct.load({CASE!r}).explore(worlds={WORLDS})\nexplorer"
TIMES = """async ([lever, values]) => {
  const input = document.querySelector(`[data-lever="${lever}"] input`);
  const times = [];
  for (const value of values) {
    const start = performance.now();
    const drawn = new Promise((done) => {
      const watch = new MutationObserver(() => {
        watch.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
      });
      watch.observe(document.querySelector(".contingent-explorer .answer"), { childList: true, subtree: true });
    });
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    times.push(await drawn);
    await new Promise((rest) => setTimeout(rest, 60));
  }
  input.blur();
  return times;
}"""


@pytest.fixture(scope="module")
def browser():
    with offline_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def lab(browser, tmp_path_factory):
    """A server, and a notebook that nobody has run yet. One for all tests of this file, which go on from one another."""
    folder = tmp_path_factory.mktemp("lab") / "notebooks"
    folder.mkdir()
    notebook(folder / "explorer.ipynb", CELL)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with jupyterlab(folder) as at:
        yield at, folder / "explorer.ipynb"


def test_alive(browser, lab):
    at, path = lab
    with lab_page(browser, at, path.name) as (page, elsewhere):
        run_first_cell(page)
        page.locator(".contingent-explorer").wait_for(timeout=60_000)
        assert not page.locator(".contingent-still").is_visible()
        before = ct.load(CASE).sample(WORLDS).members()
        assert shown(page, "EGY") == f"{percent(before['EGY'].could.value)} %"

        times = page.evaluate(TIMES, [MANDATE, [0.1, 0.3, 0.5, 0.7, 0.9]])
        (PICTURES / "slider-to-picture.json").write_text(json.dumps([round(time) for time in times]), "utf-8")
        assert statistics.median(times) < 2_000, "milliseconds, on a machine that may have much else to do"
        slider(page, MANDATE).focus()
        page.keyboard.press("End")
        after = ct.load(CASE).set({MANDATE: 1}).sample(WORLDS).members()
        page.locator(".answer", has_text=f"{percent(after.viable.value)} %").wait_for(timeout=10_000)
        for row in after:
            assert shown(page, row.actor) == f"{percent(row.could.value)} %"

        page.locator(".bars [tabindex='0']").focus()
        page.keyboard.press("b")  # in JupyterLab's own keys: a cell more
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        second = before.ranked()[1]
        page.locator(".about h3", has_text=second.name).wait_for(timeout=10_000)
        assert page.locator(f".bars [data-actor={second.actor}]").get_attribute("aria-selected") == "true"
        page.get_by_label("Find a lever").press_sequentially("abdx")
        assert (
            page.locator(".jp-Notebook .jp-CodeCell").count() == 1 and page.get_by_label("Find a lever").input_value() == "abdx"
        )
        page.get_by_label("Find a lever").fill("")

        assert violations(page, ".contingent-explorer") == []
        page.screenshot(path=PICTURES / "jupyterlab-light.png")
        page.evaluate("window.jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Dark' })")
        page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
        page.wait_for_timeout(500)
        assert violations(page, ".contingent-explorer") == []
        page.screenshot(path=PICTURES / "jupyterlab-dark.png")

        page.wait_for_timeout(2_500)  # the static picture follows once the reader rests
        page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
        page.evaluate("window.jupyterapp.serviceManager.sessions.shutdownAll()")
        assert elsewhere == []
    stored = nbformat.read(path, as_version=4)
    nbformat.validate(stored)
    live, still = stored.cells[0].outputs
    assert "application/vnd.jupyter.widget-view+json" in live.data
    assert f"becomes {after.viable.term}, {percent(after.viable.value)} %" in still.data["text/html"]


def drawn(page):
    """The static picture, as the browser has it."""
    picture = page.locator(".contingent-still img, img[alt^='Who could join']").first
    picture.wait_for(timeout=20_000)
    return picture.evaluate("async image => { await image.decode(); return [image.naturalWidth > 400, image.alt]; }")


@pytest.fixture
def saved(lab):
    """The server, and the notebook as `test_alive` has left it."""
    assert nbformat.read(lab[1], as_version=4).cells[0].outputs, "nothing was saved, see test_alive"
    return lab


def test_without_its_kernel_the_last_state_stands(browser, saved):
    at, path = saved
    after = ct.load(CASE).set({MANDATE: 1}).sample(WORLDS).viable
    with lab_page(browser, at, path.name) as (page, elsewhere):
        whole, told = drawn(page)
        assert whole and f"{percent(after.value)} % instead of" in told
        page.wait_for_timeout(2_500)  # until JupyterLab gives up on the picture that was alive
        assert not page.get_by_text("model not found").is_visible() and not page.get_by_text("Loading widget").is_visible()
        page.screenshot(path=PICTURES / "jupyterlab-still.png")
        assert elsewhere == []


def test_a_strangers_notebook_shows_it_too(browser, saved):
    at, path = saved
    strange = nbformat.read(path, as_version=4)
    strange.cells[0].outputs[1].data["text/html"] += (
        "<p>changed by hand, so no longer trusted</p><script>document.title = 'taken'</script>"
    )
    nbformat.write(strange, path.with_name("stranger.ipynb"))
    with lab_page(browser, at, "stranger.ipynb") as (page, _):
        assert drawn(page)[0] and page.title() != "taken"
        assert page.get_by_text("changed by hand").is_visible()


def test_exported_html_shows_it(browser, saved, tmp_path):
    _, path = saved
    html, _ = HTMLExporter().from_filename(str(path))
    (tmp_path / "exported.html").write_text(html, "utf-8")
    with page_of(browser, tmp_path / "exported.html", 1000) as (page, _):
        assert drawn(page)[0]
        page.screenshot(path=PICTURES / "exported.png")
