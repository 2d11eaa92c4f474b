"""Reads ``ontology/trade.ttl`` into one frozen value: the types, roles and values that every stage is driven by."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from kg.classes import EntityType, EventType, RelationType, Role, Value
from kg.errors import OntologyError, nearest
from kg.iri import ONTOLOGY
from kg.turtle import RDFS, SH, SKOS, Facts, below, leaves, local, one, read_facts

FILE = "trade.ttl"


@dataclass(frozen=True, slots=True)
class Ontology:
    """The whole vocabulary: relations are keyed by their plain property, ``factuality`` lists its values in order."""

    events: Mapping[str, EventType]
    relations: Mapping[str, RelationType]
    entity_types: Mapping[str, EntityType]
    values: Mapping[str, Value]
    factuality: tuple[str, ...]
    terms: frozenset[str]

    def term(self, name: str) -> str:
        """The IRI of the term with the local name ``name``; OntologyError with the nearest one when there is none."""
        if name not in self.terms:
            raise OntologyError(f"The ontology has no term {name!r}.{nearest(name, self.terms)}")
        return ONTOLOGY + name

    def event(self, name: str) -> EventType:
        """The event type called ``name``; OntologyError with the nearest one when there is none."""
        if name not in self.events:
            raise OntologyError(f"The ontology has no event type {name!r}.{nearest(name, self.events)}")
        return self.events[name]

    def plover(self, type_: str, attributes: Collection[str]) -> str | None:
        """The PLOVER code of an event of ``type_`` with these values: that of a value, else that of the type.

        To cut a duty is to concede, to cut a quota is not: it is made stricter; to widen one is to concede.
        """
        values = [self.values[name] for name in attributes if name in self.values]
        if any(value.tightened in attributes for value in values):
            return self.event(type_).plover
        loosened = next((value.tightened for value in values if value.loosened in attributes), None)
        codes = [self.values[loosened].plover] if loosened else [value.plover for value in values]
        return next(filter(None, codes), self.event(type_).plover)

    def is_a(self, type_: str, parent: str) -> bool:
        """Whether the entity class ``type_`` is ``parent`` or lies below it."""
        if type_ == parent:
            return True
        known = self.entity_types.get(type_)
        return known is not None and any(self.is_a(p, parent) for p in known.parents)


def ontology_folder() -> Path:
    """The folder of the vocabulary: inside an installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parent
    bundled = package / "_ontology"
    return bundled if bundled.is_dir() else package.parent / "ontology"


def load_ontology(folder: Path | None = None) -> Ontology:
    """The vocabulary in ``folder`` (by default the project's own), read again only when its file has changed.

    Raises OntologyError when the file is missing or is not Turtle.
    """
    path = (folder or ontology_folder()).resolve() / FILE
    return _load(path, path.stat().st_mtime_ns if path.is_file() else 0)


@lru_cache(maxsize=8)
def _load(path: Path, _changed: int) -> Ontology:
    facts = read_facts(path)
    events = {local(c): _event(facts, c) for c in below(facts, ONTOLOGY + "Event")}
    relations = [_relation(facts, c) for c in below(facts, ONTOLOGY + "Relation")]
    entities = {local(c): _entity(facts, c) for c in (ONTOLOGY + "Entity", *below(facts, ONTOLOGY + "Entity"))}
    values = {local(v): _value(facts, v) for v in _values(facts)}
    return Ontology(
        events=MappingProxyType(events),
        relations=MappingProxyType({r.name: r for r in relations}),
        entity_types=MappingProxyType(entities),
        values=MappingProxyType(values),
        factuality=_attributes(facts, ONTOLOGY + "Event").get("factuality", ()),
        terms=frozenset(local(s) for s in facts if s.startswith(ONTOLOGY)),
    )


def _event(facts: Facts, class_: str) -> EventType:
    core, shapes = _core(facts, class_), _shapes(facts, class_)
    color, shape, phrase, plover = _own(facts, class_, "color", "shape", "phrase", "plover")
    return EventType(
        *_words(facts, class_),
        roles=MappingProxyType(
            {p: _role(facts, p, n, core=p in core) for p, n in shapes.items() if _is_role(facts, p)}
        ),
        attributes=MappingProxyType(_attributes(facts, class_)),
        quantified="quantity" in shapes,
        color=color,
        shape=shape,
        phrase=phrase,
        plover=plover or None,
    )


