"""The tables of the checker: words outside of spans, dates there are, what measures are measured in."""

import pytest

from pipeline.corpus.documents import LabelledMention
from pipeline.corpus.scheme import FIGURES, MEASURED_IN
from pipeline.corpus.spans import RULES, check_span_words
from pipeline.corpus.values import check_measure, check_value, find_dimension, is_edtf
from pipeline.quantities.units import load_units
from pipeline.types import MEASURES


@pytest.mark.parametrize(
    ("label", "text", "said"),
    [
        ("MONEY", "약 3억 달러", "begins with '약'"),
        ("MONEY", "약3억 달러", "begins with '약'"),
        ("MONEY", "총 3억 달러", "begins with '총'"),
        ("MONEY", "about $3 million", "begins with 'about'"),
        ("MONEY", "Up to $3 million", "begins with 'up to'"),
        ("MONEY", "約3億円", "begins with '約'"),
        ("QUANTITY", "3명 이상", "ends with '이상'"),
        ("QUANTITY", "반경 3km", "begins with '반경'"),
        ("QUANTITY", "最大30万人", "begins with '最大'"),
        ("QUANTITY", "30万人以上", "ends with '以上'"),
        ("PERCENT", "연평균 15.2%", "begins with '연평균'"),
        ("PERCENT", "최대 30%", "begins with '최대'"),
        ("DATE", "2010년 이후", "ends with '이후'"),
        ("DATE", "2013년 기준", "ends with '기준'"),
        ("DATE", "9월 말", "ends with '말'"),
        ("DATE", "지난 3월", "begins with '지난'"),
        ("DATE", "mid-2020", "begins with 'mid'"),
        ("DATE", "2014년부터 2018년까지", "holds '부터'"),
        ("DATE", "2014 to 2018", "holds 'to'"),
        ("DATE", "현재", "is '현재'"),
        ("DATE", "Today", "is 'today'"),
        ("ORG", "정부", "is '정부'"),
        ("PLACE", "우리나라", "is '우리나라'"),
        ("PLACE", "양국", "is '양국'"),
        ("PLACE", "아시아 지역", "ends with '지역'"),
        ("PROJECT", "동 사업", "is '동 사업'"),
        ("PERSON", "김현미 장관", "ends with '장관'"),
        ("PERSON", "長田 実氏", "ends with '氏'"),
        ("PERSON", "Minister Kim", "begins with 'minister'"),
    ],
)
def test_words_outside_of_a_span_are_refused(label: str, text: str, said: str) -> None:
    (message,) = {message for message in check_span_words(label, text) if said in message}
    assert message.startswith(said)


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("DATE", "지난해"),
        ("DATE", "지난해 11월"),
        ("DATE", "지난 해"),
        ("DATE", "지난달 3일"),
        ("DATE", "2014~2018년"),
        ("DATE", "2011년도"),
        ("DATE", "내년 하반기"),
        ("MONEY", "미화 약 3억 달러"),
        ("QUANTITY", "100여 개 도시"),
        ("QUANTITY", "하루 3만㎥"),
        ("PLACE", "약수동"),
        ("PLACE", "세계로"),
        ("ORG", "베트남 정부"),
        ("ORG", "세계은행"),
        ("ORG", "(주)한빛건설"),
        ("PERSON", "장관일"),
        ("PERSON", "Drew Ahn"),
        ("PERSON", "하"),
        ("PLACE", "동대문시장"),
    ],
)
def test_words_of_a_span_stay(label: str, text: str) -> None:
    assert list(check_span_words(label, text)) == []


def test_every_word_of_the_table_is_found() -> None:
    for rule in RULES:
        for word in rule.words.split("|"):
            text = {"is": word, "begins with": f"{word} 3", "ends with": f"3{word}", "holds": f"3{word}4"}[rule.place]
            for label in rule.labels:
                assert any(word.strip() in message or rule.why in message for message in check_span_words(label, text)), text


