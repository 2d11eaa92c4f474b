"""A contract and the flow that is to come of it: who sells and who buys, and the amounts that both are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.attributes.factuality import Status
from kg.clauses.events import Draft
from kg.lexicon import table
from kg.model import KNOWN, Filler
from kg.passages.deals import by_rule
from kg.passages.same import names

CONTRACT = "contract"
MADE = ("signed", "agreed")


def share_contracts(drafts: Sequence[Draft]) -> None:
    """Complete each contract for goods and its flow from one another.

    "Petrobangla signed a contract with QatarEnergy for gas": the flow has the contract's parties, the one who sells
    elsewhere in the article as its exporter, and what the contract is about; both are of the same amounts.
    """
    for deal, flow in _pairs(drafts):
        if flow.anchor_id == CONTRACT:
            _as_agreed(flow, deal, drafts)
        _sides_as_parties(deal, flow)
        _same_amounts(deal, flow)


def _pairs(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    deals = [d for d in drafts if d.type == "Agreement" and d.attributes.get("kind") == "contract"]
    made = [d for d in deals if d.attributes.get("stage") in MADE and d.status.value == "asserted"]
    for flow in (d for d in drafts if d.type == "TradeFlow"):
        for deal in made:
            if deal.sentence == flow.sentence and (deal.anchor == flow.anchor or _is_of(flow, deal)):
                yield deal, flow


def _is_of(flow: Draft, deal: Draft) -> bool:
    """Whether the flow hangs on the contract and is still to come."""
    above = {*flow.anchor.ancestors}
    beside = deal.trigger in above or deal.anchor in above
    return beside and flow.status.value == "planned"


def _as_agreed(flow: Draft, deal: Draft, drafts: Sequence[Draft]) -> None:
    """A flow that is told by its contract alone has what the contract has."""
    flow.status = Status("planned", deal.anchor.lower_, deal.anchor)
    if flow.date == deal.date:
        flow.date = flow.dated = None
    if not flow.roles.get("commodity"):
        flow.roles["commodity"] = by_rule("contract", [f for f in deal.roles.get("topic", ()) if f.method in KNOWN])
    parties = deal.roles.get("party", ())
    if len(parties) == 2 and not (flow.roles.get("exporter") and flow.roles.get("importer")):
        sellers, buyers = (_known(role, drafts, flow) for role in ("exporter", "importer"))
        for one, other in (parties, parties[::-1]):
            if _is_among(one, sellers) > _is_among(one, buyers) or _is_among(other, buyers) > _is_among(other, sellers):
                flow.roles["exporter"], flow.roles["importer"] = (by_rule("contract", [f]) for f in (one, other))
                return


def _known(role: str, drafts: Sequence[Draft], flow: Draft) -> set[str]:
    """Who sells, or buys, elsewhere in the article what the flow is of."""
    goods = names(flow.roles.get("commodity", ()))
    told = [d for d in drafts if d.type == "TradeFlow" and names(d.roles.get("commodity", ())) & goods]
    fillers = [f for d in told for f in d.roles.get(role, ())]
    return names(fillers) | {f.entity.country for f in fillers if f.entity.country}


def _is_among(party: Filler, known: set[str]) -> bool:
    return party.entity.iri in known or party.entity.country in known


def _sides_as_parties(deal: Draft, flow: Draft) -> None:
    """Who sells and who buys under a contract are its parties."""
    have = deal.roles.get("party", [])
    sides = [f for role in ("exporter", "importer") for f in flow.roles.get(role, ())]
    if len(have) < 2 and len(sides) == 2:
        deal.roles["party"] = [*have, *by_rule("contract", [f for f in sides if f.entity.iri not in names(have)])]


def _same_amounts(deal: Draft, flow: Draft) -> None:
    """“a contract to supply 33,000 tonnes”: the amount is of both; how long, of the contract alone."""
    lasting = table("attach")["durations"]
    for draft, other in ((deal, flow), (flow, deal)):
        told = [(q, at) for q, at in other.amounts if q not in draft.quantities]
        told = [(q, at) for q, at in told if draft is deal or q.unit not in lasting]
        draft.quantities += [q for q, _ in told]
        draft.amounts += told
