"""Generated claims and articles: as wild as texts can be for round trips, alike enough to meet for the store."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from hypothesis import strategies as st

from kg.iri import mint
from kg.model import Article, Claim, Entity, Extraction, Factuality, Filler, Quantity, RelationClaim

HOSTILE = (
    'a"b',
    "line\nbreak",
    "a> <http://e/p> <http://e/o> . <http://evil/s",
    "\\u0022 } ; DROP ALL ; #",
    "\0nul",
    "tab\tcr\r",
    "<img src=x onerror=alert(1)>",
    "=HYPERLINK(1)",
    "日本",
    "\u202etxt",
    "\ufffe\U000e0001",
    "e\u0301",
    "'''",
    "`{|}^",
)
TEXTS = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
DAYS = st.dates(dt.date(1980, 1, 1), dt.date(2030, 1, 1))
EDTF = st.sampled_from(["2014", "2014-09", "2014-09-16", "2014-09-01/2014-09-07", "2010~", "2014-12", "2013-02"])
NUMBERS = st.integers(0, 10**15) | st.floats(0, 1e12, allow_nan=False)
FACTUALITIES = st.sampled_from(get_args(Factuality))
VALUES = {
    "Agreement": {"kind": ["contract", "treaty", "other"], "stage": ["signed", "agreed"]},
    "TradeMeasure": {"kind": ["tariff", "quota"], "action": ["impose", "lift"]},
    "Meeting": {},
    "TradeFlow": {},
}
ROLES = {
    "Agreement": {"party": "Company", "topic": "Good", "name": "NamedAgreement"},
    "TradeMeasure": {"imposer": "Country", "target": "Country", "commodity": "Good"},
    "Meeting": {"participant": "Country", "place": "Place"},
    "TradeFlow": {"exporter": "Country", "importer": "Country", "commodity": "Good"},
}
RELATIONS = ("holdsOffice", "subsidiaryOf", "basedIn", "memberOf")


def entities(names: st.SearchStrategy[str] = TEXTS) -> st.SearchStrategy[Entity]:
    """An entity of any type, under the IRI of its label, with other names and perhaps a country."""
    types = st.sampled_from(["Country", "Company", "Person", "Good"])
    others = st.lists(names, max_size=2).map(tuple)
    country = st.none() | st.just(mint("Country", "Japan"))
    return st.builds(_entity, types, names, others, country)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """An amount with at least one end."""
    low, high = draw(st.tuples(st.none() | NUMBERS, st.none() | NUMBERS).filter(lambda ends: ends != (None, None)))
    return Quantity(low, high, draw(TEXTS), draw(st.none() | TEXTS), draw(st.none() | TEXTS))


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """An article with any claims at all; each entity has one spelling within it, as an extractor gives it."""
    known = draw(st.lists(entities(), min_size=1, max_size=4, unique_by=lambda entity: entity.iri))
    article = draw(articles())
    found = st.builds(_filler, st.sampled_from(known), TEXTS, st.integers(0, 99), st.integers(0, 99), st.floats(0, 1))
    claims = draw(st.lists(_claims(article.id, found), max_size=3))
    relations = draw(st.lists(_relations(article.id, found), max_size=2))
    return Extraction(article, tuple(claims), tuple(relations))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article with any texts."""
    url = draw(st.sampled_from([None, "https://example.org/a?b=1#c"]))
    published, publisher = draw(st.none() | DAYS), draw(st.none() | TEXTS)
    return Article(draw(TEXTS), draw(TEXTS), title=draw(TEXTS), published=published, url=url, publisher=publisher)


@st.composite
def small_extractions(draw: st.DrawFn, article_id: str) -> Extraction:
    """One version of an article whose claims often speak of the same events as those of other articles."""
    published = draw(st.sampled_from([None, dt.date(2014, 9, 1), dt.date(2014, 9, 20), dt.date(2015, 3, 1)]))
    text, publisher = draw(st.sampled_from(["Some words.", "Other words."])), draw(st.sampled_from([None, "Paper"]))
    article = Article(article_id, text, published=published, publisher=publisher)
    claims = draw(st.lists(small_claims(article_id), max_size=3))
    relations = draw(st.lists(small_relations(article_id), max_size=2))
    return Extraction(article, tuple(claims), tuple(relations))


