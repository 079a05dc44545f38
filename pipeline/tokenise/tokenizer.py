"""The tokenizer that a pipeline's config names: text of any language to a spaCy `Doc` with morphemes, tags and sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from spacy.util import registry

from pipeline.annotations import set_language
from pipeline.errors import ConfigError
from pipeline.tokenise.foreign import split_english, split_ideographic
from pipeline.tokenise.korean import split_korean
from pipeline.tokenise.languages import LanguageCode, detect_language, detect_line_language
from pipeline.tokenise.pieces import Piece, SplitLine, build_doc

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

ANALYSERS: Final = ("kiwi", "okt", "komoran", "hannanum", "kkma")
LONGEST_TEXT: Final = 100_000_000

# A line and a table's cell end a sentence; so do the ends of lines and pages that bare text may hold.
_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_CELL: Final = re.compile(r"[^\t]+")


class Tokenizer:
    """A spaCy tokenizer: `tokenizer(text)` is a `Doc` whose text is the text, to the character.

    Every token has a Sejong tag (`token.tag_`), a UD part of speech (`token.pos_`) and a lemma, and the sentences are set.
    `token.morph` names the morphemes that a contracted syllable swallowed (`Fused=ETM` for `한`). Korean lines go to
    `analyser`, English ones to spaCy's English rules; Japanese and Chinese are split by character. The document's language is
    set (`pipeline.annotations.get_language`), each line is split by the rules of its own. A newline or a tab always ends a
    sentence.

    All of its state is in the config, so that nothing of it is written by `nlp.to_disk`.
    """

    def __init__(self, vocab: Vocab, *, analyser: str = "kiwi") -> None:
        if analyser not in ANALYSERS:
            raise ConfigError(
                f"analyser {analyser!r}",
                expected=f"one of {', '.join(ANALYSERS)}",
                where="[nlp.tokenizer]",
                mend="Correct the config.",
            )
        self.vocab = vocab
        self.analyser = analyser
        self._split_korean: SplitLine | None = None

    def __call__(self, text: str) -> Doc:
        """The document of a text; an analyser whose extra is not installed raises `MissingExtra` at the first Korean line."""
        language = detect_language(text)
        pieces, starts = self.split_text(text, language)
        doc = build_doc(self.vocab, text, pieces, starts)
        set_language(doc, language)
        return doc

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """The documents of a stream of texts, in order, one at a time."""
        yield from map(self, texts)

    def split_text(self, text: str, language: LanguageCode) -> tuple[list[Piece], list[int]]:
        """The pieces of a text in `language` and the offsets at which its sentences start; in order, without overlap."""
        pieces: list[Piece] = []
        starts: list[int] = []
        for line in _LINE.finditer(text):
            split_line = self._splitter(detect_line_language(line.group(), language))
            for cell in _CELL.finditer(text, *line.span()):
                offset = cell.start()
                found, cuts = split_line(cell.group())
                starts.append(offset)
                starts += (offset + cut for cut in cuts)
                pieces += found if not offset else (piece.moved(offset) for piece in found)
        return pieces, starts

    def _splitter(self, language: LanguageCode) -> SplitLine:
        if language == "en":
            return split_english
        if language != "ko":
            return split_ideographic
        if self._split_korean is None:
            self._split_korean = _load_analyser(self.analyser)
        return self._split_korean

    def __reduce__(self) -> tuple[object, ...]:
        return _restore, (self.vocab, self.analyser)

    def to_bytes(self, **_options: object) -> bytes:
        """Nothing: the config holds all."""
        return b""

    def from_bytes(self, _data: bytes, **_options: object) -> Tokenizer:
        """The tokenizer as the config made it."""
        return self

    def to_disk(self, _path: str | Path, **_options: object) -> None:
        """Write nothing: the config holds all."""

    def from_disk(self, _path: str | Path, **_options: object) -> Tokenizer:
        """The tokenizer as the config made it."""
        return self


@registry.tokenizers("bogoseo.Tokenizer.v1")  # type: ignore[untyped-decorator]  # catalogue ships no types
def create_tokenizer(analyser: str = "kiwi") -> Callable[[Language], Tokenizer]:
    """A function from a pipeline to its tokenizer; `[nlp.tokenizer]` in a config calls it.

    `analyser` splits Korean: `kiwi`, or `okt`, `komoran`, `hannanum` or `kkma` with the extra `bogoseo[konlpy]`. Any other name
    raises `ConfigError`. The pipeline then takes texts of up to 100 million characters.
    """

    def create(nlp: Language) -> Tokenizer:
        nlp.max_length = max(nlp.max_length, LONGEST_TEXT)
        return Tokenizer(nlp.vocab, analyser=analyser)

    return create


def _restore(vocab: Vocab, analyser: str) -> Tokenizer:
    return Tokenizer(vocab, analyser=analyser)


def _load_analyser(analyser: str) -> SplitLine:
    if analyser == "kiwi":
        return split_korean
    from pipeline.tokenise.konlpy_analysers import load_analyser

    return load_analyser(analyser)
