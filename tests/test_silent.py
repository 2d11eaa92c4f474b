"""Tests of benchmarks/silent.py: which paragraphs can say nothing."""

from __future__ import annotations

import pytest

from benchmarks.silent import lacking, paragraphs
from kg.model import Article
from kg.reference.catalog import Catalog


def test_a_text_is_cut_into_its_paragraphs() -> None:
    assert paragraphs([Article("x", "One.\n\nTwo goes\non.\n"), Article("y", "Three.")]) == [
        "One.",
        "Two goes\non.\n",
        "Three.",
    ]


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("The duties rose.", "no anchor or sense"),
        ("Many exporters slept.", "and no word of trade"),
        ("Once in Peru.", "and no known name"),
        ("Once in Nowhere.", "and no capital inside"),
        ("Once in 2019.", "and no figure"),
        ("Nobody said so.", "and no verb of saying"),
        ("They slept.", "and no pronoun"),
    ],
)
def test_a_paragraph_is_kept_for_one_thing(text: str, demand: str, catalog: Catalog) -> None:
    assert not lacking(catalog)[demand](text)


def test_a_paragraph_without_any_of_these_says_nothing(catalog: Catalog) -> None:
    assert all(lacks("Rain fell all night.") for lacks in lacking(catalog).values())
