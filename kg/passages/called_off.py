"""Ideas that are dropped: "had threatened to leave", and in the same or a later sentence "it has dropped the idea"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.actors.actors import actors
from kg.attributes.factuality import Status, status
from kg.clauses.events import Draft
from kg.clauses.reader import Reader, Slot
from kg.grammar.syntax import verb_positions
from kg.grammar.tokens import Span, Token
from kg.grammar.tree import children
from kg.lexicon import words
from kg.model import ACTOR_TYPES, Filler, Words
from kg.passages.elliptic import DOER

ANYBODY = Slot(ACTOR_TYPES)
DOERS = {**DOER, "Dispute": "complainant", "Investment": "investor", "Meeting": "participant"}
DEFINITE = ("the", "that", "this", "its", "their", "his", "her", "those", "these", "such")
FURTHER = ("prep", "acl", "relcl", "ccomp", "xcomp", "compound", "amod")
REACH = 500  # characters between an idea and its end


@dataclass(frozen=True)
class CalledOff:
    """A place where somebody dropped an idea that was told before: the verb, its sentence, and who it was."""

    verb: Token
    words: Words
    sentence: Words
    who: tuple[Filler, ...]


def called_off(sentence: Span, reader: Reader) -> Iterator[CalledOff]:
    """Where a sentence says that an idea was dropped, and not which one: "dropped the idea", "the plan was shelved"."""
    text, start = sentence.text.rstrip(), reader.base + sentence.start_char
    place = Words(text, start, start + len(text))
    for noun in sentence:
        verb = _verb(noun)
        if verb is not None and status(verb).value == "asserted":
            at = reader.base + verb.idx
            who = [f for t in verb_positions(verb).get("subject", []) for f in actors(t, ANYBODY, reader)]
            yield CalledOff(verb, Words(verb.text, at, at + len(verb.text)), place, tuple(who))


def deny_called_off(drafts: Sequence[Draft], ends: Iterable[CalledOff]) -> None:
    """The last thing that whoever drops an idea had in mind is denied.

    What he will do, or has done, is more than an idea and stays; so does what somebody else has in mind.
    """
    for end in ends:
        before = [d for d in drafts if 0 < end.words.start - d.at < REACH and d.type in DOERS]
        last = max((d.at for d in before), default=None)
        for draft in before:
            if draft.at == last and _is_idea(draft) and _is_his(draft, end):
                draft.status = Status("negated", end.words.text.lower())
                draft.undone = end.words
                if end.sentence.start != draft.start:
                    draft.also.append(end.sentence)


def _verb(noun: Token) -> Token | None:
    """The verb that drops an idea which is named no further, or None."""
    if noun.lemma_.lower() not in words("factuality", "ideas", "nouns") or children(noun, *FURTHER):
        return None
    if not any(c.lower_ in DEFINITE for c in children(noun, "det", "poss")):
        return None
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    between = [c.lower_ for c in children(verb, "prt")] + ([noun.head.lower_] if noun.dep_ == "pobj" else [])
    said = " ".join((verb.lemma_.lower(), *between))
    return (
        verb
        if noun.dep_ in ("dobj", "nsubjpass", "pobj") and said in words("factuality", "verbs", "calling_off")
        else None
    )


def _is_idea(draft: Draft) -> bool:
    token = draft.status.token
    cue = token.lemma_.lower() if token is not None else ""
    return draft.status.value in ("planned", "possible") and cue in words("factuality", "ideas", "cues")


def _is_his(draft: Draft, end: CalledOff) -> bool:
    """Whether who dropped the idea had it, or nobody is said to have dropped it."""
    doers = {iri for f in draft.roles.get(DOERS[draft.type], ()) for iri in _states(f)}
    return not end.who or bool(doers & {iri for f in end.who for iri in _states(f)})


def _states(filler: Filler) -> set[str]:
    return {filler.entity.iri, filler.entity.country or filler.entity.iri}
