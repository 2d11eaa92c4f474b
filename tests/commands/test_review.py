"""The questions on a terminal: each key does what it says, and the answers land in the user's file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kg.commands.review
from kg.cli import app
from kg.graph.store import open_graph
from kg.judging.judgements import FILE, read_judgements
from tests.judging.test_review import FULL, NEAR, meeting
from tests.world import SUDIA, named, report

PAIRS = 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A graph with a doubtful pair of reports and one of names."""
    short, long = named("Company", "Vantor"), named("Company", "Vantor Metals")
    reports = [report("a", "2020-05-05", FULL), report("b", "2020-05-06", NEAR)]
    with open_graph(tmp_path / "graph", create=True) as opened:
        opened.add([*reports, meeting("c", short, SUDIA), meeting("d", long)], model="none")
    return tmp_path / "graph"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a person sat there."""
    monkeypatch.setattr(kg.commands.review, "on_terminal", lambda: True)


def review(graph: Path, *words: str, keys: str = "", code: int = 0) -> str:
    result = CliRunner().invoke(app, ["review", str(graph), *words], input=keys)
    assert result.exit_code == code, result.output
    return result.output


def test_without_a_terminal_nothing_is_asked(folder: Path) -> None:
    assert "--list" in review(folder, keys="s", code=2)
    assert not (folder / FILE).exists()


def test_the_list_has_what_a_judgement_needs(folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(review(folder, "--list"))))
    assert [row["kind"] for row in rows] == ["event", "name"]
    assert {rows[1]["one"], rows[1]["other"]} == {"Vantor", "Vantor Metals"}
    assert [row["one"] for row in json.loads(review(folder, "--list", "--format", "json"))] == [r["one"] for r in rows]
    assert len(list(csv.reader(io.StringIO(review(folder, "--list", "--limit", "1"))))) == 2
    assert not (folder / FILE).exists()


@pytest.mark.usefixtures("terminal")
def test_answers_are_written_and_not_asked_again(folder: Path) -> None:
    (folder / FILE).write_text("# mine\n")
    output = review(folder, keys="sxn")
    assert f"{PAIRS} of {PAIRS}" in output
    assert FULL.sentence in output
    assert "They met, says c." in output
    assert f"2 added to {folder / FILE}" in output
    assert "--apply" in output
    assert (folder / FILE).read_text().startswith("# mine\nsame <")
    assert (folder / FILE).read_text().endswith('\nnot same "Vantor" "Vantor Metals"\n')
    assert "nothing to ask" in review(folder)


@pytest.mark.usefixtures("terminal")
def test_skipped_pairs_are_asked_the_next_time_and_the_end_keeps_what_was_said(folder: Path) -> None:
    assert "added" not in review(folder, keys="kk")
    assert not (folder / FILE).exists()
    review(folder, keys="sq")
    assert len(read_judgements(folder / FILE).all) == 1
    assert "1 of 1" in review(folder, keys="\x03")
    assert "1 of 1" in review(folder, keys="")
    assert len(read_judgements(folder / FILE).all) == 1


@pytest.mark.usefixtures("terminal")
def test_applying_joins_what_was_judged_the_same(folder: Path) -> None:
    review(folder, "--limit", "1", keys="s")
    assert "Obeyed 1 judgement. " in review(folder, "--apply")
    with open_graph(folder, read_only=True) as opened:
        assert opened.counts()["Agreement"] == 1


def test_a_judgement_about_what_the_graph_lacks_is_not_obeyed(folder: Path) -> None:
    (folder / FILE).write_text('same "Vantor" "Vantor Metals"\nsame "Vantor" "Nobody at all"\n', encoding="utf-8")
    said = review(folder, "--apply")
    assert "Obeyed 1 of 2 judgements. " in said
    assert "Not in the graph: Nobody at all" in said


def test_applying_and_listing_are_two_calls(folder: Path) -> None:
    assert "--apply" in review(folder, "--apply", "--list", code=2)
