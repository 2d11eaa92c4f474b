"""Days told of one event that are those of another too: of a deal and of the meeting where it was struck, for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.clauses.events import Draft
from kg.passages.same import names
from kg.values.dates import bounds

STRUCK = ("signed", "agreed", "amended", "proposed", "negotiating")
REACHED = ("signed", "agreed", "amended")
EASED = ("lift", "reduce")
BESIDE = 700  # characters
WEEK = 7  # days


def complete_days(drafts: Sequence[Draft]) -> None:
    """Give an event whose day is not told that of another one, told beside it, which came about with it."""
    for draft in drafts:
        if draft.date is not None:
            continue
        near = [d for d in drafts if d.date and abs(d.start - draft.start) < BESIDE and any(r(draft, d) for r in RULES)]
        if near:
            other = min(near, key=lambda d: abs(d.start - draft.start))
            draft.date, draft.dated = other.date, other.dated


def _is_meeting_of(draft: Draft, deal: Draft) -> bool:
    """A meeting was held on the day of the deal that the same states struck."""
    struck = deal.type == "Agreement" and deal.attributes.get("stage") in STRUCK and deal.status.value == "asserted"
    held = draft.type == "Meeting" and draft.status.value == "asserted"
    return struck and held and _days(deal) == 1 and len(_states(deal) & _states(draft)) > 1


def _is_reached_at(draft: Draft, meeting: Draft) -> bool:
    """What states agreed, or failed to agree, has the day of their meeting."""
    reached = draft.type == "Agreement" and draft.attributes.get("stage") in REACHED
    told = draft.status.value in ("asserted", "negated")
    held = meeting.type == "Meeting" and meeting.status.value == "asserted" and _days(meeting) <= WEEK
    return reached and told and held and len(_states(meeting) & _states(draft)) > 1


def _is_refusal_of(draft: Draft, step: Draft) -> bool:
    """Who refuses a step of a deal does so on the day when the others take it: “India did not sign”."""
    steps = draft.type == step.type == "Agreement" and draft.attributes.get("stage") == step.attributes.get("stage")
    refused = draft.status.value == "negated" and step.status.value == "asserted"
    return steps and refused and bool(names(draft.roles.get("name", ())) & names(step.roles.get("name", ())))


def _falls_under(draft: Draft, pact: Draft) -> bool:
    """A duty of one party on the goods of another that is lifted under a pact falls when the pact takes effect."""
    eased = draft.type == "TradeMeasure" and draft.attributes.get("action") in EASED
    taken = pact.type == "Agreement" and pact.attributes.get("stage") == "in_force" and _days(pact) == 1
    done = draft.status.value == pact.status.value == "asserted"
    sides = [names(draft.roles.get(side, ())) for side in ("imposer", "target")]
    return eased and taken and done and all(sides) and set().union(*sides) <= _states(pact)


def _is_agreed_not_to(draft: Draft, deal: Draft) -> bool:
    """What states agree not to do holds from the day of the agreement: “agreed not to impose duties”."""
    refrained = draft.type == "TradeMeasure" and draft.status.value == "negated"
    agreed = deal.type == "Agreement" and deal.attributes.get("stage") == "agreed" and deal.status.value == "asserted"
    together = draft.place in (deal.place, *deal.also)
    return refrained and agreed and together and draft.trigger.head.lemma_ == "agree"


RULES: tuple[Callable[[Draft, Draft], bool], ...] = (
    _is_meeting_of,
    _is_reached_at,
    _is_refusal_of,
    _falls_under,
    _is_agreed_not_to,
)


def _days(draft: Draft) -> int:
    first, last = bounds(draft.date) if draft.date else (None, None)
    return (last - first).days + 1 if first and last else WEEK + 1


def _states(draft: Draft) -> set[str]:
    """Who takes part, and the states that the persons among them act for."""
    role = "participant" if draft.type == "Meeting" else "party"
    entities = [f.entity for f in draft.roles.get(role, ())]
    return {e.country if e.type == "Person" and e.country else e.iri for e in entities}
