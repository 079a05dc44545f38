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


# A figure goes to whose it is: not to the first name of the sentence, nor to who only gives the money.
OWNERS = [
    # holders of shares
    ("[나래전력공사|ORG]의 지분 [51%|PERCENT]는 [한빛건설|ORG]이, 나머지 [49%|PERCENT]는 [남해항만공사|ORG]가 보유한다.",
     {("51%", "share", "한빛건설"), ("49%", "share", "남해항만공사")}),
    ("컨소시엄 지분: [한빛건설|ORG] [45%|PERCENT], [나래증권|ORG] [25%|PERCENT]",
     {("45%", "share", "한빛건설"), ("25%", "share", "나래증권")}),
    ("[오름컨소시엄|ORG]은 [한빛건설|ORG]([55%|PERCENT])과 [나래증권|ORG]([45%|PERCENT])으로 구성됐다.",
     {("55%", "share", "한빛건설"), ("45%", "share", "나래증권")}),
    ("최대주주는 지분 [28.7%|PERCENT]를 가진 [솔빛홀딩스|ORG]다.", {("28.7%", "share", "솔빛홀딩스")}),
    ("[한빛건설|ORG]은 [나래전력공사|ORG]의 지분 [30%|PERCENT]를 보유한다.", {("30%", "share", "한빛건설")}),
    # two undertakings in one sentence
    ("[다온 시티|PROJECT] 1단계 [1860가구|QUANTITY]를 입주시켰고, [한울 타운|PROJECT]은 무산됐다.",
     {("1860가구", "count", "다온 시티")}),
    ("[다온 시티|PROJECT]는 [3억 달러|MONEY]를 들여 착공했고, [한울 타운|PROJECT]은 부지 [210ha|QUANTITY]만 확보했다.",
     {("3억 달러", "investment", "다온 시티"), ("210ha", "area", "한울 타운")}),
    ("[솔재 발전소|PROJECT]는 중단됐다. [마루 터미널|PROJECT]은 부두 길이 [1.1km|QUANTITY]이다.",
     {("1.1km", "length", "마루 터미널")}),
    # brackets
    ("[다온 시티|PROJECT]는 [하늬시|PLACE] 북쪽(반경 [40km|QUANTITY])에 들어선다.", {("40km", "length", "하늬시")}),
    ("[다온 시티|PROJECT](약 [700억 원|MONEY])와 [한울 타운|PROJECT]([300억 원|MONEY] 내외)",
     {("700억 원", "cost", "다온 시티"), ("300억 원", "cost", "한울 타운")}),
    ("# [다온 시티|PROJECT]\n- 사업비: [465억 원|MONEY](국비 [300억 원|MONEY], 기금 [165억 원|MONEY])",
     {("465억 원", "cost", "다온 시티"), ("300억 원", "funding", "다온 시티"), ("165억 원", "funding", "다온 시티")}),
    ("# [다온 시티|PROJECT]\n- 총사업비 : [465억 원|MONEY](보상비 [165억 원|MONEY], 공사비 [300억 원|MONEY])",
     {("465억 원", "cost", "다온 시티"), ("165억 원", "cost", "다온 시티"), ("300억 원", "cost", "다온 시티")}),
    # money that is given goes to what gets it
    ("[마루 발전소|PROJECT]의 사업비는 [6억 달러|MONEY]이며, [한빛은행|ORG]이 [2억 달러|MONEY], "
     "[나래은행|ORG]이 [1억 달러|MONEY]를 융자했다.",
     {("6억 달러", "cost", "마루 발전소"), ("2억 달러", "funding", "마루 발전소"), ("1억 달러", "funding", "마루 발전소")}),
    ("[나래은행|ORG]이 [마루 발전소|PROJECT]에 [2억 달러|MONEY]를 융자했다.", {("2억 달러", "funding", "마루 발전소")}),
    ("[미르국제개발부|ORG]는 [푸른항만기금|ORG]에 [3,000만 파운드|MONEY=GBP](약 [450억 원|MONEY=KRW])를 출연했다.",
     {("3,000만 파운드", "funding", "푸른항만기금"), ("450억 원", "funding", "푸른항만기금")}),
    ("[푸른기금|ORG]이 나섰고, 이 기금에는 [미르국제개발부|ORG]가 [3,000만 파운드|MONEY=GBP]를 출연했다.",
     {("3,000만 파운드", "funding", "푸른기금")}),
    ("# [마루 발전소|PROJECT]\n- PF대출 [3억 달러|MONEY] : [한빛은행|ORG] [2억 달러|MONEY], [나래은행|ORG] [1억 달러|MONEY]",
     {("3억 달러", "funding", "마루 발전소"), ("2억 달러", "funding", "마루 발전소"), ("1억 달러", "funding", "마루 발전소")}),
    ("[마루 발전소|PROJECT]가 착공됐다. [한빛은행|ORG]이 [2억 달러|MONEY]를 융자했다.",
     {("2억 달러", "funding", "마루 발전소")}),
    ("[미르 정부|ORG]는 [5,000만 달러|MONEY]를 투자해 [다온 신도시|PROJECT] 2단계를 조성하기로 했다.",
     {("5,000만 달러", "investment", "다온 신도시")}),
    ("[다온 시티|PROJECT]가 착공됐다. [한빛은행|ORG]은 [미르|PLACE]에 [2억 달러|MONEY]를 지원했다.",
     {("2억 달러", "funding", "한빛은행")}),
    ("[다온 시티|PROJECT]가 착공됐다. [미르 정부|ORG]는 철도에 [2억 달러|MONEY]를 투자한다.",
     {("2억 달러", "investment", "미르 정부")}),
    ("[한빛은행|ORG]은 [2억 달러|MONEY]를 융자했다.", {("2억 달러", "funding", "한빛은행")}),
    ("[다온 시티|PROJECT]의 총사업비 [3억 달러|MONEY] 가운데 [65%|PERCENT]는 [한빛은행|ORG]의 차관으로 조달한다.",
     {("3억 달러", "cost", "다온 시티"), ("65%", "share", "다온 시티")}),
    # work that is paid for
    ("[마루 항만|PROJECT]은 크다. 시공은 [한빛건설|ORG]이 [3억 달러|MONEY]에 맡았다.", {("3억 달러", "contract", "마루 항만")}),
    ("[한빛건설|ORG]이 [3억 달러|MONEY]에 시공을 맡았다.", {("3억 달러", "contract", "한빛건설")}),
    ("[마루 항만|PROJECT]은 크다. 크레인은 [한빛중공업|ORG]이 [14기|QUANTITY=unit]를 공급한다.",
     {("14기", "count", "마루 항만")}),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), OWNERS, ids=[str(number) for number in range(len(OWNERS))])
