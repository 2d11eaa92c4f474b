"""Dates to the events that they belong to: each to the nearest one up its path in the tree."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kg.attributes.at_once import at_once
from kg.attributes.belonging import owners
from kg.attributes.factuality import Tense, tense
from kg.clauses.events import Draft
from kg.grammar.tokens import Span, Token
from kg.grammar.tree import children, leads_up
from kg.lexicon import words
from kg.model import Words
from kg.values import edtf
from kg.values.dates import DateSpan, resolve
from kg.values.quantities import QuantitySpan

AGAIN = re.compile(r",?\s+and(\s+(?:again|then|once more))?(?:\s+(?:in|on))?\s+")
PERIODS = ("TradeFlow", "Production")
"""Of these, two dates are one period: "rose in March and April"."""

SET = (*PERIODS, "TradeMeasure")
"""Of these, what is agreed or laid down is for a time of its own."""

TERM, OWN, OF_CLAUSE, FROM_ELSEWHERE = range(4)
"""How near a date is to an event: its own term, on its words, in its clause, in one that tells what else happened."""

BEGINNING = ("starting", "beginning", "effective", "ending")
NEAR = 6  # words
WITHIN = ("pobj", "prep", "compound", "amod", "conj", "nmod")  # how the last word of a thing hangs on it
TOLD = ("dobj", "conj", "nsubjpass")  # how the event hangs below the verb of the clause that tells it
DAY = re.compile(r"\d{4}-\d\d-\d\d~?|.*\.\.")


@dataclass
class Figures:
    """The dates and amounts of a passage, found once over all of it so that left-out units and years are known.

    ``text`` is the passage as the parser saw it; ``reference`` is the last date that was resolved: "that year" and "two
    days later" look back to it. By ``country`` (ISO 3166) fiscal years are counted. ``periods`` are those
    that figures are told of.
    """

    published: dt.date | None
    dates: tuple[DateSpan, ...]
    amounts: tuple[QuantitySpan, ...]
    reference: str | None = None
    text: str = ""
    country: str | None = None
    references: dict[int, str | None] = field(default_factory=dict)
    periods: list[tuple[str, DateSpan]] = field(default_factory=list)

    def resolved(self, span: DateSpan, token: Token, draft: Draft | None) -> str | None:
        """The date of ``span`` as EDTF, read in the tense of the verb that it hangs on."""
        tense_ = _tense(token, draft)
        reference = self.references.setdefault(span.start, self.reference)
        found = resolve(span.text, published=self.published, tense=tense_, reference=reference, country=self.country)
        self.reference = found or self.reference
        return found


def note_period(sentence: Span, dated: Sequence[tuple[Token, DateSpan]], figures: Figures) -> None:
    """Remember the period that a sentence of figures speaks of: “the trade surplus in March”."""
    if any(t.lemma_.lower() in words("attach", "statistics") for t in sentence):
        read = ((figures.resolved(span, token, None), span) for token, span in dated)
        figures.periods += [(value, span) for value, span in read if value and not DAY.fullmatch(value)][:1]


def _opens(date: Token) -> bool:
    """“They fell on May 2, and last week the pact ended”: the day in front of a verb is that of its clause."""
    return any(a.pos_ in ("VERB", "AUX") and a.i > date.i for a in date.ancestors)


def give_dates(
    drafts: Sequence[Draft],
    dated: Sequence[tuple[Token, DateSpan]],
    figures: Figures,
    *,
    earlier: Sequence[DateSpan] = (),
) -> None:
    """Give each draft the date that hangs on its own words; failing that, the first one of its clause.

    The ``earlier`` ones are of figures that others are compared with: of no flow, but a duty goes down "from 32 percent
    in May".
    """
    offered: list[tuple[int, Draft, str | None, Words]] = []
    for token, span in dated:
        takers = [*owners(token, drafts, dated=True), *_meetings_before(token, drafts), *_told_by(token, drafts)]
        takers += _begun(span, token, drafts)
        beside = [d for d in at_once(token, drafts) if d not in takers]
        if not takers and not beside and not _is_reported(token):
            figures.resolved(span, token, None)
        delivered = _delivered(drafts, token) if _is_of_delivery(token) else None
        for draft in takers + beside if delivered is None else delivered:
            if (span in earlier and draft.type in PERIODS) or _is_of_promise(token, draft) or _is_term(token, draft):
                continue
            rank = FROM_ELSEWHERE if draft in beside else _rank(token, draft)
            if not _names_it(token, draft) and (rank <= OWN or not _is_named(draft)):
                offered.append((rank, draft, figures.resolved(span, token, draft), words_of(span, draft)))
    for _, draft, value, words_ in sorted(offered, key=lambda o: o[0]):
        if draft.date is None and value:
            draft.date, draft.dated = value, words_


def _is_reported(date: Token) -> bool:
    """“the board said on Tuesday”: the day on which somebody speaks is not that of which he speaks."""
    verb = next((a for a in date.ancestors if a.pos_ in ("VERB", "AUX")), None)
    return verb is not None and verb.lemma_.lower() in words("factuality", "reporting", "verbs")


def _begun(span: DateSpan, date: Token, drafts: Sequence[Draft]) -> list[Draft]:
    """“the talks, starting on May 2, …”: a day with such a participle is that of the thing right in front of it."""
    if not span.text.lower().startswith(BEGINNING):
        return []
    first = date.doc.char_span(span.start, span.end, alignment_mode="expand")
    before = next((t for t in reversed(date.doc[: first.start if first else date.i]) if t.pos_ != "PUNCT"), None)
    if before is None:
        return []
    tops = [(d, (d.anchor, d.trigger, d.anchor.head if d.anchor.dep_ == "dobj" else d.anchor)) for d in drafts]
    below = [d for d, heads in tops if any(leads_up(before, head, (*WITHIN, "dobj")) for head in heads)]
    return [d for d in drafts if d.anchor == before] or below[-1:]


def _rank(date: Token, draft: Draft) -> int:
    """“agreed on Monday on a quota for 2015”: the quota is for that year, whenever it was agreed on."""
    if draft.type in SET and date.dep_ == "pobj" and date.head.lower_ == "for":
        return TERM
    return OWN if _is_own(date, draft) else OF_CLAUSE


def _is_of_promise(date: Token, draft: Draft) -> bool:
    """“agreed in April to sell tea”: that is the day of the promise, and the goods flow later."""
    act = draft.trigger
    promised = act.dep_ == "xcomp" and act.head.lemma_.lower() in words("factuality", "verbs", "planned")
    return draft.type == "TradeFlow" and promised and date.i < act.i


def _is_term(date: Token, draft: Draft) -> bool:
    """“signed a protocol for 1987 on Friday”: the year for which it was made is not when it was signed."""
    return draft.type == "Agreement" and date.dep_ == "pobj" and date.head.lower_ == "for"


def _is_own(date: Token, draft: Draft) -> bool:
    """Whether the date hangs on the event's own words, no other verb between."""
    above = next((a for a in date.ancestors if a in draft.tokens or a.pos_ == "VERB"), None)
    return above is not None and above in draft.tokens


