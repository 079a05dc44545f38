"""Tokenising: characters a second of our tokenizer beside raw Kiwi and KoNLPy's four analysers, all in one run on one text.

    python benchmarks/tokenising.py [--text PATH] [--characters 60000] [--repeat 3]

Ours gives a `Doc` with tags, lemmas, parts of speech and sentences; the others give lists of morphemes. Raw Kiwi is taken
twice: a line at a time, as we call it, and the whole text in one call, whose time grows with the square of its length. KoNLPy's
own are fed line by line. Analysers that are not installed are left out. Times are the best of the repeats, after one call to
warm up.
"""

from __future__ import annotations

import argparse
import importlib
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from rich.console import Console
from rich.table import Table

import pipeline.tokenise  # noqa: F401  # registers the tokenizer
from pipeline.errors import MissingExtra
from pipeline.kiwi import load_kiwi
from pipeline.tokenise.konlpy_analysers import load_analyser

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
WARM_UP = "정부는 사업을 추진했다."

Run = Callable[[str], object]


def read_text(path: Path | None, characters: int) -> str:
    """The lines of a file, or of the samples, that are not empty, repeated and cut to a length at a line's end."""
    paths = [path] if path else sorted(SAMPLES.glob("*.txt"))
    lines = [line.strip() for each in paths for line in each.read_text(encoding="utf-8").splitlines() if line.strip()]
    if not lines:
        raise SystemExit("no text: give one with --text PATH")
    taken: list[str] = []
    length = 0
    while length < characters:
        line = lines[len(taken) % len(lines)]
        taken.append(line)
        length += len(line) + 1
    return "\n".join(taken)


def list_runs() -> dict[str, Run]:
    """What is measured, by name; the first is the base of the ratios."""
    kiwi = load_kiwi()
    runs: dict[str, Run] = {
        "raw Kiwi, a line at a time": lambda text: [kiwi.tokenize(line) for line in text.split("\n")],
        "raw Kiwi, the whole text": kiwi.tokenize,
        "bogoseo, kiwi": make_tokenizer("kiwi"),
    }
    for name, kind in (("komoran", "Komoran"), ("okt", "Okt"), ("hannanum", "Hannanum"), ("kkma", "Kkma")):
        try:
            load_analyser(name)
        except MissingExtra:
            continue
        runs[f"raw KoNLPy, {name}"] = make_raw(kind)
        runs[f"bogoseo, {name}"] = make_tokenizer(name)
    return runs


def make_tokenizer(analyser: str) -> Run:
    """A pipeline that only tokenises."""
    return spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "bogoseo.Tokenizer.v1", "analyser": analyser}}})


def make_raw(kind: str) -> Run:
    """One of KoNLPy's analysers as it comes, whose Java machine is started."""
    analyser = getattr(importlib.import_module("konlpy.tag"), kind)()
    return lambda text: [analyser.pos(line) for line in text.split("\n")]


def measure_speed(run: Run, text: str, repeat: int) -> float:
    """Characters a second, the best of `repeat`."""
    run(WARM_UP)
    best = float("inf")
    for _ in range(repeat):
        started = time.perf_counter()
        run(text)
        best = min(best, time.perf_counter() - started)
    return len(text) / best


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, help="a UTF-8 text file; default: the samples in corpus/samples")
    parser.add_argument("--characters", type=int, default=60_000)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    text = read_text(options.text, options.characters)
    table = Table("tokenizer", "characters/s", "times raw Kiwi", title=f"{len(text):,} characters")
    base = 0.0
    for name, run in list_runs().items():
        try:
            speed = measure_speed(run, text, options.repeat)
        except Exception as error:  # the Java analysers raise errors of their own; one that fails must not hide the others
            table.add_row(name, type(error).__name__, "")
            continue
        base = base or speed
        table.add_row(name, f"{speed:,.0f}", f"{speed / base:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
