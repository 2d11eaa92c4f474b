"""Fillers that cannot be meant are left out."""

from __future__ import annotations

import pytest

from tests.conftest import Read

RANKS = [
    ("Turkey, Europe's largest exporter of cement, cut its output.", {"exporter": ["Turkey"]}),
    ("Australia said Japan is the biggest buyer of its gas.", {"importer": ["Japan"]}),
    ("Japan is Australia's biggest buyer of gas.", {"importer": ["Japan"], "exporter": ["Australia"]}),
]


@pytest.mark.parametrize(("text", "sides"), RANKS, ids=[text for text, _ in RANKS])
def test_a_rank_among_traders_has_only_partners_that_can_be_meant(
    read: Read, text: str, sides: dict[str, list[str]]
) -> None:
    flow = next(c for c in read(text).claims if c.type == "TradeFlow")
    found = {role: [f.entity.label for f in fillers] for role, fillers in flow.roles.items() if fillers}
    assert {role: found[role] for role in found if role != "commodity"} == sides


DEEDS = [
    ("The group said action by Japan to cut back on chip exports is not what is required.", "Japan"),
    ("Officials said moves by Brazil to limit coffee exports are not the answer.", "Brazil"),
]


@pytest.mark.parametrize(("text", "imposer"), DEEDS, ids=[text for text, _ in DEEDS])
def test_whose_deed_it_is_does_what_the_deed_is_for(read: Read, text: str, imposer: str) -> None:
    measure = next(c for c in read(text).claims if c.type == "TradeMeasure")
    assert [f.entity.label for f in measure.roles["imposer"]] == [imposer]
    assert measure.factuality != "negated"
