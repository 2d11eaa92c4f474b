"""The analyst's to-do list: what the rules saw and could not place, what claims lack, which names are in no table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kg.classes import EventType
from kg.explaining.sentences import missed, sentence_at
from kg.model import Claim, Extraction, Rejected
from kg.table import Table, so_many

Cause = Literal["not kept", "lacks", "unlinked"]
CAUSES: tuple[Cause, ...] = ("not kept", "lacks", "unlinked")
NAMING = ("name",)  # core roles that hold the thing's own name, which most things have not
ABOUT = ("topic",)  # what it is about, which a name tells
COLUMNS = ("cause", "type", "reason", "times", "claims", "article", "sentence", "words")
COUNTED = COLUMNS[:4]


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to do, with the sentence that shows it.

    ``cause`` is *not kept* (a sentence tells of something and gave no claim), *lacks* (claims without some of their
    core roles) or *unlinked* (a name in no table). ``type`` is the event type, or the class that the name seems to be
    of; ``times`` counts the places of a name in all articles; ``words`` are the trigger or the name; ``claims`` counts
    what the sentence says all the same. Of a sentence with several, ``each`` has the types with their own reasons.
    """

    cause: Cause
    type: str
    reason: str
    article: str
    sentence: str
    words: str
    times: int = 1
    claims: int = 0
    each: tuple[tuple[str, str], ...] = ()

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """The type with the reason; several for a sentence that tells of several."""
        return self.each or ((self.type, self.reason),)


def gaps(extractions: Iterable[Extraction], types: Mapping[str, EventType], *, every: bool = False) -> tuple[Gap, ...]:
    """All gaps of the articles: sentences in the order they come, then the names, the most frequent first.

    A sentence is one gap, whatever could have been told of it, unless it gave a claim after all; so are all claims of
    one sentence that lack something. With ``every``, all that any rule tried in vain is listed, one by one.
    """
    found: list[Gap] = []
    names: dict[str, list[Gap]] = {}
    for extraction in extractions:
        told = Counter([c.start for c in extraction.claims] + [r.start for r in extraction.relations])
        tried = list(_not_kept(extraction, told, every=every))
        lacking = [gap for claim in extraction.claims for gap in _lacking(claim, types[claim.type], told)]
        found += [*tried, *lacking] if every else [*_merged(tried), *_merged(lacking)]
        for gap in _unlinked(extraction, told):
            names.setdefault(gap.words, []).append(gap)
    ordered = sorted(names.items(), key=lambda item: (-sum(gap.times for gap in item[1]), item[0]))
    return (*found, *(_added(places) for _, places in ordered))


def _merged(found: Iterable[Gap]) -> Iterator[Gap]:
    """One gap for each sentence, with all types, reasons and words; of several types each reason names its own."""
    groups: dict[str, list[Gap]] = {}
    for gap in found:
        groups.setdefault(gap.sentence, []).append(gap)
    for group in groups.values():
        reasons: dict[str, dict[str, None]] = {}
        for gap in group:
            reasons.setdefault(gap.type, {})[gap.reason] = None
        each = tuple((type_, "; ".join(told)) for type_, told in reasons.items())
        reason = "; ".join(f"{type_}: {told}" for type_, told in each) if len(each) > 1 else each[0][1]
        words = ", ".join(dict.fromkeys(gap.words for gap in group))
        yield replace(group[0], type=", ".join(reasons), reason=reason, words=words, each=each)


def chosen(
    found: Iterable[Gap],
    *,
    causes: Collection[str] = (),
    types: Collection[str] = (),
    reason: str = "",
    silent: bool = False,
) -> tuple[Gap, ...]:
    """The gaps of these causes and types (all when none is given) whose reason or words hold ``reason``, in any case.

    With ``silent``, only those in sentences that give no claim at all.
    """
    wanted = reason.casefold()
    return tuple(
        gap
        for gap in found
        if (not causes or gap.cause in causes)
        and (not types or any(type_ in types for type_, _ in gap.reasons))
        and (wanted in gap.reason.casefold() or wanted in gap.words.casefold())
        and not (silent and gap.claims)
    )


def as_table(found: Sequence[Gap]) -> Table:
    """One row a gap."""
    rows = tuple((g.cause, g.type, g.reason, g.times, g.claims, g.article, g.sentence, g.words) for g in found)
    return Table(COLUMNS, rows, "Gaps", summary(found))


def counted(found: Iterable[Gap]) -> Table:
    """How many gaps there are of each cause, type and reason, most first."""
    counts = Counter((gap.cause, *reason) for gap in found for reason in gap.reasons)
    rows = sorted(((*key, times) for key, times in counts.items()), key=lambda row: (-row[3], row[:3]))
    return Table(COUNTED, tuple(rows), "Gaps by cause")


def summary(found: Iterable[Gap]) -> str:
    """The number of gaps of each cause, in one line."""
    counts = Counter(gap.cause for gap in found)
    said = {
        "not kept": so_many(counts["not kept"], "sentence") + " without a claim",
        "lacks": so_many(counts["lacks"], "sentence") + " with a claim that lacks a core role",
        "unlinked": so_many(counts["unlinked"], "unknown name"),
    }
    return ", ".join(said[cause] for cause in CAUSES)


def _not_kept(extraction: Extraction, told: Counter[int], *, every: bool) -> Iterator[Gap]:
    silent = (one for one in missed(extraction) if any(one.roles.values()))
    for one in extraction.rejected if every else silent:
        place = (one.article, _flat(one.quote), _trigger(one))
        yield Gap("not kept", one.type, one.reason, *place, claims=told[one.start])


def _lacking(claim: Claim, type_: EventType, told: Counter[int]) -> Iterator[Gap]:
    place = (claim.article, _flat(claim.quote), _trigger(claim))
    named = any(claim.roles.get(role) for role in NAMING)
    for role in type_.roles.values():
        told_otherwise = role.name in NAMING or (role.name in ABOUT and named)
        if role.core and not told_otherwise and not claim.roles.get(role.name):
            yield Gap("lacks", claim.type, f"no {role.name}", *place, claims=told[claim.start])


def _trigger(told: Claim | Rejected) -> str:
    return " … ".join(words.text for words in told.trace.trigger) if told.trace else ""


def _unlinked(extraction: Extraction, told: Counter[int]) -> Iterator[Gap]:
    for name in extraction.unknown:
        sentence = sentence_at(extraction, name.places[0].start)
        place = (extraction.article.id, _flat(sentence.text), name.label)
        yield Gap("unlinked", name.type, "in no table", *place, len(name.places), told[sentence.start])


def _added(places: Sequence[Gap]) -> Gap:
    """One gap for a name that several articles have: the first place stands for all."""
    return replace(places[0], times=sum(gap.times for gap in places))


def _flat(text: str) -> str:
    return " ".join(text.split())
