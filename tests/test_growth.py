"""The made-up articles of the benchmark of growth: the same in every run, as many claims as asked for, and fusable."""

from __future__ import annotations

from benchmarks.growth import PER_ARTICLE, extractions
from kg.fusing.fuse import fuse


def test_made_up_articles_are_the_same_in_every_run_and_differ_by_seed() -> None:
    assert extractions(120) == extractions(120)
    assert extractions(120) != extractions(120, seed=2)


def test_as_many_claims_are_made_as_whole_articles_hold() -> None:
    read = extractions(130)
    assert [len(one.claims) for one in read] == [PER_ARTICLE] * (130 // PER_ARTICLE)
    assert all(one.article.cited(c.start, c.end) == c.quote for one in read for c in one.claims)


def test_some_claims_are_joined_and_most_events_have_few_reports() -> None:
    read = extractions(1200)
    days = {one.article.id: one.article.published for one in read}
    dated = fuse((c for one in read for c in one.claims), published=days).events
    assert len(dated) < 1200
    assert max(len(event.claims) for event in dated) < 30
