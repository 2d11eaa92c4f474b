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


NO_CASE = [
    "Brazil has long complained to GATT about European sugar subsidies.",
    "Mexico complained to the United States about tuna labels.",
    "Washington complained at the OECD about steel subsidies in China.",
]


@pytest.mark.parametrize("text", NO_CASE)
def test_grumbling_files_no_case(read: Read, text: str) -> None:
    assert not [c for c in read(text).claims if c.type == "Dispute"]


def test_what_is_complained_of_to_a_body_that_hears_cases_is_one(read: Read) -> None:
    case = next(
        c for c in read("Australia complained to the WTO over China's barley duties.").claims if c.type == "Dispute"
    )
    assert case.attributes["stage"] == "filed"
    assert [f.entity.label for f in case.roles["topic"]] == ["barley duties"]


ALIKE = [
    "Brazil has not had a trade agreement like it in decades.",
    "Peru has had no similar agreement in decades.",
]


@pytest.mark.parametrize("text", ALIKE)
def test_what_nothing_is_like_is_not_denied(read: Read, text: str) -> None:
    assert not [c for c in read(text).claims if c.type == "Agreement"]
