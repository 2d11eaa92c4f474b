"""What articles touch as they come and go leaves the graph that a build of all of them makes, and costs little."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest

from benchmarks.growth import extractions
from kg.errors import StoreError
from kg.fusing.canonical import claim_iri
from kg.fusing.profile import Profile
from kg.fusing.step import Step
from kg.graph import changes
from kg.graph.index import FILE, Index
from kg.graph.kept import ENTITIES, Kept
from kg.graph.store import Graph, open_graph
from kg.judging.judgements import NONE, Judgement, Judgements
from kg.model import Extraction

ARTICLES = 20
FIRST, SECOND = ({one.article.id: one for one in extractions(6 * ARTICLES, 1, seed=seed, most=4)} for seed in (1, 2))
IDS = sorted(FIRST)
CLAIMS = [claim for pool in (FIRST, SECOND) for one in pool.values() for claim in one.claims]
NAMES = ("Country 00001", "Country 00002", "Country 00003", "Company 00001")


def build(articles: Iterable[Extraction], judgements: Judgements = NONE) -> set[ox.Quad]:
    """All quads of a graph of these articles, made in one step."""
    with open_graph() as graph:
        graph.judgements = judgements
        graph.add(articles, model="made up")
        return set(graph.store)


def version(random: Random) -> Extraction:
    """One version of one of the articles: another day, other claims, a reprint, or another paper."""
    one = random.choice([FIRST, SECOND])[random.choice(IDS)]
    text = random.choice([one.article.text, "The same agency copy in all the papers of the country."])
    publisher, published = random.choice([None, "Paper"]), random.choice([None, *[one.article.published] * 3])
    return replace(one, article=replace(one.article, publisher=publisher, text=text, published=published))


def judged(random: Random) -> Judgements:
    """What a user knows of some reports, and at times of names."""
    found = {}
    for _ in range(random.choice([0, 4])):
        claim = random.choice(CLAIMS)
        like = random.choice([c for c in CLAIMS if c.type == claim.type and c != claim])
        judgement = Judgement(claim_iri(claim), claim_iri(like), same=random.random() < 0.5)
        found[judgement.pair] = judgement
    one, other = random.sample(NAMES, 2)
    names = (Judgement(one, other, same=True),) if random.random() < 0.3 else ()
    return Judgements((*found.values(), *names))


@pytest.mark.parametrize("seed", range(16))
def test_any_sequence_of_changes_leaves_the_graph_of_a_build_from_scratch(seed: int) -> None:
    random = Random(seed)
    kept = {id_: FIRST[id_] for id_ in random.sample(IDS, random.randint(0, ARTICLES))}
    with open_graph() as graph:
        graph.judgements = judged(random)
        graph.add(kept.values(), model="made up")
        for _ in range(10):
            coming = [version(random) for _ in range(random.randint(0, 3))]
            graph.add(coming, model="made up")
            kept |= {one.article.id: one for one in coming}
            for gone in random.sample(sorted(kept), min(len(kept), random.choice([0, 1]))):
                graph.remove(gone)
                del kept[gone]
        assert set(graph.store) == build(kept.values(), graph.judgements)


@pytest.fixture
def reworked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts how often a whole graph is worked out anew."""
    count: list[int] = []

    def counted(*given: object) -> object:
        count.append(1)
        return everything(*given)  # type: ignore[arg-type]

    everything = changes._everything
    monkeypatch.setattr(changes, "_everything", counted)
    return count


def change(graph: Graph) -> set[ox.Quad]:
    """Replace, add and remove an article; what a build of the rest makes."""
    last = IDS[-1]
    graph.add([FIRST[last], SECOND[IDS[0]]], model="made up")
    graph.remove(IDS[1])
    rest = {id_: one for id_, one in FIRST.items() if id_ != IDS[1]}
    return build((rest | {IDS[0]: SECOND[IDS[0]]}).values())


def test_a_graph_that_is_opened_again_is_not_worked_out_anew(tmp_path: Path, reworked: list[int]) -> None:
    with open_graph(tmp_path / "graph", create=True) as graph:
        graph.add([FIRST[id_] for id_ in IDS[:-1]], model="made up")
    with open_graph(tmp_path / "graph") as graph:
        expected = change(graph)
        assert set(graph.store) == expected
    assert reworked == []


