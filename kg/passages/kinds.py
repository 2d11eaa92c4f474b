"""The kind of a deal that only its name or topic tells, and the outcome of a ruling on whether something is so."""

from __future__ import annotations

from collections.abc import Sequence

from kg.clauses.events import Draft
from kg.lexicon import words
from kg.model import Filler


def settle_kinds(drafts: Sequence[Draft]) -> None:
    """A deal of no particular kind is a trade agreement when its name is one's, or when it is about trade as such.

    So is a treaty whose name says so. One whose name is that of a programme ("the Black Sea Grain Initiative") is of
    no particular kind. What those who are to rule "whether …" will say is not known.
    """
    for draft in drafts:
        if draft.type == "Ruling" and any(t.lower_ == "whether" for t in draft.trigger.subtree):
            draft.attributes["outcome"] = "unknown"
        if draft.anchor_id == "restricting" and any(q.unit in words("things", "bulk") for q in draft.quantities):
            draft.attributes["kind"] = "quota"  # “will limit imports to 9,000 tonnes”
        if draft.type != "Agreement":
            continue
        named = draft.roles.get("name", ())
        if named and all(_last_word(f) in words("things", "programmes") for f in named):
            draft.attributes["kind"] = "other"
        elif _is_trade_agreement(draft):
            draft.attributes["kind"] = "trade_agreement"


def _is_trade_agreement(draft: Draft) -> bool:
    named, kind = draft.roles.get("name", ()), draft.attributes.get("kind")
    if kind == "treaty":
        return bool(named) and all(map(_is_of_trade, named))
    return kind == "other" and bool(named or any(map(_is_trade, draft.roles.get("topic", ()))))


def _is_trade(topic: Filler) -> bool:
    """“free trade”, “semiconductor trade”, "trade in chips", but neither trade tensions nor what is traded."""
    said = topic.entity.label.lower()
    return said.endswith("trade") or said.startswith(("trade in ", "trade and ", "free trade"))


def _is_of_trade(name: Filler) -> bool:
    """“the Regional Comprehensive Economic Partnership”, whatever "the treaty" is called further down."""
    said = set(name.entity.label.lower().replace("-", " ").split())
    return bool(said & words("things", "trade_names")) and not said & {"treaty", "convention"}


def _last_word(name: Filler) -> str:
    return name.entity.label.split()[-1].lower()
