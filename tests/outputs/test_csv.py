"""Tables for spreadsheets and for Gephi: complete, harmless, and always the same bytes."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest

from kg.graph.store import Graph, open_graph
from kg.outputs import csv as events_csv
from kg.outputs import zip as tables_zip
from kg.outputs.tables import TABLES, Table, as_csv, edges, nodes, safe
from tests.samples import INDIA, MODI, planned, sample_extractions


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with open_graph() as made:
        made.add(sample_extractions(), model="model 1.0", model_hash="00ff")
        yield made


def rows(table: Table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(table))))


def test_the_event_table_has_one_row_an_event_with_names_for_people(graph: Graph) -> None:
    found = list(csv.DictReader(io.StringIO(events_csv.dump(graph).decode("utf-8-sig"))))
    assert len(found) == sum(graph.counts().values())
    contract = next(row for row in found if row["type"] == "Agreement")
    assert contract["party"] == "Indian Rare Earths; Toyota Tsusho"
    assert (contract["stage"], contract["factuality"], contract["date"]) == ("signed", "asserted", "2014-09-16")
    assert contract["quantity"] == "2000–2300 tonne per year"
    assert contract["articleCount"] == "2"
    assert {row["quantity"] for row in found if row["type"] == "TradeFlow"} == {
        "12000 tonne; 310000000 USD",
        "2000 tonne per year",
    }


def test_the_claim_table_gives_words_and_article(graph: Graph) -> None:
    found = rows(TABLES["claims"](graph.store))
    assert len(found) == 13
    first = next(row for row in found if row["quote"].startswith("Toyota Tsusho expects"))
    assert first["article identifier"] == "sample-plan"
    assert first["saidBy"] == "Nikkei"
    assert first["event"] in {row["iri"] for row in rows(TABLES["events"](graph.store))}


def test_edges_join_nodes_that_are_there(graph: Graph) -> None:
    ids = {row["Id"] for row in rows(nodes(graph.store))}
    found = rows(edges(graph.store))
    assert {end for row in found for end in (row["Source"], row["Target"])} <= ids
    assert (MODI.iri, INDIA.iri, "HoldsOffice") in {(row["Source"], row["Target"], row["Label"]) for row in found}


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1+2", "-2+3", "@SUM(A1)", "\tx", "\r=1", "|x", "%x"])
def test_a_formula_is_shown_and_not_run(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "+5", "-0.5", "a=b", "2014-09", "", "«x»"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert safe(cell) == cell


def test_a_name_that_is_a_formula_is_neutralised_in_every_table() -> None:
    claim = planned().claims[0]
    parties = tuple(replace(f, entity=replace(f.entity, label="=1+1")) for f in claim.roles["party"])
    with open_graph() as graph:
        changed = replace(planned(), claims=(replace(claim, roles={"party": parties}, quote="=cmd()"),), relations=())
        graph.add([replace(changed, article=replace(changed.article, title="@x", publisher="+y"))], model="=m")
        cells = [
            cell
            for table in TABLES.values()
            for row in csv.reader(io.StringIO(as_csv(table(graph.store))))
            for cell in row
        ]
    assert "'=1+1; =1+1" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_the_archive_holds_every_table_and_is_the_same_each_time(graph: Graph) -> None:
    content = tables_zip.dump(graph)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == [f"{name}.csv" for name in TABLES]
    with open_graph() as other:
        other.add(reversed(sample_extractions()), model="model 1.0", model_hash="00ff")
        assert tables_zip.dump(other) == content


def test_an_empty_graph_gives_headers_alone() -> None:
    with open_graph() as empty:
        assert all(rows(table(empty.store)) == [] for table in TABLES.values())
