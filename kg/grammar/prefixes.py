"""“Re-imposed”, "co-operation": words with a hyphen behind their prefix, read as one word without it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

PREFIXED = re.compile(r"(re|co)-([a-z]{2,})")
NO_PREFIX = r"(?<!\b[Rr]e)(?<!\b[Cc]o)"
HYPHENS = "(?:-|"  # how spaCy's rule for a hyphen between letters is told from its others


def unsplit(infixes: Iterable[str]) -> list[str]:
    """The patterns at which the tokenizer parts a word, of which the one for hyphens spares those behind a prefix."""
    return [NO_PREFIX + infix if HYPHENS in infix else infix for infix in infixes]


def without_hyphens(doc: Doc, nlp: Language) -> Doc:
    """The same text, where the lemma of "re-opened" is "reopen": that of the word behind the prefix, joined to it."""
    found = [(token, match) for token in doc if (match := PREFIXED.fullmatch(token.lower_))]
    if found and "lemmatizer" in nlp.pipe_names:
        bare = Doc(doc.vocab, words=[match[2] for _, match in found], pos=[token.pos_ for token, _ in found])
        for (token, match), base in zip(found, nlp.get_pipe("lemmatizer")(bare), strict=True):
            token.lemma_ = match[1] + base.lemma_
    return doc
