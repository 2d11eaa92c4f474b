"""What article graphs touch as they come, are replaced or go: the part of the shared graph that is, and that has to be.

Claims are put together anew only where they see another event than before, events where they see another story; the
rest stays. The index has all of that as it was, and is brought up to date.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

import pyoxigraph as ox

from kg.fusing.fuse import base, events_of, profiles, relations_of, states
from kg.fusing.fused import Event
from kg.fusing.gather import regather
from kg.fusing.profile import Profile
from kg.fusing.steps import steps
from kg.fusing.stories import Story, stories_of
from kg.graph.index import Index
from kg.graph.intake import Intake, link_quads
from kg.graph.shared import ENTITY_FACTS, entity_quads, event_quads, relation_quads, story_quads
from kg.graph.shelf import Shelf
from kg.graph.tables import ends_of
from kg.graph.terms import DEFAULT, name, parts
from kg.graph.who import Who
from kg.judging.judgements import Judgements

Item = TypeVar("Item")
IN_STORY = (name("kg:partOf"), name("kg:under"))
"""Links from events to stories."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Quads that are there, and those that have to be."""

    current: set[ox.Quad] = field(default_factory=set)
    wanted: set[ox.Quad] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Renewed:
    """Events that a change touches, as they are now, with their claims; and the IRIs of those that were."""

    events: Sequence[Event]
    claims: Mapping[str, Profile]
    before: Collection[str]


def touched(store: ox.Store, index: Index, intake: Intake, old: Collection[ox.NamedNode], who: Who) -> Difference:
    """The quads of the shared graph, and the links to it, that are there and that have to be, where these may differ.

    ``intake`` has the graphs that come, and the change that the facts of entities undergo; ``old`` are those that go.
    """
    found = Difference()
    gone = {graph.value for graph in old}
    index.articles.remove(gone)
    intake.keep_articles(index)
    renewed = _events(index, intake, gone, who)
    _event_quads(store, index, renewed, gone, found)
    _stories(store, index, renewed, found)
    _relations(store, index, intake, gone, who, found)
    _entities(store, index, {iri for iri, _, _ in intake.facts}, who, found)
    return found


def _events(index: Index, intake: Intake, gone: Collection[str], who: Who) -> Renewed:
    shelf, judgements = index.claims, who.judgements
    leaving = shelf.numbers("home", gone)
    days = {one.article.id: one.article.published for one in intake.recalled}
    told = profiles((claim for one in intake.recalled for claim in one.claims), days, who.aliases)
    coming = shelf.add((p.iri, intake.homes[p.iri].value, p) for p in told)
    judged = shelf.numbers("iri", [iri for judgement in judgements.claims(same=True) for iri in judgement.pair])
    groups, before = _regrouped(shelf, leaving, coming, judged)
    events = _events_in(index, groups, judgements)
    if _look_alike(shelf, groups, before, map(base, events)):
        events = _events_in(index, groups, judgements)
    numbers = [number for members in _members(shelf, groups) for number in members]
    units = {claim: event.iri for event in events for claim in event.claims}
    shelf.unname(before)
    shelf.name({n: units[shelf.item(n).iri] for n in numbers}, {event.iri: base(event) for event in events})
    return Renewed(events, {shelf.item(n).iri: shelf.item(n) for n in numbers}, before)


def _events_in(index: Index, groups: Collection[int], judgements: Judgements) -> tuple[Event, ...]:
    found = [[*map(index.claims.item, members)] for members in _members(index.claims, groups)]
    origins = index.articles.origins({p.claim.article for members in found for p in members})
    return events_of(found, origins, judgements)


def _event_quads(store: ox.Store, index: Index, renewed: Renewed, gone: Collection[str], found: Difference) -> None:
    homes = _homes(index, renewed.claims)
    for iri in renewed.before:
        found.current.update(quad for quad in _node(store, iri) if quad.predicate not in IN_STORY)
    found.current.update(_links(store, "kg:event", homes, gone))
    found.wanted.update(chain.from_iterable(map(event_quads, renewed.events)), link_quads(renewed.events, homes))


def _stories(store: ox.Store, index: Index, renewed: Renewed, found: Difference) -> None:
    shelf = index.steps
    new = {step.event: step for step in steps(renewed.events, renewed.claims)}
    old = {shelf.item(number).event: number for number in shelf.numbers("iri", renewed.before)}
    same = {event for event, step in new.items() if event in old and shelf.item(old[event]) == step}
    leaving = [number for event, number in old.items() if event not in same]
    coming = shelf.add((event, "", step) for event, step in new.items() if event not in same)
    groups, before = _regrouped(shelf, leaving, coming, [old[event] for event in same])
    stories = _stories_in(index, groups)
    if _look_alike(shelf, groups, before, (story.base for story in stories)):
        stories = _stories_in(index, groups)
    numbers = {shelf.item(n).event: n for members in _members(shelf, groups) for n in members}
    shelf.unname(before)
    units = {step: story.iri for story in stories for step in (*story.steps, *story.under)}
    shelf.name({n: units.get(step) for step, n in numbers.items()}, {story.iri: story.base for story in stories})
    for iri in before:
        found.current.update(_node(store, iri), _differences(store, iri))
        for link in IN_STORY:
            found.current.update(store.quads_for_pattern(None, link, ox.NamedNode(iri), DEFAULT))
    found.wanted.update(chain.from_iterable(map(story_quads, stories)))


