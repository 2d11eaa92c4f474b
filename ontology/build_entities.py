"""Writes ``entities.ttl`` and ``goods.ttl`` from the tables in ``tables/``: ``python ontology/build_entities.py``.

Edit the tables, never the Turtle files. In a cell that holds several names they are split by ``|``. Columns:
``names`` other names of the thing itself; ``abbreviations``; ``demonyms`` adjectives and names of its people;
``capital`` what the state calls its capital, whether or not that stands for it in the news; ``seats`` capitals and
buildings that do (``Kyiv=Kiev`` is one place with two names); ``metonyms`` phrases that
stand for it and are no place; ``ambiguous`` those of all these names that are also something else; ``start`` and
``end`` EDTF dates (1990, 1990-10, 1990-10-03). ``local_names`` of an agency count together with its country ("Thai
Commerce Ministry", "Thailand's Commerce Ministry"). ``short`` is what the news calls a person after the first mention.
``hs`` of a good is a chapter, heading or subheading: empty for a service, ``-`` where goods of many chapters are meant.
The same tables give the same bytes.
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.iri import BASE, ONTOLOGY, mint
from kg.reference.legal_forms import without_legal_form
from kg.reference.plural import other_number

FOLDER = Path(__file__).parent
PREFIXES = {
    "kg": ONTOLOGY,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "wd": "http://www.wikidata.org/entity/",
    **{
        type_.lower(): f"{BASE}{type_}/"
        for type_ in (
            *("Country", "Bloc", "Body", "Agency", "Company", "Organization", "Person", "Place", "Good"),
            *("NamedAgreement", "MemberOf", "HoldsOffice", "Office"),
        )
    },
}
HEADER = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items()))
NOTICE = "# Made by build_entities.py from the tables in tables/: edit those, then run it. Licences: NOTICE.md.\n"
NAME_COLUMNS = {
    "names": "skos:altLabel",
    "abbreviations": "kg:abbreviation",
    "demonyms": "kg:demonym",
    "metonyms": "kg:metonym",
    "ambiguous": "kg:ambiguousLabel",
    "short": "kg:shortName",
}
NO_CODE = "-"
SCHEME = mint("Good", "goods", "scheme")
Row = Mapping[str, str]


class Triples:
    """The triples of one file, each subject's under its property, written sorted."""

    def __init__(self) -> None:
        self.nodes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        """Adds what is not empty; ``objects`` are Turtle terms."""
        self.nodes[_ref(subject)][predicate].update(term for term in objects if term)

    def turtle(self) -> str:
        """All triples as Turtle, subjects, properties and values in the order of their characters."""
        blocks = []
        for subject, properties in sorted(self.nodes.items()):
            lines = [
                f"{key} {', '.join(sorted(terms))}" for key, terms in sorted(properties.items(), key=_order) if terms
            ]
            blocks.append(f"{subject} " + " ;\n    ".join(lines) + " .\n")
        return NOTICE + HEADER + "\n" + "\n".join(blocks)


def main() -> None:
    """Writes both files beside this script."""
    for name, text in build(FOLDER / "tables").items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


def build(tables: Path) -> dict[str, str]:
    """The text of each file, by its name. Raises SystemExit for a name in the tables that leads nowhere."""
    entities, goods = Triples(), Triples()
    countries = _countries(entities, _rows(tables, "countries"))
    clubs = _clubs(entities, tables)
    others = _simple(entities, tables, countries | clubs)
    _memberships(entities, _rows(tables, "memberships"), countries | clubs | others)
    _people(entities, tables, countries | clubs | others)
    _goods(goods, _rows(tables, "goods"))
    _fold(entities)
    return {"entities.ttl": entities.turtle(), "goods.ttl": goods.turtle()}


def _countries(out: Triples, rows: list[dict[str, str]]) -> dict[str, str]:
    iris = {row["label"]: mint("Country", row["label"]) for row in rows}
    for row in rows:
        iri = _entity(out, "Country", row)
        out.add(iri, "kg:iso2", _text(row["iso2"]))
        out.add(iri, "kg:iso3", _text(row["iso3"]))
        out.add(iri, "kg:capital", _text(row["capital"]))
        _seats(out, row, iri, None if row["end"] else iri)
    return iris


