"""Who held an office on the day of an article."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.actors.holders import acts_for, holder
from kg.extract import Extractor
from tests.conftest import Parse, Read

HELD = [
    ("The Indian prime minister spoke.", "minister", "India", "2014-08-28", "Narendra Modi"),
    ("The Indian prime minister spoke.", "minister", "India", "2013-08-28", "Manmohan Singh"),
    ("The French president spoke.", "president", "France", "2019-03-28", "Emmanuel Macron"),
    ("The former Indian prime minister spoke.", "minister", "India", "2014-08-28", None),
    ("The next French president spoke.", "president", "France", "2019-03-28", None),
    ("The Indian prime ministers spoke.", "ministers", "India", "2014-08-28", None),
    ("The Indian gardener spoke.", "gardener", "India", "2014-08-28", None),
]


@pytest.mark.parametrize(("text", "word", "country", "day", "expected"), HELD, ids=[f"{h[0]} {h[3]}" for h in HELD])
def test_who_held_the_office(
    extractor: Extractor, parsed: Parse, text: str, word: str, country: str, day: str, expected: str | None
) -> None:
    title = next(t for t in parsed(text) if t.text == word)
    state = extractor.catalog.lookup(country)[0].entity
    found = holder(title, state, extractor.catalog, dt.date.fromisoformat(day))
    assert (found.label if found else None) == expected


def test_nobody_is_known_without_a_day(extractor: Extractor, parsed: Parse) -> None:
    title = next(t for t in parsed("The Indian prime minister spoke.") if t.text == "minister")
    assert holder(title, extractor.catalog.lookup("India")[0].entity, extractor.catalog, None) is None


def test_in_a_meeting_the_person_is_meant_and_in_a_deal_the_state(read: Read) -> None:
    day = dt.date(2014, 8, 28)
    met = read("The Indian prime minister met the president of Brazil in Delhi.", published=day).claims[0]
    signed = read("The Indian prime minister signed a treaty with Australia.", published=day).claims[0]
    assert {f.entity.label for f in met.roles["participant"]} == {"Narendra Modi", "Dilma Rousseff"}
    assert {f.entity.label for f in signed.roles["party"]} == {"India", "Australia"}


@pytest.mark.parametrize(
    ("name", "day", "served"),
    [
        ("Christine Lagarde", "2008-03-01", "France"),
        ("Christine Lagarde", "2021-03-01", None),
        ("Mark Rutte", "2015-03-01", "Netherlands"),
        ("Mark Rutte", "2025-03-01", "North Atlantic Treaty Organization"),
        ("Jean-Claude Juncker", "2003-03-01", "Luxembourg"),
        ("Jean-Claude Juncker", "2018-03-01", "European Union"),
    ],
)
def test_an_official_acts_for_whom_he_served_that_day(
    extractor: Extractor, name: str, day: str, served: str | None
) -> None:
    person = extractor.catalog.lookup(name)[0].entity
    state = acts_for(person, extractor.catalog, dt.date.fromisoformat(day))
    assert (extractor.catalog.by_iri[state].label if state else None) == served
