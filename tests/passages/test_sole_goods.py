"""A measure that names no good is on the only good that the article tells of."""

from __future__ import annotations

import pytest

from tests.conftest import Read

BAN = "Norway has banned imports of tea. "
COMPLETED = [
    (BAN + "Importers in Oslo praised Norway after a licence was refused. Norway threatened to retaliate.", {"tea"}),
    ("Kenya shipped 600 tonnes of tea to Norway. Norway threatened to retaliate against Kenya.", {"tea"}),
]
LEFT = [
    BAN + "It has banned imports of rice too. Norway threatened to retaliate against Kenya.",
    "Norway has banned imports of goods from Kenya. Kenya threatened to retaliate.",
    "Kenya shipped 600 tonnes of tea to Norway. Norway and Kenya agreed not to impose new tariffs.",
]


@pytest.mark.parametrize(("text", "expected"), COMPLETED)
def test_the_only_good_is_taken(read: Read, text: str, expected: set[str]) -> None:
    assert _last_goods(read, text) == expected


def test_what_a_state_does_to_its_exports_is_on_the_good_that_it_sells(read: Read) -> None:
    text = "Despite Kenya's cuts in export quotas, Norway relies on Kenya for its tea. Peru has banned imports of rice."
    cut = next(c for c in read(text).claims if c.type == "TradeMeasure" and c.attributes["action"] == "reduce")
    assert {f.entity.label for f in cut.roles["commodity"]} == {"tea"}


@pytest.mark.parametrize("text", LEFT)
def test_nothing_is_taken_where_more_can_be_meant(read: Read, text: str) -> None:
    assert _last_goods(read, text) == set()


def _last_goods(read: Read, text: str) -> set[str]:
    last = [c for c in read(text).claims if c.type == "TradeMeasure"][-1]
    return {f.entity.label for f in last.roles.get("commodity", ())}
