"""Three hand-made extractions that tests of the store, the questions, the network and the page share.

Two articles speak of one contract (planned in one, signed in the other, with other amounts) and of one meeting; the
third brings a ruling, a tariff, a share of production and a trade flow.
"""

from __future__ import annotations

import datetime as dt

from kg.iri import mint
from kg.model import Article, Claim, Entity, Extraction, Factuality, Filler, Quantity, RelationClaim


def entity(type_: str, label: str, *names: str, country: str | None = None) -> Entity:
    """An entity under the IRI that its type and label give."""
    return Entity(mint(type_, label), label, type_, names, country)


JAPAN = entity("Country", "Japan")
INDIA = entity("Country", "India")
CHINA = entity("Country", "China")
USA = entity("Country", "United States", "US", "USA")
EU = entity("Bloc", "European Union", "EU")
WTO = entity("Body", "World Trade Organization", "WTO")
IREL = entity("Company", "Indian Rare Earths", "IRE", country=INDIA.iri)
TOYOTA = entity("Company", "Toyota Tsusho", country=JAPAN.iri)
NIKKEI = entity("Organization", "Nikkei")
ENERGY = entity("Agency", "Department of Atomic Energy", country=INDIA.iri)
MODI = entity("Person", "Narendra Modi", country=INDIA.iri)
ABE = entity("Person", "Shinzo Abe", country=JAPAN.iri)
TOKYO = entity("Place", "Tokyo", country=JAPAN.iri)
EARTHS = entity("Good", "rare earths", "rare earth")
STEEL = entity("Good", "steel")
RESTRICTIONS = entity("Topic", "export limits on rare earths")

PLAN = Article(
    "sample-plan",
    "TOKYO - Toyota Tsusho expects to sign a rare earth contract with Indian Rare Earths in September, the "
    "Nikkei reported. Prime Minister Narendra Modi is to meet Shinzo Abe in Tokyo on Monday. About 2,000 tonnes of "
    "rare earths a year could go from India to Japan in 2015. "
    "Indian Rare Earths belongs to the Department of Atomic Energy.",
    title="Rare earth contract near for Toyota Tsusho",
    published=dt.date(2014, 8, 28),
    url="https://example.org/plan",
    publisher="Harbour Wire",
)
SIGNED = Article(
    "sample-signed",
    "Indian Rare Earths and Toyota Tsusho signed a rare earth contract on 16 September. They have 2,000 to 2,300 "
    "tonnes a year in mind. Shinzo Abe met Narendra Modi in Tokyo on 1 September. Japan's Toyota Tsusho gave no price.",
    title="Rare earth contract signed",
    published=dt.date(2014, 9, 17),
    url="https://example.org/signed",
    publisher="Quay Daily",
)
RULING = Article(
    "sample-ruling",
    "The World Trade Organization found for the United States, the European Union and Japan over China's export limits "
    "on rare earths on 7 August. The United States threatened a tariff of 25 percent on Chinese steel from 1 October. "
    "China mines more than 90 percent of the world's rare earths. Japan bought 12,000 tonnes of rare earths worth "
    "$310 million from China in 2013. China denied that it had agreed to meet the European Union.",
    title="Judges side with Washington over rare earths",
    published=dt.date(2014, 8, 8),
    url="https://example.org/ruling?a=1&b=2",
    publisher="Harbour Wire",
)


def filler(article: Article, entity_: Entity, mention: str | None = None, *, method: str = "label") -> Filler:
    """The entity where its mention (else its label) first stands in the article."""
    words = mention or entity_.label
    start = article.text.index(words)
    return Filler(entity_, words, start, start + len(words), method)


def claim(
    article: Article,
    type_: str,
    quote: str,
    roles: dict[str, list[Filler]],
    *,
    factuality: Factuality = "asserted",
    attributes: dict[str, str] | None = None,
    source: tuple[Filler, ...] = (),
    date: str | None = None,
    quantities: tuple[Quantity, ...] = (),
    cue: str | None = None,
) -> Claim:
    """A claim whose quotation is found in the article's text."""
    start = article.text.index(quote)
    return Claim(
        article.id,
        type_,
        {role: tuple(fillers) for role, fillers in roles.items()},
        factuality,
        quote,
        start,
        start + len(quote),
        f"{type_.lower()}.sample",
        attributes or {},
        source,
        date,
        quantities,
        cue,
    )


def relation(
    article: Article, type_: str, quote: str, subject: Filler, object_: Filler, *, office: str | None = None
) -> RelationClaim:
    """A relation claim whose quotation is found in the article's text."""
    start = article.text.index(quote)
    frame = f"{type_}.sample"
    return RelationClaim(article.id, type_, subject, object_, quote, start, start + len(quote), frame, office)


def sample_extractions() -> tuple[Extraction, Extraction, Extraction]:
    """Three articles as read: 2 + 1 reports of the plan, the signing, and a third of other events."""
    return planned(), signed(), ruled()


