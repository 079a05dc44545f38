from __future__ import annotations

from typing import TYPE_CHECKING

import spacy
from hypothesis import strategies as st

import pipeline.tokenise  # noqa: F401  # registers the tokenizer

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ODD = [
    "  ", "\t", "\n", "\r\n", "\u00a0", "\u3000", "\u200b", "\ufeff", "\x00", "\x1c", "\x1f", "\u2028",
    "😀", "👨\u200d👩\u200d👧", "👍🏽", "🇰🇷", "1️⃣", "𠮷野家", "ㅋㅋ", "ㅏ", "ᆫ", "漢字", "の", "カナ", "م",
    "é", "e\u0301", "‘", "’", "“", "”", "\"", "'", "(", ")",
    "[", "「", "」", "2010. 12. 10.", "Vol. 3", "Corp.", "1,200km", "18.7%", "www.a.kr", "a@b.kr",
    "#태그", "--", "...", "…", "㎡", "①", "㈜",
]  # fmt: skip
KOREAN = [
    "현대건설은", "사업을", "추진했다.", "밝혔다", "하노이시", "3조", "2천억", "원을", "도왔다.", "이게", "건", "됨.",
    "하였다.", "안녕하세요", "새로운", "LG전자가", "국토교통부의", "것이다.", "아름다웠던", "1.", "가.", "라고",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(st.one_of(st.sampled_from(ODD), st.sampled_from(KOREAN), st.just(" "), st.text(max_size=3)), max_size=25).map(
        "".join
    ),
    st.lists(st.sampled_from([*KOREAN, *ODD]), max_size=25).map(" ".join),
)


def make_pipeline(analyser: str = "kiwi") -> Language:
    return spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "bogoseo.Tokenizer.v1", "analyser": analyser}}})


def tagged(doc: Doc) -> str:
    return " ".join(f"{token.text}/{token.tag_}" for token in doc if not token.is_space)


def sentences(doc: Doc) -> list[str]:
    return [sentence.text.strip() for sentence in doc.sents]


def check_whole(doc: Doc, text: str) -> None:
    """The text is kept, tokens do not overlap, every token has its tags, no word holds white space, sentences are in order."""
    assert doc.text == text
    for token in doc:
        assert token.tag_
        assert token.pos_
        assert token.lemma_
        assert text[token.idx : token.idx + len(token)] == token.text
        assert token.is_space == (token.tag_ == "_SP")
        assert token.is_space or not any(character.isspace() for character in token.text)
    covered = [index for sentence in doc.sents for index in range(sentence.start, sentence.end)]
    assert covered == list(range(len(doc)))
    lines = {index for index, character in enumerate(text) if character in "\n\t"}
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            assert not lines & set(range(words[0].idx, words[-1].idx + len(words[-1])))