def test_whose_figure_it_is(markup: str, expected: set[tuple[str, str, str]]) -> None:
    assert find_triples(markup, "amount_of") == expected


# What a figure measures, and whose statistics the next sentence goes on with.
STATISTICS = [
    ("[한빛건설|ORG]의 수주잔고는 [4,200억 원|MONEY]이다.", {("4,200억 원", "other", "한빛건설")}),
    ("[한빛건설|ORG]은 매출 [8조 원|MONEY], 영업이익 [932억 원|MONEY]을 기록했다.",
     {("8조 원", "revenue", "한빛건설"), ("932억 원", "other", "한빛건설")}),
    ("[한빛건설|ORG], 매출 [8조 원|MONEY]…전년 대비 [23.6%|PERCENT]↑",
     {("8조 원", "revenue", "한빛건설"), ("23.6%", "growth", "한빛건설")}),
    ("[한빛건설|ORG]은 매출이 늘었다. 4분기 매출은 [3,410억 원|MONEY]으로 전년 동기 대비 [8.1%|PERCENT] 감소했다.",
     {("3,410억 원", "revenue", "한빛건설"), ("8.1%", "growth", "한빛건설")}),
    ("[한빛건설|ORG]은 컸다. 이 회사는 [미르|PLACE]에 진출했다. 자본금은 [350억 원|MONEY]이다.",
     {("350억 원", "capital", "한빛건설")}),
    ("[한빛건설|ORG]은 [다온 시티|PROJECT]를 수주했다.\n이 회사의 매출은 [3조 원|MONEY]이다.",
     {("3조 원", "revenue", "한빛건설")}),
    ("[한빛건설|ORG]은 컸다. [미르|PLACE] 매출 비중은 [31%|PERCENT]로 [5%p|PERCENT] 높아졌다.",
     {("31%", "share", "한빛건설"), ("5%p", "growth", "한빛건설")}),
    ("[한빛은행|ORG]의 지난해 여신 잔액은 전년보다 [12%|PERCENT] 늘어난 [8조 원|MONEY]이다.",
     {("12%", "growth", "한빛은행"), ("8조 원", "other", "한빛은행")}),
    ("[미르|PLACE] 시장은 [180억 위안|MONEY=CNY] 규모다.", {("180억 위안", "market_size", "미르")}),
    ("[글로벌리서치|ORG]에 따르면 [미르|PLACE]의 물류 시장 규모는 [52억 달러|MONEY]다.",
     {("52억 달러", "market_size", "미르")}),
    ("[미르|PLACE]의 도시 인구는 해마다 [3.2%|PERCENT]씩 늘어 [3,590만 명|QUANTITY]에 이르렀다.",
     {("3.2%", "growth", "미르"), ("3,590만 명", "population", "미르")}),
    ("[하늬성|PLACE]의 도시화율은 [24%|PERCENT]로 전국 평균 [33%|PERCENT]보다 낮았다.",
     {("24%", "share", "하늬성"), ("33%", "share", "-")}),
    ("# [다온 시티|PROJECT]\n- 창업허브(지하 [2층|QUANTITY=floor], 지상 [9층|QUANTITY=floor], 연면적 [450㎡|QUANTITY])",
     {("2층", "count", "다온 시티"), ("9층", "count", "다온 시티"), ("450㎡", "area", "다온 시티")}),
    ("# [다온 상수도|PROJECT]\n- 정수장 [1개소|QUANTITY=place]([8,000㎥/일|QUANTITY=m3/day]) 신설",
     {("1개소", "count", "다온 상수도"), ("8,000㎥/일", "capacity", "다온 상수도")}),
    ("# [다온 시티|PROJECT]\n- (사업비) 총 [3억 달러|MONEY] : [한빛기금|ORG] 차관 [2억 달러|MONEY]",
     {("3억 달러", "cost", "다온 시티"), ("2억 달러", "funding", "다온 시티")}),
    ("# [다온 시티|PROJECT]\n- [한빛건설|ORG]이 시공 중이며 공정률은 [38%|PERCENT]이다.", {("38%", "other", "다온 시티")}),
    ("[다온 시티|PROJECT]가 열렸다. 설문 응답자 [412명|QUANTITY] 중 [71.6%|PERCENT]가 찬성했다.",
     {("412명", "count", "-"), ("71.6%", "share", "-")}),
    ("[한빛건설|ORG]은 컸다. 자본금은 [350억 원|MONEY], 최대주주 지분은 [28.7%|PERCENT]이다.",
     {("350억 원", "capital", "한빛건설"), ("28.7%", "share", "-")}),
    ("# [다온 시티|PROJECT]\n- [12개사|QUANTITY=company] 참석", {("12개사", "count", "-")}),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), STATISTICS, ids=[str(number) for number in range(len(STATISTICS))])
