"""Amounts and dates of a sentence go to the event that they belong to."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.extract import Extractor
from kg.model import Article, Claim

PUBLISHED = dt.date(2024, 3, 14)


def _read(extractor: Extractor, text: str, kind: str) -> list[Claim]:
    article = Article("own", text, published=PUBLISHED)
    return [c for c in next(iter(extractor.extract([article]))).claims if c.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        ("Kenya sold 40,000 tonnes of tea to Japan for May delivery.", "TradeFlow", "2024-05"),
        ("Chile bought 20,000 tonnes of wheat for shipment June 1-15.", "TradeFlow", "2024-06-01/2024-06-15"),
        ("Brazilian rice production is expected to fall to 9 million tonnes in 2025.", "Production", "2025"),
        ("The Norwegian government announced Tuesday the complaint against Brazil.", "Dispute", "2024-03-12"),
        ("Peru confirmed on Tuesday the agreement with Chile on copper.", "Agreement", "2024-03-12"),
        ("The tea ban dates from 2019, when Kenya imposed it on Malawi.", "TradeMeasure", "2019"),
    ],
)  # fmt: skip
def test_the_date_is_that_of_the_event(extractor: Extractor, text: str, kind: str, date: str) -> None:
    assert {c.date for c in _read(extractor, text, kind)} == {date}


def test_the_day_of_a_report_dates_no_measure(extractor: Extractor) -> None:
    claims = _read(extractor, "Norway said on Monday it would impose a tariff on steel from Chile.", "TradeMeasure")
    assert [c.date for c in claims] == [None]


@pytest.mark.parametrize(
    ("text", "kind", "amounts"),
    [
        (
            "Brazil's imports of iron ore and soybean dropped by 1.6 percent and 2 percent to 803 million tonnes and "
            "70 million tonnes, respectively.",
            "TradeFlow",
            [1.6, 803_000_000],
        ),
        (
            "Brazilian tariffs of 25 percent on steel and 10 percent on aluminum from Chile were left untouched.",
            "TradeMeasure",
            [25],
        ),
    ],
)
def test_a_claim_keeps_no_amount_of_another_good(
    extractor: Extractor, text: str, kind: str, amounts: list[float]
) -> None:
    assert [q.min for q in _read(extractor, text, kind)[0].quantities] == amounts
