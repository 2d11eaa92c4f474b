"""Unknown names are matched with a reconciliation service: what it is asked, what is taken, what a bad answer does."""

from __future__ import annotations

import csv
import io
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import ServiceError
from kg.graph.store import open_graph
from kg.iri import canon, mint
from kg.lexicon import table
from kg.model import Article, Claim, Entity, Extraction, Filler
from kg.reference.catalog import load_catalog
from kg.reference.entity_rows import as_csv, joined
from kg.reference.name_list import UnknownName
from kg.reference.reconcile import Outcome, Rule, choose, reconcile
from kg.reference.reconcile_service import Candidate, Limits, Service, connect
from kg.reference.records import TYPES
from kg.reference.unknown import unknown_names
from tests.reconciliation import MANIFEST, Stage, reconciliation_service
from tests.strategies import TEXTS

KESTREL = {"id": "Q900001", "name": "Kestrel Mining plc", "score": 100, "match": True, "description": "mining company"}
HERON = {"id": "Q900002", "name": "Heron", "score": 81.5, "match": False}
HERON_TOWN = {"id": "Q900003", "name": "Heron Bay", "score": 77, "match": False, "type": ["Q2221906"]}
ORLOVA = UnknownName("Person", "Vera Orlova")
MINING = UnknownName("Company", "Kestrel Mining", ("Kestrel",), "Peru", 3, 2, "It dug.")
PORT = UnknownName("Place", "Heron")


@pytest.fixture
def stage() -> Iterator[Stage]:
    with reconciliation_service(Stage(candidates={"Kestrel Mining": [KESTREL], "Heron": [HERON_TOWN, HERON]})) as one:
        yield one


@pytest.fixture
def waits() -> list[float]:
    return []


def ask(stage: Stage, waits: list[float], *names: UnknownName, **more: Any) -> Outcome:
    return reconcile(names, connect(stage.url, wait=waits.append), **more)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_sure_doubtful_and_missing_names_are_told_apart(stage: Stage, waits: list[float]) -> None:
    outcome = ask(stage, waits, MINING, PORT, ORLOVA)
    assert [(name.label, found.id) for name, found in outcome.matched] == [("Kestrel Mining", "Q900001")]
    assert [(name.label, [one.id for one in found]) for name, found in outcome.doubtful] == [
        ("Heron", ["Q900002", "Q900003"])
    ]
    assert outcome.missing == (ORLOVA,)
    assert outcome.summary() == "Harbour names: 1 matched, 1 doubtful, 1 not found."


def test_a_match_is_a_row_of_a_file_of_entities(stage: Stage, waits: list[float]) -> None:
    [row] = rows(ask(stage, waits, MINING).matched_csv())
    assert {column: text for column, text in row.items() if text} == {
        "type": "Company",
        "label": "Kestrel Mining",
        "names": "Kestrel|Kestrel Mining plc",
        "country": "Peru",
        "wikidata": "Q900001",
    }


def test_doubtful_names_have_a_row_for_each_candidate_with_what_helps_to_decide(
    stage: Stage, waits: list[float]
) -> None:
    first, second = rows(ask(stage, waits, PORT).doubtful_csv())
    assert (first["label"], first["wikidata"], first["candidate"], first["score"]) == (
        *("Heron", "Q900002", "Heron", "81.5"),
    )
    assert (second["label"], second["wikidata"], second["candidate"]) == ("Heron", "Q900003", "Heron Bay")
    assert [row[3] for row in ask(stage, waits, PORT).doubtful_table().rows] == ["Heron", "Heron Bay"]


def test_names_go_in_batches_with_the_type_that_the_service_has_and_no_callback(
    stage: Stage, waits: list[float]
) -> None:
    names = [UnknownName("Person", f"P {n}") for n in range(23)]
    ask(stage, waits, *names)
    assert [len(batch) for batch in stage.asked] == [10, 10, 3]
    assert stage.asked[0]["q0"] == {"query": "P 0", "limit": 5, "type": "Q5"}
    assert [method for method, _, _ in stage.requests] == ["GET", "POST", "POST", "POST"]
    assert not any("callback" in path + body for _, path, body in stage.requests)
    assert waits == [Limits().pause] * 2


def test_the_manifest_sets_the_size_of_a_batch(stage: Stage, waits: list[float]) -> None:
    stage.manifest = {**MANIFEST, "batchSize": 2}
    seen: list[int] = []
    ask(stage, waits, MINING, PORT, ORLOVA, progress=seen.append)
    assert [len(batch) for batch in stage.asked] == [2, 1] == seen


