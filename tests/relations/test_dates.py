from __future__ import annotations

import pytest

from .markup import find_triples

DATES = [
    # of an undertaking
    ("[다온 시티|PROJECT]는 [1994년|DATE] 착공했다.", {("1994년", "start", "다온 시티")}),
    ("[1994년|DATE] [다온 시티|PROJECT] 건설을 시작했다.", {("1994년", "start", "다온 시티")}),
    ("[미르|PLACE]는 [2008년|DATE] [다온 시티|PROJECT]를 건설하기로 합의하였다.", {("2008년", "agreement", "다온 시티")}),
    ("[한빛건설|ORG]은 [2010년|DATE] [다온 시티|PROJECT] 공사를 수주했다.", {("2010년", "agreement", "다온 시티")}),
    ("[다온 시티|PROJECT]는 [2019년 11월|DATE=2019-11] 착공하여 [2028년|DATE] 완공될 예정이다.",
     {("2019년 11월", "start", "다온 시티"), ("2028년", "completion", "다온 시티")}),
    ("[2015년|DATE] 준공된 [다온 시티|PROJECT]가 있다.", {("2015년", "completion", "다온 시티")}),
    ("[마루 철도|PROJECT]는 [2021년|DATE] 운영을 시작했다.", {("2021년", "completion", "마루 철도")}),
    ("[2009년 3월|DATE=2009-03] [다온 시티|PROJECT] 건설을 제안하였다.", {("2009년 3월", "announcement", "다온 시티")}),
    ("[다온 시티|PROJECT]는 [2010년|DATE] 국가 사업으로 승인되었다.", {("2010년", "other", "다온 시티")}),
    ("[솔빛그룹|ORG]은 [2010년|DATE] [다온 시티|PROJECT]의 우선협상대상자로 선정됐다.", {("2010년", "other", "다온 시티")}),
    ("[다온 시티|PROJECT]는 [2014년|DATE]부터 [2018년|DATE]까지 추진된다.",
     {("2014년", "period", "다온 시티"), ("2018년", "period", "다온 시티")}),
    ("[2010년|DATE]부터 [한빛건설|ORG]은 [다온 시티|PROJECT]를 실시하고 있다.", {("2010년", "period", "다온 시티")}),
    ("[다온 시티|PROJECT]([2008년|DATE] 합의)에 참가했다.", {("2008년", "agreement", "다온 시티")}),
    ("[다온 시티|PROJECT]에 참가([2008년|DATE] 합의, 현재 추진 중)했다.", {("2008년", "agreement", "다온 시티")}),
    ("[다온 시티|PROJECT]([1994년|DATE])가 있다.", {("1994년", "other", "다온 시티")}),
    ("[다온 시티|PROJECT]([1994년|DATE])가 있다. [1994년|DATE] [다온 시티|PROJECT] 건설을 시작했다.",
     {("1994년", "start", "다온 시티")}),
    ("# [다온 시티|PROJECT]\n- 사업기간 : [2024~2027년|DATE=2024/2027]\n- 착공 : [2024년|DATE]",
     {("2024~2027년", "period", "다온 시티"), ("2024년", "start", "다온 시티")}),
    ("[다온 시티|PROJECT]는 계획도시이다. [2019년|DATE] 착공하여 [2028년|DATE] 완공될 예정이다.",
     {("2019년", "start", "다온 시티"), ("2028년", "completion", "다온 시티")}),
    # of a figure
    ("[2013년|DATE] 기준 시장 규모는 [8조 달러|MONEY]이다.", {("2013년", "as_of", "8조 달러")}),
    ("[2011년|DATE] [한빛건설|ORG]의 수주액은 [3억 달러|MONEY]이다.", {("2011년", "as_of", "3억 달러")}),
    ("시장은 [2014년|DATE] [570억 달러|MONEY]에 이를 전망이다.", {("2014년", "forecast", "570억 달러")}),
    ("[2011년|DATE] 기준 시장 규모는 [340억 달러|MONEY]에 달하고, 연평균 [18%|PERCENT] 성장해 "
     "[2014년|DATE] [570억 달러|MONEY]에 이를 전망이다.",
     {("2011년", "as_of", "340억 달러"), ("2014년", "forecast", "570억 달러")}),
    ("시장 규모는 [8조 달러|MONEY]([2013년|DATE] 기준)이다.", {("2013년", "as_of", "8조 달러")}),
    ("[2050년|DATE]에는 도시 비율이 [57%|PERCENT]에 이를 것으로 예측된다.", {("2050년", "forecast", "57%")}),
    # of an undertaking, though figures stand beside it
    ("[한빛은행|ORG]은 [2025년 9월 3일|DATE=2025-09-03] [다온 시티|PROJECT]에 [3,200만 유로|MONEY=EUR] 규모의 차관을 제공하는 "
     "계약을 체결했다.", {("2025년 9월 3일", "agreement", "다온 시티")}),
    ("[한빛건설|ORG]은 [3일|DATE=2023-11-03] ‘[다온 시티|PROJECT]’에 [3억 달러|MONEY]를 투자한다고 밝혔다.",
     {("3일", "announcement", "다온 시티")}),
    ("[한빛건설|ORG]은 [2010년 8월|DATE=2010-08] [132만㎡|QUANTITY] 터에 착공한 ‘[다온 시티|PROJECT]’를 준공했다.",
     {("2010년 8월", "start", "다온 시티")}),
    ("# [다온 시티|PROJECT]\n- 사업기간/사업비: [2021~2025년|DATE=2021/2025] / [1,850만 달러|MONEY]",
     {("2021~2025년", "period", "다온 시티")}),
    ("# [다온 시티|PROJECT]\n- 제출기한: [2024년 12월|DATE=2024-12]", {("2024년 12월", "other", "다온 시티")}),
    ("# [다온 시티|PROJECT]\n- [2044년|DATE] 양허가 만료된다.", {("2044년", "period", "다온 시티")}),
    ("[다온 시티|PROJECT]는 크다. [미르항만청|ORG]은 [2012년 5월|DATE=2012-05] 국제입찰을 공고했다.",
     {("2012년 5월", "other", "다온 시티")}),
    # postponed: only the new date
    ("[다온 시티|PROJECT]는 당초 [2012년|DATE] 준공할 예정이었으나 [2014년|DATE]으로 연기됐다.",
     {("2014년", "completion", "다온 시티")}),
    ("[다온 시티|PROJECT]는 [2010년|DATE] 착공됐으나 보상이 늦어져 준공이 [2012년|DATE]에서 [2014년|DATE]으로 늦춰졌다.",
     {("2010년", "start", "다온 시티"), ("2014년", "completion", "다온 시티")}),
    ("[다온 시티|PROJECT]는 당초 [2012년|DATE] 준공할 예정이었으나 늦어졌다.", {("2012년", "completion", "다온 시티")}),
    # ended before its time
    ("[다온 시티|PROJECT]는 [2019년|DATE] 중단됐다.", {("2019년", "other", "다온 시티")}),
    ("[한빛건설|ORG]이 [다온 시티|PROJECT]를 [2014년|DATE] 준공했고, [한울 타운|PROJECT]은 [2013년|DATE] 무산됐다.",
     {("2014년", "completion", "다온 시티"), ("2013년", "other", "한울 타운")}),
    ("[마루 발전소|PROJECT]는 [미르전력|ORG]과 [2015년|DATE] 양해각서를 맺었으나 연료 문제로 중단됐다.",
     {("2015년", "agreement", "마루 발전소")}),
    # of figures
    ("협력 규모를 [2030년|DATE]까지 [3억 달러|MONEY]로 넓힐 계획이다.", {("2030년", "forecast", "3억 달러")}),
    ("[한빛건설|ORG]의 [작년|DATE=2023] 말 수주잔고는 [4,200억 원|MONEY]이다.", {("작년", "as_of", "4,200억 원")}),
    ("시장은 [2022년|DATE] [74억 달러|MONEY]에서 연평균 [9%|PERCENT] 성장해 [2028년|DATE] [127억 달러|MONEY]에 이를 전망이다.",
     {("2022년", "as_of", "74억 달러"), ("2028년", "forecast", "127억 달러")}),
    ("[2020년|DATE] 말 [하늬구|PLACE] 인구는 [21만 명|QUANTITY]으로 5년 전보다 [6.8%|PERCENT] 줄었다.",
     {("2020년", "as_of", "21만 명")}),
    ("매출은 [전년|DATE=2022] 동기 대비 [8.1%|PERCENT] 감소했다.", set()),
    ("급수 인구 중 [37%|PERCENT]만 상수도 혜택([2023년|DATE] 기준)", {("2023년", "as_of", "37%")}),
    ("[한빛은행|ORG]의 [지난해|DATE=2024] 대출 잔액은 [전년|DATE=2023]보다 [12%|PERCENT] 늘어난 [8조 원|MONEY]이다.",
     {("지난해", "as_of", "8조 원")}),
    # of nothing
    ("[한빛건설|ORG]은 [2010년|DATE] 회의를 열었다.", set()),
    ("[2010년|DATE] 대비 [12%|PERCENT] 늘었다.", set()),
    ("[1994년|DATE]부터 도시개발 전략을 세웠다.", set()),
    ("[2018년|DATE]에 제안되었던 [다온 시티|PROJECT] 사업은 무산되었다.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), DATES, ids=[str(number) for number in range(len(DATES))])
def test_event_and_what_is_dated(markup: str, expected: set[tuple[str, str, str]]) -> None:
    assert find_triples(markup, "date_of") == expected


def test_the_day_of_the_report_dates_nothing_in_it() -> None:
    lines = (
        "[다온 시티|PROJECT] 착공",
        "보도일시 : [2024. 6. 18.|DATE=2024-06-18] 11:00",
        "[다온 시티|PROJECT]는 [2023년|DATE] 착공했다.",
    )
    text = "\n".join(lines)
    assert find_triples(text, "date_of") == {("2023년", "start", "다온 시티")}
