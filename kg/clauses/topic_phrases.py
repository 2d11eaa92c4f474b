"""Noun phrases to topics: what a deal, a meeting or a case is about, as the words around it say."""

from __future__ import annotations

from kg.clauses.phrases import can_name, is_unit, naming_tokens, node_of
from kg.clauses.reader import Reader
from kg.grammar.tokens import Token
from kg.grammar.tree import children
from kg.iri import mint
from kg.lexicon import words
from kg.model import Entity, Filler
from kg.reference.catalog import Catalog


def topic(token: Token, reader: Reader) -> Filler | None:
    """What a deal, a meeting or a case is about: the noun phrase with its ``of``, or None when it says nothing."""
    if token.lemma_.lower() in words("goods", "deals") | words("things", "cases") | words("goods", "aspects"):
        return kind_phrase(token, reader)
    project = token.pos_ == "NOUN" and token.lemma_.lower() in words("things", "projects")
    if token.lemma_.lower() in words("goods", "empty_topics") or not (project or can_name(token, reader.catalog)):
        return None
    if (wide := _of_wide(token)) is not None:
        return topic(wide, reader)
    mention = reader.mentions.at(token)
    if (mention is not None and mention.entity.type not in ("Good", "Topic")) or _is_measured(token):
        return None
    naming = naming_tokens(token, reader)
    tail = _of_phrase(token, reader)
    if tail and _is_measured(tail[-1]):
        return None
    if not tail:
        return node_of(naming, reader, "Good" if reader.catalog.good(" ".join(t.text for t in naming)) else "Topic")
    return node_of([*naming, *tail], reader, "Topic")


def _of_wide(noun: Token) -> Token | None:
    """“in the field of food processing”, “in the area of energy”: what a wide word is of."""
    if noun.lemma_.lower() not in ("field", "area", "sphere", "domain", "realm"):
        return None
    return next((o for p in children(noun, "prep") if p.lower_ == "of" for o in children(p, "pobj")), None)


def _is_measured(noun: Token) -> bool:
    """“the supply of 110,000 tonnes”: so much of something, but not of what."""
    return noun.lemma_.lower() in words("goods", "containers") and bool(children(noun, "nummod"))


def _of_phrase(noun: Token, reader: Reader) -> list[Token]:
    for prep in children(noun, "prep"):
        helping = prep.lower_ in ("for", "to") and noun.lemma_.lower() in words("goods", "helping")
        if (prep.lower_ in ("of", "on", "in") or helping) and prep.i - noun.i <= 2:
            for inner in children(prep, "pobj"):
                if (m := reader.mentions.at(inner)) and m.entity.type in ("Country", "Bloc", "Place", "Person"):
                    return []
                if inner.ent_type_ in ("DATE", "TIME", "PERCENT", "MONEY"):
                    return []
                return [prep, *naming_tokens(inner, reader)]
    return []


def kind_phrase(noun: Token, reader: Reader) -> Filler | None:
    """What the words in front of a noun say that it is about: "free trade agreement", "nuclear energy pact"."""
    kept: list[Token] = []
    if noun.pos_ == "PROPN" or noun.text[0].isupper():
        return None
    for token in reversed(list(noun.doc[noun.left_edge.i : noun.i])):
        mention = reader.mentions.at(token)
        if token.lower_ == "and" and kept and token.nbor(-1).pos_ == "NOUN":  # “trade and investment forum”
            kept.insert(0, token)
            continue
        if (
            mention is not None
            or token.pos_ not in ("NOUN", "ADJ", "PROPN")
            or token.lower_ in words("goods", "not_topics")
            or is_unit(token)
        ):
            break
        kept.insert(0, token)
    while kept and kept[0].lower_ == "and":
        kept.pop(0)
    if kept and kept[0].i > noun.left_edge.i and kept[0].nbor(-1).text == "-":
        kept.pop(0)  # “a high-level free trade deal”
    while kept and kept[0].pos_ == "ADJ" and kept[0].lower_ in words("goods", "dropped"):
        kept.pop(0)
    if [t.lower_ for t in kept] == ["trade"] and noun.lemma_.lower() in words("things", "cases"):
        return None
    if noun.lemma_.lower() == "partnership" and kept and kept[-1].pos_ == "ADJ":
        return None  # “an economic partnership”
    if [t.lower_ for t in kept] in (["fta"], ["ftas"]):
        return about("free trade", kept[0], reader)
    told = kept and (kept[-1].pos_ != "ADJ" or kept[-1].lower_ in words("goods", "topical"))
    return node_of(kept, reader, "Topic") if told and kept[-1].lower_ not in words("goods", "empty_topics") else None


def about(text: str, noun: Token, reader: Reader) -> Filler:
    """A topic that the very word implies: an FTA is about free trade."""
    entity = Entity(mint("Topic", text), text, "Topic", (text,))
    at = noun.idx
    return Filler(
        entity,
        reader.text[at : at + len(noun.text)],
        reader.base + at,
        reader.base + at + len(noun.text),
        "implied",
        0.5,
    )


def up_to(first: Token, last: Token, reader: Reader) -> Filler:
    """A topic in the words of the text: "upgrading the Pacific pact"."""
    start, end = min(first.idx, last.idx), max(first.idx + len(first.text), last.idx + len(last.text))
    words_ = reader.text[start:end]
    label = " ".join(words_.split())
    entity = Entity(mint("Topic", label), label, "Topic", (label,))
    return Filler(entity, words_, reader.base + start, reader.base + end, "phrase", 0.5, position="changing")


def good_in_name(label: str, catalog: Catalog) -> Entity | None:
    """The good that the name of an agreement holds: rubber in "International Natural Rubber Agreement"."""
    *told, kind = label.split()
    if kind.lower() not in words("things", "deal_kinds"):
        return None
    goods = (m.candidates[0].entity for m in catalog.find(" ".join(told)) if m.candidates[0].form == "good")
    return next((g for g in goods if g.label.lower() not in words("goods", "at_large")), None)
