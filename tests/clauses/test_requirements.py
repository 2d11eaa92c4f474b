"""What a frame demands is tested by name, and told in words when it is not met."""

from __future__ import annotations

import pytest

from kg.clauses.frames import Anchor, Sense, load_frames
from kg.clauses.requirements import OF_ALL, TESTS, in_words, words_for
from kg.lexicon import table
from kg.ontology import Ontology
from tests.conftest import Read


def _demands() -> set[tuple[str, str]]:
    """Each demand of a frame, its anchors and its senses, alternatives apart, with the type of the frame."""
    demanded = set()
    for frame in load_frames():
        parts: list[Anchor | Sense] = [*frame.anchors, *frame.senses, *([frame.default] if frame.default else [])]
        for demand in (*OF_ALL, *frame.requires, *(d for part in parts for d in part.requires)):
            demanded |= {(frame.type, name) for name in demand.split("|")}
    return demanded


def test_every_demand_is_a_test_or_a_role_of_its_type(ontology: Ontology) -> None:
    for type_, name in sorted(_demands()):
        assert name in TESTS or name.removesuffix("2") in ontology.events[type_].roles, (type_, name)


def test_every_test_is_demanded_by_some_frame() -> None:
    assert TESTS.keys() <= {name for _, name in _demands()}


def test_what_is_told_to_be_elsewhere_is_demanded() -> None:
    demands = {name for _, name in _demands()}
    assert table("requirements")["elsewhere"].keys() <= demands


def test_every_demand_has_words() -> None:
    plain = {name for _, name in _demands() if name in TESTS or name.endswith("2")}
    assert plain <= words_for().keys()


TOLD = [
    ("party2|name", "no two parties or name"),
    ("commodity", "no commodity"),
    ("figure|quantity", "no figure"),
    ("entering", "things are put together, and nobody joins anything"),
]


@pytest.mark.parametrize(("demand", "said"), TOLD)
def test_a_demand_is_told_in_words(demand: str, said: str) -> None:
    assert in_words(demand) == said


KEPT_OUT = [
    ("A contract was signed.", "Agreement", "no party or name"),
    ("The tariff was cut.", "TradeMeasure", "no imposer, target or commodity"),
    ("The talks were held.", "Meeting", "no participant"),
    ("Imports of rice fell.", "TradeFlow", "no exporter, importer or figure"),
]


@pytest.mark.parametrize(("text", "type_", "reason"), KEPT_OUT, ids=[k[0] for k in KEPT_OUT])
def test_what_lacks_its_core_is_kept_out_with_its_reason(read: Read, text: str, type_: str, reason: str) -> None:
    found = read(text)
    assert found.claims == ()
    assert reason in [r.reason for r in found.rejected if r.type == type_]
    assert all(text[r.start : r.end] == r.quote for r in found.rejected)
