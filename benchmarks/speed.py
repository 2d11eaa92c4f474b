"""What reading costs on top of the parser: what `kg facts` does with articles against the bare language model.

    python -m benchmarks.speed [PATHS…] [--rounds N]

Both go over the same texts and titles in one process, in turns, and the best round of each counts, so that a noisy
machine harms both alike. Times are those of the processor, not of the clock. The bare model is loaded as it comes. Each
path is measured for itself; without PATHS these are ``examples/``, which is all about trade, and ``benchmarks/news/``,
which is of our own writing and mostly about something else: weather, crime, sport, music, some of it from abroad.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language

from kg.extract import Extractor, load_extractor
from kg.grammar.model_hash import DEFAULT_MODEL
from kg.inputs import read
from kg.model import Article, Extraction
from kg.passages.relevance import is_relevant
from kg.pipeline import extractions

ROOT = Path(__file__).parent.parent
PATHS = [ROOT / "examples", ROOT / "benchmarks" / "news"]


@dataclass(frozen=True, slots=True)
class Speed:
    """Words per second of the bare model and of the whole reading, over texts of so many words."""

    articles: int
    relevant: int
    words: int
    bare: float
    whole: float

    @property
    def ratio(self) -> float:
        """How fast the whole reading is, as a share of the bare model's speed."""
        return self.whole / self.bare


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the words, the words per second of both, their ratio, for each path; and the memory at the peak."""
    options = _options(arguments)
    bare, extractor = spacy.load(DEFAULT_MODEL), load_extractor()
    for path in options.paths:
        articles = [a for a in read([path]) if isinstance(a, Article)]
        found = measure(bare, extractor, articles, rounds=options.rounds)
        lines = (
            f"{path}",
            f"  articles        {found.articles:>9}, {found.relevant} of them parsed",
            f"  words           {found.words:>9}",
            f"  bare model      {found.bare:>9.0f} words/s",
            f"  kg facts        {found.whole:>9.0f} words/s",
            f"  ratio           {found.ratio:>9.2f}",
        )
        sys.stdout.write("\n".join(lines) + "\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"memory            {peak:>9.0f} MB\n")


def measure(bare: Language, extractor: Extractor, articles: Sequence[Article], *, rounds: int = 3) -> Speed:
    """The speed of both over the same texts, the best of ``rounds`` each."""
    texts = [part for a in articles for part in (a.text, a.title) if part]
    times = [
        (_seconds(lambda: list(bare.pipe(texts))), _seconds(lambda: _facts(extractor, articles))) for _ in range(rounds)
    ]
    words = sum(len(text.split()) for text in texts)
    relevant = sum(is_relevant(a, extractor.catalog) for a in articles)
    first, second = (min(column) for column in zip(*times, strict=True))
    return Speed(len(articles), relevant, words, words / first, words / second)


def _facts(extractor: Extractor, articles: Sequence[Article]) -> None:
    """What `kg facts` does with articles that are opened."""
    for item in extractions(articles, extractor):
        if isinstance(item, Extraction):
            json.dumps(item.as_json(), ensure_ascii=False)


def _seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=PATHS)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
