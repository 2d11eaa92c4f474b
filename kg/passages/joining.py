"""What somebody joins or leaves, and who, where the sentence leaves it out: "Peru pulled out", "may yet come back"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.clauses.events import Draft
from kg.lexicon import words
from kg.model import Entity
from kg.naming.coref import Discourse
from kg.passages.deals import by_rule
from kg.passages.last_pair import from_context
from kg.passages.same import names

# Verbs of joining and leaving that may leave out what is joined or left.
ABSOLUTE = (
    "leaving",
    "becoming",
    "applying",
    "application",
    "accession",
    "asking",
    "suspending",
    "taking_out",
    "pulling_out",
)
RETURNING = "returning"
LEFT = ("withdrew", "suspended")


def complete_joining(drafts: Sequence[Draft], discourse: Discourse) -> None:
    """Who joins or leaves without saying what, joins or leaves the deal or bloc that was named last.

    Who comes back, comes back to what the text says that he left or was to join; talks on accession that name nobody
    are those of the last who applied.
    """
    joining = [d for d in drafts if d.type == "Accession"]
    for k, draft in enumerate(joining):
        if draft.anchor_id == RETURNING:
            _come_back(draft, joining[:k])
        elif draft.sense.id == "negotiate" and not draft.roles.get("member"):
            _of_last_applicant(draft, joining[:k])
        elif draft.anchor_id in ABSOLUTE and draft.roles.get("member") and not draft.roles.get("organization"):
            members = names(draft.roles["member"])
            if found := _last_deal_or_bloc(draft, discourse, members):
                draft.roles["organization"] = [from_context(found, draft, "last_bloc")]


def _come_back(draft: Draft, earlier: Sequence[Draft]) -> None:
    members = names(draft.roles.get("member", ()))
    for other in reversed(earlier):
        if names(other.roles.get("member", ())) & members and other.attributes.get("stage") in LEFT:
            draft.roles["organization"] = by_rule("antecedent", other.roles.get("organization", ()))
            return


def _of_last_applicant(draft: Draft, earlier: Sequence[Draft]) -> None:
    for other in reversed(earlier):
        if other.attributes.get("stage") == "applied" and other.roles.get("member"):
            for role in ("member", "organization"):
                draft.roles[role] = draft.roles.get(role) or by_rule("antecedent", other.roles.get(role, ()))
            return


def _last_deal_or_bloc(draft: Draft, discourse: Discourse, members: set[str]) -> Entity | None:
    at, so_far = draft.at, draft.base + draft.sentence.end_char
    if behind := [e for where, e, _ in discourse.named if at < where < so_far and e.type == "NamedAgreement"]:
        return behind[0]
    last = discourse.last(so_far, ("NamedAgreement",)) or discourse.last(so_far, ("Bloc",), skip=members)
    if last is None and any(t.lemma_.lower() in words("things", "deals") for t in draft.anchor.subtree):
        return _only_deal(discourse)  # “pulled out of the accord”, which the text names further down
    return last


def _only_deal(discourse: Discourse) -> Entity | None:
    named = {e.iri: e for _, e, _ in discourse.named if e.type == "NamedAgreement"}
    return next(iter(named.values())) if len(named) == 1 else None
