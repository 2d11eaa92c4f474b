"""The subject that a verb or a noun does not have beside it: control, raising, coordination, participles, owners."""

from __future__ import annotations

from kg.grammar.tokens import Token
from kg.grammar.tree import RELATIVE, children, is_bare_infinitive, is_infinitive, is_passive
from kg.lexicon import words

CLAUSE = {"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "conj", "csubj", "parataxis"}
DEPTH = 6


def controller(verb: Token, depth: int = 0) -> list[Token]:
    """The understood subject of a verb that has none of its own: control, coordination, participles, nouns' owners."""
    if depth > DEPTH or verb.dep_ not in CLAUSE:
        return []
    head = verb.head
    if head.pos_ in ("VERB", "AUX"):
        return _verbal_controller(verb, head, depth)
    if head.dep_ == "prep" or head.pos_ in ("ADP", "SCONJ"):
        return _prepositional_controller(head, depth)
    if head.pos_ == "ADJ":
        return children(head, "nsubj") or (
            subject_of(head.head, depth) if head.dep_ in ("acomp", "conj", "oprd") else []
        )
    return owner(head, depth)


def _verbal_controller(verb: Token, head: Token, depth: int) -> list[Token]:
    if verb.dep_ == "conj":
        if is_passive(head) and not is_passive(verb):
            return children(head, "nsubjpass") or subject_of(head, depth)
        return (children(head, "nsubjpass") if is_passive(verb) else []) or subject_of(head, depth)
    if verb.dep_ in ("xcomp", "ccomp"):
        inner = children(head, "dobj")
        if inner and head.lemma_.lower() in words("syntax", "object_control"):
            return inner
        if not inner and head.lemma_.lower() in words("syntax", "object_control_by") and (called := _called_on(head)):
            return called
        if is_passive(head):
            return children(head, "nsubjpass") or controller(head, depth + 1)
    return subject_of(head, depth)


def _called_on(verb: Token) -> list[Token]:
    """“called on Washington to lift the ban”, "appealed to Peru to sign": who is to act."""
    return [o for p in children(verb, "prep") if p.lower_ in ("on", "to", "upon", "with") for o in children(p, "pobj")]


def subject_of(verb: Token, depth: int = 0) -> list[Token]:
    """The subject of ``verb``, its own or understood; of a passive, what is acted upon."""
    own = [] if is_bare_infinitive(verb) else children(verb, "nsubj", "nsubjpass")
    if own:
        if verb.dep_ == "relcl" and own[0].lower_ in RELATIVE:
            return [verb.head]
        return doer(own[0], verb) or own
    if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN")):
        return [verb.head]
    return controller(verb, depth + 1)


def doer(subject: Token, verb: Token) -> list[Token]:
    """“steps by Peru to cut exports are not enough”: whose steps they are, where the parse lets the steps cut."""
    seems = is_infinitive(verb) and subject.i < verb.i and subject.lemma_.lower() in words("syntax", "deeds")
    return owner(subject) if seems else []


def _prepositional_controller(prep: Token, depth: int) -> list[Token]:
    head = prep.head
    if head.pos_ in ("VERB", "AUX"):
        inner = children(head, "dobj") or children(head, "nsubjpass")
        return inner if inner and head.lemma_.lower() in words("syntax", "from_control") else subject_of(head, depth)
    if head.dep_ == "advmod" and head.head.pos_ == "VERB":  # “stopped short of banning it”
        return subject_of(head.head, depth)
    return owner(head, depth) if head.pos_ in ("NOUN", "PROPN") else []


def acting_for(verb: Token) -> list[Token]:
    """“signed it on behalf of the bloc”, "will sign for Peru": for whom somebody puts his name to a paper."""
    if verb.lemma_.lower() not in words("syntax", "signing"):
        return []
    behalf = [o for o in _behind(verb, "on") if o.lower_ == "behalf"]
    of = [o for b in behalf for o in _behind(b, "of")]
    return of or [o for o in _behind(verb, "for") if o.ent_type_ in ("GPE", "ORG", "NORP")]


def _behind(word: Token, preposition: str) -> list[Token]:
    return [o for p in children(word, "prep") if p.lower_ == preposition for o in children(p, "pobj")]


def is_given_to(verb: Token) -> bool:
    """Whether the subject of ``verb`` gets what stands behind it: "was lent 30 million"."""
    return verb.lemma_.lower() in words("syntax", "giving") and bool(children(verb, "dobj"))


def dative(verb: Token) -> list[Token]:
    """To whom the verb gives its object: "offered Chile a pact", "was awarded a contract"."""
    given = [t for c in children(verb, "dative") for t in ([c] if c.pos_ != "ADP" else children(c, "pobj"))]
    return given + (children(verb, "nsubjpass") if is_given_to(verb) else [])


def _permitted(noun: Token) -> list[Token]:
    """“granted Peru a licence to export tin”, "awarded B a contract to build": who gets it does what it is for."""
    known = noun.lemma_.lower() in words("syntax", "permissions") | words("things", "contracts")
    return dative(noun.head) if noun.dep_ == "dobj" and known else []


def owner(noun: Token, depth: int = 0) -> list[Token]:
    """Whose a noun's action is: "China's decision to …", "the Chinese plan to …", "China announced a decision to …"."""
    if depth > DEPTH:
        return []
    possessor = children(noun, "poss")
    if possessor:
        return possessor
    for prep in children(noun, "prep"):
        if prep.lower_ in ("by", "of", "from") and (found := children(prep, "pobj")):
            return found
    if modifiers := [m for m in children(noun, "compound", "amod", "nmod") if m.pos_ in ("PROPN", "ADJ")]:
        return modifiers
    if given := _permitted(noun):
        return given
    if noun.dep_ in ("dobj", "attr", "conj") and noun.head.pos_ in ("VERB", "AUX", "NOUN"):
        return subject_of(noun.head, depth + 1) if noun.head.pos_ != "NOUN" else owner(noun.head, depth + 1)
    if noun.dep_ == "pobj" and noun.head.head.pos_ in ("VERB", "AUX"):
        return subject_of(noun.head.head, depth + 1)
    return []
