"""Which names are one entity, and what the entity is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.entities.linking import link_entities, normal_name
from pipeline.entities.names import find_names

from .conftest import split_korean

if TYPE_CHECKING:
    from pipeline.types import Entity


def entities_of(text: str) -> list[Entity]:
    analysis = split_korean(text)
    return link_entities(analysis, find_names(analysis))


def names_together(text: str) -> set[frozenset[str]]:
    return {frozenset((entity.name, *entity.aliases)) for entity in entities_of(text)}


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("한국토지주택공사(LH)가 맡는다. LH는 크다.", {"한국토지주택공사", "LH"}),
        ("인프라금융기금(이하 IFF)이 돕는다. IFF는 크다.", {"인프라금융기금", "IFF"}),
        ("한빛건설(이하 ‘한빛’)은 크다. 한빛은 오래됐다.", {"한빛건설", "한빛"}),
        ("쑤저우(蘇州)는 크다. 쑤저우시가 승인했다.", {"쑤저우", "蘇州", "쑤저우시"}),
        ("미국과 美 정부, USA가 있다. 미국은 크다. 미국, USA", {"미국", "USA"}),
        ("서부 산업회랑(WIC) 사업이다. WIC사업이 크다.", {"서부 산업회랑", "WIC", "WIC사업"}),
        ("한빛건설그룹이 왔다. 한빛건설은 크다.", {"한빛건설그룹", "한빛건설"}),
        ("다낭 에코시티 개발사업이다. 다낭 에코시티가 크다.", {"다낭 에코시티 개발사업", "다낭 에코시티"}),
        ("다낭 에코신도시 개발사업이다. 다낭 에코신도시가 크다.", {"다낭 에코신도시 개발사업", "다낭 에코신도시"}),
        ("베트남 다낭 에코시티와 다낭 에코시티는 같다.", {"베트남 다낭 에코시티", "다낭 에코시티"}),
        ("일본 다이세이건설이 왔다. 다이세이건설은 크다.", {"일본 다이세이건설", "다이세이건설"}),
        ("쑤저우(蘇州) 공업단지와 쑤저우공업단지", {"쑤저우(蘇州) 공업단지", "쑤저우공업단지"}),
        ("(주)델코엔지니어링이 왔다. 델코엔지니어링은 크다.", {"(주)델코엔지니어링", "델코엔지니어링"}),
        ("케르코그룹(Kerco Corp.)이 왔다.", {"케르코그룹", "Kerco Corp."}),
        ("다낭 에코시티(峴港新城, DNEC: Danang Eco-City)", {"다낭 에코시티", "峴港新城", "DNEC", "Danang Eco-City"}),
    ],
)
def test_one_entity(text: str, together: set[str]) -> None:
    assert frozenset(together) in names_together(text)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("일본 재무성과 대만 재무성이 만났다. 재무성은 크다.", ("일본 재무성", "대만 재무성")),
        ("베트남 정부와 인도 정부가 만났다.", ("베트남 정부", "인도 정부")),
        ("한빛홀딩스와 한빛건설이 만났다.", ("한빛홀딩스", "한빛건설")),
        ("국토교통부(한국도로공사)와 만났다.", ("국토교통부", "한국도로공사")),
        ("하노이와 베트남 하이퐁에 갔다.", ("하노이", "베트남 하이퐁")),
    ],
)
def test_two_entities(text: str, apart: tuple[str, str]) -> None:
    groups = names_together(text)
    one, other = apart
    assert any(one in group for group in groups)
    assert not any(one in group and other in group for group in groups)


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("美 정부가 아니라 미국이다.", "미국", "US"),
        ("호찌민과 하노이", "호찌민", "VN"),
        ("베트남 하노이에서", "베트남 하노이", "VN"),
        ("나이로비에서", "나이로비", "KE"),
        ("메콩강에서", "메콩강", ""),
        ("한빛건설이", "한빛건설", ""),
    ],
)
def test_codes(text: str, name: str, code: str) -> None:
    found = {entity.name: entity.code for entity in entities_of(text)}
    assert found[name] == code


def test_the_name_is_the_fullest_korean_one() -> None:
    (entity,) = entities_of("LH(한국토지주택공사)가 한국토지주택공사(LH)로서 왔다.")
    assert entity.name == "한국토지주택공사"
    assert entity.aliases == ("LH",)
    assert len(entity.mentions) == 4


@pytest.mark.parametrize(
    ("one", "other"),
    [("㈜한빛", "(주) 한빛"), ("한빛 건설", "한빛건설"), ("다이세이(大成) 건설", "다이세이건설"), ("ＬＨ", "LH")],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert normal_name(one) == normal_name(other)
