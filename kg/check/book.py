"""A graph as plain strings, and the words by which its nodes are called in messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.iri import BASE, ONTOLOGY
from kg.ontology import Ontology
from kg.turtle import OWL, RDF, RDFS, Facts, add_to, local, one

SCHEMA = "https://schema.org/"
DEFAULT = "default graph"
NAMESPACES = {
    ONTOLOGY: "kg:",
    BASE: "",
    SCHEMA: "schema:",
    RDF: "rdf:",
    RDFS: "rdfs:",
    "http://www.w3.org/2001/XMLSchema#": "xsd:",
    "http://www.w3.org/ns/oa#": "oa:",
    "http://www.w3.org/ns/prov#": "prov:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "http://id.loc.gov/datatypes/edtf/": "edtf:",
    OWL: "owl:",
    "http://www.w3.org/ns/shacl#": "sh:",
}


@dataclass(frozen=True, slots=True)
class Book:
    """The default graph and the vocabulary: enough to call any node by its name."""

    ontology: Ontology
    shared: Facts

    def types(self, node: str, own: Facts | None = None) -> tuple[str, ...]:
        """The local names of the classes of ours that ``node`` is of; ``own`` is its article's graph if it has one.

        An entity that is judged to be another one is of the classes of that one.
        """
        rows = (self.shared.get(self.meant(node), {}), (own or {}).get(node, {}))
        found = (t for row in rows for t in row.get(RDF + "type", ()) if t.startswith(ONTOLOGY))
        return tuple(sorted(local(t) for t in found))

    def meant(self, node: str) -> str:
        """The entity that ``node`` is by the user's judgements: most often itself."""
        return one(self.shared, node, OWL + "sameAs") or node

    def name(self, node: str, own: Facts | None = None) -> str:
        """How a message calls ``node``: its class and label, or for a claim those of what it speaks of."""
        if own and (claimed := one(own, node, ONTOLOGY + "claimedType")):
            subject = one(own, node, ONTOLOGY + "event") or one(own, node, ONTOLOGY + "relation")
            return f"{local(claimed)} {self.label(subject)} (claim {short(node)})"
        types = [t for t in self.types(node, own) if t != "Concept"]
        return " ".join([*types[:1], self.label(node)])

    def label(self, node: str) -> str:
        """The quoted label of ``node``, or its shortened IRI when it has none."""
        found = one(self.shared, self.meant(node), RDFS + "label")
        return repr(found) if found else short(node)

    def labelled(self, node: str) -> bool:
        """Whether ``node``, or what it is judged to be, has a label."""
        return bool(one(self.shared, self.meant(node), RDFS + "label"))


def read_graph(store: ox.Store, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> Facts:
    """One graph of ``store`` as subject → predicate → objects, all plain strings."""
    facts: dict[str, dict[str, tuple[str, ...]]] = {}
    for quad in store.quads_for_pattern(None, None, None, graph):
        add_to(facts, quad.subject, quad.predicate, quad.object)
    return facts


def article_place(name: str, own: Facts) -> str:
    """The place of a problem in the graph called ``name``: its article's id where it has one."""
    return f"article {one(own, name, SCHEMA + 'identifier') or short(name)}"


def short(iri: str) -> str:
    """``iri`` with a prefix in place of its namespace, where that is a known one."""
    return next((mark + iri[len(space) :] for space, mark in NAMESPACES.items() if iri.startswith(space)), iri)


def typed(facts: Mapping[str, Mapping[str, tuple[str, ...]]], *classes: str) -> Iterator[str]:
    """The nodes of ``facts`` that are of one of our ``classes``."""
    wanted = {ONTOLOGY + c for c in classes}
    yield from (node for node, row in facts.items() if wanted.intersection(row.get(RDF + "type", ())))
