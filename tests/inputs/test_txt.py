"""Plain text: headers, titles, wrapped lines, and markup under a false name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.inputs import read
from kg.inputs.txt import from_text, unwrapped
from kg.model import Article

BODY = "Peru and Chile signed a contract on copper in Lima on Monday.\n\nIt runs for ten years."


def test_header_lines_are_read_and_taken_off() -> None:
    headers = (
        "Title: Copper at last\nDate: 28 August 2014\nSource: Andes Wire\nURL: https://andes.example/1\nAuthor: N. N."
    )
    draft = from_text(f"{headers}\n\n{BODY}")
    assert (draft.title, draft.published, draft.publisher) == ("Copper at last", dt.date(2014, 8, 28), "Andes Wire")
    assert (draft.url, draft.text) == ("https://andes.example/1", BODY)


def test_header_lines_below_a_title_are_read_and_taken_off() -> None:
    draft = from_text(f"Copper at last\n\nPublished: 28 August 2014\nSource: Andes Wire\n\n{BODY}")
    assert (draft.title, draft.published, draft.publisher) == ("Copper at last", dt.date(2014, 8, 28), "Andes Wire")
    assert draft.text == BODY


@pytest.mark.parametrize(
    "front",
    [
        "12 March 2024",
        "By Ana Rojas\n\n12 March 2024",
        "By Ana Rojas\n12 March 2024",
        "By Ana Rojas | Andes Wire | March 12, 2024",
        "Published 12 March 2024\nBy Ana Rojas and Leo Paz",
        "Tuesday, 12 March 2024, 7.40 a.m.",
        "2024-03-12",
        "Reporting by Ana Rojas\nEditing by Leo Paz\n12 March 2024",
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_lines_of_author_and_day_below_a_title_are_read_and_taken_off(front: str, gap: str) -> None:
    draft = from_text(f"Copper at last{gap}{front}\n\n{BODY}")
    assert (draft.title, draft.published, draft.text) == ("Copper at last", dt.date(2024, 3, 12), BODY)


@pytest.mark.parametrize(
    "line",
    [
        "By 12 March 2024 the duty will be gone.",
        "Duties from 1 May 2024 on copper, tin, zinc, lead and nickel from Chile",
        "12 March 2024 was the day.",
        "LIMA, 12 March 2024",
    ],
)
def test_other_lines_with_a_day_below_a_title_are_text(line: str) -> None:
    assert from_text(f"Copper at last\n\n{line}\n\n{BODY}").text.startswith(line)


def test_a_text_that_is_nothing_but_a_byline_stays() -> None:
    assert from_text("By Ana Rojas").text == "By Ana Rojas"


@pytest.mark.parametrize("line", ["Date: last Thursday", "Date: 3/4/2014", "Note: to be checked", "He said: we agree"])
def test_a_line_that_is_no_header_stays_in_sight(line: str) -> None:
    assert from_text(f"{line}\n{BODY}").text.startswith(line)


@pytest.mark.parametrize("title", ["Copper at last", "Is copper back?", "Copper at last!"])
def test_a_short_first_line_above_a_blank_one_is_the_title(title: str) -> None:
    draft = from_text(f"{title}\n\n{BODY}")
    assert (draft.title, draft.text) == (title, BODY)


@pytest.mark.parametrize("title", ["Is copper back?", "Copper is back.", "“Is copper back?”", "Copper …"])
@pytest.mark.parametrize("front", ["By Ana Rojas, 12 March 2024", "12 March 2024", "Date: 12 March 2024\nSource: Wire"])
def test_above_author_day_or_headers_a_whole_sentence_is_a_title(title: str, front: str) -> None:
    draft = from_text(f"{title}\n\n{front}\n\n{BODY}")
    assert (draft.title, draft.published, draft.text) == (title, dt.date(2024, 3, 12), BODY)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Copper at last\nPeru and Chile signed.",
        "Copper at last",
        "Lima, 7 July 2023\n\n" + BODY,
        "“We have agreed.”\n\n" + BODY,
        "“Have we agreed?”\n\n" + BODY,
        "Copper " * 30 + "\n\n" + BODY,
    ],
    ids=["a sentence", "no blank line", "alone", "a dateline", "a quotation", "a question", "long"],
)
def test_other_first_lines_are_text(text: str) -> None:
    draft = from_text(text)
    assert draft.title == ""
    assert draft.text.startswith(text[:12])


def test_wrapped_lines_are_joined_and_others_are_paragraphs() -> None:
    wrapped = "Peru and Chile signed a contract on copper in Lima on Monday,\ntheir governments said."
    assert unwrapped(wrapped) == wrapped.replace("\n", " ")
    assert unwrapped("Copper\nTin\nZinc") == "Copper\n\nTin\n\nZinc"
    paragraphs = "\n".join([wrapped.replace("\n", " ") * 2] * 2)
    assert unwrapped(paragraphs) == paragraphs.replace("\n", "\n\n")


def test_markup_in_a_text_file_is_read_as_markup(tmp_path: Path) -> None:
    markup = "<div><span>Peru &amp; Chile signed.</span></div><div> </div><div>It <b>holds</b>.</div><div>(Wire)</div>"
    (tmp_path / "a.txt").write_text(markup)
    (tmp_path / "b.txt").write_text(f"Title: Copper\nDate: 2014-08-28\n\n{markup}")
    bare, headed = (item for item in read([tmp_path]) if isinstance(item, Article))
    assert bare.text == headed.text == "Peru & Chile signed.\n\nIt holds.\n\n(Wire)"
    assert (headed.title, headed.published) == ("Copper", dt.date(2014, 8, 28))


@pytest.mark.parametrize(
    "text", ["If a < b and b > c, a deal pays.", "<Reuters> said so.", "Use <b>bold</b> or <i>not</i>."]
)
def test_a_stray_angle_is_no_markup(text: str) -> None:
    assert from_text(text).text == text


def test_a_dateline_with_its_year_gives_the_day_of_publication(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("LIMA, July 7, 2023 (Andes Wire) – Peru and Chile signed a contract on copper.")
    (tmp_path / "b.txt").write_text("LIMA, July 7 – Peru and Chile signed a contract on 4 May 2019 on copper.")
    (tmp_path / "c.txt").write_text("On 7 July 2023 Peru and Chile signed a contract – on copper.")
    found = [item.published for item in read([tmp_path]) if isinstance(item, Article)]
    assert found == [dt.date(2023, 7, 7), None, None]
