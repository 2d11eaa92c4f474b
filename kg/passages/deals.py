"""Which named deal a text means by "the pact", and whose it is: names and parties carried over inside an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.clauses.events import Draft
from kg.grammar.tree import children
from kg.lexicon import words
from kg.model import Filler
from kg.passages.same import kinds_agree, names
from kg.reference.catalog import Catalog
from kg.values.edtf import bounds

# Anchors that are verbs of acting on a deal that they do not name, and of doing what another has done.
WITHOUT_DEAL = ("signing_on", "ratifying")
AGAIN = "doing_so"
PRONOUN = "pronoun"
# Anchors that are agreements of their own, never "the deal".
OF_THEIR_OWN = ("agreeing", "protocol", "contract", "supply_deal", "memorandum", "venture", "energy_treaty")
# Bare plurals that go on with what was spoken of: "Negotiations began in 2013".
BARE = ("negotiations", "negotiations_on")
# Stages of a deal that gives way to another.
ENDED = ("terminated", "suspended")
# Stages before a deal is in force.
BEGINNING = ("proposed", "negotiating", "agreed", "signed")
# Steps that the two parties of a deal take together.
MUTUAL = ("negotiating", "agreed", "signed", "amended")
# Stages that each party reaches by itself.
ALONE = ("ratified", "terminated", "rejected")


def by_rule(rule: str, fillers: Iterable[Filler]) -> list[Filler]:
    """Fillers that a rule puts into a role of another mention."""
    return [replace(f, rule=rule) for f in fillers]


def is_any(draft: Draft) -> bool:
    """“agreements must be honoured", "a model for all future deals”: none in particular, so not the one spoken of."""
    anchor = draft.anchor
    if draft.type != "Agreement":
        return False
    if any(c.lemma_ in words("syntax", "replacing") for c in children(anchor, "relcl")):
        return True  # “the treaty that replaced it”
    if anchor.tag_ not in ("NNS", "NNPS") or draft.anchor_id in BARE:
        return False
    before = children(anchor, "det", "poss", "nummod", "predet")
    if any(c.lower_ in words("syntax", "any") for c in before):
        return True
    return not before and ("party" in draft.taken or len(draft.roles.get("party", ())) < 2)


def tells_nothing(draft: Draft) -> bool:
    """“took it out of the talks”: a pronoun to which nothing is done that is done to deals need not stand for one."""
    return draft.type == "Agreement" and draft.anchor_id == PRONOUN and draft.sense.id == "default"


def name_of(draft: Draft) -> set[str]:
    """The agreements that ``draft`` names."""
    return names(draft.roles.get("name", ()))


def is_deal_name(filler: Filler) -> bool:
    """Whether a name is that of a deal between parties, not of a programme or a law."""
    said = {w.lower() for name in (filler.entity.label, *filler.entity.names) for w in name.split()}
    return bool(said & words("things", "deal_names"))


def only_name(drafts: Sequence[Draft]) -> None:
    """An article that tells of one named agreement means it by "the deal", unless the parties are others.

    One that is only named in passing ("once A had left it"), that only ends or gives way to another, and a programme
    of one state is not meant.
    """
    deals = [d for d in drafts if d.type == "Agreement"]
    named = [d for d in deals if any(is_deal_name(f) for f in d.roles.get("name", ()))]
    gone = {iri for d in named if d.trigger.lemma_ in words("things", "replacing") for iri in name_of(d)}
    told = [d for d in named if (d.sense.id != "default" or _has_own_parties(d)) and not name_of(d) & gone]
    if len(_all_names(told)) > 1:
        told = [d for d in told if d.attributes.get("stage") not in ENDED]
    if len(_all_names(told)) != 1:
        return
    meant = told[0]
    parties = set().union(*(names(d.roles.get("party", ())) for d in deals if name_of(d) & name_of(meant)))
    parties = parties or _first_pair(deals, meant)
    for draft in deals:
        own = names(draft.roles.get("party", ()))
        if (
            not name_of(draft)
            and not is_any(draft)
            and kinds_agree(meant, draft)
            and (own <= parties or not parties)
            and draft.anchor_id not in (*OF_THEIR_OWN, *WITHOUT_DEAL, AGAIN)
        ):
            draft.roles["name"] = by_rule("only_name", meant.roles["name"])
            draft.attributes["kind"] = meant.attributes.get("kind", draft.attributes.get("kind", "other"))


def _first_pair(deals: Sequence[Draft], meant: Draft) -> set[str]:
    """Whose deal a text tells of first: the name that stands alone further down is rather that of this one."""
    told = [d for d in deals if not name_of(d) and kinds_agree(meant, d)]
    together = (_parties([d for d in told if d.anchor == first.anchor and d.base == first.base]) for first in told)
    return next((parties for parties in together if len(parties) > 1), set())


def _parties(drafts: Iterable[Draft]) -> set[str]:
    return {iri for d in drafts for iri in names(d.roles.get("party", ()))}


def _all_names(drafts: Sequence[Draft]) -> set[str]:
    return {iri for d in drafts for iri in name_of(d)}


def _has_own_parties(draft: Draft) -> bool:
    return bool(draft.roles.get("party")) and "party" not in draft.taken


def share_by_name(drafts: Sequence[Draft]) -> None:
    """The parties of a named agreement are those that the text gives it anywhere; a ratifier ratifies for itself.

    Where the text gives it none, they are those who ratify it.
    """
    for draft in drafts:
        if draft.type != "Agreement" or not name_of(draft) or _acts_alone(draft) or tells_nothing(draft):
            continue
        kin = [d for d in drafts if d is not draft and d.type == "Agreement" and name_of(d) & name_of(draft)]
        told = (d.roles.get("party", []) for d in kin if not (_acts_alone(d) or d.status.value == "negated"))
        told = ([f for f in found if f.rule != "same_name"] for found in told)
        fullest = max(told, key=len, default=[]) or _ratifiers(kin, all_=draft.attributes.get("stage") != "in_force")
        have = draft.roles.get("party", [])
        carried = names(have) <= names(fullest) and all(f.rule == "antecedent" for f in have)
        if len(fullest) > len(have) and (len(have) < 2 or carried):
            others = [f for f in fullest if not names([f]) & names(have)]
            draft.roles["party"] = [*have, *by_rule("same_name", others)]


def _acts_alone(draft: Draft) -> bool:
    return draft.attributes.get("stage") in ALONE or draft.anchor_id in (*WITHOUT_DEAL, AGAIN)


def _ratifiers(drafts: Iterable[Draft], *, all_: bool) -> list[Filler]:
    """Those who ratify it; with ``all_`` also those who have signed it only."""
    ratified = [d for d in drafts if d.attributes.get("stage") == "ratified" and (all_ or d.status.value != "negated")]
    found = {f.entity.iri: f for d in ratified for f in d.roles.get("party", ())}
    return list(found.values()) if len(found) > 1 else []


def without_past_deals(drafts: Iterable[Draft], catalog: Catalog) -> None:
    """“the agreement signed in 2018” is not the one of the same parties that is in force since 1994.

    A name that the words do not give themselves is taken back where the deal was in force before the step was taken.
    """
    for draft in drafts:
        if draft.type == "Agreement" and draft.attributes.get("stage") in BEGINNING and draft.date:
            found = draft.roles.get("name", [])
            draft.roles["name"] = [f for f in found if not (f.rule and _is_past(f, draft.date, catalog))]


def _is_past(name: Filler, date: str, catalog: Catalog) -> bool:
    since = catalog.describe(name.entity.iri).since if name.entity.iri in catalog.by_iri else None
    began, taken = bounds(since)[1] if since else None, bounds(date)[0]
    return began is not None and taken is not None and began < taken


def other_of_two(draft: Draft, told: Sequence[Filler]) -> list[Filler]:
    """“Peru expects to sign it in May”: a pact of two is signed by both, whoever the sentence tells of."""
    own = names(draft.roles.get("party", ()))
    both = draft.attributes.get("stage") in MUTUAL and draft.anchor_id not in (*WITHOUT_DEAL, AGAIN)
    fits = both and len(own) == 1 and len(told) == 2 and own < names(told)
    return by_rule("antecedent", [f for f in told if f.entity.iri not in own]) if fits else []
