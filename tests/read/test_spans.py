"""A label cell that spans several rows says so, whatever the format."""

from __future__ import annotations

import pytest

from pipeline.clean import clean_report
from pipeline.read import read_bytes

from .checks import check_offsets
from .make_office import make_docx, sample_hwpx

HTML = """<table><tr><th>국가</th><th>사업</th><th>금액</th></tr><tr><td rowspan="2">베트남</td><td>철도</td><td>1,000</td></tr>
<tr><td>도로</td><td>2,000</td></tr></table>"""


@pytest.mark.parametrize(("data", "name"), [(make_docx(), "a.docx"), (HTML.encode(), "a.html"), (sample_hwpx(), "a.hwpx")])
def test_a_merged_cell_knows_its_rows(data: bytes, name: str) -> None:
    report = read_bytes(data, name)
    check_offsets(report)
    clean = clean_report(report)
    in_source = [(report.source[c.start : c.end], c) for block in report.blocks for c in block.cells]
    in_clean = [(clean.text[c.start : c.end], c) for block in clean.blocks for c in block.cells]
    for found in (in_source, in_clean):
        assert [(text, cell.row, cell.rows) for text, cell in found if cell.rows > 1] == [("베트남", 1, 2)]


def test_a_span_beyond_the_table_ends_with_it() -> None:
    report = read_bytes(HTML.replace('rowspan="2"', 'rowspan="0"').encode(), "a.html")
    assert max(cell.row + cell.rows for block in report.blocks for cell in block.cells) == 3
