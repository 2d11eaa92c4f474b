"""Batches keep the order, lose nothing, and stay small."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.batches import ARTICLES, CHARACTERS, batches, in_order
from kg.model import Article, Skipped

LENGTHS = st.lists(st.integers(0, 60_000), max_size=60)


@given(LENGTHS)
def test_batches_hold_all_articles_in_order_and_are_small(lengths: list[int]) -> None:
    articles = [Article(str(k), "x" * length) for k, length in enumerate(lengths)]
    found = list(batches(articles))
    assert [a for batch in found for a in batch] == articles
    assert all(1 <= len(batch) <= ARTICLES for batch in found)
    assert all(len(batch) == 1 or sum(len(a.text) for a in batch) <= CHARACTERS for batch in found)


@given(st.lists(st.booleans(), max_size=60))
def test_what_was_skipped_stays_in_its_place(skips: list[bool]) -> None:
    sources = [Skipped(str(k), "x", "y") if skip else Article(str(k), "t") for k, skip in enumerate(skips)]
    flat: list[Article | Skipped] = []
    for item in in_order(sources):
        flat += [item] if isinstance(item, Skipped) else item
    assert flat == sources


def test_nothing_is_read_ahead_of_one_batch() -> None:
    taken: list[int] = []

    def articles() -> object:
        for k in range(100):
            taken.append(k)
            yield Article(str(k), "t")

    next(batches(articles()))  # type: ignore[arg-type]
    assert len(taken) == ARTICLES + 1
    taken.clear()
    next(in_order(articles()))  # type: ignore[arg-type]
    assert len(taken) == ARTICLES
