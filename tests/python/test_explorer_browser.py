"""The explorer in a browser: what is pulled by hand shows what Python computes. Pictures go to build/screenshots."""

from pathlib import Path

import contingent as ct
import pytest
from browser import offline_browser
from contingent.words import percent
from explorer_page import explorer_page, settled
from hostile import evil_scenario, sixty_candidates

PICTURES = Path(__file__).parents[2] / "build" / "screenshots"
CASE, WORLDS = "gaza-isf-2025-10", 2_000
MANDATE, TURKEY = "event:un-mandate", "accepts:ISR/TUR"


@pytest.fixture(scope="module")
def browser():
    with offline_browser() as opened:
        yield opened


@pytest.fixture
def explorer():
    return ct.load(CASE).explore(worlds=WORLDS)


@pytest.fixture
def page(browser, explorer):
    with explorer_page(browser, explorer) as (page, told):
        yield page
        assert told == []


def members(settings):
    """What Python says of the case with what is set."""
    return ct.load(CASE).set(settings).sample(WORLDS).members()


def slider(page, lever):
    """A lever's input, its group unfolded."""
    found = page.locator(f'[data-lever="{lever}"] input')
    found.evaluate("input => { input.closest('details').open = true; }")
    return found


def shown(page, actor, answer="could"):
    """The number beside a candidate's bar."""
    return page.locator(f'.bars [data-actor="{actor}"] [data-answer={answer}] .shown').inner_text()


def wide(page, actor, answer="could", lane=".lane:not(.ghost)"):
    """How long a bar is, as a share of the axis, once it has come to rest."""
    page.wait_for_timeout(250)
    return page.locator(f'.bars [data-actor="{actor}"] {lane} .{answer}').evaluate(
        "bar => bar.getBoundingClientRect().width / bar.parentElement.getBoundingClientRect().width"
    )


def test_a_slider_moves_the_bars_to_what_python_computes(page, explorer):
    before = members({})
    assert shown(page, "EGY") == f"{percent(before['EGY'].could.value)} %"
    slider(page, MANDATE).press("End")
    after = members({MANDATE: 1})
    for row in after:
        for answer in ("would", "could"):
            assert shown(page, row.actor, answer) == f"{percent(getattr(row, answer).value)} %"
    end = explorer.state()["end"]
    for answer in ("could", "would", "needed"):
        assert wide(page, "EGY", answer) == pytest.approx(getattr(after["EGY"], answer).value / end, abs=0.004)
        assert wide(page, "EGY", answer, ".ghost") == pytest.approx(getattr(before["EGY"], answer).value / end, abs=0.004)
    assert f"{after.viable.term}, {percent(after.viable.value)} %" in page.locator(".answer").inner_text()
    assert page.locator(".sentence").inner_text().replace("\u00a0", " ") == explorer.sentence


def test_a_slider_dragged_fast_ends_where_it_is_let_go(page, explorer):
    slider(page, MANDATE).evaluate("""input => {
      for (let step = 1; step <= 90; step += 1) {
        input.value = step / 100;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }
      input.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
    }""")
    page.wait_for_timeout(600)
    assert explorer.moves == {MANDATE: 0.9} and float(slider(page, MANDATE).input_value()) == 0.9
    assert shown(page, "EGY") == f"{percent(members({MANDATE: 0.9})['EGY'].could.value)} %"
    page.get_by_role("button", name="Undo").click()
    assert explorer.moves == {} and not explorer.state()["can_undo"]


def test_undo_redo_reset_and_names(page, explorer):
    slider(page, TURKEY).press("End")
    page.get_by_label("A name for this what-if").fill("Turkey in")
    page.keyboard.press("Enter")
    slider(page, MANDATE).press("Home")
    page.get_by_role("button", name="Undo").click()
    assert (
        explorer.moves == {TURKEY: 1}
        and page.get_by_role("button", name="Turkey in", exact=True).get_attribute("aria-pressed") == "true"
    )
    page.get_by_role("button", name="Redo").click()
    assert explorer.moves == {TURKEY: 1, MANDATE: 0}
    page.get_by_role("button", name="Reset").click()
    assert explorer.moves == {} and shown(page, "TUR") == f"{percent(members({})['TUR'].could.value)} %"
    page.get_by_role("button", name="Turkey in", exact=True).click()
    assert explorer.moves == {TURKEY: 1}
    page.get_by_role("button", name="Put back: Israel accepts Turkey").click()
    assert explorer.moves == {}
    page.get_by_role("button", name="Forget Turkey in").click()
    assert explorer.names == []


