"""Whether a sentence tells of one event: nothing that it only imagines, likens to another one, or calls customary."""

from __future__ import annotations

from collections.abc import Iterator

from kg.clauses.events import Draft
from kg.grammar.tokens import Token
from kg.grammar.tree import INDEFINITE, children, is_past_perfect
from kg.lexicon import words

STATES_OF_TRADE = ("TradeFlow", "Production", "Reliance")
"""What goes on all the time: "often buys wheat" tells who supplies it."""

LIKE_WHAT = ("it", "this", "that", "these", "those", "them", "one", "ours", "theirs")
OPEN = ("would", "could", "might", "'d")


def real(draft: Draft) -> bool:
    """“as if it had signed", "imagine that it signs", "had it signed, trade would have grown”: said not to be so."""
    chain = [t for t in (draft.trigger, *draft.trigger.ancestors) if t.children and t.pos_ not in ("ADP", "PROPN")]
    return not any(_is_as_if(t) or _is_supposed(t) or _is_against_fact(t) for t in chain)


def _is_as_if(verb: Token) -> bool:
    marks = [m.lower_ for m in children(verb, "mark")]
    return "as" in marks and bool({"if", "though"} & set(marks))


def _is_supposed(verb: Token) -> bool:
    """“Imagine that …", "Suppose …”: nobody does it; he who reads is told to think it."""
    supposing = verb.lemma_.lower() in words("factuality", "supposing", "verbs")
    return supposing and verb.tag_ == "VB" and not children(verb, "nsubj", "aux")


def _is_against_fact(clause: Token) -> bool:
    """“If it had signed, trade would have grown", "had it signed, …”; not “said it would tax it if it had not left”."""
    main, past = clause.head, is_past_perfect(clause)
    if main == clause or not (past or clause.tag_ == "VBD"):
        return False
    auxiliaries = [a.lower_ for a in children(main, "aux")]
    unreal = any(a in OPEN for a in auxiliaries)
    if unreal and clause.tag_ == "VBD" and _has_if(clause) and not children(clause, "aux") and not _is_reported(main):
        return True  # “if it banned oil, prices would soar”
    return past and unreal and (_is_turned(clause) or ("have" in auxiliaries and _has_if(clause)))


def _is_reported(verb: Token) -> bool:
    """“said that it would lift it if Peru signed”: of what was said in the past, the tenses are those of the past."""
    says = words("factuality", "reporting", "verbs") | words("factuality", "verbs", "planned")
    return any(a.lemma_.lower() in says for a in verb.ancestors) or any(
        c.lemma_.lower() in says for c in children(verb, "parataxis", "ccomp", "advcl")
    )


def _is_turned(clause: Token) -> bool:
    subjects = children(clause, "nsubj", "nsubjpass", "expl")
    first = clause.left_edge
    return (
        first.lower_ == "had" and first.dep_ == "aux" and first.head == clause and any(first.i < s.i for s in subjects)
    )


def _has_if(clause: Token) -> bool:
    return any(m.lower_ in ("if", "unless") for m in children(clause, "mark"))


def particular(draft: Draft) -> bool:
    """“similar bans by others", "no accord like it”: what is only likened to the one that the text is about.

    A sentence that names all who take part and what they did tells of an event all the same.
    """
    return not is_likened(draft.anchor) or (draft.sense.id != "default" and _tells_who(draft))


