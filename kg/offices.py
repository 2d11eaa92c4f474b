"""Who holds which office for whom: titles before and behind a person's name."""

from __future__ import annotations

from kg.actors import Reader, Slot, actors, pick
from kg.lexicon import words
from kg.mentions import Mention
from kg.model import Filler
from kg.tokens import Doc, Span, Token
from kg.tree import children, coordinated

STATES = ("Country", "Bloc")
SERVED = Slot((*STATES, "Body", "Agency", "Organization", "Company"), personal=True)
PERSON = Slot(("Person",), personal=True)
TITLE_GAP = 6
LONG_TITLE = 8
# Small words inside a title.
SMALL = ("the", "a", "an", "of", "'s", "’s", "and", "-", "for", "visiting", "former")
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
    first = [t for a in children(token, "appos") for t in coordinated(a)[1:]]
    titles = [t for t in (*first, *_held(token)) if is_title(t) and not _names_another(t, reader)]
    described = [_described(t, reader) for t in titles]
    return [(person, served, title) for title, served in described if person and served and title]


def _names_another(title: Token, reader: Reader) -> bool:
    """“…, Canada's deputy premier X and U.S. Trade Representative Y”: the title of the one who stands behind it."""
    behind = children(title, "appos")
    following = reader.mentions.at(title.nbor(1)) if title.i + 1 < len(title.doc) else None
    near = [*(m for a in behind if (m := reader.mentions.at(a))), *([following] if following else [])]
    return any(m.entity.type == "Person" for m in near)


def _served(title: str, stated: Filler | None, mention: Mention, reader: Reader) -> Filler | None:
    """Whom an office serves: a minister or president serves a state, named or the one that the report is about."""
    national = any(w.lower().strip(",.") in words("relations", "office", "national") for w in title.split())
    heads = "president" in title.lower()
    if stated is not None and stated.entity.type in ("Agency", "Organization") and national and not heads:
        stated = _state_of(stated, reader)
    if stated is None and title.lower() in words("relations", "office", "presiding"):
        return _presided(mention, reader)
    if stated is not None or not national or "’s" in title or "'s" in title:
        return stated
    if (only := _only_state(title, mention, reader)) is not None:
        return only
    if (other := _state_with_ministers(title, mention, reader)) is not None:
        return other
    known = mention.entity.country and reader.catalog.by_iri.get(mention.entity.country)
    before = reader.mentions.before(mention)
    local = before is not None and before.entity.type == "Place" and before.text in title
    home = known or (None if local else reader.home)
    return Filler(home, mention.text, mention.start, mention.end, "context", 0.4) if home else None


def _presided(mention: Mention, reader: Reader) -> Filler | None:
    """“chairman X said” of a committee or a firm that was named right before."""
    house = reader.discourse.last(mention.start, ("Agency", "Organization", "Company", "Body"))
    return Filler(house, mention.text, mention.start, mention.end, "coreference", 0.5) if house else None


def _only_state(title: str, mention: Mention, reader: Reader) -> Filler | None:
    """“Rep. X”, "Congressman X": a title that one state alone has."""
    own = {w.lower() for w in title.split()} & words("relations", "office", "united_states")
    state = next((c.entity for c in reader.catalog.lookup("United States")), None) if own else None
    if state is None or mention.entity.country not in (None, state.iri):
        return None
    return Filler(state, mention.text, mention.start, mention.end, "title", 0.7)


def _state_with_ministers(title: str, mention: Mention, reader: Reader) -> Filler | None:
    """A minister of a report about the United States, which has none, serves the other state that was named last."""
    home = reader.home
    if home is None or "minister" not in title.lower() or mention.entity.country:
        return None
    if home.label not in words("relations", "office", "without_ministers"):
        return None
    other = reader.discourse.last(mention.start, STATES, skip={home.iri})
    return Filler(other, mention.text, mention.start, mention.end, "context", 0.4) if other else None


def _state_of(agency: Filler, reader: Reader) -> Filler | None:
    state = agency.entity.country and reader.catalog.by_iri.get(agency.entity.country)
    if state:
        return Filler(state, agency.mention, agency.start, agency.end, "metonymy", 0.7)
    return None


