"""What headings, list heads, naming lines and definite phrases reach."""

from __future__ import annotations

import pytest

from .markup import find_triples

REACHED = [
    # naming lines: numbered fields, a field before the first heading, a field in brackets
    ("1. 사업명 : [다온 시티|PROJECT]\n2. 발주기관 : [미르교통부|ORG]", {("미르교통부", "owner", "다온 시티")}),
    ("- 과업명 : [다온 시티|PROJECT]\n- 시공사 : [한빛건설|ORG]", {("한빛건설", "contractor", "다온 시티")}),
    (
        "# 부의안건\n##### 의안명 : [다온 시티|PROJECT] 출자(안)\n## 2. 사업개요\n- 시공 : [한빛건설|ORG]",
        {("한빛건설", "contractor", "다온 시티")},
    ),
    (
        "- 사업명 : [다온 시티|PROJECT]\n- 시공 : [한빛건설|ORG]\n- 사업명 : [마루 항만|PROJECT]\n- 시공 : [솔빛그룹|ORG]",
        {("한빛건설", "contractor", "다온 시티"), ("솔빛그룹", "contractor", "마루 항만")},
    ),
    # a label that is set wide
    (
        "- 사 업 명 : [다온 시티|PROJECT]\n- 시 공 사 : [한빛건설|ORG]\n- 출 자 자 : [솔빛그룹|ORG]",
        {("한빛건설", "contractor", "다온 시티"), ("솔빛그룹", "investor", "다온 시티")},
    ),
    # list heads
    (
        "- (사업개요) [다온 시티|PROJECT]\n-- 수행기관 : [누리설계|ORG](설계), [누리운영|ORG](운영)",
        {("누리설계", "designer", "다온 시티"), ("누리운영", "operator", "다온 시티")},
    ),
    ("# 현황\n- [다온 시티|PROJECT]\n-- 시공사 : [한빛건설|ORG]", {("한빛건설", "contractor", "다온 시티")}),
    # headings, and a box title over all that stands in the box
    (
        "# 사례 : [다온 시티|PROJECT]\n[다온 시티|PROJECT]는 계획도시이다.\n시공은 [한빛건설|ORG]이 맡았다.",
        {("한빛건설", "contractor", "다온 시티")},
    ),
    (
        "> [다온 시티|PROJECT]\n> 면적이 넓다.\n> 설계는 [누리설계|ORG]가 맡았다.",
        {("누리설계", "designer", "다온 시티")},
    ),
    # definite phrases
    (
        "# 사례 : [다온 터미널|PROJECT]\n[마루 발전소|PROJECT]는 멀다. 터미널은 [한빛건설|ORG]이 시공한다.",
        {("한빛건설", "contractor", "다온 터미널")},
    ),
    (
        "# 사례 : [다온 터미널|PROJECT]\n[마루 발전소|PROJECT]는 멀다. 이 발전소는 [한빛건설|ORG]이 시공한다.",
        {("한빛건설", "contractor", "마루 발전소")},
    ),
    (
        "# 사례 : [다온 시티|PROJECT]\n[마루 항만|PROJECT]은 멀다. 본 사업은 [한빛건설|ORG]이 시공한다.",
        {("한빛건설", "contractor", "다온 시티")},
    ),
    (
        "[한빛건설|ORG]은 건설사이다. 이 회사는 [다온 시티|PROJECT]를 수주했다.",
        {("한빛건설", "contractor", "다온 시티")},
    ),
]
OUT_OF_REACH = [
    # the next item or heading of the same rank, and what a heading with several names leaves open
    "# 현황\n- [다온 시티|PROJECT]\n- 시공사 : [한빛건설|ORG]",
    "# [다온 시티|PROJECT]\n# 기타\n- 시공사 : [한빛건설|ORG]",
    "- 사업명 : [다온 시티|PROJECT]\n# 기타\n- 시공사 : [한빛건설|ORG]",
    "# [다온 시티|PROJECT]와 [마루 항만|PROJECT]\n- 시공사 : [한빛건설|ORG]",
    "# [다온 시티|PROJECT] 추진계획\n## 3. 유사 사례\n- 시공사 : [한빛건설|ORG]",
    # another thing, another place, other works
    "# 사례 : [다온 시티|PROJECT]\n[한빛건설|ORG]은 다른 나라에서 발전소 공사를 수주했다.",
    "# 사례 : [다온 시티|PROJECT]\n[한빛건설|ORG]은 국내에서 시공을 해 왔다.",
    "# 사례 : [다온 시티|PROJECT]\n[미르|PLACE]의 도로는 [나래은행|ORG] 차관으로 건설되었다.",
    "# 사례 : [다온 시티|PROJECT]\n본 사업의 후속 공사는 [나래은행|ORG] 차관으로 추진된다.",
    "# [다온 시티|PROJECT]\n- [한빛건설|ORG]은 설계·시공 전문기업이다.",
    "# [다온 시티|PROJECT]\n- 문의 : [한빛건설|ORG] 사업관리팀",
]


@pytest.mark.parametrize(("markup", "expected"), REACHED)
def test_reached(markup: str, expected: set[tuple[str, str, str]]) -> None:
    assert find_triples(markup, "participates_in") == expected


@pytest.mark.parametrize("markup", OUT_OF_REACH)
def test_out_of_reach(markup: str) -> None:
    assert find_triples(markup, "participates_in") == set()


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("# 2. [미르|PLACE]\n## 가. [다온 시티|PROJECT]", {("다온 시티", "", "미르")}),
        ("# 2. [미르|PLACE] 사업 현황\n- [다온 시티|PROJECT]", {("다온 시티", "", "미르")}),
        ("# 2. [미르|PLACE]\n- 사업명 : [다온 시티|PROJECT]", {("다온 시티", "", "미르")}),
        ("# 1. [미르|PLACE]\n# 2. [나래|PLACE]\n## 가. [다온 시티|PROJECT]", {("다온 시티", "", "나래")}),
        ("# [미르|PLACE]와 [나래|PLACE]\n## 가. [다온 시티|PROJECT]", set()),
        ("# 2. [미르|PLACE]의 외교 관계\n## 가. [다온 시티|PROJECT]", set()),
        ("# 2. [미르|PLACE]\n- 지난해 [다온 시티|PROJECT]와 같은 곳이 늘었다.", set()),
    ],
)
def test_a_country_heading_places_what_is_named_under_it(markup: str, expected: set[tuple[str, str, str]]) -> None:
    assert find_triples(markup, "located_in") == expected
