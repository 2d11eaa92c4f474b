"""Names that may be those of one thing: nearly the same, initials, a last word, one Wikidata id."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

import pyoxigraph as ox

from kg.graph.terms import Term, local, select
from kg.iri import BASE
from kg.judging.judgements import Judgement, Judgements
from kg.judging.review import Pair, Side
from kg.measuring.likeness import EMPTY, fold

COMMON = 40
"""A word, or a beginning, of more things than this tells nothing of any of them."""

ALIKE, SHORTEST, START = 88, 5, 4
"""How alike (of 100) two names are that may be one with a slip in it, the letters that such a name has at least, and
those by which it is found."""

PHRASES = frozenset(["Good", "Topic"])
"""Classes of what is described rather than named: "steel" and "steel pipes" are two things and no doubt."""

SURE = 0.95
"""What speaks for two things of one name. Less does not speak for two things that both stand in tables."""

NEW = ("new", "title")
"""How names that stand in no table are linked."""

ENTITIES = """
SELECT ?entity ?class ?label ?name ?wikidata WHERE {
  ?entity a ?class ; rdfs:label ?label .
  FILTER NOT EXISTS { ?entity kg:claimCount ?count }
  OPTIONAL { ?entity skos:altLabel ?name }
  OPTIONAL { ?entity skos:exactMatch ?wikidata }
}
"""
MENTIONS = """
SELECT ?entity ?graph ?start ?words ?how WHERE {{ VALUES ?entity {{ {entities} }}
  GRAPH ?graph {{
    ?mention kg:entity ?entity ; oa:start ?start ; kg:linkMethod ?how .
    ?claim kg:mention ?mention ; kg:quotation/oa:exact ?words
  }}
}}
"""
Row = tuple[Term, ...]


@dataclass
class Thing:
    """An entity with its names, folded, and its match elsewhere."""

    iri: str
    type: str
    label: str
    match: str | None = None
    names: set[str] = field(default_factory=set)

    @property
    def folded(self) -> frozenset[str]:
        """Its names without case, accents, article and legal form."""
        return frozenset(found for spelled in (self.label, *self.names) if (found := fold(spelled)))

    def known_as(self, name: str) -> bool:
        """Whether a judgement that has this name or IRI means it."""
        return name in (self.iri, self.label) or name in self.names


def name_pairs(store: ox.Store, judgements: Judgements) -> Iterator[Pair]:
    """The pairs of things of one class that may be one, and that are named in some claim."""
    things = _things(store)
    count = Counter(thing.label for thing in things)
    near = [(like, one, other) for one, other in _neighbours(things) if (like := likeness(one, other))]
    near = [found for found in near if not any(_is_about(j, *found[1:]) for j in judgements.entities)]
    told = _mentions(store, {thing.iri for _, *both in near for thing in both})
    for (doubt, why), *both in near:
        if all(thing.iri in told for thing in both) and (doubt >= SURE or any(_is_new(told[t.iri]) for t in both)):
            one, other = sorted(both, key=lambda thing: _standing(thing, told[thing.iri]))
            sides = [_side(thing, told[thing.iri], alone=count[thing.label] == 1) for thing in (one, other)]
            sizes = sorted(len(told[thing.iri]) for thing in both)
            yield Pair("name", one.type, sides[0], sides[1], False, why, doubt, sizes[0], sum(sizes))


def likeness(one: Thing, other: Thing) -> tuple[float, str] | None:
    """How much (to 1) speaks for two things being one, and what it is; None when nothing does, or two ids differ."""
    if one.match and other.match:
        return (1.0, "both have one Wikidata id") if one.match == other.match else None
    pairs = list(product(one.folded, other.folded))
    if any(a == b for a, b in pairs):
        return SURE, "they have a name in common"
    if any(_initials(a) == b or _initials(b) == a for a, b in pairs):
        return 0.9, "one is the initials of the other"
    if any(_ends(a, b) or _ends(b, a) for a, b in pairs):
        return 0.8, "one is the last word of the other"
    if any(_within(a, b) or _within(b, a) for a, b in pairs):
        return 0.4, "the words of one are among those of the other"
    return _slip(pairs)


def _standing(thing: Thing, rows: Sequence[Row]) -> tuple[bool, bool, int, int, str]:
    """Sorts last the name that stays if they are one: that of a table, else the fuller, else the more often told."""
    return thing.match is not None, not _is_new(rows), len(fold(thing.label).split()), len(rows), thing.iri


def _is_new(rows: Sequence[Row]) -> bool:
    return any(row[4].value in NEW for row in rows)


def _slip(pairs: Iterable[tuple[str, str]]) -> tuple[float, str] | None:
    from rapidfuzz.fuzz import token_sort_ratio

    long = (pair for pair in pairs if min(map(len, pair)) >= SHORTEST)
    best = max((token_sort_ratio(a, b, score_cutoff=ALIKE) for a, b in long), default=0.0)
    return (0.9 * best / 100, "they are spelled nearly alike") if best else None


def _initials(name: str) -> str | None:
    words = [word for word in name.split() if word not in EMPTY]
    return "".join(word[0] for word in words) if len(words) > 1 else None


def _ends(short: str, long: str) -> bool:
    return " " not in short and len(short) > 2 and long.endswith(f" {short}")


def _within(few: str, many: str) -> bool:
    words = set(few.split()) - EMPTY
    return bool(words) and max(map(len, words)) > 2 and words < set(many.split())


def _things(store: ox.Store) -> Sequence[Thing]:
    found: dict[str, Thing] = {}
    for entity, class_, label, name, match in select(store, ENTITIES):
        if local(class_) not in PHRASES:
            thing = found.setdefault(entity.value, Thing(entity.value, local(class_), label.value))
            thing.match = match.value if match else None
            thing.names |= {name.value} if name else set()
    return [found[iri] for iri in sorted(found)]


def _neighbours(things: Sequence[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """Pairs of things of one class that share a word, a beginning, initials or an id, each pair once."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, thing in enumerate(things):
        for key in _keys(thing):
            blocks[thing.type, key].append(place)
    found = {pair for places in blocks.values() if len(places) <= COMMON for pair in combinations(places, 2)}
    return ((things[a], things[b]) for a, b in sorted(found))


