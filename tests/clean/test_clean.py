"""Cleaning by example: one paragraph a rule, composed for the purpose."""

# ruff: noqa: E501 - composed texts keep their lines, and the spaces at their ends

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.clean import clean_report
from pipeline.clean.glue import glue_with_kiwi
from pipeline.clean.joining import Join, Manner, find_manner, join_of
from pipeline.read.layout import find_blocks
from pipeline.types import Block, Cell, CleanText, Report

if TYPE_CHECKING:
    from collections.abc import Sequence


def clean(source: str, *, kiwi: bool = False) -> CleanText:
    blocks, pages = find_blocks(source)
    return clean_blocks(source, blocks, pages, kiwi=kiwi)


def clean_blocks(source: str, blocks: Sequence[Block], pages: int = 1, *, kiwi: bool = False) -> CleanText:
    report = Report("r", "r.txt", "", "txt", source, tuple(blocks), pages)
    if kiwi:
        return clean_report(report)
    return clean_report(report, glue=lambda pairs: [True] * len(pairs), gain=lambda pairs: [0.0] * len(pairs))


@pytest.mark.parametrize(
    ("left", "right", "join"),
    [
        ("총사업비는 900", "억 달러이다", Join.NONE),
        ("총사업비는 약", "3조 원이다", Join.SPACE),
        ("지난 제", "3차 회의", Join.NONE),
        ("인구는 1,", "200만 명이다", Join.NONE),
        ("2011년,", "2012년", Join.SPACE),
        ("부산 항만공사", "(BPA)가 맡는다", Join.NONE),
        ("항만공사(", "BPA)가 맡는다", Join.NONE),
        ("항만공사(BPA", ")가 맡는다", Join.NONE),
        ("항만공사(BPA)", "는 올해", Join.NONE),
        ("항만공사(BPA)", "사장은 올해", Join.ASK),
        ("항만공사(BPA)", "등이 참여한다", Join.SPACE),
        ("항만공사와 은행", "등 여러 기관", Join.SPACE),
        ("교통·", "환경 분야", Join.NONE),
        ("교통", "·환경 분야", Join.NONE),
        ("이를 가리켜", "‘녹색 도시’라 한다", Join.SPACE),
        ("새로운 develop-", "ment of towns", Join.HYPHEN),
        ("the Singapore-", "Tianjin line", Join.NONE),
        ("the long-", "term plan", Join.NONE),
        ("서울-", "부산 노선", Join.NONE),
        ("the Ministry of", "Transport said", Join.SPACE),
        ("see https://example.org/", "report", Join.NONE),
        ("都市鉄道の整備を支援すると発", "表した", Join.NONE),
        ("开发项目的总投资", "约为三亿元", Join.NONE),
        ("IBM", "은 올해", Join.NONE),
        ("신도시를 개", "발하였다", Join.ASK),
    ],
)
def test_rules_of_joining(left: str, right: str, join: Join) -> None:
    assert join_of(left, right, trailing=False, manner=Manner()) is join


@pytest.mark.parametrize(
    ("left", "right", "join", "after_a_space"),
    [
        ("면적은 1,24", "0ha이다", Join.NONE, Join.NONE),
        ("차관은 3억 5,0", "00만 달러이다", Join.NONE, Join.NONE),
        ("예산은 3,", "500만 달러이다", Join.NONE, Join.NONE),
        ("예산은 1,240,", "000원이다", Join.NONE, Join.NONE),
        ("이 도시는 200", "6년에 착공", Join.NONE, Join.NONE),
        ("이 도시는 201", "0~2015년에 걸쳐", Join.NONE, Join.NONE),
        ("이 도시는 2010", "년에 착공", Join.NONE, Join.NONE),
        ("이 도시는 ’1", "5년에 착공", Join.NONE, Join.NONE),
        ("(김한빛, 20", "17)", Join.NONE, Join.NONE),
        ("비중은 12.", "5%이다", Join.NONE, Join.NONE),
        ("길이는 1.", "1㎞이다", Join.NONE, Join.NONE),
        ("비중은 12", ".5%이다", Join.NONE, Join.NONE),
        ("비중은 3.1", "4%이다", Join.NONE, Join.SPACE),
        ("융자는 12", "5억 달러이다", Join.NONE, Join.SPACE),
        ("인구는 1", "2,000명이다", Join.NONE, Join.SPACE),
        ("2012년 2013", "2014년", Join.SPACE, Join.SPACE),
        ("2012", "2013 2014", Join.SPACE, Join.SPACE),
        ("자료는 1, 2, 3,", "400명은", Join.SPACE, Join.SPACE),
        ("기준은 2011,", "200명은", Join.SPACE, Join.SPACE),
        ("기준은 2011.", "6. 5.", Join.SPACE, Join.SPACE),
        ("1,240", "5개를", Join.SPACE, Join.SPACE),
    ],
)
def test_a_number_cut_in_two(left: str, right: str, join: Join, after_a_space: Join) -> None:
    assert join_of(left, right, trailing=False, manner=Manner()) is join
    assert join_of(left, right, trailing=True, manner=Manner(trailing=True)) is after_a_space


