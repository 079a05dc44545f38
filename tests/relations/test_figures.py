from __future__ import annotations

import pytest

from .markup import find_triples

# (text, expected (figure, measure, tail) triples)
FIGURES = [
    # of an undertaking
    ("[다온 시티|PROJECT]의 총사업비는 약 [3조 원|MONEY]이다.", {("3조 원", "cost", "다온 시티")}),
    ("[다온 시티|PROJECT] 사업비 [3조 원|MONEY]", {("3조 원", "cost", "다온 시티")}),
    ("[다온 시티|PROJECT]의 면적은 약 [57.5㎢|QUANTITY]에 이른다.", {("57.5㎢", "area", "다온 시티")}),
    ("[다온 시티|PROJECT]는 총 면적 [34㎢|QUANTITY]에 인구 [25만 명|QUANTITY]을 수용한다.",
     {("34㎢", "area", "다온 시티"), ("25만 명", "population", "다온 시티")}),
    ("[900억 달러|MONEY] 규모의 [다온 시티|PROJECT]가 시작된다.", {("900억 달러", "cost", "다온 시티")}),
    ("[다온 시티|PROJECT]는 [24개 도시|QUANTITY]를 포함하는 [900억 달러|MONEY] 규모의 건설 프로젝트이다.",
     {("24개 도시", "count", "다온 시티"), ("900억 달러", "cost", "다온 시티")}),
    ("[한빛건설|ORG]은 [5천만 달러|MONEY]를 투입하는 [다온 시티|PROJECT]를 실시한다.",
     {("5천만 달러", "investment", "다온 시티")}),
    ("[가람펀드|ORG]는 [다온 시티|PROJECT]에 [3억 달러|MONEY]를 투자한다.", {("3억 달러", "investment", "다온 시티")}),
    ("[아라은행|ORG]은 [다온 시티|PROJECT]에 [2억 달러|MONEY]의 차관을 제공했다.", {("2억 달러", "funding", "다온 시티")}),
    ("[한빛건설|ORG]은 [다온 시티|PROJECT]를 [1억 달러|MONEY]에 수주했다.", {("1억 달러", "contract", "다온 시티")}),
    ("[마루 철도|PROJECT]는 총연장 [1,200km|QUANTITY]의 노선이다.", {("1,200km", "length", "마루 철도")}),
    ("[해솔 발전소|PROJECT]는 설비용량 [500MW|QUANTITY]이다.", {("500MW", "capacity", "해솔 발전소")}),
    ("[해솔 정수장|PROJECT]은 하루 [9만 톤|QUANTITY=t/d]을 처리한다.", {("9만 톤", "capacity", "해솔 정수장")}),
    ("[다온 시티|PROJECT]의 초기 투자자본금은 [40억 위안|MONEY=CNY]이다.", {("40억 위안", "capital", "다온 시티")}),
    ("[2,500만 달러|MONEY]를 투자해 [다온 프로그램|PROJECT]을 개발한 [한별전기|ORG]가 있다.",
     {("2,500만 달러", "investment", "다온 프로그램")}),
    ("총사업비 [3조 원|MONEY]이 투입되는 [다온 시티|PROJECT]가 착공됐다.", {("3조 원", "cost", "다온 시티")}),
    # of a firm
    ("[한빛건설|ORG]의 지난해 매출은 [8조 원|MONEY]이었다.", {("8조 원", "revenue", "한빛건설")}),
    ("[한빛건설|ORG]은 [12개국|QUANTITY]에서 [40건|QUANTITY]의 공사를 수행했다.",
     {("12개국", "count", "한빛건설"), ("40건", "count", "한빛건설")}),
    ("[한빛건설|ORG]의 자본금은 [500억 원|MONEY]이다.", {("500억 원", "capital", "한빛건설")}),
    ("[한빛건설|ORG]의 [2011년|DATE] 수주액은 [3억 달러|MONEY]이다.", {("3억 달러", "contract", "한빛건설")}),
    ("지분은 [한빛건설|ORG]이 [49%|PERCENT], [솔빛그룹|ORG]이 [51%|PERCENT]를 갖는다.",
     {("49%", "share", "한빛건설"), ("51%", "share", "솔빛그룹")}),
    ("[한빛건설|ORG]([50%|PERCENT])과 [솔빛그룹|ORG]([20%|PERCENT])이 출자하였다.",
     {("50%", "share", "한빛건설"), ("20%", "share", "솔빛그룹")}),
    ("[한빛건설|ORG]의 매출은 전년보다 [12%|PERCENT] 증가했다.", {("12%", "growth", "한빛건설")}),
    # of a place
    ("[하늬시|PLACE]의 인구는 [350만 명|QUANTITY]이다.", {("350만 명", "population", "하늬시")}),
    ("[미르|PLACE]([8.9%|PERCENT]), [나래|PLACE]([7.7%|PERCENT]) 등에 진출하였다.",
     {("8.9%", "share", "미르"), ("7.7%", "share", "나래")}),
    ("[하늬시|PLACE]는 전국 인구의 [65%|PERCENT]를 차지한다.", {("65%", "share", "하늬시")}),
    ("[하늬시|PLACE]의 면적은 [600㎢|QUANTITY]이다.", {("600㎢", "area", "하늬시")}),
    # conversions
    ("[다온 시티|PROJECT]는 [2,400만 파운드|MONEY=GBP](약 [408억 원|MONEY=KRW])의 보조금을 받았다.",
     {("2,400만 파운드", "funding", "다온 시티"), ("408억 원", "funding", "다온 시티")}),
    # of nothing
    ("세계 물관리 시장 규모는 [178억 달러|MONEY]이다.", {("178억 달러", "market_size", "-")}),
    ("[글로벌리서치|ORG]에 의하면 [2013년|DATE] 기준 해외건설시장 규모는 [8조 달러|MONEY]에 이를 것으로 전망된다.",
     {("8조 달러", "market_size", "-")}),
    ("시장은 연평균 [15.2%|PERCENT] 성장할 전망이다.", {("15.2%", "growth", "-")}),
    ("신흥국 도시의 인구는 [13억 명|QUANTITY]에 달한다.", {("13억 명", "population", "-")}),
    ("[한빛건설|ORG]은 [3억 달러|MONEY] 규모의 공사를 따냈다.", {("3억 달러", "contract", "-")}),
    # neighbours in one text
    ("[다온 시티|PROJECT]는 계획도시이다. 총사업비는 [18억 달러|MONEY]이다.", {("18억 달러", "cost", "다온 시티")}),
    ("# [다온 시티|PROJECT]\n- 면적 : [34㎢|QUANTITY]\n- 총사업비 : [3조 원|MONEY]",
     {("34㎢", "area", "다온 시티"), ("3조 원", "cost", "다온 시티")}),
    ("# [다온 시티|PROJECT]\n[한빛건설|ORG]의 매출은 [8조 원|MONEY]이다.", {("8조 원", "revenue", "한빛건설")}),
    ("[다온 시티|PROJECT] 사업이 시작됐다. 동 사업의 공사비는 [5억 달러|MONEY]이다.", {("5억 달러", "cost", "다온 시티")}),
    ("> ※ [다온 시티|PROJECT]\n> 총 면적 [34㎢|QUANTITY]의 도시이다.", {("34㎢", "area", "다온 시티")}),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), FIGURES, ids=[str(number) for number in range(len(FIGURES))])
def test_measure_and_subject(markup: str, expected: set[tuple[str, str, str]]) -> None:
    assert find_triples(markup, "amount_of") == expected


def test_figures_in_a_source_line_are_left_alone() -> None:
    from dataclasses import replace

    from pipeline.relations import find_relations

    from .markup import read_markup

    analysis, mentions, entities = read_markup("자료 : [한빛연구소|ORG], [2012년|DATE], [300쪽|QUANTITY]")
    analysis = replace(analysis, blocks=tuple(replace(block, kind="source_note") for block in analysis.blocks))
    assert find_relations(analysis, mentions, entities) == []
