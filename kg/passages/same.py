"""When two drafts of one article can speak of the same thing: names in common, none that contradict, dates that fit."""

from __future__ import annotations

from collections.abc import Iterable

from kg.clauses.events import Draft
from kg.clauses.misfits import RANKED
from kg.lexicon import words
from kg.model import STATES, Filler
from kg.values.dates import bounds

# Who meets; a body is often only where others do.
PEOPLE = (*STATES, "Person")
VAGUE = ("other", "unknown")
DUTIES = {"tariff", "antidumping"}  # an anti-dumping duty is "the duty" later on
# Roles whose difference alone makes two events of one type different.
TELLING = {
    "TradeFlow": ("exporter", "importer", "commodity"),
    "Production": ("producer", "commodity"),
    "TradeMeasure": ("imposer", "target", "commodity"),
    "Reliance": ("dependent", "supplier", "commodity"),
    "Meeting": ("participant", "place"),
    "Agreement": ("party", "name"),
    "Accession": ("member", "organization"),
    "Investment": ("investor", "recipient"),
    "Dispute": ("complainant", "respondent", "topic"),
    "Ruling": ("forum", "respondent", "complainant"),
}


def kinds_agree(a: Draft, b: Draft) -> bool:
    """Equal kinds, or one of them says nothing."""
    kinds = (a.attributes.get("kind"), b.attributes.get("kind"))
    return kinds[0] == kinds[1] or any(k in VAGUE or k is None for k in kinds) or set(kinds) == DUTIES


def contradict(a: Draft, b: Draft, *, slack: bool) -> bool:
    """Whether both fill a telling role and share nobody; with ``slack``, also if goods or parties only overlap."""
    for role in TELLING[b.type]:
        left, right = (names(_telling(d, role)) for d in (a, b))
        if left and right and not left & right and not (role == "place" and _lies_in(a, b)):
            return True
        if (
            slack
            and role in ("commodity", "party")
            and left
            and right
            and left != right
            and not (left <= right or right <= left)
        ):
            return True
    return slack and ((b.type == "Meeting" and _others_too(a, b)) or (b.type == "TradeMeasure" and _one_sided(a, b)))


def _one_sided(a: Draft, b: Draft) -> bool:
    """What two impose on each other is not what one of them imposes on the other."""
    (makers, hit), (others, struck) = (
        (names(d.roles.get("imposer", ())), names(d.roles.get("target", ()))) for d in (a, b)
    )
    return (len(makers) > len(others) == 1 and bool(makers & struck)) or (
        len(others) > len(makers) == 1 and bool(others & hit)
    )


def _others_too(a: Draft, b: Draft) -> bool:
    """Whether each of two meetings has somebody of a state that has nobody at the other: "A met B", "A met C"."""
    left, right = (
        {f.entity.country or f.entity.iri for f in d.roles.get("participant", ()) if f.entity.type in PEOPLE}
        for d in (a, b)
    )
    return not (left <= right or right <= left)


def _telling(draft: Draft, role: str) -> list[Filler]:
    """The fillers of a role; that a tariff is on "goods" contradicts no good."""
    found = draft.roles.get(role, [])
    general = words("goods", "anything") if draft.type == "TradeMeasure" and role == "commodity" else frozenset()
    return [f for f in found if f.entity.label.lower() not in general]


def _lies_in(a: Draft, b: Draft) -> bool:
    """Whether one is in a city of the country that the other is in."""
    places = [f.entity for d in (a, b) for f in d.roles.get("place", ())]
    return any(p.country in {q.iri for q in places} for p in places)


def share(a: Draft, b: Draft) -> bool:
    """Whether they have somebody in common in a telling role; for a rank among traders, a trader."""
    roles = TELLING[a.type]
    if a.type == "TradeFlow" and {a.anchor_id, b.anchor_id} & RANKED:
        roles = ("exporter", "importer")
    return any(names(a.roles.get(role, ())) & names(b.roles.get(role, ())) for role in roles)


def names(fillers: Iterable[Filler]) -> set[str]:
    """What identifies the fillers."""
    return {f.entity.iri for f in fillers}


def dates_agree(a: str | None, b: str | None) -> bool:
    """Whether two EDTF dates can be the same day at their precision; an unknown one fits any."""
    if a is None or b is None or a == b:
        return True
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    return (a0 is None or b1 is None or a0 <= b1) and (b0 is None or a1 is None or b0 <= a1)
