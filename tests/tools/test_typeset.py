"""Reports set as a PDF's text comes out: letters and labels stay, lines and pages come."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpus import Document, read_markup
from pipeline.corpus.check import check_document
from tests.corpus.reports import MARKUP, documents
from tools import typeset_corpus as typeset

LAYOUT = 'width=20 spaces=yes header="해외인프라 브리프" page="- {} -" lines=3'


def annotate_text(text: str) -> Document:
    return read_markup(f"=== report\nid: a\nlanguage: ko\n=== text\n{text}\n=== relations\n")[0]


def test_a_report_is_wrapped() -> None:
    layout = typeset.read_layout('width=14 spaces=yes header="브리프" page="- {} -" lines=2')
    document = typeset.set_document(annotate_text("올해는 새로운 소식이 있다. 끝. {가온시 나래 신도시|PROJECT#p}다."), layout)
    assert document.text == "올해는 새로운 \n소식이 있다. \n- 1 -\n브리프\n끝. 가온시 나\n래 신도시다."
    (name,) = document.mentions
    assert [document.text[start:end] for start, end in name.pieces] == ["가온시 나\n래 신도시"]
    assert name.text == "가온시 나래 신도시"


def test_a_header_cuts_a_name_in_two() -> None:
    layout = typeset.read_layout('width=12 spaces=no header="브리프" page="- {} -" lines=1')
    document = typeset.set_document(annotate_text("{가온시나래신도시|PROJECT#p}다."), layout)
    assert document.text == "가온시나래신\n- 1 -\n브리프\n도시다."
    (name,) = document.mentions
    assert [document.text[start:end] for start, end in name.pieces] == ["가온시나래신", "도시"]
    assert name.text == "가온시나래신도시"


@given(documents(), st.integers(2, 40), st.booleans(), st.integers(1, 9))
def test_letters_and_labels_stay(document, width: int, spaces: bool, lines: int) -> None:
    layout = typeset.Layout(width, spaces, lines)
    done = typeset.set_document(document, layout)
    assert "".join(done.text.split()) == "".join(document.text.split())
    assert [p.message for p in check_document(done)] == [p.message for p in check_document(document)]
    for before, after in zip(document.mentions, done.mentions, strict=True):
        assert "".join("".join(done.text[a:b] for a, b in after.pieces).split()) == "".join(before.text.split())


def test_the_command_sets_what_asks_for_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    other = MARKUP.replace("port-01", "port-02")
    path.write_text(MARKUP.replace("language: ko\n", f"language: ko\nlayout: {LAYOUT}\n") + other, encoding="utf-8")
    typeset.main([str(path)])
    first, second = read_markup(capsys.readouterr().out)
    assert "해외인프라 브리프" in first.text
    assert second == read_markup(other)[0]


@pytest.mark.parametrize("line", ["width=wide spaces=yes", "spaces=yes", 'width=20 spaces=yes header="open'])
def test_a_bad_layout_is_refused(line: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        typeset.read_layout(line)
