"""The explorer's static picture, and its front end as text: nothing runs that a scenario says, nothing is asked for."""

import re
from html.parser import HTMLParser
from importlib import resources

import contingent as ct
import pytest
from contingent.explorer import PANELS
from contingent.explorer.view import front_end, style_sheet
from contingent.plots.palette import contrast
from hostile import MARKUP, evil_scenario


def explorer_of(source, worlds):
    return ct.load(source).explore(worlds=worlds)


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("panel", PANELS)
def test_the_static_picture_asks_for_nothing(panel):
    explorer = explorer_of(evil_scenario(), 640)
    explorer.set("event:vote", 1)
    explorer.keep(MARKUP[:80])
    explorer.open(panel)
    page = Tags(explorer.still())
    assert {tag for tag, _ in page.tags} <= {"p", "strong", "img", "ul", "li", "small"}
    assert MARKUP in page.text and MARKUP[:80] in page.text
    pictures = [attrs for tag, attrs in page.tags if tag == "img"]
    assert len(pictures) == (1 if panel == "bars" else 2)
    for picture in pictures:
        assert picture["src"].startswith("data:image/svg+xml;base64,") and len(picture["alt"]) > 20


def test_the_static_picture_follows():
    explorer = explorer_of("gaza-isf-2025-10", 2_000)
    first = explorer.still()
    explorer.set("accepts:ISR/TUR", 1)
    (picture,) = [attrs for tag, attrs in Tags(explorer.still()).tags if tag == "img"]
    assert explorer.sentence in picture["alt"] and explorer.still() != first
    explorer.undo()
    assert explorer.still() == first


def test_the_front_end_makes_no_markup_and_asks_for_nothing():
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\(|new Function|\bimport\b|\bfetch\(|XMLHttp", front_end()
    )
    assert set(re.findall(r"https?://[^\"' ]+", front_end())) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"url\(|@import|https?:", style_sheet())
    for file in resources.files("contingent.explorer").joinpath("ui").iterdir():
        assert file.read_text("utf-8").count("\n") <= 300


def test_text_stands_out_from_its_ground():
    themes = re.findall(r"color-scheme: (light|dark);(.+?)}", style_sheet(), re.DOTALL)
    assert [kind for kind, _ in themes] == ["light", "dark", "dark"]
    whole = [
        {
            name: "#" + "".join(2 * digit for digit in value) if len(value) == 3 else f"#{value}"
            for name, value in re.findall(r"--([a-z-]+): #([0-9a-f]{3,6})", text)
        }
        for _, text in themes
    ]
    assert whole[1] == whole[2]
    for colours in whole[:2]:
        for text in ("ink", "muted", "accent", "gain", "loss"):
            for ground in ("paper", "raised", "chosen"):
                assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
        for mark in ("would", "needed", "edge", "seldom", "waits", "was-needed"):
            assert contrast(colours[mark], colours["paper"]) >= 3, mark
