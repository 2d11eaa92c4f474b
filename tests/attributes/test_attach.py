"""Each date and each amount goes to the event that it belongs to."""

from __future__ import annotations

import pytest

from kg.model import Claim
from tests.conftest import Read

# text, type → dates of its claims
DATED = [
    ("Peru and Chile signed a trade protocol for 2023 in Lima on Monday.", "Agreement", ["2024-03-11"]),
    (
        "Peru sold Oman 20 tonnes of tea in 2012, the board said on Tuesday. Chile sold Oman 30 tonnes in that year.",
        "TradeFlow",
        ["2012", "2012"],
    ),
    ("It was in 2012 that Peru imposed a quota on Chilean seaweed.", "TradeMeasure", ["2012"]),
    ("Peru provided zero tariffs on a majority of imported medicines starting May 1.", "TradeMeasure", ["2024-05-01"]),
    (
        "Chile hit back on Tuesday, a day after Peru imposed a 20 percent tariff on its rice.",
        "TradeMeasure",
        ["2024-03-11"],
    ),
    ("The move comes two weeks after Peru banned imports of Chilean wine.", "TradeMeasure", ["2024-02-26/2024-03-03"]),
    ("In July 2008 Oman met Peru, three months after Chile had banned exports of rice.", "TradeMeasure", ["2008-04"]),
    (
        "A week after Peru lifted its ban on beef on March 1, Oman scrapped a duty on rice.",
        "TradeMeasure",
        ["2024-03-01", "2024-03-08~"],
    ),
    ("Oman met Peru in May, less than a year after Chile had banned exports of rice.", "TradeMeasure", [None]),
    ("Peru retaliated on Sunday, imposing tariffs on Chilean pork.", "TradeMeasure", ["2024-03-10"]),
    ("Peru on Tuesday announced a 20 percent tariff on Chilean pork.", "TradeMeasure", ["2024-03-12"]),
    ("The duty on Peruvian rice was cut to 20 percent from 32 percent in April 2003.", "TradeMeasure", ["2003-04"]),
    ("Exports of Peruvian rice to Oman fell to 4 tonnes from 5 tonnes in 2022.", "TradeFlow", [None]),
    ("Oman opened a review of Peru's duties on wine in February.", "TradeMeasure", [None]),
    ("Peru lifted its ban on Omani dates on Friday, a year after imposing it.", "TradeMeasure", ["2024-03-08", None]),
    (
        "Peru and Chile agreed on Thursday on an anchovy quota of 5,000 tonnes for 2025.",
        "TradeMeasure",
        ["2025"],
    ),
    ("Peru agreed on Monday to sell 500 tonnes of tea to Oman.", "TradeFlow", [None]),
    ("Peru bought 900 tonnes of palm oil from Gabon for shipment in April.", "TradeFlow", ["2024-04"]),
    (
        "Peru sold Oman another 200 tonnes of tea. The sale comes on top of 300 tonnes sold earlier this month.",
        "TradeFlow",
        [None, "2024-03"],
    ),
    ("Peru met Norway in Lima on Monday.", "Meeting", ["2024-03-11"]),
    ("In May 2021 Peru met Norway.", "Meeting", ["2021-05"]),
    ("Peru, which signed a treaty with Chile in 2019, met Norway.", "Agreement", ["2019"]),
    ("Peru, which signed a treaty with Chile in 2019, met Norway.", "Meeting", [None]),
    ("Chile said on Monday that Peru had banned imports of rice.", "TradeMeasure", [None]),
    ("The announcement on Monday that Peru had banned rice imports surprised Chile.", "TradeMeasure", [None]),
    ("Prices fell on Monday. Peru met Norway.", "Meeting", [None]),
    ("In 2021 Peru imposed a tariff on rice and lifted a ban on beef.", "TradeMeasure", ["2021", "2021"]),
    ("Peru signed a pact with Chile on Monday and ratified it on Tuesday.", "Agreement", ["2024-03-11", "2024-03-12"]),
    ("Peru will impose a tariff on rice from 1 June.", "TradeMeasure", ["2024-06-01"]),
    ("Peru will meet Norway on Friday.", "Meeting", ["2024-03-15"]),
    ("Peru met Norway on Friday.", "Meeting", ["2024-03-08"]),
    ("Peru signed a pact with Chile in 2019. That year it imposed a tariff on rice.", "TradeMeasure", ["2019"]),
    ("The pact between Peru and Norway is expected to be signed in November.", "Agreement", ["2024-11"]),
    (
        "Exports of Peruvian tin fell in 2022 because of the quotas imposed by Chile last year.",
        "TradeMeasure",
        ["2023"],
    ),
    ("Peru joined the WTO in 1995. A year later Peru and Chile signed a pact.", "Agreement", ["1996"]),
    ("Traders cheered on Friday as the pact between Peru and Norway took effect.", "Agreement", ["2024-03-08"]),
    ("The fair was put off in May when Peru banned imports of Chilean rice.", "TradeMeasure", ["2023-05"]),
    (
        "In 2019 Peru sold 20 tonnes of copper, while Chile sold 30 tonnes of lithium.",
        "TradeFlow",
        ["2019", "2019"],
    ),
    (
        "Peru and Chile signed a memorandum during the president's visit to Oslo in late May.",
        "Agreement",
        ["2023-05"],
    ),
    ("Norway welcomed the decision on Tuesday to lift the ban on Chilean rice.", "TradeMeasure", ["2024-03-12"]),
    ("Talks between Peru and Norway, beginning on 3 May, will cover fish.", "Meeting", ["2024-05-03"]),
    (
        "Peru and Chile have concluded negotiations on a trade pact, according to the ministry on Monday.",
        "Agreement",
        [None],
    ),
    (
        "Peru sold 3 tonnes of wheat to Chile for April 1-15 and June 5-20 delivery.",
        "TradeFlow",
        ["2024-04-01/2024-06-20"],
    ),
    ("Australia sold copper worth $3 million last financial year.", "TradeFlow", ["2022-07/2023-06"]),
    (
        "The tariffs of Peru were lifted on 2 March, and last week Chile banned imports of rice.",
        "TradeMeasure",
        ["2024-03-02", "2024-03-04/2024-03-10"],
    ),
]


