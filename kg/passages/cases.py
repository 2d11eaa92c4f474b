"""Cases and their rulings completed from the whole article: who sued whom, where, and over which measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.clauses.events import Draft
from kg.grammar.tree import children
from kg.iri import mint
from kg.lexicon import words
from kg.model import STATES, Entity, Filler
from kg.passages.own_words import is_another
from kg.passages.same import names

CASES = ("Dispute", "Ruling")
SIDES = ("complainant", "respondent")
OPPONENT = {"complainant": "respondent", "respondent": "complainant"}

# Anchors whose sentence tells the sides and the forum itself.
SAYING_ALL = ("taking", "suing", "challenging")
STAGES = ("final", "preliminary", "first", "formal", "initial")
POINTING = {"the", "this", "that", "its", "their"}


def complete_cases(drafts: Sequence[Draft]) -> None:
    """Give each case and each ruling the sides, forum and topic that the rest of the article tells of the same case.

    What no sentence about the case says follows from the measure that it is about: the state that imposed it on the
    complainant's goods is sued, over that measure.
    """
    for draft in drafts:
        _between_two(draft)
    for kind in (True, False):
        cases = [d for d in drafts if d.type in CASES and (d.anchor_id == "investigation") is kind]
        _complete(cases, [d for d in drafts if d.type == "TradeMeasure" and d.roles.get("imposer")])


def _between_two(draft: Draft) -> None:
    """“Peru and Chile settled a dispute”: two who stand together are on opposite sides."""
    sides = draft.roles.get("complainant", [])
    together = {f.position for f in sides} <= {"subject", "between", "modifier"} and len(sides) == len(SIDES)
    if draft.type == "Dispute" and draft.anchor_id == "dispute" and together and not draft.roles.get("respondent"):
        draft.roles.update(complainant=sides[:1], respondent=sides[1:])


def without_mere_mentions(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without the cases that are only named ("in the dispute") where the text tells a step of the same.

    Consultations that are a step of a case, and talks that are those on a deal, are no meeting besides.
    """
    steps = [d for d in drafts if d.type in CASES and d.sense.id != "default"]
    deals = [d for d in drafts if d.type == "Agreement"]
    talks = [d for d in deals if d.attributes.get("stage") == "negotiating" or d.sense.talks]
    told = {t for s in steps for t in (s.anchor,)} | {t for d in talks for t in d.tokens}
    taken = {id(d) for d in drafts if d.type == "Meeting" and d.anchor in told}
    taken |= {id(d) for d in drafts if _is_part(d, steps)}
    taken |= {id(d) for d in drafts if d.sense.id == "standing" and any(_is_told(s, d) for s in steps)}
    return [
        d for d in drafts if id(d) not in taken and not (_is_mere_mention(d) and any(_one_case(s, d) for s in steps))
    ]


def _is_part(draft: Draft, steps: Sequence[Draft]) -> bool:
    """“a dispute panel” is one case and not two; that a panel agreed with a side is its ruling and no deal."""
    of_panel = draft.type == "Dispute" and draft.anchor.dep_ == "compound"
    heads = [s.anchor for s in steps if s.type == "Dispute" and of_panel]
    ruled = [s.anchor for s in steps if s.type == "Ruling" and draft.type == "Agreement"]
    return draft.anchor.head in heads or draft.anchor in ruled


def _is_told(step: Draft, draft: Draft) -> bool:
    """“lost the appeal and must abide by the ruling”: the ruling that the sentence itself tells."""
    return step.type == draft.type and step.sense.id != "standing" and step.start == draft.start


def contested(drafts: Sequence[Draft], failed: Iterable[Draft]) -> Iterator[Draft]:
    """“won the case against its curbs”: measures that are only named as what a case that is told is about."""
    missing = {id(d) for d in failed}
    told = {d.start for d in drafts if d.type in CASES and id(d) not in missing}
    topics = [f for d in drafts if d.start in told and d.type in CASES for f in d.roles.get("topic", ())]
    for draft in drafts:
        at = draft.at
        if draft.type == "TradeMeasure" and draft.sense.id == "default" and any(f.start <= at < f.end for f in topics):
            yield draft


def _is_mere_mention(draft: Draft) -> bool:
    return (
        draft.type == "Dispute" and draft.sense.id == "default" and draft.anchor.lemma_.lower() in ("case", "dispute")
    )


def _complete(cases: Sequence[Draft], measures: Sequence[Draft]) -> None:
    meant = [d for d in cases if _is_of_a_case(d)]
    for draft in meant:
        for role in SIDES:
            _from_kin(draft, role, cases)
        _sued_over(draft, measures)
    for draft in meant:
        for role in (*SIDES, "forum", "topic"):
            _from_kin(draft, role, cases)
        _topic_of(draft, measures)
    for draft in cases:
        if draft.anchor_id == "investigation" and "forum" in draft.taken:
            draft.roles.pop("forum")


