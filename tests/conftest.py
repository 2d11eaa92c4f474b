"""What tests of several parts share: the loaded extractor, and a browser that can reach nothing but files."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from kg.extract import Extractor, load_extractor
from kg.grammar.parse import parse
from kg.grammar.tokens import Doc
from kg.model import Article, Extraction
from kg.ontology import Ontology
from kg.reference.catalog import Catalog

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PUBLISHED = dt.date(2024, 3, 14)  # a Thursday

Read = Callable[..., Extraction]
Parse = Callable[[str], Doc]

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium of the machine; the test is skipped where there is none."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip("no browser")
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=program, args=flags)
        yield running
        running.close()


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor with the default model and the package's own tables, loaded once."""
    return load_extractor()


@pytest.fixture(scope="session")
def ontology(extractor: Extractor) -> Ontology:
    """The vocabulary that the extractor uses."""
    return extractor.ontology


@pytest.fixture(scope="session")
def catalog(extractor: Extractor) -> Catalog:
    """The entities and goods that the extractor links to."""
    return extractor.catalog


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
