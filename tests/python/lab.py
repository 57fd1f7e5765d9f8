"""JupyterLab for the tests: a server of its own with its own folders, and a browser that reaches nothing else."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request

import nbformat

SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"windowingMode": "none"},  # all of a notebook is there, seen or not
}
OPTIONS = (
    "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0", "--ServerApp.port_retries=0",
    "--IdentityProvider.token=", "--PasswordIdentityProvider.hashed_password=", "--LabApp.extension_manager=readonly",
    "--LabApp.expose_app_in_browser=True",
)  # fmt: skip


def notebook(path, *cells):
    """Writes a notebook of code cells."""
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    made.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(made, path)


@contextlib.contextmanager
def jupyterlab(folder, seconds=60):
    """A server for the notebooks in `folder`; gives its address. All it writes down goes into folders beside it."""
    own = folder.parent / f"{folder.name}-server"
    names = {
        "JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces", "IPYTHONDIR": "ipython",
    }  # fmt: skip
    for name in names.values():
        (own / name).mkdir(parents=True)
    for place, told in SETTINGS.items():
        settings = own / "settings" / "@jupyterlab" / f"{place}.jupyterlab-settings"
        settings.parent.mkdir(parents=True)
        settings.write_text(json.dumps(told), "utf-8")
    env = os.environ | {name: str(own / value) for name, value in names.items()} | {"PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "jupyterlab", *OPTIONS, f"--ServerApp.root_dir={folder}"]
    log = own / "log"
    with log.open("w") as file:
        server = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT, env=env, start_new_session=True)
    try:
        yield address(server, log, seconds)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGTERM)  # the kernels of this server, too
        server.wait(timeout=30)


def address(server, log, seconds):
    """Where the server listens, once it answers."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert server.poll() is None, log.read_text()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", log.read_text())
        if found and found[1] != "0":
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{found[0]}api", timeout=5):
                return found[0]
        time.sleep(0.1)
    raise AssertionError(f"JupyterLab did not start: {log.read_text()}")


@contextlib.contextmanager
def lab_page(browser, at, name, width=1280, height=1000):
    """A notebook opened in JupyterLab, and what the page asked for elsewhere than from that server."""
    context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
    page = context.new_page()
    elsewhere = []
    page.on(
        "request", lambda request: elsewhere.append(request.url) if not request.url.startswith((at, "blob:", "data:")) else None
    )
    page.goto(f"{at}lab/tree/{name}?reset")
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for(timeout=60_000)
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    try:
        yield page, elsewhere
    finally:
        context.close()


def run_first_cell(page):
    """Runs the first cell of the notebook that is open, and waits until the kernel has done it."""
    page.locator(".jp-Notebook .jp-CodeCell .cm-content").first.click()
    page.evaluate("window.jupyterapp.commands.execute('notebook:run-cell')")
