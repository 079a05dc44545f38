import pytest

from .amount_notation import amounts, cases

PHYSICAL = """
총 면적 52㎢에 -> 52㎢=52 km2
연면적 58만㎡ 규모 -> 58만㎡=580000 m2
3.6만㎡의 부지 -> 3.6만㎡=36000 m2
120m²의 전시장 -> 120m²=120 m2
120m2 전시장 -> 120m2=120 m2
150ha의 농지 -> 150ha=150 ha
1,200헥타르 규모 -> 1,200헥타르=1200 ha
대지 300평에 -> 300평=300 pyeong
10만여 평 규모 -> 10만여 평=100000 pyeong approx
35에이커(약 14만㎡) -> 35에이커=35 acre; 14만㎡=140000 m2 approx
2,500제곱킬로미터 -> 2,500제곱킬로미터=2500 km2
고속철도 1,320km와 -> 1,320km=1320 km
총연장 48.3㎞ -> 48.3㎞=48.3 km
반경 80km 이내 -> 80km=80 km at_most
교량 길이 600여m -> 600여m=600 m approx
100m x 50m -> 100m=100 m; 50m=50 m
높이 555미터 -> 555미터=555 m
지름 30cm의 관 -> 30cm=30 cm
강수량 1,200mm -> 1,200mm=1200 mm
12해리 밖 -> 12해리=12 nmi
3만 5천 톤의 곡물 -> 3만 5천 톤=35000 t
5,000t급 화물선 -> 5,000t=5000 t
연산 50만 톤 -> 50만 톤=500000 t
600㎏의 -> 600㎏=600 kg
40g -> 40g=40 g
하루 3만t/일 처리 -> 3만t/일=30000 t/day
120만㎥/일 -> 120만㎥/일=1200000 m3/day
하수처리 5,000톤/일 -> 5,000톤/일=5000 t/day
배출계수 0.46 tCO2/MWh -> 0.46 tCO2=0.46 tCO2
100㎍/㎥ 미만 -> 100㎍/㎥=100 ug/m3 less_than
500t/일급 소각로 -> 500t/일=500 t/day
a 120-km road -> 120-km=120 km
일 10만 배럴의 정유 -> 일 10만 배럴=100000 bbl/day
정수장(일 12만㎥)을 신설 -> 일 12만㎥=120000 m3/day
하루 9만 톤을 처리 -> 하루 9만 톤=90000 t/day
1일 최대 3만㎥ -> 1일 최대 3만㎥=30000 m3/day at_most
일 3만㎥~5만㎥ -> 일 3만㎥~5만㎥=30000/50000 m3/day
연 15만 TEU -> 연 15만 TEU=150000 TEU/year
시간당 200t의 -> 시간당 200t=200 t/hour
연간 15만 TEU -> 15만 TEU=150000 TEU
하루 평균 3만 배럴 -> 3만 배럴=30000 bbl
금리 연 5.8% -> 5.8%=5.8 %
연 100만 명이 찾는 -> 100만 명=1000000 person
8월 1일 12만㎥를 -> 12만㎥=120000 m3
면적은 3만 에이커다. -> 3만 에이커=30000 acre
1만 4,000TEU급 선박 -> 1만 4,000TEU=14000 TEU
30만 bpd -> 30만 bpd=300000 bpd
500만TEU를 처리 -> 500만TEU=5000000 TEU
30만DWT급 -> 30만DWT=300000 DWT
500MW급 발전소 -> 500MW=500 MW
1,000㎿ -> 1,000㎿=1000 MW
3GW의 태양광 -> 3GW=3 GW
400만kW대 -> 400만kW=4000000 kW
154kV 변전소 -> 154kV=154 kV
1,200GWh를 생산 -> 1,200GWh=1200 GWh
3,500㎿h -> 3,500㎿h=3500 MWh
60 W ->
3만 TOE -> 3만 TOE=30000 toe
섭씨 40도를 -> 섭씨 40도=40 degC
영하 12도 이하 -> 영하 12도=-12 degC at_most
영상 5도 -> 영상 5도=5 degC
1.5℃ 상승 -> 1.5℃=1.5 degC
시속 160㎞로 -> 시속 160㎞=160 km/h
시속 약 50km -> 시속 약 50km=50 km/h approx
최고속도 350km/h -> 350km/h=350 km/h
초속 20m의 바람 -> 초속 20m=20 m/s
185∼300m 구간 -> 185∼300m=185/300 m
5km~10km 거리 -> 5km~10km=5/10 km
20 to 30 km -> 20 to 30 km=20/30 km
58 square kilometers -> 58 square kilometers=58 km2
40 hectares of land -> 40 hectares=40 ha
about 1,270 km of rail -> 1,270 km=1270 km approx
12平方キロメートル -> 12平方キロメートル=12 km2
500公顷 -> 500公顷=500 ha
5000千瓦 -> 5000千瓦=5000 kW
30兆瓦 -> 30兆瓦=30 MW
100Mbps 회선 -> 100Mbps=100 Mbps
４５ｋｍ 구간 -> ４５ｋｍ=45 km
３만㎡ -> ３만㎡=30000 m2
"""

