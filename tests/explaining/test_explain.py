"""What an explanation shows is what the rules did: exact words, the frame's own file, the place of each role."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

import kg
from kg.clauses.frames import load_frames
from kg.explaining.explain import Explanation, Line, explain, is_guess
from kg.extract import Extractor
from kg.fusing.canonical import claim_iri, relation_claim_iri
from kg.inputs import read as read_files
from kg.lexicon import table
from kg.model import Article, Claim, Extraction, Filler, Words
from tests.conftest import Read

ROOT = Path(__file__).parent.parent.parent
TEXT = (
    "Peru's trade minister Ana Soto said on Monday that Peru would impose a 12 percent tariff on Chilean copper from 1 "
    "May. It could be lifted in June, the Nikkei reported.\n"
    "Ecuador and Bolivia held talks in Quito. The two countries signed a free trade agreement in 2009.\n"
    "Exports of wheat rose."
)


@pytest.fixture(scope="module")
def found(extractor: Extractor) -> tuple[Extraction, ...]:
    """The examples, read."""
    articles = [a for a in read_files([ROOT / "examples"]) if isinstance(a, Article)]
    return tuple(extractor.extract(articles))


def by_title(told: tuple[Explanation, ...], title: str) -> Explanation:
    """The one explanation that begins so."""
    (one,) = [e for e in told if e.title.startswith(title)]
    return one


def line(one: Explanation, what: str) -> Line:
    """The first line of that name."""
    return next(n for n in one.lines if n.what == what)


def test_a_claim_is_explained_part_by_part(read: Read) -> None:
    tariff = by_title(explain(read(TEXT)), "TradeMeasure (impose, tariff): planned")
    assert tariff.as_text().splitlines()[1].strip() == (
        "Peru's trade minister [said by: Ana Soto] [said by: said] on Monday that [imposer: Peru] [cue: would] "
        "[trigger: impose] a [amount: 12 percent] [trigger: tariff] on [target: Chilean [commodity: copper]] "
        "[date: from 1 May]."
    )
    assert line(tariff, "frame").value == "TradeMeasure.tariff.impose of kg/lexicon/frames/measure.toml"
    assert line(tariff, "trigger").value == "“impose”, “tariff”"
    assert line(tariff, "imposer").origin == "“Peru”; subject; a name in the tables (1)"
    assert line(tariff, "target").origin == "“Chilean copper”; behind “on”; nationality in front (0.8)"
    assert str(line(tariff, "cue")) == "planned ← “would”"
    assert line(tariff, "said by").origin.endswith("“said”")
    assert str(line(tariff, "date")) == "2024-05-01 ← “from 1 May”"
    assert str(line(tariff, "amount")) == "12 percent ← “12 percent”"


def test_a_role_from_another_sentence_says_so_with_the_sentence_and_the_rule(read: Read) -> None:
    lifted = by_title(explain(read(TEXT)), "TradeMeasure (lift")
    origin = line(lifted, "commodity").origin
    assert origin.startswith("“copper” in “Peru's trade minister Ana Soto said")
    assert origin.endswith("taken over from an earlier mention")


def test_a_link_that_is_a_guess_says_so(read: Read) -> None:
    signed = by_title(explain(read(TEXT)), "Agreement (trade agreement, signed)")
    party = line(signed, "party")
    assert party.guess
    assert party.origin == "“The two countries”; subject; stands for what was named before (a guess, 0.6)"
    assert not line(signed, "topic").guess


def test_a_frame_that_fired_in_vain_says_why_and_what_it_found(read: Read) -> None:
    (vain,) = [e for e in explain(read(TEXT), word="wheat") if e.iri is None]
    assert vain.title == "Not kept: TradeFlow: no exporter, importer or figure"
    assert line(vain, "commodity").value == "wheat (good)"
    assert vain.lines[-1].what == "not kept"


def test_a_relation_shows_its_ends_and_its_office(read: Read) -> None:
    office = by_title(explain(read(TEXT)), "holdsOffice")
    assert [n.what for n in office.lines] == ["rule", "from", "to", "office", "claim"]
    assert {m.what for m in office.marks} == {"from", "to"}


def test_amounts_and_dates_of_merged_sentences_are_quoted_with_theirs(read: Read) -> None:
    text = "Peru and Chile signed a copper pact. The pact, which Peru and Chile signed in 2019, is short."
    signed = by_title(explain(read(text)), "Agreement (other, signed)")
    assert line(signed, "date").origin == "“2019” in “The pact, which Peru and Chile signed in 2019, is short.”"
    assert line(signed, "also told").value.startswith("“The pact")


def test_a_word_or_an_id_picks_claims(read: Read) -> None:
    extraction = read(TEXT)
    lifted = explain(extraction, word="LIFTED")
    assert len(lifted) == 1
    iri = claim_iri(next(c for c in extraction.claims if "lifted" in c.quote))
    assert lifted[0].iri == iri
    assert explain(extraction, word=iri) == explain(extraction, word=iri.rsplit("-")[-1]) == lifted
    assert explain(extraction, word="lift") == ()


def test_every_claim_and_relation_has_the_iri_that_the_graph_gives_it(found: tuple[Extraction, ...]) -> None:
    for extraction in found:
        iris = {*map(claim_iri, extraction.claims), *map(relation_claim_iri, extraction.relations)}
        assert {e.iri for e in explain(extraction)} - {None} == iris


def traced(extraction: Extraction) -> Iterator[Words]:
    """All words that the traces of an extraction quote."""
    for trace in (*(c.trace for c in extraction.claims), *(r.trace for r in extraction.rejected)):
        assert trace is not None
        yield from (*trace.trigger, *trace.also, *(words for _, words in trace.amounts))
        yield from (w for w in (trace.cue, trace.report, trace.date) if w)
    yield from (place for name in extraction.unknown for place in name.places)


def test_every_word_that_is_quoted_stands_where_it_says(found: tuple[Extraction, ...]) -> None:
    quoted = [(words, e.article) for e in found for words in traced(e)]
    assert len(quoted) >= 300
    assert [words for words, article in quoted if article.cited(words.start, words.end) != words.text] == []


def test_every_amount_date_cue_and_source_has_its_words(found: tuple[Extraction, ...]) -> None:
    claims = [(c, c.trace) for e in found for c in e.claims if c.trace]
    assert [c for c, trace in claims if {q for q, _ in trace.amounts} != set(c.quantities)] == []
    assert [c for c, trace in claims if bool(c.date) != bool(trace.date)] == []
    assert [c for c, trace in claims if bool(c.cue) != bool(trace.cue)] == []
    assert [c for c, trace in claims if bool(c.source) and not trace.report] == []


def fillers(found: tuple[Extraction, ...]) -> list[Filler]:
    """All fillers of roles of claims."""
    return [f for e in found for c in e.claims for role in c.roles.values() for f in role]


def test_every_filler_has_a_position_or_the_rule_that_brought_it(found: tuple[Extraction, ...]) -> None:
    told = fillers(found)
    assert len(told) >= 200
    assert [f for f in told if not f.position and not f.rule] == []


def test_every_method_and_rule_has_words(found: tuple[Extraction, ...]) -> None:
    told = fillers(found)
    assert {f.method for f in told} <= table("explain")["methods"].keys()
    assert {f.rule for f in told} - {""} <= table("explain")["rules"].keys()


def test_every_described_position_is_one_of_the_frames() -> None:
    parts = [(f, *f.anchors, *f.senses, *((f.default,) if f.default else ())) for f in load_frames()]
    used = {p.split(" +")[0] for frame in parts for part in frame for places in part.roles.values() for p in places}
    assert set(table("explain")["positions"]) - used - {"implied", "pair", "clause"} == set()


def test_a_guess_is_what_was_not_named_or_is_not_sure(read: Read) -> None:
    extraction = read(TEXT)
    claims = [c for c in extraction.claims if isinstance(c, Claim)]
    guesses = {f.method for c in claims for role in c.roles.values() for f in role if is_guess(f)}
    assert guesses == {"coreference"}


def test_plain_text_json_and_terminal_tell_the_same(read: Read) -> None:
    for one in explain(read(TEXT)):
        out = io.StringIO()
        Console(file=out, width=4000, highlight=False, markup=False).print(one.as_rich())
        assert one.sentence in out.getvalue()
        assert all(str(n) in out.getvalue() and str(n) in one.as_text() for n in one.lines)
        assert json.loads(json.dumps(one.as_json()))["lines"][0]["what"] == one.lines[0].what


def test_every_rule_that_the_code_names_has_words() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(kg.__file__).parent.rglob("*.py")))
    calls = r"by_rule\(|rule=|_at_anchor\([^()]*, |_from_context\([^()]*, |yield "
    named = re.findall(rf'(?:{calls})"([a-z]+(?:_[a-z]+)+)"', code)
    assert len(set(named)) >= 10
    assert set(named) <= table("explain")["rules"].keys()
