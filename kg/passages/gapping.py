"""Clauses that leave out their verb: "Peru sold 9 tonnes to Chile, and Brazil 4 tonnes to Cuba" tells two events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.classes import EventType
from kg.clauses.events import Draft, apart
from kg.clauses.phrases import goods
from kg.clauses.reader import Reader, pick
from kg.clauses.roles import slot_of
from kg.grammar.tokens import Doc, Span, Token
from kg.grammar.tree import children
from kg.lexicon import words
from kg.model import ACTOR_TYPES, KNOWN, Filler, Quantity, Words
from kg.naming.mentions import Mention
from kg.passages.same import names
from kg.values.quantities import QuantitySpan

TYPES = ("TradeFlow", "Production", "Agreement", "TradeMeasure", "Investment")
JOINING = (",", ";", "and", "while", "but")
# What stands for the object of the verb that is left out.
STANDING_FOR = ("one", "that", "those", "two", "three")
FINITE = ("VBD", "VBZ", "VBP", "MD")
OPENING = (":", "including", "comprising")
PARTNER_ROLES = {"to": "importer", "from": "exporter"}
PARTNER_REACH = 4  # words
DOING = ("subject", "sharer", "outer")
GOODS_BEHIND = ("of", "on", "for")


@dataclass(frozen=True)
class Remnant:
    """What is left of a clause without a verb: who acts, how much, and the words behind prepositions."""

    words: Span
    doer: Mention
    amounts: tuple[QuantitySpan, ...]

    def holds(self, at: int) -> bool:
        """Whether a place of the passage lies within."""
        return self.words.start_char <= at < self.words.end_char


def ungapped(
    drafts: Sequence[Draft], amounts: Sequence[QuantitySpan], types: Mapping[str, EventType], reader: Reader
) -> list[Draft]:
    """The drafts of a sentence, and one more for each clause that leaves out the verb of one of them."""
    found = list(drafts)
    for draft in drafts:
        verb = _verb(draft)
        if verb is None or draft.type not in TYPES:
            continue
        if draft.type == "TradeFlow":
            found += _parts(draft, verb, amounts, types[draft.type], reader)
        for remnant in _remnants(verb, amounts, reader):
            if _lasts(remnant) and draft.type != "Agreement":
                continue
            told = _second(draft, remnant, types[draft.type], reader)
            if told is not None and not any(d.anchor == draft.anchor and _is_of(d, remnant) for d in found):
                found.append(told)
    return found


def _lasts(remnant: Remnant) -> bool:
    """“taxed jute from Nepal and Oman for five years”: how long it lasts is no amount that another one has."""
    units = {a.quantity.unit for a in remnant.amounts}
    return bool(units) and units <= words("attach", "durations")


def _parts(
    draft: Draft, verb: Token, amounts: Sequence[QuantitySpan], type_: EventType, reader: Reader
) -> Iterator[Draft]:
    """“bought 9 tonnes of tea: 5 tonnes from Kenya and 4 tonnes from Malawi”: a flow for each part with a partner."""
    opened = False
    for amount in amounts:
        span = verb.doc.char_span(amount.start, amount.end, alignment_mode="expand")
        if span is None or span.start <= verb.i or span.end >= verb.sent.end:
            continue
        before = verb.doc[span.start - 1].lower_
        opened = before in OPENING or (opened and before in (",", "and"))
        partner = _partner_behind(span, reader) if opened else None
        told = [(q, at) for q, at in draft.amounts if at.start == draft.base + amount.start]
        if partner is None or not told or len(draft.amounts) < 2:
            continue
        preposition, mention = partner
        if filler := pick(mention, slot_of(PARTNER_ROLES[preposition], type_), reader):
            yield _taken_out(draft, replace(filler, position=preposition), told)


def _taken_out(draft: Draft, partner: Filler, told: Sequence[tuple[Quantity, Words]]) -> Draft:
    """The part of a flow with a partner of its own, and some of the amounts: neither stays with the whole."""
    role = PARTNER_ROLES[partner.position]
    part = apart(draft, also=[])
    part.roles[role] = [partner]
    _measure(part, told)
    draft.roles[role] = [f for f in draft.roles.get(role, []) if f.entity.iri != partner.entity.iri]
    _measure(draft, [pair for pair in draft.amounts if pair not in told])
    return part


def _partner_behind(amount: Span, reader: Reader) -> tuple[str, Mention] | None:
    """“180 tonnes from Russia”, “200 tonnes of rice to Japan”: the preposition and the name behind an amount."""
    doc = amount.doc
    for k in range(amount.end, min(amount.end + PARTNER_REACH, len(doc) - 1)):
        if doc[k].lower_ in PARTNER_ROLES:
            following = doc[k + 1 + (doc[k + 1].lower_ == "the")]
            mention = reader.mentions.at(following)
            return (doc[k].lower_, mention) if mention is not None and mention.first == following.i else None
        if doc[k].pos_ not in ("ADP", "NOUN", "ADJ", "PROPN"):
            return None
    return None


def _verb(draft: Draft) -> Token | None:
    if draft.trigger.pos_ == "VERB":
        return draft.trigger
    above = next((a for a in draft.anchor.ancestors if a.pos_ == "VERB"), None)
    return above if above is not None and above.i < draft.sentence.end else None


def _remnants(verb: Token, amounts: Sequence[QuantitySpan], reader: Reader) -> Iterator[Remnant]:
    """The stretches behind ``verb`` in which a name is followed at once by an amount or by "one"."""
    doc, end = verb.doc, verb.sent.end
    for joint in (t for t in doc[verb.i + 1 : end] if t.lower_ in JOINING):
        first = joint.i + 1
        while first < end and doc[first].lower_ in (*JOINING, "the"):
            first += 1
        if _has_another_verb(verb, joint):
            return
        doer = reader.mentions.at(doc[first]) if first < end else None
        if doer is None or doer.first != first or doer.entity.type not in ACTOR_TYPES or doer.last + 2 >= end:
            continue
        last = _end(doer.last + 1, end, doc, amounts)
        rest = doc[doer.first : last]
        if _has_object(doer, rest, amounts) and not any(t.tag_ in FINITE for t in rest):
            own = [a for a in amounts if rest.start_char <= a.start < rest.end_char]
            yield Remnant(rest, doer, tuple(own))


def _has_another_verb(verb: Token, joint: Token) -> bool:
    """“sold 9 tonnes, of which Chile took 5 and Cuba 4”: the verb that is left out is the one told last."""
    between = verb.doc[verb.i + 1 : joint.i]
    told = [
        t for t in between if t.tag_ in FINITE and t.pos_ == "VERB" and children(t, "nsubj") and children(t, "dobj")
    ]
    return any(t.lemma_.lower() not in words("factuality", "reporting", "verbs") for t in told)


def _end(start: int, end: int, doc: Doc, amounts: Sequence[QuantitySpan]) -> int:
    """The first comma or joining word from ``start`` on that stands in no amount."""
    for token in doc[start:end]:
        inside = any(a.start <= token.idx < a.end for a in amounts)
        if not inside and (token.lower_ in JOINING or token.text in (".", "-", "–", ":")):
            return int(token.i)
    return end


def _has_object(doer: Mention, rest: Span, amounts: Sequence[QuantitySpan]) -> bool:
    for token in rest[doer.last + 1 - rest.start :]:
        if token.lower_ in STANDING_FOR or any(a.start <= token.idx < a.end for a in amounts):
            return True
        if token.lower_ not in words("attach", "slight"):
            return False
    return False


def _second(draft: Draft, remnant: Remnant, type_: EventType, reader: Reader) -> Draft | None:
    """The event of the clause without a verb; what is its own is taken from ``draft``."""
    kept = {r: [f for f in found if not remnant.holds(f.start - draft.base)] for r, found in draft.roles.items()}
    role = _doing_role(kept, draft)
    doer = pick(remnant.doer, slot_of(role, type_), reader) if role else None
    if role is None or doer is None or doer.entity.iri in names(kept[role]):
        return None
    subjects = [f for f in kept[role] if f.position in DOING]
    doer = replace(doer, position=subjects[0].position)
    second = apart(draft, roles={r: list(found) for r, found in kept.items()}, also=[])
    second.roles[role] = [doer, *(f for f in kept[role] if f not in subjects)]
    _partners(second, remnant, type_, reader)
    _own_goods(second, remnant, reader)
    within = [(a.quantity, Words(a.text, draft.base + a.start, draft.base + a.end)) for a in remnant.amounts]
    _measure(second, within)
    if _is_of(draft, remnant):
        draft.roles = second.roles  # it is told of the clause without a verb alone
        return None
    draft.roles = kept
    _measure(draft, [(q, at) for q, at in draft.amounts if not remnant.holds(at.start - draft.base)])
    return second


def _is_of(draft: Draft, remnant: Remnant) -> bool:
    """Whether all amounts of a draft stand in the clause without a verb."""
    return bool(draft.amounts) and all(remnant.holds(at.start - draft.base) for _, at in draft.amounts)


def _measure(draft: Draft, amounts: Sequence[tuple[Quantity, Words]]) -> None:
    draft.amounts = list(amounts)
    draft.quantities = [q for q, _ in amounts]


def _doing_role(roles: Mapping[str, Sequence[Filler]], draft: Draft) -> str | None:
    """The role of whoever stands in front of the verb."""
    front = [
        (f.start, role)
        for role, found in roles.items()
        for f in found
        if f.position in DOING and f.entity.type in ACTOR_TYPES and f.start < draft.base + draft.trigger.idx
    ]
    return min(front)[1] if front else None


def _partners(second: Draft, remnant: Remnant, type_: EventType, reader: Reader) -> None:
    """Whoever stands behind "to", "from" or "with" in the clause takes the place of who stands there before."""
    for token in remnant.words:
        mention = reader.mentions.at(token)
        if mention is None or mention.first != token.i or mention == remnant.doer:
            continue
        before = token.nbor(-1) if token.nbor(-1).lower_ != "the" else token.nbor(-2)
        for role, found in second.roles.items():
            same = [f for f in found if f.position == before.lower_]
            if same and (partner := pick(mention, slot_of(role, type_), reader)):
                second.roles[role] = [*(f for f in found if f not in same), replace(partner, position=before.lower_)]


def _own_goods(second: Draft, remnant: Remnant, reader: Reader) -> None:
    """“and Chile 4 tonnes of tin”: the goods of the clause itself."""
    role = "topic" if second.type == "Agreement" else "commodity"
    behind = [c for t in remnant.words if t.lower_ in GOODS_BEHIND for c in children(t, "pobj")]
    found = [f for noun in behind if noun in remnant.words for f in goods(noun, reader) if f.method in KNOWN]
    if found and role in second.roles:
        second.roles[role] = found
