"""A date that is given once for figures of one period, or for cuts that come on one day."""

from __future__ import annotations

import pytest

from tests.conftest import Read

SHARED = [
    (
        "Norway's exports rose to 11 billion dollars in the first quarter of 2019. Norway's imports rose to 7 billion.",
        "TradeFlow",
        ["2019-01/2019-03", "2019-01/2019-03"],
    ),
    (
        "From June 1 Peru will cut its duty on rice. Peru will cut its duty on shoes to 2 percent.",
        "TradeMeasure",
        ["2024-06-01", "2024-06-01"],
    ),
    (
        "Norway's exports rose to 11 billion dollars in the first quarter of 2019. Peru's imports rose to 7 billion.",
        "TradeFlow",
        ["2019-01/2019-03", None],
    ),
    (
        "From June 1 Peru will cut its duty on rice. Peru has raised its duty on shoes to 2 percent.",
        "TradeMeasure",
        ["2024-06-01", None],
    ),
    (
        "Peru will halve its duty on rice by 2027. It will cut its duty on shoes to 2 percent.",
        "TradeMeasure",
        ["2027", None],
    ),
    (
        "Norway's trade surplus widened to 2 billion dollars in January. Exports rose 5 percent to 9 billion dollars.",
        "TradeFlow",
        ["2024-01"],
    ),
    (
        "The January surplus of Norway was 2 billion dollars, against 1 billion in June. "
        "Exports were 9 billion dollars against 8 billion in June.",
        "TradeFlow",
        ["2024-01"],
    ),
    ("In 1986 Peru's trade was slack. Peru imports 500 tonnes of rice a year.", "TradeFlow", [None]),
    (
        "Peru's steel output fell 3 percent in 2021. The country sold 300 tonnes of steel to Chile.",
        "TradeFlow",
        ["2021"],
    ),
    (
        "Peru refined 9 percent of the world's copper last year; its mines produced 8 percent of the tin.",
        "Production",
        ["2023", "2023"],
    ),
]


@pytest.mark.parametrize(("text", "type_", "dates"), SHARED, ids=[s[0] for s in SHARED])
def test_what_goes_on_from_the_event_before_has_its_date(
    read: Read, text: str, type_: str, dates: list[str | None]
) -> None:
    assert [c.date for c in read(text).claims if c.type == type_] == dates