def _stories_in(index: Index, groups: Collection[int]) -> tuple[Story, ...]:
    found = _items(index.steps, groups)
    articles = {told.article for steps in found for step in steps for told in step.told}
    return stories_of(found, index.articles.origins(articles))


def _relations(
    store: ox.Store, index: Index, intake: Intake, gone: Collection[str], who: Who, found: Difference
) -> None:
    table = index.relations
    new = states((claim for one in intake.recalled for claim in one.relations), who.aliases)
    ends = table.at(gone) | {ends_of(claim) for claim in new.values()}
    before = table.of(ends)
    table.remove(gone)
    table.add(new, intake.homes)
    now = table.of(ends)
    relations = relations_of({one.iri: one.claim for one in now})
    table.name({claim: relation.iri for relation in relations for claim in relation.claims})
    homes = {one.iri: ox.NamedNode(one.home) for one in now}
    for one in before:
        found.current.update(_node(store, one.unit))
        subject, object_ = (ox.NamedNode(end.entity.iri) for end in (one.claim.subject, one.claim.object))
        found.current.add(ox.Quad(subject, name(f"kg:{one.claim.type}"), object_, DEFAULT))
    found.current.update(_links(store, "kg:relation", homes, gone))
    found.wanted.update(chain.from_iterable(map(relation_quads, relations)), link_quads(relations, homes))


def _entities(store: ox.Store, index: Index, iris: Collection[str], who: Who, found: Difference) -> None:
    shown = {name(curie) for curie in ENTITY_FACTS}
    entities = {*iris, *(entity.value for entity in who.like([ox.NamedNode(iri) for iri in iris]))}
    for iri in entities:
        quads = store.quads_for_pattern(ox.NamedNode(iri), None, None, DEFAULT)
        found.current.update(quad for quad in quads if quad.predicate in shown)
    found.wanted.update(entity_quads(who.facts(index.facts.of(entities))))


def _regrouped(
    shelf: Shelf[Item], leaving: Collection[int], coming: Collection[int], staying: Collection[int]
) -> tuple[set[int], set[str]]:
    """The groups that a change touches, those of what stays among them, and what these added up to before it."""
    moved = regather(shelf, shelf.rules, gone=leaving, come=coming)
    left = shelf.places({*leaving, *moved, *staying}.difference(coming)).values()
    groups = {*left, *moved.values()}
    before = shelf.units(shelf.numbers("place", groups))
    shelf.put(moved)
    shelf.remove(leaving)
    return groups, before


def _look_alike(shelf: Shelf[Item], groups: set[int], before: set[str], bases: Iterable[str]) -> bool:
    """Whether others look like what the groups add up to, or added up to before: then these too are touched."""
    others = shelf.of_bases({*bases, *shelf.bases(before)}) - before
    before |= others
    groups.update(shelf.places(shelf.numbers("unit", others)).values())
    return bool(others)


def _members(shelf: Shelf[Item], groups: Collection[int]) -> list[list[int]]:
    """The numbers of the things in groups, in the order of the rules; the groups in that of their first."""
    found: dict[int, list[int]] = {}
    for number in sorted(shelf.numbers("place", groups), key=lambda n: shelf.rules.order(shelf.item(n))):
        found.setdefault(shelf.group(number), []).append(number)
    return list(found.values())


def _items(shelf: Shelf[Item], groups: Collection[int]) -> list[list[Item]]:
    return [[*map(shelf.item, members)] for members in _members(shelf, groups)]


def _homes(index: Index, claims: Collection[str]) -> dict[str, ox.NamedNode]:
    return {iri: ox.NamedNode(home) for iri, home in index.claims.homes(claims).items()}


def _links(store: ox.Store, link: str, homes: Mapping[str, ox.NamedNode], gone: Collection[str]) -> Iterator[ox.Quad]:
    """The links that the store has from claims, but for those in graphs that go."""
    for claim, home in homes.items():
        if home.value not in gone:
            yield from store.quads_for_pattern(ox.NamedNode(claim), name(link), None, home)


def _differences(store: ox.Store, story: str) -> Iterator[ox.Quad]:
    """What the shared graph holds of where reports of a story differ."""
    for node, _, _, _ in parts(store.quads_for_pattern(None, name("kg:differenceIn"), ox.NamedNode(story), DEFAULT)):
        for quad in store.quads_for_pattern(node, None, None, DEFAULT):
            yield quad
            if quad.predicate == name("kg:told") and isinstance(quad.object, ox.NamedNode):
                yield from store.quads_for_pattern(quad.object, None, None, DEFAULT)


def _node(store: ox.Store, iri: str) -> Iterator[ox.Quad]:
    """What the shared graph holds of a node, with its amounts."""
    for quad in store.quads_for_pattern(ox.NamedNode(iri), None, None, DEFAULT):
        yield quad
        if quad.predicate == name("kg:quantity") and isinstance(quad.object, ox.NamedNode):
            yield from store.quads_for_pattern(quad.object, None, None, DEFAULT)
