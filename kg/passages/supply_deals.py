"""A deal under which goods are supplied, beside the flow itself: its kind and its amount."""

from __future__ import annotations

from collections.abc import Sequence

from kg.clauses.events import Draft
from kg.lexicon import words
from kg.passages.deals import by_rule
from kg.passages.same import names

# Kinds of agreement under which goods are made or supplied.
SUPPLYING = ("contract", "joint_venture", "memorandum")


def complete_supply_deals(drafts: Sequence[Draft]) -> None:
    """“will supply Sinopec with 4 million tonnes a year under a contract”: the contract is for as much.

    A deal of no particular kind between a firm and somebody is a contract where its sentence plans what they trade.
    """
    planned = [d for d in drafts if d.type == "TradeFlow" and d.status.value == "planned"]
    for deal in drafts if planned else ():
        kind = deal.attributes.get("kind")
        if deal.type != "Agreement" or kind not in ("contract", "other"):
            continue
        for flow in planned:
            if flow.start == deal.start and _is_under(flow, deal):
                _complete(deal, flow)


def _is_under(flow: Draft, deal: Draft) -> bool:
    """Whether those who trade are those whose deal it is, a firm among them."""
    parties = deal.roles.get("party", ())
    traders = [f for role in ("exporter", "importer") for f in flow.roles.get(role, ())]
    shared = names(traders) & names(parties)
    return bool(shared) and names(traders) <= names(parties) and any(f.entity.type == "Company" for f in parties)


def _complete(deal: Draft, flow: Draft) -> None:
    deal.attributes["kind"] = "contract"
    if not any(q.unit in words("things", "bulk") for q in deal.quantities):
        deal.amounts += [(q, at) for q, at in flow.amounts if q.unit in words("things", "bulk")]
        deal.quantities += [q for q in flow.quantities if q.unit in words("things", "bulk")]


def topics_of_supply(drafts: Sequence[Draft]) -> None:
    """A contract that does not say what it is about is about the good that is supplied or made beside it."""
    for k, draft in enumerate(drafts):
        if draft.type != "Agreement" or draft.attributes.get("kind") not in SUPPLYING or draft.roles.get("topic"):
            continue
        beside = [d for d in drafts if d.type in ("TradeFlow", "Production") and d.sentence == draft.sentence]
        before = [d for d in reversed(drafts[:k]) if d.type == "Agreement"]
        for other in [*beside, *before]:
            if found := other.roles.get("commodity") or (
                other.attributes.get("kind") in SUPPLYING and other.roles.get("topic")
            ):
                draft.roles["topic"] = by_rule("supply", found)
                break
