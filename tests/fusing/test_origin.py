"""Reprints and several reports of one publisher are one independent source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.fusing.fuse import fuse
from kg.fusing.origin import Origin, likeness, sketch, sources
from tests.fusing.test_fuse import DAYS, amount, deal, tariff

COPY = (
    "Norland and Sudia signed a copper pact on Monday, their trade ministers said in the port of Brakk. The pact frees "
    "cathodes and wire of all duties within three years and lets mines of either country sell to smelters of the "
    "other. Parliaments in both capitals are to vote on it in the autumn, and farmers in Norland have said that they "
    "will resist."
)
CUT = COPY.rsplit(". ", 1)[0]
LEAD = "BRAKK (Harbour Wire) - " + COPY.replace("on Monday", "Monday")
OTHER = (
    "Copper will cross the border free of duty, two governments agreed in Brakk after a night of talks, although "
    "farmers may yet stop it: the parliaments have the last word, and votes are not expected before the harvest is in."
)


def origin(text: str, publisher: str | None = None) -> Origin:
    return Origin(publisher, sketch(text))


def count(**origins: Origin) -> int:
    return len(set(sources([*origins], origins).values()))


def test_a_cut_text_and_one_with_another_lead_are_reprints_and_a_text_of_its_own_is_none() -> None:
    assert likeness(sketch(COPY), sketch(COPY)) == 1
    assert count(a=origin(COPY), b=origin(CUT), c=origin(LEAD)) == 1
    assert count(a=origin(COPY), b=origin(OTHER)) == 2


def test_one_publisher_is_one_source_and_an_unknown_one_tells_nothing() -> None:
    assert count(a=origin(COPY, "Quay Daily"), b=origin(OTHER, "Quay Daily")) == 1
    assert count(a=origin(COPY), b=origin(OTHER), c=Origin()) == 3


@given(st.lists(st.sampled_from([COPY, CUT, LEAD, OTHER, "", "Short."]), max_size=5), st.randoms())
def test_the_order_of_articles_never_matters(texts: list[str], random: object) -> None:
    origins = {f"article {k}": origin(text) for k, text in enumerate(texts)}
    assert sources(sorted(origins), origins) == sources(sorted(origins, reverse=True), origins)


@given(st.text(), st.text())
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    found = likeness(sketch(one), sketch(other))
    assert 0 <= found <= 1
    assert found == likeness(sketch(other), sketch(one))


def test_an_event_counts_its_independent_sources() -> None:
    origins = {"a": origin(COPY), "b": origin(CUT), "c": origin(OTHER)}
    [event] = fuse([deal("a"), deal("b"), deal("c")], published=DAYS, origins=origins).events
    assert (event.articles, event.sources) == (3, 2)


def test_of_two_values_of_one_day_that_of_more_independent_sources_is_best() -> None:
    told = [
        tariff("a", quantities=amount(10)),
        tariff("b", quantities=amount(10)),
        tariff("d", quantities=amount(10.4)),
    ]
    days = dict.fromkeys("abd", DAYS["a"])
    apart = {"a": origin(COPY), "b": origin(OTHER), "d": origin("A text of its own, by a third hand altogether.")}
    [event] = fuse(told, published=days, origins=apart).events
    assert event.quantities == amount(10)
