"""Under a contract as much is supplied as the sentence says, and a firm's supply deal is a contract."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.model import Article, Claim


def _deal(text: str, extractor: Extractor) -> Claim:
    claims = next(iter(extractor.extract([Article("x", text)]))).claims
    return next(c for c in claims if c.type == "Agreement")


@pytest.mark.parametrize(
    ("text", "tonnes"),
    [
        ("Rosneft will sell Sinopec 10 million tonnes of oil under an agreement signed on Friday.", 10_000_000),
        ("Under the contract, Codelco will ship 40,000 tonnes of copper to Toyota every year.", 40_000),
        ("Egypt signed a deal with Rosneft to buy 120,000 tonnes of oil.", 120_000),
    ],
)
def test_a_supply_deal_is_a_contract_for_what_is_supplied(extractor: Extractor, text: str, tonnes: int) -> None:
    deal = _deal(text, extractor)
    assert deal.attributes["kind"] == "contract"
    assert tonnes in [q.max for q in deal.quantities]


def test_a_deal_of_states_is_no_contract_and_takes_no_amount(extractor: Extractor) -> None:
    deal = _deal("Under the agreement with Oman, Egypt will ship 40,000 tonnes of rice to Oman.", extractor)
    assert deal.attributes["kind"] == "other"
    assert not deal.quantities
