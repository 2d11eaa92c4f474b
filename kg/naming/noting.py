"""Mentions into the memory of who was named where, what they were called, and who stood together."""

from __future__ import annotations

from kg.grammar.tokens import Doc, Token
from kg.grammar.tree import children, descriptions
from kg.lexicon import words
from kg.model import ACTOR_TYPES, Entity
from kg.naming.coref import ORGANIZED, PLURAL_TAGS, Discourse, refer
from kg.naming.mentions import Mention, Mentions

PERSON = "Person"
SUBJECTS = ("nsubj", "nsubjpass", "agent")
JOINERS = frozenset(("and", ",", "the", "-", "with", "–", "/"))


def _stands_for(name: Token, mentions: Mentions) -> Token:
    """The noun whose place in the clause a name shares: "Peru's state oil company Petroperu said" is of Petroperu."""
    if name.dep_ == "appos" and name.head.pos_ == "NOUN":
        return name.head
    if name.dep_ != "poss":
        return name
    named = [m for c in children(name.head, "appos") if (m := mentions.at(c)) and m.entity.type in ORGANIZED]
    return name if named else name.head


def note(doc: Doc, mentions: Mentions, discourse: Discourse, base: int = 0) -> None:
    """Fill the memory of who was named where; actors that are coordinated or next to each other form a group."""
    group: list[Entity] = []
    previous = None
    for mention in mentions:
        entity = mention.entity
        head = doc[mention.last]
        subject = _stands_for(head, mentions).dep_ in SUBJECTS
        if entity.type == "Place" and subject:  # “Canberra said it would”: a capital that acts is its state
            entity = next((c.entity for c in mention.candidates if c.form == "seat"), entity)
        if entity.type not in (*ACTOR_TYPES, "NamedAgreement"):
            continue
        discourse.see(mention.start, entity, subject=subject)
        if entity.type in ORGANIZED and mention.form != "demonym":
            for noun in descriptions(head, mention.first):
                discourse.call(mention.start, entity, noun)
        joined = previous is not None and _stand_together(previous, mention, doc)
        group = [*group, entity] if joined else [entity]
        discourse.see_group(mention.end, group)
        previous = mention
    _note_people(doc, mentions, discourse)
    _note_again(doc, discourse, base)


def _stand_together(first: Mention, second: Mention, doc: Doc) -> bool:
    """“Peru, Chile and Cuba”, “Ana and Bo”, but not “Bo Li and Peru's …”."""
    alike = (first.entity.type == PERSON) == (second.entity.type == PERSON)
    return alike and {t.lower_ for t in doc[first.last + 1 : second.first]} <= JOINERS


def _note_people(doc: Doc, mentions: Mentions, discourse: Discourse) -> None:
    """“Peru's President X and Chile's Y met. They …”, "X met Y": people who act together."""
    people = {m.last: m for m in mentions if m.entity.type == PERSON}
    for last, mention in people.items():
        above = doc[last].head
        if doc[last].dep_ not in SUBJECTS or above.pos_ != "VERB":
            continue
        met = [o for c in children(above, "prep") if c.lower_ == "with" for o in children(c, "pobj")]
        met += children(above, "dobj") if above.lemma_ in words("syntax", "meeting") else []
        near = [t for first in (doc[last], *met) for t in (first, *first.conjuncts)]
        told = [people[t.i] for t in sorted(near, key=lambda t: t.i) if t.i in people]
        discourse.see_group(max(mention.end, *(m.end for m in told)), [m.entity for m in told])
    discourse.groups.sort(key=lambda group: group[0])


def _note_again(doc: Doc, discourse: Discourse, base: int) -> None:
    """“The two neighbours are at odds. They …”: whom the text means by a number of them stand together there again."""
    for noun in doc:
        counted = {c.lower_ for c in children(noun, "nummod", "det", "predet")} & {"two", "three", "both"}
        if noun.tag_ in PLURAL_TAGS and counted and noun.lemma_.lower() in words("actors", "nouns", "group"):
            meant = refer(noun, discourse, doc.text, base)
            discourse.see_group(base + noun.idx, [f.entity for f in meant])
            discourse.groups.sort(key=lambda group: group[0])