@st.composite
def small_claims(draw: st.DrawFn, article_id: str) -> Claim:
    """A claim out of few types, parties, dates and amounts."""
    type_ = draw(st.sampled_from(sorted(ROLES)))
    found = {role: st.lists(_few(class_), max_size=2).map(tuple) for role, class_ in ROLES[type_].items()}
    attributes = {key: draw(st.sampled_from(values)) for key, values in VALUES[type_].items() if draw(st.booleans())}
    amounts = draw(st.lists(st.sampled_from([Quantity(25, 25, "percent"), Quantity(1, None, "tonne")]), max_size=1))
    place = draw(st.integers(0, 3))
    return Claim(
        article_id,
        type_,
        {role: draw(few) for role, few in found.items()},
        draw(FACTUALITIES),
        "words",
        place,
        place + 5,
        "sample",
        attributes,
        draw(st.lists(_few("Company"), max_size=1).map(tuple)),
        draw(st.none() | EDTF),
        tuple(amounts),
    )


def small_relations(article_id: str) -> st.SearchStrategy[RelationClaim]:
    """A relation claim out of few types and ends."""
    offices = st.sampled_from([None, "Premier", "premier"])
    return st.builds(
        lambda type_, a, b, office: RelationClaim(article_id, type_, a, b, "words", 0, 5, "sample", office),
        st.sampled_from(RELATIONS),
        _few("Company"),
        _few("Country"),
        offices,
    )


def _few(class_: str) -> st.SearchStrategy[Filler]:
    """A filler out of three of its class; articles differ in the spelling and the aliases that they know."""
    labels = st.sampled_from(["Alpha", "Beta", "Gamma"])
    others = st.sampled_from([(), ("Al",), ("Be", "Al")])
    countries = st.sampled_from([None, mint("Country", "Alpha")])
    spelled = st.sampled_from(["{}", " {}"])
    made = st.builds(lambda *parts: _entity(class_, *parts), st.builds(str.format, spelled, labels), others, countries)
    return st.builds(_filler, made, st.just("it"), st.just(0), st.just(2), st.just(1.0))


def _entity(type_: str, label: str, names: tuple[str, ...], country: str | None) -> Entity:
    return Entity(mint(type_, label), label, type_, names, country)


def _filler(entity: Entity, mention: str, start: int, end: int, score: float) -> Filler:
    return Filler(entity, mention, start, end, "label", score)


def _claims(article_id: str, found: st.SearchStrategy[Filler]) -> st.SearchStrategy[Claim]:
    some = st.lists(found, max_size=2).map(tuple)
    return st.builds(
        Claim,
        article=st.just(article_id),
        type=st.sampled_from(sorted(ROLES)),
        roles=st.dictionaries(st.sampled_from(["party", "exporter", "commodity"]), some, max_size=3),
        factuality=FACTUALITIES,
        quote=TEXTS,
        start=st.integers(0, 99),
        end=st.integers(0, 99),
        frame=TEXTS,
        attributes=st.fixed_dictionaries({}, optional={"kind": st.just("other"), "stage": st.just("signed")}),
        source=some,
        date=st.none() | EDTF,
        quantities=st.lists(quantities(), max_size=2).map(tuple),
        cue=st.none() | TEXTS,
    )


def _relations(article_id: str, found: st.SearchStrategy[Filler]) -> st.SearchStrategy[RelationClaim]:
    return st.builds(
        RelationClaim,
        article=st.just(article_id),
        type=st.sampled_from(RELATIONS),
        subject=found,
        object=found,
        quote=TEXTS,
        start=st.integers(0, 99),
        end=st.integers(0, 99),
        frame=TEXTS,
        office=st.none() | TEXTS,
    )
