"""What is done to an anchor: the verb, noun or adjective that governs it, with the sense that a frame gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.frames import Frame, Sense, matches
from kg.lexicon import words
from kg.syntax import clauses_about
from kg.tree import children

PLAIN = Sense("plain")


@dataclass(frozen=True, slots=True)
class Governor:
    """What is done to an anchor: the word that says so, and its sense."""

    sense: Sense
    trigger: Token
    position: str


def governors(anchor: Token, frame: Frame) -> list[Governor]:
    """The words that say what is done to ``anchor``; failing that, the anchor itself with the sense that it bears."""
    found = list(_governors(anchor, frame)) if anchor.pos_ not in ("VERB", "AUX", "ADJ") else []
    return found or [_ungoverned(anchor, frame)]


def _ungoverned(anchor: Token, frame: Frame) -> Governor:
    if anchor.pos_ not in ("VERB", "AUX", "ADJ"):
        return _modified(anchor, frame) or Governor(frame.default or PLAIN, anchor, "self")
    return Governor(PLAIN, anchor, "self")


def _governors(anchor: Token, frame: Frame) -> Iterator[Governor]:
    """Each word of a sense that governs the anchor: a verb, a noun ("cut in tariffs", "tariff cut")."""
    nominal = _nominal(anchor, frame)
    if nominal:
        yield _how_talks_went(nominal, frame)
    for verb, position in clauses_about(anchor):
        if sense := _verbal(verb, position, frame.senses):
            yield Governor(sense, verb, position)
    if nominal is None and anchor.dep_ == "pobj" and anchor.head.head.pos_ == "NOUN":
        container = anchor.head.head
        if container.lemma_.lower() in words("goods", "containers") | frame.light:
            for verb, position in clauses_about(container):
                if sense := _verbal(verb, position, frame.senses):
                    yield Governor(sense, verb, position)


def _how_talks_went(nominal: Governor, frame: Frame) -> Governor:
    """“concluded talks on a pact”, “talks on a pact collapsed”: the verb over the talks says more than the talks."""
    ends = tuple(s for s in frame.senses if s.talks)
    for verb, position in clauses_about(nominal.trigger) if nominal.sense.id == "negotiate" else ():
        if sense := _verbal(verb, position, ends):
            return Governor(sense, verb, position)
    return nominal


def _verbal(verb: Token, position: str, senses: tuple[Sense, ...]) -> Sense | None:
    for sense in senses:
        table = (
            sense.intransitive
            if position == "subject"
            else sense.verbs
            if position == "object"
            else sense.prepositional
        )
        if matches(
            verb, table if position in ("subject", "object") else tuple(p for p in table if position.split()[-1] in p)
        ):
            return sense
    return None


def _nominal(anchor: Token, frame: Frame) -> Governor | None:
    head = anchor.head
    if anchor.dep_ in ("compound", "nmod", "amod", "poss") and head.pos_ in ("NOUN", "PROPN"):
        candidates = [(head, "compound")]
    elif anchor.dep_ == "pobj" and head.lower_ in ("of", "in", "on", "to", "for", "from") and head.head.pos_ == "NOUN":
        candidates = [(head.head, "noun")]
    else:
        candidates = []
    for noun, how in candidates:
        for sense in frame.senses:
            if matches(noun, sense.nouns):
                return Governor(sense, noun, how)
    return None


def _modified(anchor: Token, frame: Frame) -> Governor | None:
    near = {form: c for c in children(anchor, "amod", "compound") for form in (c.lower_, c.lemma_.lower())}
    for sense in frame.senses:
        for word in sorted(sense.adjectives & near.keys()):
            return Governor(sense, anchor, "modifier" if word else "")
    return None
