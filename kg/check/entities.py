"""Checks the tables of entities and goods that lie beside the vocabulary against its shapes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.check.book import Book
from kg.check.problem import Problem
from kg.errors import nearest
from kg.iri import ONTOLOGY
from kg.ontology import FILE, load_ontology, ontology_folder
from kg.turtle import RDF, Facts, local, read_facts


def check_entities(folder: Path | None = None) -> list[Problem]:
    """What is wrong with the Turtle files beside the vocabulary in ``folder`` (by default the project's own), sorted.

    Every term of ours must be in the vocabulary, every node must fit the shape of its class. Raises OntologyError when
    a file is not Turtle.
    """
    from kg.check.shacl import check_default_graph

    where = (folder or ontology_folder()).resolve()
    files = {path.name: read_facts(path) for path in sorted(where.glob("*.ttl")) if path.name != FILE}
    book = Book(load_ontology(where), {node: row for facts in files.values() for node, row in facts.items()})
    owners = {node: name for name, facts in files.items() for node in facts}
    store = ox.Store()
    for name in files:
        store.load(path=str(where / name), format=ox.RdfFormat.TURTLE)
    found = [Problem(owners[node], message) for node, message in check_default_graph(store, book, folder=where)]
    return sorted({*found, *(p for name, facts in files.items() for p in _strangers(book, name, facts))})


def _strangers(book: Book, name: str, facts: Facts) -> Iterator[Problem]:
    """Terms of ours that a file uses and that the vocabulary does not have."""
    terms = book.ontology.terms
    used = {p for row in facts.values() for p in (*row, *row.get(RDF + "type", ())) if p.startswith(ONTOLOGY)}
    for term in sorted(local(t) for t in used):
        if term not in terms:
            yield Problem(name, f"kg:{term} is not in {FILE}.{nearest(term, terms)}")