def _keys(thing: Thing) -> set[str]:
    names = thing.folded
    words = {word for name in names for word in name.split() if len(word) > 2 and word not in EMPTY}
    initials = {found for name in names if (found := _initials(name))}
    starts = {f"{name.replace(' ', '')[:START]}…" for name in names}
    return {*names, *words, *initials, *starts, *([thing.match] if thing.match else ())}


def _is_about(judgement: Judgement, one: Thing, other: Thing) -> bool:
    a, b = judgement.one, judgement.other
    return (one.known_as(a) and other.known_as(b)) or (one.known_as(b) and other.known_as(a))


def _mentions(store: ox.Store, entities: Collection[str]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    if entities:
        values = " ".join(f"<{iri}>" for iri in sorted(entities))
        for row in select(store, MENTIONS.format(entities=values)):
            found[row[0].value].append(row)
    return found


def _side(thing: Thing, rows: Sequence[Row], *, alone: bool) -> Side:
    """A thing as a person sees it; by its name where that is enough, else by its IRI."""
    plain = alone and '"' not in thing.label and not thing.label.startswith(BASE)
    places, articles = {(row[1], row[2]) for row in rows}, {row[1] for row in rows}
    _, _, words = min((graph.value, int(start.value), words.value) for _, graph, start, words, _ in rows)
    told = f"named {_times(len(places), 'time')} in {_times(len(articles), 'article')}"
    return Side(thing.label if plain else thing.iri, thing.label, told, " ".join(words.split()))


def _times(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
