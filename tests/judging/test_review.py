"""The pairs in doubt are found, the worst first, and none that is settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kg.graph.store import Graph
from kg.judging.judgements import NONE, Judgement, Judgements
from kg.judging.review import Pair, as_table, doubtful
from kg.judging.review_names import Thing, likeness
from kg.model import Entity, Extraction, Filler
from tests.world import NORLAND, QUOTAS, SUDIA, TIN, WESTRIA, Fact, fact, graph, named, report


def signed(sentence: str, date: str | None = None, topic: Sequence[Entity] = ()) -> Fact:
    """A treaty of the same two."""
    both = [NORLAND, SUDIA]
    return fact("Agreement", sentence, date=date, party=both, topic=topic, kind="treaty", stage="signed")


FULL = signed("They signed a treaty on quotas on Monday.", "2020-05-04", [QUOTAS])
TIN_TOO = signed("They signed a treaty on tin on Monday.", "2020-05-04", [TIN])
BARE = signed("They signed a treaty on Monday.", "2020-05-04")
NEAR = signed("They signed in May.", "2020-05")


def new(extraction: Extraction) -> Extraction:
    """The article as if all its names stood in no table."""

    def of(filler: Filler) -> Filler:
        return replace(filler, method="new")

    claims = (replace(c, roles={r: tuple(map(of, f)) for r, f in c.roles.items()}) for c in extraction.claims)
    return replace(extraction, claims=tuple(claims))


def meeting(id_: str, *who: Entity) -> Extraction:
    return new(report(id_, "2020-05-05", fact("Meeting", f"They met, says {id_}.", participant=who)))


def judged(opened: Graph, *judgements: Judgement) -> tuple[Pair, ...]:
    opened.judgements = Judgements(judgements)
    return doubtful(opened)


def test_reports_that_nearly_fit_are_in_doubt_with_both_quotations() -> None:
    opened = graph(report("a", "2020-05-05", FULL), report("b", "2020-05-06", NEAR))
    (pair,) = doubtful(opened)
    assert (pair.kind, pair.type, pair.joined, pair.moved, pair.total) == ("event", "Agreement", False, 1, 2)
    assert {pair.one.words, pair.other.words} == {FULL.sentence, NEAR.sentence}
    assert {pair.one.told, pair.other.told} == {f"Report {x}, The {x} paper, 2020-05-0{n}" for x, n in ("a5", "b6")}


def test_a_report_that_fits_two_events_is_in_doubt_with_each_before_all_that_nearly_fit() -> None:
    reports = [report("a", "2020-05-05", FULL), report("b", "2020-05-05", TIN_TOO), report("c", "2020-05-06", BARE)]
    pairs = doubtful(graph(*reports, report("d", "2020-05-06", NEAR)))
    assert [pair.why.endswith("another event fits as well") for pair in pairs[:2]] == [True, True]
    assert [pair.doubt for pair in pairs] == sorted((pair.doubt for pair in pairs), reverse=True)
    assert len({frozenset((pair.one.name, pair.other.name)) for pair in pairs}) == len(pairs)


def test_reports_joined_on_just_enough_are_in_doubt_until_they_are_judged() -> None:
    undated = signed("They signed on quotas.", None, [QUOTAS])
    opened = graph(report("a", "2020-05-05", FULL), report("b", "2020-05-06", undated))
    (pair,) = doubtful(opened)
    assert (pair.joined, pair.why, pair.total) == (True, "the evidence is 7, just enough", 2)
    assert judged(opened, pair.judged(same=True)) == ()
    assert judged(opened, pair.judged(same=False)) == ()


@pytest.mark.parametrize("same", [True, False])
def test_what_is_judged_is_settled_between_the_two_events(same: bool) -> None:
    opened = graph(report("a", "2020-05-05", FULL), report("b", "2020-05-06", NEAR))
    (pair,) = doubtful(opened)
    assert judged(opened, pair.judged(same=same)) == ()
    opened.judge()
    assert opened.counts() == {"Agreement": 1 if same else 2}
    assert judged(opened, pair.judged(same=same)) == ()


def test_names_that_are_alike_are_in_doubt_the_better_known_second() -> None:
    short, long = named("Company", "Vantor"), named("Company", "Vantor Metals")
    other = named("Company", "Quellin")
    opened = graph(meeting("a", short, other), meeting("b", long, other), meeting("c", long, WESTRIA))
    (pair,) = [pair for pair in doubtful(opened) if pair.kind == "name"]
    assert (pair.one.name, pair.other.name, pair.moved) == ("Vantor", "Vantor Metals", 1)
    assert pair.other.told == "named 2 times in 2 articles"
    assert pair.one.words == "They met, says a."
    assert [left for left in judged(opened, pair.judged(same=False)) if left.kind == "name"] == []
    judged(opened, pair.judged(same=True))
    opened.judge()
    assert [left for left in doubtful(opened) if left.kind == "name"] == []


def test_of_two_new_names_the_fuller_stays_however_often_the_other_is_told() -> None:
    short, long = named("Person", "Hadley"), named("Person", "Runa Hadley")
    opened = graph(meeting("a", short, SUDIA), meeting("b", short, WESTRIA), meeting("c", long, NORLAND))
    (pair,) = [pair for pair in doubtful(opened) if pair.kind == "name"]
    assert pair.judged(same=True).as_line() == 'same "Hadley" "Runa Hadley"'


def test_the_name_of_a_table_stays_rather_than_a_fuller_one() -> None:
    known, long = named("Company", "Vantor"), named("Company", "Vantor Metals")
    told = report("a", "2020-05-05", fact("Meeting", "They met, says a.", participant=(known, SUDIA)))
    (pair,) = [pair for pair in doubtful(graph(told, meeting("b", long))) if pair.kind == "name"]
    assert pair.judged(same=True).as_line() == 'same "Vantor Metals" "Vantor"'


def test_two_things_of_the_tables_are_two() -> None:
    short, long = named("Body", "Grain Board"), named("Body", "World Grain Board")
    facts = [fact("Meeting", "They met.", participant=(short, long))]
    assert doubtful(graph(report("a", "2020-05-05", *facts))) == ()


def test_a_name_that_several_things_bear_is_written_as_an_iri() -> None:
    firm, agency, long = named("Company", "Vantor"), named("Agency", "Vantor"), named("Company", "Vantor Metals")
    (pair,) = doubtful(graph(meeting("a", firm, agency), meeting("b", long)))
    assert (pair.one.name, pair.other.name) == (firm.iri, "Vantor Metals")


ALIKE = [
    ("Vantor Inc", "VANTOR", 0.95),
    ("Global Trade Forum", "GTF", 0.9),
    ("Anna Berg", "Berg", 0.8),
    ("Vantor", "Vantor Metals", 0.4),
    ("Kazakhmys Copper", "Kazakhmis Copper", 0.84),
    ("Anna Berg", "Ben Ito", None),
    ("John Fields", "Jane Fields", None),
]


@pytest.mark.parametrize(("one", "other", "doubt"), ALIKE)
def test_likeness_knows_initials_last_words_parts_and_slips(one: str, other: str, doubt: float | None) -> None:
    both = Thing("x", "Company", one), Thing("y", "Company", other)
    for pair in (both, both[::-1]):
        found = likeness(*pair)
        assert (found and round(found[0], 2)) == doubt


def test_one_wikidata_id_speaks_for_one_thing_and_two_ids_for_two() -> None:
    one, other = Thing("x", "Company", "Vantor", "Q1"), Thing("y", "Company", "Vantor", "Q2")
    assert likeness(one, other) is None
    assert likeness(one, replace(other, match="Q1", label="Elsewise")) == (1.0, "both have one Wikidata id")


def test_a_graph_without_doubt_has_an_empty_table() -> None:
    assert as_table(doubtful(graph())).rows == ()
    assert graph().judgements == NONE
