"""Articles to extractions: the language stages in order, one article at a time, with no state between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language

from kg.actors.attribution import cited_by, source
from kg.actors.relations import as_counterpart, distinct, relations
from kg.attributes.attach import attach
from kg.attributes.dating import Figures
from kg.attributes.hindsight import in_time
from kg.batches import batches
from kg.clauses.events import Draft, drafts
from kg.clauses.frames import Triggers, load_frames
from kg.clauses.reader import Reader
from kg.clauses.requirements import out_of_place
from kg.grammar.casing import Casing
from kg.grammar.dictionary import Dictionary
from kg.grammar.model_hash import DEFAULT_MODEL, model_hash
from kg.grammar.parse import know, load_model, parse, passages
from kg.grammar.tokens import Doc, Span
from kg.lexicon import vocabulary
from kg.model import Article, Extraction, Words
from kg.naming.coref import Discourse
from kg.naming.filed import filed, home
from kg.naming.firms import learn_firms
from kg.naming.memory import Memory
from kg.naming.names import find_mentions
from kg.naming.noting import note
from kg.ontology import Ontology, load_ontology
from kg.passages.called_off import called_off
from kg.passages.deals import PRONOUN
from kg.passages.gapping import ungapped
from kg.passages.made import as_claim, as_rejected, as_relation, as_unknown
from kg.passages.reading import Reading, events
from kg.passages.relevance import is_relevant
from kg.passages.rows import complete_rows
from kg.passages.titles import with_title
from kg.passages.told_lists import told_lists
from kg.passages.worth import told_worth
from kg.reference.catalog import Apart, Catalog, load_catalog
from kg.values.dates import find_dates
from kg.values.quantities import find_quantities


@dataclass(frozen=True)
class Extractor:
    """Everything that reading an article needs, loaded once.

    An article about something else than trade and diplomacy is not parsed, and says nothing (see
    ``kg.passages.relevance``); a ``thorough`` extractor parses it all the same.
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
    parts = list(passages(casing.text(article.text)))
    if article.title and not article.title.endswith("?"):  # a title that asks tells nothing
        parts.append((article.title_start, casing.title(article.title)))
    return parts


def extract(article: Article, parsed: Sequence[tuple[int, str, Doc]], extractor: Extractor) -> Extraction:
    """All claims and relations that ``article`` states, and what was kept out with its reason.

    ``parsed`` are its passages in order, each with its offset and in normal case; the title comes last.
    """
    reading = Reading(Memory(apart=extractor.catalog.apart), Discourse(), {}, [], [], [])
    titles: list[tuple[str, Doc]] = []
    learn_firms([(text, doc) for _, text, doc in parsed], extractor.catalog, reading.memory)
    for base, text, doc in parsed:
        if base < article.title_start:
            _read(doc, text, base, article, extractor, reading)
        else:
            titles.append((text, doc))
    kept, failed = events(reading, article.text, extractor.catalog)
    for text, doc in titles:
        kept = with_title(kept, [d for d, _ in failed], _headlined(doc, text, article, extractor, reading))
    told = {id(d) for d in kept}
    return Extraction(
        article,
        tuple(as_claim(d, article) for d in kept),
        tuple(as_relation(r, article) for r in distinct(reading.relations)),
        tuple(
            as_rejected(d, demand, article)
            for d, demand in [*reading.misread, *failed]
            if id(d) not in told and d.anchor_id != PRONOUN  # what stands for something else
        ),
        tuple(name for name, _ in sorted(reading.memory.unlinked.items(), key=lambda kv: (-kv[1], kv[0]))),
        tuple(as_unknown(*name, places, article) for name, places in sorted(reading.memory.places.items())),
        tuple(reading.sentences),
    )


def _headlined(doc: Doc, text: str, article: Article, extractor: Extractor, reading: Reading) -> list[Draft]:
    """What the title tells by itself, of those whom the text has named."""
    own = replace(reading, drafts=[], relations=[], misread=[], lists=[], ends=[], worth=[], periods=[], sentences=[])
    _read(doc, text, article.title_start, article, extractor, own)
    return events(own, article.text, extractor.catalog)[0]


def _read(doc: Doc, text: str, base: int, article: Article, extractor: Extractor, reading: Reading) -> None:
    mentions = find_mentions(doc, text, base, catalog=extractor.catalog, memory=reading.memory, on=article.published)
    note(doc, mentions, reading.discourse, base)
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
        reading.ends += called_off(sentence, reader)
        _relate(sentence, article, reader, reading)
    seen = doc.text
    calendar = extractor.catalog.describe(reading.home.iri).iso2 if reading.home else None
    figures = Figures(article.published, find_dates(seen), find_quantities(seen), reading.reference, seen, calendar)
    for sentence in doc.sents:
        found = _told(sentence, figures, reader, extractor, reading)
        reading.worth += told_worth(sentence, figures.amounts, reader)
        for draft in found:
            _cite(draft, article, reader, reading)
        reading.cited = reading.cited if found else cited_by(sentence.root, reader, reading.cited)
        reading.drafts += found
    reading.reference = figures.reference
    reading.periods += [(value, Words(s.text, base + s.start, base + s.end)) for value, s in figures.periods]


def _relate(sentence: Span, article: Article, reader: Reader, reading: Reading) -> None:
    """Note the relations of a sentence, and whom those serve who have an office."""
    for relation in relations(sentence, reader, article.id):
        reading.relations.append(as_counterpart(relation, reading.relations))
        if relation.type == "holdsOffice":
            state = relation.object.entity
            reading.offices.setdefault(relation.subject.entity.iri, state.country or state.iri)


def _told(sentence: Span, figures: Figures, reader: Reader, extractor: Extractor, reading: Reading) -> list[Draft]:
    """The drafts of a sentence with their dates and amounts; what the words rule out is noted as misread."""
    types = extractor.ontology.events
    told = list(drafts(sentence, extractor.triggers, types, reader))
    complete_rows(told)
    judged = [(d, out_of_place(d, measured=False)) for d in told]
    reading.misread += [(d, demand) for d, demand in judged if demand]
    placed = attach(sentence, [d for d, demand in judged if not demand], figures)
    return ungapped(placed, figures.amounts, types, reader)


def _cite(draft: Draft, article: Article, reader: Reader, reading: Reading) -> None:
    """Say how sure a draft is on the day of the article, and who says so; he goes on being cited."""
    draft.status = in_time(draft, article.published)
    draft.source, word = source(draft.trigger, reader, reading.cited)
    draft.reported = draft.words(word) if word is not None else None
    reading.cited = draft.source or reading.cited
