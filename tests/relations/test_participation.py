from __future__ import annotations

import pytest

from .markup import find_triples

P = "다온 시티"
# (sentence, expected (actor, role) pairs; the project is always 다온 시티)
STATED = [
    # subject and verb
    ("[한빛건설|ORG]은 [다온 시티|PROJECT]를 시공하고 있다.", {("한빛건설", "contractor")}),
    ("[한빛건설|ORG]이 [다온 시티|PROJECT] 건설을 수주했다.", {("한빛건설", "contractor")}),
    ("[미르교통부|ORG]는 지난달 [다온 시티|PROJECT] 사업을 발주했다.", {("미르교통부", "owner")}),
    ("[미르 정부|ORG]는 [다온 시티|PROJECT] 개발을 추진하고 있다.", {("미르 정부", "developer")}),
    ("[누리설계|ORG]가 [다온 시티|PROJECT]의 설계를 맡았다.", {("누리설계", "designer")}),
    ("[누리설계|ORG]는 [다온 시티|PROJECT]의 마스터플랜 용역을 수주하였다.", {("누리설계", "designer")}),
    ("[가람펀드|ORG]는 [다온 시티|PROJECT]에 [3억 달러|MONEY]를 투자한다.", {("가람펀드", "investor")}),
    ("[아라은행|ORG]은 [다온 시티|PROJECT]에 [2억 달러|MONEY]의 차관을 제공했다.", {("아라은행", "funder")}),
    ("[아라은행|ORG]이 [다온 시티|PROJECT] 상수도 부문에 [700만 달러|MONEY]를 지원하였다.", {("아라은행", "funder")}),
    ("[누리운영|ORG]은 [2030년|DATE]까지 [다온 시티|PROJECT]를 운영한다.", {("누리운영", "operator")}),
    ("[한별전기|ORG]는 [다온 시티|PROJECT]에 변전 설비를 공급했다.", {("한별전기", "supplier")}),
    ("[솔빛그룹|ORG]은 [다온 시티|PROJECT] 입찰에 참여했다.", {("솔빛그룹", "other")}),
    ("[솔빛그룹|ORG]은 [다온 시티|PROJECT]의 우선협상대상자로 선정됐다.", {("솔빛그룹", "other")}),
    ("[한빛건설|ORG]은 [다온 시티|PROJECT]의 시공사로 선정됐다.", {("한빛건설", "contractor")}),
    ("[누리운영|ORG]은 운영사로 [다온 시티|PROJECT] 사업에 참여한다.", {("누리운영", "operator")}),
    ("[한빛건설|ORG]과 [솔빛그룹|ORG]은 [다온 시티|PROJECT] 건설을 위한 양해각서를 체결했다.",
     {("한빛건설", "partner"), ("솔빛그룹", "partner")}),
    ("[미르|PLACE]와 [나래|PLACE]는 [다온 시티|PROJECT]를 건설하기로 합의하였다.",
     {("미르", "partner"), ("나래", "partner")}),
    ("[한빛건설|ORG]은 [다온 시티|PROJECT]의 설계·시공을 맡고 있다.", {("한빛건설", "designer"), ("한빛건설", "contractor")}),
    ("[한빛건설|ORG]은 [다온 시티|PROJECT]의 EPC 계약을 따냈다.", {("한빛건설", "contractor"), ("한빛건설", "designer")}),
    ("[미르 정부|ORG]가 주도하는 [다온 시티|PROJECT]가 주목을 받는다.", {("미르 정부", "owner")}),
    # lists
    ("[한빛건설|ORG], [솔빛그룹|ORG], [한별전기|ORG] 등이 [다온 시티|PROJECT]를 시공한다.",
     {("한빛건설", "contractor"), ("솔빛그룹", "contractor"), ("한별전기", "contractor")}),
    ("[한빛건설|ORG]과 [솔빛그룹|ORG]이 [다온 시티|PROJECT]를 시공한다.",
     {("한빛건설", "contractor"), ("솔빛그룹", "contractor")}),
    ("[미르|PLACE]의 [한빛건설|ORG]([韓光建設|ORG])과 [나래|PLACE]의 [솔빛그룹|ORG]이 [다온 시티|PROJECT]를 시공한다.",
     {("한빛건설", "contractor"), ("솔빛그룹", "contractor")}),
    # with whom
    ("[한빛건설|ORG]은 [미르 정부|ORG]와 공동으로 [다온 시티|PROJECT] 개발을 추진한다.",
     {("한빛건설", "developer"), ("미르 정부", "partner")}),
    ("[한빛건설|ORG]은 [솔빛그룹|ORG]과 함께 [다온 시티|PROJECT] 공사를 수주했다.",
     {("한빛건설", "contractor"), ("솔빛그룹", "partner")}),
    # adnominal clauses
    ("[한빛건설|ORG]이 시공한 [다온 시티|PROJECT]가 문을 열었다.", {("한빛건설", "contractor")}),
    ("[다온 시티|PROJECT]를 시공한 [한빛건설|ORG]은 주가가 올랐다.", {("한빛건설", "contractor")}),
    ("[미르교통부|ORG]가 발주하고 [한빛건설|ORG]이 시공하는 [다온 시티|PROJECT] 사업이 진행 중이다.",
     {("미르교통부", "owner"), ("한빛건설", "contractor")}),
    ("[다온 시티|PROJECT]를 개발한 [솔빛그룹|ORG]이 있다.", {("솔빛그룹", "developer")}),
    # passives
    ("[다온 시티|PROJECT]는 [한빛건설|ORG]에 의해 건설되었다.", {("한빛건설", "contractor")}),
    ("[다온 시티|PROJECT]는 [한빛건설|ORG]이 시공을 맡는다.", {("한빛건설", "contractor")}),
    ("[다온 시티|PROJECT]는 [미르교통부|ORG]가 발주하고 [한빛건설|ORG]이 시공한다.",
     {("미르교통부", "owner"), ("한빛건설", "contractor")}),
    ("[미르주택공사|ORG]에서 시행하는 [다온 시티|PROJECT] 사업이다.", {("미르주택공사", "developer")}),
    # chained clauses, dropped objects
    ("[한빛건설|ORG]은 [다온 시티|PROJECT]를 수주하고 직접 운영한다.", {("한빛건설", "contractor"), ("한빛건설", "operator")}),
    ("[누리설계|ORG]는 [다온 시티|PROJECT]를 비롯하여 여러 도시의 설계 업무를 수주하고 있다.", {("누리설계", "designer")}),
    ("[한빛건설|ORG]은 [다온 시티|PROJECT] 사업을 수주했다고 밝혔다.", {("한빛건설", "contractor")}),
    # titles, brackets, headlines
    ("[다온 시티|PROJECT]의 시공사인 [한빛건설|ORG]은 자재를 들여왔다.", {("한빛건설", "contractor")}),
    ("[다온 시티|PROJECT]의 발주처는 [미르교통부|ORG]이다.", {("미르교통부", "owner")}),
    ("[다온 시티|PROJECT]([한빛건설|ORG] 시공)가 눈에 띈다.", {("한빛건설", "contractor")}),
    ("[한빛건설|ORG], [다온 시티|PROJECT] 수주", {("한빛건설", "contractor")}),
    ("[한빛건설|ORG] 시공 [다온 시티|PROJECT]", {("한빛건설", "contractor")}),
    ("[미르 정부|ORG] 주도의 [다온 시티|PROJECT]", {("미르 정부", "owner")}),
    ("[한빛건설|ORG]의 [다온 시티|PROJECT] 사업", {("한빛건설", "developer")}),
    # who received is not who gave
    ("[다온 시티|PROJECT]는 [아라은행|ORG]이 융자한다.", {("아라은행", "funder")}),
    ("[다온 시티|PROJECT]는 [아라은행|ORG]에서 [700만 달러|MONEY]를 지원받았다.", {("아라은행", "funder")}),
    ("[아라은행|ORG]은 [다온 시티|PROJECT]에 차관을 지원하기로 합의했다.", {("아라은행", "funder")}),
    ("[한빛건설|ORG]은 [미르교통부|ORG]의 자회사인 [미르철도|ORG]가 발주한 [다온 시티|PROJECT] 공사를 수주했다.",
     {("한빛건설", "contractor"), ("미르철도", "owner")}),
    ("[글로벌리서치|ORG]에 의하면 [한빛건설|ORG]은 [다온 시티|PROJECT]를 시공한다.", {("한빛건설", "contractor")}),
    ("[한빛건설|ORG]의 경우 [다온 시티|PROJECT]를 시공하고 있다.", {("한빛건설", "contractor")}),
    ("[다온 시티|PROJECT]는 신도시이다. "
     "[미르|PLACE] 측은 [한빛건설|ORG]이, [나래|PLACE] 측은 [솔빛그룹|ORG]이 중심이 되어 컨소시엄을 구성",
     {("한빛건설", "partner"), ("솔빛그룹", "partner")}),
    # facts before a recommendation
    ("[한빛건설|ORG]이 [다온 시티|PROJECT]를 수주했으므로 다른 기업도 서둘러야 한다.", {("한빛건설", "contractor")}),
    # neighbours in one text
    ("[다온 시티|PROJECT]는 바닷가에 있다. 이 사업은 [한빛건설|ORG]이 시공한다.", {("한빛건설", "contractor")}),
    ("[다온 시티|PROJECT]는 계획도시이다. 시공은 [한빛건설|ORG]이 맡았다.", {("한빛건설", "contractor")}),
    ("# 사례 : [다온 시티|PROJECT]\n- 시공사 : [한빛건설|ORG]\n- 발주처: [미르교통부|ORG]",
     {("한빛건설", "contractor"), ("미르교통부", "owner")}),
    ("# [다온 시티|PROJECT] 개요\n- 사업시행자 : [미르주택공사|ORG]\n- 설계사 : [누리설계|ORG], [솔빛그룹|ORG]",
     {("미르주택공사", "developer"), ("누리설계", "designer"), ("솔빛그룹", "designer")}),
    ("- 사업명 : [다온 시티|PROJECT]\n- 주관기관 : [미르교통부|ORG]\n- 시공사 : [한빛건설|ORG]",
     {("미르교통부", "owner"), ("한빛건설", "contractor")}),
]  # fmt: skip

