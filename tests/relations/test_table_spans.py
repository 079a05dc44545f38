from __future__ import annotations

from dataclasses import replace

from pipeline.relations.tables import find_in_table
from pipeline.types import Cell, TextBlock

from .markup import read_markup

TABLE = """
국가\t사업\t사업비
[베트남|PLACE]\t[다온 신도시|PROJECT]\t[10달러|MONEY=10]
[나루 항만|PROJECT]\t[20달러|MONEY=20]
"""


def test_a_label_that_spans_rows_holds_for_each_of_them() -> None:
    analysis, mentions, _ = read_markup(TABLE)
    cells, at = [], 0
    for row, line in enumerate(analysis.text.split("\n")):
        for column, text in enumerate(line.split("\t")):
            cells.append(Cell(at, at + len(text), row, column + (row == 2), header=row == 0))
            at += len(text) + 1
    cells = [replace(cell, rows=2) if (cell.row, cell.column) == (1, 0) else cell for cell in cells]
    block = TextBlock(0, len(analysis.text), "table", cells=tuple(cells))
    relations = list(find_in_table(analysis.text, block, mentions))
    located = {r.head.text: analysis.text[slice(*r.evidence)] for r in relations if r.type == "located_in"}
    assert located == {"다온 신도시": "베트남\t다온 신도시\t10달러", "나루 항만": "나루 항만\t20달러"}
    assert {(r.head.text, r.tail.text) for r in relations if r.type == "amount_of" and r.tail} == {
        ("10달러", "다온 신도시"),
        ("20달러", "나루 항만"),
    }
