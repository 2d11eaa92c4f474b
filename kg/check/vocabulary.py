"""Checks the vocabulary: every term declared, documented and unambiguous, every type complete, OWL 2 DL kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.check.problem import Problem
from kg.errors import OntologyError, nearest
from kg.iri import ONTOLOGY
from kg.ontology import FILE, Ontology, load_ontology, ontology_folder
from kg.turtle import OWL, RDF, RDFS, SH, SKOS, Facts, local, read_facts

KINDS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "NamedIndividual")
PROPERTIES = frozenset(OWL + kind for kind in KINDS[1:4])
BUILT_IN = (RDF, RDFS, OWL, "http://www.w3.org/2001/XMLSchema#", "http://id.loc.gov/datatypes/edtf/")
STRUCTURE = frozenset(
    {*(RDFS + n for n in ("subClassOf", "subPropertyOf", "range", "domain")), RDF + "type"}
    | {SH + n for n in ("path", "class", "node", "lessThan", "lessThanOrEquals")}
)
SHAPES = frozenset({"dot", "diamond", "star", "triangle", "triangleDown", "hexagon", "square"})


def check_ontology(folder: Path | None = None) -> list[Problem]:
    """What is wrong with the vocabulary in ``folder`` (by default the project's own), sorted; empty if sound."""
    where = (folder or ontology_folder()).resolve()
    try:
        facts, ontology = read_facts(where / FILE), load_ontology(where)
    except OntologyError as error:
        return [Problem(FILE, str(error))]
    found = [Problem(FILE, message) for check in _CHECKS for message in check(facts)]
    found += [Problem(FILE, message) for message in _incomplete(ontology)]
    return sorted(set(found))


def _undocumented(facts: Facts) -> Iterator[str]:
    for term in _own(facts):
        for predicate, what in ((RDFS + "label", "label"), (SKOS + "definition", "definition")):
            count = len(facts[term].get(predicate, ()))
            if count != 1:
                yield f"kg:{local(term)} has {count or 'no'} {what}{'s' * (count > 1)}: give it exactly one."


def _shared_labels(facts: Facts) -> Iterator[str]:
    """Labels tell terms of one kind apart; a class and a value may share one (a ruling, the stage ruling)."""
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    for term in _own(facts):
        for label in facts[term].get(RDFS + "label", ()):
            named[_kind(facts, term), label].append("kg:" + local(term))
    for (_, label), terms in named.items():
        if len(terms) > 1:
            yield f"{' and '.join(terms)} share the label {label!r}: give each its own."


def _undeclared(facts: Facts) -> Iterator[str]:
    """Predicates and classes that are used without being declared, and own terms that nothing declares."""
    own = [local(t) for t in _own(facts)]
    for term, users in _used(facts).items():
        if term not in facts or RDF + "type" not in facts[term]:
            hint = nearest(local(term), own) if term.startswith(ONTOLOGY) else ""
            user = min(_short(_holder(facts, user)) for user in users)
            yield f"{_short(term)} is used by {user} but not declared.{hint}"


def _mixed_kinds(facts: Facts) -> Iterator[str]:
    """OWL 2 DL: an IRI is a property of one kind only, and a property is no class."""
    for term, row in facts.items():
        kinds = [t for t in row.get(RDF + "type", ()) if t in PROPERTIES or t == OWL + "Class"]
        if len(kinds) > 1:
            yield f"{_short(term)} is declared as {' and as '.join(map(_short, kinds))}: choose one."


def _lists(facts: Facts) -> Iterator[str]:
    """OWL 2 DL: RDF lists stand only inside OWL axioms, so shapes have to do without."""
    firsts = {s for s, row in facts.items() if RDF + "first" in row}
    for term, row in facts.items():
        for predicate, objects in row.items():
            if not predicate.startswith((OWL, RDF)) and firsts.intersection(objects):
                owner = _short(_holder(facts, term))
                yield f"{_short(predicate)} of {owner} holds an RDF list, which OWL 2 DL does not allow there."


def _orders(facts: Facts) -> Iterator[str]:
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for term, row in facts.items():
        for scheme in row.get(SKOS + "inScheme", ()):
            places[scheme, "".join(row.get(ONTOLOGY + "order", ()))].append("kg:" + local(term))
    for (scheme, order), terms in places.items():
        if not order.isdigit():
            yield f"{', '.join(terms)} of {_short(scheme)} needs one kg:order, a whole number."
        elif len(terms) > 1:
            yield f"{' and '.join(terms)} have the same kg:order {order} in {_short(scheme)}."


_CHECKS: tuple[Callable[[Facts], Iterator[str]], ...] = (
    *(_undocumented, _shared_labels, _undeclared, _mixed_kinds, _lists, _orders),
)


def _incomplete(ontology: Ontology) -> Iterator[str]:
    looks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for event in ontology.events.values():
        looks[event.color, event.shape].append(event.name)
        if not event.core:
            yield f"kg:{event.name} has no core role: mark one by sh:minCount 1, or several by sh:not."
        bare = [name for name, role in event.roles.items() if not role.types]
        bare += [name for name, values in event.attributes.items() if not values]
        yield from (f"kg:{event.name}: nothing can fill kg:{name}; name a class or a scheme." for name in bare)
    for entity in ontology.entity_types.values():
        if not entity.abstract:
            looks[entity.color, entity.shape].append(entity.name)
    for relation in ontology.relations.values():
        if not (relation.name and relation.from_types and relation.to_types):
            yield f"kg:{relation.class_name} needs kg:shortcut, and classes for kg:from and kg:to."
    yield from _faces(looks)


def _faces(looks: dict[tuple[str, str], list[str]]) -> Iterator[str]:
    for (color, shape), names in looks.items():
        if len(color) != 7 or shape not in SHAPES:
            yield f"{', '.join(names)}: give kg:color as #rrggbb and kg:shape as one of {', '.join(sorted(SHAPES))}."
        elif len(names) > 1:
            yield f"{' and '.join(names)} look alike: {shape} in {color}."


def _used(facts: Facts) -> dict[str, set[str]]:
    """Every predicate, every class or property that structure is built of, every own term, with who uses it."""
    used: dict[str, set[str]] = defaultdict(set)
    for subject, row in facts.items():
        for predicate, objects in row.items():
            marks = (predicate, *(o for o in objects if o.startswith(ONTOLOGY) or predicate in STRUCTURE))
            for term in marks:
                if not term.startswith(("_:", *BUILT_IN)):
                    used[term].add(subject)
    return used


def _holder(facts: Facts, node: str) -> str:
    """The named thing in whose description the blank ``node`` stands, or the node itself when it is named."""
    while node.startswith("_:"):
        node = next((s for s, row in facts.items() for objects in row.values() if node in objects), "the file")
    return node


def _own(facts: Facts) -> list[str]:
    return [term for term in facts if term.startswith(ONTOLOGY)]


def _kind(facts: Facts, term: str) -> str:
    types = {local(t) for t in facts[term].get(RDF + "type", ())}
    return next((kind for kind in KINDS if kind in types), "other")


def _short(iri: str) -> str:
    prefixes = {ONTOLOGY: "kg:", SH: "sh:", SKOS: "skos:", OWL: "owl:", RDFS: "rdfs:", RDF: "rdf:"}
    return next((short + iri[len(long) :] for long, short in prefixes.items() if iri.startswith(long)), iri)
