"""Names of deals taken apart: whose a deal is, and of which kind: "EU-Japan EPA", "Economic Partnership Agreement"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kg.lexicon import table, words
from kg.model import Entity

States = Callable[[str], Entity | None]
LONGEST = 3  # words of the name of a state or a bloc
BETWEEN = frozenset({"and", "between", "of", "the", "with", "for", "on"})
_WORD = re.compile(r"[\w.']+")


def taken_apart(name: str, state: States) -> tuple[list[Entity], tuple[str, ...]]:
    """The states and blocs that the name of a deal holds, as ``state`` knows them, and its other words written out."""
    told = _WORD.findall(name)
    parties: list[Entity] = []
    kind: list[str] = []
    k = 0
    while k < len(told):
        size, party = _party(told[k : k + LONGEST], state)
        if party is not None:
            parties.append(party)
        elif told[k].lower() not in BETWEEN:
            kind += written_out(told[k])
        k += size
    return parties, tuple(kind)


def written_out(word: str) -> list[str]:
    """“EPA” as the words that it is short for; any other word alone."""
    long = table("things")["deal_acronyms"].get(word)
    return [*long.split()] if long else [word.lower()]


def tells_kind_only(name: str) -> bool:
    """Whether a name could be that of many deals: "Economic Partnership Agreement", "the CEPA"."""
    return is_kind([word for each in _WORD.findall(name) if each.lower() not in BETWEEN for word in written_out(each)])


def is_kind(told: Sequence[str]) -> bool:
    """Whether words tell nothing but the kind of a deal."""
    return bool(told) and all(word in words("things", "general_names") | words("things", "kind_words") for word in told)


def _party(told: Sequence[str], state: States) -> tuple[int, Entity | None]:
    for size in range(len(told), 0, -1):
        if found := state(" ".join(told[:size])):
            return size, found
    return 1, None
