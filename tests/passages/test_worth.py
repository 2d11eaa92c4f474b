"""What a deal or a shipment is worth, where a later sentence tells it."""

from __future__ import annotations

import pytest

from tests.conftest import Read

SALE = "Chile sold 4,000 tonnes of copper to China."
DEAL = "Veldkamp Dairy N.V. signed a contract with Kenya on Monday."


def _sums(read: Read, text: str, type_: str) -> list[float | None]:
    first = next(claim for claim in read(text).claims if claim.type == type_)
    return [quantity.min for quantity in first.quantities if quantity.unit == "USD"]


@pytest.mark.parametrize(
    "text",
    ["The copper is valued at $30 million.", "The shipment was worth $30 million.", "The copper is worth $30 million."],
)
def test_goods_and_shipments_are_worth_what_the_next_sentence_says(read: Read, text: str) -> None:
    assert _sums(read, f"{SALE} {text}", "TradeFlow") == [30e6]


@pytest.mark.parametrize(
    "text", ["The contract is worth $40 million.", "The deal is valued at $40 million, officials said."]
)
def test_a_deal_is_worth_what_the_next_sentence_says(read: Read, text: str) -> None:
    assert _sums(read, f"{DEAL} {text}", "Agreement") == [40e6]


@pytest.mark.parametrize(
    "text",
    [
        "The mine is worth $30 million.",
        "The tin market is worth $30 million.",
        "Its exports of tin were worth $30 million.",
        "A shipment is worth $30 million.",
        "The contract is worth $30 million.",
    ],
)
def test_what_something_else_is_worth_is_no_sum_of_the_sale(read: Read, text: str) -> None:
    assert _sums(read, f"{SALE} {text}", "TradeFlow") == []


def test_sentences_in_capitals_are_read_alike(read: Read) -> None:
    text = "THE STATE GRAIN BUYER BOUGHT 180,000 TONNES OF RUSSIAN WHEAT. THE WHEAT IS VALUED AT 48 MLN DLRS."
    assert _sums(read, text, "TradeFlow") == [48e6]