def _relation(facts: Facts, class_: str) -> RelationType:
    shapes = _shapes(facts, class_)
    shortcut, color, phrase = _own(facts, class_, "shortcut", "color", "phrase")
    return RelationType(
        local(shortcut),
        *_words(facts, class_),
        from_types=_fillers(facts, shapes.get("from", "")),
        to_types=_fillers(facts, shapes.get("to", "")),
        has_office=one(facts, shapes.get("office", ""), SH + "maxCount") != "0",
        color=color,
        phrase=phrase,
    )


def _entity(facts: Facts, class_: str) -> EntityType:
    parents = tuple(local(p) for p in facts[class_].get(RDFS + "subClassOf", ()) if p.startswith(ONTOLOGY))
    color, shape, phrase = _own(facts, class_, "color", "shape", "phrase")
    return EntityType(*_words(facts, class_), parents, bool(below(facts, class_)), color, shape, phrase)


def _role(facts: Facts, name: str, node: str, *, core: bool) -> Role:
    many = one(facts, node, ONTOLOGY + "single") != "true"
    return Role(*_words(facts, ONTOLOGY + name), core=core, types=_fillers(facts, node), many=many)


def _value(facts: Facts, value: str) -> Value:
    order, plover, tightened, loosened = _own(facts, value, "order", "plover", "tightened", "loosened")
    place = int(order) if order.isdigit() else 0
    return Value(*_words(facts, value), place, plover or None, local(tightened) or None, local(loosened) or None)


def _values(facts: Facts) -> list[str]:
    return [s for s, row in facts.items() if SKOS + "inScheme" in row]


def _shapes(facts: Facts, class_: str) -> dict[str, str]:
    """The property shapes of a class, keyed by the local name of their path."""
    return {local(one(facts, node, SH + "path")): node for node in facts[class_].get(SH + "property", ())}


def _core(facts: Facts, class_: str) -> set[str]:
    """The roles that may not all be empty: those with a least count of their own, or all those under ``sh:not``."""
    barred = [node for part in facts[class_].get(SH + "not", ()) for node in _shapes(facts, part).values()]
    alone = [node for node in _shapes(facts, class_).values() if one(facts, node, SH + "minCount", "0") != "0"]
    return {local(one(facts, node, SH + "path")) for node in barred + alone}


def _is_role(facts: Facts, name: str) -> bool:
    return ONTOLOGY + "role" in facts.get(ONTOLOGY + name, {}).get(RDFS + "subPropertyOf", ())


def _fillers(facts: Facts, node: str) -> tuple[str, ...]:
    """The concrete classes that a property shape allows: the preferred ones first, then in the order of the file."""
    preferred = facts.get(node, {}).get(ONTOLOGY + "prefers", ())
    allowed = leaves(facts, one(facts, node, SH + "class"))
    return tuple(local(c) for c in sorted(allowed, key=lambda c: c not in preferred))


def _attributes(facts: Facts, class_: str) -> dict[str, tuple[str, ...]]:
    schemes = {path: one(facts, node, SH + "node") for path, node in _shapes(facts, class_).items()}
    return {path: _members(facts, scheme) for path, scheme in schemes.items() if scheme}


def _members(facts: Facts, scheme: str) -> tuple[str, ...]:
    found = [_value(facts, v) for v in _values(facts) if scheme in facts[v][SKOS + "inScheme"]]
    return tuple(v.name for v in sorted(found, key=lambda v: v.order))


def _words(facts: Facts, term: str) -> tuple[str, str, str]:
    """Name, label and definition of a term."""
    return local(term), one(facts, term, RDFS + "label", local(term)), one(facts, term, SKOS + "definition")


def _own(facts: Facts, term: str, *names: str) -> tuple[str, ...]:
    """The values of our own annotations of a term, each empty where it has none."""
    return tuple(one(facts, term, ONTOLOGY + name) for name in names)
