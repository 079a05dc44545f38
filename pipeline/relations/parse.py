"""From morphemes and mentions to a parsed sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.relations.clauses import has_other_subject, split_clauses
from pipeline.relations.syntax import ACTORS, CASES, FIGURES, Clause, Phrase, Sentence
from pipeline.relations.words import blank_mentions, mark_brackets, to_words

if TYPE_CHECKING:
    from pipeline.types import Mention, Morpheme, TextBlock

_SEPARATORS = frozenset({",", "·", "ㆍ", "・", "/", "、", "및", "&", "-", "–", "，", "‧", "∙", "•"})

_WIDE_LABEL = re.compile(r"([^가-힣\x00]{0,8})([가-힣](?:\s{1,6}[가-힣]){1,5})(?=\s{0,4}[:：])")


def parse_sentence(
    text: str, start: int, end: int, morphemes: Sequence[Morpheme], mentions: Sequence[Mention], block: TextBlock | None
) -> Sentence:
    """The sentence at `text[start:end]` in words and clauses.

    `morphemes` and `mentions` are those of the sentence, in order. Takes time linear in their number.
    """
    words, brackets = mark_brackets(text, to_words(text, end, morphemes, mentions))
    blank = _close_label(blank_mentions(text[start:end], start, mentions))
    for bracket in brackets:
        bracket.text = blank[bracket.start - start : bracket.end - start]
    clauses = split_clauses(words, start, end, blank, brackets)
    sentence = Sentence(start, end, text[start:end], blank, block, words, [], clauses, brackets)
    sentence.phrases = _to_phrases(sentence)
    _attach_phrases(sentence)
    return sentence


def _close_label(blank: str) -> str:
    """A text whose leading label was set wide (`시 공 사 :`) with the label closed up, at the same length."""
    match = _WIDE_LABEL.match(blank)
    if match is None:
        return blank
    label = "".join(match.group(2).split())
    return blank[: match.start(2)] + label.rjust(len(match.group(2))) + blank[match.end(2) :]


def _to_phrases(sentence: Sentence) -> list[Phrase]:
    """All mentions with their case, read from right to left so that a list shares the case of its last member."""
    words = sentence.words
    phrases: list[Phrase] = []
    followers: dict[int, Phrase] = {}  # the next phrase, inside each bracket and outside
    for index in range(len(words) - 1, -1, -1):
        mention = words[index].mention
        if mention is None:
            continue
        phrase = Phrase(mention, index, -1, words[index].bracket)
        following = followers.get(phrase.bracket)
        _set_case(sentence, phrase, following)
        if mention.label != "PLACE" or phrase.case != "genitive" or following is None or following.mention.label != "ORG":
            followers[phrase.bracket] = phrase  # but for `베트남의` in `A와 베트남의 B`: A is tied to B
        phrases.append(phrase)
    phrases.reverse()
    return phrases


def _set_case(sentence: Sentence, phrase: Phrase, following: Phrase | None) -> None:
    words = sentence.words
    nouns: list[str] = []
    index = phrase.index + 1
    while index < len(words):
        word = words[index]
        if word.bracket != phrase.bracket and word.bracket >= 0 and word.bracket != sentence.words[phrase.index].bracket:
            index += 1
            continue
        if word.bracket != phrase.bracket or word.mention is not None or len(nouns) > 6:
            break
        if word.tag[:1] == "J" or (word.tag == "XSN" and word.text in CASES):
            _close_case(sentence, phrase, index, following, bool(nouns))
            break
        if word.text in _SEPARATORS:
            phrase.joined = _ties(sentence, phrase, index, following)
            break
        if word.tag[:1] == "N" or word.tag in ("XSN", "XPN", "SL", "SH", "XR"):
            nouns.append(word.text)
        elif word.tag not in ("SS", "SSO", "SSC", "MM", "SW", "SO", "SY"):
            break
        index += 1
    phrase.nouns = tuple(nouns)
    if phrase.joined and following is not None:
        phrase.case, phrase.nouns = following.case, phrase.nouns or following.nouns


def _close_case(sentence: Sentence, phrase: Phrase, index: int, following: Phrase | None, far: bool) -> None:
    words = sentence.words
    particle = words[index].text
    after = index + 1
    while after < len(words) and words[after].tag[:1] == "J" and words[after].start == words[after - 1].end:
        particle += words[after].text
        after += 1
    phrase.case = CASES.get(particle, CASES.get(words[index].text, "other"))
    if phrase.case == "genitive" and after < len(words) and words[after].text == "경우":
        phrase.case = "topic"
    if phrase.case == "dative" and after < len(words) and words[after].text.startswith(("의하", "의해", "의한", "따르")):
        quoted = after + 1 < len(words) and words[after + 1].text.startswith("면")
        phrase.case = "according" if quoted else "by" if words[after].text[:1] == "의" else "dative"
    if phrase.case == "with" and not far:
        phrase.joined = _ties(sentence, phrase, after - 1, following)


def _ties(sentence: Sentence, phrase: Phrase, index: int, following: Phrase | None) -> bool:
    """Whether the next phrase follows the separator directly and is of the same kind."""
    if following is None or following.bracket != phrase.bracket:
        return False
    for word in sentence.words[index + 1 : following.index]:
        home = word.text == "의" or (word.mention is not None and word.mention.label == "PLACE")
        if word.bracket == phrase.bracket and word.tag not in ("SS", "SSO", "SSC") and not home:
            return False
    same = phrase.mention.label == following.mention.label
    if following.mention.label == "PLACE" and following.case in ("dative", "locative"):  # `A, 베트남에 X 착공`
        return same
    return same or (phrase.mention.label in ACTORS and following.mention.label in ACTORS)


def _attach_phrases(sentence: Sentence) -> None:
    """Put each phrase into its clause or bracket, and find what each adnominal clause describes."""
    number = 0
    for phrase in sentence.phrases:
        while number + 1 < len(sentence.clauses) and sentence.clauses[number].end <= phrase.mention.start_char:
            number += 1
        phrase.clause = number
        if phrase.bracket >= 0:
            sentence.brackets[phrase.bracket].phrases.append(phrase)
        elif sentence.clauses:
            sentence.clauses[number].phrases.append(phrase)
    for number, clause in enumerate(sentence.clauses):
        clause.closed_subject = has_other_subject(sentence, clause)
        if clause.ending == "adnominal" and number + 1 < len(sentence.clauses):
            clause.head = _head_of(sentence, clause, sentence.clauses[number + 1])


def _head_of(sentence: Sentence, clause: Clause, following: Clause) -> Phrase | None:
    """The first ORG, PERSON, PLACE or PROJECT after the clause, if at most a few nouns and a genitive lie between."""
    for phrase in following.phrases:
        if phrase.mention.label in FIGURES or phrase.mention.label == "DATE":
            if phrase.case not in ("genitive", "bare"):
                return None
            continue
        between = sentence.words[clause.last + 1 : phrase.index]
        if any(word.tag[:1] in "JVE" and word.text != "의" and word.mention is None for word in between) or len(between) > 8:
            return None
        if phrase.mention.label == "PLACE" and phrase.case in ("genitive", "bare"):
            continue
        return phrase
    return None
