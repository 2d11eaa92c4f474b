"""The stages composed: every input is accounted for, and one bad article never stops the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

import kg.inputs
from kg.check.graph import check_graph
from kg.errors import InputError, ModelError
from kg.graph.store import open_graph
from kg.graph.terms import select
from kg.iri import mint
from kg.judging.judgements import FILE
from kg.model import Article, Extraction, Skipped
from kg.pipeline import build, extractions, facts, watched
from kg.reference.catalog import Catalog, load_catalog
from tests.samples import sample_extractions

SAMPLES = sample_extractions()
ARTICLES = [e.article for e in SAMPLES]


class SampleReader:
    """Knows the three sample articles by heart, and falls over any other."""

    model_name = "sample 1.0"
    model_hash = "0" * 64

    def __init__(self) -> None:
        self.seen: list[str] = []

    @property
    def catalog(self) -> Catalog:
        return load_catalog()

    def extract(self, articles: Iterable[Article], /) -> Iterator[Extraction]:
        for article in articles:
            self.seen.append(article.id)
            yield {e.article.id: e for e in SAMPLES}[article.id]


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> list[Article | Skipped]:
    """What the inputs give, whatever the paths: a list that a test may change."""
    items: list[Article | Skipped] = [*ARTICLES]

    def read(paths: Sequence[Path], **told: object) -> Iterator[Article | Skipped]:
        yield from items

    monkeypatch.setattr(kg.inputs, "read", read)
    return items


def test_extractions_come_in_the_order_of_the_inputs() -> None:
    skipped = Skipped("a.pdf", "unknown-suffix", "No reader.")
    found = list(extractions([ARTICLES[1], skipped, ARTICLES[0]], SampleReader()))
    assert found == [SAMPLES[1], skipped, SAMPLES[0]]


def test_an_article_that_breaks_the_reader_is_skipped_with_its_reason() -> None:
    found = list(extractions([ARTICLES[0], Article("bad", "?"), ARTICLES[1]], SampleReader()))
    assert found == [SAMPLES[0], Skipped("bad", "extraction-failed", "KeyError: 'bad'"), SAMPLES[1]]


@pytest.mark.parametrize(
    "error", [RecursionError("too deep"), MemoryError(), ValueError("[E088]"), UnicodeError("bad")]
)
def test_whatever_an_article_breaks_the_others_go_on(error: Exception) -> None:
    class Broken(SampleReader):
        def extract(self, articles: Iterable[Article], /) -> Iterator[Extraction]:
            if next(iter(articles)).id == ARTICLES[0].id:
                raise error
            yield SAMPLES[1]

    bad, good = extractions(ARTICLES[:2], Broken())
    assert isinstance(bad, Skipped)
    assert bad.detail.startswith(type(error).__name__)
    assert good == SAMPLES[1]


def test_an_interrupt_is_no_bad_article() -> None:
    class Interrupted(SampleReader):
        def extract(self, articles: Iterable[Article], /) -> Iterator[Extraction]:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(extractions(ARTICLES, Interrupted()))


def test_watchers_see_each_item_before_it_is_passed_on() -> None:
    seen: list[Extraction | Skipped] = []
    stream = watched(iter(SAMPLES), seen.append)
    assert seen == []
    assert next(stream) == SAMPLES[0]
    assert seen == [SAMPLES[0]]


def test_facts_are_streamed_one_article_at_a_time(sources: list[Article | Skipped]) -> None:
    reader = SampleReader()
    stream = facts([Path("any")], extractor=reader)
    assert reader.seen == []
    assert next(stream) == SAMPLES[0]
    assert reader.seen == [ARTICLES[0].id]


def test_a_build_fills_the_graph_and_reports(tmp_path: Path, sources: list[Article | Skipped]) -> None:
    sources += [Article("bad", "?"), Skipped("a.pdf", "unknown-suffix", "No reader.")]
    seen: list[Extraction | Skipped] = []
    report = build([Path("any")], tmp_path / "graph", extractor=SampleReader(), progress=seen.append)
    assert (report.articles, [s.reason for s in report.skipped]) == (3, ["extraction-failed", "unknown-suffix"])
    assert len(seen) == 5
    assert report.claims["Agreement"]["planned"] == 1
    assert report.events == {
        "Agreement": 1,
        "Meeting": 2,
        "Production": 1,
        "Ruling": 1,
        "TradeFlow": 2,
        "TradeMeasure": 1,
    }
    with open_graph(tmp_path / "graph", read_only=True) as graph:
        assert len(list(graph.articles())) == 3


def test_a_second_build_adds_to_the_graph_and_replaces_what_it_has(
    tmp_path: Path, sources: list[Article | Skipped]
) -> None:
    place = tmp_path / "graph"
    build([Path("any")], place, extractor=SampleReader())
    sources[:] = [ARTICLES[0]]
    report = build([Path("any")], place, extractor=SampleReader())
    assert report.articles == 1
    assert sum(report.events.values()) == 8


def test_a_build_into_an_open_graph_leaves_it_open(sources: list[Article | Skipped]) -> None:
    with open_graph(None) as graph:
        report = build([Path("any")], graph, extractor=SampleReader())
        assert len(list(graph.articles())) == report.articles == 3


def test_a_build_without_a_graph_only_reports(sources: list[Article | Skipped]) -> None:
    assert build([Path("any")], None, extractor=SampleReader()).articles == 3


def test_a_missing_model_stops_the_build_before_anything_is_written(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Japan and India signed a trade agreement.")
    with pytest.raises(ModelError, match="no_such_model"):
        build([article], tmp_path / "graph", model="no_such_model")
    assert not (tmp_path / "graph").exists()


def test_a_build_obeys_the_judgements_in_the_graphs_folder_and_tells_what_it_cannot_place(
    tmp_path: Path, sources: list[Article | Skipped]
) -> None:
    place = tmp_path / "graph"
    build([Path("any")], place, extractor=SampleReader())
    said = 'same "Nikkei" "Toyota Tsusho"\nsame "Nobody" "Japan"\n'
    lost = [mint("Claim", "x"), mint("Claim", "y")]
    (place / FILE).write_text(said + f"not same <{lost[0]}> <{lost[1]}>\n", encoding="utf-8")
    report = build([Path("any")], place, extractor=SampleReader())
    assert report.unjudged == ("Nobody", *lost)
    with open_graph(place, read_only=True) as graph:
        assert set(select(graph.store, 'SELECT ?x { ?x rdfs:label "Nikkei" }')) == set()


def test_a_judgement_that_no_thing_can_fit_is_not_obeyed_and_told(
    tmp_path: Path, sources: list[Article | Skipped]
) -> None:
    place = tmp_path / "graph"
    build([Path("any")], place, extractor=SampleReader())
    with open_graph(place, read_only=True) as graph:
        claims = {
            type_: next(select(graph.store, f"SELECT ?c {{ GRAPH ?g {{ ?c kg:claimedType kg:{type_} }} }}"))[0].value
            for type_ in ("Agreement", "TradeMeasure")
        }
    one, other = claims.values()
    said = [f"same <{one}> <{other}>", 'same "Narendra Modi" "Toyota Tsusho"']
    (place / FILE).write_text("\n".join(said), encoding="utf-8")
    report = build([Path("any")], place, extractor=SampleReader())
    assert report.refused == (
        f"line 1: {said[0]}: Agreement is no TradeMeasure",
        f"line 2: {said[1]}: Person is no Company",
    )
    with open_graph(place, read_only=True) as graph:
        assert check_graph(graph.store) == []


def test_a_broken_judgement_stops_a_build_before_the_first_article(
    tmp_path: Path, sources: list[Article | Skipped]
) -> None:
    place = tmp_path / "graph"
    build([Path("any")], place, extractor=SampleReader())
    (place / FILE).write_text("same what\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"judgements\.txt, line 1"):
        build([Path("any")], place)


def test_places_may_be_plain_text(tmp_path: Path) -> None:
    article, place = tmp_path / f"{ARTICLES[0].id}.txt", str(tmp_path / "graph")
    article.write_text("Peru and Chile signed a treaty.")
    assert build(str(article), place, extractor=SampleReader()).articles == 1
    with kg.open_graph(place) as graph:
        kg.write(graph, str(tmp_path / "x.nq"))
        kg.write_html(graph, str(tmp_path / "x.html"))
    assert {path.name for path in tmp_path.glob("x.*")} == {"x.nq", "x.html"}
