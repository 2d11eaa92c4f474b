"""Turtle files of the vocabulary as plain strings: fast to read, easy to ask."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"

Facts = Mapping[str, Mapping[str, tuple[str, ...]]]


def read_facts(path: Path) -> Facts:
    """The Turtle file at ``path`` as subject → predicate → objects, in the order of the file.

    IRIs are whole, blank nodes start with ``_:``, literals are their text. Raises OntologyError when the file is
    missing or is not Turtle.
    """
    facts: dict[str, dict[str, tuple[str, ...]]] = {}
    try:
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            add_to(facts, triple.subject, triple.predicate, triple.object)
    except (OSError, SyntaxError) as error:
        raise OntologyError(f"{path} cannot be read as Turtle: {error}") from error
    return facts


def add_to(facts: dict[str, dict[str, tuple[str, ...]]], subject: object, predicate: object, value: object) -> None:
    """Put one triple of pyoxigraph terms into ``facts``."""
    row = facts.setdefault(_text(subject), {})
    key = _text(predicate)
    row[key] = (*row.get(key, ()), _text(value))


def local(iri: str) -> str:
    """The last part of ``iri``: the name of a term without its namespace."""
    return iri.rsplit("#", 1)[-1]


def one(facts: Facts, subject: str, predicate: str, default: str = "") -> str:
    """The first object of ``subject`` and ``predicate``, or ``default``."""
    return next(iter(facts.get(subject, {}).get(predicate, ())), default)


def below(facts: Facts, parent: str) -> list[str]:
    """Every class under ``parent``, at any depth, in the order of the file."""
    found = {parent}
    while more := {s for s, row in facts.items() if found.intersection(row.get(RDFS + "subClassOf", ()))} - found:
        found |= more
    return [s for s in facts if s in found and s != parent]


def leaves(facts: Facts, parent: str) -> list[str]:
    """The classes at or under ``parent`` that have none below them: those that nodes are of."""
    return [c for c in (below(facts, parent) or [parent]) if c and not below(facts, c)]


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
