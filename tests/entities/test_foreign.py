"""Names in English, Japanese and Chinese sentences: where one ends and the next begins."""

from __future__ import annotations

import pytest

from pipeline.entities import find_names

from .conftest import read_marks, split_words


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("zh", "[ORG 蒙古能源部]计划修建[PROJECT 乌兰巴托东郊铁路]，全长40公里。"),
        ("zh", "[ORG 海岚建设集团有限公司]中标[PROJECT 玉岭新城项目]。"),
        ("zh", "[ORG 天岳规划研究院]负责设计[PROJECT 玉岭新城]。"),
        ("zh", "[ORG 海岚投资发展有限公司]于去年上市。"),
        ("zh", "[ORG 秘魯交通運輸部]主導該案。"),
        ("zh", "董事长[PERSON 周明远]表示，业务增长。"),
        ("zh", "公司承接[PLACE 越南河內]「[PROJECT 翠湖園區]」。"),
        ("ja", "[ORG 北浜重工業]は[ORG 三ツ森工務店]と提携した。"),
        ("ja", "[ORG 株式会社青嶺製作所]は上場した。[ORG 青嶺製作所]は成長した。"),
        ("ja", "会長の[PERSON 早乙女健三]氏は述べた。"),
        ("ja", "[PROJECT スラバヤ港改修事業]を進める。"),
        ("en", "The [ORG Government of Peru] and the [ORG Inter-American Development Bank] met."),
        ("en", "[ORG Orrin & Vale Consultants] drew a plan."),
        ("en", "It came from [ORG Transport for Northshire] last week."),
        ("en", "They built the [PROJECT Batang Merah Hydropower Plant] there."),
        ("en", "We grew, said [PERSON Petra Lindqvist], head of sales."),
        ("en", "It is good, and [PERSON Owen Castell], chief executive, agreed."),
    ],
)
def test_names_end_where_the_next_word_begins(language: str, marked: str) -> None:
    text, expected = read_marks(marked)
    assert [(m.label, m.text) for m in find_names(split_words(text, language))] == expected
