"""What spaCy has parsed, copied once into plain words for the rules."""

from __future__ import annotations

from spacy.strings import StringStore
from spacy.tokens import Doc as Parsed

from kg.grammar.tokens import Doc, Span

STRINGS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"]


class _Known(dict[int, str]):
    """Strings by the numbers that spaCy has for them, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings

    def __missing__(self, number: int) -> str:
        self[number] = found = self._strings[number]
        return found


def copied(parsed: Parsed) -> Doc:
    """The same text, words, sentences and names as ``parsed``, which may be forgotten then."""
    known = _Known(parsed.vocab.strings)
    columns = [map(known.__getitem__, column) for column in parsed.to_array(STRINGS).T.tolist()]
    heads, marks = parsed.to_array(["HEAD", "SENT_START"]).astype("int64").T.tolist()
    firsts = [i for i, mark in enumerate(marks) if mark == 1 or i == 0]
    doc = Doc(parsed.text, zip(parsed.to_array("IDX").tolist(), *columns, strict=True), heads, firsts)
    doc.ents = tuple([Span(doc, e.start, e.end, e.label_) for e in parsed.ents])
    return doc
