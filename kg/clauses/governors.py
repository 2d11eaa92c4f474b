"""What is done to an anchor: the verb, noun or adjective that governs it, with the sense that a frame gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.attributes.tense import has_future
from kg.clauses.frames import Frame, Sense
from kg.clauses.patterns import matches
from kg.grammar.syntax import clauses_about
from kg.grammar.tokens import Token
from kg.grammar.tree import RELATIVE, children
from kg.lexicon import words

PLAIN = Sense("plain")
# Where a verb stands to what is free of duty: the thing itself, or the noun of its entry.
FREE = ("free", "free entry")
VERBAL = ("VERB", "AUX", "ADJ")
# What somebody does who talks of a change, and the sense of the change.
TALKING, CHANGE = "negotiate", "amend"


@dataclass(frozen=True, slots=True)
class Governor:
    """What is done to an anchor: the word that says so, and its sense; in talks on a change, the word of change."""

    sense: Sense
    trigger: Token
    position: str
    factuality: str | None = None
    changing: Token | None = None
    denial: Token | None = None


def governors(anchor: Token, frame: Frame, anchor_id: str) -> list[Governor]:
    """The words that say what is done to ``anchor``; failing that, the anchor itself with the sense that it bears."""
    frame = frame.narrowed.get(anchor_id, frame)
    found = [_talked_over(g, frame) for g in _governors(anchor, frame)] if anchor.pos_ not in VERBAL else []
    return found or [_ungoverned(anchor, frame)]


def _ungoverned(anchor: Token, frame: Frame) -> Governor:
    if anchor.pos_ not in VERBAL:
        return _modified(anchor, frame) or Governor(frame.default or PLAIN, anchor, "self")
    return Governor(PLAIN, anchor, "self")


def _governors(anchor: Token, frame: Frame) -> Iterator[Governor]:
    """Each word of a sense that governs the anchor: a verb, a noun ("cut in tariffs", "tariff cut")."""
    nominal = _nominal(anchor, frame)
    if nominal:
        yield _done_to_action(_how_talks_went(nominal, frame), frame)
    senses = _fitting(anchor, frame)
    for verb, position in _reached(anchor):
        if sense := _verbal(verb, position, senses):
            yield Governor(_as_described(_as_standing(sense, verb, frame), anchor, frame), verb, position)
    container = _container(anchor)
    if (
        nominal is None
        and container is not None
        and container.lemma_.lower() in words("goods", "containers") | frame.light
    ):
        for verb, position in clauses_about(container):
            if sense := _verbal(verb, position, frame.senses):
                yield Governor(_as_described(sense, anchor, frame), verb, position)


def _fitting(anchor: Token, frame: Frame) -> tuple[Sense, ...]:
    """“the pact starts in May” opens no talks: that they begin is told of talks alone."""
    talking = next((s for s in frame.senses if s.id == TALKING), None)
    if talking is None or matches(anchor, talking.nouns):
        return frame.senses
    return tuple(s for s in frame.senses if not (s.talks and s.set.get("stage") == "negotiating"))


def _as_described(sense: Sense, anchor: Token, frame: Frame) -> Sense:
    """“faces new duties”, "agreed on zero tariffs": the adjective says what is done, the verb only to whom."""
    if sense.id not in frame.described:
        return sense
    said = _modified(anchor, frame)
    tells = said is not None and said.sense.id in frame.described[sense.id]
    return replace(sense, set={**sense.set, **said.sense.set}) if said and tells else sense


def _as_standing(sense: Sense, verb: Token, frame: Frame) -> Sense:
    """“levies a duty”, "still imposes one", "the duty that Peru imposes": the present tense tells of what is there."""
    if verb.lemma_ == "be" and sense.id == "maintain":
        return _as_prospect(sense, verb, frame)
    if sense.id == "face" and has_future(verb):  # “will face a duty”
        return replace(sense, set={**sense.set, "action": "impose"})
    if verb.lemma_ == "apply" and sense.id == "maintain" and has_future(verb):  # “duties will apply to steel”
        return next((s for s in frame.senses if s.id == "impose"), sense)
    if sense.id not in frame.standing or verb.tag_ not in ("VBZ", "VBP") or children(verb, "aux", "prt"):
        return sense
    still = any(a.lower_ in words("syntax", "standing") for a in children(verb, "advmod"))
    lasting = still or verb.dep_ == "relcl" or verb.lemma_.lower() in words("syntax", "lasting")
    return next(s for s in frame.senses if s.id == "maintain") if lasting else sense


def _as_prospect(sense: Sense, verb: Token, frame: Frame) -> Sense:
    """“The duty is unlikely”, "a ban is imminent": what is said to be coming is not there yet."""
    said = {a.lower_ for a in children(verb, "acomp")}
    for value, id_ in (("planned", "announce"), ("possible", "propose")):
        if said & words("factuality", "adjectives", value):
            return next((s for s in frame.senses if s.id == id_), sense)
    return sense


def _container(anchor: Token) -> Token | None:
    """“a bid on a bonus”, "a bonus bid": the noun that the anchor stands inside."""
    if anchor.dep_ == "pobj" and anchor.head.head.pos_ in ("NOUN", "ADJ"):  # “the last of the tariffs”
        return anchor.head.head
    return anchor.head if anchor.dep_ in ("compound", "nmod") and anchor.head.pos_ == "NOUN" else None


def _reached(anchor: Token) -> Iterator[tuple[Token, str]]:
    """The clauses about the anchor, and those that it is in by a preposition hung elsewhere.

    "garments are subject to a duty", "exempted steel from duties", "enter duty-free", "allow duty-free imports".
    """
    yield from clauses_about(anchor)
    yield from ((verb, "object") for verb in _described_low(anchor))
    if anchor.dep_ == "npadvmod" and anchor.head.lower_ == "free":
        yield from _free(anchor.head)
    elif anchor.dep_ == "pobj":
        preposition, host = anchor.head.lower_, anchor.head.head
        if host.lower_ == "free" and preposition in ("of", "from"):
            yield from _free(host)
        elif host.pos_ == "ADJ":
            yield host, f"be {host.lower_} {preposition}"
        elif host.pos_ in ("NOUN", "PROPN") and host.dep_ in ("dobj", "nsubjpass"):
            yield host.head, preposition


def _described_low(anchor: Token) -> Iterator[Token]:
    """“the duty on rice, which Peru had cut”: a relative clause that the parser hung on the noun inside."""
    for inner in [o for p in children(anchor, "prep") if p.lower_ == "on" for o in children(p, "pobj")]:
        for verb in children(inner, "relcl"):
            if any(c.lower_ in RELATIVE for c in children(verb, "dobj", "nsubjpass")):
                yield verb


def _free(adjective: Token) -> Iterator[tuple[Token, str]]:
    """What arrives or is let in free of duty: the verb that says so, of the thing or of its entry."""
    above = adjective.head
    if above.pos_ in ("VERB", "AUX"):
        yield above, "free"
    elif adjective.dep_ == "amod":
        yield from ((verb, "free entry") for verb, position in clauses_about(above) if position == "object")


def _done_to_action(nominal: Governor, frame: Frame) -> Governor:
    """“announced cuts in duties”, "ended the exemption": what is done to the action weakens it or turns it round."""
    for verb, position in clauses_about(nominal.trigger):
        sense = _verbal(verb, position, frame.senses) if position in ("object", "subject") else None
        if sense is None:
            continue
        turned = frame.turned.get(f"{sense.id} {nominal.sense.id}")
        if turned:
            return replace(nominal, sense=next(s for s in frame.senses if s.id == turned))
        if sense.factuality:
            return replace(nominal, factuality=sense.factuality, denial=verb)
    return nominal


def _how_talks_went(nominal: Governor, frame: Frame) -> Governor:
    """“concluded talks on a pact”, “talks on a pact collapsed”: the verb over the talks says more than the talks."""
    ends = tuple(s for s in frame.senses if s.talks)
    for verb, position in clauses_about(nominal.trigger) if nominal.sense.id == "negotiate" else ():
        if sense := _verbal(verb, position, ends):
            return Governor(sense, verb, position)
    return nominal


def _talked_over(governor: Governor, frame: Frame) -> Governor:
    """“talks on upgrading the pact”: talks as yet, and the change when the talks are concluded."""
    talking = next((s for s in frame.senses if s.id == TALKING), None)
    if governor.sense.id != CHANGE or talking is None:
        return governor
    over, above = governor.trigger, governor.trigger.head
    if over.dep_ in ("dobj", "nsubjpass") and matches(above, talking.verbs):
        return Governor(talking, above, "object", changing=over)
    talks = above.head if over.dep_ in ("pcomp", "pobj") else over
    if talks == over or not matches(talks, talking.nouns):
        return governor
    went = _how_talks_went(Governor(talking, talks, "noun"), frame)
    if went.sense.set.get("stage") == "agreed" and not went.sense.factuality:
        return replace(went, sense=governor.sense)
    return replace(went, changing=over)


def _verbal(verb: Token, position: str, senses: tuple[Sense, ...]) -> Sense | None:
    return next((sense for sense in senses if _says(verb, position, sense)), None)


def _says(verb: Token, position: str, sense: Sense) -> bool:
    if position in FREE:
        freeing = (verb.lemma_.lower(), *position.split())
        return freeing in sense.prepositional
    if position.startswith("be "):
        return tuple(position.split()) in sense.prepositional
    if position == "subject" and verb.lemma_ == "go" and ("go",) in sense.intransitive and not _goes_away(verb):
        return False
    if position == "subject":  # “the tariffs ended an exemption” is not "the tariffs ended"
        turned = verb.lemma_ in words("syntax", "ergative") and bool(children(verb, "dobj"))
        return not turned and matches(verb, sense.intransitive)
    if position == "object":
        return matches(verb, sense.verbs)
    return matches(verb, sense.prepositional, position.split()[-1])


def _goes_away(verb: Token) -> bool:
    """“The duty will go at once”, but "goes as high as 40 percent", "goes to parliament" and "goes on"."""
    if children(verb, "prt", "acomp", "xcomp", "dobj"):
        return False
    return not any(c.lower_ in words("syntax", "going_somewhere") for c in children(verb, "prep", "advmod"))


def _nominal(anchor: Token, frame: Frame) -> Governor | None:
    head = anchor.head
    if anchor.dep_ in ("compound", "nmod", "amod", "poss") and head.pos_ in ("NOUN", "PROPN"):
        candidates = [(head, "compound")]
    elif anchor.dep_ == "pobj" and head.lower_ in ("of", "in", "on", "to", "for", "from") and head.head.pos_ == "NOUN":
        candidates = [(head.head, "noun")]
    else:
        candidates = []
    for noun, how in candidates:
        if how == "compound" and _names_procedure(noun):
            continue
        for sense in frame.senses:
            if matches(noun, sense.nouns):
                return Governor(sense, noun, how)
    return None


def _names_procedure(noun: Token) -> bool:
    """“the dispute settlement mechanism”: a way of settling, no settlement."""
    above = noun.head
    return noun.dep_ in ("compound", "nmod") and above.lemma_.lower() in words("syntax", "procedures")


def _modified(anchor: Token, frame: Frame) -> Governor | None:
    near = {form: c for c in children(anchor, "amod", "compound", "nummod") for form in (c.lower_, c.lemma_.lower())}
    for sense in frame.senses:
        for word in sorted(sense.adjectives & near.keys()):
            return Governor(sense, anchor, "modifier" if word else "")
    return None
