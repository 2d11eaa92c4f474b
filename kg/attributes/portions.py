"""Events that list several amounts, each of its own good or its own year: one event for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.clauses.events import Draft
from kg.clauses.partners import PARTNERS, by_partner
from kg.grammar.tokens import Token
from kg.grammar.tree import children
from kg.lexicon import words
from kg.model import Filler, Quantity, Words


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity that a draft was given, its head in the tree, and the date right behind it."""

    token: Token
    quantity: Quantity
    date: str | None
    words: Words
    dated: Words | None = None


def split(draft: Draft, listed: Sequence[Amount]) -> list[Draft]:
    """Amounts that each have their own good or their own year are events of their own.

    “imported 336 tonnes of oil, 64 tonnes of gas”, “2.9 million tonnes in 2011, 3.7 million tonnes in 2012”.
    """
    if draft.type not in ("TradeFlow", "Production", "TradeMeasure"):
        return [draft]
    named = [(a, [f for f in draft.roles.get("commodity", ()) if _is_of(a.token, f, draft)]) for a in listed]
    own = [(a, goods) for a, goods in named if goods]
    if len(own) > 1 and len(draft.roles["commodity"]) > 1:
        return [_part(draft, a, commodity=goods) for a, goods in own]
    if own:
        _keep(draft, [a for a, goods in named if goods or _is_share(a)])
    roles_ = ("commodity",) if draft.type == "TradeMeasure" else PARTNERS
    if shares := by_partner(draft.roles, [(a.words.start, a.quantity.unit) for a in listed], roles_):
        return [
            replace(_part(draft, a), roles={**draft.roles, **roles}) for a, roles in zip(listed, shares, strict=True)
        ]
    if in_order := _respective(draft, listed):
        return in_order
    listed = _in_turn(draft, listed)
    periods = [a for a in listed if a.date and a.quantity.unit == listed[0].quantity.unit]
    if len({a.date for a in periods}) > 1:
        return [_part(draft, a, date=a.date) for a in periods]
    return [draft]


def _is_share(amount: Amount) -> bool:
    """“3 million tonnes of copper, 60 percent of its exports”: of no other good."""
    behind = _goods_behind(amount.token)
    return not behind or (
        amount.quantity.unit == "percent" and all(t.lemma_.lower() in words("attach", "totals") for t in behind)
    )


def _part(draft: Draft, amount: Amount, *, commodity: list[Filler] | None = None, date: str | None = None) -> Draft:
    roles = {role: list(fillers) for role, fillers in draft.roles.items()}
    if commodity:
        roles["commodity"] = commodity
    part = replace(draft, roles=roles, quantities=[amount.quantity], attributes=dict(draft.attributes))
    part.date = date or draft.date
    part.amounts, part.also = [(amount.quantity, amount.words)], []
    part.dated = amount.dated if date else draft.dated
    return part


def _keep(draft: Draft, kept: Sequence[Amount]) -> None:
    """Leave a draft only some of its amounts."""
    quantities = [a.quantity for a in kept]
    draft.quantities = [q for q in draft.quantities if q in quantities]
    draft.amounts = [(q, words) for q, words in draft.amounts if q in quantities]


def one_each(drafts: Sequence[Draft], listed: dict[int, list[Amount]]) -> None:
    """“exports and imports rose by 5 and 7 percent respectively”: the second amount is that of the second flow."""
    for first, second in pairwise(drafts):
        amounts = listed.get(id(first), [])
        beside = second.type == first.type and second.anchor.dep_ == "conj" and second.anchor.head == first.anchor
        if beside and len(amounts) == 2 and not listed.get(id(second)) and _says_respectively(first):
            _keep(first, amounts[:1])
            listed[id(first)], listed[id(second)] = amounts[:1], amounts[1:]
            second.quantities, second.amounts = [amounts[1].quantity], [(amounts[1].quantity, amounts[1].words)]


def _respective(draft: Draft, listed: Sequence[Amount]) -> list[Draft]:
    """“imports of tin and zinc rose by 5 and 7 percent respectively”: of each unit an amount for each.

    What is listed is what the amounts are as many as: goods, or those who sell or buy them.
    """
    units = list(dict.fromkeys(a.quantity.unit for a in listed))
    rows = [[a for a in listed if a.quantity.unit == unit] for unit in units]
    size = len(rows[0]) if rows else 0
    if size < 2 or any(len(row) != size for row in rows) or not _says_respectively(draft):
        return []
    for role in ("commodity", *PARTNERS, "target"):
        fillers = sorted(draft.roles.get(role, ()), key=lambda f: f.start)
        if len(fillers) == size:
            return [_of_row(draft, {role: [f]}, [row[k] for row in rows]) for k, f in enumerate(fillers)]
    return []


def _of_row(draft: Draft, roles: dict[str, list[Filler]], amounts: Sequence[Amount]) -> Draft:
    part = _part(draft, amounts[0])
    part.roles |= roles
    part.quantities = [a.quantity for a in amounts]
    part.amounts = [(a.quantity, a.words) for a in amounts]
    return part


def _says_respectively(draft: Draft) -> bool:
    return any(t.lower_ == "respectively" for t in draft.sentence)


def _in_turn(draft: Draft, listed: Sequence[Amount]) -> Sequence[Amount]:
    """“rose by 5 and 7 percent respectively”: of each unit, the first amount is that of what is named first."""
    if not _says_respectively(draft) or len(draft.roles.get("commodity", ())) > 1:
        return listed
    first = [a for n, a in enumerate(listed) if a.quantity.unit not in {b.quantity.unit for b in listed[:n]}]
    _keep(draft, first)
    return first


def _is_of(amount: Token, good: Filler, draft: Draft) -> bool:
    return any(good.start <= draft.base + o.idx < good.end for o in _goods_behind(amount))


def _goods_behind(amount: Token) -> list[Token]:
    """What the amount is of: "55,000 tonnes of corn", "10 percent on aluminium"."""
    return [o for p in children(amount, "prep") if p.lower_ in ("of", "on") for o in children(p, "pobj")]
