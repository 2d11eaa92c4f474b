"""Reads the word tables beside this file: the only place that knows where they are and how TOML is read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from kg.errors import LexiconError


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``kg/lexicon/<name>.toml``, read once. Raises LexiconError with the line when it is broken."""
    place = files("kg.lexicon") / f"{name}.toml"
    try:
        return tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LexiconError(f"There is no table {name}.toml in kg/lexicon.") from error
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"kg/lexicon/{name}.toml is not valid TOML: {error}") from error


def vocabulary() -> frozenset[str]:
    """Every word that stands in a table."""
    folder = files("kg.lexicon")
    places = [("", folder), ("frames/", folder / "frames")]
    names = [before + p.name for before, place in places for p in place.iterdir() if p.name.endswith(".toml")]
    return frozenset(word for name in names for word in _strings(table(name.removesuffix(".toml"))))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split()
    elif isinstance(value, dict):
        yield from (word for inner in value.values() for word in _strings(inner))
    elif isinstance(value, list):
        yield from (word for inner in value for word in _strings(inner))


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """A list of words of table ``name`` as a set: ``words("actors", "nouns", "company")``."""
    here: Any = table(name)
    for key in path:
        if key not in here:
            raise LexiconError(f"kg/lexicon/{name}.toml has no {'.'.join(path)}.")
        here = here[key]
    return frozenset(here)
