"""Goods are found in the singular and in the plural."""

from __future__ import annotations

import pytest

from kg.reference.plural import other_number


@pytest.mark.parametrize(
    ("phrase", "others"),
    [
        ("soybeans", ["soybean"]),
        ("auto part", ["auto parts"]),
        ("batteries", ["battery"]),
        ("dairy", ["dairies"]),
        ("potatoes", ["potato"]),
        ("shoes", ["shoe"]),
        ("watches", ["watch"]),
        ("brush", ["brushes"]),
        ("gas", []),
        ("bananas", ["banana"]),
        ("natural gas", []),
        ("glass", ["glasses"]),
        ("asparagus", []),
        ("", []),
    ],
)
def test_the_last_word_takes_the_other_number(phrase: str, others: list[str]) -> None:
    assert list(other_number(phrase)) == others
