"""A parsed text in plain Python: words, stretches and the text, with what the rules ask of them.

In spaCy each look at a neighbour makes a new object, and each look at its lemma or label finds the string anew; the
rules look at every word hundreds of times. Names and meanings are those of spaCy. Once made, nothing here changes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import overload
from unicodedata import category

# Place in the text, word, in small letters, lemma, part of speech, tag, label of the dependency, class of the name.
Row = tuple[int, str, str, str, str, str, str, str]


class Token:
    """A word: what the parser says of it, the word that it depends on and those that depend on it."""

    __slots__ = (
        "_below",
        "_first",
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "lemma_",
        "lower_",
        "pos_",
        "sent",
        "tag_",
        "text",
    )

    children: tuple[Token, ...]
    head: Token
    sent: Span

    def __init__(
        self, doc: Doc, i: int, idx: int, text: str, lower: str, lemma: str, pos: str, tag: str, dep: str, ent_type: str
    ) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text = text
        self.lower_ = lower
        self.lemma_ = lemma
        self.pos_ = pos
        self.tag_ = tag
        self.dep_ = dep
        self.ent_type_ = ent_type
        self._below: tuple[Token, ...] | None = None
        self._first: Token | None = None

    def __repr__(self) -> str:
        return self.text

    @property
    def is_space(self) -> bool:
        """Whether it is but a gap."""
        return self.text.isspace()

    @property
    def is_alpha(self) -> bool:
        """Whether it has letters alone."""
        return self.text.isalpha()

    @property
    def is_digit(self) -> bool:
        """Whether it has digits alone."""
        return self.text.isdigit()

    @property
    def is_mark(self) -> bool:
        """Whether it is but a gap or a mark of punctuation."""
        return self.is_space or all(category(c).startswith("P") for c in self.text)

    @property
    def lefts(self) -> tuple[Token, ...]:
        """The dependents in front of it."""
        return tuple([c for c in self.children if c.i < self.i]) if self.children else ()

    @property
    def rights(self) -> tuple[Token, ...]:
        """The dependents behind it."""
        return tuple([c for c in self.children if c.i > self.i]) if self.children else ()

    @property
    def subtree(self) -> tuple[Token, ...]:
        """It and all that hangs below it, in order of the text; found out once, as words do not move."""
        if not self.children:
            return (self,)
        if self._below is None:
            left = [t for c in self.children if c.i < self.i for t in c.subtree]
            self._below = (*left, self, *(t for c in self.children if c.i > self.i for t in c.subtree))
        return self._below

    @property
    def left_edge(self) -> Token:
        """The first word of all that hangs below it."""
        if self._first is None:
            self._first = min(self.subtree, key=lambda t: t.i) if self.children else self
        return self._first

    @property
    def right_edge(self) -> Token:
        """The last word of all that hangs below it."""
        return max(self.subtree, key=lambda t: t.i) if self.children else self

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words above it, the nearest first."""
        above = self
        while above.head is not above:
            above = above.head
            yield above

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """All that is coordinated with it."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:
            found += [c for c in word.rights if c.dep_ == "conj"]
        return tuple([t for t in found if t is not self])

    def nbor(self, step: int = 1) -> Token:
        """The word ``step`` places further on. Raises IndexError where there is none."""
        if self.i + step < 0:
            raise IndexError(f"There is no word {-step} places before {self.text!r}.")
        return self.doc.words[self.i + step]


class Span:
    """Words that stand side by side: a sentence, or a name with its label."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, int):
            return self.doc.words[range(self.start, self.end)[at]]
        own = range(self.start, self.end)[at]
        return Span(self.doc, own.start, max(own.start, own.stop))

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.words[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        """Where its first word begins in the text."""
        words = self.doc.words
        return words[self.start].idx if self.start < len(words) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where its last word ends in the text."""
        if self.start == self.end:
            return self.start_char
        last = self.doc.words[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its words with the gaps between them."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The word that stands nearest to the top of the sentence, of several the first."""
        top = next((t for t in self if t.head is t), None)
        highest = [t for t in self if not self.start <= t.head.i < self.end]
        return top or min(highest, key=lambda t: (t.is_mark and not t.children, sum(1 for _ in t.ancestors)))


class Doc:
    """A parsed text: its words, sentences and names."""

    __slots__ = ("ents", "sents", "text", "words")

    def __init__(self, text: str, rows: Iterable[Row], heads: Sequence[int], firsts: Sequence[int]) -> None:
        """Words with their ``heads`` counted from themselves; a sentence begins at each of ``firsts``."""
        self.text = text
        self.words = tuple([Token(self, i, *row) for i, row in enumerate(rows)])
        self.sents = tuple([Span(self, a, b) for a, b in pairwise([*firsts, len(self.words)])])
        self.ents: tuple[Span, ...] = ()
        for sentence in self.sents:
            for word in sentence:
                word.sent = sentence
        self._hang(heads)

    def _hang(self, heads: Sequence[int]) -> None:
        below: list[list[Token]] = [[] for _ in heads]
        for word, step in zip(self.words, heads, strict=True):
            word.head = self.words[word.i + step]
            if step:
                below[word.i + step].append(word)
        for word, own in zip(self.words, below, strict=True):
            word.children = tuple(own)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, int):
            return self.words[at]
        start, end, _ = at.indices(len(self.words))
        return Span(self, start, max(start, end))

    def __iter__(self) -> Iterator[Token]:
        return iter(self.words)

    def __len__(self) -> int:
        return len(self.words)

    def char_span(self, start: int, end: int, *, alignment_mode: str = "strict") -> Span | None:
        """The words from one character to another; None where these are not their edges or stand outside of the text.

        With ``alignment_mode="expand"`` words that the stretch cuts belong to it.
        """
        if not 0 <= start < len(self.text) or not 0 < end <= len(self.text):
            return None
        first, last = self._at(start), self._at(end - 1)
        if alignment_mode == "strict" and (start != first.idx or end != last.idx + len(last.text)):
            return None
        return Span(self, first.i + (start == first.idx + len(first.text)), last.i + 1)

    def _at(self, char: int) -> Token:
        return self.words[bisect_right(self.words, char, key=lambda t: t.idx) - 1]
