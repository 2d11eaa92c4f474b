"""At whose wish a panel is set up, and what it is to look at."""

from __future__ import annotations

import pytest

from tests.conftest import Read

PANELS = [
    "A panel was set up at Brazil's request to look into Indonesian curbs on chicken.",
    "A panel was established in May at the request of Brazil to examine Indonesian curbs on chicken.",
    "A second panel, set up at Brazil's behest, is to rule on Indonesian curbs on chicken.",
]


@pytest.mark.parametrize("text", PANELS)
def test_who_asked_for_a_panel_complains(read: Read, text: str) -> None:
    (claim,) = [c for c in read(text).claims if c.type == "Dispute"]
    assert {f.entity.label for f in claim.roles["complainant"]} == {"Brazil"}


@pytest.mark.parametrize("text", PANELS[:2])
def test_whose_measure_a_panel_looks_at_answers_for_it(read: Read, text: str) -> None:
    (claim,) = [c for c in read(text).claims if c.type == "Dispute"]
    assert {f.entity.label for f in claim.roles["respondent"]} == {"Indonesia"}


def test_a_way_of_settling_disputes_settles_none(read: Read) -> None:
    claims = read("Japan requested consultations with Peru under the WTO dispute settlement procedure.").claims
    assert [c.attributes["stage"] for c in claims if c.type == "Dispute"] == ["filed"]


def test_cases_in_general_are_no_case(read: Read) -> None:
    assert not [c for c in read("The WTO has too few judges to hear cases.").claims if c.type == "Dispute"]
