"""What a deal without a name is about when the words around it do not say: what the text says of its kin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.clauses.events import Draft
from kg.clauses.topic_phrases import good_in_name
from kg.model import Entity, Filler
from kg.passages.deals import by_rule
from kg.passages.last_pair import from_context
from kg.passages.same import kinds_agree, names
from kg.reference.catalog import Catalog

ACTORS = {"Agreement": "party", "Meeting": "participant"}
# Where a deal finds its topic in its own sentence: what is traded, made or taxed there.
GOODS = {"TradeFlow": "commodity", "Production": "commodity", "TradeMeasure": "commodity"}
REACH = 1500  # characters


def complete_topics(drafts: Sequence[Draft], catalog: Catalog, main: Entity | None = None) -> None:
    """A deal that bears no name is about what the same parties' other deals and talks are about, or what they trade.

    Failing that, it is about the good that the article is about, ``main``. One that bears a name is about the
    good in it.
    """
    for draft in drafts:
        if draft.type == "Agreement" and draft.roles.get("name") and _is_bare(draft.roles.get("topic", [])):
            draft.roles["topic"] = []
        if draft.type == "Agreement" and not draft.roles.get("topic"):
            draft.roles["topic"] = _named(draft, catalog) if draft.roles.get("name") else _unnamed(draft, drafts, main)


def _is_bare(topic: Sequence[Filler]) -> bool:
    """“The Pacific Pact is a trade deal”: that a deal with a name is on trade says nothing of what it is about."""
    return [f.entity.label for f in topic] == ["trade"]


def _named(draft: Draft, catalog: Catalog) -> list[Filler]:
    goods = (good_in_name(f.entity.label, catalog) for f in draft.roles["name"])
    return [from_context(good, draft, "in_name") for good in goods if good is not None]


def _unnamed(draft: Draft, drafts: Sequence[Draft], main: Entity | None) -> list[Filler]:
    if found := next(_of_same_deal(draft, drafts), None):
        return by_rule("same_parties", found)
    if main is not None and draft.attributes.get("kind") != "trade_agreement":
        return [from_context(main, draft, "main_good")]
    return by_rule("same_parties", next(_around(draft, drafts), []))


def _of_same_deal(draft: Draft, drafts: Sequence[Draft]) -> Iterator[list[Filler]]:
    kinds = (draft.attributes.get("kind"), "trade_agreement")
    kin = [d for d in _kin(draft, drafts) if d.attributes.get("kind") in kinds and kinds_agree(d, draft)]
    return _topics(d for d in kin if d.type == draft.type)


def _around(draft: Draft, drafts: Sequence[Draft]) -> Iterator[list[Filler]]:
    yield from _topics(_kin(draft, drafts))
    for other in _near(draft, drafts):
        if other.start == draft.start and (goods := other.roles.get(GOODS.get(other.type, ""))):
            yield goods


def _kin(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    return [d for d in _near(draft, drafts) if d.type in ACTORS and _actors(d) & _actors(draft)]


def _near(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    others = [d for d in drafts if d is not draft and abs(d.start - draft.start) < REACH]
    return sorted(others, key=lambda d: (d.start > draft.start, abs(d.start - draft.start)))


def _topics(others: Iterable[Draft]) -> Iterator[list[Filler]]:
    return (topic for other in others if (topic := other.roles.get("topic")))


def _actors(draft: Draft) -> set[str]:
    return names(draft.roles.get(ACTORS[draft.type], ()))
