"""What is packed: all that runs and all that tests, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path

import pytest

from tests.packaging.readme import README, ROOT


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel and a source distribution, built offline."""
    made = tmp_path_factory.mktemp("dist")
    words = [sys.executable, "-m", "hatchling", "build", "-d", str(made)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True, timeout=120)
    return made


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(next(dist.glob("*.whl"))) as opened:
        yield opened


def files(folder: str) -> set[str]:
    """The files in a folder of the checkout, by their path from it."""
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT / folder).as_posix() for path in found}


def test_the_wheel_has_the_program_its_knowledge_and_the_sample(wheel: zipfile.ZipFile) -> None:
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed == {
        *(f"tui/{name}" for name in files("tui")),
        *(f"tui/_bundled/data/{name}" for name in files("data")),
        *(f"tui/_bundled/seeds/{name}" for name in files("seeds")),
    }
    assert {"tui/py.typed", "tui/presscheck.tcss", "tui/serving/app_index.html"} <= packed


def test_the_source_has_the_tests_as_well(dist: Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as opened:
        packed = {name.partition("/")[2] for name in opened.getnames()}
    for folder in ("tui", "data", "seeds", "tests"):
        assert {f"{folder}/{name}" for name in files(folder)} <= packed
    assert {"README.md", "LICENSE", "Makefile", "pyproject.toml", ".pre-commit-hooks.yaml"} <= packed
    assert not [name for name in packed if name.split("/")[0] not in TOP]


TOP = {
    "tui", "data", "seeds", "tests", "README.md", "LICENSE", "Makefile", "pyproject.toml", "PKG-INFO", ".gitignore",
    ".pre-commit-hooks.yaml",
}  # fmt: skip


def test_what_the_wheel_says_of_itself(wheel: zipfile.ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    said = Parser().parsestr(wheel.read(name).decode("utf-8"))
    with (ROOT / "pyproject.toml").open("rb") as stream:
        project = tomllib.load(stream)["project"]
    assert said["Requires-Python"] == ">=3.11"
    assert set(said.get_all("Provides-Extra") or ()) == set(project["optional-dependencies"])


def test_every_extra_is_documented() -> None:
    with (ROOT / "pyproject.toml").open("rb") as stream:
        extras = tomllib.load(stream)["project"]["optional-dependencies"]
    assert [extra for extra in extras if f"| `{extra}` |" not in README] == []