def is_likened(noun: Token) -> bool:
    """Whether a thing is told by its likeness to another one."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    given = children(noun, "amod", "det", "predet")
    denied = any(t.lower_ in ("no", "any") for t in given)
    likening = words("factuality", "likening", "words") | (frozenset() if denied else frozenset({"such"}))
    return any(t.lower_ in likening for t in given) or _is_like(noun) or _is_as_great(noun)


def _is_as_great(noun: Token) -> bool:
    """“has not had a deal of this size", "has won no order as big as this”."""
    of = [o for p in children(noun, "prep") if p.lower_ in ("of", "on") for o in children(p, "pobj")]
    sized = [o for o in of if o.lemma_ in words("factuality", "likening", "sizes")]
    if any(d.lower_ in ("this", "that", "such") for o in sized for d in children(o, "det", "amod", "predet")):
        return True
    return any(a.lower_ == "as" for great in children(noun, "amod") for a in children(great, "advmod"))


def _is_like(noun: Token) -> bool:
    like = [p for p in children(noun, "prep") if p.lower_ == "like"]
    return any(o.lower_ in LIKE_WHAT for p in like for o in children(p, "pobj"))


def _tells_who(draft: Draft) -> bool:
    if draft.type == "Agreement":
        return len(draft.roles.get("party", ())) > 1
    return any(draft.roles.get(role) for role in ("imposer", "participant", "member", "investor", "complainant"))


def single(draft: Draft) -> bool:
    """“Such bans are rarely lifted", "they meet every year”: a custom, of which no single case is told."""
    if draft.type in STATES_OF_TRADE or draft.date is not None:
        return True
    return not any(_customs(draft.trigger)) and not _is_ever_so(draft)


def _is_ever_so(draft: Draft) -> bool:
    """“Bans are never popular", "duties have never saved a job”: what is said of all such things."""
    noun, verb = draft.anchor, draft.anchor.head
    any_ = noun.tag_ == "NNS" and not children(noun, "det", "poss", "nummod") and noun.dep_ == "nsubj"
    return any_ and any(t.lower_ in ("never", "always") for t in children(verb, "advmod", "neg"))


def _customs(trigger: Token) -> Iterator[Token]:
    """The words that say how often a thing is done."""
    verb = trigger if trigger.pos_ in ("VERB", "AUX") else trigger.head
    yield from (t for t in children(verb, "advmod") if t.lower_ in words("factuality", "custom", "adverbs"))
    for time in children(verb, "npadvmod"):
        often = [t.lower_ for t in time.children]
        if any(t in words("factuality", "custom", "determiners") for t in often):
            yield time


def unjudged(draft: Draft) -> bool:
    """“A pact between them would be a mistake", "a cut is not what they need”: only judged, not said to be there."""
    by_be = draft.trigger.lemma_ == "be" and bool(children(draft.trigger, "ccomp"))
    noun = draft.anchor if by_be else draft.trigger
    be = noun.head
    judged = noun.pos_ == "NOUN" and noun.dep_ == "nsubj" and be.lemma_ == "be" and not _is_given(noun)
    return not (judged and draft.date is None and _is_judgement(be))


def undiscussed(draft: Draft) -> bool:
    """“discussed steel duties", "talks on duties”: what is only spoken of is not said to be there."""
    noun = draft.anchor
    plain = draft.type == "TradeMeasure" and draft.sense.id == "default" and not _is_given(noun)
    if not plain or noun.dep_ not in ("dobj", "pobj"):
        return True
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    return above.lemma_.lower() not in words("factuality", "talking", "words")


def _is_given(noun: Token) -> bool:
    """Whether the thing is known: "the pact", "its duty"; a number of them are counted ones."""
    det = children(noun, "det", "poss", "nummod")
    return any(t.lower_ not in INDEFINITE for t in det)


def _is_judgement(be: Token) -> bool:
    """Whether what is said of a thing is what it is worth, not that it is there, or how high."""
    said = children(be, "attr", "ccomp", "acomp", "oprd") or children(be, "prep")
    there = words("factuality", "judging", "being")
    below = [t for one in said for t in one.subtree]
    return bool(said) and not any(t.lower_ in there or t.pos_ == "NUM" or t.lower_ in ("percent", "%") for t in below)


def own_trade(draft: Draft) -> bool:
    """“sells little cotton to anybody else", "no country buys more”: who trades is told only by who does not."""
    trade = draft.type in STATES_OF_TRADE
    return not _is_outdone(draft.trigger) and not (trade and _is_of_others(draft.trigger))


def unranked(draft: Draft) -> bool:
    """“Cocoa is its second biggest export”: no flow that the text told before, unless a figure or a good is given."""
    told = draft.quantities or draft.roles.get("commodity") or draft.roles.get("importer")
    return draft.type != "TradeFlow" or bool(told) or not _ranks(draft.anchor)


def _ranks(flow: Token) -> bool:
    best = any(t.tag_ in ("JJS", "RBS") or t.lower_ in ("top", "main") for t in children(flow, "amod"))
    return flow.dep_ == "attr" and flow.head.lemma_ == "be" and best


def _is_of_others(verb: Token) -> bool:
    partners = [o for p in children(verb, "prep", "dative", "agent") if p.lower_ != "than" for o in children(p, "pobj")]
    return any(c.lower_ == "else" for o in partners for c in o.children)


def _is_outdone(verb: Token) -> bool:
    nobody = any(
        s.lower_ in ("nobody", "none") or any(c.lower_ == "no" for c in children(s, "det"))
        for s in children(verb, "nsubj")
    )
    others = any(c.lower_ == "other" for s in children(verb, "nsubj") for c in s.children)
    return nobody and (others or any(t.tag_ in ("JJR", "RBR") for t in verb.subtree))


def of_state(draft: Draft) -> bool:
    """“if Karachi raised its duty”: a town lays no duty and signs no treaty, and its state need not do so."""
    doer = {"TradeMeasure": "imposer", "Agreement": "party", "Accession": "member"}.get(draft.type)
    told = [f for f in draft.roles.get(doer or "", ()) if f.method != "coreference"]  # not “its duty”
    return doer is None or not draft.by_town or bool(told)
