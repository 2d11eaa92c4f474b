"""What the title of an article adds to what its text tells: it confirms and completes, and tells alone what is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.clauses.events import Draft, apart
from kg.clauses.requirements import unmet
from kg.passages.merge import SAME, confirm, same_event
from kg.passages.same import TELLING, VAGUE, contradict, dates_agree, kinds_agree, names, share


def with_title(kept: Sequence[Draft], failed: Iterable[Draft], headlined: Iterable[Draft]) -> list[Draft]:
    """``kept`` from the text, completed by what the title tells too, and what the title alone tells.

    A sentence of the text that ``failed`` to name somebody is completed by a title that tells the same. What the text
    tells in another form, of all those whom the title names, is not told a second time: a title is shorter and less
    exact.
    """
    told, open_ = list(kept), list(failed)
    for draft in headlined:
        if (same := next((d for d in kept if same_event(d, draft)), None)) is not None:
            _complete(same, draft)
        elif not any(_tells(d, draft) for d in told):
            told.append(next((d for d in open_ if _completed(d, draft)), draft))
    return told


def _tells(told: Draft, headlined: Draft) -> bool:
    """Whether the text has an event of that type with somebody of the title, or any event with all of them."""
    return (told.type == headlined.type and share(told, headlined)) or _who(headlined) <= _who(told)


def _who(draft: Draft) -> set[str]:
    return {iri for role in TELLING[draft.type] for iri in names(draft.roles.get(role, ()))}


def _complete(draft: Draft, headlined: Draft) -> None:
    """Fill what the text leaves open, and note that the title tells the event as well."""
    for role, fillers in headlined.roles.items():
        if not draft.roles.get(role):
            draft.roles[role] = [replace(f, rule=f.rule or "same_event") for f in fillers]
    for name, value in headlined.attributes.items():
        if draft.attributes.get(name) in (None, *VAGUE):
            draft.attributes[name] = value
    confirm(draft, headlined)


def _completed(draft: Draft, headlined: Draft) -> bool:
    """“The pact was signed on Friday” below the title "Peru, Chile sign pact": complete the sentence if it is that."""
    if draft.type != headlined.type or draft.status.value != headlined.status.value:
        return False
    if any(draft.attributes.get(name) != headlined.attributes.get(name) for name in SAME.get(draft.type, ())):
        return False
    if contradict(draft, headlined, slack=True) or not kinds_agree(draft, headlined):
        return False
    whole = apart(draft)
    _complete(whole, headlined)
    if unmet(whole) or not dates_agree(draft.date, headlined.date):
        return False
    _complete(draft, headlined)
    return True
