"""Scores are those of the yardstick, and equal facts score full marks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.measuring.evaluate import Scores, score
from kg.measuring.likeness import fold, same_amount, same_date, same_name

GOLD = Path(__file__).parents[3] / "shared" / "gold"
LEVELS = ("event", "argument", "attribute", "relation")


def _documents(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold facts are not there")
@pytest.mark.parametrize("name", ["dev.jsonl", "new.jsonl"])
def test_the_figures_are_those_of_the_yardstick(name: str, tmp_path: Path) -> None:
    gold = _documents(name)
    # facts moved to the next but one role name, and every third one dropped: neither all right nor all wrong
    got = [{**d, "facts": d["facts"][::3] + d["facts"][1::3], "relations": d["relations"][::2]} for d in gold]
    for document in got:
        for fact in document["facts"][::2]:
            fact = dict(fact)
            fact.pop("date", None)
    path = tmp_path / "got.jsonl"
    path.write_text("\n".join(map(json.dumps, got)), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, str(GOLD / "score.py"), str(GOLD / name), str(path), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    expected, found = json.loads(told.stdout), score(gold, got)
    for level in LEVELS:
        tally = getattr(found, level)
        assert (tally.right, tally.got, tally.gold) == tuple(expected[level][k] for k in ("tp", "got", "gold"))
    for type_, levels in expected["by_type"].items():
        tally = found.by_type[type_].argument
        assert (tally.right, tally.got, tally.gold) == tuple(levels["argument"][k] for k in ("tp", "got", "gold"))


FACT = {
    "type": "Agreement",
    "stage": "signed",
    "factuality": "planned",
    "roles": {"party": [["Peru"], ["Chile", "Republic of Chile"]], "topic": [["trade in copper"]]},
    "date": "2014-09",
    "quantity": [{"min": 5, "max": 5, "unit": "tonne"}],
}


def _scores(got: dict[str, Any]) -> Scores:
    return score([{"id": "a", "facts": [FACT]}], [{"id": "a", "facts": [got]}])


def test_equal_facts_score_full_marks() -> None:
    scores = _scores(FACT)
    assert (scores.event.f1, scores.argument.f1, scores.attribute.f1) == (1, 1, 1)


def test_a_fact_of_another_type_or_with_nobody_in_common_is_no_pair() -> None:
    assert _scores({**FACT, "type": "Meeting"}).event.right == 0
    assert _scores({**FACT, "roles": {"party": [["Bolivia"]]}}).event.right == 0


def test_a_missing_filler_costs_recall_and_a_wrong_one_precision() -> None:
    scores = _scores({**FACT, "roles": {"party": [["Peru"], ["Bolivia"]]}})
    assert (scores.argument.right, scores.argument.got, scores.argument.gold) == (1, 2, 3)


def test_an_article_without_facts_counts_its_gold() -> None:
    scores = score([{"id": "a", "facts": [FACT]}], [])
    assert (scores.event.gold, scores.event.got, scores.event.f1) == (1, 0, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [("The U.S.", "United States"), ("Toyota Tsusho Corp.", "toyota tsusho"), ("Côte d’Ivoire", "Cote dIvoire")],
)
def test_names_are_compared_without_case_accents_articles_and_suffixes(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_phrases_may_overlap_names_may_not() -> None:
    assert same_name(["soft wood lumber"], ["wood lumber"], loose=True)
    assert not same_name(["soft wood lumber"], ["wood lumber"], loose=False)


def test_dates_must_overlap_by_half() -> None:
    assert same_date("2014-09-01/2014-09-07", "2014-09-01/2014-09-05")
    assert not same_date("2014-09", "2014-09-01")
    assert same_date("soon", "soon")


def test_amounts_agree_within_one_percent_and_in_their_unit() -> None:
    assert same_amount({"min": 1000, "max": None, "unit": "tonnes"}, {"min": 1005, "max": None, "unit": "tonne"})
    assert not same_amount({"min": 1000, "max": None, "unit": "tonne"}, {"min": 1000, "max": 1000, "unit": "tonne"})
    assert not same_amount({"min": 5, "max": 5, "unit": "percent"}, {"min": 5, "max": 5, "unit": "USD"})
