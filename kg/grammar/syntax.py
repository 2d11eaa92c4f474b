"""Grammar, solved once: from a verb or noun to the positions around it, the same for every construction.

Knows dependency labels and nothing about trade. A position is a name: ``subject`` and ``object`` (active, passive,
relative, controlled and coordinated forms alike), ``to``, ``on`` … for prepositions, and for nouns ``poss`` and
``modifier``.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar.control import controller, doer, is_given_to, subject_of
from kg.grammar.tokens import Token
from kg.grammar.tree import RELATIVE, active_past, children, gap_below, is_bare_infinitive, is_passive, visitor
from kg.lexicon import words

Positions = dict[str, list[Token]]


def verb_positions(verb: Token) -> Positions:
    """The positions of ``verb``: what it has itself, and what it shares with the clause that it depends on."""
    found: Positions = {}
    _own(verb, found)
    if "object" not in found:
        _shared_object(verb, found)
    if "object" not in found and not is_passive(verb):
        _lone_dative(verb, found)
    if verb.dep_ == "relcl":
        _antecedent(verb, found)
    elif verb.dep_ == "ccomp" and (singled := _cleft(verb)):
        found.update((name, singled) for name, tokens in found.items() if any(t.lower_ in RELATIVE for t in tokens))
    elif verb.dep_ == "acl":
        _reduced(verb, found)
    if "subject" not in found and not is_passive(verb):
        found["subject"] = controller(verb)
    elif "object" not in found and is_passive(verb) and (shared := controller(verb)):
        found["object"] = shared
    return {name: tokens for name, tokens in found.items() if tokens}


def _lone_dative(verb: Token, found: Positions) -> None:
    """“sell Japan goods”: the parser took the goods for who gets them, and who gets them for their maker."""
    for given in (c for c in children(verb, "dative") if c.pos_ == "NOUN"):
        found["object"], found["to"] = [given], [c for c in children(given, "compound") if c.pos_ == "PROPN"]


def _cleft(verb: Token) -> list[Token]:
    """“it was Peru that lifted the ban”: who is singled out stands for the pronoun."""
    above = verb.head
    it = any(c.lower_ == "it" for c in children(above, "nsubj", "expl"))
    return children(above, "attr") if it and above.lemma_ == "be" else []


def _own(verb: Token, found: Positions) -> None:
    for child in verb.children:
        if child.dep_ in ("nsubj", "csubj") and not is_bare_infinitive(verb):
            found.setdefault("subject", []).extend(visitor(child) or doer(child, verb) or [child])
        elif child.dep_ == "nsubjpass" and is_given_to(verb):
            found.setdefault("to", []).append(child)
        elif child.dep_ == "nsubjpass" or child.dep_ in ("dobj", "attr", "oprd"):
            found.setdefault("object", []).append(child)
        elif child.dep_ == "dative" and child.pos_ != "ADP":
            found.setdefault("to", []).append(child)
        elif child.dep_ == "agent":
            found.setdefault("subject" if is_passive(verb) else "by", []).extend(children(child, "pobj"))
        elif child.dep_ in ("prep", "dative"):
            _preposition(child, found)
    if is_passive(verb) and "subject" not in found:
        for by in (p for t in found.get("with", []) for p in children(t, "prep") if p.lower_ == "by"):
            found["subject"] = children(by, "pobj")
    if verb.dep_ in ("acl", "advcl") and is_passive(verb):
        for by in found.pop("by", []):
            found.setdefault("subject", []).append(by)


def _preposition(prep: Token, found: Positions) -> None:
    name = prep.lower_
    for inner in children(prep, "prep"):
        if name not in words("syntax", "leading"):
            _preposition(inner, found)
        found.setdefault(f"{name} {inner.lower_}", []).extend(children(inner, "pobj"))
    if objects := children(prep, "pobj"):
        found.setdefault(name, []).extend(objects)
    for verb in children(prep, "pcomp"):
        if verb.pos_ in ("VERB", "AUX"):
            found.setdefault(f"{name}+ing", []).append(verb)
        else:
            found.setdefault(name, []).append(verb)
    for other in children(prep, "conj"):
        if other.pos_ == "ADP":
            _preposition(other, found)


def _shared_object(verb: Token, found: Positions) -> None:
    """“signed and ratified the pact”: the object of the last verb belongs to the verbs before it as well."""
    if children(verb, "ccomp", "xcomp", "prep", "nsubjpass", "auxpass"):
        return
    for other in children(verb, "conj"):
        if other.pos_ == "VERB" and not children(other, "nsubj", "nsubjpass"):
            found["object"] = children(other, "dobj")


def _antecedent(verb: Token, found: Positions) -> None:
    """A relative clause: its pronoun, or the gap where one could stand, is the noun that it describes."""
    noun, filled = _ranked(verb.head), False
    for tokens in found.values():
        for k, token in enumerate(tokens):
            if token.lower_ in RELATIVE:
                tokens[k], filled = noun, True
    if not filled and "object" not in found and ("subject" in found or is_passive(verb)):
        found["object"] = [noun]  # “the duty that Peru imposed”, "a duty to be imposed by Peru"
    if not filled and "subject" not in found and not is_passive(verb):
        found["subject"] = [noun]


def _ranked(noun: Token) -> Token:
    """“became the first to sign”: who did, where the noun is but a rank."""
    ranked = noun.dep_ == "attr" and noun.lemma_.lower() in words("syntax", "ranks")
    return next(iter(subject_of(noun.head)), noun) if ranked else noun


def _reduced(verb: Token, found: Positions) -> None:
    """“a case brought by Japan”, "a firm exporting rice", "the decision to impose": a clause without its pronoun."""
    noun = verb.head
    if is_passive(verb) or ("subject" in found and _lacks_object(verb)):
        found.setdefault("object", [noun])
    elif (verb.tag_ in ("VBG", "VBD") or active_past(verb)) and "subject" not in found:
        found["subject"] = [noun]


def _lacks_object(verb: Token) -> bool:
    """“the case that Peru had brought against Chile”: a relative clause that the parser took for what is claimed."""
    marked = any(m.lower_ == "that" for m in children(verb, "mark"))
    return marked and not children(verb, "dobj", "ccomp", "xcomp", "attr", "acomp", "nsubjpass")


def noun_positions(noun: Token) -> Positions:
    """The positions of ``noun``: possessor, modifiers in front, and each preposition behind it."""
    found: Positions = {}
    for child in noun.children:
        if child.dep_ == "poss":
            found.setdefault("poss", []).append(child)
        elif child.dep_ in ("compound", "amod", "nmod", "nummod"):
            found.setdefault("modifier", []).extend(_modifying(child))
        elif child.dep_ in ("prep", "agent"):
            _preposition(child, found)
        elif child.dep_ == "appos":
            found.setdefault("appos", []).append(child)
        elif child.dep_ == "acl" and child.tag_ == "VBG":
            found.setdefault(child.lower_, []).extend(children(child, "dobj"))
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        for child in children(noun.head, "poss"):
            found.setdefault("poss", []).append(child)
        if not any(c.dep_ in ("compound", "amod", "nmod") for c in noun.lefts):
            for child in children(noun.head, "compound", "amod", "nmod"):
                found.setdefault("modifier", []).extend(_modifying(child))
    return found


def _modifying(modifier: Token) -> list[Token]:
    """“EU-Japan trade deal”: the parser may hang one modifier on another; each modifies the noun."""
    inner = [
        t
        for t in modifier.subtree
        if t.dep_ in ("compound", "amod", "nmod", "conj") and t.pos_ in ("PROPN", "ADJ", "NOUN")
    ]
    return sorted({modifier, *inner}, key=lambda t: t.i)


def clauses_about(noun: Token) -> Iterator[tuple[Token, str]]:
    """The verbs that ``noun`` depends on or that describe it, each with the position of ``noun`` there.

    "cancel the quotas", "quotas were cancelled", "the quotas that China cancelled", "quotas cancelled by China".
    """
    head = noun
    while (head.dep_ == "conj" or _goes_on_a_list(head)) and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    governor = head.head
    if governor.pos_ in ("VERB", "AUX") and governor != head:
        if head.dep_ in ("dobj", "nsubjpass", "attr", "oprd") or _is_measured(head):
            yield from _with_later_verbs(governor, "object")
        elif head.dep_ == "nsubj":
            done = governor.tag_ == "VBN" and governor.dep_ == "ccomp" and not children(governor, "aux", "mark")
            yield from _with_later_verbs(governor, "object" if done else "subject")  # “saw the duties withdrawn”
    elif head.dep_ == "pobj" and (verb := _past_particle(governor.head)).pos_ in ("VERB", "AUX"):
        yield verb, governor.lower_
    yield from ((v, "object") for v in _hung_low(noun))
    for clause in noun.children:
        if clause.dep_ in ("relcl", "acl") and clause.pos_ in ("VERB", "AUX"):
            if below := gap_below(clause):
                yield below, "object"
                continue
            for name, tokens in verb_positions(clause).items():
                if noun in tokens:
                    yield clause, name


def _past_particle(host: Token) -> Token:
    """“walked away from a deal”, "backed out of it": the verb, with the preposition hung on its particle."""
    return host.head if host.dep_ in ("advmod", "prep", "prt") and host.lower_ in ("out", "away", "back") else host


def _goes_on_a_list(noun: Token) -> bool:
    """“signed a pact, a memorandum and a protocol”: the second of a list, which the parser took for an apposition."""
    return noun.dep_ == "appos" and bool(children(noun, "cc")) and bool(children(noun, "conj"))


def _is_measured(amount: Token) -> bool:
    """“levied 25 percent on cars”: an amount that the parser took for an adverb, though there is no object."""
    return amount.dep_ == "npadvmod" and bool(children(amount, "prep")) and not children(amount.head, "dobj")


def _hung_low(noun: Token) -> list[Token]:
    """“the tariff on rice imposed by Peru”: a participle that the parser hung on the noun inside."""
    inner = [o for p in children(noun, "prep") for o in children(p, "pobj")]
    return [v for o in inner for v in children(o, "acl") if v.tag_ == "VBN" and children(v, "agent")]


def _with_later_verbs(verb: Token, position: str) -> Iterator[tuple[Token, str]]:
    if verb.lemma_ != "be" or not children(verb, "xcomp"):
        yield verb, position
    yield from _raised(verb, position)
    if position == "subject":
        for other in children(verb, "conj"):
            if other.pos_ in ("VERB", "AUX") and not children(other, "nsubj", "nsubjpass"):
                yield other, "object" if is_passive(other) else "subject"
    elif (
        verb.dep_ == "conj"
        and verb.head.pos_ == "VERB"
        and not children(verb.head, "dobj", "ccomp", "xcomp", "nsubjpass")
    ):
        yield verb.head, position
    elif children(verb, "nsubjpass"):
        for other in children(verb, "conj"):
            if other.tag_ == "VBN" and not children(other, "nsubj", "nsubjpass"):
                yield other, "subject" if other.lemma_ == "be" else position


def _raised(verb: Token, position: str) -> Iterator[tuple[Token, str]]:
    """“the pact is expected to be signed”, "duties are due to rise": the subject is that of the verb below."""
    if position != "subject" and not children(verb, "nsubjpass"):
        return
    for link in [verb, *children(verb, "acomp", "oprd")]:
        for below in children(link, "xcomp"):
            if below.pos_ in ("VERB", "AUX"):
                inner = "object" if children(below, "auxpass") else "subject"
                yield below, inner
                yield from ((other, inner) for other in children(below, "conj") if other.tag_ == below.tag_)
                yield from _raised(below, inner) if inner == "subject" else ()
