"""The drafts of one article to its events: one for each distinct event, merged over the sentences that speak of it.

Two drafts are one event when type, stage or action, and factuality agree, no role contradicts (where both name
somebody, they share at least one), and their dates can be the same; see the table ``SAME``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.clauses.events import Draft
from kg.clauses.particular import is_likened
from kg.grammar.tree import children
from kg.passages.own_words import says_itself
from kg.passages.same import VAGUE, contradict, dates_agree, kinds_agree, names, share
from kg.values.dates import bounds

# What has to agree, by type; kind may be "other" on one side.
SAME = {
    "Agreement": ("stage",),
    "TradeMeasure": ("action",),
    "Dispute": ("stage",),
    "Ruling": ("stage",),
    "Accession": ("stage",),
    "Investment": (),
}
WON_AND_LOST = {"for_complainant", "for_respondent"}


# What only names a deal or greets it: no step of it.
BACKGROUND = ("default", "content", "hail")


def merged(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts of one event made one, in the order in which the text first speaks of each."""
    kept: list[Draft] = []
    for draft in _without_judged_cases(list(drafts)):
        for place, other in reversed(list(enumerate(kept))):
            if same_event(other, draft):
                kept[place] = _joined(other, draft)
                break
        else:
            kept.append(draft)
    for draft in kept:
        _between_firms(draft)
    told = [d for d in kept if not _is_background(d, kept) and not _is_bare_measure(d, kept)]
    return [d for d in told if not _is_sum(d, told)]


def _joined(first: Draft, second: Draft) -> Draft:
    """The draft that tells what happened takes in the one that only names the thing, else the earlier one the later."""
    into, other = (second, first) if first.sense.id == "default" != second.sense.id else (first, second)
    _absorb(into, other)
    return into


def _between_firms(draft: Draft) -> None:
    """A deal between companies is a contract unless its name says otherwise."""
    parties = draft.roles.get("party", ()) if draft.type == "Agreement" else ()
    if (
        len(parties) > 1
        and draft.attributes.get("kind") == "other"
        and all(f.entity.type == "Company" for f in parties)
    ):
        draft.attributes["kind"] = "contract"


def _is_background(draft: Draft, kept: Sequence[Draft]) -> bool:
    """“Under the deal …”, "the pact covers …": no step of its own when the text tells a step of the same deal."""
    if draft.type != "Agreement":
        return False
    others = [d for d in kept if d is not draft and d.type == "Agreement" and d.sense.id not in BACKGROUND]
    if draft.anchor_id == "agreeing":
        return any(_is_agreed_on(d, draft) and share(d, draft) for d in others)
    told = draft.sense.id in BACKGROUND and "stage" not in _anchor_set(draft)
    return (told or _is_only_when(draft)) and any(share(d, draft) and kinds_agree(d, draft) for d in others)


def _is_agreed_on(step: Draft, draft: Draft) -> bool:
    """“agreed to extend the pact”, “agreed to open talks”: what is agreed on is the step, and no second deal."""
    above = (step.trigger, *step.trigger.ancestors)
    return step.sentence == draft.sentence and any(c in above for c in children(draft.anchor, "xcomp", "ccomp"))


def _is_only_when(draft: Draft) -> bool:
    """“duties will fall once the pact takes effect”: only the time of something else, unless it has its own day."""
    clause = draft.trigger.dep_ == "advcl" and draft.status.value == "planned" and draft.date is None
    return clause and draft.sense.id == "force"


def _is_bare_measure(draft: Draft, kept: Sequence[Draft]) -> bool:
    """“the tariffs”, "that Peru levies": no claim of its own where the text tells what was done to such a measure."""
    if draft.type != "TradeMeasure" or not _only_named(draft) or draft.date or draft.quantities:
        return False
    own = {role for role, found in draft.roles.items() if found and role not in draft.taken}
    others = [d for d in kept if d.type == "TradeMeasure" and not _only_named(d) and kinds_agree(d, draft)]
    bare = draft.sense.id != "default" or own <= {"imposer"}
    return bare and any(share(d, draft) and not contradict(d, draft, slack=False) for d in others)


def _only_named(measure: Draft) -> bool:
    """Whether the measure is named, or a relative clause says that it is there, which only tells which one is meant."""
    clause = measure.trigger.dep_ == "relcl" and not children(measure.trigger, "advmod")  # not “still levies”
    return measure.sense.id == "default" or (measure.sense.id == "maintain" and clause)


def _is_sum(draft: Draft, kept: Sequence[Draft]) -> bool:
    """“the tariffs on steel and tin” where the text tells of one on steel and of one on tin: both of them, no third."""
    goods = names(draft.roles.get("commodity", ()))
    if draft.type != "TradeMeasure" or len(goods) < 2 or draft.quantities:
        return False
    parts = [
        d
        for d in kept
        if d.type == draft.type
        and (d.attributes.get("action") == draft.attributes.get("action") or draft.attributes["action"] == "maintain")
        and kinds_agree(d, draft)
        and names(d.roles.get("imposer", ())) & names(draft.roles.get("imposer", ()))
        and set() < names(d.roles.get("commodity", ())) < goods
    ]
    return len(parts) > 1 and goods == {iri for d in parts for iri in names(d.roles.get("commodity", ()))}


def _anchor_set(draft: Draft) -> Mapping[str, str]:
    return next(a.set for a in draft.frame.anchors if a.id == draft.anchor_id)


