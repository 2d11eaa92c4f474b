"""Text in capitals, and headlines that capitalise every word, put in normal case letter by letter: offsets stay.

A word keeps its capital when it belongs to a known name or acronym, or when the rest of the article writes it so; it
loses it when it is a common word of English. What is neither is taken for a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.grammar.parse import DATELINE
from kg.lexicon import words
from kg.reference.catalog import Catalog, Match

Common = Callable[[str], bool]

SHOUTED = re.compile(r"(?<![a-zß-öø-ÿ])[^a-zß-öø-ÿ\n]{12,}(?![a-zß-öø-ÿ])")
WORD = re.compile(r"[^\W\d_]+")
SEVERAL_LETTERS = re.compile(r"[^\W\d_]{2,}")
FILED = re.compile(r"[A-Z .'/-]+,(?: [A-Z .]+,)? (?=[A-Z]{3,9}\.? \d{1,2}\b[^\n]{0,40}?(?:--?|–|—) )")
AFTER_SENTENCE = re.compile(r"(?:^|[.!?]\W*|\n\W*)$")
NEXT_SENTENCE = re.compile(r"(?:(?<=\w\w)|(?<=[%)]))[.!?][\"”’)]*\s+[\"“(]*")
WITHIN_SENTENCE = re.compile(r"(?:(?<=[a-z] )|(?<=[a-z], ))[^\W\d_]{2,}")
VOWEL = re.compile("[AEIOUYaeiouy]")
FEWEST = 3  # words in capitals that make a sentence in capitals
LONG = 4  # letters of a word that a headline of capitalised words does not write small, and of no acronym with a vowel


@dataclass(frozen=True)
class Casing:
    """How the words of one article are written in normal case: ``told`` is its text."""

    catalog: Catalog
    is_common: Common
    told: str = ""

    def text(self, text: str) -> str:
        """``text`` with its sentences in capitals in normal case; everything else stays as it is."""
        return SHOUTED.sub(lambda m: self._lowered(m.group(), text[: m.start()]), text)

    def title(self, title: str) -> str:
        """A headline in normal case, whether it is in capitals or capitalises every word."""
        cased = self.text(title)
        return self._cased(cased) if self._is_capitalised(cased) else cased

    def _lowered(self, shouted: str, before: str) -> str:
        filed = DATELINE.match(shouted) or FILED.match(shouted)
        start = filed.end() if filed else 0
        told = shouted[start:]
        if not self._is_sentence(told):
            return shouted
        opens = bool(filed) or AFTER_SENTENCE.search(before[-4:]) is not None
        return shouted[:start] + self._cased(told, opens=opens)

    def _is_sentence(self, shouted: str) -> bool:
        """Whether there are enough words, and not only names: no dateline, signature or list of acronyms."""
        found = SEVERAL_LETTERS.findall(shouted)
        common = [word for word in found if self.is_common(word.lower()) and not self._is_somebody(word)]
        return len(found) >= FEWEST and len(common) >= min(2, len(found) - 2)

    def _is_somebody(self, word: str) -> bool:
        return any(candidate.form != "good" for candidate in self.catalog.lookup(word))

    def _is_capitalised(self, title: str) -> bool:
        """Whether every longer word has a capital, and some that are no part of a name."""
        named = {k for m in self._names(title) if m.candidates[0].form != "good" for k in range(m.start, m.end)}
        small = [
            m for m in WORD.findall(title) if m.islower() and len(m) >= LONG and m not in words("casing", "linking")
        ]
        rest = [m for m in WORD.finditer(title) if m.start() not in {0, *named} and m.group().istitle()]
        plain = [m for m in rest if self.is_common(m.group().lower())]
        return not small and len(plain) > 1

    def _cased(self, text: str, *, opens: bool = True) -> str:
        """The words one by one, those of names as the tables write them, and the first with a capital."""
        letters = list(WORD.sub(lambda m: self._word(m, text), text))
        for match in self._names(text):
            letters[match.start : match.end] = _as_named(match)
        first = WORD.search(text)
        opening = [first.start()] if first and opens else []
        for at in (*opening, *(m.end() for m in NEXT_SENTENCE.finditer(text) if m.end() < len(text))):
            letters[at] = _capital(letters[at])
        return "".join(letters)

    def _names(self, text: str) -> list[Match]:
        return [m for m in self.catalog.find(text) if self._is_name(m)]

    def _is_name(self, match: Match) -> bool:
        """Whether a known name is one in a text whose letters tell nothing: "WHO" is a pronoun there."""
        low, first = match.text.lower(), match.candidates[0].entity
        if first.type == "Company" and self.catalog.good(match.text) and self._is_somebody(match.text.split()[0]):
            return False  # the duties on "US STEEL" are not those on the firm
        return low not in words("casing", "small") and (self._written.get(low, match.text) != low or " " in low)

    def _word(self, found: re.Match[str], text: str) -> str:
        word, low = found.group(), found.group().lower()
        before, behind = text[: found.start()], text[found.end() :]
        if len(low) != len(word) or low in words("casing", "kept"):
            return word
        if len(word) == 1:
            return _letter(word, before, behind)
        if low in words("casing", "months") and _is_month(before, behind):
            return word.capitalize()
        if (seen := self._written.get(low)) is not None:
            return seen
        if low in words("casing", "capitalised"):
            return word.capitalize()
        return low if low in words("casing", "small") or self.is_common(low) else _name(word)

    @cached_property
    def _written(self) -> Mapping[str, str]:
        """Each word of the article as it stands within a sentence, where it is always written the same."""
        forms: dict[str, set[str]] = {}
        for found in WITHIN_SENTENCE.finditer(self.told):
            forms.setdefault(found.group().lower(), set()).add(found.group())
        return {low: own.pop() for low, own in forms.items() if len(own) == 1}


def _letter(letter: str, before: str, behind: str) -> str:
    """A single letter as it is, but for the article "a" and the ending of a possessive."""
    owned = letter.lower() == "s" and before[-1:] in ("'", "’")
    return letter.lower() if owned or (letter.lower() == "a" and behind[:1] == " ") else letter


def _name(word: str) -> str:
    """A word that is no common one: a longer one that can be spoken is a name, any other in capitals an acronym."""
    return word.capitalize() if word.isupper() and len(word) >= LONG and VOWEL.search(word) else word


def _capital(letter: str) -> str:
    return letter.upper() if len(letter.upper()) == 1 else letter


def _is_month(before: str, behind: str) -> bool:
    """“MAY 4”, "IN MAY": behind such a word or before a number, no auxiliary."""
    last = before.split()[-1:] or [""]
    return behind[1:2].isdigit() or last[0].lower() in words("casing", "after")


def _as_named(match: Match) -> str:
    """A known name as the tables write it; a demonym or a seat, which they write in capitals too, word by word."""
    best = match.candidates[0]
    if best.form == "good":
        return match.text if match.text in best.entity.names else match.text.lower()
    same = [name for name in best.entity.names if name.upper() == match.text.upper() and len(name) == len(match.text)]
    if same or best.form == "abbreviation":
        return (*same, match.text)[0]
    return WORD.sub(lambda m: m.group().capitalize(), match.text)
