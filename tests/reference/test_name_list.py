"""The list of names in no table: counted over articles, written as a file of entities that is read back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from kg.cli import app
from kg.graph.store import open_graph
from kg.model import Article, Extraction, Unknown, Words
from kg.reference.catalog import load_catalog
from kg.reference.name_list import NameTally, UnknownName, as_table, entities_csv
from tests.samples import sample_extractions

TEXT = "It rained. Kestrel Mining dug,\nand Kestrel Mining sold."


def naming(article: str, *names: Unknown) -> Extraction:
    return Extraction(Article(article, TEXT), unknown=names, sentences=((0, 10), (11, len(TEXT))))


KESTREL = Unknown("Kestrel Mining", "Company", (Words("Kestrel Mining", 11, 25), Words("Kestrel Mining", 35, 49)))
ORLOVA = Unknown("Vera Orlova", "Person", (Words("It", 0, 2),))


def counted(*items: Extraction) -> tuple[UnknownName, ...]:
    tally = NameTally()
    for item in items:
        tally.add(item)
    return tally.names()


def test_names_are_counted_by_place_and_article_with_a_sentence_the_most_frequent_first() -> None:
    first, second = counted(naming("a", ORLOVA, KESTREL), naming("b", KESTREL))
    assert first == UnknownName(
        "Company", "Kestrel Mining", times=4, articles=2, sentence="Kestrel Mining dug, and Kestrel Mining sold."
    )
    assert (second.label, second.times, second.articles, second.sentence) == ("Vera Orlova", 1, 1, "It rained.")


@given(st.permutations([naming("a", ORLOVA, KESTREL), naming("b", KESTREL), naming("c", ORLOVA)]))
def test_the_order_of_articles_changes_nothing(items: list[Extraction]) -> None:
    assert counted(*items) == counted(naming("a", ORLOVA, KESTREL), naming("b", KESTREL), naming("c", ORLOVA))


def test_the_list_is_a_file_of_entities(tmp_path: Path) -> None:
    names = (UnknownName("Company", "Kestrel Mining", ("Kestrel",), "Peru", 3, 2, 'It said: "Dig, dig."'),)
    (tmp_path / "mine.csv").write_text(entities_csv(names), "utf-8")
    [found] = load_catalog([tmp_path / "mine.csv"]).lookup("Kestrel")
    assert found.entity.label == "Kestrel Mining"
    [row] = csv.DictReader(io.StringIO(entities_csv(names)))
    assert (row["times"], row["articles"], row["sentence"]) == ("3", "2", 'It said: "Dig, dig."')


def test_the_table_says_what_to_do_next() -> None:
    assert "-o FILE" in as_table([UnknownName("Person", "Vera Orlova")]).note
    assert as_table([]).note == "Every name is in a table."


def test_a_build_writes_the_names_and_a_second_one_with_them_knows_them(tmp_path: Path) -> None:
    article, mine, graph = tmp_path / "a.txt", tmp_path / "mine.csv", tmp_path / "graph"
    article.write_text("Kestrel Mining Ltd signed a contract with Japan on Monday.\n")
    words = ["build", str(article), "-o", str(graph), "--unknown", str(mine)]
    assert CliRunner().invoke(app, words).exit_code == 0
    assert "Kestrel Mining" in mine.read_text("utf-8")
    listed = CliRunner().invoke(app, ["names", str(graph), "--format", "csv"]).output
    assert "Kestrel Mining" in listed
    assert CliRunner().invoke(app, [*words, "--entities", str(mine)]).exit_code == 0
    assert "Kestrel" not in CliRunner().invoke(app, ["names", str(graph), "--format", "csv"]).output


def test_a_graph_whose_names_are_all_known_has_none(tmp_path: Path) -> None:
    with open_graph(tmp_path / "graph", create=True) as graph:
        graph.add(sample_extractions(), model="m")
    result = CliRunner().invoke(app, ["names", str(tmp_path / "graph"), "-o", str(tmp_path / "mine.csv")])
    assert result.exit_code == 0
    assert len((tmp_path / "mine.csv").read_text("utf-8").splitlines()) == 1
