"""A day that is told of one event and is that of another one too."""

from __future__ import annotations

import pytest

from tests.conftest import Read

MEANT = [
    (
        "Peru's president met Norway's prime minister in Oslo on Tuesday. "
        "No fish accord was reached by Peru and Norway.",
        "Agreement",
        ["2024-03-12"],
    ),
    (
        "Peru, Chile and Norway signed the Paris Agreement on Sunday. India did not sign.",
        "Agreement",
        ["2024-03-10", "2024-03-10"],
    ),
    (
        "The trade agreement between Peru and Chile took effect on Sunday. Peru has scrapped its duty on Chilean wine.",
        "TradeMeasure",
        ["2024-03-10"],
    ),
    (
        "The trade agreement between Peru and Chile took effect in 2009. Peru has scrapped its duty on Chilean wine.",
        "TradeMeasure",
        [None],
    ),
    (
        "The trade agreement between Peru and Chile took effect on Sunday. Peru has scrapped its duty on Indian wine.",
        "TradeMeasure",
        [None],
    ),
    (
        "Peru and Norway agreed on Saturday to hold more talks. They agreed not to impose new tariffs on fish.",
        "TradeMeasure",
        ["2024-03-09"],
    ),
]


@pytest.mark.parametrize(("text", "type_", "dates"), MEANT, ids=[m[0] for m in MEANT])
def test_the_day_of_an_event_is_that_of_what_came_about_with_it(
    read: Read, text: str, type_: str, dates: list[str | None]
) -> None:
    assert [c.date for c in read(text).claims if c.type == type_] == dates
