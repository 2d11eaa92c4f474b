"""Tests of kg/grammar/copied.py and kg/grammar/tokens.py: the copy says of every word what spaCy says of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.extract import Extractor
from kg.grammar.copied import copied
from kg.grammar.tokens import Doc

TEXT = """LIMA, March 3 - Peru and Chile, which met in Lima, made a U.S.-style pact on copper, lead and zinc on Monday.

"We'll lift the duties that we had imposed," said trade minister Ana Perez, 54, of the party  that won.
It didn't say when."""
PLAIN = (
    "i",
    "idx",
    "text",
    "lower_",
    "lemma_",
    "pos_",
    "tag_",
    "dep_",
    "ent_type_",
    "is_space",
    "is_alpha",
    "is_digit",
)
WORDS = ("head", "left_edge", "right_edge")
LISTS = ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts")


@pytest.fixture(scope="module")
def theirs(extractor: Extractor) -> Any:
    return extractor.nlp(TEXT)


@pytest.fixture(scope="module")
def ours(theirs: Any) -> Doc:
    return copied(theirs)


@pytest.mark.parametrize("name", PLAIN)
def test_a_word_is_the_same(name: str, theirs: Any, ours: Doc) -> None:
    assert [getattr(t, name) for t in ours] == [getattr(t, name) for t in theirs]


@pytest.mark.parametrize("name", WORDS)
def test_the_word_related_to_a_word_is_the_same(name: str, theirs: Any, ours: Doc) -> None:
    assert [getattr(t, name).i for t in ours] == [getattr(t, name).i for t in theirs]


@pytest.mark.parametrize("name", LISTS)
def test_the_words_related_to_a_word_are_the_same_in_the_same_order(name: str, theirs: Any, ours: Doc) -> None:
    def numbers(word: Any) -> list[int]:
        return [t.i for t in getattr(word, name)]

    assert any(map(numbers, ours))
    assert list(map(numbers, ours)) == list(map(numbers, theirs))


@pytest.mark.parametrize(
    "look",
    [
        lambda doc: [(s.start, s.end, s.start_char, s.end_char, s.text, s.root.i, len(s)) for s in doc.sents],
        lambda doc: [(e.start, e.end, e.label_, e.text, e.root.i) for e in doc.ents],
        lambda doc: [t.sent.start for t in doc],
        lambda doc: [doc[a:b].text for a in range(-3, len(doc) + 2) for b in range(-2, len(doc) + 3)],
        lambda doc: [doc[a:b].root.i for a in range(len(doc)) for b in range(a + 1, len(doc) + 1)],
        lambda doc: [doc[4:9][a:b].text for a in range(-7, 7) for b in range(-7, 7)],
        lambda doc: [[t.i for t in doc[4:9]], doc[4:9][-1].i, doc[-1].i, len(doc), doc.text],
    ],
)
def test_a_stretch_is_the_same(look: Callable[[Any], object], theirs: Any, ours: Doc) -> None:
    assert look(ours) == look(theirs)


@pytest.mark.parametrize("mode", ["strict", "expand"])
def test_the_words_between_two_characters_are_the_same(mode: str, theirs: Any, ours: Doc) -> None:
    def stretch(doc: Any, start: int, end: int) -> tuple[int, int] | None:
        found = doc.char_span(start, end, alignment_mode=mode)
        return (found.start, found.end) if found is not None else None

    places = [(a, b) for a in range(len(TEXT) + 2) for b in range(a + 1, min(a + 15, len(TEXT) + 2))]
    assert [stretch(ours, *place) for place in places] == [stretch(theirs, *place) for place in places]


def test_a_neighbour_beyond_either_end_is_an_error(ours: Doc) -> None:
    assert ours[1].nbor(-1) is ours[0]
    assert ours[0].nbor() is ours[1]
    with pytest.raises(IndexError):
        ours[0].nbor(-1)
    with pytest.raises(IndexError):
        ours[-1].nbor()


def test_a_text_without_words_has_no_sentence(extractor: Extractor) -> None:
    empty = copied(extractor.nlp(""))
    assert (len(empty), empty.sents, empty.ents, empty.text) == (0, (), (), "")


def test_one_word_is_one_object(ours: Doc) -> None:
    below = [(word, child) for word in ours for child in word.children]
    assert len(below) > 30
    assert all(child.head is word and ours[child.i] is child for word, child in below)
    assert all(word.doc is ours for word in ours)
