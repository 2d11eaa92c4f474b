"""What a sentence takes for granted: that stays so, whatever is denied, asked for or hoped for around it."""

from __future__ import annotations

from kg.attributes.tense import is_past
from kg.grammar.tokens import Token
from kg.grammar.tree import children, is_infinitive
from kg.lexicon import words
from kg.model import Factuality

FINITE = ("VBD", "VBZ", "VBP", "MD")


def is_owned(token: Token) -> bool:
    """“despite China's cuts in quotas”, "to end its reliance": what is owned behind a preposition or "end" is there."""
    if token.pos_ != "NOUN" or not children(token, "poss"):
        return False
    if token.dep_ == "pobj":
        return token.head.lower_ not in ("at", "during", "in", "on")
    return token.dep_ == "dobj" and token.head.lemma_.lower() in words("factuality", "presupposing")


def is_known(clause: Token) -> bool:
    """“could not see why Peru had taxed it”, "does not regret joining": what is known or felt is so."""
    rued = clause.dep_ == "xcomp" and clause.tag_ == "VBG"
    if not rued and (clause.dep_ != "ccomp" or not _has_tense(clause) or asks_whether(clause)):
        return False
    asking = any(a.lower_ in words("factuality", "factive", "asking") for a in children(clause, "advmod"))
    return asking or clause.head.lemma_.lower() in words("factuality", "factive", "words")


def asks_whether(clause: Token) -> bool:
    """“it is not clear whether Peru has lifted it”: a question that nothing above it answers."""
    marks = children(clause, "mark")
    return clause.dep_ == "ccomp" and _has_tense(clause) and any(m.lower_ in ("whether", "if") for m in marks)


def is_spoken_of(noun: Token) -> bool:
    """“the duty has not helped farmers”: what something is said of is there, unless its reach is denied."""
    if noun.pos_ != "NOUN" or noun.dep_ != "nsubj" or _is_any(noun):
        return False
    verb = noun.head
    if verb.lemma_ == "be":
        return bool(children(noun, "poss")) and bool(children(verb, "attr", "ccomp"))
    return verb.lemma_.lower() not in words("factuality", "coming", "verbs")


def came_late(denial: Token) -> bool:
    """“did not sign it until May”, "it was not until May that they signed": in the past, it came about then."""
    verb = denial.head
    if denial.dep_ != "neg" or not is_past(verb):
        return False
    late = [*children(verb, "prep"), *(m for c in children(verb, "advcl") for m in children(c, "mark"))]
    return any(w.lower_ in ("until", "till") for w in late) and not any(
        a.lemma_ == "have" for a in children(verb, "aux")
    )


def is_fulfilled(noun: Token) -> bool:
    """“carried out its threat to tax it”: what was threatened or planned is then done."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    first = min((t.i for t in noun.lefts if t.dep_ in ("det", "poss", "amod", "compound")), default=noun.i)
    first = min([first, *(t.left_edge.i for t in children(noun, "poss"))])
    if noun.dep_ not in ("pobj", "dobj") or verb.pos_ != "VERB" or verb.i >= first:
        return False
    between = [t.lower_ for t in noun.doc[verb.i + 1 : first]]
    return " ".join((verb.lemma_.lower(), *between)) in words("factuality", "fulfilling", "words")


def is_by_the_way(preposition: Token) -> bool:
    """“has pushed up prices by banning it”, "in banning it": the verb is about something else."""
    return preposition.lower_ in ("by", "in", "through") and preposition.head.lemma_ not in (
        "succeed",
        "fail",
        "persist",
    )


def is_blamed(act: Token) -> bool:
    """“may sue Peru for banning it”, "never forgave it for that": what somebody is blamed or thanked for is done."""
    above = act.head
    verb = above.head.lemma_.lower()
    return act.dep_ == "pcomp" and above.lower_ == "for" and verb in words("factuality", "blaming", "verbs")


def left_open(noun: Token) -> Factuality | None:
    """“no choice but to ban it”, "no right to ban it": such a denial does not deny the act."""
    if noun.lemma_.lower() in words("factuality", "no_choice", "words"):
        return "planned"
    return "possible" if _is_no_right(noun) else None


def _is_no_right(noun: Token) -> bool:
    """“had no right to ban it”, "no reason for the ban", but "sees no reason to ban it": then it is not banned."""
    motive = noun.lemma_.lower() in ("reason", "cause") and any(
        is_infinitive(c) for c in children(noun, "acl", "relcl")
    )
    return not motive and noun.lemma_.lower() in words("factuality", "no_right", "words")


def _is_any(noun: Token) -> bool:
    return any(d.lower_ in ("a", "an", "any", "no", "such", "every", "neither") for d in children(noun, "det"))


def _has_tense(verb: Token) -> bool:
    return verb.tag_ in FINITE or any(a.tag_ in FINITE for a in children(verb, "aux", "auxpass"))
