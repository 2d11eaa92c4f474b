"""What a file of entities says of one thing: its names, codes and terms of office."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from kg.values.edtf import bounds

Form = str
TYPES = (
    *("Country", "Bloc", "Body", "Agency", "Company", "Organization", "Person", "Group"),
    *("Place", "Good", "Topic", "NamedAgreement"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office: who (IRI), the office's names, of which country or body (IRI), from when to when (EDTF)."""

    person: str
    offices: tuple[str, ...]
    organization: str
    since: str | None
    until: str | None

    def covers(self, day: dt.date) -> bool:
        """Whether the office may have been held on ``day``; a year or month without a day counts whole."""
        return within(day, self.since, self.until)

    def near(self, day: dt.date, *, years: int) -> bool:
        """Whether the term is not more than about ``years`` before or after ``day``."""
        first = int(self.since[:4]) if self.since else day.year
        last = int(self.until[:4]) if self.until else day.year
        return first - years <= day.year <= max(first, last) + years


@dataclass(frozen=True, slots=True)
class Record:
    """One entity as a file describes it; ``forms`` pairs each name with its kind (name, abbreviation …).

    A ``whole`` one says all that there is to say of the thing; another one adds to what is known of it.
    """

    iri: str
    type: str
    label: str
    forms: tuple[tuple[str, Form], ...]
    ambiguous: frozenset[str] = frozenset()
    seat_of: tuple[str, ...] = ()
    country: str | None = None
    iso2: str | None = None
    iso3: str | None = None
    wikidata: str | None = None
    hs: str | None = None
    broader: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    terms: tuple[Term, ...] = ()
    whole: bool = False

    def names(self) -> tuple[str, ...]:
        """The names that are the thing's own: label, other names, abbreviations."""
        return tuple(dict.fromkeys(name for name, form in self.forms if form in ("name", "short", "abbreviation")))

    def without(self, names: frozenset[str]) -> Record:
        """The same thing, no longer found by ``names``."""
        return replace(self, forms=tuple(pair for pair in self.forms if pair[0] not in names))


def within(day: dt.date, since: str | None, until: str | None) -> bool:
    """Whether ``day`` lies between two EDTF dates (year, month or day); an open end has no limit."""
    first = bounds(since)[0] if since else None
    last = bounds(until)[1] if until else None
    return (first is None or first <= day) and (last is None or day <= last)
