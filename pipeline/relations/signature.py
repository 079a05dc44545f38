"""Which labels a relation may join, and the one place that enforces it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.types import EVENTS, MEASURES, ROLES, Entity, Mention, Relation, RelationType

_NAMES = frozenset({"ORG", "PLACE", "PROJECT"})
_FIGURES = frozenset({"MONEY", "QUANTITY", "PERCENT"})

# Pairs of (labels of the head, labels of the tail) that each type allows.
ARGUMENTS: dict[RelationType, tuple[tuple[frozenset[str], frozenset[str]], ...]] = {
    "participates_in": ((frozenset({"ORG", "PLACE", "PERSON"}), frozenset({"PROJECT"})),),
    "located_in": ((frozenset({"PROJECT", "ORG"}), frozenset({"PLACE"})),),
    "amount_of": ((_FIGURES, _NAMES),),
    "date_of": ((frozenset({"DATE"}), _FIGURES | {"PROJECT"}),),
    "part_of": ((frozenset({"ORG"}), frozenset({"ORG"})), (frozenset({"PROJECT"}), frozenset({"PROJECT"}))),
}
ATTRIBUTES: dict[RelationType, frozenset[str]] = {
    "participates_in": frozenset(ROLES),
    "located_in": frozenset({""}),
    "amount_of": frozenset(MEASURES),
    "date_of": frozenset(EVENTS),
    "part_of": frozenset({""}),
}

EntityKeys = Mapping[Mention, int]


def entity_keys(entities: Sequence[Entity]) -> dict[Mention, int]:
    """The number of the entity that each mention belongs to. Figures and dates belong to none and are not in it."""
    return {mention: number for number, entity in enumerate(entities) for mention in entity.mentions}


def fits(relation: Relation) -> bool:
    """Whether head, tail and attribute are of the kinds that the relation's type allows."""
    if relation.attribute not in ATTRIBUTES[relation.type]:
        return False
    if relation.tail is None:
        return relation.type == "amount_of" and relation.head.label in _FIGURES
    tail = relation.tail.label
    return any(relation.head.label in heads and tail in tails for heads, tails in ARGUMENTS[relation.type])


def keep_best(relations: Iterable[Relation], keys: EntityKeys, *, min_score: float) -> list[Relation]:
    """The relations that fit and reach `min_score`, one for each pair of entities and attribute: the best, then the first.

    A figure has at most one `amount_of`. A relation between two mentions of one entity is dropped. In the order of the heads.
    """
    best: dict[tuple[object, ...], Relation] = {}
    for relation in relations:
        if relation.score < min_score or not fits(relation):
            continue
        head, tail = _key(relation.head, keys), _key(relation.tail, keys)
        if head == tail:
            continue
        key: tuple[object, ...] = (relation.type, head, tail, relation.attribute)
        if relation.type == "amount_of":
            key = (relation.type, head)
        if key not in best or relation.score > best[key].score:
            best[key] = relation
    return sorted(best.values(), key=_order)


def _key(mention: Mention | None, keys: EntityKeys) -> object:
    if mention is None:
        return None
    return keys.get(mention, (mention.start_char, mention.end_char, mention.label))


def _order(relation: Relation) -> tuple[int, int, str, int, str]:
    tail = relation.tail.start_char if relation.tail is not None else -1
    return (relation.head.start_char, relation.head.end_char, relation.type, tail, relation.attribute)
