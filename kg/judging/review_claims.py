"""Reports that may speak of one event though they are apart, or of two though they are joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import pyoxigraph as ox

from kg.fusing.blocks import Blocks
from kg.fusing.compare import evidence
from kg.fusing.fuse import profiles
from kg.fusing.identity import aliases
from kg.fusing.profile import Profile
from kg.graph.recall import claims_of
from kg.graph.terms import DEFAULT, name, parts
from kg.graph.who import named_in
from kg.judging.judgements import Judgements
from kg.judging.review import Pair, Side
from kg.model import Article

NEAR = 0.7
"""The share of the weight that joins two claims from which on two that are apart are worth a question."""

TIED, OPPOSED, SHORT, JUST = 1.0, 0.7, 0.8, 0.5
"""How doubtful it is that claims are apart that fit, that fit but for another report, that nearly fit; and that claims
are one that only just fit."""

Key = TypeVar("Key")
Scored = tuple[int, Profile, Profile]


@dataclass(frozen=True, slots=True)
class Told:
    """All claims of a store with their articles, their events and the labels of these."""

    profiles: Sequence[Profile]
    articles: Mapping[str, Article]
    event: Mapping[str, str]
    labels: Mapping[str, str]

    def members(self) -> Mapping[str, list[Profile]]:
        """The claims of each event."""
        found = defaultdict(list)
        for claim in self.profiles:
            found[self.event[claim.iri]].append(claim)
        return found

    def side(self, claim: Profile) -> Side:
        """A claim as a person sees it: its event, its article, its words."""
        article = self.articles[claim.claim.article]
        facts = (article.title or article.id, article.publisher, article.published and article.published.isoformat())
        told = ", ".join(fact for fact in facts if fact)
        return Side(claim.iri, self.labels[self.event[claim.iri]], told, " ".join(claim.claim.quote.split()))


def claim_pairs(store: ox.Store, judgements: Judgements) -> Iterator[Pair]:
    """The pairs of claims that are worth a question: of two events the pair that is most alike, once."""
    told = _told(store, judgements)
    judged = [j.pair for j in judgements.all if j.of_claims]
    settled = {frozenset(told.event.get(iri, iri) for iri in pair) for pair in judged}
    members = told.members()
    apart, joined = _scored(told)
    for events, best in apart.items():
        if events not in settled:
            yield _apart(told, best, *(members[event] for event in sorted(events)))
    for pair, best in joined.items():
        if pair not in judged:
            yield _joined(told, best, members[told.event[best[1].iri]])


def _told(store: ox.Store, judgements: Judgements) -> Told:
    who = aliases(judgements, named_in(store, judgements.names))
    recalled = list(claims_of(store))
    articles = {one.article.id: one.article for one in recalled}
    days = {id_: article.published for id_, article in articles.items()}
    found = profiles((claim for one in recalled for claim in one.claims), days, who)
    links = parts(store.quads_for_pattern(None, name("kg:event"), None, None))
    event = {claim.value: of.value for claim, _, of, _ in links}
    quads = parts(store.quads_for_pattern(None, name("rdfs:label"), None, DEFAULT))
    labels = {node.value: label.value for node, _, label, _ in quads}
    return Told([p for p in found if p.iri in event], articles, event, labels)


def _scored(told: Told) -> tuple[Mapping[frozenset[str], Scored], Mapping[frozenset[str], Scored]]:
    """The best pair of each two events that nearly fit; and the pairs by which a claim only just belongs to its own."""
    apart: dict[frozenset[str], Scored] = {}
    own: dict[str, Scored] = {}
    for weight, a, b in _pairs(told.profiles):
        events = frozenset((told.event[a.iri], told.event[b.iri]))
        if len(events) == 2:
            _keep(apart, events, (weight, a, b))
        else:
            _keep(own, a.iri, (weight, a, b))
            _keep(own, b.iri, (weight, a, b))
    just = (best for best in own.values() if best[0] == best[1].recipe.enough)
    return apart, {frozenset((a.iri, b.iri)): (weight, a, b) for weight, a, b in just}


def _pairs(claims: Sequence[Profile]) -> Iterator[Scored]:
    """All pairs of claims whose evidence is near what joins them, in the order of their IRIs."""
    blocks = Blocks()
    ordered = sorted(claims, key=lambda claim: claim.iri)
    for place, claim in enumerate(ordered):
        for other in blocks.candidates(claim):
            weight = evidence(ordered[other], claim)
            if weight is not None and weight >= NEAR * claim.recipe.enough:
                yield weight, ordered[other], claim
        blocks.put(claim, place)


def _keep(best: dict[Key, Scored], key: Key, found: Scored) -> None:
    if key not in best or found[0] > best[key][0]:
        best[key] = found


def _apart(told: Told, best: Scored, ones: Sequence[Profile], others: Sequence[Profile]) -> Pair:
    weight, a, b = best
    enough = a.recipe.enough
    why, doubt = f"the evidence is {weight}, and {enough} would join them", SHORT * min(weight / enough, 1)
    if weight >= enough and _opposed(ones, others):
        why, doubt = f"the evidence is {weight} of {enough}, but another report of them speaks against it", OPPOSED
    elif weight >= enough:
        why, doubt = f"the evidence is {weight} of {enough}, but another event fits as well", TIED
    sizes = sorted((len(ones), len(others)))
    return Pair("event", a.claim.type, told.side(a), told.side(b), False, why, doubt, sizes[0], sum(sizes))


def _joined(told: Told, best: Scored, members: Sequence[Profile]) -> Pair:
    weight, a, b = best
    why = f"the evidence is {weight}, just enough"
    return Pair("event", a.claim.type, told.side(a), told.side(b), True, why, JUST, 1, len(members))


def _opposed(ones: Sequence[Profile], others: Sequence[Profile]) -> bool:
    return any(evidence(a, b) is None for a in ones for b in others)
