"""How large a deal is, told where the text names no flow that the amount could be of."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.model import Article


def _amounts(text: str, extractor: Extractor, type_: str = "Agreement") -> list[tuple[float | None, str]]:
    claims = next(iter(extractor.extract([Article("x", text)]))).claims
    return [(q.max, q.unit) for c in claims if c.type == type_ for q in c.quantities]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Oman and Chile signed a pact, creating a market of 60 million people.", (60_000_000, "person")),
        ("Oman and Chile signed a pact that covers 4 percent of world output.", (4, "percent")),
        ("The pact between Oman and Chile, whose members have a tenth of world trade, took effect.", (10, "percent")),
        ("Oman and Chile signed a trade agreement that covers 98 percent of their trade.", (98, "percent")),
    ],
)
def test_a_deal_is_as_large_as_the_sentence_says(extractor: Extractor, text: str, amount: tuple[float, str]) -> None:
    assert amount in _amounts(text, extractor)


def test_what_is_no_share_of_the_world_is_not_handed_to_the_deal(extractor: Extractor) -> None:
    assert _amounts("Oman and Chile signed a pact after exports had risen 8 percent.", extractor) == []
