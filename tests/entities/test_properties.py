"""What holds for any text: spans in bounds, no overlaps, every name in exactly one entity, and no text that is refused."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.linking import link_entities
from pipeline.entities.names import find_names
from pipeline.types import Analysis, Mention, Morpheme

from .conftest import split_korean, split_words

PIECES = [
    "베트남", "하노이", "시", " ", " ", "한빛건설", "건설", "그룹", "정부", "(", ")", "이하 ",
    "IFF", "LH", "蘇州", "大成", "㈜", "(주)", "스타레이크", "시티", "사업", "3호선",
    "비전 2030", "‘", "’", "「", "」", "홍길동", "장관", "외. 2012", "은", "의",
    "에 의하면", ", ", ".", "\n", "-", "·", "&", "U.S.", "Corp.", "and ",
    "Ministry of ", "東京", "株式会社", "公司", "ﾊﾉｲ", "🙂", "\u200b", "é", "100%",
    "기관", "와 같은 기업", "\t",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=60)


def check(analysis: Analysis, taken: list[Mention]) -> None:
    names = find_names(analysis, taken=taken)
    for name in names:
        assert 0 <= name.start_char < name.end_char <= len(analysis.text)
        assert analysis.text[name.start_char : name.end_char] == name.text
        assert 0 <= name.score <= 1
        assert "\n" not in name.text
    assert all(one.end_char <= other.start_char for one, other in pairwise(names))
    linked = [mention for entity in link_entities(analysis, [*names, *taken]) for mention in entity.mentions]
    assert sorted(linked, key=lambda m: m.start_char) == names


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_korean_text(text: str) -> None:
    check(split_korean(text), [])


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from(["en", "ja", "zh"]))
def test_any_text_in_other_languages(text: str, language: str) -> None:
    check(split_words(text, language), [])


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_morphemes(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=20)))
    tags = st.sampled_from(["NNG", "NNP", "NNB", "SN", "SL", "SH", "XSN", "JKS", "SSO", "SSC", "SP", "VV", "MAG", "XSV"])
    morphemes = tuple(Morpheme(a, b, data.draw(tags), text[a:b]) for a, b in pairwise(cuts))
    taken = [Mention("DATE", m.start_char, m.end_char, m.lemma, 0.9, "grammar:date") for m in morphemes[::5]]
    names = find_names(Analysis(text, "ko", morphemes, ((0, len(text)),), ()), taken=taken)
    kept = [t for t in taken if not any(n.start_char <= t.start_char and t.end_char <= n.end_char for n in names)]
    assert all(n.end_char <= t.start_char or t.end_char <= n.start_char for n in names for t in kept)


@pytest.mark.parametrize(
    "unit", ["a", "A", "A ", "(", "가나, ", "(주)", "‘가", "A.", "와 같은 ", "公", "가-", "A (A ", "이하 "]
)
def test_a_hostile_line(unit: str) -> None:
    """A pattern that backtracks would not come back from these lines of 20,000 characters."""
    text = unit * (20_000 // len(unit)) + "!"
    morphemes = tuple(
        Morpheme(i, i + 1, "SL" if text[i].isascii() else "NNG", text[i]) for i in range(len(text)) if text[i] != " "
    )
    for language in ("ko", "en", "zh"):
        check(Analysis(text, language, morphemes, ((0, len(text)),), ()), [])