def is_title(token: Token) -> bool:
    """Whether a word is a title that a person holds."""
    return bool({token.lemma_.lower().rstrip("."), token.lower_.rstrip(".")} & words("relations", "office", "titles"))


def _title_before(token: Token, mention: Mention, reader: Reader) -> tuple[str, Filler | None]:
    if (noun := _described_by(token)) is not None:
        return _described(noun, reader)
    doc, first = token.doc, mention.first
    k = first - 1
    while k >= 0 and first - k <= 2 and doc[k].lower_ in (",", "'s", "’s", "mr", "mr.", "dr", "dr."):
        k -= 1
    if k < 0:
        return "", None
    if not is_title(doc[k]):
        return _long_title(doc, k, reader)
    start = k
    while start > 0 and k - start < TITLE_GAP and _belongs(doc[start - 1]):
        start -= 1
    return _title(doc[start : k + 1], reader)


def _long_title(doc: Doc, last: int, reader: Reader) -> tuple[str, Filler | None]:
    """“Australian Minister for Trade and Investment Ana Perez”: a title with its field or its house behind it."""
    for k in range(last - 1, max(last - LONG_TITLE, doc[last].sent.start - 1), -1):
        if is_title(doc[k]) and doc[k].text[0].isupper() and doc[k + 1].lower_ in ("of", "for", "to"):
            start = k
            while start > doc[k].sent.start and k - start < TITLE_GAP and _belongs(doc[start - 1]):
                start -= 1
            title, served = _title(doc[start : last + 1], reader)
            return title, served
        if not _belongs(doc[k]) and doc[k].lower_ != "to":
            break
    return "", None


def _described_by(name: Token) -> Token | None:
    """“the president of Chile, Ana Perez”: the title that a name stands behind as its apposition."""
    if name.dep_ != "appos":
        return None
    owner = name.head
    noun = owner.head.head if owner.dep_ == "pobj" and owner.head.lower_ in ("of", "for") else owner
    return noun if is_title(noun) and noun.i < name.i else None


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
    while kept and (kept[0].lower_ in SMALL or kept[0].ent_type_ == "DATE"):  # “in August President X signed it”
        kept = kept[1:]
    text = span.doc[kept[0].i : kept[-1].i + 1].text if kept else ""
    return text, served


def _title_after(token: Token, mention: Mention, reader: Reader) -> tuple[str, Filler | None]:
    for apposition in children(token, "appos"):
        if is_title(apposition):
            return _described(apposition, reader)
    for noun in _held(token):
        return _described(noun, reader)
    doc = token.doc
    if mention.last + 2 < len(doc) and doc[mention.last + 1].lower_ == ",":
        for later in doc[mention.last + 2 : mention.last + 2 + TITLE_GAP]:
            if is_title(later):
                return _described(later, reader)
            if later.pos_ in ("VERB", "AUX", "PUNCT", "PRON", "CCONJ", "SCONJ"):
                break
    return "", None


def _held(name: Token) -> list[Token]:
    """“X, who was finance minister of Colombia”: the title that a relative clause says."""
    clauses = [c for c in children(name, "relcl") if c.lemma_ == "be" and not children(c, "neg")]
    return [t for c in clauses for t in children(c, "attr") if is_title(t)]


def _whole(unit: Token, reader: Reader) -> Token:
    """“the Japan office of the ministry”: what a unit without a name of its own is a part of."""
    while reader.mentions.at(unit) is None:
        behind = [o for p in children(unit, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
        if not behind:
            return unit
        unit = behind[0]
    return unit


def _described(noun: Token, reader: Reader) -> tuple[str, Filler | None]:
    """The title in an apposition: "the president of the European Commission", "Deputy Director of the Customs …"."""
    end = noun.i
    for prep in children(noun, "prep"):
        if prep.lower_ in ("of", "for", "at", "with"):
            for inner in (_whole(o, reader) for o in children(prep, "pobj")):
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
