"""Names that the analyser took to pieces: found by the spelling of their words, by fields, topics and rows of nouns."""

from __future__ import annotations

import pytest

from pipeline.entities.linking import link_entities
from pipeline.entities.names import find_names
from pipeline.entities.words import find_ends, is_compound

from .conftest import read_marks, split_korean


def check(marked: str) -> None:
    text, expected = read_marks(marked)
    assert [(m.label, m.text) for m in find_names(split_korean(text))] == expected


UNDERTAKINGS = [
    "[PROJECT 나래 상수도 개선사업]을 추진한다.",
    "[PROJECT 나래 보건의료 역량강화사업]이 끝났다.",
    "[PROJECT 나래 농촌도로 건설사업]의 기간이다.",
    "[PROJECT 나래 도시재생 뉴딜사업]에 지원한다.",
    "[PROJECT 나래 해수담수화 플랜트]를 지었다.",
    "[PROJECT 나래 양극재 공장]에 투자했다.",
    "[PROJECT 나래 공공주택지구]를 조성한다.",
    "[PROJECT 나래 스마트 물관리 사업]은 순항한다.",
    "[PROJECT 우간다 엔테베 하수처리시설 개량사업]을 맡았다.",
    "[PROJECT 인도네시아 마나도 리조트 복합개발사업]에 참여한다.",
    "[PROJECT 몽골 다르한 제3열병합발전소 타당성조사 용역] 입찰이다.",
    "[PROJECT 체코 오스트라바 배터리 공장 신축공사]를 따냈다.",
    "[PROJECT 폴란드 브로츠와프 물류센터]를 판다.",
    "가. [PROJECT 라오스 참파 농촌도로 건설사업](2차)",
    "1. [PROJECT 새벽들 공공주택지구]",
    "[PROJECT 나보이 태양광 단지]에 이어 [PROJECT 나보이 2단계 사업]을 한다.",
    "[PROJECT 부하라 국제병원 건립사업]을 돕는다.",
    "[PROJECT 베트남 닌빈성 땀디엡 산업단지]는 크다.",
    "사업명: [PROJECT 나래 발전소 건설사업]",
    "의안명 : [PROJECT 인도네시아 마나도 리조트 복합개발사업] 출자(안)",
    "용역명: “[PROJECT 은빛강 정비 기본계획 수립 용역]”",
]
NO_UNDERTAKINGS = [
    "해외 도시개발 사업과 시사점, 향후 추진계획",
    "지방도시 상수도 개선사업과 농촌개발 사업을 한다.",
    "대규모 산업단지 조성사업과 고속도로 건설사업이다.",
    "기존 공장과 신규 공장, 반도체 공장을 증설했다.",
    "ㅇ (후속사업) 추진",
    "한국형 산업단지를 만든다.",
    "사업명: 해외 도시개발 사업",
    "[PLACE 부산] 주변 도로가 막혔다.",
    "[PLACE 댈러스] 지역 주요 사업을 본다.",
    "「[PLACE 동남아] 신도시의 재원조달」",
]


@pytest.mark.parametrize("marked", [*UNDERTAKINGS, *NO_UNDERTAKINGS])
def test_undertakings(marked: str) -> None:
    check(marked)


