"""A graph holds what its articles say and nothing else, in a folder that only one writer holds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.check import check_graph
from kg.errors import StoreError
from kg.files import MARKER
from kg.folder import LOCK
from kg.fusing.canonical import article_iri
from kg.graph.store import Graph, open_graph
from kg.graph.terms import PREFIXES
from kg.judging.judgements import NONE, Judgement, Judgements
from kg.model import Entity, Extraction
from tests.samples import CHINA, EARTHS, INDIA, JAPAN, MODI, planned, ruled, sample_extractions, signed
from tests.strategies import small_extractions

PREFIX = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
IDS = ("a", "b", "c")


class SmallCatalog:
    """A catalog of three countries and two goods."""

    def __init__(self) -> None:
        self.by_iri = {entity.iri: entity for entity in (JAPAN, INDIA, METALS)}

    def describe(self, iri: str) -> Description:
        return {JAPAN.iri: Description(iso2="JP"), EARTHS.iri: Description(broader=(METALS.iri,), hs="2805")}.get(
            iri, Description()
        )


class Description:
    """What the small catalog knows of an entity."""

    def __init__(self, *, iso2: str | None = None, hs: str | None = None, broader: tuple[str, ...] = ()) -> None:
        self.iso2, self.hs, self.broader = iso2, hs, broader
        self.iso3 = self.wikidata = None


METALS = Entity("https://w3id.org/trade-kg/Good/metals-0", "metals", "Good")


def filled(extractions: Iterable[Extraction], *, at_once: bool = True, judgements: Judgements = NONE) -> set[ox.Quad]:
    """All quads of a graph in memory with these articles."""
    with open_graph() as graph:
        graph.judgements = judgements
        for batch in [list(extractions)] if at_once else [[one] for one in extractions]:
            add(graph, *batch)
        return set(graph.store)


def add(graph: Graph, *extractions: Extraction) -> None:
    graph.add(extractions, model="model 1.0", model_hash="00ff")


def rows(graph: Graph, query: str) -> list[tuple[str, ...]]:
    """The rows of a query as texts."""
    found = graph.store.query(PREFIX + query)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(str(getattr(term, "value", "")) for term in row) for row in found]


def test_order_and_batches_do_not_matter() -> None:
    first, second, third = sample_extractions()
    whole = filled([first, second, third])
    assert filled([third, first, second], at_once=False) == whole
    assert filled([second, third, first]) == whole


def test_adding_again_changes_nothing() -> None:
    with open_graph() as graph:
        add(graph, *sample_extractions())
        before = set(graph.store)
        add(graph, signed())
        assert set(graph.store) == before


def test_replacing_leaves_no_trace_of_the_old_claims() -> None:
    with open_graph() as graph:
        add(graph, *sample_extractions())
        shorter = replace(planned(), claims=planned().claims[1:], relations=())
        add(graph, shorter)
        assert set(graph.store) == filled([shorter, signed(), ruled()])


def test_removing_leaves_what_a_graph_without_the_article_has() -> None:
    for gone in sample_extractions():
        with open_graph() as graph:
            add(graph, *sample_extractions())
            graph.remove(gone.article.id)
            assert set(graph.store) == filled(x for x in sample_extractions() if x.article.id != gone.article.id)


def test_removing_all_leaves_nothing() -> None:
    with open_graph() as graph:
        add(graph, *sample_extractions())
        for extraction in sample_extractions():
            graph.remove(extraction.article.id)
        assert len(graph.store) == 0
        assert graph.articles() == ()


def test_of_two_versions_in_one_batch_the_last_counts() -> None:
    empty = replace(planned(), claims=(), relations=())
    for before in ([], [ruled()]):
        with open_graph() as graph:
            add(graph, *before)
            add(graph, empty, signed(), planned())
            assert set(graph.store) == filled([*before, planned(), signed()])


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_any_sequence_of_changes_equals_a_build_from_scratch(data: st.DataObject) -> None:
    kept: dict[str, Extraction] = {}
    with open_graph() as graph:
        for _ in range(data.draw(st.integers(1, 6))):
            batch = data.draw(st.lists(st.sampled_from(IDS).flatmap(small_extractions), min_size=1, max_size=3))
            add(graph, *batch)
            kept |= {extraction.article.id: extraction for extraction in batch}
            for gone in data.draw(st.lists(st.sampled_from(sorted(kept)), max_size=1)):
                graph.remove(gone)
                del kept[gone]
        assert set(graph.store) == filled(data.draw(st.permutations(list(kept.values()))))


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_judgements_that_come_and_go_give_what_a_build_from_scratch_gives(data: st.DataObject) -> None:
    names = st.sampled_from(["Japan", "China", "India", "Bolt", "Vale"])
    judged = (
        st.tuples(names, names).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: Judgement(*pair, same=True))
    )
    kept: dict[str, Extraction] = {}
    with open_graph() as graph:
        for _ in range(data.draw(st.integers(1, 4))):
            graph.judgements = Judgements(tuple(data.draw(st.lists(judged, max_size=3))))
            batch = data.draw(st.lists(st.sampled_from(IDS).flatmap(small_extractions), min_size=1, max_size=3))
            add(graph, *batch)
            kept |= {extraction.article.id: extraction for extraction in batch}
        expected = filled(data.draw(st.permutations(list(kept.values()))), judgements=graph.judgements)
        assert set(graph.store) == expected


def test_a_judgement_makes_two_names_one_thing_and_taking_it_back_undoes_that() -> None:
    with open_graph() as graph:
        add(graph, *sample_extractions())
        before = set(graph.store)
        graph.judgements = Judgements((Judgement("Nikkei", "Toyota Tsusho", same=True),))
        graph.judge()
        assert rows(graph, "SELECT ?x { ?x rdfs:label 'Nikkei' FILTER(isIRI(?x)) }") == []
        assert rows(graph, "SELECT ?x { ?x skos:altLabel 'Nikkei' ; rdfs:label 'Toyota Tsusho' }") != []
        graph.judgements = Judgements()
        graph.judge()
        assert set(graph.store) == before


@pytest.mark.parametrize("again", [False, True])
def test_a_graph_is_sound_after_a_judgement_and_what_its_articles_name_leads_to_the_thing_that_it_is(
    again: bool,
) -> None:
    with open_graph() as graph:
        add(graph, *sample_extractions())
        graph.judgements = Judgements((Judgement("Nikkei", "Toyota Tsusho", same=True),))
        graph.judge()
        if again:
            add(graph, *sample_extractions())
        assert check_graph(graph.store) == []
        leads = "?claim kg:mention/kg:entity ?was } ?was owl:sameAs ?is . ?is rdfs:label ?label }"
        assert rows(graph, f"SELECT DISTINCT ?label {{ GRAPH ?article {{ {leads}") == [("Toyota Tsusho",)]


def test_two_articles_with_one_fact_do_not_inflate_sums() -> None:
    twin = replace(ruled(), article=replace(ruled().article, id="twin"))
    twin = replace(twin, claims=tuple(replace(claim, article="twin") for claim in twin.claims))
    flows = "?flow a kg:TradeFlow ; kg:quantity [ kg:unit 'tonne' ; kg:min ?min ]"
    total = f"SELECT (SUM(?min) AS ?sum) (COUNT(?flow) AS ?flows) {{ {flows} }}"
    with open_graph() as graph:
        add(graph, ruled(), twin)
        assert rows(graph, total) == [("12000", "1")]
        assert rows(graph, "SELECT ?n { ?flow a kg:TradeFlow ; kg:claimCount ?n }") == [("2",)]


def test_no_triple_stands_in_two_graphs() -> None:
    with open_graph() as graph:
        add(graph, *sample_extractions())
        triples = [quad.triple for quad in graph.store]
        assert len(triples) == len(set(triples))


def test_no_claim_or_article_in_the_default_graph_and_no_blank_node() -> None:
    with open_graph() as graph:
        add(graph, *sample_extractions())
        assert rows(graph, "SELECT ?x { VALUES ?c { kg:Claim kg:Article kg:Mention kg:Description } ?x a ?c }") == []
        assert not [quad for quad in graph.store if "_:" in f"{quad.subject} "[:2] or str(quad.object).startswith("_:")]


def test_disagreeing_claims_stay_beside_the_best_value() -> None:
    query = """SELECT ?date ?said ?factuality { ?event a kg:Agreement ; kg:date ?date ; kg:factuality kg:asserted .
        GRAPH ?article { ?claim kg:event ?event ; kg:date ?said ; kg:factuality ?factuality } } ORDER BY ?said"""
    with open_graph() as graph:
        add(graph, *sample_extractions())
        told = [(date, said, fact.rsplit("#")[-1]) for date, said, fact in rows(graph, query)]
    assert told == [("2014-09-16", "2014-09", "planned"), ("2014-09-16", "2014-09-16", "asserted")]


def test_every_claim_of_an_event_leads_to_it() -> None:
    with open_graph() as graph:
        add(graph, *sample_extractions())
        missing = (
            "SELECT ?claim { GRAPH ?g { ?claim a kg:Claim FILTER NOT EXISTS { ?claim kg:event|kg:relation ?x } } }"
        )
        assert rows(graph, missing) == []


def test_relations_give_the_plain_triple_too() -> None:
    with open_graph() as graph:
        add(graph, *sample_extractions())
        assert rows(graph, "SELECT ?person { ?person kg:holdsOffice ?country }") == [(MODI.iri,)]
        graph.remove("sample-plan")
        assert rows(graph, "SELECT ?person { ?person kg:holdsOffice ?country }") == []


def test_only_entities_that_claims_use_are_there_with_their_countries_and_broader_goods() -> None:
    others = "{ ?entity kg:claimCount ?n } UNION { ?entity a kg:Story }"
    labels = f"SELECT ?label {{ ?entity rdfs:label ?label FILTER NOT EXISTS {{ {others} }} }} ORDER BY ?label"
    with open_graph() as graph:
        graph.add([signed()], model="m", catalog=SmallCatalog())
        assert [label for (label,) in rows(graph, labels)] == [
            "India", "Indian Rare Earths", "Japan", "Narendra Modi", "Shinzo Abe", "Tokyo", "Toyota Tsusho",
            "metals", "rare earths",
        ]  # fmt: skip
        assert rows(graph, "SELECT ?iso { ?c kg:iso2 ?iso }") == [("JP",)]
        assert rows(graph, "SELECT ?hs ?wider { ?g kg:hsCode ?hs ; skos:broader ?wider }") == [("2805", METALS.iri)]


def test_an_entity_has_one_label_and_keeps_other_spellings() -> None:
    other = planned()
    claims = tuple(
        replace(
            claim,
            roles={
                role: tuple(
                    replace(f, entity=replace(f.entity, label="Nippon")) if f.entity == JAPAN else f for f in found
                )
                for role, found in claim.roles.items()
            },
        )
        for claim in other.claims
    )
    with open_graph() as graph:
        add(graph, replace(other, claims=claims), ruled(), signed())
        query = f"SELECT ?label ?other {{ <{JAPAN.iri}> rdfs:label ?label ; skos:altLabel ?other }}"
        assert rows(graph, query) == [("Japan", "Nippon")]


def test_articles_come_back_in_the_order_of_their_ids() -> None:
    with open_graph() as graph:
        add(graph, *sample_extractions())
        expected = sorted((extraction.article for extraction in sample_extractions()), key=lambda article: article.id)
        assert list(graph.articles()) == expected


def test_counts_are_events_by_type_and_totals_the_rest() -> None:
    with open_graph() as graph:
        add(graph, *sample_extractions())
        assert graph.counts()["TradeFlow"] == 2
        totals = graph.totals()
        assert (totals.articles, sum(totals.claims.values()), sum(totals.relations.values())) == (3, 13, 3)
        assert totals.entities["Country"] == 4
        assert totals.quads == len(graph.store)


def test_the_dataset_of_rdflib_reads_the_same_store() -> None:
    with open_graph() as graph:
        add(graph, *sample_extractions())
        found = graph.dataset.query("SELECT ?label { ?event a kg:Agreement ; rdfs:label ?label }").bindings
        labels = [str(label) for row in found for label in row.values()]
        assert labels == ["Indian Rare Earths – Toyota Tsusho: contract signed, 2014-09-16"]
        assert len(list(graph.dataset.quads())) == len(graph.store)


def test_a_graph_in_a_folder_is_there_after_closing(tmp_path: Path) -> None:
    with open_graph(tmp_path / "graph", create=True) as graph:
        add(graph, *sample_extractions())
    with (
        open_graph(tmp_path / "graph", read_only=True) as graph,
        open_graph(tmp_path / "graph", read_only=True) as other,
    ):
        assert set(graph.store) == set(other.store) == filled(sample_extractions())


def test_an_extraction_that_fails_midway_leaves_the_graph_as_it_was(tmp_path: Path) -> None:
    def broken() -> Iterable[Extraction]:
        yield signed()
        raise ZeroDivisionError

    with open_graph(tmp_path / "graph", create=True) as graph:
        for expected in (set(), filled([planned()])):
            with pytest.raises(ZeroDivisionError):
                graph.add(broken(), model="m")
            assert set(graph.store) == expected
            add(graph, planned())


def test_a_folder_that_is_not_ours_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(StoreError, match="not empty and no graph of ours"):
        open_graph(tmp_path, create=True)
    assert [entry.name for entry in tmp_path.iterdir()] == ["letters.txt"]


def test_an_empty_folder_becomes_a_graph_and_a_missing_one_only_on_demand(tmp_path: Path) -> None:
    open_graph(tmp_path, create=True).close()
    assert (tmp_path / MARKER).is_file()
    for read_only in (False, True):
        with pytest.raises(StoreError, match="kg build"):
            open_graph(tmp_path / "none", read_only=read_only)
    assert not (tmp_path / "none").exists()


def test_a_file_is_no_graph(tmp_path: Path) -> None:
    (tmp_path / "graph").write_text("x")
    with pytest.raises(StoreError, match="is a file"):
        open_graph(tmp_path / "graph", create=True)


@pytest.mark.parametrize("marker", ["format = 99\n", "not toml", "\n"])
def test_a_graph_of_another_format_is_refused(tmp_path: Path, marker: str) -> None:
    open_graph(tmp_path, create=True).close()
    (tmp_path / MARKER).write_text(marker)
    with pytest.raises(StoreError, match=MARKER if marker == "not toml" else "format"):
        open_graph(tmp_path)


def test_a_graph_in_use_by_another_process_says_so(tmp_path: Path) -> None:
    place = tmp_path / "graph"
    open_graph(place, create=True).close()
    hold = (
        "import sys, pathlib; from kg.graph.store import open_graph\n"
        "graph = open_graph(pathlib.Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        for read_only in (False, True):
            with pytest.raises(StoreError, match="in use by another process"):
                open_graph(place, read_only=read_only)
        other.kill()
    open_graph(place).close()


@pytest.mark.skipif(sys.platform == "win32", reason="no shared locks")
def test_a_reader_keeps_writers_out_and_lets_readers_in(tmp_path: Path) -> None:
    open_graph(tmp_path, create=True).close()
    with open_graph(tmp_path, read_only=True):
        open_graph(tmp_path, read_only=True).close()
        with pytest.raises(StoreError, match="in use"):
            open_graph(tmp_path)
    assert os.path.exists(tmp_path / LOCK)


def test_a_graph_open_for_reading_cannot_be_changed(tmp_path: Path) -> None:
    with open_graph(tmp_path, create=True) as graph:
        add(graph, signed())
    with open_graph(tmp_path, read_only=True) as graph:
        with pytest.raises(StoreError, match="reading only"):
            add(graph, planned())
        with pytest.raises(StoreError, match="reading only"):
            graph.remove("sample-signed")


def test_a_closed_graph_says_so() -> None:
    graph = open_graph()
    graph.close()
    graph.close()
    with pytest.raises(StoreError, match="closed"):
        graph.articles()


def test_removing_an_article_that_is_not_there_suggests_one_that_is() -> None:
    with open_graph() as graph:
        add(graph, signed())
        with pytest.raises(StoreError, match="Did you mean 'sample-signed'"):
            graph.remove("sample-sined")


def test_the_graph_of_an_article_bears_its_iri() -> None:
    with open_graph() as graph:
        add(graph, ruled())
        assert [g.value for g in graph.store.named_graphs() if isinstance(g, ox.NamedNode)] == [
            article_iri("sample-ruling")
        ]
        assert rows(graph, f"SELECT ?e {{ ?e kg:producer <{CHINA.iri}> }}")
