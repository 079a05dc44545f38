from __future__ import annotations

import pytest

from .markup import find_triples

LOCATED = [
    ("[미르|PLACE]에 조성되는 [다온 시티|PROJECT]가 있다.", {("다온 시티", "미르")}),
    ("[다온 시티|PROJECT]는 [하늬시|PLACE]에 위치한다.", {("다온 시티", "하늬시")}),
    ("[한빛건설|ORG]은 [미르|PLACE]에서 [다온 시티|PROJECT]를 건설한다.", {("다온 시티", "미르")}),
    ("[하늬시|PLACE] [가온구|PLACE]의 [다온 시티|PROJECT]가 있다.", {("다온 시티", "가온구"), ("다온 시티", "하늬시")}),
    ("[미르|PLACE] ‘[다온 시티|PROJECT]’가 있다.", {("다온 시티", "미르")}),
    ("[다온 시티|PROJECT]([미르|PLACE])가 완공됐다.", {("다온 시티", "미르")}),
    ("# [다온 시티|PROJECT]\n- 위 치 : [미르|PLACE] [하늬시|PLACE]", {("다온 시티", "미르"), ("다온 시티", "하늬시")}),
    ("[미르|PLACE]의 [한빛건설|ORG]이 참여했다.", {("한빛건설", "미르")}),
    ("[미르|PLACE] 기업인 [한빛건설|ORG]이 참여했다.", {("한빛건설", "미르")}),
    ("[하늬시|PLACE] 국영기업인 [한빛건설|ORG]과 [솔빛그룹|ORG]이 참여했다.", {("한빛건설", "하늬시")}),
    ("[미르|PLACE]의 전문지 [도시신문|ORG]에 의하면 그렇다.", {("도시신문", "미르")}),
    ("[한빛건설|ORG]([미르|PLACE])이 참여했다.", {("한빛건설", "미르")}),
    ("[하늬시|PLACE]에 본사를 둔 [한빛건설|ORG]이 참여했다.", {("한빛건설", "하늬시")}),
    ("# 나. [미르|PLACE] : [한빛건설|ORG], [솔빛그룹|ORG] - 진출 사례", {("한빛건설", "미르"), ("솔빛그룹", "미르")}),
    # nothing: another clause, another undertaking, a job abroad, a state that acts
    ("[미르|PLACE]에 차관을 주고, [한빛건설|ORG]은 [다온 시티|PROJECT]를 설계한다.", set()),
    ("[한빛건설|ORG]은 [미르|PLACE]에 진출했다.", set()),
    ("[미르|PLACE]는 [다온 시티|PROJECT]를 추진한다.", set()),
    ("[미르|PLACE]에서 [다온 시티|PROJECT]와 [마루 항만|PROJECT]을 건설한다.", set()),
]
PARTS = [
    ("[솔빛그룹|ORG] 산하 [한빛건설|ORG]이 참여했다.", {("한빛건설", "솔빛그룹")}),
    ("[솔빛그룹|ORG]의 자회사인 [한빛건설|ORG]이 참여했다.", {("한빛건설", "솔빛그룹")}),
    ("[한빛건설|ORG]은 [솔빛그룹|ORG]의 계열사이다.", {("한빛건설", "솔빛그룹")}),
    ("[통상부|ORG]([MTO|ORG]) 직할 독립 행정법인 [누리설계|ORG]는 기획을 한다.", {("누리설계", "통상부")}),
    ("[한빛건설|ORG]([솔빛그룹|ORG] 계열사)이 참여했다.", {("한빛건설", "솔빛그룹")}),
    (
        "[한빛건설|ORG]과 [솔빛그룹|ORG]의 합작법인 [다온개발|ORG]이 시행한다.",
        {("한빛건설", "다온개발"), ("솔빛그룹", "다온개발")},
    ),
    (
        "[한빛건설|ORG]과 [솔빛그룹|ORG]은 합작법인 [다온개발|ORG]을 설립했다.",
        {("한빛건설", "다온개발"), ("솔빛그룹", "다온개발")},
    ),
    ("[다온 시티|PROJECT]의 1단계 사업인 [한울 지구|PROJECT]가 착공됐다.", {("한울 지구", "다온 시티")}),
    ("[다온 시티|PROJECT] 내 [한울 지구|PROJECT]가 착공됐다.", {("한울 지구", "다온 시티")}),
    ("[한울 지구|PROJECT]는 [다온 시티|PROJECT]의 일환으로 추진된다.", {("한울 지구", "다온 시티")}),
    # nothing
    ("[한빛건설|ORG]과 [솔빛그룹|ORG]이 참여했다.", set()),
    ("[한빛건설|ORG]은 [솔빛그룹|ORG]의 경쟁사이다.", set()),
    ("[다온 시티|PROJECT]와 [한울 지구|PROJECT]가 착공됐다.", set()),
]


@pytest.mark.parametrize(("markup", "expected"), LOCATED)
def test_located_in(markup: str, expected: set[tuple[str, str]]) -> None:
    assert find_triples(markup, "located_in") == {(name, "", place) for name, place in expected}


@pytest.mark.parametrize(("markup", "expected"), PARTS)
def test_part_of(markup: str, expected: set[tuple[str, str]]) -> None:
    assert find_triples(markup, "part_of") == {(part, "", whole) for part, whole in expected}
