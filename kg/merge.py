"""The drafts of one article to its claims: one for each distinct event, merged over the sentences that speak of it.

Two drafts are one event when type, stage or action, and factuality agree, no role contradicts (where both name
somebody, they share at least one), and their dates can be the same; see the table ``SAME``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.coref import Discourse
from kg.dates import bounds
from kg.events import Draft
from kg.model import Entity, Filler
from kg.syntax import children

# What has to agree, by type; kind may be "other" on one side.
SAME = {
    "Agreement": ("stage",),
    "TradeMeasure": ("action",),
    "Dispute": ("stage",),
    "Ruling": ("stage",),
    "Accession": ("stage",),
    "Investment": (),
}
VAGUE = ("other", "unknown")
# Roles whose difference alone makes two events of one type different.
TELLING = {
    "TradeFlow": ("exporter", "importer", "commodity"),
    "Production": ("producer", "commodity"),
    "TradeMeasure": ("imposer", "target", "commodity"),
    "Reliance": ("dependent", "supplier", "commodity"),
    "Meeting": ("participant", "place"),
    "Agreement": ("party", "name"),
    "Accession": ("member", "organization"),
    "Investment": ("investor", "recipient"),
    "Dispute": ("complainant", "respondent", "topic"),
    "Ruling": ("forum", "respondent", "complainant"),
}
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
# Verbs of joining that may leave out what is joined.
ABSOLUTE = ("leaving", "applying", "application", "accession", "asking", "suspending", "taking_out")
# Kinds of agreement under which goods are made or supplied.
SUPPLYING = ("contract", "joint_venture", "memorandum")
# Anchors that are agreements of their own, never "the deal".
OF_THEIR_OWN = ("agreeing", "contract", "supply_deal", "memorandum", "venture", "energy_treaty")
# Stages that each party reaches by itself.
ALONE = ("ratified", "terminated", "rejected")
NEAR, FAR = 1000, 6000  # characters
DEFINITE = {"the", "this", "that", "these", "those", "its", "both", "such"}


def inherit(drafts: Sequence[Draft]) -> None:
    """Later mentions take the roles that they leave out from the last draft of the same thing.

    A definite mention ("the duties", "the pact") takes all of them; another one only what a text goes on with. An
    agreement with a name has its parties and its topic wherever the text names it.
    """
    for k, draft in enumerate(drafts):
        definite = _is_definite(draft)
        roles = (INHERITED if definite or _name(draft) else CONTINUED).get(draft.type, ())
        kin = [d for d in drafts if d.type == KIN.get(draft.type) and d.sentence == draft.sentence and draft.type in INHERITED]
        if not kin and not any(not draft.roles.get(role) for role in roles):
            continue
        reach = FAR if definite else NEAR
        near = [*reversed(drafts[:k]), *(d for d in drafts[k + 1 :] if d.sentence == draft.sentence and d.type != draft.type)]
        near.sort(key=lambda d: d.type != draft.type)
        for earlier in [e for e in near if _same_thing(e, draft, reach)][:2]:
            _take_over(draft, earlier, INHERITED[draft.type] if earlier in kin else roles, definite=definite)
    _topics_of_supply(drafts)
    _only_name(drafts)
    _share_by_name(drafts)


def _same_thing(earlier: Draft, draft: Draft, reach: int) -> bool:
    if earlier.type not in (draft.type, KIN.get(draft.type)) or draft.base + draft.anchor.idx - earlier.base - earlier.anchor.idx > reach:
        return False
    return _kinds_agree(earlier, draft) and not _contradict(earlier, draft, slack=False) and _compatible_names(earlier, draft)


def _compatible_names(earlier: Draft, draft: Draft) -> bool:
    return not _name(draft) or _name(draft) == _name(earlier)


def _name(draft: Draft) -> set[str]:
    return _names(draft.roles.get("name", ()))


def _take_over(draft: Draft, earlier: Draft, roles: Iterable[str], *, definite: bool) -> None:
    for role in roles:
        if not draft.roles.get(role) and earlier.roles.get(role):
            draft.roles[role] = list(earlier.roles[role])
            draft.inherited = True
    if draft.anchor_id in ("pronoun", "deal", "restriction") and definite and draft.attributes.get("kind") in VAGUE and earlier.type == draft.type and "kind" in earlier.attributes:
        draft.attributes["kind"] = earlier.attributes["kind"]


def _topics_of_supply(drafts: Sequence[Draft]) -> None:
    """A contract that does not say what it is about is about the good that is supplied or made beside it."""
    for k, draft in enumerate(drafts):
        if draft.type != "Agreement" or draft.attributes.get("kind") not in SUPPLYING or draft.roles.get("topic"):
            continue
        beside = [d for d in drafts if d.type in ("TradeFlow", "Production") and d.sentence == draft.sentence]
        before = [d for d in reversed(drafts[:k]) if d.type in ("TradeFlow", "Production", "Agreement")]
        for other in [*beside, *before]:
            if found := other.roles.get("commodity") or (other.attributes.get("kind") in SUPPLYING and other.roles.get("topic")):
                draft.roles["topic"] = list(found)
                break


def _only_name(drafts: Sequence[Draft]) -> None:
    """An article that names one agreement means it by "the deal", unless the parties are others."""
    deals = [d for d in drafts if d.type == "Agreement"]
    names = {iri for d in deals for iri in _name(d)}
    if len(names) != 1:
        return
    named = next(d for d in deals if _name(d))
    parties = set().union(*(_names(d.roles.get("party", ())) for d in deals if _name(d)))
    for draft in deals:
        own = _names(draft.roles.get("party", ()))
        if not _name(draft) and _kinds_agree(named, draft) and (own <= parties or not parties) and draft.anchor_id not in OF_THEIR_OWN:
            draft.roles["name"] = list(named.roles["name"])
            draft.attributes["kind"] = named.attributes.get("kind", draft.attributes.get("kind", "other"))


def _share_by_name(drafts: Sequence[Draft]) -> None:
    """The parties of a named agreement are those that the text gives it anywhere; a ratifier ratifies for itself."""
    for draft in drafts:
        if draft.type != "Agreement" or not _name(draft) or draft.attributes.get("stage") in ALONE:
            continue
        kin = [d for d in drafts if d is not draft and d.type == "Agreement" and _name(d) & _name(draft) and d.attributes.get("stage") not in ALONE]
        for role in ("party",):
            fullest = max((d.roles.get(role, []) for d in kin), key=len, default=[])
            have = draft.roles.get(role, [])
            if len(fullest) > len(have) and len(have) < 2:
                draft.roles[role] = [*have, *(f for f in fullest if not _names([f]) & _names(have))]


def at_home(drafts: Sequence[Draft], home: Entity | None) -> None:
    """Trade figures that name no country are those of the country that the report is about."""
    for draft in drafts:
        if draft.type != "TradeFlow" or home is None or not draft.quantities or draft.roles.get("exporter") or draft.roles.get("importer"):
            continue
        role = {"export_noun": "exporter", "import_noun": "importer"}.get(draft.anchor_id)
        if role:
            at = draft.base + draft.anchor.idx
            draft.roles[role] = [Filler(home, draft.anchor.text, at, at + len(draft.anchor.text), "context", 0.4)]


def into_last_bloc(drafts: Sequence[Draft], discourse: Discourse) -> None:
    """Who joins or leaves without saying what, joins or leaves the deal or bloc that was named last."""
    for draft in drafts:
        if draft.type == "Accession" and not draft.roles.get("organization") and draft.anchor_id in ABSOLUTE:
            at = draft.base + draft.anchor.idx
            if last := discourse.last(at, ("NamedAgreement", "Bloc"), skip=_names(draft.roles.get("member", ()))):
                draft.roles["organization"] = [Filler(last, draft.anchor.text, at, at + len(draft.anchor.text), "context", 0.4)]


def _is_definite(draft: Draft) -> bool:
    if draft.anchor.pos_ == "PRON" or draft.anchor_id == "pronoun":
        return True
    if draft.anchor.pos_ not in ("NOUN", "PROPN"):
        return False
    return any(c.lower_ in DEFINITE for c in children(draft.anchor, "det", "poss")) and not draft.roles.get("name")


def _kinds_agree(a: Draft, b: Draft) -> bool:
    kinds = (a.attributes.get("kind"), b.attributes.get("kind"))
    return kinds[0] == kinds[1] or any(k in VAGUE or k is None for k in kinds)


def merged(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts of one event made one, in the order in which the text first speaks of each."""
    kept: list[Draft] = []
    for draft in _without_judged_cases(list(drafts)):
        for other in reversed(kept):
            if _same_event(other, draft):
                _absorb(other, draft)
                break
        else:
            kept.append(draft)
    return [d for d in kept if not _is_background(d, kept)]