def test_measure_and_who_the_text_goes_on_about(markup: str, expected: set[tuple[str, str, str]]) -> None:
    assert find_triples(markup, "amount_of") == expected


def test_figures_in_a_source_line_are_left_alone() -> None:
    from dataclasses import replace

    from pipeline.relations import find_relations

    from .markup import read_markup

    analysis, mentions, entities = read_markup("자료 : [한빛연구소|ORG], [2012년|DATE], [300쪽|QUANTITY]")
    analysis = replace(analysis, blocks=tuple(replace(block, kind="source_note") for block in analysis.blocks))
    assert find_relations(analysis, mentions, entities) == []


WHOLE_TEXTS = [
    # where money comes from says what it is
    (
        "[다온 시티|PROJECT] 사업비의 대부분인 [868억 원|MONEY]은 [가람기금|ORG] 차관으로 조달한다.",
        {("868억 원", "funding", "다온 시티")},
    ),
    # money that is only thought of, or taken back
    (
        "[아라은행|ORG]은 [다온 시티|PROJECT]에 [2억 달러|MONEY]를 지원하는 방안을 검토하였으나, 계획을 철회하였다.",
        {("2억 달러", "funding", "-")},
    ),
    # `회사는` is the firm that the sentence has spoken of, not the one before
    (
        "[아라은행|ORG]은 융자를 마쳤다. 그럼에도 [한빛건설|ORG]의 매출은 [3조 원|MONEY]으로 늘었으며, "
        "회사는 [5조 원|MONEY]을 내다본다.",
        {("3조 원", "revenue", "한빛건설"), ("5조 원", "revenue", "한빛건설")},
    ),
    # a part of the works is no other receiver
    (
        "[다온 시티|PROJECT]의 총사업비는 [3조 원|MONEY]이다. "
        "[아라은행|ORG]은 상하수도 부문에 [2억 달러|MONEY]의 차관을 지원하기로 합의하였다.",
        {("3조 원", "cost", "다온 시티"), ("2억 달러", "funding", "다온 시티")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE_TEXTS)
def test_figures_of_neighbouring_sentences(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert find_triples(text, "amount_of") == expected
