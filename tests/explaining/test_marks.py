"""Marks nest, in brackets or in styles, and never change a word."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.explaining.marks import Mark, bracketed, style, styled, within

TEXT = "Peru taxed Chilean copper."
MARKS = [Mark(0, 4, "imposer"), Mark(5, 10, "trigger"), Mark(11, 25, "target"), Mark(19, 25, "commodity")]
SPANS = st.tuples(st.integers(0, 26), st.integers(0, 26), st.sampled_from(["imposer", "trigger", "date"]))


def test_each_mark_is_a_bracket_with_its_name_and_marks_nest() -> None:
    assert bracketed(TEXT, within(MARKS, 0, 26)) == (
        "[imposer: Peru] [trigger: taxed] [target: Chilean [commodity: copper]]."
    )


def test_two_roles_of_one_stretch_share_a_bracket() -> None:
    both = [Mark(0, 4, "exporter"), Mark(0, 4, "importer"), Mark(0, 4, "exporter")]
    assert bracketed(TEXT, within(both, 0, 26)).startswith("[exporter, importer: Peru] taxed")


def test_marks_are_counted_from_the_start_of_the_sentence_and_others_are_left_out() -> None:
    assert within([Mark(105, 110, "trigger"), Mark(3, 9, "date")], 100, 126) == (Mark(5, 10, "trigger"),)


def test_marks_that_cross_never_overlap() -> None:
    crossing = [Mark(0, 10, "imposer"), Mark(5, 25, "target")]
    assert bracketed(TEXT, within(crossing, 0, 26)) == "[imposer: Peru taxed] Chilean copper."


@given(st.lists(SPANS, max_size=6))
def test_without_its_brackets_the_sentence_is_what_it_was(spans: list[tuple[int, int, str]]) -> None:
    marks = within([Mark(*span) for span in spans], 0, len(TEXT))
    shown = bracketed(TEXT, marks)
    assert re.sub(r"\[[a-z, ]+: |\]", "", shown) == TEXT
    assert styled(TEXT, marks).plain == TEXT


def test_control_characters_cannot_play_with_a_terminal() -> None:
    assert "\x1b" not in bracketed("Peru \x1b[31m taxed", ()) + styled("Peru \x1b[31m taxed", ()).plain


def test_a_role_has_a_style_of_its_own_and_each_other_mark_its() -> None:
    assert style("imposer") == style("party")
    assert len({style(what) for what in ("imposer", "trigger", "cue", "said by", "date")}) == 5
    text = styled(TEXT, within(MARKS, 0, 26))
    assert {(span.start, span.end) for span in text.spans} == {(m.start, m.end) for m in MARKS}
