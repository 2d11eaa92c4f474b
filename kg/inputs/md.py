"""Markdown: front matter or header lines on top, and the markup taken off."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from html import unescape

from kg.inputs.common.draft import Draft, finish
from kg.inputs.common.headers import drafted, header, split_headers
from kg.inputs.common.source import Placed, Source, attempt, content
from kg.inputs.txt import from_text
from kg.model import Article
from kg.text import clean, decode

SUFFIXES = (".md", ".markdown")
FRONT = re.compile(r"---[ ]*\n(.*?)\n(?:---|\.\.\.)[ ]*(?:\n|$)", re.DOTALL)
HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t]*#*$")
UNDERLINED = re.compile(r"^([^\n]+)\n(=+|-{2,})[ ]*$", re.MULTILINE)
LEFT_OUT = re.compile(  # link and footnote targets, rules, fences, table rows
    r"^ {0,3}\[[^\]\n]+\]:.*$|^ {0,3}(?:[-*_] *){3,}$|^ {0,3}(?:```|~~~).*$|^ *\|.*\| *$", re.MULTILINE
)
LIST_ITEM = re.compile(r"^[ ]*(?:[-*+]|\d{1,3}[.)])[ ]+", re.MULTILINE)
QUOTE_MARK = re.compile(r"^[ ]*(?:>[ ]?)+", re.MULTILINE)
IMAGE = re.compile(r"!\[[^\[\]\n]{0,1000}\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
LINK = re.compile(r"\[([^\[\]\n]{1,1000})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
FOOTNOTE = re.compile(r"\[\^[^\]\n]{1,100}\]")
ADDRESS = re.compile(r"<(https?://[^\s<>]{1,2000})>")
HTML_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,1000}>")
CODE = re.compile(r"`++([^`\n]++)`++")
STARS = re.compile(r"(\*{1,3}|~~)(?=\S)([^*\n~]{1,2000}?)(?<=\S)\1")
UNDERSCORES = re.compile(r"(?<!\w)(_{1,3})(?=\S)([^_\n]{1,2000}?)(?<=\S)\1(?!\w)")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
SHELTER = 0xE000  # where escaped marks stand while others are taken off: a range that no clean text uses


def read(source: Source, *, published: dt.date | None = None) -> Iterator[Placed]:
    """The article of a Markdown file; the day in its front matter goes before ``published``."""
    yield attempt(lambda: _article(source, published), source.place)


def from_markdown(text: str) -> Draft:
    """The draft of an article in Markdown; a heading at its top is its title when nothing else names one."""
    plain = clean(text)
    if plain.startswith("<"):
        return from_text(plain)
    fields, body = _front_matter(plain)
    source = UNDERLINED.sub(_as_heading, LEFT_OUT.sub("", _without_comments(body))).strip("\n")
    heading = HEADING.fullmatch(source.split("\n", 1)[0])
    if heading:
        source = source.partition("\n")[2]
    return drafted(_paragraphs(source), fields, title=_inline(heading[1]) if heading else "")


def _article(source: Source, published: dt.date | None) -> Article:
    return finish(from_markdown(decode(content(source))), id=source.id, published=published)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    found = FRONT.match(text)
    if not found:
        return split_headers(text)
    pairs = (header(line) for line in reversed(found[1].split("\n")))
    return dict(pair for pair in pairs if pair), text[found.end() :]


def _without_comments(text: str) -> str:
    first, *others = text.split("<!--")
    return first + "".join(other.partition("-->")[2] if "-->" in other else f"<!--{other}" for other in others)


def _as_heading(found: re.Match[str]) -> str:
    return f"{'#' if found[2].startswith('=') else '##'} {found[1]}"


def _paragraphs(source: str) -> str:
    """The blocks as paragraphs: headings and list items stand alone, other lines of a block run on."""
    marked = QUOTE_MARK.sub("", source)
    marked = re.sub(r"^([ ]*(?:#{1,6}[ ].*))$", r"\n\1\n", marked, flags=re.MULTILINE)
    marked = LIST_ITEM.sub("\n", marked)
    blocks = (" ".join(block.split("\n")) for block in re.split(r"\n\s*\n", marked))
    seen = (_inline(re.sub(HEADING, r"\1", block.strip())) for block in blocks)
    return "\n\n".join(block for block in seen if block.strip())


def _inline(text: str) -> str:
    """One block without marks of images, links, code, emphasis, tags and escapes."""
    text = ESCAPED.sub(lambda m: chr(SHELTER + ord(m[1])), text)
    for pattern, kept in ((IMAGE, ""), (FOOTNOTE, ""), (LINK, r"\1"), (ADDRESS, r"\1"), (HTML_TAG, ""), (CODE, r"\1")):
        text = pattern.sub(kept, text)
    for _ in range(3):
        text = UNDERSCORES.sub(r"\2", STARS.sub(r"\2", text))
    return re.sub("[\ue021-\ue07e]", lambda m: chr(ord(m[0]) - SHELTER), unescape(text))
