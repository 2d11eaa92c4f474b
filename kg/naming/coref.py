"""Who "it", "the Indian company", "the two countries" are: a short memory of the actors that the text has named.

Salience is recency with a bonus for subjects, the classic of Lappin and Leass (1994) cut down to what pays in news:
a definite noun looks for whom the text called so, else for the last actor of its class (and nationality, where it
names one), a pronoun for the last subject, a plural for the last group that stood together.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from kg.grammar.tokens import Token
from kg.lexicon import words
from kg.model import STATES, Entity, Filler

COMPANY = ("Company",)
LIKE_COUNTRY = ("Country",)
ORGANIZED = ("Company", "Organization", "Agency", "Body", "Bloc", "Country")
PLURAL_TAGS = ("NNS", "NNPS")
REACH = 400  # characters: about three sentences
FAR = 1500
# Plurals that mean those who were named together though no number says how many: "the sides", not "its neighbours".
CALLED_BY_NONE = ("side", "party", "leader", "neighbour", "neighbor")
BESIDE = 60  # characters between the actors of one group


@dataclass
class Discourse:
    """The actors named in the document with their offsets, and the groups that were named together."""

    named: list[tuple[int, Entity, bool]] = field(default_factory=list)
    groups: list[tuple[int, tuple[Entity, ...]]] = field(default_factory=list)
    called: dict[str, list[tuple[int, Entity]]] = field(default_factory=dict)

    def see(self, at: int, entity: Entity, *, subject: bool) -> None:
        """Note that ``entity`` was named at an offset, and whether as a subject."""
        self.named.append((at, entity, subject))

    def call(self, at: int, entity: Entity, noun: str) -> None:
        """Note that the text called ``entity`` a ``noun``: "Sojitz, a trading house", "the miner Lynas"."""
        self.called.setdefault(noun, []).append((at, entity))

    def last_called(self, noun: str, before: int) -> Entity | None:
        """Who was last called a ``noun`` before an offset."""
        found = [(at, e) for at, e in self.called.get(noun, ()) if at < before and before - at < FAR]
        return found[-1][1] if found else None

    def see_group(self, at: int, members: list[Entity]) -> None:
        """Note actors that stood together: "Japan and India", "a deal between A and B"."""
        unique = tuple(dict.fromkeys(members))
        if len(unique) > 1:
            self.groups.append((at, unique))

    def is_one_of_several(self, entity: Entity, before: int) -> bool:
        """Whether an actor was last named together with others: "it" is then none of them, but what they did."""
        at = max((at for at, named, _ in self.named if at < before and named == entity), default=0)
        return any(at <= end < before and end - at < BESIDE and entity in members for end, members in self.groups)

    def states(self, start: int, end: int) -> tuple[Entity, ...]:
        """The states and blocs that were named between two offsets, each once."""
        return tuple(dict.fromkeys(e for at, e, _ in self.named if start <= at < end and e.type in STATES))

    def last(
        self,
        before: int,
        types: tuple[str, ...],
        *,
        country: str | None = None,
        subject: bool = False,
        skip: Collection[str] = (),
        word: str | None = None,
    ) -> Entity | None:
        """The last actor of one of ``types`` before an offset, from ``country`` if given; rather a subject if asked.

        With ``word``, only one in whose name it stands: "the commission" is no organization.
        """
        near = [(at, e, s) for at, e, s in self.named if at < before and e.type in types and e.iri not in skip]
        near = [n for n in near if word is None or word in n[1].label.lower().split()]
        fitting = [(at, e, s) for at, e, s in near if country is None or country in (e.country, e.iri)]
        subjects = [e for at, e, s in fitting[-5:] if s and before - at < REACH]
        if subject and subjects:
            return subjects[-1]
        return fitting[-1][1] if fitting and before - fitting[-1][0] < FAR else None

    def group(
        self, before: int, types: tuple[str, ...], *, size: int | None = None, reach: int | None = None
    ) -> tuple[Entity, ...]:
        """The last group of actors of ``types`` before an offset; failing that, the last ``size`` different ones.

        With ``reach``, only a group that was named together at most so many characters before.
        """
        for at, members in reversed(self.groups):
            if reach is not None and before - at > reach:
                return ()
            if at < before and (meant := self._acting(members, types)) and size in (None, len(meant)):
                return meant
        recent: list[Entity] = []
        for at, entity, _ in reversed(self.named if reach is None else ()):
            if at < before and entity.type in types and entity not in recent:
                recent.append(entity)
        wanted = size or 2
        return tuple(reversed(recent[:wanted])) if len(recent) >= wanted else ()

    def _acting(self, members: tuple[Entity, ...], types: tuple[str, ...]) -> tuple[Entity, ...]:
        """The members where all are of ``types``; of people from two states or more, the states that they act for."""
        if all(m.type in types for m in members):
            return members
        if "Country" not in types or any(m.type != "Person" for m in members):
            return ()
        states = {e.iri: e for _, e, _ in self.named if e.type in STATES}
        acting = dict.fromkeys(states[m.country] for m in members if m.country in states)
        return tuple(acting) if len(acting) == len(members) else ()


def refer(
    token: Token,
    discourse: Discourse,
    text: str,
    base: int,
    *,
    country: str | None = None,
    types: tuple[str, ...] = ORGANIZED,
    skip: Collection[str] = (),
) -> list[Filler]:
    """The actors that a pronoun or a definite noun phrase headed by ``token`` refers to; empty when none fits.

    A pronoun, or "the two sides", means actors of ``types``: no firm where only a state can be meant. "It" and "its"
    mean nobody of ``skip``.
    """
    before = base + token.idx
    if token.pos_ == "NUM":
        found = _counted(token, discourse, before, types)
    elif token.pos_ == "PRON":
        found = _pronoun(token, discourse, before, types, skip)
    else:
        found = _definite(token, discourse, before, country, types)
    start = token.left_edge.idx if token.pos_ != "PRON" else token.idx
    end = token.idx + len(token.text)
    return [Filler(e, text[start:end], base + start, base + end, "coreference", 0.6) for e in found]


def _pronoun(
    token: Token, discourse: Discourse, before: int, types: tuple[str, ...], skip: Collection[str]
) -> list[Entity]:
    lower = token.lower_
    if lower in words("actors", "pronouns", "person"):
        return _one(discourse.last(before, ("Person",), subject=True))
    if lower in words("actors", "pronouns", "thing"):
        if _is_described(token):
            return []
        found = discourse.last(before, types, subject=True, skip=skip)
        return [] if found and discourse.is_one_of_several(found, before) else _one(found)
    if lower in words("actors", "pronouns", "plural"):
        return list(discourse.group(before, types))
    return []


def _is_described(pronoun: Token) -> bool:
    """“The largest exporter of tea has a record … It banned sales": one who is described, but not by his name."""
    before = pronoun.sent.start - 1
    if pronoun.dep_ != "nsubj" or pronoun.head.dep_ != "ROOT" or before < 0:
        return False
    subjects = [c for c in pronoun.doc[before].sent.root.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"]
    dealers = words("actors", "nouns", "trader") | words("actors", "nouns", "country")
    return any(s.lemma_.lower() in dealers and any(c.tag_ == "JJS" for c in s.children) for s in subjects)


def _counted(token: Token, discourse: Discourse, before: int, types: tuple[str, ...]) -> list[Entity]:
    """“between the two”, “among the three”: the last group of that many states, else of that many actors."""
    size = {"two": 2, "three": 3}.get(token.lower_)
    if size is None or not any(c.lower_ == "the" for c in token.children):
        return []
    return list(discourse.group(before, STATES, size=size) or discourse.group(before, types, size=size))


def _one(entity: Entity | None) -> list[Entity]:
    return [entity] if entity else []


def _definite(
    token: Token, discourse: Discourse, before: int, country: str | None, types: tuple[str, ...]
) -> list[Entity]:
    lemma = token.lemma_.lower()
    near = [c for c in token.children if c.dep_ in ("det", "predet", "nummod", "poss", "amod")]
    determiners = {c.lower_ for c in near if c.i == 0 or c.nbor(-1).text != "-"}  # “ninety-two”
    if not determiners & {"the", "both", "two", "three", "its", "their", "his", "each", "this", "that"}:
        return []
    if token.tag_ in PLURAL_TAGS or "both" in determiners:
        known = lemma in words("actors", "nouns", "group")
        return _plural(lemma, determiners, discourse, before, types, _opening(token, before)) if known else []
    if (described := discourse.last_called(lemma, before)) and country in (None, described.country, described.iri):
        return [described]
    if lemma in words("actors", "nouns", "company"):
        return _one(discourse.last(before, COMPANY, country=country)) or _one(
            discourse.last(before, ("Organization",), country=country) if country else None
        )
    if country is not None:
        return []
    if lemma in words("actors", "nouns", "country"):
        return _one(discourse.last(before, LIKE_COUNTRY, subject=True))
    if lemma in words("actors", "nouns", "bloc"):
        return _one(discourse.last(before, ("Bloc",)))
    if lemma in words("actors", "nouns", "body") and not determiners & {"its", "their", "his"}:
        bodies = ("Agency", "Body", "Organization")
        return _one(
            discourse.last(before, bodies, word=lemma if lemma in words("actors", "nouns", "body_kind") else None)
        )
    return []


def _opening(token: Token, before: int) -> int:
    return before - token.idx + token.sent.start_char


def _plural(
    lemma: str, determiners: set[str], discourse: Discourse, before: int, types: tuple[str, ...], opening: int
) -> list[Entity]:
    """“the two sides”: the two states that the sentence, from its ``opening`` on, has named, else the last group."""
    size = 2 if determiners & {"both", "two"} else 3 if "three" in determiners else None
    if size is None and (lemma not in CALLED_BY_NONE or determiners & {"its", "their", "his"}):
        return []
    if lemma in ("company", "firm"):
        return list(discourse.group(before, COMPANY, size=size))
    if lemma in ("leader", "minister", "president"):
        return list(discourse.group(before, ("Person",), size=size))
    near = discourse.states(opening, before)
    if size == len(near):
        return list(near)
    states = lemma in ("country", "nation", "government", "economy", "capital", "state")
    return list(discourse.group(before, STATES if states else types, size=size))
