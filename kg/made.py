"""Finished drafts as claims, and those that were not kept as what was rejected and why."""

from __future__ import annotations

from kg.events import Draft
from kg.model import Article, Claim, Filler, Rejected, Trace, Words
from kg.requirements import in_words


def _roles(draft: Draft) -> dict[str, tuple[Filler, ...]]:
    return {role: tuple(fillers) for role, fillers in sorted(draft.roles.items()) if fillers}


def _trace(draft: Draft, article: Article) -> Trace:
    def exact(words: Words) -> Words:
        return Words(article.text[words.start : words.end], words.start, words.end)

    token = draft.status.token
    cue = draft.words(token) if token is not None else draft.dated if draft.status.cue else None
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
        roles=_roles(draft),
        factuality=draft.status.value,
        quote=quote.text,
        start=quote.start,
        end=quote.end,
        frame=draft.id,
        attributes=dict(sorted(draft.attributes.items())),
        source=tuple(draft.source),
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
        article.id, draft.id, draft.type, in_words(demand), quote.text, *span, _roles(draft), _trace(draft, article)
    )


def _quote(draft: Draft, article: Article) -> Words:
    """The sentence as the article has it."""
    text = article.text[draft.start : draft.base + draft.sentence.end_char].rstrip()
    return Words(text, draft.start, draft.start + len(text))
