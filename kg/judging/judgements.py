"""What a user knows better: ``judgements.txt`` in a graph's folder, a plain file that every build obeys.

    # one judgement a line; what follows # at the start of a line is a note
    same "Toyotsu" "Toyota Tsusho"
    not same "Labor" "Australian Labor Party"
    same <https://w3id.org/trade-kg/Claim/…> <https://w3id.org/trade-kg/Claim/…>

Names or IRIs of entities say who is who; IRIs of claims say that two reports speak of one event, or of two. (An event's
own IRI follows from all that is known of it, so it changes; its claims stay.)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.files import write_bytes
from kg.graph.terms import clean
from kg.iri import BASE

FILE = "judgements.txt"
_LINE = re.compile(r'(?P<no>not\s+)?same\s+(?P<one>"[^"]+"|<[^<>\s]+>)\s+(?P<other>"[^"]+"|<[^<>\s]+>)')
_CLAIM = f"{BASE}Claim/"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two entities (names or IRIs) or two claims (IRIs) that are the same thing, or are not; ``line`` of the file."""

    one: str
    other: str
    same: bool
    line: int = 0

    @property
    def pair(self) -> frozenset[str]:
        """Both, in no order."""
        return frozenset((self.one, self.other))

    @property
    def of_claims(self) -> bool:
        """Whether it is about the events that two claims speak of, rather than about two entities."""
        return self.one.startswith(_CLAIM)

    def as_line(self) -> str:
        """The judgement as a line of the file."""
        words = (f"<{x}>" if x.startswith(BASE) else f'"{x}"' for x in (self.one, self.other))
        return " ".join(["same" if self.same else "not same", *words])


@dataclass(frozen=True, slots=True)
class Judgements:
    """All judgements of a graph's user."""

    all: tuple[Judgement, ...] = ()

    @property
    def entities(self) -> tuple[Judgement, ...]:
        """Those that say who is who."""
        return tuple(j for j in self.all if not j.of_claims)

    @property
    def names(self) -> frozenset[str]:
        """All names and IRIs in those that say who is who."""
        return frozenset(name for judgement in self.entities for name in judgement.pair)

    @property
    def apart_names(self) -> frozenset[frozenset[str]]:
        """The pairs of names that must never be linked."""
        return frozenset(j.pair for j in self.entities if not j.same)

    def claims(self, *, same: bool) -> tuple[Judgement, ...]:
        """Those about events, of one kind, in an order that is that of the IRIs."""
        found = (j for j in self.all if j.of_claims and j.same == same)
        return tuple(sorted(found, key=lambda j: sorted(j.pair)))


NONE = Judgements()


def read_judgements(path: Path) -> Judgements:
    """The judgements in a file; none when there is no file.

    Raises InputError, with the line and the way out, for a line that is no judgement and for two that contradict.
    """
    try:
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The judgements in {path} cannot be read: {error}.") from error
    lines = ((number, line.strip()) for number, line in enumerate(text.splitlines(), start=1))
    found = [_judgement(line, f"{path}, line {number}", number) for number, line in lines if line and line[0] != "#"]
    _refuse_contradictions(found, path)
    return Judgements(tuple(found))


def add_judgement(path: Path, judgement: Judgement) -> bool:
    """Write a judgement behind what the file has, which stays as it is; whether it was new.

    The file is written whole or not at all. Raises InputError when the file says the opposite or is no file of
    judgements.
    """
    for earlier in read_judgements(path).all:
        if earlier.pair == judgement.pair:
            if earlier.same == judgement.same:
                return False
            raise InputError(f"{path}: line {earlier.line} says the opposite of {judgement.as_line()}. Take it out.")
    before = path.read_bytes() if path.exists() else b""
    ending = b"\r\n" if b"\r\n" in before else b"\n"
    gap = b"" if not before or before.endswith(b"\n") else ending
    write_bytes(path.resolve(), before + gap + judgement.as_line().encode() + ending)
    return True


def _judgement(line: str, place: str, number: int) -> Judgement:
    match = _LINE.fullmatch(line)
    if match is None:
        raise InputError(f'{place}: {line!r} is no judgement. Write same "A" "B" or not same "A" "B", or <IRIs>.')
    one, other = (clean(match[side][1:-1]) for side in ("one", "other"))
    if one == other:
        raise InputError(f"{place}: {one!r} stands on both sides.")
    if one.startswith(_CLAIM) != other.startswith(_CLAIM):
        raise InputError(f"{place}: a claim can only be judged beside another claim.")
    return Judgement(one, other, match["no"] is None, number)


def _refuse_contradictions(found: list[Judgement], path: Path) -> None:
    seen: dict[frozenset[str], Judgement] = {}
    for judgement in found:
        earlier = seen.setdefault(judgement.pair, judgement)
        if earlier.same != judgement.same:
            raise InputError(f"{path}: lines {earlier.line} and {judgement.line} contradict each other. Take one out.")
