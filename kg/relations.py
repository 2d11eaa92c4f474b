"""The four relations: who holds an office, who belongs to whom, where a firm is at home, who is a member of what."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.actors import Reader, Slot, actors, pick
from kg.lexicon import words
from kg.mentions import Mention
from kg.model import Filler, RelationClaim
from kg.syntax import children

ORGANIZATIONS = Slot(("Company", "Organization", "Agency", "Body"), personal=True)
SERVED = Slot(("Country", "Bloc", "Body", "Agency", "Organization", "Company"), personal=True)
STATES = ("Country", "Bloc")
COUNTRIES = Slot(STATES)
PERSON = Slot(("Person",), personal=True)
WHOLES = Slot(("Agency", "Body", "Bloc"), personal=True)
MEMBERS = Slot(("Country", "Company", "Organization", "Bloc"), personal=True)
BLOCS = Slot(("Bloc", "Body", "NamedAgreement"), personal=True)
TITLE_GAP = 6
LIST_GAP = 8


def relations(sentence: Span, reader: Reader, article: str) -> Iterator[RelationClaim]:
    """The relations that a sentence states."""
    for mention in reader.mentions:
        if sentence.start <= mention.first < sentence.end:
            token = sentence.doc[mention.last]
            if mention.entity.type == "Person":
                found = _offices(token, mention, reader)
            elif mention.entity.type in ORGANIZATIONS.types:
                found = [*_owners(token, mention, reader), *_homes(token, mention, reader)]
            else:
                found = []
            for type_, subject, object_, office in [*found, *_memberships(token, mention, reader)]:
                if subject.entity.iri == object_.entity.iri:
                    continue
                start, end = sentence.start_char + reader.base, sentence.end_char + reader.base
                quote = reader.text[sentence.start_char : sentence.end_char]
                yield RelationClaim(article, type_, subject, object_, quote, start, end, f"relation.{type_}", office)


Found = tuple[str, Filler, Filler, str | None]


def _offices(token: Token, mention: Mention, reader: Reader) -> list[Found]:
    """"Japanese Prime Minister Shinzo Abe", "Wang Wentao, China's minister of commerce", "X, president of Y"."""
    for words_, stated in (_title_before(token, mention, reader), _title_after(token, mention, reader)):
        served = _served(words_, stated, mention, reader)
        if words_ and served and (person := pick(mention, PERSON, reader)):
            return [("holdsOffice", person, served, words_)]
    return []


def _served(title: str, stated: Filler | None, mention: Mention, reader: Reader) -> Filler | None:
    """Whom an office serves: a minister or president serves a state, named or the one that the report is about."""
    national = any(w.lower().strip(",.") in words("relations", "office", "national") for w in title.split())
    if stated is not None and stated.entity.type in ("Agency", "Organization") and national:
        stated = _state_of(stated, reader)
    if stated is not None or not national:
        return stated
    known = mention.entity.country and reader.catalog.by_iri.get(mention.entity.country)
    home = known or reader.home
    return Filler(home, mention.text, mention.start, mention.end, "context", 0.4) if home else None


def _state_of(agency: Filler, reader: Reader) -> Filler | None:
    state = agency.entity.country and reader.catalog.by_iri.get(agency.entity.country)
    if state:
        return Filler(state, agency.mention, agency.start, agency.end, "metonymy", 0.7)
    return None


def _is_title(token: Token) -> bool:
    return token.lemma_.lower().rstrip(".") in words("relations", "office", "titles") or token.lower_.rstrip(".") in words("relations", "office", "titles")


def _title_before(token: Token, mention: Mention, reader: Reader) -> tuple[str, Filler | None]:
    doc, first = token.doc, mention.first
    k = first - 1
    while k >= 0 and first - k <= 2 and doc[k].lower_ in (",", "'s", "’s", "mr", "mr.", "dr", "dr."):
        k -= 1
    if k < 0 or not _is_title(doc[k]):
        return "", None
    start = k
    while start > 0 and k - start < TITLE_GAP and _belongs(doc[start - 1]):
        start -= 1
    return _title(doc[start : k + 1], reader)


def _belongs(token: Token) -> bool:
    return token.pos_ in ("PROPN", "NOUN", "ADJ") or token.lower_ in ("of", "for", "and", "the", "'s", "’s", "-") and token.pos_ != "VERB"


def _title(span: Span, reader: Reader) -> tuple[str, Filler | None]:
    """The title without the country in it, and whom the office serves."""
    served: Filler | None = None
    kept: list[Token] = []
    for token in span:
        mention = reader.mentions.at(token)
        if mention is not None and mention.entity.type == "Person":
            kept, served = [], None
            continue
        if mention is not None and (filler := pick(mention, SERVED, reader)):
            if served is None or filler.entity.type in STATES:
                served = filler
            if mention.entity.type in STATES or mention.form == "demonym":
                continue
        kept.append(token)
    while kept and kept[0].lower_ in ("the", "of", "'s", "’s", "and", "-", "for", "visiting", "counterpart", "former"):
        kept = kept[1:]
    text = span.doc.text[kept[0].idx : kept[-1].idx + len(kept[-1].text)] if kept else ""
    return text, served


def _title_after(token: Token, mention: Mention, reader: Reader) -> tuple[str, Filler | None]:
    for apposition in children(token, "appos"):
        if _is_title(apposition):
            return _described(apposition, reader)
    doc = token.doc
    if mention.last + 2 < len(doc) and doc[mention.last + 1].lower_ == ",":
        for later in doc[mention.last + 2 : mention.last + 2 + TITLE_GAP]:
            if _is_title(later):
                return _described(later, reader)
            if later.pos_ in ("VERB", "AUX", "PUNCT") or reader.mentions.at(later) is None and later.pos_ == "PRON":
                break
    return "", None


def _described(noun: Token, reader: Reader) -> tuple[str, Filler | None]:
    """The title in an apposition: "the president of the European Commission", "Deputy Director of the Customs …"."""
    end = noun.i
    for prep in children(noun, "prep"):
        if prep.lower_ in ("of", "for", "at"):
            for inner in children(prep, "pobj"):
                if found := actors(inner, SERVED, reader, nested=True):
                    start = min([noun, *children(noun, "compound", "amod")], key=lambda t: t.i)
                    tail = "" if reader.mentions.at(inner) else f" {prep.text} {inner.text}"
                    return noun.doc.text[start.idx : noun.idx + len(noun.text)] + tail, found[0]
                end = max(end, inner.i)
    first = noun.left_edge.i
    text, served = _title(noun.doc[first : end + 1], reader)
    return text, served


def _owners(token: Token, mention: Mention, reader: Reader) -> Iterator[Found]:
    """"X, a wholly owned subsidiary of Y", "Y's unit X", "X, which is owned by Y"."""
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
    yield from _parts_of_bodies(token, mention, subject, reader)
    for part in children(token, "poss"):
        owner_mention = reader.mentions.at(part)
        if owner_mention and mention.entity.type == "Agency" and (owner := pick(owner_mention, ORGANIZATIONS, reader)):
            yield "subsidiaryOf", subject, owner, None


def _bears_nationality(mention: Mention, reader: Reader) -> bool:
    state = reader.catalog.demonym(mention.text.split()[0])
    return state is not None and state.iri == mention.entity.country


def _parts_of_bodies(token: Token, mention: Mention, subject: Filler, reader: Reader) -> Iterator[Found]:
    """"the Tariff Commission of the State Council", "the Senate Finance Committee": a part bears its whole's name."""
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
                yield "subsidiaryOf", subject, Filler(whole, match.text, mention.start, mention.start + match.end, "name", 0.7), None


