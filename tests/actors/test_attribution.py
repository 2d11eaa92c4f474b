"""Who the text says an event from."""

from __future__ import annotations

import pytest

from kg.actors.actors import actors
from kg.actors.attribution import source
from kg.clauses.reader import Slot
from kg.extract import Extractor
from kg.model import Filler
from tests.conftest import Read
from tests.passage import open_passage

SAID = [
    ("Japan signed the pact.", []),
    ("Japan signed the pact, the Nikkei reported.", ["Nikkei"]),
    ("The Nikkei reported that Japan signed the pact.", ["Nikkei"]),
    ("“Japan signed the pact,” Narendra Modi said.", ["Narendra Modi"]),
    ("According to Reuters, Japan signed the pact.", ["Reuters"]),
    ("Japan signed the pact, according to officials.", ["officials"]),
    ("Officials said Japan signed the pact.", ["Officials"]),
    ("A U.S. trader said Japan signed the pact.", ["U.S. trader"]),
    ("Modi told Reuters that Japan signed the pact.", ["Narendra Modi"]),
    ("Peru and Chile said that Japan signed the pact.", ["Peru", "Chile"]),
    ("Japan denied that it signed the pact.", ["Japan"]),
    ("Reuters said officials had said Japan signed the pact.", ["officials"]),
    ("Nikkei editor Taro Ito said Japan signed the pact.", ["Taro Ito"]),
    ("Japan, which Peru said was late, signed the pact.", []),
    ("Peru spoke and Japan signed the pact.", []),
    ("According to a statement from the Nikkei, Japan signed the pact.", ["Nikkei"]),
    ("According to figures released by the Nikkei, Japan signed the pact.", ["Nikkei"]),
    ("Japan signed the pact according to the rules.", []),
    ("Peru said the port, which Japan signed away, was busy.", []),
    ("Sinopec paid. The Chinese company said Japan signed the pact.", ["Sinopec"]),
    ("Narendra Modi spoke. The prime minister said Japan signed the pact.", ["Narendra Modi"]),
    ("The Nikkei Association met. The association said Japan signed the pact.", ["Nikkei Association"]),
]


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[s[0] for s in SAID])
def test_who_says_so(extractor: Extractor, text: str, expected: list[str]) -> None:
    passage = open_passage(extractor, text)
    assert [f.entity.label for f in source(passage.token("signed"), passage.reader, []).by] == expected


CARRIED = [
    ("It added that Japan signed the pact.", ["Peru"]),
    ("The newspaper said Japan signed the pact.", ["Peru"]),
    ("Chile said Japan signed the pact.", ["Chile"]),
    ("Japan signed the pact.", []),
    ("“Japan signed the pact.”", ["Peru"]),
    ("Besides, Japan signed the pact.", ["Peru"]),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED, ids=[c[0] for c in CARRIED])
def test_it_is_whom_the_text_cited_last(extractor: Extractor, text: str, expected: list[str]) -> None:
    passage = open_passage(extractor, text)
    assert [f.entity.label for f in source(passage.token("signed"), passage.reader, _cited(extractor)).by] == expected


def test_a_source_is_quoted_at_its_place(extractor: Extractor) -> None:
    text = "A U.S. trader said Japan signed the pact."
    passage = open_passage(extractor, text, base=30)
    said = source(passage.token("signed"), passage.reader, [])
    (found,) = said.by
    assert said.word == passage.token("said")
    assert text[found.start - 30 : found.end - 30] == found.mention == "U.S. trader"


def _cited(extractor: Extractor) -> list[Filler]:
    passage = open_passage(extractor, "Peru spoke.")
    return actors(passage.token("Peru"), Slot(("Country",)), passage.reader)


GOES_ON = [
    "The mood was bad, Ana Silva said after a call with Torres.",
    "Ana Silva said after a call with Torres that the mood was bad.",
]


@pytest.mark.parametrize("between", GOES_ON)
def test_a_quotation_is_of_whoever_was_cited_last_of_whatever(read: Read, between: str) -> None:
    text = f'Peru will raise tariffs on rice, Juan Torres said. {between}\n\n"Chile will cut tariffs on wine in May."'
    told = {c.attributes["action"]: [f.entity.label for f in c.source] for c in read(text).claims}
    assert told == {"increase": ["Juan Torres"], "reduce": ["Ana Silva"]}
