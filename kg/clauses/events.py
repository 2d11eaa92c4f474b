"""Frames over parsed sentences to drafts of claims: anchor, what is done to it, and who stands in which role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any

from kg.attributes.factuality import Status, is_thought_of, status, to_come
from kg.classes import EventType
from kg.clauses.anchors import is_anchor
from kg.clauses.frames import Anchor, Frame, Sense, Triggers
from kg.clauses.governors import Governor, governors
from kg.clauses.misfits import nobody_on_himself, without_bystanders, without_field, without_signers
from kg.clauses.partners import each_deal, each_ratifier
from kg.clauses.plans import dropped, is_plan_dropped
from kg.clauses.positions import positions
from kg.clauses.reader import Reader
from kg.clauses.roles import fill
from kg.clauses.topic_phrases import about, good_in_name, up_to
from kg.grammar.tokens import Span, Token
from kg.grammar.tree import children
from kg.lexicon import words
from kg.model import Filler, Quantity, Words

# What is to come of a contract has not happened by its signing.
SUPPLIED = ("TradeFlow", "Production")


@dataclass
class Draft:
    """A claim in the making: its words in the sentence, its roles and attributes so far."""

    frame: Frame
    anchor_id: str
    sense: Sense
    anchor: Token
    trigger: Token
    status: Status
    sentence: Span
    base: int
    roles: dict[str, list[Filler]] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    date: str | None = None
    quantities: list[Quantity] = field(default_factory=list)
    source: list[Filler] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    antecedent: bool = False
    one_of_many: bool = False
    by_town: bool = False
    dated: Words | None = None
    amounts: list[tuple[Quantity, Words]] = field(default_factory=list)
    reported: Words | None = None
    also: list[Words] = field(default_factory=list)
    undone: Words | None = None
    type: str = field(init=False)

    def __post_init__(self) -> None:
        """The event type is that of the frame."""
        self.type = self.frame.type

    @property
    def inherited(self) -> bool:
        """Whether a role was taken over from what the text said before."""
        return bool(self.taken)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words that carry the event."""
        return (self.anchor, self.trigger) if self.anchor != self.trigger else (self.anchor,)

    @property
    def start(self) -> int:
        """Where the sentence begins in the article."""
        return self.base + self.sentence.start_char

    @property
    def at(self) -> int:
        """Where the anchor stands in the article."""
        return self.base + self.anchor.idx

    @property
    def place(self) -> Words:
        """The sentence, where it stands in the article."""
        text = self.sentence.text.rstrip()
        return Words(text, self.start, self.start + len(text))

    def words(self, token: Token) -> Words:
        """A word of the sentence, where it stands in the article."""
        start = self.base + token.idx
        return Words(token.text, start, start + len(token.text))

    @property
    def id(self) -> str:
        """The name of the frame that fired, with its anchor and sense."""
        return f"{self.type}.{self.anchor_id}.{self.sense.id}"


def drafts(sentence: Span, triggers: Triggers, types: Mapping[str, EventType], reader: Reader) -> Iterator[Draft]:
    """The drafts of one sentence, in the order of their words; of one frame, a word is one anchor at most."""
    for token in sentence:
        mention = reader.mentions.at(token)
        seen: set[str] = set()
        for frame, anchor in triggers.of(token, mention.entity.type if mention else None):
            if frame.type not in seen and is_anchor(token, anchor, reader):
                seen.add(frame.type)
                found = list(_anchored(token, anchor, frame, types[frame.type], sentence, reader))
                _share(found, frame.shared)
                yield from _told(found)


def _share(same: list[Draft], roles: tuple[str, ...]) -> None:
    """“the duty on rice that Peru imposed was lifted”: what is done to one thing has the thing's roles."""
    for role in roles if len(same) > 1 else ():
        told = next((d.roles[role] for d in same if d.roles.get(role)), [])
        for draft in same:
            draft.roles[role] = draft.roles.get(role) or list(told)
            nobody_on_himself(draft)


def _told(same: list[Draft]) -> list[Draft]:
    """“will widen the quotas under which beef enters”: that a thing is there is no news beside what is done to it."""
    acts = [d for d in same if d.attributes.get("action") not in (None, "maintain")]
    return [d for d in same if d in acts or not acts]


