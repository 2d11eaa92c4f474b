"""Whether an event happened is read right in sentences that were marked by hand."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.extract import Extractor
from kg.model import Article, Claim

MARKED = tomllib.loads((Path(__file__).parents[1] / "marked" / "factuality.toml").read_text(encoding="utf-8"))
PUBLISHED = dt.date(2024, 3, 14)
SENTENCES: list[dict[str, Any]] = MARKED["sentences"]
DEFECTS: list[dict[str, Any]] = MARKED.get("known_defects", [])
FEWEST = {"asserted": 20, "planned": 35, "possible": 35, "negated": 35}


def _claim(extractor: Extractor, marked: dict[str, Any]) -> Claim:
    """The one claim of the marked type that the sentence makes."""
    article = Article("marked", marked["text"], published=PUBLISHED)
    claims = [c for c in next(iter(extractor.extract([article]))).claims if c.type == marked["type"]]
    assert len(claims) == 1
    return claims[0]


def _text(marked: dict[str, Any]) -> str:
    return str(marked["text"])


@pytest.mark.parametrize("marked", SENTENCES, ids=_text)
def test_whether_it_happened_is_read_as_marked(extractor: Extractor, marked: dict[str, Any]) -> None:
    claim = _claim(extractor, marked)
    assert claim.factuality == marked["factuality"]
    if "cue" in marked:
        assert claim.cue == marked["cue"]


@pytest.mark.xfail(strict=True, reason="known defect: mark it as a sentence when it is read right")
@pytest.mark.parametrize("marked", DEFECTS, ids=_text)
def test_known_defects_are_still_read_wrongly(extractor: Extractor, marked: dict[str, Any]) -> None:
    assert _claim(extractor, marked).factuality == marked["factuality"]


def test_no_value_loses_sentences() -> None:
    assert len(SENTENCES) >= 162
    counts = Counter(s["factuality"] for s in SENTENCES)
    assert all(counts[value] >= fewest for value, fewest in FEWEST.items())
    assert counts.keys() == FEWEST.keys()


def test_no_sentence_is_marked_twice() -> None:
    texts = Counter((s["text"], s["type"]) for s in (*SENTENCES, *DEFECTS))
    assert [text for text, times in texts.items() if times > 1] == []


def test_what_is_asserted_has_no_cue() -> None:
    assert [s["text"] for s in (*SENTENCES, *DEFECTS) if s["factuality"] == "asserted" and "cue" in s] == []
