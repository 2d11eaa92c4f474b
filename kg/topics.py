"""What a deal without a name is about when the words around it do not say: what the text says of its kin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.deals import by_rule
from kg.events import Draft
from kg.model import Filler
from kg.same import kinds_agree, names

ACTORS = {"Agreement": "party", "Meeting": "participant"}
# Where a deal finds its topic in its own sentence: what is traded, made or taxed there.
GOODS = {"TradeFlow": "commodity", "Production": "commodity", "TradeMeasure": "commodity"}
REACH = 1500  # characters


def complete_topics(drafts: Sequence[Draft]) -> None:
    """A deal that bears no name is about what the same parties' other deals and talks are about, or what they trade."""
    for draft in drafts:
        if draft.type != "Agreement" or draft.roles.get("topic") or draft.roles.get("name"):
            continue
        if found := next(_candidates(draft, drafts), None):
            draft.roles["topic"] = by_rule("same_parties", found)


def _candidates(draft: Draft, drafts: Sequence[Draft]) -> Iterator[list[Filler]]:
    others = [d for d in drafts if d is not draft and abs(_start(d) - _start(draft)) < REACH]
    near = sorted(others, key=lambda d: (_start(d) > _start(draft), abs(_start(d) - _start(draft))))
    kin = [d for d in near if d.type in ACTORS and _actors(d) & _actors(draft)]
    yield from _topics(d for d in kin if d.type == draft.type and kinds_agree(d, draft))
    yield from _topics(kin)
    for other in near:
        if _start(other) == _start(draft) and (goods := other.roles.get(GOODS.get(other.type, ""))):
            yield goods


def _topics(others: Iterable[Draft]) -> Iterator[list[Filler]]:
    return (topic for other in others if (topic := other.roles.get("topic")))


def _actors(draft: Draft) -> set[str]:
    return names(draft.roles.get(ACTORS[draft.type], ()))


def _start(draft: Draft) -> int:
    return draft.base + draft.sentence.start_char
