"""What a thing that was told before is worth: "The wheat is valued at 48 million", "The contract is worth …"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.attributes.dating import root_of
from kg.clauses.events import Draft
from kg.clauses.phrases import goods
from kg.clauses.reader import Reader
from kg.grammar.tokens import Span, Token
from kg.grammar.tree import children
from kg.lexicon import words
from kg.model import Quantity, Words
from kg.passages.same import names
from kg.values.quantities import QuantitySpan

DEFINITE = ("the", "this", "that", "these", "those", "its", "their")
NEAR = 500  # characters


@dataclass(frozen=True)
class Worth:
    """A sum that a sentence tells of a deal (``noun``), a shipment or goods (by IRI) that were named before."""

    noun: str
    goods: frozenset[str]
    quantity: Quantity
    words: Words
    sentence: Words


def told_worth(sentence: Span, amounts: Sequence[QuantitySpan], reader: Reader) -> Iterator[Worth]:
    """The sums of one sentence that tell what a thing named before is worth, and nothing else of it."""
    text, start = sentence.text.rstrip(), sentence.start_char
    place = Words(text, reader.base + start, reader.base + start + len(text))
    for amount in amounts:
        if start <= amount.start and amount.end <= start + len(text) and is_money(amount.quantity):
            subject = _valued(root_of(sentence, amount.start, amount.end))
            if subject is not None:
                meant = names(goods(subject, reader)) if subject.pos_ in ("NOUN", "PROPN") else set()
                at = Words(amount.text, reader.base + amount.start, reader.base + amount.end)
                yield Worth(subject.lemma_.lower(), frozenset(meant), amount.quantity, at, place)


def add_worth(drafts: Sequence[Draft], told: Iterable[Worth]) -> None:
    """Give each sum to the last deal or sale that it may be of, where that has no sum of its own yet."""
    for worth in told:
        before = (d for d in reversed(drafts) if 0 < worth.sentence.start - d.start < NEAR)
        draft = next((d for d in before if _may_be_of(worth, d)), None)
        if draft is not None and not any(is_money(q) for q in draft.quantities) and draft.status.value != "negated":
            draft.quantities.append(worth.quantity)
            draft.amounts.append((worth.quantity, worth.words))
            draft.also.append(worth.sentence)


def is_money(quantity: Quantity) -> bool:
    """Whether an amount is of a currency."""
    return len(quantity.unit) == 3 and quantity.unit.isupper() and quantity.per is None


def _valued(sum_: Token) -> Token | None:
    """The definite thing that is valued at a sum, or is worth it; None where the sum is another one."""
    for above in (sum_, *sum_.ancestors):
        if above.pos_ in ("VERB", "AUX"):
            valued = above.lemma_.lower() in words("things", "valuing") and bool(children(above, "auxpass"))
            worth = above.lemma_ == "be" and any(c.lower_ == "worth" for c in above.children)
            found = [s for s in children(above, "nsubj", "nsubjpass") if _is_definite(s)]
            return found[0] if found and (valued or worth) and above.dep_ in ("ROOT", "ccomp") else None
    return None


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in DEFINITE for c in children(noun, "det", "poss"))


def _may_be_of(worth: Worth, draft: Draft) -> bool:
    if draft.type == "Agreement":
        return worth.noun in words("things", "contracts")
    same = bool(worth.goods & names(draft.roles.get("commodity", ())))
    return draft.type == "TradeFlow" and (same or (not worth.goods and worth.noun in words("things", "shipments")))
