"""One node for each deal of the same parties and of one kind, however it is named: "the EPA", "EU-Japan EPA"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from kg.clauses.events import Draft
from kg.iri import mint
from kg.model import STATES, Entity, Filler
from kg.passages.same import kinds_agree, names
from kg.reference.catalog import Catalog
from kg.reference.deal_keys import is_kind, taken_apart

Key = tuple[frozenset[str], tuple[str, ...]]
MOST = 3  # parties of a deal that is called by them


def tell_deals_apart(drafts: Sequence[Draft], catalog: Catalog) -> None:
    """Let a name that tells only the kind of a deal stand for the deal of that kind between the parties.

    They stand in the name, else in the parties of the event, else in the only others that the text gives it, else in
    the only ones between whom it tells of deals of that kind.
    A deal of the tables is that one; any other is called by its parties: "Ghana-Kenya Economic Partnership Agreement".
    """
    found = [
        (draft, filler, deal)
        for draft in drafts
        for filler in draft.roles.get("name", ())
        if filler.entity.iri not in catalog.by_iri and (deal := _meant(draft, filler, drafts, catalog))
    ]
    for draft, filler, deal in found:
        draft.roles["name"] = [replace(f, entity=deal) if f is filler else f for f in draft.roles["name"]]


def _meant(draft: Draft, name: Filler, drafts: Sequence[Draft], catalog: Catalog) -> Entity | None:
    inside, kind = taken_apart(name.entity.label, partial(_state, catalog))
    if not is_kind(kind):
        return None
    parties = {p.iri: p for p in inside}
    if len(parties) < 2:
        parties = _parties(draft) or _only_parties(name, drafts) or _only_pair(draft, drafts)
    if len(parties) < 2 or not {p.iri for p in inside} <= parties.keys():
        return None
    known = known_deals(catalog).get((frozenset(parties), kind))
    return known or (_called(list(parties.values()), kind, name) if len(parties) <= MOST else None)


def _parties(draft: Draft) -> dict[str, Entity]:
    """The states that an event has for parties, where it has two or more and nobody else."""
    fillers = draft.roles.get("party", ())
    states = {f.entity.iri: f.entity for f in fillers if f.entity.type in STATES}
    return states if len(states) == len(names(fillers)) > 1 else {}


def _only_parties(name: Filler, drafts: Iterable[Draft]) -> dict[str, Entity]:
    """The parties that the text gives a name, where they are always the same: beside the name, else elsewhere."""
    told = list(_told(name, drafts))
    told = [pair for pair in told if not pair[0].rule] or told
    first = told[0][1] if told else {}
    return first if all(parties.keys() == first.keys() for _, parties in told) else {}


def _only_pair(draft: Draft, drafts: Iterable[Draft]) -> dict[str, Entity]:
    """The only parties between whom the text tells of deals of that kind, where it gives the name none."""
    told = [parties for d in drafts if d.type == draft.type and kinds_agree(d, draft) and (parties := _parties(d))]
    own = names(draft.roles.get("party", ()))
    return told[0] if told and all(one.keys() == told[0].keys() for one in told) and own <= told[0].keys() else {}


def _told(name: Filler, drafts: Iterable[Draft]) -> Iterator[tuple[Filler, dict[str, Entity]]]:
    for draft in drafts:
        parties = _parties(draft)
        yield from ((f, parties) for f in draft.roles.get("name", ()) if parties and f.entity.iri == name.entity.iri)


@lru_cache(maxsize=4)
def known_deals(catalog: Catalog) -> Mapping[Key, Entity]:
    """The deals of the tables by whose they are and of which kind, where that means only one."""
    found: dict[Key, dict[str, Entity]] = defaultdict(dict)
    for deal in (one for one in catalog.by_iri.values() if one.type == "NamedAgreement"):
        for name in (deal.label, *deal.names):
            parties, kind = taken_apart(name, partial(_state, catalog))
            if len(parties) > 1 and is_kind(kind):
                found[frozenset(p.iri for p in parties), kind][deal.iri] = deal
    return {key: next(iter(deals.values())) for key, deals in found.items() if len(deals) == 1}


def _state(catalog: Catalog, name: str) -> Entity | None:
    return next((c.entity for c in catalog.lookup(name) if c.entity.type in STATES), None)


def _called(parties: Sequence[Entity], kind: Sequence[str], name: Filler) -> Entity:
    label = f"{'-'.join(sorted(p.label for p in parties))} {' '.join(kind).title()}"
    return Entity(mint("NamedAgreement", label), label, "NamedAgreement", tuple({label: 1, name.entity.label: 1}))
