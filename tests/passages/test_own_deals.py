"""Several names of one deal are one node, and one name of several deals is several."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.fusing.fuse import fuse
from kg.reference.deal_keys import tells_kind_only
from tests.conftest import Read

CEPA = "Indonesia-Canada Comprehensive Economic Partnership Agreement"
ONE = {
    "Canada and Indonesia signed the Canada-Indonesia CEPA in May.": CEPA,
    "Canada and Indonesia signed a Comprehensive Economic Partnership Agreement in May.": CEPA,
    "The Comprehensive Economic Partnership Agreement between Indonesia and Canada was signed in May.": CEPA,
    "Japan and the EU signed the EU-Japan EPA in May.": "EU-Japan Economic Partnership Agreement",
    "Japan and the European Union signed an Economic Partnership Agreement in May.": (
        "EU-Japan Economic Partnership Agreement"
    ),
    "Kenya and Ghana signed the Kenya-Ghana EPA in May.": "Ghana-Kenya Economic Partnership Agreement",
    "Ghana and Kenya signed an Economic Partnership Agreement in May.": "Ghana-Kenya Economic Partnership Agreement",
    "Kenya and Ghana signed the Ghana–Kenya Economic Partnership Agreement in May.": (
        "Ghana-Kenya Economic Partnership Agreement"
    ),
    "Kenya and Peru signed an Economic Partnership Agreement in May.": "Kenya-Peru Economic Partnership Agreement",
    "Kenya and Peru signed the Asuncion Treaty in May.": "Asuncion Treaty",
}


@pytest.mark.parametrize(("text", "name"), ONE.items())
def test_a_deal_is_told_by_its_parties_and_its_kind(read: Read, text: str, name: str) -> None:
    assert {f.entity.label for c in read(text).claims for f in c.roles.get("name", ())} == {name}


def test_a_step_of_one_party_is_of_the_deal_that_the_text_told(read: Read) -> None:
    found = read("Peru and Kenya signed an Economic Partnership Agreement. Kenya ratified the agreement in May.")
    assert [c.roles["name"][0].entity.label for c in found.claims] == ["Kenya-Peru Economic Partnership Agreement"] * 2


def test_an_acronym_that_the_text_explains_means_that_whatever_else_it_is(read: Read) -> None:
    found = read(
        "Kenya and Ghana signed an Economic Partnership Agreement (EPA). The EPA was ratified by Ghana in May."
    )
    names = [c.roles["name"][0].entity.label for c in found.claims]
    assert names == ["Ghana-Kenya Economic Partnership Agreement"] * 2


def test_two_names_of_a_deal_make_one_story_and_deals_of_other_parties_others(extractor: Extractor, read: Read) -> None:
    texts = [
        "Kenya and Ghana signed the Kenya-Ghana EPA in May 2019.",
        "The Economic Partnership Agreement between Ghana and Kenya entered into force in June 2021.",
        "Kenya and Peru signed an Economic Partnership Agreement in May 2019.",
    ]
    claims = [claim for text in texts for claim in read(text).claims]
    assert sorted(len(story.steps) for story in fuse(claims).stories) == [1, 2]


def test_a_name_of_the_kind_alone_could_be_that_of_many_deals() -> None:
    assert tells_kind_only("the Comprehensive Economic Partnership Agreement")
    assert tells_kind_only("CEPA")
    assert not tells_kind_only("Kenya-Ghana EPA")
    assert not tells_kind_only("Asuncion Treaty")
