"""Turtle, TriG, N-Quads and JSON-LD: rdflib and pyoxigraph read the same triples, and the bytes never vary."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.graph.store import Graph, open_graph
from kg.graph.terms import DEFAULT
from kg.model import Extraction
from tests.samples import RULING, ruled, sample_extractions
from tests.strategies import HOSTILE

FORMATS = {
    "ttl": ("turtle", ox.RdfFormat.TURTLE),
    "trig": ("trig", ox.RdfFormat.TRIG),
    "nq": ("nquads", ox.RdfFormat.N_QUADS),
    "jsonld": ("json-ld", ox.RdfFormat.JSON_LD),
}


def hostile() -> Extraction:
    """An extraction with every hostile text as a name, and one as a quotation."""
    claim = ruled().claims[0]
    filler = claim.roles["forum"][0]
    named = tuple(replace(filler, mention=text, entity=replace(filler.entity, label=text)) for text in HOSTILE)
    named = tuple(replace(f, entity=replace(f.entity, iri=f"{f.entity.iri}{n}")) for n, f in enumerate(named))
    article = replace(RULING, id="hostile", title="".join(HOSTILE))
    return Extraction(article, (replace(claim, article="hostile", roles={"complainant": named}, quote=HOSTILE[2]),))


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with open_graph() as made:
        made.add([*sample_extractions(), hostile()], model="model 1.0", model_hash="00ff")
        yield made


def dump(suffix: str, graph: Graph) -> bytes:
    content: bytes = import_module(f"kg.outputs.{suffix}").dump(graph)
    return content


def expected(suffix: str, graph: Graph) -> set[ox.Quad]:
    return set(graph.store.quads_for_pattern(None, None, None, DEFAULT if suffix == "ttl" else None))


@pytest.mark.parametrize("suffix", FORMATS)
def test_pyoxigraph_reads_the_same_triples(suffix: str, graph: Graph) -> None:
    assert set(ox.parse(dump(suffix, graph), format=FORMATS[suffix][1])) == expected(suffix, graph)


@pytest.mark.parametrize("suffix", FORMATS)
def test_rdflib_reads_the_same_triples(suffix: str, graph: Graph) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=dump(suffix, graph), format=FORMATS[suffix][0])
    found = {quad(*row) for row in dataset.quads()}
    assert found == expected(suffix, graph)


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_order_of_adding_does_not_show(suffix: str, graph: Graph) -> None:
    with open_graph() as other:
        for extraction in [hostile(), *reversed(sample_extractions())]:
            other.add([extraction], model="model 1.0", model_hash="00ff")
        assert dump(suffix, other) == dump(suffix, graph)


@pytest.mark.parametrize("suffix", FORMATS)
def test_loading_the_export_twice_adds_nothing(suffix: str, graph: Graph) -> None:
    store = ox.Store()
    for _ in range(2):
        store.load(dump(suffix, graph), format=FORMATS[suffix][1])
    assert set(store) == expected(suffix, graph)


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_empty_graph_is_a_valid_file(suffix: str) -> None:
    with open_graph() as empty:
        content = dump(suffix, empty)
        assert list(ox.parse(content, format=FORMATS[suffix][1])) == []


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys, hashlib; from importlib import import_module; from kg.graph.store import open_graph\n"
        "from tests.samples import sample_extractions\n"
        "graph = open_graph(); graph.add(sample_extractions(), model='m')\n"
        "for s in 'ttl trig nq jsonld csv zip'.split():\n"
        "    print(s, hashlib.sha256(import_module(f'kg.outputs.{s}').dump(graph)).hexdigest())"
    )

    def run(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(
            [sys.executable, "-c", script], env=environment, text=True, capture_output=True, check=True
        ).stdout

    first = run("1")
    assert first.count("\n") == 6
    assert first == run("2")


def test_turtle_is_short_and_starts_with_its_prefixes(graph: Graph) -> None:
    lines = dump("ttl", graph).decode().splitlines()
    prefixes = [line for line in lines if line.startswith("@prefix")]
    assert lines[: len(prefixes)] == sorted(prefixes)
    assert any(line.endswith(" a kg:Agreement ;") for line in lines)


def quad(subject: object, predicate: object, term: object, home: object) -> ox.Quad:
    """An rdflib quad in the terms of pyoxigraph."""
    node = (
        ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)
        if isinstance(term, rdflib.Literal)
        else ox.NamedNode(str(term))
    )
    name = DEFAULT if home in (None, DATASET_DEFAULT_GRAPH_ID) else ox.NamedNode(str(home))
    return ox.Quad(ox.NamedNode(str(subject)), ox.NamedNode(str(predicate)), node, name)
