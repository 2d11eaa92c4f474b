"""Puts one finding of the shape validator into a sentence: what the node has, what it ought to have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import rdflib

from kg.check.book import Book, short
from kg.iri import ONTOLOGY
from kg.turtle import RDFS, Facts, local

SH = rdflib.SH
SH_NAMES = rdflib.Namespace(str(rdflib.SH))
NOT = SH_NAMES.term("not")


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of the validator as strings; ``shape`` is the node of the shape, to ask for its settings."""

    node: str
    path: str
    component: str
    value: str
    values: tuple[str, ...]
    shape: rdflib.term.Node | None
    message: str

    @property
    def term(self) -> str:
        """The path as messages call it."""
        return _bare(self.path)


@dataclass(frozen=True, slots=True)
class Case:
    """A finding with all that is needed to put it in words."""

    finding: Finding
    shapes: rdflib.Graph
    book: Book
    own: Facts | None

    def setting(self, name: str) -> str:
        """What the shape says under ``sh:name``."""
        return str(self.shapes.value(self.finding.shape, SH_NAMES.term(name)) or "")

    def called(self, iri: str) -> str:
        """The name of a value: a term by its IRI, a node by class and label, a literal in quotes."""
        if iri.startswith(ONTOLOGY):
            return local(iri)
        return self.book.name(iri, self.own) if "://" in iri else repr(iri)


def say(finding: Finding, shapes: rdflib.Graph, book: Book, own: Facts | None = None) -> str:
    """The second half of a sentence that starts with the node's name: "has no party, name or topic: …"."""
    teller = TELLERS.get(finding.component.removesuffix("ConstraintComponent"))
    return teller(Case(finding, shapes, book, own)) if teller else f"breaks its shape: {finding.message}"


def _none_of(case: Case) -> str:
    barred = [str(p) for p in case.shapes.objects(case.finding.shape, NOT / SH.property / SH.path)]
    roles = [r for r in _in_order(case) if ONTOLOGY + r in barred]
    return f"has no {_or(roles or sorted(map(local, barred)))}: at least one is needed"


def _in_order(case: Case) -> list[str]:
    event = case.book.ontology.events.get(local(str(case.finding.shape)))
    return list(event.roles) if event else []


def _too_few(case: Case) -> str:
    return f"has {len(case.finding.values) or 'no'} {case.finding.term}: at least {case.setting('minCount')} is needed"


def _too_many(case: Case) -> str:
    most = case.setting("maxCount")
    given = ", ".join(map(case.called, case.finding.values))
    limit = "none is allowed" if most == "0" else f"at most {most} may stand there"
    return f"has {len(case.finding.values)} values of {case.finding.term} ({given}): {limit}"


def _wrong_class(case: Case) -> str:
    wanted = case.setting("class")
    label = case.shapes.value(rdflib.URIRef(wanted), rdflib.URIRef(RDFS + "label")) or short(wanted)
    kinds = [t.name for t in case.book.ontology.entity_types.values() if not t.abstract]
    allowed = [k for k in kinds if case.book.ontology.is_a(k, local(wanted))]
    given = case.called(case.finding.value)
    unknown = "" if case.book.types(case.finding.value, case.own) else ", which the graph does not describe"
    return f"has {given} as {case.finding.term}{unknown}; it must be {_a(str(label))}{_list(allowed, label)}"


def _list(allowed: list[str], label: object) -> str:
    return f" ({', '.join(allowed)})" if allowed and [a.lower() for a in allowed] != [str(label).lower()] else ""


def _wrong_value(case: Case) -> str:
    scheme = rdflib.URIRef(case.setting("node"))
    label = case.shapes.value(scheme, rdflib.URIRef(RDFS + "label"))
    members = {local(str(v)) for v in case.shapes.subjects(rdflib.SKOS.inScheme, scheme)}
    known = sorted(members, key=lambda v: case.book.ontology.values[v].order)
    return f"has {case.called(case.finding.value)} as {case.finding.term}; the {label} are {', '.join(known)}"


def _wrong_datatype(case: Case) -> str:
    wanted = short(case.setting("datatype"))
    return f"has {case.finding.value!r} as {case.finding.term}; it must be of datatype {wanted}"


def _wrong_pattern(case: Case) -> str:
    return f"has {case.finding.value!r} as {case.finding.term}; it must match {case.setting('pattern')}"


def _wrong_order(case: Case) -> str:
    other = case.setting("lessThanOrEquals") or case.setting("lessThan")
    return f"has {case.finding.value} as {case.finding.term}, which lies beyond its {_bare(other)}"


def _too_small(case: Case) -> str:
    return f"has {case.finding.value} as {case.finding.term}; it must be at least {case.setting('minInclusive')}"


def _too_large(case: Case) -> str:
    return f"has {case.finding.value} as {case.finding.term}; it must be at most {case.setting('maxInclusive')}"


def _too_short(case: Case) -> str:
    return f"has an empty {case.finding.term}"


def _no_iri(case: Case) -> str:
    return f"has {case.finding.value!r} as {case.finding.term}; it must be an IRI"


def _bare(iri: str) -> str:
    """The name of a term without any prefix."""
    return short(iri).rsplit(":", 1)[-1]


def _a(noun: str) -> str:
    return f"an {noun}" if noun[:1].lower() in "aeiou" else f"a {noun}"


def _or(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


TELLERS: dict[str, Callable[[Case], str]] = {
    "Not": _none_of,
    "MinCount": _too_few,
    "MaxCount": _too_many,
    "Class": _wrong_class,
    "Node": _wrong_value,
    "Datatype": _wrong_datatype,
    "Pattern": _wrong_pattern,
    "LessThan": _wrong_order,
    "LessThanOrEquals": _wrong_order,
    "MinInclusive": _too_small,
    "MaxInclusive": _too_large,
    "MinLength": _too_short,
    "NodeKind": _no_iri,
}
