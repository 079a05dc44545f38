"""What is marked in a sentence and what is not. Marks are written into the sentences: `[ORG 한빛건설]은`."""

from __future__ import annotations

import pytest

from pipeline.entities.names import find_names, overridden
from pipeline.types import CalendarDate, Mention

from .conftest import read_marks, split_korean, split_words


def check(marked: str) -> None:
    text, expected = read_marks(marked)
    found = find_names(split_korean(text))
    assert [(m.label, m.text) for m in found] == expected
    assert all(text[m.start_char : m.end_char] == m.text for m in found)


PLACES = [
    "[PLACE 베트남]과 [PLACE 태국]에 진출했다.",
    "[PLACE 인도네시아]는 섬이 많다.",
    "[PLACE 아시아] 지역과 [PLACE 중동] 시장이 크다.",
    "[PLACE 동남아시아]와 [PLACE 중앙아시아]로 나간다.",
    "[PLACE 메콩강] 유역을 개발한다.",
    "[PLACE 사우디 타북주]에 도시를 짓는다.",
    "[PLACE 하노이] [PLACE 서호구]에 있다.",
    "[PLACE 서울] [PLACE 강남구]에 있다.",
    "[PLACE 베트남 하노이]에서 열린다.",
    "[PLACE 중국 산둥(山東)성]에 있다.",
    "[PLACE 선전(深圳)시]에서 시작했다.",
    "[PLACE 쑤저우]([PLACE 蘇州])는 오래된 도시이다.",
    "[PLACE 광저우]([PLACE 廣州])에서 만났다.",
    "對[PLACE 중국] 수출이 늘었다.",
    "[PLACE 우즈벡]과 [PLACE 남아공], [PLACE UAE]가 참여했다.",
    "[PLACE 부산광역시]와 [PLACE 경기도]가 나섰다.",
    "[PLACE 나이로비]는 [PLACE 케냐]의 수도이다.",
    "[PLACE 미국]산이 아니라 [PLACE 호주]에서 왔다.".replace("[PLACE 미국]산", "미국산"),
    "[PLACE 뉴 델리]에서 회의가 있었다.",
    "[PLACE 베 트 남]",
    "[PLACE 캐나다 벤쿠버]는 항구이다.",
    "[PLACE 일본]기업의 진출이 활발하다.",
    "[PLACE 런던]-[PLACE 파리] 구간을 잇는다.",
    "[PLACE 호주 멜버른] 소재 창고를 샀다.",
    "[PLACE 방글라데시 다카]를 방문했다.",
]
NO_PLACES = [
    "손님을 공항에서 회의장으로 인도하였다.",
    "금년도 예산은 강화되었고 영양 상태가 나아졌다.",
    "오만하고 이상한 태도였다.",
    "고령 인구가 늘고 음성 서비스가 생겼다.",
    "우리나라와 세계 각국, 양국과 신흥국, 자국의 정책이다.",
    "일본인과 중국어, 미국식 제도가 있다.",
    "지난 해보다 나아졌다.",
    "제품의 구성과 기장을 맞추었다.",
]


@pytest.mark.parametrize("marked", [*PLACES, *NO_PLACES])
def test_places(marked: str) -> None:
    check(marked)


