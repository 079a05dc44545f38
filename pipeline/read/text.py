"""Plain text: the source is the decoded file itself, and its blocks are found by the shape of its lines."""

from __future__ import annotations

from pipeline.read.decode import decode
from pipeline.read.layout import find_blocks
from pipeline.read.source import Draft


def read(data: bytes) -> Draft:
    """The decoded file, without its byte order mark but otherwise unchanged, and its blocks.

    Raises `UnsupportedFormat` if the bytes are not text in any encoding that is known.
    """
    text, notices = decode(data)
    blocks, pages = find_blocks(text)
    return Draft(text, blocks, pages, notices=notices)