def _is_background(draft: Draft, kept: Sequence[Draft]) -> bool:
    """"Under the deal …", "the pact covers …": no step of its own when the text tells a step of the same deal."""
    if draft.type != "Agreement" or draft.sense.id not in ("default", "content") or "stage" in _anchor_set(draft):
        return False
    others = [d for d in kept if d is not draft and d.type == "Agreement" and d.sense.id not in ("default", "content")]
    return any(_share(d, draft) and _kinds_agree(d, draft) for d in others)


def _anchor_set(draft: Draft) -> Mapping[str, str]:
    return next(a.set for a in draft.frame.anchors if a.id == draft.anchor_id)


def _without_judged_cases(drafts: list[Draft]) -> list[Draft]:
    """A case that a sentence names only to say how it was ruled is the ruling's."""
    ruled = {d.sentence.start_char + d.base for d in drafts if d.type == "Ruling"}
    return [d for d in drafts if d.type != "Dispute" or d.sentence.start_char + d.base not in ruled or d.attributes.get("stage") != "filed"]


def _same_status(a: Draft, b: Draft) -> bool:
    """Equal factuality; an elliptic mention may be less sure than the full one ("2,000 tonnes could be exported")."""
    values = {a.status.value, b.status.value}
    return len(values) == 1 or (values == {"planned", "possible"} and b.inherited and b.type == "TradeFlow")


