"""The tense of verbs: which one governs a word, and whether it looks back or ahead."""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar.tokens import Token
from kg.grammar.tree import children, is_passive
from kg.model import Factuality

LIMIT = 12


def finite(token: Token) -> Token:
    """The verb with a tense that governs ``token``: the token itself, or the first one above it."""
    here = token
    for _ in range(LIMIT):
        if here.dep_ == "acl" and here.tag_ == "VBN":
            return here
        verbal = here.pos_ in ("VERB", "AUX") and here.dep_ not in ("amod", "compound")
        finite = here.tag_ in ("VBD", "VBZ", "VBP", "MD") or here.dep_ == "ROOT" or children(here, "aux", "auxpass")
        if (verbal and finite) or here.head == here:
            return here
        here = here.head
    return here


def is_past(verb: Token) -> bool:
    """Whether ``verb`` looks back: "signed", "has signed", "was signed", not "will have signed"."""
    aux = [*children(verb, "aux", "auxpass")]
    if any(a.lemma_ in ("will", "shall", "may", "might", "can", "would", "could", "must") for a in aux):
        return False
    finite = [a for a in aux if a.tag_ in ("VBD", "VBZ", "VBP")]
    if finite:
        return any(a.tag_ == "VBD" for a in finite) or any(a.lemma_ == "have" for a in finite) or is_passive(verb)
    if aux and verb.tag_ == "VBN":  # "to be signed", "to have signed"
        return any(a.lemma_ == "have" for a in aux)
    return verb.tag_ in ("VBD", "VBN")


def has_future(verb: Token) -> bool:
    """Whether "will" or "shall" stands before ``verb``."""
    return any(a.lemma_ in ("will", "shall") or a.lower_ == "'ll" for a in children(verb, "aux"))


def is_open(verb: Token) -> bool:
    """Whether a clause of time with ``verb`` looks ahead: "once they ratify it", "until it is ratified"."""
    present = any(a.lemma_ in ("have", "be") and a.tag_ in ("VBP", "VBZ") for a in children(verb, "aux", "auxpass"))
    return present or not is_past(verb)


def did_have_to(verb: Token, lemma: str) -> bool:
    """“had to import maize last year”: told as the past and not as somebody's words, what had to be was done."""
    return lemma == "have" and verb.tag_ == "VBD" and verb.dep_ in ("ROOT", "conj", "relcl", "advcl")


def without_finite_verb(token: Token) -> Iterator[tuple[Factuality, Token]]:
    """“Lift the duty”, also before “… he urged”, asks for something; the headline “Peru to lift duty” announces it."""
    if token.tag_ != "VB":
        return
    opening = token.dep_ in ("advcl", "ccomp") and token.i < token.head.i
    if not (opening or token.dep_ == "ROOT") or children(token, "mark"):
        return
    if not children(token, "aux", "nsubj", "nsubjpass"):
        yield "possible", token
    elif children(token, "nsubj", "nsubjpass"):
        yield from (("planned", to) for to in children(token, "aux") if to.lower_ == "to" and _is_alone(token))


def _is_alone(infinitive: Token) -> bool:
    return not any(a.lower_ != "to" and a.tag_ in ("MD", "VBZ", "VBP", "VBD") for a in children(infinitive, "aux"))
