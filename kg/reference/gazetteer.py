"""Finds known names in text: two Aho-Corasick automata, one for names as they are written, one for lower-cased ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import ahocorasick

Span = tuple[int, int]
_SAME_LENGTH = str.maketrans(
    {"\n": " ", "\t": " ", "\u00a0": " ", "\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-", "\u2013": "-"}
)
_HYPHEN_IS_SPACE = str.maketrans({"-": " "})
SHORTEST_IN_CAPITALS = 4


def plain(text: str) -> str:
    """``text`` with straight quotes, plain hyphens and spaces, character by character, so that offsets stay."""
    return text.translate(_SAME_LENGTH)


def lowered(text: str) -> str:
    """``text`` for case-blind search: lower case and hyphens as spaces, of the same length as ``text``."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_HYPHEN_IS_SPACE)


class Gazetteer:
    """Word-bounded search for names; ``exact`` and ``blind`` map a name to whatever the caller wants back.

    A name in ``exact`` is found as it is written and in capitals; one in ``blind`` in any case. Where several
    names are found, the one that starts first wins, then the longest.
    """

    def __init__(self, exact: Mapping[str, Any], blind: Mapping[str, Any]) -> None:
        self._exact = _automaton({**_in_capitals(exact), **{plain(name): value for name, value in exact.items()}})
        self._blind = _automaton({lowered(plain(name)): value for name, value in blind.items()})

    def find(self, text: str) -> Iterator[tuple[Span, Any, Any]]:
        """Each span with what ``exact`` and what ``blind`` hold for it (None for neither), left to right."""
        even = plain(text)
        exact = _hits(self._exact, even)
        blind = _hits(self._blind, lowered(even))
        for span in _leftmost_longest({**exact, **blind}):
            yield span, exact.get(span), blind.get(span)


def _in_capitals(names: Mapping[str, Any]) -> dict[str, Any]:
    return {
        plain(name).upper(): value
        for name, value in names.items()
        if sum(map(str.isalpha, name)) >= SHORTEST_IN_CAPITALS
    }


def _automaton(names: Mapping[str, Any]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for name, value in names.items():
        automaton.add_word(name, (len(name), value))
    if names:
        automaton.make_automaton()
    return automaton


def _hits(automaton: ahocorasick.Automaton, text: str) -> dict[Span, Any]:
    if not len(automaton):
        return {}
    return {
        (last + 1 - length, last + 1): value
        for last, (length, value) in automaton.iter(text)
        if _bounded(text, last + 1 - length, last + 1)
    }


def _bounded(text: str, start: int, end: int) -> bool:
    if start and text[start].isalnum() and text[start - 1].isalnum():
        return False
    return not (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())


def _leftmost_longest(spans: Iterable[Span]) -> Iterator[Span]:
    free = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= free:
            yield start, end
            free = end
