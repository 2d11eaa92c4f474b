"""Why the graph says what it says: each claim of an article with the words, rules and tables that made it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.asking.cells import amount, readable
from kg.explaining.marks import Mark, bracketed, style, styled, within
from kg.explaining.sentences import sentence_at
from kg.fusing.canonical import claim_iri, relation_claim_iri
from kg.lexicon import table
from kg.model import Claim, Extraction, Filler, Rejected, RelationClaim, Words
from kg.table import visible

if TYPE_CHECKING:
    from rich.console import RenderableType

Told = Claim | RelationClaim | Rejected
WIDTH = 12  # columns of the names before the lines


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a claim says, and where it comes from."""

    what: str
    value: str
    origin: str = ""
    guess: bool = False

    def __str__(self) -> str:
        return f"{self.value}{f' ← {self.origin}' if self.origin else ''}"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One claim, or one frame that fired in vain, with its sentence, the marks in it, and what each part comes from."""

    article: str
    title: str
    iri: str | None
    sentence: str
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]

    def as_text(self) -> str:
        """Plain text: the title, the sentence with its marks in brackets, and a line for each part."""
        lines = (f"  {line.what:{WIDTH}} {line}" for line in self.lines)
        parts = [self.title, f"  {bracketed(self.sentence, self.marks)}", *lines]
        return visible("\n".join(parts)) + "\n"

    def as_rich(self) -> RenderableType:
        """The same for a terminal, with styles in place of brackets; guesses stand out."""
        from rich.console import Group
        from rich.padding import Padding
        from rich.table import Table
        from rich.text import Text

        grid = Table.grid(padding=(0, 2, 0, 0))
        for line in self.lines:
            shown = Text(visible(str(line)), "dim" if line.guess else "")
            grid.add_row(Text(line.what, style(line.what) if line.origin else "bold"), shown)
        head = Text(visible(self.title), "bold")
        return Group(head, Padding(styled(self.sentence, self.marks), (0, 0, 0, 2)), Padding(grid, (0, 0, 1, 2)))

    def as_json(self) -> dict[str, Any]:
        """The explanation as plain values; the marks count characters of the sentence."""
        return {
            "article": self.article,
            "title": self.title,
            "iri": self.iri,
            "sentence": self.sentence,
            "marks": [{"start": m.start, "end": m.end, "what": m.what} for m in self.marks],
            "lines": [
                {"what": n.what, "value": n.value, "origin": n.origin or None, "guess": n.guess} for n in self.lines
            ],
        }


def explain(extraction: Extraction, *, word: str | None = None) -> tuple[Explanation, ...]:
    """All claims, relations and frames that fired in vain, in the order of the text.

    With ``word``, only those whose sentence has the word or phrase, in any case, or whose claim has that IRI or id.
    """
    told: list[Told] = [*extraction.claims, *extraction.relations, *extraction.rejected]
    told.sort(key=lambda one: one.start)
    return tuple(explained(one, extraction) for one in told if word is None or is_meant(one, word))


def is_meant(told: Told, word: str) -> bool:
    """Whether ``word`` is the IRI or id of a claim, or stands in its sentence."""
    iri = iri_of(told)
    if iri is not None and word in (iri, iri.rsplit("/", 1)[-1], iri.rsplit("-", 1)[-1]):
        return True
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", told.quote, re.IGNORECASE) is not None


def iri_of(told: Told) -> str | None:
    """The IRI that the claim has in a graph; None for a frame that fired in vain."""
    if isinstance(told, Rejected):
        return None
    return claim_iri(told) if isinstance(told, Claim) else relation_claim_iri(told)


def explained(told: Told, extraction: Extraction) -> Explanation:
    """The explanation of one claim, relation or rejected frame of ``extraction``."""
    lines = _relation(told, extraction) if isinstance(told, RelationClaim) else _event(told, extraction)
    marks = within(_marks(told), told.start, told.end)
    iri = iri_of(told)
    last = [Line("claim", f"<{iri}>")] if iri else []
    return Explanation(told.article, _title(told), iri, told.quote, marks, (*lines, *last))


def _title(told: Told) -> str:
    if isinstance(told, RelationClaim):
        return f"{told.type}: {told.subject.entity.label} → {told.object.entity.label}"
    if isinstance(told, Rejected):
        return f"Not kept: {told.type}: {told.reason}"
    said = ", ".join(readable(value) for value in told.attributes.values())
    return f"{told.type}{f' ({said})' if said else ''}: {told.factuality}"


def _event(told: Claim | Rejected, extraction: Extraction) -> Iterator[Line]:
    trace = told.trace
    yield Line("frame", told.frame + (f" of {trace.file}" if trace else ""))
    if trace:
        yield Line("trigger", ", ".join(f"“{words.text}”" for words in trace.trigger))
    yield from _roles(told.roles, told, extraction)
    if isinstance(told, Rejected):
        yield Line("not kept", told.reason)
    else:
        yield from _said(told, extraction)


def _said(claim: Claim, extraction: Extraction) -> Iterator[Line]:
    trace = claim.trace
    cue = trace.cue if trace else None
    yield Line("cue" if cue else "factuality", claim.factuality, _quoted(cue, claim, extraction) if cue else "")
    for line in _roles({"said by": claim.source}, claim, extraction):
        verb = f"; “{trace.report.text}”" if trace and trace.report else ""
        yield Line(line.what, line.value, line.origin + verb, line.guess)
    if claim.date:
        yield Line("date", claim.date, _quoted(trace.date, claim, extraction) if trace and trace.date else "")
    read = dict(trace.amounts) if trace else {}
    for q in claim.quantities:
        words = read.get(q)
        shown = amount(q.min, q.max, q.unit, per=q.per, of=q.of)
        yield Line("amount", shown, _quoted(words, claim, extraction) if words else "")
    for also in trace.also if trace else ():
        yield Line("also told", f"“{_flat(also.text)}”")


def _relation(told: RelationClaim, extraction: Extraction) -> Iterator[Line]:
    yield Line("rule", f"{told.frame} of kg/actors/relations.py")
    yield from _roles({"from": (told.subject,), "to": (told.object,)}, told, extraction)
    if told.office:
        yield Line("office", told.office)


def _roles(roles: Mapping[str, Iterable[Filler]], told: Told, extraction: Extraction) -> Iterator[Line]:
    for role, fillers in roles.items():
        for filler in fillers:
            kind = f"{filler.entity.label} ({readable(filler.entity.type)})"
            yield Line(role, kind, _origin(filler, told, extraction), is_guess(filler))


def is_guess(filler: Filler) -> bool:
    """Whether the link of a filler is no more than likely."""
    guesses = table("explain")["guesses"]
    stands = filler.entity.type in ("Topic", "Good", "Group")
    return filler.method in guesses["methods"] or (filler.score < guesses["below"] and not stands)


def _origin(filler: Filler, told: Told, extraction: Extraction) -> str:
    say = table("explain")
    words = Words(filler.mention, filler.start, filler.end)
    link = say["methods"].get(filler.method, filler.method)
    link += f" ({'a guess, ' if is_guess(filler) else ''}{filler.score:g})"
    position = [say["positions"].get(filler.position, f"behind “{filler.position}”")] if filler.position else []
    rule = [say["rules"].get(filler.rule, readable(filler.rule))] if filler.rule else []
    return "; ".join([_quoted(words, told, extraction), *position, link, *rule])


def _quoted(words: Words, told: Told, extraction: Extraction) -> str:
    """The words; and the sentence that they stand in, where that is another than the claim's."""
    if told.start <= words.start < told.end:
        return f"“{_flat(words.text)}”"
    return f"“{_flat(words.text)}” in “{_flat(sentence_at(extraction, words.start).text)}”"


def _marks(told: Told) -> Iterator[Mark]:
    if isinstance(told, RelationClaim):
        yield Mark(told.subject.start, told.subject.end, "from")
        yield Mark(told.object.start, told.object.end, "to")
        return
    trace = told.trace
    if trace:
        yield from (Mark(w.start, w.end, "trigger") for w in trace.trigger)
    for role, fillers in told.roles.items():
        yield from (Mark(f.start, f.end, role) for f in fillers)
    if trace and isinstance(told, Claim):
        yield from (Mark(f.start, f.end, "said by") for f in told.source)
        named = [("cue", trace.cue), ("said by", trace.report), ("date", trace.date)]
        yield from (Mark(w.start, w.end, what) for what, w in named if w)
        yield from (Mark(w.start, w.end, "amount") for _, w in trace.amounts)


def _flat(text: str) -> str:
    return " ".join(text.split())
