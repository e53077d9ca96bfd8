"""A press office's repository: the hook for pre-commit and the workflow that the README shows do what they say."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml

from tests.packaging.readme import ROOT, blocks
from tui.commands import main
from tui.commands.statuses import Status
from tui.loader.names import SUFFIXES
from tui.resources import bundled

(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A press office's repository: drafts, and what was published."""
    for seed in bundled("seeds").glob("*.txt"):
        folder = tmp_path / ("drafts" if seed.name.startswith("004") else "published")
        folder.mkdir(exist_ok=True)
        shutil.copy(seed, folder)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(word: str) -> object:
    (block,) = (block for block in blocks("yaml") if word in block)
    return yaml.safe_load(block)


def test_the_hook_finds_what_is_open_in_a_draft(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program, *words = shlex.split(HOOK["entry"])
    assert program == "presscheck"
    assert main([*words, *map(str, (office / "drafts").iterdir())]) == Status.FINDINGS
    assert "P1" in capsys.readouterr().out


def test_the_hook_takes_documents_and_no_collections() -> None:
    taken = re.compile(HOOK["files"])
    several = {
        ".csv",
        ".tsv",
        ".jsonl",
        ".ndjson",
        ".mbox",
        ".zip",
        ".tar",
        ".tgz",
        ".gz",
        ".rss",
        ".atom",
        ".nitf",
        ".xml",
    }
    assert {suffix for suffix in SUFFIXES if not taken.search(f"drafts/release{suffix}")} == several


def test_the_hook_that_the_readme_shows_is_this_one(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = shown("repos:")
    assert isinstance(config, dict)
    (repository,) = config["repos"]
    (hook,) = repository["hooks"]
    assert hook["id"] == HOOK["id"]
    drafts = [str(path.relative_to(office)) for path in (office / "drafts").iterdir()]
    assert [path for path in drafts if not re.search(hook["files"], path)] == []
    assert main([*shlex.split(HOOK["entry"])[1:], *hook["args"], *drafts]) == Status.FINDINGS
    assert "fits the pattern" in capsys.readouterr().out  # said of a blank that a published release fills


def test_the_workflow_annotates_the_draft(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workflow = shown("runs-on")
    assert isinstance(workflow, dict)
    (job,) = workflow["jobs"].values()
    program, *words = shlex.split(job["steps"][-1]["run"])
    assert program == "presscheck"
    assert main(words) == Status.FINDINGS
    assert capsys.readouterr().out.startswith("::warning file=drafts/004")
