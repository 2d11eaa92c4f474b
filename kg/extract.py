"""Articles to extractions: the language stages in order, one article at a time, with no state between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacy.language import Language

from kg.actors import Reader
from kg.attach import attach
from kg.attribution import cited_by, source
from kg.back_to_good import back_to_goods
from kg.batches import batches
from kg.cases import complete_cases, contested, without_mere_mentions
from kg.casing import Casing
from kg.catalog import Apart, Catalog, load_catalog
from kg.completion import PRONOUN, at_home, between_last_pair, inherit
from kg.coref import Discourse
from kg.dates import find_dates
from kg.dating import Figures
from kg.deals import share_by_name
from kg.dictionary import Dictionary
from kg.elliptic import complete_elliptic
from kg.events import Draft, drafts
from kg.filed import filed
from kg.flows import complete_flows, of_one_trader
from kg.frames import Triggers, load_frames
from kg.gapping import ungapped
from kg.hindsight import in_time
from kg.joining import complete_joining
from kg.kinds import settle_kinds
from kg.lexicon import vocabulary
from kg.made import as_claim, as_rejected, as_relation, as_unknown
from kg.main_good import main_good
from kg.meetings import complete_days, leave_out_hosts, name_persons
from kg.memory import Memory
from kg.mentions import Mentions
from kg.merge import merged
from kg.model import Article, Entity, Extraction, Filler, RelationClaim
from kg.model_hash import DEFAULT_MODEL, model_hash
from kg.names import find_mentions
from kg.noting import note
from kg.ontology import Ontology, load_ontology
from kg.opponents import add_makers, add_targets
from kg.other_side import add_other_side
from kg.own_deals import tell_deals_apart
from kg.parse import know, load_model, parse, passages
from kg.quantities import find_quantities
from kg.relations import as_counterpart, relations
from kg.relevance import is_relevant
from kg.requirements import out_of_place, unmet
from kg.rows import complete_rows
from kg.same_period import share_dates
from kg.second_owners import hand_on
from kg.sole_goods import add_goods
from kg.supply_deals import complete_supply_deals
from kg.tokens import Doc
from kg.told_lists import ToldList, complete_lists, told_lists
from kg.topics import complete_topics


@dataclass(frozen=True)
class Extractor:
    """Everything that reading an article needs, loaded once.

    An article about something else than trade and diplomacy is not parsed, and says nothing (see ``kg.relevance``); a
    ``thorough`` extractor parses it all the same.
    """

    nlp: Language
    catalog: Catalog
    ontology: Ontology
    triggers: Triggers
    model_name: str
    model_hash: str
    dictionary: Dictionary
    thorough: bool = False

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """One extraction for each article, in order; an article's result does not depend on the others.

        Several are parsed at once, which is faster. What the model caches of their words is freed behind them, so that
        memory does not grow with the run.
        """
        for batch in batches(articles):
            with self.nlp.memory_zone():
                found = list(_extracted(batch, self))
            yield from found


def load_extractor(
    *, model: str = DEFAULT_MODEL, entities: Sequence[Path] = (), apart: Apart = frozenset()
) -> Extractor:
    """The extractor with spaCy pipeline ``model`` and, besides the package's tables, the entities of these files.

    Of two names in ``apart`` neither is ever linked to what the other one names.

    Raises ModelError, OntologyError or LexiconError when one of its parts is missing or broken.
    """
    ontology = load_ontology()
    nlp = load_model(model)
    name = f"{model} {nlp.meta.get('version', '')}".strip()
    catalog = load_catalog(entities, apart=apart)
    know(nlp, {*vocabulary(), *(word for one in catalog.by_iri.values() for word in one.label.split())})
    return Extractor(nlp, catalog, ontology, Triggers(load_frames(ontology)), name, model_hash(model), Dictionary(nlp))


@dataclass
class _Reading:
    """What is known of one article while it is read."""

    memory: Memory
    discourse: Discourse
    offices: dict[str, str]
    drafts: list[Draft]
    relations: list[RelationClaim]
    cited: list[Filler]
    misread: list[tuple[Draft, str]] = field(default_factory=list)
    home: Entity | None = None
    filed: Entity | None = None
    reference: str | None = None
    lists: list[ToldList] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)


def _extracted(articles: Sequence[Article], extractor: Extractor) -> Iterator[Extraction]:
    parts = [_passages(article, extractor) for article in articles]
    docs = parse(extractor.nlp, [text for own in parts for _, text in own])
    for article, own in zip(articles, parts, strict=True):
        yield extract(article, [(base, text, next(docs)) for base, text in own], extractor)


def _passages(article: Article, extractor: Extractor) -> list[tuple[int, str]]:
    """What is to be parsed of an article, in normal case: all of it, or nothing when it is about something else."""
    if not extractor.thorough and not is_relevant(article, extractor.catalog):
        return []
    casing = Casing(extractor.catalog, extractor.dictionary.knows, article.text)
    return list(passages(casing.text(article.text)))


def extract(article: Article, parsed: Iterable[tuple[int, str, Doc]], extractor: Extractor) -> Extraction:
    """All claims and relations that ``article`` states, and what was kept out with its reason.

    ``parsed`` are its passages in order, each with its offset and in normal case.
    """
    reading = _Reading(Memory(apart=extractor.catalog.apart), Discourse(), {}, [], [], [])
    for base, text, doc in parsed:
        _read(doc, text, base, article, extractor, reading)
    placed = [(d, out_of_place(d)) for d in reading.drafts]
    misread = reading.misread + [(d, demand) for d, demand in placed if demand]
    reading.drafts = [d for d, demand in placed if not demand]
    back_to_goods(reading.drafts, reading.memory.goods, article.text, extractor.catalog)
    of_one_trader(reading.drafts)
    at_home(reading.drafts, reading.home)
    inherit(reading.drafts)
    complete_lists(reading.drafts, reading.lists, reading.relations)
    complete_joining(reading.drafts, reading.discourse)
    name_persons(reading.drafts, reading.offices)
    complete_elliptic(reading.drafts)
    share_by_name(reading.drafts)
    between_last_pair(reading.drafts, reading.discourse)
    add_other_side(reading.drafts, reading.discourse, reading.home, extractor.catalog.by_iri)
    tell_deals_apart(reading.drafts, extractor.catalog)
    add_makers(reading.drafts, extractor.catalog.by_iri)
    add_targets(reading.drafts)
    complete_flows(reading.drafts, extractor.catalog.by_iri)
    complete_cases(reading.drafts)
    share_dates(reading.drafts)
    failed = [(d, demand) for d in reading.drafts if (demand := unmet(d))]
    missing = {id(d) for d in (*(d for d, _ in failed), *contested(reading.drafts, [d for d, _ in failed]))}
    told = [d for d in reading.drafts if id(d) not in missing]
    complete_supply_deals(told)
    hand_on([d for d, _ in (*misread, *failed)], told)
    kept = merged(without_mere_mentions(told))
    add_goods(kept)
    complete_topics(kept, extractor.catalog, main_good(reading.memory.goods, extractor.catalog))
    complete_days(kept)
    leave_out_hosts(kept)
    settle_kinds(kept)
    return Extraction(
        article,
        tuple(as_claim(d, article) for d in kept),
        tuple(as_relation(r, article) for r in _distinct(reading.relations)),
        tuple(
            as_rejected(d, demand, article)
            for d, demand in [*misread, *failed]
            if d.anchor_id != PRONOUN  # one that stands for something else was left out of nothing
        ),
        tuple(name for name, _ in sorted(reading.memory.unlinked.items(), key=lambda kv: (-kv[1], kv[0]))),
        tuple(as_unknown(*name, places, article) for name, places in sorted(reading.memory.places.items())),
        tuple(reading.sentences),
    )


def _read(doc: Doc, text: str, base: int, article: Article, extractor: Extractor, reading: _Reading) -> None:
    mentions = find_mentions(doc, text, base, catalog=extractor.catalog, memory=reading.memory, on=article.published)
    note(doc, mentions, reading.discourse)
    reading.home = reading.home or home(article, mentions, extractor.catalog)
    reading.filed = reading.filed or filed(text, extractor.catalog)
    reader = Reader(
        text,
        mentions,
        extractor.catalog,
        reading.discourse,
        base,
        reading.offices,
        reading.home,
        article.published,
        reading.filed,
    )
    reader = replace(reader, speakers=lambda token: source(token, reader, reading.cited).by or reading.cited)
    for sentence in doc.sents:
        reading.sentences.append((base + sentence.start_char, base + sentence.end_char))
        reading.lists += told_lists(sentence, reader)
        for relation in relations(sentence, reader, article.id):
            reading.relations.append(as_counterpart(relation, reading.relations))
            if relation.type == "holdsOffice":
                state = relation.object.entity
                reading.offices.setdefault(relation.subject.entity.iri, state.country or state.iri)
    seen = doc.text
    calendar = extractor.catalog.describe(reading.home.iri).iso2 if reading.home else None
    figures = Figures(article.published, find_dates(seen), find_quantities(seen), reading.reference, seen, calendar)
    for sentence in doc.sents:
        told = list(drafts(sentence, extractor.triggers, extractor.ontology.events, reader))
        complete_rows(told)
        reading.misread += [(d, demand) for d in told if (demand := out_of_place(d, measured=False))]
        placed = attach(sentence, [d for d in told if not out_of_place(d, measured=False)], figures)
        found = ungapped(placed, figures.amounts, extractor.ontology.events, reader)
        for draft in found:
            draft.status = in_time(draft, article.published)
            draft.source, word = source(draft.trigger, reader, reading.cited)
            draft.reported = draft.words(word) if word is not None else None
            reading.cited = draft.source or reading.cited
        reading.cited = reading.cited if found else cited_by(sentence.root, reader, reading.cited)
        reading.drafts += found
    reading.reference = figures.reference


def home(article: Article, mentions: Mentions, catalog: Catalog) -> Entity | None:
    """The country that a report is about: the first in its title, else the first in its text."""
    named = [c for m in catalog.find(article.title, on=article.published) for c in m.candidates]
    named += [c for m in mentions for c in m.candidates]
    return next((c.entity for c in named if c.entity.type in ("Country", "Bloc")), None)


def _distinct(found: Iterable[RelationClaim]) -> tuple[RelationClaim, ...]:
    kept: dict[tuple[str, str, str], RelationClaim] = {}
    for relation in found:
        kept.setdefault((relation.type, relation.subject.entity.iri, relation.object.entity.iri), relation)
    return tuple(kept.values())
