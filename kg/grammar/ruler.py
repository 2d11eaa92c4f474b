"""spaCy's attribute ruler, with what it does to a single word remembered: the same result in a fraction of the time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from spacy.attrs import DEP, IS_SPACE, LOWER, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span

NAME = "attribute_ruler"
LOOKED_AT = {"TAG", "LOWER", "DEP", "IS_SPACE"}
LISTED = {"IN", "NOT_IN"}
OTHER = -1  # stands for all words and labels that no pattern names

Match = tuple[int, int, int, int]
Pattern = list[dict[str, Any]]


class Remembered:
    """The matches of a ruler: of patterns of one word by a look-up, of all others by a matcher of their own."""

    def __init__(self, ruler: Any) -> None:
        strings = ruler.vocab.strings
        short = [p for entry in ruler.patterns for p in entry["patterns"] if _is_plain(p)]
        self._strings = strings
        self._words = {strings.add(word) for word in _named(short, "LOWER")}
        self._deps = {strings.add(dep) for dep in _named(short, "DEP")}
        self._short = _matcher(ruler, _is_plain)
        self._others = _matcher(ruler, lambda pattern: not _is_plain(pattern))
        self._seen: dict[tuple[int, int, int, int], tuple[tuple[int, int], ...]] = {}

    def match(self, doc: Doc) -> list[Match]:
        """What ``AttributeRuler.match`` gives: number and name of each rule that holds, and the words that it spans."""
        found = self._numbered(self._others, doc)
        for at, (tag, lower, dep, space) in enumerate(doc.to_array([TAG, LOWER, DEP, IS_SPACE]).tolist()):
            key = (tag, lower if lower in self._words else OTHER, dep if dep in self._deps else OTHER, space)
            if key not in self._seen:
                alone = self._numbered(self._short, doc[at : at + 1])
                self._seen[key] = tuple((number, rule) for number, rule, *_ in alone)
            found += [(number, rule, at, at + 1) for number, rule in self._seen[key]]
        return sorted(set(found))  # a rule that holds twice of one word counts once

    def _numbered(self, matcher: Any, words: Doc | Span) -> list[Match]:
        matches = matcher(words, allow_missing=True) if len(matcher) else ()
        return [(int(self._strings[rule]), rule, start, end) for rule, start, end in matches]


def remember(nlp: Language) -> None:
    """Give the attribute ruler of ``nlp``, where it has one, a memory."""
    if NAME in nlp.pipe_names:
        ruler: Any = nlp.get_pipe(NAME)
        ruler.match = Remembered(ruler).match


def _matcher(ruler: Any, wanted: Callable[[Pattern], bool]) -> Any:
    matcher = Matcher(ruler.vocab)
    for number, entry in enumerate(ruler.patterns):
        if patterns := [pattern for pattern in entry["patterns"] if wanted(pattern)]:
            matcher.add(str(number), patterns)
    return matcher


def _is_plain(pattern: Pattern) -> bool:
    """Whether a pattern is of one word, and names what it wants of tag, word and label."""
    return len(pattern) == 1 and set(pattern[0]) <= LOOKED_AT and all(map(_is_listed, pattern[0].values()))


def _is_listed(wanted: Any) -> bool:
    return not isinstance(wanted, dict) or set(wanted) <= LISTED


def _named(patterns: list[Pattern], attribute: str) -> Iterator[str]:
    """The values of an attribute that patterns of one word name."""
    for (token,) in patterns:
        wanted = token.get(attribute, ())
        if isinstance(wanted, dict):
            yield from (value for values in wanted.values() for value in values)
        elif wanted:
            yield wanted
