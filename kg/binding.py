"""The values that a question is asked with: what people type → the terms that are put for the question's variables."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NoReturn

import pyoxigraph as ox

from kg.edtf import bounds
from kg.errors import QueryError, nearest
from kg.lookup import KINDS as NAMES
from kg.lookup import Named, find, named, unknown
from kg.ontology import load_ontology
from kg.question import Parameter, Question
from kg.terms import day, decimal, literal, name

Binding = Mapping[str, ox.NamedNode | ox.Literal]
ANY = name("kg:any")
"""What stands for an optional parameter that got no value."""


def bindings(store: ox.Store, asked: Question, given: Mapping[str, str]) -> list[Binding]:
    """All ways to fill the parameters, best first: a name that stands for several nodes fills its parameter several times.

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
        takes = f"It takes {', '.join(names)}." if names else "It takes no values; `# with` lines in its file declare them."
        raise QueryError(f"The question {asked.name!r} takes no {wrong!r}.{nearest(wrong, names)} {takes}")
    missing = [p for p in asked.parameters if not p.optional and not given.get(p.name, "").strip()]
    if missing:
        needs = "; ".join(f"{p.name} ({p.kind}{f': {p.help}' if p.help else ''})" for p in missing)
        raise QueryError(f"The question {asked.name!r} needs a value for {needs}. Give it as --with {missing[0].name}=…")


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
        raise QueryError(f"{asked.name}, {parameter.name}: {text!r} is not {_SHOULD[parameter.kind]}.{error}") from error


def _first_day(text: str) -> ox.Literal:
    first, _ = bounds(text)
    return day(first) if first else _refuse()


def _last_day(text: str) -> ox.Literal:
    _, last = bounds(text)
    return day(last) if last else _refuse()


def _type(text: str) -> ox.NamedNode:
    ontology = load_ontology()
    types = {one.name: one.name for one in [*ontology.events.values(), *ontology.entity_types.values()]}
    return name(f"kg:{_one_of(text, {**types, **{r.class_name: r.class_name for r in ontology.relations.values()}})}")


def _value(text: str) -> ox.NamedNode:
    return name(f"kg:{_one_of(text, {value: value for value in load_ontology().values})}")


def _one_of(text: str, known: Mapping[str, str]) -> str:
    plain = {_bare(spelled): spelled for spelled in known}
    return plain[_bare(text)] if _bare(text) in plain else _refuse(text, known)


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _refuse(text: str = "", known: Iterable[str] = ()) -> NoReturn:
    raise ValueError(nearest(text, known) if text else "")


_READERS: Mapping[str, Callable[[str], ox.NamedNode | ox.Literal]] = {
    "first day": _first_day,
    "last day": _last_day,
    "number": lambda text: decimal(float(text.replace(",", ""))),
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
