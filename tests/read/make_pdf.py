"""A small PDF writer for the tests: text and lines at given places, in a font that needs no embedding as it maps to Unicode."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

PAGE = (595.0, 842.0)


@dataclass(frozen=True)
class Text:
    """A line of text whose baseline starts `x` from the left and `y` from the top of the page."""

    x: float
    y: float
    text: str
    size: float = 10.0
    angle: bool = False  # turned by 90 degrees


@dataclass(frozen=True)
class Box:
    """A rectangle between two corners, counted from the top left: its border, or filled; a line where it is thin."""

    left: float
    top: float
    right: float
    bottom: float
    filled: bool = False


def rule(left: float, top: float, right: float, bottom: float) -> Box:
    """A line as browsers draw it: a filled rectangle, half a point thick."""
    return Box(left, top, right + 0.5, bottom + 0.5, filled=True)


def width_of(text: str, size: float = 10.0) -> float:
    return sum(0.5 if ord(char) < 0x80 else 1.0 for char in text) * size


def make_pdf(
    pages: Sequence[Sequence[Text | Box]],
    *,
    rotate: int = 0,
    encrypted: bool = False,
    pictures: bool = False,
    made: str = "",
    compress: bool = True,
) -> bytes:
    characters = sorted({char for page in pages for line in page if isinstance(line, Text) for char in line.text})
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        4: (
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDToGIDMap /Identity /DW 1000 /W [0 127 500] "
            b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R >>"
        ),
        5: (
            b"<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 -120 1000 880] /Ascent 880 /Descent -120 "
            b"/CapHeight 700 /ItalicAngle 0 /StemV 80 >>"
        ),
        6: _stream(_to_unicode(characters), compress=compress),
        7: f"<< /Producer (test) {f'/CreationDate (D:{made})' if made else ''} >>".encode(),
        8: _stream(
            b"\xff" * 4, extra=b"/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8"
        ),
    }
    kids = []
    for index, page in enumerate(pages):
        number = 10 + 2 * index
        kids.append(f"{number} 0 R")
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE[0]} {PAGE[1]}] /Rotate {rotate} /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> /XObject << /Im 8 0 R >> >> >>"
        ).encode()
        picture = b"q 100 0 0 100 50 50 cm /Im Do Q\n" if pictures else b""
        objects[number + 1] = _stream(picture + b"\n".join(map(_show, page)), compress=compress)
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    if encrypted:
        secret = "41" * 32
        objects[9] = f"<< /Filter /Standard /V 1 /R 2 /O <{secret}> /U <{secret}> /P -4 >>".encode()
    return _assemble(objects, encrypted=encrypted)


def _show(line: Text | Box) -> bytes:
    if isinstance(line, Box):
        corner = f"{line.left} {PAGE[1] - line.bottom} {line.right - line.left} {line.bottom - line.top}"
        return f"{corner} re {'f' if line.filled else 'S'}".encode()
    codes = "".join(f"{ord(char):04X}" for char in line.text)
    matrix = "0 1 -1 0" if line.angle else "1 0 0 1"
    return f"BT /F1 {line.size} Tf {matrix} {line.x} {PAGE[1] - line.y} Tm <{codes}> Tj ET".encode()


def _to_unicode(characters: Sequence[str]) -> bytes:
    lines = [f"<{ord(char):04X}> <{ord(char):04X}>" for char in characters]
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{body}\nendcmap end end"
    ).encode()


def _stream(data: bytes, *, compress: bool = False, extra: bytes = b"") -> bytes:
    if compress:
        data, extra = zlib.compress(data), extra + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def _assemble(objects: dict[int, bytes], *, encrypted: bool) -> bytes:
    out = bytearray(b"%PDF-1.5\n")
    offsets = {}
    for number in sorted(objects):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n" % size
    for number in range(size):
        out += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
    encrypt = b" /Encrypt 9 0 R /ID [<00> <00>]" if encrypted else b""
    out += b"trailer << /Size %d /Root 1 0 R /Info 7 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (size, encrypt, start)
    return bytes(out)
