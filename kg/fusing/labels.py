"""Labels of events and relations for people: who, what, how sure, when."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.model import Entity

MANY = 3
"""More fillers of one role than this are counted instead of named."""

EVENTS: Mapping[str, str] = {
    "Meeting": "{participant}: meeting| in {place}",
    "Agreement": "{party}: |{name}, |{kind} |{stage}",
    "TradeFlow": "{exporter}| → {importer}|: trade in {commodity}",
    "Production": "{producer}: production of {commodity}",
    "Reliance": "{dependent} relies on {supplier}|: {commodity}",
    "TradeMeasure": "{imposer}| → {target}|: {action} {kind}| on {commodity}",
    "Dispute": "{complainant}| v. {respondent}|: dispute {stage}",
    "Ruling": "{complainant}| v. {respondent}|: {stage}| {outcome}",
    "Investment": "{investor}| → {recipient}|: {kind}| in {topic}",
    "Accession": "{member}, {organization}: {stage}",
}
"""One pattern a type; a part between bars is left out when a value in it is missing, elsewhere ``?`` stands for it."""

RELATIONS: Mapping[str, str] = {
    "holdsOffice": "{subject}: {office} of {object}",
    "subsidiaryOf": "{subject} belongs to {object}",
    "basedIn": "{subject} is based in {object}",
    "memberOf": "{subject} is a member of {object}",
}

STORIES: Mapping[str, str] = {
    "Agreement": "{party}: |{name}|{kind}| on {about}",
    "TradeMeasure": "{imposer}| → {target}|: {kind}| on {about}",
    "Dispute": "{complainant}| v. {respondent}|: {about}",
}
"""The same for lasting things."""

UNSAID: Mapping[str, str] = {"Agreement": "agreement", "TradeMeasure": "measure"}
"""What a lasting thing is called whose reports name neither it nor its kind."""

JOINERS: Mapping[str, str] = {"party": " – ", "participant": " – "}
_FIELD = re.compile(r"\{(\w+)\}")


def common_labels(entities: Iterable[Entity]) -> Mapping[str, str]:
    """For each entity the label that most of these have, by IRI."""
    count: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in entities:
        count[entity.iri][entity.label] += 1
    return {iri: min(labels, key=lambda label: (-labels[label], label)) for iri, labels in count.items()}


def event_label(type_: str, values: Mapping[str, Sequence[str]], *, factuality: str, date: str | None) -> str:
    """The label of an event: ``A – B: contract signed (planned), 2014-09``.

    ``values`` maps role or attribute to texts; a type without a pattern is shown with all its fillers.
    """
    told = {field: _listed(field, texts) for field, texts in values.items() if texts}
    pattern = EVENTS.get(type_, f"{type_}: {', '.join(f'{{{field}}}' for field in told)}")
    sure = "" if factuality == "asserted" else f" ({factuality})"
    return f"{_filled(pattern, told)}{sure}{f', {_when(date)}' if date else ''}"


def _when(date: str) -> str:
    """An EDTF date; one without a start or without an end in words."""
    if date.startswith("../"):
        return f"until {date.removeprefix('../')}"
    return f"from {date.removesuffix('/..')}" if date.endswith("/..") else date


def story_label(type_: str, values: Mapping[str, Sequence[str]], *, kinds: Sequence[str]) -> str:
    """The label of a lasting thing: ``European Union – Japan: Economic Partnership Agreement``."""
    told = {field: _listed(field, texts) for field, texts in values.items() if texts}
    if "name" in told:
        told.pop("about", None)
    elif kinds or type_ in UNSAID:
        told["kind"] = " or ".join(kinds) or UNSAID[type_]
    return _filled(STORIES[type_], told)


def relation_label(type_: str, *, subject: str, object_: str, office: str | None) -> str:
    """The label of a relation: ``Narendra Modi: Prime Minister of India``."""
    told = {"subject": subject, "object": object_, "office": office or "an office"}
    return _filled(RELATIONS.get(type_, f"{{subject}} {type_} {{object}}"), told)


def _filled(pattern: str, told: Mapping[str, str]) -> str:
    fixed, *optional = pattern.split("|")
    kept = [part for part in optional if all(field in told for field in _FIELD.findall(part))]
    text = _FIELD.sub(lambda match: told.get(match[1], "?"), "".join([fixed, *kept])).strip().rstrip(",:")
    return text.removeprefix("?: ").removeprefix("? ")


def _listed(field: str, texts: Sequence[str]) -> str:
    shown = [*texts[:MANY], f"{len(texts) - MANY} more"] if len(texts) > MANY + 1 else [*texts]
    return JOINERS.get(field, ", ").join(shown)
