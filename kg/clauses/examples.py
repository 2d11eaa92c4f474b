"""The example sentences of the frames: what each frame and relation must find, and where it must find nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from kg.errors import LexiconError, nearest
from kg.lexicon import table

FOLDER = "examples"
ATTRIBUTES = ("action", "factuality", "kind", "office", "outcome", "stage")
ENDS = ("from", "to")
FILE_KEYS = {"type", "examples", "counterexamples"}
EXAMPLE_KEYS = {"text", "type", "published", "roles", "date", "quantity", *ATTRIBUTES, *ENDS}
COUNTEREXAMPLE_KEYS = {"text", "type", "published"}
QUANTITY_KEYS = {"min", "max", "unit"}

Amount = tuple[float | None, float | None, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the claim of ``type`` that it makes, in full; a ``counter`` example makes none.

    ``type`` is an event class or a relation such as ``basedIn``, whose ends stand in the roles ``from`` and ``to``;
    it is None where no relation at all may be found. ``roles`` maps role to labels, ``amounts`` holds least value,
    greatest value (None for an open end) and unit of each quantity, ``file`` is the name of its table.
    """

    file: str
    type: str | None
    text: str
    counter: bool = False
    published: dt.date | None = None
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)
    date: str | None = None
    amounts: frozenset[Amount] = frozenset()


def load_examples() -> tuple[Example, ...]:
    """All examples and counterexamples of ``kg/lexicon/examples``, by file. Raises LexiconError at unknown keys."""
    folder = files("kg.lexicon") / FOLDER
    names = sorted(p.name.removesuffix(".toml") for p in folder.iterdir() if p.name.endswith(".toml"))
    return tuple(example for name in names for example in _of_file(name))


def _of_file(name: str) -> Iterator[Example]:
    raw = table(f"{FOLDER}/{name}")
    _only(name, raw, FILE_KEYS)
    for entry in raw.get("examples", ()):
        yield _example(name, raw.get("type"), entry)
    for entry in raw.get("counterexamples", ()):
        _only(name, entry, COUNTEREXAMPLE_KEYS)
        _has_text(name, entry)
        yield Example(name, entry.get("type", raw.get("type")), entry["text"], True, entry.get("published"))


def _example(name: str, type_: str | None, raw: Mapping[str, Any]) -> Example:
    _only(name, raw, EXAMPLE_KEYS)
    _has_text(name, raw)
    ends = {end: [raw[end]] for end in ENDS if end in raw}
    return Example(
        name,
        raw.get("type", type_),
        raw["text"],
        published=raw.get("published"),
        roles={role: frozenset(labels) for role, labels in {**raw.get("roles", {}), **ends}.items()},
        attributes={key: raw[key] for key in ATTRIBUTES if key in raw},
        date=raw.get("date"),
        amounts=frozenset(_amount(name, quantity) for quantity in raw.get("quantity", ())),
    )


def _amount(name: str, raw: Mapping[str, Any]) -> Amount:
    _only(name, raw, QUANTITY_KEYS)
    return raw.get("min"), raw.get("max"), raw.get("unit", "")


def _has_text(name: str, raw: Mapping[str, Any]) -> None:
    if not raw.get("text"):
        raise LexiconError(f"kg/lexicon/{FOLDER}/{name}.toml: an example has no text. Give it one.")


def _only(name: str, raw: Mapping[str, Any], known: set[str]) -> None:
    for key in raw:
        if key not in known:
            raise LexiconError(f"kg/lexicon/{FOLDER}/{name}.toml: unknown key {key!r}.{nearest(key, known)}")
