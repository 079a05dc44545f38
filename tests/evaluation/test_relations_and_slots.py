"""Relations between entities and record slots against counts made by hand."""

from dataclasses import replace

import pytest

from pipeline.corpus import Document
from pipeline.evaluation.entities import align_entities
from pipeline.evaluation.offsets import Placed
from pipeline.evaluation.relations import score_relations
from pipeline.evaluation.slots import Slot, find_gold_slots, find_predicted_slots, pair_slots, score_slots
from pipeline.evaluation.tally import Tally
from tests.evaluation.annotated import GOLD, annotate, change


def _relations(predicted: Document) -> dict[str, dict[str, Tally]]:
    gold, given = Placed(annotate(GOLD)), Placed(predicted)
    return score_relations(gold, given, align_entities(gold, given))


def test_all_right() -> None:
    tables = _relations(annotate(GOLD))
    assert tables["plain"]["all"] == tables["attributes"]["all"] == Tally(5, 5, 5, 5)
    assert tables["plain"]["amount_of"] == Tally(2, 2, 2, 2)
    assert tables["plain"]["part_of"] == Tally()


def test_another_role_is_wrong_with_attributes_only() -> None:
    tables = _relations(change(("participates_in.contractor", "participates_in.owner")))
    assert tables["plain"]["participates_in"] == Tally(1, 1, 1, 1)
    assert tables["attributes"]["participates_in"] == Tally(0, 1, 0, 1)


def test_which_mention_carries_it_does_not_matter() -> None:
    tables = _relations(change(("p1 located_in l1", "p1/1 located_in l1")))
    assert tables["plain"]["all"] == Tally(5, 5, 5, 5)


def test_two_roles_of_one_pair_are_one_plain_relation() -> None:
    said = "o1 participates_in.contractor p1\no1 participates_in.designer p1\n"
    tables = _relations(change(("o1 participates_in.contractor p1\n", said)))
    assert tables["plain"]["participates_in"] == Tally(1, 1, 1, 1)
    assert tables["attributes"]["participates_in"] == Tally(1, 2, 1, 1)


def test_a_relation_of_an_entity_that_gold_lacks_is_wrong() -> None:
    tables = _relations(change(("부지는", "{부지|ORG#o9}는"), ("o1 participates_in", "o9 participates_in")))
    assert tables["plain"]["participates_in"] == Tally(0, 1, 0, 1)


def test_the_wrong_direction_is_wrong() -> None:
    extra = "=== relations\no1 part_of o2\n"
    base = GOLD.replace("부지는", "{부지|ORG#o2}는").replace("=== relations\n", extra)
    gold, given = Placed(annotate(base)), Placed(annotate(base.replace("o1 part_of o2", "o2 part_of o1")))
    assert score_relations(gold, given, align_entities(gold, given))["plain"]["part_of"] == Tally(0, 1, 0, 1)


def _with_records(document: Document, **project: list[dict[str, str]]) -> Document:
    fields = {name: project.get(name, []) for name in ("actors", "amounts", "years", "places")}
    entity = next(entity.id for entity in document.entities if entity.label == "PROJECT")
    return replace(document, records=({"subject": {"entity": entity}, **fields},))


def _entity(document: Document, name: str) -> str:
    return next(entity.id for entity in document.entities if entity.name == name)


def test_gold_slots_follow_from_the_relations() -> None:
    gold = Placed(annotate(GOLD.replace("d1 date_of.agreement p1", "d1 date_of.agreement p1\nd1 date_of.as_of m1")))
    project = _entity(gold.document, "푸른만 신항")
    assert {replace(slot, key="") for slot in find_gold_slots(gold)} == {
        Slot("actors", project, _entity(gold.document, "한빛건설"), attribute="contractor"),
        Slot("amounts", project, "300000000", "USD", "contract", frozenset(["2021"])),
        Slot("amounts", project, "58", "km2", "area"),
        Slot("years", project, "2021", attribute="agreement"),
        Slot("places", project, _entity(gold.document, "가온시")),
    }


def test_slots_counted_by_hand() -> None:
    """A wrong role, a right amount, an amount with a year that gold does not give, a missing year, a false place."""
    document = annotate(GOLD)
    predicted = _with_records(
        document,
        actors=[{"entity": _entity(document, "한빛건설"), "role": "owner", "relation": "r1"}],
        amounts=[
            {"value": "300000000", "unit": "USD", "measure": "contract", "year": "", "relation": "r2"},
            {"value": "58", "unit": "km2", "measure": "area", "year": "2021", "relation": "r5"},
        ],
        places=[{"entity": _entity(document, "한빛건설"), "relation": "r4"}],
    )
    gold, given = Placed(document), Placed(predicted)
    tables = score_slots(gold, given, align_entities(gold, given))
    assert tables["plain"] == {
        "actors": Tally(1, 1, 1, 1), "amounts": Tally(2, 2, 2, 2), "years": Tally(0, 0, 0, 1), "places": Tally(0, 1, 0, 1),
        "all": Tally(3, 4, 3, 5),
    }  # fmt: skip
    assert tables["attributes"] == {
        "actors": Tally(0, 1, 0, 1), "amounts": Tally(1, 2, 1, 2), "years": Tally(0, 0, 0, 1), "places": Tally(0, 1, 0, 1),
        "all": Tally(1, 4, 1, 5),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("years", "given", "same"),
    [
        ((), (), True),
        (("2021",), ("2021",), True),
        (("2021", "2023"), ("2023",), True),
        (("2021",), (), False),
        ((), ("2021",), False),
    ],
)
def test_the_year_of_an_amount(years: tuple[str, ...], given: tuple[str, ...], same: bool) -> None:
    gold = Slot("amounts", "e1", "5", "USD", "cost", frozenset(years))
    predicted = Slot("amounts", "e1", "5", "USD", "cost", frozenset(given))
    assert bool(pair_slots([gold], [predicted], attributes=True)) is same
    assert pair_slots([gold], [predicted], attributes=False)


