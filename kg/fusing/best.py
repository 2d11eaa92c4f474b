"""The best value where reports of one event differ: the policy in a table, and the functions that follow it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg.fusing.canonical import quantity_key
from kg.fusing.profile import Profile
from kg.fusing.step import Told
from kg.model import Quantity

FACTUALITY = ("asserted", "planned", "possible", "negated")
"""From what counts most to what counts least; but a denial in the last reports counts over all."""

SILENT = frozenset(["other", "unknown"])
"""Values that tell a reader nothing."""

POLICY: Mapping[str, tuple[str, ...]] = {
    "date": ("factual", "precise", "latest", "supported"),
    "value": ("telling", "factual", "latest", "supported"),
    "quantity": ("factual", "latest", "supported"),
}
"""Which claim gives the best value: by the first of these that tells two claims apart, and else by their IRIs. What has
been is better than what is ahead, more precise than less, later reported than earlier, told by more independent sources
than by fewer."""

Sources = Mapping[str, str]
"""For each article the one that stands for its independent source."""


def ranked(cluster: Sequence[Profile], value: str, source: Sources, told: Callable[[Profile], object]) -> list[Profile]:
    """The claims, best first, by the policy for one kind of value; ``told`` gives the value itself."""
    support: dict[object, set[str]] = {}
    for p in cluster:
        support.setdefault(told(p), set()).add(source.get(p.claim.article, p.claim.article))
    orders: Mapping[str, Callable[[Profile], int]] = {
        "factual": lambda p: FACTUALITY.index(p.claim.factuality),
        "precise": lambda p: p.days,
        "latest": lambda p: -_day(p),
        "telling": lambda p: sum(v in SILENT for v in p.claim.attributes.values()),
        "supported": lambda p: -len(support[told(p)]),
    }
    return sorted(cluster, key=lambda p: (*(orders[order](p) for order in POLICY[value]), p.iri))


def best_date(cluster: Sequence[Profile], source: Sources) -> str | None:
    """The date of the best claim that has one."""
    return next((p.claim.date for p in ranked(cluster, "date", source, lambda p: p.claim.date) if p.claim.date), None)


def best_factuality(cluster: Sequence[Profile]) -> str:
    """What counts most of what is said, but a denial when all the reports of the last day deny."""
    last = max(_day(p) for p in cluster)
    if all(p.claim.factuality == "negated" for p in cluster if _day(p) == last):
        return "negated"
    return min((p.claim.factuality for p in cluster), key=FACTUALITY.index)


def best_attributes(cluster: Sequence[Profile], source: Sources) -> Mapping[str, str]:
    """For each attribute the value of the best claim that has one."""
    found: dict[str, str] = {}
    for claim in ranked(cluster, "value", source, lambda p: tuple(sorted(p.claim.attributes.items()))):
        found = {**claim.claim.attributes, **found}
    return dict(sorted(found.items()))


def best_quantities(cluster: Sequence[Profile], source: Sources) -> tuple[Quantity, ...]:
    """For each unit the amounts of the best claim that has any, so that two reports of one amount are one."""
    found: dict[tuple[str, str | None], list[Quantity]] = {}
    for claim in ranked(cluster, "quantity", source, lambda p: p.claim.quantities):
        units = {(q.unit, q.per) for q in claim.claim.quantities} - found.keys()
        for unit in units:
            found[unit] = [q for q in claim.claim.quantities if (q.unit, q.per) == unit]
    return tuple(sorted((q for same in found.values() for q in same), key=quantity_key))


def best_told(told: Sequence[Told], source: Sources) -> Told:
    """The best of amounts that reports tell of one thing, by the policy for amounts."""
    support: dict[Quantity, set[str]] = {}
    for one in told:
        support.setdefault(one.amount, set()).add(source.get(one.article, one.article))
    orders: Mapping[str, Callable[[Told], int]] = {
        "factual": lambda one: FACTUALITY.index(one.factuality),
        "latest": lambda one: -_day(one),
        "supported": lambda one: -len(support[one.amount]),
    }
    return min(
        told, key=lambda one: (*(orders[order](one) for order in POLICY["quantity"]), one.claim, repr(one.amount))
    )


def _day(p: Profile | Told) -> int:
    """The day of the report as a number, 0 when it is not known."""
    return p.published.toordinal() if p.published else 0