ORGANISATIONS = [
    "[ORG 국토교통부]와 [ORG 기획재정부]가 협의했다.",
    "[ORG 베트남 정부]는 계획을 냈다.",
    "[ORG 하노이시 인민위원회]가 승인했다.",
    "[ORG 인도 중앙정부]가 승인했다.",
    "[ORG 우즈베키스탄 투자대외무역부]가 서명했다.",
    "[ORG 일본 재무성]이 발표했다.",
    "[ORG 싱가포르 국가발전부]와 만났다.",
    "[ORG 한국토지주택공사]([ORG LH])가 맡는다.",
    "[ORG 국제금융공사]([ORG IFC])는 돈을 댄다.",
    "[ORG 카타르투자공사]의 지분이다.",
    "[ORG 우즈베키스탄 공항공사]([ORG UAP])가 발주했다.",
    "[ORG 세계은행]과 [ORG 아시아개발은행]이 돕는다.",
    "다자간 개발은행(MDB: [ORG WB], [ORG ADB] 등)의 참여가 필요하다.",
    "[ORG 한빛건설]은 [ORG 서부전자]와 계약했다.".replace("[ORG 서부전자]", "[ORG 델코전자]"),
    "[ORG 일본 다이세이건설]이 지었다.",
    "[ORG 다이세이(大成) 건설]이 지었다.",
    "[ORG 테라(Terra)그룹]이 중심이다.",
    "[ORG 케르코그룹]([ORG Kerco Corp.])은 항만을 짓는다.",
    "[ORG 테라홀딩스]([ORG Terra Holdings])사의 산하이다.",
    "[ORG 세브란인터내셔널]([ORG Sebran International]-컨설팅)을 세웠다.",
    "[ORG 마린다즈]([ORG Marindaz]-개발)가 기획했다.",
    "[ORG 월드 리서치]([ORG World Research])에 의하면 시장이 크다.",
    "[ORG (주)한빛]과 [ORG 델코㈜]가 합작했다.",
    "[ORG 주식회사 한빛]이 맡았다.",
    "[ORG 보스턴 컨설팅 그룹]의 조사이다.",
    "[ORG 보잉사]와 [ORG LG사]가 만든다.",
    "시장조사기관 [ORG QRS]에 의하면 시장이 크다.",
    "[ORG 파나스]와 [ORG 델코스] 등 글로벌 기업이 나섰다.",
    "[ORG 파나스], [ORG 델코스]와 같은 글로벌 솔루션 기업들이 나섰다.",
    "국영기업인 [ORG 델코스]가 맡았다.",
    "[ORG 서울대학교]와 [ORG 국토연구원]이 연구했다.",
    "[ORG 해외건설협회]에 따르면 수주가 늘었다.",
    "[ORG 북방경제협력위원회]가 출범했다.",
    "[ORG 다낭 에코시티 투자개발회사](합작법인)가 맡는다.",
    "[ORG 델코부동산개발](20%)과 [ORG 한빛그룹](50%)",
    "[ORG 필리핀 교통부]([ORG DOTr])가 발주했다.",
    "[ORG 콘자 기술도시개발청]([ORG KoTDA])이 맡는다.",
    "[ORG 인프라금융기금](이하 [ORG IFF])이 지원했다.",
    "[ORG 한빛건설](이하 [ORG 한빛])은 크다. [ORG 한빛]은 오래됐다.",
    "[ORG 한빛건설 컨소시엄]이 수주했다.",
    "[ORG 대우건설]과 [ORG 현대엔지니어링]이 수주했다.",
    "[ORG 유엔해비타트]와 [ORG 유럽연합]이 주최했다.",
    "[ORG 중국 국무원]이 인정했다.",
    "[ORG 일본 경제산업성]이 발표했다.",
    "[ORG 라노스]([ORG LNS])의 조사에 의하면 커졌다.".replace("[ORG 라노스]([ORG LNS])", "[ORG 라노스그룹]([ORG LNS])"),
    "[ORG 외교부]([PLACE 한국]의 부처)와 만났다.",
    "[ORG QRS]는 세계 도시에 팀을 파견하였다.",
    "[ORG Delco Engineering Corp.]과 [ORG Ministry of Planning]이 서명했다.",
    "[ORG 서울대]와 [ORG 도쿄전력]이 참여했다.",
    "[ORG 부산지방법원]에서 판결했다.",
]
NO_ORGANISATIONS = [
    "정부는 관계부처와 함께 추진한다.",
    "이 회사와 발주처, 시공사와 개발은행이 참여한다.",
    "다자간 개발은행과 상업은행, 투자은행이 있다.",
    "공장 건설 공사와 도로공사, 토목공사가 많다.",
    "시 정부와 지방정부, 중앙정부가 협력한다.",
    "개도국 정부와 양국 정부가 만났다.",
    "GDP와 SOC, ODA, MOU, PPP, EPC 사업이다.",
    "IT 기업의 BIM 기술을 쓴다.",
    "TBM은 터널을 건설하는 장비다.",
    "스마트시티 건설을 제안한다.",
    "민간기업과 중소기업, 대기업이 있다.",
    "워킹그룹과 운영위원회를 둔다.",
    "생산성과 안전성, 경제성이 높다.",
    "동절기에도 사업부가 일한다.",
    "해외 건설 기업의 참여가 제한된다.",
    "철도 현대화가 필요하다.",
    "중앙은행은 금리를 올렸다.",
    "사육사와 건축사, 변호사가 모였다.",
]


