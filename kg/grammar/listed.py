"""Who is named in one list: coordinated heads, commas between names, persons whose titles stand between them."""

from __future__ import annotations

from kg.grammar.tokens import Doc, Token
from kg.grammar.tree import children, coordinated
from kg.naming.mentions import Mention, Mentions

BESIDE_TITLES = ("PROPN", "ADJ", "NOUN", "CCONJ", "PUNCT", "PART", "PRON")
LOOSE = ("npadvmod", "nsubj", "nsubjpass", "dep", "advmod", "dobj")
TITLES = 10  # words that may stand between two persons who are named together


def members(token: Token, mentions: Mentions) -> list[Token]:
    """The coordinated heads; in a list of three names or more the commas count more than the parser's word."""
    found = _closed(coordinated(token))
    last = mentions.at(found[-1])
    while last is not None and (following := _next_in_list(last, token.doc, mentions, begun=len(found) > 1)):
        head = token.doc[following.last]
        if head in found:
            break
        found.append(head)
        last = following
    while len(found) > 1 and (state := _listed_before(found[0], mentions)):
        found.insert(0, state)
    first = mentions.at(found[0])
    while first is not None and (person := _person_before(first, token.doc, mentions)):
        found.insert(0, token.doc[person.last])
        first = person
    return found


def _listed_before(token: Token, mentions: Mentions) -> Token | None:
    """“Peru, Chile and Cuba agreed”: the first of a list, which the parser hung on the verb by itself."""
    mention = mentions.at(token)
    previous = mentions.before(mention) if mention is not None else None
    if mention is None or previous is None or previous.entity.type != mention.entity.type:
        return None
    head = token.doc[previous.last]
    between = token.doc[previous.last + 1 : mention.first].text
    return head if between == "," and head.dep_ in LOOSE and head.head == token.head else None


def _closed(found: list[Token]) -> list[Token]:
    """“between A and B, C said”: behind the "and" of a list no member follows with a comma alone."""
    for k, member in enumerate(found[1:-1], start=1):
        if children(member.head, "cc") and not children(member, "cc"):
            return found[: k + 1]
    return found


def _person_before(mention: Mention, doc: Doc, mentions: Mentions) -> Mention | None:
    """“South Korean President X and Indonesian President Y”: titles hide that two persons stand together."""
    previous = mentions.before(mention) if mention.entity.type == "Person" else None
    while previous is not None and previous.form == "demonym":
        previous = mentions.before(previous)
    if previous is None or previous.entity.type != "Person":
        return None
    between = doc[previous.last + 1 : mention.first]
    titles = all(t.pos_ in BESIDE_TITLES or t.lower_ == "visiting" for t in between)
    return previous if titles and len(between) < TITLES and any(t.lower_ == "and" for t in between) else None


def _next_in_list(mention: Mention, doc: Doc, mentions: Mentions, *, begun: bool) -> Mention | None:
    following = mentions.after(mention)
    if following is None or (mention.entity.type == "NamedAgreement") != (following.entity.type == "NamedAgreement"):
        return None  # “signed the pact, and Peru …”: a deal and a state make no list
    between = [t.lower_ for t in doc[mention.last + 1 : following.first]]
    later = mentions.after(following)
    rest = [t.lower_ for t in doc[following.last + 1 : later.first]] if later else []
    closing = set(between) <= {",", "and", "the"} and "and" in between and (begun or "," in between)
    opening = set(between) <= {",", "the"} and "," in between and bool(rest) and set(rest) <= {",", "and", "the"}
    return following if closing or opening else None
