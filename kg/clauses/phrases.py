"""Noun phrases to goods: the head with the modifiers that it needs, linked to the scheme of goods."""

from __future__ import annotations

from collections.abc import Iterator

from kg.clauses.reader import Reader
from kg.grammar.reach import dealt_in
from kg.grammar.tokens import Token
from kg.grammar.tree import children, coordinated
from kg.lexicon import words
from kg.model import Filler
from kg.naming.good_lists import behind_commas, examples
from kg.naming.good_names import ALL_GOODS, NAMING, known_good, name_side_by_side, name_up_to, own_node
from kg.reference.catalog import Catalog
from kg.reference.plural import singular
from kg.values.units import units

SHORTEST = 2  # letters
NAMELESS = ("NUM", "DET", "PUNCT", "CCONJ", "SPACE")  # parts of speech that are in no name
ALL = ("import", "export")  # alone, they are all that is traded


def goods(token: Token, reader: Reader) -> list[Filler]:
    """The goods that the noun phrase headed by ``token`` speaks of, one filler for each coordinated good."""
    found: list[Filler] = []
    heads = coordinated(token)
    heads = [h for k, h in enumerate(heads) if k + 1 == len(heads) or heads[k + 1].i != h.i + 1]
    for head in [*heads, *behind_commas(heads, reader.catalog), *_also(token, reader)]:
        for noun in _inside(head, reader):
            for filler in _shared_head(noun, reader) or [_good(noun, reader)]:
                if filler and filler.entity not in [f.entity for f in found]:
                    found.append(filler)
    return [f for f in found if f.entity.label != ALL_GOODS] or found  # “shoes and other goods”


def _also(token: Token, reader: Reader) -> list[Token]:
    """“neodymium for cars, as well as lanthanum and cerium”: goods of one family that the parser hung elsewhere."""
    family = _family(token.text, reader)
    doc, last = token.doc, max(coordinated(token), key=lambda t: t.i)
    starts = [
        t.i + 1
        for t in doc[last.i + 2 : token.sent.end]
        if t.lower_ == "as" and [w.lower_ for w in doc[t.i - 2 : t.i]] == ["as", "well"]
    ]
    found: list[Token] = []
    for later in doc[starts[0] : token.sent.end] if starts and family else []:
        if family & _family(later.text, reader):
            found.append(later)
        elif later.lower_ not in (",", "and"):
            break
    return found


def _family(name: str, reader: Reader) -> set[str]:
    good = reader.catalog.good(name)
    return set(reader.catalog.describe(good.iri).broader) if good else set()


def _shared_head(noun: Token, reader: Reader) -> list[Filler | None]:
    """“uranium and thorium ores” are uranium ores and thorium ores; "steel and tin tariffs" are about steel and tin."""
    rest = [] if _is_an_act([noun], reader) else [noun]
    for modifier in children(noun, "compound", "amod", "nmod"):
        parts = coordinated(modifier)
        if len(parts) > 1 and all(
            p.pos_ in ("NOUN", "PROPN") and p.i < noun.i and not reader.mentions.at(p) for p in parts
        ):
            told = [p for p in parts if rest or reader.catalog.named_good(p.text)]
            return [node_of([p, *rest], reader, "Good") for p in told]
    return []


def _inside(noun: Token, reader: Reader, depth: int = 0) -> Iterator[Token]:
    """Past the containers: "36,000 tonnes of durum wheat" is wheat; "products such as beef" are beef too."""
    if _is_named_with_its_words(noun, reader):
        yield noun
        return
    measured = [noun, *(rate for rate in children(noun, "npadvmod") if rate.i > noun.i)]  # “9 tonnes a day of crude”
    behind = [p for n in measured for p in children(n, "prep") if p.lower_ in ("of", "in", "worth")]
    behind = [o for p in behind for o in children(p, "pobj")]
    general = noun.lemma_.lower() in words("goods", "generic")
    counted = noun.pos_ == "NUM" and depth == 0 and bool(behind)  # “three of its ships”
    container = counted or noun.lemma_.lower() in words("goods", "containers")
    if depth < 4 and container and not (general and examples(noun)):
        if behind:
            for inner in behind:
                for each in coordinated(inner):
                    yield from _inside(each, reader, depth + 1)
            return
        if noun.lemma_.lower() not in words("goods", "flows") or not children(noun, "compound", "amod"):
            front = [c for c in children(noun, "compound", "nmod", "npadvmod") if c.i < noun.i]
            yield from front or ([noun] if noun.lemma_.lower() in ALL and _origin(noun) else [])
            return
    if {noun.lemma_.lower(), singular(noun.lower_)} & words("goods", "dealers"):
        yield from (each for dealt in dealt_in(noun) for each in coordinated(dealt))
        return
    listed = examples(noun)
    if not listed or not general:
        yield noun
    yield from listed


def _is_named_with_its_words(noun: Token, reader: Reader) -> bool:
    """“Auto parts”, “plastic bags”: a container that is part of the name of a good."""
    if noun.lemma_.lower() not in words("goods", "containers"):
        return False
    front = [c for c in children(noun, "compound", "amod", "nmod") if c.i < noun.i]
    return any(reader.catalog.named_good(noun.doc[c.i : noun.i + 1].text) is not None for c in front)


def _origin(flow: Token) -> Token | None:
    """“imports from China”: the last word of where all that is traded comes from."""
    behind = [
        o for p in children(flow, "prep") if p.lower_ == "from" and p.i == flow.i + 1 for o in children(p, "pobj")
    ]
    return behind[0] if behind else None


