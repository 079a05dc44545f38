"""Blocks of plain text: the kind of one line, the blocks of composed pages, and what holds of any text."""

# ruff: noqa: E501, W291 - composed texts keep their lines, and the spaces at their ends

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.layout import classify_line, find_blocks, find_repeated

if TYPE_CHECKING:
    from pipeline.types import Block


def spell(source: str, *, tight: bool = False) -> list[tuple[str, str]]:
    blocks, _ = find_blocks(source)
    return [(block.kind, ("" if tight else " ").join(source[block.start : block.end].split("\n"))) for block in blocks]


def pages_of(source: str) -> tuple[list[int], int]:
    blocks, pages = find_blocks(source)
    return [block.page for block in blocks], pages


@pytest.mark.parametrize(
    ("line", "kind", "level"),
    [
        ("제1장 서론", "heading", 1),
        ("Ⅱ. 해외 사례", "heading", 1),
        ("第2章 海外の事例", "heading", 1),
        ("제3절 재원 조달", "heading", 2),
        ("1. 개 요", "heading", 2),
        ("2.3 시장 전망", "heading", 3),
        ("가. 추진 배경", "heading", 3),
        ("가. \ufffd추진 배경", "heading", 3),
        ("1) 사업 구조", "heading", 4),
        ("사례 : 항만 재개발", "heading", 4),
        ("(1) 사업 구조", "heading", 5),
        ("- 3개국과 협약 체결 -", "heading", 5),
        ("① 사업 구조", "heading", 6),
        ("1. 정부는 내년에 사업을 시작한다.", "list_item", 2),
        ("□ 추진 배경", "list_item", 1),
        ("ㅇ 총사업비 3조 원", "list_item", 2),
        ("○ 총사업비 3조 원", "list_item", 2),
        ("○○기업은 올해 문을 열었다.", "paragraph", 0),
        ("- 1단계 부지 조성", "list_item", 3),
        ("-5% 성장", "paragraph", 0),
        ("• 기대 효과", "list_item", 4),
        ("\uf0b7 기대 효과", "list_item", 2),
        ("※ 사업의 개요", "list_item", 4),
        ("⇒ 협력을 강화", "list_item", 2),
        ("△수출 늘고", "list_item", 2),
        ("△3.5%", "paragraph", 0),
        ("표1 나라별 수주 현황", "caption", 0),
        ("<표 3-2> 나라별 수주 현황", "caption", 0),
        ("[그림 1] 노선도", "caption", 0),
        ("그림 4 노선도", "caption", 0),
        ("Table 2 Cost of the line", "caption", 0),
        ("Figure 1: Route", "caption", 0),
        ("図1 路線図", "caption", 0),
        ("(단위: 억 원)", "caption", 0),
        ("표1에서 말한 대로, 올해는", "paragraph", 0),
        ("<표 3>은 나라별 수주를 보여 주는데", "paragraph", 0),
        ("표 1과 표 2를 견주어 보면", "paragraph", 0),
        ("Table 2 shows that the cost", "paragraph", 0),
        ("자료: 통계청", "source_note", 0),
        ("자료 : 각국 정부", "source_note", 0),
        ("출처: 무역협회", "source_note", 0),
        ("주: 2019년 기준", "source_note", 0),
        ("Source: World Bank", "source_note", 0),
        ("3  자세한 내용은 부록 참조", "footnote", 0),
        ("¹ 자세한 내용은 부록 참조", "footnote", 0),
        ("- 12 -", "page_number", 0),
        ("12 / 34", "page_number", 0),
        ("Page 3 of 10", "page_number", 0),
        ("12", "paragraph", 0),
        ("정부는 3조 원을 투자한다.", "paragraph", 0),
        ("12. 5. 기준으로 작성", "paragraph", 0),
        ("2019. 3. 4. 발표", "paragraph", 0),
        ("", "paragraph", 0),
    ],
)
def test_one_line_alone(line: str, kind: str, level: int) -> None:
    assert classify_line(line) == (kind, level)


