"""Who is a member of which bloc, body or agreement, as the text says."""

from __future__ import annotations

from collections.abc import Iterator

from kg.actors.actors import actors
from kg.actors.offices import first_named
from kg.actors.owners import described
from kg.clauses.reader import Reader, Slot, pick
from kg.grammar.control import subject_of
from kg.grammar.tokens import Token
from kg.grammar.tree import children, coordinated
from kg.lexicon import words
from kg.model import Filler
from kg.naming.mentions import Mention

MEMBERS = Slot(("Country", "Company", "Organization", "Bloc"), personal=True)
BLOCS = Slot(("Bloc", "Body", "NamedAgreement"), personal=True)
LIST_GAP = 8
LIST_REACH = 80  # words: the longest list of members that is followed back to its head
OPENERS = {"are", "(", "include", "including", "such", "--", "-", "–", "like", ":"}


def memberships(token: Token, mention: Mention, reader: Reader) -> Iterator[tuple[Filler, Filler]]:
    """“X, a member of the bloc Y”, "the OPEC member X", "ASEAN members such as X", "X and other OPEC members"."""
    if mention.entity.type not in MEMBERS.types or mention.form == "demonym":
        return
    subject = pick(mention, MEMBERS, reader)
    if subject is None:
        return
    if bloc := _listed(token, mention, reader) or _among_others(token, mention, reader):
        yield subject, bloc
    yield from ((subject, bloc) for bloc in (*_belonging(token, reader), *_of_which(token, reader)))
    heads = [token.head] if token.dep_ == "appos" else []
    for noun in (*_said_of(token), *children(token, "compound"), *heads):
        if noun.lemma_.lower() in words("relations", "member", "nouns"):
            of = [o for p in children(noun, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
            inner = [*of, *children(noun, "compound", "poss", "nmod")]
            for bloc in [f for o in inner for f in actors(o, BLOCS, reader)][:1]:
                yield subject, bloc


def _of_which(token: Token, reader: Reader) -> list[Filler]:
    """“the bloc, of which Peru and Chile are members”."""
    verb = first_named(token).head
    members = [a for a in children(verb, "attr") if a.lemma_ in words("relations", "member", "nouns")]
    of = [o for p in children(verb, "prep") if p.lower_ == "of" for o in children(p, "pobj") if o.lower_ == "which"]
    if verb.dep_ != "relcl" or not members or not of:
        return []
    return actors(verb.head, BLOCS, reader)[:1]


def _said_of(token: Token) -> list[Token]:
    """“Peru, a member of A and a founding member of B”, "became a member", "Peru and Chile are two of its members"."""
    first = first_named(token)
    verb = first.head
    copula = first.dep_ == "nsubj" and verb.lemma_ in ("be", "become", "remain") and not children(verb, "neg")
    shared = [a for a in children(verb, "attr") if a.tag_ in ("NNS", "CD") or first is token] if copula else []
    nouns = [c for n in (*described(first), *shared) for c in coordinated(n)]
    counted = [o for n in nouns if n.pos_ == "NUM" for p in children(n, "prep") for o in children(p, "pobj")]
    plural = [n for n in (*nouns, *counted) if n.tag_ in ("NNS", "NNPS")]
    return list(dict.fromkeys([*described(token), *(plural if first is not token else (*nouns, *counted))]))


def _belonging(token: Token, reader: Reader) -> list[Filler]:
    """“Peru belongs to the bloc”, "the bloc, the club to which Peru belongs"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ != "belong" or children(verb, "neg"):
        return []
    whole = [o for p in children(verb, "prep") if p.lower_ == "to" for o in children(p, "pobj")]
    if verb.dep_ == "relcl":
        club = verb.head
        whole = [club.head if club.dep_ == "appos" else club]
    return [f for o in whole for f in actors(o, BLOCS, reader)][:1]


def _listed(token: Token, mention: Mention, reader: Reader) -> Filler | None:
    """“WTO members include A, B and C”, "its other members are A and B", "Mercosur, which groups A and B"."""
    doc, k, gap = token.doc, mention.first - 1, 0
    first = max(token.sent.start, mention.first - LIST_REACH)
    while k >= first and gap < LIST_GAP:
        here = doc[k]
        other = reader.mentions.at(here)
        if here.lemma_.lower() in words("relations", "member", "listed") and here.tag_ in ("NNS", "NNPS"):
            opened = OPENERS & {t.lower_ for t in doc[here.i + 1 : mention.first]} or _opens(here, reader)
            return _bloc_of(here, reader) if opened else None
        grouping = here.lemma_ in words("relations", "member", "verbs") and here.pos_ == "VERB"
        if grouping and (bloc := _grouped_by(here, reader)):
            return bloc
        if other is None and here.pos_ in ("VERB",) and here.lemma_ not in ("include", "join"):
            return None
        gap += other is None and here.lower_ not in (",", "and", "the")
        k -= 1
    return None


def _opens(noun: Token, reader: Reader) -> bool:
    """“Mercosur members Argentina and Brazil”: the list begins right behind the noun."""
    following = reader.mentions.at(noun.nbor(1)) if noun.i + 1 < len(noun.doc) else None
    return noun.lemma_.lower() == "member" and following is not None and following.entity.type in MEMBERS.types


def _bloc_of(noun: Token, reader: Reader) -> Filler | None:
    """Whose members the noun speaks of: named beside it, or the one that was named last ("its members")."""
    of = [o for p in children(noun, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
    front = [noun.nbor(-k) for k in (1, 2) if noun.i >= k and (k == 1 or noun.nbor(-1).lower_ == "member")]
    beside = [m for t in (*noun.lefts, *front, *of) if (m := reader.mentions.at(t)) and m.entity.type in BLOCS.types]
    if beside:
        return pick(beside[-1], BLOCS, reader)
    at = reader.base + noun.idx
    known = any(c.lower_ in ("the", "its", "their", "whose", "other") for c in noun.lefts)
    last = reader.discourse.last(at, ("Bloc", "NamedAgreement")) if known else None
    if last is None or noun.lemma_.lower() not in words("relations", "member", "nouns"):
        return None
    return Filler(last, noun.text, at, at + len(noun.text), "coreference", 0.6)


def _grouped_by(verb: Token, reader: Reader) -> Filler | None:
    """“Mercosur groups A, B and C”, "ASEAN, which comprises A and B": who is made up of them."""
    of_people = {"bring": "together", "make": "up", "consist": "of", "compose": "of"}.get(verb.lemma_)
    if of_people and of_people not in {c.lower_ for c in verb.children}:
        return None
    for subject in subject_of(verb):
        if (other := reader.mentions.at(subject)) and other.entity.type in BLOCS.types:
            return pick(other, BLOCS, reader)
    return None


def _among_others(token: Token, mention: Mention, reader: Reader) -> Filler | None:
    """“Saudi Arabia, Iraq and other OPEC members”: the list ends with what they all are."""
    doc, k = token.doc, mention.last + 1
    end = min(token.sent.end, mention.last + LIST_REACH)
    while k < end and (doc[k].lower_ in (",", "the") or _is_member(doc[k], reader)):
        k += 1
    if k + 3 >= end or doc[k].lower_ != "and":
        return None
    k += 1
    while k + 2 < end and (doc[k].lower_ == "the" or doc[k].pos_ == "NUM"):
        k += 1
    if doc[k].lower_ != "other":
        return None
    return _others_of(doc[k + 1], reader)


def _others_of(first: Token, reader: Reader) -> Filler | None:
    """“(and other) OPEC members”, “(and the nine other) members of OPEC”."""
    listed = words("relations", "member", "listed")
    bloc = reader.mentions.at(first)
    if bloc is None and first.lemma_.lower() in listed:
        behind = [o for p in children(first, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
        return next((f for o in behind for f in actors(o, BLOCS, reader)), None)
    if bloc is None or bloc.entity.type not in BLOCS.types or bloc.last + 1 >= len(first.doc):
        return None
    return pick(bloc, BLOCS, reader) if first.doc[bloc.last + 1].lemma_.lower() in listed else None


def _is_member(token: Token, reader: Reader) -> bool:
    other = reader.mentions.at(token)
    return other is not None and other.entity.type == "Country"
