"""Claims of one event become one event, and nothing else does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.fusing.fuse import Fused, fuse
from kg.fusing.fused import Event
from kg.fusing.labels import event_label, relation_label
from kg.fusing.profile import words
from kg.fusing.recipe import RECIPES
from kg.model import Claim, Entity, Filler, Quantity, RelationClaim
from tests.samples import ABE, CHINA, INDIA, JAPAN, MODI, TOKYO, TOYOTA, USA, WTO, entity, sample_extractions
from tests.strategies import small_claims, small_relations

EPA = entity("NamedAgreement", "Economic Partnership Agreement", "EPA")
PACT = entity("NamedAgreement", "The Andean Pact")
STEEL, CARS = entity("Good", "steel"), entity("Good", "cars")
SEPTEMBER = dt.date(2014, 9, 17)
DAYS = {"a": SEPTEMBER, "b": SEPTEMBER, "c": dt.date(2014, 9, 25), "late": dt.date(2016, 1, 1)}


ATTRIBUTES = {"kind", "stage", "action", "outcome"}
ROLES = {"name", *(role for recipe in RECIPES.values() for role in (*recipe.who, *recipe.what, *recipe.also))}


def said(article: str, type_: str, **given: Any) -> Claim:
    """A claim: roles by name, each an entity or a tuple of them; other keywords are attributes or fields."""
    told = {key: (one,) if isinstance(one, Entity) else one for key, one in given.items() if key in ROLES}
    attributes = {key: value for key, value in given.items() if key in ATTRIBUTES}
    fillers = {role: tuple(Filler(one, one.label, 0, 1) for one in several) for role, several in told.items()}
    rest = {key: value for key, value in given.items() if key not in ROLES | ATTRIBUTES}
    return replace(Claim(article, type_, fillers, "asserted", f"words of {article}", 0, 5, "test", attributes), **rest)


def tariff(article: str, **given: Any) -> Claim:
    """A report of one tariff, changed by what is given."""
    base = {
        "imposer": USA,
        "target": CHINA,
        "commodity": STEEL,
        "kind": "tariff",
        "action": "impose",
        "date": "2014-09",
    }
    return said(article, "TradeMeasure", **{**base, **given})


def threat(article: str, **given: Any) -> Claim:
    """A report of a tariff that is announced before its goods are chosen."""
    return tariff(article, **{"commodity": (), "date": None, "factuality": "planned", **given})


def deal(article: str, **given: Any) -> Claim:
    """A report of one agreement, changed by what is given."""
    base = {"party": (INDIA, JAPAN), "topic": STEEL, "kind": "treaty", "stage": "signed", "date": "2014-09-16"}
    return said(article, "Agreement", **{**base, **given})


def meeting(article: str, **given: Any) -> Claim:
    """A report of one meeting, changed by what is given."""
    return said(article, "Meeting", **{"participant": (MODI, ABE), "date": "2014-09-01", **given})


def flow(article: str, **given: Any) -> Claim:
    """A report of one flow of trade, changed by what is given."""
    return said(
        article, "TradeFlow", **{"exporter": CHINA, "importer": JAPAN, "commodity": STEEL, "date": "2013", **given}
    )


def amount(least: float, unit: str = "percent") -> tuple[Quantity, ...]:
    return (Quantity(least, least, unit),)


def events(*claims: Claim) -> tuple[Event, ...]:
    return fuse(claims, published=DAYS).events


def sizes(*claims: Claim) -> list[int]:
    """How many claims each event has."""
    return sorted(len(event.claims) for event in events(*claims))


def test_samples_make_one_contract_and_one_meeting_of_two_reports_each() -> None:
    found = [claim for extraction in sample_extractions() for claim in extraction.claims]
    days = {extraction.article.id: extraction.article.published for extraction in sample_extractions()}
    fused = fuse(found, published=days)
    assert [(event.type, event.articles) for event in fused.events if len(event.claims) > 1] == [
        ("Agreement", 2),
        ("Meeting", 2),
    ]
    contract = next(event for event in fused.events if event.type == "Agreement")
    assert (contract.factuality, contract.date) == ("asserted", "2014-09-16")
    assert contract.quantities == (Quantity(2000, 2300, "tonne", "year"),)


SAME = {
    "one sale, no day given, the amount rounded": (
        flow("a", date=None, quantities=amount(49800, "tonne")),
        flow("b", date=None, quantities=amount(50000, "tonne")),
    ),
    "one contract of one day, of which papers give other amounts": (
        deal("a", kind="contract", quantities=amount(5000, "tonne")),
        deal("b", kind="contract", quantities=amount(8000, "tonne")),
    ),
    "less precise date": (deal("a"), deal("b", date="2014-09")),
    "planned, then done": (deal("a", factuality="planned", date="2014-09"), deal("b")),
    "another day, and the same amount": (
        deal("a", quantities=amount(2300, "tonne")),
        deal("b", date="2014-09-18", quantities=amount(2300, "tonne")),
    ),
    "another day over the turn of the month, by name": (
        deal("a", name=PACT, date="2014-08-31"),
        deal("b", name=PACT, date="2014-09-02"),
    ),
    "the trade agreement of the two, recalled without a date": (
        deal("a", kind="trade_agreement", topic=()),
        deal("late", kind="trade_agreement", topic=(), date=None),
    ),
    "bare reports of the same days": (
        tariff("a", commodity=(), date=None),
        tariff("b", commodity=(), date=None),
    ),
    "no date, reported near": (deal("a"), deal("b", date=None)),
    "wider subject": (deal("a", topic=entity("Topic", "trade in cold-rolled steel")), deal("b")),
    "no subject, to the day": (deal("a"), deal("b", topic=())),
    "vague kind": (deal("a", kind="other"), deal("b")),
    "other amount": (deal("a", quantities=amount(1)), deal("b", quantities=amount(2))),
    "no target, same rate": (tariff("a", target=(), quantities=amount(25)), tariff("b", quantities=amount(25))),
    "rates that papers round": (tariff("a", quantities=amount(80.5)), tariff("b", quantities=amount(80))),
    "the country of the goods": (
        tariff("a", commodity=entity("Topic", "Chinese goods"), quantities=amount(25)),
        tariff("b", quantities=amount(25)),
    ),
    "one kind of pact, one party": (
        deal("a", name=EPA, topic=()),
        deal("b", name=EPA, party=JAPAN, topic=()),
    ),
    "threatened without goods, and imposed next year": (threat("a"), tariff("b", date="2015-08")),
    "planned without a date": (deal("a", date=None, factuality="planned"), deal("b", date="2015-06")),
    "one case, much later": (
        said("a", "Dispute", complainant=USA, respondent=CHINA, forum=WTO, topic=STEEL, stage="filed", date="2014-01"),
        said("late", "Dispute", complainant=USA, respondent=CHINA, forum=WTO, topic=STEEL, stage="filed"),
    ),
    "one pact by name, its parties told differently": (
        deal("a", name=PACT, party=(INDIA, JAPAN, USA)),
        deal("b", name=PACT, party=(INDIA, JAPAN, CHINA), date="2014-09"),
    ),
    "one delivery, dated or not": (
        flow("a", date=None, quantities=amount(4100, "tonne"), factuality="planned"),
        flow("b", date="2015", quantities=amount(4100, "tonne")),
    ),
    "same rate": (tariff("a", quantities=amount(25)), tariff("b", quantities=amount(25))),
    "person for a country": (meeting("a", place=TOKYO), meeting("b", participant=(MODI, JAPAN), place=TOKYO)),
    "another amount of one flow": (flow("a", quantities=amount(5, "tonne")), flow("b", quantities=amount(6, "tonne"))),
    "a wider word for the kind": (deal("a"), deal("b", kind="trade_agreement")),
    "parts that add up": (
        tariff("a", quantities=amount(80.5)),
        tariff("b", quantities=(*amount(73.6), *amount(6.9))),
    ),
    "recalled much later": (tariff("a"), tariff("late", date=None)),
    "in place, reported much later": (
        tariff("a", action="maintain", date=None),
        tariff("late", action="maintain", date=None),
    ),
    "in place, and again a year later": (
        tariff("a", action="maintain", date=None),
        tariff("c", action="maintain", date=None, commodity=(STEEL, CARS)),
    ),
    "possible, then done": (
        tariff("a", factuality="possible", date=None, commodity=(), quantities=amount(25)),
        tariff("b", date="2014-10", quantities=amount(25)),
    ),
    "planned, and done on another day": (
        tariff("a", factuality="planned", date="2014-10-01"),
        tariff("b", date="2014-12-01"),
    ),
    "a figure, and a mention without one": (flow("a", quantities=amount(5, "tonne")), flow("b", date=None)),
    "one outcome or another": (
        said("a", "Ruling", complainant=USA, respondent=CHINA, outcome="mixed", date="2014-09-01"),
        said("b", "Ruling", complainant=USA, respondent=CHINA, outcome="for_complainant", date="2014-09-01"),
    ),
}
APART = {
    "in place, and perhaps still in place": (
        tariff("a", action="maintain", date=None),
        tariff("b", action="maintain", date=None, factuality="possible"),
    ),
    "a trade that there is, and one that there could be": (
        flow("a", date=None),
        flow("b", date=None, factuality="possible"),
    ),
    "in place, other goods too, years later": (
        tariff("a", action="maintain", date=None),
        tariff("late", action="maintain", date=None, commodity=(STEEL, CARS)),
    ),
    "two sales of other amounts, no day given": (
        flow("a", date=None, quantities=amount(50000, "tonne")),
        flow("b", date=None, quantities=amount(75000, "tonne")),
    ),
    "two contracts of other amounts, one without a day": (
        deal("a", kind="contract", quantities=amount(5000, "tonne")),
        deal("c", kind="contract", date=None, quantities=amount(8000, "tonne")),
    ),
    "another day, and another amount": (
        deal("a", quantities=amount(2300, "tonne")),
        deal("b", date="2014-09-18", quantities=amount(900, "tonne")),
    ),
    "a week later, by the same amount": (
        deal("a", quantities=amount(2300, "tonne")),
        deal("b", date="2014-09-23", quantities=amount(2300, "tonne")),
    ),
    "the trade agreements of two and of three": (
        deal("a", kind="trade_agreement", topic=()),
        deal("late", kind="trade_agreement", topic=(), party=(INDIA, JAPAN, CHINA), date=None),
    ),
    "bare reports of two weeks": (
        tariff("a", commodity=(), date=None),
        tariff("c", commodity=(), date=None),
    ),
    "one kind of pact, other parties": (
        deal("a", name=EPA, topic=()),
        deal("b", name=EPA, party=(INDIA, CHINA), topic=()),
    ),
    "threatened without goods, and imposed by another": (threat("a"), tariff("b", imposer=INDIA, date="2015-08")),
    "threatened without goods, and imposed on another": (threat("a"), tariff("b", target=INDIA, date="2015-08")),
    "threatened without goods, and on more than one": (threat("a"), tariff("b", target=(CHINA, INDIA), date="2015-08")),
    "threatened without goods, and a quota": (threat("a"), tariff("b", kind="quota", date="2015-08")),
    "threatened without goods, and long before": (threat("a"), tariff("b", date="2014-03")),
    "threatened without goods, and two years later": (threat("a"), tariff("b", date="2016-10")),
    "threatened without goods, at another rate": (
        threat("a", quantities=amount(25)),
        tariff("b", date="2015-08", quantities=amount(10)),
    ),
    "feared without goods, and imposed next year": (threat("a", factuality="possible"), tariff("b", date="2015-08")),
    "threatened without a kind": (threat("a", kind="other"), tariff("b", kind="other", date="2015-08")),
    "threatened on all goods, and on all goods half a year later": (
        tariff("a", commodity=entity("Good", "goods"), date=None, factuality="planned"),
        tariff("b", commodity=entity("Good", "goods"), date="2015-03-20", factuality="planned"),
    ),
    "of no usual kind, without a target": (
        tariff("a", kind="other", target=(), date=None),
        tariff("c", kind="other", target=(), date=None),
    ),
    "still hoped for after it had happened": (
        deal("late", name=PACT, date=None, factuality="possible"),
        deal("a", name=PACT),
    ),
    "a share of a year that was not over": (
        said("a", "Production", producer=CHINA, commodity=STEEL, quantities=amount(60)),
        said("late", "Production", producer=CHINA, commodity=STEEL, quantities=amount(60), date="2014"),
    ),
    "another stage": (deal("a"), deal("b", stage="ratified")),
    "another day": (deal("a"), deal("b", date="2014-09-17")),
    "another party": (deal("a"), deal("b", party=(INDIA, CHINA))),
    "another subject": (deal("a"), deal("b", topic=CARS)),
    "another kind": (deal("a"), deal("b", kind="contract")),
    "another named agreement": (
        deal("a", name=entity("NamedAgreement", "One")),
        deal("b", name=entity("NamedAgreement", "Two")),
    ),
    "no date, reported much later": (deal("a"), deal("late", date=None)),
    "no subject, to the month": (deal("a", date="2014-09"), deal("b", date="2014-09", topic=())),
    "recalled much later, without the good": (tariff("a"), tariff("late", date=None, commodity=())),
    "done on another day": (tariff("a", date="2014-10-01"), tariff("b", date="2014-12-01")),
    "denied on another day": (tariff("a", factuality="negated", date="2014-10-01"), tariff("b", date="2014-12-01")),
    "planned for a flow on another day": (flow("a", factuality="planned"), flow("b", date="2014")),
    "same rate, no target and no goods": (
        tariff("a", target=(), commodity=(), quantities=amount(25)),
        tariff("b", quantities=amount(25)),
    ),
    "another rate": (tariff("a", quantities=amount(25)), tariff("b", quantities=amount(10))),
    "another good": (tariff("a"), tariff("b", commodity=CARS)),
    "lifted": (tariff("a"), tariff("b", action="lift")),
    "two goods in one article": (tariff("a"), tariff("a", commodity=CARS)),
    "another period": (flow("a"), flow("b", date="2013-05")),
    "all exports and those to one country": (flow("a"), flow("b", importer=())),
    "both ways": (flow("a"), flow("b", exporter=JAPAN, importer=CHINA)),
    "other people of the same countries": (meeting("a"), meeting("b", participant=(MODI, entity("Person", "Other")))),
    "people and countries alone": (meeting("a"), meeting("b", participant=(INDIA, JAPAN))),
    "one participant": (meeting("a"), meeting("b", participant=(MODI,), date="2014-09")),
    "nobody in common": (
        tariff("a", imposer=(), target=(), quantities=amount(25)),
        tariff("b", imposer=(), target=(), quantities=amount(25)),
    ),
    "twice in one article": (tariff("a"), tariff("a", start=7, end=9)),
    "ratified by one and by both": (
        deal("a", stage="ratified"),
        deal("b", stage="ratified", party=(INDIA,), date="2014-09"),
    ),
    "denied long ago": (
        said("a", "Dispute", complainant=USA, respondent=CHINA, topic=STEEL, stage="settled", factuality="negated"),
        said("late", "Dispute", complainant=USA, respondent=CHINA, topic=STEEL, stage="settled", date="2016"),
    ),
    "a kind of its own": (tariff("a", kind="other", quantities=amount(25)), tariff("b", quantities=amount(25))),
    "another type": (deal("a"), said("b", "Investment", investor=INDIA, recipient=JAPAN, date="2014-09-16")),
    "a type without a recipe": (said("a", "Festival", party=INDIA), said("b", "Festival", party=INDIA)),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_reports_of_one_event_join(pair: tuple[Claim, Claim]) -> None:
    assert sizes(*pair) == [2]


@pytest.mark.parametrize("pair", APART.values(), ids=APART)
def test_reports_of_two_events_stay_apart(pair: tuple[Claim, Claim]) -> None:
    assert sizes(*pair) == [1, 1]


def test_a_threat_without_goods_is_of_neither_of_two_measures_that_followed() -> None:
    followed = tariff("b", date="2015-02"), tariff("c", commodity=CARS, date="2015-08")
    assert sizes(threat("a"), *followed) == [1, 1, 1]


def test_a_claim_that_fits_two_events_stays_alone() -> None:
    first, second = deal("a", date="2014-09-05"), deal("b", date="2014-09-20")
    assert sizes(first, second, deal("c", date="2014-09")) == [1, 1, 1]


def test_a_claim_joins_the_event_that_it_clearly_fits_best() -> None:
    first, second = tariff("a", quantities=amount(25)), tariff("b", quantities=amount(10))
    assert sizes(first, second, tariff("c", quantities=amount(10))) == [1, 2]


def test_a_chain_of_vague_reports_does_not_join_what_differs() -> None:
    chain = (deal("a"), deal("b", date="2014-09"), deal("c", date="2014-09-20"))
    assert all(len(event.claims) < 3 for event in events(*chain))


def test_events_that_look_alike_have_iris_of_their_own() -> None:
    claims = [deal("a", date=None), deal("late", date=None)]
    iris = {event.iri for event in events(*claims)}
    assert len(iris) == 2
    assert iris == {event.iri for event in events(*reversed(claims))}


def test_the_iri_of_an_event_does_not_hang_on_who_reports_it() -> None:
    assert events(deal("a"))[0].iri == events(deal("b"))[0].iri == events(deal("a"), deal("b"))[0].iri


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_the_order_of_claims_never_matters(data: st.DataObject) -> None:
    articles = st.sampled_from(["a", "b", "c", "late"])
    claims = data.draw(st.lists(articles.flatmap(small_claims), max_size=7))
    relations = data.draw(st.lists(articles.flatmap(small_relations), max_size=5))
    expected = fuse(claims, relations, published=DAYS)
    assert fuse(data.draw(st.permutations(claims)), data.draw(st.permutations(relations)), published=DAYS) == expected
    assert fuse([*claims, *claims], [*relations, *relations], published=DAYS) == expected
    check(expected, claims, relations)


def check(fused: Fused, claims: Sequence[Claim], relations: Sequence[RelationClaim]) -> None:
    """Every claim speaks of exactly one event or relation, and no two share an IRI."""
    for found, told in ((fused.events, claims), (fused.relations, relations)):
        used = [claim for one in found for claim in one.claims]
        assert len(used) == len(set(used)) <= len(told)
        assert len({one.iri for one in found}) == len(found)
        assert bool(used) == bool(told)


def test_an_assertion_beats_a_plan_and_a_plan_a_possibility() -> None:
    told = [deal("a", factuality="possible"), deal("b", factuality="planned")]
    assert events(*told)[0].factuality == "planned"
    assert events(*told, deal("c"))[0].factuality == "asserted"


def test_a_denial_counts_when_it_is_the_latest_report() -> None:
    assert events(deal("a"), deal("c", factuality="negated"))[0].factuality == "negated"
    assert events(deal("a", factuality="negated"), deal("c"))[0].factuality == "asserted"


def test_the_more_precise_date_and_the_later_amount_are_best() -> None:
    told = events(deal("a", quantities=amount(1)), deal("c", date="2014-09", quantities=amount(2)))[0]
    assert (told.date, told.quantities) == ("2014-09-16", amount(2))


def test_amounts_in_different_units_are_all_kept() -> None:
    told = events(deal("a", quantities=amount(1, "USD")), deal("b", quantities=amount(2, "tonne")))[0]
    assert told.quantities == (*amount(1, "USD"), *amount(2, "tonne"))


def test_a_vague_kind_gives_way() -> None:
    assert events(deal("a"), deal("c", kind="other"))[0].attributes["kind"] == "treaty"


def test_a_country_gives_way_to_the_person_who_acts_for_it() -> None:
    told = events(meeting("a", place=TOKYO), meeting("b", participant=(MODI, JAPAN), place=TOKYO))[0]
    assert told.roles["participant"] == tuple(sorted((MODI.iri, ABE.iri)))
    both = events(meeting("a", participant=(MODI, INDIA, ABE)))[0]
    assert INDIA.iri in both.roles["participant"]


def test_relations_join_by_ends_and_office() -> None:
    def holds(article: str, office: str | None) -> RelationClaim:
        person, country = (Filler(one, one.label, 0, 1) for one in (MODI, INDIA))
        return RelationClaim(article, "holdsOffice", person, country, "words", 0, 5, "test", office)

    fused = fuse([], [holds("a", "Prime Minister"), holds("b", "prime minister"), holds("c", None)])
    assert [(relation.office, relation.articles) for relation in fused.relations if relation.office] == [
        ("Prime Minister", 2)
    ]
    assert len(fused.relations) == 2


def test_subjects_are_compared_by_their_telling_words() -> None:
    assert words("Trade in cold-rolled Steels") == {"cold", "rolled", "steel"}
    assert words("the trade deal") == frozenset()
    assert words("Japanese cars", but={"japa"}) == {"car"}
    assert words("tariffs on berries") == words("a duty on the berry") == {"duty", "berry"}


def test_every_recipe_can_be_met() -> None:
    for recipe in RECIPES.values():
        assert recipe.who
        assert 0 < recipe.enough < 10


def test_labels_say_who_what_how_sure_and_when() -> None:
    values = {"party": ["A", "B"], "kind": ["contract"], "stage": ["signed"]}
    assert (
        event_label("Agreement", values, factuality="planned", date="2014-09")
        == "A – B: contract signed (planned), 2014-09"
    )
    assert event_label("Agreement", {"party": ["A"]}, factuality="asserted", date=None) == "A"
    assert event_label("Agreement", {"party": ["A"]}, factuality="asserted", date="../2036") == "A, until 2036"
    flow = {"exporter": ["A"], "importer": ["B"], "commodity": ["rice"]}
    assert event_label("TradeFlow", flow, factuality="asserted", date=None) == "A → B: trade in rice"
    del flow["exporter"]
    assert event_label("TradeFlow", flow, factuality="asserted", date=None) == "→ B: trade in rice"
    many = {"party": list("ABCDEFG"), "stage": ["signed"]}
    assert event_label("Agreement", many, factuality="asserted", date=None) == "A – B – C – 4 more: signed"
    assert event_label("Festival", {"party": ["A"]}, factuality="negated", date=None) == "Festival: A (negated)"
    assert relation_label("basedIn", subject="A", object_="B", office=None) == "A is based in B"
    assert relation_label("likes", subject="A", object_="B", office=None) == "A likes B"


def test_a_label_with_braces_or_bars_is_shown_as_it_is() -> None:
    shown = event_label("Meeting", {"participant": ["{place}|x", TOYOTA.label]}, factuality="asserted", date=None)
    assert shown == "{place}|x – Toyota Tsusho: meeting"
