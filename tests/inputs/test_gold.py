"""The articles that the facts are measured on come through untouched, and pages give the text that was written."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.inputs import read
from kg.inputs.common.rows import article
from kg.model import Article

SHARED = Path(__file__).parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="no ../shared/gold here")
PAGES = 12


def rows(name: str) -> dict[str, dict[str, Any]]:
    lines = (SHARED / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def word_f1(got: str, wanted: str) -> float:
    a, b = Counter(got.split()), Counter(wanted.split())
    return 2 * sum((a & b).values()) / (sum(a.values()) + sum(b.values()))


@pytest.mark.parametrize("name", ["seed", "new", "dev"])
def test_a_text_that_is_clean_comes_through_unchanged(name: str) -> None:
    wanted = rows(name)
    found = {item.id: item for item in read([SHARED / "gold" / f"{name}.jsonl"]) if isinstance(item, Article)}
    assert set(found) == set(wanted)
    changed = [key for key, item in found.items() if item.text != wanted[key]["text"]]
    dirty = [key for key in wanted if any(mark in wanted[key]["text"] for mark in ("\u00a0", "\x80"))]
    assert set(changed) <= set(dirty)
    assert all(item.text.count("\n\n") == wanted[key]["text"].count("\n\n") for key, item in found.items())


def test_the_bare_fragment_gives_the_text_of_the_seed() -> None:
    (found,) = read([SHARED / "seed"])
    assert isinstance(found, Article)
    assert found.text == rows("seed")["seed"]["text"]


def test_pages_give_their_own_text_title_and_day() -> None:
    pages = [row for row in rows("new").values() if row.get("html")]
    assert len(pages) == PAGES
    found = {row["id"]: article({"id": row["id"], "html": row["html"]}) for row in pages}
    worst = min(word_f1(found[row["id"]].text, row["text"]) for row in pages)
    assert worst == 1.0
    for row in pages:
        item = found[row["id"]]
        assert (item.title, str(item.published), item.text) == (row["title"], row["published"], row["text"])
