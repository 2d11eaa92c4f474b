"""Article graphs read for what they add up to: their claims, where these are at home, and what they say of entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from kg.fusing.fuse import Fused, fuse
from kg.fusing.fused import Event, Relation
from kg.graph.index import Index
from kg.graph.recall import Recalled, recall
from kg.graph.shared import described
from kg.graph.terms import name, parts
from kg.graph.who import Fact, Who


@dataclass
class Intake:
    """What has been read of article graphs; ``contents`` are the hashes of the articles."""

    recalled: list[Recalled] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    homes: dict[str, ox.NamedNode] = field(default_factory=dict)
    facts: Counter[Fact] = field(default_factory=Counter)

    def add(self, quads: Sequence[ox.Quad]) -> None:
        """Read one article graph."""
        one = recall(quads)
        self.recalled.append(replace(one, article=replace(one.article, text="")))
        self.contents += [content.value for _, told, content, _ in parts(quads) if told == name("kg:contentHash")]
        self.homes |= homes_of(quads)
        self.facts.update(described(quads))

    def keep_articles(self, index: Index) -> None:
        """Let the index know where the articles come from."""
        index.articles.add(zip(self.recalled, self.contents, strict=True))

    def fused(self, who: Who) -> Fused:
        """What all the claims add up to."""
        return fuse(
            (claim for one in self.recalled for claim in one.claims),
            (claim for one in self.recalled for claim in one.relations),
            published={one.article.id: one.article.published for one in self.recalled},
            origins={one.article.id: one.origin for one in self.recalled},
            judgements=who.judgements,
            aliases=who.aliases,
        )


def homes_of(quads: Iterable[ox.Quad]) -> dict[str, ox.NamedNode]:
    """The graph of each claim among the quads."""
    rows = (row for row in parts(quads) if row[1] == name("kg:claimedType"))
    return {claim.value: graph for claim, _, _, graph in rows if isinstance(graph, ox.NamedNode)}


def link_quads(found: Iterable[Event | Relation], homes: dict[str, ox.NamedNode]) -> Iterator[ox.Quad]:
    """From each claim to its event or relation, in the graph that is the claim's home."""
    for one in found:
        predicate = name("kg:event" if isinstance(one, Event) else "kg:relation")
        for claim in one.claims:
            yield ox.Quad(ox.NamedNode(claim), predicate, ox.NamedNode(one.iri), homes[claim])
