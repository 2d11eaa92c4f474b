"""What each name of a record names, by which form of name, and how sure that makes a link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal

from kg.reference.records import Record, within

Form = Literal["name", "abbreviation", "demonym", "seat", "good"]
Naming = tuple[Record, Form, bool]
"""What is named, by which form of name, and whether others have the same name."""

FORMS: Mapping[str, Form] = {
    "name": "name",
    "hidden": "name",
    "short": "name",
    "abbreviation": "abbreviation",
    "demonym": "demonym",
    "seat": "seat",
}

# How sure a form of a name makes the link. An ambiguous name (Georgia, EC, Shell) is worth AMBIGUOUS of that. Where a
# name or a seat is shared, a person not in office on the article's day is worth OUT_OF_OFFICE of it, one who has not
# been for YEARS_IN_THE_NEWS, or a thing that did not exist, OUT_OF_TIME. A good with a capital in mid-sentence is worth
# CAPITALISED.
SCORES: Mapping[str, float] = {"name": 1.0, "good": 1.0, "abbreviation": 0.95, "demonym": 0.9, "seat": 0.8}
AMBIGUOUS = 0.6
OUT_OF_OFFICE = 0.9
OUT_OF_TIME = 0.3
CAPITALISED = 0.7
YEARS_IN_THE_NEWS = 12


def namings(record: Record, records: Mapping[str, Record]) -> Iterable[tuple[str, Naming]]:
    """Each name of a record with what it names: the record, and the states whose seat it is."""
    for name, kind in dict(record.forms).items():
        form: Form = "good" if record.type == "Good" else FORMS[kind]
        ambiguous = name in record.ambiguous
        yield name, (record, form, ambiguous)
        for state in record.seat_of:
            if state in records:
                yield name, (records[state], "seat", ambiguous)


def fits(word: str, naming: Naming) -> bool:
    """Whether the letters of ``word`` allow the link: a firm whose name is a common word is not shouted."""
    record, _, ambiguous = naming
    common = ambiguous and record.type in ("Company", "Organization", "Person")
    return not (common and word.isupper() and word not in record.names())


def is_stranger(naming: Naming, on: dt.date | None) -> bool:
    """A name that many people share does not mean an official who was not in the news at the time."""
    record, _, ambiguous = naming
    return ambiguous and record.type == "Person" and on is not None and _timeliness(record, on) == OUT_OF_TIME


def score(naming: Naming, inside: bool, on: dt.date | None) -> float:
    """How sure the link is, 0 to 1; ``inside`` tells a capital in mid-sentence, ``on`` the day of the article."""
    record, form, ambiguous = naming
    score = SCORES[form] * (AMBIGUOUS if ambiguous else 1.0)
    if form == "good":
        return score * (CAPITALISED if inside else 1.0)
    if form != "seat" and not ambiguous:
        return score
    return score * (_timeliness(record, on) if on else OUT_OF_TIME if record.until else 1.0)


def _timeliness(record: Record, on: dt.date) -> float:
    if not record.terms:
        return 1.0 if within(on, record.since, record.until) else OUT_OF_TIME
    if any(term.covers(on) for term in record.terms):
        return 1.0
    return OUT_OF_OFFICE if any(term.near(on, years=YEARS_IN_THE_NEWS) for term in record.terms) else OUT_OF_TIME
