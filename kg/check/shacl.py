"""The boundary to pySHACL: runs the shapes of the vocabulary over a graph, in batches, and names what breaks them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox
import rdflib

from kg.check.book import DEFAULT, Book, article_place, read_graph
from kg.check.problem import Problem
from kg.check.words import Finding, say
from kg.iri import ONTOLOGY
from kg.ontology import FILE, ontology_folder
from kg.turtle import RDF

BATCH = 200
TYPE = rdflib.RDF.type
CLAIMED = rdflib.URIRef(ONTOLOGY + "claimedType")

GraphName = ox.NamedNode | ox.BlankNode


def check_shapes(store: ox.Store, book: Book, *, folder: Path | None = None) -> Iterator[Problem]:
    """What breaks a shape, first in the default graph, then in the article graphs.

    Article graphs are merged in batches, which is safe since each holds only subjects of its own; a claim is held to
    the shape of the event or relation that it claims.
    """
    yield from (Problem(DEFAULT, message) for _, message in check_default_graph(store, book, folder=folder))
    shapes = _vocabulary(folder)
    names = sorted(store.named_graphs(), key=str)
    for start in range(0, len(names), BATCH):
        yield from _check_articles(store, names[start : start + BATCH], shapes, book)


def check_default_graph(store: ox.Store, book: Book, *, folder: Path | None = None) -> Iterator[tuple[str, str]]:
    """The nodes of the default graph that break a shape, each with a sentence that says how."""
    shapes = _vocabulary(folder)
    for finding in _run(_rdflib(store, [ox.DefaultGraph()]), shapes):
        yield finding.node, f"{book.name(finding.node)} {say(finding, shapes, book)}."


def _vocabulary(folder: Path | None) -> rdflib.Graph:
    return rdflib.Graph().parse((folder or ontology_folder()) / FILE, format="ox-turtle")


def _check_articles(store: ox.Store, names: Sequence[GraphName], shapes: rdflib.Graph, book: Book) -> Iterator[Problem]:
    graphs = {name.value: read_graph(store, name) for name in names}
    owners = {subject: name for name, own in graphs.items() for subject in own}
    data = _rdflib(store, names)
    _add_types(data, book)
    for finding in _run(data, shapes):
        if finding.node in owners:
            own = graphs[owners[finding.node]]
            message = f"{book.name(finding.node, own)} {say(finding, shapes, book, own)}."
            yield Problem(article_place(owners[finding.node], own), message)


def _add_types(data: rdflib.Graph, book: Book) -> None:
    """Give every claim the class that it claims, and every shared node that the articles point to its classes."""
    for claim, claimed in list(data.subject_objects(CLAIMED)):
        data.add((claim, TYPE, claimed))
    for node in {str(o) for o in data.objects() if isinstance(o, rdflib.URIRef)}.intersection(book.shared):
        for class_ in book.shared.get(book.meant(node), {}).get(RDF + "type", ()):
            data.add((rdflib.URIRef(node), TYPE, rdflib.URIRef(class_)))


def _run(data: rdflib.Graph, shapes: rdflib.Graph) -> Iterator[Finding]:
    """The findings of pySHACL over ``data``; the vocabulary is put into it, for its subclasses and schemes."""
    from pyshacl import validate

    data += shapes
    _, report, _ = validate(data, shacl_graph=shapes, inference="none", inplace=True)
    for result in report.objects(None, rdflib.SH.result):
        yield _finding(report, result, data)


def _finding(report: rdflib.Graph, result: rdflib.term.Node, data: rdflib.Graph) -> Finding:
    def get(name: str) -> rdflib.term.Node | None:
        return report.value(result, rdflib.URIRef(str(rdflib.SH) + name))

    node, path = get("focusNode"), get("resultPath")
    return Finding(
        node=_string(node),
        path=_string(path),
        component=_string(get("sourceConstraintComponent")).removeprefix(str(rdflib.SH)),
        value=_string(get("value")),
        values=tuple(sorted(map(_string, data.objects(node, path)))) if path is not None else (),
        shape=get("sourceShape"),
        message=_string(get("resultMessage")),
    )


def _string(term: rdflib.term.Node | None) -> str:
    if term is None:
        return ""
    return f"_:{term}" if isinstance(term, rdflib.BNode) else str(term)


def _rdflib(store: ox.Store, names: Sequence[GraphName | ox.DefaultGraph]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in names:
        dumped = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name)
        graph.parse(data=dumped, format="ox-ntriples")
    return graph
