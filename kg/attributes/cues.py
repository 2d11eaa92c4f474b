"""What single words say of an event's factuality: those of its own clause, and each word above it on the path."""

from __future__ import annotations

from collections.abc import Iterator

from kg.attributes.auxiliaries import VALUES, auxiliary, lookup, waits
from kg.attributes.conditions import conditions
from kg.attributes.copula import disbelieved
from kg.attributes.presupposed import is_by_the_way, is_fulfilled, left_open
from kg.attributes.tense import did_have_to, has_future, is_open, is_past, without_finite_verb
from kg.attributes.undone import is_guess, is_overtaken, is_yet
from kg.grammar.tokens import Token
from kg.grammar.tree import children, is_infinitive, is_past_perfect
from kg.lexicon import words
from kg.model import Factuality

COMPLEMENTS = ("xcomp", "ccomp", "dobj", "pcomp", "oprd", "nsubjpass", "attr", "acomp")
# What these tell of has its own time, whatever the verb wants: "asked for gas during his visit".
TEMPORAL = ("during", "after", "since", "following", "upon", "while")


def own_cues(token: Token) -> Iterator[tuple[Factuality, Token]]:
    """Auxiliaries, negation and the opening word of the clause; adjectives and determiners of a noun."""
    for child in token.children:
        lower = child.lower_
        if child.dep_ == "neg" or (
            child.dep_ in ("det", "advmod", "preconj", "cc") and lower in words("factuality", "negation", "words")
        ):
            if lower == "no" and (open_ := left_open(token)):
                yield open_, token
            elif not _only(child):
                yield "negated", child
        elif child.dep_ == "advmod" and any(
            c.dep_ == "neg" or (lower == "longer" and c.lower_ == "no") for c in child.lefts
        ):
            yield "negated", child
        elif child.dep_ == "aux":
            yield from auxiliary(child)
        elif is_guess(child) or (child.dep_ == "mark" and lower in words("factuality", "clauses", "possible")):
            yield "possible", child
        elif child.dep_ == "mark" and lower in words("factuality", "clauses", "planned") and is_open(token):
            yield ("possible" if lower in ("until", "till") and _is_denied(token.head) else "planned"), child
        elif child.dep_ in ("mark", "advmod") and lower in words("factuality", "clauses", "ahead") and _awaited(token):
            yield "planned", child
        elif child.dep_ in ("amod", "acomp", "oprd", "compound") and token.pos_ in ("NOUN", "PROPN"):
            yield from _adjective(child)
        elif child.dep_ == "acomp" and lower == "due" and token.lemma_ == "be":
            yield "planned", child  # “is due in Lima”
        elif child.dep_ in ("nsubj", "nsubjpass", "dobj") and token.pos_ == "VERB":
            yield from _no_subject(child)
    yield from (("possible", word) for word in conditions(token))
    if token.pos_ == "ADJ":
        yield from _adjective(token)
    yield from without_finite_verb(token)


def _awaited(verb: Token) -> bool:
    """“duties will fall when the pact takes effect”: in the present, beside what is to come, it is to come."""
    above = verb.head.head if verb.head.pos_ == "ADV" else verb.head  # “will fall as soon as …”
    return verb.dep_ == "advcl" and is_open(verb) and any(a.tag_ == "MD" for a in children(above, "aux"))


def _is_denied(verb: Token) -> bool:
    return bool(children(verb, "neg")) or any(
        a.lower_ in ("can", "could", "may", "might") for a in children(verb, "aux")
    )


def _only(negation: Token) -> bool:
    """“not only …”, "has never been higher": that denies nothing."""
    if any(a.tag_ in ("JJR", "RBR") for a in children(negation.head, "acomp", "advmod")):
        return negation.lower_ == "never"
    following = negation.nbor(1) if negation.i + 1 < len(negation.doc) else None
    return following is not None and following.lower_ in ("only", "just", "least", "less", "more")


def _no_subject(subject: Token) -> Iterator[tuple[Factuality, Token]]:
    value = left_open(subject) or "negated"
    for child in subject.children:
        if child.dep_ in ("det", "neg") and child.lower_ in ("no", "neither"):
            yield value, child if value == "negated" else subject
    if subject.lower_ in ("none", "nobody", "neither", "nothing"):
        yield "negated", subject


def _adjective(token: Token) -> Iterator[tuple[Factuality, Token]]:
    lower = token.lower_
    if token.dep_ == "amod" and lower in words("factuality", "adjectives", "predicative"):
        return
    for value in VALUES:
        if lower in words("factuality", "adjectives", value):
            yield value, token
            return
    if (
        token.tag_ in ("VBN", "VBD", "JJ")
        and token.lemma_.lower() in words("factuality", "verbs", "negated")
        and token.dep_ == "amod"
    ):
        yield "negated", token


