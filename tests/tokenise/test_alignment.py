from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tokenise.alignment import align


def _aligned(text: str, morphemes: str) -> str:
    named = [(form, tag, form) for form, _, tag in (item.rpartition("/") for item in morphemes.split())]
    return " ".join(
        f"{text[p.start : p.end]}/{p.tag}" + (f"[{p.fused}]" if p.fused else "") for p in align(text, 0, len(text), named)
    )


@pytest.mark.parametrize(
    ("text", "morphemes", "expected"),
    [
        ("사업을 한다", "사업/NNG 을/JKO 하/VV ㄴ다/EF", "사업/NNG 을/JKO 한/VV 다/EF"),
        ("했다 하였다", "하/VV 았/EP 다/EF 하/VV 았/EP 다/EF", "했/VV[EP] 다/EF 하/VV 였/EP 다/EF"),
        ("다가갔다", "다가가/VV 았/EP 다/EF", "다가갔/VV[EP] 다/EF"),
        ("아름다웠던 집", "아름답/VA 었/EP 더/EP ㄴ/ETM 집/NNG", "아름다웠던/VA[EP+EP+ETM] 집/NNG"),
        ("카드다.", "카드/NNG 이/VCP 다/EF ./SF", "카드/NNG[VCP] 다/EF"),
        ("만들 것", "만들/VV ㄹ/ETM 것/NNB", "만들/VV[ETM] 것/NNB"),
        ("사람입니다", "사람/NNG 이/VCP ㅂ니다/EF", "사람/NNG 입/VCP 니다/EF"),
        ("2011년 LG전자는", "2011년/SN LG전자/NNP 는/JX", "년/NNB 전자/NNP 는/JX"),
        ("건 도와줬다", "거/NNB 은/JX 돕/VV 어/EC 주/VX 었/EP 다/EF", "건/NNB[JX] 도와줬/VV[EC+VX+EP] 다/EF"),
        ("가 나 다", "나/NNG 다/NNG", ""),  # what is dropped in Hangul is not jumped for one syllable
        ("정부는 갔", "정부/NNG 는/JX 가/VV 았/EP", "정부/NNG 는/JX 갔/VV[EP]"),
    ],
)
def test_morphemes_find_their_places(text: str, morphemes: str, expected: str) -> None:
    assert _aligned(text, morphemes) == expected


FORMS = st.text(alphabet="가나다하갔했이었ㄴㅂ 1aA.", min_size=1, max_size=4)


@given(st.text(alphabet="가나다하갔했이었ㄴ 1a.", max_size=40), st.lists(st.tuples(FORMS, st.just("NNG"), FORMS), max_size=20))
def test_pieces_never_overlap(text: str, morphemes: list[tuple[str, str, str]]) -> None:
    cursor = 0
    for piece in align(text, 0, len(text), morphemes):
        assert cursor <= piece.start < piece.end <= len(text)
        assert not any(character.isspace() for character in text[piece.start : piece.end])
        cursor = piece.end
