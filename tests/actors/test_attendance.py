"""Who meets, and where, when the words of the meeting itself do not say."""

from __future__ import annotations

import pytest

from kg.model import Claim
from tests.conftest import Read


def _meetings(read: Read, text: str) -> list[Claim]:
    return [c for c in read(text).claims if c.type == "Meeting"]


def _names(claim: Claim, role: str) -> set[str]:
    return {f.entity.label for f in claim.roles.get(role, ())}


ATTENDING = [
    ("Mary Ng raised the duties on lumber at a meeting in Geneva.", {"Mary Ng"}, {"Geneva"}),
    ("Sabine Weyand was in Jakarta for talks on nickel.", {"Sabine Weyand"}, {"Jakarta"}),
    ("Wang Wentao, in Lima for trade talks, promised to buy copper.", {"Wang Wentao"}, {"Lima"}),
    ("Olaf Scholz and Lula da Silva spoke on the fringes of the G20 summit.", {"Olaf Scholz", "Lula"}, set()),
    ("Visiting Chinese Premier Li Qiang praised the pact in Lima.", {"Li Qiang"}, set()),
    ("Chile and Peru conferred at the guest house in Lima.", {"Chile", "Peru"}, {"Lima"}),
]


@pytest.mark.parametrize(("text", "who", "where"), ATTENDING, ids=[e[0] for e in ATTENDING])
def test_the_clause_tells_who_attends(read: Read, text: str, who: set[str], where: set[str]) -> None:
    (claim,) = _meetings(read, text)
    assert {next((n for n in who if n in label), label) for label in _names(claim, "participant")} == who
    assert _names(claim, "place") >= where


def test_here_is_where_the_report_was_filed(read: Read) -> None:
    text = "PHNOM PENH, Aug. 2 (Xinhua) -- Wang Wentao arrived here on Monday for talks with Pan Sorasak on rice."
    (claim,) = _meetings(read, text)
    assert _names(claim, "place") == {"Phnom Penh"}


def test_a_host_body_takes_no_part(read: Read) -> None:
    (claim,) = _meetings(read, "Peru and Chile met at the WTO in Geneva.")
    assert _names(claim, "participant") == {"Peru", "Chile"}


def test_whoever_is_met_with_does_not_meet_alone(read: Read) -> None:
    assert _meetings(read, "Talks with European buyers have yet to bear fruit.") == []


def test_a_city_and_its_country_are_one_place(read: Read) -> None:
    text = "Joe Biden met Xi Jinping in Lima. The meeting between Joe Biden and Xi Jinping in Peru was about steel."
    assert len(_meetings(read, text)) == 1


def test_a_place_deep_in_the_phrase_is_where_they_meet(read: Read) -> None:
    (claim,) = _meetings(read, "Joe Biden received Xi Jinping for the signing at a summit in Lima.")
    assert _names(claim, "place") == {"Lima"}


def test_a_meeting_that_was_moved_is_of_the_same_people(read: Read) -> None:
    text = "Joe Biden met Xi Jinping in Lima. The meeting was to have been held in Oslo."
    assert [_names(c, "participant") for c in _meetings(read, text)] == [{"Joe Biden", "Xi Jinping"}] * 2


def test_a_meeting_without_a_day_has_that_of_the_deal_struck_there(read: Read) -> None:
    text = "Peru and Chile signed a trade pact on 8 March 2024. Peru and Chile had met in Lima to discuss copper."
    (claim,) = _meetings(read, text)
    assert claim.date == "2024-03-08"


def test_a_visiting_official_meets_the_one_named_before(read: Read) -> None:
    text = "They spoke after a meeting between Premier Pan Sorasak and visiting Premier Li Qiang."
    (claim,) = _meetings(read, text)
    assert _names(claim, "participant") == {"Pan Sorasak", "Li Qiang"}


def test_a_body_in_the_name_of_a_meeting_of_persons_is_its_host(read: Read) -> None:
    (claim,) = _meetings(read, "Wang Wentao met Mary Ng at an OECD meeting in Paris.")
    assert _names(claim, "participant") == {"Wang Wentao", "Mary Ng"}