def test_a_country_is_selected_by_keyboard_in_every_panel(page, explorer):
    page.locator(".bars [tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    second = explorer.case.members().ranked()[1]
    assert explorer.selected == second.actor
    about = page.get_by_label("The selected country")
    assert about.locator("h3").inner_text() == second.name
    for answer in ("willing", "needed"):
        assert f"{percent(getattr(second, answer).value)} %" in about.locator(".funnel").inner_text()
    for panel, chosen in (
        ("network", ".node[aria-selected=true]"),
        ("compatibility", ".actor.selected"),
        ("coalitions", "button[aria-pressed=true]"),
    ):
        page.locator(f"[data-panel={panel}]").press("Enter")
        page.locator(f".stage {chosen}[data-actor={second.actor}]").wait_for()
    assert (
        page.locator(".lever.about").count()
        == sum(second.actor in lever["about"] for group in explorer.scene["groups"] for lever in group["levers"])
        > 3
    )
    page.locator("[data-panel=network]").press("Enter")
    waiting = [pair for pair in explorer.case.network().waits_for if second.actor in pair]
    assert page.locator("path.waits.head").count() == len(waiting) > 0
    page.locator(".node[aria-selected=true]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press(" ")
    page.wait_for_timeout(100)
    assert explorer.selected not in ("", second.actor)


def test_the_panels_show_what_python_computes(page, explorer):
    slider(page, "position:EGY/disarmament").press("End")
    now = ct.load(CASE).set({"position:EGY/disarmament": 1}).sample(WORLDS)
    page.locator("[data-panel=compatibility]").click()
    settled(page)
    i, j = (now.compatibility().index(actor) for actor in ("PAK", "EGY"))
    cell = page.locator(f'.cell[data-key="{i}:{j}"]')
    value, was = now.compatibility()["PAK", "EGY"].value, explorer.case.compatibility()["PAK", "EGY"].value
    assert (
        value < was - 0.2
        and f": {percent(value)} %, " in cell.get_attribute("aria-label")
        and f"from {percent(was)} %" in cell.get_attribute("aria-label")
    )
    assert cell.evaluate("cell => parseFloat(cell.style.getPropertyValue('--share'))") == pytest.approx(100 * value, abs=0.01)
    cell.focus()
    page.keyboard.press("ArrowDown")
    assert (
        page.locator(".readout")
        .inner_text()
        .startswith(f"{explorer.scene['names'][now.compatibility().actors[i + 1]]} and Egypt: ")
    )
    page.locator("[data-panel=coalitions]").click()
    settled(page)
    best = now.coalitions(8)
    assert page.locator("th .share").all_inner_texts() == [f"{percent(row.viability.value)} %" for row in best]
    assert page.locator("tbody td .dot").count() == sum(len(row.members) for row in best)
    page.locator("[data-panel=terms]").click()
    settled(page)
    terms = now.terms("disarmament", "buffer", 11)
    assert f"a force exists in {percent(terms.at_best.value)} %" in page.locator(".readout").inner_text()
    page.get_by_label("up the map").select_option("")
    settled(page)
    line = now.terms("disarmament", None, 11)
    assert page.locator(".maps .share").count() == 11
    assert f"a force exists in {percent(line.at_best.value)} %" in page.locator(".readout").inner_text()


def test_hover_and_focus_show_the_claims(page, explorer):
    says = explorer.scene["claims"]["israel-no-turkish-troops"]["says"]
    tip = page.get_by_role("tooltip")
    slider(page, TURKEY).focus()
    page.keyboard.press("ArrowRight")
    slider(page, "accepts:ISR/QAT").focus()
    page.keyboard.press("Shift+Tab")
    tip.wait_for()
    described = page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-describedby'))?.textContent ?? ''"
    )
    assert page.evaluate("document.activeElement.closest('[data-lever]').dataset.lever") == TURKEY and says in described
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    page.locator('.bars [data-actor="TUR"]').hover()
    tip.wait_for()
    assert "ready for any mission" in tip.inner_text()


def test_a_what_if_is_saved_as_a_file(page, explorer):
    slider(page, TURKEY).press("End")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save as file").click()
    assert ct.load(caught.value.path()) == explorer.scenario == ct.load(CASE).set({TURKEY: 1})


def test_levers_are_found_by_name_and_by_country(page, explorer):
    page.get_by_label("Find a lever").fill("turkey")
    found = page.locator(".lever:visible .name").all_inner_texts()
    assert len(found) > 3 and all("Turkey" in name for name in found)
    page.get_by_label("Find a lever").fill("no lever is called this")
    assert page.get_by_text("No lever is called that.").is_visible()
    page.get_by_label("Find a lever").fill("")
    assert page.locator(".levers details[open]").count() == 1  # as it was before
    page.locator('.bars [data-actor="QAT"]').click()
    page.get_by_label("only those about Qatar").check()
    assert all("Qatar" in name for name in page.locator(".lever:visible .name").all_inner_texts())


def test_nothing_a_scenario_says_becomes_markup(browser):
    explorer = ct.load(evil_scenario()).explore(worlds=640)
    explorer.select("LONG")
    with explorer_page(browser, explorer) as (page, told):
        page.on("dialog", lambda dialog: told.append(f"dialog: {dialog.message}"))
        for panel in ("network", "compatibility", "terms", "coalitions", "bars"):
            page.locator(f"[data-panel={panel}]").click()
            settled(page)
            assert page.locator(".contingent-explorer :is(script, img, iframe, a)").count() == 0
        page.locator(".bars [role=option]").first.hover()
        page.get_by_role("tooltip").wait_for()
        assert told == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["gaza", "sixty"])
def test_pictures_fit_and_are_kept(browser, name, dark):
    """For a person to look at; here, that nothing sticks out, whatever the width."""
    explorer = ct.load(CASE if name == "gaza" else sixty_candidates()).explore(worlds=WORLDS)
    explorer.set(next(lever for lever in explorer.case.scenario.levers() if lever.startswith("position")), 0.9)
    explorer.select(explorer.case.scenario.candidates[3])
    PICTURES.mkdir(parents=True, exist_ok=True)
    with explorer_page(browser, explorer, dark=dark) as (page, told):
        for width in (1000, 420):
            page.set_viewport_size({"width": width, "height": 900})
            for panel in ("network", "compatibility", "terms", "coalitions", "bars"):
                page.locator(f"[data-panel={panel}]").click()
                settled(page)
                page.wait_for_timeout(80)
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                page.screenshot(
                    path=PICTURES / f"explorer-{name}-{panel}-{width}-{'dark' if dark else 'light'}.png", full_page=True
                )
        assert told == []
