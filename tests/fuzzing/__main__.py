"""``python -m tests.fuzzing MINUTES`` fuzzes in one process; with a finding's file in place of that, tries it again."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["tui.loader", "tui.annotate"]):
    from tests.fuzzing.survival import sown, survive
    from tests.releases import knowledge
    from tui.annotate import Annotator

FOUND = Path("build/fuzz")
"""Where the inputs that a run has found stay, for the next one to begin with, and those that it failed on."""


def run(argument: str) -> None:
    """Fuzz for so many minutes, or try a file."""
    corpus = FOUND / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for name, data in sown().items():
        (corpus / name).write_bytes(data)
    minutes = [f"-max_total_time={60 * int(argument)}", str(corpus)] if argument.isdigit() else [argument]
    options = [
        "-max_len=20000",
        "-timeout=20",
        "-rss_limit_mb=3000",
        f"-artifact_prefix={FOUND}/",
        "-print_final_stats=1",
    ]
    annotator = Annotator(knowledge())
    atheris.Setup([sys.argv[0], *options, *minutes], lambda data: survive(data, annotator))
    atheris.Fuzz()


if __name__ == "__main__":
    run(sys.argv[1])
