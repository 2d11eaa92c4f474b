"""How much a graph holds, counted by class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.shared import NO_THINGS
from kg.graph.terms import local, select


@dataclass(frozen=True, slots=True)
class Totals:
    """How much a graph holds; the mappings count by class."""

    articles: int
    claims: Mapping[str, int]
    events: Mapping[str, int]
    relations: Mapping[str, int]
    entities: Mapping[str, int]
    quads: int


def totals(store: ox.Store) -> Totals:
    """How many articles, claims, events, relations and entities there are."""
    return Totals(
        articles=sum(1 for _ in store.named_graphs()),
        claims=_by_class(store, "GRAPH ?graph { ?node kg:claimedType ?class }"),
        events=events(store),
        relations=_by_class(store, "?relation kg:from ?from ; a ?class ."),
        entities=_by_class(
            store,
            "?node a ?class FILTER NOT EXISTS { ?node kg:claimCount ?count } "
            f"FILTER(?class NOT IN ({', '.join(NO_THINGS)}))",
        ),
        quads=len(store),
    )


def events(store: ox.Store) -> Mapping[str, int]:
    """How many events there are of each type."""
    return _by_class(store, "?event kg:sourceCount ?sources ; a ?class .")


def _by_class(store: ox.Store, pattern: str) -> dict[str, int]:
    found = select(store, f"SELECT ?class (COUNT(*) AS ?count) WHERE {{ {pattern} }} GROUP BY ?class")
    return dict(sorted((local(class_), int(count.value)) for class_, count in found))
