"""The brief: one page that asks for nothing, runs nothing, and gives every number with its reasons."""

import re
from html import escape
from html.parser import HTMLParser

import contingent as ct
import pytest
from browser import offline_browser, page_of
from claims import cited
from contingent.plots.palette import contrast
from contingent.words import clean, percent
from hostile import MARKUP, NAMES, evil_scenario, one_candidate, sixty_candidates

SCENARIOS = {
    "gaza": "gaza-isf-2025-10",
    "every-feature": "every-feature",
    "one": one_candidate(),
    "nobody": {"contingent": 1, "title": "None", "actors": {"EGY": {"joins": 0}}},
    "sixty": sixty_candidates(),
    "evil": evil_scenario(),
}
WORLDS = {name: ct.load(source).sample(2_000, threads=1) for name, source in SCENARIOS.items()}
PAGES = {name: worlds.brief() for name, worlds in WORLDS.items()}
VOID = {"meta", "link", "img", "br", "hr", "input"}

every_page = pytest.mark.parametrize("name", PAGES)


class Page(HTMLParser):
    """A page's elements, each with its text and that of all inside it."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.open = [], []
        self.feed(html)
        self.close()
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "attrs": dict(attrs), "text": ""}
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.elements.append({"tag": tag, "attrs": dict(attrs), "text": ""})

    def handle_endtag(self, tag):
        assert self.open.pop()["tag"] == tag

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def all(self, tag, **attrs):
        return [e for e in self.elements if e["tag"] == tag and all(e["attrs"].get(k) == v for k, v in attrs.items())]

    def classed(self, name):
        return [e for e in self.elements if name in (e["attrs"].get("class") or "").split()]


def plain(text):
    """A text as it is read: one space for many, and for those that do not break."""
    return clean(text.replace("\u00a0", " "))


READ = {name: Page(html) for name, html in PAGES.items()}


@every_page
def test_nothing_is_fetched_and_nothing_runs(name):
    page = READ[name]
    assert not {e["tag"] for e in page.elements} & {
        "script",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
        "img",
        "foreignobject",
    }
    for element in page.elements:
        for attribute, value in element["attrs"].items():
            assert not attribute.startswith("on"), element
            if attribute in ("src", "srcset", "data", "action", "poster", "background"):
                raise AssertionError(element)
            if attribute.endswith("href") and element["tag"] != "a":
                assert value.startswith(("data:", "#")), element
            if attribute == "style":
                assert not re.search(r"url\((?!#)|expression|import", value), element
    for link in page.all("a"):
        assert re.match(r"#[\w-]+$|https?://", link["attrs"]["href"]), link
    (style,) = page.all("style")
    assert "url(" not in style["text"] and "@import" not in style["text"]


@every_page
def test_the_browser_is_told_to_forbid_the_rest(name):
    (policy,) = READ[name].all("meta", **{"http-equiv": "Content-Security-Policy"})
    rules = dict(rule.strip().split(" ", 1) for rule in policy["attrs"]["content"].split(";"))
    assert rules == {
        "default-src": "'none'", "style-src": "'unsafe-inline'", "img-src": "data:",
        "base-uri": "'none'", "form-action": "'none'",
    }  # fmt: skip


@every_page
def test_headings_come_in_order_and_ids_once(name):
    page = READ[name]
    levels = [int(e["tag"][1]) for e in page.elements if re.fullmatch("h[1-6]", e["tag"])]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(lower - upper <= 1 for upper, lower in zip(levels, levels[1:], strict=False))
    ids = [e["attrs"]["id"] for e in page.elements if "id" in e["attrs"]]
    assert len(ids) == len(set(ids))
    for link in page.all("a"):
        if link["attrs"]["href"].startswith("#"):
            assert link["attrs"]["href"][1:] in ids
    for element in page.elements:
        for told in (element["attrs"].get("aria-labelledby") or "").split():
            assert told in ids
    assert all(heading["text"].strip() for heading in page.elements if re.fullmatch("h[1-6]", heading["tag"]))


@every_page
def test_the_answer_comes_first_in_words_with_its_number(name):
    viable = WORLDS[name].viable
    first = READ[name].all("h2")[0]
    assert plain(first["text"]).endswith(f"{viable.term}, {percent(viable.value)} %")


@every_page
def test_every_candidate_has_its_numbers_in_the_table(name):
    table = READ[name].all("table")[0]
    text = plain(table["text"])
    for row in WORLDS[name].members():
        assert clean(row.name)[1:] in text
        for answer in ("willing", "admitted", "compatible", "could", "would", "needed"):
            assert f"{percent(getattr(row, answer).value)} %" in text


@every_page
def test_what_would_change_it(name):
    (main,) = READ[name].all("main")
    text = plain(main["text"])
    feasible = [row for row in WORLDS[name].coalitions(6) if row.in_sample.count]
    assert feasible or "No coalition is a feasible force" in text
    for row in feasible:
        assert f"{percent(row.viability.value)} %" in text
        assert clean(row.names[0])[1:] in text


@every_page
def test_provenance(name):
    (footer,) = READ[name].all("footer")
    for told in (ct.__version__, "seed 0", "2,000 worlds", WORLDS[name].scenario.sha256):
        assert told in plain(footer["text"])


@pytest.mark.parametrize("name", ["gaza", "every-feature", "evil"])
def test_every_claim_stands_there_with_source_date_and_hedge(name):
    told = WORLDS[name].scenario.to_dict()
    shown = [plain(claim["text"]) for claim in READ[name].classed("claim")]
    assert cited(told)
    for claim in told["claims"].values():
        source = told["sources"][claim["source"]]
        parts = [
            claim["says"].rstrip(". "),
            claim.get("speaker", "")[1:],
            claim.get("hedge", ""),
            claim.get("note", ""),
        ]
        parts += [source.get("publisher", ""), source.get("title", ""), source.get("note", "")]
        parts += [f"{int(day[8:])} " for day in (claim.get("date", ""), source.get("date", "")) if day]
        parts += [day[:4] for day in (claim.get("date", ""), source.get("date", "")) if day]
        assert any(all(clean(part) in text for part in parts) for text in shown), parts


@pytest.mark.parametrize("name", ["gaza", "every-feature", "evil"])
def test_every_number_has_claims_or_is_called_an_assumption(name):
    numbers = READ[name].classed("number")
    told = WORLDS[name].scenario.to_dict()
    parties = [*told["actors"].values(), *told.get("pools", {}).values()]
    beliefs = sum(len(p.keys() & {"joins", "leads"}) for p in parties) + len(told["events"]) + len(told["requirements"])
    listed = sum(len(p.get(room, {})) for p in parties for room in ("accepts", "offers", "positions"))
    assert len(numbers) == beliefs + listed + len(told.get("outcomes", {}))
    assert all("Source:" in number["text"] or "Assumption" in number["text"] for number in numbers)


def test_footnotes_lead_from_the_answer_to_the_claims():
    page = READ["gaza"]
    notes = [link for link in page.all("a") if link["attrs"].get("aria-label", "").startswith("claim ")]
    assert len(notes) > 10
    marks = {claim["attrs"]["id"] for claim in page.classed("claim") if "id" in claim["attrs"]}
    assert {note["attrs"]["href"][1:] for note in notes} <= marks
    assert len(marks) == len(WORLDS["gaza"].scenario.to_dict()["claims"])


def test_nothing_a_scenario_says_becomes_markup():
    page = READ["evil"]
    assert plain(page.all("title")[0]["text"]) == plain(page.all("h1")[0]["text"]) == MARKUP
    assert "49" not in page.all("h1")[0]["text"]
    for id, name in NAMES.items():
        assert (clean(name) or id)[1:] in plain(page.all("table")[0]["text"])
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b\x00]", PAGES["evil"])
    assert {link["attrs"]["href"][:20] for link in page.all("a") if "://" in link["attrs"]["href"]} == {
        "https://example.org/"
    }


def test_text_stands_out_from_its_ground_by_day_and_by_night():
    (style,) = READ["gaza"].all("style")
    by_day, by_night = style["text"].partition("@page")[0].split("prefers-color-scheme: dark")
    for part in (by_day, by_night):
        ground = re.search(r"--paper: (#[0-9a-f]{3,6})", part)[1]
        colours = re.findall(r"--(ink|muted|accent|assumed): (#[0-9a-f]{3,6})", part)
        assert len(colours) >= 4
        for _, colour in colours:
            assert contrast(whole(colour), whole(ground)) >= 4.5, (colour, ground)


def whole(colour):
    return "#" + "".join(2 * digit for digit in colour[1:]) if len(colour) == 4 else colour


def test_pictures_have_their_numbers_behind_them():
    captions = [e["text"] for e in READ["gaza"].all("caption")]
    assert len(captions) == 3 and all(re.match("The (levers|pairs)|What moved", caption) for caption in captions)


def test_it_tells_what_the_words_mean_and_what_moved():
    read = plain(PAGES["gaza"])
    assert "from what the words of the reports mean" in read and 'id="moved"' in read
    assert "read as 94 %" in read and "The report is taken to be true with 65 %" in read
    assert 'id="moved"' not in PAGES["one"] and "from what the words" not in PAGES["one"]


def test_reports_of_later_days_stand_apart():
    before, later = plain(PAGES["gaza"]).split('id="part-later"')
    said = WORLDS["gaza"].scenario.to_dict()
    after = [claim["says"] for claim in said["claims"].values() if claim["date"] > said["as_of"]]
    texts = [plain(escape(says).replace("&#x27;", "&#39;")).rstrip(". ") for says in after]
    assert len(texts) > 20 and all(text in later and text not in before for text in texts)


def test_the_same_page_each_time():
    assert ct.load(SCENARIOS["gaza"]).sample(2_000, threads=2).brief() == PAGES["gaza"]


@pytest.fixture(scope="module")
def browser():
    with offline_browser() as opened:
        yield opened


@pytest.mark.parametrize("width", [390, 768, 1280])
@every_page
def test_it_opens_offline_and_fits_the_screen(browser, tmp_path, name, width):
    path = tmp_path / "brief.html"
    path.write_text(PAGES[name], "utf-8")
    with page_of(browser, path, width) as (page, told):
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for picture in page.locator("svg[role=img]:visible").all():
            assert picture.evaluate("svg => svg.getBoundingClientRect().width") <= width
        shown = page.locator("svg[role=img]:visible").count()
        pictures = page.get_by_role("img").all()
        assert shown == len(pictures) >= 2 and all(re.match("Who (could|can) |The most viable |What each lever |What moved ", told_name(p)) for p in pictures)
        assert told == []


def told_name(picture):
    return picture.evaluate(
        "svg => document.getElementById(svg.getAttribute('aria-labelledby').split(' ')[0]).textContent"
    )


def test_a_footnote_opens_what_it_leads_to(browser, tmp_path):
    path = tmp_path / "brief.html"
    path.write_text(PAGES["gaza"], "utf-8")
    with page_of(browser, path, 1280) as (page, told):
        page.locator("sup a").first.click()
        assert page.locator(".claim:target").is_visible() and told == []


def test_on_paper_all_evidence_is_open(browser, tmp_path):
    path = tmp_path / "brief.html"
    path.write_text(PAGES["gaza"], "utf-8")
    with page_of(browser, path, 1000) as (page, _):
        page.emulate_media(media="print")
        assert all(claim.bounding_box()["height"] > 0 for claim in page.locator(".claim").all())
        assert not page.locator("nav").is_visible()
