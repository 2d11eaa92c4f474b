"""Who holds which office for whom: titles before and behind a person's name."""

from __future__ import annotations

from spacy.tokens import Span, Token

from kg.actors import Reader, Slot, actors, pick
from kg.lexicon import words
from kg.mentions import Mention
from kg.model import Filler
from kg.tree import children, coordinated

STATES = ("Country", "Bloc")
SERVED = Slot((*STATES, "Body", "Agency", "Organization", "Company"), personal=True)
PERSON = Slot(("Person",), personal=True)
TITLE_GAP = 6
# Small words inside a title.
LINKS = ("of", "for", "and", "the", "'s", "’s", "-", "(", ")")


def office(token: Token, mention: Mention, reader: Reader) -> tuple[Filler, Filler, str] | None:
    """“Japanese Prime Minister Shinzo Abe”, "Wang Wentao, China's minister of commerce", "X, president of Y"."""
    for words_, stated in (_title_before(token, mention, reader), _title_after(token, mention, reader)):
        served = _served(words_, stated, mention, reader)
        if words_ and served and (person := pick(mention, PERSON, reader)):
            return person, served, words_
    return None


def second_offices(token: Token, mention: Mention, reader: Reader) -> list[tuple[Filler, Filler, str]]:
    """“X, Qatar's energy minister and chief executive of QatarEnergy”: the offices behind the first one."""
    person = pick(mention, PERSON, reader)
    titles = [t for a in children(token, "appos") for t in coordinated(a)[1:] if _is_title(t)]
    described = [_described(t, reader) for t in titles]
    return [(person, served, title) for title, served in described if person and served and title]


def _served(title: str, stated: Filler | None, mention: Mention, reader: Reader) -> Filler | None:
    """Whom an office serves: a minister or president serves a state, named or the one that the report is about."""
    national = any(w.lower().strip(",.") in words("relations", "office", "national") for w in title.split())
    heads = "president" in title.lower()
    if stated is not None and stated.entity.type in ("Agency", "Organization") and national and not heads:
        stated = _state_of(stated, reader)
    if stated is not None or not national or "’s" in title or "'s" in title:
        return stated
    known = mention.entity.country and reader.catalog.by_iri.get(mention.entity.country)
    before = reader.mentions.before(mention)
    local = before is not None and before.entity.type == "Place" and before.text in title
    home = known or (None if local else reader.home)
    return Filler(home, mention.text, mention.start, mention.end, "context", 0.4) if home else None


def _state_of(agency: Filler, reader: Reader) -> Filler | None:
    state = agency.entity.country and reader.catalog.by_iri.get(agency.entity.country)
    if state:
        return Filler(state, agency.mention, agency.start, agency.end, "metonymy", 0.7)
    return None


def _is_title(token: Token) -> bool:
    return bool({token.lemma_.lower().rstrip("."), token.lower_.rstrip(".")} & words("relations", "office", "titles"))


def _title_before(token: Token, mention: Mention, reader: Reader) -> tuple[str, Filler | None]:
    if (noun := _described_by(token)) is not None:
        return _described(noun, reader)
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


def _described_by(name: Token) -> Token | None:
    """“the president of Chile, Ana Perez”: the title that a name stands behind as its apposition."""
    if name.dep_ != "appos":
        return None
    owner = name.head
    noun = owner.head.head if owner.dep_ == "pobj" and owner.head.lower_ in ("of", "for") else owner
    return noun if _is_title(noun) and noun.i < name.i else None


def _belongs(token: Token) -> bool:
    return token.pos_ in ("PROPN", "NOUN", "ADJ") or token.lower_ in LINKS


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
    while kept and kept[0].lower_ in ("the", "of", "'s", "’s", "and", "-", "for", "visiting", "former"):
        kept = kept[1:]
    text = span.doc[kept[0].i : kept[-1].i + 1].text if kept else ""
    return text, served


def _title_after(token: Token, mention: Mention, reader: Reader) -> tuple[str, Filler | None]:
    for apposition in children(token, "appos"):
        if _is_title(apposition):
            return _described(apposition, reader)
    for noun in _held(token):
        return _described(noun, reader)
    doc = token.doc
    if mention.last + 2 < len(doc) and doc[mention.last + 1].lower_ == ",":
        for later in doc[mention.last + 2 : mention.last + 2 + TITLE_GAP]:
            if _is_title(later):
                return _described(later, reader)
            if later.pos_ in ("VERB", "AUX", "PUNCT", "PRON", "CCONJ", "SCONJ"):
                break
    return "", None


def _held(name: Token) -> list[Token]:
    """“X, who was finance minister of Colombia”: the title that a relative clause says."""
    clauses = [c for c in children(name, "relcl") if c.lemma_ == "be" and not children(c, "neg")]
    return [t for c in clauses for t in children(c, "attr") if _is_title(t)]


def _described(noun: Token, reader: Reader) -> tuple[str, Filler | None]:
    """The title in an apposition: "the president of the European Commission", "Deputy Director of the Customs …"."""
    end = noun.i
    for prep in children(noun, "prep"):
        if prep.lower_ in ("of", "for", "at", "with"):
            for inner in children(prep, "pobj"):
                if found := actors(inner, SERVED, reader, nested=True):
                    start = min([noun, *children(noun, "compound", "amod")], key=lambda t: t.i)
                    tail = "" if reader.mentions.at(inner) else f" {prep.text} {inner.text}"
                    return noun.doc[start.i : noun.i + 1].text + tail, found[0]
                end = max(end, inner.i)
    for owner in children(noun, "poss"):
        if reader.mentions.at(owner) is None and (found := actors(owner, SERVED, reader)):
            return noun.doc.text[
                owner.right_edge.idx + len(owner.right_edge.text) : noun.idx + len(noun.text)
            ].strip(), found[0]
    first = noun.left_edge.i
    text, served = _title(noun.doc[first : end + 1], reader)
    return text, served
