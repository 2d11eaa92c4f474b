"""Roles that a mention leaves out, completed from what the text said before: "The duties were lifted"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.clauses.events import Draft
from kg.clauses.particular import is_likened
from kg.grammar.tree import children
from kg.model import Entity
from kg.passages.deals import (
    AGAIN,
    BARE,
    PRONOUN,
    WITHOUT_DEAL,
    by_rule,
    is_any,
    is_deal_name,
    name_of,
    only_name,
    other_of_two,
    share_by_name,
    tells_nothing,
)
from kg.passages.last_pair import from_context
from kg.passages.own_words import bears_other_name, is_another, is_general, says_itself
from kg.passages.same import VAGUE, contradict, kinds_agree, names
from kg.passages.supply_deals import topics_of_supply

# Roles that a later mention of the same thing takes over: "The duties were lifted".
INHERITED = {
    "TradeMeasure": ("imposer", "target", "commodity"),
    "Agreement": ("party", "name"),
    "Dispute": ("complainant", "respondent", "forum", "topic"),
    "Ruling": ("complainant", "respondent", "forum", "topic"),
    "Meeting": ("participant", "place"),
}
# Roles that a later event of the same kind shares unless it says otherwise: the same state goes on imposing.
CONTINUED = {
    "TradeMeasure": ("imposer", "target"),
    "TradeFlow": ("commodity", "exporter", "importer"),
    "Production": ("commodity", "producer"),
    "Accession": ("organization",),
    "Ruling": ("forum",),
    "Dispute": ("forum",),
}
# A case and its ruling are one thing, and so are a good's making and its trade.
KIN = {"Ruling": "Dispute", "Dispute": "Ruling", "Production": "TradeFlow", "TradeFlow": "Production"}
LIMITING = ("restricting", "restraining")
# Nobody sues or taxes himself: who stands in one of these roles is not taken over into the other.
OPPONENTS = {
    "complainant": "respondent",
    "respondent": "complainant",
    "imposer": "target",
    "target": "imposer",
    "exporter": "importer",
    "importer": "exporter",
}
NEAR, FAR = 1000, 6000  # characters
DEFINITE = {"the", "this", "that", "these", "those", "its", "both", "such"}


def inherit(drafts: Sequence[Draft]) -> None:
    """Later mentions take the roles that they leave out from the last draft of the same thing.

    A definite mention ("the duties", "the pact") takes all of them; another one only what a text goes on with. An
    agreement with a name has its parties and its topic wherever the text names it.
    """
    leaving = [d for d in drafts if d.type == "Accession" and d.attributes.get("stage") == "withdrew"]
    for k, draft in enumerate(drafts):
        if draft.anchor_id == AGAIN or is_likened(draft.anchor) or is_general(draft):
            continue
        definite = is_definite(draft)
        roles = (INHERITED if definite or name_of(draft) else CONTINUED).get(draft.type, ())
        related = KIN.get(draft.type) if draft.type in INHERITED else None
        kin = [d for d in drafts if d.type == related and d.sentence == draft.sentence] if related else []
        lacks = any(not draft.roles.get(role) for role in roles)
        if not (kin or lacks or draft.anchor_id == PRONOUN):
            continue
        reach = FAR if definite else NEAR
        near = [
            *reversed(drafts[:k]),
            *(d for d in drafts[k + 1 :] if d.sentence == draft.sentence and d.type != draft.type),
        ]
        near = [d for d in near if d.type in (draft.type, KIN.get(draft.type)) and draft.at - d.at <= reach]
        near = [d for d in near if not tells_nothing(d)]
        near = [d for d in near if not _is_left(d, leaving)] if leaving else near
        near = [d for d in near if _same_thing(d, draft) and (definite or _hits_the_same(d, draft))]
        near.sort(key=lambda d: (d.type != draft.type, not _shares_parties(d, draft)))
        for earlier in near[:2]:
            if draft.type == "Meeting" and not _same_thing(earlier, draft):  # by what was taken over from the first
                continue
            _take_over(draft, earlier, INHERITED[draft.type] if earlier in kin else roles, definite=definite)
    topics_of_supply(drafts)
    only_name(drafts)
    share_by_name(drafts)


def _hits_the_same(earlier: Draft, draft: Draft) -> bool:
    """“Togo faces a duty on tea”: anybody's, unless Togo was told to be hit before."""
    hit = names(earlier.roles.get("target", ())) & names(draft.roles.get("target", ()))
    return draft.sense.id != "face" or bool(hit)


def _is_one_sides(draft: Draft) -> bool:
    """“India did not sign”, "Peru ratified it": who acts alone is not all whose deal it is."""
    if draft.anchor_id == AGAIN or draft.attributes.get("stage") == "ratified":
        return True
    return draft.anchor_id in WITHOUT_DEAL and len(draft.roles.get("party", ())) < 2


