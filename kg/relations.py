"""The four relations: who holds an office, who belongs to whom, where a firm is at home, who is a member of what."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.actors import Reader, Slot, actors, pick
from kg.lexicon import words
from kg.mentions import Mention
from kg.model import Filler, RelationClaim
from kg.offices import STATES, TITLE_GAP, office, second_offices
from kg.tree import children

ORGANIZATIONS = Slot(("Company", "Organization", "Agency", "Body"), personal=True)
COUNTRIES = Slot(STATES)
WHOLES = Slot(("Agency", "Body", "Bloc"), personal=True)
MEMBERS = Slot(("Country", "Company", "Organization", "Bloc"), personal=True)
BLOCS = Slot(("Bloc", "Body", "NamedAgreement"), personal=True)
LIST_GAP = 8
LIST_REACH = 80  # words: the longest list of members that is followed back to its head


def relations(sentence: Span, reader: Reader, article: str) -> Iterator[RelationClaim]:
    """The relations that a sentence states."""
    for mention in reader.mentions:
        if sentence.start <= mention.first < sentence.end:
            token = sentence.doc[mention.last]
            if mention.entity.type == "Person":
                held = [office(token, mention, reader), *second_offices(token, mention, reader)]
                found: list[Found] = [("holdsOffice", *one) for one in held if one]
            elif mention.entity.type in ORGANIZATIONS.types:
                homes = list(_homes(token, mention, reader))
                found = [*_owners(token, mention, reader), *homes, *_state_owned(token, mention, homes, reader)]
            else:
                found = []
            for type_, subject, object_, title in [*found, *_memberships(token, mention, reader)]:
                if subject.entity.iri == object_.entity.iri:
                    continue
                quote = reader.text[sentence.start_char : sentence.end_char].rstrip()
                start = sentence.start_char + reader.base
                end, frame = start + len(quote), f"relation.{type_}"
                yield RelationClaim(article, type_, subject, object_, quote, start, end, frame, title)


Found = tuple[str, Filler, Filler, str | None]


def _owners(token: Token, mention: Mention, reader: Reader) -> Iterator[Found]:
    """“X, a wholly owned subsidiary of Y”, "Y's unit X", "X, which is owned by Y"."""
    subject = pick(mention, ORGANIZATIONS, reader)
    if subject is None:
        return
    for noun in [*children(token, "appos"), *_copula(token)]:
        if noun.lemma_.lower() in words("relations", "subsidiary", "nouns"):
            for prep in children(noun, "prep"):
                if prep.lower_ == "of":
                    for inner in children(prep, "pobj"):
                        for owner in actors(inner, ORGANIZATIONS, reader)[:1]:
                            yield "subsidiaryOf", subject, owner, None
            for owner in [f for p in children(noun, "poss") for f in actors(p, ORGANIZATIONS, reader)][:1]:
                yield "subsidiaryOf", subject, owner, None
    for verb in children(token, "relcl", "acl"):
        if verb.lemma_ in words("relations", "subsidiary", "verbs") and verb.tag_ == "VBN":
            for agent in children(verb, "agent"):
                for inner in children(agent, "pobj"):
                    for owner in actors(inner, ORGANIZATIONS, reader)[:1]:
                        yield "subsidiaryOf", subject, owner, None
    for owner in [f for o in _owning(token) for f in actors(o, ORGANIZATIONS, reader)][:1]:
        yield "subsidiaryOf", subject, owner, None
    yield from _parts_of_bodies(token, mention, subject, reader)
    for part in children(token, "poss"):
        owner_mention = reader.mentions.at(part)
        whole = pick(owner_mention, ORGANIZATIONS, reader) if owner_mention else None
        if whole and mention.entity.type == "Agency":
            yield "subsidiaryOf", subject, whole, None


def _owning(token: Token) -> list[Token]:
    """“Volvo is owned by Geely”, "Geely owns Volvo": who stands as the owner of what ``token`` names."""
    verb = token.head
    if verb.lemma_ not in ("own", "control") or verb.pos_ != "VERB":
        return []
    if token.dep_ == "nsubjpass":
        return [o for a in children(verb, "agent") for o in children(a, "pobj")]
    return children(verb, "nsubj") if token.dep_ == "dobj" else []


def _country_of(mention: Mention, reader: Reader) -> Filler | None:
    """“Geneva-based”: the country itself, or the one that the place lies in."""
    if country := pick(mention, COUNTRIES, reader):
        return country
    state = reader.catalog.by_iri.get(mention.entity.country or "")
    return Filler(state, mention.text, mention.start, mention.end, "place", 0.8) if state else None


def _bears_nationality(mention: Mention, reader: Reader) -> bool:
    first = mention.text.split()[0]
    state = reader.catalog.demonym(first)
    named = [c.entity for c in reader.catalog.lookup(first) if c.form != "seat"] if first != mention.text else []
    return mention.entity.country in {e.iri for e in (*named, *([state] if state else []))}


def _parts_of_bodies(token: Token, mention: Mention, subject: Filler, reader: Reader) -> Iterator[Found]:
    """“the Tariff Commission of the State Council”, "the Senate Finance Committee": a part bears its whole's name."""
    if mention.entity.type not in ("Agency", "Body"):
        return
    for prep in children(token, "prep"):
        if prep.lower_ == "of":
            for inner in children(prep, "pobj"):
                for owner in actors(inner, WHOLES, reader)[:1]:
                    yield "subsidiaryOf", subject, owner, None
    if mention.method == "new":
        for match in reader.catalog.find(mention.text):
            whole = match.candidates[0].entity
            if match.start == 0 and whole.type in WHOLES.types and whole.iri != subject.entity.iri:
                yield (
                    "subsidiaryOf",
                    subject,
                    Filler(whole, match.text, mention.start, mention.start + match.end, "name", 0.7),
                    None,
                )


