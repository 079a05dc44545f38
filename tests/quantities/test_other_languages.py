"""Amounts as English, Chinese and Japanese texts write them."""

import pytest

from .amount_notation import amounts, cases

SCALES_AFTER_CURRENCIES = """
The loan was US$45m. -> US$45m=45000000 USD
USD45m was lent -> USD45m=45000000 USD
USD 45m was lent -> USD 45m=45000000 USD
EUR 45m -> EUR 45m=45000000 EUR
GBP 12.5m -> GBP 12.5m=12500000 GBP
A$45m -> A$45m=45000000 AUD
C$12m -> C$12m=12000000 CAD
HK$45m -> HK$45m=45000000 HKD
NT$ 45m -> NT$ 45m=45000000 TWD
RM45m -> RM45m=45000000 MYR
CHF 20m -> CHF 20m=20000000 CHF
THB 45m -> THB 45m=45000000 THB
SGD 45m -> SGD 45m=45000000 SGD
Php 45m -> Php 45m=45000000 PHP
₱45 million -> ₱45 million=45000000 PHP
총공사비는 A$45m이며 -> A$45m=45000000 AUD
US$ 45 M -> US$ 45 M=45000000 USD
US$45mn -> US$45mn=45000000 USD
US$ 3.2tn -> US$ 3.2tn=3200000000000 USD
USD 500k -> USD 500k=500000 USD
$45m and £45m -> $45m=45000000 USD; £45m=45000000 GBP
US$45m-50m -> US$45m-50m=45000000/50000000 USD
US$ 45-50m -> US$ 45-50m=45000000/50000000 USD
USD 2.4 to 2.6 billion -> USD 2.4 to 2.6 billion=2400000000/2600000000 USD
$180-200 million -> $180-200 million=180000000/200000000 USD
a 45m pipe -> 45m=45 m
USD 45 km -> USD 45 km=45 km
"""

CHINESE = """
新台幣58.3億元 -> 新台幣58.3億元=5830000000 TWD
新臺幣1,200萬元 -> 新臺幣1,200萬元=12000000 TWD
總額新台幣約58億元 -> 新台幣約58億元=5800000000 TWD approx
新台币58亿元 -> 新台币58亿元=5800000000 TWD
港幣6億元 -> 港幣6億元=600000000 HKD
港币6亿元 -> 港币6亿元=600000000 HKD
港元50億元 -> 港元50億元=5000000000 HKD
美金2億元 -> 美金2億元=200000000 USD
歐元3億元 -> 歐元3億元=300000000 EUR
英鎊5000萬元 -> 英鎊5000萬元=50000000 GBP
新加坡元2亿元 -> 新加坡元2亿元=200000000 SGD
日圓3億元 -> 日圓3億元=300000000 JPY
韩元300亿元 -> 韩元300亿元=30000000000 KRW
韓元300億 -> 韓元300億=30000000000 KRW
卢布5亿 -> 卢布5亿=500000000 RUB
5亿卢布 -> 5亿卢布=500000000 RUB
300亿韩元 -> 300亿韩元=30000000000 KRW
320億新台幣 -> 320億新台幣=32000000000 TWD
40亿巴基斯坦卢比 -> 40亿巴基斯坦卢比=4000000000 PKR
人民币约40亿元 -> 人民币约40亿元=4000000000 CNY approx
欧元3亿美元 -> 3亿美元=300000000 USD
日元贷款3亿美元 -> 3亿美元=300000000 USD
以美元2013年计 ->
10亿至12亿元 -> 10亿至12亿元=1000000000/1200000000 CNY
10亿元至12亿元 -> 10亿元至12亿元=1000000000/1200000000 CNY
3万至5万人 -> 3万至5万人=30000/50000 person
10亿到12亿美元 -> 10亿到12亿美元=1000000000/1200000000 USD
投资三十亿元建设 -> 三十亿元=3000000000 CNY
两亿元 -> 两亿元=200000000 CNY
十二亿美元 -> 十二亿美元=1200000000 USD
几十亿元 -> 几十亿元=1000000000/9000000000 CNY approx
十几亿元 -> 十几亿元=1100000000/1900000000 CNY approx
3000多亿元 -> 3000多亿元=300000000000 CNY approx
30多人 -> 30多人=30 person approx
逾30亿元 -> 30亿元=3000000000 CNY more_than
占约三成的 -> 三成=30 % approx
七成以上 -> 七成=70 % at_least
近一半 -> 一半=50 % approx
过半数股份 -> 过半数=50 % more_than
五分之三 -> 五分之三=60 %
百分之三十五 -> 百分之三十五=35 %
百分之3.5 -> 百分之3.5=3.5 %
三成员国 ->
一半径 ->
百分之三点五 ->
第三十人 ->
30兆瓦 -> 30兆瓦=30 MW
5千米 -> 5千米=5 km
"""

