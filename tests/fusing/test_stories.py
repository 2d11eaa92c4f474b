"""Steps of one lasting thing make one story, and nothing else does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.fusing.fuse import Fused, fuse
from kg.model import Claim
from tests.fusing.test_fuse import CARS, DAYS, EPA, PACT, STEEL, deal, said, tariff
from tests.samples import CHINA, INDIA, JAPAN, USA, WTO, entity
from tests.strategies import small_claims

OTHER_PACT = entity("NamedAgreement", "The Rice Pact")
CASE = {"complainant": USA, "respondent": CHINA, "topic": STEEL}


def told(*claims: Claim) -> Fused:
    return fuse(claims, published=DAYS)


def sizes(claims: Sequence[Claim]) -> list[int]:
    return sorted(len(story.steps) for story in told(*claims).stories)


ONE = {
    "a deal that is agreed, then signed": [deal("a", stage="agreed", date="2014-08"), deal("b")],
    "a deal by its name": [
        deal("a", name=PACT),
        deal("b", name=PACT, party=(INDIA,), topic=(), stage="ratified", date="2019"),
    ],
    "a deal by the name of its kind, of one party": [
        deal("a", name=EPA, topic=()),
        deal("b", name=EPA, party=(INDIA,), topic=(), stage="ratified", date="2019"),
    ],
    "a deal without a subject": [deal("a"), deal("b", topic=(), stage="ratified", date="2015-02")],
    "a deal under a wider word": [deal("a"), deal("b", kind="trade_agreement", stage="ratified", date="2015-02")],
    "a tariff that is raised and lifted": [
        tariff("a"),
        tariff("b", action="increase", date="2015"),
        tariff("c", action="lift", date="2018"),
    ],
    "a tariff whose target goes without saying": [tariff("a"), tariff("b", target=(), action="lift", date="2015-01")],
    "a case and its ruling": [
        said("a", "Dispute", **CASE, stage="filed", date="2012-03"),
        said("b", "Ruling", **CASE, stage="ruling", forum=WTO, date="2014-08"),
    ],
    "a case and a ruling without its complainant": [
        said("a", "Dispute", **CASE, stage="filed", date="2012-03"),
        said("b", "Ruling", respondent=CHINA, topic=STEEL, stage="ruling", forum=WTO, date="2014-08"),
    ],
}
TWO = {
    "deals of one kind by name, of other parties": [
        deal("a", name=EPA, topic=()),
        deal("b", name=EPA, party=(INDIA, CHINA), topic=(), stage="ratified", date="2015-02"),
    ],
    "deals about other things": [deal("a"), deal("b", topic=CARS, stage="ratified", date="2015-02")],
    "deals of other parties": [deal("a"), deal("b", party=(INDIA, CHINA), stage="ratified", date="2015-02")],
    "deals of other names": [deal("a", name=PACT), deal("b", name=OTHER_PACT, stage="ratified", date="2015-02")],
    "deals of other kinds": [deal("a"), deal("b", kind="contract", stage="ratified", date="2015-02")],
    "deals of two decades": [deal("a"), deal("b", stage="ratified", date="1994")],
    "tariffs on other goods": [tariff("a"), tariff("b", commodity=CARS, action="lift", date="2015")],
    "a tariff and a quota": [tariff("a"), tariff("b", kind="quota", action="lift", date="2015")],
    "tariffs both ways": [tariff("a"), tariff("b", imposer=CHINA, target=USA, action="lift", date="2015")],
    "cases both ways": [
        said("a", "Dispute", **CASE, stage="filed", date="2012-03"),
        said("b", "Dispute", complainant=CHINA, respondent=USA, topic=STEEL, stage="filed", date="2013-03"),
    ],
    "a deal and a tariff": [deal("a", party=(USA, CHINA)), tariff("b")],
}


@pytest.mark.parametrize("claims", ONE.values(), ids=ONE)
def test_steps_of_one_thing_make_one_story(claims: list[Claim]) -> None:
    assert sizes(claims) == [len(claims)]


@pytest.mark.parametrize("claims", TWO.values(), ids=TWO)
def test_two_things_are_two_stories(claims: list[Claim]) -> None:
    assert sizes(claims) == [1, 1]


def test_a_step_that_fits_two_stories_as_well_begins_one_of_its_own() -> None:
    bare = deal("c", topic=(), stage="ratified", date="2015-02")
    assert sizes([deal("a"), deal("b", topic=CARS), bare]) == [1, 1, 1]


def test_steps_stand_in_the_order_of_time_and_one_without_a_date_at_its_first_report() -> None:
    found = told(deal("c", stage="ratified", date=None), deal("b"), deal("a", stage="proposed", date="2013"))
    labels = {event.iri: event.attributes["stage"] for event in found.events}
    assert [labels[step] for step in found.stories[0].steps] == ["proposed", "signed", "ratified"]


def test_a_story_is_called_by_its_parties_and_the_name_of_the_deal_or_what_it_is_about() -> None:
    assert told(deal("a", name=PACT)).stories[0].label == "India – Japan: The Andean Pact"
    assert told(deal("a")).stories[0].label == "India – Japan: treaty on steel"
    assert told(deal("a", kind="other")).stories[0].label == "India – Japan: agreement on steel"
    assert told(tariff("a")).stories[0].label == "United States → China: tariff on steel"
    assert told(tariff("a", kind="other")).stories[0].label == "United States → China: measure on steel"
    assert told(said("a", "Dispute", **CASE, stage="filed")).stories[0].label == "United States v. China: steel"


def test_what_does_not_last_is_in_no_story() -> None:
    assert told(said("a", "Meeting", participant=(INDIA, JAPAN))).stories == ()


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_the_order_never_matters_and_each_step_is_in_one_story(data: st.DataObject) -> None:
    claims = data.draw(st.lists(st.sampled_from(["a", "b", "c", "late"]).flatmap(small_claims), max_size=7))
    found = fuse(claims, published=DAYS)
    assert fuse(data.draw(st.permutations(claims)), published=DAYS).stories == found.stories
    steps = [step for story in found.stories for step in story.steps]
    lasting = [event.iri for event in found.events if event.type in ("Agreement", "TradeMeasure")]
    assert sorted(steps) == sorted(lasting)
    assert len({story.iri for story in found.stories}) == len(found.stories)
