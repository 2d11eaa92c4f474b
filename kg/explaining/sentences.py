"""The sentences of an article that was read: the one around a place, and what those that tell nothing could tell."""

from __future__ import annotations

from kg.model import Extraction, Rejected, Words


def sentence_at(extraction: Extraction, at: int) -> Words:
    """The sentence around an offset of the text; the line where no sentence was parsed, and the whole title."""
    text, title = extraction.article.text, extraction.article.title_start
    if at >= title:
        return Words(extraction.article.title, title, title + len(extraction.article.title))
    line = (text.rfind("\n", 0, at) + 1, text.find("\n", at) if "\n" in text[at:] else len(text))
    start, end = next(((a, b) for a, b in extraction.sentences if a <= at < b), line)
    words = text[start:end].strip()
    start = text.index(words, start)
    return Words(words, start, start + len(words))


def missed(extraction: Extraction) -> tuple[Rejected, ...]:
    """What was kept out of sentences that give no claim at all, but for words that mean something else there."""
    told = {claim.start for claim in extraction.claims} | {relation.start for relation in extraction.relations}
    return tuple(one for one in extraction.rejected if not one.misplaced and one.start not in told)
