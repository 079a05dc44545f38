import pytest

from pipeline.quantities.amounts import find_amounts

from .amount_notation import amounts, cases, values

RATES = """
처리 용량은 500t/일이다 -> 500t/일=500 t/day
생산량은 30만 배럴/일이다 -> 30만 배럴/일=300000 bbl/day
시설은 9만㎥/일이며 -> 9만㎥/일=90000 m3/day
9만㎥/일이고 -> 9만㎥/일=90000 m3/day
2만톤/년이었다 -> 2만톤/년=20000 t/year
3t/일인 시설 -> 3t/일=3 t/day
3t/일본 -> 3t=3 t
일일 30만 배럴을 생산 -> 일일 30만 배럴=300000 bbl/day
일산 30만 배럴의 유전 -> 일산 30만 배럴=300000 bbl/day
일일 5만 명이 -> 5만 명=50000 person
고양 일산 3만 명 -> 3만 명=30000 person
"""

RANGES = """
5억에서 10억 원을 투자 -> 5억에서 10억 원=500000000/1000000000 KRW
5천만에서 1억 달러 사이 -> 5천만에서 1억 달러=50000000/100000000 USD
20에서 30%를 -> 20에서 30%=20/30 %
5억에서 10억 원으로 늘었다 -> 10억 원=1000000000 KRW
3%에서 5%로 -> 3%=3 %; 5%=5 %
2023에서 3만 명을 -> 3만 명=30000 person
10억에서 5억 원을 -> 5억 원=500000000 KRW
서울에서 10억 원을 -> 10억 원=1000000000 KRW
"""

SHARES = """
전체의 1/3을 차지 -> 1/3=33.3333 %
매출의 약 2/3에 달하는 -> 2/3=66.6667 % approx
주민 3/4이 찬성 -> 3/4=75 %
3/4분기 실적 ->
지난해의 3/4분기 ->
지난달의 5/8에 열린 ->
5/8에 열린 ->
번지 12/3을 ->
2024/1/3을 ->
3할을 넘는다 -> 3할=30 % at_least
2~3할이 반대 -> 2~3할=20/30 %
2할5푼을 -> 2할5푼=25 %
3할 타자 ->
5할인 ->
30할당 ->
"""

DONG = """
아파트 30동을 지었다 -> 30동=30 building
공장 5동과 창고 2동을 매입 -> 5동=5 building; 2동=2 building
주택 3만 동을 지었다 -> 3만 동=30000 building
베트남에 공장 5동을 지었다 -> 5동=5 building
아파트 101동을 둘러보았다 ->
아파트 30동 1203호 ->
역삼 2동을 찾은 ->
300억 동을 투자했다 -> 300억 동=30000000000 VND
5만 동의를 얻은 청원 ->
3억 동안 ->
5조 동쪽 ->
"""

BEFORE = """
베트남 동 300억을 -> 베트남 동 300억=30000000000 VND
이라크 디나르 300억 -> 이라크 디나르 300억=30000000000 IQD
싱가포르달러 3억을 -> 싱가포르달러 3억=300000000 SGD
필리핀 페소 약 5억 -> 필리핀 페소 약 5억=500000000 PHP approx
이라크 디나르 300억 달러 -> 300억 달러=30000000000 USD
베트남 동 10만 명 -> 10만 명=100000 person
싱가포르 달러 3% 하락 -> 3%=3 %
베트남 동 300 ->
5억 숨을 배정 -> 5억 숨=500000000 UZS
5억 솜을 배정 -> 5억 솜=500000000 KGS
1000 숨을 ->
"""


@pytest.mark.parametrize(("sentence", "expected"), cases(RATES + RANGES + SHARES + DONG + BEFORE))
def test_leads_and_shares(sentence: str, expected: str) -> None:
    assert amounts(sentence) == expected


def test_a_slashed_share_is_no_date() -> None:
    assert values("예산은 전체의 1/3을 차지했다.") == "1/3=33.3333 %"


@pytest.mark.parametrize("money", ["300억 페소", "300억 동을", "5억 숨을", "3억 솜을", "3억 디나르", "4억과 300억 페소를"])
def test_an_assumed_currency_scores_low(money: str) -> None:
    assert [mention.score <= 0.6 for mention in find_amounts(money)] in ([True], [True, True])


@pytest.mark.parametrize(
    "money", ["300억 원을", "멕시코 페소 300억", "300억 멕시코 페소", "필리핀의 300억 페소", "베트남 동 300억"]
)
def test_a_stated_currency_scores_high(money: str) -> None:
    assert [mention.score > 0.6 for mention in find_amounts(money)] == [True]
