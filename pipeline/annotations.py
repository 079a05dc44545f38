"""Typed access to what the stages write on a spaCy `Doc`. No other module touches `doc._`.

The annotations are the frozen dataclasses of `pipeline.types`. They survive `doc.to_bytes()`, which spaCy uses between
processes: msgpack hooks write each as its class name and fields, and read it back with its tuples and decimals.
"""

from __future__ import annotations

import dataclasses
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import srsly
from spacy.tokens import Doc

from pipeline import types
from pipeline.types import Analysis, CleanText, Entity, Mention, Morpheme, Record, Relation, Report, TextBlock

if TYPE_CHECKING:
    from spacy.strings import StringStore

_TAG = "__bogoseo__"
_KEYS = ("report", "clean", "language", "mentions", "entities", "relations", "records")
_CLASSES: dict[str, type] = {
    name: item for name, item in vars(types).items() if isinstance(item, type) and dataclasses.is_dataclass(item)
}

# What `get_analysis` made of a document's tokens, with the tokens as they were: each stage asks, and making it takes time.
_TOKENS: WeakKeyDictionary[Doc, tuple[bytes, tuple[Morpheme, ...], tuple[tuple[int, int], ...]]] = WeakKeyDictionary()

for _key in _KEYS:
    Doc.set_extension(f"bogoseo_{_key}", default=None, force=True)


def _get(doc: Doc, key: str) -> Any:
    return getattr(doc._, f"bogoseo_{key}")


def _set(doc: Doc, key: str, value: object) -> None:
    setattr(doc._, f"bogoseo_{key}", value)


def get_report(doc: Doc) -> Report | None:
    """The report that the text came from, None for a `Doc` made from bare text."""
    report: Report | None = _get(doc, "report")
    return report


def set_report(doc: Doc, report: Report, clean: CleanText) -> None:
    """Attach a report and its clean text, whose `text` is `doc.text`."""
    _set(doc, "report", report)
    _set(doc, "clean", clean)


def get_clean(doc: Doc) -> CleanText | None:
    """The clean text with its map to the source, None for a `Doc` made from bare text."""
    clean: CleanText | None = _get(doc, "clean")
    return clean


def get_blocks(doc: Doc) -> tuple[TextBlock, ...]:
    """The blocks of the text in clean offsets; each line is a paragraph for a `Doc` made from bare text."""
    clean = get_clean(doc)
    if clean is not None:
        return clean.blocks
    blocks = []
    start = 0
    for line in doc.text.split("\n"):
        if line.strip():
            blocks.append(TextBlock(start, start + len(line), "paragraph"))
        start += len(line) + 1
    return tuple(blocks)


def get_date(doc: Doc) -> str | None:
    """The report's own date as EDTF, None where unknown."""
    report = get_report(doc)
    return report.date if report is not None else None


def get_language(doc: Doc) -> str:
    """The main language of the text: `ko`, `en`, `ja` or `zh`; `ko` before the tokeniser has decided."""
    return _get(doc, "language") or "ko"


def set_language(doc: Doc, language: str) -> None:
    """Set the main language of the text, an ISO 639-1 code."""
    _set(doc, "language", language)


def get_analysis(doc: Doc) -> Analysis:
    """The document as plain dataclasses: what the pure functions of the later stages take."""
    tokens = doc.to_array(["IDX", "LENGTH", "TAG", "LEMMA", "SENT_START"])
    state = tokens.tobytes()
    read = _TOKENS.get(doc)
    if read is None or read[0] != state:
        read = _TOKENS[doc] = (state, *_read_tokens(doc.text, tokens.tolist(), doc.vocab.strings))
    _, morphemes, sentences = read
    return Analysis(doc.text, get_language(doc), morphemes, sentences, get_blocks(doc), get_date(doc))


def _read_tokens(
    text: str, tokens: Iterable[tuple[int, int, int, int, int]], strings: StringStore
) -> tuple[tuple[Morpheme, ...], tuple[tuple[int, int], ...]]:
    morphemes = []
    starts = []
    for start, length, tag, lemma, sent_start in tokens:
        end = start + length
        if sent_start == 1 or start == 0:
            starts.append(start)
        if not text[start:end].isspace():
            morphemes.append(Morpheme(start, end, strings[tag], strings[lemma] or text[start:end]))
    return tuple(morphemes), tuple(_find_extents(text, starts))


