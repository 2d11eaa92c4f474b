"""Why a claim is there and what is still to be done, asked on the command line, of files and of graphs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kg.extract
from kg.cli import app
from kg.extract import Extractor
from kg.graph.store import open_graph
from kg.graph.terms import name
from tests.samples import sample_extractions

ARTICLE = (
    "Title: Pact signed\nDate: 2020-05-04\n\nIndia and Japan signed a trade agreement in Tokyo on Monday. "
    "Exports of wheat rose.\n"
)
QUIET = "The orchestra played a slow waltz.\n"


@pytest.fixture(scope="module", autouse=True)
def loaded_once(extractor: Extractor) -> Iterator[None]:
    """The commands use the extractor that all tests share."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kg.extract, "load_extractor", lambda **_: extractor)
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, loaded_once: None) -> Path:
    """A folder with an article, and the graph of it."""
    place = tmp_path_factory.mktemp("explain")
    (place / "pact.txt").write_text(ARTICLE)
    (place / "quiet.txt").write_text(QUIET)
    run("build", place / "pact.txt", "-o", place / "graph")
    return place


def run(*words: object, code: int = 0) -> tuple[str, str]:
    """What ``kg WORDS…`` writes on stdout and stderr; it must end with ``code``."""
    result = CliRunner().invoke(app, [str(word) for word in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result.stdout, result.stderr


def one(graph: Path, curie: str) -> str:
    """The IRI of the one claim, or of what that claim tells."""
    with open_graph(graph, read_only=True) as opened:
        (quad,) = opened.store.quads_for_pattern(None, name(curie), None, None)
    return str(quad.subject.value if curie == "kg:claimedType" else quad.object.value)  # type: ignore[union-attr]


def test_a_file_is_explained_claim_by_claim(folder: Path) -> None:
    out, _ = run("explain", folder / "pact.txt")
    assert out.startswith("Agreement (trade agreement, signed): asserted\n  [party: India] and [party: Japan]")
    assert "Not kept: TradeFlow" in out


def test_a_word_picks_sentences_and_kept_leaves_out_what_was_not(folder: Path) -> None:
    assert "Agreement" not in run("explain", folder / "pact.txt", "wheat")[0]
    assert "Not kept" not in run("explain", folder / "pact.txt", "--kept")[0]


def test_a_sentence_can_be_given_on_the_line() -> None:
    out, _ = run("explain", "--text", "Peru imposed a tariff on rice on Monday.", "--published", "2024-03-14")
    assert "2024-03-11 ← “Monday”" in out


def test_json_is_one_line_a_claim(folder: Path) -> None:
    out, _ = run("explain", folder / "pact.txt", "--json")
    told = [json.loads(line) for line in out.splitlines()]
    kept, *others = [one["iri"] is not None for one in told]
    assert kept
    assert others
    assert not any(others)


def test_a_claim_of_a_graph_is_found_by_iri_by_id_by_event_and_by_article(folder: Path) -> None:
    graph = folder / "graph"
    claim, event = one(graph, "kg:claimedType"), one(graph, "kg:event")
    shown, _ = run("explain", claim, "-g", graph)
    assert shown.startswith("Agreement (trade agreement, signed): asserted")
    for what in (claim.rsplit("/")[-1], claim.rsplit("-")[-1], event, f"<{event}>"):
        assert run("explain", what, "-g", graph)[0] == shown
    assert run("explain", "pact", "Tokyo", "-g", graph, "--kept")[0] == shown
    assert shown in run("explain", "pact", "-g", graph)[0]


def test_what_a_graph_does_not_know_is_an_error_with_the_nearest(folder: Path) -> None:
    _, err = run("explain", "pakt", "-g", folder / "graph", code=2)
    assert "no article, claim or event 'pakt'. Did you mean 'pact'?" in err


def test_a_graph_of_another_model_is_refused(tmp_path: Path) -> None:
    with open_graph(tmp_path / "graph", create=True) as graph:
        graph.add(sample_extractions(), model="sample 1.0", model_hash="0" * 64)
    _, err = run("explain", "sample-plan", "-g", tmp_path / "graph", code=2)
    assert "read with the language model sample 1.0" in err


def test_a_claim_that_the_rules_no_longer_make_is_an_error(tmp_path: Path, extractor: Extractor) -> None:
    with open_graph(tmp_path / "graph", create=True) as graph:
        graph.add(sample_extractions(), model=extractor.model_name, model_hash=extractor.model_hash)
        claim = min(q.subject.value for q in graph.store.quads_for_pattern(None, name("kg:claimedType"), None, None))  # type: ignore[union-attr]
    _, err = run("explain", claim, "-g", tmp_path / "graph", code=2)
    assert "reads otherwise now" in err


def test_nothing_to_explain_is_said(folder: Path) -> None:
    out, err = run("explain", folder / "quiet.txt", code=1)
    assert out == ""
    assert "no trigger of any frame" in err


@pytest.mark.parametrize("words", [(), ("a.txt", "--text", "b")])
def test_one_thing_has_to_be_named(words: tuple[str, ...]) -> None:
    assert "--text TEXT" in run("explain", *words, code=2)[1]


def test_gaps_of_files_and_of_their_graph_are_the_same(folder: Path) -> None:
    of_files, _ = run("gaps", folder / "pact.txt")
    of_graph, _ = run("gaps", folder / "graph")
    assert of_files == of_graph
    rows = list(csv.DictReader(io.StringIO(of_files)))
    assert ("not kept", "pact") in {(row["cause"], row["article"]) for row in rows}


def test_gaps_are_filtered_and_counted(folder: Path) -> None:
    rows = json.loads(
        run("gaps", folder / "pact.txt", "--cause", "lacks", "--type", "Agreement", "--format", "json")[0]
    )
    assert {(row["cause"], row["type"]) for row in rows} <= {("lacks", "Agreement")}
    counts = json.loads(run("gaps", folder / "pact.txt", "--counts", "--format", "json")[0])
    assert set(counts[0]) == {"cause", "type", "reason", "times"}
    assert run("gaps", folder / "pact.txt", "--reason", "no such thing")[0].count("\n") == 1


def test_an_unknown_type_of_gap_is_an_error_with_the_nearest(folder: Path) -> None:
    assert "Did you mean 'Agreement'?" in run("gaps", folder / "pact.txt", "--type", "Agrement", code=2)[1]
