from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from decimal import Decimal
from importlib import resources

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import OutputError
from pipeline.records.export import to_dict, to_sentences
from pipeline.types import EVENTS, MEASURES, ROLES, Amount, Entity, Extraction, Mention, Record

from .building import Builder, make_clean, make_extraction

SCHEMA = json.loads((resources.files("pipeline.records") / "schema.json").read_text(encoding="utf-8"))


def check(line: dict) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(line)
    mentions = {item["id"] for item in line["mentions"]}
    entities = {item["id"] for item in line["entities"]}
    relations = {item["id"] for item in line["relations"]}
    assert {item["entity"] for item in line["mentions"]} == entities
    for relation in line["relations"]:
        assert {relation["head"], relation["tail"]} <= {*mentions, None}
    for record in line["records"]:
        assert record["subject"]["entity"] in {*entities, None}
        for field in (*record["actors"], *record["amounts"], *record["years"], *record["places"]):
            assert field["relation"] in relations
            assert field.get("entity", "e1") in entities
            assert field.get("mention", "m1") in mentions


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_line_keeps_the_contract(extraction: Extraction) -> None:
    line = to_dict(extraction)
    check(line)
    check(json.loads(json.dumps(line, ensure_ascii=False)))
    assert [item["id"] for item in line["mentions"]] == [f"m{n}" for n in range(1, 10)]
    assert [item["id"] for item in line["relations"]] == [f"r{n}" for n in range(1, 7)]


def test_the_schema_knows_every_role_measure_and_event() -> None:
    record = SCHEMA["$defs"]["record"]["properties"]
    assert record["actors"]["items"]["properties"]["role"]["enum"] == list(ROLES)
    assert record["amounts"]["items"]["properties"]["measure"]["enum"] == list(MEASURES)
    assert record["years"]["items"]["properties"]["event"]["enum"] == list(EVENTS)


def test_values_units_qualifiers_and_nulls(extraction: Extraction) -> None:
    line = to_dict(extraction)
    by_text = {item["text"]: item for item in line["mentions"]}
    cost = by_text["3조 2천억 원"]
    assert (cost["value"], cost["unit"], cost["qualifier"], cost["page"]) == ("3200000000000", "KRW", "approx", 1)
    assert (by_text["2014년 3월"]["value"], by_text["2014년 3월"]["unit"]) == ("2014-03", "")
    assert by_text["나라건설"]["value"] is None
    market = line["records"][1]
    assert market["subject"] == {"entity": None, "name": "", "aliases": []}
    assert market["amounts"][0]["year"] == "2013"
    assert [item["tail"] for item in line["relations"]].count(None) == 1


def test_all_mentions_of_a_name_have_one_entity_and_a_number_its_own(extraction: Extraction) -> None:
    line = to_dict(extraction)
    projects = {item["entity"] for item in line["mentions"] if item["label"] == "PROJECT"}
    numbers = [item["entity"] for item in line["mentions"] if item["label"] in ("MONEY", "QUANTITY", "DATE")]
    assert len(projects) == 1
    assert len(set(numbers)) == len(numbers) == 5
    names = {item["id"]: item for item in line["entities"]}
    assert names[projects.pop()]["aliases"] == ["Hanbit"]


def test_a_name_cut_by_a_page_mark_has_two_pieces_and_a_whole_text(extraction: Extraction) -> None:
    source = extraction.report.source
    cut = next(item for item in to_dict(extraction)["mentions"] if len(item["pieces"]) == 2)
    assert cut["text"] == "한빛 신도시"
    assert [source[start:end] for start, end in cut["pieces"]] == ["한빛 신", "도시"]
    assert (cut["start"], cut["end"]) == (cut["pieces"][0][0], cut["pieces"][-1][1])
    assert "- 1 -" in source[cut["start"] : cut["end"]]


def test_evidence_reaches_over_what_interrupts_the_sentence(extraction: Extraction) -> None:
    source = extraction.report.source
    line = to_dict(extraction)
    start, end = line["relations"][0]["evidence"]
    assert source[start:end].startswith("나라건설은")
    assert source[start:end].endswith("착공하였다.")
    assert "- 1 -" in source[start:end]
    assert "- 1 -" not in to_sentences(extraction)["r1"]
    assert to_sentences(extraction)["r5"].endswith("8조 달러로 전망되었다.")


