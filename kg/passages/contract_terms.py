"""What a later sentence tells of a contract: whose it is, and how long it runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.clauses.events import Draft
from kg.passages.completion import is_definite
from kg.passages.deals import by_rule
from kg.passages.same import kinds_agree, names

TERM = "term"
SIDES = ("exporter", "importer")
NEAR = 400  # characters between a sale and the contract for it
UNTIL = ("until", "till", "to", "through")


def of_traders(drafts: Sequence[Draft]) -> None:
    """“X will buy tin from Y. The contract …”: a contract that names nobody is that of the sale told right before.

    The sale is to come, or one of the two is a firm: what states trade at large is not under one contract.
    """
    for k, draft in enumerate(drafts):
        flow = next((d for d in reversed(drafts[:k]) if _is_sale(d, draft)), None) if _is_nobodys(draft) else None
        if flow is not None:
            draft.roles["party"] = by_rule("traders", [f for role in SIDES for f in flow.roles[role]])
            draft.roles["topic"] = draft.roles.get("topic") or by_rule("traders", flow.roles.get("commodity", ()))
            draft.taken |= {"party", "topic"}


def without_terms(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, where the length of a deal that is told of otherwise, too, is an amount of that.

    “A signed a contract with B. It runs for ten years”: nobody says that it is in force. One that runs until a day is,
    but nobody says since when.
    """
    return list(_kept(drafts))


def _kept(drafts: Sequence[Draft]) -> Iterator[Draft]:
    for k, draft in enumerate(drafts):
        if draft.sense.id != TERM:
            yield draft
            continue
        deal = next((d for d in reversed(drafts[:k]) if _is_of(draft, d)), None) if draft.date is None else None
        if deal is None:
            _open_start(draft)
            yield draft
        else:
            deal.amounts += [one for one in draft.amounts if one not in deal.amounts]
            deal.quantities += [q for q in draft.quantities if q not in deal.quantities]
            deal.also += [draft.place] if draft.place not in (deal.place, *deal.also) else []


def _is_sale(flow: Draft, contract: Draft) -> bool:
    sides = [flow.roles.get(role, []) for role in SIDES]
    near = flow.type == "TradeFlow" and 0 < contract.at - flow.at < NEAR and all(len(side) == 1 for side in sides)
    return near and (flow.status.value == "planned" or any(f.entity.type == "Company" for side in sides for f in side))


def _is_nobodys(draft: Draft) -> bool:
    bare = draft.type == "Agreement" and not draft.roles.get("party") and not draft.roles.get("name")
    return bare and draft.attributes.get("kind") == "contract" and is_definite(draft)


def _is_of(term: Draft, deal: Draft) -> bool:
    """Whether ``deal`` is an act on the deal that ``term`` tells the length of."""
    act = deal.type == "Agreement" and deal.attributes.get("stage") not in (None, "in_force")
    parties = names(deal.roles.get("party", ()))
    return act and bool(parties) and parties == names(term.roles.get("party", ())) and kinds_agree(deal, term)


def _open_start(draft: Draft) -> None:
    until = draft.dated is not None and draft.dated.text.lower().startswith(UNTIL)
    if until and draft.date and "/" in draft.date and draft.status.value == "asserted":
        draft.date = f"../{draft.date.split('/')[1]}"
