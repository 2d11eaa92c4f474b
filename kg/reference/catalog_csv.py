"""Reads a user's own entities and goods from CSV: one row a thing, or one row for more about a known thing."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError, nearest
from kg.iri import WIKIDATA, mint
from kg.reference.entity_rows import COLUMNS, NOTES, SEPARATOR, unmarked
from kg.reference.plural import other_number
from kg.reference.records import TYPES, Record

Cells = Mapping[str, str]
KINDS = {"names": "name", "abbreviations": "abbreviation", "demonyms": "demonym", "metonyms": "seat"}
ONE_VALUE = ("country", "wikidata", "hs")
"""Columns of which a thing has one value, however many rows speak of it."""
WIKIDATA_ID = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/)?(Q[1-9][0-9]*)")
HS = re.compile(r"[0-9]{2}|[0-9]{4}|[0-9]{6}")


@dataclass
class _Book:
    """What the names in a file may stand for: countries and goods by name, and what earlier rows said."""

    countries: Mapping[str, str]
    goods: dict[str, str]
    said: dict[tuple[str, str, str], tuple[str, int]] = field(default_factory=dict)


def read_csv(path: Path, known: Mapping[str, Record]) -> Iterator[Record]:
    """The things of a CSV file, one for each row; what a row leaves empty is empty in the record.

    Countries are named by a name or ISO code of ``known``, broader goods by a name of ``known`` or a label of the file.
    Raises InputError with file and line for what cannot be used, and for rows that contradict each other.
    """
    rows = list(_rows(path))
    book = _Book(_countries(known), _goods(known))
    book.goods.update((cells["label"].lower(), mint("Good", cells["label"])) for _, cells in rows if _is_good(cells))
    for line, cells in rows:
        place = f"{path}, line {line}"
        record = _record(cells, place, book)
        _agree(cells, line, place, book)
        yield record


def _rows(path: Path) -> Iterator[tuple[int, Cells]]:
    sound = 0  # the last line that was read
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            first = file.readline()
            file.seek(0)
            reader = csv.DictReader(file, delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
            _check_columns(path, reader.fieldnames or ())
            sound = reader.line_num
            for row in reader:
                sound = reader.line_num
                cells = {column.strip(): unmarked((text or "").strip()) for column, text in row.items() if column}
                _check_cells(row, f"{path}, line {reader.line_num}")
                if any(cells.values()):
                    yield reader.line_num, cells
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8: {error.reason}. Save it as CSV in UTF-8.") from error
    except csv.Error as error:
        way = "Look for a quotation mark that is left open."
        raise InputError(f"{path}, line {sound + 1}: the row is broken ({error}). {way}") from error
    except OSError as error:
        raise InputError(f"Cannot read entities from {path}: {error}.") from error


def _check_columns(path: Path, columns: Iterable[str]) -> None:
    found = [column.strip() for column in columns]
    for column in found:
        if column and column not in (*COLUMNS, *NOTES):
            hint = nearest(column, COLUMNS)
            raise InputError(f"{path}, line 1: there is no column {column!r}.{hint} Columns: {', '.join(COLUMNS)}.")
    for column in ("type", "label"):
        if found.count(column) != 1:
            raise InputError(f"{path}, line 1: one column has to be {column!r}. Columns: {', '.join(COLUMNS)}.")


def _check_cells(row: Mapping[str | None, object], place: str) -> None:
    if None in row:
        raise InputError(f"{place}: there are more cells than columns. Put a text that has a comma in it in quotes.")


def _record(cells: Cells, place: str, book: _Book) -> Record:
    type_, label = cells["type"], cells["label"]
    if type_ not in TYPES:
        raise InputError(f"{place}: {type_!r} is no type of entity.{nearest(type_, TYPES)} Types: {', '.join(TYPES)}.")
    if not label:
        columns = ", ".join(COLUMNS)
        raise InputError(f"{place}: the label is empty. Columns: {columns}; several names are split by {SEPARATOR}.")
    forms = [(name, form) for column, form in KINDS.items() for name in _split(cells.get(column, ""))]
    if type_ == "Good":
        forms += [(other, "hidden") for name in (label, *(n for n, _ in forms)) for other in other_number(name)]
    return Record(
        iri=mint(type_, label),
        type=type_,
        label=label,
        forms=((label, "name"), *forms),
        country=_named(cells.get("country", ""), book.countries, "country", place),
        wikidata=_identifier(cells.get("wikidata", ""), place),
        hs=_code(cells.get("hs", ""), place),
        broader=tuple(_broader(name, book, place) for name in _split(cells.get("broader", ""))),
    )


def _split(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(SEPARATOR) if name.strip()]


def _named(name: str, known: Mapping[str, str], what: str, place: str) -> str | None:
    if name and name not in known:
        raise InputError(f"{place}: no {what} is called {name!r}.{nearest(name, known)}")
    return known[name] if name else None


def _broader(name: str, book: _Book, place: str) -> str:
    return _named(name.lower(), book.goods, "good", place) or ""


def _identifier(text: str, place: str) -> str | None:
    if not text:
        return None
    if match := WIKIDATA_ID.fullmatch(text):
        return WIKIDATA + match[1]
    if re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", text):
        return text
    raise InputError(f"{place}: {text!r} is no id of Wikidata. Write one such as Q17, or an IRI of another service.")


def _code(text: str, place: str) -> str | None:
    code = text.replace(".", "")
    if code and not HS.fullmatch(code):
        raise InputError(f"{place}: {text!r} is no code of the Harmonized System. Write 2, 4 or 6 digits: 10, 1001.")
    return code or None


def _agree(cells: Cells, line: int, place: str, book: _Book) -> None:
    """Rows of one thing may add names; of what it has one of, they may not say two things."""
    for column in ONE_VALUE:
        if text := cells.get(column, ""):
            key = (cells["type"], cells["label"], column)
            before, where = book.said.setdefault(key, (text, line))
            if before != text:
                raise InputError(
                    f"{place}: {column} of {cells['label']!r} is {text!r}, but {before!r} on line {where}. "
                    "Keep one of the two rows."
                )


def _is_good(cells: Cells) -> bool:
    return cells["type"] == "Good" and bool(cells["label"])


def _countries(known: Mapping[str, Record]) -> Mapping[str, str]:
    countries = [record for record in known.values() if record.type == "Country"]
    return {name: r.iri for r in countries for name in (*r.names(), r.iso2, r.iso3) if name}


def _goods(known: Mapping[str, Record]) -> dict[str, str]:
    goods = [record for record in known.values() if record.type == "Good"]
    others = {name.lower(): record.iri for record in goods for name, _ in record.forms}
    return {**others, **{record.label.lower(): record.iri for record in goods}}
