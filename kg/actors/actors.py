"""Noun phrases to actors: who a phrase stands for in a role, given the classes that the ontology lets into it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.actors.attendance import led_by
from kg.actors.holders import holder
from kg.actors.officials import fitting, in_capital, of_office
from kg.actors.strangers import is_name, is_of_stranger
from kg.attributes.rates import PERCENT
from kg.clauses.facing import faced
from kg.clauses.reader import PLACES, Reader, Slot, pick
from kg.grammar.control import subject_of
from kg.grammar.listed import members
from kg.grammar.tokens import Token
from kg.grammar.tree import children, coordinated
from kg.lexicon import words
from kg.model import STATES, Entity, Filler
from kg.naming.coref import ORGANIZED, refer
from kg.naming.mentions import Mention


def actors(token: Token, slot: Slot, reader: Reader, *, nested: bool = False) -> list[Filler]:
    """The fillers of an actor role for the phrase headed by ``token``, one for each coordinated actor.

    With ``nested``, an actor inside the phrase will do ("tariffs on Chinese goods", "on goods from China").
    """
    found: list[Filler] = []
    for head in members(token, reader.mentions):
        for filler in _actor(head, slot, reader, nested):
            if filler.entity.iri not in {f.entity.iri for f in found}:
                found.append(filler)
    return found


def _actor(token: Token, slot: Slot, reader: Reader, nested: bool) -> list[Filler]:
    mention = reader.mentions.at(token)
    if mention is not None:
        if filler := pick(mention, slot, reader):
            return [filler]
        if mention.entity.type not in ("Place", "Country"):
            return []
    if token.lower_ in words("actors", "pronouns", "first"):
        return _speaking(token, slot, reader)
    if token.pos_ == "PRON":
        if said := _speaker(token, slot, reader):
            return said
        if is_of_stranger(token, reader):
            return []
        own, others = _owner(token, slot, reader)
        return own or fitting(_referred(token, slot, reader, skip=others), slot, reader)
    if slot.types[:1] == PLACES and (place := _spot(token, reader)):
        return [place]
    country = _nationality(token, reader)
    if slot.personal and (named := _named_beside(token, slot, reader)):
        return named
    if slot.personal and (persons := _in_office(token, country, reader)):
        return persons
    if country is None and (own := of_office(token, slot, reader)):
        return own
    if country is None and (seated := in_capital(token, slot, reader)):
        return seated
    if not is_name(token) and (referred := fitting(_referred(token, slot, reader, country), slot, reader)):
        return referred
    for apposition in children(token, "appos"):  # “its neighbours Peru and Chile”
        beside = (m for t in members(apposition, reader.mentions) if (m := reader.mentions.at(t)))
        if fillers := [f for m in beside if (f := pick(m, slot, reader))]:
            return fillers
    lemma = token.lemma_.lower()
    if nested or lemma in words("actors", "nouns", "representative") or lemma in words("actors", "nouns", "trader"):
        inner = _inner(token, slot, reader) or _at_home(token, slot, reader)
        return [*inner, *_leaders(token, slot, reader)] if slot.personal else inner
    return []


def _leaders(team: Token, slot: Slot, reader: Reader) -> list[Filler]:
    """“a Korean delegation headed by X”: who leads a team meets as well as the state that sends it."""
    leaders = [m for t in led_by(team) if (m := reader.mentions.at(t)) and m.entity.type == "Person"]
    return [f for m in leaders if (f := pick(m, slot, reader))]


def _speaker(pronoun: Token, slot: Slot, reader: Reader) -> list[Filler]:
    """“The Dubai company said that it would sue”: who says what "it" does speaks of himself."""
    clause = pronoun.head
    report = clause.head
    told = pronoun.lower_ == "it" and pronoun.dep_ == "nsubj" and clause.dep_ == "ccomp"
    if not told or report.lemma_.lower() not in words("factuality", "reporting", "verbs"):
        return []
    subjects = [s for s in children(report, "nsubj") if s.pos_ == "NOUN" and s.i < pronoun.i]
    at = reader.base + pronoun.idx
    found = [f for s in subjects for f in actors(s, slot, reader)]
    return [Filler(f.entity, pronoun.text, at, at + len(pronoun.text), "coreference", 0.6) for f in found]


def _speaking(pronoun: Token, slot: Slot, reader: Reader) -> list[Filler]:
    """“We have lifted the duty,” said the minister: for whom speaks who says so."""
    said = reader.speakers(pronoun) if reader.speakers else []
    named = fitting([f for f in said if f.entity.type != "Group"], slot, reader)
    groups = [f for f in said if f.entity.type == "Group"]
    spans = [pronoun.doc.char_span(f.start - reader.base, f.end - reader.base) for f in groups]
    served = [f for span in spans if span is not None for f in actors(span.root, slot, reader)]
    at = reader.base + pronoun.idx
    found = [f for f in (*named, *served) if f.entity.type != "Group"]
    return [Filler(f.entity, pronoun.text, at, at + len(pronoun.text), "coreference", 0.6) for f in found]


def _named_beside(title: Token, slot: Slot, reader: Reader) -> list[Filler]:
    """“Chile's president Ana Soto”: whom the text names, whoever held the office."""
    near = [m for c in children(title, "appos") if (m := reader.mentions.at(c)) and m.entity.type == "Person"]
    return [f for m in near if (f := pick(m, slot, reader))][:1]


