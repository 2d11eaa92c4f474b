"""Verbs that leave out what was just told: "India did not sign", "Peru has done so since"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.clauses.events import Draft
from kg.naming.good_names import ALL_GOODS
from kg.passages.deals import AGAIN, WITHOUT_DEAL, by_rule, name_of
from kg.passages.same import names

# Whose deed an event of a type is.
DOER = {"Agreement": "party", "Accession": "member", "TradeMeasure": "imposer"}
# Stages of a deal that somebody brings about by an act of his own.
ACTS = ("signed", "ratified", "terminated", "suspended", "rejected")
DEED = "deed"
# “Goods from Togo are exempt”.
LET_OFF = "exempted"
REACH = 1500  # characters


def complete_elliptic(drafts: Sequence[Draft]) -> None:
    """Who signs or ratifies without saying what, signs the deal that was named last; who does so, does what was done.

    Nobody is taken over: it is somebody else who does it.
    """
    for k, draft in enumerate(drafts):
        if draft.type == "Agreement" and draft.anchor_id in WITHOUT_DEAL:
            deals = [d for d in _before(draft, drafts[:k]) if d.type == "Agreement"]
            if told := next((d for d in deals if name_of(d)), None) or next(iter(deals), None):
                _same(draft, told, {**told.attributes, "stage": draft.attributes["stage"]})
        elif draft.anchor_id == AGAIN:
            told = next((d for d in _before(draft, drafts[:k]) if _is_act(d)), None)
            if told is not None and told.type == draft.type and not _is_own(draft, told):
                _same(draft, told, told.attributes)
        elif draft.type == "TradeMeasure" and (draft.anchor_id == LET_OFF or _is_another_of_its_own(draft)):
            told = next((d for d in _before(draft, drafts[:k]) if d.type == draft.type), None)
            if told is not None:
                _like_the_last(draft, told)


def _is_another_of_its_own(draft: Draft) -> bool:
    """“followed with a ban of its own”: one like that which was told of, as long as it does not say on what."""
    bare = not draft.roles.get("target") and not draft.roles.get("commodity")
    return bare and any(t.lower_ == "own" for t in draft.anchor.subtree)


def _like_the_last(draft: Draft, told: Draft) -> None:
    """Whose goods are exempt is let off the measure that was told last; a ban of one's own hits whom the last one hits.

    Who was hit by the last one hits back.
    """
    let_off = draft.anchor_id == LET_OFF
    hit_back = names(draft.roles.get("imposer", ())) & names(told.roles.get("target", ()))
    if let_off:
        draft.roles["commodity"] = [f for f in draft.roles.get("commodity", ()) if f.entity.label != ALL_GOODS]
        draft.attributes["kind"] = told.attributes.get("kind", "other")
    taken = (
        {"imposer": "imposer", "commodity": "commodity"} if let_off else {"target": "target", "commodity": "commodity"}
    )
    for role, source in ({"target": "imposer"} if hit_back else taken).items():
        draft.roles[role] = draft.roles.get(role) or by_rule("antecedent", told.roles.get(source, ()))
    draft.taken.add(DEED)


def _before(draft: Draft, earlier: Sequence[Draft]) -> Iterator[Draft]:
    """The deeds that were told before ``draft``, the last first."""
    near = [d for d in earlier if d.type in DOER and 0 < draft.at - d.at < REACH]
    return iter(sorted(filter(_tells, near), key=lambda d: d.at, reverse=True))


def _tells(draft: Draft) -> bool:
    """Whether a draft says itself, or has been told, which deed it is."""
    return draft.anchor_id not in (*WITHOUT_DEAL, AGAIN) or DEED in draft.taken


def _is_act(told: Draft) -> bool:
    return told.type != "Agreement" or told.attributes.get("stage") in ACTS


def _is_own(draft: Draft, told: Draft) -> bool:
    role = DOER[draft.type]
    return bool(names(draft.roles.get(role, ())) & names(told.roles.get(role, ())))


def _same(draft: Draft, told: Draft, attributes: Mapping[str, str]) -> None:
    draft.antecedent = True
    draft.taken.add(DEED)
    doer = names(draft.roles.get(DOER[draft.type], ()))
    draft.attributes = dict(attributes)
    for role, fillers in told.roles.items():
        if role != DOER[draft.type]:
            others = (f for f in fillers if not names([f]) & doer)
            draft.roles[role] = draft.roles.get(role) or by_rule("antecedent", others)
            draft.taken.add(role)
