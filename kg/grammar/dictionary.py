"""The common words of English: those that the language model's lemmatizer knows, and those of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from spacy.language import Language

from kg.lexicon import vocabulary

KINDS = ("noun", "verb", "adj", "adv")
LEMMATIZER = "lemmatizer"


@dataclass(frozen=True)
class Dictionary:
    """Words in small letters, and their forms; read from the model on first use."""

    nlp: Language

    def knows(self, word: str) -> bool:
        """Whether a word in small letters is a common one, in any of its forms."""
        return word in self._words or any(
            word.endswith(old) and word.removesuffix(old) + new in lemmas
            for lemmas, rules in self._inflected
            for old, new in rules
        )

    @cached_property
    def _words(self) -> frozenset[str]:
        own = {word for word in vocabulary() if word.islower()}
        irregular = (word for forms in self._tables("lemma_exc") for word in forms)
        listed = (word for lemmas in self._tables("lemma_index") for word in lemmas)
        return frozenset({*own, *self.nlp.Defaults.stop_words, *irregular, *listed})

    @cached_property
    def _inflected(self) -> list[tuple[frozenset[str], Any]]:
        return [
            (frozenset(lemmas), rules)
            for lemmas, rules in zip(self._tables("lemma_index"), self._tables("lemma_rules"), strict=True)
        ]

    def _tables(self, name: str) -> Iterator[Any]:
        lookups = getattr(self.nlp.get_pipe(LEMMATIZER), "lookups", None) if LEMMATIZER in self.nlp.pipe_names else None
        found: Mapping[str, Any] = lookups.get_table(name, {}) if lookups else {}
        return (found.get(kind, ()) for kind in KINDS)
