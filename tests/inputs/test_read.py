"""Files and folders are found in a fixed order, harmless, and with nothing left out in silence."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.files import MARKER
from kg.inputs import formats, read
from kg.model import Article, Skipped

TEXT = "Peru and Chile signed a contract on copper in Lima on Monday.\n"


def write(folder: Path, *names: str, text: str = TEXT) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def articles(paths: Sequence[Path]) -> list[str]:
    return [item.id for item in read(paths) if isinstance(item, Article)]


def skipped(paths: Sequence[Path]) -> list[tuple[str, str]]:
    return [(Path(item.place).name, item.reason) for item in read(paths) if isinstance(item, Skipped)]


def test_the_known_suffixes_are_those_of_the_modules() -> None:
    assert list(formats()) == [
        *(".csv", ".htm", ".html", ".jsonl", ".markdown", ".md", ".ndjson", ".text", ".tsv", ".txt", ".xhtml")
    ]


def test_a_folder_is_walked_in_the_order_of_bytes(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a.html", "sub/c.md", "Z.TXT", "é.txt")
    assert articles([tmp_path]) == ["Z", "a", "b", "é", "sub/c"]
    assert articles([tmp_path]) == articles([tmp_path])


def test_the_id_does_not_depend_on_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "news/peru/copper.txt")
    monkeypatch.chdir(tmp_path)
    assert articles([Path("news")]) == articles([tmp_path / "news"]) == ["peru/copper"]
    assert articles([tmp_path / "news" / "peru" / "copper.txt"]) == ["copper"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, ".hidden.txt", ".git/a.txt", "a.txt", "~lock.txt")
    assert articles([tmp_path]) == ["a", "~lock"]
    assert skipped([tmp_path]) == []


def test_the_folder_of_a_graph_among_articles_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", f"graph/{MARKER}", "graph/store/LOG")
    assert (articles([tmp_path]), skipped([tmp_path])) == (["a"], [])


def test_an_unknown_suffix_in_a_folder_is_reported(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.docx", "c")
    assert articles([tmp_path]) == ["a"]
    assert skipped([tmp_path]) == [("b.docx", "unknown-suffix"), ("c", "unknown-suffix")]


def test_a_named_file_of_unknown_suffix_is_an_error_that_lists_the_known_ones(tmp_path: Path) -> None:
    write(tmp_path, "a.docx")
    with pytest.raises(InputError, match=r"a\.docx.*\.csv.*\.html.*\.jsonl.*\.md.*\.txt"):
        read([tmp_path / "a.docx"])


def test_a_missing_path_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    write(tmp_path, "articles.txt")
    with pytest.raises(InputError, match=r"artcles\.txt.*Did you mean 'articles.txt'"):
        read([tmp_path, tmp_path / "artcles.txt"])


def test_of_two_articles_with_one_id_the_first_counts(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "a.txt")
    assert articles([tmp_path]) == ["a"]
    assert skipped([tmp_path]) == [("a.txt", "duplicate-id")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_links_pipes_and_loops_are_neither_followed_nor_waited_for(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt")
    write(tmp_path, "secret.txt")
    (tmp_path / "in" / "way-out.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "in" / "dangling.txt").symlink_to(tmp_path / "nothing.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    assert articles([tmp_path / "in"]) == ["a"]
    names = ("dangling.txt", "loop", "pipe.txt", "way-out.txt")
    assert skipped([tmp_path / "in"]) == [(name, "not-a-file") for name in names]
    with pytest.raises(InputError, match="neither a file nor a folder"):
        read([tmp_path / "in" / "pipe.txt"])


def test_a_link_that_the_user_names_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "2014/deal.txt")
    (tmp_path / "latest.txt").symlink_to(tmp_path / "2014" / "deal.txt")
    assert articles([tmp_path / "latest.txt"]) == ["latest"]


@pytest.mark.skipif(sys.platform != "linux", reason="names of odd bytes are a thing of Linux")
def test_odd_names_become_ids_that_can_be_written(tmp_path: Path) -> None:
    for name in (b"bad\xff.txt", b"new\nline.txt", b"<img onerror=x>.txt"):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text(TEXT)
    assert articles([tmp_path]) == ["<img onerror=x>", "bad\\xff", "new\\nline"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7 \x93\x8c", "binary"),
        (b"PK\x03\x04word/document.xml", "binary"),
        (b"text with \x00\x01\x02", "binary"),
        (b"\x1f\x8b\x08\x00", "binary"),
        (b"x" * 5_000_001, "too-large"),
        ("\u200b\u200b".encode(), "no-text"),
        ("Китай и Россия подписали соглашение о поставках газа в Пекине.".encode(), "language"),
    ],
    ids=["empty", "blank", "pdf", "zip", "nul", "gzip", "large", "invisible", "russian"],
)
@pytest.mark.parametrize("suffix", [".txt", ".html", ".md"])
def test_a_file_that_is_no_article_is_skipped_with_its_reason(
    tmp_path: Path, raw: bytes, reason: str, suffix: str
) -> None:
    (tmp_path / f"a{suffix}").write_bytes(raw)
    (tmp_path / "good.txt").write_text(TEXT)
    assert skipped([tmp_path]) == [(f"a{suffix}", reason)]
    assert articles([tmp_path]) == ["good"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_skipped(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    (tmp_path / "a.txt").chmod(0)
    assert skipped([tmp_path]) == [("a.txt", "unreadable")]


def test_the_given_day_is_for_articles_that_state_none(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "b.txt", text=f"Date: 2013-05-02\n\n{TEXT}")
    found = [item.published for item in read([tmp_path], published=dt.date(2014, 8, 28)) if isinstance(item, Article)]
    assert found == [dt.date(2014, 8, 28), dt.date(2013, 5, 2)]
    assert [item.published for item in read([tmp_path / "a.txt"]) if isinstance(item, Article)] == [None]


def test_importing_the_package_loads_no_parser_of_markup() -> None:
    code = "import sys, kg.inputs as i; i.formats(); sys.exit(any(m in sys.modules for m in ('lxml', 'trafilatura')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_a_browser_saves_beside_a_page_is_left_out(tmp_path: Path) -> None:
    page = "<html><body><article><p>Peru and Chile signed a deal on the port.</p></article></body></html>"
    for place in ("a.html", "a_files/ad.html", "a_files/x.js", "b_files/b.html"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(page if place.endswith("html") else "x = 1")
    assert [item.id for item in read([tmp_path]) if isinstance(item, Article)] == ["a", "b_files/b"]
    assert not [item for item in read([tmp_path]) if isinstance(item, Skipped)]
