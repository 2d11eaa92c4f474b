"""One passage opened by hand: parsed, its mentions found, ready to be asked about its words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kg.clauses.reader import Reader
from kg.extract import Extractor
from kg.grammar.parse import parse
from kg.grammar.tokens import Doc, Token
from kg.model import Entity
from kg.naming.coref import Discourse
from kg.naming.memory import Memory
from kg.naming.mentions import Mention
from kg.naming.names import find_mentions


@dataclass(frozen=True)
class Passage:
    """A parsed text with what is needed to read its noun phrases."""

    doc: Doc
    reader: Reader
    memory: Memory

    def token(self, word: str) -> Token:
        """The last token that is ``word``."""
        return [t for t in self.doc if t.text == word][-1]

    def mention(self, word: str) -> Mention | None:
        """The mention that covers the last token that is ``word``."""
        return self.reader.mentions.at(self.token(word))


def open_passage(
    extractor: Extractor, text: str, *, memory: Memory | None = None, home: Entity | None = None, base: int = 0
) -> Passage:
    """``text`` as a passage of an article of 14 March 2024; whom its words name is remembered in order."""
    kept = memory or Memory()
    doc = next(iter(parse(extractor.nlp, [text])))
    mentions = find_mentions(doc, text, base, catalog=extractor.catalog, memory=kept, on=dt.date(2024, 3, 14))
    discourse = Discourse()
    for mention in mentions:
        subject = doc[mention.last].dep_ in ("nsubj", "nsubjpass")
        discourse.see(mention.start, mention.entity, subject=subject)
    return Passage(doc, Reader(text, mentions, extractor.catalog, discourse, base, {}, home), kept)
