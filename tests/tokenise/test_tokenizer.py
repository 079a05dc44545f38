from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings

from pipeline.annotations import get_analysis, get_language
from pipeline.errors import ConfigError

from .building import TEXTS, check_whole, make_pipeline, sentences, tagged

if TYPE_CHECKING:
    from spacy.language import Language

NLP = make_pipeline()


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_text_is_kept_and_nothing_overlaps(text: str) -> None:
    check_whole(NLP(text), text)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", " \t\n ", "\x00", "\u00a0", "\ufeff", "😀", "👨\u200d👩\u200d👧", "ㅏ", ".", "\r\n\r\n가"]
)
def test_small_texts(text: str) -> None:
    check_whole(NLP(text), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("현대건설은 사업을 추진한다", "현대건설/NNP 은/JX 사업/NNG 을/JKO 추진/NNG 한/XSV 다/EF"),
        ("정부가 했다.", "정부/NNG 가/JKS 했/VV 다/EF ./SF"),  # 하+았 share a syllable: the stem carries it
        ("밝혔다", "밝혔/VV 다/EF"),
        ("서울의 3조 2천억 원", "서울/NNP 의/JKG 3/SN 조/NR 2/SN 천억/NR 원/NNB"),
        ("안녕하세요", "안녕/NNG 하/XSA 세요/EF"),
        ("LG전자와 (蘇州)", "LG전자/NNP 와/JC (/SSO 蘇州/SH )/SSC"),
        ("Acme Corp.를 본다", "Acme/SL Corp./SL 를/JKO 본/VV 다/EF"),  # not a noun 르 with a contracted particle
        ("2010. 12. 10. 발표", "2010/SN ./SF 12/SN ./SF 10/SN ./SF 발표/NNG"),
        ("카드다.", "카드/NNG 다/EF ./SF"),  # the copula has no character of its own
        ("👨\u200d👩\u200d👧은 🇰🇷을", "👨\u200d👩\u200d👧/SW 은/JX 🇰🇷/SW 을/JKO"),
        ("𠮷野家와", "𠮷野家/SH 와/JKB"),
    ],
)
def test_korean_morphemes(text: str, expected: str) -> None:
    assert tagged(NLP(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm didn't win $3.5 (est.).", "The/SL firm/SL did/SL n't/SL win/SL $/SW 3.5/SN (/SSO est/SL ./SF )/SSC ./SF"),
        ("日本のODAは12億円。", "日/SH 本/SH の/SL ODA/SL は/SL 12/SN 億/SH 円/SH 。/SF"),
        ("中国铁路「一期」", "中/SH 国/SH 铁/SH 路/SH 「/SSO 一/SH 期/SH 」/SSC"),
    ],
)
def test_foreign_tokens(text: str, expected: str) -> None:
    assert tagged(NLP(text)) == expected


def test_parts_of_speech_lemmas_and_fused_morphemes() -> None:
    doc = NLP("새 사업을 추진한 정부가 도왔다.")
    by_text = {token.text: token for token in doc}
    assert by_text["도"].lemma_ == "돕다"
    assert by_text["도"].pos_ == "VERB"
    assert by_text["을"].pos_ == "ADP"
    assert by_text["한"].lemma_ == "하다"
    assert str(by_text["한"].morph) == "Fused=ETM"


def test_particles_can_be_left_out_of_a_span() -> None:
    text = "베트남 정부는 하노이시 인민위원회와 합의하였다."
    doc = NLP(text)
    for name in ("베트남 정부", "하노이시 인민위원회"):
        start = text.index(name)
        span = doc.char_span(start, start + len(name))
        assert span is not None
        assert span.text == name


def test_each_line_is_split_by_its_own_language() -> None:
    doc = NLP("정부는 사업을 했다.\nThe firm didn't win.\n日本は「行く。」と言った。\n정부도 했다.")
    assert get_language(doc) == "ko"
    assert "n't/SL" in tagged(doc)
    assert "日/SH 本/SH は/SL" in tagged(doc)
    assert len(list(doc.sents)) == 4


def test_analysis_has_sentences_without_line_ends() -> None:
    text = "  \n정부는 했다. 또 했다.\n\n 표\t셀\n"
    analysis = get_analysis(NLP(text))
    assert [text[start:end] for start, end in analysis.sentences] == ["정부는 했다.", "또 했다.", "표", "셀"]


def test_leading_white_space_opens_no_sentence_of_its_own() -> None:
    assert len(list(NLP("\n\n  정부는 했다.").sents)) == 1


def test_config_is_the_whole_state(tmp_path: Path) -> None:
    text = "현대건설은 2010. 12. 10. 했다. 그렇다.\n표\t셀"
    nlp = make_pipeline()
    nlp.to_disk(tmp_path / "model")
    loaded = spacy.load(tmp_path / "model")
    copied = make_pipeline().from_bytes(nlp.to_bytes())
    pickled: Language = pickle.loads(pickle.dumps(nlp))
    expected = tagged(nlp(text)), sentences(nlp(text))
    for other in (loaded, copied, pickled):
        assert (tagged(other(text)), sentences(other(text))) == expected
    assert loaded.config["nlp"]["tokenizer"] == {"@tokenizers": "bogoseo.Tokenizer.v1", "analyser": "kiwi"}
    assert loaded.lang == "xx"
    assert loaded.max_length >= 10_000_000


PROCESSES = """
import multiprocessing, sys, spacy
import pipeline.tokenise

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "bogoseo.Tokenizer.v1"}}})
    nlp("먼저 여기에서 시작했다.")
    for doc in nlp.pipe(["정부는 했다.", "현대건설도 했다."], n_process=2, batch_size=1):
        print(" ".join(token.tag_ for token in doc))
"""


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_pipeline_goes_to_other_processes(method: str, tmp_path: Path) -> None:
    script = tmp_path / "processes.py"  # of its own: a Java machine that another test started here does not survive a fork
    script.write_text(PROCESSES, encoding="utf-8")
    done = subprocess.run([sys.executable, script, method], capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.splitlines() == ["NNG JX VV EF SF", "NNP JX VV EF SF"], done.stderr


def test_pipe_keeps_the_order() -> None:
    texts = ["첫째다.", "", "The second.", "셋째다."]
    assert [doc.text for doc in NLP.pipe(texts)] == texts
    assert [doc.text for doc in NLP.tokenizer.pipe(texts)] == texts  # type: ignore[union-attr]


def test_unknown_analyser_is_refused_with_the_choice() -> None:
    with pytest.raises(ConfigError, match="kiwi, okt, komoran, hannanum, kkma"):
        make_pipeline("mecab")


def test_long_line_is_parted_between_words() -> None:
    sentence = "현대건설은 하노이에서 도시철도 사업을 추진한다. "
    text = sentence * 400
    doc = NLP(text)
    check_whole(doc, text)
    assert sentences(doc) == [sentence.strip()] * 400


@pytest.mark.parametrize("part", ["가", "a", "-", ".", "(", "“", "1.", " ", "漢", "\n", "ㅋ", "가.", "'", "A. ", "(가]"])
def test_long_monotonous_text_keeps_its_text(part: str) -> None:
    text = part * 16_000
    assert NLP(text).text == text
