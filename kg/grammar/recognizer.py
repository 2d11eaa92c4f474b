"""spaCy's recognizer of names, asked about all words of several texts at once: the same names in a third of the time.

spaCy goes through each text word by word. But what the model makes of a word outside of any name hangs on that word
alone, and within a name on the word and where the name began: so all words are scored in one go, and the names are
followed from all words at which one may begin, side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline.ner import EntityRecognizer  # type: ignore[import-not-found]
from spacy.tokens import Doc, Span

NAME = "ner"
FEATURES = 3  # of a state: the word, the first word of the name that is open, the word in front
NOTHING = -1
Numbers = NDArray[np.int32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Moves:
    """What the model may do with a word: the letter of each move (begin, in, last, unit, out) and its label."""

    letters: NDArray[np.str_]
    labels: tuple[str, ...]

    def of(self, *letters: str) -> Flags:
        """Which moves have one of these letters."""
        return np.isin(self.letters, letters)

    def beside(self, letter: str, moves: Numbers) -> Numbers:
        """For each of ``moves`` the one of the same label that has this letter."""
        place = {self.labels[k]: k for k in np.flatnonzero(self.of(letter))}
        return np.array([place[self.labels[move]] for move in moves], dtype="i")


@dataclass(frozen=True)
class Text:
    """The words of several texts on end: which ones are gaps, and behind which ones no name goes on."""

    gap: Flags
    edge: Flags


def can_recognize(nlp: Language) -> bool:
    """Whether names are the last that ``nlp`` looks for, and its model looks at words in the way described above."""
    if nlp.pipe_names[-1:] != [NAME]:
        return False
    ner: Any = nlp.get_pipe(NAME)
    if type(ner) is not EntityRecognizer or ner.cfg["beam_width"] != 1:
        return False
    model, settings = ner.model, ner.model.attrs
    plain = settings["has_upper"] and not settings["unseen_classes"] and model.ops.device_type == "cpu"
    return plain and bool(model.get_ref("lower").get_dim("nF") == FEATURES)


def recognized(nlp: Language, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
    """The parsed ``docs`` with the names that the recognizer of ``nlp`` finds in them."""
    ner: Any = nlp.get_pipe(NAME)
    moves = _moves(ner)
    for batch in groups(docs, batch_size):
        for few in groups(sorted(batch, key=len), max(batch_size // 4, 2)):
            _name(ner, moves, [doc for doc in few if len(doc)])
        yield from batch


def groups(docs: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    """The texts in their order, so many at a time."""
    left = iter(docs)
    while group := list(islice(left, size)):
        yield group


def _moves(ner: Any) -> Moves:
    names = [ner.moves.get_class_name(k) for k in range(ner.moves.n_moves)]
    letters = [name[0] if name[1:] != "-" else "" for name in names]  # “U-” says that a word may not be in a name
    return Moves(np.array(letters), tuple(name[2:] for name in names))


def _name(ner: Any, moves: Moves, docs: Sequence[Doc]) -> None:
    """Give each text its names; where another component has named some before, spaCy's own way respects them."""
    if not docs or any(doc.has_annotation("ENT_IOB") for doc in docs):
        ner.set_annotations(docs, ner.predict(docs))
        return
    model = ner.model.predict(docs)
    found = list(_names(model, moves, _text(docs)))
    first = 0
    for doc in docs:
        last = first + len(doc)
        doc.set_ents([Span(doc, a - first, b - first, label=label) for a, b, label in found if first <= a < last])
        first = last
    model.clear_memory()


def _text(docs: Sequence[Doc]) -> Text:
    marks = [doc.to_array(["IS_SPACE", "SENT_START"]).astype("i") for doc in docs]
    follows = [np.append(own[1:, 1] == 1, True) for own in marks]
    return Text(np.concatenate([own[:, 0] == 1 for own in marks]), np.concatenate(follows))


def _names(model: Any, moves: Moves, text: Text) -> Iterator[tuple[int, int, str]]:
    """First word, word behind the last, and label of each name."""
    best = _outside(model, moves, text)
    starts = np.flatnonzero(moves.of("B")[best]).astype("i")
    ends = dict(zip(starts.tolist(), _ends(model, moves, text, starts, best[starts]), strict=True))
    done = 0
    for first in np.flatnonzero(~moves.of("O")[best]).tolist():
        if first >= done:
            done = ends.get(first, first + 1)
            yield first, done, moves.labels[best[first]]


def _outside(model: Any, moves: Moves, text: Text) -> Numbers:
    """The best move for each word if no name is open there."""
    words = np.full((len(text.gap), FEATURES), NOTHING, dtype="i")
    words[:, 0] = np.arange(len(words))
    scores = _scores(model, words)
    scores[:, moves.of("I", "L", "")] = -np.inf
    scores[np.ix_(text.edge, moves.of("B"))] = -np.inf
    scores[np.ix_(text.gap, moves.of("B", "U"))] = -np.inf
    best: Numbers = scores.argmax(axis=1).astype("i")
    return best


def _ends(model: Any, moves: Moves, text: Text, starts: Numbers, began: Numbers) -> list[int]:
    """Behind which word each name ends that begins at ``starts`` with the moves ``began``."""
    ends = starts + 1
    inner, last = moves.beside("I", began), moves.beside("L", began)
    going = np.arange(len(starts))
    while len(going):
        here = ends[going]
        scores = _scores(model, np.stack([here, starts[going], here - 1], axis=1))
        rows = np.arange(len(going))
        ends[going] += 1
        going = going[~text.edge[here] & (scores[rows, inner[going]] >= scores[rows, last[going]])]
    found: list[int] = ends.tolist()
    return found


def _scores(model: Any, words: Numbers) -> NDArray[np.float32]:
    """What the model makes of each move in the states that these words describe."""
    scores: NDArray[np.float32] = model.vec2scores.predict(model.state2vec.predict(np.ascontiguousarray(words)))
    return scores
