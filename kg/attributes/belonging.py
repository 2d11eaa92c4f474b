"""Whose a date or an amount is: up its path in the tree to the first event, past no report and no other thing."""

from __future__ import annotations

from collections.abc import Sequence

from kg.clauses.events import Draft
from kg.clauses.requirements import unmet
from kg.grammar.tokens import Span, Token
from kg.grammar.tree import children, is_infinitive
from kg.lexicon import table, words
from kg.values.dates import DateSpan

CHAIN = ("xcomp", "dobj", "nsubjpass", "prep", "pobj", "pcomp", "nsubj", "attr", "compound", "acl")
CLAUSES = ("relcl", "advcl", "ccomp")
INNER = ("pcomp", "xcomp")
REACH = 8


def owners(token: Token, drafts: Sequence[Draft], *, dated: bool) -> list[Draft]:
    """The drafts whose words are met first on the way up from ``token``; of a governing verb, those below it.

    What hangs on a report ("said on Friday") or on another thing ("the announcement on Friday") is nobody's.
    """
    measures = [d for d in drafts if d.type == "TradeMeasure" and d.anchor.dep_ == "pobj"]
    if not dated and (portion := [d for d in measures if d.anchor.head.head == token]):
        return portion  # “80 percent of the duties”
    if not dated and (told := [d for d in drafts if d.trigger.dep_ == "acl" and d.trigger.head == token]):
        return told  # “on top of 300,000 tonnes sold in May”
    here = token
    carried = [(d, _carriers(d, dated=dated)) for d in drafts]
    passed: list[Draft] = []
    for _ in range(REACH):
        if met := [d for d, carriers in carried if here in carriers and d not in passed]:
            if not dated or not all(_is_empty(d) or _is_occasion(here, d) for d in met):
                return [*passed, *met]
            passed += met
        if here.head == here or (passed and here.dep_ in CLAUSES):
            break
        raised = here.dep_ == "xcomp"  # “is expected to fall in 2019”
        here = here.head
        if here.pos_ in ("VERB", "AUX"):
            if _reports(here) and dated and not raised and not any(here in d.tokens for d in drafts):
                return passed + [d for d in drafts if _is_announced(d, here)]
            if below := [d for d in drafts if d not in passed and _directly_below(here, d, fronted=token.i < here.i)]:
                if here.dep_ not in INNER or not dated or not all(map(_is_empty, below)):
                    return passed + below
                passed += below
            elif passed:
                break
        elif dated and _is_another_thing(here, drafts):
            return passed + [d for d in drafts if _is_of_decision(d, here)]
    if passed:
        return passed
    return list(drafts) if len(drafts) == 1 and _same_clause(token, drafts[0]) else []


def _is_empty(draft: Draft) -> bool:
    """Whether the sentence tells nobody and nothing of the event, so that a date is rather that of another one."""
    return unmet(draft) not in (None, "figure", "quantity", "weighed")


def _is_occasion(noun: Token, draft: Draft) -> bool:
    """“signed during a visit to Lima in May”: the day of the visit is that of what was done there."""
    under = noun.dep_ == "pobj" and noun.head.lower_ in ("at", "during")
    return draft.type == "Meeting" and under


def _is_another_thing(noun: Token, drafts: Sequence[Draft]) -> bool:
    """“the announcement on Friday”: a date behind a noun is the noun's own, but not behind an amount."""
    if noun.pos_ != "NOUN" or children(noun, "nummod") or _is_transparent(noun):
        return False
    return not any(noun in _carriers(d, dated=False) for d in drafts)


def _is_of_decision(draft: Draft, noun: Token) -> bool:
    """“the announcement on Monday not to extend the ban”: what is decided has the day of the decision."""
    return draft.trigger.dep_ in ("acl", "xcomp") and draft.trigger.head == noun and is_infinitive(draft.trigger)


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
    if span is None or not len(span) or span.start < 2:
        return False
    if span.root.lower_.endswith("day") and _is_source(span[0].nbor(-1)):
        return True
    if span.end >= len(sentence.doc):
        return False
    before = span[0].nbor(-1)
    verb = before.nbor(-1) if before.lower_ in ("on", "in") else before
    following = sentence.doc[span.end]
    subject = following.head if following.dep_ in ("det", "poss") else following
    opens = following.lower_ == "that" or subject.dep_ in ("nsubj", "nsubjpass")
    return verb.pos_ == "VERB" and verb.tag_ == "VBD" and _reports(verb) and opens


def _is_source(before: Token) -> bool:
    """“according to a statement of the ministry on Friday”: that is the day of the statement."""
    for word in (before, *reversed([*before.doc[before.sent.start : before.i]])):
        if word.pos_ in ("PUNCT", "AUX"):
            return False
        if word.lower_ == "according":
            return True
    return False


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
        split = here.dep_ in CLAUSES and here.head == verb and _is_split(verb)
        if not split and (here.dep_ not in (*CHAIN, *(["conj"] if fronted else [])) or _is_of_another_time(here)):
            return False
        here = here.head
    return False


def _is_of_another_time(act: Token) -> bool:
    """“lifted it on Friday, a year after imposing it”: what came before or after has another day."""
    return act.dep_ == "pcomp" and act.head.lower_ in ("after", "before", "since")


def _is_split(be: Token) -> bool:
    """“It was in 2012 that Peru banned rice”: the day that is set off is that of the clause behind it."""
    it = any(s.lower_ == "it" for s in children(be, "nsubj", "expl"))
    return be.lemma_ == "be" and it and not children(be, "acomp", "attr")


def _same_clause(token: Token, draft: Draft) -> bool:
    apart = [a for a in token.ancestors if a.dep_ in ("relcl", "advcl", "ccomp")]
    return not any(draft.trigger not in (a, *a.subtree) for a in apart) and not children(token, "relcl")
