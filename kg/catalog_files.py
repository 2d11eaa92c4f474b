"""Reads files of entities and goods: the Turtle files of ``ontology/``, and a user's own Turtle or CSV files."""

from __future__ import annotations

import calendar
import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph

from kg.entity_rows import COLUMNS, SEPARATOR, unmarked
from kg.errors import InputError, nearest
from kg.iri import ONTOLOGY, WIKIDATA, mint
from kg.plural import other_number

Properties = Mapping[str, list[str]]
Form = str
TYPES = (
    *("Country", "Bloc", "Body", "Agency", "Company", "Organization", "Person", "Group"),
    *("Place", "Good", "Topic", "NamedAgreement"),
)
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PREFERRED = SKOS + "prefLabel"
NAME_FORMS = {
    LABEL: "name",
    SKOS + "altLabel": "name",
    ONTOLOGY + "shortName": "short",
    ONTOLOGY + "abbreviation": "abbreviation",
    ONTOLOGY + "demonym": "demonym",
    ONTOLOGY + "metonym": "seat",
    SKOS + "hiddenLabel": "hidden",
}


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
    """One entity as a file describes it; ``forms`` pairs each name with its kind (name, abbreviation …)."""

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

    def names(self) -> tuple[str, ...]:
        """The names that are the thing's own: label, other names, abbreviations."""
        return tuple(dict.fromkeys(name for name, form in self.forms if form in ("name", "short", "abbreviation")))

    def without(self, names: frozenset[str]) -> Record:
        """The same thing, no longer found by ``names``."""
        return replace(self, forms=tuple(pair for pair in self.forms if pair[0] not in names))


def read_records(paths: Iterable[Path], known: Mapping[str, Record] | None = None) -> dict[str, Record]:
    """The entities of Turtle (``.ttl``) and CSV files by IRI; a later file's entity replaces an earlier one's.

    A CSV file names its countries by a name or ISO code of ``known``. Raises InputError for a file that is missing,
    broken or of another kind.
    """
    found: dict[str, Record] = {}
    for path in paths:
        reader = _READERS.get(path.suffix.lower(), _unknown)
        found.update((record.iri, record) for record in reader(path, known or {}))
    return found


def within(day: dt.date, since: str | None, until: str | None) -> bool:
    """Whether ``day`` lies between two EDTF dates (year, month or day); an open end has no limit."""
    return (since is None or _first_day(since) <= day) and (until is None or day <= _last_day(until))


def _read_turtle(path: Path, _: Mapping[str, Record]) -> Iterator[Record]:
    nodes = _nodes(path)
    offices = {name: node.get(SKOS + "altLabel", []) for node in nodes.values() for name in node.get(PREFERRED, ())}
    terms: dict[str, list[Term]] = {}
    for node in nodes.values():
        if _type(node) == "HoldsOffice":
            terms.setdefault(node[ONTOLOGY + "from"][0], []).append(_term(node, offices))
    for iri, node in nodes.items():
        if _type(node) in TYPES:
            yield _record(iri, node, tuple(sorted(terms.get(iri, ()), key=lambda t: t.since or "")))


def _nodes(path: Path) -> dict[str, dict[str, list[str]]]:
    nodes: dict[str, dict[str, list[str]]] = {}
    try:
        for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            nodes.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object.value)
    except (OSError, SyntaxError) as error:
        raise InputError(
            f"Cannot read entities from {path}: {error}. Give a Turtle or CSV file of entities."
        ) from error
    return nodes


def _type(node: Properties) -> str:
    types = [t.removeprefix(ONTOLOGY) for t in node.get(RDF_TYPE, []) if t.startswith(ONTOLOGY)]
    return types[0] if types else ""


def _term(node: Properties, offices: Mapping[str, list[str]]) -> Term:
    office = node[ONTOLOGY + "office"][0]
    names = (office, *offices.get(office, ()))
    return Term(_one(node, "from") or "", names, _one(node, "to") or "", _one(node, "since"), _one(node, "until"))


def _record(iri: str, node: Properties, terms: tuple[Term, ...]) -> Record:
    labels = node.get(LABEL) or node.get(PREFERRED) or [iri]
    return Record(
        iri=iri,
        type=_type(node),
        label=labels[0],
        forms=tuple((name, form) for key, form in NAME_FORMS.items() for name in node.get(key, ())),
        ambiguous=frozenset(node.get(ONTOLOGY + "ambiguousLabel", ())),
        seat_of=tuple(node.get(ONTOLOGY + "seatOf", ())),
        country=_one(node, "country"),
        iso2=_one(node, "iso2"),
        iso3=_one(node, "iso3"),
        wikidata=next(iter(node.get(SKOS + "exactMatch", ())), None),
        hs=_one(node, "hsCode"),
        broader=tuple(node.get(SKOS + "broader", ())),
        since=_one(node, "since"),
        until=_one(node, "until"),
        terms=terms,
    )


def _one(node: Properties, name: str) -> str | None:
    return next(iter(node.get(ONTOLOGY + name, ())), None)


def _read_csv(path: Path, known: Mapping[str, Record]) -> Iterator[Record]:
    countries = {name: r.iri for r in known.values() if r.type == "Country" for name in (*r.names(), r.iso2) if name}
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                yield _row(
                    {k: unmarked((v or "").strip()) for k, v in row.items() if k}, f"{path}, line {number}", countries
                )
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"Cannot read entities from {path}: {error}.") from error


def _row(row: Mapping[str, str], place: str, countries: Mapping[str, str]) -> Record:
    type_, label, country = row.get("type", ""), row.get("label", ""), row.get("country", "")
    if type_ not in TYPES:
        raise InputError(f"{place}: {type_!r} is no type of entity.{nearest(type_, TYPES)} Types: {', '.join(TYPES)}.")
    if not label:
        raise InputError(
            f"{place}: the label is empty. Columns: {', '.join(COLUMNS)}; several names are split by {SEPARATOR}."
        )
    if country and country not in countries:
        raise InputError(f"{place}: no country is called {country!r}.{nearest(country, countries)}")
    kinds = {"names": "name", "abbreviations": "abbreviation", "demonyms": "demonym", "metonyms": "seat"}
    forms = [(name.strip(), form) for column, form in kinds.items() for name in row.get(column, "").split(SEPARATOR)]
    if type_ == "Good":
        forms += [(other, "hidden") for name in (label, *(n for n, _ in forms if n)) for other in other_number(name)]
    qid = row.get("wikidata", "")
    return Record(
        iri=mint(type_, label),
        type=type_,
        label=label,
        forms=((label, "name"), *((name, form) for name, form in forms if name)),
        country=countries.get(country),
        wikidata=(qid if ":" in qid else WIKIDATA + qid) if qid else None,
        hs=row.get("hs") or None,
        broader=tuple(mint("Good", name.strip()) for name in row.get("broader", "").split(SEPARATOR) if name.strip()),
    )


def _unknown(path: Path, _: Mapping[str, Record]) -> Iterator[Record]:
    raise InputError(f"Cannot read entities from {path}: give a file that ends in {' or '.join(_READERS)}.")


def _first_day(edtf: str) -> dt.date:
    year, month, day = [*map(int, edtf.split("-")), 1, 1][:3]
    return dt.date(year, month, day)


def _last_day(edtf: str) -> dt.date:
    parts = [int(part) for part in edtf.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return dt.date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


_READERS = {".ttl": _read_turtle, ".csv": _read_csv}
