"""What holds for every report that a reader gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.types import Report


def check_offsets(report: Report) -> None:
    """Blocks and cells lie in the source, in order, and do not overlap; pages are those of the report."""
    end = 0
    for block in report.blocks:
        assert end <= block.start < block.end <= len(report.source)
        assert report.source[block.start : block.end].strip()
        assert 1 <= block.page <= report.pages
        end = block.end
        inside = block.start
        for cell in block.cells:
            assert inside <= cell.start < cell.end <= block.end
            assert report.source[cell.start : cell.end].strip() == report.source[cell.start : cell.end]
            inside = cell.end


def texts(report: Report, kind: str = "") -> list[str]:
    return [report.source[b.start : b.end] for b in report.blocks if not kind or b.kind == kind]


def cells(report: Report) -> list[tuple[str, int, int, bool]]:
    return [(report.source[c.start : c.end], c.row, c.column, c.header) for b in report.blocks for c in b.cells]
