"""Damaged files of every format end in a `ReadError` or in a report whose offsets hold; never in anything else."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from pipeline.errors import ReadError
from pipeline.read import read_bytes

from .checks import check_offsets
from .make_office import make_docx, sample_hwpx, unzip, zip_parts
from .make_pdf import Text, make_pdf
from .test_html import PAGE
from .test_markdown import TEXT

ROUNDS = 40


def pdf(*, compress: bool) -> bytes:
    lines = [Text(50 + 260 * (i % 2), 60 + 15 * (i // 2), f"{i} 여러 나라의 도시 개발을 살펴보고") for i in range(40)]
    return make_pdf([lines, lines], compress=compress)


SEEDS: dict[str, tuple[str, bytes]] = {
    "txt": ("a.txt", TEXT.encode()),
    "cp949": ("a.txt", TEXT.encode("cp949")),
    "utf-16": ("a.txt", TEXT.encode("utf-16-le")),
    "md": ("a.md", TEXT.encode()),
    "html": ("a.html", PAGE.encode("cp949")),
    "docx": ("a.docx", make_docx()),
    "hwpx": ("a.hwpx", sample_hwpx()),
    "pdf": ("a.pdf", pdf(compress=True)),
    "plain pdf": ("a.pdf", pdf(compress=False)),
}


def truncate(data: bytes, numbers: random.Random) -> bytes:
    return data[: numbers.randrange(len(data))]


def flip(data: bytes, numbers: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(numbers.choice((1, 3, 30))):
        changed[numbers.randrange(len(changed))] ^= 1 << numbers.randrange(8)
    return bytes(changed)


def swap(data: bytes, numbers: random.Random) -> bytes:
    a, b, c = sorted(numbers.randrange(len(data)) for _ in range(3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (truncate, flip, swap)


def attempt(data: bytes, name: str) -> None:
    refused: ReadError | None = None
    try:
        check_offsets(read_bytes(data, name))
    except ReadError as error:
        refused = error
    if refused is not None:
        assert refused.found
        assert str(refused).startswith(name)


@pytest.mark.parametrize("seed", SEEDS)
def test_damaged_files(seed: str) -> None:
    name, data = SEEDS[seed]
    numbers = random.Random(seed)
    for index in range(ROUNDS):
        attempt(DAMAGES[index % len(DAMAGES)](data, numbers), name)


@pytest.mark.parametrize("seed", ["docx", "hwpx"])
def test_damaged_xml_in_a_sound_archive(seed: str) -> None:
    name, data = SEEDS[seed]
    parts = {part: content for part, content in unzip(data).items() if content}
    numbers = random.Random(seed)
    targets = [part for part in parts if part.endswith(".xml") and ("word/" in part or "Contents/" in part)]
    for index in range(ROUNDS):
        part = numbers.choice(targets)
        attempt(zip_parts({**parts, part: DAMAGES[index % len(DAMAGES)](parts[part], numbers)}), name)


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "docx", "hwpx", "pdf", "bin"])
def test_noise_after_a_true_beginning(suffix: str) -> None:
    numbers = random.Random(suffix)
    for start in (
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"<html>",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\xff\xfe",
        b"---\n|a|\n|-|\n",
    ):
        attempt(start + numbers.randbytes(numbers.choice((1, 7, 500, 5000))), f"a.{suffix}")