@pytest.mark.parametrize("damage", ["missing", "no database", "another version", "of another graph", "cut off", "torn"])
def test_an_index_that_does_not_fit_is_made_anew(damage: str, tmp_path: Path, reworked: list[int]) -> None:
    place = tmp_path / "graph" / FILE
    with open_graph(tmp_path / "graph", create=True) as graph:
        graph.add([FIRST[id_] for id_ in IDS[:-2]], model="made up")
        kept = place.read_bytes()
        graph.add([FIRST[IDS[-2]]], model="made up")
    if damage == "missing":
        place.unlink()
    elif damage == "no database":
        place.write_text("these are no tables")
    elif damage == "another version":
        index = Index(place)
        index.hold()
        index.close()
    elif damage == "torn":
        whole = place.read_bytes()
        place.write_bytes(whole[: len(whole) // 4] + bytes(len(whole) // 2) + whole[-(len(whole) // 4) :])
    else:
        place.write_bytes(kept if damage == "of another graph" else place.read_bytes()[:5000])
    with open_graph(tmp_path / "graph") as graph:
        expected = change(graph)
        assert set(graph.store) == expected
    assert reworked == [1]


def test_a_change_that_fails_leaves_an_index_that_fits(tmp_path: Path, reworked: list[int]) -> None:
    def broken() -> Iterable[Extraction]:
        yield FIRST[IDS[3]]
        raise ZeroDivisionError

    with open_graph(tmp_path / "graph", create=True) as graph:
        graph.add([FIRST[id_] for id_ in IDS[:3]], model="made up")
        with pytest.raises(ZeroDivisionError):
            graph.add(broken(), model="made up")
        graph.add([FIRST[id_] for id_ in IDS[3:-1]], model="made up")
        expected = change(graph)
        assert set(graph.store) == expected
    assert reworked == []


def test_a_change_that_the_store_does_not_get_costs_the_index(
    tmp_path: Path, reworked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(change: object) -> str:
        raise OSError("no space left")

    with open_graph(tmp_path / "graph", create=True) as graph:
        graph.add([FIRST[id_] for id_ in IDS[:3]], model="made up")
        with monkeypatch.context() as patch:
            patch.setattr(changes.Change, "as_sparql", full)
            with pytest.raises(StoreError, match="no space left"):
                graph.add([FIRST[IDS[3]]], model="made up")
    with open_graph(tmp_path / "graph") as graph:
        graph.add([FIRST[id_] for id_ in IDS[3:-1]], model="made up")
        expected = change(graph)
        assert set(graph.store) == expected
    assert reworked == [1]


def test_a_graph_may_be_changed_from_another_thread() -> None:
    with open_graph() as graph, ThreadPoolExecutor(1) as other:
        graph.add([FIRST[id_] for id_ in IDS[:-1]], model="made up")
        expected = other.submit(change, graph).result()
        assert set(graph.store) == expected


def test_a_step_is_read_back_as_it_was_kept() -> None:
    sides, words = {"party": frozenset("ab")}, (frozenset("w"),)
    step = Step("e", "Agreement", sides, frozenset("n"), frozenset("g"), words, "treaty", None)
    with sqlite3.connect(":memory:") as database:
        database.execute(ENTITIES)
        kept = Kept(database)
        named = replace(step, telling=frozenset("n"))
        assert [kept.read_step(kept.step(one), one.event) for one in (step, named)] == [step, named]


def test_one_article_more_reads_few_claims_of_a_large_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    *old, last = extractions(1500)
    seen: list[str] = []

    def counted(kept: Kept, text: str, iri: str) -> Profile:
        seen.append(iri)
        return read(kept, text, iri)

    read = Kept.read_claim
    monkeypatch.setattr(Kept, "read_claim", counted)
    with open_graph() as graph:
        graph.add(old, model="made up")
        graph.add([last], model="made up")
    assert 0 < len(seen) < 50
