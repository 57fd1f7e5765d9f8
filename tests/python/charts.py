"""Charts looked at: where their labels stand, and what a browser would make of them."""

import os
import subprocess
import sys
import warnings
from xml.etree import ElementTree

from browser import offline_browser

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "g", "defs", "clipPath", "rect", "path", "use", "text", "image"}


def boxes(chart):
    """Each text of a chart with its box on the canvas, in points: left, top, right, bottom."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # DejaVu Sans lacks some letters
        chart.draw_without_rendering()
    scale = 72 / chart.dpi
    for text in chart.canvas_axes.texts:
        box = text.get_window_extent()
        yield (
            text.get_text(),
            (box.x0 * scale, chart.height - box.y1 * scale, box.x1 * scale, chart.height - box.y0 * scale),
        )


def faults(labels, width, height, slack=1.5):
    """Labels that are cut or that cover others by more than a hair."""
    found = [
        f"cut: {text} {[round(edge) for edge in box]}"
        for text, box in labels
        if box[0] < -slack or box[1] < -slack or box[2] > width + slack or box[3] > height + slack
    ]
    ordered = sorted(labels, key=lambda label: label[1][1])
    for i, (text, box) in enumerate(ordered):
        for other, rest in ordered[i + 1 :]:
            if rest[1] >= box[3] - slack:
                break
            if min(box[2], rest[2]) - max(box[0], rest[0]) > slack and min(box[3], rest[3]) - rest[1] > 2 * slack:
                found.append(f"overlap: {text} / {other}")
    return found


def faults_in_a_browser(charts, folder):
    """The same, by chart, in a browser: its fonts are others, and letters that DejaVu Sans lacks have their real width."""
    page = "".join(f"<div>{chart.svg(f'c{number}')}</div>" for number, chart in enumerate(charts.values()))
    (folder / "charts.html").write_text(f"<!doctype html><meta charset=utf-8>{page}", "utf-8")
    with offline_browser() as browser:
        opened = browser.new_page()
        opened.goto((folder / "charts.html").as_uri())
        drawn = opened.evaluate("""() => [...document.querySelectorAll("svg")].map(svg => {
            const at = svg.getBoundingClientRect()
            return [...svg.querySelectorAll("text")].map(text => {
                const box = text.getBoundingClientRect()
                const edges = [box.left - at.left, box.top - at.top, box.right - at.left, box.bottom - at.top]
                return [text.textContent, edges.map(edge => edge * 0.75)]
            })
        })""")
    found = {
        name: faults(labels, chart.width, chart.height, slack=2.0)
        for (name, chart), labels in zip(charts.items(), drawn, strict=True)
    }
    return {name: told for name, told in found.items() if told}


def fetched_or_run(chart):
    """Elements and attributes of a chart's SVG that could fetch or run something."""
    found = []
    for node in ElementTree.fromstring(chart.svg()).iter():
        if node.tag.removeprefix(SVG) not in ELEMENTS:
            found.append(node.tag)
        for name, value in node.attrib.items():
            if name.lower().startswith("on"):
                found.append(name)
            if name.endswith("href") and not value.startswith(("#", "data:image/png;base64,")):
                found.append(value)
        if "url(" in node.get("style", "").replace("url(#", ""):
            found.append(node.get("style"))
    return found


def check(chart):
    """What holds of every chart: it says what it shows, no label of it is cut or covered, and nothing is fetched or run."""
    root = ElementTree.fromstring(chart.svg("here"))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}" == "here-title here-desc"
    assert title.text == chart.title and description.text == chart.alt and len(chart.alt) > 20
    labels = list(boxes(chart))
    assert labels and faults(labels, chart.width, chart.height) == []
    assert fetched_or_run(chart) == []


def printed_elsewhere(program):
    """What a Python program prints, as a set: with other hashes and in another time zone it should have one element."""
    return {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }  # fmt: skip
