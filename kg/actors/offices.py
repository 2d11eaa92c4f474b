"""Who holds which office for whom: titles before and behind a person's name."""

from __future__ import annotations

from kg.actors.actors import actors
from kg.actors.served import served
from kg.actors.teams import led_team
from kg.clauses.reader import Reader, Slot, pick
from kg.grammar.tokens import Doc, Span, Token
from kg.grammar.tree import children, coordinated
from kg.lexicon import words
from kg.model import STATES, Filler
from kg.naming.mentions import Mention

PLURALS = ("NNS", "NNPS")
SERVED = Slot((*STATES, "Body", "Agency", "Organization", "Company"), personal=True)
PERSON = Slot(("Person",), personal=True)
TITLE_GAP = 6
LONG_TITLE = 8
# Small words inside a title.
SMALL = ("the", "a", "an", "of", "'s", "’s", "and", "-", "for", "visiting", "former")
LINKS = ("of", "for", "and", "the", "'s", "’s", "-", "(", ")")


def office(token: Token, mention: Mention, reader: Reader) -> tuple[Filler, Filler, str] | None:
    """“Japanese Prime Minister Shinzo Abe”, "Wang Wentao, China's minister of commerce", "X, president of Y"."""
    first = token.doc[mention.first]
    own: tuple[str, Filler | None] = (first.text if is_title(first) else "", None)  # “King Harald of Norway”
    sides = (_title_before(token, mention, reader), _title_after(token, mention, reader), own)
    for words_, stated in (*sides, *_plural_title(token, mention, reader)):
        sent_by = led_team(token, reader) if words_ and stated is None else None
        whom = served(words_, stated or sent_by, mention, reader)
        if words_ and whom and (person := pick(mention, PERSON, reader)):
            return person, whom, words_
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


def _plural_title(token: Token, mention: Mention, reader: Reader) -> list[tuple[str, Filler | None]]:
    """“Presidents A of Peru and B of Chile”: the plural title before the first name is that of each."""
    before = reader.mentions.at(first_named(token))
    if before is None or before is mention or not before.first:
        return []
    title = token.doc[before.first - 1]
    return [(_singular(title), None)] if is_title(title) and title.tag_ in PLURALS else []


def _singular(title: Token) -> str:
    return title.text.removesuffix("s") if title.tag_ in PLURALS else title.text


def first_named(token: Token) -> Token:
    """The first of the names that ``token`` is coordinated with."""
    while token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head
    return token


def is_title(token: Token) -> bool:
    """Whether a word is a title that a person holds."""
    forms = {token.lemma_.lower().rstrip("."), token.lower_.rstrip(".")}
    forms |= {token.lower_.removesuffix("s")} if token.tag_ == "NNPS" else set()
    return bool(forms & words("relations", "office", "titles"))


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
        if not _belongs(doc[k]) and doc[k].lower_ != "to" and not _lists_fields(doc[k]):
            break
    return "", None


def _lists_fields(comma: Token) -> bool:
    """“Minister of Commerce, Industry and Tourism X”: a comma between the fields of an office."""
    around = (comma.nbor(-1), comma.nbor()) if 0 < comma.i < len(comma.doc) - 1 else ()
    fields = words("relations", "office", "portfolios")
    return comma.text == "," and bool(around) and all(t.lower_ in fields for t in around)


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
        front = span.doc[max(span.start, mention.first - 2) : mention.first] if mention is not None else ()
        if mention is not None and (filler := pick(mention, SERVED, reader)):
            if "to" in {t.lower_ for t in front}:  # “ambassador to Chile”
                continue
            if served is None or filler.entity.type in STATES:
                served = filler
            if mention.entity.type in STATES or mention.form == "demonym":
                continue
        kept.append(token)
    while kept and (kept[0].lower_ in SMALL or kept[0].ent_type_ == "DATE"):  # “in August President X signed it”
        kept = kept[1:]
    text = span.doc[kept[0].i : kept[-1].i].text + f" {_singular(kept[-1])}" if kept else ""
    return text.strip(), served


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
    # “head for Asia at the ministry”: the house before the field
    above = noun.head if noun.dep_ == "appos" else noun
    houses = [t for t in above.subtree if t.dep_ == "prep" and t.lower_ == "at" and t.head in (above, noun)]
    for prep in sorted(
        {*children(noun, "prep"), *houses}, key=lambda p: (p.lower_ == "for", p.i)
    ):  # “head for Asia at X”
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
