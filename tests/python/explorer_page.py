"""The explorer's front end on a bare page, with Python behind it: what a widget host does, without a notebook around it."""

import contextlib
import json

from contingent.explorer.view import front_end, style_sheet

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Explorer</title>
<style>body { margin: 12px; BODY }</style><style>CSS</style></head>
<body THEME><main></main><script type="module">
const source = new Blob([document.getElementById("source").textContent], { type: "text/javascript" });
const module = await import(URL.createObjectURL(source));
const heard = {};
const values = JSON.parse(document.getElementById("values").textContent);
const model = {
  get: (name) => values[name],
  on: (what, does) => { (heard[what] ??= []).push(does); },
  off: (what, does) => { heard[what] = (heard[what] ?? []).filter((one) => one !== does); },
  send: async (message) => {
    for (const [kind, content] of JSON.parse(await window.hear(JSON.stringify(message)))) {
      if (kind === "custom") heard["msg:custom"]?.forEach((does) => does(content));
      else { values[kind] = content; heard[`change:${kind}`]?.forEach((does) => does()); }
    }
  },
};
module.default.render({ model, el: document.querySelector("main") });
document.body.dataset.ready = "yes";
</script><script type="text/plain" id="source">SOURCE</script>
<script type="application/json" id="values">VALUES</script></body></html>"""


def inside(text):
    """Text that a script element can hold."""
    return text.replace("</", "<\\/")


@contextlib.contextmanager
def explorer_page(browser, explorer, width=1000, dark=False):
    """A page that shows the explorer, and what went wrong on it: errors, complaints, requests."""
    view, sent, told = explorer.widget, [], []
    view.send = lambda content: sent.append(("custom", content))

    def hear(message):
        before = {name: getattr(view, name) for name in ("state", "panel")}
        view.hear(json.loads(message))
        changed = [(name, getattr(view, name)) for name in before if getattr(view, name) != before[name]]
        answers = [*changed, *sent]
        sent.clear()
        return json.dumps(answers)

    theme = f'data-jp-theme-light="{"false" if dark else "true"}"'
    values = json.dumps({name: getattr(view, name) for name in ("scene", "state", "panel", "still")})
    body = "background: #111; color: #fff" if dark else "background: #fff"
    page_text = PAGE.replace("BODY", body).replace("THEME", theme).replace("CSS", style_sheet())
    page_text = page_text.replace("SOURCE", inside(front_end())).replace("VALUES", values.replace("<", "\\u003c"))
    context = browser.new_context(viewport={"width": width, "height": 900}, offline=True)
    page = context.new_page()
    page.on("console", lambda message: told.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    page.on("request", lambda request: told.append(f"request: {request.url}") if not request.url.startswith("blob:") else None)
    page.expose_function("hear", hear)
    page.set_content(page_text)
    page.wait_for_selector("body[data-ready]", timeout=10_000)
    try:
        yield page, told
    finally:
        context.close()


def settled(page):
    """Waits until the open panel shows the state as it is."""
    page.wait_for_function("document.querySelector('.stage')?.getAttribute('aria-busy') !== 'true'", timeout=20_000)
