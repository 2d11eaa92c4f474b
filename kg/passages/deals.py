"""Which named deal a text means by "the pact", and whose it is: names and parties carried over inside an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.clauses.events import Draft
from kg.lexicon import words
from kg.model import Filler
from kg.passages.same import kinds_agree, names

# Anchors that are verbs of acting on a deal that they do not name, and of doing what another has done.
WITHOUT_DEAL = ("signing_on", "ratifying")
AGAIN = "doing_so"
# Anchors that are agreements of their own, never "the deal".
OF_THEIR_OWN = ("agreeing", "protocol", "contract", "supply_deal", "memorandum", "venture", "energy_treaty")
# Stages of a deal that gives way to another.
ENDED = ("terminated", "suspended")
# Stages that each party reaches by itself.
ALONE = ("ratified", "terminated", "rejected")


def by_rule(rule: str, fillers: Iterable[Filler]) -> list[Filler]:
    """Fillers that a rule puts into a role of another mention."""
    return [replace(f, rule=rule) for f in fillers]


def name_of(draft: Draft) -> set[str]:
    """The agreements that ``draft`` names."""
    return names(draft.roles.get("name", ()))


def is_deal_name(filler: Filler) -> bool:
    """Whether a name is that of a deal between parties, not of a programme or a law."""
    said = {w.lower() for name in (filler.entity.label, *filler.entity.names) for w in name.split()}
    return bool(said & words("things", "deal_names"))


def only_name(drafts: Sequence[Draft]) -> None:
    """An article that tells of one named agreement means it by "the deal", unless the parties are others.

    One that is only named in passing ("once A had left it"), that only ends, and a programme of one state is not meant.
    """
    deals = [d for d in drafts if d.type == "Agreement"]
    named = [d for d in deals if any(is_deal_name(f) for f in d.roles.get("name", ()))]
    told = [d for d in named if d.sense.id != "default" or _has_own_parties(d)]
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
        if draft.type != "Agreement" or not name_of(draft) or _acts_alone(draft):
            continue
        kin = [d for d in drafts if d is not draft and d.type == "Agreement" and name_of(d) & name_of(draft)]
        told = (d.roles.get("party", []) for d in kin if not _acts_alone(d))
        fullest = max(told, key=len, default=[]) or _ratifiers(kin)
        have = draft.roles.get("party", [])
        if len(fullest) > len(have) and len(have) < 2:
            others = [f for f in fullest if not names([f]) & names(have)]
            draft.roles["party"] = [*have, *by_rule("same_name", others)]


def _acts_alone(draft: Draft) -> bool:
    return draft.attributes.get("stage") in ALONE or draft.anchor_id in (*WITHOUT_DEAL, AGAIN)


def _ratifiers(drafts: Iterable[Draft]) -> list[Filler]:
    ratified = [d for d in drafts if d.attributes.get("stage") == "ratified"]
    found = {f.entity.iri: f for d in ratified for f in d.roles.get("party", ())}
    return list(found.values()) if len(found) > 1 else []
