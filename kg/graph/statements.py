"""An article and its claims as quads of the article's own graph."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol

import pyoxigraph as ox

from kg.fusing.canonical import article_iri, canonical, canonical_relation, claim_iri, entity, relation_claim_iri
from kg.fusing.origin import sketch
from kg.graph.terms import GraphName, Term, address, clean, day, decimal, edtf, literal, name, number
from kg.iri import mint
from kg.model import Article, Claim, Entity, Extraction, Filler, Quantity, RelationClaim
from kg.values.dates import bounds

Pair = tuple[str, Term | None]
CONTEXT = 32


class Description(Protocol):
    """What a catalog knows of an entity besides its names."""

    @property
    def iso2(self) -> str | None: ...
    @property
    def iso3(self) -> str | None: ...
    @property
    def wikidata(self) -> str | None: ...
    @property
    def hs(self) -> str | None: ...
    @property
    def broader(self) -> tuple[str, ...]: ...


class Describer(Protocol):
    """The part of a catalog that statements ask."""

    @property
    def by_iri(self) -> Mapping[str, Entity]: ...
    def describe(self, iri: str) -> Description: ...


def article_quads(
    extraction: Extraction, *, model: str, model_hash: str, catalog: Describer | None = None
) -> list[ox.Quad]:
    """The article's own graph: its description, its claims with quotations and mentions, and what it knew of entities.

    Every subject belongs to the article alone, so that a union of all graphs holds no triple twice. The links from
    claims to events are made by the store, when all claims are known.
    """
    graph = ox.NamedNode(article_iri(extraction.article.id))
    quads = list(_article(extraction.article, graph, model=model, model_hash=model_hash))
    for claim in map(canonical, extraction.claims):
        quads += _claim(claim, extraction.article, graph)
    for relation in map(canonical_relation, extraction.relations):
        quads += _relation_claim(relation, extraction.article, graph)
    for known in _entities(extraction, catalog).values():
        quads += _description(known, graph, catalog)
    return list(dict.fromkeys(quads))


def quads_of(node: ox.NamedNode, pairs: Iterable[Pair], graph: GraphName) -> Iterator[ox.Quad]:
    """A quad for each pair of a predicate and a term; a pair without a term is left out."""
    return (ox.Quad(node, name(curie), term, graph) for curie, term in pairs if term is not None)


def values(attributes: Mapping[str, str], factuality: str) -> Iterator[Pair]:
    """Kind, stage, action, outcome and factuality as terms of their value lists."""
    for attribute, value in [*attributes.items(), ("factuality", factuality)]:
        yield f"kg:{attribute}", name(f"kg:{value}")


def when(date: str | None) -> Iterator[Pair]:
    """A date as the text has it, with the first and the last day that it covers."""
    if date:
        earliest, latest = bounds(date)
        yield "kg:date", edtf(date)
        yield "kg:earliest", day(earliest) if earliest else None
        yield "kg:latest", day(latest) if latest else None


def span(words: str, start: int, end: int) -> Iterator[Pair]:
    """Words of the article with their place, as a Web Annotation selector has them."""
    yield from (("oa:exact", literal(words)), ("oa:start", number(start)), ("oa:end", number(end)))


def optional(text: str | None) -> ox.Literal | None:
    """A plain string, or None for a text that is missing or empty."""
    return literal(text) if text else None


def relation_class(type_: str) -> str:
    """The class of a relation whose plain property is ``type_``: holdsOffice → HoldsOffice."""
    return type_[:1].upper() + type_[1:]


def _article(article: Article, node: ox.NamedNode, *, model: str, model_hash: str) -> Iterator[ox.Quad]:
    content = hashlib.sha256(clean(f"{article.title}\n{article.text}").encode()).hexdigest()
    return quads_of(
        node,
        [
            ("rdf:type", name("kg:Article")),
            ("schema:identifier", literal(article.id)),
            ("schema:headline", literal(article.title) if article.title else None),
            ("schema:articleBody", literal(article.text)),
            ("schema:datePublished", day(article.published) if article.published else None),
            ("schema:url", address(article.url) if article.url else None),
            ("schema:publisher", literal(article.publisher) if article.publisher else None),
            ("schema:inLanguage", literal(article.language)),
            ("kg:contentHash", literal(content)),
            ("kg:sketch", optional(" ".join(map(str, sorted(sketch(article.text)))))),
            ("kg:model", literal(model)),
            ("kg:modelHash", literal(model_hash) if model_hash else None),
        ],
        node,
    )


def _claim(claim: Claim, article: Article, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    node = ox.NamedNode(claim_iri(claim))
    pairs: list[Pair] = [("kg:claimedType", name(f"kg:{claim.type}")), ("kg:cue", optional(claim.cue))]
    for role, fillers in [*claim.roles.items(), ("saidBy", claim.source)]:
        pairs += [(f"kg:{role}", ox.NamedNode(filler.entity.iri)) for filler in fillers]
        for filler in fillers:
            yield from _mention(node, role, filler, graph)
    yield from quads_of(node, [*pairs, *values(claim.attributes, claim.factuality), *when(claim.date)], graph)
    yield from amounts(node, claim.quantities, graph)
    yield from _evidence(node, claim, article, graph)


def _relation_claim(claim: RelationClaim, article: Article, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    node = ox.NamedNode(relation_claim_iri(claim))
    pairs: list[Pair] = [("kg:claimedType", name(f"kg:{relation_class(claim.type)}"))]
    for role, filler in (("from", claim.subject), ("to", claim.object)):
        pairs.append((f"kg:{role}", ox.NamedNode(filler.entity.iri)))
        yield from _mention(node, role, filler, graph)
    yield from quads_of(node, [*pairs, ("kg:office", optional(claim.office))], graph)
    yield from _evidence(node, claim, article, graph)


def _evidence(
    node: ox.NamedNode, claim: Claim | RelationClaim, article: Article, graph: ox.NamedNode
) -> Iterator[ox.Quad]:
    place = (str(claim.start), str(claim.end))
    quotation = ox.NamedNode(mint("Quotation", claim.quote, article.id, *place))
    pairs: list[Pair] = [("rdf:type", name("kg:Claim")), ("kg:frame", literal(claim.frame))]
    pairs += [("kg:quotation", quotation), ("prov:wasDerivedFrom", graph)]
    yield from quads_of(node, pairs, graph)
    first = article.title_start if claim.start >= article.title_start else 0
    selector: list[Pair] = [
        ("rdf:type", name("kg:Quotation")),
        ("rdf:type", name("oa:TextQuoteSelector")),
        ("rdf:type", name("oa:TextPositionSelector")),
        ("oa:prefix", literal(article.cited(max(first, claim.start - CONTEXT), claim.start))),
        ("oa:suffix", literal(article.cited(claim.end, claim.end + CONTEXT))),
    ]
    yield from quads_of(quotation, [*selector, *span(claim.quote, claim.start, claim.end)], graph)


def _mention(claim: ox.NamedNode, role: str, filler: Filler, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    how = (filler.entity.iri, str(filler.start), str(filler.end), filler.method, repr(filler.score))
    node = ox.NamedNode(mint("Mention", filler.mention, claim.value, role, filler.mention, *how))
    yield ox.Quad(claim, name("kg:mention"), node, graph)
    pairs: list[Pair] = [
        ("rdf:type", name("kg:Mention")),
        ("kg:entity", ox.NamedNode(filler.entity.iri)),
        ("kg:inRole", name(f"kg:{role}")),
        ("kg:linkMethod", literal(filler.method)),
        ("kg:linkScore", decimal(filler.score)),
    ]
    yield from quads_of(node, [*pairs, *span(filler.mention, filler.start, filler.end)], graph)


def amount_node(owner: str, q: Quantity) -> ox.NamedNode:
    """The node of an amount of a claim or an event, by the IRI of this."""
    ends = (repr(q.min), repr(q.max))
    return ox.NamedNode(mint("Quantity", f"{q.min}-{q.max} {q.unit}", owner, *ends, q.unit, q.per or "", q.of or ""))


def amounts(owner: ox.NamedNode, found: Iterable[Quantity], graph: GraphName) -> Iterator[ox.Quad]:
    for q in found:
        node = amount_node(owner.value, q)
        yield ox.Quad(owner, name("kg:quantity"), node, graph)
        pairs: list[Pair] = [("rdf:type", name("kg:Quantity")), ("kg:unit", literal(q.unit))]
        pairs += [
            ("kg:min", None if q.min is None else number(q.min)),
            ("kg:max", None if q.max is None else number(q.max)),
        ]
        yield from quads_of(node, [*pairs, ("kg:per", optional(q.per)), ("kg:of", optional(q.of))], graph)


def _description(entity: Entity, graph: ox.NamedNode, catalog: Describer | None) -> Iterator[ox.Quad]:
    node = ox.NamedNode(mint("Description", entity.label, graph.value, entity.iri))
    pairs: list[Pair] = [
        ("rdf:type", name("kg:Description")),
        ("kg:describes", ox.NamedNode(entity.iri)),
        ("kg:describedType", name(f"kg:{entity.type}")),
        ("rdfs:label", literal(entity.label)),
        ("kg:country", ox.NamedNode(entity.country) if entity.country else None),
    ]
    pairs += [("skos:altLabel", literal(other)) for other in entity.names]
    if catalog is not None:
        known = catalog.describe(entity.iri)
        pairs += [
            ("kg:iso2", optional(known.iso2)),
            ("kg:iso3", optional(known.iso3)),
            ("kg:hsCode", optional(known.hs)),
        ]
        pairs += [("skos:exactMatch", ox.NamedNode(known.wikidata) if known.wikidata else None)]
        pairs += [("skos:broader", ox.NamedNode(iri)) for iri in known.broader]
    return quads_of(node, pairs, graph)


def _entities(extraction: Extraction, catalog: Describer | None) -> Mapping[str, Entity]:
    """The entities that the claims name, with their countries and broader goods as far as the catalog knows them."""
    found: dict[str, list[Entity]] = {}
    for filler in _fillers(extraction):
        found.setdefault(filler.entity.iri, []).append(entity(filler.entity))
    known = {iri: _merged(same) for iri, same in found.items()}
    pending = list(known.values())
    while catalog is not None and pending:
        one = pending.pop()
        for iri in {*catalog.describe(one.iri).broader, *((one.country,) if one.country else ())} - known.keys():
            if iri in catalog.by_iri:
                known[iri] = entity(catalog.by_iri[iri])
                pending.append(known[iri])
    return known


def _fillers(extraction: Extraction) -> Iterator[Filler]:
    for claim in extraction.claims:
        yield from (filler for found in claim.roles.values() for filler in found)
        yield from claim.source
    for relation in extraction.relations:
        yield from (relation.subject, relation.object)


def _merged(same: list[Entity]) -> Entity:
    """One entity out of several that one article has under one IRI."""
    best = min(same, key=lambda one: (one.label, one.type))
    names = tuple(name_ for one in same for name_ in (one.label, *one.names))
    country = min((one.country for one in same if one.country), default=None)
    return entity(replace(best, names=names, country=country))
