"""A hundred and more hostile strings through everything that is shown: pages, answers, charts, terminals.

In Chromium no script may run, no request leave, no dialog open, no element or attribute come of a string: under a strict
content-security policy, which may then not even have been needed, and without any.
"""

import functools
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser

import contingent as ct
import pytest
from browser import offline_browser
from click.testing import CliRunner
from contingent.cli import commands
from contingent.plots import Chart
from explorer_page import explorer_page
from hostile_strings import REACH, STRINGS, hostile_scenario

ROUNDS = range(0, len(STRINGS), 10) if os.environ.get("CONTINGENT_EVERY_STRING") else (0, 75)
STRICT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
WORLDS = {first: ct.load(hostile_scenario(first)).sample(256, threads=1) for first in ROUNDS}

# Pages of HTML that are made of a scenario. A new one is put beside the brief. The explorer has scripts of its own and a test of
# its own below.
PAGES = {"brief": functools.cache(lambda worlds: worlds.brief())}

every_round = pytest.mark.parametrize("first", ROUNDS)


def answers(worlds):
    """One of each kind of answer."""
    changed = worlds.scenario.set({"joins:A1": 1.0}).sample(len(worlds), threads=1)
    past = {f"<b>{number}</b>": ct.load(hostile_scenario(number)) for number in (1, 2)}
    members = worlds.members()
    viability = worlds.viability(["A0", "A1"])
    found = [
        worlds.scenario, members, members.viable, viability, viability.breakdown(), worlds.compatibility(), worlds.network(0.3),
        worlds.coalitions(3), worlds.frontier("troops", [10, 10**6]), worlds.levers(), worlds.blocks(), worlds.unlock(at_least=0.99, changes=1),
        worlds.terms("arms", steps=5), worlds.terms("arms", "zone", steps=3), worlds.power(orders=2), ct.compare(worlds, changed),
        worlds.scenario.explain("joins:A0"), worlds.scenario.explain("joins:A1"), worlds.timeline(), worlds.meanings(draws=8, worlds=64),
        ct.diff(worlds.scenario.as_of("2029-12-15"), worlds.scenario, worlds=256), ct.history(past), ct.backtest(past, worlds=64),
        worlds.explore(), worlds.rare(["A0", "A1"]),
    ]  # fmt: skip
    return found


ANSWERS = {first: answers(worlds) for first, worlds in WORLDS.items()}


@functools.cache
def charts(first):
    return [answer.plot() for answer in ANSWERS[first] if hasattr(answer, "plot")]


@functools.cache
def notebook(first):
    """All answers and their charts as a notebook would put them onto one page."""
    shown = [answer._repr_html_() for answer in ANSWERS[first]] + [chart.svg(f"c{k}") for k, chart in enumerate(charts(first))]
    return "<!doctype html><meta charset=utf-8><title>answers</title>" + "".join(f"<div>{part}</div>" for part in shown)


# In a browser -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser():
    with offline_browser() as opened:
        yield opened


