"""A wide word with "the" is the one good of its kind that the text has just named."""

from __future__ import annotations

import pytest

from tests.conftest import Read

MEANT = {
    "Peru buys Kenyan barley. In May it imposed a duty of 73 percent on the grain.": {"barley"},
    "Chile exports copper to Japan. Japan lifted its tariff on the metal last year.": {"copper"},
    "Peru buys malting barley. Kenya sells barley. Peru imposed a duty of 7 percent on the grain.": {"barley"},
    "Ghana exports bananas to Norway. Norway has banned imports of the fruit.": {"bananas"},
}
WIDE = {
    "Kenya sells tin and zinc to Ghana. Ghana put a duty of 5 percent on the metal.": {"metals"},
    "Kenya sells tin to Ghana. Ghana put a duty of 5 percent on metal.": {"metals"},
    "Kenya sells tin to Ghana. Ghana put a duty of 5 percent on the metals.": {"metals"},
    "Kenya sells tea to Ghana. Ghana put a duty of 5 percent on the metal.": {"metals"},
    "Ghana put a duty of 5 percent on the grain. Kenya sells barley to Ghana.": {"grains"},
}


@pytest.mark.parametrize(("text", "goods"), MEANT.items())
def test_the_good_of_that_kind_is_meant(read: Read, text: str, goods: set[str]) -> None:
    assert _goods(read, text) == goods


@pytest.mark.parametrize(("text", "goods"), WIDE.items())
def test_a_wide_word_stays_where_more_or_none_can_be_meant(read: Read, text: str, goods: set[str]) -> None:
    assert _goods(read, text) == goods


def _goods(read: Read, text: str) -> set[str]:
    measure = next(c for c in read(text).claims if c.type == "TradeMeasure")
    return {f.entity.label for f in measure.roles["commodity"]}
