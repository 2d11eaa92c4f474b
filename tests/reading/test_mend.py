"""Parses that news style leads astray are put right before anything is read from them."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Prime Minister Erna Solberg met with visiting Chinese Premier Li Keqiang on Monday.",
        "Norwegian Prime Minister Erna Solberg met visiting Chinese Premier Li Keqiang on Monday.",
    ],
)
def test_a_guest_is_met(read: Read, text: str) -> None:
    (meeting,) = read(text).claims
    assert {p.entity.label for p in meeting.roles["participant"]} == {"Erna Solberg", "Li Keqiang"}


def test_a_visitor_still_visits(read: Read) -> None:
    claims = read("Erna Solberg, who was visiting China, met Li Keqiang.").claims
    assert "visiting" in [c.frame.split(".")[1] for c in claims]


@pytest.mark.parametrize("paper", ["a memorandum of understanding", "memoranda of understanding"])
def test_a_memorandum_is_with_whom_its_set_phrase_is_with(read: Read, paper: str) -> None:
    (deal,) = read(f"The European Union signed {paper} with Zambia and Chile on critical raw materials.").claims
    assert {p.entity.label for p in deal.roles["party"]} == {"European Union", "Zambia", "Chile"}
    assert deal.attributes == {"kind": "memorandum", "stage": "signed"}


def test_lower_with_an_object_is_a_verb(read: Read) -> None:
    (measure,) = read(
        "Peru will, starting July 1, lower most-favored-nation tariffs on 98 wines for the third time."
    ).claims
    assert measure.attributes["action"] == "reduce"


def test_persons_of_two_states_stand_beside_each_other(read: Read) -> None:
    (meeting,) = read("Presidents Ana Vuk of Croatia and Ole Berg of Norway met in Riga.").claims
    assert {p.entity.label for p in meeting.roles["participant"]} == {"Ana Vuk", "Ole Berg"}