def test_a_service_with_other_identifiers_gets_no_hints_but_those_given_and_gives_iris(
    stage: Stage, waits: list[float]
) -> None:
    stage.manifest = {**MANIFEST, "identifierSpace": "https://names.example/"}
    outcome = ask(stage, waits, MINING, PORT, types={"Place": "town"})
    assert [query.get("type") for query in stage.asked[0].values()] == [None, "town"]
    assert rows(outcome.matched_csv())[0]["wikidata"] == "https://names.example/Q900001"


@pytest.mark.parametrize(
    ("scores", "taken"),
    [((96, 80), 0), ((95, 85), 0), ((95, 86), None), ((94, 10), None), ((99,), 0), ((70, 99), 1), ((), None)],
)
def test_a_candidate_without_a_certain_match_has_to_be_sure_and_well_ahead(
    scores: tuple[float, ...], taken: int | None
) -> None:
    candidates = [Candidate(f"Q{n}", "x", score) for n, score in enumerate(scores)]
    assert choose(candidates, Rule(95, 10)) == (None if taken is None else candidates[taken])


def test_two_certain_matches_are_doubtful() -> None:
    assert choose([Candidate("Q1", "x", 100, True), Candidate("Q2", "x", 60, True)], Rule()) is None


def test_a_busy_service_is_asked_again_after_the_time_that_it_names(stage: Stage, waits: list[float]) -> None:
    stage.first = [(503, b"", {}), (429, b"slow down", {"Retry-After": "7"})]
    assert ask(stage, waits, MINING).matched
    assert waits == [1, 7]


def test_no_wait_is_longer_than_the_limit(stage: Stage, waits: list[float]) -> None:
    stage.first = [(429, b"", {"Retry-After": "86400"})]
    assert connect(stage.url, limits=Limits(longest_wait=5), wait=waits.append).name == "Harbour names"
    assert waits == [5]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ([(429, b"", {})] * 4, "HTTP 429.*--top"),
        ([(500, b"", {})] * 4, "HTTP 500.*later"),
        ([(404, b"", {})], "HTTP 404"),
        ([(200, b"<html>hello</html>", {})], "not JSON"),
        ([(200, b"\xff\xfe\x00", {})], "not JSON"),
        ([(200, b"[]", {})], "no JSON object"),
        ([(200, b"{}", {})], "no reconciliation service"),
        ([(200, b'jsonp({"name": "x"})', {})], "not JSON"),
        ([(200, b'{"name": "x", "identifierSpace": "y", "versions": ["1.0-draft"]}', {})], "1.0-draft"),
        ([(200, b" " * 2_000, {})], "more than 1000 bytes"),
    ],
)
def test_a_service_that_is_none_is_an_error_that_names_it(
    stage: Stage, waits: list[float], answers: list[Any], words: str
) -> None:
    stage.first = list(answers)
    with pytest.raises(ServiceError, match=words) as error:
        connect(stage.url, limits=Limits(size=1000), wait=waits.append)
    assert stage.url in str(error.value)


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b'{"q0": []}',
        b'{"q0": {"result": {}}}',
        b'{"q0": {"result": [{"name": "no id"}]}}',
        b'{"q0": {"result": ["Q1"]}}',
        b'{"status": "error", "message": "invalid query"}',
    ],
)
def test_an_answer_of_another_form_is_an_error(stage: Stage, waits: list[float], body: bytes) -> None:
    service = connect(stage.url, wait=waits.append)
    stage.first = [(200, body, {})]
    with pytest.raises(ServiceError, match="cannot be used"):
        reconcile([MINING], service)


def test_a_candidate_without_a_score_counts_as_unsure(stage: Stage, waits: list[float]) -> None:
    stage.candidates = {"Heron": [{"id": "Q1", "name": "Heron"}, {"id": "Q2", "name": None, "score": None}]}
    outcome = ask(stage, waits, PORT)
    assert [one.score for one in outcome.doubtful[0][1]] == [0, 0]


def test_a_service_that_moved_is_asked_where_it_is(stage: Stage, waits: list[float]) -> None:
    stage.first = [(301, b"", {"Location": "/moved"})]
    assert ask(stage, waits, MINING).matched
    assert [path for _, path, _ in stage.requests] == ["/en/api", "/moved", "/moved"]


