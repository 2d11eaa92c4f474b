"""RDF terms: the names that the graph uses, and literals in the one spelling that every library keeps."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import cast
from urllib.parse import quote

import pyoxigraph as ox

from kg.iri import ONTOLOGY

PREFIXES: Mapping[str, str] = {
    "kg": ONTOLOGY,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "wd": "http://www.wikidata.org/entity/",
}
DEFAULT = ox.DefaultGraph()
_SURROGATE = re.compile("[\ud800-\udfff]")

Term = ox.NamedNode | ox.Literal
GraphName = ox.NamedNode | ox.DefaultGraph
Parts = tuple[ox.NamedNode, ox.NamedNode, Term, GraphName]
Facts = Mapping[str, Mapping[str, list[Term]]]


@cache
def name(curie: str) -> ox.NamedNode:
    """The term that ``prefix:local`` stands for, among ``PREFIXES``."""
    prefix, local = curie.split(":", 1)
    return ox.NamedNode(PREFIXES[prefix] + local)


@cache
def iri(curie: str) -> str:
    """The IRI that ``prefix:local`` stands for, as text."""
    return name(curie).value


def local(term: Term) -> str:
    """The name of a term of our vocabulary, without the namespace."""
    return term.value.removeprefix(ONTOLOGY)


def clean(text: str) -> str:
    """``text`` without lone surrogates, which no RDF format can hold; the length stays, so offsets do too."""
    return _SURROGATE.sub("\ufffd", text)


def literal(text: str) -> ox.Literal:
    """A plain string."""
    return ox.Literal(clean(text))


def number(value: float) -> ox.Literal:
    """An integer where the value is whole, else a decimal; both in canonical spelling."""
    if float(value).is_integer():
        return ox.Literal(str(int(value)), datatype=name("xsd:integer"))
    return decimal(value)


def decimal(value: float) -> ox.Literal:
    """A decimal in canonical spelling: no exponent, no trailing zero."""
    spelled = format(Decimal(repr(float(value))), "f")
    return ox.Literal(spelled.rstrip("0").rstrip(".") if "." in spelled else spelled, datatype=name("xsd:decimal"))


def day(value: dt.date) -> ox.Literal:
    """An ``xsd:date``."""
    return ox.Literal(value.isoformat(), datatype=name("xsd:date"))


def edtf(value: str) -> ox.Literal:
    """A date as its text has it: ISO 8601-2 (EDTF)."""
    return ox.Literal(clean(value), datatype=name("edtf:EDTF"))


def address(url: str) -> ox.NamedNode | None:
    """The IRI of a web address, its forbidden characters percent-encoded; None when it is no absolute address."""
    spelled = clean(url.strip())
    for candidate in (spelled, quote(spelled, safe=":/?#[]@!$&'()*+,;=%~-._"), quote(spelled, safe=":/?#&=+")):
        try:
            return ox.NamedNode(candidate)
        except ValueError:
            continue
    return None


def parts(quads: Iterable[ox.Quad]) -> Iterator[Parts]:
    """Quads as tuples, with the types that ours have: no blank nodes, no triple terms."""
    return cast("Iterator[Parts]", iter(quads))


def select(store: ox.Store, query: str) -> Iterator[tuple[Term, ...]]:
    """The rows of a SELECT query of our own, in the order of its variables; ``PREFIXES`` are known in it."""
    return cast(
        "Iterator[tuple[Term, ...]]", iter(cast("ox.QuerySolutions", store.query(query, prefixes=dict(PREFIXES))))
    )


def group(quads: Iterable[ox.Quad]) -> Facts:
    """Quads of one graph as subject → predicate → objects, all by IRI."""
    facts: dict[str, dict[str, list[Term]]] = {}
    for subject, predicate, term, _ in parts(quads):
        facts.setdefault(subject.value, {}).setdefault(predicate.value, []).append(term)
    return facts
