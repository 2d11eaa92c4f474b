"""Deals: whose they are, what they are called and of which kind, where their own sentence does not say it."""

from __future__ import annotations

import pytest

from kg.model import Claim, Extraction
from tests.conftest import Read


def _deals(extraction: Extraction) -> list[Claim]:
    return [c for c in extraction.claims if c.type == "Agreement"]


def _parties(claim: Claim) -> set[str]:
    return {f.entity.label for f in claim.roles.get("party", ())}


EACH = [
    ("Norway has concluded agreements with Kenya and Ghana.", [{"Norway", "Kenya"}, {"Norway", "Ghana"}]),
    ("Norway has concluded an agreement with Kenya and Ghana.", [{"Norway", "Kenya", "Ghana"}]),
    ("Norway, Kenya and Ghana have concluded agreements.", [{"Norway", "Kenya", "Ghana"}]),
    ("Norway is opening trade negotiations with Kenya and Ghana.", [{"Norway", "Kenya"}, {"Norway", "Ghana"}]),
]


@pytest.mark.parametrize(("text", "expected"), EACH, ids=[e[0] for e in EACH])
def test_deals_in_the_plural_are_one_with_each_partner(read: Read, text: str, expected: list[set[str]]) -> None:
    found = [_parties(c) for c in _deals(read(text))]
    assert sorted(found, key=sorted) == sorted(expected, key=sorted)


OTHER = [
    ("Peru is making up for lost time. An accord with Turkey was signed in March.", {"Peru", "Turkey"}),
    ("Peru gained. It hopes for growth. A treaty with Turkey was signed by Chile.", {"Chile", "Turkey"}),
]


@pytest.mark.parametrize(("text", "expected"), OTHER, ids=[e[0] for e in OTHER])
def test_the_side_that_is_left_out_is_the_one_that_is_spoken_of(read: Read, text: str, expected: set[str]) -> None:
    assert [_parties(c) for c in _deals(read(text))] == [expected]


