"""Pairs that the graph is in doubt about: two reports of one event or of two, two names of one thing or of two.

The user's answers become lines of ``judgements.txt``; what he has answered is not asked again.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING

from kg.judging.judgements import Judgement
from kg.table import Table

if TYPE_CHECKING:
    from kg.graph.store import Graph

COLUMNS = (
    *("kind", "type", "now", "why", "doubt", "claims", "label", "other_label"),
    *("told", "other_told", "words", "other_words", "one", "other"),
)
SHOWN = ("kind", "type", "now", "why", "label", "other_label", "words", "other_words")
"""The columns for a terminal, which is narrower than a file."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two: ``name`` as it stands in a judgement, its label, where or how often it is told, in which words."""

    name: str
    label: str
    told: str
    words: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims (kind "event") or two entities (kind "name") that may be one thing.

    ``joined``: whether the graph takes them for one now, and ``why`` it does or does not. ``doubt``: from 0 to 1.
    ``moved``: how many claims the answer may move; ``total``: how many both sides have.
    """

    kind: str
    type: str
    one: Side
    other: Side
    joined: bool
    why: str
    doubt: float
    moved: int
    total: int

    @property
    def rank(self) -> tuple[float, int, str, str]:
        """Sorts the most doubtful and most consequential first."""
        return -self.doubt * log2(1 + self.moved), -self.total, self.one.name, self.other.name

    @property
    def question(self) -> str:
        """What is asked of the two."""
        things = "one event or two" if self.kind == "event" else "one thing or two"
        return f"{self.type}: {things}? Now {'one' if self.joined else 'two'}: {self.why}."

    def judged(self, *, same: bool) -> Judgement:
        """The user's answer."""
        return Judgement(self.one.name, self.other.name, same)

    def row(self) -> tuple[str | int | float, ...]:
        """The pair as a row of ``COLUMNS``."""
        now, one, other = "one" if self.joined else "two", self.one, self.other
        about = (self.kind, self.type, now, self.why, round(self.doubt, 2), self.total, one.label, other.label)
        return (*about, one.told, other.told, one.words, other.words, one.name, other.name)


def doubtful(graph: Graph) -> tuple[Pair, ...]:
    """The pairs that the graph is in doubt about and that its judgements do not settle, the first to be asked first."""
    from kg.judging.review_claims import claim_pairs
    from kg.judging.review_names import name_pairs

    found = [*claim_pairs(graph.store, graph.judgements), *name_pairs(graph.store, graph.judgements)]
    return tuple(sorted(found, key=lambda pair: pair.rank))


def as_table(pairs: tuple[Pair, ...], *, wide: bool = True) -> Table:
    """The pairs as rows; without ``wide``, only what a person reads."""
    columns = COLUMNS if wide else SHOWN
    rows = (dict(zip(COLUMNS, pair.row(), strict=True)) for pair in pairs)
    return Table(columns, tuple(tuple(row[column] for column in columns) for row in rows), "Doubtful pairs")
