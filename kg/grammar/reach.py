"""Positions further away than a word's own dependents: who obliges, where a duty is due, whose share a share is."""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar.control import subject_of
from kg.grammar.syntax import Positions, noun_positions, verb_positions
from kg.grammar.tokens import Token
from kg.grammar.tree import children
from kg.lexicon import words


def far_positions(anchor: Token, trigger: Token) -> Positions:
    """The positions of a noun that are neither its own nor its verb's."""
    return {
        "within": _within(anchor),
        "obliging": _obliging(trigger),
        "earner": _earner(anchor),
        "destination": _destination(anchor),
        **_entry(anchor),
    }


def _earner(noun: Token) -> list[Token]:
    """“Botswana earns 130 million dollars from beef exports”: whose exports they are."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "from" else None
    return subject_of(verb) if verb is not None and verb.lemma_.lower() in words("syntax", "earning") else []


def _destination(noun: Token) -> list[Token]:
    """“two thirds of its exports go to Peru”: where they go."""
    here = noun
    while here.dep_ == "pobj" and here.head.lower_ == "of":
        here = here.head.head
    goes = here.dep_ == "nsubj" and here.head.lemma_.lower() in ("go", "head", "flow")
    return [o for p in children(here.head, "prep") if p.lower_ == "to" for o in children(p, "pobj")] if goes else []


def _within(noun: Token) -> list[Token]:
    """“a duty of 12 percent in Peru”: what stands behind "in" anywhere in the phrase."""
    return [o for p in noun.subtree if p.dep_ == "prep" and p.lower_ == "in" for o in children(p, "pobj")]


def _obliging(verb: Token) -> list[Token]:
    """“obliges sellers to obtain a permit”: who makes them do it."""
    above = verb.head
    if verb.dep_ not in ("xcomp", "ccomp") or above.lemma_.lower() not in words("syntax", "obliging"):
        return []
    return subject_of(above)


def _entry(noun: Token) -> Positions:
    """“duty-free access to Japan for rice”: the noun that is free of the duty, and what stands around it."""
    entry = noun.head.head if noun.dep_ == "npadvmod" and noun.head.dep_ == "amod" else None
    if entry is None:
        return {}
    return {"entry": [entry], **{f"entry {name}": tokens for name, tokens in noun_positions(entry).items()}}


def made_up_of(noun: Token) -> list[Token]:
    """“exports are tea and tin”, "imports include tea", "exports, mostly tea, rose", "exports, led by tea"."""
    verbs = [noun.head, *(v for v in children(noun.head, "conj") if not children(v, "nsubj"))]
    verb = next((v for v in verbs if v.lemma_.lower() in words("syntax", "consisting")), noun.head)
    if noun.dep_ == "nsubj" and verb.lemma_.lower() in words("syntax", "consisting"):
        found = children(verb, "attr", "dobj")
        return found or [o for p in children(verb, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
    led = [c for c in children(noun, "acl") if c.lemma_ in ("lead", "dominate")]
    by = [o for c in led for p in children(c, "prep", "agent") if p.lower_ == "by" for o in children(p, "pobj")]
    return by or children(noun, "appos")


def whole(verb: Token) -> list[Token]:
    """“sold 9 tonnes of tea, of which Chile took 5”, "shoes, of which Peru bought 9 million": what it is part of."""
    near = [p for t in (verb, *children(verb, "dobj", "nsubj")) for p in children(t, "prep") if p.lower_ == "of"]
    if not any(o.lower_ == "which" for p in near for o in children(p, "pobj")):
        return []
    above = verb.head
    if verb.dep_ == "relcl" and above.ent_type_ not in ("DATE", "TIME", "GPE"):
        return [above]
    main = above if above.pos_ == "VERB" else next((a for a in above.ancestors if a.pos_ == "VERB"), above)
    return children(main, "dobj")


def spread(noun: Token) -> Positions:
    """“duties ranging from 5 to 25 percent on cars”, "tariffs covering steel": on what the noun is said to bear."""
    found: Positions = {"on": []}
    for clause in (c for c in children(noun, "acl") if c.lemma_.lower() in words("syntax", "spreading")):
        around = verb_positions(clause)
        found["on"] += [t for name, tokens in around.items() if name.split()[-1] == "on" for t in tokens]
        found["on"] += around.get("object", []) if clause.tag_ == "VBG" else []
    return found


def sharer(noun: Token) -> list[Token]:
    """“China accounts for 90 percent of the output”: who has a share of what the noun names."""
    here = noun
    while here.dep_ == "pobj" and here.head.lower_ in ("of", "in") and here.head.head.pos_ in ("NOUN", "NUM"):
        here = here.head.head
    if here == noun or not {"percent", "pct", "%", "share", "third", "half", "quarter", "most"} & {
        t.lower_ for t in (here, *children(here, "nmod", "compound", "amod"))
    }:
        return []
    if here.dep_ == "pobj" and here.head.lower_ == "for" and here.head.head.lemma_ == "account":
        return subject_of(here.head.head)
    sharing = here.dep_ in ("dobj", "attr") and here.head.lemma_ in words("syntax", "sharing")
    return subject_of(here.head) if sharing and is_sharing(here.head) else []


def is_sharing(verb: Token) -> bool:
    """“make up a third of the imports”: with "make" only where "up" stands behind it."""
    return verb.lemma_ != "make" or any(c.lower_ == "up" for c in verb.children)


def measured(noun: Token) -> Token | None:
    """What stands for ``noun`` in the clause: "trade volume", "$3 billion of investment", "9 tonnes of exports"."""
    if noun.dep_ in ("compound", "nmod", "amod") and noun.head.lemma_.lower() in words("syntax", "measuring"):
        return noun.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "in", "worth"):
        return None
    host = noun.head.head
    return host if host.lemma_.lower() in words("syntax", "sums") else None


def dealt_in(dealer: Token) -> Iterator[Token]:
    """“exporters of drones”, “steel makers”: what they deal in."""
    behind = [o for p in children(dealer, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
    yield from behind or (c for c in children(dealer, "compound", "nmod") if c.i < dealer.i and c.pos_ == "NOUN")