def _anchored(
    token: Token, anchor: Anchor, frame: Frame, type_: EventType, sentence: Span, reader: Reader
) -> Iterator[Draft]:
    for governor in governors(token, frame, anchor.id):
        found = positions(token, governor.trigger)
        if governor.position == "subject" and governor.trigger.lemma_ == "follow":
            found.pop("object", None)  # “the curb follows complaints from BASF”: not what the curb is on
        found_status = _status(token, anchor, governor)
        if frame.type in SUPPLIED and found_status.value == "asserted" and (deal := found.get("contract")):
            found_status = Status("planned", deal[0].lower_, deal[0])
        if denied := anchor.denied if found_status.value == "negated" else {}:
            found_status = status(governor.trigger, denied=False)
        draft = Draft(frame, anchor.id, governor.sense, token, governor.trigger, found_status, sentence, reader.base)
        default = governor.sense.id == "default"
        draft.attributes = (
            {**governor.sense.set, **anchor.set} if default else {**anchor.set, **governor.sense.set, **denied}
        )
        if is_plan_dropped(draft.attributes, thing := _adjectival(token)):
            draft.attributes["action"], draft.status = "impose", dropped(found_status, thing, governor.trigger)
        draft.roles = fill({**frame.roles, **anchor.roles, **governor.sense.roles}, found, type_, reader)
        implied = anchor.about or (frame.type == "Agreement" and _about_by_name(token, reader))
        if governor.changing is not None:
            draft.roles["topic"] = [up_to(governor.changing, token, reader)]
        elif implied and not draft.roles.get("topic"):
            draft.roles["topic"] = [replace(about(implied, token, reader), position="implied")]
        nobody_on_himself(draft)
        without_field(draft)
        without_signers(draft)
        without_bystanders(draft)
        draft.by_town = any(map(reader.is_town, found.get("subject", ())))
        yield from _each(draft)


def _each(draft: Draft) -> Iterator[Draft]:
    if draft.type != "Agreement":
        yield draft
        return
    ratified = draft.attributes.get("stage") == "ratified"
    tables = each_ratifier(draft.roles) if ratified else each_deal(draft.anchor, draft.roles)
    many = len(tables) > 1 and not ratified
    for roles in tables:
        yield apart(draft, roles=roles, one_of_many=many)


def apart(draft: Draft, **changes: Any) -> Draft:
    """A copy that shares no list with ``draft``, so that what befalls one does not befall the other."""
    own = {name: copy(getattr(draft, name)) for name in ("roles", "attributes", "quantities", "source", "taken")}
    return replace(draft, **{**own, "amounts": [*draft.amounts], "also": [*draft.also], **changes})


def _about_by_name(anchor: Token, reader: Reader) -> str | None:
    """A deal that bears "free trade" or a good in its name is about it."""
    mention = reader.mentions.at(anchor)
    if mention is None or mention.entity.type != "NamedAgreement":
        return None
    name = f"{mention.text} {mention.entity.label}"
    if "Free Trade" in name or "FTA" in name.split() or mention.text.endswith("FTA"):
        return "free trade"
    return good.label if (good := good_in_name(mention.entity.label, reader.catalog)) else None


def _status(token: Token, anchor: Anchor, governor: Governor) -> Status:
    """What is only named is there ("the tariffs"), but talks are held, planned or hoped for as their verb has it."""
    met = governor.position == "at" and token.pos_ == "NOUN"  # “failed to agree at a meeting”: they met
    found = status(token if met else governor.trigger, of=token)
    if governor.sense.id == "default" and found.value != "negated" and "stage" not in anchor.set:
        found = found if is_thought_of(token, found) else to_come(token) or _adjectival(token)
    own = _adjectival(token) if governor.trigger != token else found
    said = governor.factuality or governor.sense.factuality
    if said == "asserted":  # what is appealed or accepted is there already, other than "no deal" and "a proposed deal"
        return _adjectival(token)
    if said == "negated" and found.value == "negated" and found.token != governor.denial:  # “will not rule out tariffs”
        return Status("possible", found.cue, found.token)
    if said and found.value == "asserted":
        return Status(said, governor.trigger.lower_, governor.trigger)  # type: ignore[arg-type]
    return max((found, own), key=lambda s: ("asserted", "planned", "possible", "negated").index(s.value))


def _adjectival(noun: Token) -> Status:
    for child in children(noun, "amod", "det"):
        if child.lower_ in words("factuality", "adjectives", "predicative"):
            continue
        for value in ("negated", "possible", "planned"):
            if child.lower_ in words("factuality", "adjectives", value) or (
                value == "negated" and child.lower_ == "no"
            ):
                return Status(value, child.lower_, child)
    return Status("asserted")
