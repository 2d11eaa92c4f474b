"""Names as people type them → the nodes that they stand for, without regard to case, accents, hyphens or plurals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.shared import NO_THINGS
from kg.graph.terms import local, name, select
from kg.model import ACTOR_TYPES
from kg.reference.deal_keys import tells_kind_only

GOODS = ("Good", "Topic")
KINDS: Mapping[str, tuple[str, ...]] = {"name": (), "actor": (*ACTOR_TYPES, "Place"), "good": GOODS}
"""Which classes a name of each kind may stand for; no class listed means any."""


@dataclass(frozen=True, slots=True)
class Named:
    """A node that has names; ``placed`` says that a catalogue puts it under a broader one."""

    iri: str
    type: str
    label: str
    names: tuple[str, ...] = ()
    placed: bool = False


def named(store: ox.Store) -> tuple[Named, ...]:
    """All entities of the graph with their labels and aliases, in the order of their IRIs."""
    rows = select(
        store,
        f"SELECT ?node ?class ?label ?placed WHERE {{ ?node {name('rdfs:label')} ?label ; a ?class "
        f"BIND(EXISTS {{ ?node {name('skos:broader')} ?any }} AS ?placed) "
        f"FILTER(?class NOT IN ({', '.join(NO_THINGS)}) && NOT EXISTS {{ ?node {name('kg:claimCount')} ?count }}) }}",
    )
    aliases: dict[str, list[str]] = {}
    for node, alias in select(store, f"SELECT ?node ?alias WHERE {{ ?node {name('skos:altLabel')} ?alias }}"):
        aliases.setdefault(node.value, []).append(alias.value)
    found = []
    for node, class_, label, placed in rows:
        names = tuple(sorted(aliases.get(node.value, ())))
        found.append(Named(node.value, local(class_), label.value, names, placed.value == "true"))
    return tuple(sorted(found, key=lambda one: (one.iri, one.type)))


def find(known: Iterable[Named], text: str, *, kind: str = "name") -> tuple[Named, ...]:
    """The nodes that ``text`` names, best first: by IRI, by label, by alias; goods also by a name that contains it.

    The kind of a deal names all deals whose name contains it: "Economic Partnership Agreement" the EU-Japan one.
    A good that the catalogue places under a broader one is taken by its own names only (palm oil is no crude oil).
    """
    allowed = [one for one in known if not KINDS[kind] or one.type in KINDS[kind]]
    wanted = plain(text)
    exact = [one for one in allowed if text.strip("<>") == one.iri] or [
        *(one for one in allowed if plain(one.label) == wanted),
        *(one for one in allowed if plain(one.label) != wanted and wanted in map(plain, one.names)),
    ]
    wide = (*GOODS, "NamedAgreement") if tells_kind_only(text) else GOODS
    wider = [one for one in allowed if one.type in wide and _holds(one, wanted, strict=bool(exact))] if wanted else []
    return tuple(dict.fromkeys([*exact, *wider]))


def suggestions(known: Iterable[Named], text: str, *, kind: str = "name", limit: int = 3) -> tuple[str, ...]:
    """Names of the graph that are near to ``text``, nearest first."""
    from rapidfuzz import fuzz, process

    spelled: dict[str, str] = {}
    for one in known:
        if not KINDS[kind] or one.type in KINDS[kind]:
            spelled.update((plain(n), one.label) for n in one.names)
            spelled[plain(one.label)] = one.label
    near = process.extract(plain(text), sorted(spelled), scorer=fuzz.WRatio, score_cutoff=65, limit=limit * 2)
    return tuple(dict.fromkeys(spelled[match] for match, _, _ in near))[:limit]


def unknown(known: Collection[Named], text: str, *, kind: str = "name") -> str:
    """The message for a name that stands for nothing in the graph, with the nearest names that do."""
    near = suggestions(known, text, kind=kind)
    what = {"good": "good or topic", "actor": "actor"}.get(kind, "actor, good or topic")
    hint = f" Did you mean {', '.join(repr(one) for one in near)}?" if near else ""
    return f"The graph knows no {what} called {text!r}.{hint}"


def plain(text: str) -> str:
    """The form in which names are compared: no case, accents, punctuation, leading article or plural s."""
    dotted = text.casefold().replace("ı", "i")  # whose capital is that of the dotted one
    bare = "".join(c for c in unicodedata.normalize("NFKD", dotted) if not unicodedata.combining(c))
    words = re.findall(r"\w+", bare.replace("'s", "").replace("’s", ""))
    return " ".join(map(_singular, words[1:] if len(words) > 1 and words[0] == "the" else words))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _holds(one: Named, wanted: str, *, strict: bool) -> bool:
    return not (strict and one.placed) and any(_within(wanted, plain(n)) for n in (one.label, *one.names))


def _within(part: str, whole: str) -> bool:
    return f" {part} " in f" {whole} "