BODIES = [
    "시공은 [ORG 태산중공업]이 맡는다.",
    "설계 [ORG 한결엔지니어링], 운영 [ORG 동해수자원공사]",
    "공사는 [ORG 청솔건설]이 시행하였다.",
    "[ORG 대림천건설](책임준공)이 짓는다.",
    "[ORG 블루렌즈리서치]에 따르면 시장이 크다.",
    "[ORG 코린워터](대표 [PERSON 배정훈])의 잔고이다.",
    "[ORG 국제개발금융공사]가 융자했다.",
    "[ORG 수출개발협력기금] 차관이다.",
    "[ORG 르완다전력청]은 지분을 갖는다.",
    "[ORG 오만 수전력조달청]으로부터 수주했다.",
    "[ORG 인도네시아 투자조정청]이 승인했다.",
    "[ORG 네팔 보건인구부]와 협의했다.",
    "[ORG 중국건축공정총공사]가 시공한다.",
    "[ORG 세계도시통계원]과 [ORG 한국도시재정학회]",
    "[ORG PT 누산타라 프로퍼티]와 [ORG PT 해우빈탄]에 출자했다.",
    "시공은 [ORG 포르투갈 모타라인]이 맡는다.",
    "[ORG 미국 머크앤코]가 판매를 담당한다.",
    "[ORG 스웨덴 노르딕플랜]이 맡았다.",
    "[ORG 덴마크 마르스크린데](55%), [ORG 남해항만공사](30%)로 구성된다.",
    "[ORG 청솔건설]과 [ORG 비나꽝]의 합작법인이 시행하였다.",
    "시행자: [ORG 은솔시]",
    "시공사 : [ORG 예솔토건], [ORG 카자흐스탄 바르켄트]",
    "[ORG (주)누리바이오] 실적",
]
NO_BODIES = [
    "도로건설은 경제를 이끈다. 주택건설과 신도시건설이 활발하다.",
    "국영기업과 민간은행, 해외건설, 정부투자회사, 종합건설이 있다.",
    "다국적은행과 시중은행, 지방은행이 참여했다.",
    "모듈러건설이 수주를 늘렸다.",
    "기술투자와 설비투자, 외국인투자를 늘린다.",
    "국제기금과 개발기금, 투자조합이 출자한다.",
    "전문건설은 하도급을 맡는다. 물류시스템은 고도화됐다.",
    "시공사: 미정. 운영: 민간사업자. 설계: 국내 업체",
    "남성(51%), 여성(49%), 기타(5%), 모름(10%)",
    "도로(25%), 철도(15%), 항만(10%)에 쓴다.",
    "국도건설공사와 하수관로 정비공사를 한다.",
    "정부출연연구원과 지방공사가 있다.",
    "매출은 각각 12%, 4% 늘었다.",
    "투자은행(IB) 업계의 말이다.",
]


@pytest.mark.parametrize("marked", [*BODIES, *NO_BODIES])
def test_bodies(marked: str) -> None:
    check(marked)


SETTLEMENTS = [
    "[PLACE 베트남 꽝남성]이 발표했다. [PLACE 꽝남성]의 도시화율이다.",
    "[PLACE 탄자니아 탕가주]의 항만이다.",
    "위치: [PLACE 몽골 다르한올도]",
    "[PLACE 빈탄섬]에 짓는다.",
    "위치: [PLACE 발리]",
    "[PLACE 서하]([PLACE 西河])를 따라간다.",
    "[PLACE 청솔항]([PLACE 靑松港])까지 간다.",
    "부두는 [PLACE 나칼라항]에 있다.",
]
NO_SETTLEMENTS = [
    "여성의 역할과 남성의 역할, 안정성의 문제를 본다.",
    "[PLACE 인도] 여성의 지위가 나아졌다.",
    "[PLACE 네덜란드] 프로축구 경기를 본다.",
    "[PLACE 북한] 인민군의 훈련이다.",
    "무인섬에 갔다. 인공섬을 만든다.",
    "수원기관: 협의 중",
    "코로나로 준공이 늦었다.",
    "류하산(劉河山) 위원이 왔다.",
]


@pytest.mark.parametrize("marked", [*SETTLEMENTS, *NO_SETTLEMENTS])
def test_settlements(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[PERSON 오세림] 사장은 밝혔다.",
        "[ORG 누리개발금융공사](사장 [PERSON 오세림])는 밝혔다.",
        "[PERSON 클로드 은다예] [ORG 르완다 재정기획부] 장관은 답했다.",
        "신도시이다([PERSON 서민재]·[PERSON 홍유라], 2019).",
        "[PERSON Nguyen and Park](2017)에 의하면 늘었다.",
        "안정적 시장이 되지 못했다.",
        "이와 동시에 대표 기업이 되었다.",
    ],
)
def test_persons(marked: str) -> None:
    check(marked)


def test_a_short_form_without_country_and_state_is_the_same_undertaking() -> None:
    analysis = split_korean("베트남 닌빈성 땀디엡 산업단지는 크다. 땀디엡 산업단지를 키운다.")
    entities = link_entities(analysis, find_names(analysis))
    assert [(e.name, e.aliases) for e in entities] == [("베트남 닌빈성 땀디엡 산업단지", ("땀디엡 산업단지",))]


@pytest.mark.parametrize("text", ["해외도시개발", "민간은행", "고속도로건설", "신재생에너지", "대도시개발"])
def test_compounds_of_generic_words(text: str) -> None:
    assert is_compound(text)


@pytest.mark.parametrize("text", ["태산", "한빛도시개발", "대", "동신", ""])
def test_no_compounds(text: str) -> None:
    assert not is_compound(text)


def test_a_name_ends_before_its_particles_first() -> None:
    assert find_ends("꽝남성이", 3) == (3, 4)
    assert find_ends("통계원", 3) == (3,)
