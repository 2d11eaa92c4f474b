"""Verbs that the parser took for a word in front of their object: "Kenya imports wheat", "Sudan exported gum"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.lexicon import table

FINITE = ("VBD", "VBZ", "VBP")
NAMED = ("GPE", "ORG", "NORP", "PERSON")
# What stands behind an object and may belong to its verb, and what does not.
BEHIND = ("prep", "dative", "cc", "conj", "punct", "npadvmod", "advmod", "advcl", "appos")
OF_OBJECT = ("of", "worth")
THINGS = ("NOUN", "PROPN", "ADJ", "NUM")


def is_verb_of_clause(token: Token) -> bool:
    """Whether a word between a name and a noun is the verb of the clause: it has a tense, or no other word has one."""
    if token.i == 0 or token.nbor(-1).ent_type_ not in NAMED or token.i + 1 >= token.sent.end:
        return False
    if token.tag_ in FINITE:
        lone = token.nbor(-1).dep_ == "compound" and token.nbor(-1).head == token  # “Peru imports most of its fuel”
        return lone or token.dep_ in ("amod", "compound")
    if token.tag_ != "NNS" or token.lower_ not in table("syntax")["trading"] or token.nbor(1).pos_ not in THINGS:
        return False
    whole = token.sent[-1].text == "." and not any(t.tag_ in (*FINITE, "MD") for t in token.sent)
    return whole and token.nbor(-1).i == token.sent.start + len(_name(token)) - 1


def _name(verb: Token) -> list[Token]:
    """The words of the name right in front of ``verb``."""
    first = verb.i
    while first > verb.sent.start and verb.doc[first - 1].ent_type_ in NAMED:
        first -= 1
    return list(verb.doc[first : verb.i])


def put_over_object(verb: Token) -> None:
    """Make ``verb`` the head of its clause: the name in front its subject, the noun behind its object."""
    thing = verb.head if verb.head.i > verb.i else next((c for c in verb.rights if c.pos_ in THINGS), verb)
    doer = verb.nbor(-1)
    if thing == verb or thing.pos_ not in THINGS or any(c.dep_ == "nsubj" and c != doer for c in thing.children):
        return
    if verb.head == thing:
        moved = [c for c in thing.children if c.i > thing.i and c.dep_ in BEHIND and not _is_of_object(c)]
        above = thing.head
        verb.dep_ = thing.dep_
        verb.head = verb if above == thing else above
        for word in (thing, *moved):
            word.head = verb
    thing.dep_, doer.dep_, doer.head = "dobj", "nsubj", verb
    verb.lemma_ = table("syntax")["trading"].get(verb.lower_, verb.lemma_)
    verb.pos_, verb.tag_ = "VERB", verb.tag_ if verb.tag_ in FINITE else "VBZ"


def _is_of_object(word: Token) -> bool:
    """“tea, coffee and flowers”, “tea worth 9 million”: what goes on with the object and not with the verb."""
    list_ = word.dep_ in ("conj", "cc") and word.pos_ in (*THINGS, "CCONJ") and not _joins_verb(word)
    return word.lower_ in OF_OBJECT or list_


def _joins_verb(word: Token) -> bool:
    """“exported gum, and sold gold”: the word that joins another verb."""
    return word.dep_ == "cc" and any(c.dep_ == "conj" and c.pos_ == "VERB" for c in word.head.children)
