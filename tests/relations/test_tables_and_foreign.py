"""Relations in tables of names, and in English, Japanese and Chinese sentences."""

from __future__ import annotations

import pytest

import pipeline


def relations_in(text: str) -> set[tuple[str, str, str, str]]:
    return {(r.type, r.attribute, r.head.text, r.tail.text if r.tail else "-") for r in pipeline.extract(text).relations}


def test_a_table_of_labels_and_values() -> None:
    table = (
        "구 분\t내 용\n사업명\t보람 나루터\n발주처\t라오스 교통부\n시공사\t다솜건설\n총사업비\t9억 달러\n"
        "착공\t2017년 4월\n위치\t라오스 비엔티안\n"
    )
    assert relations_in(table) == {
        ("participates_in", "owner", "라오스 교통부", "보람 나루터"),
        ("participates_in", "contractor", "다솜건설", "보람 나루터"),
        ("amount_of", "cost", "9억 달러", "보람 나루터"),
        ("date_of", "start", "2017년 4월", "보람 나루터"),
        ("located_in", "", "보람 나루터", "라오스 비엔티안"),
    }


def test_a_row_without_its_undertaking_is_about_nothing() -> None:
    table = "사업명\t국가\t사업비(백만 달러)\t시공사\n한울 나루\t라오스\t31\t다솜건설\n합계\t몽골\t45\t-\n"
    found = relations_in("주요 사업\n\n" + table)
    assert ("amount_of", "cost", "31", "한울 나루") in found
    assert ("amount_of", "cost", "45", "-") in found


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Output fell from $30 million in 2018 to $20 million in 2019.", ("date_of", "as_of", "2018", "$30 million")),
        ("Output fell from $30 million in 2018 to $20 million in 2019.", ("date_of", "as_of", "2019", "$20 million")),
        ("Work on the Orrin Bay Project began in May 2011 and was completed in 2014.",
         ("date_of", "start", "May 2011", "Orrin Bay Project")),
        ("Work on the Orrin Bay Project began in May 2011 and was completed in 2014.",
         ("date_of", "completion", "2014", "Orrin Bay Project")),
        ("Vale Group and Castell Ltd won the contract for the Orrin Bay Project.",
         ("participates_in", "contractor", "Vale Group", "Orrin Bay Project")),
        ("The World Bank provided $70 million for the Orrin Bay Project.",
         ("participates_in", "funder", "World Bank", "Orrin Bay Project")),
        ("Orders reached £900m, including a £150m contract to build the Orrin Bay Project.",
         ("amount_of", "contract", "£900m", "-")),
        ("売上高は300億円（前年比8.1%増）、営業利益は20億円でした。", ("amount_of", "growth", "8.1%", "-")),
        ("売上高は300億円（前年比8.1%増）、営業利益は20億円でした。", ("amount_of", "other", "20億円", "-")),
        ("緑川ニュータウンの総事業費は2兆円である。設計は朝凪設計事務所が担当した。",
         ("participates_in", "designer", "朝凪設計事務所", "緑川ニュータウン")),
        ("玉岭新城项目由天岳规划研究院负责设计。", ("participates_in", "designer", "天岳规划研究院", "玉岭新城项目")),
        ("라오스 건설부는 나르벡 신도시 사업의 기본계획을 승인하였다.",
         ("participates_in", "other", "라오스 건설부", "나르벡 신도시 사업")),
        ("나르벡 신도시 2단계 사업의 사업비는 8억 유로이다. 나르벡 신도시는 2014년 착공했다.",
         ("part_of", "", "나르벡 신도시 2단계 사업", "나르벡 신도시")),
    ],
)  # fmt: skip
def test_sentences(text: str, relation: tuple[str, str, str, str]) -> None:
    assert relation in relations_in(text)
