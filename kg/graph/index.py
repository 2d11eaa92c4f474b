"""What a graph remembers of its last change, beside it and derived from it, so that the next works out little anew.

A database of its own (``index.sqlite`` in the folder of the graph): the claims with the events that they report, these
with their stories, the relations, and how many articles state each fact of an entity. It is made anew when it is
missing, of another version of the package, or does not fit the graph; nothing is lost with it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.fusing.fuse import Fused, base, claim_rules
from kg.fusing.profile import Profile
from kg.fusing.step import Step
from kg.fusing.stories import RULES
from kg.graph.kept import ENTITIES, Kept
from kg.graph.shelf import Shelf
from kg.graph.tables import TABLES, Articles, Facts, Relations
from kg.graph.terms import name, parts
from kg.judging.judgements import Judgements

FILE = "index.sqlite"
STATE = "CREATE TABLE state (version TEXT)"


class Index:
    """Claims, steps, relations, articles and facts of a graph.

    A change is worked out, written by ``hold``, then made in the store, and done with ``commit``; one that failed
    before ``hold`` is undone, one that failed after it costs the index. ``seal`` ends what ``hold`` began.
    """

    def __init__(self, path: Path | None = None) -> None:
        """The index in a file, made if it is not there, or one in memory."""
        self._path = path
        self._connect()
        self.is_ready = self._is_held = False

    def begin(self, store: ox.Store) -> None:
        """Be ready for changes, if this is what the store adds up to by the rules as they are now."""
        self.is_ready = self.is_ready or self._fits(store)

    def hold(self) -> None:
        """Write all changes; should the store not get them, until ``commit``, all of the index is void."""
        self._is_held = True
        self._database.execute("UPDATE state SET version = ''")
        self._database.commit()

    def commit(self) -> None:
        """Keep all changes, now that the store has them."""
        self._database.commit()
        self._is_held = False

    def seal(self) -> None:
        """Be what the next opening may rely on, now that the store is safe on the disk. If that fails, it does not."""
        if self.is_ready:
            with suppress(sqlite3.Error):
                self._database.execute("UPDATE state SET version = ?", (_version(),))
                self._database.commit()

    def undo(self) -> None:
        """Forget all changes that were not held."""
        self._kept.forget()
        self.claims.forget()
        self.steps.forget()
        try:
            self._database.rollback()
            self.is_ready = self.is_ready and not self._is_held
        except sqlite3.Error:
            self.is_ready = False

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def clear(self) -> None:
        """Begin anew, with nothing."""
        self._database.close()
        if self._path:
            self._path.unlink(missing_ok=True)
        self._connect()
        for statement in (STATE, ENTITIES, *TABLES.split(";")):
            self._database.execute(statement)
        self.claims.create()
        self.steps.create()
        self._database.execute("INSERT INTO state VALUES ('')")
        self.hold()
        self.is_ready = False

    def obey(self, judgements: Judgements) -> None:
        """Put claims together as a user knows better."""
        self.claims.rules = claim_rules(judgements)

    def fill(self, fused: Fused, homes: Mapping[str, ox.NamedNode]) -> None:
        """Keep what all claims add up to; ``homes`` has the graph of each claim."""
        events = {claim: event.iri for event in fused.events for claim in event.claims}
        groups = ([(claim.iri, homes[claim.iri].value, claim) for claim in group] for group in fused.claims)
        self.claims.fill(groups, events, {event.iri: base(event) for event in fused.events})
        stories = {step: story.iri for story in fused.stories for step in (*story.steps, *story.under)}
        told = ([(step.event, "", step) for step in group] for group in fused.steps)
        self.steps.fill(told, stories, {story.iri: story.base for story in fused.stories})
        self.relations.add(fused.states, homes)
        self.relations.name({claim: relation.iri for relation in fused.relations for claim in relation.claims})
        self.is_ready = True

    def _connect(self) -> None:
        self._database = sqlite3.connect(self._path or ":memory:", check_same_thread=False)
        kept = self._kept = Kept(self._database)
        self.articles, self.facts = Articles(self._database), Facts(self._database)
        self.relations = Relations(self._database, kept)
        self.claims: Shelf[Profile] = Shelf(self._database, "claim", claim_rules(), kept.claim, kept.read_claim)
        self.steps: Shelf[Step] = Shelf(self._database, "step", RULES, kept.step, kept.read_step)

    def _fits(self, store: ox.Store) -> bool:
        try:
            if self._database.execute("SELECT version FROM state").fetchall() != [(_version(),)]:
                return False
            kept = self.articles.contents()
        except sqlite3.Error:
            return False
        quads = parts(store.quads_for_pattern(None, name("kg:contentHash"), None, None))
        return kept == {(article.value, content.value) for article, _, content, _ in quads}


@cache
def _version() -> str:
    """A hash of the code of the package, whose rules all of this follows from."""
    package = Path(__file__).parent.parent
    code = [(file.relative_to(package).as_posix(), file.read_bytes()) for file in sorted(package.rglob("*.py"))]
    return hashlib.sha256(repr(code).encode()).hexdigest()