def _clubs(out: Triples, tables: Path) -> dict[str, str]:
    iris = {}
    for table, type_ in (("blocs", "Bloc"), ("bodies", "Body")):
        for row in _rows(tables, table):
            iris[row["label"]] = iri = _entity(out, type_, row)
            _seats(out, row, iri, None)
    return iris


def _simple(out: Triples, tables: Path, homes: Mapping[str, str]) -> dict[str, str]:
    iris = {}
    for table, type_, home in (
        ("agencies", "Agency", "acts_for"),
        ("companies", "Company", "country"),
        ("organizations", "Organization", "country"),
        ("places", "Place", "country"),
        ("agreements", "NamedAgreement", ""),
    ):
        for row in _rows(tables, table):
            iris[row["label"]] = iri = _entity(out, type_, row)
            if row.get(home):
                out.add(iri, "kg:country", _ref(_known(homes, row[home], table)))
            if row.get("local_names"):
                out.add(iri, "skos:altLabel", *map(_text, _local_names(row, out, homes[row["acts_for"]])))
            if table == "companies" and " " in (short := without_legal_form(row["label"])):
                out.add(iri, "skos:altLabel", *(_text(name) for name in (short,) if name != row["label"]))
            if row.get("owner"):
                out.add(iri, "kg:subsidiaryOf", _ref(mint("Company", row["owner"])))
    return iris


def _local_names(row: Row, out: Triples, country: str) -> Iterator[str]:
    node = out.nodes[_ref(country)]
    labels = [_untext(term) for key in ("rdfs:label", "kg:abbreviation") for term in sorted(node[key])]
    demonyms = [_untext(term) for term in sorted(node["kg:demonym"]) if not term.endswith(('-"', 's"', 'man"', 'men"'))]
    for name in _cell(row, "local_names"):
        yield from (f"{label}'s {name}" for label in labels)
        yield from (f"{word} {name}" for word in (*demonyms, *labels))
        if name.startswith(("Ministry", "Department")):
            yield f"{name} of {labels[0]}"


def _memberships(out: Triples, rows: Iterable[Row], known: Mapping[str, str]) -> None:
    for row in rows:
        member, club = (_known(known, row[key], "memberships") for key in ("member", "organization"))
        iri = mint("MemberOf", f"{row['member']} {row['organization']}", row["start"])
        out.add(iri, "a", "kg:MemberOf")
        out.add(iri, "kg:from", _ref(member))
        out.add(iri, "kg:to", _ref(club))
        _years(out, iri, row)


def _people(out: Triples, tables: Path, known: Mapping[str, str]) -> None:
    _offices(out, _rows(tables, "offices"))
    for row in _rows(tables, "people"):
        person = _entity(out, "Person", {**row, "start": "", "end": ""})
        served = _known(known, row["serves"], "people")
        if _is_polity(out, served):
            out.add(person, "kg:country", _ref(served))
        term = mint("HoldsOffice", f"{row['label']} {row['office']}", row["serves"], row["start"])
        out.add(term, "a", "kg:HoldsOffice")
        out.add(term, "kg:from", _ref(person))
        out.add(term, "kg:to", _ref(served))
        out.add(term, "kg:office", _text(row["office"]))
        _years(out, term, row)


def _is_polity(out: Triples, iri: str) -> bool:
    """Whether a person who serves ``iri`` acts for a state or a bloc; the head of a bank or a body acts for none."""
    return bool(out.nodes[_ref(iri)]["a"] & {"kg:Country", "kg:Bloc"})


def _offices(out: Triples, rows: Iterable[Row]) -> None:
    scheme = mint("Office", "offices", "scheme")
    out.add(scheme, "a", "skos:ConceptScheme")
    out.add(scheme, "rdfs:label", _text("offices of state and what else they are called"))
    for row in rows:
        iri = mint("Office", row["office"])
        out.add(iri, "a", "skos:Concept")
        out.add(iri, "skos:inScheme", _ref(scheme))
        out.add(iri, "skos:prefLabel", _text(row["office"]))
        out.add(iri, "skos:altLabel", *map(_text, _cell(row, "names")))


