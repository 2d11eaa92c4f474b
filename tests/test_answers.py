"""The eight questions that the tool is for, answered row by row on four sample reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.graph.store import Graph
from kg.model import Extraction
from kg.query import questions, run
from tests.samples import CHINA, EARTHS, JAPAN, STEEL, USA, WTO, sample_extractions
from tests.world import fact, graph, percent, report, tonnes

LATER = report(
    "later",
    "2016-05-03",
    fact(
        "TradeMeasure",
        "The United States put a tariff of 10 percent on Chinese steel in 2015.",
        imposer=USA,
        target=CHINA,
        commodity=STEEL,
        kind="tariff",
        action="impose",
        date="2015",
        amounts=[percent(10, 10)],
    ),
    fact(
        "TradeMeasure",
        "It ended the tariff on 2 May.",
        imposer=USA,
        target=CHINA,
        commodity=STEEL,
        kind="tariff",
        action="lift",
        date="2016-05-02",
    ),
    fact(
        "Dispute",
        "China had complained about the United States to the World Trade Organization in 2015.",
        complainant=CHINA,
        respondent=USA,
        forum=WTO,
        topic=STEEL,
        stage="filed",
        date="2015",
    ),
    fact(
        "TradeFlow",
        "Japan bought 15,000 tonnes of rare earths from China in 2013.",
        exporter=CHINA,
        importer=JAPAN,
        commodity=EARTHS,
        date="2013",
        amounts=[tonnes(15000)],
    ),
)
SIGNED = "Indian Rare Earths – Toyota Tsusho: contract signed, 2014-09-16"
DEAL = "Indian Rare Earths – Toyota Tsusho: contract on rare earths"
MADE, SOLD = "China: production of rare earths", "China → Japan: trade in rare earths, 2013"
PERHAPS = "India → Japan: trade in rare earths (possible), 2015"
RATE = "United States → China: tariff on steel"
THREAT = "United States → China: impose tariff on steel (planned), 2014-10-01"
IMPOSED = "United States → China: impose tariff on steel, 2015"
LIFTED = "United States → China: lift tariff on steel, 2016-05-02"
SUING = "European Union, Japan, United States"
RULED = f"{SUING} v. China: appeal for complainant, 2014-08-07"
TALKS, DENIED = "Narendra Modi – Shinzo Abe: meeting in Tokyo, 2014-09-01", "China – European Union: meeting (negated)"
NEAR, JUDGES = "Rare earth contract near for Toyota Tsusho", "Judges side with Washington over rare earths"
EXPECTED = "Toyota Tsusho expects to sign a rare earth contract with Indian Rare Earths in September"
ASKED: dict[str, list[str]] = {
    "agreements party=Japan other=India": [
        "Indian Rare Earths, Toyota Tsusho | rare earths | signed | asserted | 2014-09-16 | contract"
        f" | 2,000–2,300 tonnes per year | 2 | {SIGNED}"
    ],
    "status type=Agreement day=2014-09-15": [f"{DEAL} | | | {SIGNED} |"],
    "status type=Agreement day=2014-09": [f"{DEAL} | signed | 2014-09-16 | | {SIGNED}"],
    "status type=Agreement known=2014-09-01": [f"{DEAL} | | | {SIGNED} |"],
    "story type=Agreement known=2014-09-01": [
        f"{DEAL} | {SIGNED} | planned | {EXPECTED} | {NEAR} | 2014-08-28 | Nikkei | 2014-09-16"
    ],
    "impossible": [],
    "suppliers good=rare-earth to=Japan": [
        f"China | exports | rare earths | Japan | asserted | 15,000 tonnes; 310 million USD | 2013 | {SOLD}",
        f"India | exports | rare earths | Japan | possible | 2,000 tonnes per year | 2015 | {PERHAPS}",
    ],
    "shares from=China": [
        f"China | at least 90 percent of the world's rare earths | produces | rare earths | asserted | | | {MADE}"
    ],
    "alternatives good=rare-earths to=Japan without=China": [
        f"India | exports | rare earths | possible | Japan | 2,000 tonnes per year | 2015 | {PERHAPS}"
    ],
    "measures imposer=usa target=China": [
        f"United States | China | steel | tariff | impose | planned | 2014-10-01 | 25 percent | {LIFTED} | {THREAT}",
        f"United States | China | steel | tariff | impose | asserted | 2015 | 10 percent | {LIFTED} | {IMPOSED}",
        f"United States | China | steel | tariff | lift | asserted | 2016-05-02 | | | {LIFTED}",
    ],
    "lifted imposer=US": [
        f"United States | China | steel | tariff | asserted | 2016-05-02 | {THREAT}; {IMPOSED} | lift | | {LIFTED}"
    ],
    "disputes state=open": [
        "China | United States | steel | open | filed | asserted | 2015 | World Trade Organization |"
        " | China v. United States: dispute filed, 2015"
    ],
    "rulings respondent=China": [
        f"World Trade Organization | {SUING} | China | for complainant | asserted | {SUING} | China"
        f" | export limits on rare earths | 2014-08-07 | appeal | export limits on rare earths | {RULED}"
    ],
    "meetings": [
        f"Narendra Modi, Shinzo Abe | Tokyo | asserted | 2014-09-01 | | 2 | {TALKS}",
        f"China, European Union | | negated | | | 1 | {DENIED}",
    ],
    "certainty source=Nikkei": [
        f"{SIGNED} | planned | Nikkei | {EXPECTED} | {NEAR} | 2014-08-28 | 2014-09-16 | expects | Harbour Wire"
    ],
    "certainty certainty=negated": [
        f"{DENIED} | negated | China | China denied that it had agreed to meet the European Union | {JUDGES}"
        " | 2014-08-08 | | denied | Harbour Wire"
    ],
    "planned about=Japan": [f"{PERHAPS} | possible | 2015 | | 2,000 tonnes per year | 1"],
    "guesses": ["It | United States | coreference | 0.6 | It ended the tariff on 2 May. | Report later"],
    "disagreements": [
        f"{SOLD} | amount | 12,000 tonnes | 15,000 tonnes | 15,000 tonnes"
        f" | Japan bought 12,000 tonnes of rare earths worth $310 million from China in 2013 | {JUDGES} | 2014-08-08 |",
        f"{SOLD} | amount | 15,000 tonnes | 12,000 tonnes | 15,000 tonnes"
        " | Japan bought 15,000 tonnes of rare earths from China in 2013. | Report later | 2016-05-03 |",
    ],
    "changes": [
        f"{RATE} | rate | {THREAT} | 25 percent | planned"
        " | The United States threatened a tariff of 25 percent on Chinese steel from 1 October"
        f" | {JUDGES} | 2014-08-08",
        f"{RATE} | rate | {IMPOSED} | 10 percent | asserted"
        " | The United States put a tariff of 10 percent on Chinese steel in 2015. | Report later | 2016-05-03",
    ],
    "hubs type=Country": [
        "China | country | 7 | 4",
        "United States | country | 5 | 4",
        "Japan | country | 3 | 5",
        "India | country | 1 | 1",
    ],
    "actors about=India": [
        f"Narendra Modi: Prime Minister of India | Prime Minister Narendra Modi | {NEAR}"
        " | Narendra Modi | holds office | Prime Minister | India"
    ],
    "timeline about=India": [
        f"2014-09-01 | {TALKS} | asserted | participant | meeting | | | 2",
        f"2014-09-16 | {SIGNED} | asserted | party | agreement | 2,000–2,300 tonnes per year | Nikkei | 2",
        f"2015 | {PERHAPS} | possible | exporter | trade flow | 2,000 tonnes per year | | 1",
    ],
}


def guessed(extraction: Extraction) -> Extraction:
    """The report, with "It" of its second sentence linked to the United States by a guess."""
    tariff, lifted, *rest = extraction.claims
    [it] = lifted.roles["imposer"]
    it = replace(it, mention="It", start=lifted.start, end=lifted.start + 2, method="coreference", score=0.6)
    return replace(extraction, claims=(tariff, replace(lifted, roles={**lifted.roles, "imposer": (it,)}), *rest))


@pytest.fixture(scope="module")
def samples() -> Graph:
    return graph(*sample_extractions(), guessed(LATER))


@pytest.mark.parametrize(("asked", "rows"), ASKED.items(), ids=ASKED)
def test_an_answer_has_these_rows_and_no_others(asked: str, rows: list[str], samples: Graph) -> None:
    name, *values = asked.split()
    found = run(samples, name, dict(value.split("=") for value in values))
    lines = [" | ".join("" if cell is None else str(cell) for cell in row) for row in found.rows]
    assert [" ".join(line.split()) for line in lines] == rows


def test_every_question_of_the_package_is_asked_here() -> None:
    assert {asked.split()[0] for asked in ASKED} == {question.name for question in questions()}
