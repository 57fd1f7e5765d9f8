"""Plots: the same bytes each time, and every label whole, legible and where it belongs."""

import re

import contingent as ct
import matplotlib
import pytest
from charts import boxes, check, faults, faults_in_a_browser, printed_elsewhere
from contingent.plots import Chart
from contingent.plots import palette
from hostile import NAMES, evil_scenario, one_candidate, sixty_candidates

SCENARIOS = {
    "gaza": "gaza-isf-2025-10",
    "every-feature": "every-feature",
    "one": one_candidate(),
    "sixty": sixty_candidates(),
    "evil": evil_scenario(),
}
WIDTHS = (7.6, 3.8)


def charts_of(scenario, width):
    worlds = ct.load(scenario).sample(2_000, threads=1)
    results = (
        worlds.members(),
        worlds.network(),
        worlds.compatibility(),
        worlds.viability(worlds.scenario.candidates[:2]),
    )
    return {type(result).__name__: result.plot(width) for result in results}


CHARTS = {
    f"{scenario}, {name}, {width} in": chart
    for scenario, source in SCENARIOS.items()
    for width in WIDTHS
    for name, chart in charts_of(source, width).items()
}
every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())


@every_chart
def test_a_chart_is_a_figure_that_says_what_it_shows(chart):
    assert isinstance(chart, Chart) and isinstance(chart, matplotlib.figure.Figure)
    check(chart)
    assert repr(chart) == f"<Chart: {chart.title}>" and chart._repr_svg_().startswith("<svg ")
    assert chart._repr_png_().startswith(b"\x89PNG")


def test_faults_are_found():
    assert faults([("a", (0, 0, 10, 10)), ("b", (12, 0, 20, 10))], 20, 10) == []
    assert faults([("a", (0, 0, 10, 10)), ("b", (5, 3, 20, 13))], 20, 10) == ["cut: b [5, 3, 20, 13]", "overlap: a / b"]


def test_no_label_is_cut_or_covered_in_a_browser(tmp_path):
    assert faults_in_a_browser(CHARTS, tmp_path) == {}


def test_names_are_texts_and_not_mathematics():
    texts = " ".join(text for text, _ in boxes(CHARTS["evil, Members, 7.6 in"]))
    assert "$\\frac{1}{2}$ and a lone $ sign_{x}^2" in texts
    svg = CHARTS["evil, Members, 7.6 in"].svg()
    assert "<script" not in svg and "&lt;script&gt;" in svg
    assert NAMES["HEBREW"] in svg and "\u202e" not in svg and "\x1b" not in svg


def test_the_settings_of_the_caller_change_nothing():
    result = ct.load("every-feature").sample(640).members()
    plain = result.plot().svg()
    with matplotlib.rc_context(
        {"font.family": ["serif"], "text.usetex": True, "axes.facecolor": "red", "svg.fonttype": "path"}
    ):
        assert result.plot().svg() == plain


PROGRAM = """
import hashlib, contingent as ct
worlds = ct.load("gaza-isf-2025-10").sample(1_000)
for result in (worlds.members(), worlds.network(), worlds.compatibility()):
    print(hashlib.sha256(result.plot().svg().encode()).hexdigest())
"""


def test_the_same_bytes_in_every_run():
    (told,) = printed_elsewhere(PROGRAM)
    assert len(set(told.split())) == 3


def test_colours_keep_their_contrast():
    for ground in (palette.PAPER, palette.COULD, palette.NEEDED, *palette.BLOCS):
        assert palette.contrast(palette.ink_on(ground), ground) >= 4.5
    assert palette.contrast(palette.MUTED, palette.PAPER) >= 4.5
    for shape in (palette.WOULD, palette.NEEDED, palette.LOST, palette.LINE, palette.ACCENT, palette.WAITING):
        assert palette.contrast(shape, palette.PAPER) >= 3


def test_a_file_can_be_saved_as_any_figure(tmp_path):
    chart = CHARTS["one, Members, 7.6 in"]
    chart.savefig(tmp_path / "chart.png")
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")


def test_the_charts_show_the_numbers():
    worlds = ct.load("gaza-isf-2025-10").sample(2_000)
    members, texts = worlds.members(), [text for text, _ in boxes(worlds.members().plot())]
    assert f"a force exists: {ct.words.percent(members.viable.value)} %" in texts
    for row in members:
        assert any(row.name.lower() in text.lower() for text in texts) or row.pool
        assert f"{ct.words.percent(row.would.value)} %" in texts
    dark = [text for text, _ in boxes(worlds.compatibility().plot()) if re.fullmatch(r"<?\d+", text)]
    assert all(text == "<1" or int(text) <= 99 for text in dark) and dark
