import pytest

from .amount_notation import amounts, cases

COUNTED = """
인근 9개 도시를 잇는 -> 9개 도시=9 city
전 세계 130여개 도시에 -> 130여개 도시=130 city approx
30개 도시 지도자 -> 30개 도시=30 city
60개국에서 -> 60개국=60 country
40개 국가가 참여 -> 40개 국가=40 country
80여 국가 -> 80여 국가=80 country approx
중소기업 15개사와 -> 15개사=15 company
25개 기업 -> 25개 기업=25 company
12개 중소기업이 -> 12개 중소기업=12 company
3개 공공기관 -> 3개 공공기관=3 organization
17개 시·도에서 -> 17개 시·도=17 province
17개 시·도교육청에서 -> 17개 시·도교육청=17 organization
6개 산업단지를 -> 6개 산업단지=6 complex
36개의 공공·민간 부지 -> 36개=36 item
32개의 주거·업무 지구 -> 32개=32 item
15개 이상 사업 -> 15개=15 item at_least
7개 사업을 추진 -> 7개 사업=7 project
7개사업을 추진 -> 7개사업=7 project
12개 원전을 건설 -> 12개 원전=12 plant
9개 하수도를 정비 -> 9개 하수도=9 item
5개 늘어난 -> 5개=5 item
병원 20개 -> 20개=20 item
4개 노선의 -> 4개 노선=4 line
사업지 5곳 -> 5곳=5 place
120개소에 -> 120개소=120 place
2,300여건 -> 2,300여건=2300 case approx
350만 명의 주민 -> 350만 명=3500000 person
계획인구 4,200만명 -> 4,200만명=42000000 person
외국인 23인 -> 23인=23 person
천여 명 -> 천여 명=1000 person approx
만 명 -> 만 명=10000 person
수백만 명 -> 수백만 명=1000000/9000000 person approx
30여만 명 -> 30여만 명=300000 person approx
4~5명이 맡아 -> 4~5명=4/5 person
7~8명 -> 7~8명=7/8 person
10~20여 개국 -> 10~20여 개국=10/20 country approx
3,000가구가 입주 -> 3,000가구=3000 household
1만2천 세대 -> 1만2천 세대=12000 household
주택 5만 호를 공급 -> 5만 호=50000 household
아파트 10개 동 -> 10개 동=10 building
12개동 900세대 -> 12개동=12 building; 900세대=900 household
객실 300실 -> 300실=300 room
원전 4기를 -> 4기=4 unit
3기의 터빈 -> 3기=3 unit
전기버스 100대 -> 100대=100 vehicle
로봇 5만 대 -> 5만 대=50000 unit
연간 30만 대를 생산 -> 30만 대=300000 unit
CCTV 24대 -> 24대=24 unit
선박 12척 -> 12척=12 ship
병원 500병상 -> 500병상=500 bed
2만 석 규모 -> 2만 석=20000 seat
왕복 4차로 -> 4차로=4 lane
6차로 고속도로 -> 6차로=6 lane
지상 35층 -> 35층=35 floor
지하 4층~지상 49층 -> 4층=4 floor; 49층=49 floor
15층 규모의 -> 15층=15 floor
초등학교 12개교 -> 12개교=12 school
3개 구 12개 동에 -> 3개 구=3 district; 12개 동=12 district
주차장 500면 -> 500면=500 parking
12 countries signed -> 12 countries=12 country
3 million people -> 3 million people=3000000 person
45か国で -> 45か国=45 country
300社が参加 -> 300社=300 company
12个国家 -> 12个国家=12 country
"""

NATIVE = """
세 나라를 지나는 철도 -> 세 나라=3 country
여섯 곳에서 -> 여섯 곳=6 place
열두 개 도시에 -> 열두 개 도시=12 city
두세 명을 -> 두세 명=2/3 person approx
스무 명이 -> 스무 명=20 person
다섯 나라에서 -> 다섯 나라=5 country
서너 곳 -> 서너 곳=3/4 place approx
세 회사는 ->
두 부처가 ->
두 가지 문제 ->
두 도시 간 협력 ->
두 나라는 합의 ->
이 세 나라에서 ->
한 나라의 ->
세 번째 ->
네 차례 ->
두 개의 축 ->
세 정상의 회담 ->
"""

NOT_COUNTED = """
3단계 사업 ->
제2차 회의 ->
세계 1위 ->
3호선 연장 ->
2공구 ->
101동 305호 ->
5년간 ->
3개월 동안 ->
48시간 ->
30일간 ->
5개년 계획 ->
3개 분기 ->
4개 분야 12개 과제 ->
5개 중점 추진과제 ->
3개의 전략 ->
추진과제 5개를 ->
두 번 3회 ->
제3조 제2항 ->
2.3 인구 동향 ->
3 동향 및 전망 ->
2 기반 시설 ->
1. 개요 2. 대상 ->
3세대 이동통신 ->
20대 여성 ->
10대 과제 ->
30대 그룹 ->
3대 1로 ->
3기 신도시 ->
민선 7기 ->
1호기 준공 ->
4인 가구 ->
1인당 소득 ->
3.3㎡당 가격 ->
49쪽, p. 131 ->
전화 02-2110-1234 ->
1588-1234명 ->
ISBN 978-89-123-4567-0 ->
v2.0, 버전 3.1 ->
H2O 3D 5G 4K ->
PM2.5 ->
고시 제2013-45호 ->
고시 2013-45호 ->
지하 1층 식당 ->
지상 1층 로비 ->
2종 일반주거지역 ->
10개도 아깝지 않다 -> 10개=10 item
12세 32살 ->
오후 3시 30분 ->
5배 증가 ->
A4 30장 ->
1,2,3 ->
2013.4.5. ->
GDP 3위 ->
№5 #3 ->
주 5일 ->
3건설 2명칭 ->
제1·2공구 ->
지원제도1(보조금 ->
2015 인천 ->
"""


@pytest.mark.parametrize(("sentence", "expected"), cases(COUNTED + NATIVE + NOT_COUNTED))
def test_counts(sentence: str, expected: str) -> None:
    assert amounts(sentence) == expected
