"""PLACE by the spelling of a word: unlisted states, cities and islands, and names with the hanja of a river or a town."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.heads import NOT_PLACES, PLACE_HANJA
from pipeline.entities.shapes import has_loan_syllable, is_han
from pipeline.entities.words import Word, is_compound, is_proper, is_shattered

if TYPE_CHECKING:
    from pipeline.entities.phrases import Phrases

_SUFFIXES = "성주시도섬군구현항강"
_MAX_NAME = 8
_SURE_HANJA = "河江島市省縣郡港湖海灣區浦津州"
_RIVER = re.compile(r" ?(?:유역|하류|상류|중류|하구|수계|연안|변|을 따라|에 (?:댐|교량|다리|놓))")
_HANJA_ENDS = tuple(PLACE_HANJA)
_CONTEXT = re.compile(
    r"(?:에서|에 (?:위치|있|소재|들어서|건설|조성|짓|진출|설립)|(?:에|의) (?:인구|도시화율|면적|주민|북부|남부|동부|서부|중심|"
    r"외곽|해안|항만|교외|주도|수도|도심|시내|인근|일대|주변|산업단지|항구|관광|GRDP)|"
    r" (?:일원|일대|인근|소재|북부|남부|동부|서부|외곽|주민|지역|해안))"
)


def find_settlements(phrases: Phrases, words: list[Word]) -> list[Candidate]:
    """Candidates for PLACE in a text, in no order."""
    found = [candidate for word in words if (candidate := _settlement(phrases, word)) is not None]
    found.extend(_by_hanja(phrases, words))
    return found


def _settlement(phrases: Phrases, word: Word) -> Candidate | None:
    """A name in 성, 주, 시, 도, 섬, 군, 구 or 현: behind its country, of strange form, or where a place is meant."""
    end = _suffix_end(phrases, word)
    if not end:
        return None
    name = phrases.text[word.start : end]
    suffix, core_end = name[-1], end - 1
    if _is_common(name) or is_compound(name) or is_compound(name[:-1]) or phrases.gazetteer.find(name) is not None:
        return None
    state = _state_before(phrases, word)
    unknown = _is_unknown(phrases, word, core_end) or (state is not None and len(word.morphemes) == 1 and len(name) > 2)
    if state is not None and (unknown or has_loan_syllable(name)):
        country = phrases.gazetteer.find(state.text)
        joined = country is not None and country.kind == "country" and suffix != "구"
        return Candidate(state.start if joined else word.start, end, "PLACE", 0.75, "rule:settlement")
    if suffix == "강" and not _RIVER.match(phrases.text, end):
        return None
    if suffix in "항강" and unknown and (has_loan_syllable(name) or is_proper(phrases, word, core_end)):
        return Candidate(word.start, end, "PLACE", 0.65, "rule:settlement")
    if suffix == "섬" and (unknown or _is_island(word, end)):
        return Candidate(word.start, end, "PLACE", 0.7, "rule:settlement")
    if suffix in "성주시군" and len(name) > 2 and unknown and _CONTEXT.match(phrases.text, end):
        return Candidate(word.start, end, "PLACE", 0.65, "rule:settlement")
    return None


def _is_common(name: str) -> bool:
    """Whether a name is a common noun, or ends in one behind a generic word or a single syllable: `해외여성`, `동남성`."""
    tails = (name[cut:] for cut in range(len(name) - 1) if not cut or is_compound(name[:cut]))
    return any(tail in NOT_PLACES for tail in tails)


def _suffix_end(phrases: Phrases, word: Word) -> int:
    """The end of a name of three to eight syllables with an administrative suffix in a word, 0 if there is none."""
    text = phrases.text
    for end in word.ends:
        if not 3 <= end - word.start <= _MAX_NAME or text[end - 1] not in _SUFFIXES or not text[word.start : end].isalpha():
            continue
        if end <= word.end or (word.particle == text[end - 1] and _closes(phrases, end)):  # else a 도 that is a particle
            return end
    return 0


def _is_unknown(phrases: Phrases, word: Word, core_end: int) -> bool:
    """Whether the word up to its suffix is no compound of common nouns."""
    if is_proper(phrases, word, core_end) or is_shattered(phrases, word, core_end):
        return True
    first = word.morphemes[0] if word.morphemes else None
    if first is None or first.start_char != word.start or first.tag != "NNP":
        return False
    return first.end_char > core_end or first.end_char - first.start_char == 1


def _is_island(word: Word, end: int) -> bool:
    first = word.morphemes[0] if word.morphemes else None
    return first is not None and first.start_char == word.start and first.end_char == end and end - word.start > 2


def _closes(phrases: Phrases, end: int) -> bool:
    """Whether nothing goes on behind a 도 that may as well be a particle."""
    return phrases.text[end : end + 1] in ("", "\n", ",", ")", "(", ".", "·") or phrases.text[end : end + 2] in ("에서", "의 ")


def _state_before(phrases: Phrases, word: Word) -> Word | None:
    previous = word.previous
    entry = phrases.gazetteer.find(previous.text) if previous is not None and len(previous.text) > 1 else None
    return previous if entry is not None and entry.kind in ("country", "province") else None


def _by_hanja(phrases: Phrases, words: list[Word]) -> list[Candidate]:
    """Words whose gloss in Chinese characters ends like the name of a river, a mountain, a port or a town: `서하(西河)`."""
    found: list[Candidate] = []
    ends = {word.end: word for word in words}
    for stem in phrases.stems:
        gloss = phrases.gloss_text(stem)
        word = ends.get(stem.end)
        if word is None or not 2 <= len(gloss) <= 6 or not is_han(gloss) or not gloss.endswith(_HANJA_ENDS):
            continue
        if gloss[-1] not in _SURE_HANJA and len(gloss) > 2:
            continue  # persons are called so too
        alone = stem.following is None or stem.following.start != (stem.gloss or (0, 0))[1] + 1
        if alone and len(word.text) == len(gloss) and not word.text.endswith("도시"):
            state = _state_before(phrases, word)
            start = word.start if state is None else state.start
            found.append(Candidate(start, stem.end, "PLACE", 0.72, "rule:place-hanja"))
    return found