def _goods(out: Triples, rows: list[dict[str, str]]) -> None:
    out.add(SCHEME, "a", "skos:ConceptScheme")
    out.add(SCHEME, "rdfs:label", _text("goods and services that are traded"))
    labels = {row["label"]: mint("Good", row["label"]) for row in rows}
    taken = {name.lower() for row in rows for name in (row["label"], *_cell(row, "names"))}
    for row in rows:
        iri = _entity(out, "Good", row)
        out.add(iri, "skos:inScheme", _ref(SCHEME))
        out.add(iri, "kg:hsCode", _text(row["hs"].removeprefix(NO_CODE)))
        out.add(iri, "skos:broader", *(_ref(_known(labels, name, "goods")) for name in _cell(row, "broader")))
        for name in (row["label"], *_cell(row, "names")) if row["fixed"] != "yes" else ():
            others = [_text(other) for other in other_number(name) if other.lower() not in taken]
            out.add(iri, "skos:hiddenLabel", *others)
            if name in _cell(row, "ambiguous"):
                out.add(iri, "kg:ambiguousLabel", *others)


def _entity(out: Triples, type_: str, row: Row) -> str:
    iri = mint(type_, row["label"])
    out.add(iri, "a", f"kg:{type_}")
    out.add(iri, "rdfs:label", _text(row["label"]))
    for column, predicate in NAME_COLUMNS.items():
        out.add(iri, predicate, *(_text(n) for n in _cell(row, column) if n != row["label"] or column == "ambiguous"))
    if row.get("wikidata"):
        out.add(iri, "skos:exactMatch", _ref("http://www.wikidata.org/entity/" + row["wikidata"]))
    _years(out, iri, row)
    return iri


def _years(out: Triples, iri: str, row: Row) -> None:
    for column, predicate in (("start", "kg:since"), ("end", "kg:until")):
        if row.get(column):
            out.add(iri, predicate, _text(row[column]) + "^^edtf:EDTF")


def _seats(out: Triples, row: Row, iri: str, country: str | None) -> None:
    ambiguous = _cell(row, "ambiguous")
    for seat in _cell(row, "seats"):
        label, *others = seat.split("=")
        place = mint("Place", label)
        out.add(place, "a", "kg:Place")
        out.add(place, "rdfs:label", _text(label))
        out.add(place, "skos:altLabel", *map(_text, others))
        out.add(place, "kg:seatOf", _ref(iri))
        out.add(place, "kg:ambiguousLabel", *(_text(name) for name in (label, *others) if name in ambiguous))
        if country:
            out.add(place, "kg:country", _ref(country))


def _fold(out: Triples) -> None:
    for node in out.nodes.values():
        for key in ("rdfs:label", "skos:altLabel", "kg:shortName"):
            names = node[key]
            node["skos:hiddenLabel"] |= {plain for name in names if (plain := _ascii(name)) not in names}


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return plain if len(plain) == len(name) else name


def _known(names: Mapping[str, str], name: str, table: str) -> str:
    if name not in names:
        sys.exit(f"tables/{table}.csv: {name!r} is the label of no row that it could point to.")
    return names[name]


def _rows(tables: Path, name: str) -> list[dict[str, str]]:
    with (tables / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _cell(row: Row, column: str) -> list[str]:
    return [name for name in (row.get(column) or "").split("|") if name]


def _order(item: tuple[str, set[str]]) -> tuple[bool, bool, str]:
    return item[0] != "a", item[0] != "rdfs:label", item[0]


def _ref(iri: str) -> str:
    name, base = next((name, base) for name, base in PREFIXES.items() if iri.startswith(base))
    return f"{name}:{iri.removeprefix(base)}"


def _text(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' if value else ""


def _untext(term: str) -> str:
    return term[1:-1].replace('\\"', '"').replace("\\\\", "\\")


if __name__ == "__main__":
    main()
