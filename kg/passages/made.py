"""Finished drafts as claims, and those that were not kept as what was rejected and why: in the words of the article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.clauses.events import Draft
from kg.clauses.requirements import in_words, misplaced
from kg.model import Article, Claim, Filler, Rejected, RelationClaim, Trace, Unknown, Words


def _exact(words: Words, article: Article) -> Words:
    return Words(article.cited(words.start, words.end), words.start, words.end)


def _filler(filler: Filler, article: Article) -> Filler:
    return replace(filler, mention=article.cited(filler.start, filler.end))


def _roles(draft: Draft, article: Article) -> dict[str, tuple[Filler, ...]]:
    return {role: tuple(_filler(f, article) for f in found) for role, found in sorted(draft.roles.items()) if found}


def _trace(draft: Draft, article: Article) -> Trace:
    def exact(words: Words) -> Words:
        return _exact(words, article)

    token = draft.status.token
    cue = draft.words(token) if token is not None else draft.dated if draft.status.cue else None
    cue = draft.undone or cue
    cue, report, date = (exact(words) if words else None for words in (cue, draft.reported, draft.dated))
    trigger = tuple(exact(draft.words(t)) for t in sorted(draft.tokens, key=lambda t: t.i))
    amounts = tuple((quantity, exact(words)) for quantity, words in draft.amounts)
    return Trace(draft.frame.file, trigger, cue, report, date, amounts, tuple(map(exact, draft.also)))


def as_claim(draft: Draft, article: Article) -> Claim:
    """The claim that a draft has become, with the exact quotation."""
    quote = _quote(draft, article)
    return Claim(
        article=article.id,
        type=draft.type,
        roles=_roles(draft, article),
        factuality=draft.status.value,
        quote=quote.text,
        start=quote.start,
        end=quote.end,
        frame=draft.id,
        attributes=dict(sorted(draft.attributes.items())),
        source=tuple(_filler(f, article) for f in draft.source),
        date=draft.date,
        quantities=tuple(draft.quantities),
        cue=draft.status.cue,
        trace=_trace(draft, article),
    )


def as_rejected(draft: Draft, demand: str, article: Article) -> Rejected:
    """A draft that is left out because of ``demand``, with the reason in words."""
    quote = _quote(draft, article)
    span = (quote.start, quote.end)
    return Rejected(
        article.id,
        draft.id,
        draft.type,
        in_words(demand),
        quote.text,
        *span,
        _roles(draft, article),
        _trace(draft, article),
        misplaced(demand),
    )


def as_relation(claim: RelationClaim, article: Article) -> RelationClaim:
    """A relation with its sentence and its names as the article writes them."""
    subject, object_ = _filler(claim.subject, article), _filler(claim.object, article)
    return replace(claim, subject=subject, object=object_, quote=article.cited(claim.start, claim.end))


def as_unknown(label: str, type_: str, places: Iterable[Words], article: Article) -> Unknown:
    """A name in no table, with its places as the article writes it there."""
    return Unknown(label, type_, tuple(_exact(words, article) for words in places))


def _quote(draft: Draft, article: Article) -> Words:
    """The sentence as the article has it."""
    text = article.cited(draft.start, draft.base + draft.sentence.end_char).rstrip()
    return Words(text, draft.start, draft.start + len(text))