def test_the_file_decides_where_it_has_a_signal() -> None:
    manner = Manner(trailing=True)
    assert join_of("신도시를", "개발하였다", trailing=True, manner=manner) is Join.SPACE
    assert join_of("신도시를 개", "발하였다", trailing=False, manner=manner) is Join.NONE


def test_words_written_elsewhere_decide_before_the_model() -> None:
    assert join_of("신도시를 개", "발하였다", trailing=False, manner=Manner(words=frozenset({"개발하였다"}))) is Join.NONE
    assert (
        join_of("정부는 신도시", "개발을", trailing=False, manner=Manner(pairs=frozenset({("신도시", "개발을")}))) is Join.SPACE
    )
    named = find_manner([[("어제 한빛건설은 나래 은행과 협약을 맺었다.", False)]])
    assert join_of("공사는 한빛", "건설의 몫이다", trailing=False, manner=named) is Join.NONE
    assert join_of("융자는 나래", "은행이 맡는다", trailing=False, manner=named) is Join.SPACE
    assert join_of("공사는 나래", "건설의 몫이다", trailing=False, manner=named) is Join.ASK
    written = Manner(words=frozenset({"long-run", "midterm"}))
    assert join_of("a mid-", "term plan", trailing=False, manner=written) is Join.HYPHEN


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("총사업비는 ３억 달러이다.", "총사업비는 3억 달러이다."),
        ("「도시개발법」、『조례』。", "「도시개발법」、『조례』。"),
        ("면적은\u00a034㎢\u3000이다.", "면적은 34㎢ 이다."),
        ("첫\u200b째 사\u00ad업은 \ufffd끝났다.", "첫째 사업은 끝났다."),
        ("정부\ue403기업 \ue404 시민이 참여한다.", "정부 기업 시민이 참여한다."),
        ("\ufeff정부는 계획을 세웠다.", "정부는 계획을 세웠다."),
        ("정부는   계획을    세웠다.", "정부는 계획을 세웠다."),
        ("1. 개    요", "1. 개요"),
        ("베 트 남", "베트남"),
        ("하노이\u1112\u1161\u11ab강", "하노이한강"),
        ("Zu\u0308rich에서 열렸다.", "Zürich에서 열렸다."),
        ("金額\uf90a은", "金額金은"),
    ],
)
def test_characters(source: str, text: str) -> None:
    assert clean(source).text == text


def test_every_loss_has_its_reason() -> None:
    source = "\ufeff정부\ue403는 사\u00ad업을\x07 \ufffd마쳤다.\n- 3 -"
    dropped = {(source[drop.start : drop.end], drop.reason) for drop in clean(source).dropped}
    assert dropped == {
        ("\ufeff", "zero-width"),
        ("\ue403", "private-use"),
        ("\u00ad", "soft-hyphen"),
        ("\x07", "control"),
        ("\ufffd", "replacement"),
        ("- 3 -", "page_number"),
    }


def test_composed_characters_span_their_parts() -> None:
    source = "하노이\u1112\u1161\u11ab강"
    cleaned = clean(source)
    assert (cleaned.starts[3], cleaned.ends[3]) == (3, 6)
    assert cleaned.surface(3, 5, source) == "\u1112\u1161\u11ab강"
    assert cleaned.to_source(2, 5, source) == ((2, 7),)


def test_a_dropped_hyphen_parts_the_source() -> None:
    source = "The plan for the develop-\nment of the port is\nlate and in the hands of\nthe bank."
    cleaned = clean(source)
    start = cleaned.text.index("development")
    assert [source[a:b] for a, b in cleaned.to_source(start, start + 11, source)] == ["develop", "ment"]
    assert "hyphen" in {drop.reason for drop in cleaned.dropped}


