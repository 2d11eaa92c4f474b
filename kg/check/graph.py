"""Checks a graph: the shapes of the vocabulary, and what shapes cannot say, such as that quotations are true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.check.book import DEFAULT, SCHEMA, Book, article_place, read_graph, short, typed
from kg.check.problem import Problem
from kg.classes import EventType
from kg.errors import nearest
from kg.iri import ONTOLOGY
from kg.ontology import load_ontology
from kg.turtle import RDF, Facts, local, one

OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
PER_ARTICLE = ("Claim", "Quotation", "Mention", "Description", "Article")
ATTRIBUTES = ("kind", "stage", "action", "outcome")


def check_graph(store: ox.Store, *, folder: Path | None = None) -> list[Problem]:
    """What is wrong with the graph in ``store`` by the vocabulary in ``folder``, sorted; empty when all is well.

    Checks every shape with pySHACL, and besides that quotations and mentions are the words of their article at their
    place, that no node is blank, that claims stand in article graphs only, and that counts and claims agree.
    """
    from kg.check.shacl import check_shapes

    book = Book(load_ontology(folder), read_graph(store, ox.DefaultGraph()))
    found = [*_shared_graph(book), *check_shapes(store, book, folder=folder)]
    claims: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for name in sorted(store.named_graphs(), key=str):
        own = read_graph(store, name)
        found += _article_graph(book, name.value, own)
        spoken = Counter(_subject(own, claim) for claim in typed(own, "Claim"))
        claims += spoken
        articles += Counter(spoken.keys())
    return sorted({*found, *_counts(book, claims, articles)})


def _shared_graph(book: Book) -> Iterator[Problem]:
    known = book.ontology
    for node, row in book.shared.items():
        types = book.types(node)
        messages = [*_blank(node, row), *_unknown(book, node, row, types)]
        if own := set(types).intersection(PER_ARTICLE):
            messages.append(f"{min(own)} {short(node)} stands in the default graph; it belongs in its article's graph.")
        labelled = "Quantity" in types or own or book.labelled(node)
        if types and not labelled:
            messages.append(f"{types[0]} {short(node)} has no label.")
        if len(types) > 1:
            messages.append(f"{book.label(node)} is of several classes: {', '.join(types)}; one is right.")
        for event in (known.events[t] for t in types if t in known.events):
            messages += _foreign(book, event, book.name(node), row)
        yield from (Problem(DEFAULT, message) for message in messages)


def _article_graph(book: Book, name: str, own: Facts) -> Iterator[Problem]:
    place = article_place(name, own)
    if name not in typed(own, "Article"):
        yield Problem(place, f"The graph {short(name)} holds no article of that name; add the article again.")
    text = "\n\n".join((one(own, name, SCHEMA + "articleBody"), one(own, name, SCHEMA + "headline")))
    for node, row in own.items():
        types = book.types(node, own)
        messages = [*_blank(node, row), *_unknown(book, node, row, types)]
        own_types = [local(t) for t in row.get(RDF + "type", ()) if t.startswith(ONTOLOGY)]
        if shared := [t for t in own_types if t in book.ontology.events or t in book.ontology.entity_types]:
            messages.append(f"{shared[0]} {short(node)} stands in an article's graph; it belongs in the default graph.")
        if "Quotation" in types or "Mention" in types:
            messages += _misquoted(types[0], node, row, text)
        if "Claim" in types:
            messages += _claim(book, name, own, node)
        yield from (Problem(place, message) for message in messages)


def _claim(book: Book, name: str, own: Facts, claim: str) -> Iterator[str]:
    row, called = own[claim], book.name(claim, own)
    claimed = local(one(own, claim, ONTOLOGY + "claimedType"))
    relations = {r.class_name for r in book.ontology.relations.values()}
    if claimed in book.ontology.events:
        yield from _foreign(book, book.ontology.events[claimed], called, row)
    elif claimed and claimed not in relations:
        known = [*book.ontology.events, *relations]
        yield f"{called} claims {claimed}, which is no type of event or relation.{nearest(claimed, known)}"
    types = book.types(_subject(own, claim))
    if claimed and types and claimed not in types:
        thing = book.label(_subject(own, claim))
        yield f"{called} speaks of a thing of class {claimed}, but {thing} is of class {types[0]}."
    if (source := one(own, claim, PROV + "wasDerivedFrom")) and source != name:
        yield f"{called} is derived from {short(source)}, but stands in the graph of {short(name)}."


def _blank(node: str, row: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    if node.startswith("_:"):
        yield f"A blank node holds {', '.join(sorted(map(short, row)))}; every node needs an IRI."


def _unknown(book: Book, node: str, row: Mapping[str, tuple[str, ...]], types: tuple[str, ...]) -> Iterator[str]:
    used = {*(local(p) for p in row if p.startswith(ONTOLOGY)), *types}
    for term in sorted(used - book.ontology.terms):
        yield f"{short(node)} uses kg:{term}, which the ontology does not have.{nearest(term, book.ontology.terms)}"


def _foreign(book: Book, event: EventType, called: str, row: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Roles and attributes that belong to other types of event."""
    all_roles = {role for e in book.ontology.events.values() for role in e.roles}
    given = [local(p) for p in row if p.startswith(ONTOLOGY)]
    for term in given:
        if term in all_roles and term not in event.roles:
            yield f"{called} has the role {term}; the roles of {event.name} are {', '.join(event.roles)}."
        elif term in ATTRIBUTES and term not in event.attributes:
            yield f"{called} has the attribute {term}; {event.name} has {', '.join(event.attributes) or 'none'}."
        elif term == "quantity" and not event.quantified:
            yield f"{called} has a quantity; {event.name} has none."


def _misquoted(type_: str, node: str, row: Mapping[str, tuple[str, ...]], text: str) -> Iterator[str]:
    exact, start, end = (next(iter(row.get(OA + part, ())), "") for part in ("exact", "start", "end"))
    if not (exact and start.isdigit() and end.isdigit()):
        return
    there = text[int(start) : int(end)]
    if there != exact:
        yield f"{type_} {short(node)} says {exact!r}, but characters {start} to {end} of the article are {there!r}."


def _subject(own: Facts, claim: str) -> str:
    return one(own, claim, ONTOLOGY + "event") or one(own, claim, ONTOLOGY + "relation")


def _counts(book: Book, claims: Counter[str], articles: Counter[str]) -> Iterator[Problem]:
    relations = [r.class_name for r in book.ontology.relations.values()]
    for node in typed(book.shared, *book.ontology.events, *relations):
        if node not in claims:
            yield Problem(DEFAULT, f"{book.name(node)} has no claim in any article.")
            continue
        for term, counted in (("claimCount", claims[node]), ("articleCount", articles[node])):
            stated = one(book.shared, node, ONTOLOGY + term)
            if stated and stated != str(counted):
                yield Problem(DEFAULT, f"{book.name(node)} has kg:{term} {stated}, but {counted} were found.")
