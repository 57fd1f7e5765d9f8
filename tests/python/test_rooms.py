"""The rooms of the house: what may include what, and how long a file may be.

C++ is built of rooms, each a folder under cpp/include/contingent and cpp/src. A room includes only itself and rooms
above it in ROOMS. A third party has one home, and there the sources alone include it, never a header.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

ROOMS = ("support", "scenario", "reading", "evidence", "worlds", "graph", "force", "answers", "history")
HOMES = {  # third party: the one folder whose .cpp files include it
    "nlohmann": "cpp/src/reading",
    "boost": "cpp/src/graph",
    "pybind11": "cpp/bindings",
    "Python.h": "cpp/bindings",
}
IMPORTS = {  # third party: the one module (or package) of python/contingent that imports it
    "pandas": "tables",
    "matplotlib": "plots",
    "PIL": "plots",
    "openpyxl": "tabular",
    "anywidget": "explorer",
    "traitlets": "explorer",
    "IPython": "explorer",
}
LONGEST = {".hpp": 150, ".cpp": 300, ".py": 300}


def problems(root: Path) -> list[str]:
    """Every breach of the rules under `root`, one line each: where, what was found, what is allowed."""
    found = []
    for path in sorted(file for folder in ("cpp", "python", "tests") for file in (root / folder).rglob("*")):
        if path.suffix in LONGEST:
            where, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
            lines = text.count("\n")
            if lines > LONGEST[path.suffix]:
                found.append(f"{where}: {lines} lines, at most {LONGEST[path.suffix]}")
            if where.startswith("cpp/"):
                found += include_problems(where, text)
            elif where.startswith("python/contingent/"):
                found += import_problems(where, text)
    return found


def include_problems(where: str, text: str) -> list[str]:
    includes = re.findall(r'^\s*#\s*include\s*([<"])(.+?)[>"]', text, re.MULTILINE)
    room = room_of(where)
    if room is None:
        return [f"{where}: in no room; the rooms are {', '.join(ROOMS)}"]
    found = []
    for bracket, name in includes:
        if bracket == "<":
            allowed = third_party_allowed(where, name)
        elif name.startswith("contingent/"):
            target = name.split("/")[1]
            allowed = target in ROOMS and (room == "bindings" or ROOMS.index(target) <= ROOMS.index(room))
        else:
            allowed = "/" not in name  # a private header beside the file
        if not allowed:
            found.append(f"{where}: includes {name}, which {room} may not")
    return found


def room_of(where: str) -> str | None:
    match = re.match(r"cpp/(?:include/contingent/|src/)?([^/]+)/[^/]+$", where)
    return match[1] if match and match[1] in (*ROOMS, "bindings") else None


def third_party_allowed(where: str, name: str) -> bool:
    party = name.split("/")[0]
    if party in HOMES:
        folder, _, file = where.rpartition("/")
        return folder == HOMES[party] and (file.endswith(".cpp") or folder == "cpp/bindings")
    return "/" not in name  # the standard library


def import_problems(where: str, text: str) -> list[str]:
    module = where.removeprefix("python/contingent/").removesuffix(".py").split("/")[0]
    names = set()
    for node in running(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module.split(".")[0])
    return [
        f"{where}: imports {name}, which only {IMPORTS[name]} may"
        for name in sorted(names & IMPORTS.keys())
        if module != IMPORTS[name]
    ]


def running(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those under `if TYPE_CHECKING:`, which only type checkers read."""
    yield node
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            for other in child.orelse:
                yield from running(other)
        else:
            yield from running(child)


def test_rooms_are_kept():
    assert problems(ROOT) == []


def test_every_room_is_built_in_the_same_order():
    (rooms,) = re.findall(r"set\(rooms (.+?)\)", (ROOT / "cpp" / "CMakeLists.txt").read_text())
    assert tuple(rooms.split()) == ROOMS


KEPT = {
    "cpp/src/worlds/a.cpp": '#include "contingent/scenario/b.hpp"\n#include "a.hpp"\n#include <vector>\n',
    "cpp/include/contingent/answers/a.hpp": '#include "contingent/answers/b.hpp"\n#include "contingent/support/c.hpp"\n',
    "cpp/src/reading/a.cpp": "#include <nlohmann/json.hpp>\n",
    "cpp/src/graph/a.cpp": "#include <boost/graph/graph_traits.hpp>\n",
    "cpp/bindings/a.hpp": '#include <pybind11/pybind11.h>\n#include "contingent/history/a.hpp"\n',
    "python/contingent/tables.py": "import pandas as pd\n",
    "python/contingent/plots/bars.py": "from matplotlib import pyplot\n",
    "python/contingent/a.py": "from .tables import frame\nimport numpy\n",
    "python/contingent/results/a.py": "if TYPE_CHECKING:\n    import pandas as pd\n",
    "cpp/include/contingent/force/long.hpp": "//\n" * 150,
    "cpp/src/force/long.cpp": "//\n" * 300,
}
BROKEN = {
    "cpp/src/support/a.cpp": '#include "contingent/worlds/b.hpp"\n',
    "cpp/include/contingent/scenario/a.hpp": '#  include "contingent/reading/b.hpp"\n',
    "cpp/src/force/a.cpp": '#include "../graph/b.hpp"\n',
    "cpp/src/history/a.cpp": '#include "contingent/unknown/b.hpp"\n',
    "cpp/src/unknown/a.cpp": "",
    "cpp/src/a.cpp": "",
    "cpp/include/contingent/reading/a.hpp": "#include <nlohmann/json_fwd.hpp>\n",
    "cpp/src/reading/a.hpp": "#include <nlohmann/json.hpp>\n",
    "cpp/src/answers/a.cpp": "#include <boost/graph/graph_traits.hpp>\n",
    "cpp/src/worlds/a.cpp": "#include <pybind11/numpy.h>\n",
    "cpp/src/worlds/b.cpp": "#include <eigen/core>\n",
    "cpp/src/worlds/c.cpp": "#include <Python.h>\n",
    "python/contingent/cli.py": "def main():\n    import pandas\n",
    "python/contingent/tables.py": "from matplotlib.figure import Figure\n",
    "python/contingent/brief/page.py": "import matplotlib.pyplot as plt\n",
    "python/contingent/results/b.py": "if TYPE_CHECKING:\n    pass\nelse:\n    import pandas\n",
    "cpp/include/contingent/force/long.hpp": "//\n" * 151,
    "python/contingent/long.py": "#\n" * 301,
    "tests/cpp/long_test.cpp": "//\n" * 301,
}


def written(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def test_what_is_allowed_passes(tmp_path):
    assert problems(written(tmp_path, KEPT)) == []


@pytest.mark.parametrize("name", BROKEN)
def test_each_breach_is_found(tmp_path, name):
    (problem,) = problems(written(tmp_path, {**KEPT, name: BROKEN[name]}))
    assert problem.startswith(f"{name}: ")
