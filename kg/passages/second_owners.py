"""How large a deal is: amounts that only a rejected draft was given are handed on to the deal beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.attributes.attach import takes
from kg.attributes.belonging import owners
from kg.attributes.dating import root_of
from kg.clauses.events import Draft
from kg.lexicon import words
from kg.model import Quantity, Words


def hand_on(rejected: Iterable[Draft], kept: Sequence[Draft]) -> None:
    """“signed a pact that covers a tenth of world trade”: world trade is no flow, so the amount is the pact's.

    Only what tells how large a deal is: a share of the world, people, states. An amount that a kept draft of the same
    sentence has already stays where it is.
    """
    for draft in rejected:
        for quantity, at in [(q, at) for q, at in draft.amounts if _tells_size(q)]:
            beside = [d for d in kept if d.sentence == draft.sentence and d.base == draft.base]
            if beside and not any(quantity in d.quantities for d in beside):
                _give(quantity, at, beside)
    for draft in kept:
        if draft.sense.id == "content" and draft.amounts:
            _say_of_the_deal(draft, kept)


def _say_of_the_deal(content: Draft, kept: Sequence[Draft]) -> None:
    """“signed a pact that covers 98 percent of trade”: what the pact covers is told of the pact that is signed."""
    for draft in kept:
        if draft.anchor == content.anchor and draft.base == content.base and draft is not content:
            draft.amounts += [(q, at) for q, at in content.amounts if q not in draft.quantities]
            draft.quantities += [q for q in content.quantities if q not in draft.quantities]


def _give(quantity: Quantity, at: Words, beside: Sequence[Draft]) -> None:
    first = beside[0]
    token = root_of(first.sentence, at.start - first.base, at.end - first.base)
    deals = [d for d in beside if d.type == "Agreement" and takes(d, quantity.unit, token)]
    for draft in owners(token, deals, dated=False)[:1]:
        draft.quantities.append(quantity)
        draft.amounts.append((quantity, at))


def _tells_size(quantity: Quantity) -> bool:
    of = (quantity.of or "").lower().replace("'s", "").replace("’s", "").split()
    share = quantity.unit == "percent" and not words("attach", "world").isdisjoint(of)
    return share or quantity.unit in words("attach", "members")
