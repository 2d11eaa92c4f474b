"""The other grammatical number of an English noun phrase, by spelling: goods are talked about in both."""

from __future__ import annotations

from collections.abc import Iterator

SINGULAR = ("ss", "us", "is", "gas", "canvas", "atlas", "alias", "bias", "christmas")


def other_number(phrase: str) -> Iterator[str]:
    """The plural of a singular ``phrase``, or the singular of a plural one; nothing where spelling does not tell.

    Only the last word changes (``auto part``, ``auto parts``). Words that have one number only (``arms``, ``dairy``)
    are the caller's to leave out.
    """
    one = singular(phrase)
    head, space, last = phrase.rpartition(" ")
    low = last.lower()
    if one != phrase:
        yield one
    elif low.endswith("y") and low[-2:-1] not in "aeiou":
        yield f"{head}{space}{last[:-1]}ies"
    elif low.endswith(("ch", "sh", "ss", "x", "z")):
        yield f"{head}{space}{last}es"
    elif low[-1:].isalpha() and not low.endswith("s"):
        yield f"{head}{space}{last}s"


def singular(phrase: str) -> str:
    """The singular of a plural ``phrase`` by the spelling of its last word; what looks like no plural stays."""
    low = phrase.rpartition(" ")[2].lower()
    if low.endswith("ies") and len(low) > 4:
        return f"{phrase[:-3]}y"
    if low.endswith(("ches", "shes", "sses", "xes")) or (low.endswith("oes") and len(low) > 5):
        return phrase[:-2]
    return phrase[:-1] if low.endswith("s") and not low.endswith(SINGULAR) else phrase
