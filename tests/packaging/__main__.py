"""Try a built wheel: ``python -m tests.packaging DIST PYTHON…``, which is what ``make package`` does.

For each interpreter the wheel is installed with its extras into a fresh environment, outside the checkout, and used:
the commands, the reader in a pseudo-terminal, the README's script, and that script's types.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.packaging.readme import script
from tests.screens.pseudo_terminal import Terminal

EXTRAS = "html,pdf,web,live"
COMMANDS = (
    ("--version", "presscheck ", 0),
    ("facts --format jsonl", '"value": 269', 0),
    ("check", "P101", 1),
    ("ledger --format csv", "269", 0),
    ("export --as html --event icarus", "<!doctype html>", 0),
    ("completions bash", "complete -F", 0),
    ("man", ".TH PRESSCHECK", 0),
    ("doctor", "presscheck", 0),
    ("serve --help", "--port", 0),
)
"""Words of a command line, what its output has in it, and its status; the bundled sample is read."""


def main(dist: Path, pythons: list[str]) -> None:
    """Try the one wheel in ``dist``; raises :class:`AssertionError` or ends with what a program said."""
    (wheel,) = dist.glob("*.whl")
    for python in pythons:
        with tempfile.TemporaryDirectory() as folder:
            _try(wheel.resolve(), python, Path(folder))


def _try(wheel: Path, python: str, folder: Path) -> None:
    environment = {**os.environ, **{f"XDG_{name}_HOME": str(folder / name) for name in ("CONFIG", "CACHE", "STATE")}}
    environment["LC_ALL"] = "C.UTF-8"
    environment.pop("PYTHONPATH", None)
    os.environ.update(environment)

    def run(*words: str, status: int = 0) -> str:
        done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == status, f"{words}: {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        return done.stdout

    bin = folder / "venv" / "bin"
    run(python, "-m", "venv", str(folder / "venv"))
    run(str(bin / "python"), "-m", "pip", "install", "--quiet", f"{wheel}[{EXTRAS}]")
    for line, said, status in COMMANDS:
        assert said in run(str(bin / "presscheck"), *line.split(), status=status).replace("DOCTYPE", "doctype"), line
    reader = Terminal([str(bin / "presscheck")])
    reader.see("Operation Icarus")
    reader.press("q")
    assert reader.ended() == 0
    client = folder / "client.py"
    client.write_text(f"def main() -> None:\n    {script().replace(chr(10), chr(10) + '    ').rstrip()}\n\n\nmain()\n")
    (folder / "seeds").symlink_to(next(bin.parent.glob("lib/python3*/site-packages/tui/_bundled/seeds")))
    assert "269 suspect identify" in run(str(bin / "python"), "-W", "error", "client.py")
    run(sys.executable, "-m", "mypy", "--strict", "--python-executable", str(bin / "python"), "client.py")
    print(f"{run(str(bin / 'python'), '--version').strip()}: installed, printed, read, scripted and typed")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