def test_record_ids_come_from_the_content(extraction: Extraction) -> None:
    first = [item["id"] for item in to_dict(extraction)["records"]]
    changed = [replace(record, score=0.1, years=()) for record in extraction.records]
    assert [item["id"] for item in to_dict(replace(extraction, records=tuple(changed)))["records"]] == first
    other = replace(extraction, report=replace(extraction.report, sha256="0" * 64))
    assert not set(first) & {item["id"] for item in to_dict(other)["records"]}


def test_two_records_of_one_subject_have_two_ids(extraction: Extraction) -> None:
    twice = replace(extraction, records=(extraction.records[0], extraction.records[0]))
    first, second = to_dict(twice)["records"]
    assert second["id"] == f"{first['id']}-2"
    check(to_dict(twice))


def test_a_name_without_an_entity_has_one_of_its_own(extraction: Extraction) -> None:
    line = to_dict(replace(extraction, entities=extraction.entities[:1], records=()))
    check(line)
    assert "나라건설" in {item["name"] for item in line["entities"]}


def test_a_range_is_low_and_high() -> None:
    build = Builder("직원은 5~6명이다.\n", ())
    build.mention("QUANTITY", "5~6명", Amount(Decimal(5), Decimal("6.50"), "person"))
    assert to_dict(build.build())["mentions"][0]["value"] == "5/6.5"


def test_nothing_found_is_a_line_with_empty_lists() -> None:
    line = to_dict(Builder("빈 보고서\n", ()).build())
    check(line)
    assert line["mentions"] == line["entities"] == line["relations"] == line["records"] == []


def test_a_relation_of_a_mention_that_is_not_there_is_refused(extraction: Extraction) -> None:
    with pytest.raises(OutputError, match="one of the report's mentions"):
        to_dict(replace(extraction, mentions=extraction.mentions[1:]))


def test_a_field_of_a_relation_that_is_not_there_is_refused(extraction: Extraction) -> None:
    with pytest.raises(OutputError, match="one of the report's relations"):
        to_dict(replace(extraction, relations=extraction.relations[1:]))


def test_an_entity_without_mentions_is_refused_as_a_subject(extraction: Extraction) -> None:
    with pytest.raises(OutputError, match="without mentions"):
        to_dict(replace(extraction, records=(Record("project", Entity("PROJECT", "없는 사업", (), ())),)))


def test_a_lone_surrogate_can_be_written() -> None:
    build = Builder("가\ud800나 사업\n", (), path="\udcb0.txt")
    build.entity(build.mention("PROJECT", "가\ud800나 사업"))
    line = to_dict(build.build())
    json.dumps(line, ensure_ascii=False).encode("utf-8")
    assert line["mentions"][0]["text"] == "가?나 사업"


PIECES = st.lists(
    st.tuples(
        st.text("가나다 1a㎢\U0001f600", min_size=1, max_size=6), st.sampled_from(["", "\n", "\n- 1 -\n", "\u00ad", "\n\n"])
    ),
    min_size=1,
    max_size=8,
)


@given(PIECES, st.data())
def test_offsets_lead_to_the_surface_whatever_interrupts_it(pieces: list[tuple[str, str]], data: st.DataObject) -> None:
    source = ""
    wraps = []
    for text, gap in pieces:
        source += text
        if gap:
            wraps.append((len(source), len(source) + len(gap)))
        source += gap
    clean = make_clean(source, tuple(wraps))
    if not clean.text.strip():
        return
    visible = [index for index, character in enumerate(clean.text) if not character.isspace()]
    start = data.draw(st.sampled_from(visible))
    end = data.draw(st.sampled_from([index for index in visible if index >= start])) + 1
    build = Builder("x\n", ())
    build.clean = clean
    build.report = replace(build.report, source=source)
    build.mentions = [Mention("ORG", start, end, clean.text[start:end], 1.0, "test")]
    [found] = to_dict(build.build())["mentions"]
    joined = "".join(source[a:b] for a, b in found["pieces"])
    assert bare(joined) == bare(found["text"]) == bare(clean.text[start:end])
    if len(found["pieces"]) == 1:
        assert bare(source[found["start"] : found["end"]]) == bare(found["text"])
    assert found["pieces"] == sorted(found["pieces"])
    assert all(a < b for a, b in found["pieces"])


def test_the_line_has_the_keys_of_the_report_and_no_others() -> None:
    line = to_dict(make_extraction())
    assert list(line) == list(SCHEMA["required"])
    assert "source" not in line
    assert {field.name for field in fields(Record)} < {*line["records"][0], "subject"}
