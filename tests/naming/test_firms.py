"""A firm that an article names with its legal form is that firm wherever it is named without it."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.naming.memory import Memory
from tests.conftest import Read
from tests.passage import open_passage

SHORTENED = [
    ("Veldkamp Dairy N.V. spoke. Veldkamp Dairy sold cheese to Kenya.", "Veldkamp Dairy"),
    ("Ostrava Rail a.s. spoke. Ostrava Rail sold locomotives to Ghana.", "Ostrava Rail"),
    ("Marubeni Tanaka sold wheat to Kenya. Marubeni Tanaka Corp. is based in Tokyo.", "Marubeni Tanaka"),
    ("Nakamura Steel Co., Ltd. spoke. Nakamura Steel sold pipes to India.", "Nakamura Steel"),
    ("Bergström Timber Oyj and Lindqvist Wood Pty Ltd met. Lindqvist Wood sold timber to China.", "Lindqvist Wood"),
    ("Fairbank Mills (Pvt) Ltd. spoke. Fairbank Mills sold cotton to Germany.", "Fairbank Mills"),
    ("The Dutch miner Kessler GmbH spoke. Kessler sold copper to Ghana.", "Kessler"),
    ("Holmgren Foods AB spoke. Holmgren sold butter to Egypt.", "Holmgren Foods"),
]


@pytest.mark.parametrize(("text", "label"), SHORTENED, ids=[label for _, label in SHORTENED])
def test_a_firm_keeps_its_name_and_its_class_without_its_legal_form(read: Read, text: str, label: str) -> None:
    [flow] = [claim for claim in read(text).claims if claim.type == "TradeFlow"]
    [exporter] = flow.roles["exporter"]
    assert (exporter.entity.label, exporter.entity.type) == (label, "Company")


def test_one_firm_is_one_thing_and_has_the_full_name_too(read: Read) -> None:
    found = {name.label: name for name in read("Holmgren Foods AB met Holmgren Foods of Peru.").unknown}
    assert [(label, name.type) for label, name in found.items()] == [("Holmgren Foods", "Company")]


@pytest.mark.parametrize(
    ("text", "word", "type_"),
    [
        ("Georgia Ltd signed a contract. Georgia sells wine.", "Georgia", "Country"),
        ("Trade Secretary B.V. Rao met Hans Kessler.", "Rao", "Person"),
        ("The Food Corporation of India spoke.", "Corporation", "Company"),
    ],
)
def test_what_only_looks_like_a_legal_form_changes_nothing(
    extractor: Extractor, text: str, word: str, type_: str
) -> None:
    mention = open_passage(extractor, text).mention(word)
    assert mention is not None
    assert mention.entity.type == type_


def test_a_word_that_two_firms_share_means_neither(extractor: Extractor) -> None:
    passage = open_passage(extractor, "Zorvex Steel Ltd and Zorvex Motors Ltd spoke.", memory=(memory := Memory()))
    assert {m.entity.label for m in passage.reader.mentions} == {"Zorvex Steel", "Zorvex Motors"}
    assert memory.who("Zorvex") is None
    alone = open_passage(extractor, "Zorvex Steel Ltd spoke.").memory.who("Zorvex")
    assert alone is not None


def test_a_good_in_the_name_of_a_firm_is_not_what_the_article_is_about(read: Read) -> None:
    [claim] = read("Veldkamp Dairy N.V. signed a contract with Kenya. Veldkamp Dairy is Dutch.").claims
    assert "topic" not in claim.roles
