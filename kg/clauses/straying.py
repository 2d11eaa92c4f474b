"""Prepositions that the parser hung on the noun before them, though they belong to the verb or to the thing itself."""

from __future__ import annotations

from kg.grammar.syntax import Positions, noun_positions
from kg.grammar.tokens import Token
from kg.grammar.tree import children, coordinated
from kg.lexicon import words

# Prepositions that may hang on the noun before them though they belong to the verb or the thing itself.
STRAYING = ("to", "from", "against", "over", "into", "on", "between", "with", "at")


def deeper(found: Positions) -> None:
    """“from its plant to Japan”, “to the WTO against Poland”: a preposition that the parser hung on the noun before."""
    for tokens in list(found.values()):
        for token in tokens:
            for noun in (
                (token, *_last_listed(token)) if token.dep_ == "pobj" else (*_worth(token), *_shared_out(token))
            ):
                set_phrase = noun.lemma_.lower() in words("syntax", "set_phrases")
                for name, inner in noun_positions(noun).items() if not set_phrase else ():
                    if name in STRAYING or (name == "with" and noun.lower_ == "way"):
                        found.setdefault(name, inner)


def _worth(noun: Token) -> list[Token]:
    """“flowers worth 600 million euros to Russia”: the sum that the next preposition hangs on."""
    return [s for w in noun.children if w.lower_ == "worth" for s in children(w, "npadvmod", "pobj")] + [
        w for w in noun.children if w.lower_ == "worth"
    ]


def _shared_out(noun: Token) -> list[Token]:
    """“85 percent of its ore from Peru”: the thing that an amount is of."""
    return _last_listed(noun) if noun.lemma_.lower() in words("goods", "containers") else []


def _last_listed(noun: Token) -> list[Token]:
    """“exports of copper and iodine to Norway”: the last of the things that a noun is of."""
    listed = [o for p in children(noun, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
    return [coordinated(o)[-1] for o in listed]
