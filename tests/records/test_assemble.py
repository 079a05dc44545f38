from __future__ import annotations

from decimal import Decimal

from pipeline.records.assemble import assemble_records
from pipeline.types import Amount, CalendarDate, Entity, Mention, Relation


def name(label: str, text: str, at: int) -> Mention:
    return Mention(label, at, at + len(text), text, 1.0, "test")


def money(text: str, at: int, value: int = 1) -> Mention:
    return Mention("MONEY", at, at + len(text), text, 1.0, "test", Amount(Decimal(value), Decimal(value), "USD"))


def date(text: str, at: int, edtf: str) -> Mention:
    return Mention("DATE", at, at + len(text), text, 1.0, "test", CalendarDate(edtf))


def entity(mention: Mention, *more: Mention) -> Entity:
    return Entity(mention.label, mention.text, (), (mention, *more))


CITY, AGAIN, PORT = name("PROJECT", "다온 시티", 10), name("PROJECT", "다온", 200), name("PROJECT", "마루 항만", 300)
FIRM, LAND = name("ORG", "한빛건설", 0), name("PLACE", "미르", 50)
ENTITIES = [entity(PORT), entity(CITY, AGAIN), entity(FIRM), entity(LAND)]


def relate(type_: str, head: Mention, tail: Mention | None, attribute: str = "", score: float = 0.8, at: int = 0) -> Relation:
    return Relation(type_, head, tail, attribute, score, "test", (at, at + 100))


def test_a_project_gathers_what_is_said_of_all_its_mentions() -> None:
    cost, year, start = money("3억 달러", 70), date("2012년", 60, "2012"), date("2010년", 220, "2010")
    relations = [
        relate("participates_in", FIRM, CITY, "contractor"),
        relate("located_in", AGAIN, LAND),
        relate("amount_of", cost, AGAIN, "cost"),
        relate("date_of", year, cost, "as_of"),
        relate("date_of", start, CITY, "start"),
    ]
    (record,) = assemble_records(ENTITIES, [], relations)
    assert record.kind == "project"
    assert record.subject is ENTITIES[1]
    assert [(actor.entity.name, actor.role, actor.relation) for actor in record.actors] == [
        ("한빛건설", "contractor", relations[0])
    ]
    assert [(amount.measure, amount.mention, amount.year) for amount in record.amounts] == [("cost", cost, "2012")]
    assert [(year_.event, year_.value) for year_ in record.years] == [("start", "2010")]
    assert [place.entity.name for place in record.places] == ["미르"]


def test_projects_come_in_the_order_of_the_text_and_empty_ones_not_at_all() -> None:
    relations = [relate("participates_in", FIRM, PORT, "owner"), relate("participates_in", FIRM, CITY, "owner")]
    assert [record.subject.name for record in assemble_records(ENTITIES, [], relations)] == ["다온 시티", "마루 항만"]
    assert [record.subject.name for record in assemble_records(ENTITIES, [], relations[:1])] == ["마루 항만"]
    assert assemble_records(ENTITIES, [], []) == []


def test_statistics_by_subject_then_by_sentence() -> None:
    own, first, second, other = money("1달러", 400, 1), money("2달러", 410, 2), money("3달러", 420, 3), money("4달러", 600, 4)
    relations = [
        relate("amount_of", other, None, "growth", at=600),
        relate("amount_of", first, None, "market_size", at=400),
        relate("amount_of", second, None, "market_size", at=400),
        relate("amount_of", own, FIRM, "revenue", at=400),
    ]
    records = assemble_records(ENTITIES, [], relations)
    assert [record.kind for record in records] == ["statistic"] * 3
    assert [[amount.mention for amount in record.amounts] for record in records] == [[own], [first, second], [other]]
    assert [record.subject.name if record.subject else None for record in records] == ["한빛건설", None, None]