def _good(noun: Token, reader: Reader) -> Filler | None:
    """The good that a noun names; “American Motors” is a firm, whatever it makes."""
    mention = reader.mentions.at(noun)
    firm = mention is not None and mention.entity.type == "Company"
    if firm or not can_name(noun, reader.catalog):
        return None
    naming = (
        name_side_by_side(noun, reader.catalog)
        or _both(noun)
        or name_up_to(noun, reader.catalog)
        or naming_tokens(noun, reader)
    )
    if naming and naming[-1].lemma_.lower() in words("goods", "flows") and len(naming) > 1:
        naming = naming[:-1] if can_name(naming[-2], reader.catalog) else []
    if not naming or _says_nothing(naming) or _is_actor(naming, reader) or _is_an_act(naming, reader):
        return None
    return node_of(naming, reader, "Good")


def _both(noun: Token) -> list[Token]:
    """“sugar and cooking oil”: two words of one name that the parser took for two members of the list."""
    before = noun.nbor(-1) if noun.dep_ == "conj" and noun.i > 0 else None
    return [before, noun] if before is not None and before.dep_ == "conj" and before in noun.conjuncts else []


def _says_nothing(naming: list[Token]) -> bool:
    """A lone container or flow is no good, but "imports" may be what a tariff is on."""
    lemma = naming[0].lemma_.lower()
    return len(naming) == 1 and lemma not in ALL and lemma in words("goods", "flows") | words("goods", "containers")


def _is_an_act(naming: list[Token], reader: Reader) -> bool:
    """“tariff cuts”, “six countries”: what is done about goods, or by whom, where the scheme has no good so named."""
    said = words("goods", "acts") | words("actors", "nouns", "country")
    return naming[-1].lemma_.lower() in said and reader.catalog.named_good(naming[-1].text) is None


def _is_actor(naming: list[Token], reader: Reader) -> bool:
    """Whether the head is the name of an actor: Turkey is no bird; a name that only the model saw may be a good."""
    mention = reader.mentions.at(naming[-1])
    if mention is None:
        return naming[-1].ent_type_ == "GPE" and reader.catalog.named_good(naming[-1].text) is None
    if len(naming) > 1 and reader.catalog.named_good(" ".join(t.text for t in naming)) is not None:
        return False
    return mention.method == "label" or reader.catalog.good(naming[-1].text) is None


def can_name(noun: Token, catalog: Catalog) -> bool:
    """Nouns name goods and topics; an adjective only where the scheme knows it; a date or a number never."""
    if (
        len(noun.text) < SHORTEST
        or noun.ent_type_ in ("DATE", "TIME", "PERCENT", "CARDINAL", "ORDINAL")
        or (any(c.isdigit() for c in noun.text) and catalog.good(noun.text) is None)
        or noun.lower_ in words("goods", "empty_topics")
        or is_unit(noun)
        or noun.lemma_.lower() in words("actors", "nouns", "trader")
    ):
        return False
    return noun.pos_ in ("NOUN", "PROPN") or (noun.pos_ in ("ADJ", "VERB") and catalog.good(noun.text) is not None)


def is_unit(noun: Token) -> bool:
    """Money and rates are no goods: "24 billion yuan", "128 Ecus", "315,000 tpa"."""
    unit = units().get(noun.lower_)
    return unit is not None and (unit.kind == "money" or unit.per is not None)


def naming_tokens(noun: Token, reader: Reader) -> list[Token]:
    """The modifiers that belong to the name, in order: no determiner, number, nationality, or filler word."""
    kept = [noun]
    for child in reversed(list(noun.lefts)):
        lower = child.lower_
        if (
            child.dep_ not in NAMING
            or child.pos_ in ("NUM", "DET", "ADV", "PRON")
            or lower in words("goods", "dropped")
        ):
            if child.dep_ == "punct" and lower == "-":
                continue
            if child.dep_ in ("punct", "nummod", "det", "poss", "predet", "quantmod", "advmod") or lower in words(
                "goods", "dropped"
            ):
                break
            continue
        mention = reader.mentions.at(child)
        if mention is not None and mention.form in ("demonym", "seat", "abbreviation"):
            break
        if mention is not None and mention.entity.type in ("Country", "Bloc", "Person"):
            break
        kept[:0] = [t for t in child.subtree if t.i < noun.i and t.pos_ not in NAMELESS]
    return sorted(set(kept), key=lambda t: t.i)


def node_of(naming: list[Token], reader: Reader, type_: str) -> Filler:
    """The node of a phrase: the known good that it ends with, else one of its own by its words."""
    first, last = naming[0], naming[-1]
    last = _origin(last) or last if type_ == "Good" and last.lemma_.lower() in ALL else last
    start, end = first.idx, last.idx + len(last.text)
    whole = naming[-1].i - first.i == len(naming) - 1
    mention = reader.text[start:end] if whole else reader.text[naming[-1].idx : end]
    start = end - len(mention)
    at = (mention, reader.base + start, reader.base + end)
    known = known_good([t.text for t in naming if t.text != "-"], reader.catalog) if type_ == "Good" else None
    if known is not None:
        good, exact = known
        return Filler(good, *at, "label" if exact else "head", 1.0 if exact else 0.7)
    phrase = " ".join(t.text.lower() if t.pos_ != "PROPN" else t.text for t in naming)
    return Filler(own_node(phrase, type_), *at, "phrase", 0.5)
