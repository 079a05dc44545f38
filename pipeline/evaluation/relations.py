"""Relations between entities: it does not matter which mention of a name carries one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pipeline.corpus.scheme import HEADS
from pipeline.evaluation.tally import Tally, count_equal

if TYPE_CHECKING:
    from pipeline.evaluation.offsets import Placed

TYPES = tuple(HEADS)
Key = tuple[str, str, str, str]


def score_relations(gold: Placed, predicted: Placed, aligned: Mapping[str, str]) -> dict[str, dict[str, Tally]]:
    """By type and for `all`, in two tables: `plain`, and `attributes`, where role, measure or event must be right too.

    `aligned` maps predicted entities to gold ones. What is said several times between the same entities counts once.
    """
    expected = find_relations(gold, None)
    given = find_relations(predicted, aligned)
    tables: dict[str, dict[str, Tally]] = {"plain": {}, "attributes": {}}
    for kind in (*TYPES, "all"):
        sides = [{key for key in keys if kind in (key[0], "all")} for keys in (expected, given)]
        tables["attributes"][kind] = count_equal(*sides)
        tables["plain"][kind] = count_equal(*({key[:3] for key in side} for side in sides))
    return tables


def find_relations(placed: Placed, aligned: Mapping[str, str] | None) -> dict[Key, str]:
    """The relations as type, head entity, tail entity and attribute, each with the id of the surest relation that says it.

    With `aligned`, entities are the gold ones; an entity that is none of them keeps its own id, marked, and matches nothing.
    """
    found: dict[Key, str] = {}
    for relation in sorted(placed.document.relations, key=lambda relation: (-relation.score, relation.evidence, relation.id)):
        head = _entity(placed, relation.head, aligned)
        tail = _entity(placed, relation.tail, aligned) if relation.tail else "-"
        found.setdefault((relation.type, head, tail, relation.attribute), relation.id)
    return found


def _entity(placed: Placed, mention: str, aligned: Mapping[str, str] | None) -> str:
    entity = placed.mention_of[mention].entity
    return entity if aligned is None else aligned.get(entity, f"?{entity}")
