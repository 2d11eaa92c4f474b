"""The names of goods, each to its good: looked up whole, or found inside a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.reference.gazetteer import lowered, plain
from kg.reference.records import Record

_WORD = re.compile(r"\w+")


class GoodIndex:
    """Names in any case, with or without hyphens; acronyms as they are written."""

    def __init__(self, records: Iterable[Record]) -> None:
        names = ((plain(name), record.iri) for record in records if record.type == "Good" for name, _ in record.forms)
        self._names: Mapping[str, str] = {name if is_acronym(name) else lowered(name): iri for name, iri in names}

    def named(self, name: str) -> str | None:
        """The good that ``name`` as a whole stands for."""
        even = plain(name)
        return self._names.get(even) or self._names.get(lowered(even))

    def inside(self, phrase: str) -> str | None:
        """The good with the longest name at the end of ``phrase``, else the one with the longest name anywhere."""
        words = [match.span() for match in _WORD.finditer(phrase)]
        found = [
            ((last == len(words) - 1, words[last][1] - words[first][0], last), iri)
            for first in range(len(words))
            for last in range(first, len(words))
            if (iri := self.named(phrase[words[first][0] : words[last][1]]))
        ]
        return max(found)[1] if found else None


def is_acronym(name: str) -> bool:
    """Whether a name is written with capitals inside: LNG, EVs."""
    return sum(map(str.isupper, name)) > 1
