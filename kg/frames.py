"""The frames of the event types: declarative tables of words and positions, read and checked once.

A frame has anchors (the words that are the thing itself: "tariff", "pact", "to import"), senses (what is done to it:
"impose", "sign"), and for each role the grammatical positions in which its filler may stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from typing import Any, Self

from spacy.tokens import Token

from kg.errors import LexiconError, nearest
from kg.lexicon import table
from kg.ontology import Ontology

SENSE_KEYS = {
    "id",
    "set",
    "verbs",
    "intransitive",
    "prepositional",
    "nouns",
    "adjectives",
    "roles",
    "factuality",
    "requires",
    "talks",
    "anchors",
}
ANCHOR_KEYS = {
    "nouns",
    "verbs",
    "adjectives",
    "mentions",
    "about",
    "set",
    "modifiers",
    "roles",
    "without",
    "requires",
    "under",
    "before",
}
FRAME_KEYS = {"type", "anchors", "senses", "roles", "default", "light", "requires", "turned", "shared", "described"}


class Patterns(tuple[tuple[str, ...], ...]):
    """Words that stand together, such as ("suspend", "import"), found by their first word."""

    rest: dict[str, list[tuple[str, ...]]]

    def __new__(cls, items: Iterable[tuple[str, ...]]) -> Self:
        """The patterns ``items``, in their order."""
        made = super().__new__(cls, tuple(items))
        made.rest = {}
        for first, *rest in made:
            made.rest.setdefault(first, []).append(tuple(rest))
        return made

    def headed(self, token: Token, with_: str | None = None) -> list[tuple[str, ...]]:
        """The other words of each pattern that ``token`` can head; only of those in which ``with_`` stands."""
        lemma, lower = token.lemma_.lower(), token.lower_
        heads = (lemma,) if lemma == lower else (lemma, lower)
        found = [(head, rest) for head in heads for rest in self.rest.get(head, ())]
        return [rest for head, rest in found if with_ is None or with_ == head or with_ in rest]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that are the thing itself, and the attributes that they give."""

    id: str
    nouns: Patterns = field(default_factory=lambda: Patterns(()))
    verbs: Patterns = field(default_factory=lambda: Patterns(()))
    adjectives: Patterns = field(default_factory=lambda: Patterns(()))
    mentions: frozenset[str] = frozenset()
    about: str | None = None
    set: Mapping[str, str] = field(default_factory=dict)
    modifiers: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    requires: tuple[str, ...] = ()
    under: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sense:
    """What is done to the thing: the verbs and nouns that say so, and the attributes that they give."""

    id: str
    set: Mapping[str, str] = field(default_factory=dict)
    verbs: Patterns = field(default_factory=lambda: Patterns(()))
    intransitive: Patterns = field(default_factory=lambda: Patterns(()))
    prepositional: Patterns = field(default_factory=lambda: Patterns(()))
    nouns: Patterns = field(default_factory=lambda: Patterns(()))
    adjectives: frozenset[str] = frozenset()
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    factuality: str | None = None
    requires: tuple[str, ...] = ()
    talks: bool = False
    anchors: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """One event type: its anchors, its senses in order of precedence, and the positions of its roles."""

    type: str
    anchors: tuple[Anchor, ...]
    senses: tuple[Sense, ...]
    roles: Mapping[str, tuple[str, ...]]
    default: Sense | None
    light: frozenset[str]
    requires: tuple[str, ...]
    file: str = ""
    turned: Mapping[str, str] = field(default_factory=dict)
    shared: tuple[str, ...] = ()
    described: tuple[str, ...] = ()

    narrowed: Mapping[str, Frame] = field(default_factory=dict, compare=False, repr=False)
    """For the id of each anchor the frame with the senses alone that the anchor may have."""


