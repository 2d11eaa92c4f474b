"""The page on inputs is true: its columns are those that are read, its reasons those that are given."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from kg.inputs import formats, read
from kg.inputs.common.rows import COLUMNS
from kg.inputs.common.words import column_names
from kg.model import Article

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "inputs.md").read_text(encoding="utf-8")
REASON = re.compile(r"""(?:UnreadableError\(\s*|Skipped\([^"]*?)"([a-z]+(?:-[a-z]+)*)\"""")


def test_every_suffix_that_is_read_is_told() -> None:
    assert set(formats()) == set(re.findall(r"`(\.[a-z]+)`", PAGE.split("## Columns")[0]))


def test_every_column_that_is_told_is_read() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", PAGE.split("## Columns")[1].split("## The day")[0], re.MULTILINE)
    assert {column for column, _ in rows} == set(COLUMNS)
    told = {name.lower(): column for column, names in rows for name in re.findall(r"`(.*?)`", names)}
    assert told == {name: column_names()[name] for name in told}


def test_every_reason_is_told() -> None:
    code = "".join(path.read_text("utf-8") for path in [*(ROOT / "kg/inputs").rglob("*.py"), ROOT / "kg/pipeline.py"])
    given = set(REASON.findall(code))
    assert len(given) > 15
    told = re.findall(r"^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \|", PAGE.split("## What is not")[1], re.MULTILINE)
    assert given == set(re.findall(r"`([a-z-]+)`", "".join(told)))


@pytest.mark.parametrize("form", ["csv", "text"])
def test_the_examples_are_articles_of_their_day(tmp_path: Path, form: str) -> None:
    (block,) = re.findall(rf"^```{form}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    (tmp_path / f"a.{form}").write_text(block, encoding="utf-8")
    (found,) = read([tmp_path / f"a.{form}"])
    assert isinstance(found, Article)
    assert (found.title, found.published) == ("China to drop duties on wine", dt.date(2024, 3, 28))
    assert (found.publisher, found.text[:5]) == ("Harbour Post", "China")
