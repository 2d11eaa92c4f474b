"""Parses that news style leads astray, put right word by word: lemmas, guests, and what a memorandum is with and on."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.lexicon import table, words

# What a guest is of the verb or preposition in front, by what the parser took "visiting" for.
GUEST = {"pcomp": "pobj", "advcl": "dobj", "xcomp": "dobj", "ccomp": "dobj", "conj": "conj", "acl": "conj"}


def mended(doc: Doc) -> Doc:
    """The same document, its lemmas right where the lemmatizer's rules fail, and these words hung where they belong."""
    right = table("syntax")["lemmas"]
    for token in doc:
        if token.lower_ in right:
            token.lemma_ = right[token.lower_]
        if token.lower_ == "visiting":
            _seat(token)
        elif token.dep_ == "conj" and token.ent_type_ == "PERSON":
            _pair(token)
        elif token.lower_ in ("understanding", "intent"):
            _lift(token)
        elif token.lower_ == "lower" and token.pos_ == "ADJ" and children(token, "dobj"):
            token.pos_, token.tag_, token.lemma_ = "VERB", "VB", "lower"  # “will, from July, lower tariffs on tea”
    return doc


def _seat(visiting: Token) -> None:
    """“met with visiting Chinese Premier Li”: nobody visits a person by name, so the word describes the guest."""
    guests = [g for g in children(visiting, "dobj") if g.ent_type_ == "PERSON"]
    if not guests or visiting.dep_ not in GUEST or children(visiting, "aux", "mark", "nsubj"):
        return
    guest, head, place = guests[0], visiting.head, GUEST[visiting.dep_]
    rest = [c for c in visiting.children if c != guest]
    guest.head, guest.dep_ = head, place
    visiting.head, visiting.dep_ = guest, "amod"
    for other in rest:
        other.head = head


def _lift(noun: Token) -> None:
    """“a memorandum of understanding with Zambia on cobalt”: what stands behind the set phrase belongs to the paper."""
    paper = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or paper.lemma_.lower() not in words("things", "papers"):
        return
    for behind in [c for c in children(noun, "prep", "acl", "relcl") if c.i > noun.i]:
        behind.head = paper


def _pair(person: Token) -> None:
    """“A of Peru and B of Chile met”: B stands beside A, not beside Peru."""
    state = person.head
    of = state.head
    if state.ent_type_ == "GPE" and state.dep_ == "pobj" and of.lower_ == "of" and of.head.pos_ == "PROPN":
        for word in [person, *children(state, "cc")]:
            word.head = of.head


def children(token: Token, *deps: str) -> list[Token]:
    """The dependents of a word of spaCy's own that stand in one of ``deps``."""
    return [c for c in token.children if c.dep_ in deps]
