"""Parses that news style leads astray, put right word by word: lemmas, guests, and what a memorandum is with and on."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.grammar.clause_verbs import is_verb_of_clause, put_over_object
from kg.lexicon import table, words

# What a guest is of the verb or preposition in front, by what the parser took "visiting" for.
GUEST = {"pcomp": "pobj", "advcl": "dobj", "xcomp": "dobj", "ccomp": "dobj", "conj": "conj", "acl": "conj"}
# What a title may be of its verb, and what the parser takes a name for that it does not hang on its title.
ACTING = ("nsubj", "dobj", "pobj", "conj", "nsubjpass")
ASTRAY = ("npadvmod", "dobj", "conj", "dep", "attr", "oprd", "pobj")
LONGEST_TITLE = 9  # words


def mended(doc: Doc) -> Doc:
    """The same document, its lemmas right where the lemmatizer's rules fail, and these words hung where they belong."""
    right = table("syntax")["lemmas"]
    for person in [e for e in doc.ents if e.label_ == "PERSON"]:
        _with_title(person)
    for token in doc:
        if token.lower_ in right:
            token.lemma_ = right[token.lower_]
        if token.lower_ == "visiting":
            _seat(token)
        elif token.lower_ == "where":
            _place(token)
        elif token.lower_ == "that":
            _open(token)
        elif token.lower_ == "up" and token.dep_ == "quantmod" and token.i and token.nbor(-1).pos_ == "VERB":
            token.head, token.dep_ = token.nbor(-1), "prt"  # “went up to 12 percent”
        elif token.dep_ == "conj" and token.ent_type_ == "PERSON":
            _pair(token)
        elif is_verb_of_clause(token):
            put_over_object(token)
        elif token.dep_ == "nsubj" and token.ent_type_ in ("ORG", "PERSON"):
            _beside(token)
        elif token.lower_ in ("understanding", "intent"):
            _lift(token)
        elif token.dep_ in ("aux", "auxpass") and (hung := children(token, "nsubj", "advcl")):
            _raise(token, hung)
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


def _open(that: Token) -> None:
    """“the rumour that Peru had banned rice”: a clause with an object of its own tells what the noun says."""
    clause = that.head
    if that.dep_ == "dobj" and clause.dep_ == "relcl" and any(c != that for c in children(clause, "dobj")):
        that.dep_, that.tag_, clause.dep_ = "mark", "IN", "acl"


def _lift(noun: Token) -> None:
    """“a memorandum of understanding with Zambia on cobalt”: what stands behind the set phrase belongs to the paper."""
    paper = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or paper.lemma_.lower() not in words("things", "papers"):
        return
    for behind in [c for c in children(noun, "prep", "acl", "relcl") if c.i > noun.i]:
        behind.head = paper


def _raise(auxiliary: Token, hung: list[Token]) -> None:
    """“the accord was at last signed”: what the parser hung on the auxiliary belongs to the verb."""
    for word in hung if auxiliary.head.pos_ == "VERB" else ():
        word.head = auxiliary.head
        if word.dep_ == "nsubj" and auxiliary.dep_ == "auxpass":
            word.dep_ = "nsubjpass"


def _beside(name: Token) -> None:
    """“Zambia's mining company Mopani said”: the noun in front of it tells what the name is."""
    left = min(t.i for t in name.subtree if t.ent_type_ == name.ent_type_ or t == name)
    noun = name.doc[left - 1] if left > name.sent.start else name
    if noun.dep_ == "nsubj" and noun.head == name.head and noun.pos_ == "NOUN":
        name.head, name.dep_ = noun, "appos"


def _pair(person: Token) -> None:
    """“A of Peru and B of Chile met”: B stands beside A, not beside Peru."""
    state = person.head
    of = state.head
    if state.ent_type_ == "GPE" and state.dep_ == "pobj" and of.lower_ == "of" and of.head.pos_ == "PROPN":
        for word in [person, *children(state, "cc")]:
            word.head = of.head


def _with_title(person: Span) -> None:
    """“met the Minister for Foreign Trade Ana Perez”, "his counterpart, Bo Li, at the summit": who bears a title."""
    name, before = person.root, person.start - 1
    if before > person.sent.start and person.doc[before].text == ",":
        noun = person.doc[before - 1]
        if _is_title(noun) and noun.dep_ in ACTING and name.dep_ in ASTRAY and not noun.is_title:
            name.head, name.dep_ = noun, "appos"
        return
    title = _title_of_first(person) or (_long_title(person) if name.dep_ in ("pobj", "conj") else None)
    if title is not None and title.dep_ in ACTING:
        name.head, name.dep_ = title.head, title.dep_
        title.head, title.dep_ = name, "nmod"


def _title_of_first(person: Span) -> Token | None:
    """“Chile's President Ana Perez and Peruvian Premier Bo Li met”: who is coordinated with the name acts with it."""
    name, title = person.root, person.doc[person.start - 1] if person.start else None
    together = name.dep_ == "appos" and name.head == title and bool(children(name, "conj"))
    return title if title is not None and together and _is_title(title) else None


def _long_title(person: Span) -> Token | None:
    """The title in front of "of …", "for …" or "to …" and the field or the house that stands before a name."""
    doc, start = person.doc, person.start
    for k in range(start - 2, max(start - LONGEST_TITLE, person.sent.start) - 1, -1):
        if _is_title(doc[k]) and doc[k + 1].lower_ in ("of", "for", "to"):
            told = any(t.pos_ == "PROPN" for t in doc[k + 2 : start])
            return doc[k] if (told and person.root.head.i in range(k, start)) or _is_sent(doc[k + 1], person) else None
        if doc[k].pos_ not in ("PROPN", "NOUN", "ADP", "DET", "CCONJ") and doc[k].text not in (",", "&"):
            return None
    return None


def _is_sent(to: Token, person: Span) -> bool:
    """“met the Ambassador to Chile Ana Perez”: what the parser hung on the verb."""
    return to.lower_ == "to" and person.root.head == to


def _is_title(token: Token) -> bool:
    return token.lemma_.lower() in words("relations", "office", "titles")


def _place(where: Token) -> None:
    """“left for Oslo today, where he will meet X”: where he meets is the place and not the day."""
    clause = where.head
    if clause.dep_ != "relcl" or clause.head.ent_type_ not in ("DATE", "TIME"):
        return
    places = [t for t in where.doc[where.sent.start : where.i] if t.ent_type_ == "GPE" and t.dep_ in ("pobj", "dobj")]
    if places:
        clause.head = places[-1]


def children(token: Token, *deps: str) -> list[Token]:
    """The dependents of a word of spaCy's own that stand in one of ``deps``."""
    return [c for c in token.children if c.dep_ in deps]
