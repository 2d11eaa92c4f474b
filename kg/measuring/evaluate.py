"""How well facts were read, against facts that careful readers wrote down (see the gold form of ``kg facts``).

Facts are paired one to one inside an article: of one type, with at least one filler of a core role in common, those
that share most first. Then a fact is right when it is paired, an argument when both hold it, an attribute likewise;
figures are added up over all articles before precision and recall are taken (micro average). What counts as the same
name, date or amount stands in ``kg.measuring.likeness``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kg.measuring.likeness import same_attribute, same_name

Fact = Mapping[str, Any]
Document = Mapping[str, Any]
T = TypeVar("T")

CORE: Mapping[str, frozenset[str]] = {
    "Meeting": frozenset({"participant"}),
    "Agreement": frozenset({"party", "name", "topic"}),
    "TradeFlow": frozenset({"exporter", "importer", "commodity"}),
    "Production": frozenset({"producer", "commodity"}),
    "Reliance": frozenset({"dependent", "supplier", "commodity"}),
    "TradeMeasure": frozenset({"imposer", "target", "commodity"}),
    "Dispute": frozenset({"complainant", "respondent", "forum"}),
    "Ruling": frozenset({"forum", "complainant", "respondent"}),
    "Investment": frozenset({"investor", "recipient"}),
    "Accession": frozenset({"member", "organization"}),
}
# Roles whose fillers are phrases: overlapping words are enough there.
LOOSE = frozenset({"commodity", "topic", "input", "name", "place"})
VALUES = ("kind", "stage", "action", "outcome", "factuality")
# What a shared argument weighs against a shared attribute when pairs are chosen.
ARGUMENT_WEIGHT = 10


@dataclass(slots=True)
class Tally:
    """What was right of what was extracted and of what is gold."""

    right: int = 0
    got: int = 0
    gold: int = 0

    def add(self, right: int, got: int, gold: int) -> None:
        """Count more of each."""
        self.right, self.got, self.gold = self.right + right, self.got + got, self.gold + gold

    @property
    def precision(self) -> float:
        """The right ones among the extracted ones, 0 when there are none."""
        return self.right / self.got if self.got else 0.0

    @property
    def recall(self) -> float:
        """The right ones among the gold ones, 0 when there are none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Scores:
    """The four levels, and the first three of them for each type of event."""

    event: Tally = field(default_factory=Tally)
    argument: Tally = field(default_factory=Tally)
    attribute: Tally = field(default_factory=Tally)
    relation: Tally = field(default_factory=Tally)
    by_type: dict[str, Scores] = field(default_factory=dict)


def score(gold: Iterable[Document], predicted: Iterable[Document]) -> Scores:
    """The scores of ``predicted`` documents against ``gold`` ones; documents belong together by ``id``."""
    found = {document["id"]: document for document in predicted}
    scores = Scores()
    for document in gold:
        other = found.get(document["id"], {})
        facts = [f for f in other.get("facts", ()) if f.get("type") in CORE]
        _count_facts(document.get("facts", ()), facts, scores)
        relations = document.get("relations", ()), other.get("relations", ())
        scores.relation.add(len(pairs(*relations, same_relation)), len(relations[1]), len(relations[0]))
    return scores


def _count_facts(gold: Sequence[Fact], got: Sequence[Fact], scores: Scores) -> None:
    for fact in gold:
        _count(fact, scores, gold=True)
    for fact in got:
        _count(fact, scores, gold=False)
    for i, j in paired(gold, got):
        arguments = len(_shared_arguments(gold[i], got[j]))
        values = len(pairs(attributes(gold[i]), attributes(got[j]), same_attribute))
        for level in (scores, scores.by_type[gold[i]["type"]]):
            level.event.add(1, 0, 0)
            level.argument.add(arguments, 0, 0)
            level.attribute.add(values, 0, 0)


def _count(fact: Fact, scores: Scores, *, gold: bool) -> None:
    for level in (scores, scores.by_type.setdefault(fact["type"], Scores())):
        for tally, number in (
            (level.event, 1),
            (level.argument, len(arguments(fact))),
            (level.attribute, len(attributes(fact))),
        ):
            tally.add(0, 0 if gold else number, number if gold else 0)


def paired(gold: Sequence[Fact], got: Sequence[Fact]) -> list[tuple[int, int]]:
    """Which gold fact belongs to which extracted one, as index pairs: the pairs that share most are taken first."""
    likely = []
    for i, one in enumerate(gold):
        for j, other in enumerate(got):
            shared = _shared_arguments(one, other) if one["type"] == other["type"] else []
            if {arguments(one)[a][0] for a, _ in shared} & CORE.get(one["type"], frozenset()):
                alike = len(pairs(attributes(one), attributes(other), same_attribute))
                likely.append((-(len(shared) * ARGUMENT_WEIGHT + alike), i, j))
    taken: tuple[set[int], set[int]] = (set(), set())
    chosen = []
    for _, i, j in sorted(likely):
        if i not in taken[0] and j not in taken[1]:
            chosen.append((i, j))
            taken[0].add(i)
            taken[1].add(j)
    return chosen


def pairs(gold: Sequence[T], got: Sequence[T], same: Callable[[T, T], bool]) -> list[tuple[int, int]]:
    """Index pairs of equals, each thing used once, in the order of ``gold``."""
    used: set[int] = set()
    chosen = []
    for i, one in enumerate(gold):
        j = next((j for j, other in enumerate(got) if j not in used and same(one, other)), None)
        if j is not None:
            chosen.append((i, j))
            used.add(j)
    return chosen


def arguments(fact: Fact) -> list[tuple[str, list[str]]]:
    """The fillers of a fact, each with its role and its names."""
    roles: Mapping[str, Any] = fact.get("roles") or {}
    return [(role, f if isinstance(f, list) else [f]) for role, fillers in roles.items() for f in fillers]


def attributes(fact: Fact) -> list[tuple[str, Any]]:
    """The attributes of a fact that have a value, each amount on its own."""
    values = [(name, fact[name]) for name in VALUES if fact.get(name)]
    dates = [("date", fact["date"])] if fact.get("date") else []
    return [*values, *dates, *(("quantity", amount) for amount in fact.get("quantity") or ())]


def _shared_arguments(one: Fact, other: Fact) -> list[tuple[int, int]]:
    return pairs(arguments(one), arguments(other), same_argument)


def same_argument(one: tuple[str, list[str]], other: tuple[str, list[str]]) -> bool:
    """Whether two fillers, each with its role, are the same one in the same role."""
    return one[0] == other[0] and same_name(one[1], other[1], loose=one[0] in LOOSE)


def same_relation(one: Fact, other: Fact) -> bool:
    """Whether two relations are of one type between the same two."""
    ends = (same_name(one[end], other[end], loose=False) for end in ("from", "to"))
    return bool(one["type"] == other["type"] and all(ends))