def test_a_refused_connection_says_what_to_check(waits: list[float]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/api"
    with pytest.raises(ServiceError, match=r"cannot be reached.*Check the network") as error:
        connect(url, wait=waits.append)
    assert url in str(error.value)
    assert waits == []


@pytest.mark.parametrize("url", ["file:///etc/passwd", "wikidata", "", "ftp://example.org/api"])
def test_only_addresses_of_the_web_are_opened(url: str) -> None:
    with pytest.raises(ServiceError, match="no web address"):
        connect(url)


def test_a_class_that_does_not_exist_is_named_with_the_nearest(stage: Stage, waits: list[float]) -> None:
    with pytest.raises(ServiceError, match="Did you mean 'Company'"):
        ask(stage, waits, MINING, types={"Compny": "Q1"})


def test_every_hint_is_for_a_class_that_entities_have() -> None:
    hints = table("reconcile")["types"]
    assert len(hints) > 0
    assert {type_ for names in hints.values() for type_ in names} <= set(TYPES)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from([t for t in TYPES if t != "Country"]), TEXTS, st.lists(TEXTS, max_size=3))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, type_: str, label: str, names: list[str]
) -> None:
    if not canon(label):
        return
    name = UnknownName(type_, label, tuple(names), "Peru")
    service = Service("http://x", "x", MANIFEST["identifierSpace"], 10, Limits(), lambda _: None)
    outcome = Outcome(service, ((name, Candidate("Q900001", "Kestrel", 100, True)),))
    path = tmp_path_factory.mktemp("own") / "own.csv"
    path.write_text(outcome.matched_csv(), "utf-8")
    catalog = load_catalog([path])
    entity = catalog.by_iri[mint(type_, label)]
    assert entity.label == canon(label)
    assert set(joined([*names, "Kestrel"]).split("|")) <= {*entity.names, canon(label)}
    assert catalog.describe(mint(type_, label)).wikidata == "http://www.wikidata.org/entity/Q900001"


def test_a_formula_is_no_formula_in_the_file_and_the_name_in_the_catalog() -> None:
    [row] = rows(as_csv([{"type": "Company", "label": "=HYPERLINK(1)"}]))
    assert row["label"] == "'=HYPERLINK(1)"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A graph in which one company is unknown and named twice, and Japan is known."""
    text = "Kestrel Mining signed a contract with Japan. Kestrel Mining agreed to a pact with Japan."
    new = Entity(mint("Company", "Kestrel Mining"), "Kestrel Mining", "Company", ("Kestrel Mining",))
    japan = Filler(Entity(mint("Country", "Japan"), "Japan", "Country"), "Japan", 38, 43)

    def claim(start: int, end: int, stage: str) -> Claim:
        parties = (Filler(new, "Kestrel Mining", start, start + 14, "new", 0.5), japan)
        attributes = {"kind": "contract", "stage": stage}
        return Claim("a", "Agreement", {"party": parties}, "asserted", text[start:end], start, end, "f", attributes)

    with open_graph(tmp_path / "graph", create=True) as opened:
        claims = (claim(0, 44, "signed"), claim(45, 88, "agreed"))
        opened.add([Extraction(Article("a", text), claims)], model="m")
    return tmp_path / "graph"


def test_the_unknown_names_of_a_graph_are_those_of_no_table(graph: Path) -> None:
    with open_graph(graph, read_only=True) as opened:
        [one] = unknown_names(opened)
    assert (one.label, one.type, one.times, one.articles) == ("Kestrel Mining", "Company", 2, 1)
    assert one.sentence == "Kestrel Mining signed a contract with Japan."


def test_the_command_writes_what_is_matched_and_what_is_doubtful(
    graph: Path, stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = quads(graph)
    own, unsure = tmp_path / "own.csv", tmp_path / "unsure.csv"
    words = ["reconcile", str(graph), "-o", str(own), "--doubtful", str(unsure), "--service", stage.url]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    assert "1 matched, 0 doubtful, 0 not found" in result.output
    assert rows(own.read_text("utf-8"))[0]["wikidata"] == "Q900001"
    assert load_catalog([own]).lookup("Kestrel Mining plc")
    assert rows(unsure.read_text("utf-8")) == []
    assert quads(graph) == before


def test_a_failure_leaves_the_file_of_before(graph: Path, stage: Stage, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("mine")
    stage.manifest = {}
    result = CliRunner().invoke(app, ["reconcile", str(graph), "-o", str(own), "--service", stage.url])
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: http://127.0.0.1")
    assert own.read_text() == "mine"


def quads(graph: Path) -> set[str]:
    with open_graph(graph, read_only=True) as opened:
        return {str(quad) for quad in opened.store}


def test_no_network_code_is_loaded_with_the_commands() -> None:
    absent = ("urllib.request", "kg.reference.reconcile_service")
    program = f"import sys, kg, kg.cli; print([m for m in {absent} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
