"""The names in a graph that stand in no table: who they are taken for, how often they are named, and in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.graph.terms import DEFAULT, Term, local, name, select
from kg.reference.name_list import UnknownName, most_frequent

if TYPE_CHECKING:
    from kg.graph.store import Graph

MENTIONS = """
SELECT ?entity ?graph ?start ?words WHERE {
  { SELECT DISTINCT ?entity WHERE { GRAPH ?any {
    VALUES (?how ?score) { ("new" 0.5) ("title" 0.5) }
    ?new kg:linkMethod ?how ; kg:linkScore ?score ; kg:entity ?entity
  } } }
  GRAPH ?graph {
    ?mention kg:entity ?entity ; oa:start ?start . ?claim kg:mention ?mention ; kg:quotation/oa:exact ?words
  }
  FILTER NOT EXISTS { ?entity skos:exactMatch ?known }
}
"""
Row = tuple[Term, ...]


def unknown_names(graph: Graph) -> tuple[UnknownName, ...]:
    """The names of the graph's claims that come from no table and have no match elsewhere, the most frequent first.

    A name that was judged to be another thing is none of them.
    """
    rows: dict[Term, list[Row]] = defaultdict(list)
    for row in select(graph.store, MENTIONS):
        rows[row[0]].append(row)
    found = (_unknown(graph.store, entity, told) for entity, told in rows.items() if isinstance(entity, ox.NamedNode))
    return most_frequent(one for one in found if one is not None)


def _unknown(store: ox.Store, entity: ox.NamedNode, rows: Sequence[Row]) -> UnknownName | None:
    label, type_ = _first(_values(store, entity, "rdfs:label")), _first(map(local, _nodes(store, entity, "rdf:type")))
    if label is None or type_ is None:
        return None
    country = next(iter(_nodes(store, entity, "kg:country")), None)
    _, _, sentence = min((graph.value, int(start.value), words.value) for _, graph, start, words in rows)
    return UnknownName(
        type_,
        label,
        tuple(sorted(set(_values(store, entity, "skos:altLabel")) - {label})),
        _first(_values(store, country, "rdfs:label")) if country else None,
        len({(graph, start) for _, graph, start, _ in rows}),
        len({graph for _, graph, _, _ in rows}),
        " ".join(sentence.split()),
    )


def _nodes(store: ox.Store, node: ox.NamedNode, curie: str) -> Iterator[ox.NamedNode]:
    found = (quad.object for quad in store.quads_for_pattern(node, name(curie), None, DEFAULT))
    return (term for term in found if isinstance(term, ox.NamedNode))


def _values(store: ox.Store, node: ox.NamedNode, curie: str) -> Iterator[str]:
    found = (quad.object for quad in store.quads_for_pattern(node, name(curie), None, DEFAULT))
    return (term.value for term in found if isinstance(term, ox.Literal))


def _first(texts: Iterable[str]) -> str | None:
    return min(texts, default=None)