def test_repeated_lines_are_furniture() -> None:
    pages = [[f"연구 보고서 {n}", "가. 추진 배경", f"{n}쪽의 첫 문장이다.", "끝 문장이다.", f"{n}"] for n in range(1, 5)]
    assert find_repeated(pages) == {f"연구 보고서 {n}" for n in range(1, 5)} | {"1", "2", "3", "4", "가. 추진 배경"}
    assert find_repeated([["제목", "본문이다."], ["다른 제목", "본문이다."]]) == frozenset()
    assert find_repeated([]) == frozenset()


_DOUBLE_SPACED = """\
 항만 개발의 방향

정부는 올해 상반기에 새로운 항만 개발 계획을 세우

고 관계 기관과 협의를 시작하였다. 계획에는 부두의 

확장과 배후 단지의 조성, 그리고 철도 연결 사업이 

모두 담겨 있으며, 예산은 약 2조 원으로 잡혀 있다. 

민간에서 절반을 댈 것으로 보이는데 아직 정해지지 

않은 부분도 많다.

지방정부도 참여를 원하고 있어 논의가 길어지고 있

다. 특히 배후 단지의 소유를 두고 의견이 갈린다."""


def test_blank_lines_between_all_lines() -> None:
    assert [kind for kind, _ in spell(_DOUBLE_SPACED)] == ["heading", "paragraph", "paragraph"]
    assert spell(_DOUBLE_SPACED)[1][1].endswith("많다.")


def test_a_frame_that_begins_with_a_space_begins_a_page() -> None:
    second = "\n 항만의 배후 단지는 내년 말까지 조성을 마칠 것으로 \n\n보이며 물류 기업이 들어온다."
    kinds = spell(_DOUBLE_SPACED + second)
    assert kinds[-1][1].startswith("항만의 배후")
    assert pages_of(_DOUBLE_SPACED + second) == ([1, 1, 1, 2], 2)


def test_form_feeds_and_page_marks_break_pages() -> None:
    assert pages_of("첫 문장이다.\f둘째 문장이다.\f\f넷째이다.\f") == ([1, 2, 4], 4)
    assert pages_of("첫 문장이다.\n- 1 -\n둘째 문장이다.\n- 2 -") == ([1, 1, 2, 2], 2)
    assert pages_of("- 1 -\n첫 문장이다.\n- 2 -\n둘째 문장이다.") == ([1, 1, 2, 2], 2)
    assert pages_of("") == ([], 1)


def test_bare_numbers_are_page_numbers_only_if_they_count_up() -> None:
    body = "\n".join(f"문장이 {i}개 있다." for i in range(9))
    kinds = [kind for kind, text in spell(f"{body}\n7\n{body}\n8\n{body}\n9") if text.isdigit()]
    assert kinds == ["page_number"] * 3
    assert all(kind != "page_number" for kind, _ in spell("합계\n7\n소계\n8\n평균\n9"))


def test_a_running_title_with_a_page_number_is_furniture() -> None:
    body = "\n".join(f"항만의 {i}번째 구역은 내년에 문을 연다." for i in range(14))
    kinds = spell(f"{body}\n해양 정책 제3호 48\n{body}\n해양 정책 제3호")
    assert [kind for kind, text in kinds if text.startswith("해양 정책")] == ["header", "header"]


def test_a_title_that_recurs_between_sections_is_kept() -> None:
    body = "\n".join(f"항만의 {i}번째 구역은 내년에 문을 연다." for i in range(14))
    kinds = spell(f"주요 내용과 전망\n{body}\n주요 내용과 전망\n{body}")
    assert [kind for kind, text in kinds if text.startswith("주요")] == ["heading", "heading"]


def test_hanging_lines_belong_to_their_item() -> None:
    source = "□ 정부는 항만 개발을 위하여 관계 부처가 함께\n  대책을 마련함\n ㅇ 예산은 2조 원\n   - 민간 투자는 그 절반이며 나머지는\n     국가가 부담"
    assert [kind for kind, _ in spell(source)] == ["list_item"] * 3
    assert [block.level for block in find_blocks(source)[0]] == [1, 2, 3]


def test_a_broken_ending_is_no_heading() -> None:
    source = "정부는 올해 새로운 항만 개발 계획을 세우기로 하였\n다. 또한 배후 단지의 조성과 철도의 연결을 함께 논의\n하고 있으며 예산은 약 2조 원이다."
    assert [kind for kind, _ in spell(source)] == ["paragraph"]