def test_table_cells_keep_their_places() -> None:
    source = "국가 | 금액\n베 트 남 | ３억\n달러"
    cells = (Cell(0, 2, 0, 0, header=True), Cell(5, 7, 0, 1, header=True), Cell(8, 13, 1, 0), Cell(16, len(source), 1, 1))
    cleaned = clean_blocks(source, [Block(0, len(source), "table", cells=cells)])
    assert cleaned.text == "국가\t금액\n베트남\t3억 달러"
    (block,) = cleaned.blocks
    assert [cleaned.text[cell.start : cell.end] for cell in block.cells] == ["국가", "금액", "베트남", "3억 달러"]
    assert [(cell.row, cell.column, cell.header) for cell in block.cells] == [
        (0, 0, True),
        (0, 1, True),
        (1, 0, False),
        (1, 1, False),
    ]
    assert {drop.reason for drop in cleaned.dropped} == {"table-rule"}


def test_places_in_the_clean_text() -> None:
    source = "첫 쪽의 문장이다.\f둘째 쪽의 문장이다."
    cleaned = clean(source)
    second = cleaned.text.index("둘째")
    assert (cleaned.page_at(0), cleaned.page_at(second)) == (1, 2)
    assert cleaned.page_starts == (0, source.index("둘째"))
    block = cleaned.block_at(second)
    assert block is not None
    assert cleaned.text[block.start_char : block.end_char] == "둘째 쪽의 문장이다."
    assert cleaned.block_at(second - 1) is None
    assert cleaned.to_source(second, second, source) == ()


def test_a_title_is_never_joined_with_the_text_under_it() -> None:
    source = "2. 해외 진출의 현황과\n\n정부는 올해 여러 나라와 협약을 맺고 철도를 놓\n고 있다. 이에 따라 참여 기업이 늘어나고 있으며,\n내년에는 더 늘어날 것으로 보인다."
    assert clean(source, kiwi=True).text.split("\n")[0] == "2. 해외 진출의 현황과"


PRESS_RELEASE = """\
보도자료

새만금 수변도시, 내년 상반기 첫 삽
- 총사업비 1조 3천억 원 투입 -

□ 새만금개발공사는 2019년 10월 8일 수변도시 조성을 위한 통합개발
  계획을 확정하였다고 밝혔다.
 ㅇ 총사업비는 1조 3,000억 원으로 공사가 전액을 투자하고, 설계와 시공은
    국내 기업이 맡을 예정
   - 1단계 부지는 6.6㎢이며 거주 인구는 2만 5천 명
   - 2020년 하반기 착공하여 2024년까지 매립을
     마칠 계획
 ㅇ 이번 사업으로 민간 투자가 늘어날 것으로 기대

□ 향후 계획
 ① 2020년 상반기까지 실시계획 수립
 ② 투자유치 설명회 개최
- 1 -
"""
PRESS_RELEASE_CLEAN = """\
보도자료
새만금 수변도시, 내년 상반기 첫 삽
- 총사업비 1조 3천억 원 투입 -
□ 새만금개발공사는 2019년 10월 8일 수변도시 조성을 위한 통합개발 계획을 확정하였다고 밝혔다.
ㅇ 총사업비는 1조 3,000억 원으로 공사가 전액을 투자하고, 설계와 시공은 국내 기업이 맡을 예정
- 1단계 부지는 6.6㎢이며 거주 인구는 2만 5천 명
- 2020년 하반기 착공하여 2024년까지 매립을 마칠 계획
ㅇ 이번 사업으로 민간 투자가 늘어날 것으로 기대
□ 향후 계획
① 2020년 상반기까지 실시계획 수립
② 투자유치 설명회 개최"""

