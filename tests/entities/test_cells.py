"""Names in the cells of tables, by the word at the head of their column or row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.entities import find_names
from pipeline.types import Amount, Cell, Mention, TextBlock

from .conftest import split_korean, split_words


def read_table(text: str, language: str = "ko"):
    cells, at = [], 0
    for row, line in enumerate(text.split("\n")):
        for column, value in enumerate(line.split("\t")):
            cells.append(Cell(at, at + len(value), row, column))
            at += len(value) + 1
    analysis = split_korean(text) if language == "ko" else split_words(text, language)
    return replace(analysis, blocks=(TextBlock(0, len(text), "table", cells=tuple(cells)),))


def names_in(text: str, language: str = "ko") -> set[tuple[str, str]]:
    return {(m.label, m.text) for m in find_names(read_table(text, language))}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("사업명\t국가\t시공사\n보람 나루터\t몽골\t다솜\n한울 3차\t라오스\t늘푸른산업, 새빛", "ko",
         {("PROJECT", "보람 나루터"), ("ORG", "다솜"), ("PROJECT", "한울 3차"), ("ORG", "늘푸른산업"), ("ORG", "새빛"),
          ("PLACE", "몽골"), ("PLACE", "라오스")}),
        ("구 분\t내 용\n사업명\t보람 나루터\n시공사\t다솜(60%)", "ko", {("PROJECT", "보람 나루터"), ("ORG", "다솜")}),
        ("사업명\t보람 나루터\t발주처\t다솜", "ko", {("PROJECT", "보람 나루터"), ("ORG", "다솜")}),
        ("Project\tCountry\tContractor\nAldermoor Loop\tKenya\tBrask & Tolle", "en",
         {("PROJECT", "Aldermoor Loop"), ("PLACE", "Kenya"), ("ORG", "Brask & Tolle")}),
        ("事業名\t国\t施工者\n緑川みなと\tベトナム\t朝凪工房", "ja",
         {("PROJECT", "緑川みなと"), ("PLACE", "ベトナム"), ("ORG", "朝凪工房")}),
    ],
)  # fmt: skip
def test_cells_under_a_label_are_names(text: str, language: str, expected: set[tuple[str, str]]) -> None:
    assert names_in(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "사업명\t국가\t시공사\n합계\t\t미정\n-\t\t추진 중",
        "사업명\t국가\t시공사\n사업\t\t민간 기업",
        "분야\t내용\n도로\t다솜 보람",
    ],
)
def test_cells_that_name_nothing(text: str) -> None:
    assert names_in(text) == set()


def test_a_name_holds_the_quantity_inside_it() -> None:
    text = "사업명\t시공사\n보람 40MW 나루\t다솜"
    start = text.index("40MW")
    taken = Mention("QUANTITY", start, start + 4, "40MW", 1.0, "test", Amount(40, 40, "MW"))  # type: ignore[arg-type]
    assert "보람 40MW 나루" in {m.text for m in find_names(read_table(text), taken=[taken])}
