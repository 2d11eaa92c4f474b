"""What a file of entities says of one thing: its names, codes and terms of office."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace

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
    return (since is None or _first_day(since) <= day) and (until is None or day <= _last_day(until))


def _first_day(edtf: str) -> dt.date:
    year, month, day = [*map(int, edtf.split("-")), 1, 1][:3]
    return dt.date(year, month, day)


def _last_day(edtf: str) -> dt.date:
    parts = [int(part) for part in edtf.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return dt.date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])
