from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.asking.cells import amount, cell, label_of, labels, number, readable
from kg.graph.terms import name
from kg.iri import mint
from tests.samples import JAPAN, sample_extractions
from tests.world import NORLAND, fact, graph, report, tonnes


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (7.5, "7.5"),
        (12_000, "12,000"),
        (12_345.5, "12,345.5"),
        (999_999, "999,999"),
        (1_000_000, "1 million"),
        (1_234_567, "1,234,567"),
        (916_000_000, "916 million"),
        (3_990_000_000, "3.99 billion"),
        (85_000_000_000, "85 billion"),
        (3_500_000_000_000, "3.5 trillion"),
        (-2_000_000, "-2 million"),
    ],
)
def test_a_number_is_written_as_a_reader_writes_it(value: float, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(
    ("low", "high", "rest", "words"),
    [
        (2000, 2300, {"per": "year"}, "2,000–2,300 tonnes per year"),
        (25, 25, {}, "25 tonnes"),
        (90, None, {"of": "the world's total"}, "at least 90 tonnes of the world's total"),
        (None, 5, {}, "up to 5 tonnes"),
        (None, None, {}, "some tonnes"),
    ],
)
def test_an_amount_is_written_as_a_reader_writes_it(
    low: float | None, high: float | None, rest: dict[str, str], words: str
) -> None:
    assert amount(low, high, "tonne", **rest) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (46, "country", "46 countries"),
        (635_000_000, "person", "635 million people"),
        (1, "locomotive", "1 locomotive"),
        (10, "year", "10 years"),
        (5, "percent", "5 percent"),
        (300, "USD", "300 USD"),
        (7, "cubic foot", "7 cubic feet"),
        (3, "basket", "3 basket"),
    ],
)
def test_several_of_a_unit_are_written_so(value: float, unit: str, words: str) -> None:
    assert amount(value, value, unit) == words


@pytest.mark.parametrize(
    ("term", "words"),
    [("TradeFlow", "trade flow"), ("in_force", "in force"), ("holdsOffice", "holds office"), ("tariff", "tariff")],
)
def test_a_term_of_the_ontology_is_shown_as_words(term: str, words: str) -> None:
    assert readable(term) == words
    assert label_of(ox.Store(), name(f"kg:{term}")) == words


def test_nodes_are_called_by_label_headline_or_amount_and_else_by_iri() -> None:
    opened = graph(
        *sample_extractions(),
        report("a", "2019-01-01", fact("Production", "Much.", producer=NORLAND, amounts=[tonnes(5)])),
    )
    found = [quad.object for quad in opened.store.quads_for_pattern(None, name("kg:quantity"), None, None)]
    amounts = {label_of(opened.store, node) for node in found if isinstance(node, ox.NamedNode)}
    assert "5 tonnes" in amounts
    assert "2,000–2,300 tonnes per year" in amounts
    nowhere = ox.NamedNode("https://example.org/x")
    article = ox.NamedNode(mint("Article", "sample-plan"))
    assert labels(opened.store, [ox.NamedNode(JAPAN.iri), article, nowhere]) == {
        ox.NamedNode(JAPAN.iri): "Japan",
        article: "Rare earth contract near for Toyota Tsusho",
        nowhere: "https://example.org/x",
    }


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        (ox.Literal(5), 5),
        (ox.Literal("2.50", datatype=name("xsd:decimal")), 2.5),
        (ox.Literal(True), True),
        (ox.Literal(False), False),
        (ox.Literal("2014-09", datatype=name("edtf:EDTF")), "2014-09"),
        (ox.Literal("x", language="en"), "x"),
        (None, None),
    ],
)
def test_a_literal_becomes_a_plain_value(literal: ox.Literal | None, value: object) -> None:
    assert cell(literal, {}) == value
    assert type(cell(literal, {})) is type(value)
