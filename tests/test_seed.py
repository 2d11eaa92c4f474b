"""The article that the project starts from becomes a graph that answers an analyst's questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph.store import Graph, open_graph
from kg.graph.terms import PREFIXES
from kg.pipeline import build

SEED = Path(__file__).parent.parent.parent / "shared" / "seed"
pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the first article is not there")


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    """The graph of the first article, in memory."""
    with open_graph(None) as opened:
        build([SEED], opened, published=dt.date(2014, 8, 28))
        yield opened


def _ask(graph: Graph, query: str) -> list[tuple[str, ...]]:
    found = graph.store.query(query, prefixes=dict(PREFIXES))
    return sorted(tuple(term.value for term in row) for row in found)  # type: ignore[union-attr]


def test_who_signs_the_contract_with_whom_when_and_who_says_so(graph: Graph) -> None:
    query = """SELECT ?party ?when ?certainty ?source WHERE {
      ?event a kg:Agreement ; kg:kind kg:contract ; kg:stage kg:signed ; kg:party/rdfs:label ?party ; kg:date ?when ;
             kg:factuality ?certainty ; kg:saidBy/rdfs:label ?source }"""
    planned = PREFIXES["kg"] + "planned"
    assert _ask(graph, query) == [
        ("Indian Rare Earths", "2014-09", planned, "Nikkei"),
        ("Toyota Tsusho", "2014-09", planned, "Nikkei"),
    ]


def test_which_share_of_rare_earths_china_makes(graph: Graph) -> None:
    query = """SELECT ?least ?unit WHERE {
      ?event a kg:Production ; kg:producer/rdfs:label "China" ; kg:commodity/rdfs:label "rare earths" ;
             kg:factuality kg:asserted ; kg:quantity [ kg:min ?least ; kg:unit ?unit ] }"""
    assert _ask(graph, query) == [("90", "percent")]


def test_who_won_at_the_wto_against_whom(graph: Graph) -> None:
    query = """SELECT ?winner ?loser WHERE {
      ?event a kg:Ruling ; kg:outcome kg:for_complainant ; kg:forum/rdfs:label "World Trade Organization" ;
             kg:complainant/rdfs:label ?winner ; kg:respondent/rdfs:label ?loser }"""
    assert _ask(graph, query) == [("European Union", "China"), ("Japan", "China"), ("United States", "China")]


def test_every_event_can_be_traced_to_its_sentence(graph: Graph) -> None:
    query = """SELECT ?event (COUNT(?words) AS ?quotations) WHERE {
      ?event kg:claimCount ?n
      OPTIONAL { GRAPH ?article { ?claim kg:event|kg:relation ?event ; kg:quotation/oa:exact ?words } }
    } GROUP BY ?event"""
    counts = [int(n) for _, n in _ask(graph, query)]
    assert len(counts) >= 12
    assert min(counts) >= 1
