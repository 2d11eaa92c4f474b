"""Whole articles: quotations are exact, order does not matter, nothing makes it fail."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extract import Extractor
from kg.model import Article, Extraction
from tests.conftest import Read

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"
HOSTILE = [
    "",
    " \n\n ",
    "(" * 5000,
    "!?$%" * 800,
    "🇯🇵" * 500,
    "a" * 30_000,
    "U.S. " * 2000,
    "\u202e<img src=x>",
    "0" * 9000,
]


def articles() -> Iterator[Article]:
    """The articles of the examples, as inputs read them."""
    from kg.inputs import read

    yield from (a for a in read([ROOT / "examples"]) if isinstance(a, Article))


@pytest.fixture(scope="module")
def found(reader: Extractor) -> tuple[Extraction, ...]:
    return tuple(reader.extract(list(articles())))


def test_the_examples_say_something(found: tuple[Extraction, ...]) -> None:
    assert len(found) >= 9
    assert all(len(e.claims) >= 3 for e in found)
    assert sum(len(e.claims) for e in found) >= 75


def test_every_quotation_and_every_mention_is_exactly_in_the_text(found: tuple[Extraction, ...]) -> None:
    for extraction in found:
        cited = extraction.article.cited
        for claim in extraction.claims:
            assert cited(claim.start, claim.end) == claim.quote
            for filler in (f for fillers in (*claim.roles.values(), claim.source) for f in fillers):
                assert cited(filler.start, filler.end) == filler.mention
        for relation in extraction.relations:
            assert cited(relation.start, relation.end) == relation.quote


def test_no_claim_lacks_a_core_role_or_has_a_value_that_the_ontology_does_not_know(
    found: tuple[Extraction, ...], reader: Extractor
) -> None:
    for claim in (c for e in found for c in e.claims):
        event = reader.ontology.events[claim.type]
        assert any(claim.roles.get(role.name) for role in event.roles.values() if role.core), claim
        assert all(value in event.attributes[name] for name, value in claim.attributes.items()), claim
        for role, fillers in claim.roles.items():
            assert all(_admitted(f.entity.type, event.roles[role].types, reader) for f in fillers), (claim.frame, role)


def _admitted(type_: str, allowed: tuple[str, ...], reader: Extractor) -> bool:
    return any(reader.ontology.is_a(type_, one) for one in allowed)


def test_an_article_reads_the_same_in_any_company(found: tuple[Extraction, ...], reader: Extractor) -> None:
    backwards = tuple(reader.extract(list(articles())[::-1]))
    assert backwards[::-1] == found


def test_without_a_publication_date_relative_dates_stay_open(read: Read) -> None:
    text = "Peru and Chile signed a trade pact on Monday. Peru imposed a tariff on rice on 5 May 2021."
    assert [c.date for c in read(text, published=None).claims] == [None, "2021-05-05"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_without_harm(read: Read, text: str) -> None:
    assert isinstance(read(text).claims, tuple)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_any_text_is_read_without_harm(read: Read, text: str) -> None:
    assert isinstance(read(text).claims, tuple)


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold facts are not there")
def test_the_first_article_is_read_as_careful_readers_read_it(reader: Extractor) -> None:
    from kg.measuring.evaluate import score

    gold = [json.loads(line) for line in (GOLD / "seed.jsonl").read_text(encoding="utf-8").splitlines()]
    article = Article(gold[0]["id"], gold[0]["text"], gold[0]["title"], dt.date.fromisoformat(gold[0]["published"]))
    result = score(gold, [e.as_json() for e in reader.extract([article])])
    assert result.event.f1 >= 0.90
    assert result.argument.f1 >= 0.85
    assert result.relation.f1 == 1.0