def _find_extents(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The offsets of sentences without the white space at their ends: a line's end belongs to no block."""
    for start, end in pairwise((*starts, len(text))):
        sentence = text[start:end]
        if not sentence.isspace():
            yield start + len(sentence) - len(sentence.lstrip()), start + len(sentence.rstrip())


def get_mentions(doc: Doc) -> tuple[Mention, ...]:
    """All mentions, in the order of the text."""
    return tuple(_get(doc, "mentions") or ())


def add_mentions(doc: Doc, mentions: Iterable[Mention]) -> None:
    """Add mentions to those the document has, keep the order of the text, and show them all in `doc.spans["bogoseo"]`."""
    _put_mentions(doc, {*get_mentions(doc), *mentions})


def remove_mentions(doc: Doc, mentions: Iterable[Mention]) -> None:
    """Take mentions out again, as where a date turns out to be part of a name. Those the document has not are passed over."""
    removed = set(mentions)
    if removed:
        _put_mentions(doc, (mention for mention in get_mentions(doc) if mention not in removed))


def _put_mentions(doc: Doc, mentions: Iterable[Mention]) -> None:
    ordered = tuple(sorted(mentions, key=lambda m: (m.start_char, -m.end_char, m.label)))
    _set(doc, "mentions", ordered)
    spans = (doc.char_span(m.start_char, m.end_char, label=m.label, alignment_mode="expand") for m in ordered)
    doc.spans["bogoseo"] = [span for span in spans if span is not None]


def get_entities(doc: Doc) -> tuple[Entity, ...]:
    """The entities of the report, in the order of their first mentions."""
    return tuple(_get(doc, "entities") or ())


def set_entities(doc: Doc, entities: Iterable[Entity]) -> None:
    """Replace the entities of the document."""
    _set(doc, "entities", tuple(entities))


def get_relations(doc: Doc) -> tuple[Relation, ...]:
    """The relations between mentions, in the order of their heads."""
    return tuple(_get(doc, "relations") or ())


def set_relations(doc: Doc, relations: Iterable[Relation]) -> None:
    """Replace the relations of the document."""
    _set(doc, "relations", tuple(relations))


def get_records(doc: Doc) -> tuple[Record, ...]:
    """The records of the report: projects in the order of their first mentions, then statistics."""
    return tuple(_get(doc, "records") or ())


def set_records(doc: Doc, records: Iterable[Record]) -> None:
    """Replace the records of the document."""
    _set(doc, "records", tuple(records))


def _encode(value: object) -> object:
    if dataclasses.is_dataclass(value) and type(value).__name__ in _CLASSES:
        return {_TAG: type(value).__name__, "fields": [getattr(value, f.name) for f in dataclasses.fields(value)]}
    if isinstance(value, Decimal):
        return {_TAG: "Decimal", "fields": str(value)}
    if isinstance(value, array):
        return {_TAG: "array", "fields": [value.typecode, value.tobytes()]}
    return None


def _decode(packed: dict[str, Any]) -> object:
    name, fields = packed[_TAG], packed["fields"]
    if name == "Decimal":
        return Decimal(fields)
    if name == "array":
        numbers = array(fields[0])
        numbers.frombytes(fields[1])
        return numbers
    return _CLASSES[name](*(_as_tuple(value) for value in fields))


def _as_tuple(value: object) -> object:
    return tuple(_as_tuple(item) for item in value) if isinstance(value, list) else value


@srsly.msgpack_encoders("bogoseo")  # type: ignore[untyped-decorator]  # srsly ships no types
def _msgpack_encode(value: object, chain: Callable[[object], object] | None = None) -> object:
    encoded = _encode(value)
    if encoded is not None:
        return encoded
    return chain(value) if chain is not None else value


@srsly.msgpack_decoders("bogoseo")  # type: ignore[untyped-decorator]  # srsly ships no types
def _msgpack_decode(value: object, chain: Callable[[object], object] | None = None) -> object:
    if isinstance(value, dict) and _TAG in value:
        return _decode(value)
    return chain(value) if chain is not None else value
