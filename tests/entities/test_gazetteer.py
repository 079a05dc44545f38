from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.entities.gazetteer import Gazetteer, load_gazetteer, read_rows, variant_key
from pipeline.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("미국", "美", "USA", "United States", "アメリカ合衆国", "美国"), "US"),
        (("베트남", "Vietnam", "ベトナム", "越南"), "VN"),
        (("아랍에미리트", "UAE"), "AE"),
        (("남아공", "남아프리카공화국", "South Africa"), "ZA"),
        (("파푸아뉴기니", "파푸아 뉴기니"), "PG"),
    ],
)
def test_names_of_one_country_in_four_languages(gazetteer: Gazetteer, names: tuple[str, ...], code: str) -> None:
    entries = [gazetteer.find(name) for name in names]
    assert {entry.id for entry in entries if entry} == {code}
    assert None not in entries


@pytest.mark.parametrize(("one", "other"), [("베이징", "北京"), ("쑤저우", "蘇州"), ("하노이", "Hanoi"), ("도쿄", "東京")])
def test_cities_are_one_across_files_and_scripts(gazetteer: Gazetteer, one: str, other: str) -> None:
    first, second = gazetteer.find(one), gazetteer.find(other)
    assert first is not None
    assert first == second


@pytest.mark.parametrize(("one", "other"), [("밴쿠버", "벤쿠버"), ("모스코", "모스코우"), ("쌍파울루", "상파울루")])
def test_transliterations_that_are_one(one: str, other: str) -> None:
    assert variant_key(one) == variant_key(other)


def test_transliterations_that_are_two() -> None:
    assert variant_key("부산") != variant_key("군산")


def test_every_country_has_a_korean_name(gazetteer: Gazetteer) -> None:
    import pycountry

    named = {entry.code for name, entry in gazetteer.names.items() if entry.kind == "country" and "가" <= name[0] <= "힣"}
    assert {country.alpha_2 for country in pycountry.countries} - named <= {"AQ"}


def test_an_extra_file_goes_before_the_packaged_names(tmp_path: Path) -> None:
    path = tmp_path / "extra.tsv"
    path.write_text("# mine\nX-1\torg\t\tko\t한빛나래|HBN\nX-2\tcity\tVN\tko\t하노이\n", encoding="utf-8")
    gazetteer = load_gazetteer((str(path),))
    assert gazetteer.names["HBN"].name == "한빛나래"
    assert gazetteer.names["하노이"].id == "X-2"
    assert gazetteer.names["다낭"].code == "VN"


@pytest.mark.parametrize("line", ["X-1\torg\tko\t한빛", "X-1\tplanet\t\tko\t화성"])
def test_a_misshapen_row_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(ConfigError, match=r"extra\.tsv, line 2"):
        list(read_rows(["# mine", line], where="extra.tsv"))


def test_a_missing_file_is_refused() -> None:
    with pytest.raises(ConfigError, match="no such file"):
        load_gazetteer(("nowhere.tsv",))