def test_a_slot_is_found_once() -> None:
    slot = Slot("years", "e1", "2021", attribute="start")
    assert len(pair_slots([slot], [slot, slot], attributes=True)) == 1


def test_the_two_ends_of_a_period_may_be_one_interval() -> None:
    markup = GOLD.replace("수주했다.", "수주했다. {2023년|DATE#d2 2023}까지다.").replace(
        "q1 amount_of.area p1\n", "q1 amount_of.area p1\nd1 date_of.period m1\nd2 date_of.period m1\n"
    )
    slot = next(slot for slot in find_gold_slots(Placed(annotate(markup))) if slot.unit == "USD")
    assert slot.years == {"2021", "2023", "2021/2023"}


def test_a_market_figure_has_no_subject() -> None:
    document = annotate(GOLD.replace("q1 amount_of.area p1", "q1 amount_of.market_size -"))
    gold = Placed(document)
    record = {"subject": {"entity": None}, "actors": [], "years": [], "places": []}
    amount = {"value": "58", "unit": "km2", "measure": "market_size", "year": "", "relation": "r5"}
    given = Placed(replace(document, records=({**record, "amounts": [amount]},)))
    pairs = pair_slots(find_gold_slots(gold), find_predicted_slots(given, {}), attributes=True)
    assert [slot.subject for slot, _ in pairs] == [""]


def test_an_annotation_without_records_has_those_of_its_relations() -> None:
    tables = score_slots(*(sides := (Placed(annotate(GOLD)), Placed(annotate(GOLD)))), align_entities(*sides))
    assert tables["attributes"]["all"] == Tally(5, 5, 5, 5)
    other = Placed(change(("participates_in.contractor", "participates_in.owner"), ("58 km2", "59 km2")))
    tables = score_slots(sides[0], other, align_entities(sides[0], other))
    assert (tables["plain"]["all"].right, tables["attributes"]["all"].right) == (4, 3)


def test_the_wrong_tail_is_wrong_without_attributes_too() -> None:
    base = GOLD.replace("부지는", "{부지|PROJECT#p2}는")
    gold, given = Placed(annotate(base)), Placed(annotate(base.replace("q1 amount_of.area p1", "q1 amount_of.area p2")))
    assert score_relations(gold, given, align_entities(gold, given))["plain"]["amount_of"] == Tally(1, 2, 1, 2)


def test_an_entity_that_gold_lacks_is_none_of_gold_s_by_its_id() -> None:
    """The ids of the two sides have nothing to do with each other: here both call their project alike."""
    gold = annotate(GOLD)
    elsewhere = ((len(gold.text) - 3, len(gold.text) - 1),)
    moved = tuple(replace(m, pieces=elsewhere, text="이다") if m.label == "PROJECT" else m for m in gold.mentions)
    placed, given = Placed(gold), Placed(replace(gold, mentions=moved))
    assert score_relations(placed, given, align_entities(placed, given))["plain"]["all"].right == 0


def test_records_of_a_subject_that_gold_lacks_are_no_market_figures() -> None:
    document = annotate(GOLD.replace("q1 amount_of.area p1", "q1 amount_of.area -"))
    amount = {"value": "58", "unit": "km2", "measure": "area", "year": "", "relation": "r5"}
    record = {"subject": {"entity": "e99"}, "actors": [], "years": [], "places": [], "amounts": [amount]}
    gold, given = Placed(document), Placed(replace(document, records=(record,)))
    assert score_slots(gold, given, align_entities(gold, given))["plain"]["amounts"] == Tally(0, 1, 0, 2)


def test_a_model_without_records_has_no_fields() -> None:
    document = annotate(GOLD)
    gold, given = Placed(document), Placed(replace(document, records=()))
    assert score_slots(gold, given, align_entities(gold, given))["plain"]["all"] == Tally(0, 0, 0, 5)


def test_the_same_sum_in_two_years_is_two_fields() -> None:
    markup = GOLD.replace(
        "이다.",
        "이고, {2013년|DATE#d2 2013} {500명|QUANTITY#q2 500 person}, {2014년|DATE#d3 2014} {500명|QUANTITY#q3 500 person}이다.",
    )
    more = "q2 amount_of.count p1\nq3 amount_of.count p1\nd2 date_of.as_of q2\nd3 date_of.as_of q3\n"
    document = annotate(markup + more)
    project = _entity(document, "푸른만 신항")
    amounts = [
        {"value": "500", "unit": "person", "measure": "count", "year": year, "relation": "r6"} for year in ("2013", "2014")
    ]
    record = {"subject": {"entity": project}, "actors": [], "years": [], "places": [], "amounts": amounts}
    gold, both = Placed(document), Placed(replace(document, records=(record,)))
    one = Placed(replace(document, records=(record | {"amounts": amounts[:1]},)))
    assert score_slots(gold, both, align_entities(gold, both))["attributes"]["amounts"] == Tally(2, 2, 2, 4)
    assert score_slots(gold, one, align_entities(gold, one))["attributes"]["amounts"] == Tally(1, 1, 1, 4)
