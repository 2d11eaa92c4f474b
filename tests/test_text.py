"""Bytes become the text that was meant, and text becomes what a reader sees."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.text import clean, clean_line, decode

TURKEY = "Türkiye and Côte d’Ivoire signed a £2 million deal on cocoa. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_text_survives_its_encoding(encoding: str) -> None:
    assert decode(TURKEY.encode(encoding)) == TURKEY


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("windows-1250", "cp1250", "Łódź"),
        ("ISO-8859-1", "cp1252", "“Türkiye”"),
        ("koi8-r", "koi8-r", "Москва"),
        ("shift_jis", "shift_jis", "東京"),
    ],
)
def test_a_declared_charset_is_used_when_the_bytes_are_no_utf8(declared: str, encoding: str, text: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>{text}</p>'
    assert decode(page.encode(encoding)) == page


def test_bytes_that_are_utf8_are_read_so_whatever_they_declare() -> None:
    page = f'<meta charset="windows-1252">{TURKEY}'
    assert decode(page.encode()) == page


@pytest.mark.parametrize("charset", ["rot13", "hex", "unicode_escape", "punycode", "no-such-thing", "utf-7", "\xff"])
def test_a_charset_that_no_page_may_ask_for_is_ignored(charset: str) -> None:
    page = f'<meta charset="{charset}">£5'.encode("latin-1")
    assert decode(page).endswith("£5")


def test_one_bad_byte_does_not_garble_the_other_letters_of_a_utf8_page() -> None:
    raw = (TURKEY * 20).encode() + b"\xff" + TURKEY.encode()
    text = decode(raw)
    assert text.count("Türkiye") == 21
    assert text.count("\ufffd") == 1


def test_a_few_windows_quotes_in_plain_english_are_quotes() -> None:
    raw = b"The minister said: \x93We agree.\x94 " + b"Nothing else was said that day in Lima. " * 50
    assert decode(raw).startswith("The minister said: “We agree.”")


@settings(deadline=None)
@given(st.binary(max_size=300))
@example(b"\xff\xfe\x00")
@example(b'<meta charset="utf-16">\xff')
@example(codecs.BOM_UTF32_LE + b"\xff\xff\xff\xff")
def test_every_input_is_read_as_something(raw: bytes) -> None:
    assert isinstance(clean(decode(raw)).encode(), bytes)


@settings(deadline=None)
@given(st.text(st.characters(codec=None), max_size=200))
@example("â\x80\x99s")
@example("\ud83d\ude00 \ud800")
@example("a \u0301\u200b\u0301")
@example("\u1100\u00ad\u1161")
def test_cleaning_is_idempotent_and_leaves_nothing_that_cannot_be_written(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once.encode().decode() == once
    assert unicodedata.is_normalized("NFC", once)
    assert all(unicodedata.category(c) not in ("Cc", "Cs", "Co") for c in once.replace("\n", ""))


@pytest.mark.parametrize(
    ("dirty", "seen"),
    [
        ("Jap\u200ban", "Japan"),
        ("Viet\u00adnam", "Vietnam"),
        ("\u202eIran\u202c", "Iran"),
        ("\ufeffPeru", "Peru"),
        ("Pe\x00ru\x07", "Peru"),
        ("Tu\u0308rkiye", "Türkiye"),
        ("2,000\u00a0tonnes\u202fa\u2009year", "2,000 tonnes a year"),
        ("e\u2011mail", "e-mail"),
        ("\ufdd0\uffff\U0001ffff\ud800x\ue000", "x"),
        ("\ud83d\ude00", "\U0001f600"),
        ("the USâ\x80\x99s trade", "the US’s trade"),
        ("â\x80\x9cinequitable,â\x80\x9d", "“inequitable,”"),
        ("TÃ¼rkiye", "TÃ¼rkiye"),
    ],
)
def test_a_reader_and_the_program_see_the_same_name(dirty: str, seen: str) -> None:
    assert clean(dirty) == seen


@pytest.mark.parametrize(
    ("dirty", "kept"),
    [
        ("One.\r\n\r\nTwo.", "One.\n\nTwo."),
        ("One.\n\n\n\nTwo.", "One.\n\nTwo."),
        ("One.\n \u00a0\t\nTwo.", "One.\n\nTwo."),
        ("One.\u2029Two.\u2028Three.", "One.\n\nTwo.\nThree."),
        ("One.\x0cTwo.\x85Three.\rFour.", "One.\nTwo.\nThree.\nFour."),
        ("\n\n One.  \n Two. \n\n", "One.\nTwo."),
    ],
)
def test_paragraphs_and_lines_stay_apart(dirty: str, kept: str) -> None:
    assert clean(dirty) == kept


def test_a_title_is_one_line() -> None:
    assert clean_line(" Peru\n\nand\u00a0Chile ") == "Peru and Chile"
