"""Who is who by what a user has judged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fusing.canonical import claim_iri
from kg.fusing.fuse import fuse
from kg.fusing.identity import aliases, refused, unknown
from kg.judging.judgements import Judgement, Judgements
from kg.model import Claim, Entity, Filler, RelationClaim
from tests.fusing.test_fuse import DAYS, deal
from tests.samples import INDIA, IREL, JAPAN, TOYOTA, entity

TSUSHO = entity("Company", "Tsusho")
HOUSE = entity("Company", "Trading House", "The House")
NAMED = [(e.iri, name, name == e.label) for e in (TSUSHO, TOYOTA, HOUSE, IREL, JAPAN) for name in (e.label, *e.names)]


def _same(*pairs: tuple[str, str]) -> Judgements:
    return Judgements(tuple(Judgement(one, other, True) for one, other in pairs))


SAID = [
    ([("Tsusho", "Toyota Tsusho")], {TSUSHO.iri: TOYOTA.iri}),
    ([("Toyota Tsusho", "Tsusho")], {TOYOTA.iri: TSUSHO.iri}),
    ([(TSUSHO.iri, TOYOTA.iri)], {TSUSHO.iri: TOYOTA.iri}),
    ([("The House", "Toyota Tsusho")], {HOUSE.iri: TOYOTA.iri}),
    (
        [("Tsusho", "Trading House"), ("Trading House", "Toyota Tsusho")],
        {TSUSHO.iri: TOYOTA.iri, HOUSE.iri: TOYOTA.iri},
    ),
    ([("Tsusho", "Nobody")], {}),
    ([("Tsusho", "Japan")], {}),
    ([("Tsusho", "Trading House"), ("Japan", "Tsusho")], {TSUSHO.iri: HOUSE.iri}),
    ([], {}),
]


@pytest.mark.parametrize(("pairs", "expected"), SAID, ids=[str(s[0]) for s in SAID])
def test_who_is_who(pairs: list[tuple[str, str]], expected: dict[str, str]) -> None:
    assert aliases(_same(*pairs), NAMED) == expected


@given(st.permutations(NAMED), st.lists(st.tuples(st.sampled_from(NAMED), st.sampled_from(NAMED)), max_size=4))
def test_the_order_of_names_never_matters_and_no_alias_leads_to_another(
    named: list[tuple[str, str, bool]], pairs: list[tuple[tuple[str, str, bool], tuple[str, str, bool]]]
) -> None:
    judgements = _same(*[(one[1], other[1]) for one, other in pairs if one[0] != other[0]])
    found = aliases(judgements, named)
    assert found == aliases(judgements, NAMED)
    assert not set(found) & set(found.values())


@pytest.mark.parametrize(
    ("classes", "possible"),
    [
        (("Company", "Organization"), True),
        (("Organization", "Company"), True),
        (("Place", "Country"), True),
        (("Country", "Place"), False),
        (("Topic", "Good"), True),
        (("Good", "Topic"), False),
        (("Person", "Company"), False),
        (("Company", "Country"), False),
        (("NamedAgreement", "Good"), False),
    ],
)
def test_a_thing_may_turn_out_to_be_one_of_its_sort_or_of_a_wider_one(classes: tuple[str, str], possible: bool) -> None:
    one, other = (entity(class_, name) for class_, name in zip(classes, ("One", "Other"), strict=True))
    named = [(e.iri, e.label, True) for e in (one, other)]
    judgements = _same(("One", "Other"))
    assert aliases(judgements, named) == ({one.iri: other.iri} if possible else {})
    assert refused(judgements, named) == ({} if possible else {judgements.all[0]: classes})


def test_names_that_nobody_bears_are_told() -> None:
    assert unknown(_same(("Tsusho", "Nobody"), ("Somebody", "Japan")), NAMED) == ("Nobody", "Somebody")


def test_one_thing_under_two_names_takes_part_once_and_its_reports_join() -> None:
    found = aliases(_same(("Tsusho", "Toyota Tsusho")), NAMED)
    claims = [deal("a", party=(IREL, TOYOTA)), deal("b", party=(IREL, TSUSHO))]
    apart, joined = fuse(claims, published=DAYS), fuse(claims, published=DAYS, aliases=found)
    assert len(apart.events) == 2
    assert len(joined.events) == 1
    assert joined.events[0].roles["party"] == tuple(sorted((IREL.iri, TOYOTA.iri)))
    assert set(joined.events[0].claims) == {claim_iri(claim) for claim in claims}


def test_one_thing_bears_the_label_that_the_user_gave_it_however_often_articles_say_the_other() -> None:
    found = aliases(_same(("Tsusho", "Toyota Tsusho")), NAMED)
    claims = [deal(article, party=(IREL, TSUSHO)) for article in "abc"]
    [event] = fuse(claims, published=DAYS, aliases=found).events
    assert "Toyota Tsusho" in event.label


def test_relations_of_one_thing_are_one() -> None:
    found = aliases(_same(("Tsusho", "Toyota Tsusho")), NAMED)
    told = [_based("a", TOYOTA), _based("b", TSUSHO)]
    assert len(fuse([], told).relations) == 2
    assert len(fuse([], told, aliases=found).relations) == 1


def _based(article: str, company: Entity) -> RelationClaim:
    ends = (Filler(company, "it", 0, 2), Filler(JAPAN, "Japan", 3, 8))
    return RelationClaim(article, "basedIn", *ends, "it, Japan", 0, 9, "basedIn")


def _judged(claims: list[Claim], *, same: bool) -> Judgements:
    one, other = map(claim_iri, claims[:2])
    return Judgements((Judgement(one, other, same),))


def test_reports_that_are_known_to_speak_of_one_event_join() -> None:
    claims = [deal("a", date="2014-09-16"), deal("b", date="2014-10-20")]
    assert len(fuse(claims, published=DAYS).events) == 2
    assert len(fuse(claims, published=DAYS, judgements=_judged(claims, same=True)).events) == 1


def test_reports_that_are_known_to_speak_of_two_events_stay_apart() -> None:
    claims = [deal("a"), deal("b"), deal("c")]
    kept = fuse(claims, published=DAYS, judgements=_judged(claims, same=False))
    assert len(fuse(claims, published=DAYS).events) == 1
    assert all(not {claim_iri(c) for c in claims[:2]} <= set(event.claims) for event in kept.events)


def test_claims_of_two_types_never_become_one_event() -> None:
    claims = [deal("a"), replace(deal("b"), type="Meeting", roles={"participant": deal("b").roles["party"]})]
    assert len(fuse(claims, published=DAYS, judgements=_judged(claims, same=True)).events) == 2


def test_a_judgement_about_claims_that_are_gone_changes_nothing() -> None:
    claims = [deal("a"), deal("b", party=(INDIA, JAPAN), date="2013-01-01")]
    judgements = _judged([deal("a"), deal("late")], same=True)
    assert fuse(claims, published=DAYS, judgements=judgements) == fuse(claims, published=DAYS)
