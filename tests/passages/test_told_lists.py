"""Goods and parties that a later sentence lists are those of the measure or the deal before it."""

from __future__ import annotations

import pytest

from kg.model import Claim
from tests.conftest import Read

GOODS = [
    ("The list includes tea, tin and salt.", {"tea", "tin", "salt"}),
    ("The products range from honey to tea.", {"honey", "tea"}),
    ("Among the items affected are tea and tin.", {"tea", "tin"}),
    ("Tea, tin and salt are on the list.", {"tea", "tin", "salt"}),
    ("Goods affected include tea and tin.", {"tea", "tin"}),
]
PARTIES = [
    "Ministers signed a trade pact in Hanoi. It groups Chile, Japan and Peru.",
    "Ministers signed a trade pact in Hanoi. Its members are Chile, Japan and Peru.",
    "Leaders signed the accord, which brings together Chile, Japan and Peru.",
    "Ministers signed the Trans-Pacific Partnership. The members are Chile, Japan and Peru.",
]


@pytest.mark.parametrize(("text", "expected"), GOODS, ids=[e[0] for e in GOODS])
def test_goods_are_listed_later(read: Read, text: str, expected: set[str]) -> None:
    (claim,) = read(f"Canada will levy duties on American goods. {text}").claims
    assert _labels(claim, "commodity") - {"goods"} == expected


def test_a_measure_on_a_good_of_its_own_takes_no_list(read: Read) -> None:
    (claim,) = read("Canada will levy a duty on American steel. The products include tea and salt.").claims
    assert _labels(claim, "commodity") == {"steel"}


@pytest.mark.parametrize("text", PARTIES)
def test_parties_are_listed_later(read: Read, text: str) -> None:
    (claim,) = (c for c in read(text).claims if c.type == "Agreement")
    assert _labels(claim, "party") == {"Chile", "Japan", "Peru"}


def _labels(claim: Claim, role: str) -> set[str]:
    return {f.entity.label for f in claim.roles[role]}
