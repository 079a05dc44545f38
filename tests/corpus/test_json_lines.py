"""Labelled reports as JSON lines: what a line must say, and what it must not."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.corpus import Document, build_document, read_labelled, read_markup
from pipeline.corpus.documents import read_documents, to_dict
from pipeline.errors import CorpusError
from pipeline.language import extract
from pipeline.records.export import to_dict as export
from tests.corpus.reports import MARKUP


@pytest.fixture
def document() -> Document:
    return read_markup(MARKUP)[0]


def _set(*path: str | int) -> Callable[[dict[str, Any], object], None]:
    def change(data: Any, value: object) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "value", "said"),
    [
        (_set("sha256"), "0" * 64, "the report has the sha256"),
        (_set("pages"), 7, "the report has the pages 7, and by its other keys it is 1"),
        (_set("path"), "b.txt", "the report has the path"),
        (_set("writer"), "me", "the report has the unknown key 'writer'"),
        (_set("mentions", 0, "start"), 1, "mention m1 has the start 1"),
        (_set("mentions", 0, "end"), 9, "mention m1 has the end 9"),
        (_set("mentions", 0, "page"), 2, "mention m1 has the page 2, and by its other keys it is 1"),
        (_set("mentions", 0, "note"), "?", "mention m1 has the unknown key 'note'"),
        (_set("mentions", 0, "pieces"), [["0", 4]], "'0' is no offset"),
        (_set("mentions", 0, "pieces"), [[0.0, 4]], "0.0 is no offset"),
        (_set("entities", 0, "kind"), "firm", "entity e1 has the unknown key 'kind'"),
        (_set("entities", 0, "aliases"), "HB", "entity e1 has the aliases 'HB'"),
        (_set("relations", 0, "role"), "owner", "relation r1 has the unknown key 'role'"),
        (_set("relations", 0, "evidence"), [True, 5], "True is no offset"),
    ],
)
def test_a_line_that_contradicts_itself_is_refused(
    document: Document, change: Callable[[dict[str, Any], object], None], value: object, said: str
) -> None:
    data = to_dict(document)
    change(data, value)
    with pytest.raises(CorpusError) as raised:
        build_document(data)
    assert said in str(raised.value)


def test_what_follows_from_other_keys_may_be_left_out(document: Document) -> None:
    data = to_dict(document)
    for name in ("path", "sha256", "pages"):
        del data[name]
    for mention in data["mentions"]:
        for name in ("start", "end", "page", "score", "source"):
            del mention[name]
    assert build_document(data) == document


def test_a_line_of_an_extraction_is_read_with_its_text() -> None:
    extraction = extract("한빛건설은 2021년 3월 베트남에서 푸른만 신항을 약 3억 달러에 수주했다.")
    data = export(extraction) | {"path": "a.pdf", "sha256": "0" * 64, "pages": 3}
    for mention in data["mentions"]:
        mention["page"] = 2
    read = build_document(data, text=extraction.report.source)
    assert len(read.mentions) == len(data["mentions"]) > 3
    assert read.records is not None
    assert len(read.records) == len(data["records"])
    with pytest.raises(CorpusError, match="the unknown key 'writer'"):
        build_document(data | {"writer": "me"}, text=extraction.report.source)


def test_a_byte_order_mark_is_read(tmp_path: Path, document: Document) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(to_dict(document), ensure_ascii=False) + "\n", encoding="utf-8-sig")
    assert list(read_documents(path)) == list(read_labelled(path)) == [document]
