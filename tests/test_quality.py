"""The quality of what is read from our own articles does not fall below its pinned floors."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.extract import load_extractor
from kg.measuring.evaluate import Scores, score
from kg.model import Article

FOLDER = Path(__file__).parent / "articles"
CORPUS = FOLDER / "facts.jsonl"


@pytest.fixture(scope="module")
def scores() -> Scores:
    """The scores of the extractor on the articles of the corpus."""
    gold = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    found = load_extractor().extract([_article(document) for document in gold])
    return score(gold, [extraction.as_json() for extraction in found])


def _article(document: dict[str, Any]) -> Article:
    day = dt.date.fromisoformat(document["published"]) if document["published"] else None
    return Article(document["id"], document["text"], document["title"], day)


def _floors() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "floors.toml").read_text(encoding="utf-8"))


def test_the_floors_belong_to_this_state_of_the_corpus() -> None:
    assert hashlib.sha256(CORPUS.read_bytes()).hexdigest() == _floors()["corpus"]


@pytest.mark.parametrize("level", ["event", "argument", "attribute", "relation"])
def test_quality_does_not_fall(scores: Scores, level: str) -> None:
    tally, floor = getattr(scores, level), _floors()["f1"][level]
    assert tally.f1 >= floor, f"{level} F1 is {tally.f1:.3f}: {tally.right} right of {tally.got}, {tally.gold} gold"


def test_every_article_counts(scores: Scores) -> None:
    assert (scores.event.gold, scores.relation.gold) == (417, 142)
