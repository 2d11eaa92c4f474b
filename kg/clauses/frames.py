"""The frames of the event types: declarative tables of words and positions, read and checked once.

A frame has anchors (the words that are the thing itself: "tariff", "pact", "to import"), senses (what is done to it:
"impose", "sign"), and for each role the grammatical positions in which its filler may stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from typing import Any

from kg.clauses.patterns import Patterns
from kg.errors import LexiconError, nearest
from kg.grammar.tokens import Token
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
    "denied",
}
FRAME_KEYS = {
    "type",
    "anchors",
    "senses",
    "roles",
    "default",
    "light",
    "requires",
    "turned",
    "shared",
    "described",
    "standing",
}


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
    denied: Mapping[str, str] = field(default_factory=dict)
    """What the word says when it is denied: who does not let goods in bans them."""


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
    described: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    standing: tuple[str, ...] = ()

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
        if not found:
            return []
        return [(frame, anchor) for _, frame, anchor in sorted(found, key=lambda f: f[0])]


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
        described=_positions(raw.get("described", {})),
        standing=tuple(raw.get("standing", ())),
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
        raw.get("denied", {}),
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