@pytest.mark.parametrize("marked", [*ORGANISATIONS, *NO_ORGANISATIONS])
def test_organisations(marked: str) -> None:
    check(marked)


PROJECTS = [
    "[PROJECT 스타레이크 시티 사업]을 추진한다.",
    "[PROJECT 스타레이크 시티]의 사업을 추진한다.",
    "[PROJECT 베트남 스타레이크 시티]를 짓는다.",
    "[PLACE 베트남] ‘[PROJECT 스타레이크 시티]’를 짓는다.",
    "[PROJECT 하노이 도시철도 3호선]을 짓는다.",
    "[PROJECT 쑤저우(蘇州) 공업단지]를 만들었다.",
    "[PROJECT 쑤저우(蘇州)공업단지](1994년)를 만들었다.",
    "[PROJECT 쑤저우공업단지] 건설과정에서 배웠다.",
    "[PROJECT 서부 산업회랑]([PROJECT WIC]) 사업에 참여한다.",
    "[PROJECT 네옴]([PROJECT NEOM]) 사업에 참여한다.",
    "[PROJECT 사우디아라비아 네옴시티]에 진출한다.",
    "[PROJECT 다낭 에코시티 개발 프로젝트]의 자본금이다.",
    "[PROJECT 다낭 에코시티] 개발 사례를 본다.",
    "[PROJECT 콩고민주공화국 잉가댐]을 짓는다.",
    "[PROJECT 자카르타 도시개발계획]을 지원한다.",
    "[PROJECT 인도네시아 자카르타 도시개발계획]을 지원한다.",
    "[PROJECT 신남방정책]을 편다.",
    "‘[PROJECT 비전 2030]’ 정책을 편다.",
    "[PROJECT 사우디 비전 2030]을 편다.",
    "[PROJECT 에너지비전 2040]을 발표했다.",
    "‘[PROJECT 서부진흥정책]’의 일환이다.",
    "‘[PROJECT 알포 신항만]’ 사업이다.",
    "‘[PROJECT 블루 시티 챌린지]([PROJECT Blue Cities Challenge]) 프로젝트’를 실시한다.",
    "「[PROJECT 제5차 국토종합계획]」을 따른다.",
    "[PROJECT 타슈켄트 신공항 건설사업]에 협력한다.",
    "[PROJECT 마닐라 메트로 7호선 사업]에 참여한다.",
    "[PROJECT 수도권 광역급행철도]([PROJECT GTX]) 노선이다.",
    "[PROJECT 부산 북항 재개발사업]이 시작됐다.",
    "[PROJECT 이라크 비스마야 신도시]를 짓는다.",
    "[PROJECT 이집트 엘다바 원전]을 짓는다.",
    "[PROJECT 런던-파리 고속철도]를 잇는다.",
    "[PROJECT 인도 델리-뭄바이 산업지대]에 진출했다.",
    "[PROJECT 인도 XYIC사업]에 진출했다.",
    "[PROJECT 글로나 생태도시]와 [PROJECT 마노르 지식도시]를 만든다.",
    "[PROJECT 일대일로] 구상에 따른다.",
    "[PROJECT 쿠웨이트 알주르 정유공장] 입찰에 나섰다.",
    "[PROJECT 다낭 에코시티]([PROJECT 峴港新城], [PROJECT DNEC]: [PROJECT Danang Eco-City])를 만든다.",
    "[PROJECT 말레이시아-싱가포르 고속철도 사업]이 멈췄다.",
]
NO_PROJECTS = [
    "동 사업과 해당 프로젝트, 본 계획을 검토한다.",
    "해외도시개발과 스마트시티, 산업단지가 늘었다.",
    "해외 신도시 건설사업을 추진한다.",
    "신흥국의 신도시 건설사업이다.",
    "민관협력사업과 공적개발원조를 쓴다.",
    "한국형 산업단지를 만든다.".replace("한국형", "한국형"),
    "‘도시 솔루션’을 수출한다.",
    "도시 인프라 사업과 건설 프로젝트가 있다.",
    "드로닉스 사업이 아니라 스마트시티(Smart City) 사업이다.",
]


@pytest.mark.parametrize("marked", [*PROJECTS, *NO_PROJECTS])
def test_projects(marked: str) -> None:
    check(marked)


