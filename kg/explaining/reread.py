"""From a graph back to the article: what a claim, an event or an article of a graph rests on, read once more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import ModelError, StoreError, nearest
from kg.explaining.explain import Explanation, explain
from kg.fusing.canonical import article_iri
from kg.graph.recall import article_of
from kg.graph.terms import group, name

if TYPE_CHECKING:
    from kg.graph.store import Graph
    from kg.pipeline import AnyExtractor

NODES = ("kg:event", "kg:relation")


@dataclass(frozen=True, slots=True)
class Meant:
    """An article's graph, and the claims in it that are meant; all of them when ``claims`` is None."""

    graph: ox.NamedNode
    claims: frozenset[str] | None = None


def explain_in(graph: Graph, what: str, *, extractor: AnyExtractor, word: str | None = None) -> Iterator[Explanation]:
    """The explanations of ``what``: the id of an article, or the IRI or id of a claim, an event or a relation.

    The graph keeps what an article says and not how it was understood, so its articles are read again by ``extractor``.
    Raises StoreError when nothing of that name is there, or when the article reads otherwise now; ModelError when it
    was read with another language model.
    """
    for meant in find(graph, what):
        article = article_of(group(graph.store.quads_for_pattern(meant.graph, None, None, meant.graph)))
        _same_model(graph, meant.graph, extractor)
        found = [e for extraction in extractor.extract([article]) for e in explain(extraction, word=word)]
        if meant.claims is None:
            yield from found
            continue
        missing = meant.claims - {e.iri for e in found}
        if missing and word is None:
            raise StoreError(
                f"The article {article.id!r} reads otherwise now: other rules made its graph, or --entities. "
                "Give the same --entities, or build the graph again."
            )
        yield from (e for e in found if e.iri in meant.claims)


def find(graph: Graph, what: str) -> tuple[Meant, ...]:
    """What is meant by ``what``, in the order of the articles' IRIs. Raises StoreError when nothing is."""
    article = ox.NamedNode(article_iri(what))
    if graph.store.contains_named_graph(article):
        return (Meant(article),)
    claims: dict[ox.NamedNode, set[str]] = {}
    for home, iri in _claims(graph.store, what.strip("<>")):
        claims.setdefault(home, set()).add(iri)
    if not claims:
        hint = nearest(what, (one.id for one in graph.articles()))
        raise StoreError(f"The graph {graph.path or 'in memory'} has no article, claim or event {what!r}.{hint}")
    return tuple(Meant(home, frozenset(claims[home])) for home in sorted(claims, key=str))


def _claims(store: ox.Store, what: str) -> Iterator[tuple[ox.NamedNode, str]]:
    """The graph and the IRI of each claim that is ``what``, or that tells the event that is."""
    for quad in store.quads_for_pattern(None, name("kg:claimedType"), None, None):
        if isinstance(quad.graph_name, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode):
            told = [q.object for node in NODES for q in store.quads_for_pattern(quad.subject, name(node), None, None)]
            if any(isinstance(n, ox.NamedNode) and _is(n.value, what) for n in (quad.subject, *told)):
                yield quad.graph_name, quad.subject.value


def _is(iri: str, what: str) -> bool:
    return what in (iri, iri.rsplit("/", 1)[-1], iri.rsplit("-", 1)[-1])


def _same_model(graph: Graph, article: ox.NamedNode, extractor: AnyExtractor) -> None:
    found: Mapping[str, str] = {
        curie: quad.object.value
        for curie in ("kg:model", "kg:modelHash")
        for quad in graph.store.quads_for_pattern(article, name(curie), None, article)
        if isinstance(quad.object, ox.Literal)
    }
    if found.get("kg:model") != extractor.model_name or found.get("kg:modelHash", "") != extractor.model_hash:
        raise ModelError(
            f"The article was read with the language model {found.get('kg:model')}, not with {extractor.model_name}: "
            "name that one with --model, or build the graph again."
        )
