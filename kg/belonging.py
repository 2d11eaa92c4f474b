"""Whose a date or an amount is: up its path in the tree to the first event, past no report and no other thing."""

from __future__ import annotations

from collections.abc import Sequence

from kg.dates import DateSpan
from kg.events import Draft
from kg.lexicon import table, words
from kg.tokens import Span, Token
from kg.tree import children

CHAIN = ("xcomp", "dobj", "nsubjpass", "prep", "pobj", "pcomp", "nsubj", "attr", "compound", "acl")
REACH = 8


def owners(token: Token, drafts: Sequence[Draft], *, dated: bool) -> list[Draft]:
    """The drafts whose words are met first on the way up from ``token``; of a governing verb, those below it.

    What hangs on a report ("said on Friday") or on another thing ("the announcement on Friday") is nobody's.
    """
    measures = [d for d in drafts if d.type == "TradeMeasure" and d.anchor.dep_ == "pobj"]
    if not dated and (portion := [d for d in measures if d.anchor.head.head == token]):
        return portion  # “80 percent of the duties”
    here = token
    carried = [(d, _carriers(d, dated=dated)) for d in drafts]
    for _ in range(REACH):
        if met := [d for d, carriers in carried if here in carriers]:
            return met
        if here.head == here:
            break
        raised = here.dep_ == "xcomp"  # “is expected to fall in 2019”
        here = here.head
        if here.pos_ in ("VERB", "AUX"):
            if _reports(here) and dated and not raised and not any(here in d.tokens for d in drafts):
                return [d for d in drafts if _is_announced(d, here)]
            if below := [d for d in drafts if _directly_below(here, d, fronted=token.i < here.i)]:
                return below
        elif dated and _is_another_thing(here, drafts):
            return []
    return list(drafts) if len(drafts) == 1 and _same_clause(token, drafts[0]) else []


def _is_another_thing(noun: Token, drafts: Sequence[Draft]) -> bool:
    """“the announcement on Friday”: a date behind a noun is the noun's own, but not behind an amount."""
    if noun.pos_ != "NOUN" or children(noun, "nummod") or _is_transparent(noun):
        return False
    return not any(noun in _carriers(d, dated=False) for d in drafts)


def _is_transparent(noun: Token) -> bool:
    """“in the January-March period”, "for May delivery": the noun only says what kind of time it is."""
    return noun.lemma_.lower() in words("attach", "periods") or noun.lemma_.lower() in words("attach", "deliveries")


def _is_announced(draft: Draft, report: Token) -> bool:
    """“announced the complaint on Thursday”: what is announced by its name has the day of the announcement."""
    if draft.type in table("attach")["set_later"] or draft.status.value != "asserted":
        return False
    here = draft.trigger
    while here != report and here.dep_ in ("dobj", "pobj", "prep") and here.pos_ != "VERB":
        here = here.head
    return here == report


def of_report(sentence: Span, date: DateSpan) -> bool:
    """“said on Monday it would impose”: the day right behind a report that opens a clause is that of the report."""
    span = sentence.doc.char_span(date.start, date.end, alignment_mode="expand")
    if span is None or not len(span) or span.start < 2 or span.end >= len(sentence.doc):
        return False
    before = span[0].nbor(-1)
    verb = before.nbor(-1) if before.lower_ in ("on", "in") else before
    following = sentence.doc[span.end]
    subject = following.head if following.dep_ in ("det", "poss") else following
    opens = following.lower_ == "that" or subject.dep_ in ("nsubj", "nsubjpass")
    return verb.pos_ == "VERB" and verb.tag_ == "VBD" and _reports(verb) and opens


def _reports(verb: Token) -> bool:
    return verb.lemma_.lower() in words("factuality", "reporting", "verbs")


def _carriers(draft: Draft, *, dated: bool) -> set[Token]:
    carriers = set(draft.tokens)
    return carriers if dated else carriers | _role_heads(draft)


def _role_heads(draft: Draft) -> set[Token]:
    here, base = draft.sentence, draft.base
    spans = [(f.start - base, f.end - base) for fillers in draft.roles.values() for f in fillers]
    spans = [(start, end) for start, end in spans if start < here.end_char and end > here.start_char]
    found = (here.doc.char_span(start, end, alignment_mode="expand") for start, end in spans)
    return {t for span in found if span is not None for t in span if t.pos_ in ("NOUN", "PROPN")}


def _directly_below(verb: Token, draft: Draft, *, fronted: bool) -> bool:
    """Whether the event hangs on ``verb`` without a clause between; a fronted date counts for all coordinated verbs."""
    here = draft.trigger
    for _ in range(4):
        if here == verb:
            return True
        if here.dep_ not in (*CHAIN, *(["conj"] if fronted else [])):
            return False
        here = here.head
    return False


def _same_clause(token: Token, draft: Draft) -> bool:
    apart = [a for a in token.ancestors if a.dep_ in ("relcl", "advcl", "ccomp")]
    return not any(draft.trigger not in (a, *a.subtree) for a in apart) and not children(token, "relcl")