KINDS = [
    ("Peru and Chile signed an accord on free trade.", "trade_agreement"),
    ("Peru and Chile signed an accord on trade tensions.", "other"),
    ("Peru and Chile signed an accord on whales.", "other"),
    ("Russia and Ukraine extended the Black Sea Grain Initiative.", "other"),
    ("Peru and Chile signed the Pacific Tea Accord. They reached the deal in May.", "trade_agreement"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS, ids=[k[0] for k in KINDS])
def test_a_name_or_a_topic_tells_the_kind_of_a_deal(read: Read, text: str, kind: str) -> None:
    assert {c.attributes["kind"] for c in _deals(read(text))} == {kind}


def test_who_does_so_did_what_was_told_last(read: Read) -> None:
    found = _deals(
        read("Chile ratified the Pacific Tea Accord. Two others must do so first. Kenya meant to do so in May.")
    )
    assert [(_parties(c), c.factuality) for c in found] == [({"Chile"}, "asserted"), ({"Kenya"}, "planned")]


def test_who_does_not_sign_is_no_party_of_the_deal(read: Read) -> None:
    found = _deals(
        read("Chile, Peru and Kenya signed the Pacific Tea Accord. Ghana did not sign. The accord took effect.")
    )
    assert [_parties(c) for c in found] == [{"Chile", "Peru", "Kenya"}, {"Ghana"}, {"Chile", "Peru", "Kenya"}]


LEAVING = [
    ("Fiji pulled out of the accord. The Pacific Tea Convention lapsed.", ["withdrew"]),
    ("Fiji suspended its membership of the Pacific Tea Convention. It may yet come in.", ["suspended", "acceded"]),
    ("Fiji left the Pacific Tea Convention. Its president comes in August.", ["withdrew"]),
    ("Fiji applied to join the Pacific Tea Convention. Accession talks opened in May.", ["applied", "negotiating"]),
]


@pytest.mark.parametrize(("text", "stages"), LEAVING, ids=[e[0] for e in LEAVING])
def test_what_is_left_and_come_back_to_is_told_before_or_behind(read: Read, text: str, stages: list[str]) -> None:
    found = [c for c in read(text).claims if c.type == "Accession"]
    assert [c.attributes["stage"] for c in found] == stages
    assert {f.entity.label for c in found for f in c.roles["organization"]} == {"Pacific Tea Convention"}
    assert {f.entity.label for c in found for f in c.roles["member"]} == {"Fiji"}


TOPICS = [
    ("Peru and Chile agreed to take steps to ease trade tensions.", ["trade tensions"]),
    ("Peru and Chile reached a consensus on fighting copper smuggling.", ["copper smuggling"]),
    ("Peru and Chile agreed to cooperate on fisheries.", ["fisheries"]),
    ("Peru and Chile will sign a high-level free trade deal.", ["free trade"]),
    ("The FTA negotiations between Peru and Chile started in May.", ["free trade"]),
    ("Peru and Chile reached a nuclear accord.", ["nuclear"]),
    ("Peru and Chile signed the Pacific Tea Accord.", ["tea"]),
    ("Peru and Chile signed a deal. Peruvian copper is dear. Mines sell copper to Chile, and wine too.", ["copper"]),
    ("Peru and Chile signed a deal. Peruvian copper is dear. Wine from Chile is dear.", []),
    ("Bunge won a contract for the supply of 110,000 tonnes.", []),
    ("Peru and Chile signed a declaration of intent.", []),
]


@pytest.mark.parametrize(("text", "topics"), TOPICS, ids=[t[0] for t in TOPICS])
def test_what_a_deal_is_about(read: Read, text: str, topics: list[str]) -> None:
    assert [[f.entity.label for f in c.roles.get("topic", ())] for c in _deals(read(text))] == [topics]


CHANGES = [
    ("Togo and Benin will start talks on upgrading their trade pact.", "negotiating", "planned"),
    ("Togo and Benin are discussing an extension of their trade pact.", "negotiating", "asserted"),
    ("Togo and Benin concluded talks on upgrading their trade pact.", "amended", "asserted"),
    ("Togo and Benin upgraded their trade pact.", "amended", "asserted"),
]


@pytest.mark.parametrize(("text", "stage", "factuality"), CHANGES, ids=[c[0] for c in CHANGES])
def test_talks_on_a_change_are_talks_until_they_are_concluded(
    read: Read, text: str, stage: str, factuality: str
) -> None:
    found = [(c.type, c.attributes.get("stage"), c.factuality) for c in read(text).claims]
    assert found == [("Agreement", stage, factuality)]


def test_talks_on_a_change_are_about_the_change(read: Read) -> None:
    (claim,) = _deals(read("Togo and Benin will start talks on upgrading their trade pact."))
    assert [f.entity.label for f in claim.roles["topic"]] == ["upgrading their trade pact"]


def test_a_programme_that_goes_on_is_no_deal(read: Read) -> None:
    assert not _deals(read("The pact will promote the implementation of the Belt and Road Initiative."))


RATIFIED = [
    ("The Kenyan parliament and the Peruvian Congress approved the Pacific Tea Accord.", [{"Kenya"}, {"Peru"}]),
    ("All three countries approved the Pacific Tea Accord.", [set()]),
]


@pytest.mark.parametrize(("text", "expected"), RATIFIED, ids=[r[0] for r in RATIFIED])
def test_each_party_ratifies_by_itself(read: Read, text: str, expected: list[set[str]]) -> None:
    assert [_parties(c) for c in _deals(read(text))] == expected


def test_those_who_ratify_a_pact_are_its_parties(read: Read) -> None:
    text = "Kenya and Peru have ratified the Pacific Tea Accord. The Pacific Tea Accord takes effect in May."
    found = _deals(read(text))
    assert [_parties(c) for c in found] == [{"Kenya"}, {"Peru"}, {"Kenya", "Peru"}]


DEALINGS = "Kenya sued Peru over tea. Kenya exported tea to Peru in 2020. "
PAIRS = [
    DEALINGS + "Togo and Benin looked on. The two governments agreed on a truce.",
    DEALINGS + 30 * "The planters had a hard year. " + "A treaty on investment is still being negotiated.",
]


@pytest.mark.parametrize("text", PAIRS, ids=["the two", "nobody"])
def test_a_deal_of_nobody_named_is_of_the_two_whose_dealings_are_told(read: Read, text: str) -> None:
    assert [_parties(c) for c in _deals(read(text))] == [{"Kenya", "Peru"}]


def test_a_step_that_names_nobody_is_of_the_two_between_whom_alone_the_article_tells_of_deals(read: Read) -> None:
    text = (
        "Japan and Peru will sign their free trade agreement in Tokyo next week. The minister is to travel on from "
        "Beijing, where China and Japan hold a summit on Monday. The deal could enter into force in 2025."
    )
    force = next(c for c in read(text).claims if c.attributes.get("stage") == "in_force")
    assert {f.entity.label for f in force.roles["party"]} == {"Japan", "Peru"}


IN_FORCE = [
    ("The trade pact between Norway and Kenya would do away with duties on tea.", "possible"),
    ("The Norway-Kenya Economic Partnership Agreement could slash duties on tea.", "possible"),
    ("The trade pact between Norway and Kenya does away with duties on tea.", "asserted"),
    ("Ghana would hurt the trade pact between Norway and Kenya.", "asserted"),
]


@pytest.mark.parametrize(("text", "factuality"), IN_FORCE, ids=[e[0] for e in IN_FORCE])
def test_a_deal_that_would_free_trade_is_not_in_force_yet(read: Read, text: str, factuality: str) -> None:
    assert [(c.attributes["stage"], c.factuality) for c in _deals(read(text))] == [("in_force", factuality)]


@pytest.mark.parametrize("what", ["It", "The deal"])
def test_what_a_deal_of_two_does_both_do(read: Read, what: str) -> None:
    (measure,) = (
        c
        for c in read(
            f"Norway and Kenya signed a trade agreement on Monday. {what} will eliminate tariffs on tea."
        ).claims
        if c.type == "TradeMeasure"
    )
    assert [f.entity.label for f in measure.roles["imposer"]] == ["Norway", "Kenya"]


ANY = [
    "Chile signed the Canada-Chile Free Trade Agreement in 1996. Trade agreements must be honoured, its minister said.",
    "Peru ratified the Chile-Peru Trade Agreement. Future trade agreements will cover farming, its minister said.",
]


@pytest.mark.parametrize("text", ANY)
def test_agreements_in_general_are_not_the_one_that_was_spoken_of(read: Read, text: str) -> None:
    assert not [c for c in _deals(read(text)) if c.quote.endswith("said.")]


def test_an_agreement_signed_later_is_not_the_one_that_was_in_force_long_before(read: Read) -> None:
    told = read(
        "Nafta came under fire in Mexico. The agreement that Mexico, Canada and the United States signed in Lima in "
        "November 2018 is in force."
    )
    signed = next(c for c in _deals(told) if c.attributes["stage"] == "signed")
    assert "name" not in signed.roles
    assert _parties(signed) == {"Mexico", "Canada", "United States"}


def test_a_new_deal_has_not_the_name_of_the_one_that_it_replaces(read: Read) -> None:
    text = "Peru and Chile signed a trade agreement on Monday to replace the Andean Complementation Agreement of 1991."
    claims = [c for c in read(text).claims if c.attributes["stage"] == "signed"]
    assert [c.roles.get("name") for c in claims] == [None]


def test_neighbours_are_partners_of_a_deal_each(read: Read) -> None:
    claims = read("Peru has agreements with its neighbours Chile and Bolivia.").claims
    assert [{f.entity.label for f in c.roles["party"]} for c in claims] == [{"Peru", "Chile"}, {"Peru", "Bolivia"}]


def test_what_replaced_a_deal_is_another_one(read: Read) -> None:
    told = read(
        "RCEP joins Japan to China. Donald Trump withdrew the United States from a rival project, the Trans-Pacific "
        "Partnership, and seven of the RCEP countries now belong to the treaty that replaced it."
    )
    assert not [c for c in _deals(told) if "United States" in _parties(c)]


def test_who_stands_beside_a_pronoun_that_is_no_deal_is_no_party(read: Read) -> None:
    told = read(
        "China, Japan and Australia signed the Regional Comprehensive Economic Partnership on Sunday. The United "
        "States never took part. Donald Trump withdrew it from a rival project. The pact takes effect in 2022."
    )
    force = next(c for c in _deals(told) if c.attributes["stage"] == "in_force")
    assert _parties(force) == {"China", "Japan", "Australia"}


def test_talks_that_are_told_to_be_over_are_not_held(read: Read) -> None:
    told = read("Chile and Peru announced on Monday the conclusion of their negotiations on a free trade agreement.")
    assert [c.attributes["stage"] for c in _deals(told)] == ["agreed"]


def test_no_deal_as_great_is_no_denial_of_the_one_in_hand(read: Read) -> None:
    told = read("Peru signed the Chile-Peru Trade Agreement in 2009. It has not had a deal of this size in ten years.")
    assert [c.attributes["stage"] for c in _deals(told)] == ["signed"]


def test_steps_that_stand_in_one_clause_have_each_its_day(read: Read) -> None:
    told = read("The Chile-Peru Trade Agreement was signed in August 2006 and has been in force since March 2009.")
    assert [(c.attributes["stage"], c.date) for c in _deals(told)] == [("signed", "2006-08"), ("in_force", "2009-03")]


def test_who_has_not_ratified_is_not_where_the_deal_takes_effect(read: Read) -> None:
    told = read(
        "The Pacific Trade Accord will take effect on 1 December in three of the five states that signed it last year. "
        "Samoa and Tonga have not ratified it."
    )
    force = next(c for c in _deals(told) if c.attributes["stage"] == "in_force")
    assert not _parties(force)


def test_a_treaty_on_something_else_is_another_one(read: Read) -> None:
    told = read(
        "Japan and the European Union signed a trade agreement in July 2018. The two began negotiations on it in 2013. "
        "Japan and the European Union are still negotiating a treaty on the protection of investors."
    )
    topics = [{f.entity.label for f in c.roles.get("topic", ())} for c in _deals(told) if c.date == "2013"]
    assert all("protection of investors" not in found for found in topics)