def _is_left(draft: Draft, leaving: Sequence[Draft]) -> bool:
    """“once A had left the pact C, B signed it”: the pact that somebody leaves is not the deal that is spoken of."""
    return draft.type == "Agreement" and any(
        d.sentence == draft.sentence and bool(names(d.roles.get("organization", ())) & name_of(draft)) for d in leaving
    )


def _shares_parties(earlier: Draft, draft: Draft) -> bool:
    """An agreement that names its parties is rather one of the same parties than the one that was named last."""
    own = names(draft.roles.get("party", ()))
    return not own or bool(own & names(earlier.roles.get("party", ())))


def _same_thing(earlier: Draft, draft: Draft) -> bool:
    limited = earlier.anchor_id in LIMITING and draft.attributes.get("kind") not in (*VAGUE, "quota")
    let_off = earlier.anchor_id == "waiver" and earlier.start == draft.start
    return (
        not (limited or let_off)  # “agreed to limit its exports for an exemption from the tariffs”
        and kinds_agree(earlier, draft)
        and (_is_moved(draft) or not contradict(earlier, draft, slack=False))
        and _compatible_names(earlier, draft)
        and not bears_other_name(draft, earlier)
    )


def _is_moved(draft: Draft) -> bool:
    """“The meeting was to have been held in Lima”: the same people, wherever they met in the end."""
    own = draft.type == "Meeting" and "place" not in draft.taken
    return own and not draft.roles.get("participant")


def _compatible_names(earlier: Draft, draft: Draft) -> bool:
    return not name_of(draft) or name_of(draft) == name_of(earlier)


def _of_more(draft: Draft, earlier: Draft) -> bool:
    """“the two sides suspended the tariffs”, "trade between them rose": not about the goods of one of them."""
    if (
        draft.anchor_id == "trade_noun"
        and earlier.anchor_id != "trade_noun"
        and len(draft.roles.get("exporter", ())) > 1
    ):
        return True
    makers = names(draft.roles.get("imposer", ()))
    return len(makers) > 1 and makers != names(earlier.roles.get("imposer", ()))


def _take_over(draft: Draft, earlier: Draft, roles: Iterable[str], *, definite: bool) -> None:
    draft.antecedent = True
    for role in roles:
        against = names(draft.roles.get(OPPONENTS.get(role, ""), ()))
        told = [f for f in earlier.roles.get(role, ()) if f.rule != "home" and (role != "name" or is_deal_name(f))]
        if role == "topic" and is_another(draft):
            continue
        if (role == "party" and _is_one_sides(earlier)) or (role == "commodity" and _of_more(draft, earlier)):
            continue
        if says_itself(draft, role):
            continue
        if draft.type == "TradeFlow":  # of two who trade with each other, each stands on one side
            told = [f for f in told if f.entity.iri not in against]
        if not draft.roles.get(role) and told and not against & names(told):
            draft.roles[role] = by_rule("antecedent", told)
            draft.taken.add(role)
        elif role == "party" and definite:
            draft.roles[role] = [*draft.roles.get(role, ()), *other_of_two(draft, told)]
    if definite and draft.attributes.get("kind") == "tariff" and earlier.attributes.get("kind") == "antidumping":
        draft.attributes["kind"] = "antidumping"
    if (
        draft.anchor_id in ("pronoun", "deal", "restriction")
        and definite
        and draft.attributes.get("kind") in VAGUE
        and earlier.type == draft.type
        and "kind" in earlier.attributes
    ):
        draft.attributes["kind"] = earlier.attributes["kind"]


def at_home(drafts: Sequence[Draft], home: Entity | None) -> None:
    """Trade figures that name no country are those of the country that the report is about."""
    for draft in drafts:
        if (
            draft.type != "TradeFlow"
            or home is None
            or not draft.quantities
            or draft.roles.get("exporter")
            or draft.roles.get("importer")
        ):
            continue
        role = {"export_noun": "exporter", "import_noun": "importer"}.get(draft.anchor_id)
        if role:
            draft.roles[role] = [from_context(home, draft, "home")]


def is_definite(draft: Draft) -> bool:
    """Whether a draft speaks of something that was told before: "the pact", "it"."""
    if draft.one_of_many or is_any(draft):
        return False
    if draft.anchor.pos_ == "PRON" or draft.anchor_id == "pronoun":
        return True
    if draft.anchor_id in BARE and not children(draft.anchor, "det", "poss", "amod", "nummod"):
        return True
    if draft.anchor.pos_ not in ("NOUN", "PROPN"):
        return False
    return any(c.lower_ in DEFINITE for c in children(draft.anchor, "det", "poss")) and not draft.roles.get("name")
