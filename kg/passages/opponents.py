"""Whom a measure hits when the sentence does not say: one another, who struck first, the other party of a deal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.clauses.events import Draft
from kg.lexicon import words
from kg.model import STATES, Entity, Filler
from kg.passages.same import names

FREEING = ("reduce", "lift")
CAPPED, WIDENED = "quota", "increase"  # a cap is freed when it grows
BOTH = "both_parties"


def add_targets(drafts: Sequence[Draft]) -> None:
    """Give each measure without a target the one that follows from the rest of the article, if one does."""
    deal = _only_deal_of_two(drafts)
    for k, draft in enumerate(drafts):
        if draft.type != "TradeMeasure" or draft.roles.get("target") or not draft.roles.get("imposer"):
            continue
        rule, found = _hit(draft, drafts[:k], deal)
        if found:
            draft.roles["target"] = [_at_anchor(f, draft, rule) for f in found]
            draft.taken.add("target")


def add_makers(drafts: Sequence[Draft], states: Mapping[str, Entity]) -> None:
    """Give each measure without an imposer the one that follows from the rest of the article, if one does.

    Cuts that name nobody are those of both parties of the only deal of two ("a first round of tariff cuts"); another
    measure is that of the state whose own office tells of it ("duties will fall, the ministry said").
    """
    deal = _only_deal_of_two(drafts)
    for draft in drafts:
        if draft.type != "TradeMeasure" or draft.roles.get("imposer"):
            continue
        if _is_freed(draft) and deal and not draft.roles.get("target"):
            draft.roles["imposer"] = [_at_anchor(f, draft, BOTH) for f in deal]
            continue
        told_by = [(f, states.get(f.entity.country or "")) for f in draft.source if f.entity.type == "Agency"]
        hit = names(draft.roles.get("target", ()))
        draft.roles["imposer"] = [
            Filler(state, f.mention, f.start, f.end, "context", 0.4, rule="office_reports")
            for f, state in told_by
            if state is not None and state.type in STATES and state.iri not in hit
        ]


def _is_freed(draft: Draft) -> bool:
    """Whether trade is made freer: a duty is cut, a quota is widened, either is lifted."""
    action = draft.attributes.get("action")
    if draft.attributes.get("kind") == CAPPED and action != "lift":
        return action == WIDENED
    return action in FREEING


def _hit(draft: Draft, before: Sequence[Draft], deal: Sequence[Filler]) -> tuple[str, list[Filler]]:
    """The first rule that tells whom the measure hits, and whom."""
    if found := _one_another(draft):
        return "one_another", found
    if found := _who_struck_first(draft, before):
        return "struck_first", found
    return "other_party", _other_party(draft, deal)


def _one_another(draft: Draft) -> list[Filler]:
    """“The two sides agreed to cut tariffs”: what two states do together they do to each other."""
    imposers = [f for f in draft.roles["imposer"] if f.rule != BOTH]
    mutual = _is_freed(draft) or any(t.lemma_.lower() in words("things", "mutual") for t in draft.sentence)
    return imposers if mutual and len(imposers) > 1 and all(f.entity.type in STATES for f in imposers) else []


def _who_struck_first(draft: Draft, before: Sequence[Draft]) -> list[Filler]:
    """A counter-measure hits whoever imposed the last measure on the one who takes it."""
    if not any(t.lemma_.lower() in words("things", "answering") for t in draft.sentence):
        return []
    own = names(draft.roles["imposer"])
    for earlier in reversed(before):
        if earlier.type == "TradeMeasure" and own & names(earlier.roles.get("target", ())):
            return [f for f in earlier.roles.get("imposer", ()) if not names([f]) & own]
    return []


def _only_deal_of_two(drafts: Sequence[Draft]) -> list[Filler]:
    """The two states of the trade deal that the article is about; nobody when it speaks of more deals or parties."""
    deals = [d.roles.get("party", []) for d in drafts if d.attributes.get("kind") == "trade_agreement"]
    two = [parties for parties in deals if len(parties) == 2 and all(f.entity.type in STATES for f in parties)]
    alike = {frozenset(names(parties)) for parties in two}
    return two[0] if len(alike) == 1 and all(len(p) <= 2 for p in deals) else []


def _other_party(draft: Draft, deal: Sequence[Filler]) -> list[Filler]:
    """A cut that one party of a trade deal makes is made for the other."""
    own = names(draft.roles["imposer"])
    if not _is_freed(draft) or not own <= names(deal):
        return []
    return [f for f in deal if not names([f]) & own]


def _at_anchor(filler: Filler, draft: Draft, rule: str) -> Filler:
    at = draft.words(draft.anchor)
    return Filler(filler.entity, at.text, at.start, at.end, "context", 0.4, rule=rule)
