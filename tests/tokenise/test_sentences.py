from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tokenise.sentences import find_enclosed, find_english_cuts, find_ideographic_cuts, find_korean_cuts

from .building import make_pipeline, sentences

NLP = make_pipeline()

KOREAN = [
    "사업을 추진하고 있다.|그러나 자금이 부족하다.",
    "사업을 추진함.|또한 계획을 수립함.|향후 확대 예정임",
    "총 3조 원 규모.|2020년 착공",
    "매출은 3.5억 달러다.|다음 문장이다.",
    "정말 좋은가?|아니다!|그렇다.",
    "사업이 끝났다.1) 다음 해에는 적자였다.".replace("1) ", "1)|"),
    "착공하였다.|2010. 12. 10. 준공하였다.",
    # numbers, dates and abbreviations
    "2010. 12. 10. 발표한 계획이다.|2011. 6월에 시작했다.",
    "가. 나라별 현황을 본다.|나. 과제를 본다.",
    "1. 개요를 설명한다.|2. 결과를 설명한다.",
    "자료: 통계청(2012), Vol. 3, p. 131. 재작성",
    "자료: 홍길동 외. 2012.",
    "자료: Hong, G. et al. 2009. p. 131.",
    "Acme Corp. 은 수주했다.|Globex Inc. 도 수주했다.",
    "발주처는 Acme Co., Ltd. 및 협력사이다.",
    # brackets and quotation marks
    "그는 “좋다. 가자!”라고 했다.|우리도 갔다.",
    "그는 \"끝. 이다.\" 라고 했다.|우리도 갔다.",
    "현대건설(대표 김모. 서울 소재)은 밝혔다.|끝났다.",
    "협회는 ‘사업이 늦다. 돈이 없다.’고 밝혔다.|정부는 다르다.",
    "『도시계획. 제2판』을 참고했다.|다음은 결론이다.",
    "이 회사(구 대한건설. 1970년 설립. 서울 소재)가 시공했다.",
    "‘15년 매출이 늘었다.|’16년 매출은 줄었다.",
    "’11년 ‘한강 신도시’를 지었다.|’12년 ‘낙동강 신도시’를 지었다.",
    "괄호가 (닫히지 않았다.|그래도 문장은 끝난다.",
    "닫는 괄호) 만 있다.|그래도 문장은 끝난다.",
    "1) 개요를 본다.|2) 결과를 본다.",
    # lines end a sentence, however they end
    "- 인프라 수출 지원\n|- 금융 지원 강화\n|사업을 추진한다.",
    "구분\t|2010년\t|2011년\n|수주\t|3조 원\t|4조 원",
]  # fmt: skip


@pytest.mark.parametrize("marked", KOREAN)
def test_korean_sentences(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    text = "".join(part if part.endswith(("\n", "\t", " ")) else part + " " for part in marked.split("|")).rstrip(" ")
    assert sentences(NLP(text)) == expected


ENGLISH = [
    "It opened in 2013. |The second phase follows.",
    "Acme Corp. won the contract. |Dr. Kim signed.",
    "The line cost U.S. dollars. |It was late.",
    "It was built by Acme Inc. |The cost was high.",
    "See Vol. 3, p. 131 and Fig. 2 for more.",
    "The plant (built in 1990. Closed in 2010.) was sold.",
    "He said “Go. Now.” |Then he left.",
    "J. Smith paid 3.5 million. |Nobody asked.",
    "Is it true? |Yes! |It is.",
    "the rate fell. and rose",
]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english_sentences(marked: str) -> None:
    assert _parts(marked.replace("|", ""), find_english_cuts(marked.replace("|", ""))) == marked.split("|")


IDEOGRAPHIC = [
    "事業を始めた。|次の年に終わった。",
    "会社は「行く。必ず行く。」と述べた。|終わり。",
    "项目（一期。二期。）已完成。|下一步！|结束",
    "他说：“开工。”|第二天完成。",
    "費用は3.5億円だ。|以上",
]


@pytest.mark.parametrize("marked", IDEOGRAPHIC)
def test_ideographic_sentences(marked: str) -> None:
    assert _parts(marked.replace("|", ""), find_ideographic_cuts(marked.replace("|", ""))) == marked.split("|")


@pytest.mark.parametrize(
    "marked",
    [
        "사업을 시작했다. |또한 계획을 세웠다. |끝",
        "총 3조 원 규모. |2020년 착공",
        "2010. 12. 10. 발표했다. |가. 개요",
        "그는 “좋다. 가자.”라고 했다. |Vol. 3도 있다.",
    ],
)
def test_cuts_of_an_analyser_that_finds_none(marked: str) -> None:
    assert _parts(marked.replace("|", ""), find_korean_cuts(marked.replace("|", ""), None)) == marked.split("|")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("가(나[다]라)마", ["(나[다]라)"]),
        ("(가) (나)", ["(가)", "(나)"]),
        ("가(나", []),
        ("가)나(다", []),
        ("(가[나)다]", ["(가[나)"]),
        ('"가" 나 "다', ['"가"']),
        ("'가'를 isn't", ["'가'"]),
        ("‘가’ ’11년 ‘나’", ["‘가’", "‘나’"]),
        ('55" 화면 "가"', ['"가"']),
        ("「가 『나』」", ["「가 『나』」"]),
    ],
)
def test_enclosed_stretches(line: str, expected: list[str]) -> None:
    assert [line[first : last + 1] for first, last in find_enclosed(line)] == expected


@given(st.text(alphabet="가다나. ()[]“”‘’\"'「」12A?!:", max_size=60))
@settings(max_examples=300)
def test_no_cut_parts_what_is_enclosed(line: str) -> None:
    enclosed = find_enclosed(line)
    assert enclosed == sorted(enclosed)
    assert all(first_end < second for (_, first_end), (second, _) in pairwise(enclosed))
    for cuts in (
        find_korean_cuts(line, None),
        find_korean_cuts(line, range(len(line))),
        find_english_cuts(line),
        find_ideographic_cuts(line),
    ):
        assert cuts == sorted(set(cuts))
        assert all(0 < cut < len(line) for cut in cuts)
        assert not any(first < cut <= last for cut in cuts for first, last in enclosed)


def _parts(line: str, cuts: list[int]) -> list[str]:
    bounds = [0, *cuts, len(line)]
    return [line[start:end] for start, end in pairwise(bounds)]