JAPANESE = """
4億米ドル -> 4億米ドル=400000000 USD
2兆米ドル -> 2兆米ドル=2000000000000 USD
3億シンガポールドル -> 3億シンガポールドル=300000000 SGD
5億香港ドル -> 5億香港ドル=500000000 HKD
2億カナダドル -> 2億カナダドル=200000000 CAD
3億豪ドル -> 3億豪ドル=300000000 AUD
30億台湾ドル -> 30億台湾ドル=3000000000 TWD
4億ユーロ -> 4億ユーロ=400000000 EUR
4億ポンド -> 4億ポンド=400000000 GBP
15億エジプトポンド -> 15億エジプトポンド=1500000000 EGP
50億人民元 -> 50億人民元=5000000000 CNY
60億バーツ -> 60億バーツ=6000000000 THB
70億ルピー -> 70億ルピー=7000000000 INR
40億パキスタンルピー -> 40億パキスタンルピー=4000000000 PKR
パキスタン政府は500億ルピーを -> 500億ルピー=50000000000 PKR
8兆ルピア -> 8兆ルピア=8000000000000 IDR
9兆ドン -> 9兆ドン=9000000000000 VND
400億ウォン -> 400億ウォン=40000000000 KRW
5億リンギット -> 5億リンギット=500000000 MYR
20億フィリピンペソ -> 20億フィリピンペソ=2000000000 PHP
数十億円 -> 数十億円=1000000000/9000000000 JPY approx
約1億2千万人 -> 1億2千万人=120000000 person approx
約3割 -> 3割=30 % approx
3割5分 -> 3割5分=35 %
3~4割 -> 3~4割=30/40 %
8割以上 -> 8割=80 % at_least
8割を超えている -> 8割=80 % more_than
100人を上回る -> 100人=100 person more_than
従業員の半数を -> 半数=50 %
過半数を確保 -> 過半数=50 % more_than
3分の2 -> 3分の2=66.6667 %
約三分の一を -> 三分の一=33.3333 % approx
154センチメートル -> 154センチメートル=154 cm
889平方マイル -> 889平方マイル=889 sqmi
石田三成は ->
割合3割り ->
5トンネル ->
3ドンブリ ->
3ポイントシュート ->
3.5ミリガウス ->
四分の三拍子 ->
100分の2秒差 ->
五百羅漢 ->
"""

HEDGES = """
over 12,000 people -> 12,000 people=12000 person more_than
Over 12,000 people -> 12,000 people=12000 person more_than
more than 12,000 people -> 12,000 people=12000 person more_than
About 12,000 people -> 12,000 people=12000 person approx
nearly 12,000 people -> 12,000 people=12000 person approx
up to 12,000 people -> 12,000 people=12000 person at_most
as many as 12,000 people -> 12,000 people=12000 person at_most
at least 12,000 people -> 12,000 people=12000 person at_least
over US$45m -> US$45m=45000000 USD more_than
no. 12,000 people ->
"""

RATES = """
250,000 barrels per day -> 250,000 barrels per day=250000 bbl/day
3 million tonnes per year -> 3 million tonnes per year=3000000 t/year
3 million tonnes a year -> 3 million tonnes a year=3000000 t/year
120 people per square kilometre -> 120 people per square kilometre=120 person/km2
80 km per hour -> 80 km per hour=80 km/h
80 km/h -> 80 km/h=80 km/h
80 mph -> 80 mph=80 mile/h
50 sq m -> 50 sq m=50 m2
50 sq. km -> 50 sq. km=50 km2
58 square kilometres -> 58 square kilometres=58 km2
40 hectares -> 40 hectares=40 ha
60 households -> 60 households=60 household
30 km a dayside -> 30 km=30 km
"""

SHARES = """
one-third of the cost -> one-third=33.3333 %
two-thirds of the cost -> two-thirds=66.6667 %
a third of the cost -> a third=33.3333 %
three-quarters of exports -> three-quarters=75 %
Half of the cost -> Half=50 %
nearly half of the cost -> half=50 % approx
nearly half the population -> half=50 % approx
more than half. -> half=50 % more_than
owns half of the 12 plants -> half=50 %; 12 plants=12 plant
a third company ->
three quarters of growth ->
half a million people ->
in the first half of 2013 ->
for half of the year ->
the southern half of the island ->
half the reason ->
half an hour ->
"""

# A range is one mention where a mark or `to` joins it, or where its unit is written once; two amounts that words join are two.
RANGES = """
between $180 million and $200 million -> $180 million=180000000 USD; $200 million=200000000 USD
between 20 and 30 km -> 20 and 30 km=20/30 km
between USD 180 and 200 million -> USD 180 and 200 million=180000000/200000000 USD
rose from $2 million to $3 million -> $2 million=2000000 USD; $3 million=3000000 USD
from 5% to 6% -> 5%=5 %; 6%=6 %
$2 million to $3 million -> $2 million to $3 million=2000000/3000000 USD
from 5 to 10 km -> 5 to 10 km=5/10 km
between 2010 and 2013 ->
20 and 30 km -> 30 km=30 km
"""

KOREAN = """
차량 60량 -> 60량=60 car
전동차 60량을 도입 -> 60량=60 car
60량 ->
3억 NZ달러 -> 3억 NZ달러=300000000 NZD
4.3%p 상승 -> 4.3%p=4.3 pp
4.3%포인트 -> 4.3%포인트=4.3 pp
4.3%減 -> 4.3%=4.3 %
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    cases(SCALES_AFTER_CURRENCIES + CHINESE + JAPANESE + HEDGES + RATES + SHARES + RANGES + KOREAN),
)
def test_other_languages(sentence: str, expected: str) -> None:
    assert amounts(sentence) == expected
