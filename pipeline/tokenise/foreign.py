"""English, Japanese and Chinese lines to tokens and sentences, by rules alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from spacy.tokenizer import Tokenizer as RuleTokenizer  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.vocab import Vocab

from pipeline.tokenise.pieces import Piece, Split, split_by_script
from pipeline.tokenise.sentences import find_english_cuts, find_ideographic_cuts
from pipeline.tokenise.tags import symbol_tag

_LONGEST_WORD = 80  # spaCy's rules take a word's affixes off one at a time, which is quadratic in its length
_WORD: Final = re.compile(r"\S+")


def split_english(line: str) -> Split:
    """The words of a line as spaCy's English rules part them, with Sejong tags, and its further sentence starts."""
    tokenizer = _load_english_rules()
    pieces: list[Piece] = []
    for word in _WORD.finditer(line):
        start, end = word.span()
        if end - start > _LONGEST_WORD:
            pieces += split_by_script(line, start, end)
            continue
        for token in tokenizer(word.group()):
            first = start + token.idx
            pieces.append(Piece(first, first + len(token), symbol_tag(line, first), token.text))
    return pieces, find_english_cuts(line)


def split_ideographic(line: str) -> Split:
    """The characters of a Japanese or Chinese line, its Latin words and numbers whole, and its further sentence starts."""
    pieces: list[Piece] = []
    for piece in split_by_script(line, 0, len(line)):
        if piece.tag in ("SH", "SL") and not line[piece.start].isascii() and piece.end - piece.start > 1:
            pieces += (Piece(at, at + 1, piece.tag, line[at]) for at in range(piece.start, piece.end))
        else:
            pieces.append(piece)
    return pieces, find_ideographic_cuts(line)


@lru_cache(maxsize=1)
def _load_english_rules() -> RuleTokenizer:
    """The English rules of spaCy on a vocabulary of their own, which no `Doc` of ours shares."""
    from spacy.lang.en import English
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    rules = English.Defaults
    return RuleTokenizer(
        Vocab(),
        rules=rules.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(rules.prefixes or ()).search,
        suffix_search=compile_suffix_regex(rules.suffixes or ()).search,
        infix_finditer=compile_infix_regex(rules.infixes or ()).finditer,
        url_match=rules.url_match,
    )