def _copula(token: Token) -> list[Token]:
    return children(token.head, "attr") if token.dep_ == "nsubj" and token.head.lemma_ == "be" else []


def _homes(token: Token, mention: Mention, reader: Reader) -> Iterator[Found]:
    """“Japanese trading house Toyota Tsusho”, "Tokyo-based X", "X of Japan": a nationality before a company."""
    if mention.entity.type not in ("Company", "Organization"):
        return
    subject = pick(mention, ORGANIZATIONS, reader)
    for place in _home_words(token, mention, reader) if subject else ():
        if place and subject:
            yield "basedIn", subject, place, None
            return


def _state_owned(token: Token, mention: Mention, homes: list[Found], reader: Reader) -> Iterator[Found]:
    """“state-owned QatarEnergy”, "Japan's state resources agency": a firm of the state that it is at home in."""
    near = [*token.doc[max(token.sent.start, mention.first - TITLE_GAP) : mention.first]]
    near = near[max((k + 1 for k, t in enumerate(near) if t.pos_ == "CCONJ" or t.tag_ in ("VBD", "VBZ")), default=0) :]
    near += [t for a in children(token, "appos") for t in a.subtree if t.i < a.i]
    if not any(_is_state(t) for t in near):
        return
    subject = pick(mention, ORGANIZATIONS, reader)
    home = reader.catalog.by_iri.get(mention.entity.country or "")
    if subject and homes:
        yield "subsidiaryOf", subject, homes[0][2], None
    elif subject and home:
        owner = Filler(home, mention.text, mention.start, mention.end, "catalog", 0.7)
        yield "basedIn", subject, owner, None
        yield "subsidiaryOf", subject, owner, None


