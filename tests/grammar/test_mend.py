"""Parses that news style leads astray are put right before anything is read from them."""

from __future__ import annotations

import pytest

from tests.conftest import Read


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


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        (
            "Ramiro Quispe raised the matter with his Argentine counterpart, Hugo Bianchi, at a summit in Lima.",
            {"Ramiro Quispe", "Hugo Bianchi"},
        ),
        (
            "D.K. Miller met today with Colombian Ambassador to the United States Marco Salas in Washington.",
            {"D.K. Miller", "Marco Salas"},
        ),
    ],
)
def test_who_bears_a_title_takes_part(read: Read, text: str, persons: set[str]) -> None:
    (meeting,) = read(text).claims
    assert persons <= {p.entity.label for p in meeting.roles["participant"]}


def test_where_speaks_of_the_place_and_not_of_the_day(read: Read) -> None:
    claims = read("Marco Salas left for Stockholm today, where he will meet Trade Minister Anita Holm.").claims
    (met,) = [c for c in claims if len(c.roles["participant"]) > 1]
    assert [p.entity.label for p in met.roles["place"]] == ["Stockholm"]


def test_they_are_the_persons_who_met(read: Read) -> None:
    text = "Kenyan President William Ruto met Tanzanian President Samia Hassan in Arusha. They also discussed tea."
    (meeting,) = read(text).claims
    assert {p.entity.label for p in meeting.roles["participant"]} == {"William Ruto", "Samia Hassan"}
    assert [p.entity.label for p in meeting.roles["topic"]] == ["tea"]


def test_who_is_coordinated_with_a_name_behind_a_title_acts_with_it(read: Read) -> None:
    text = "Chile's President Ana Vuk and Peruvian Prime Minister Ole Berg met in Riga on Monday."
    (meeting,) = read(text).claims
    assert {p.entity.label for p in meeting.roles["participant"]} == {"Ana Vuk", "Ole Berg"}


def test_what_hangs_on_an_auxiliary_belongs_to_the_verb(read: Read) -> None:
    """The parser hangs the subject of this sentence on its auxiliary."""
    told = read(
        "SINGAPORE - Eight years after bargaining began, and one founding participant short, the Regional "
        "Comprehensive Economic Partnership was at last signed on Sunday by ministers from fifteen countries."
    )
    signed = next(c for c in told.claims if c.type == "Agreement")
    assert signed.attributes["stage"] == "signed"
