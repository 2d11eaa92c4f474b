"""Whole pages in the styles of the web, and hostile ones; each page stands beside what a reader would copy from it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.inputs import read
from kg.inputs.common.draft import Draft
from kg.inputs.common.source import UnreadableError
from kg.inputs.page import drafted
from kg.inputs.page.blocks import blocks
from kg.inputs.page.tree import parse
from kg.model import Article, Skipped
from kg.text import clean

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
SCRAPS = (
    *("<p>", "</p>", "<div class=ad>", "</div>", "<br>", "<a>", "x.", "Peru", "<!--", "-->", "<h1>", "<td>", "<html>"),
    *("&", "\x00", "\ud800", "<script>", "</html>", "<body>", "<svg>", "&#xd800;"),
)
SENTENCE = "Peru and Chile signed a contract on copper in Lima on Monday, the two ministries of mining said."
BODY = f"<article><h1>Copper</h1><p>{SENTENCE}</p><p>{SENTENCE.replace('copper', 'tin')}</p></article>"


def page(head: str = "", body: str = BODY) -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def shown(article: Article) -> str:
    day = article.published.isoformat() if article.published else ""
    stated = (("Title", article.title), ("Date", day), ("Source", article.publisher), ("URL", article.url))
    return "".join(f"{name}: {value}\n" for name, value in stated if value) + f"\n{article.text}\n"


def reason(markup: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        drafted(markup)
    return caught.value.reason


def test_the_pages_are_all_there() -> None:
    assert len(PAGES) == 10


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_gives_its_article_and_nothing_else(path: Path) -> None:
    (found,) = read([path])
    assert isinstance(found, Article)
    assert shown(found) == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2014-08-28T09:00:00Z">', dt.date(2014, 8, 28)),
        ('<meta name="dcterms.issued" content="1987-04-08">', dt.date(1987, 4, 8)),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2014-08-28"}</script>',
            dt.date(2014, 8, 28),
        ),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2014-08-28"}</script>', None),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<script type="application/ld+json">' + "[" * 50_000 + "</script>", None),
        ('<meta property="article:modified_time" content="2025-03-03">', None),
        ("<title>© 2021</title>", None),
    ],
)
def test_the_day_is_that_of_publication_or_none(head: str, day: dt.date | None) -> None:
    assert drafted(page(head)).published == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("By N. N., Thursday 28 August 2014, 9.40 a.m.", dt.date(2014, 8, 28)),
        ("Published: 28/08/2014", dt.date(2014, 8, 28)),
        ("Updated: 28 August 2014", None),
        ("03/04/2014", None),
    ],
)
def test_a_day_printed_under_the_headline_counts_when_it_is_that_of_publication(line: str, day: dt.date | None) -> None:
    draft = drafted(page(body=BODY.replace("</h1>", f"</h1><div class='x'>{line}</div>")))
    assert draft.published == day
    assert draft.text.startswith("Peru")


@pytest.mark.parametrize(
    ("head", "title", "publisher"),
    [
        ("<title>Copper | Andes Wire</title>", "Copper", ""),
        ("<title>Copper - x</title><meta property='og:title' content='Copper &amp; tin'>", "Copper & tin", ""),
        (
            "<meta property='og:title' content='Copper - AW'><meta property='og:site_name' content='AW'>",
            "Copper",
            "AW",
        ),
        (
            '<script type="application/ld+json">{"@type": "Article", "headline": "Copper", "publisher": "AW"}</script>',
            "Copper",
            "AW",
        ),
        ('<script type="application/ld+json">{"@type": 5, "publisher": 7}</script>', "Copper", ""),
    ],
)
def test_title_and_publisher(head: str, title: str, publisher: str) -> None:
    draft = drafted(page(head))
    assert (draft.title, draft.publisher) == (title, publisher)


def test_a_publisher_in_the_windows_title_needs_a_copyright_line_to_bear_it_out() -> None:
    draft = drafted(page("<title>Copper | Andes Wire</title>", f"{BODY}<div>© 2014 Andes Wire Ltd</div>"))
    assert (draft.title, draft.publisher) == ("Copper", "Andes Wire")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One.</p><p> </p><p>Two.</p>", "One.\n\nTwo."),
        ("<div>One.<br><br>Two.<br>Three.</div>", "One.\n\nTwo.\nThree."),
        ("One.<p>Two <b>bold</b>\n  words.</p>Three.", "One.\n\nTwo bold words.\n\nThree."),
        ("<ul><li>One.</li><li>Two.</li></ul>", "One.\n\nTwo."),
        ("<p>One&nbsp;&amp;&#8203; two.<script>three()</script></p><style>p{}</style>", "One & two."),
        ("<p>One.</p><!-- note --><p>Two.</p>", "One.\n\nTwo."),
        ("<p>A &lt;b&gt; c.</p>", "A <b> c."),
    ],
)
def test_a_fragment_gives_all_its_text_in_paragraphs(markup: str, text: str) -> None:
    assert clean(drafted(markup).text) == text


def test_markup_nested_deeply_keeps_its_text_or_says_that_it_cannot() -> None:
    for depth in (10, 300, 1500):
        assert drafted(page(body="<div>" * depth + BODY + "</div>" * depth)).text.startswith("Peru")
    assert reason(page(body="<div>" * 5_000 + BODY)) == "malformed"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p " + " ".join(f"a{i}=1" for i in range(5_000)) + ">x</p>", "malformed"),
        ("<p " + " ".join(f"a{i}='>'" for i in range(5_000)) + ">x</p>", "malformed"),
        ("<p>" + "x" * 5_000_001 + "</p>", "too-large"),
        (page(body="<p>a</p>" * 60_000), "too-large"),
        ("<!-- nothing -->", "no-text"),
        (
            page(
                body="".join(
                    f"<h3><a href='/{i}'>A headline, number {i}</a></h3><p>A teaser of number {i}.</p>"
                    for i in range(9)
                )
            ),
            "no-article",
        ),
    ],
    ids=["attributes", "quoted attributes", "text", "elements", "comment", "index"],
)
def test_a_page_that_would_hang_or_mislead_is_refused_with_a_reason(markup: str, expected: str) -> None:
    assert reason(markup) == expected


def test_a_picture_inside_the_markup_is_no_flood() -> None:
    picture = f"<img src='data:image/png;base64,{'A' * 300_000}'>"
    assert SENTENCE in drafted(page(body=picture + BODY)).text


@pytest.mark.parametrize(
    "body",
    [
        "<div id='root'></div><noscript>Please enable JavaScript to run this app.</noscript>",
        "<div class='consent'><h1>Before you continue</h1><p>We use cookies to deliver our services.</p></div>",
        "",
    ],
)
def test_a_page_without_an_article_is_skipped(tmp_path: Path, body: str) -> None:
    (tmp_path / "a.html").write_text(page(body=body))
    assert [item.reason for item in read([tmp_path]) if isinstance(item, Skipped)] == ["no-text"]


def test_control_characters_and_one_bad_byte_do_not_lose_the_page(tmp_path: Path) -> None:
    raw = page(body=BODY.replace("Peru", "Türkiye\x01")).encode().replace(b"Monday", b"Mon\xffday")
    (tmp_path / "a.html").write_bytes(raw)
    (found,) = read([tmp_path])
    assert isinstance(found, Article)
    assert found.text.startswith("Türkiye and Chile signed")


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(SCRAPS),
        max_size=25,
    )
)
def test_no_markup_raises_anything_but_a_reason(parts: list[str]) -> None:
    try:
        draft = drafted(" ".join(parts))
    except UnreadableError:
        return
    assert isinstance(draft, Draft)


@settings(deadline=None)
@given(st.lists(st.text("abc é.", min_size=1).filter(str.strip), max_size=6))
def test_every_word_of_a_tree_is_in_its_blocks(words: list[str]) -> None:
    tree = parse("<div>start" + "".join(f"<p>{word}</p><b>{word}</b>" for word in words) + "</div>")
    whole = " ".join(tree.itertext()).split()
    assert " ".join(" ".join(block.text for block in blocks(tree)).split()).replace(" ", "") == "".join(whole)