SILENT = [
    "[한빛건설|ORG]은 [다온 시티|PROJECT]를 시공하지 않았다.",
    "[한빛건설|ORG]은 [다온 시티|PROJECT] 공사에 참여하지 못했다.",
    "[한빛건설|ORG]이 추진한 [다온 시티|PROJECT] 사업은 무산됐다.",
    "[한빛건설|ORG]은 [다온 시티|PROJECT] 투자를 철회했다.",
    "[미르 정부|ORG]는 [다온 시티|PROJECT] 사업을 백지화했다.",
    "[한빛건설|ORG]은 [다온 시티|PROJECT] 사업에 참여할 필요가 있다.",
    "[한빛건설|ORG]이 [다온 시티|PROJECT]를 시공해야 한다.",
    "[아라은행|ORG]이 [다온 시티|PROJECT]에 차관을 제공하는 것이 바람직하다.",
    "[한빛건설|ORG]은 [다온 시티|PROJECT] 투자를 검토하고 있다.",
    "[다온 시티|PROJECT] 사례와 같이 [아라은행|ORG]의 참여를 유도할 필요가 있다.",
    "[다온 시티|PROJECT] 사례에서 볼 수 있듯이 [한빛건설|ORG]은 해외 사업을 시공한다.",
    "[한빛건설|ORG]은 [다온 시티|PROJECT]와 같은 신도시를 시공한다.",
    "[한빛건설|ORG]은 [다온 시티|PROJECT]를 방문했다.",
    "[다온 시티|PROJECT]는 [아라은행|ORG]에 대한 이자를 낸다.",
    "[한빛건설|ORG]이 [다온 시티|PROJECT]를 수주하면 실적이 늘어난다.",
    "[미르|PLACE] 기업이 [다온 시티|PROJECT]를 시공한다.",
    "[다온 시티|PROJECT]의 수출 전략을 보면, [한빛건설|ORG]은 해외 도로를 시공한다.",
    "[한빛건설|ORG]은 [다온 시티|PROJECT]에 참가하기로 한 도시에 전문가를 보냈다.",
    "[한빛건설|ORG]은 기획청이 발주한 [다온 시티|PROJECT]를 둘러봤다.",
    "# [다온 시티|PROJECT]\n[한빛건설|ORG]은 [나래|PLACE]에서 도로를 시공했다.",
]


@pytest.mark.parametrize(("markup", "expected"), STATED, ids=[str(number) for number in range(len(STATED))])
def test_stated_roles(markup: str, expected: set[tuple[str, str]]) -> None:
    assert find_triples(markup, "participates_in") == {(actor, role, P) for actor, role in expected}


@pytest.mark.parametrize("markup", SILENT)
def test_denied_dropped_recommended_or_compared(markup: str) -> None:
    assert find_triples(markup, "participates_in") == set()


def test_two_projects_keep_their_own_builders() -> None:
    markup = "[한빛건설|ORG]은 [다온 시티|PROJECT]를, [솔빛그룹|ORG]은 [마루 항만|PROJECT]을 시공한다."
    found = find_triples(markup, "participates_in")
    assert ("솔빛그룹", "contractor", "마루 항만") in found
    assert ("솔빛그룹", "contractor", "다온 시티") not in found
    assert ("한빛건설", "contractor", "마루 항만") not in found


def test_a_heading_does_not_reach_past_the_next_one() -> None:
    markup = "# [다온 시티|PROJECT]\n- 면적이 넓다\n# 기타\n- 시공사 : [한빛건설|ORG]"
    assert find_triples(markup, "participates_in") == set()
