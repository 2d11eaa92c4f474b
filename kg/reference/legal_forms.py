"""The legal form at the end of a firm's name: "Corp", "Co Ltd", "N.V."; it tells that the name is a firm's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import words

WRITTEN_OUT = ("Company", "Corporation")  # part of many a name, not only its end


def with_legal_form(text: str, end: int) -> int:
    """The end of a firm's name that stops at ``end``, with a legal form (``Corp``, ``Co Ltd``) that follows it."""
    found = _forms().match(text, end)
    return found.end() if found else end


def without_legal_form(name: str) -> str:
    """A firm's name without the legal form at its end: "Toyota Tsusho Corp" is Toyota Tsusho."""
    found = _at_end().search(name)
    return name[: found.start()] if found else name


def label_of_firm(name: str) -> str:
    """How a firm is called: without its legal form, unless that is a word of its name ("Sudan Drilling Company")."""
    return name if name.endswith(WRITTEN_OUT) else without_legal_form(name)


def has_legal_form(name: str) -> bool:
    """Whether a name ends in a legal form, and has more than that."""
    return 0 < len(without_legal_form(name)) < len(name)


def legal_forms(text: str) -> Iterator[tuple[int, int]]:
    """Where a legal form stands behind a capitalised word: its first letter, and its end."""
    for found in _forms().finditer(text):
        yield found.start() + len(found[0]) - len(found[0].lstrip(" ,(")), found.end()


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(f"(?:{_one()})+")


@cache
def _at_end() -> re.Pattern[str]:
    return re.compile(f"(?:{_one()})+$")


def _one() -> str:
    known = sorted(words("actors", "legal_forms", "forms"), key=lambda form: (-len(form), form))
    return rf"(?<=[\w.)’'])(?:,? \(?(?:{'|'.join(map(re.escape, known))})(?!\.?\w)\.?\)?)"
