"""A user's own things put to the known ones: new things are added, and what is said of a known one goes to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.reference.records import Record

OWN_NAMES = ("name", "short", "abbreviation")


def with_own(known: Mapping[str, Record], own: Iterable[Record]) -> dict[str, Record]:
    """The known things and the user's own, the later statement of a thing over the earlier one.

    A statement is about a known thing when it has its IRI (that is: its type and label), its identifier elsewhere
    (Wikidata), or a name that only one thing of its type has. It adds its names to that thing; a country, an
    identifier, a code and broader goods replace those that the thing had. A new name is that thing's alone: others
    that had it lose it. A ``whole`` record replaces the known thing of its IRI.
    """
    found = dict(known)
    index = _Index(known.values())
    taken: dict[str, set[str]] = {}
    for stated in own:
        iri = stated.iri if stated.whole else index.find(stated)
        before = None if stated.whole else found.get(iri)
        had = {name for name, _ in before.forms} if before else set()
        found[iri] = merged(before, stated) if before else stated
        index.add(found[iri])
        for name in {name for name, _ in stated.forms} - had:
            taken.setdefault(name, set()).add(iri)
    return {iri: _parted(record, taken) for iri, record in found.items()}


def merged(before: Record, stated: Record) -> Record:
    """``before`` with the names of ``stated``, and with its other values where it has any."""
    label = (stated.label, "name")
    had = {name for name, _ in before.forms}
    added = [form for form in stated.forms if form not in before.forms and not (form == label and form[0] in had)]
    return replace(
        before,
        forms=(*before.forms, *added),
        ambiguous=before.ambiguous | stated.ambiguous,
        seat_of=stated.seat_of or before.seat_of,
        country=stated.country or before.country,
        iso2=stated.iso2 or before.iso2,
        iso3=stated.iso3 or before.iso3,
        wikidata=stated.wikidata or before.wikidata,
        hs=stated.hs or before.hs,
        broader=stated.broader or before.broader,
        since=stated.since or before.since,
        until=stated.until or before.until,
        terms=tuple(dict.fromkeys((*before.terms, *stated.terms))),
    )


class _Index:
    """Things by identifier and by type and name."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._iris: set[str] = set()
        self._identifiers: dict[str, str] = {}
        self._names: dict[tuple[str, str], set[str]] = {}
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        self._iris.add(record.iri)
        if record.wikidata:
            self._identifiers.setdefault(record.wikidata, record.iri)
        for name in _own_names(record):
            self._names.setdefault((record.type, name), set()).add(record.iri)

    def find(self, stated: Record) -> str:
        """The IRI of the thing that a statement is about: a known one's, or else its own."""
        if stated.iri in self._iris:
            return stated.iri
        if stated.wikidata in self._identifiers:
            return self._identifiers[stated.wikidata]
        named = self._names.get((stated.type, stated.label), set())
        return next(iter(named)) if len(named) == 1 else stated.iri


def _own_names(record: Record) -> Iterator[str]:
    return (name for name, form in record.forms if form in OWN_NAMES and name not in record.ambiguous)


def _parted(record: Record, taken: Mapping[str, set[str]]) -> Record:
    lost = frozenset(name for name, _ in record.forms if record.iri not in taken.get(name, {record.iri}))
    return record.without(lost) if lost else record
