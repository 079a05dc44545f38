"""Second looks and counts."""

from pathlib import Path

import pytest

from pipeline.corpus import read_labelled, read_markup
from pipeline.corpus.looks import find_looks
from pipeline.corpus.stats import count_documents
from pipeline.errors import CorpusError
from pipeline.language import load
from tests.corpus.reports import MARKUP


def _looks(old: str, new: str) -> list[str]:
    assert old in MARKUP
    return [problem.message for problem in find_looks(read_markup(MARKUP.replace(old, new)), load())]


@pytest.mark.parametrize(
    ("old", "new", "asked"),
    [
        ("부지는", "한빛건설 부지는", "'한빛건설' is marked ORG elsewhere, here it is not"),
        ("3e8 USD approx", "3e8 USD", "'3억 달러' is MONEY 300000000 USD; the grammar reads MONEY 300000000 USD approx"),
        ("{절반|PERCENT 50}", "절반", "'절반' is not marked; the grammar reads PERCENT 50 %"),
        (
            "{58㎢|QUANTITY#q1 58 km2}",
            "5{8㎢|QUANTITY#q1 8 km2}",
            "['8㎢'] is marked; the grammar takes '58㎢', QUANTITY 58 km2",
        ),
        ("m1 amount_of.contract p1\n", "", "MONEY '3억 달러' is the amount_of nothing"),
        ("{HB|ORG#o1}", "{한빛건설|ORG#o2}", "ORG '한빛건설' is in 2 entities; one key for one thing"),
        ("{한빛건설|ORG#o1}(", "{한빛건설은|ORG#o1}(", "ORG '한빛건설은' ends like a particle"),
        ("{HB|ORG#o1}", "{‘HB’|ORG#o1}", "ORG '‘HB’' begins or ends with a mark or a word that stands outside of a name"),
        ("{HB|ORG#o1}", "{HB’|ORG#o1}", "ORG 'HB’' begins or ends with a mark or a word that stands outside of a name"),
        ("{HB|ORG#o1}", "{가칭 HB|ORG#o1}", "ORG '가칭 HB' begins or ends with a mark or a word that stands outside of a name"),
        ("부지는", "{터|QUANTITY 3 item}는", "QUANTITY '터' is marked; the grammar finds nothing there"),
    ],
)
def test_what_is_asked(old: str, new: str, asked: str) -> None:
    assert asked in _looks(old, new)


def test_a_name_inside_a_longer_word_is_not_asked_for() -> None:
    assert not any("elsewhere" in message for message in _looks("부지는", "새한빛건설 부지는"))


@pytest.mark.parametrize("name", ["(주)한빛", "‘한빛’ 건설", "한빛건설(주)", "하"])
def test_marks_inside_a_name_are_not_asked_for(name: str) -> None:
    assert not any("a mark" in message for message in _looks("{HB|ORG#o1}", f"{{{name}|ORG#o1}}"))


def test_counts() -> None:
    document = read_markup(MARKUP)[0]
    counts = count_documents([document, document])
    assert set(counts) == {("dev", "ko")}
    count = counts["dev", "ko"]
    assert (count["reports"], count["characters"], count["entities"]) == (2, 2 * len(document.text), 4)
    assert (count["mentions"], count["in pieces"], count["ORG"], count["MONEY"], count["relations"]) == (14, 2, 4, 2, 8)
    assert count["amount_of"] == 4


def test_folders_give_their_json_lines_but_not_the_agreement(tmp_path: Path) -> None:
    from pipeline.corpus.documents import write_documents

    documents = read_markup(MARKUP)
    write_documents(documents, tmp_path / "gold" / "dev.jsonl")
    write_documents(documents, tmp_path / "agreement" / "first.jsonl")
    assert list(read_labelled(tmp_path)) == documents
    assert list(read_labelled(tmp_path / "agreement")) == documents
    with pytest.raises(CorpusError, match="nothing there"):
        list(read_labelled(tmp_path / "none"))


@pytest.mark.parametrize(
    ("line", "said"),
    [("[1]", "type list"), ("{}", "KeyError"), ('{"id": 1', "no JSON"), ('{"id": "a", "mentions": 3}', "cannot be read")],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=f"a.jsonl:2.*{said}|{said}.*a.jsonl:2"):
        list(read_labelled(path))
