"""Cases and rulings take their sides, forum and topic from the whole article."""

from __future__ import annotations

import pytest

from kg.model import Claim
from tests.conftest import Read

SUED = "Peru filed a complaint against Chile at the WTO over its duties on sugar. "
AFTER = [
    ("A panel ruled for Peru in May.", "Ruling", "for_complainant"),
    ("Chile appealed against the ruling in June.", "Ruling", "unknown"),
    ("Peru withdrew the complaint a year later.", "Dispute", None),
]


def _roles(claim: Claim) -> dict[str, set[str]]:
    return {role: {f.entity.label for f in fillers} for role, fillers in claim.roles.items()}


@pytest.mark.parametrize(("text", "type_", "outcome"), AFTER, ids=[a[0] for a in AFTER])
def test_a_later_step_is_of_the_case_that_was_told(read: Read, text: str, type_: str, outcome: str | None) -> None:
    claim = next(c for c in read(SUED + text).claims if c.type == type_ and c.attributes.get("stage") != "filed")
    sides = {"complainant": {"Peru"}, "respondent": {"Chile"}, "forum": {"World Trade Organization"}}
    assert sides.items() <= _roles(claim).items()
    assert claim.attributes.get("outcome") == outcome


def test_a_case_without_a_topic_is_about_the_measure_of_who_is_sued(read: Read) -> None:
    text = "Chile put a duty of 20 percent on Peruvian sugar in March. Peru took Chile to the WTO in April."
    claim = next(c for c in read(text).claims if c.type == "Dispute")
    assert _roles(claim)["topic"] == {"duty on sugar"}


def test_who_complains_of_a_measure_sues_the_one_who_imposed_it(read: Read) -> None:
    text = "Chile put a duty of 20 percent on Peruvian sugar in March. Peru complained to the WTO in April."
    claim = next(c for c in read(text).claims if c.type == "Dispute")
    assert _roles(claim)["respondent"] == {"Chile"}


def test_a_case_of_others_gives_nothing(read: Read) -> None:
    text = SUED + "Norway filed a case against Iceland at the GATT."
    claims = [_roles(c) for c in read(text).claims if c.type == "Dispute"]
    assert {"complainant": {"Norway"}, "respondent": {"Iceland"}}.items() <= claims[1].items()
    assert "topic" not in claims[1]


def test_a_case_that_is_only_mentioned_is_no_second_one(read: Read) -> None:
    text = SUED + "Both sides want talks in the dispute with Chile."
    assert [c.attributes["stage"] for c in read(text).claims if c.type == "Dispute"] == ["filed"]


def test_cases_in_general_are_nobodys(read: Read) -> None:
    assert len([c for c in read(SUED + "The WTO has too few judges to hear cases.").claims if c.type == "Dispute"]) == 1


def test_consultations_of_a_case_are_no_meeting(read: Read) -> None:
    claims = read("Peru requested WTO consultations with Chile on its sugar duties.").claims
    assert {c.type for c in claims} & {"Dispute", "Meeting"} == {"Dispute"}


def test_a_measure_that_is_only_named_as_what_is_challenged_is_no_claim_of_its_own(read: Read) -> None:
    claims = read("Chile took Peru to the WTO over its curbs on exports of copper.").claims
    assert [c.type for c in claims] == ["Dispute"]


def test_a_challenged_measure_with_a_step_of_its_own_is_told(read: Read) -> None:
    claims = read("Chile took Peru to the WTO over the ban on exports of copper that it had imposed in May.").claims
    assert {c.type for c in claims} == {"Dispute", "TradeMeasure"}


def test_a_ruling_that_the_sentence_tells_is_not_told_again_by_its_noun(read: Read) -> None:
    text = "Peru lost an appeal at the WTO in a case brought by Chile over copper, and must abide by the ruling."
    assert [c.attributes["stage"] for c in read(text).claims if c.type == "Ruling"] == ["appeal"]


def test_a_ruling_that_is_expected_is_ahead_and_of_the_case_in_hand(read: Read) -> None:
    found = read("Norway filed a complaint against Canada at the WTO over salmon. A ruling is expected in May.")
    ruling = next(c for c in found.claims if c.type == "Ruling")
    assert (ruling.factuality, ruling.date, ruling.roles["complainant"][0].entity.label) == (
        "planned",
        "2024-05",
        "Norway",
    )


def test_who_gets_an_exemption_from_a_duty_does_not_levy_it(read: Read) -> None:
    found = read("South Korea agreed to limit its steel exports to Peru in return for an exemption from the tariffs.")
    assert [c.attributes["action"] for c in found.claims if c.type == "TradeMeasure"] == ["impose"]


def test_another_panel_is_on_another_thing(read: Read) -> None:
    told = read(
        "Peru complained to the WTO about Chile's duties on wool. Chile still levies charges on Peruvian copper, and a "
        "second WTO panel, set up at Peru's request, is at work on them."
    )
    panel = next(c for c in told.claims if c.attributes.get("stage") == "panel")
    assert [f.entity.label for f in panel.roles["topic"]] == ["tariff on copper"]