def _in_office(token: Token, country: Entity | None, reader: Reader) -> list[Filler]:
    """“the Indian prime minister”, "the presidents of Chile and Peru" where officials stand for themselves: who it was.

    Of several, all have to be known and named in the text.
    """
    states = _states_of(token, reader) or [s for s in [country] if s]
    several = len(states) > 1
    persons = [holder(token, state, reader.catalog, reader.on, several=several) for state in states]
    named = {entity.iri for _, entity, _ in reader.discourse.named} if several else set()
    known = [p for p in persons if p is not None and (not several or p.iri in named)]
    if len(known) < len(states):
        return []
    start, end = token.left_edge.idx, token.idx + len(token.text)
    words_ = reader.text[start:end]
    return [Filler(p, words_, reader.base + start, reader.base + end, "office", 0.7) for p in known]


def _states_of(token: Token, reader: Reader) -> list[Entity]:
    """“the Japanese and Indian prime ministers”, "the leaders of Chile and Peru": whom several officials serve."""
    front = [t for c in token.lefts if c.dep_ in ("amod", "compound", "poss", "nmod") for t in _modifiers(c)]
    behind = [o for p in children(token, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
    near = [m for t in [*front, *(t for o in behind for t in coordinated(o))] if (m := reader.mentions.at(t))]
    return list(dict.fromkeys(m.entity for m in near if m.entity.type in STATES))


def _spot(token: Token, reader: Reader) -> Filler | None:
    """“here”: where the report was filed."""
    if token.lower_ != "here" or reader.filed is None:
        return None
    at = reader.base + token.idx
    return Filler(reader.filed, token.text, at, at + len(token.text), "context", 0.7)


def _at_home(token: Token, slot: Slot, reader: Reader) -> list[Filler]:
    """“the president”, “the ministry” without a name: of the country that the report is about."""
    national = token.tag_ in ("NN", "NNP") and token.lemma_.lower() in words("actors", "nouns", "national")
    if reader.home is None or not national or reader.home.type not in slot.types:
        return []
    if not any(c.lower_ == "the" for c in children(token, "det")):
        return []
    start, end = token.idx, token.idx + len(token.text)
    span = (reader.base + start, reader.base + end)
    return [Filler(reader.home, reader.text[start:end], *span, "context", 0.4)]


def _owner(pronoun: Token, slot: Slot, reader: Reader) -> tuple[list[Filler], list[str]]:
    """Whom a possessive means, and who (IRIs) is not meant.

    It means the subject of its own clause ("A and B will meet at their summit"), but who complains does not complain of
    himself: "A sued B over its duties", "the case that A had brought against its quotas".
    """
    verb = next((a for a in pronoun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    subjects = subject_of(verb) if verb is not None and pronoun.dep_ == "poss" else []
    if not subjects or pronoun in subjects[0].subtree or subjects[0].pos_ == "PRON":
        return [], []
    if named := [f for t in faced(pronoun.head) for f in actors(t, slot, reader)]:
        return named, []
    found = [f for s in subjects for f in actors(s, slot, reader)]
    several = pronoun.lower_ == "its" and len(found) > 1
    return ([], [f.entity.iri for f in found]) if several or pronoun.head.head.lower_ == "against" else (found, [])


def _referred(
    token: Token, slot: Slot, reader: Reader, country: Entity | None = None, skip: Collection[str] = ()
) -> list[Filler]:
    """Whom a pronoun or "the two sides" means among those that the role admits, or who act for such."""
    types = tuple(t for t in ORGANIZED if t in slot.types or (t == "Agency" and "Country" in slot.types))
    if token.dep_ == "poss" and token.head.lemma_.lower() in words("actors", "nouns", "national"):
        types = STATES  # “its commerce ministry”
    if token.lower_ in words("actors", "pronouns", "plural") and "Person" in slot.types:
        types = (*types, "Person")  # “They discussed cotton”
    state = country.iri if country else None
    return refer(token, reader.discourse, reader.text, reader.base, country=state, types=types, skip=skip)


def _nationality(token: Token, reader: Reader) -> Entity | None:
    for child in token.lefts:
        mention = reader.mentions.at(child)
        if mention is not None and mention.entity.type in STATES and child.dep_ in ("amod", "compound", "poss", "nmod"):
            return mention.entity
    return None


def _inner(token: Token, slot: Slot, reader: Reader) -> list[Filler]:
    """The actors inside a phrase: "Chinese goods", "China's market", "imports of goods from China and Japan".

    Where a state stands beside another kind of name ("Canada's Progressive Conservative government") it is meant.
    """
    found = []
    for child in token.lefts if token.ent_type_ != "MONEY" else ():  # “60 billion U.S. dollars of goods”
        if child.dep_ in ("amod", "compound", "poss", "nmod"):
            for each in _modifiers(child):
                if (m := reader.mentions.at(each)) and (filler := pick(m, slot, reader)):
                    found.append(_with_phrase(filler, token, m, reader))
                elif each.lower_ == "whose":
                    found += _whose(each, slot, reader)
                elif each.lower_ in ("its", "their") and not is_of_stranger(each, reader):
                    found += fitting(_referred(each, slot, reader), slot, reader)
    firms = [f for f in found if f.entity.type == "Company"]
    if firms and token.lemma_.lower() in words("actors", "nouns", "works"):
        return firms  # “BYD's plant in Hungary”
    if any(f.entity.type in STATES for f in found):
        return [f for f in found if f.entity.type in STATES]
    for inner, deep in _behind(token):
        found += actors(inner, slot, reader, nested=deep)
    states = [f for f in found if f.entity.type in STATES]
    return states or found


def _whose(relative: Token, slot: Slot, reader: Reader) -> list[Filler]:
    """“Ukraine, whose cheese Russia shut out”: who is described."""
    clause = next((a for a in relative.ancestors if a.dep_ == "relcl"), None)
    return actors(clause.head, slot, reader) if clause is not None else []


def _modifiers(child: Token) -> list[Token]:
    inner = [t for t in child.subtree if t.dep_ in ("compound", "amod", "nmod", "conj", "poss")]
    return sorted({child, *inner}, key=lambda t: t.i)


def _behind(token: Token) -> Iterator[tuple[Token, bool]]:
    """The nouns behind a phrase that may own it: "of", "from", "by", and "goods imported from China"."""
    for prep in children(token, "prep"):
        if token.lower_ in PERCENT and prep.lower_ in ("in", "by", "for"):
            continue  # “from 12 percent in Peru”: a rate is nobody's
        if prep.lower_ in ("of", "from", "by", "in", "for", "including"):
            deep = prep.lower_ in ("of", "from") or token.ent_type_ == "MONEY"
            yield from ((o, deep) for o in children(prep, "pobj"))
    for clause in children(token, "acl", "relcl"):
        for prep in children(clause, "prep", "agent"):
            if prep.lower_ in ("from", "by", "in"):
                yield from ((o, False) for o in children(prep, "pobj"))


def _with_phrase(filler: Filler, head: Token, mention: Mention, reader: Reader) -> Filler:
    """A nationality with a common noun names the country; the whole phrase is kept as the words of the mention."""
    if head.pos_ not in ("NOUN", "PROPN") or reader.mentions.at(head) is not None:
        return filler
    end = head.idx + len(head.text)
    start = mention.start - reader.base
    return Filler(filler.entity, reader.text[start:end], mention.start, reader.base + end, "nationality", 0.8)