PERSONS = [
    "[PERSON 홍길동] 장관은 만났다.",
    "[PERSON 박서준] 해외건설정책과장은 말했다.",
    "[PERSON 김하늘] [ORG 국토교통부] 장관이 왔다.",
    "[PERSON 응우옌 쑤언 푹] 총리와 만났다.",
    "[PERSON 세이크 하시나] 총리를 만났다.",
    "[ORG 국토교통부](장관 [PERSON 김하늘])는 밝혔다.",
    "자료: [PERSON 김철수] 외. 2012.",
    "자료: [PERSON Smith, A.] et al. 2009.",
    "[PERSON 이민수]·[PERSON 최영희](2021)는 이렇게 썼다.",
    "[PERSON 홍길순] 외(2019)를 따랐다.",
    "[PERSON 홍길동]([ORG 국토연구원] 연구위원)이 썼다.",
]
NO_PERSONS = [
    "엔 차관과 상업차관을 들여온다.",
    "[PLACE 중동] 시장과 도시 시장이 커졌다.",
    "장관과 총리, 사장이 만났다.",
    "[ORG 현대건설] 사장이 왔다.",
]


@pytest.mark.parametrize("marked", [*PERSONS, *NO_PERSONS])
def test_persons(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("블루론도시(Smart Town)는 개념이다. 블루론도시 사업은 새롭다.", "블루론도시"),
        ("그린델코시티(Green City)를 뜻한다. 그린델코시티 프로젝트가 있다.", "그린델코시티"),
    ],
)
def test_a_term_that_its_gloss_makes_a_concept_is_no_project(text: str, name: str) -> None:
    assert all(name not in m.text.replace(" ", "") for m in find_names(split_korean(text)))


ENGLISH = [
    "The [ORG Ministry of Planning of Vietnam] approved it.",
    "[ORG Delco Engineering Ltd.] and [ORG Asian Development Bank] signed.",
    "[PERSON John Smith]".join(["President ", " visited [PLACE Hanoi]."]),
    "The [PROJECT Star Lake City] opened in [PLACE Hanoi].",
    "The city and its new town are smart. George met Mary Hamilton.",
    "It was built in [PLACE South Korea] by [ORG Terra Holdings].",
]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english(marked: str) -> None:
    text, expected = read_marks(marked)
    assert [(m.label, m.text) for m in find_names(split_words(text, "en"))] == expected


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("ja", "[PLACE ベトナム]で[ORG 株式会社大和]が事業を行う。"),
        ("ja", "[ORG 国際協力銀行]は融資した。"),
        ("zh", "[PLACE 越南]的「[PROJECT 星湖新城]」开始了。"),
        ("zh", "[PLACE 北京]和[PLACE 上海]"),
        ("ja", "[ORG 国土交通省]は自由な都市を作る。"),
    ],
)
def test_japanese_and_chinese(language: str, marked: str) -> None:
    text, expected = read_marks(marked)
    assert [(m.label, m.text) for m in find_names(split_words(text, language))] == expected


def date(text: str, part: str) -> Mention:
    start = text.index(part)
    return Mention("DATE", start, start + len(part), part, 0.9, "grammar:date", CalendarDate(part))


def test_a_date_in_a_quoted_name_is_part_of_it() -> None:
    text = "‘비전 2030’ 정책은 2030년에 끝난다."
    inside, outside = date(text, "2030"), date(text, "2030년")
    names = find_names(split_korean(text), taken=[inside, outside])
    assert [m.text for m in names] == ["비전 2030"]
    assert overridden(names, [inside, outside]) == [inside]


def test_no_name_overlaps_an_amount() -> None:
    text = "투자한 일본 엔화와 한빛건설"
    yen = Mention("MONEY", 4, 8, text[4:8], 0.9, "grammar:money")
    assert [m.text for m in find_names(split_korean(text), taken=[yen])] == ["한빛건설"]


def test_a_name_shown_once_is_found_where_it_has_no_context() -> None:
    text = "A: 델코스, 파나스\n파나스와 델코스 등 글로벌 기업이 나섰다.\n델코스가 웃었다."
    assert [m.text for m in find_names(split_korean(text))] == ["델코스", "파나스", "파나스", "델코스", "델코스"]


def test_a_threshold_leaves_unsure_names_out() -> None:
    text = "베트남 정부와 케르반 건설이 만났다."
    sure = find_names(split_korean(text), threshold=0.8)
    assert [m.text for m in sure] == ["베트남 정부"]
