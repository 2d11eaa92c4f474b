"""Articles about something else are not parsed; what is about trade reads the same with the look-up and without."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.clauses.examples import load_examples
from kg.extract import Extractor
from kg.inputs import read
from kg.lexicon import table
from kg.model import Article
from kg.passages.relevance import is_relevant, trade_words, verb_forms
from kg.reference.catalog import Catalog

ROOT = Path(__file__).parent.parent.parent
GOLD = ROOT.parent / "shared" / "gold"
ABOUT_TRADE = [
    "The ship left Chile at dawn.",  # a state of the tables
    "Erdogan was tired.",  # a head of state
    "It left the EU.",
    "Kestrel Mining sold its dogs.",  # a firm by its name
    "The Ministry was closed.",
    "They signed the Heron Treaty.",
    "Two firms negotiated for years.",
    "He bought shares in the takeover.",
    "The talks were held.",
]
ABOUT_SOMETHING_ELSE = [
    "",
    "The boat left at dawn, and nobody saw it come back.",
    "Tom Reddy sent the ball in off the bar in the last minute.",
    "Snow closed the schools, said Elsie Ward, who is 78.",
    "They talked about the film for hours, according to a friend.",
]


def articles() -> list[Article]:
    """The examples, and the gold articles where they are."""
    found = [a for a in read([ROOT / "examples"]) if isinstance(a, Article)]
    for name in ("seed", "dev", "new") if GOLD.is_dir() else ():
        for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines():
            one = json.loads(line)
            day = dt.date.fromisoformat(one["published"]) if one["published"] else None
            found.append(Article(one["id"], one["text"], one["title"], day))
    return found


def test_articles_about_trade_read_the_same_with_the_look_up_and_without(extractor: Extractor) -> None:
    told = articles()
    assert len(told) >= 9
    thorough = replace(extractor, thorough=True)
    assert list(extractor.extract(told)) == list(thorough.extract(told))


def test_every_sentence_that_the_rules_are_shown_with_is_about_trade(catalog: Catalog) -> None:
    told = [e.text for e in load_examples() if not e.counter]
    assert len(told) >= 100
    assert [text for text in told if not is_relevant(Article("example", text), catalog)] == []


@pytest.mark.parametrize("text", ABOUT_TRADE)
def test_a_known_name_the_form_of_a_name_or_a_word_of_trade_is_enough(catalog: Catalog, text: str) -> None:
    assert is_relevant(Article("a", text), catalog)
    assert is_relevant(Article("a", "It rained.", title=text), catalog)


@pytest.mark.parametrize("text", ABOUT_SOMETHING_ELSE)
def test_an_article_about_something_else_is_not_parsed_and_says_nothing(extractor: Extractor, text: str) -> None:
    article = Article("a", text)
    assert not is_relevant(article, extractor.catalog)
    (found,) = extractor.extract([article])
    assert (found.article, found.claims, found.relations, found.sentences) == (article, (), (), ())


@given(st.lists(st.sampled_from(ABOUT_SOMETHING_ELSE), max_size=5), st.sampled_from(ABOUT_TRADE), st.integers(0, 5))
def test_one_sentence_about_trade_anywhere_makes_the_article_relevant(
    catalog: Catalog, others: list[str], sentence: str, place: int
) -> None:
    text = "\n".join([*others[:place], sentence, *others[place:]])
    assert is_relevant(Article("a", text), catalog)
    assert not is_relevant(Article("a", "\n".join(others)), catalog)


def test_words_count_in_all_their_forms(catalog: Catalog) -> None:
    assert verb_forms("ratify") == ("ratify", "ratifies", "ratified", "ratifying")
    assert verb_forms("acquire") == ("acquire", "acquires", "acquired", "acquiring")
    assert {"treaties", "tariffs", "subsidies", "customs", "bilateral"} <= trade_words()
    assert {"according", "customss", "or"} & trade_words() == set()


def test_what_is_parsed_does_not_depend_on_what_stands_beside_it(extractor: Extractor) -> None:
    other = Article("other", ABOUT_SOMETHING_ELSE[1])
    told = Article("told", "Peru imposed a tariff on Chilean copper in May 2013.")
    (alone,) = extractor.extract([told])
    assert list(extractor.extract([other, told, other]))[1] == alone


def test_no_list_names_a_word_twice() -> None:
    for listed in table("relevance").values():
        assert len(listed) == len(set(listed))