PERCENT = """
수주의 23.4%를 -> 23.4%=23.4 %
연평균 15.2% 성장 -> 15.2%=15.2 %
30퍼센트 -> 30퍼센트=30 %
5∼6%의 성장률 -> 5∼6%=5/6 %
5%~6% -> 5%~6%=5/6 %
20~30% 수준 -> 20~30%=20/30 %
2.4%p 하락 -> 2.4%p=2.4 pp
0.5%포인트 올라 -> 0.5%포인트=0.5 pp
절반을 차지 -> 절반=50 %
몫은 절반씩 -> 절반=50 %
절반 이상이 -> 절반=50 % at_least
과반을 확보 -> 과반=50 % more_than
과반수의 찬성 -> 과반수=50 % more_than
3분의 2가 찬성 -> 3분의 2=66.6667 %
4분의 1 이하 -> 4분의 1=25 % at_most
삼분의 일을 -> 삼분의 일=33.3333 %
30%를 넘는 -> 30%=30 % at_least
30%를 넘지 않는 -> 30%=30 % at_most
약 28%에 달하는 -> 28%=28 % approx
최대 80%까지 -> 80%=80 % at_most
(△5.4%) -> 5.4%=-5.4 %
10%를 웃돈다 -> 10%=10 % at_least
성장률은 -3.2%로 -> 3.2%=-3.2 %
마이너스 0.5% 성장 -> 0.5%=-0.5 %
17.6 percent of orders -> 17.6 percent=17.6 %
more than 40 per cent -> 40 per cent=40 % more_than
17.6％ -> 17.6％=17.6 %
각각 12.5, 13.2%를 -> 12.5=12.5 %; 13.2%=13.2 %
1천161% 급증 -> 1천161%=1161 %
제1, 2분기 ->
3/4분기 실적 ->
2분의 1박자 ->
사과반 ->
상반기 ->
절반의 성공 ->
"""

HEDGES = """
약 2,100만 명에 -> 2,100만 명=21000000 person approx
300명가량 -> 300명=300 person approx
300명 안팎 -> 300명=300 person approx
300명 정도 -> 300명=300 person approx
300명 내외 -> 300명=300 person approx
300명 남짓 -> 300명=300 person approx
300명쯤 -> 300명=300 person approx
300여 명 -> 300여 명=300 person approx
300명 이상 -> 300명=300 person at_least
최소 300명 -> 300명=300 person at_least
300명이 넘는 -> 300명=300 person at_least
적어도 300명 -> 300명=300 person at_least
300명을 웃도는 -> 300명=300 person at_least
300명 이하 -> 300명=300 person at_most
최대 300명 -> 300명=300 person at_most
300명까지 -> 300명=300 person at_most
300명 미만 -> 300명=300 person less_than
300명 초과 -> 300명=300 person more_than
300명에 못 미치는 -> 300명=300 person less_than
300명에 육박하는 -> 300명=300 person approx
최대 약 300명 -> 300명=300 person at_most
약 300명 이상 -> 300명=300 person at_least
계약 300건 -> 300건=300 case
국내 최대 300MW급 -> 300MW=300 MW
세계 최대 30만㎡ 규모 -> 30만㎡=300000 m2
목표를 30% 초과 달성 -> 30%=30 %
up to 40 hectares -> 40 hectares=40 ha at_most
at least 300 people -> 300 people=300 person at_least
約300人 -> 300人=300 person approx
300人以上 -> 300人=300 person at_least
"""


@pytest.mark.parametrize(("sentence", "expected"), cases(PHYSICAL + PERCENT + HEDGES))
def test_measures(sentence: str, expected: str) -> None:
    assert amounts(sentence) == expected
