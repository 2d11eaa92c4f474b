"""Measures in a row that share what stands once."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.model import Article

ROWS = [
    (
        "Chile imposed duties of 15 percent on tyres and 8 percent on batteries from Vietnam.",
        [("Chile", "Vietnam", "tyres", 15.0), ("Chile", "Vietnam", "batteries", 8.0)],
    ),
    (
        "Turkey raised tariffs on walnuts to 20 percent and on almonds to 12 percent.",
        [("Turkey", "", "walnuts", 20.0), ("Turkey", "", "almonds", 12.0)],
    ),
    (
        "Egypt will abolish 90 percent of its tariffs on Kenyan goods, and Kenya 80 percent of those on Egyptian ones.",
        [("Egypt", "Kenya", "goods", 90.0), ("Kenya", "Egypt", "goods", 80.0)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[r[0] for r in ROWS])
def test_each_measure_of_a_row_has_its_own_good_and_rate(
    extractor: Extractor, text: str, expected: list[tuple[str, str, str, float]]
) -> None:
    claims = [c for c in next(iter(extractor.extract([Article("own", text)]))).claims if c.type == "TradeMeasure"]
    sides = [
        tuple(" ".join(f.entity.label for f in c.roles.get(role, ())) for role in ("imposer", "target", "commodity"))
        for c in claims
    ]
    assert [(*side, c.quantities[0].min) for side, c in zip(sides, claims, strict=True)] == expected


def test_what_is_left_out_of_a_row_is_as_it_was_before(extractor: Extractor) -> None:
    text = "Peru's tariffs on wine will vanish on day one, and those on spirits over five years."
    first, second = next(iter(extractor.extract([Article("own", text)]))).claims
    assert (first.attributes, first.factuality) == (second.attributes, second.factuality)
    assert [f.entity.label for f in second.roles["imposer"]] == ["Peru"]


def test_a_tax_on_them_is_on_the_goods_that_were_named_before(extractor: Extractor) -> None:
    text = "Togo will lift its ban on cigarettes and cut the import tax on them to 70 percent."
    goods = [c.roles["commodity"][0].entity.label for c in next(iter(extractor.extract([Article("own", text)]))).claims]
    assert goods == ["cigarettes", "cigarettes"]


def test_what_two_sides_do_is_not_about_the_goods_of_one(extractor: Extractor) -> None:
    text = "Peru imposed tariffs on Chilean wine. In March Peru and Chile suspended the tariffs."
    claims = next(iter(extractor.extract([Article("own", text)]))).claims
    lifted = [c for c in claims if c.type == "TradeMeasure" and c.attributes["action"] == "lift"]
    assert [c.roles.get("commodity", ()) for c in lifted] == [()]