def parent_cues(child: Token, parent: Token) -> Iterator[tuple[Factuality, Token]]:
    """What the word above says of the event: a verb of planning, hoping, refusing; a noun such as "threat to"."""
    lemma = parent.lemma_.lower()
    if parent.pos_ in ("VERB", "AUX"):
        yield from _verb_cue(child, parent, lemma)
        yield from _own_cues_of_governor(child, parent)
    elif (parent.lower_ == "without" and parent.dep_ == "prep") or (parent.lower_ == "short" and child.lower_ == "of"):
        yield "negated", parent
    elif parent.pos_ in ("NOUN", "PROPN"):
        yield from _noun_cue(child, parent, lemma)
        yield from own_cues(parent)
    elif parent.pos_ == "ADJ":
        if is_overtaken(parent.lower_, parent.head):
            yield "negated", parent
        if child.dep_ in ("xcomp", "ccomp", "prep") and not (parent.lower_ == "able" and has_future(parent.head)):
            yield from lookup(parent.lower_, "adjectives", parent)
        yield from _own_cues_of_governor(child, parent)


def _noun_cue(child: Token, noun: Token, lemma: str) -> Iterator[tuple[Factuality, Token]]:
    """“its threat to tax it”, "a proposal for a duty", "rumours that it was taxed"; not what was then carried out."""
    told = child.dep_ == "acl" and any(m.lower_ == "that" for m in children(child, "mark"))
    if told and lemma in words("factuality", "hearsay", "unsure"):
        yield "possible", noun
    if told and lemma in words("factuality", "hearsay", "nouns") and noun.dep_ == "nsubj":
        yield from disbelieved(noun.head)
    if child.dep_ in ("acl", "relcl") and is_infinitive(child) and lemma in words("factuality", "nouns", "respite"):
        yield "possible", noun  # “has 60 days to appeal”
    opened = child.dep_ == "relcl" and is_infinitive(child)
    linked = child.dep_ in ("acl", "prep", "compound", "ccomp", "nmod", "advcl") or child.pos_ == "ADP"
    if (opened or linked) and not is_fulfilled(noun):
        granted = _is_granted(noun)
        yield from (("planned" if granted and v == "possible" else v, t) for v, t in lookup(lemma, "nouns", noun))


def _is_granted(noun: Token) -> bool:
    """“accepted an offer to cut duties”, "agreed to a request for talks": who grants it means to do it."""
    above, link = noun.head, ""
    if noun.dep_ == "pobj":
        above, link = above.head, f" {above.lower_}"
    elif noun.dep_ not in ("dobj", "nsubjpass"):
        return False
    return above.lemma_.lower() + link in words("factuality", "verbs", "granting") and not children(above, "neg")


def _with_particle(lemma: str, verb: Token) -> str:
    """“called off”, "held up": a verb of its own; other particles change nothing."""
    particles = [p.lower_ for p in children(verb, "prt", "advmod", "prep") if p.dep_ == "prt" or p.i == verb.i + 1]
    longer = " ".join((lemma, *particles))
    known = any(longer in words("factuality", "verbs", value) for value in VALUES)
    return longer if "off" in particles or known else lemma


def _verb_cue(child: Token, verb: Token, lemma: str) -> Iterator[tuple[Factuality, Token]]:
    """What a governing verb says of the event under it: planned, hoped for, refused, or nothing."""
    lemma = _with_particle(lemma, verb)
    if lemma == "be" and child.dep_ == "ccomp" and any(s.lower_ == "it" for s in children(verb, "nsubj", "expl")):
        yield from disbelieved(verb)  # “it is false that Peru signed”
    if lemma == "be" and child.dep_ in ("xcomp", "advcl") and is_infinitive(child):  # “was due in Oslo to sign it”
        yield from (cue for a in children(verb, "acomp") for cue in lookup(a.lower_, "adjectives", a))
    heard = lemma == "tell" and child.dep_ in ("dobj", "dative")  # “told a meeting of ministers in Lima”
    achieved = lemma in words("factuality", "verbs", "achieving") and child.dep_ in COMPLEMENTS and is_past(verb)
    if heard or achieved:
        return
    dashed = lemma in words("factuality", "verbs", "dashed") and is_past_perfect(verb)
    if dashed or (children(verb, "auxpass") and is_overtaken(lemma, verb)):
        yield "negated", verb
    elif lemma in words("factuality", "verbs", "transparent"):
        if is_yet(child, verb):
            yield "negated", verb
        elif child.dep_ == "xcomp" and _is_obligation(child, verb, lemma) and not did_have_to(verb, lemma):
            yield ("possible" if lemma == "have" and waits(child) else "planned"), verb
    elif child.dep_ == "xcomp" and lemma in words("factuality", "verbs", "with_infinitive"):
        yield "planned", verb
    elif child.dep_ == "prep":
        yield from _prepositional_cue(child, verb, lemma)
    elif child.dep_ == "ccomp" and lemma == "agree" and not has_future(child) and child.tag_ != "VB":
        return  # “analysts agree that Brazil grows most”
    elif child.dep_ == "ccomp" and lemma in words("factuality", "reporting", "verbs"):
        if lemma in words("factuality", "verbs", "over_clauses"):
            yield from lookup(lemma, "verbs", verb)
    elif (child.dep_ in COMPLEMENTS or _is_infinitive_behind(child, verb)) and not _acts_itself(child, verb, lemma):
        yield from lookup(lemma, "verbs", verb)


