"""axe-core's checks (Deque Systems), from a wheel: nothing is fetched."""

from axe_playwright_python.base import AXE_SCRIPT


def violations(page, within=None):
    """What axe finds wrong in a page or a part of it, a line each: the rule, what it asks for, and the first places."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("where => axe.run(where ?? document, { resultTypes: ['violations'] })", within)
    assert found["passes"], "axe has looked at something"
    return [f"{one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}" for one in found["violations"]]