def _is_state(token: Token) -> bool:
    """“state” of "state-owned", "state-run", "state oil company", not of "the state of" or a head of state."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return token.lower_ == "state" and following is not None and (following.text == "-" or following.pos_ == "NOUN")


def _home_words(token: Token, mention: Mention, reader: Reader) -> Iterator[Filler | None]:
    doc = token.doc
    kinds = words("relations", "based", "nouns")
    k, seen_kind = mention.first - 1, False
    while (
        k >= 0
        and mention.first - k <= TITLE_GAP
        and doc[k].pos_ in ("NOUN", "ADJ", "PROPN", "PUNCT", "VERB")
        and doc[k].lower_ != ","
    ):
        other = reader.mentions.at(doc[k])
        if other is not None and other.entity.type in STATES and (seen_kind or other.form == "demonym"):
            yield pick(other, COUNTRIES, reader)
        if other is not None and k + 2 < len(doc) and doc[k + 1].text == "-" and doc[k + 2].lower_ == "based":
            yield _country_of(other, reader)
        seen_kind = seen_kind or doc[k].lemma_.lower() in kinds
        k -= 1
    for owner in children(token, "poss"):
        if (other := reader.mentions.at(owner)) and other.entity.type in STATES and other.last + 2 >= mention.first:
            yield pick(other, COUNTRIES, reader)
    behind = [t for t in doc[mention.last + 1 : mention.last + 5] if t.text != ","]
    if len(behind) > 2 and behind[0].lemma_ in words("relations", "based", "verbs") and behind[1].lower_ == "in":
        yield _country_of(there, reader) if (there := reader.mentions.at(behind[2])) else None
    for apposition in children(token, "appos"):
        if apposition.lemma_.lower() in kinds:
            based = [
                t.i - 2 for t in apposition.subtree if t.lower_ == "based" and t.i > 1 and doc[t.i - 1].text == "-"
            ]
            yield from (_country_of(other, reader) for i in based if (other := reader.mentions.at(doc[i])))
            yield from actors(apposition, COUNTRIES, reader, nested=True)[:1]
    if (
        mention.entity.country
        and _bears_nationality(mention, reader)
        and (home := reader.catalog.by_iri.get(mention.entity.country))
    ):
        yield Filler(
            home,
            mention.text.split()[0],
            mention.start,
            mention.start + len(mention.text.split()[0]),
            "nationality",
            0.7,
        )


def _memberships(token: Token, mention: Mention, reader: Reader) -> Iterator[Found]:
    """“X, a member of the bloc Y”, "the OPEC member X", "ASEAN members such as X"."""
    if mention.entity.type not in ("Country", "Company", "Organization", "Bloc") or mention.form == "demonym":
        return
    subject = pick(mention, MEMBERS, reader)
    if subject and (bloc := _listed(token, mention, reader)):
        yield "memberOf", subject, bloc, None
    for noun in [*children(token, "appos", "compound"), *_copula(token)]:
        if subject and noun.lemma_.lower() in words("relations", "member", "nouns"):
            inner = [o for p in children(noun, "prep") if p.lower_ == "of" for o in children(p, "pobj")] + children(
                noun, "compound", "poss", "nmod"
            )
            for bloc in [f for o in inner for f in actors(o, BLOCS, reader)][:1]:
                yield "memberOf", subject, bloc, None


def _listed(token: Token, mention: Mention, reader: Reader) -> Filler | None:
    """“WTO members include A, B and C”, "BRICS nations such as A", "the BRICS countries - A, B and C"."""
    doc, k, gap = token.doc, mention.first - 1, 0
    first = max(token.sent.start, mention.first - LIST_REACH)
    while k >= first and gap < LIST_GAP:
        here = doc[k]
        other = reader.mentions.at(here)
        if here.lemma_.lower() in words("relations", "member", "listed") and here.tag_ in ("NNS", "NNPS"):
            front = [m for c in here.lefts if (m := reader.mentions.at(c)) and m.entity.type in BLOCS.types]
            opener = {t.lower_ for t in doc[here.i + 1 : mention.first]} & {
                "include",
                "including",
                "such",
                "--",
                "-",
                "–",
                "like",
                ":",
            }
            return pick(front[-1], BLOCS, reader) if front and opener else None
        if other is None and here.pos_ in ("VERB",) and here.lemma_ not in ("include", "join"):
            return None
        gap += other is None and here.lower_ not in (",", "and", "the")
        k -= 1
    return None