def twice(drafts: Sequence[Draft], dated: Sequence[tuple[Token, DateSpan]], figures: Figures) -> Iterator[Draft]:
    """“ruled against Peru in 1997 and again in 2008”: what happened twice is told twice."""
    for (_, span), (token, later) in pairwise(dated):
        between = None if _opens(token) else AGAIN.fullmatch(figures.text[span.end : later.start])
        for draft in drafts if between is not None else ():
            taken = draft.dated is not None and draft.dated.start == draft.base + span.start
            apart = draft.type not in PERIODS or bool(between and between[1])
            date = figures.resolved(later, token, draft)
            if not (taken and date and draft.date and date > draft.date):
                continue
            if not apart:
                draft.date = edtf.span(draft.date, date)
            else:
                yield replace(
                    draft,
                    roles={role: list(found) for role, found in draft.roles.items()},
                    attributes=dict(draft.attributes),
                    quantities=[],
                    amounts=[],
                    date=date,
                    dated=words_of(later, draft),
                )


def root_of(sentence: Span, start: int, end: int) -> Token:
    """The word that rules the stretch between two characters of the passage; failing that, the sentence."""
    span = sentence.doc.char_span(start, end, alignment_mode="expand")
    return span.root if span is not None and len(span) else sentence.root


def words_of(span: DateSpan | QuantitySpan, draft: Draft) -> Words:
    """A date or an amount as words of the article that ``draft`` stands in."""
    return Words(span.text, draft.base + span.start, draft.base + span.end)


def _names_it(date: Token, draft: Draft) -> bool:
    """“renounced a 1992 accord”: a year in front of a thing tells which one it is, not when something is done to it."""
    return date.head == draft.anchor != draft.trigger and date.i < draft.anchor.i and date.is_digit


def _is_named(draft: Draft) -> bool:
    """“opened a review of the duties in May”: the day of a clause is not that of a measure that it only names."""
    return draft.type == "TradeMeasure" and draft.sense.id == "default"


def _meetings_before(date: Token, drafts: Sequence[Draft]) -> list[Draft]:
    """“at their summit in Tokyo on Monday”: the day behind a meeting is its own, whatever verb it hangs on."""
    found = []
    for draft in drafts:
        between = date.doc[draft.anchor.i + 1 : date.i]
        if (
            draft.type == "Meeting"
            and draft.anchor.i < date.i
            and len(between) < NEAR
            and not any(t.pos_ in ("VERB", "PUNCT") for t in between)
        ):
            found.append(draft)
    return found


def _tense(date: Token, draft: Draft | None) -> Tense:
    """The tense of the verb that the date hangs on: "decided in March to impose" looks back."""
    if _is_of_delivery(date):
        return "future"
    verb = next((a for a in date.ancestors if a.pos_ in ("VERB", "AUX")), draft.trigger if draft else date)
    found = tense(verb)
    planned = draft is not None and draft.sense.factuality == "planned"
    return "future" if planned and found == "present" else found


def _delivered(drafts: Sequence[Draft], date: Token) -> list[Draft]:
    """“won an order for May delivery”: the goods flow in May, whenever the order was won."""
    above = list(date.ancestors)
    flows = [d for d in drafts if d.type == "TradeFlow"]
    goods = [d for d in flows if d.anchor.lemma_.lower() not in words("attach", "deliveries")]
    return [d for d in goods if any(t in above for t in d.tokens)] or goods or flows


def _is_of_delivery(date: Token) -> bool:
    before = date.head.nbor(-1) if date.dep_ == "pobj" and date.head.i > date.sent.start else None
    if before is not None and before.lemma_.lower() in words("attach", "deliveries") and before.dep_ == "pobj":
        return True  # “for shipment in May”
    return any(a.lemma_.lower() in words("attach", "deliveries") for a in date.ancestors if a.pos_ in ("NOUN", "PROPN"))


def _told_by(date: Token, drafts: Sequence[Draft]) -> list[Draft]:
    """“They date back to October 2004, when Peru left the pact”: the day is that of what the clause behind it tells."""
    clauses = [
        c for a in (date, date.head, *children(date, "pobj")) for c in children(a, "relcl", "advcl") if c.i > date.i
    ]
    told = [c for c in clauses if any(w.lower_ == "when" for w in children(c, "advmod"))]
    return [d for d in drafts if any(leads_up(d.trigger, c, TOLD) for c in told)]
