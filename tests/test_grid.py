from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from kg.grid import GAP, LINES, WORD, Column, cut, fitted, missing
from kg.query import questions, run
from kg.table import Table
from tests.samples import sample_extractions
from tests.world import graph

QUOTE = "Japan and the European Union are expected to sign their free trade agreement in Tokyo next Tuesday. " * 3
WORDS = st.text(alphabet="abcdefg 日本–", max_size=200)


def lines(shown: Table, width: int) -> list[str]:
    """The lines of a table on a terminal of that width, without blanks at their ends."""
    console = Console(file=io.StringIO(), width=width)
    console.print(shown.as_rich())
    return [line.rstrip() for line in console.file.getvalue().splitlines()]  # type: ignore[attr-defined]


def columns(*texts: str) -> list[Column]:
    """Columns of one row."""
    return [Column(f"c{number}", (text,)) for number, text in enumerate(texts)]


def test_columns_that_fit_are_as_wide_as_their_texts() -> None:
    assert fitted(columns("Japan", "India – Japan: treaty"), 80) == {0: 5, 1: 21}


def test_a_narrow_terminal_does_without_the_last_columns_and_says_so() -> None:
    shown = Table(("who", "what", "when"), (("Japan", "agreement", "2018-07-17"),), "T", "Note.")
    assert lines(shown, 18) == [
        "T",
        "who    what",
        "─" * 16,
        "Japan  agreement",
        "Note.",
        "No room for: when.",
        "--format csv has",
        "all.",
    ]
    assert lines(shown, 80)[-1] == "Note."


def test_a_column_without_any_text_takes_no_room_and_is_not_missed() -> None:
    found = columns("Japan", "", "2018")
    assert list(fitted(found, 80)) == [0, 2]
    assert missing(found, fitted(found, 80)) == ""


def test_no_word_is_broken_that_is_not_longer_than_a_line() -> None:
    shown = lines(Table(("agreement", "stage"), (("Economic Partnership Agreement", "negotiating"),)), 30)
    assert [line.split() for line in shown[2:]] == [["Economic", "negotiating"], ["Partnership"], ["Agreement"]]


def test_a_longer_word_is_folded_and_keeps_every_letter() -> None:
    word = "https://w3id.org/trade-kg/Country/japan-0123456789abcdef"
    shown = lines(Table(("who", "IRI"), (("Japan", word),)), 40)
    assert "".join(line.removeprefix("Japan").strip() for line in shown[2:]) == word
    assert fitted([Column("IRI", (word,)), Column("x", ("y" * 90,))], 60)[0] == WORD


def test_the_room_that_is_left_goes_to_the_tallest_cells() -> None:
    widths = fitted(columns("Japan", QUOTE, "asserted"), 100)
    assert widths == {0: 5, 1: 100 - 5 - 8 - 2 * GAP, 2: 8}


def test_a_very_long_text_is_cut_and_a_long_one_is_whole() -> None:
    assert cut("a" * 2 * LINES * 10, 10) == "a" * 2 * LINES * 10
    assert cut("a" * 1000, 10) == "a" * (2 * LINES * 10 - 1) + "…"
    shown = Table(("words",), ((QUOTE * 20,),))
    assert "…" in lines(shown, 60)[-1]
    assert QUOTE.strip() in shown.as_csv()
    assert "…" not in shown.as_csv()
    assert "…" not in shown.as_json()


def test_numbers_stand_at_the_right_edge() -> None:
    assert lines(Table(("actor", "events"), (("Japan", 7), ("India", 1234))), 80)[2:] == [
        "Japan       7",
        "India   1,234",
    ]


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4), st.integers(20, 120))
def test_no_line_is_wider_than_the_terminal(rows: list[tuple[str, str, str]], width: int) -> None:
    shown = lines(Table(("one", "two", "three"), tuple(rows), "Title"), width)
    assert max(map(cell_len, shown)) <= width


@settings(deadline=None)
@given(st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=6), st.integers(5, 120))
def test_widths_and_gaps_stay_within_the_terminal_and_the_first_text_is_always_there(
    texts: list[list[str]], width: int
) -> None:
    found = [Column("head", tuple(both)) for both in texts]
    widths = fitted(found, width)
    assert sum(widths.values()) + GAP * (len(widths) - 1) <= width or len(widths) == 0
    assert list(widths)[:1] == [place for place, column in enumerate(found) if any(column.texts)][:1]


@pytest.mark.parametrize("width", [80, 100])
def test_every_question_shows_how_sure_things_are_and_breaks_no_word(width: int) -> None:
    opened = graph(*sample_extractions())
    for asked in questions():
        needed = {p.name: "rare earths" if p.kind == "good" else "Japan" for p in asked.parameters if not p.optional}
        table = run(opened, asked, needed)
        shown = lines(table, width)
        cells = [str(cell) for row in table.rows for cell in row]
        known = {word for text in (table.title, *table.columns, *cells, table.note) for word in text.split()}
        body = shown[: next((n for n, line in enumerate(shown) if line.startswith("No room")), None)]
        if table.rows:
            assert {word for line in body for word in line.split() if "─" not in word and not word.isdigit()} <= known
            assert "how sure" not in table.columns or {"how", "sure"} <= {w for line in body for w in line.split()}
