"""The words of a noun phrase → the good of the scheme that they name, or a node of their own by the words as such."""

from __future__ import annotations

from collections.abc import Sequence

from kg.grammar.tokens import Token
from kg.iri import mint
from kg.lexicon import words
from kg.model import Entity
from kg.reference.catalog import Catalog
from kg.reference.gazetteer import lowered, plain
from kg.reference.plural import singular

ALL_GOODS = "goods"
LONGEST = 6  # tokens
NAMING = ("compound", "amod", "nmod", "advmod", "punct", "dep")


def known_good(phrase: Sequence[str], catalog: Catalog) -> tuple[Entity, bool] | None:
    """The good that ``phrase`` ends with, and whether the whole phrase is its name; None for an unknown head.

    "Durum wheat" is wheat where the scheme has no durum; "graphite products" are graphite; "Chilean goods" are goods.
    """
    for first in range(len(phrase)):
        good = catalog.named_good(" ".join(phrase[first:]))
        if good is not None and (first == 0 or good.label != ALL_GOODS):
            return _with_what_precedes(good, phrase, first, catalog) if first else (good, True)
    if not phrase:
        return None
    anything = words("goods", "anything") | words("goods", "dropped")
    if phrase[-1].lower() in words("goods", "anything") and all(word.lower() in anything for word in phrase):
        found = catalog.named_good(ALL_GOODS)
        return (found, True) if found else None
    return _formed(phrase, catalog)


def name_side_by_side(noun: Token, catalog: Catalog) -> list[Token]:
    """“rare earth output”: words of one good that the parser hung side by side on the noun behind them."""
    if noun.dep_ not in ("compound", "nmod"):
        return []
    first = noun.i
    while first > noun.sent.start and (t := noun.doc[first - 1]).head == noun.head and t.dep_ in NAMING[:3]:
        first -= 1
    spans = (noun.doc[k : noun.i + 1] for k in range(first, noun.i))
    return next((list(s) for s in spans if catalog.good(s.text) is not None), [])


def name_up_to(noun: Token, catalog: Catalog) -> list[Token]:
    """“Brazil nuts”, “non-dairy cheese”: a name with a capital or a hyphen, however the parser hung its words."""
    starts = range(max(noun.sent.start, noun.i - LONGEST + 1), noun.i)
    spans = (
        noun.doc[k : noun.i + 1] for k in starts if noun.doc[k].text[0].isupper() or noun.doc[k].nbor().text == "-"
    )
    return next((list(s) for s in spans if catalog.named_good(s.text) is not None), [])


def own_node(phrase: str, type_: str) -> Entity:
    """The node of a good or topic that no scheme knows; number, hyphens and case of a good make no other node."""
    key = singular(lowered(plain(phrase))) if type_ == "Good" else phrase
    return Entity(mint(type_, key), phrase, type_, (phrase,))


def _formed(phrase: Sequence[str], catalog: Catalog) -> tuple[Entity, bool] | None:
    if len(phrase) == 1 or phrase[-1].lower() not in words("goods", "forms"):
        return None
    inner = known_good(phrase[:-1], catalog)
    return (inner[0], False) if inner and inner[0].label != ALL_GOODS else None


def _with_what_precedes(
    good: Entity, phrase: Sequence[str], first: int, catalog: Catalog
) -> tuple[Entity, bool] | None:
    """A head behind another good: "durian fruit" is durian, "bismuth metal" bismuth, "fish tanks" are no arms."""
    front = known_good(phrase[:first], catalog)
    if front is None or front[0].label == ALL_GOODS:
        return good, False
    alone = first == len(phrase) - 1
    if is_kind_of(front[0].iri, good.iri, catalog) or (alone and phrase[-1].lower() in words("goods", "forms")):
        return front[0], False
    return None if alone and phrase[-1].lower() in words("goods", "shifting") else (good, False)


def is_kind_of(kind: str, wide: str, catalog: Catalog) -> bool:
    """Whether one good, by its IRI, stands somewhere below another."""
    pending, seen = [kind], {kind}
    while pending:
        above = set(catalog.describe(pending.pop()).broader) - seen
        seen |= above
        pending += above
    return kind != wide and wide in seen