def test_floats_have_a_region_of_their_own() -> None:
    source = (
        "정부는 올해 상반기에 새로운 항만 개발 계획을 세우\n고 관계 기관과 협의를 시작하였다. 계획에는 부두의\n확장과 배후 단지의 조성, 그리고 철도 연결 사업의 추\n\n"
        "그림1 항만의 위치\n자료: 항만공사\n부산\n인천\n광양\n\n진 방안이 담겼다. 예산은 약 2조 원으로 잡혔으며,\n민간에서 절반을 댈 것으로 보인다."
    )
    blocks, _ = find_blocks(source)
    assert [block.kind for block in blocks] == [
        "paragraph",
        "caption",
        "source_note",
        "figure",
        "figure",
        "figure",
        "paragraph",
    ]
    assert [block.region for block in blocks] == [0, 1, 1, 1, 1, 1, 0]


def test_a_pull_quote_has_a_region_of_its_own() -> None:
    quote = "배후 단지의 소유를 두고\n지방정부와 중앙정부의 의견이\n오랫동안 갈려\n있다."
    source = (
        f"정부는 올해 상반기에 새로운 항만 개발 계획을 세우\n고 관계 기관과 협의를 시작하였다.\n\n{quote}\n\n"
        "그런데 배후 단지의 소유를 두고 지방정부와 중앙정부\n의 의견이 오랫동안 갈려 있다. 이 때문에 계획이 늦어\n지고 있으며 올해 안에 끝나기는 어렵다."
    )
    regions = [block.region for block in find_blocks(source)[0]]
    assert regions[0] == regions[-1] == 0
    assert 0 not in regions[1:-1]


def test_rows_with_tabs_are_a_table() -> None:
    source = "구분\t2018년\t2019년\n수주액\t321억 달러\t223억 달러"
    (block,) = find_blocks(source)[0]
    assert block.kind == "table"
    assert [(source[c.start : c.end], c.row, c.column) for c in block.cells] == [
        ("구분", 0, 0), ("2018년", 0, 1), ("2019년", 0, 2), ("수주액", 1, 0), ("321억 달러", 1, 1), ("223억 달러", 1, 2),
    ]  # fmt: skip


def test_numbered_lines_in_a_row_are_a_list() -> None:
    source = "1. 개요\n정부는 사업을 시작했다.\n① 계획 수립\n② 투자 유치\n2. 전망\n사업은 내년에 끝난다."
    assert [kind for kind, _ in spell(source)] == ["heading", "paragraph", "list_item", "list_item", "heading", "paragraph"]


def check_cover(source: str, blocks: tuple[Block, ...], pages: int) -> None:
    covered = [place for block in blocks for place in range(block.start, block.end) if not source[place].isspace()]
    assert covered == [place for place, char in enumerate(source) if not char.isspace()]
    assert all(a.end <= b.start for a, b in itertools.pairwise(blocks))
    assert all(block.start < block.end for block in blocks)
    assert all(block.start <= cell.start <= cell.end <= block.end for block in blocks for cell in block.cells)
    numbers = [block.page for block in blocks]
    assert numbers == sorted(numbers)
    assert not numbers or (numbers[0] == 1 and numbers[-1] == pages)


@given(
    st.text(
        st.sampled_from("가나다. 표1 그림\n\n\n \t\f\r\x0b\x1c\x85\u2028\u3000-□ㅇ①※()<>:자료,12abZ\ufffd\ue403\ufeff一、漢"),
        max_size=300,
    )
)
@settings(max_examples=500, deadline=None)
def test_blocks_cover_any_text(source: str) -> None:
    blocks, pages = find_blocks(source)
    check_cover(source, blocks, pages)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_blocks_cover_any_unicode(source: str) -> None:
    blocks, pages = find_blocks(source)
    check_cover(source, blocks, pages)


