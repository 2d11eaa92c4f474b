"""A date that is given once for figures of one period, or for cuts that come on one day."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read

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
]


@pytest.mark.parametrize(("text", "type_", "dates"), SHARED, ids=[s[0] for s in SHARED])
def test_what_goes_on_from_the_event_before_has_its_date(
    read: Read, text: str, type_: str, dates: list[str | None]
) -> None:
    assert [c.date for c in read(text).claims if c.type == type_] == dates
