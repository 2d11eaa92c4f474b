"""JSON lines: rows as they are, and no bad line that stops the rest."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from kg.inputs import read
from kg.model import Article, Skipped

TEXT = "Peru and Chile signed a contract on copper in Lima on Monday.\n\nIt runs for ten years."


def dump(folder: Path, *lines: str | bytes | dict[str, Any]) -> list[Article | Skipped]:
    raw = [
        line if isinstance(line, bytes) else (line if isinstance(line, str) else json.dumps(line)).encode()
        for line in lines
    ]
    (folder / "news.jsonl").write_bytes(b"\n".join(raw))
    return list(read([folder / "news.jsonl"], published=dt.date(2000, 1, 1)))


def test_a_row_is_taken_as_it_is(tmp_path: Path) -> None:
    row = {
        "id": "a",
        "title": "Copper",
        "published": "2014-08-28",
        "text": TEXT,
        "url": "https://x.example/1",
        "publisher": "W",
    }
    assert dump(tmp_path, row) == [
        Article("a", TEXT, "Copper", dt.date(2014, 8, 28), "https://x.example/1", "W"),
    ]


def test_text_goes_before_html_and_the_row_before_the_page(tmp_path: Path) -> None:
    head = "<head><title>Page</title><meta property='og:site_name' content='Site'></head>"
    page = f"<html>{head}<body><p>Chile signed it.</p></body></html>"
    both, only = dump(tmp_path, {"id": "a", "text": TEXT, "html": page}, {"id": "b", "html": page, "title": "Row"})
    assert isinstance(both, Article)
    assert isinstance(only, Article)
    assert both.text == TEXT
    assert (only.text, only.title, only.publisher, only.published) == (
        "Chile signed it.",
        "Row",
        "Site",
        dt.date(2000, 1, 1),
    )


def test_a_row_without_an_id_gets_one_of_its_words(tmp_path: Path) -> None:
    first, second, third = dump(tmp_path, {"text": TEXT}, {"text": TEXT, "title": "T"}, {"id": " ", "text": TEXT + " "})
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.id != second.id
    assert isinstance(third, Skipped)
    assert (third.reason, third.place.rpartition("/")[2]) == ("duplicate-id", "news.jsonl:3")


def test_a_number_may_be_an_id(tmp_path: Path) -> None:
    (found,) = dump(tmp_path, {"id": 7, "text": TEXT})
    assert isinstance(found, Article)
    assert found.id == "7"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{not json", "bad-json"),
        ("[1, 2]", "bad-json"),
        ("null", "bad-json"),
        ("[" * 100_000, "bad-json"),
        ('{"id": ' + "9" * 5_000 + "}", "bad-json"),
        (b'{"text": "\xff\xfe', "bad-json"),
        ({"id": "x"}, "no-text"),
        ({"id": "x", "text": " \u200b "}, "no-text"),
        ({"id": "x", "text": 5}, "bad-field"),
        ({"id": True, "text": TEXT}, "bad-field"),
        ({"id": ["x"], "text": TEXT}, "bad-field"),
        ({"id": "x", "text": "Китай и Россия подписали соглашение."}, "language"),
        ('{"id": "x", "text": "' + "a" * 5_000_001 + '"}', "too-large"),
    ],
)
def test_a_bad_line_is_skipped_at_its_number_and_the_rest_is_read(
    tmp_path: Path, bad: str | bytes | dict[str, Any], reason: str
) -> None:
    found = dump(tmp_path, {"id": "a", "text": TEXT}, bad, "", {"id": "b", "text": TEXT})
    assert [item.id for item in found if isinstance(item, Article)] == ["a", "b"]
    assert [(item.place.rpartition("/")[2], item.reason) for item in found if isinstance(item, Skipped)] == [
        ("news.jsonl:2", reason)
    ]


def test_lone_surrogates_and_byte_order_marks_do_no_harm(tmp_path: Path) -> None:
    (found,) = dump(tmp_path, b'\xef\xbb\xbf{"id": "a\\ud800", "text": "Peru \\ud800signed it."}')
    assert isinstance(found, Article)
    assert (found.id, found.text) == ("a", "Peru signed it.")


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://x.example/a?b=1&c=é", True),
        ("HTTP://x.example", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("https://x.example/<b>", False),
        ("https://x.example/a b", False),
        ("//x.example/a", False),
        ("http://[::1", False),
    ],
)
def test_only_full_web_addresses_are_kept(tmp_path: Path, url: str, kept: bool) -> None:
    (found,) = dump(tmp_path, {"id": "a", "text": TEXT, "url": url})
    assert isinstance(found, Article)
    assert found.url == (url if kept else None)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("someday", "unknown-date"),
        (2014, "unknown-date"),
        ("2014-08", "unknown-date"),
        ("31/02/2014", "unknown-date"),
        ("03/04/2014", "unclear-date"),
        ("3-4-2014 10:30", "unclear-date"),
    ],
)
def test_a_date_that_cannot_be_told_leaves_the_article_without_one(tmp_path: Path, written: Any, reason: str) -> None:
    (found,) = dump(tmp_path, {"id": "a", "text": TEXT, "datePublished": written})
    assert isinstance(found, Article)
    assert found.published is None
    (unread,) = found.unread
    assert (unread.place.rpartition("/")[2], unread.reason) == ("news.jsonl:1", reason)
    assert f"Its datePublished {str(written)!r} " in unread.detail


@pytest.mark.parametrize("written", ["", "n/a", "NaT", "unknown", " - ", None])
def test_a_mark_that_there_is_no_date_is_none(tmp_path: Path, written: str | None) -> None:
    (found,) = dump(tmp_path, {"id": "a", "text": TEXT, "published": written})
    assert isinstance(found, Article)
    assert (found.published, found.unread) == (dt.date(2000, 1, 1), ())


@pytest.mark.parametrize(
    "written",
    [
        "2014-08-28",
        "28-08-2014",
        "28-Aug-2014",
        "28.08.2014 10:30",
        "2014-08-28T23:30:00+09:00",
        "2014-08-28 10:00",
        "20140828",
        "28.08.2014",
        "Thu, 28 Aug 2014 10:00:00 GMT",
        "August 28, 2014",
    ],
)
def test_a_day_may_be_written_in_many_ways(tmp_path: Path, written: str) -> None:
    (found,) = dump(tmp_path, {"id": "a", "text": TEXT, "published": written})
    assert isinstance(found, Article)
    assert found.published == dt.date(2014, 8, 28)


def test_a_file_in_utf16_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Peru signed."}', encoding="utf-16")
    (found,) = read([tmp_path / "a.jsonl"])
    assert isinstance(found, Skipped)
    assert (found.reason, "UTF-8" in found.detail) == ("encoding", True)