def _copula(token: Token) -> list[Token]:
    return children(token.head, "attr") if token.dep_ == "nsubj" and token.head.lemma_ == "be" else []


def _homes(token: Token, mention: Mention, reader: Reader) -> Iterator[Found]:
    """"Japanese trading house Toyota Tsusho", "Tokyo-based X", "X of Japan": a nationality before a company."""
    if mention.entity.type not in ("Company", "Organization"):
        return
    subject = pick(mention, ORGANIZATIONS, reader)
    for place in _home_words(token, mention, reader) if subject else ():
        if place and subject:
            yield "basedIn", subject, place, None
            return


def _home_words(token: Token, mention: Mention, reader: Reader) -> Iterator[Filler | None]:
    doc = token.doc
    kinds = words("relations", "based", "nouns")
    k, seen_kind = mention.first - 1, False
    while k >= 0 and mention.first - k <= TITLE_GAP and doc[k].pos_ in ("NOUN", "ADJ", "PROPN", "PUNCT", "VERB") and doc[k].lower_ != ",":
        other = reader.mentions.at(doc[k])
        if other is not None and other.entity.type in STATES and (seen_kind or other.form == "demonym"):
            yield pick(other, COUNTRIES, reader)
        if other is not None and k + 2 < len(doc) and doc[k + 1].text == "-" and doc[k + 2].lower_ == "based":
            yield pick(other, COUNTRIES, reader)
        seen_kind = seen_kind or doc[k].lemma_.lower() in kinds
        k -= 1
    for apposition in children(token, "appos"):
        if apposition.lemma_.lower() in kinds:
            yield from actors(apposition, COUNTRIES, reader, nested=True)[:1]
    if mention.entity.country and _bears_nationality(mention, reader) and (home := reader.catalog.by_iri.get(mention.entity.country)):
        yield Filler(home, mention.text.split()[0], mention.start, mention.start + len(mention.text.split()[0]), "nationality", 0.7)


def _memberships(token: Token, mention: Mention, reader: Reader) -> Iterator[Found]:
    """"X, a member of the bloc Y", "the OPEC member X", "ASEAN members such as X"."""
    if mention.entity.type not in ("Country", "Company", "Organization", "Bloc") or mention.form == "demonym":
        return
    subject = pick(mention, MEMBERS, reader)
    if subject and (bloc := _listed(token, mention, reader)):
        yield "memberOf", subject, bloc, None
    for noun in [*children(token, "appos", "compound"), *_copula(token)]:
        if subject and noun.lemma_.lower() in words("relations", "member", "nouns"):
            inner = [o for p in children(noun, "prep") if p.lower_ == "of" for o in children(p, "pobj")] + children(noun, "compound", "poss", "nmod")
            for bloc in [f for o in inner for f in actors(o, BLOCS, reader)][:1]:
                yield "memberOf", subject, bloc, None


def _listed(token: Token, mention: Mention, reader: Reader) -> Filler | None:
    """"WTO members include A, B and C", "BRICS nations such as A", "the BRICS countries - A, B and C"."""
    doc, k, gap = token.doc, mention.first - 1, 0
    while k >= token.sent.start and gap < LIST_GAP:
        here = doc[k]
        other = reader.mentions.at(here)
        if here.lemma_.lower() in words("relations", "member", "listed") and here.tag_ in ("NNS", "NNPS"):
            front = [m for c in here.lefts if (m := reader.mentions.at(c)) and m.entity.type in BLOCS.types]
            opener = {t.lower_ for t in doc[here.i + 1 : mention.first]} & {"include", "including", "such", "--", "-", "–", "like", ":"}
            return pick(front[-1], BLOCS, reader) if front and opener else None
        if other is None and here.pos_ in ("VERB",) and here.lemma_ not in ("include", "join"):
            return None
        gap += other is None and here.lower_ not in (",", "and", "the")
        k -= 1
    return None
