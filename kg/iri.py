"""IRIs by one function, so that the same name and type give the same node on every machine and in every run."""

from __future__ import annotations

import hashlib
import re
import unicodedata

BASE = "https://w3id.org/trade-kg/"
ONTOLOGY = BASE + "ontology#"
WIKIDATA = "http://www.wikidata.org/entity/"
WIKIDATA_SERVICE = "https://wikidata.reconci.link/en/api"
INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn")


def canon(name: str) -> str:
    """The name that identifies: NFC, one space between words, no control or format character; case is kept.

    Case and compatibility forms stay apart on purpose (US the country, us the pronoun); merging names is a decision
    of the entity tables, never a by-product of spelling.
    """
    composed = unicodedata.normalize("NFC", name)
    seen = "".join(
        " " if c.isspace() else c for c in composed if c.isspace() or unicodedata.category(c) not in INVISIBLE
    )
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def slug(name: str, length: int = 40) -> str:
    """A short ASCII stretch for the eye; it identifies nothing."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:length].strip("-") or "x"


def mint(type_: str, name: str, *parts: str) -> str:
    """The IRI ``base/Type/slug-hash`` of a thing by its class and name; ``parts`` tell namesakes apart."""
    known_as = canon(name)
    key = "\0".join([type_, known_as, *parts])
    return f"{BASE}{type_}/{slug(known_as)}-{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def readable(iri: str) -> str:
    """The readable part of a minted IRI, which does not change with the spelling of labels."""
    return iri.rsplit("/", 1)[-1].rsplit("-", 1)[0]
