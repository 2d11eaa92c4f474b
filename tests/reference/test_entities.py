"""The tables of actors are whole: every country complete, terms and memberships well-formed, names told apart."""

from __future__ import annotations

import collections
import csv
import datetime as dt
import importlib.util
import itertools
import re
from collections.abc import Iterator

import pytest

from kg.ontology import ontology_folder
from kg.reference.catalog_files import read_records
from kg.reference.records import Record, within

FOLDER = ontology_folder()
Row = dict[str, str]
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
HEADS_OF_GOVERNMENT = ("Prime Minister", "Chancellor", "Premier", "President", "Acting President", "General Secretary")
# A president who does not govern has another office ("Federal President", "President of the Republic").
WITHOUT_PEOPLE = ("AQ", "BV", "BQ", "CC", "DM", "GG", "GS", "HM", "JE", "MF", "BL", "PM", "SJ", "SX", "TF", "UM", "VA")
WITHOUT_CAPITAL = ("AQ", "BV", "HK", "HM", "IO", "MO", "TF", "TK", "UM")
TODAY = dt.date(2026, 6, 1)


def table(name: str) -> list[Row]:
    with (FOLDER / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    return read_records([FOLDER / "entities.ttl", FOLDER / "goods.ttl"])


def members(club: str, on: dt.date) -> set[str]:
    return {
        row["member"]
        for row in table("memberships")
        if row["organization"] == club and within(on, row["start"] or None, row["end"] or None)
    }


def test_the_build_script_reproduces_the_committed_files_byte_for_byte() -> None:
    spec = importlib.util.spec_from_file_location("build_entities", FOLDER / "build_entities.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    for name, text in script.build(FOLDER / "tables").items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, f"{name} is stale: run ontology/build_entities.py"


def test_every_country_has_its_codes_its_capital_and_names_of_its_things_and_people() -> None:
    rows = table("countries")
    coded = [row for row in rows if not row["end"] and row["label"] != "Kosovo"]
    assert len(coded) == 249
    assert [
        r["label"] for r in coded if not (len(r["iso2"]) == 2 and len(r["iso3"]) == 3 and r["wikidata"][:1] == "Q")
    ] == []
    assert [r["label"] for r in rows if not r["capital"] and r["iso2"] not in WITHOUT_CAPITAL] == []
    former = ("Serbia and Montenegro",)
    assert [
        r["label"] for r in rows if not r["demonyms"] and r["iso2"] not in WITHOUT_PEOPLE and r["label"] not in former
    ] == []
    for column in ("iso2", "iso3", "wikidata"):
        values = [row[column] for row in rows if row[column]]
        assert len(values) == len(set(values)), column


def test_former_states_have_their_years() -> None:
    gone = {row["label"]: (row["start"][:4], row["end"][:4]) for row in table("countries") if row["end"]}
    assert gone["Soviet Union"] == ("1922", "1991")
    assert gone["East Germany"] == ("1949", "1990")
    assert gone["Czechoslovakia"] == ("1918", "1992")
    assert len(gone) >= 10


def test_identifiers_are_unique(records: dict[str, Record]) -> None:
    for field in ("iso2", "iso3", "wikidata"):
        values = [value for record in records.values() if (value := getattr(record, field))]
        assert [v for v, n in collections.Counter(values).items() if n > 1] == []


def test_no_name_belongs_to_two_actors_unless_it_is_marked_ambiguous(records: dict[str, Record]) -> None:
    owners: dict[str, list[Record]] = collections.defaultdict(list)
    for record in records.values():
        for name in {name for name, _ in record.forms} if record.type != "Good" else ():
            owners[name].append(record)
    shared = {
        n: [r.label for r in rs] for n, rs in owners.items() if len(rs) > 1 and not all(n in r.ambiguous for r in rs)
    }
    assert shared == {}


def test_no_name_belongs_to_two_goods_and_none_to_a_good_and_an_actor_unmarked(records: dict[str, Record]) -> None:
    goods: dict[str, set[str]] = collections.defaultdict(set)
    for record in records.values():
        if record.type == "Good":
            for name, _ in record.forms:
                goods[name.lower().replace("-", " ")].add(record.label)
    assert {name: labels for name, labels in goods.items() if len(labels) > 1} == {}
    actors = [(n, r) for r in records.values() if r.type != "Good" for n, _ in r.forms]
    assert [n for n, r in actors if n.lower() in goods and n not in r.ambiguous] == []


def test_terms_and_places_point_to_known_things(records: dict[str, Record]) -> None:
    assert [r.label for r in records.values() if r.country and r.country not in records] == []
    assert [r.label for r in records.values() for state in r.seat_of if state not in records] == []
    terms = [term for record in records.values() for term in record.terms]
    assert len(terms) > 900
    assert [t for t in terms if t.organization not in records or t.person not in records] == []
    assert [t for t in terms if t.since and t.until and t.since > t.until] == []


def dated() -> Iterator[tuple[str, Row]]:
    for name in ("people", "memberships", "countries", "blocs", "bodies", "agreements"):
        for row in table(name):
            yield name, row


def test_every_date_is_a_year_a_month_or_a_day_and_none_ends_before_it_starts() -> None:
    for name, row in dated():
        for column in ("start", "end"):
            assert not row[column] or DATE.fullmatch(row[column]), (name, row)
        assert not (row["start"] and row["end"]) or row["start"][:7] <= row["end"][:7], (name, row)


def test_one_person_has_one_set_of_names_and_one_identifier() -> None:
    seen: dict[str, tuple[str, ...]] = {}
    for row in table("people"):
        names = (row["names"], row["short"], row["wikidata"])
        assert seen.setdefault(row["label"], names) == names, row["label"]


def exact(row: Row) -> bool:
    return len(row["start"]) == 10 and len(row["end"]) in (0, 10)


def test_nobody_governs_beside_another_in_the_same_office() -> None:
    clubs = ("European Union", "Association of Southeast Asian Nations", "Group of Twenty")
    states = {"West Germany", "Soviet Union", *(member for club in clubs for member in members(club, TODAY))}
    terms: dict[tuple[str, str], list[Row]] = collections.defaultdict(list)
    for row in table("people"):
        if row["serves"] in states and row["office"] in HEADS_OF_GOVERNMENT and exact(row):
            terms[row["serves"], row["office"]].append(row)
    assert len(terms) > 45
    for (state, office), rows in terms.items():
        for one, other in itertools.pairwise(sorted(rows, key=lambda row: row["start"])):
            assert one["end"], (state, office, one["label"])
            assert one["end"] <= other["start"], (state, office, one["label"], other["label"])


GOVERNED = ("United States", "China", "Japan", "India", "France", "Italy", "Poland", "Indonesia", "Malaysia", "Mexico")


@pytest.mark.parametrize("state", GOVERNED)
def test_who_governed_is_known_for_every_year(state: str) -> None:
    terms = [row for row in table("people") if row["serves"] == state and row["office"] in HEADS_OF_GOVERNMENT]
    for year in range(1981, 2026):
        on = dt.date(year, 9, 15)
        assert any(within(on, row["start"], row["end"] or None) for row in terms), (state, year)


@pytest.mark.parametrize(
    ("club", "day", "count"),
    [
        ("European Union", "2026-06-01", 27),
        ("European Union", "2015-06-01", 28),
        ("European Community", "1987-06-01", 12),
        ("Eurozone", "2026-06-01", 21),
        ("Association of Southeast Asian Nations", "2026-06-01", 11),
        ("Gulf Cooperation Council", "2026-06-01", 6),
        ("Mercosur", "2026-06-01", 5),
        ("BRICS", "2024-06-01", 9),
        ("BRICS", "2025-06-01", 10),
        ("Group of Seven", "1987-06-01", 7),
        ("Group of Seven", "2026-06-01", 7),
        ("Group of Eight", "2010-06-01", 8),
        ("Group of Twenty", "2026-06-01", 21),
        ("Organization of the Petroleum Exporting Countries", "2026-06-01", 12),
        ("Organization of the Petroleum Exporting Countries", "1987-06-01", 13),
        ("OPEC+", "2024-06-01", 22),
        ("European Free Trade Association", "2026-06-01", 4),
        ("Comprehensive and Progressive Agreement for Trans-Pacific Partnership", "2026-06-01", 12),
        ("Regional Comprehensive Economic Partnership", "2026-06-01", 15),
        ("Asia-Pacific Economic Cooperation", "2026-06-01", 21),
        ("Organisation for Economic Co-operation and Development", "2026-06-01", 38),
        ("North Atlantic Treaty Organization", "2026-06-01", 32),
        ("World Trade Organization", "2026-06-01", 166),
        ("Council for Mutual Economic Assistance", "1987-06-01", 10),
        ("East African Community", "2026-06-01", 8),
        ("Economic Community of West African States", "2026-06-01", 12),
        ("Southern African Customs Union", "2026-06-01", 5),
        ("Indo-Pacific Economic Framework for Prosperity", "2026-06-01", 14),
    ],
)
def test_a_club_has_its_members_of_the_day(club: str, day: str, count: int) -> None:
    assert len(members(club, dt.date.fromisoformat(day))) == count


def test_nobody_is_in_a_club_twice_at_once() -> None:
    periods: dict[tuple[str, str], list[Row]] = collections.defaultdict(list)
    for row in table("memberships"):
        periods[row["member"], row["organization"]].append(row)
    for pair, rows in periods.items():
        for one, other in itertools.pairwise(sorted(rows, key=lambda row: row["start"])):
            assert one["end"], pair
            assert one["end"] < other["start"], pair
