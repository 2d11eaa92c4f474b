"""Labelled articles are read with clear errors, and what was missed is listed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import InputError
from kg.measuring.labelled import read_labelled
from kg.measuring.misses import misses

CORPUS = Path(__file__).parents[1] / "articles" / "facts.jsonl"
DOCUMENT: dict[str, Any] = {
    "id": "a",
    "text": "Peru and Chile signed a treaty in Lima on 3 May 2021.",
    "published": "2021-05-04",
    "facts": [
        {
            "type": "Agreement",
            "kind": "treaty",
            "stage": "signed",
            "factuality": "asserted",
            "roles": {"party": [["Peru"], ["Chile"], ["Bolivia"]]},
            "date": "2021-05-03",
            "evidence": "signed a treaty",
        },
        {"type": "Meeting", "roles": {"participant": [["Peru"]]}, "evidence": "in Lima"},
    ],
    "relations": [],
}
BAD = [
    ("{", "line 1: it is not JSON"),
    ("[]", "line 1: it is no JSON object"),
    ('\n{"id": "a", "facts": [], "relations": []}', "line 2: it has no 'text'"),
    (
        '{"id": "a", "text": "", "facts": [{"type": "Pact"}], "relations": []}',
        "line 1: a fact has no type, or an unknown",
    ),
    ("\n", "holds no labelled article"),
]


def _write(path: Path, *documents: dict[str, Any]) -> Path:
    path.write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
    return path


@pytest.mark.parametrize(("text", "said"), BAD, ids=[b[1] for b in BAD])
def test_what_is_wrong_in_a_file_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_labelled(path)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_labelled(tmp_path / "gold.jsonl")


def test_what_was_missed_and_what_is_spurious_is_listed_with_its_words() -> None:
    got = {
        **DOCUMENT,
        "facts": [{**DOCUMENT["facts"][0], "stage": "agreed", "roles": {"party": [["Peru"], ["Chile"]]}}],
    }
    found = {(m.what, m.level, m.type, m.part, m.value) for m in misses([DOCUMENT], [got])}
    assert found == {
        ("missed", "event", "Meeting", "", "participant: Peru"),
        ("missed", "argument", "Agreement", "party", "Bolivia"),
        ("missed", "attribute", "Agreement", "stage", "signed"),
        ("spurious", "attribute", "Agreement", "stage", "agreed"),
    }
    assert all(m.words for m in misses([DOCUMENT], [got]))


def test_the_command_reads_the_articles_and_scores_them(tmp_path: Path) -> None:
    gold = _write(tmp_path / "gold.jsonl", DOCUMENT)
    result = CliRunner().invoke(app, ["evaluate", str(gold), "--by-type", "--format", "json"])
    rows = {(row["type"], row["level"]): row for row in json.loads(result.stdout)}
    assert (rows["all", "event"]["right"], rows["all", "event"]["gold"]) == (1, 2)
    assert rows["Agreement", "argument"]["recall"] == pytest.approx(0.667)
    assert ("Meeting", "event") in rows


def test_facts_that_were_printed_are_scored_without_reading_anew(tmp_path: Path) -> None:
    gold, got = _write(tmp_path / "gold.jsonl", DOCUMENT), _write(tmp_path / "got.jsonl", DOCUMENT)
    result = CliRunner().invoke(app, ["evaluate", str(gold), "--predicted", str(got), "--format", "csv"])
    assert "all,argument,1.0,1.0,1.0,4,4,4" in result.stdout
    result = CliRunner().invoke(app, ["evaluate", str(gold), "--predicted", str(got), "--errors", "--format", "csv"])
    assert result.stdout == "article,what,level,type,part,value,words\n"


def test_our_own_corpus_has_the_form(tmp_path: Path) -> None:
    assert len(read_labelled(CORPUS)) == len(CORPUS.read_text(encoding="utf-8").splitlines())
