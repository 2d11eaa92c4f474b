"""Supply under a contract: the deal that a flow hangs on, and who supplies whom by who won, awarded or signed it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar.control import subject_of
from kg.grammar.syntax import Positions, noun_positions, verb_positions
from kg.grammar.tokens import Token
from kg.grammar.tree import children, is_infinitive, is_passive
from kg.lexicon import words

STEPS = 4


def contract_of(flow: Token) -> tuple[Token, Token | None] | None:
    """The noun of the deal that ``flow`` is to come of, and the verb that says what was done to the deal.

    "won a contract to supply gas", "signed a deal with B to buy gas", "awarded contracts to firms for the supply of
    gas", "the pact provides for deliveries of gas".
    """
    for step in _upward(flow):
        if _is_deal(step):
            return step, _verb_over(step)
        if step.pos_ in ("VERB", "AUX"):
            for noun in [*children(step, "dobj", "nsubjpass"), *_providing(step)]:
                if _is_deal(noun) and noun != flow:
                    return noun, step
            return None
    return None


def contract_positions(flow: Token, *, sells: bool | None) -> Positions:
    """Who supplies and who is supplied under the contract that ``flow`` comes of.

    The one with whom a deal "to sell" is signed is the buyer, the one with whom a deal "to buy" is signed the seller;
    of a noun (``sells`` is None) only who won or awarded the contract is sure.
    """
    found = contract_of(flow)
    if found is None:
        return {}
    deal, verb = found
    around = verb_positions(verb) if verb is not None else {}
    partners = [*noun_positions(deal).get("with", []), *around.get("with", [])]
    sides: Positions = {"contract": [deal]}
    if sells is None and flow.lemma_ in ("sale", "purchase") and verb is not None and verb.lemma_ in ("sign", "agree"):
        sells = flow.lemma_ == "sale"  # “signed a contract with B for the sale of gas”
        sides["supplier" if sells else "customer"] = subject_of(verb)
    if sells is not None:
        sides["customer" if sells else "supplier"] = partners
    if verb is not None and verb.lemma_.lower() in words("things", "awarding"):
        sides |= _awarded(verb, around)
    elif verb is not None and verb.lemma_.lower() in words("things", "winning") and sells is None:
        sides |= {"supplier": subject_of(verb), "customer": around.get("from", [])}
    return {name: tokens for name, tokens in sides.items() if tokens}


def _awarded(verb: Token, around: Positions) -> Positions:
    """“Peru awarded contracts to B”, “B was awarded a contract”."""
    if is_passive(verb) and not any(_is_deal(t) for t in children(verb, "nsubjpass")):
        return {"supplier": children(verb, "nsubjpass"), "customer": around.get("by", [])}
    return {"supplier": around.get("to", []), "customer": around.get("subject", [])}


def _upward(flow: Token) -> Iterator[Token]:
    """The words above ``flow`` that may name its deal: past "of", "for" and a measure, up to the first verb."""
    here = flow
    for _ in range(STEPS):
        if here.pos_ in ("VERB", "AUX"):
            purpose = is_infinitive(here)
            if here.dep_ not in ("acl", "advcl", "xcomp", "relcl") or not purpose:
                return
            here = here.head
        elif here.dep_ == "pobj" and here.head.lower_ in ("for", "of", "on", "covering"):
            here = here.head.head
        elif here.dep_ in ("dobj", "conj") and here.head != here:
            here = here.head
        else:
            return
        yield here


def _providing(verb: Token) -> list[Token]:
    """“the agreement provides for …”: the deal whose terms the verb tells."""
    return subject_of(verb) if verb.lemma_.lower() in words("things", "providing") else []


def _verb_over(deal: Token) -> Token | None:
    return deal.head if deal.dep_ in ("dobj", "nsubjpass") and deal.head.pos_ == "VERB" else None


def _is_deal(noun: Token) -> bool:
    purpose = noun.lower_ == "order" and noun.i > 0 and noun.nbor(-1).lower_ == "in"
    return noun.pos_ in ("NOUN", "PROPN") and noun.lemma_.lower() in words("things", "contracts") and not purpose