@pytest.mark.parametrize(
    "value",
    ["2010", "2010-04", "2010-04-30", "2012-02-29", "2010/2015", "2010/2010-03", "2010-03/2010", "199X", "19XX", "2009-33",
     "2009-41", "2010/..", "../2015", "2009-33/2009-34", "2010-XX-09", "2010-XX", "-0056", "2010~"],
)  # fmt: skip
def test_edtf(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value",
    ["", "10", "2010-4", "2010-32-01", "2010-33-01", "2010-04-32", "2010-02-30", "2011-02-29", "2010-04-00", "2010/2012/2013",
     "2010-37", "1990s", "..", "2010 ", "2015/2010", "2010-05/2010-04", "2010-04-30/2010-04-29", "200X/199X", "/", "../..",
     "/..", "2010-XX-99", "2010-XX-00", "2010-00", "2010/x", "x/.."],
)  # fmt: skip
def test_no_edtf(value: str) -> None:
    assert not is_edtf(value)


def _figure(label: str, value: str, unit: str) -> LabelledMention:
    return LabelledMention("m1", label, "x", ((0, 1),), "e1", value, unit)


def test_a_range_that_ends_before_it_begins_is_named() -> None:
    assert list(check_value(_figure("DATE", "2015/2010", ""))) == ["the range 2015/2010, which ends before it begins"]


@pytest.mark.parametrize(
    ("value", "unit", "is_right"),
    [("-3", "person", False), ("-3", "km2", False), ("-3/2", "item", False), ("-3", "degC", True), ("3", "person", True)],
)
def test_a_number_of_things_is_not_below_zero(value: str, unit: str, is_right: bool) -> None:
    assert (list(check_value(_figure("QUANTITY", value, unit))) == []) is is_right


def test_shares_and_money_may_be_below_zero() -> None:
    assert list(check_value(_figure("PERCENT", "-3", "%"))) == list(check_value(_figure("MONEY", "-3", "USD"))) == []


@pytest.mark.parametrize(
    ("measure", "label", "unit", "said"),
    [
        ("area", "MONEY", "USD", "area of a MONEY; expected QUANTITY"),
        ("cost", "QUANTITY", "km2", "cost of a QUANTITY; expected MONEY"),
        ("length", "PERCENT", "%", "length of a PERCENT"),
        ("length", "QUANTITY", "km2", "length in km2, which is area; expected length"),
        ("area", "QUANTITY", "km", "area in km, which is length"),
        ("population", "QUANTITY", "ship", "population in ship"),
        ("count", "QUANTITY", "MW", "count in MW, which is power"),
        ("capacity", "QUANTITY", "degC", "capacity in degC, which is temperature"),
        ("share", "MONEY", "USD", "share of a MONEY; expected PERCENT"),
    ],
)
def test_a_measure_in_what_does_not_measure_it_is_refused(measure: str, label: str, unit: str, said: str) -> None:
    (message,) = check_measure(measure, _figure(label, "1", unit))
    assert message.startswith(said)


@pytest.mark.parametrize(
    ("measure", "label", "unit"),
    [
        ("area", "QUANTITY", "pyeong"),
        ("capacity", "QUANTITY", "m3/day"),
        ("capacity", "QUANTITY", "seat"),
        ("count", "QUANTITY", "TEU"),
        ("population", "QUANTITY", "person/km2"),
        ("market_size", "QUANTITY", "t"),
        ("contract", "QUANTITY", "MW"),
        ("growth", "MONEY", "KRW"),
        ("growth", "QUANTITY", "mm"),
        ("share", "PERCENT", "pp"),
        ("other", "QUANTITY", "kV"),
        ("area", "QUANTITY", "moons"),
        ("boss", "MONEY", "USD"),
    ],
)
def test_a_measure_in_what_measures_it_or_is_refused_elsewhere_stays(measure: str, label: str, unit: str) -> None:
    assert list(check_measure(measure, _figure(label, "1", unit))) == []


def test_the_table_of_measures_is_whole() -> None:
    assert set(MEASURED_IN) == set(MEASURES)
    units = load_units()
    kinds = {unit.dimension for unit in units.values()} | set(units) | {""}
    for labels in MEASURED_IN.values():
        assert set(labels) <= set(FIGURES)
        assert all(kind in kinds for allowed in labels.values() for kind in allowed)
    assert (find_dimension("m3/day"), find_dimension("km/h"), find_dimension("moons")) == ("volume", "speed", "")
