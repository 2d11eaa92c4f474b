"""Bytes to text, and text to clean text: the one place that does either, before anything else sees an article."""

from __future__ import annotations

import codecs
import re
import unicodedata

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,500}?\bcharset|\?xml\b[^>]{0,200}?\bencoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
DECLARED_WITHIN = 4096  # bytes from the start, as browsers look
CHARSETS = re.compile(  # those of web pages; Python knows others, such as rot13, that no document may ask for
    r"cp12\d\d|cp(?:437|85\d|866|874|932|936|949|950)|iso8859-\d+|koi8-[rut]|mac-\w+|tis-620"
    r"|gb\w+|big5\w*|shift_jis\w*|euc_\w+|hz|iso2022_\w+|johab"
)

LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028]")
SPACES = re.compile("[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # soft hyphen, zero-width, bidi controls
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # annotation marks, tags
    "\ud800-\udfff\ufdd0-\ufdef"  # surrogates, noncharacters
    + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17))
    + "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"  # private use: icon fonts
)
GARBLED = re.compile("[\u00c2-\u00f4][\u0080-\u00bf]{1,3}")
PAIRS = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def decode(raw: bytes) -> str:
    """The text that the bytes hold; every input is readable as something, so this raises nothing.

    Tried in this order: byte order mark, strict UTF-8, the charset that the document declares, UTF-8 with
    replacement characters, Windows-1252. A UTF-8 page with a slip in it keeps all its other letters that way.
    """
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    for encoding in ("utf-8", _declared(raw)):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    loose = raw.decode("utf-8", "replace")
    return loose if _is_damaged_utf8(loose) else raw.decode("cp1252", "replace")


def clean(text: str) -> str:
    """The text as all stages see it: no invisible character, NFC, plain spaces, paragraphs kept apart by a blank line.

    Dropped are control characters, surrogates, noncharacters, zero-width and private-use characters, soft hyphens and
    bidi controls; a name that hides one of them then is the name that the reader sees. Idempotent.
    """
    plain = SPACES.sub(" ", scrub(text).replace("\u2029", "\n\n")).replace("\u2011", "-")
    plain = unicodedata.normalize("NFC", plain)
    lines = "\n".join(line.strip(" ") for line in plain.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")


def clean_line(text: str) -> str:
    """The clean text on one line, for titles, names and ids."""
    return " ".join(clean(text).split())


def scrub(text: str) -> str:
    """The text without the characters that nobody can see; white space stays as it is."""
    joined = PAIRS.sub(lambda m: m.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)
    kept = LINE_ENDS.sub("\n", _mended(joined))
    return DROPPED.sub("", kept)


def _declared(raw: bytes) -> str:
    """The Python name of the charset in a meta tag or an XML declaration; UTF-8 where there is none that we trust."""
    found = DECLARED.search(raw[:DECLARED_WITHIN])
    if not found:
        return "utf-8"
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return "utf-8"
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return name if CHARSETS.fullmatch(name) else "utf-8"


def _is_damaged_utf8(loose: str) -> bool:
    """Whether at least half of all that is not ASCII are letters of several bytes that fit together.

    That does not come about by chance: in Windows-1252, say with a few curly quotes, hardly one does.
    """
    bad = loose.count("\ufffd")
    return sum(character > "\x7f" for character in loose) >= 2 * bad


def _mended(text: str) -> str:
    """UTF-8 that was once read as Latin-1 and saved so: C1 controls, which no true text holds, give it away."""
    mended = GARBLED.sub(lambda m: _reread(m.group()), text) if re.search("[\x80-\x9f]", text) else text
    return mended if mended == text else _mended(mended)


def _reread(garbled: str) -> str:
    if not re.search("[\x80-\x9f]", garbled):
        return garbled
    for end in range(len(garbled), 1, -1):
        try:
            return garbled[:end].encode("latin-1").decode("utf-8") + garbled[end:]
        except UnicodeDecodeError:
            continue
    return garbled
