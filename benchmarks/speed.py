"""What reading costs on top of the parser: the whole extraction against the bare language model, over the same text.

    python -m benchmarks.speed [PATHS…] [--rounds N]

Both run in one process, in turns, and the best round of each counts, so that a noisy machine harms both alike. Times
are those of the processor, not of the clock. Without PATHS it reads ``examples/``.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.extract import Extractor, load_extractor
from kg.inputs import read
from kg.model import Article

EXAMPLES = Path(__file__).parent.parent / "examples"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the words, the words per second of both, their ratio, and the memory at the peak."""
    options = _options(arguments)
    articles = [a for a in read(options.paths) if isinstance(a, Article)]
    extractor = load_extractor()
    bare, whole = measure(extractor, articles, rounds=options.rounds)
    words = sum(len(a.text.split()) for a in articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = (
        f"articles         {len(articles):>9}",
        f"words            {words:>9}",
        f"parser alone     {words / bare:>9.0f} words/s",
        f"whole extraction {words / whole:>9.0f} words/s",
        f"ratio            {bare / whole:>9.2f}",
        f"memory           {peak:>9.0f} MB",
    )
    sys.stdout.write("\n".join(lines) + "\n")


def measure(extractor: Extractor, articles: Sequence[Article], *, rounds: int = 3) -> tuple[float, float]:
    """Seconds of the processor for the parser alone and for the whole extraction, the best of ``rounds`` each."""
    texts = [a.text for a in articles]
    bare, whole = [], []
    for _ in range(rounds):
        bare.append(_seconds(lambda: list(extractor.nlp.pipe(texts))))
        whole.append(_seconds(lambda: list(extractor.extract(articles))))
    return min(bare), min(whole)


def _seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[EXAMPLES])
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
