"""Names that no dictionary has: before the heads of projects, glued to Latin letters, glossed inside a row of nouns."""

from __future__ import annotations

import pytest

from pipeline.entities.linking import link_entities
from pipeline.entities.names import find_names
from pipeline.entities.unlisted import is_unlisted

from .conftest import read_marks, split_korean


@pytest.mark.parametrize(
    "marked",
    [
        "[ORG 베트남 정부]는 3조 2천억 원 규모의 [PROJECT 남하이 신도시 사업]을 시작했다.",
        "3억 달러 규모의 [PROJECT 남하이 신도시] 1단계 공사를 수주",
        "[ORG 알제리 정부]는 [PROJECT 부이난 신도시](면적 21㎢)를 건설 중",
        "[PROJECT 알제리 부그줄 신도시]는 크다.",
        "정부는 [PROJECT 로얄 신도시]를 지었다.",
        "정부는 [PROJECT 알포 발전소]를 지었다.",
        "정부는 [PROJECT 킹살만 산업단지]를 지었다.",
        "[PROJECT 안다만 경제특구]와 [PROJECT 마리솔 신항만]을 지었다.",
        "[ORG 나래건설]이 신도시를 지었다.",
    ],
)
def test_unknown_word_before_a_head(marked: str) -> None:
    _check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "해외 신도시와 새로운 신도시, 대규모 신도시, 친환경 산업단지, 국가 산업단지, 지방 산업단지, 민간 발전소가 있다.",
        "1단계 신도시와 자족형 신도시, 첨단 산업단지, 종합 경제특구, 주요 신도시, 기존 신도시가 있다.",
        "이러한 신도시와 다른 신도시, 모든 산업단지, 큰 발전소, 살기좋은 신도시, 노후 산업단지가 있다.",
        "향후 신도시가 늘고 최근 신도시도 늘었다. 또한 신도시는 각종 산업단지를 낳고 결국 신도시가 된다.",
        "고급주택 신도시와 베드타운 신도시, 저탄소 신도시, 미니 신도시, 매머드 신도시, 지속가능 신도시가 있다.",
        "하이테크 산업단지와 파일럿 발전소, 우리나라 신도시, 글로벌 산업단지, 수소 발전소가 있다.",
        "이 건설 프로그램과 도로 확장 공사는 크다.",
    ],
)
def test_common_word_before_a_head(text: str) -> None:
    assert not [m for m in find_names(split_korean(text)) if m.label == "PROJECT"]


@pytest.mark.parametrize(
    "marked",
    [
        "[ORG 삼성E&A]가 60억 달러, [ORG GS건설]이 12억 달러를 수주했다.",
        "[ORG 한빛E&C]가 지었다.",
        "[ORG 나래E&A]와 [ORG 다온C&T]가 참여했다.",
        "신약R&D와 해외M&A가 늘었다.",
    ],
)
def test_latin_glued_to_hangul(marked: str) -> None:
    _check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[PROJECT 솔라티(Solati) 가스 플랜트 증설 공사]를 수주했다.",
        "[PROJECT 사우디아라비아 파딜리 가스 증설 프로그램]을 맡았다.",
        "노후(Old) 가스 시설 증설 공사를 맡았다.",
        "[PLACE 수원] 건설 공사를 맡았다.",
    ],
)
def test_row_that_ends_in_works(marked: str) -> None:
    _check(marked)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("베트남 다나라 에코시티가 있다. 다나라 생태도시는 크다.", 1),
        ("다나라 뉴타운 개발사업이다. 다나라 신도시는 크다.", 1),
        ("다나라 공업단지와 다나라 산업단지, 다나라 공업도시는 같다.", 1),
        ("다나라 에코시티와 다나라 생태도시, 다나라 신도시가 있다.", 3),
        ("다나라 뉴타운과 다나라 산업단지가 있다.", 2),
        ("다나라 산업단지와 솔라티 공업단지가 있다.", 2),
    ],
)
def test_heads_that_mean_the_same(text: str, count: int) -> None:
    analysis = split_korean(text)
    assert sum(e.label == "PROJECT" for e in link_entities(analysis, find_names(analysis))) == count


@pytest.mark.parametrize(("word", "unlisted"), [("부이난", True), ("알포", True), ("인근", False), ("고급주택", False)])
def test_what_the_dictionary_lacks(word: str, unlisted: bool) -> None:
    assert is_unlisted(word) is unlisted


def _check(marked: str) -> None:
    text, expected = read_marks(marked)
    assert [(m.label, m.text) for m in find_names(split_korean(text))] == expected