MAGAZINE = """\
월간 해외철도 2019년 6월호

1. 중앙아시아의 철도 현대화

우즈베키스탄 정부는 2019년 3월 타슈켄트와 부하라
를 잇는 고속철도의 연장 계획을 발표하였다. 총연장
430km의 이 노선에는 약 4억 달러가 투입될 예정이
며, 한국과 스페인의 기업이 차량 공급을 놓고 경쟁하
고 있다. 특히 한국 정부는 대외경제협력기금(EDCF)

<표 1> 중앙아시아 철도 사업 현황
국가\t사업비\t완공
우즈베키스탄\t4억 달러\t2024년
카자흐스탄\t7억 달러\t2026년
자료: 각국 교통부

월간 해외철도 2019년 6월호
- 12 -

을 통해 1억 달러의 차관을 제공하기로 하였다. 이에
따라 국내 기업의 참여가 늘어날 것으로 보인다.

카자흐스탄에서도 알마티 도시철도 2호선의 건설이
논의되고 있다. 시 당국은 민간투자 방식을 검토하
고 있으며 올해 안에 사업자를 선정한다.
"""
MAGAZINE_CLEAN = """\
월간 해외철도 2019년 6월호
1. 중앙아시아의 철도 현대화
우즈베키스탄 정부는 2019년 3월 타슈켄트와 부하라를 잇는 고속철도의 연장 계획을 발표하였다. 총연장 430km의 이 노선에는 약 4억 달러가 투입될 예정이며, \
한국과 스페인의 기업이 차량 공급을 놓고 경쟁하고 있다. 특히 한국 정부는 대외경제협력기금(EDCF)을 통해 1억 달러의 차관을 제공하기로 하였다. \
이에 따라 국내 기업의 참여가 늘어날 것으로 보인다.
<표 1> 중앙아시아 철도 사업 현황
국가\t사업비\t완공
우즈베키스탄\t4억 달러\t2024년
카자흐스탄\t7억 달러\t2026년
자료: 각국 교통부
카자흐스탄에서도 알마티 도시철도 2호선의 건설이 논의되고 있다. 시 당국은 민간투자 방식을 검토하고 있으며 올해 안에 사업자를 선정한다."""

ENGLISH = """\
Executive Summary

The Ministry of Works announced in March 2019 that it would
extend the railway to the south. The project is worth about
USD 1.2 billion and will be financed by a consortium of develop-
ment banks, among them the African Development Bank (AfDB),
on easy terms. Work on the Lagos-
Ibadan section is expected to begin in 2020.

The second phase serves 3.5 million passengers a year. Bidders were
asked to submit long-
term maintenance plans by June.
"""
ENGLISH_CLEAN = """\
Executive Summary
The Ministry of Works announced in March 2019 that it would extend the railway to the south. The project is worth about USD 1.2 billion \
and will be financed by a consortium of development banks, among them the African Development Bank (AfDB), on easy terms. Work on the Lagos-Ibadan section \
is expected to begin in 2020.
The second phase serves 3.5 million passengers a year. Bidders were asked to submit long-term maintenance plans by June."""

JAPANESE = """\
　国土交通省は２０１９年３月、東南アジアにおける都市鉄道の整備を支援すると発
表した。総事業費は約３５００億円で、円借款が充てられる見込みである。わが国の企
業は車両と信号を供給する。

　また、インドネシア政府はジャカルタの都市高速鉄道の延伸を計画しており、２０
２４年の開業を目指している。
"""
JAPANESE_CLEAN = """\
国土交通省は2019年3月、東南アジアにおける都市鉄道の整備を支援すると発表した。総事業費は約3500億円で、円借款が充てられる見込みである。わが国の企業は車両と信号を供給する。
また、インドネシア政府はジャカルタの都市高速鉄道の延伸を計画しており、2024年の開業を目指している。"""

TYPED = """\
해외인프라공사는 24일 라오스 정부와 신도시 개발을 위한 양해각서를 체결했다고 밝혔다.
총사업비는 약 2억 달러로, 2021년 상반기에 착공해 2025년에 완공할 계획이다.
라오스 비엔티안 주는 사업 부지 120ha를 제공하고, 공사는 설계와 자금 조달을 맡는다. 양측은 연내에 합작법인을 세우기로 했다.
관계자는 “우리 기업의 진출을 돕는 계기가 될 것”이라고 말했다
문의: 홍보실 02-1234-5678"""


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (PRESS_RELEASE, PRESS_RELEASE_CLEAN),
        (MAGAZINE, MAGAZINE_CLEAN),
        (ENGLISH, ENGLISH_CLEAN),
        (JAPANESE, JAPANESE_CLEAN),
        (TYPED, TYPED),
    ],
    ids=["press release", "magazine", "english", "japanese", "typed"],
)
def test_whole_reports(source: str, text: str) -> None:
    assert clean(source, kiwi=True).text == text


def test_a_sentence_is_completed_across_a_box_and_a_running_header() -> None:
    body = "정부는 올해 상반기에 새로운 항만 개발 계획을 세우\n고 관계 기관과 협의를 시작하였다. 계획에는 부두의\n확장과 배후 단지의 조성, 그리고 철도 연결 사업의 추"
    box = "※ 배후 단지의 개요\n• 면적은 120ha이며 물류와 제조 시설이 들어설 예정\n• 2025년까지 조성을 마칠 계획"
    rest = "진 방안이 담겼다. 예산은 약 2조 원으로 잡혔으며,\n민간에서 절반을 댈 것으로 보인다."
    text = clean(f"{body}\n\n{box}\n\n- 7 -\n\n{rest}", kiwi=True).text
    assert "철도 연결 사업의 추진 방안이 담겼다." in text.split("\n")[0]
    assert text.split("\n")[1] == "※ 배후 단지의 개요"
    assert "7" not in text.replace("27", "")


