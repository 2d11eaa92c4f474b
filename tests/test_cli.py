"""The command line: every command answers, in the form asked for, and every error is one line."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kg.check
import kg.extract
from kg.check.problem import Problem, Severity
from kg.cli import app
from kg.commands.console import NOTHING
from kg.extract import load_extractor
from kg.graph.store import open_graph
from kg.model import Skipped
from kg.outputs import FORMATS
from kg.query import questions
from tests.samples import sample_extractions

COMMANDS = [
    *("build", "facts", "query", "summary", "remove", "export", "view"),
    *(
        "ontology",
        "check",
        "paths",
        "brokers",
        "suppliers",
        "communities",
        "explain",
        "gaps",
        "evaluate",
        "names",
        "reconcile",
    ),
    "review",
]
HEAVY = ("spacy", "rdflib", "pyoxigraph", "networkx", "trafilatura", "pyvis", "rich.progress")
ARTICLE = "Title: Pact signed\nDate: 2020-05-04\n\nIndia and Japan signed a trade agreement in Tokyo on Monday.\n"


@pytest.fixture(scope="session")
def shared_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the sample articles that no test may change."""
    place = tmp_path_factory.mktemp("cli") / "graph"
    with open_graph(place, create=True) as graph:
        graph.add(sample_extractions(), model="sample 1.0", model_hash="0" * 64)
    return place