def events_at(browser, html, policy):
    """What a page does that it should not, once it is loaded and every element of it was touched."""
    context = browser.new_context(offline=False, bypass_csp=False)
    told = []
    context.on("request", lambda request: told.append(f"request: {request.url}") if request.url != "http://page.invalid/" else None)
    headers = {"content-type": "text/html; charset=utf-8"} | ({"content-security-policy": policy} if policy else {})

    def serve(route):
        own = route.request.url == "http://page.invalid/"
        route.fulfill(status=200, headers=headers, body=html) if own else route.abort()

    context.route("**/*", serve)
    page = context.new_page()
    page.on("dialog", lambda dialog: (told.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("popup", lambda popup: told.append(f"popup: {popup.url}"))
    page.on("framenavigated", lambda frame: told.append(f"went to {frame.url}") if frame.url != "http://page.invalid/" else None)
    page.on("console", lambda message: told.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    page.goto("http://page.invalid/")
    page.evaluate("""() => {
        for (const part of document.querySelectorAll("details")) part.open = true
        for (const kind of ["mouseover", "focus", "load", "error", "toggle", "begin"])
            for (const node of document.querySelectorAll("*")) node.dispatchEvent(new Event(kind, {bubbles: false}))
    }""")
    page.wait_for_timeout(50)
    if page.evaluate("window.hostile !== undefined"):
        told.append("a script ran")
    context.close()
    return told


def without_policy(html):
    return re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", html)


@every_round
@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_and_nothing_leaves_a_page(browser, name, first):
    html = PAGES[name](WORLDS[first])
    assert events_at(browser, html, STRICT) == []
    assert "Content-Security-Policy" not in without_policy(html)
    assert events_at(browser, without_policy(html), None) == []


@every_round
def test_nothing_runs_and_nothing_leaves_a_notebook(browser, first):
    html = notebook(first)
    assert events_at(browser, html, STRICT) == []
    assert events_at(browser, html, None) == []


@every_round
def test_nothing_but_its_own_runs_in_the_explorer(browser, first):
    """Its panels opened one after the other, its texts looked at: no element of the page came of a string."""
    explorer = WORLDS[first].explore()
    with explorer_page(browser, explorer) as (page, told):
        for tab in page.locator("[role=tab], nav button").all():
            tab.click()
            page.wait_for_timeout(50)
        assert page.evaluate("window.hostile === undefined && !document.querySelector('main img, main iframe, main script, main a[href^=javascript]')")
        assert page.evaluate("[...document.querySelectorAll('main *')].every(node => [...node.attributes].every(one => !one.name.startsWith('on')))")
    assert told == []


def test_the_browser_would_have_noticed(browser):
    """The same strings unescaped do what they say."""
    page = f"<!doctype html><title>x</title><img src='{REACH}pixel.png'><p>"
    ran = events_at(browser, page + "<img src=x onerror=window.hostile=1><script>alert(1)</script>", None)
    assert "a script ran" in ran and f"request: {REACH}pixel.png" in ran and "dialog: 1" in ran
    held = events_at(browser, page + "<script>window.hostile=1</script>", STRICT)
    assert "a script ran" not in held and any("Content Security Policy" in line for line in held)


# As text ----------------------------------------------------------------------------------------------------------------

PLAIN = {
    "table", "caption", "thead", "tbody", "tr", "th", "td", "div", "svg", "title", "desc", "g", "defs", "clippath", "rect", "path",
    "use", "text", "image", "meta", "p", "b", "strong", "small", "ul", "li", "span", "tspan", "img",
}  # fmt: skip


class Elements(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found, self.text = [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


@every_round
def test_no_string_becomes_an_element_or_an_attribute(first):
    for tag, attrs in Elements(notebook(first)).found:
        assert tag in PLAIN, tag
        assert tag != "img" or attrs["src"].startswith("data:image/svg+xml;base64,")  # the explorer's still pictures
        assert not [name for name in attrs if name.startswith("on")], attrs
        assert not [value for name, value in attrs.items() if name.endswith("href") and not (value or "").startswith(("#", "data:image/png"))]
    page = Elements(PAGES["brief"](WORLDS[first]))
    assert {attrs["href"].split("/")[2] for tag, attrs in page.found if tag == "a" and "//" in attrs["href"]} == {"hostile.invalid"}
    assert not {tag for tag, _ in page.found} & {"script", "img", "iframe", "object", "embed", "form", "base", "video", "audio", "input"}


@every_round
def test_strings_are_shown_as_they_are(first):
    """Escaped once, not twice, and whole."""
    said = Elements(ANSWERS[first][1]._repr_html_()).text.replace("\u00a0", " ")
    names = [ct.words.clean(row.name) for row in ANSWERS[first][1]]
    assert len(names) > 10 and all(name and name in said for name in names)
    title = Elements(ANSWERS[first][0]._repr_html_()).text
    assert ct.words.clean(WORLDS[first].scenario.title) in title.replace("\u00a0", " ")


def test_every_kind_of_answer_was_tried():
    """A class that shows itself as HTML and is not among the answers above would escape this test."""
    import contingent.results as results

    showing = {kind for kind in vars(results).values() if isinstance(kind, type) and hasattr(kind, "_repr_html_")} | {ct.Scenario, type(WORLDS[0].explore())}
    assert showing == {type(answer) for answer in ANSWERS[0]}
    assert len(charts(0)) >= 9 and all(isinstance(chart, Chart) for chart in charts(0))


# In a terminal ----------------------------------------------------------------------------------------------------------

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
COMMANDS = [
    ["check"], ["members"], ["viability", "A0", "A1"], ["compatibility"], ["network"], ["coalitions", "--top", "2"],
    ["frontier", "troops", "--amount", "10"], ["levers"], ["blocks"], ["unlock", "--at-least", "0.99", "--changes", "1"],
    ["what-if", "--set", "joins:A1=1"], ["explain", "joins:A0", "joins:A1"], ["timeline"], ["diff", "--since", "2029-12-15"],
    ["meanings", "--draws", "8"], ["terms", "arms"], ["terms", "arms", "zone", "--steps", "3"], ["power"],
]  # fmt: skip


def arguments(command, case):
    verb, *rest = command
    sample = {"check": [], "explain": []} | dict.fromkeys(("timeline", "diff", "meanings"), ["--worlds", "256"])
    return [verb, str(case), *rest, *sample.get(verb, ["--worlds", "256", "--threads", "1"])]


@pytest.fixture
def case(tmp_path):
    def written(first):
        path = tmp_path / f"{first}.json"
        path.write_text(WORLDS[first].scenario.to_json(), "utf-8")
        return path

    return written


@every_round
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_string_commands_the_terminal(command, first, case):
    result = CliRunner().invoke(commands, arguments(command, case(first)))
    assert result.exit_code == 0, result.output
    assert result.stdout.strip() and not OBEYED.search(result.output)


@pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")
@pytest.mark.parametrize("command", [COMMANDS[1], COMMANDS[7], COMMANDS[11]], ids=" ".join)
def test_only_colours_reach_a_terminal(command, case):
    import pty

    ours, theirs = pty.openpty()
    program = [sys.executable, "-m", "contingent", *arguments(command, case(0))]
    env = os.environ | {"TERM": "xterm-256color", "COLUMNS": "100"}
    with subprocess.Popen(program, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL, env=env) as process:
        os.close(theirs)
        said = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not part:
                break
            said += part
    os.close(ours)
    assert process.returncode == 0
    text = COLOURS.sub("", said.decode()).replace("\r\n", "\n")
    assert COLOURS.search(said.decode()) and not OBEYED.search(text)


def test_no_problem_commands_the_terminal(tmp_path):
    """Names and values that are refused are quoted in the message."""
    for number in range(0, len(STRINGS), 30):
        some = [text[:100] for text in STRINGS[number : number + 30]]
        told = {"contingent": 1, "title": "t", "actors": {"A": {"joins": 1}} | {text: {"name": text} for text in some}, "prefer": some[0]}
        told |= {text: text for text in some}
        with pytest.raises(ct.ScenarioError) as error:
            ct.load(told)
        assert len(error.value.problems) > 20 and not OBEYED.search(str(error.value))
        path = tmp_path / "bad.json"
        path.write_text(json.dumps(told), "utf-8")
        result = CliRunner().invoke(commands, ["check", str(path)])
        assert result.exit_code == 1 and not OBEYED.search(result.output)


def test_there_are_more_than_a_hundred():
    assert len(STRINGS) == len(set(STRINGS)) > 100