def test_a_finished_paragraph_is_left_apart_after_a_table() -> None:
    source = (
        "정부는 올해 상반기에 새로운 항만 개발 계획을 세우\n고 관계 기관과 협의를 시작하였다. 관계자는 계획이 올\n해 안에 확정될 것이라고 밝혔으며 주민 설명회도 열\n었다.\n\n"
        "<표 1> 항만 현황\n부산\t3곳\n인천\t2곳\n\n"
        "예산은 약 2조 원으로 잡혔으며, 민간에서 절반을 댈\n것으로 보인다."
    )
    lines = clean(source, kiwi=True).text.split("\n")
    assert lines[0].endswith("열었다.")
    assert lines[-1].startswith("예산은")


def test_a_name_that_a_line_end_cuts_is_written_as_elsewhere() -> None:
    source = (
        "나래 신도시는 한빛건설이 2010년에 착공하였으며 한빛 \n건설의 지분은 절반에 이른다. 나머지 지분은 나래은행과 \n"
        "남해항만공사가 나누어 가졌고 2015년에 준공할 계획을 \n세우고 있다."
    )
    assert "착공하였으며 한빛건설의 지분은" in clean(source, kiwi=True).text


@pytest.mark.parametrize(
    ("left", "right", "space"),
    [
        ("국제입찰을 공고", "했고 한빛건설을 선정했다", False),  # as likely either way: an ending is written at its verb
        ("승인을 받은 신", "도시이다", False),  # and a prefix at its noun
        ("정부가 시작한", "사업은 올해 끝난다", True),
        ("철도 건설 계획을 발", "표하였다", False),
    ],
)
def test_what_kiwi_decides(left: str, right: str, *, space: bool) -> None:
    assert glue_with_kiwi([(left, right)]) == [space]


@pytest.mark.parametrize(
    ("left", "right"), [("협약을 체결했", "고 곧 착공한다"), ("아직 정해지지 않", "은 부분이"), ("근거가 없", "다는 주장")]
)
def test_a_bare_verb_stem_ends_no_word(left: str, right: str) -> None:
    assert join_of(left, right, trailing=False, manner=Manner()) is Join.NONE


SENTENCE = "유라시아은행은 동 사업에 4,000만 달러의 협조융자를 검토하고 있는 것으로 알려졌다."


@pytest.mark.parametrize("at", [23, 26, 30, 32, 35, 37])
def test_a_sentence_of_two_lines_is_joined(at: int) -> None:
    assert clean(f"{SENTENCE[:at].rstrip()}\n{SENTENCE[at:].lstrip()}", kiwi=True).text == SENTENCE


def test_a_sentence_of_three_lines_is_joined() -> None:
    lines = [
        "정부는 올해 하반기 스마트도시 수출을 늘리기 위한 종",
        "합대책을 발표할 예정이라고 밝혔다. 대책에는 금융 지",
        "원과 인력 양성이 담긴다.",
    ]
    cleaned = clean("\n".join(lines), kiwi=True)
    assert cleaned.text == "".join(lines)
    assert [(block.kind, block.level) for block in cleaned.blocks] == [("paragraph", 0)]


@pytest.mark.parametrize(
    "source",
    [
        "나래 신도시 개발사업의 추진 현황과 향후 과제\n정부는 올해 하반기 스마트도시 수출을 늘리기로 했다.",
        "한빛건설, 라오스 신도시 개발사업 수주\n한빛건설은 24일 라오스 정부와 신도시 개발을 위한 협약을 맺었다.",
        "국토교통부 해외협력과\n과장은 회의를 열었다.",
        "총사업비 3조 원\n사업기간 2010년",
        "새만금 수변도시, 내년 상반기 첫 삽\n\n새만금개발공사는 수변도시 조성을 위한 계획을 확정했다.",
        "담당자 김한빛\n전화 02-123-4567",
    ],
)
def test_a_title_of_a_short_text_stays_apart(source: str) -> None:
    assert clean(source, kiwi=True).text == source.replace("\n\n", "\n")


def test_a_number_is_whole_in_a_text_that_is_not_wrapped() -> None:
    assert clean("나래 신도시의 면적은 1,24\n0ha이다.").text == "나래 신도시의 면적은 1,240ha이다."
