from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from pipeline.records.projects import PROJECT_COLUMNS, normalise_name, to_projects_table
from pipeline.records.tables import (
    ENTITY_COLUMNS,
    MENTION_COLUMNS,
    RECORD_COLUMNS,
    to_entities_table,
    to_line,
    to_mentions_table,
    to_records_table,
    to_relations_table,
)

from .building import make_extraction

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.types import Extraction


def test_one_row_a_fact_in_the_order_of_the_contract(extraction: Extraction) -> None:
    table = to_records_table([extraction])
    contract = ["report", "page", "subject", "kind", "field", "name", "value", "unit", "attribute", "year", "sentence", "score"]
    assert list(table.columns[: len(contract)]) == contract
    assert list(table["field"]) == ["actor", "amount", "year", "place", "amount"]
    assert list(table["attribute"].fillna("")) == ["contractor", "cost", "start", "", "market_size"]
    assert list(table["name"]) == ["나라건설", "3조 2천억 원", "2014년 3월", "푸른섬 다온시", "8조 달러"]


def test_a_fact_of_an_amount(extraction: Extraction) -> None:
    row = to_records_table([extraction]).iloc[1]
    assert (row["value"], row["unit"], row["qualifier"]) == ("3200000000000", "KRW", "approx")
    assert row["low"] == row["high"] == 3.2e12
    assert extraction.report.source[row["start"] : row["end"]] == "3조 2천억 원"
    assert row["sentence"].startswith("나라건설은")
    assert "한빛 신도시를" in row["sentence"]
    assert pd.isna(row["year"])


def test_a_date_has_no_numbers_and_a_market_no_subject(extraction: Extraction) -> None:
    table = to_records_table([extraction])
    assert (table.iloc[2]["value"], table.iloc[2]["year"]) == ("2014-03", "2014-03")
    assert table.iloc[2][["low", "high"]].isna().all()
    dates = to_mentions_table([extraction]).query("label == 'DATE'")
    assert dates["low"].isna().all()
    assert pd.isna(table.iloc[4]["subject"])
    assert (table.iloc[4]["year"], table.iloc[4]["page"]) == ("2013", 2)


@pytest.mark.parametrize(
    ("make", "columns"),
    [
        (to_records_table, RECORD_COLUMNS),
        (to_mentions_table, MENTION_COLUMNS),
        (to_entities_table, ENTITY_COLUMNS),
        (to_projects_table, PROJECT_COLUMNS),
    ],
)
def test_types_are_the_same_with_and_without_rows(
    make: Callable[[list[Extraction]], pd.DataFrame], columns: dict[str, str], extraction: Extraction
) -> None:
    empty, full = make([]), make([extraction])
    assert len(empty) == 0 < len(full)
    assert list(full.columns) == list(columns)
    assert list(map(str, empty.dtypes)) == list(map(str, full.dtypes)) == list(columns.values())


def test_mentions_entities_and_relations_have_a_row_each(extraction: Extraction) -> None:
    assert list(to_mentions_table([extraction])["pieces"]) == [1, 1, 1, 1, 1, 2, 1, 1, 1]
    entities = to_entities_table([extraction])
    assert list(entities["name"]) == ["한빛 신도시", "나라건설", "푸른섬 다온시"]
    assert list(entities["mentions"]) == [2, 1, 1]
    relations = to_relations_table([extraction])
    assert len(relations) == 6
    assert relations["tail"].isna().sum() == 1


def test_a_project_gathers_its_facts_over_reports(extraction: Extraction) -> None:
    other = make_extraction("다른.txt", "머리말\n")
    entity = replace(other.entities[0], name="한빛  신도시 사업")
    record = replace(other.records[0], subject=entity)
    other = replace(other, entities=(entity, *other.entities[1:]), records=(record,))
    [row] = to_projects_table([extraction, other]).to_dict("records")
    assert row["project"] == "한빛 신도시"
    assert row["aliases"] == "Hanbit; 한빛 신도시 사업"
    assert (row["report_count"], row["mention_count"], row["fact_count"]) == (2, 4, 8)
    assert row["actors"] == "contractor: 나라건설"
    assert row["amounts"] == "cost approx 3200000000000 KRW"
    assert (row["first_year"], row["last_year"]) == (2014, 2014)
    assert row["places"] == "푸른섬 다온시"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("한빛 신도시", "한빛신도시 사업", True),
        ("‘한빛-신도시’", "한빛 신도시", True),
        ("K-CITY", "k‑city", True),
        ("Ｋ시티", "K시티", True),
        ("한빛 신도시", "한빛 산업단지", False),
        ("사업", "프로젝트", False),
    ],
)
def test_names_are_compared_without_what_writers_vary(one: str, other: str, *, is_same: bool) -> None:
    assert (normalise_name(one) == normalise_name(other)) is is_same


def test_a_cell_is_one_line_without_control_characters() -> None:
    assert to_line(" 가\n\t나\x00\x0b다 \u2028라 ") == "가 나 다 라"
