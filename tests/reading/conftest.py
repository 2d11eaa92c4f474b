"""Short ways to use the extractor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from kg.extract import Extractor
from kg.model import Article, Extraction
from kg.parse import parse
from kg.tokens import Doc

PUBLISHED = dt.date(2024, 3, 14)  # a Thursday

Read = Callable[..., Extraction]
Parse = Callable[[str], Doc]


@pytest.fixture(scope="session")
def reader(extractor: Extractor) -> Extractor:
    """The extractor that all tests share."""
    return extractor


@pytest.fixture(scope="session")
def read(reader: Extractor) -> Read:
    """Text in, extraction out; published on 14 March 2024 unless said otherwise."""

    def _read(text: str, *, published: dt.date | None = PUBLISHED, title: str = "") -> Extraction:
        article = Article("test", text, title=title, published=published)
        return next(iter(reader.extract([article])))

    return _read


@pytest.fixture(scope="session")
def parsed(reader: Extractor) -> Parse:
    """Text in, parsed document out."""
    return lambda text: next(iter(parse(reader.nlp, [text])))
