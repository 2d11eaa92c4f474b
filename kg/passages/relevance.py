"""Whether an article may be about trade and diplomacy at all: a look-up of words, before anything is parsed.

An article is about something else when it names nobody that the tables know, no firm, ministry or treaty by the form of
its name, and has no word of trade. Nothing that it says belongs into the graph. Of an article that is read no paragraph
is left out: hardly one says nothing, even of who is meant further on (``benchmarks/silent.py``).
"""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import table, words
from kg.model import ACTOR_TYPES, Article
from kg.reference.catalog import Catalog

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
CONSONANT_Y = re.compile(r"[^aeiou]y$")
SIBILANT = re.compile(r"(?:[xz]|[cs]h)$")
KNOWN = frozenset((*ACTOR_TYPES, "NamedAgreement"))
TOLD_BY_NAME = ("Company", "Agency", "NamedAgreement")


def is_relevant(article: Article, catalog: Catalog) -> bool:
    """Whether anything in the title or the text may be of trade or diplomacy."""
    text = f"{article.title}\n{article.text}"
    found = set(WORD.findall(text))
    if not found.isdisjoint(name_words()) or not trade_words().isdisjoint(word.lower() for word in found):
        return True
    return any(candidate.entity.type in KNOWN for match in catalog.find(text) for candidate in match.candidates)


@cache
def trade_words() -> frozenset[str]:
    """The words of trade in every form."""
    known = table("relevance")
    plurals = {form for noun in known["nouns"] for form in (noun, _with_s(noun))}
    return frozenset({*plurals, *known["adjectives"], *(form for verb in known["verbs"] for form in verb_forms(verb))})


@cache
def name_words() -> frozenset[str]:
    """The words that make a name that of a firm, a ministry or a treaty, as names have them."""
    known = [word for kind in TOLD_BY_NAME for word in words("actors", "name_words", kind)]
    return frozenset(form for word in known for form in (word.capitalize(), word.upper()) if len(word) > 1)


def verb_forms(verb: str) -> tuple[str, ...]:
    """The forms of a regular verb: "ratify", "ratifies", "ratified", "ratifying"."""
    stem = verb.removesuffix("e")
    past = f"{verb[:-1]}ied" if CONSONANT_Y.search(verb) else f"{stem}ed"
    return verb, _with_s(verb), past, f"{stem}ing"


def _with_s(word: str) -> str:
    if CONSONANT_Y.search(word):
        return f"{word[:-1]}ies"
    return word if word.endswith("s") else f"{word}es" if SIBILANT.search(word) else f"{word}s"
