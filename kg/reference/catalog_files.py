"""Reads files of entities and goods: the Turtle files of ``ontology/``, and a user's own Turtle or CSV files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph

from kg.errors import InputError, nearest
from kg.iri import ONTOLOGY
from kg.ontology import load_ontology
from kg.reference.catalog_csv import read_csv
from kg.reference.records import TYPES, Record, Term

Properties = Mapping[str, list[str]]
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


def read_records(paths: Iterable[Path]) -> dict[str, Record]:
    """The entities of the package's own Turtle files, by IRI. Raises InputError for a missing or a broken file."""
    return {record.iri: record for path in paths for record in _read_turtle(path, None)}


def read_own(path: Path, known: Mapping[str, Record]) -> Iterator[Record]:
    """What a user's Turtle (``.ttl``) or CSV file says of things; some of them may be ``known`` ones.

    Raises InputError, with the line where there is one, for a file that is missing, broken or of another kind.
    """
    return _READERS.get(path.suffix.lower(), _unknown)(path, known)


def _read_turtle(path: Path, known: Mapping[str, Record] | None) -> Iterator[Record]:
    nodes = _nodes(path)
    offices = {name: node.get(SKOS + "altLabel", []) for node in nodes.values() for name in node.get(PREFERRED, ())}
    terms: dict[str, list[Term]] = {}
    for node in nodes.values():
        if _type(node) == "HoldsOffice":
            terms.setdefault(node[ONTOLOGY + "from"][0], []).append(_term(node, offices))
    for iri, node in nodes.items():
        more = None if known is None else known.get(iri)
        if known is not None:
            _check_type(path, iri, node, known)
        if _type(node) in TYPES or (more and RDF_TYPE not in node):
            yield _record(iri, node, tuple(sorted(terms.get(iri, ()), key=lambda t: t.since or "")), more)


def _check_type(path: Path, iri: str, node: Properties, known: Mapping[str, Record]) -> None:
    """Raises InputError for a class that does not exist, and for a named thing without a class."""
    type_ = _type(node)
    if type_ and type_ not in TYPES and type_ not in load_ontology().terms:
        raise InputError(
            f"{_line(path, type_)}: <{iri}> is a kg:{type_}, which is no type of entity.{nearest(type_, TYPES)} "
            f"Types: {', '.join(TYPES)}."
        )
    if RDF_TYPE not in node and iri not in known and (LABEL in node or PREFERRED in node):
        raise InputError(f"{_line(path, iri)}: <{iri}> has no type. Write one, such as: a kg:Company.")


def _line(path: Path, word: str) -> str:
    """The file and the first line that has ``word``, or the end of an IRI that is shortened there."""
    last = re.split(r"[/#]", word)[-1]
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    number = next((n for n, line in enumerate(lines, start=1) if word in line or (last and last in line)), None)
    return f"{path}, line {number}" if number else str(path)


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


def _record(iri: str, node: Properties, terms: tuple[Term, ...], known: Record | None) -> Record:
    labels = node.get(LABEL) or node.get(PREFERRED) or [known.label if known else iri]
    typed = RDF_TYPE in node or known is None
    return Record(
        iri=iri,
        type=_type(node) if typed or known is None else known.type,
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
        whole=typed,
    )


def _one(node: Properties, name: str) -> str | None:
    return next(iter(node.get(ONTOLOGY + name, ())), None)


def _unknown(path: Path, _: Mapping[str, Record]) -> Iterator[Record]:
    raise InputError(f"Cannot read entities from {path}: give a file that ends in {' or '.join(_READERS)}.")


_READERS = {".ttl": _read_turtle, ".csv": read_csv}