def _is_of_a_case(draft: Draft) -> bool:
    """“hear cases” speaks of no case of its own; who takes somebody to court says himself whom and where."""
    if draft.anchor_id in SAYING_ALL and not all(draft.roles.get(role) for role in SIDES):
        return False
    several = draft.anchor.tag_ == "NNS" and not children(draft.anchor, "det", "poss", "nummod")
    if draft.sense.id == "due":  # “a final ruling is expected in May”, but not "a parallel ruling", "a ruling on tin"
        return all(c.dep_ in ("det", "punct") or c.lower_ in STAGES for c in draft.anchor.children)
    own = any(role not in draft.taken and draft.roles.get(role) for role in (SIDES if several else (*SIDES, "forum")))
    return own or any(c.lower_ in POINTING for c in children(draft.anchor, "det", "poss"))


def _from_kin(draft: Draft, role: str, cases: Sequence[Draft]) -> None:
    if draft.roles.get(role) or (role == "topic" and is_another(draft)):
        return
    told = [d for d in _kin(draft, cases) if d.roles.get(role)]
    if told and (role in ("forum", "topic") or _of_one_mind(told, role)):
        own = names(draft.roles.get(OPPONENT.get(role, ""), ()))
        shared = [f for f in told[0].roles[role] if f.entity.iri not in own]
        draft.roles[role] = [replace(f, rule="same_case") for f in shared]


def _kin(draft: Draft, cases: Sequence[Draft]) -> list[Draft]:
    """The mentions of the same case, nearest first: one that names a side names the same one."""
    at = draft.at
    same = [d for d in cases if d is not draft and _one_case(d, draft)]
    if not any(draft.roles.get(role) for role in SIDES) and _is_only_one(cases):
        same = [d for d in cases if d is not draft]
    return sorted(same, key=lambda d: abs(d.at - at))


def _one_case(a: Draft, b: Draft) -> bool:
    pairs = [(names(a.roles.get(role, ())), names(b.roles.get(role, ()))) for role in SIDES]
    return all(not x or not y or x & y for x, y in pairs) and any(x & y for x, y in pairs)


def _is_only_one(cases: Sequence[Draft]) -> bool:
    """Whether all mentions that name both sides name the same ones."""
    sided = [d for d in cases if all(d.roles.get(role) for role in SIDES)]
    return bool(sided) and all(_of_one_mind(sided, role) for role in SIDES)


def _of_one_mind(told: Sequence[Draft], role: str) -> bool:
    """Whether all that name the role share somebody, so that there is one case only that can be meant."""
    return bool(set.intersection(*(names(d.roles[role]) for d in told)))


def _sued_over(draft: Draft, measures: Sequence[Draft]) -> None:
    """A case of somebody whose goods a measure hits is against the one who imposed it, if there is only one."""
    suing = names(draft.roles.get("complainant", ()))
    if draft.type != "Dispute" or not suing or draft.roles.get("respondent"):
        return
    hit = [m for m in measures if suing & names(m.roles.get("target", ())) and not suing & names(m.roles["imposer"])]
    imposers = {frozenset(names(m.roles["imposer"])) for m in hit}
    if len(imposers) == 1 and all(f.entity.type in STATES for f in hit[0].roles["imposer"]):
        draft.roles["respondent"] = [_at_anchor(f.entity, draft, "sued_over") for f in hit[0].roles["imposer"]]


def _topic_of(draft: Draft, measures: Sequence[Draft]) -> None:
    """A case that does not say what it is about is about the measure of the one who is sued."""
    sued, suing = (names(draft.roles.get(role, ())) for role in ("respondent", "complainant"))
    topic = draft.roles.get("topic", ())
    if (topic and any(f.entity.type != "Good" for f in topic)) or not sued or not suing:
        return
    about = [m for m in _against(sued, suing, measures) if names(topic) <= names(m.roles["commodity"])]
    often = Counter(frozenset(names(m.roles["commodity"])) for m in about)
    for measure in sorted(about, key=lambda m: -often[frozenset(names(m.roles["commodity"]))])[:1]:
        noun, kind = measure.anchor, measure.attributes["kind"]
        is_measure = noun.pos_ == "NOUN" and noun.lemma_.lower() in words("things", "measures")
        named = noun.lower_ if is_measure else "curbs" if kind == "other" else kind
        text = f"{named} on {' and '.join(f.entity.label for f in measure.roles['commodity'][:2])}"
        draft.roles["topic"] = [_at_anchor(Entity(mint("Topic", text), text, "Topic", (text,)), draft, "over_measure")]


def _against(sued: set[str], suing: set[str], measures: Sequence[Draft]) -> Iterator[Draft]:
    for measure in measures:
        hit = names(measure.roles.get("target", ()))
        if measure.roles.get("commodity") and sued & names(measure.roles["imposer"]) and (not hit or hit & suing):
            yield measure


def _at_anchor(entity: Entity, draft: Draft, rule: str) -> Filler:
    at = draft.words(draft.anchor)
    return Filler(entity, at.text, at.start, at.end, "context", 0.4, rule=rule)
