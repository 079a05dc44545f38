"""Every difference between gold and prediction is a mistake of one kind, in its sentence."""

import pytest
from hypothesis import given

from pipeline.evaluation.mistakes import KINDS, Mistake, find_mistakes
from pipeline.evaluation.offsets import Placed
from tests.corpus.reports import documents
from tests.evaluation.annotated import GOLD, annotate, change


def _find(*pairs: tuple[str, str]) -> list[Mistake]:
    return list(find_mistakes(Placed(annotate(GOLD)), Placed(change(*pairs))))


def test_each_kind_of_mistake() -> None:
    found = _find(
        ("{푸른만 신항|PROJECT#p1}은", "푸른만 {신항|PROJECT#p1}은"),
        ("{가온시|PLACE#l1}", "{가온시|ORG#o2}"),
        ("p1 located_in l1\n", ""),
        ("#d1 2021}", "#d1 2022}"),
        ("58 km2 approx", "58 km2"),
        ("participates_in.contractor", "participates_in.owner"),
        ("부지는", "{부지|PLACE#l9}는"),
        ("{한빛건설|", "한빛{건설|"),
    )
    said = {(mistake.kind, mistake.label, mistake.gold, mistake.predicted) for mistake in found}
    assert said == {
        ("letters", "PROJECT", "PROJECT 푸른만 신항", "PROJECT 신항"),
        ("label", "PLACE", "PLACE 가온시", "ORG 가온시"),
        ("value", "DATE", "DATE 2021년 = 2021", "DATE 2021년 = 2022"),
        ("qualifier", "QUANTITY", "QUANTITY 58㎢ = 58 km2 approx", "QUANTITY 58㎢ = 58 km2"),
        ("attribute", "participates_in", "한빛건설 → 푸른만 신항 (contractor)", "건설 → 푸른만 신항 (owner)"),
        ("false alarm", "PLACE", "", "PLACE 부지"),
        ("letters", "ORG", "ORG 한빛건설", "ORG 건설"),
        ("missed", "located_in", "푸른만 신항 → 가온시", ""),
        ("missed field", "record", "푸른만 신항 – 장소: 가온시", ""),
        ("missed field", "record", "푸른만 신항 – 합의·체결: 2021년", ""),
        ("false field", "record", "", "푸른만 신항 – 합의·체결: 2022년"),
        ("missed field", "record", "푸른만 신항 – 시공·수주: 한빛건설", ""),
        ("false field", "record", "", "푸른만 신항 – 발주·주도: 건설"),
    }
    assert {mistake.kind for mistake in found} | {"split", "merged"} == set(KINDS)


def test_a_label_taken_for_another_keeps_both() -> None:
    found = _find(("{가온시|PLACE#l1}", "{가온시|ORG#o2}"), ("p1 located_in l1\n", ""))
    assert [(mistake.label, mistake.predicted_label) for mistake in found if mistake.kind == "label"] == [("PLACE", "ORG")]
    assert {mistake.predicted_label for mistake in found if mistake.kind != "label"} == {""}


def test_an_entity_in_two_and_two_in_one() -> None:
    apart = GOLD.replace("{푸른만 신항|PROJECT#p1}은", "{푸른만 신항|PROJECT#p2}은")
    together, split = Placed(annotate(GOLD)), Placed(annotate(apart))
    (found,) = (mistake for mistake in find_mistakes(together, split) if mistake.label == "entity")
    whole, parts = "개체 1개: 푸른만 신항 2회", "개체 2개: 푸른만 신항 / 푸른만 신항"
    assert (found.kind, found.gold, found.predicted, found.line) == ("split", whole, parts, 2)
    assert found.context == (("푸른만 신항", "both"), ("은 가온시에 들어선다.", ""))
    (found,) = (mistake for mistake in find_mistakes(split, together) if mistake.label == "entity")
    assert (found.kind, found.gold, found.predicted, found.line) == ("merged", parts, whole, 2)


def test_the_part_that_counts_as_the_entity_comes_first() -> None:
    gold = "=== report\nid: r\nlanguage: ko\n=== text\n{한빛|ORG#a} {㈜한빛건설산업|ORG#a} {㈜한빛건설산업|ORG#a}\n"
    predicted = gold.replace("{한빛|ORG#a}", "{한빛|ORG#b}")
    (found,) = find_mistakes(Placed(annotate(gold)), Placed(annotate(predicted)))
    assert (found.predicted, found.line) == ("개체 2개: ㈜한빛건설산업 2회 / 한빛", 1)
    assert found.context[0] == ("한빛", "both")


def test_a_record_is_wrong_where_its_relation_says_so() -> None:
    found = _find(("m1 amount_of.contract p1\n", ""))
    (field,) = (mistake for mistake in found if mistake.label == "record")
    assert (field.kind, field.gold, field.line, field.score) == ("missed field", "푸른만 신항 – 계약·수주액: 3억 달러", 1, None)
    assert [piece for piece in field.context if piece[1]] == [("푸른만 신항", "tail"), ("3억 달러", "head")]


def test_the_context_is_the_sentence_with_both_sides_marked() -> None:
    (mistake,) = _find(("{푸른만 신항|PROJECT#p1}은", "푸른만 {신항|PROJECT#p1}은"))
    assert mistake.context == (("푸른만 ", "gold"), ("신항", "both"), ("은 가온시에 들어선다.", ""))
    assert mistake.line == 2


def _find_missed(text: str) -> Mistake:
    """The one mistake of a text in which the model misses the mention in braces."""
    head = "=== report\nid: r\nlanguage: ko\n=== text\n"
    (mistake,) = find_mistakes(Placed(annotate(head + text)), Placed(annotate(head + text.replace("{가온시|PLACE}", "가온시"))))
    return mistake


@pytest.mark.parametrize("bullet", ["□", "ㅇ", "※", "-", "①"])
def test_a_line_of_an_outline_is_a_sentence(bullet: str) -> None:
    mistake = _find_missed(f"□ 사업 개요\n {bullet} (위치) {{가온시|PLACE}} 일원\n {bullet} (규모) 세 동\n")
    assert mistake.context == ((f"{bullet} (위치) ", ""), ("가온시", "gold"), (" 일원", ""))


def test_a_long_sentence_is_cut_at_words() -> None:
    words = "낱말하나 " * 100
    (before, _), marked, (after, _) = _find_missed(f"{words}{{가온시|PLACE}} {words}끝.").context
    assert marked == ("가온시", "gold")
    assert before[0] == after[-1] == "…"
    assert set((before[1:] + after[:-1]).split()) == {"낱말하나"}
    assert all(110 <= len(side) <= 121 for side in (before, after))
    letters = "字" * 500
    (before, _), _, (after, _) = _find_missed(f"{letters}{{가온시|PLACE}}{letters}").context
    assert (before, after) == ("…" + letters[:120], letters[:120] + "…")


def test_a_long_sentence_keeps_both_ends_of_a_relation() -> None:
    between = "낱말하나 " * 100
    text = f"=== report\nid: r\nlanguage: ko\n=== text\n{{가온시|PLACE#a}} {between} {{푸른만|PLACE#b}}\n"
    found = find_mistakes(Placed(annotate(text + "=== relations\na part_of b\n")), Placed(annotate(text)))
    (context,) = (mistake.context for mistake in found)
    assert [role for _, role in context] == ["head", "", "tail"]
    assert set(context[1][0].replace("…", " ").split()) == {"낱말하나"}
    assert len(context[1][0]) <= 241


@given(documents())
def test_no_difference_no_mistake(document) -> None:
    assert list(find_mistakes(Placed(document), Placed(document))) == []
