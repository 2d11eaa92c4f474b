"""Words behind a hyphenated prefix are read as one word."""

from __future__ import annotations

import pytest

from tests.conftest import Parse, Read


@pytest.mark.parametrize(
    ("sentence", "word", "lemma"),
    [
        ("They have re-written the deal with Chile.", "re-written", "rewrite"),
        ("Peru re-opened talks with Chile.", "re-opened", "reopen"),
        ("Peru re-imposes duties on wine.", "re-imposes", "reimpose"),
        ("The re-exports of tea rose.", "re-exports", "reexport"),
        ("The two signed a co-operation agreement.", "co-operation", "cooperation"),
    ],
)
def test_the_lemma_of_a_word_with_a_prefix_has_no_hyphen(parsed: Parse, sentence: str, word: str, lemma: str) -> None:
    assert [t.lemma_ for t in parsed(sentence) if t.text == word] == [lemma]


@pytest.mark.parametrize("word", ["shore-based", "pre-war", "Peru-Chile"])
def test_other_words_with_hyphens_are_parted(parsed: Parse, word: str) -> None:
    assert word not in [t.text for t in parsed(f"The {word} pact was signed.")]


def test_a_duty_that_is_re_imposed_is_imposed(read: Read) -> None:
    (claim,) = read("Peru re-imposed duties on Chilean wine.").claims
    assert claim.attributes["action"] == "impose"
    assert [f.entity.label for f in claim.roles["imposer"]] == ["Peru"]


def test_a_deal_that_is_re_negotiated_is_amended(read: Read) -> None:
    (claim,) = read("Norway has re-negotiated its trade agreement with India.").claims
    assert claim.attributes["stage"] == "amended"
