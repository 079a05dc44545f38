from __future__ import annotations

import pytest
from spacy.parts_of_speech import IDS

from pipeline.kiwi import load_kiwi
from pipeline.tokenise import tags
from pipeline.tokenise.pieces import split_by_script


def test_every_tag_has_a_universal_part_of_speech() -> None:
    assert set(tags.UD_OF_SEJONG.values()) <= set(IDS)
    for table in tags._BY_ANALYSER.values():
        assert set(table.values()) <= set(tags.UD_OF_SEJONG)


def test_every_tag_of_kiwi_is_known() -> None:
    text = "안녕하세요 도왔다 파랗다 아닙니다 것이다 새 이런 그리고 아! 제2차 사람들 스스로"
    text += " 2010-01-01 a@b.kr #태그 http://a.kr 😀 ① …"
    assert {token.tag for token in load_kiwi().tokenize(text)} <= set(tags.KIWI_TAGS)


@pytest.mark.parametrize(
    ("analyser", "tag", "form", "expected"),
    [
        ("okt", "Josa", "을", "JKO"),
        ("okt", "Josa", "밖에", "JX"),
        ("hannanum", "JC", "이", "JKS"),
        ("kkma", "EFN", "다", "EF"),
        ("komoran", "NNP", "서울", "NNP"),
        ("kiwi", "VV-I", "돕", "VV"),
        ("kkma", "EMO", "ㅋㅋ", "UN"),
    ],
)
def test_tags_of_analysers(analyser: str, tag: str, form: str, expected: str) -> None:
    assert tags.to_sejong(analyser, tag, form) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12,345.6km²", "12,345.6/SN km/SL ²/SN"),
        ("(漢字)·한글", "(/SSO 漢字/SH )/SSC ·/SP 한글/UN"),
        ("a👍🏽b", "a/SL 👍🏽/SW b/SL"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧/SW"),
        ("🇰🇷🇻🇳", "🇰🇷/SW 🇻🇳/SW"),
        ("\"가\" '나'", "\"/SSO 가/UN \"/SSC '/SSO 나/UN '/SSC"),
        ("~…?", "~/SO …/SE ?/SF"),
    ],
)
def test_scripts(text: str, expected: str) -> None:
    assert " ".join(f"{text[p.start : p.end]}/{p.tag}" for p in split_by_script(text, 0, len(text))) == expected