@pytest.fixture(scope="module", autouse=True)
def loaded_once() -> Iterator[None]:
    """The language model is loaded once for all commands of this file."""
    load = lru_cache(lambda model, entities: load_extractor(model=model, entities=entities))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kg.extract, "load_extractor", lambda *, model, entities, **_: load(model, tuple(entities)))
        yield


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A short article with one event."""
    path = tmp_path / "pact.txt"
    path.write_text(ARTICLE)
    return path


def run(*words: object, code: int = 0) -> tuple[str, str]:
    """What ``kg WORDS…`` writes on stdout and stderr; it must end with ``code``."""
    result = CliRunner().invoke(app, [str(word) for word in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result.stdout, result.stderr


def test_help_lists_every_command() -> None:
    out, _ = run("--help")
    assert [line.split()[0] for line in out.split("Commands:")[1].splitlines() if line.strip()] == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    out, _ = run(command, "--help")
    assert f"Usage: root {command}" in out or f" {command} " in out


def test_version_is_that_of_the_package() -> None:
    from importlib.metadata import version

    assert run("--version")[0] == f"kg {version('kg')}\n"


def test_help_loads_nothing_heavy() -> None:
    program = f"import sys, kg, kg.cli; print([m for m in {HEAVY} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_the_module_is_the_command_too() -> None:
    found = subprocess.run([sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True)
    assert found.stdout.startswith("kg ")


def test_build_makes_graph_page_and_report(tmp_path: Path, article: Path) -> None:
    out, err = run("build", article, "-o", tmp_path / "graph", "--view", tmp_path / "page.html")
    assert out.startswith("1 article read, 0 skipped")
    assert "Agreement" in out
    assert out.endswith(f"\nGraph: {tmp_path}/graph\nPage:  {tmp_path}/page.html\n")
    assert "<html" in (tmp_path / "page.html").read_text("utf-8")
    assert err == ""


def test_build_reports_as_json(tmp_path: Path, article: Path) -> None:
    out, _ = run("build", article, "-o", tmp_path / "graph", "--json")
    assert json.loads(out)["claims"]["Agreement"]["asserted"] == 1


def test_a_nightly_build_reads_only_what_is_new(tmp_path: Path, article: Path) -> None:
    build = ("build", article.parent, "-o", tmp_path / "graph", "--new")
    assert run(*build)[0].startswith("1 article read, 0 skipped:")
    assert run(*build)[0].startswith("0 articles read, 0 skipped, 1 unchanged:")
    article.write_text(ARTICLE.replace("2020-05-04", "2020-05-05"))
    assert run(*build)[0].startswith("1 article read, 0 skipped:")
    assert json.loads(run(*build, "--json")[0])["unchanged"] == 1


def test_an_interruption_is_told(tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(kg.extract, "load_extractor", interrupted)
    _, err = run("build", article, "-o", tmp_path / "graph", code=130)
    assert err.startswith("Interrupted: ")


def test_a_graph_in_use_has_an_exit_code_of_its_own(tmp_path: Path, article: Path) -> None:
    with open_graph(tmp_path / "graph", create=True):
        _, err = run("build", article, "-o", tmp_path / "graph", code=3)
    assert "in use" in err


def test_facts_are_one_json_line_an_article_and_what_was_skipped_is_on_stderr(tmp_path: Path, article: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "b.jsonl").write_text(
        '{"id": "b", "text": "China and Peru signed a treaty.", "published": "2021-01-01"}\n'
    )
    out, err = run("facts", tmp_path)
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["b", "pact"]
    [fact] = json.loads(out.splitlines()[1])["facts"]
    assert fact["type"] == "Agreement"
    assert fact["date"] == "2020-05-04"
    assert ARTICLE.split("\n\n")[1][fact["start"] : fact["end"]] == fact["evidence"]
    assert err.startswith(f"skipped {tmp_path}/empty.txt: empty: ")
    assert err.count("\n") == 1


def test_facts_take_the_publication_date_of_articles_that_bear_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("India and Japan signed a trade agreement on Monday.\n")
    out, _ = run("facts", path, "--published", "2020-05-06")
    assert json.loads(out)["facts"][0]["date"] == "2020-05-04"
    assert "date" not in json.loads(run("facts", path)[0])["facts"][0]


def test_the_date_of_publication_may_be_written_out(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("India and Japan signed a trade agreement on Monday.\n")
    out, _ = run("facts", path, "--published", "6 May 2020")
    assert json.loads(out)["published"] == "2020-05-06"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("03/04/2024", "'03/04/2024' may be 2024-04-03 or 2024-03-04; write YYYY-MM-DD."),
        ("2024-02-30", "'2024-02-30' names no day; write YYYY-MM-DD."),
        ("spring", "'spring' names no day; write YYYY-MM-DD."),
    ],
)
def test_a_date_of_publication_that_cannot_be_told_is_a_wrong_call(tmp_path: Path, written: str, said: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("India and Japan signed a trade agreement on Monday.\n")
    _, err = run("facts", path, "--published", written, code=2)
    assert said in " ".join(err.replace("│", " ").split())


def test_a_date_of_a_row_that_cannot_be_told_is_named_and_the_row_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,Date,text\na,03/04/2024,Peru and Chile signed a treaty on Monday.\n")
    out, err = run("facts", tmp_path / "a.csv", "--published", "2024-01-01")
    assert json.loads(out)["published"] is None
    assert err.startswith(
        f"read without a date: {tmp_path}/a.csv:2: unclear-date: Its Date '03/04/2024' may be 2024-04-03 or"
    )
    out, _ = run("build", tmp_path / "a.csv", "-o", tmp_path / "graph", "--json")
    assert [one["reason"] for one in json.loads(out)["unread"]] == ["unclear-date"]
    out, err = run("facts", tmp_path / "a.csv", "--dates", "day-first")
    assert (json.loads(out)["published"], err) == ("2024-04-03", "")


@pytest.mark.parametrize("command", ["facts", "build"])
def test_when_nothing_can_be_read_the_exit_code_is_1(command: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_text("")
    output = ["-o", tmp_path / "graph", "--view", tmp_path / "page.html"] if command == "build" else []
    _, err = run(command, tmp_path / "in", *output, code=1)
    assert err.splitlines()[-1].startswith("No article could be read.")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


@pytest.mark.parametrize("command", ["facts", "build"])
def test_a_folder_without_files_is_told(command: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    output = ["-o", str(tmp_path / "graph")] if command == "build" else []
    assert run(command, str(tmp_path / "empty"), *output, code=1)[1].startswith(NOTHING)


def test_query_without_a_question_lists_all() -> None:
    out, _ = run("query", "--format", "json")
    assert [row["question"] for row in json.loads(out)] == [q.name for q in questions()]


def test_query_binds_its_values(shared_graph: Path) -> None:
    out, _ = run("query", "agreements", "-g", shared_graph, "--with", "party=China", "--format", "json")
    whole, _ = run("query", "agreements", "-g", shared_graph, "--format", "json")
    assert json.loads(out) == []
    assert len(json.loads(whole)) == 1
    assert "Toyota Tsusho" in whole


def test_query_runs_a_file(shared_graph: Path, tmp_path: Path) -> None:
    path = tmp_path / "count.rq"
    path.write_text("SELECT (COUNT(?m) AS ?meetings) WHERE { ?m a kg:Meeting }")
    assert run("query", path, "-g", shared_graph, "--format", "csv")[0] == "meetings\n2\n"


def test_in_a_pipe_answers_are_csv_and_a_table_only_when_asked(shared_graph: Path) -> None:
    piped, _ = run("summary", shared_graph)
    rows = list(csv.DictReader(io.StringIO(piped)))
    assert {"what": "article", "type": "Article", "number": "3"} in rows
    assert json.loads(run("summary", shared_graph, "--format", "json")[0])[0] == {
        "what": "article",
        "type": "Article",
        "number": 3,
    }
    assert "What the graph holds" in run("summary", shared_graph, "--format", "table")[0]


def test_remove_takes_an_article_out(tmp_path: Path, article: Path) -> None:
    run("build", article, "-o", tmp_path / "graph")
    assert run("remove", tmp_path / "graph", "pact") == ("", "Removed pact.\n")
    assert run("summary", tmp_path / "graph")[0] == "what,type,number\narticle,Article,0\n"


@pytest.mark.parametrize("suffix", FORMATS)
def test_export_writes_every_known_form(suffix: str, shared_graph: Path, tmp_path: Path) -> None:
    path = tmp_path / f"all{suffix}"
    assert run("export", shared_graph, "-o", path) == ("", f"Wrote {path}.\n")
    assert path.stat().st_size > 0


def test_the_help_of_export_names_every_known_form() -> None:
    assert all(f" {suffix}" in run("export", "--help")[0] for suffix in FORMATS)


def test_view_draws_the_surroundings_of_a_thing(shared_graph: Path, tmp_path: Path) -> None:
    whole, part = tmp_path / "whole.html", tmp_path / "part.html"
    assert run("view", shared_graph, "-o", whole) == ("", f"Wrote {whole}.\n")
    run("view", shared_graph, "-o", part, "--focus", "steel", "--hops", "1")
    assert "Narendra Modi" in whole.read_text("utf-8")
    assert "Narendra Modi" not in part.read_text("utf-8")


def test_what_a_name_of_several_things_stands_for_is_told_beside_the_answer(shared_graph: Path) -> None:
    asked = ("query", "agreements", "-g", shared_graph, "--with", "good=rare earths")
    rows, told = run(*asked, "--format", "csv")
    assert "stands for" not in rows
    names = "rare earths, export limits on rare earths"
    assert told == f"good: 'rare earths' stands for {names}. An IRI (--iri) names one of them.\n"
    assert "stands for" in run(*asked, "--format", "table")[0]


def test_network_questions_answer(shared_graph: Path) -> None:
    assert "Toyota Tsusho" in run("paths", shared_graph, "Toyota Tsusho", "India")[0]
    assert "Japan" in run("brokers", shared_graph, "--top", "3")[0]
    assert run("suppliers", shared_graph, "rare earths")[0].splitlines()[1].startswith("China")
    assert "China" not in [
        r.split(",")[0] for r in run("suppliers", shared_graph, "rare earths", "--without", "China")[0].splitlines()
    ]
    assert "Japan" in run("suppliers", shared_graph, "rare earths", "--without", "China", "--exposed")[0]
    assert "community" in run("communities", shared_graph)[0]


def test_ontology_shows_all_or_one_type() -> None:
    assert "TradeMeasure" in run("ontology")[0]
    assert "imposer" in run("ontology", "TradeMeasure")[0]


def test_check_finds_nothing_wrong_with_what_we_ship(shared_graph: Path) -> None:
    assert run("check", shared_graph)[0] == "No problems found.\n"


@pytest.mark.parametrize(("severity", "code"), [("error", 1), ("warning", 0)])
def test_check_says_what_is_wrong(severity: Severity, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Problem("entities.ttl", "Country 'Atlantis' has no label.", severity)]
    monkeypatch.setattr(kg.check, "check_all", lambda *_, **__: found)
    assert run("check", code=code)[0] == f"{severity}: entities.ttl: Country 'Atlantis' has no label.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("facts NOWHERE", "NOWHERE"),
        ("build ARTICLE -o GRAPH --model no_such_model", "no_such_model"),
        ("build ARTICLE -o ARTICLE", "pact.txt"),
        ("query no-such-question -g GRAPH", "no-such-question"),
        ("query agrements -g GRAPH", "Did you mean 'agreements'?"),
        ("query agreements -g NOWHERE", "NOWHERE"),
        ("query agreements -g GRAPH --with part=Japan", "part"),
        ("remove NOWHERE id", "NOWHERE"),
        ("export GRAPH -o graph.pdf", ".ttl"),
        ("review GRAPH", "--list"),
        ("review NOWHERE --list", "NOWHERE"),
        ("view GRAPH -o page.html --focus Atlantis", "Atlantis"),
        ("view GRAPH -o NOWHERE/page.html", "NOWHERE"),
        ("view GRAPH -o page.pdf", "page.html"),
        ("build ARTICLE -o NOWHERE --view page.pdf", "page.html"),
        ("paths GRAPH Atlantis India", "Atlantis"),
        ("suppliers GRAPH unobtainium", "unobtainium"),
        ("ontology Meting", "Did you mean 'Meeting'?"),
    ],
)
def test_an_error_is_one_line_on_stderr_and_exit_code_2(
    words: str, said: str, shared_graph: Path, article: Path, tmp_path: Path
) -> None:
    places = {"GRAPH": str(shared_graph), "ARTICLE": str(article), "NOWHERE": str(tmp_path / "NOWHERE")}
    arguments = [next((w.replace(k, v) for k, v in places.items() if w.startswith(k)), w) for w in words.split()]
    out, err = run(*arguments, code=2)
    assert out == ""
    assert err.startswith("Error: ")
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "words", ["query agreements", "query agreements -g g --with party", "suppliers g x --exposed", "facts", "nonsense"]
)
def test_a_wrong_call_says_how_to_call(words: str) -> None:
    _, err = run(*words.split(), code=2)
    assert "Usage:" in err


def test_a_reader_that_stops_reading_is_no_error(article: Path) -> None:
    program = f"{sys.executable} -m kg facts {article} | true"
    found = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=False)
    assert found.stderr == ""


def test_a_terminal_that_knows_ascii_only_is_no_error(article: Path, tmp_path: Path) -> None:
    article.write_text("Türkiye and Côte d'Ivoire – both of them – signed a deal, said the Ağaoğlu daily.\n", "utf-8")
    command = [sys.executable, "-m", "kg", "build", str(article), "-o", str(tmp_path / "graph")]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    found = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert found.stdout.startswith("1 article read")
    assert found.stderr == ""


def test_a_hostile_file_name_cannot_play_with_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    from kg.commands.console import complain_of

    complain_of(Skipped("a\x1b[2J\nb.txt", "no-text", "Nothing\x07 in it."))
    assert capsys.readouterr().err == "skipped a\\x1b[2J\\nb.txt: no-text: Nothing\\x07 in it.\n"
