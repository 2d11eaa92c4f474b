"""Headlines as the sentences that they stand for: what a headline shortens is spelled out for the parser.

The parse of the spelled-out words is then that of the headline's own: "Peru eyes pact" is parsed like "Peru accepts
pact", "US, Japan sign pact" like "US and Japan sign pact", "Duties to rise" like "Duties will rise".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.grammar.headline_words import NAMING, forms
from kg.grammar.mend import children
from kg.lexicon import words

LONGEST = 30  # words of a headline
LONGEST_SOURCE = 5  # words of who says so, behind a colon or a dash
CLOSING = frozenset(".!?…;")
MARKS = frozenset((":", "-", "--", "–", "—"))
COMPLEMENTS = ("dobj", "ccomp", "xcomp", "attr", "acomp", "aux", "auxpass")

Headline = tuple[Span, Span, Span | None]
"""A sentence, what it tells, and who says so."""
Labels = tuple[str, str, str, str]
"""Tag, part of speech, relation and name of a word."""
Parser = Callable[[Iterable[Doc]], Iterator[Doc]]


def spelled_out(docs: Sequence[Doc], nlp: Language, parsed: Parser) -> Iterator[Doc]:
    """The same texts, with those sentences that are headlines parsed as what they stand for, all in one go."""
    found = [[one for span in doc.sents if is_headline(span) for one in _shortened(span)] for doc in docs]
    anew = parsed([_plain_words(told, nlp) for own in found for _, told, _ in own])
    for doc, own in zip(docs, found, strict=True):
        told = _parsed_anew(doc, [(*one, next(anew)) for one in own], nlp) if own else doc
        for span in told.sents:
            if is_headline(span):
                _complete(span)
        yield told


def _shortened(span: Span) -> Iterator[Headline]:
    """A headline with its parts, where it shortens what it stands for."""
    told, source = _parts(span)
    if len(told) < len(span) or forms(told):
        yield span, told, source


def is_headline(span: Span) -> bool:
    """Whether a sentence ends without a mark and is short enough."""
    return 2 < len(span) <= LONGEST and not any(CLOSING & set(t.text) for t in span[-3:] if not t.is_alpha)


def _parts(span: Span) -> tuple[Span, Span | None]:
    """What a headline tells, and who says so: "Duties to rise: minister", "Minister: duties to rise"."""
    doc = span.doc
    for mark in (t for t in span if t.text in MARKS and _is_apart(t)):
        before, behind = doc[span.start : mark.i], doc[mark.i + 1 : span.end]
        for told, source in ((before, behind), (behind, before)):
            if len(told) > 2 and _names_source(source):
                return told, source
        if len(behind) > 2 and before.text.lower() in words("headlines", "labels"):
            return behind, None
    return span, None


def _is_apart(mark: Token) -> bool:
    """Whether a mark stands between parts and not within a word."""
    return bool(mark.whitespace_) and (mark.text == ":" or (mark.i > 0 and bool(mark.nbor(-1).whitespace_)))


def _names_source(part: Span) -> bool:
    """Whether these words are who is cited: a name, or a noun of somebody who speaks."""
    own = [t for t in part if not t.is_space]
    if not own or len(own) > LONGEST_SOURCE or any(t.pos_ not in NAMING and t.text != "." for t in own):
        return False
    last = own[-1]
    speaks = last.lower_ in words("headlines", "actors") or last.lemma_.lower() in words(
        "factuality", "reporting", "nouns"
    )
    return speaks or last.ent_type_ in ("PERSON", "ORG", "GPE") or (len(own) == 1 and last.text.isupper())


def _parsed_anew(doc: Doc, found: Sequence[tuple[Span, Span, Span | None, Doc]], nlp: Language) -> Doc:
    heads = [t.head.i for t in doc]
    labels = [_labels(t) for t in doc]
    for span, told, source, anew in found:
        root = told.start
        for token in anew:
            i = told.start + token.i
            heads[i] = told.start + token.head.i
            labels[i] = _labels(token)
            root = i if token.dep_ == "ROOT" else root
        _hang(span, told, source, root, heads, labels)
    return _built(doc, heads, labels, nlp)


def _labels(token: Token) -> Labels:
    entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
    return token.tag_, token.pos_, token.dep_, entity


def _plain_words(part: Span, nlp: Language) -> Doc:
    """What the parser gets: the words of a headline, some of them replaced."""
    told = forms(part)
    return Doc(nlp.vocab, words=[told.get(t.i, t.text) for t in part], spaces=[bool(t.whitespace_) for t in part])


def _hang(span: Span, told: Span, source: Span | None, root: int, heads: list[int], labels: list[Labels]) -> None:
    """Hang what stands outside on the word that rules the rest; who says so as a clause beside it."""
    outside = [t for t in span if not told.start <= t.i < told.end]
    cited = source[-1].i if source is not None else -1
    for token in outside:
        inner = source is not None and source.start <= token.i < source.end and token.i != cited
        heads[token.i] = cited if inner else root
        tag, pos, dep, entity = labels[token.i]
        new = "parataxis" if token.i == cited else dep if inner and dep not in ("ROOT", "appos") else "compound"
        labels[token.i] = (tag, pos, new if pos != "PUNCT" else "punct", entity)


def _built(doc: Doc, heads: list[int], labels: Sequence[Labels], nlp: Language) -> Doc:
    tags, kinds, deps, entities = (list(column) for column in zip(*labels, strict=True))
    words_, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
    new = Doc(doc.vocab, words=words_, spaces=spaces, tags=tags, pos=kinds, heads=heads, deps=deps, ents=entities)
    return nlp.get_pipe("lemmatizer")(new) if "lemmatizer" in nlp.pipe_names else new


def _complete(span: Span) -> None:
    """“Duties lifted”, "China hit with duties": a participle without auxiliary is no act of its subject."""
    for verb in span:
        subjects = children(verb, "nsubj") if verb.tag_ in ("VBD", "VBN") else []
        if subjects and not children(verb, *COMPLEMENTS) and _is_suffered(verb, subjects):
            verb.tag_ = "VBN"
            for token in subjects:
                token.dep_ = "nsubjpass"
            for by in (p for p in children(verb, "prep") if p.lower_ == "by"):
                by.dep_ = "agent"


def _is_suffered(verb: Token, subjects: Sequence[Token]) -> bool:
    """Whether what a participle tells was done to its subject."""
    behind = {p.lower_ for p in children(verb, "prep")}
    lemma = verb.lemma_.lower()
    struck = lemma in words("headlines", "struck") and not behind.isdisjoint(("with", "by", "over", "for"))
    return struck or (lemma in words("headlines", "done") and not any(map(_acting, subjects)))


def _acting(subject: Token) -> bool:
    named = subject.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") and subject.lower_ not in words("things", "deals")
    return named or subject.pos_ == "PRON" or subject.lower_ in words("headlines", "actors")
