"""What the installed package holds."""

import json
import re
from importlib import metadata, resources
from pathlib import Path

import contingent

ROOT = Path(__file__).parents[2]


def test_package_is_typed():
    package = resources.files("contingent")
    assert package.joinpath("py.typed").is_file()
    assert package.joinpath("_core.pyi").is_file()


def test_package_data_is_there():
    package = resources.files("contingent")
    for folder in ("cases", "format"):
        files = [file for file in package.joinpath(folder).iterdir() if file.name.endswith(".json")]
        assert files, folder
        for file in files:
            json.loads(file.read_text(encoding="utf-8"))
    kinds = [file.name.rpartition(".")[2] for file in package.joinpath("explorer", "ui").iterdir()]
    assert kinds.count("css") == 1 and kinds.count("js") > 5


def test_version_is_the_same_everywhere():
    version = metadata.version("contingent")
    assert contingent.__version__ == version
    assert contingent._core.__version__ == version
    assert f'\nversion = "{version}"\n' in (ROOT / "pyproject.toml").read_text()
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text()
    assert re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)[1] == version


def test_command_is_installed():
    (command,) = metadata.entry_points(group="console_scripts", name="contingent")
    assert callable(command.load())
