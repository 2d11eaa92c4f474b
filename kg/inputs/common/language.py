"""A cheap gate: an English model makes names out of every word of another language."""

from __future__ import annotations

import re

from kg.inputs.common.words import words

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ENOUGH = 20  # words: fewer say too little about the language, only about the script
LEAST = 0.09  # of the words of an English article are among its commonest function words; in news it is about 0.35
SAMPLE = 20_000  # characters


def is_english(text: str) -> bool:
    """Whether the text may be English: its letters are Latin and enough of its words are function words of English."""
    sample = text[:SAMPLE]
    found = [word.lower() for word in WORD.findall(sample)]
    letters = [c for c in sample if c.isalpha()]
    latin = sum(c < "\u0250" for c in letters)
    if latin * 2 < len(letters):
        return False
    return len(found) < ENOUGH or sum(word in words("english") for word in found) >= LEAST * len(found)
