"""Shows the vocabulary on a terminal: all types with their roles and values, or one type in detail."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kg.classes import EntityType, EventType, RelationType, Role
from kg.errors import OntologyError, nearest
from kg.ontology import Ontology, load_ontology


def show_ontology(name: str | None = None, *, ontology: Ontology | None = None) -> RenderableType:
    """What ``kg ontology`` prints: everything, or the event, relation or entity type called ``name``.

    Raises OntologyError with the nearest name when there is no such type.
    """
    known = ontology or load_ontology()
    return _overview(known) if name is None else _detail(known, name)


def _overview(ontology: Ontology) -> RenderableType:
    return Group(
        _events(ontology),
        _values(ontology),
        _relations(ontology),
        _entities(ontology),
        Text("A role with * is a core role: an event needs at least one of its type's."),
        Text("`kg ontology TYPE` tells more of one type."),
    )


def _events(ontology: Ontology) -> Table:
    table = _table("Events", "type", "what it is", "roles", "attributes")
    for event in ontology.events.values():
        attributes = ", ".join([*event.attributes, *(["quantity"] if event.quantified else []), "date", "factuality"])
        table.add_row(event.name, event.definition, _roles(event), attributes)
    return table


def _values(ontology: Ontology) -> Table:
    table = _table("Values", "attribute", "values, in order")
    for event in ontology.events.values():
        for attribute, values in event.attributes.items():
            table.add_row(f"{event.name}.{attribute}", ", ".join(values))
    table.add_row("factuality", ", ".join(ontology.factuality))
    return table


def _relations(ontology: Ontology) -> Table:
    table = _table("Relations", "type", "what it is", "from", "to")
    for relation in ontology.relations.values():
        ends = (", ".join(relation.from_types), ", ".join(relation.to_types))
        table.add_row(relation.name, relation.definition, *ends)
    return table


def _entities(ontology: Ontology) -> Table:
    table = _table("Entities", "type", "what it is")
    for entity in ontology.entity_types.values():
        if not entity.abstract:
            table.add_row(entity.name, entity.definition)
    return table


def _detail(ontology: Ontology, name: str) -> RenderableType:
    if name in ontology.events:
        return _event(ontology, ontology.events[name])
    for relation in ontology.relations.values():
        if name in (relation.name, relation.class_name):
            return _relation(relation)
    if name in ontology.entity_types:
        return _entity(ontology, ontology.entity_types[name])
    types = [*ontology.events, *ontology.relations, *ontology.entity_types]
    raise OntologyError(f"The ontology has no type {name!r}.{nearest(name, types)} `kg ontology` lists all types.")


def _event(ontology: Ontology, event: EventType) -> RenderableType:
    parts: list[RenderableType] = [_heading(event.name, event.definition)]
    if event.plover:
        parts.append(Text(f"PLOVER code: {event.plover}"))
    parts.append(_role_table(event))
    parts += [_value_table(ontology, a, values) for a, values in event.attributes.items()]
    parts.append(_value_table(ontology, "factuality", ontology.factuality))
    if event.quantified:
        parts.append(Text("It may have quantities: an amount, a rate, a share."))
    return Group(*parts)


def _role_table(event: EventType) -> Table:
    table = _table("Roles", "role", "what it is", "filled by", "how many")
    for role in event.roles.values():
        table.add_row(_role(role), role.definition, ", ".join(role.types), "several" if role.many else "one")
    return table


def _value_table(ontology: Ontology, attribute: str, values: tuple[str, ...]) -> Table:
    table = _table(attribute, "value", "what it means")
    for value in (ontology.values[v] for v in values):
        code = f" (PLOVER: {value.plover})" if value.plover else ""
        cap = f" Here, {value.tightened} makes it stricter, {value.loosened} milder." if value.tightened else ""
        table.add_row(value.name, value.definition + code + cap)
    return table


def _relation(relation: RelationType) -> RenderableType:
    table = _table("Ends", "end", "filled by")
    table.add_row("from", ", ".join(relation.from_types))
    table.add_row("to", ", ".join(relation.to_types))
    return Group(_heading(relation.name, relation.definition), Text(f"It reads: … {relation.phrase} …"), table)


def _entity(ontology: Ontology, entity: EntityType) -> RenderableType:
    table = _table("Roles it can fill", "type", "roles")
    for event in ontology.events.values():
        fits = [r.name for r in event.roles.values() if any(ontology.is_a(t, entity.name) for t in r.types)]
        if fits:
            table.add_row(event.name, ", ".join(fits))
    kinds = [e.name for e in ontology.entity_types.values() if entity.name in e.parents]
    kin = [Text(f"It is a kind of: {', '.join(entity.parents)}.")] if entity.parents else []
    kin += [Text(f"Its kinds: {', '.join(kinds)}.")] if kinds else []
    return Group(_heading(entity.name, entity.definition), *kin, table)


def _roles(event: EventType) -> Text:
    return Text(", ").join(_role(role) for role in event.roles.values())


def _role(role: Role) -> Text:
    return Text(f"{role.name}*", "bold") if role.core else Text(role.name)


def _heading(name: str, definition: str) -> Text:
    return Text.assemble((name, "bold"), ": ", definition)


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, no_wrap=number == 0, overflow="fold")
    return table