def _same_event(a: Draft, b: Draft) -> bool:
    if a.type != b.type or not _same_status(a, b) or not _kinds_agree(a, b):
        return False
    if any(a.attributes.get(name) != b.attributes.get(name) for name in SAME.get(a.type, ())):
        return False
    return not _contradict(a, b, slack=True) and _share(a, b) and _dates_agree(a.date, b.date) and not _figures_differ(a, b)


def _contradict(a: Draft, b: Draft, *, slack: bool) -> bool:
    for role in TELLING[b.type]:
        left, right = _names(a.roles.get(role, ())), _names(b.roles.get(role, ()))
        if left and right and not left & right:
            return True
        if slack and role in ("commodity", "party") and left and right and left != right and not (left <= right or right <= left):
            return True
    return False


def _share(a: Draft, b: Draft) -> bool:
    return any(_names(a.roles.get(role, ())) & _names(b.roles.get(role, ())) for role in TELLING[a.type])


def _names(fillers: Iterable[Filler]) -> set[str]:
    return {f.entity.country if f.entity.type == "Good" and f.entity.country else f.entity.iri for f in fillers}


def _dates_agree(a: str | None, b: str | None) -> bool:
    if a is None or b is None or a == b:
        return True
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    return (a0 is None or b1 is None or a0 <= b1) and (b0 is None or a1 is None or b0 <= a1)


def _figures_differ(a: Draft, b: Draft) -> bool:
    """Two amounts in one unit are two flows or two rates, unless the words are the same."""
    if a.type not in ("TradeFlow", "TradeMeasure") or not a.quantities or not b.quantities:
        return False
    left = {(q.unit, q.min, q.max) for q in a.quantities}
    right = {(q.unit, q.min, q.max) for q in b.quantities}
    return not left & right and bool({u for u, *_ in left} & {u for u, *_ in right})


def _absorb(kept: Draft, other: Draft) -> None:
    for role, fillers in other.roles.items():
        have = kept.roles.setdefault(role, [])
        known = _names(have)
        have += [f for f in fillers if not _names([f]) & known]
    for name, value in other.attributes.items():
        if name not in kept.attributes or kept.attributes[name] in VAGUE:
            kept.attributes[name] = value
    kept.date = _sharper(kept.date, other.date)
    kept.quantities += [q for q in other.quantities if q not in kept.quantities]
    kept.source = kept.source or other.source


def _sharper(a: str | None, b: str | None) -> str | None:
    if a is None or b is None:
        return a or b
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    return b if a0 and a1 and b0 and b1 and b1 - b0 < a1 - a0 else a
