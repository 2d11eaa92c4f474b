from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from kg.table import Table, table

NASTY = Table(("who", "n"), (("<b>\x1b[31mAnna</b>", 1234), ("=cmd|'x'", None), ("[red]x[/red]", 2)), "T & t", "a < b")


def terminal(shown: Table, width: int = 80) -> str:
    """The table as a terminal of that width gets it, colours and all."""
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system="truecolor")
    console.print(shown.as_rich())
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def cells_of(shown: Table) -> list[list[str]]:
    """The rows of a table's CSV, as a reader of CSV gets them, without the header."""
    return list(csv.reader(io.StringIO(shown.as_csv(), newline="")))[1:]


def test_a_table_on_a_terminal_has_title_heads_cells_and_note_in_this_order() -> None:
    shown = terminal(Table(("who",), (("Anna",),), "Title", "Note"))
    assert [word for word in shown.split() if word.isalpha()][-1] == "Note"
    assert shown.index("Title") < shown.index("who") < shown.index("Anna") < shown.index("Note")


def test_an_empty_table_shows_its_title_and_its_note_and_no_heads() -> None:
    shown = terminal(Table(("who",), (), "Title", "Nothing fits."))
    assert "Title" in shown
    assert "Nothing fits." in shown
    assert "who" not in shown


def test_no_cell_can_colour_the_terminal_or_run_markup() -> None:
    shown = terminal(NASTY)
    assert "\x1b[31m" not in shown
    assert "\\x1b[31mAnna" in shown
    assert "[red]x[/red]" in shown


def test_numbers_are_shown_with_separators_and_nothing_for_none() -> None:
    shown = terminal(NASTY)
    assert "1,234" in shown
    assert "None" not in shown


def test_csv_has_plain_numbers_and_is_safe_in_a_spreadsheet() -> None:
    rows = list(csv.reader(io.StringIO(NASTY.as_csv())))
    assert rows[0] == ["who", "n"]
    assert rows[1][1] == "1234"
    assert rows[2] == ["'=cmd|'x'", ""]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(start: str) -> None:
    assert cells_of(Table(("x",), ((f"{start}1",),))) == [[f"'{start}1".replace("\r", "\n")]]


@settings(deadline=None)
@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n") | st.just("\r"))))
def test_csv_gives_every_text_back_but_for_line_ends_and_apostrophes(texts: list[str]) -> None:
    columns = tuple(f"c{number}" for number in range(len(texts) + 1))
    [row] = cells_of(Table(columns, (("x", *texts),)))
    expected = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    assert [cell.removeprefix("'") for cell in row[1:]] == [text.removeprefix("'") for text in expected]


def test_a_negative_number_stays_a_number_in_csv() -> None:
    assert Table(("x",), ((-1,),)).as_csv() == "x\n-1\n"


def test_json_keeps_types_and_letters() -> None:
    shown = Table(("a", "b", "c", "d"), ((1, 2.5, True, "Côte d’Ivoire"), (None, None, None, None)))
    assert json.loads(shown.as_json())[0] == {"a": 1, "b": 2.5, "c": True, "d": "Côte d’Ivoire"}
    assert "Côte" in shown.as_json()


def test_a_notebook_gets_escaped_html() -> None:
    shown = NASTY._repr_html_()
    assert "<b>" not in shown
    assert "&lt;b&gt;" in shown
    assert "T &amp; t" in shown


def test_a_table_of_mappings_has_the_columns_asked_for() -> None:
    assert table([{"b": 1, "a": 2}, {"a": 3}], columns=("a", "b")).rows == ((2, 1), (3, None))


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.integers()), max_size=5))
def test_json_gives_every_cell_back(cells: list[tuple[str, int]]) -> None:
    shown = Table(("text", "number"), tuple(cells))
    assert [tuple(row.values()) for row in json.loads(shown.as_json())] == cells