def test_of_equal_fields_the_best_scored_stays() -> None:
    once, twice = money("3억 달러", 70), money("3억 달러", 90)
    relations = [
        relate("participates_in", FIRM, CITY, "contractor", 0.5),
        relate("participates_in", FIRM, AGAIN, "contractor", 0.9),
        relate("participates_in", FIRM, CITY, "designer", 0.4),
        relate("amount_of", once, CITY, "cost", 0.6),
        relate("amount_of", twice, CITY, "cost", 0.7),
    ]
    (record,) = assemble_records(ENTITIES, [], relations)
    assert sorted((actor.role, actor.relation.score) for actor in record.actors) == [("contractor", 0.9), ("designer", 0.4)]
    assert [amount.mention for amount in record.amounts] == [twice]
    assert record.score == round((0.9 + 0.4 + 0.7) / 3, 3)


def test_the_same_amount_of_two_years_stays_twice() -> None:
    one, two = money("3억 달러", 70), money("3억 달러", 90)
    relations = [
        relate("amount_of", one, FIRM, "revenue"),
        relate("amount_of", two, FIRM, "revenue"),
        relate("date_of", date("2011년", 60, "2011"), one, "as_of"),
        relate("date_of", date("2012년", 80, "2012"), two, "as_of"),
    ]
    (record,) = assemble_records(ENTITIES, [], relations)
    assert [amount.year for amount in record.amounts] == ["2011", "2012"]


def test_of_a_sum_said_twice_the_one_with_a_year_stays() -> None:
    bare, dated = money("3억 달러", 70), money("3억 달러", 90)
    relations = [
        relate("amount_of", bare, CITY, "cost", 0.9),
        relate("amount_of", dated, AGAIN, "cost", 0.6),
        relate("date_of", date("2012년", 80, "2012"), dated, "as_of"),
    ]
    (record,) = assemble_records(ENTITIES, [], relations)
    assert [(amount.mention, amount.year) for amount in record.amounts] == [(dated, "2012")]


def test_a_sum_that_is_also_said_with_its_measure_is_not_repeated_without() -> None:
    named, unnamed, different = money("3억 달러", 70), money("3억 달러", 90), money("4억 달러", 95, 4)
    relations = [
        relate("amount_of", unnamed, CITY, "other", 0.9),
        relate("amount_of", named, CITY, "cost", 0.6),
        relate("amount_of", different, CITY, "other", 0.6),
    ]
    (record,) = assemble_records(ENTITIES, [], relations)
    assert [amount.mention for amount in record.amounts] == [named, different]


def test_a_bare_year_gives_way_to_the_month() -> None:
    relations = [
        relate("date_of", date("2010년", 60, "2010"), CITY, "start", 0.9),
        relate("date_of", date("2010년 8월", 90, "2010-08"), AGAIN, "start", 0.6),
        relate("date_of", date("2010년", 120, "2010"), CITY, "agreement", 0.6),
    ]
    (record,) = assemble_records(ENTITIES, [], relations)
    assert [(field.event, field.value) for field in record.years] == [("start", "2010-08"), ("agreement", "2010")]


def test_a_date_without_a_year_gives_no_year() -> None:
    assert assemble_records(ENTITIES, [], [relate("date_of", date("3월", 60, ""), CITY, "start")]) == []


def test_a_mention_that_no_entity_holds_is_an_entity_of_its_own() -> None:
    lone = name("PROJECT", "한울 지구", 500)
    (record,) = assemble_records(ENTITIES, [lone], [relate("participates_in", FIRM, lone, "owner")])
    assert record.subject.name == "한울 지구"
    assert record.subject.mentions == (lone,)


def test_a_figure_between_two_years_is_dated_by_both() -> None:
    growth, since, until = money("13억 달러", 70), date("2010년", 60, "2010"), date("2030년", 65, "2030")
    relations = [
        relate("amount_of", growth, FIRM, "investment"),
        relate("date_of", until, growth, "period"),
        relate("date_of", since, growth, "period"),
    ]
    (record,) = assemble_records(ENTITIES, [], relations)
    assert [amount.year for amount in record.amounts] == ["2010/2030"]
    (other,) = assemble_records(ENTITIES, [], [*relations, relate("date_of", date("2012년", 90, "2012"), growth, "as_of", 0.9)])
    assert [amount.year for amount in other.amounts] == ["2012"]
