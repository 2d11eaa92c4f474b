"""CSV tables: rows over many lines, other delimiters, and no bad row that stops the rest."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.inputs import read
from kg.inputs.csv import Table
from kg.model import Article, Skipped

TEXT = 'Peru and Chile signed a "contract" on copper, in Lima.\n\nIt runs for ten years.'
CELL = st.text(st.sampled_from('ab,;"\n'), min_size=1, max_size=8)


def table(folder: Path, text: str, name: str = "news.csv") -> list[Article | Skipped]:
    (folder / name).write_text(text, encoding="utf-8", newline="")
    return list(read([folder / name]))


def test_a_table_as_spreadsheets_write_it_is_read(tmp_path: Path) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerows([["ID", "Title", "Published", "Text", "extra"], ["a", "Copper", "2014-08-28", TEXT, "x"]])
    assert table(tmp_path, "\ufeff" + buffer.getvalue()) == [Article("a", TEXT, "Copper", dt.date(2014, 8, 28))]


def test_columns_may_have_the_names_that_headers_have(tmp_path: Path) -> None:
    said = "Peru and Chile signed a deal on the port."
    (found,) = table(tmp_path, f"Headline,Date,Body,Source\nCopper,2014-08-28,{said},Andes Wire\n")
    assert isinstance(found, Article)
    assert (found.title, found.published, found.text) == ("Copper", dt.date(2014, 8, 28), said)
    assert found.publisher == "Andes Wire"


def test_of_two_columns_for_one_field_its_own_name_counts(tmp_path: Path) -> None:
    (found,) = table(tmp_path, "date,published,text\n1999-01-01,2014-08-28,Peru and Chile signed a deal on the port.\n")
    assert isinstance(found, Article)
    assert found.published == dt.date(2014, 8, 28)


@pytest.mark.parametrize(("mark", "name"), [(";", "a.csv"), ("\t", "a.csv"), ("\t", "a.tsv")])
def test_other_delimiters_are_found_in_the_header(tmp_path: Path, mark: str, name: str) -> None:
    (found,) = table(tmp_path, f"id{mark}text\na{mark}Peru, Chile signed.\n", name)
    assert isinstance(found, Article)
    assert found.text == "Peru, Chile signed."


def test_a_field_may_be_as_long_as_an_article_and_the_limit_of_the_module_stays(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    (found,) = table(tmp_path, "id,text\na," + "Peru and Chile signed a deal in the port. " * 5_000)
    assert isinstance(found, Article)
    assert len(found.text) > 200_000
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('x,"never closed', "bad-row"),
        ('x,"closed" badly', "bad-row"),
        ("x,Peru, Chile, and Bolivia signed.", "bad-row"),
        ("x,", "no-text"),
        ("x", "no-text"),
        ("x,Китай и Россия подписали соглашение.", "language"),
        (f"x,{'a' * 5_000_001}", "too-large"),
    ],
)
def test_a_bad_row_is_skipped_at_its_line_and_the_rest_is_read(tmp_path: Path, bad: str, reason: str) -> None:
    good = 'b,"Peru signed.\nChile did."\n\nc,Inches: 5" pipe.\n'
    found = table(tmp_path, f"id,text\na,Peru signed.\n{bad}\n{good}")
    assert [item.id for item in found if isinstance(item, Article)] == ["a", "b", "c"]
    assert [(item.place.rpartition("/")[2], item.reason) for item in found if isinstance(item, Skipped)] == [
        ("news.csv:3", reason)
    ]


@pytest.mark.parametrize(
    ("text", "reason"), [("id,words\na,b\n", "columns"), ("\n\n", "empty"), ('"id,text', "columns")]
)
def test_a_table_without_columns_that_we_know_is_skipped_whole(tmp_path: Path, text: str, reason: str) -> None:
    assert [item.reason for item in table(tmp_path, text) if isinstance(item, Skipped)] == [reason]


@settings(deadline=None)
@given(st.lists(st.lists(CELL, min_size=2, max_size=2), max_size=5))
def test_rows_are_cut_where_the_csv_module_cuts_them(rows: list[list[str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    lines = buffer.getvalue().split("\n")
    found = Table(iter(enumerate(lines, 1)), ["a", "b"], ",").rows()
    assert [row for _, row in found] == rows


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>Peru signed.</p><p>Chile &amp; Peru met.</p>", "Peru signed.\n\nChile & Peru met."),
        ("LIMA - Peru signed.<br>Chile met.", "LIMA - Peru signed.\nChile met."),
        ("Peru &amp; Chile signed a deal on Q&A, at <5% of R&D;", "Peru & Chile signed a deal on Q&A, at <5% of R&D;"),
        ("Peru signed.\n\nIt said <p> is a tag of HTML.", "Peru signed.\n\nIt said <p> is a tag of HTML."),
    ],
)
def test_html_in_the_text_of_a_cell_is_read_as_such(tmp_path: Path, cell: str, text: str) -> None:
    (found,) = table(tmp_path, f'id,text\na,"{cell}"\n')
    assert isinstance(found, Article)
    assert found.text == text


@pytest.mark.parametrize(
    ("day_first", "day"), [(True, dt.date(2024, 4, 3)), (False, dt.date(2024, 3, 4)), (None, None)]
)
def test_whoever_knows_the_order_of_a_date_may_say_so(tmp_path: Path, day_first: bool | None, day: dt.date) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,date,text\na,03/04/2024,Peru signed.\nb,13/04/2024,Chile signed.\nc,03/04/24,China signed.\n")
    found = [item for item in read([path], day_first=day_first) if isinstance(item, Article)]
    assert [item.published for item in found] == [day, dt.date(2024, 4, 13), None]
    assert "two digits" in found[2].unread[0].detail


def test_an_article_without_an_id_gets_one_that_can_be_read_and_its_copy_is_named(tmp_path: Path) -> None:
    first, again = table(tmp_path, "title,text\nCopper at last,Peru signed.\nCopper at last,Peru signed.\n")
    assert isinstance(first, Article)
    assert isinstance(again, Skipped)
    assert first.id.startswith("copper-at-last-")
    assert again.detail == f"Its title and its words are those of the article in {tmp_path}/news.csv:2."


def test_a_text_longer_than_any_article_is_skipped(tmp_path: Path) -> None:
    long, short = table(tmp_path, "id,text\na," + "Peru and Chile signed a deal. " * 11_000 + "\nb,Peru signed.\n")
    assert isinstance(long, Skipped)
    assert (long.reason, isinstance(short, Article)) == ("too-large", True)
