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
    # of nothing
    ("[한빛건설|ORG]은 [2010년|DATE] 회의를 열었다.", set()),
    ("[2010년|DATE] 대비 [12%|PERCENT] 늘었다.", set()),
    ("[1994년|DATE]부터 도시개발 전략을 세웠다.", set()),
    ("[2018년|DATE]에 제안되었던 [다온 시티|PROJECT] 사업은 무산되었다.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), DATES, ids=[str(number) for number in range(len(DATES))])
def test_event_and_what_is_dated(markup: str, expected: set[tuple[str, str, str]]) -> None:
    assert find_triples(markup, "date_of") == expected