def planned() -> Extraction:
    """The first report: the contract and the meeting are still to come."""

    def f(entity_: Entity, mention: str | None = None) -> Filler:
        return filler(PLAN, entity_, mention)

    tonnes = (Quantity(2000, 2000, "tonne", "year"),)
    contract = claim(
        PLAN,
        "Agreement",
        "Toyota Tsusho expects to sign a rare earth contract with Indian Rare Earths in September",
        {"party": [f(TOYOTA), f(IREL)], "topic": [f(EARTHS, "rare earth")]},
        factuality="planned",
        attributes={"kind": "contract", "stage": "signed"},
        source=(f(NIKKEI),),
        date="2014-09",
        cue="expects",
    )
    meeting = claim(
        PLAN,
        "Meeting",
        "Narendra Modi is to meet Shinzo Abe in Tokyo on Monday",
        {"participant": [f(MODI), f(ABE)], "place": [f(TOKYO)]},
        factuality="planned",
        date="2014-09-01",
        cue="is to",
    )
    flow = claim(
        PLAN,
        "TradeFlow",
        "About 2,000 tonnes of rare earths a year could go from India to Japan in 2015",
        {"exporter": [f(INDIA)], "importer": [f(JAPAN)], "commodity": [f(EARTHS)]},
        factuality="possible",
        date="2015",
        quantities=tonnes,
        cue="could",
    )
    office = relation(PLAN, "holdsOffice", "Prime Minister Narendra Modi", f(MODI), f(INDIA), office="Prime Minister")
    owner = relation(
        PLAN, "subsidiaryOf", "Indian Rare Earths belongs to the Department of Atomic Energy", f(IREL), f(ENERGY)
    )
    return Extraction(PLAN, (contract, meeting, flow), (office, owner), (), ("TOKYO -",))


def signed() -> Extraction:
    """The second report: the same contract and meeting, now past; another amount, a finer date."""

    def f(entity_: Entity, mention: str | None = None) -> Filler:
        return filler(SIGNED, entity_, mention)

    contract = claim(
        SIGNED,
        "Agreement",
        "Indian Rare Earths and Toyota Tsusho signed a rare earth contract on 16 September",
        {"party": [f(IREL), f(TOYOTA)], "topic": [f(EARTHS, "rare earth")]},
        attributes={"kind": "contract", "stage": "signed"},
        date="2014-09-16",
        quantities=(Quantity(2000, 2300, "tonne", "year"),),
    )
    meeting = claim(
        SIGNED,
        "Meeting",
        "Shinzo Abe met Narendra Modi in Tokyo on 1 September",
        {"participant": [f(ABE), f(MODI)], "place": [f(TOKYO)]},
        date="2014-09-01",
    )
    based = relation(SIGNED, "basedIn", "Japan's Toyota Tsusho", f(TOYOTA), f(JAPAN))
    return Extraction(SIGNED, (contract, meeting), (based,))


def ruled() -> Extraction:
    """The third report: a ruling, a threatened tariff, a share of production, a trade flow, a denied meeting."""

    def f(entity_: Entity, mention: str | None = None) -> Filler:
        return filler(RULING, entity_, mention)

    ruling = claim(
        RULING,
        "Ruling",
        "The World Trade Organization found for the United States, the European Union and Japan over China's",
        {
            "forum": [f(WTO)],
            "complainant": [f(USA), f(EU), f(JAPAN)],
            "respondent": [f(CHINA)],
            "topic": [f(RESTRICTIONS)],
        },
        attributes={"outcome": "for_complainant", "stage": "appeal"},
        date="2014-08-07",
    )
    tariff = claim(
        RULING,
        "TradeMeasure",
        "The United States threatened a tariff of 25 percent on Chinese steel from 1 October",
        {"imposer": [f(USA)], "target": [f(CHINA, "Chinese")], "commodity": [f(STEEL)]},
        factuality="planned",
        attributes={"kind": "tariff", "action": "impose"},
        date="2014-10-01",
        quantities=(Quantity(25, 25, "percent"),),
        cue="threatened",
    )
    share = claim(
        RULING,
        "Production",
        "China mines more than 90 percent of the world's rare earths",
        {"producer": [f(CHINA)], "commodity": [f(EARTHS)]},
        quantities=(Quantity(90, None, "percent", None, "the world's rare earths"),),
    )
    flow = claim(
        RULING,
        "TradeFlow",
        "Japan bought 12,000 tonnes of rare earths worth $310 million from China in 2013",
        {"exporter": [f(CHINA)], "importer": [f(JAPAN)], "commodity": [f(EARTHS)]},
        date="2013",
        quantities=(Quantity(12000, 12000, "tonne"), Quantity(310_000_000, 310_000_000, "USD")),
    )
    denied = claim(
        RULING,
        "Meeting",
        "China denied that it had agreed to meet the European Union",
        {"participant": [f(CHINA), f(EU)]},
        factuality="negated",
        source=(f(CHINA),),
        cue="denied",
    )
    return Extraction(RULING, (ruling, tariff, share, flow, denied))