class Triggers:
    """The anchors of all frames by the words that can be one, so that most words of a text cost one look-up."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self._by_word: dict[str, list[tuple[int, Frame, Anchor]]] = {}
        self._by_mention: dict[str, list[tuple[int, Frame, Anchor]]] = {}
        for rank, (frame, anchor) in enumerate((f, a) for f in frames for a in f.anchors):
            for word in {first for first, *_ in (*anchor.nouns, *anchor.verbs, *anchor.adjectives)}:
                self._by_word.setdefault(word, []).append((rank, frame, anchor))
            for type_ in anchor.mentions:
                self._by_mention.setdefault(type_, []).append((rank, frame, anchor))

    def of(self, token: Token, mentioned: str | None) -> list[tuple[Frame, Anchor]]:
        """The anchors that ``token``, in a mention of class ``mentioned`` or in none, may be, in the tables' order."""
        lemma, lower = token.lemma_.lower(), token.lower_
        found = [*self._by_word.get(lemma, ()), *(self._by_word.get(lower, ()) if lower != lemma else ())]
        if mentioned:
            found += self._by_mention.get(mentioned, ())
        return [(frame, anchor) for _, frame, anchor in sorted(found, key=lambda f: f[0])]


def matches(token: Token, patterns: Patterns, with_: str | None = None) -> bool:
    """Whether ``token`` heads one of the patterns: its lemma is the first word, each other word stands below it.

    A verb with "off" ("called off") is another verb, which the pattern has to name. With ``with_``, only of patterns
    in which that word stands.
    """
    fitting = patterns.headed(token, with_)
    if not fitting:
        return False
    off = any(c.dep_ == "prt" and c.lower_ == "off" for c in token.children)
    return any(_is_below(set(rest), token) if rest else not off for rest in fitting)


def _is_below(rest: set[str], token: Token) -> bool:
    """Particles stand right below their verb: "take a state to court over sugar" is not "take over"."""
    if "over" in rest and not any(c.lower_ == "over" and c.dep_ in ("prt", "advmod") for c in token.children):
        return False
    near, all_ = _below(token)
    return rest <= all_ and not rest.isdisjoint(near)


def _below(token: Token) -> tuple[set[str], set[str]]:
    """The forms of the heads right below ``token``, and of these and what stands below them.

    "suspended its trade pact" is not "suspended trade": some word of a pattern has to be a head.
    """
    near = [
        c
        for c in token.children
        if c.dep_
        in (
            "prt",
            "dobj",
            "nsubjpass",
            "prep",
            "agent",
            "advmod",
            "acomp",
            "oprd",
            "attr",
            "xcomp",
            "ccomp",
            "acl",
            "amod",
            "compound",
            "neg",
        )
    ]
    further = [
        c
        for n in near
        if n.dep_ in ("prep", "dobj", "nsubjpass", "agent")
        for c in n.children
        if c.dep_ in ("pobj", "pcomp", "prep", "amod", "compound")
    ]
    further += [c for n in near if n.dep_ == "advmod" for c in n.children if c.lower_ == "so"]  # “has done so since”
    clauses = [n for n in near if n.dep_ == "ccomp"]
    modals = [c for n in clauses for c in n.children if c.tag_ == "MD" or (n.lemma_ == "be" and c.dep_ == "acomp")]
    last = [c for n in further if n.dep_ == "prep" for c in n.children if c.dep_ == "pobj"]
    heads = [*near, *(t for t in further if t.dep_ in ("pobj", "pcomp", "prep", "advmod")), *modals]
    return _forms(heads), _forms([*heads, *further, *last])


def _forms(tokens: Iterable[Token]) -> set[str]:
    return {form for t in tokens for form in (t.lemma_.lower(), t.lower_)}


def load_frames(ontology: Ontology | None = None) -> tuple[Frame, ...]:
    """All frames of ``kg/lexicon/frames``, by file name. Raises LexiconError at an unknown key, type, role or value."""
    names = sorted(p.name for p in (files("kg.lexicon") / "frames").iterdir() if p.name.endswith(".toml"))
    frames = tuple(_frame(f"frames/{name.removesuffix('.toml')}") for name in names)
    for problem in (p for frame in frames for p in problems(frame, ontology)) if ontology else ():
        raise LexiconError(problem)
    return frames