def _without_judged_cases(drafts: list[Draft]) -> list[Draft]:
    """A case that a sentence names only to say how it was ruled is the ruling's, unless it was filed another day."""
    ruled: dict[int, set[str | None]] = {}
    for d in drafts:
        if d.type == "Ruling":
            ruled.setdefault(d.start, set()).add(d.date)

    def told(draft: Draft) -> bool:
        days = ruled.get(draft.start)
        own_day = draft.date is not None and draft.sense.id != "default" and draft.date not in (days or ())
        return days is None or own_day or draft.attributes.get("stage") != "filed"

    return [d for d in drafts if d.type != "Dispute" or told(d)]


def _same_status(a: Draft, b: Draft) -> bool:
    """Equal factuality; an elliptic mention may be less sure than the full one ("2,000 tonnes could be exported")."""
    values = {a.status.value, b.status.value}
    return len(values) == 1 or (values == {"planned", "possible"} and b.inherited and b.type == "TradeFlow")


def same_event(a: Draft, b: Draft) -> bool:
    """Whether two drafts of one article speak of one event, as far as type, stage, figures, dates and roles tell."""
    covers = _only_covers(b)
    if a.type == b.type == "Agreement" and _is_new(b, a):
        return False
    if a.type != b.type or not (covers or _same_status(a, b)) or not kinds_agree(a, b):
        return False
    if a.attributes.get("stage") == "ratified" and bool(a.roles.get("party")) != bool(b.roles.get("party")):
        return False  # each party ratifies by itself
    if a.type == "Investment" and bool(a.roles.get("recipient")) != bool(b.roles.get("recipient")) and not _is_known(b):
        return False
    if is_likened(b.anchor):
        return False
    if any(says_itself(b, role) != says_itself(a, role) for role in ("exporter", "importer")):
        return False
    if not covers and any(a.attributes.get(name) != b.attributes.get(name) for name in SAME.get(a.type, ())):
        return False
    return (
        _both_ways(a) == _both_ways(b)
        and not contradict(a, b, slack=True)
        and share(a, b)
        and dates_agree(a.date, b.date)
        and not _figures_differ(a, b)
    )


def _both_ways(draft: Draft) -> bool:
    """“trade between Peru and Chile”: a total of what either sells to the other is no flow of one good one way."""
    sellers, buyers = (names(draft.roles.get(role, ())) for role in ("exporter", "importer"))
    return draft.type == "TradeFlow" and bool(sellers & buyers)


def _is_known(draft: Draft) -> bool:
    """“the stake", "its loan”: what the text spoke of before."""
    return any(c.lower_ not in ("a", "an", "another", "no") for c in children(draft.anchor, "det", "poss"))


def _is_new(draft: Draft, earlier: Draft) -> bool:
    """“Talks began in 2013. A treaty on investors is still negotiated”: what is told first now is new."""
    first = draft.anchor.pos_ == "NOUN" and any(
        d.lower_ in ("a", "an", "another") for d in children(draft.anchor, "det")
    )
    own = [f for f in draft.roles.get("topic", ()) if not f.rule and f.position in ("on", "about", "over", "governing")]
    return first and bool(own) and not names(own) & names(earlier.roles.get("topic", ())) and earlier.at < draft.at


def _only_covers(draft: Draft) -> bool:
    """“The tariffs cover 818 products”: of a measure that the text told before, only how far it goes."""
    return draft.type == "TradeMeasure" and draft.sense.id == "hitting" and "imposer" in draft.taken


def _figures_differ(a: Draft, b: Draft) -> bool:
    """Two amounts in one unit are two flows or two rates, unless the words are the same."""
    if a.type not in ("TradeFlow", "TradeMeasure") or not a.quantities or not b.quantities or _in_one_breath(a, b):
        return False
    left = {(q.unit, q.min, q.max) for q in a.quantities}
    right = {(q.unit, q.min, q.max) for q in b.quantities}
    return not left & right and bool({u for u, *_ in left} & {u for u, *_ in right})


def _in_one_breath(a: Draft, b: Draft) -> bool:
    """“imposed a duty of 73 percent and a levy of 6 percent on barley”: two rates of one act on one good."""
    same = a.trigger == b.trigger and a.anchor != b.anchor
    return same and all(names(a.roles.get(r, ())) == names(b.roles.get(r, ())) for r in a.roles.keys() | b.roles.keys())


def _absorb(kept: Draft, other: Draft) -> None:
    for role, fillers in other.roles.items():
        have = kept.roles.setdefault(role, [])
        known = names(have)
        have += [replace(f, rule=f.rule or "same_event") for f in fillers if not names([f]) & known]
    if {d.attributes.get("outcome") for d in (kept, other)} == WON_AND_LOST:
        kept.attributes["outcome"] = "mixed"
    for name, value in other.attributes.items():
        if name not in kept.attributes or kept.attributes[name] in VAGUE:
            kept.attributes[name] = value
    if (date := _sharper(kept.date, other.date)) != kept.date:
        kept.date, kept.dated = date, other.dated
    kept.amounts += [(q, at) for q, at in other.amounts if q not in kept.quantities]
    kept.quantities += [q for q in other.quantities if q not in kept.quantities]
    if not kept.source:
        kept.source, kept.reported = other.source, other.reported
    confirm(kept, other)


def confirm(kept: Draft, other: Draft) -> None:
    """Note that ``other`` tells the same event."""
    kept.also += [at for at in (other.place, *other.also) if at not in (kept.place, *kept.also)]


def _sharper(a: str | None, b: str | None) -> str | None:
    if a is None or b is None:
        return a or b
    (a0, a1), (b0, b1) = bounds(a), bounds(b)
    return b if a0 and a1 and b0 and b1 and b1 - b0 < a1 - a0 else a
