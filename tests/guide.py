"""Writes the answers into the guide to the questions anew, when the examples or the reading of them have changed.

python -m tests.guide
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from kg.query import questions

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "questions.md"
EXAMPLE = re.compile(r"(?<=^```sh\n)(kg query [^\n]*)\n```\n```text\n.*?(?=^```$)", re.MULTILINE | re.DOTALL)
WIDTH = "100"


def main() -> None:
    """Build the examples, ask each question of the guide, and put the answer below its command."""
    with tempfile.TemporaryDirectory() as folder:
        graph = str(Path(folder) / "graph")
        _kg("build", str(ROOT / "examples"), "-o", graph)
        text = EXAMPLE.sub(lambda found: _answered(found[1], graph), GUIDE.read_text("utf-8"))
    GUIDE.write_text(text, encoding="utf-8")


def _answered(command: str, graph: str) -> str:
    words = [graph if word == "graph" else word for word in shlex.split(command)[1:]]
    lines = [line.rstrip() for line in _kg(*words, "--format", "table").strip("\n").splitlines()]
    title = next(asked.title for asked in questions() if asked.name == words[1])
    shown = ""
    while lines[0] and title.startswith(f"{shown} {lines[0]}".strip()):
        shown = f"{shown} {lines.pop(0)}".strip()
    return f"{command}\n```\n```text\n" + "\n".join(lines).strip("\n") + "\n"


def _kg(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "kg", *words],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": WIDTH},
    )
    return done.stdout


if __name__ == "__main__":
    main()