def _prepositional_cue(child: Token, verb: Token, lemma: str) -> Iterator[tuple[Factuality, Token]]:
    """“committed to signing”, "decided against signing", "called for talks", but "appealed against the ruling"."""
    if child.lower_ in TEMPORAL:
        return
    acting = any(c.tag_ == "VBG" for c in children(child, "pcomp"))
    if acting and is_by_the_way(child):
        return
    if acting and child.lower_ in ("on", "about", "over", "towards", "toward"):  # “held talks on cutting duties”
        yield from (c for o in children(verb, "dobj") for c in lookup(o.lemma_.lower(), "nouns", o))
    if child.lower_ == "against":
        if acting and lemma in words("factuality", "verbs", "deciding"):
            yield "negated", verb
        elif acting:
            yield "possible", verb
        return
    prevented = child.lower_ in ("from", "of", "out") and lemma in words("factuality", "verbs", "negated")
    if acting or prevented or lemma in words("factuality", "verbs", "with_preposition"):
        yield from lookup(lemma, "verbs", verb)


def _is_infinitive_behind(child: Token, verb: Token) -> bool:
    """“have undertaken to abolish duties”, "calls on Peru to lift it": such an infinitive tells what, not what for."""
    to = next((a for a in children(child, "aux") if a.lower_ == "to" and a.i > verb.i), None)
    if child.dep_ != "advcl" or to is None:  # “put off signing it”
        return child.tag_ == "VBG" and child.i == verb.i + 2 and child.nbor(-1).dep_ == "prt"
    before = to.nbor(-1)
    called = verb.lemma_.lower() in words("factuality", "verbs", "with_preposition") and before.dep_ == "pobj"
    return before == verb or (before.dep_ == "prt" and before.head == verb) or (called and before.head.head == verb)


def _is_obligation(child: Token, verb: Token, lemma: str) -> bool:
    """“is to sign”, "is going to sign", "is moving to sign", "has to sign"."""
    if lemma in ("go", "move"):
        return verb.tag_ == "VBG" and is_infinitive(child)
    return lemma in ("be", "have") and is_infinitive(child)


def _acts_itself(child: Token, verb: Token, lemma: str) -> bool:
    """“dropped the duty” is an act on the duty, no denial of it; "ruled" denies only as "ruled out"."""
    if lemma in ("rule", "turn"):
        return not children(verb, "prt")
    if lemma in words("factuality", "verbs", "errands"):
        return child.dep_ != "xcomp"
    told = (("nouns", value) for value in VALUES)
    meant = any(child.lemma_.lower() in words("factuality", *path) for path in (*told, ("hearsay", "nouns")))
    if lemma == "reject":
        return not meant and child.pos_ not in ("VERB", "AUX")
    dropping = lemma in words("factuality", "verbs", "dropping")
    return dropping and not meant and child.dep_ in ("dobj", "nsubjpass")


def _own_cues_of_governor(child: Token, verb: Token) -> Iterator[tuple[Factuality, Token]]:
    """The governor's own auxiliaries and negation reach down, but not from a report: "did not say that …"."""
    yield from (("negated", s) for s in children(verb, "nsubj") if s.lower_ in ("nobody", "none"))
    yield from (("possible", s) for s in children(verb, "nsubj") if s.lower_ == "few")
    if child.dep_ == "ccomp" and verb.lemma_.lower() in words("factuality", "reporting", "verbs"):
        return
    if child.dep_ in ("npadvmod", "advmod") or (child.dep_ == "advcl" and not is_infinitive(child)):
        return
    for value, cue in own_cues(verb):
        if child.dep_ == "advcl" and (cue.dep_ != "aux" or value == "negated"):
            continue  # “will meet to sign it” is to come, "did not meet to sign it" may be
        if cue.dep_ in ("aux", "neg", "mark", "nsubj", "nsubjpass", "dobj") or value == "negated":
            yield value, cue
