"""How long a contract runs, and whose it is, where a later sentence tells it."""

from __future__ import annotations

import pytest

from kg.model import Claim
from tests.conftest import Read

SIGNED = "Veldkamp Dairy N.V. signed a contract on cheese with Kenya on Monday."


def _deals(read: Read, text: str) -> list[Claim]:
    return [claim for claim in read(text).claims if claim.type == "Agreement"]


def test_a_contract_that_was_signed_and_runs_for_years_is_not_said_to_be_in_force(read: Read) -> None:
    [deal] = _deals(read, f"{SIGNED} The contract runs for ten years.")
    assert deal.attributes["stage"] == "signed"
    assert [(q.min, q.unit) for q in deal.quantities] == [(10, "year")]


@pytest.mark.parametrize(
    "text", [f"{SIGNED} The contract runs until 2036.", "Qatar's contract with Kuwait runs until 2036."]
)
def test_what_runs_until_a_day_is_in_force_and_nobody_says_since_when(read: Read, text: str) -> None:
    assert (_deals(read, text)[-1].attributes["stage"], _deals(read, text)[-1].date) == ("in_force", "../2036")


def test_a_contract_of_which_nothing_else_is_told_is_in_force(read: Read) -> None:
    [deal] = _deals(read, "Ghana's rice contract with Vietnam runs for five years.")
    assert (deal.attributes["stage"], deal.date) == ("in_force", None)


@pytest.mark.parametrize(
    ("sale", "parties"),
    [
        ("Zijin Mining will buy 20,000 tonnes of copper from Peru.", {"Zijin Mining", "Peru"}),
        ("Ghana will buy 20,000 tonnes of copper from Peru.", {"Ghana", "Peru"}),
    ],
)
def test_a_contract_that_names_nobody_is_that_of_the_sale_before_it(read: Read, sale: str, parties: set[str]) -> None:
    found = _deals(read, f"Chile and Japan met on Monday. {sale} The contract was signed on Tuesday.")
    assert {f.entity.label for f in found[-1].roles["party"]} == parties
