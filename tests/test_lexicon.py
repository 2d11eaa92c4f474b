"""Every frame finds what its example sentences state, and nothing where there is nothing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from importlib.resources import files

import pytest

from kg.check.lexicon import check_lexicon
from kg.clauses.examples import Example, load_examples
from kg.clauses.frames import load_frames
from kg.errors import LexiconError
from kg.extract import Extractor
from kg.model import Article, Claim, Extraction, RelationClaim

EXAMPLES = load_examples()
POSITIVE = tuple(e for e in EXAMPLES if not e.counter)
RELATIONS = ("holdsOffice", "subsidiaryOf", "basedIn", "memberOf")
OF_EVENTS = tuple(e for e in POSITIVE if e.type not in RELATIONS)
OF_RELATIONS = tuple(e for e in POSITIVE if e.type in RELATIONS)
COUNTEREXAMPLES = tuple(e for e in EXAMPLES if e.counter)

# A list that shrinks is no proof: these are the least numbers of sentences, by type and by file.
FEWEST = {
    "Accession": 20,
    "Agreement": 81,
    "Dispute": 16,
    "TradeFlow": 63,
    "Investment": 21,
    "TradeMeasure": 83,
    "Meeting": 22,
    "Production": 24,
    "holdsOffice": 8,
    "basedIn": 8,
    "subsidiaryOf": 8,
    "memberOf": 7,
    "Reliance": 21,
    "Ruling": 10,
}
FEWEST_COUNTEREXAMPLES = {
    "accession": 5,
    "agreement": 7,
    "dispute": 5,
    "flow": 8,
    "investment": 5,
    "measure": 7,
    "meeting": 5,
    "production": 5,
    "relations": 5,
    "reliance": 4,
    "ruling": 5,
}
# Anchors and senses of the three big frames that no sentence covers, with the reason.
UNCOVERED: dict[str, str] = {}

Facts = dict[str, object]


def _read(extractor: Extractor, example: Example) -> Extraction:
    article = Article("example", example.text, published=example.published)
    return next(iter(extractor.extract([article])))


def _facts(claim: Claim) -> Facts:
    """All that a claim states, in the form of an example; a role without fillers is left out."""
    return {
        "roles": {r: frozenset(f.entity.label for f in fillers) for r, fillers in claim.roles.items() if fillers},
        "attributes": {**claim.attributes, "factuality": claim.factuality},
        "date": claim.date,
        "amounts": frozenset((q.min, q.max, q.unit) for q in claim.quantities),
    }


def _relation_facts(relation: RelationClaim) -> Facts:
    ends = {"from": frozenset([relation.subject.entity.label]), "to": frozenset([relation.object.entity.label])}
    return {
        "roles": ends,
        "attributes": {"office": relation.office} if relation.office else {},
        "date": None,
        "amounts": frozenset(),
    }


def _wanted(example: Example) -> Facts:
    return {
        "roles": dict(example.roles),
        "attributes": dict(example.attributes),
        "date": example.date,
        "amounts": example.amounts,
    }


def _name(example: Example) -> str:
    return f"{example.type or example.file}: {example.text}"


@pytest.mark.parametrize("example", OF_EVENTS, ids=_name)
def test_a_frame_finds_exactly_what_its_example_states(extractor: Extractor, example: Example) -> None:
    found = [_facts(c) for c in _read(extractor, example).claims if c.type == example.type]
    assert _wanted(example) in found


@pytest.mark.parametrize("example", OF_RELATIONS, ids=_name)
def test_a_relation_finds_exactly_what_its_example_states(extractor: Extractor, example: Example) -> None:
    found = [_relation_facts(r) for r in _read(extractor, example).relations if r.type == example.type]
    assert _wanted(example) in found


@pytest.mark.parametrize("example", COUNTEREXAMPLES, ids=_name)
def test_a_frame_finds_nothing_in_its_counterexample(extractor: Extractor, example: Example) -> None:
    found = _read(extractor, example)
    claims = [c.frame for c in found.claims if c.type == example.type]
    relations = [r.type for r in found.relations if example.type in (None, r.type)]
    assert claims + relations == []


@pytest.mark.parametrize("type_", FEWEST)
def test_no_type_loses_examples(type_: str) -> None:
    assert sum(e.type == type_ for e in POSITIVE) >= FEWEST[type_]


@pytest.mark.parametrize("file", FEWEST_COUNTEREXAMPLES)
def test_no_file_loses_counterexamples(file: str) -> None:
    assert sum(e.file == file for e in COUNTEREXAMPLES) >= FEWEST_COUNTEREXAMPLES[file]


def test_every_frame_and_every_relation_has_examples() -> None:
    names = {p.name.removesuffix(".toml") for p in (files("kg.lexicon") / "frames").iterdir()} - {"__init__.py"}
    assert names <= {e.file for e in POSITIVE} & {e.file for e in COUNTEREXAMPLES}
    assert {f.type for f in load_frames()} | set(RELATIONS) == FEWEST.keys() == {e.type for e in POSITIVE}


def test_no_sentence_stands_twice_for_the_same_claim() -> None:
    stated = [(e.type, e.text, repr(sorted(e.roles.items())), repr(sorted(e.attributes.items()))) for e in EXAMPLES]
    assert [key for key, times in Counter(stated).items() if times > 1] == []


@pytest.mark.parametrize("type_", ["Agreement", "TradeMeasure", "TradeFlow"])
def test_every_anchor_and_sense_of_the_big_frames_is_covered(extractor: Extractor, type_: str) -> None:
    frame = next(f for f in load_frames() if f.type == type_)
    claims = [c for e in POSITIVE if e.type == type_ for c in _read(extractor, e).claims if c.type == type_]
    anchors, senses = ({c.frame.split(".")[part] for c in claims} for part in (1, 2))
    missing = {a.id for a in frame.anchors} - anchors | {s.id for s in frame.senses} - senses
    assert {f"{type_}.{id_}" for id_ in missing} == {name for name in UNCOVERED if name.startswith(f"{type_}.")}


def test_the_tables_and_their_examples_have_no_problems() -> None:
    assert check_lexicon() == []


def test_an_unknown_key_of_an_example_is_named_with_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {"type": "Meeting", "examples": [{"text": "A met B.", "role": {}}]}
    monkeypatch.setattr("kg.clauses.examples.table", lambda name: broken)
    with pytest.raises(LexiconError, match=r"unknown key 'role'.*roles"):
        load_examples()


def test_an_example_without_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "kg.clauses.examples.table", lambda name: {"type": "Meeting", "examples": [{"factuality": "asserted"}]}
    )
    with pytest.raises(LexiconError, match="no text"):
        load_examples()


def test_a_date_that_hangs_on_the_day_of_publication_says_which_day_that_is(extractor: Extractor) -> None:
    example = next(e for e in OF_EVENTS if e.published and e.date)
    undated = next(iter(extractor.extract([Article("example", example.text)])))
    assert isinstance(example.published, dt.date)
    assert all(c.date != example.date for c in undated.claims if c.type == example.type)
