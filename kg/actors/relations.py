"""The four relations: who holds an office, who belongs to whom, where a firm is at home, who is a member of what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.actors.actors import actors
from kg.actors.memberships import memberships
from kg.actors.office_clauses import Held, headed, known_holders, shared
from kg.actors.offices import TITLE_GAP, first_named, office, second_offices
from kg.actors.owners import ORGANIZATIONS, described, owners
from kg.clauses.reader import Reader, Slot, pick
from kg.grammar.tokens import Doc, Span, Token
from kg.grammar.tree import children
from kg.lexicon import words
from kg.model import STATES, Filler, RelationClaim
from kg.naming.coref import refer
from kg.naming.mentions import Mention

SUFFIXES = ("co", "ltd", "inc", "corp", "plc", "limited", "")
COUNTRIES = Slot(("Country",))


def relations(sentence: Span, reader: Reader, article: str) -> Iterator[RelationClaim]:
    """The relations that a sentence states."""
    found: list[Found]
    for mention in reader.mentions:
        if sentence.start <= mention.first < sentence.end:
            token = sentence.doc[mention.last]
            if mention.entity.type == "Person":
                found = [("holdsOffice", *one) for one in _offices(token, mention, reader)]
            elif mention.entity.type in ORGANIZATIONS.types:
                homes = list(_homes(token, mention, reader))
                owned: list[Found] = [("subsidiaryOf", *pair, None) for pair in owners(token, mention, reader)]
                found = [*owned, *homes, *_state_owned(token, mention, homes, reader)]
            else:
                found = []
            joined: list[Found] = [("memberOf", *pair, None) for pair in memberships(token, mention, reader)]
            yield from _claims([*found, *joined], sentence, reader, article)
    later: list[Found] = [("holdsOffice", *one) for one in known_holders(sentence, reader)]
    later += [("basedIn", *pair, None) for pair in _called(sentence, reader)]
    yield from _claims(later, sentence, reader, article)


Found = tuple[str, Filler, Filler, str | None]


def as_counterpart(relation: RelationClaim, earlier: Sequence[RelationClaim]) -> RelationClaim:
    """“his Indian counterpart” holds the office that was named last."""
    if relation.office is None or not relation.office.lower().endswith("counterpart"):
        return relation
    office = next((r.office for r in reversed(earlier) if r.office), None)
    return replace(relation, office=office)


def _claims(found: Sequence[Found], sentence: Span, reader: Reader, article: str) -> Iterator[RelationClaim]:
    quote = reader.text[sentence.start_char : sentence.end_char].rstrip()
    start = sentence.start_char + reader.base
    for type_, subject, object_, title in found:
        if subject.entity.iri != object_.entity.iri:
            frame = f"relation.{type_}"
            yield RelationClaim(article, type_, subject, object_, quote, start, start + len(quote), frame, title)


def _offices(token: Token, mention: Mention, reader: Reader) -> list[Held]:
    if together := [*headed(token, mention, reader), *shared(token, mention, reader)]:
        return together
    first = office(token, mention, reader)
    return [*([first] if first else []), *second_offices(token, mention, reader)]


def _country_of(mention: Mention, reader: Reader) -> Filler | None:
    """“Geneva-based”: the country itself, or the one that the place lies in."""
    if country := pick(mention, COUNTRIES, reader):
        return country
    state = reader.catalog.by_iri.get(mention.entity.country or "")
    return Filler(state, mention.text, mention.start, mention.end, "place", 0.8) if state else None


def _bears_nationality(mention: Mention, reader: Reader) -> bool:
    first = mention.text.split()[0]
    _, of, tail = mention.text.partition(" of ")
    state = reader.catalog.demonym(first)
    named = [c.entity for c in reader.catalog.lookup(first) if c.form != "seat"] if first != mention.text else []
    named += [c.entity for c in reader.catalog.lookup(tail)] if of else []
    return mention.entity.country in {e.iri for e in (*named, *([state] if state else []))}


def _homes(token: Token, mention: Mention, reader: Reader) -> Iterator[Found]:
    """“Japanese trading house Toyota Tsusho”, "Tokyo-based X", "X of Japan": a nationality before a company."""
    if mention.entity.type not in ("Company", "Organization") or "government" in mention.text.lower():
        return
    subject = pick(mention, ORGANIZATIONS, reader)
    for place in _home_words(token, mention, reader) if subject else ():
        if place and subject:
            yield "basedIn", subject, place, None
            return


def _called(sentence: Span, reader: Reader) -> Iterator[tuple[Filler, Filler]]:
    """“The Japanese trading house” of a firm that was named before."""
    for token in sentence:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in words("relations", "based", "nouns"):
            continue
        nation = next((m for c in token.lefts if (m := reader.mentions.at(c)) and m.form == "demonym"), None)
        home = pick(nation, COUNTRIES, reader) if nation else None
        if home is None or reader.mentions.at(token):
            continue
        firms = refer(token, reader.discourse, reader.text, reader.base, country=home.entity.iri)
        yield from ((firm, home) for firm in firms if firm.entity.type == "Company")


def _behind_of(mention: Mention, doc: Doc, reader: Reader) -> Filler | None:
    """“Cargill of Minnesota”, “Hyundai Steel of South Korea”: the state or place right behind the name."""
    after = reader.mentions.after(mention)
    if after is None or after.entity.type not in ("Country", "Place"):
        return None
    between = [t.lower_ for t in doc[mention.last + 1 : after.first]]
    if between == ["in"] and {w.lower() for w in mention.text.split()} & words("relations", "based", "societies"):
        return _country_of(after, reader)
    while between and between[0].strip(".") in SUFFIXES:
        between = between[1:]
    return _country_of(after, reader) if between and between[0] == "of" and set(between[1:]) <= {"the"} else None


def _in_tail(mention: Mention, reader: Reader) -> Filler | None:
    """“Bolt Inc of Minnesota”: the place that the model took for a part of the name."""
    _, _, tail = mention.text.partition(" of ")
    found = reader.catalog.lookup(tail) if tail and mention.method == "new" else ()
    places = [c.entity for c in found if c.entity.type in ("Country", "Place")]
    state = next((reader.catalog.by_iri.get(e.country or "", e) for e in places), None)
    at = mention.end - len(tail)
    return Filler(state, tail, at, mention.end, "place", 0.7) if state and state.type == "Country" else None


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
    following = [*token.doc[token.i + 1 : token.i + 3]]
    while following and following[0].pos_ == "ADJ":
        following = following[1:]
    return token.lower_ == "state" and bool(following) and (following[0].text == "-" or following[0].pos_ == "NOUN")


def _home_words(token: Token, mention: Mention, reader: Reader) -> Iterator[Filler | None]:
    """The countries that the words around a name say it is at home in, the surest first."""
    yield from _homes_before(token, mention, reader)
    yield from _homes_behind(mention, token.doc, reader)
    yield from _homes_described(token, reader)
    yield _by_nationality(mention, reader)


def _homes_before(token: Token, mention: Mention, reader: Reader) -> Iterator[Filler | None]:
    """“the Peruvian miner X”, "Lima-based X", "Peru's state oil company X", "Peru's X"."""
    doc, k, seen_kind = token.doc, mention.first - 1, False
    while k >= 0 and mention.first - k <= TITLE_GAP and _may_describe(doc[k]):
        other = reader.mentions.at(doc[k])
        if other is not None and other.entity.type in STATES and (seen_kind or other.form == "demonym"):
            yield pick(other, COUNTRIES, reader)
        if other is not None and k + 2 < len(doc) and doc[k + 1].text == "-" and doc[k + 2].lower_ == "based":
            yield _country_of(other, reader)
        seen_kind = seen_kind or doc[k].lemma_.lower() in _kinds()
        k -= 1
    firm = mention.entity.type == "Company"
    if firm and seen_kind and k > 0 and doc[k].lower_ in ("'s", "’s") and (other := reader.mentions.at(doc[k - 1])):
        yield pick(other, COUNTRIES, reader)
    for owner in children(token, "poss"):
        if (other := reader.mentions.at(owner)) and other.entity.type in STATES and other.last + 2 >= mention.first:
            yield pick(other, COUNTRIES, reader)


def _may_describe(word: Token) -> bool:
    return word.pos_ in ("NOUN", "ADJ", "PROPN", "PUNCT", "VERB") and word.lower_ != ","


def _kinds() -> frozenset[str]:
    return words("relations", "based", "nouns") | words("relations", "based", "units")


def _homes_behind(mention: Mention, doc: Doc, reader: Reader) -> Iterator[Filler | None]:
    """“X, based in Lima”, "X of Peru", "the Grain Association in Peru"."""
    behind = [t for t in doc[mention.last + 1 : mention.last + 5] if t.text != ","]
    if len(behind) > 2 and behind[0].lemma_ in words("relations", "based", "verbs") and behind[1].lower_ == "in":
        yield _country_of(there, reader) if (there := reader.mentions.at(behind[2])) else None
    yield _behind_of(mention, doc, reader)
    yield _in_tail(mention, reader)


def _homes_described(token: Token, reader: Reader) -> Iterator[Filler | None]:
    """“X, a Lima-based miner”, "X, a miner from Peru", "X and Y, the Peruvian firms"."""
    first, doc = first_named(token), token.doc
    together = [a for a in children(first, "appos") if a.tag_ == "NNS" and first is not token]
    for apposition in (*described(token), *together):
        if apposition.lemma_.lower() in _kinds():
            based = [
                t.i - 2 for t in apposition.subtree if t.lower_ == "based" and t.i > 1 and doc[t.i - 1].text == "-"
            ]
            yield from (_country_of(other, reader) for i in based if (other := reader.mentions.at(doc[i])))
            yield from actors(apposition, COUNTRIES, reader, nested=True)[:1]


def _by_nationality(mention: Mention, reader: Reader) -> Filler | None:
    """“Korea Gas”: a name that begins with its nationality."""
    country = mention.entity.country
    if not country or not _bears_nationality(mention, reader):
        return None
    home, first = reader.catalog.by_iri.get(country), mention.text.split()[0]
    if home is None or home.type != "Country":
        return None
    return Filler(home, first, mention.start, mention.start + len(first), "nationality", 0.7)


def distinct(found: Iterable[RelationClaim]) -> tuple[RelationClaim, ...]:
    """The first claim of each relation."""
    kept: dict[tuple[str, str, str], RelationClaim] = {}
    for relation in found:
        kept.setdefault((relation.type, relation.subject.entity.iri, relation.object.entity.iri), relation)
    return tuple(kept.values())
