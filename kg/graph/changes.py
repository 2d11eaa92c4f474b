"""What has to change in a store when article graphs come, are replaced or go: worked out first, then done at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, groupby

import pyoxigraph as ox

from kg.fusing.identity import aliases
from kg.graph.index import Index
from kg.graph.intake import Intake, link_quads
from kg.graph.shared import described, entity_quads, event_quads, relation_quads, story_quads
from kg.graph.terms import DEFAULT, name
from kg.graph.touched import Difference, touched
from kg.graph.who import MARKED, Who, named
from kg.judging.judgements import NONE, Judgements

Graphs = Mapping[ox.NamedNode, Sequence[ox.Quad]]
LINKS = ("kg:event", "kg:relation")


@dataclass(frozen=True, slots=True)
class Change:
    """Graphs to drop, then quads to delete, then quads to insert."""

    drop: tuple[ox.NamedNode, ...]
    delete: frozenset[ox.Quad]
    insert: frozenset[ox.Quad]

    def as_sparql(self) -> str:
        """The change as one SPARQL update, which a store does wholly or not at all."""
        parts = [f"DROP SILENT GRAPH {graph}" for graph in self.drop]
        parts += [f"DELETE DATA {{ {_block(self.delete)} }}"] if self.delete else []
        parts += [f"INSERT DATA {{ {_block(self.insert)} }}"] if self.insert else []
        return " ;\n".join(parts)


def plan(
    store: ox.Store, index: Index, new: Graphs, *, gone: Collection[ox.NamedNode] = (), judgements: Judgements = NONE
) -> Change:
    """The change that puts the graphs ``new`` in the place of those of the same name, and takes out those in ``gone``.

    Only what these graphs touch is worked out anew; everything when the index does not fit the store, or when the
    judgements now change other things. The index becomes that of the store after the change.
    """
    index.obey(judgements)
    old = {graph: list(store.quads_for_pattern(None, None, None, graph)) for graph in {*new, *gone}}
    found = None
    if index.is_ready:
        with suppress(sqlite3.DatabaseError):  # a damaged index is as good as none
            found = _touched(store, index, new, old, judgements)
    found = found or _everything(store, index, new, old, judgements)
    coming = {*(found.wanted - found.current), *chain.from_iterable(new.values())}
    return Change(tuple(sorted(old, key=str)), frozenset(found.current - found.wanted), frozenset(coming))


def from_scratch(graphs: Iterable[Sequence[ox.Quad]], index: Index, judgements: Judgements = NONE) -> Iterator[ox.Quad]:
    """All quads of a store of these article graphs, each of another article: theirs, and what they add up to."""
    intake = Intake()
    for quads in graphs:
        yield from quads
        intake.add(quads)
    index.obey(judgements)
    yield from _sum(intake, index, judgements)


def _sum(intake: Intake, index: Index, judgements: Judgements) -> Iterator[ox.Quad]:
    """All that articles add up to, besides their own graphs; the index is filled with it."""
    who = Who(judgements, aliases(judgements, named(intake.facts)))
    fused = intake.fused(who)
    index.clear()
    index.fill(fused, intake.homes)
    intake.keep_articles(index)
    index.facts.add(intake.facts)
    yield from chain.from_iterable(map(event_quads, fused.events))
    yield from chain.from_iterable(map(relation_quads, fused.relations))
    yield from chain.from_iterable(map(story_quads, fused.stories))
    yield from link_quads((*fused.events, *fused.relations), intake.homes)
    yield from chain(entity_quads(who.facts(intake.facts)), who.mark(), who.links())


def _touched(store: ox.Store, index: Index, new: Graphs, old: Graphs, judgements: Judgements) -> Difference | None:
    """What is and what has to be, as far as the graphs touch it; None when the judgements now change other things."""
    intake = Intake()
    for quads in new.values():
        intake.add(quads)
    for quads in old.values():
        intake.facts.subtract(described(quads))
    index.facts.add(intake.facts)
    who = Who(judgements, aliases(judgements, index.facts.named(judgements.names)))
    if set(who.mark()) != set(store.quads_for_pattern(MARKED, None, None, DEFAULT)):
        return None
    return touched(store, index, intake, old.keys(), who)


def _everything(store: ox.Store, index: Index, new: Graphs, old: Graphs, judgements: Judgements) -> Difference:
    """All that is besides the article graphs, and all that has to be."""
    intake = Intake()
    for graph in (graph for graph in store.named_graphs() if graph not in old):
        intake.add(list(store.quads_for_pattern(None, None, None, graph)))
    for quads in new.values():
        intake.add(quads)
    links = chain.from_iterable(store.quads_for_pattern(None, name(link), None, None) for link in LINKS)
    current = {*store.quads_for_pattern(None, None, None, DEFAULT), *(q for q in links if q.graph_name not in old)}
    return Difference(current, set(_sum(intake, index, judgements)))


def _block(quads: Iterable[ox.Quad]) -> str:
    """Quads in the syntax of SPARQL data blocks, whose terms are those of N-Triples."""
    rows = sorted((str(quad.graph_name), f"{quad.subject} {quad.predicate} {quad.object} .") for quad in quads)
    blocks = ((graph, "\n".join(row for _, row in same)) for graph, same in groupby(rows, key=lambda row: row[0]))
    return "\n".join(block if graph == "DEFAULT" else f"GRAPH {graph} {{ {block} }}" for graph, block in blocks)
