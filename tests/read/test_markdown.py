from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import EmptyReport
from pipeline.read import read_bytes

from .checks import cells, check_offsets

TEXT = """---
title: 보고
date: 2024-05-01
---
# 제목 ##

부제
====

베트남 정부는
5억 달러를 투자한다.
- 첫째 항목이
  이어진다
  - 안쪽
1. 하나

> 인용한 글이다
> 둘째 줄

| 국가 | 금액 |
|---|---:|
| 베트남 | 1,000 |
| 인도 | |
끝 문단

```
code | x
```
<!-- 숨긴
글 -->
***
[^1]: 각주의 글
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blocks_stand_where_they_stand_in_the_file(end: str) -> None:
    text = TEXT.replace("\n", end)
    report = read_bytes(text.encode(), "notes.md")
    check_offsets(report)
    assert report.source == text
    found = [(b.kind, b.level, report.source[b.start : b.end]) for b in report.blocks if b.kind != "table"]
    assert found == [
        ("heading", 1, "제목"),
        ("heading", 1, "부제"),
        ("paragraph", 0, f"베트남 정부는{end}5억 달러를 투자한다."),
        ("list_item", 1, f"- 첫째 항목이{end}  이어진다"),
        ("list_item", 2, "- 안쪽"),
        ("list_item", 1, "1. 하나"),
        ("paragraph", 0, "인용한 글이다"),
        ("paragraph", 0, "둘째 줄"),
        ("paragraph", 0, "끝 문단"),
        ("figure", 0, "code | x"),
        ("footnote", 0, "각주의 글"),
    ]
    assert report.date == "2024-05-01"


def test_cells_of_a_table() -> None:
    assert cells(read_bytes(TEXT.encode(), "notes.md")) == [
        ("국가", 0, 0, True), ("금액", 0, 1, True), ("베트남", 1, 0, False), ("1,000", 1, 1, False), ("인도", 2, 0, False),
    ]  # fmt: skip


@given(st.lists(st.sampled_from([
    "# 제목", "글이다", "- 항목", "  - 안", "> 인용", "| a | b |", "|---|---|", "a|b", "-|-", "```", "~~~", "", "---", "===",
    "<!--", "-->", "[^1]: 주", "[a]: b", "\t글", "1.", "-", "#", "\\|", "|",
]), max_size=15))  # fmt: skip
def test_any_order_of_marks_gives_blocks_in_order(lines: list[str]) -> None:
    try:
        report = read_bytes("\n".join(lines).encode(), "notes.md")
    except EmptyReport:
        return
    check_offsets(report)
    for block in report.blocks:
        if not block.cells:
            assert report.source[block.start : block.end] == report.source[block.start : block.end].strip()