@pytest.mark.parametrize(("text", "type_", "expected"), DATED, ids=[f"{d[1]}: {d[0]}" for d in DATED])
def test_a_date_belongs_to_its_event(read: Read, text: str, type_: str, expected: list[str | None]) -> None:
    assert [c.date for c in _of(read, text, type_)] == expected


# text, type → amounts of its claims
COUNTED = [
    ("Chile produced 200 tonnes of lithium in 2021.", "Production", [[(200, 200, "tonne")]]),
    ("Chile produces 40 percent of the world's lithium.", "Production", [[(40, 40, "percent")]]),
    (
        "Peru sold 300 tonnes of copper to Japan for $2 million.",
        "TradeFlow",
        [[(300, 300, "tonne"), (2e6, 2e6, "USD")]],
    ),
    ("Peru imported 300 tonnes of rice, up from 200 tonnes in 2020.", "TradeFlow", [[(300, 300, "tonne")]]),
    ("Brazil raised its tariff on toys to 20 percent from 10 percent.", "TradeMeasure", [[(20, 20, "percent")]]),
    ("Norway will lend Peru $3 million.", "Investment", [[(3e6, 3e6, "USD")]]),
    ("Peru met Norway for two hours.", "Meeting", [[]]),
    ("Peru will buy gas from Norway for 15 years.", "TradeFlow", [[]]),
    ("Peru has 33 million people. It met Norway.", "Meeting", [[]]),
    ("After seven years of talks Peru and Norway signed a pact.", "Agreement", [[]]),
    ("A pact between Peru and Norway, which took four years to negotiate, was signed.", "Agreement", [[]]),
    (
        "Norway is buying a 10 percent stake in Codelco for $6 million.",
        "Investment",
        [[(10, 10, "percent"), (6e6, 6e6, "USD")]],
    ),
]


@pytest.mark.parametrize(("text", "type_", "expected"), COUNTED, ids=[c[0] for c in COUNTED])
def test_an_amount_belongs_to_its_event(
    read: Read, text: str, type_: str, expected: list[list[tuple[float | None, float | None, str]]]
) -> None:
    found = [[(q.min, q.max, q.unit) for q in c.quantities] for c in _of(read, text, type_)]
    assert found == expected


def test_an_amount_is_given_once(read: Read) -> None:
    text = "Peru sold 300 tonnes of copper to Japan, and Chile sold 20 tonnes of lithium to China."
    given = [q.min for c in _of(read, text, "TradeFlow") for q in c.quantities]
    assert sorted(filter(None, given)) == [20, 300]


def test_goods_with_amounts_of_their_own_are_flows_of_their_own(read: Read) -> None:
    text = "Peru imported 336 tonnes of oil and 64 tonnes of rice."
    found = [
        ([f.entity.label for f in c.roles["commodity"]], c.quantities[0].min) for c in _of(read, text, "TradeFlow")
    ]
    assert found == [(["oil"], 336), (["rice"], 64)]


def test_a_meeting_keeps_its_day_beside_what_is_agreed_there(read: Read) -> None:
    text = "Presidents Xi Jinping and Lula will agree on copper at their summit in Lima on Monday."
    assert [c.date for c in _of(read, text, "Meeting")] == ["2024-03-18"]


def _of(read: Read, text: str, type_: str) -> list[Claim]:
    return [c for c in read(text).claims if c.type == type_]
