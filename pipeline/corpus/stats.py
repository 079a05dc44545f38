"""How many reports, characters, mentions and relations a corpus has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.corpus.scheme import HEADS, LABELS, LANGUAGES, SPLITS
from pipeline.types import NAME_LABELS

if TYPE_CHECKING:
    from rich.table import Table

    from pipeline.corpus.documents import Document


def count_documents(documents: Sequence[Document]) -> dict[tuple[str, str], Counter[str]]:
    """By split and language: `reports`, `characters`, `entities`, and the number of each label and relation type."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for document in documents:
        count = counts.setdefault((document.split, document.language), Counter())
        count["reports"] += 1
        count["characters"] += len(document.text)
        count["mentions"] += len(document.mentions)
        count["relations"] += len(document.relations)
        count["entities"] += sum(entity.label in NAME_LABELS for entity in document.entities)
        count["in pieces"] += sum(len(mention.pieces) > 1 for mention in document.mentions)
        count.update(mention.label for mention in document.mentions)
        count.update(relation.type for relation in document.relations)
    return counts


def render_stats(documents: Sequence[Document]) -> list[Table]:
    """Three tables for the terminal: sizes, mentions by label, relations by type; a row for each split and language."""
    counts = count_documents(documents)
    rows = sorted(counts, key=lambda key: (_rank(key[0], SPLITS), _rank(key[1], LANGUAGES)))
    sizes = ("reports", "characters", "entities", "mentions", "in pieces", "relations")
    return [_render(counts, rows, columns) for columns in (sizes, LABELS, tuple(HEADS))]


def _rank(name: str, order: Sequence[str]) -> tuple[int, str]:
    return (order.index(name) if name in order else len(order), name)


def _render(counts: dict[tuple[str, str], Counter[str]], rows: Sequence[tuple[str, str]], columns: Sequence[str]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table("split", "language", show_footer=True, box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.columns[0].footer = "all"
    for column in columns:
        total = sum(counts[row][column] for row in rows)
        table.add_column(column, justify="right", footer=f"{total:,}")
    for number, (split, language) in enumerate(rows):
        last = number + 1 < len(rows) and rows[number + 1][0] != split
        cells = (f"{counts[split, language][column]:,}" for column in columns)
        table.add_row(split or "–", language, *cells, end_section=last)
    return table
