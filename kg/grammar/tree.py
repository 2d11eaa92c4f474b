"""The dependency tree of spaCy's English pipelines (ClearNLP labels): dependents, coordination and voice."""

from __future__ import annotations

from collections.abc import Container, Iterator

from kg.grammar.tokens import Token

PROMISING = ("promise", "pledge", "vow", "offer", "agree")
RELATIVE = {"that", "which", "who", "whom"}
INDEFINITE = ("a", "an", "any", "another")


def children(token: Token, *deps: str) -> list[Token]:
    """The dependents of ``token`` that stand in one of ``deps``."""
    return [c for c in token.children if c.dep_ in deps] if token.children else []


def coordinated(token: Token) -> list[Token]:
    """``token`` and all that is coordinated to its right, in order of the text."""
    found, todo = [], [token]
    while todo:
        here = todo.pop(0)
        found.append(here)
        todo += [c for c in children(here, "conj") if c.i > here.i]
    return found


def leads_up(token: Token, top: Token, deps: Container[str]) -> bool:
    """Whether ``token`` is ``top`` or hangs below it by nothing but ``deps``."""
    here = token
    while here != top and here.dep_ in deps and here.head != here:
        here = here.head
    return here == top


def is_passive(verb: Token) -> bool:
    """Whether the verb's grammatical subject is what it acts upon."""
    if children(verb, "nsubjpass", "auxpass", "csubjpass"):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not children(verb, "nsubj", "aux") and is_passive(verb.head):
        return True
    if verb.tag_ != "VBN" or children(verb, "nsubj"):
        return False
    if verb.dep_ == "acl":
        return not active_past(verb)
    return verb.dep_ == "amod" or (verb.dep_ == "advcl" and not children(verb, "aux"))


def active_past(verb: Token) -> bool:
    """“Britain signed on Sunday the protocol”: a past tense that the parser took for a participle has an object."""
    return (
        verb.dep_ == "acl"
        and verb.tag_ in ("VBN", "VBD")
        and bool(children(verb, "dobj", "ccomp", "xcomp"))
        and not children(verb, "agent", "auxpass")
    )


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before the verb: "to sign"."""
    return any(a.lower_ == "to" for a in children(verb, "aux"))


def is_bare_infinitive(verb: Token) -> bool:
    """“…, B and C to challenge D”: an infinitive of purpose has no subject of its own, whatever stands before it."""
    if verb.dep_ not in ("advcl", "acl", "relcl") or not is_infinitive(verb):
        return False
    return not any(m.lower_ == "for" for m in children(verb, "mark"))


def gap_below(clause: Token) -> Token | None:
    """“a levy that it has promised to drop”: what is to be dropped, and not what is promised."""
    below = next((c for c in children(clause, "xcomp") if is_infinitive(c)), None)
    if clause.lemma_ not in PROMISING:
        return None
    if clause.dep_ != "relcl" or below is None or not children(clause, "nsubj") or children(clause, "dobj"):
        return None
    if any(c.lower_ in RELATIVE for c in children(clause, "nsubj")):
        return None
    objects = children(below, "dobj", "ccomp", "xcomp", "acomp", "attr")
    return below if below.pos_ == "VERB" and all(o.lower_ in RELATIVE for o in objects) else None


def meant_for(verb: Token) -> Token | None:
    """“machines to make them”, "set up a venture to make steel": the thing that is there to do what the verb says."""
    to = next((a for a in children(verb, "aux") if a.lower_ == "to" and a.i > 0), None)
    if to is None or children(verb, "nsubj"):
        return None
    if verb.dep_ in ("relcl", "acl"):
        return verb.head if verb.head.pos_ == "NOUN" else None
    before = to.nbor(-1)
    is_object = before.dep_ == "dobj" and before.head == verb.head and verb.head.lemma_ != "use"
    return before if verb.dep_ == "advcl" and is_object and before.pos_ == "NOUN" else None


def descriptions(name: Token, first: int) -> Iterator[str]:
    """What a name, whose first token is ``first``, is called: "Sojitz, a trading house", "the miner X"."""
    beside = [*children(name, "appos"), *(c for c in children(name, "compound", "nmod") if c.i < first)]
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        beside += children(name.head, "attr")
    yield from (noun.lemma_.lower() for noun in beside if noun.pos_ == "NOUN")


def visitor(verb: Token) -> list[Token]:
    """“Visiting President X said”: who visits, where the verb stands in front of a person's name."""
    if verb.tag_ != "VBG" or verb.lemma_ != "visit" or children(verb, "nsubj", "aux", "det"):
        return []
    if verb.dep_ != "amod":
        return [o for o in children(verb, "dobj") if o.ent_type_ == "PERSON"]
    name = verb.head
    while name.dep_ == "compound":
        name = name.head
    return [name]


def is_indefinite(noun: Token) -> bool:
    """“a pact", "any pact", "another pact”: one that is not known yet."""
    return any(d.lower_ in INDEFINITE for d in children(noun, "det"))


def is_past_perfect(verb: Token) -> bool:
    """“had signed”: whether a verb stands behind "had"."""
    return any(a.lower_ == "had" for a in children(verb, "aux"))
