"""Reads the word lists beside this file."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table() -> dict[str, Any]:
    """The word lists of ``words.toml``, read once."""
    return tomllib.loads((files("kg.inputs.common") / "words.toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """The list ``name`` as a set."""
    return frozenset(table()[name])


@cache
def beginning(name: str) -> re.Pattern[str]:
    """One pattern for the regular expressions of list ``name``, for use with ``match``."""
    return re.compile("|".join(f"(?:{part})" for part in table()[name]), re.IGNORECASE)


@cache
def column_names() -> dict[str, str]:
    """Other names that a column of a table may have, each with the field of an article that it fills."""
    named = {**table()["headers"], **table()["columns"]}
    return {name: field for field, names in named.items() for name in names}


@cache
def header_names() -> dict[str, str]:
    """The names that a header line may have, each with the field of an article that it fills."""
    return {name: field for field, names in table()["headers"].items() for name in names}
