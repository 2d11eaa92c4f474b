"""Flows of goods completed from the words around them: the good that goes on, the state whose office reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.clauses.events import Draft
from kg.lexicon import words
from kg.model import KNOWN, Entity, Filler
from kg.passages.deals import by_rule
from kg.passages.same import names
from kg.passages.supplied import share_contracts

NEAR = 1500  # characters
# Whose trade it is that a noun of it tells.
TRADER = {"export_noun": "exporter", "import_noun": "importer"}
SIDES = ("exporter", "importer")
# Who sells or buys when a state's own office reports it without saying who.
REPORTED = {"export_noun": "exporter", "sale_noun": "exporter", "import_noun": "importer", "purchase_noun": "importer"}


def complete_flows(drafts: Sequence[Draft], states: Mapping[str, Entity]) -> None:
    """Give each flow of so many tonnes the good that was spoken of last, and reported sales the state that reports.

    A contract and the flow that is to come of it share their sides and their amounts (see ``kg.passages.supplied``).
    """
    for k, draft in enumerate(drafts):
        if draft.type in ("TradeFlow", "Production"):
            _go_on(draft, drafts[:k])
        if draft.type == "TradeFlow":
            _reported_by(draft, states)
    share_contracts(drafts)


def of_one_trader(drafts: Sequence[Draft]) -> None:
    """“Peru's exports rose, imports fell”: who is told of in the one is told of in the other, on the other side."""
    for k, draft in enumerate(drafts):
        role = TRADER.get(draft.anchor_id) if draft.type == "TradeFlow" else None
        if role is None or draft.roles.get(role) or not draft.quantities:
            continue
        others = {f.entity.iri for name in SIDES if name != role for f in draft.roles.get(name, ())}
        for earlier in reversed(drafts[:k]):
            told = earlier.roles.get(TRADER.get(earlier.anchor_id, ""), []) if earlier.type == "TradeFlow" else []
            if told and draft.at - earlier.at < NEAR and not names(told) & others:
                draft.roles[role] = by_rule("same_trader", told)
                draft.taken.add(role)
                break


def _go_on(draft: Draft, before: Sequence[Draft]) -> None:
    """“Peru bought 9,000 tonnes of wheat. Chile bought 3,000 tonnes”: tonnes are of the good that was named last."""
    if draft.roles.get("commodity") or not any(q.unit in words("things", "bulk") for q in draft.quantities):
        return
    for earlier in reversed(before):
        near = draft.at - earlier.at < NEAR
        known = [f for f in earlier.roles.get("commodity", ()) if f.method in KNOWN]
        if earlier.type in ("TradeFlow", "Production", "TradeMeasure") and known and near:
            draft.roles["commodity"] = [replace(f, rule="good_goes_on") for f in known]
            draft.taken.add("commodity")
            return


def _reported_by(draft: Draft, states: Mapping[str, Entity]) -> None:
    """“The U.S. Agriculture Department reported sales of corn to Egypt”: an office reports the trade of its state."""
    role = REPORTED.get(draft.anchor_id)
    other = "importer" if role == "exporter" else "exporter"
    if role is None or draft.roles.get(role) or not draft.roles.get(other) or not draft.quantities:
        return
    for source in draft.source:
        state = states.get(source.entity.country or "") if source.entity.type == "Agency" else None
        if state is not None and state.iri not in names(draft.roles[other]):
            draft.roles[role] = [
                Filler(state, source.mention, source.start, source.end, "context", 0.4, rule="office_reports")
            ]
