"""The values that a question is asked with: what people type → the terms that are put for the question's variables."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence

import pyoxigraph as ox

from kg.asking.lookup import KINDS as NAMES
from kg.asking.lookup import Named, find, named, unknown
from kg.asking.question import Parameter, Question
from kg.errors import QueryError, nearest
from kg.graph.terms import day, decimal, literal, name
from kg.ontology import load_ontology
from kg.values.edtf import bounds


class UnknownWordError(ValueError):
    """A word that the ontology does not have; the message is a hint at the nearest one."""


Binding = Mapping[str, ox.NamedNode | ox.Literal]
ANY = name("kg:any")
"""What stands for an optional parameter that got no value."""


def bindings(store: ox.Store, asked: Question, given: Mapping[str, str]) -> list[Binding]:
    """All ways to fill the parameters, best first: a name of several nodes fills its parameter once with each.

    Raises QueryError for a parameter that the question does not have, that lacks a value, or whose value means nothing.
    """
    _complete(asked, given)
    known = named(store) if any(p.kind in NAMES and p.name in given for p in asked.parameters) else ()
    choices = [_terms(asked, parameter, given.get(parameter.name), known) for parameter in asked.parameters]
    names = [parameter.name for parameter in asked.parameters]
    return [dict(zip(names, chosen, strict=True)) for chosen in itertools.product(*choices)]


def _complete(asked: Question, given: Mapping[str, str]) -> None:
    names = [parameter.name for parameter in asked.parameters]
    for wrong in sorted(given.keys() - set(names)):
        takes = f"It takes {', '.join(names)}." if names else "It takes none; `# with` lines in its file declare them."
        raise QueryError(f"The question {asked.name!r} takes no {wrong!r}.{nearest(wrong, names)} {takes}")
    missing = [p for p in asked.parameters if not p.optional and not given.get(p.name, "").strip()]
    if missing:
        needs = "; ".join(f"{p.name} ({p.kind}{f': {p.help}' if p.help else ''})" for p in missing)
        way = f"Give it as --with {missing[0].name}=…"
        raise QueryError(f"The question {asked.name!r} needs a value for {needs}. {way}")


def _terms(
    asked: Question, parameter: Parameter, text: str | None, known: Sequence[Named]
) -> Sequence[ox.NamedNode | ox.Literal]:
    if text is None or not text.strip():
        return [ANY]
    if parameter.kind in NAMES:
        found = find(known, text, kind=parameter.kind)
        if not found:
            raise QueryError(f"{asked.name}, {parameter.name}: {unknown(known, text, kind=parameter.kind)}")
        return [ox.NamedNode(one.iri) for one in found]
    try:
        return [_READERS[parameter.kind](text.strip())]
    except ValueError as error:
        hint = f" {error}" if isinstance(error, UnknownWordError) else ""
        wrong = f"{text!r} is not {_SHOULD[parameter.kind]}.{hint.rstrip()}"
        raise QueryError(f"{asked.name}, {parameter.name}: {wrong}") from error


def _first_day(text: str) -> ox.Literal:
    first, last = bounds(text)
    return day(_known(first or last))


def _last_day(text: str) -> ox.Literal:
    first, last = bounds(text)
    return day(_known(last or first))


def _known(found: dt.date | None) -> dt.date:
    if found is None:
        raise ValueError("no day")
    return found


def _type(text: str) -> ox.NamedNode:
    ontology = load_ontology()
    relations = [relation.class_name for relation in ontology.relations.values()]
    return name(f"kg:{_one_of(text, [*ontology.events, *ontology.entity_types, *relations])}")


def _value(text: str) -> ox.NamedNode:
    return name(f"kg:{_one_of(text, load_ontology().values)}")


def _one_of(text: str, known: Iterable[str]) -> str:
    plain = {_bare(spelled): spelled for spelled in known}
    if _bare(text) not in plain:
        raise UnknownWordError(nearest(text, plain.values()).strip())
    return plain[_bare(text)]


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _number(text: str) -> ox.Literal:
    value = float(text.replace(",", ""))
    if not math.isfinite(value):
        raise ValueError("not finite")
    return decimal(value)


_READERS: Mapping[str, Callable[[str], ox.NamedNode | ox.Literal]] = {
    "first day": _first_day,
    "last day": _last_day,
    "number": _number,
    "text": literal,
    "type": _type,
    "value": _value,
}
_SHOULD: Mapping[str, str] = {
    "first day": "a date such as 2014, 2014-09 or 2014-09-16",
    "last day": "a date such as 2014, 2014-09 or 2014-09-16",
    "number": "a number",
    "type": "a type of the ontology (`kg ontology` lists them)",
    "value": "a value of the ontology (`kg ontology` lists them)",
}
