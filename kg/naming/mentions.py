"""The named stretches of a passage, and what they may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.grammar.tokens import Token
from kg.model import Entity
from kg.reference.catalog import Candidate


@dataclass(frozen=True, slots=True)
class Mention:
    """A named stretch of a passage: token range, character range in the article, and what it may stand for."""

    first: int
    last: int
    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]
    method: str

    @property
    def entity(self) -> Entity:
        """The best candidate."""
        return self.candidates[0].entity

    @property
    def form(self) -> str:
        """How the best candidate is named: name, abbreviation, demonym, seat."""
        return self.candidates[0].form


class Mentions:
    """The mentions of one passage, found by token."""

    def __init__(self, found: Iterable[Mention]) -> None:
        self.all = tuple(sorted(found, key=lambda m: (m.first, m.last)))
        self._place = {m.first: k for k, m in enumerate(self.all)}
        self._by_token = {i: m for m in self.all for i in range(m.first, m.last + 1)}

    def at(self, token: Token) -> Mention | None:
        """The mention that covers ``token``, or None."""
        return self._by_token.get(token.i)

    def after(self, mention: Mention) -> Mention | None:
        """The next mention to the right, or None."""
        k = self._place[mention.first] + 1
        return self.all[k] if k < len(self.all) else None

    def before(self, mention: Mention) -> Mention | None:
        """The mention before, or None."""
        k = self._place[mention.first] - 1
        return self.all[k] if k >= 0 else None

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.all)
