"""Article graphs read back: the article, and its claims as they were added (in canonical form)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast, get_args

import pyoxigraph as ox

from kg.fusing.canonical import canonical, canonical_relation, fillers
from kg.fusing.origin import Origin
from kg.graph.terms import Facts, Term, group, iri, local
from kg.model import Article, Claim, Entity, Factuality, Filler, Quantity, RelationClaim

ATTRIBUTES = ("kind", "stage", "action", "outcome")


@dataclass(frozen=True, slots=True)
class Recalled:
    """One article graph, read back. ``text`` and quotation contexts come with the article."""

    article: Article
    claims: tuple[Claim, ...]
    relations: tuple[RelationClaim, ...]
    origin: Origin


def recall(quads: Iterable[ox.Quad]) -> Recalled:
    """The article and the claims of one article graph."""
    facts = group(quads)
    article = article_of(facts)
    entities = dict(_entities(facts))
    claims, relations = [], []
    for row in facts.values():
        type_ = local(row[iri("kg:claimedType")][0]) if iri("kg:claimedType") in row else None
        if type_ is None:
            continue
        if iri("kg:from") in row:
            relations.append(_relation_claim(row, facts, article, type_, entities))
        else:
            claims.append(_claim(row, facts, article, type_, entities))
    return Recalled(article, tuple(claims), tuple(relations), _origin(facts, article))


def claims_of(store: ox.Store) -> Iterator[Recalled]:
    """Each article of the store, in the order of the graphs' IRIs."""
    for graph in sorted(graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)):
        yield recall(store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))


def article_of(facts: Facts) -> Article:
    """The article that an article graph describes."""
    row = next(row for row in facts.values() if iri("kg:contentHash") in row)
    published = _one(row, "schema:datePublished")
    return Article(
        _one(row, "schema:identifier") or "",
        _one(row, "schema:articleBody") or "",
        title=_one(row, "schema:headline") or "",
        published=dt.date.fromisoformat(published) if published else None,
        url=_one(row, "schema:url"),
        publisher=_one(row, "schema:publisher"),
        language=_one(row, "schema:inLanguage") or "en",
    )


def _origin(facts: Facts, article: Article) -> Origin:
    row = next(row for row in facts.values() if iri("kg:contentHash") in row)
    return Origin(article.publisher, frozenset(map(int, (_one(row, "kg:sketch") or "").split())))


Row = Mapping[str, Sequence[Term]]


def _one(row: Row, curie: str) -> str | None:
    terms = row.get(iri(curie))
    return terms[0].value if terms else None


def _all(row: Row, curie: str) -> list[str]:
    return [term.value for term in row.get(iri(curie), ())]


def _text(row: Row, curie: str) -> str:
    return row[iri(curie)][0].value


def _entities(facts: Facts) -> Iterator[tuple[str, Entity]]:
    for row in facts.values():
        if entity := _one(row, "kg:describes"):
            type_ = local(row[iri("kg:describedType")][0])
            names = tuple(sorted(_all(row, "skos:altLabel")))
            yield entity, Entity(entity, _text(row, "rdfs:label"), type_, names, _one(row, "kg:country"))


def _claim(row: Row, facts: Facts, article: Article, type_: str, entities: Mapping[str, Entity]) -> Claim:
    roles = _fillers(row, facts, entities)
    source = roles.pop("saidBy", ())
    start, end, quote = _quotation(row, facts)
    claim = Claim(
        article.id,
        type_,
        roles,
        _factuality(local(row[iri("kg:factuality")][0])),
        quote,
        start,
        end,
        _text(row, "kg:frame"),
        {key: local(row[iri(f"kg:{key}")][0]) for key in ATTRIBUTES if iri(f"kg:{key}") in row},
        source,
        _one(row, "kg:date"),
        tuple(_quantity(facts[node]) for node in _all(row, "kg:quantity")),
        _one(row, "kg:cue"),
    )
    return canonical(claim)


def _relation_claim(
    row: Row, facts: Facts, article: Article, type_: str, entities: Mapping[str, Entity]
) -> RelationClaim:
    ends = _fillers(row, facts, entities)
    start, end, quote = _quotation(row, facts)
    frame, office = _text(row, "kg:frame"), _one(row, "kg:office")
    return canonical_relation(
        RelationClaim(article.id, type_, ends["from"][0], ends["to"][0], quote, start, end, frame, office)
    )


def _fillers(row: Row, facts: Facts, entities: Mapping[str, Entity]) -> dict[str, tuple[Filler, ...]]:
    roles: dict[str, list[Filler]] = {}
    for node in _all(row, "kg:mention"):
        mention = facts[node]
        entity, (start, end, words) = entities[_text(mention, "kg:entity")], _span(mention)
        filler = Filler(
            entity, words, start, end, _text(mention, "kg:linkMethod"), float(_text(mention, "kg:linkScore"))
        )
        roles.setdefault(local(mention[iri("kg:inRole")][0]), []).append(filler)
    return {role: fillers(found) for role, found in roles.items()}


def _quotation(row: Row, facts: Facts) -> tuple[int, int, str]:
    return _span(facts[_text(row, "kg:quotation")])


def _span(row: Row) -> tuple[int, int, str]:
    return int(_text(row, "oa:start")), int(_text(row, "oa:end")), _text(row, "oa:exact")


def _quantity(row: Row) -> Quantity:
    low, high = (_number(row, curie) for curie in ("kg:min", "kg:max"))
    return Quantity(low, high, _text(row, "kg:unit"), _one(row, "kg:per"), _one(row, "kg:of"))


def _number(row: Row, curie: str) -> float | int | None:
    text = _one(row, curie)
    return None if text is None else float(text) if "." in text else int(text)


def _factuality(value: str) -> Factuality:
    return cast("Factuality", value) if value in get_args(Factuality) else "possible"
