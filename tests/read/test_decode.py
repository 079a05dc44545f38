from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UnsupportedFormat
from pipeline.read.decode import decode, decode_declared

SENTENCE = "베트남 정부는 2013년까지 도시철도에 약 3조 2천억 원을 투자할 계획이라고 밝혔다.\r\n"
KOREAN = st.text(
    st.one_of(
        st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3),
        st.sampled_from("㎢㎡㈜“”‘’·…①②ㅇ□○※→∼蘇州大成開發"),
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.sampled_from("\n\t"),
    ),
    max_size=200,
)


@given(KOREAN)
def test_utf8_with_and_without_a_mark_round_trips(text: str) -> None:
    assert decode(text.encode("utf-8")) == (text, ())
    assert decode(text.encode("utf-8-sig")) == (text, ())


@given(KOREAN)
@pytest.mark.parametrize("encoding", ["cp949", "utf-16-le", "utf-16-be"])
def test_korean_text_with_any_syllables_in_it_round_trips(encoding: str, text: str) -> None:
    whole = SENTENCE + text
    assert decode(whole.encode(encoding)) == (whole, ())


@given(KOREAN)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides(encoding: str, text: str) -> None:
    assert decode("\ufeff".encode(encoding) + text.encode(encoding)) == (text, ())


@pytest.mark.parametrize("text", [
    "한국", "똠", "펲", "뷁", "똠방각하", "펲시콜라", "쏼라쏼라", "가", "개발 2013년", "표1", "특징", "그림1 사업", "㈜대우",
    "ㅇ", "정부는 ’24년", "대한민국(大韓民國)", "쮒똠펲햏", "“인용”", "· 항목", "- 3 -", "",
])  # fmt: skip
def test_short_cp949(text: str) -> None:
    assert decode(text.encode("cp949")) == (text, ())


def test_rare_syllables_alone_are_still_korean() -> None:
    """Random syllables, most of which no Korean word has: the hardest CP949 there is."""
    numbers = random.Random(7)
    drawn = ["".join(chr(numbers.randrange(0xAC00, 0xD7A4)) for _ in range(12)) for _ in range(300)]
    assert sum(decode(text.encode("cp949"))[0] != text for text in drawn) <= 1


@pytest.mark.parametrize(("text", "encoding"), [
    ("経済産業省は2010年6月に「産業構造」を発表した。", "cp932"),
    ("インフラの輸出を進める", "cp932"),
    ("日本政府は計画を発表した。", "euc_jp"),
    ("中国政府在2010年发布了报告，投资总额为40亿元。", "gb18030"),
    ("苏州工业园区", "gb18030"),
    ("Le café est très cher à Noël, déjà vu en été.", "cp1252"),
])  # fmt: skip
def test_other_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize("text", ["café", "für 3 €", "Москва", "naïve", "Ω"])
def test_short_western_utf8_is_not_taken_for_cp949(text: str) -> None:
    assert decode(text.encode("utf-8")) == (text, ())


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_a_file_cut_in_a_character_is_read_with_a_notice(encoding: str) -> None:
    data = (SENTENCE * 5 + "끝").encode(encoding)[:-1]
    text, notices = decode(data)
    assert text.startswith(SENTENCE * 5)
    assert text.endswith("\ufffd")
    assert "U+FFFD" in notices[0].reason


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00" * 64, random.Random(3).randbytes(5000)])
def test_binary_is_no_text(data: bytes) -> None:
    with pytest.raises(UnsupportedFormat, match="UTF-8"):
        decode(data)


def test_a_declared_encoding_is_read_as_its_larger_set() -> None:
    assert decode_declared("똠방각하".encode("cp949"), "euc-kr")[0] == "똠방각하"
    assert decode_declared("서울".encode(), "no-such-encoding")[0] == "서울"
    assert decode_declared("서울의 도시".encode(), "ascii")[0] == "서울의 도시"
