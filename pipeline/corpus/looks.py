"""Second looks: what a labelled report may have wrong, for the labeller to decide by reading. None of it is an error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline.corpus.check import Problem, line_at
from pipeline.corpus.scheme import FIGURES
from pipeline.types import NAME_LABELS

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.corpus.documents import Document, LabelledMention

_HANGUL_WORD = re.compile(r"[가-힣A-Za-z0-9一-鿿]")
_QUOTES = {
    "‘": "’",
    "“": "”",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "<": ">",
    "[": "]",
    "【": "】",
    "'": "'",
    '"': '"',
    "(": ")",
}
_OPENING = {close: mark for mark, close in _QUOTES.items()}
_CALLED = re.compile(r"\(?(?:가칭|소위|이른바)\b|so-called |いわゆる|所謂|所谓")
_PARTICLE_END = re.compile(r"[가-힣](?:은|는|을|를|에서|에게|으로)$")


def find_looks(documents: Iterable[Document], nlp: Language) -> Iterator[Problem]:
    """Questions about reports: names left unmarked, figures that the grammar reads otherwise, figures without a relation."""
    from pipeline.language import extract
    from pipeline.records.export import to_dict

    for document in documents:
        predicted = to_dict(extract(document.text, date=document.date, nlp=nlp))["mentions"]
        questions = [
            *_find_unmarked_names(document),
            *_find_quoted_names(document),
            *_find_figures(document, predicted),
            *_find_unrelated(document),
            *_find_namesakes(document),
        ]
        found = sorted(questions, key=lambda problem: problem.line)
        yield from (replace(question, origin=document.origin) for question in found)


def _ask(document: Document, offset: int, message: str) -> Problem:
    return Problem(document.id, line_at(document, offset), message, is_question=True)


def _find_unmarked_names(document: Document) -> Iterator[Problem]:
    taken = bytearray(len(document.text))
    for mention in document.mentions:
        for start, end in mention.pieces:
            taken[start:end] = b"\1" * (end - start)
    names = {mention.text: mention for mention in document.mentions if mention.label in NAME_LABELS and len(mention.text) > 1}
    for name, mention in names.items():
        if document.language == "ko" and _PARTICLE_END.search(name):
            yield _ask(document, mention.start, f"{mention.label} {name!r} ends like a particle")
        pattern = r"\s?".join(re.escape(letter) for letter in "".join(name.split()))
        for match in re.finditer(pattern, document.text):
            inside_word = match.start() and _HANGUL_WORD.match(document.text[match.start() - 1])
            if not any(taken[match.start() : match.end()]) and not inside_word:
                yield _ask(document, match.start(), f"{name!r} is marked {mention.label} elsewhere, here it is not")


def _find_quoted_names(document: Document) -> Iterator[Problem]:
    for mention in document.mentions:
        if mention.label in NAME_LABELS and (_is_quoted(mention.text) or _CALLED.match(mention.text)):
            asked = "begins or ends with a mark or a word that stands outside of a name"
            yield _ask(document, mention.start, f"{mention.label} {mention.text!r} {asked}")


def _is_quoted(name: str) -> bool:
    """Whether marks stand around a whole name, or one without the other; `(주)한빛` and `‘푸른만’ 신항` keep theirs inside."""
    first, last = name[0], name[-1]
    whole = first in _QUOTES and name.find(_QUOTES[first], 1) in (-1, len(name) - 1)
    return whole or (last in _OPENING and _OPENING[last] not in name[:-1])


def _find_figures(document: Document, predicted: Iterable[Mapping[str, Any]]) -> Iterator[Problem]:
    labelled = [mention for mention in document.mentions if mention.value is not None]
    starts = {mention.pieces: mention for mention in labelled}
    for item in predicted:
        if item["value"] is None:
            continue
        pieces = tuple((start, end) for start, end in item["pieces"])
        read = " ".join(filter(None, (item["label"], item["value"], item["unit"], item["qualifier"])))
        if pieces in starts:
            mention = starts[pieces]
            if (mention.label, mention.value, mention.unit, mention.qualifier) != (
                item["label"], item["value"], item["unit"], item["qualifier"],
            ):  # fmt: skip
                yield _ask(document, item["start"], f"{item['text']!r} is {_describe(mention)}; the grammar reads {read}")
        elif not any(mention.start < item["end"] and item["start"] < mention.end for mention in document.mentions):
            yield _ask(document, item["start"], f"{item['text']!r} is not marked; the grammar reads {read}")
        elif over := [mention.text for mention in labelled if mention.start < item["end"] and item["start"] < mention.end]:
            yield _ask(document, item["start"], f"{over} is marked; the grammar takes {item['text']!r}, {read}")
    found = [(item["start"], item["end"]) for item in predicted]
    for mention in labelled:
        if not any(start < mention.end and mention.start < end for start, end in found):
            yield _ask(document, mention.start, f"{mention.label} {mention.text!r} is marked; the grammar finds nothing there")


def _describe(mention: LabelledMention) -> str:
    return " ".join(filter(None, (mention.label, mention.value or "?", mention.unit, mention.qualifier)))


def _find_unrelated(document: Document) -> Iterator[Problem]:
    heads = {relation.head for relation in document.relations if relation.type == "amount_of"}
    for mention in document.mentions:
        if mention.label in FIGURES and mention.id not in heads:
            yield _ask(document, mention.start, f"{mention.label} {mention.text!r} is the amount_of nothing")


def _find_namesakes(document: Document) -> Iterator[Problem]:
    entities: dict[tuple[str, str], set[str]] = {}
    for mention in document.mentions:
        if mention.label in NAME_LABELS:
            entities.setdefault((mention.label, "".join(mention.text.split())), set()).add(mention.entity)
    for (label, text), found in entities.items():
        if len(found) > 1:
            yield Problem(
                document.id, 0, f"{label} {text!r} is in {len(found)} entities; one key for one thing", is_question=True
            )
