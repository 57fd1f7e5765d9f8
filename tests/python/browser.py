"""A browser without a network, in which pages are looked at as readers see them."""

import contextlib
import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str:
    """Where chromium is. It belongs to the prerequisites in README.md: without it what opens pages is skipped by name, and
    where the environment says CI, that is a failure."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    reason = f"none of {', '.join(NAMES)} is on the PATH: this test opens pages in chromium, see README.md"
    if os.environ.get("CI"):
        raise AssertionError(reason)
    pytest.skip(reason)


@contextlib.contextmanager
def offline_browser():
    """A browser whose pages reach no network."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@contextlib.contextmanager
def page_of(browser, path, width):
    """A file's page at a width, and all it asked for or complained of: other requests, messages, errors."""
    context = browser.new_context(viewport={"width": width, "height": 800}, offline=True)
    page = context.new_page()
    told = []
    page.on("console", lambda message: told.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    page.on("request", lambda request: told.append(f"request: {request.url}") if request.url != path.as_uri() else None)
    page.goto(path.as_uri())
    try:
        yield page, told
    finally:
        context.close()
