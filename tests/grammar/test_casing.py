"""Text in capitals, and headlines that capitalise every word, are read as in normal case, and quoted as written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import Extractor
from kg.grammar.casing import Casing
from kg.model import Filler
from tests.conftest import Read

SHOUTED = {
    "EC AGREES TRADE DEAL WITH ARGENTINA": "EC agrees trade deal with Argentina",
    "CHILE IMPOSES TARIFF ON ARGENTINE WHEAT": "Chile imposes tariff on Argentine wheat",
    "KOREA'S LNG IMPORTS FROM QATAR UP 12 PCT": "Korea's LNG imports from Qatar up 12 pct",
    "US STEEL TARIFFS TAKE EFFECT": "US steel tariffs take effect",
    "EGYPT CUTS WHEAT DUTY FROM JAN 1": "Egypt cuts wheat duty from Jan 1",
    "U.S. MAY SUE CANADA AT WTO IN MAY": "U.S. may sue Canada at WTO in May",
    "GERMAN FIRM WHO BOUGHT A MINE IN PERU": "German firm who bought a mine in Peru",
    "MERCOSUR TO SIGN A PACT ON FRIDAY": "Mercosur to sign a pact on Friday",
    "HE SAID. THE DUTY ON RICE STAYS.": "He said. The duty on rice stays.",
    "ZENTRAL SELLS KENYA TEA AND COFFEE": "Zentral sells Kenya tea and coffee",
    "LAGOS, MARCH 4 - GHANA LIFTS BAN ON RICE": "LAGOS, March 4 - Ghana lifts ban on rice",
    "The minister said: PERU WILL NOT PAY THE DUTY.": "The minister said: Peru will not pay the duty.",
}
KEPT = [
    "WTO, OECD, UNCTAD and ASEAN met.",
    "BUENOS AIRES, March 4 (Reuters) - Peru signed.",
    "WASHINGTON D.C.",
    "The IMF, OPEC, EU, US, UK, UAE.",
    "USMCA and RCEP differ.",
    "NEW DELHI\n\nIndia met Oman.",
]
HEADLINES = {
    "China Scraps Duties on Australian Barley": "China scraps duties on Australian barley",
    "Toyota Tsusho Signs Lithium Deal With Bolivia": "Toyota Tsusho signs lithium deal with Bolivia",
    "Prime Minister of Japan": "Prime Minister of Japan",
    "Japan and Peru sign Free Trade Agreement": "Japan and Peru sign Free Trade Agreement",
    "Sinopec, QatarEnergy, CNPC": "Sinopec, QatarEnergy, CNPC",
}


@pytest.fixture(scope="module")
def casing(reader: Extractor) -> Casing:
    return Casing(reader.catalog, reader.dictionary.knows)


@pytest.mark.parametrize(("text", "expected"), SHOUTED.items())
def test_capitals_are_undone_and_names_keep_theirs(casing: Casing, text: str, expected: str) -> None:
    assert casing.text(text) == expected


@pytest.mark.parametrize("text", KEPT)
def test_acronyms_datelines_and_lone_names_stay(casing: Casing, text: str) -> None:
    assert casing.text(text) == text


@pytest.mark.parametrize(("title", "expected"), HEADLINES.items())
def test_a_headline_that_capitalises_every_word_keeps_the_capitals_of_names(
    casing: Casing, title: str, expected: str
) -> None:
    assert casing.title(title) == expected


def test_the_article_itself_tells_how_its_words_are_written(reader: Extractor) -> None:
    told = "A deal with Bloom, a firm from Green, was signed by the ACME group. The Bloom plant grows."
    casing = Casing(reader.catalog, reader.dictionary.knows, told)
    assert casing.title("BLOOM AND ACME TO BUILD PLANT IN GREEN") == "Bloom and ACME to build plant in Green"


@given(st.text())
def test_no_letter_is_gained_or_lost(reader: Extractor, text: str) -> None:
    casing = Casing(reader.catalog, reader.dictionary.knows, text)
    assert len(casing.text(text)) == len(casing.title(text)) == len(text)


def test_what_is_read_from_capitals_is_quoted_in_capitals(read: Read) -> None:
    text = "CHILE IMPOSES 20 PCT TARIFF ON ARGENTINE WHEAT FROM MAY 1."
    found = read(text)
    (claim,) = found.claims
    assert claim.quote == text
    assert claim.date == "2024-05-01"
    assert _told(claim.roles["imposer"]) == [("Chile", "CHILE")]
    assert _told(claim.roles["target"]) == [("Argentina", "ARGENTINE WHEAT")]
    assert _told(claim.roles["commodity"]) == [("wheat", "WHEAT")]
    assert all(text[f.start : f.end] == f.mention for fillers in claim.roles.values() for f in fillers)
    assert claim.trace is not None
    assert [words.text for words in claim.trace.trigger] == ["IMPOSES", "TARIFF"]


def test_an_unknown_name_in_capitals_is_the_same_one_as_in_normal_case(read: Read) -> None:
    shouted = read("ZENTRAL SIGNS COPPER DEAL WITH FIRM IN PERU, MINISTER SAYS.")
    plain = read("Zentral signs copper deal with firm in Peru, minister says.")
    assert shouted.unlinked == plain.unlinked


def _told(fillers: tuple[Filler, ...]) -> list[tuple[str, str]]:
    return [(f.entity.label, f.mention) for f in fillers]
