"""Tables whose unit stands in a header; the text is built from rows, as the cleaner writes it."""

import pytest

from pipeline.quantities import find_quantities
from pipeline.quantities.cells import read_notation
from pipeline.types import Cell, TextBlock

from .amount_notation import write


def table(rows: list[list[str]], *, above: str = "", headers: int = 1) -> tuple[str, list[TextBlock]]:
    text, cells, blocks = "", [], []
    if above:
        text = above + "\n"
        blocks.append(TextBlock(0, len(above), "caption"))
    start = len(text)
    for row, line in enumerate(rows):
        for column, cell in enumerate(line):
            cells.append(Cell(len(text), len(text) + len(cell), row, column, header=row < headers))
            text += cell + ("\n" if column == len(line) - 1 else "\t")
    text = text.rstrip("\n")
    return text, [*blocks, TextBlock(start, len(text), "table", cells=tuple(cells))]


def found(rows: list[list[str]], *, above: str = "", headers: int = 1) -> list[str]:
    text, blocks = table(rows, above=above, headers=headers)
    mentions = find_quantities(text, blocks=blocks)
    assert all(text[m.start_char : m.end_char] == m.text for m in mentions)
    return [write(m) for m in mentions if m.label != "DATE"]


def test_columns_scale_their_cells() -> None:
    rows = [["구분", "투자액(억 원)", "면적(㎢)", "비중(%)"], ["1구역", "1,250", "3.5", "12.4"], ["2구역", "80", "-", "7"]]
    assert found(rows) == [
        "1,250=125000000000 KRW", "3.5=3.5 km2", "12.4=12.4 %", "80=8000000000 KRW", "7=7 %",
    ]  # fmt: skip


def test_row_heads_carry_units_too() -> None:
    rows = [["구분", "내용"], ["면적(ha)", "120"], ["총사업비(백만 달러)", "35.5"], ["기간(년)", "5"]]
    assert found(rows) == ["120=120 ha", "35.5=35500000 USD"]


def test_a_unit_above_the_table() -> None:
    rows = [["국가", "2014년", "2015년"], ["가", "1,200", "1,350"], ["나", "△30", "45"]]
    assert found(rows, above="표 3. 수주 실적 (단위: 백만 달러)") == [
        "1,200=1200000000 USD", "1,350=1350000000 USD", "30=-30000000 USD", "45=45000000 USD",
    ]  # fmt: skip


def test_two_units_above_are_told_apart_by_the_headers() -> None:
    rows = [["순위", "국가", "수출액", "증감률"], ["1", "가", "320", "4.5"], ["2", "나", "210", "-1.2"]]
    assert found(rows, above="(단위: 억 달러, %)") == [
        "320=32000000000 USD", "4.5=4.5 %", "210=21000000000 USD", "1.2=-1.2 %",
    ]  # fmt: skip


def test_a_cell_with_its_own_unit_keeps_it() -> None:
    rows = [["구분", "금액(억 원)"], ["합계", "3조 2천억 원"], ["비율", "35%"]]
    assert found(rows) == ["3조 2천억 원=3200000000000 KRW", "35%=35 %"]


def test_header_cells_are_no_amounts() -> None:
    assert found([["백만 달러", "천 명"], ["3", "4"]]) == ["3=3000000 USD", "4=4000 person"]


def test_years_and_ranks_are_no_amounts() -> None:
    rows = [["연도", "순위", "금액"], ["2013", "1", "55"]]
    assert found(rows, above="(단위: 억 원)") == ["55=5500000000 KRW"]


def test_amounts_do_not_cross_cells() -> None:
    assert found([["이름", "수"], ["3", "명단"], ["5", "만 원"]]) == []


def test_no_unit_no_amount() -> None:
    assert found([["구분", "값"], ["가", "1,200"]]) == []


def test_unmarked_headers_are_the_first_row() -> None:
    assert found([["구분", "길이(km)"], ["철도", "48.3"]], headers=0) == ["48.3=48.3 km"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("억 원", ("MONEY", "KRW", 10**8)),
        ("백만 달러", ("MONEY", "USD", 10**6)),
        ("10억 엔", ("MONEY", "JPY", 10**9)),
        ("천 톤", ("QUANTITY", "t", 1000)),
        ("천명", ("QUANTITY", "person", 1000)),
        ("만㎡", ("QUANTITY", "m2", 10**4)),
        ("톤/일", ("QUANTITY", "t/day", 1)),
        ("US$ million", ("MONEY", "USD", 10**6)),
        ("million USD", ("MONEY", "USD", 10**6)),
        ("1,000TEU", ("QUANTITY", "TEU", 1000)),
        ("%", ("PERCENT", "%", 1)),
        ("㎞", ("QUANTITY", "km", 1)),
        ("대", ("QUANTITY", "unit", 1)),
    ],
)
def test_notations(written: str, expected: tuple[str, str, int]) -> None:
    notation = read_notation(written)
    assert notation is not None
    assert (notation.label, notation.unit, notation.factor) == expected


@pytest.mark.parametrize("written", ["A", "2015년", "년", "", "잠정치", "억", "계획", "3"])
def test_no_notations(written: str) -> None:
    assert read_notation(written) is None


MIXED = "(단위: 백만 달러, km, ㎢, 명, 건, %)"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("연장", "12=12 km"),
        ("노선 길이", "12=12 km"),
        ("Length", "12=12 km"),
        ("里程", "12=12 km"),
        ("면적", "12=12 km2"),
        ("Area", "12=12 km2"),
        ("사업비", "12=12000000 USD"),
        ("부지 매입비", "12=12000000 USD"),
        ("Total cost", "12=12000000 USD"),
        ("인구", "12=12 person"),
        ("증감률", "12=12 %"),
        ("비고란", ""),
        ("Costa Rica", ""),
    ],
)
def test_the_unit_that_fits_the_header_decides(head: str, expected: str) -> None:
    assert found([["노선", head], ["가", "12"]], above=MIXED) == [expected][: bool(expected)]


def test_counts_beside_money() -> None:
    rows = [["국가", "수주액", "수주 건수"], ["가", "320", "12"]]
    assert found(rows, above="(단위: 백만 달러, 건)") == ["320=320000000 USD", "12=12 case"]


def test_a_length_is_no_money() -> None:
    rows = [["노선", "연장", "사업비"], ["가", "12", "340"]]
    assert found(rows, above="(단위: 억 원)") == ["340=34000000000 KRW"]


def test_costs_beside_shares() -> None:
    rows = [["구분", "사업비", "전년비"], ["가", "340", "5.5"]]
    assert found(rows, above="(단위: 억 원, %)") == ["340=34000000000 KRW", "5.5=5.5 %"]


def test_goods_measured_in_tonnes_need_no_telling_header() -> None:
    assert found([["품목", "수출"], ["가", "340"]], above="(단위: 천 톤)") == ["340=340000 t"]


def test_the_nearest_header_decides() -> None:
    rows = [["노선", "사업비", "사업비"], ["", "총액", "연장"], ["가", "340", "12"]]
    assert found(rows, above="(단위: 억 원, km)", headers=2) == ["340=34000000000 KRW", "12=12 km"]
