"""Measures in a row that share what stands once: "25 percent on steel and 10 percent on tin", "those on wine later"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.clauses.events import Draft
from kg.grammar.tree import children

RATE, THOSE = "rate", "those"
SHARED = ("imposer", "target", "commodity")


def complete_rows(drafts: Sequence[Draft]) -> None:
    """Give what follows another measure in a row what the two share: sense, imposer, where the goods come from."""
    for k, draft in enumerate(drafts):
        if draft.type == "TradeMeasure" and not draft.roles.get("commodity") and _is_on_them(draft):
            told = [d.roles["commodity"] for d in drafts[:k] if d.roles.get("commodity")]
            draft.roles["commodity"] = [replace(f, rule="row") for f in told[-1]] if told else []
        before = [d for d in drafts[:k] if d.type == draft.type and d.anchor != draft.anchor]
        if before and _is_second(draft, before[-1]):
            _like(draft, before[-1])
            _from_one_place(draft, before[-1:])
        if not before or draft.anchor_id not in (RATE, THOSE):
            continue
        _like(draft, before[-1])
        if draft.anchor_id == RATE:
            _from_one_place(draft, before)


def _is_on_them(draft: Draft) -> bool:
    """“lifts the ban on cigarettes and cuts the tax on them”: the goods that were named before."""
    behind = [o for t in draft.tokens for p in children(t, "prep") if p.lower_ == "on" for o in children(p, "pobj")]
    return any(o.lower_ in ("them", "it", "these") for o in behind)


def _is_second(draft: Draft, first: Draft) -> bool:
    """“a duty of 73 percent and a levy of 6 percent on barley”: a second measure that the parser hung on the rate."""
    between = draft.anchor.doc[first.anchor.i : draft.anchor.i]
    hung = draft.anchor.dep_ == "conj" and draft.sense.id == "default" and draft.anchor_id not in (RATE, THOSE)
    return hung and draft.anchor.head in between and any(t.lower_ == "and" for t in between)


def _like(draft: Draft, first: Draft) -> None:
    """“duties on wine go at once, those on cheese by degrees”: what is left out is as it was before."""
    if draft.sense.id == "default" or (draft.anchor_id == THOSE and draft.trigger == first.trigger):
        draft.sense, draft.status, draft.trigger = first.sense, first.status, first.trigger
        draft.attributes = {**first.attributes, "kind": draft.attributes["kind"]}
    if draft.anchor_id == THOSE:
        draft.attributes["kind"] = first.attributes.get("kind", draft.attributes["kind"])
    for role in SHARED if draft.anchor_id == THOSE else ("imposer",):
        others = {f.entity.iri for f in draft.roles.get("imposer" if role == "target" else "target", ())}
        if not draft.roles.get(role):
            draft.roles[role] = [
                replace(f, rule="row") for f in first.roles.get(role, ()) if f.entity.iri not in others
            ]
    draft.antecedent = True


def _from_one_place(last: Draft, before: Sequence[Draft]) -> None:
    """“15 percent on tyres and 8 percent on bolts from Peru”: what stands behind the last good is true of all."""
    goods = [f.start for f in last.roles.get("commodity", ())]
    behind = [f for f in last.roles.get("target", ()) if goods and f.start > min(goods)]
    for draft in before:
        if draft.sense == last.sense and behind and not draft.roles.get("target"):
            draft.roles["target"] = [replace(f, rule="row") for f in behind]
        if draft.sense == last.sense and last.anchor_id != RATE and not draft.roles.get("commodity"):
            draft.roles["commodity"] = [replace(f, rule="row") for f in last.roles.get("commodity", ())]
