"""A flow that lists its partners, each behind its own amount, is one flow for each."""

from __future__ import annotations

import pytest

from tests.conftest import Read

LISTED = [
    (
        "Thailand shipped 600 tonnes of sugar to Indonesia, 250 tonnes to Japan and 90 tonnes to Malaysia.",
        "importer",
        {("Indonesia", 600), ("Japan", 250), ("Malaysia", 90)},
    ),
    (
        "Turkey bought 300 tonnes of barley from Ukraine and 100 tonnes from Bulgaria.",
        "exporter",
        {("Ukraine", 300), ("Bulgaria", 100)},
    ),
    (
        "Turkey bought 300 tonnes of barley from Ukraine and Bulgaria.",
        "exporter",
        {("Ukraine", 300), ("Bulgaria", 300)},
    ),
]


@pytest.mark.parametrize(("text", "role", "expected"), LISTED, ids=[e[0] for e in LISTED])
def test_each_partner_has_its_amount(read: Read, text: str, role: str, expected: set[tuple[str, int]]) -> None:
    claims = [c for c in read(text).claims if c.type == "TradeFlow"]
    assert {(f.entity.label, q.min) for c in claims for f in c.roles[role] for q in c.quantities} == expected
