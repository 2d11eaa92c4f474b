"""Markdown: what a reader sees of it, without its marks."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.inputs.md import from_markdown

FRONT = """---
title: "Copper at last"
date: 2014-08-28T09:00:00Z
source: Andes Wire
url: https://andes.example/1
tags: [copper, tin]
---
"""


def test_front_matter_is_read_and_taken_off() -> None:
    draft = from_markdown(FRONT + "\nPeru signed.\n")
    assert (draft.title, draft.published, draft.publisher) == ("Copper at last", dt.date(2014, 8, 28), "Andes Wire")
    assert (draft.url, draft.text) == ("https://andes.example/1", "Peru signed.")


@pytest.mark.parametrize("heading", ["# Copper *at* last", "# Copper at last #", "Copper at last\n=============="])
def test_a_heading_at_the_top_is_the_title(heading: str) -> None:
    draft = from_markdown(f"{heading}\n\nPeru signed.")
    assert (draft.title, draft.text) == ("Copper at last", "Peru signed.")


def test_the_title_of_the_front_matter_goes_first_and_the_heading_is_no_text() -> None:
    draft = from_markdown(f"{FRONT}\n# Another\n\nPeru signed.")
    assert (draft.title, draft.text) == ("Copper at last", "Peru signed.")


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("Peru **signed** a *deal*, ***at last***, ~~not~~ `now`.", "Peru signed a deal, at last, not now."),
        ("Peru __signed__ a _deal_ on snake_case_names.", "Peru signed a deal on snake_case_names."),
        ("Peru [signed](https://x.example/a 'T') a [deal][1].\n\n[1]: https://x.example", "Peru signed a deal."),
        ("![a mine](mine.jpg)\n\nPeru signed.[^2]\n\n[^2]: So it said.", "Peru signed."),
        ("Peru\nand Chile\nsigned.", "Peru and Chile signed."),
        ("> Peru signed,\n> he said.", "Peru signed, he said."),
        ("Both signed:\n\n- Peru\n- Chile\n  at last\n1. Bolivia", "Both signed:\n\nPeru\n\nChile at last\n\nBolivia"),
        ("Peru signed.\n## What it says\nTen years.", "Peru signed.\n\nWhat it says\n\nTen years."),
        ("Peru signed.\n\n***\n\nTen years.", "Peru signed.\n\nTen years."),
        ("Peru signed.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTen years.", "Peru signed.\n\nTen years."),
        ("<!-- a\n\nnote -->Peru <b>signed</b>&nbsp;it &amp; sealed it.", "Peru signed\u00a0it & sealed it."),
        ("Prices rose 5 * 3 percent, or \\*more\\*; 2014\\. See <https://x.example>.", None),
    ],
)
def test_marks_are_taken_off_and_words_stay(source: str, seen: str | None) -> None:
    expected = seen or "Prices rose 5 * 3 percent, or *more*; 2014. See https://x.example."
    assert from_markdown(f"First.\n\n{source}").text == f"First.\n\n{expected}"


def test_a_page_under_the_name_of_markdown_is_read_as_a_page() -> None:
    assert from_markdown("<p>Peru signed.</p><p>Chile did not.</p>").text == "Peru signed.\n\nChile did not."


def test_lines_of_author_and_day_below_the_heading_are_read_and_taken_off() -> None:
    draft = from_markdown("# Copper at last\n\n*By Ana Rojas*\n\nPublished 12 March 2024\n\nPeru and Chile signed.")
    assert (draft.title, draft.published) == ("Copper at last", dt.date(2024, 3, 12))
    assert draft.text == "Peru and Chile signed."
