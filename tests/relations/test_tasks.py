"""Roles that a sentence or line deals out among several actors, and what is paid, held or ordered."""

from __future__ import annotations

import pytest

from .markup import find_triples

P = "다온 시티"
DEALT_OUT = [
    ("[다온 시티|PROJECT]의 시공은 [한빛건설|ORG], 설계는 [누리설계|ORG]가 맡았다.",
     {("한빛건설", "contractor"), ("누리설계", "designer")}),
    ("[다온 시티|PROJECT]를 [한빛건설|ORG]이 시공, [누리운영|ORG]이 운영한다.",
     {("한빛건설", "contractor"), ("누리운영", "operator")}),
    ("[한빛건설|ORG]이 [다온 시티|PROJECT]의 토목공사를, [한별전기|ORG]가 차량 제작을, [누리운영|ORG]이 운영을 각각 담당한다.",
     {("한빛건설", "contractor"), ("한별전기", "supplier"), ("누리운영", "operator")}),
    ("[한빛건설|ORG]이 시공을, [누리운영|ORG]이 운영을 맡은 [다온 시티|PROJECT]가 문을 열었다.",
     {("한빛건설", "contractor"), ("누리운영", "operator")}),
    ("# [다온 시티|PROJECT]\n- 시공 : [한빛건설|ORG](책임준공), 호텔 운영 : [누리운영|ORG]",
     {("한빛건설", "contractor"), ("누리운영", "operator")}),
    ("# [다온 시티|PROJECT]\n- (수행) 설계·감리 [누리설계|ORG], 운영 [누리운영|ORG]",
     {("누리설계", "designer"), ("누리운영", "operator")}),
    ("# [다온 시티|PROJECT]\n- 수행기관 : [누리설계|ORG](설계), [누리운영|ORG](운영)",
     {("누리설계", "designer"), ("누리운영", "operator")}),
    ("# [다온 시티|PROJECT]\n- 참여업체 : [한빛건설|ORG](토목공사), [한별전기|ORG](수하물 설비 공급)",
     {("한빛건설", "contractor"), ("한별전기", "supplier")}),
    ("[다온 시티|PROJECT]의 EPC는 [한빛건설|ORG]이 [3억 달러|MONEY]에 맡았다.",
     {("한빛건설", "contractor"), ("한빛건설", "designer")}),
    ("[다온 시티|PROJECT]의 크레인은 [한별전기|ORG]가 [14기|QUANTITY]를 공급한다.", {("한별전기", "supplier")}),
    ("# [다온 시티|PROJECT]\n- 시행자 : [한빛공사|ORG]([HB|ORG]), [미르주택공사|ORG]",
     {("한빛공사", "developer"), ("미르주택공사", "developer")}),
]  # fmt: skip
SHARED = [
    ("[한빛건설|ORG]은 [다온 시티|PROJECT]의 지분 [60%|PERCENT]를, [아라은행|ORG]은 [40%|PERCENT]를 보유한다.",
     {("한빛건설", "investor"), ("아라은행", "investor")}),
    ("[다온 시티|PROJECT]의 총사업비는 [3억 달러|MONEY]로, "
     "[한빛건설|ORG]이 [60%|PERCENT]를, [솔빛그룹|ORG]이 [40%|PERCENT]를 출자했다.",
     {("한빛건설", "investor"), ("솔빛그룹", "investor")}),
    ("[다온 시티|PROJECT]의 사업비는 [6억 달러|MONEY]이며, "
     "[아라은행|ORG]이 [2억 달러|MONEY], [가람은행|ORG]이 [1억 달러|MONEY]를 융자했다.",
     {("아라은행", "funder"), ("가람은행", "funder")}),
    ("[다온 시티|PROJECT]의 재원은 [아라은행|ORG]이 [60%|PERCENT], [미르 정부|ORG]가 [40%|PERCENT]를 부담한다.",
     {("아라은행", "funder"), ("미르 정부", "funder")}),
    ("# [다온 시티|PROJECT]\n- 컨소시엄 지분구조 : [한빛건설|ORG] [45%|PERCENT], [가람증권|ORG] [55%|PERCENT]",
     {("한빛건설", "investor"), ("가람증권", "investor")}),
    ("# [다온 시티|PROJECT]\n- PF대출 [2억 달러|MONEY] : [아라은행|ORG] [1억 달러|MONEY], [가람은행|ORG] [1억 달러|MONEY]",
     {("아라은행", "funder"), ("가람은행", "funder")}),
    ("# [다온 시티|PROJECT]\n- 총사업비 : [3억 달러|MONEY]("
     "[아라은행|ORG] 차관 [2억 달러|MONEY], [가람은행|ORG] 융자 [1억 달러|MONEY])",
     {("아라은행", "funder"), ("가람은행", "funder")}),
    ("[아라은행|ORG]이 [다온 시티|PROJECT]에 [2억 달러|MONEY]를 융자했다.", {("아라은행", "funder")}),
    ("[다온 시티|PROJECT]는 [아라은행|ORG]의 협조융자로 추진되고 있다.", {("아라은행", "funder")}),
    ("[다온 시티|PROJECT]에는 [아라은행|ORG]과 [가람은행|ORG]이 차관을 제공하고, [한빛건설|ORG]이 출자한다.",
     {("아라은행", "funder"), ("가람은행", "funder"), ("한빛건설", "investor")}),
]  # fmt: skip
ORDERED = [
    ("[한빛건설|ORG]은 [미르교통부|ORG]로부터 [다온 시티|PROJECT] 공사를 [3억 달러|MONEY]에 수주했다.",
     {("한빛건설", "contractor"), ("미르교통부", "owner")}),
    ("[미르교통부|ORG]는 [다온 시티|PROJECT] 시공사로 [한빛건설|ORG]을 선정했다.",
     {("한빛건설", "contractor"), ("미르교통부", "owner")}),
    ("[미르교통부|ORG]는 [한빛건설|ORG]을 [다온 시티|PROJECT]의 우선협상대상자로 선정했다.",
     {("한빛건설", "other"), ("미르교통부", "owner")}),
    ("[미르교통부|ORG]는 [다온 시티|PROJECT]의 국제입찰을 공고했다.", {("미르교통부", "owner")}),
    ("# [다온 시티|PROJECT]\n- [2018년|DATE] [한빛건설|ORG]과 시공계약 체결", {("한빛건설", "contractor")}),
]  # fmt: skip
PLANNED = [
    ("[미르 정부|ORG]는 [5,000만 달러|MONEY]를 투자해 [다온 시티|PROJECT]를 조성하기로 했다.", {("미르 정부", "developer")}),
    ("[미르 정부|ORG]는 [다온 시티|PROJECT]를 개발할 계획이다.", {("미르 정부", "developer")}),
    ("[미르 정부|ORG]는 [한빛건설|ORG]과 [다온 시티|PROJECT]를 개발하기로 합의했다.",
     {("미르 정부", "partner"), ("한빛건설", "partner")}),
    ("[한빛건설|ORG]이 추진하던 [다온 시티|PROJECT]는 [솔빛그룹|ORG]에 매각됐다.", {("한빛건설", "developer")}),
    ("[한빛건설|ORG]은 [다온 시티|PROJECT]를 준공했고, [솔빛그룹|ORG]이 추진하던 [마루 항만|PROJECT]은 무산됐다.",
     {("한빛건설", "contractor")}),
    ("[다온 시티|PROJECT]는 [한빛건설|ORG]과 [솔빛그룹|ORG]이 양해각서를 맺었으나 자금난으로 중단됐다.",
     {("한빛건설", "partner"), ("솔빛그룹", "partner")}),
    ("# [다온 시티|PROJECT]\n- [2023년|DATE] MOU 체결([미르교통부|ORG]-[나래 정부|ORG])",
     {("미르교통부", "partner"), ("나래 정부", "partner")}),
    ("[한빛건설|ORG], [솔빛그룹|ORG], [누리설계|ORG]가 공동으로 [다온 시티|PROJECT]를 개발한다.",
     {("한빛건설", "developer"), ("솔빛그룹", "developer"), ("누리설계", "developer")}),
    ("[한빛건설|ORG], [미르|PLACE]에 [다온 시티|PROJECT] 착공", {("한빛건설", "developer")}),
]  # fmt: skip
SILENT = [
    "[다온 시티|PROJECT]의 시공은 [한빛건설|ORG]이 맡지 않는다.",
    "[다온 시티|PROJECT] 시공은 [한빛건설|ORG]이 맡아야 한다.",
    "[다온 시티|PROJECT]를 두고 [한빛건설|ORG]과 [솔빛그룹|ORG]이 경쟁했다.",
    "[한빛건설|ORG]은 [누리설계|ORG]와 [다온 시티|PROJECT] 설계를 논의했다.",
    "[한빛건설|ORG]은 [다온 시티|PROJECT] 인근의 창고를 시공했다.",
    "[다온 시티|PROJECT] 사례와 같이 [아라은행|ORG]의 융자로 추진할 필요가 있다.",
    "# [다온 시티|PROJECT]\n- 당초 [한빛건설|ORG]이 참여할 예정이었으나 철회했다.",
    "[다온 시티|PROJECT] 사업이 있다. [가온 컨소시엄|ORG]에는 [한빛건설|ORG]과 [솔빛그룹|ORG]이 참여한다.",
]


@pytest.mark.parametrize(("markup", "expected"), DEALT_OUT + SHARED + ORDERED + PLANNED)
def test_roles_that_are_dealt_out(markup: str, expected: set[tuple[str, str]]) -> None:
    assert find_triples(markup, "participates_in") == {(actor, role, P) for actor, role in expected}


@pytest.mark.parametrize("markup", SILENT)
def test_nothing_is_dealt_out(markup: str) -> None:
    assert find_triples(markup, "participates_in") == set()
