"""The good of a measure that names none: the only one of which the article tells, or that its imposer sells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.clauses.events import Draft
from kg.grammar.tree import children
from kg.lexicon import words
from kg.model import KNOWN, Filler
from kg.passages.deals import by_rule
from kg.passages.same import kinds_agree, names

FLOWS = ("TradeFlow", "Production")
SELLERS = ("exporter", "supplier", "producer")


def add_goods(drafts: Sequence[Draft]) -> None:
    """Give each measure that names no good the one that it can only be about.

    "Peru lifted the ban": when all that the article tells is of fish, the ban is on fish. Where it tells of more goods
    than one, or of goods at large, nothing is added; nor to what several states do, which is seldom about one good.
    What a state does to its exports is on the one good that the article has it sell or make.
    """
    bare = [d for d in drafts if d.type == "TradeMeasure" and not d.roles.get("commodity")]
    found = [(d, rule, goods) for d in bare for rule, goods in _candidates(d, drafts)]
    for draft, rule, goods in found:
        if goods and not draft.roles.get("commodity"):
            draft.roles["commodity"] = by_rule(rule, goods)
            draft.taken.add("commodity")


def _candidates(draft: Draft, drafts: Sequence[Draft]) -> Iterator[tuple[str, list[Filler]]]:
    yield "only_good", _only_good(draft, drafts)
    yield "own_good", _own_good(draft, drafts)


def _own_good(draft: Draft, drafts: Sequence[Draft]) -> list[Filler]:
    """“Peru's cuts in export quotas”: the one good that the article has Peru sell or make."""
    if not any(c.lemma_.lower() == "export" for c in children(draft.anchor, "compound", "amod", "nmod")):
        return []
    imposer = names(draft.roles.get("imposer", ()))
    told = [d for d in drafts if any(imposer & names(d.roles.get(role, ())) for role in SELLERS)]
    goods = {f.entity.iri: f for d in told for f in d.roles.get("commodity", ())}
    return list(goods.values()) if len(goods) == 1 and all(map(_is_known, goods.values())) else []


def _only_good(draft: Draft, drafts: Sequence[Draft]) -> list[Filler]:
    told = [d for d in drafts if d.type in (*FLOWS, "TradeMeasure") and d.roles.get("commodity")]
    goods = {f.entity.iri: f for d in told for f in d.roles["commodity"]}
    fits = len(draft.roles.get("imposer", ())) < 2 and any(_can_be_kin(d, draft) for d in told)
    return list(goods.values()) if fits and len(goods) == 1 and all(map(_is_known, goods.values())) else []


def _can_be_kin(other: Draft, draft: Draft) -> bool:
    """Whether ``other`` is a flow, or a measure of a like kind whose imposer and target are not others."""
    if other.type in FLOWS:
        return True
    sides = [(names(other.roles.get(role, ())), names(draft.roles.get(role, ()))) for role in ("imposer", "target")]
    return kinds_agree(other, draft) and all(not a or not b or a & b for a, b in sides)


def _is_known(good: Filler) -> bool:
    """Whether the scheme knows the good, and it is not "goods"."""
    return good.method in KNOWN and good.entity.label.lower() not in words("goods", "anything")