def problems(frame: Frame, ontology: Ontology) -> list[str]:
    """What in ``frame`` the ontology does not know, in words."""
    if frame.type not in ontology.events:
        return [f"The frame of {frame.type!r} is of no event type.{nearest(frame.type, ontology.events)}"]
    event = ontology.events[frame.type]
    parts: list[Anchor | Sense] = [*frame.anchors, *frame.senses, *([frame.default] if frame.default else [])]
    roles = sorted({*frame.roles, *(r for part in parts for r in part.roles)} - event.roles.keys())
    found = [f"The frame of {frame.type} has no role {role!r}.{nearest(role, event.roles)}" for role in roles]
    set_ = [(part.id, name, value) for part in parts for name, value in part.set.items()]
    for id_, name, value in set_:
        known = event.attributes.get(name, ())
        if value not in known:
            found.append(f"{frame.type}.{id_}: {name} cannot be {value!r}.{nearest(value, known)}")
    return found


def _frame(name: str) -> Frame:
    raw = table(name)
    _only(name, raw, FRAME_KEYS)
    default = raw.get("default")
    frame = Frame(
        type=raw["type"],
        anchors=tuple(_anchor(name, key, value) for key, value in raw["anchors"].items()),
        senses=tuple(_sense(name, sense) for sense in raw.get("senses", ())),
        roles=_positions(raw["roles"]),
        default=_sense(name, {"id": "default", **default}) if default is not None else None,
        light=frozenset(raw.get("light", ())),
        requires=tuple(raw.get("requires", ())),
        turned=raw.get("turned", {}),
        shared=tuple(raw.get("shared", ())),
        described=tuple(raw.get("described", ())),
        file=f"kg/lexicon/{name}.toml",
    )
    return replace(frame, narrowed={a.id: replace(frame, senses=_senses_of(frame, a.id)) for a in frame.anchors})


def _senses_of(frame: Frame, anchor: str) -> tuple[Sense, ...]:
    return tuple(s for s in frame.senses if not s.anchors or anchor in s.anchors)


def _anchor(name: str, key: str, raw: dict[str, Any]) -> Anchor:
    _only(f"{name} anchors.{key}", raw, ANCHOR_KEYS)
    return Anchor(
        key,
        _patterns(raw.get("nouns")),
        _patterns(raw.get("verbs")),
        _patterns(raw.get("adjectives")),
        frozenset(raw.get("mentions", ())),
        raw.get("about"),
        raw.get("set", {}),
        frozenset(raw.get("modifiers", ())),
        frozenset(raw.get("without", ())),
        _positions(raw.get("roles", {})),
        tuple(raw.get("requires", ())),
        frozenset(raw.get("under", ())),
        frozenset(raw.get("before", ())),
    )


def _sense(name: str, raw: dict[str, Any]) -> Sense:
    _only(f"{name} sense {raw.get('id')}", raw, SENSE_KEYS)
    return Sense(
        raw["id"],
        raw.get("set", {}),
        _patterns(raw.get("verbs")),
        _patterns(raw.get("intransitive")),
        _patterns(raw.get("prepositional")),
        _patterns(raw.get("nouns")),
        frozenset(raw.get("adjectives", ())),
        _positions(raw.get("roles", {})),
        raw.get("factuality"),
        tuple(raw.get("requires", ())),
        raw.get("talks", False),
        frozenset(raw.get("anchors", ())),
    )


def _patterns(raw: list[str] | None) -> Patterns:
    return Patterns(tuple(p.split()) for p in raw or ())


def _positions(raw: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {role: tuple(positions) for role, positions in raw.items()}


def _only(place: str, raw: Mapping[str, Any], known: set[str]) -> None:
    for key in raw:
        if key not in known:
            raise LexiconError(f"kg/lexicon/{place}: unknown key {key!r}.{nearest(key, known)}")
