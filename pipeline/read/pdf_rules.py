"""The straight lines that a page of a PDF draws: the rules of its tables, and the borders of its boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_THIN = 3.5  # points: what is thinner is a line, however it is drawn
_SHORTEST = 4.0  # points
_LEVEL = 0.6  # points that the ends of a level or upright line may differ
_SIMPLE = 6  # segments: a line or a rectangle
_SAME_LINE = 3.5  # points between the lines of one rule, which may be drawn twice or once for each cell
_JOINT = 4.5  # points between the pieces of one rule
_MAX_DRAWINGS = 20_000  # on a page: more is a map or a plan
_MAX_SEGMENTS = 4_000
_MAX_DEPTH = 3  # of drawings within drawings

Box = tuple[float, float, float, float]
Place = Callable[[float, float, float, float], Box]
_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A level or an upright line: at which height or distance from the left it stands, and from where to where it goes."""

    level: bool
    at: float
    start: float
    end: float


def read_rules(page: Any, place: Place) -> list[Rule]:
    """The rules of a page, joined from their pieces. `place` turns a box in PDF coordinates into left, top, right, bottom."""
    from pypdfium2 import raw

    pieces: list[Rule] = []
    paths = _walk(raw, page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, None, 0)
    for seen, (path, matrix) in enumerate(paths):
        if seen > _MAX_DRAWINGS:
            return []
        pieces += [_to_rule(place(*box)) for box in _thin_boxes(raw, path, matrix)]
    return _join(pieces)


def _walk(raw: Any, parent: Any, count: Any, get: Any, matrix: Any, depth: int) -> Iterator[tuple[Any, Any]]:
    """The paths among the objects of a page, and of the drawings on it, with the matrix of the drawing they are in."""
    for index in range(count(parent)):
        item = get(parent, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield item, matrix
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = _product(_matrix_of(raw, item), matrix)
            yield from _walk(raw, item, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner, depth + 1)


def _matrix_of(raw: Any, item: Any) -> tuple[float, ...]:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _product(first: tuple[float, ...], then: tuple[float, ...] | None) -> tuple[float, ...]:
    if then is None:
        return first
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _apply(matrix: tuple[float, ...] | None, x: float, y: float) -> _Point:
    if matrix is None:
        return x, y
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _thin_boxes(raw: Any, path: Any, matrix: Any) -> Iterator[Box]:
    """Left, bottom, right and top of each line that a path draws or fills."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    segments = raw.FPDFPath_CountSegments(path)
    if not (fill.value or stroke.value) or segments > _MAX_SEGMENTS:
        return
    if segments <= _SIMPLE:
        edges = [ctypes.c_float() for _ in range(4)]
        if not raw.FPDFPageObj_GetBounds(path, *map(ctypes.byref, edges)):
            return
        box = _box_of([_apply(matrix, edges[0].value, edges[1].value), _apply(matrix, edges[2].value, edges[3].value)])
        if _is_line(box):
            yield box
            return
        if not stroke.value:
            return  # a background
    for points in _outlines(raw, path, segments, _product(_matrix_of(raw, path), matrix)):
        box = _box_of(points)
        if _is_line(box):
            yield box
        elif stroke.value:
            yield from filter(_is_line, (_box_of(pair) for pair in pairwise(points) if _is_straight(*pair)))


def _outlines(raw: Any, path: Any, segments: int, matrix: tuple[float, ...]) -> Iterator[list[_Point]]:
    """The corners of each part of a path that has no curve."""
    points: list[_Point] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(segments):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append(_apply(matrix, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points


def _box_of(points: Sequence[_Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _is_straight(first: _Point, second: _Point) -> bool:
    return abs(first[0] - second[0]) < _LEVEL or abs(first[1] - second[1]) < _LEVEL


def _is_line(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return min(width, height) <= _THIN and max(width, height) >= _SHORTEST


def _to_rule(box: Box) -> Rule:
    left, top, right, bottom = box
    if right - left >= bottom - top:
        return Rule(True, (top + bottom) / 2, left, right)
    return Rule(False, (left + right) / 2, top, bottom)


def _join(pieces: Sequence[Rule]) -> list[Rule]:
    """Rules whose pieces stand in one line, or side by side, made one."""
    rules: list[Rule] = []
    for level in (True, False):
        group: list[Rule] = []
        for piece in sorted((piece for piece in pieces if piece.level == level), key=lambda piece: piece.at):
            if group and piece.at - group[0].at > _SAME_LINE:
                rules += _join_group(group)
                group = []
            group.append(piece)
        rules += _join_group(group)
    return rules


def _join_group(group: Sequence[Rule]) -> list[Rule]:
    joined: list[list[Rule]] = []
    end = 0.0
    for piece in sorted(group, key=lambda piece: piece.start):
        if joined and piece.start <= end + _JOINT:
            joined[-1].append(piece)
            end = max(end, piece.end)
        else:
            joined.append([piece])
            end = piece.end
    return [
        Rule(parts[0].level, sum(part.at for part in parts) / len(parts), parts[0].start, max(part.end for part in parts))
        for parts in joined
    ]
