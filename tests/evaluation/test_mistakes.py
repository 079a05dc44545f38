"""Every difference between gold and prediction is a mistake of one kind, in its sentence."""

from hypothesis import given

from pipeline.evaluation.mistakes import Mistake, find_mistakes
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
    }


def test_the_context_is_the_sentence_with_both_sides_marked() -> None:
    (mistake,) = _find(("{푸른만 신항|PROJECT#p1}은", "푸른만 {신항|PROJECT#p1}은"))
    assert mistake.context == (("푸른만 ", "gold"), ("신항", "both"), ("은 가온시에 들어선다.", ""))
    assert mistake.line == 2


@given(documents())
def test_no_difference_no_mistake(document) -> None:
    assert list(find_mistakes(Placed(document), Placed(document))) == []