_FLOW = [
    "우즈베키스탄 정부는 2019년 3월 타슈켄트와 부하라를",
    "잇는 고속철도의 연장 계획을 발표하였다. 총연장이 430",
    "km인 이 노선에는 약 4억 달러가 투입될 예정이며, 한",
    "국과 스페인의 기업이 차량 공급을 놓고 경쟁하고 있다.",
    "이에 따라 국내 기업의 참여가 늘어날 것으로 보인다.",
]
_BEFORE = ["정부는 올해 상반기에 새로운 항만 개발 계획을 세우", "고 관계 기관과 협의를 시작하였다."]


@pytest.mark.parametrize("echo", ["철도의 현대화", "철도의 현대화 37", "2. 철도의 현대화"])
@pytest.mark.parametrize("title", ["2. 철도의 현대화", "제2장 철도의 현대화", "\n철도의 현대화\n"])
def test_a_section_title_that_cuts_a_sentence_is_a_running_header(title: str, echo: str) -> None:
    if echo[0] == "2" and title[0] != "2":
        return
    source = "\n".join(["항만과 철도", "", *_BEFORE, "", title, "", *_FLOW[:3], echo, *_FLOW[3:]])
    kinds = spell(source, tight=True)
    assert ("header", echo) in kinds
    assert [kind for kind, text in kinds if text == title.strip() and kind != "header"] == ["heading"]


def test_a_title_between_sentences_is_no_running_header() -> None:
    source = "\n".join(["2. 철도의 현대화", "", *_FLOW, "", "철도의 현대화", "", *_BEFORE])
    assert "header" not in {kind for kind, _ in spell(source)}


def test_sentences_that_end_with_their_lines_are_wrapped_all_the_same() -> None:
    source = (
        "도로와 항만을 고치며 시민의 450억 원의 IFC 정부는 Smart 약 공항\n을 항만(港灣) 신도시 참여할 추진하고 도로와 기업이 것으로 보인다.\n"
        "도로와 IFC 철도를 계획의 Smart 개발 사업을 올해 제도를 확장할 기업\n이 참여할 450억 빌려주는 항만과 항만(港灣) City 투입해 전망이다.\n"
        "항만과 신도시 참여할 약 은행은 2025년까지 제도를 IFC 편의를 있도록\n항만(港灣) 도로와 Smart 사업을 건설하여 450억 개발 빌려주는 함께\n수 마련하였다."
    )
    assert [kind for kind, _ in spell(source)] == ["paragraph"]


@pytest.mark.parametrize("rest", [". 민간 기업이 참여할 것이다", "을 통하여 참여할 것이다", "고 밝혔다"])
def test_a_line_that_begins_within_a_word_shows_that_lines_are_wrapped(rest: str) -> None:
    left = (
        "한빛건설은 올해 나래 신도시의 개발 사업에 참여하기로 한다"
        if rest[0] != "을"
        else "한빛건설은 올해 나래 신도시의 개발과 운영 사업"
    )
    assert [kind for kind, _ in spell(f"{left}\n{rest}")] == ["paragraph"]


def test_lines_of_even_width_in_note_style_stay_apart() -> None:
    source = "한빛건설은 올해 라오스 신도시의 사업을 확대할 계획임\n나래건설은 올해 몽골 신공항의 사업을 축소할 계획임\n두 회사의 주주는 다음 달에 총회를 열어 이를 정한다."
    assert len(spell(source)) == 3


def test_a_numbered_note_of_two_lines_is_one_item() -> None:
    source = "\n".join([*_FLOW, "1) 김도윤(2018), 「신도시의 재원 조달」, 한국도시정책학", "회, 제12권 제3호, 45-68쪽."])
    assert spell(source, tight=True)[-1] == (
        "list_item",
        "1) 김도윤(2018), 「신도시의 재원 조달」, 한국도시정책학회, 제12권 제3호, 45-68쪽.",
    )


def test_the_last_lettered_line_of_a_list_is_an_item_before_a_title_of_higher_rank() -> None:
    source = "7. 과업 범위\n가. 발전소 부지 조사\n나. 기본계획 수립\n다. 송전선로 노선 선정\n8. 제출\n서류는 내년 초에 받는다."
    assert [kind for kind, _ in spell(source)] == ["heading", "list_item", "list_item", "list_item", "heading", "paragraph"]
