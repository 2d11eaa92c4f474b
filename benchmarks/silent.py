"""How many words of relevant articles stand in paragraphs that can say nothing, and so need not be parsed.

    python -m benchmarks.silent [PATHS…]

Each line asks for one thing more that a paragraph must lack: a word that a frame or a sense may begin with, a word of
trade, a name that the tables know, a capital within a sentence, a figure, a verb of saying, a pronoun. What lacks all
of them can be left out without a change in what is read of the others. Without PATHS these are ``examples/`` and
``benchmarks/news/``.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.speed import PATHS
from kg.clauses.frames import Frame, load_frames
from kg.grammar.parse import PARAGRAPH_END
from kg.inputs import read
from kg.lexicon import words
from kg.model import Article
from kg.passages.relevance import WORD, is_relevant, trade_words
from kg.reference.catalog import Catalog, load_catalog

CAPITAL_INSIDE = re.compile(r"(?<=[^.!?\"“”\s] )[\"“]?[A-Z]")
ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("d", ""), ("ed", ""), ("ied", "y"), ("ing", ""), ("ing", "e"))
PRONOUNS = frozenset(
    (
        *("it", "they", "them", "he", "she", "his", "her", "their", "its", "we", "our", "us"),
        *("this", "that", "these", "those", "both", "who", "which"),
    )
)

Lacks = Callable[[str], bool]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print for each path the words of its relevant articles, and the share that each demand leaves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=PATHS)
    catalog = load_catalog()
    demands = lacking(catalog)
    for path in parser.parse_args(arguments).paths:
        found = (item for item in read([path]) if isinstance(item, Article))
        left = paragraphs([article for article in found if is_relevant(article, catalog)])
        total = sum(len(text.split()) for text in left)
        sys.stdout.write(f"{path}\n  {'words':<24}{total:>8}\n")
        for name, lacks in demands.items():
            left = [text for text in left if lacks(text)]
            sys.stdout.write(f"  {name:<24}{sum(len(text.split()) for text in left) / max(total, 1):>8.1%}\n")


def paragraphs(articles: Sequence[Article]) -> list[str]:
    """The paragraphs of the articles."""
    return [part for article in articles for part in PARAGRAPH_END.split(article.text) if part.strip()]


def lacking(catalog: Catalog) -> dict[str, Lacks]:
    """What a paragraph may lack, in words, with the test for it."""
    carrying = {word for frame in load_frames() for word in _carrying(frame)} - PRONOUNS
    saying = words("factuality", "reporting", "verbs") | {"said", "told"}
    return {
        "no anchor or sense": lambda text: carrying.isdisjoint(_forms(text)),
        "and no word of trade": lambda text: trade_words().isdisjoint(_forms(text)),
        "and no known name": lambda text: not catalog.find(text),
        "and no capital inside": lambda text: not CAPITAL_INSIDE.search(text),
        "and no figure": lambda text: not re.search(r"\d", text),
        "and no verb of saying": lambda text: saying.isdisjoint(_forms(text)),
        "and no pronoun": lambda text: PRONOUNS.isdisjoint(_forms(text)),
    }


def _carrying(frame: Frame) -> Iterator[str]:
    """The words that the anchors and senses of a frame begin with."""
    for anchor in frame.anchors:
        yield from (first for first, *_ in (*anchor.nouns, *anchor.verbs, *anchor.adjectives))
    for sense in frame.senses:
        yield from (first for first, *_ in (*sense.verbs, *sense.intransitive, *sense.prepositional, *sense.nouns))


def _forms(text: str) -> set[str]:
    """Each word of a text, and what it may be a form of."""
    found = {word.lower() for word in WORD.findall(text)}
    return found | {word.removesuffix(end) + new for word in found for end, new in ENDINGS if word.endswith(end)}


if __name__ == "__main__":
    main()
