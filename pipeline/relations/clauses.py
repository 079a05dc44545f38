"""Where one clause ends and the next begins: connective, adnominal and final endings."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.relations.syntax import Bracket, Clause, Sentence, Word

# What may stand between the name of an actor and its particle without changing who acts.
ACTOR_SUFFIXES = frozenset(
    [
        "측",
        "등",
        "컨소시엄",
        "그룹",
        "사",
        "社",
        "들",
        "연합",
        "양측",
        "당국",
        "팀",
        "지주",
        "이",
        "씨",
        "사장",
        "회장",
        "장관",
        "대표",
        "총리",
        "대통령",
        "시장",
        "의원",
    ]
)
# Nouns after an adnominal ending that make it part of the predicate (`추진할 예정`), or a link (`수립한 후`).
_BOUND_NOUNS = frozenset(
    [
        "것",
        "수",
        "바",
        "예정",
        "전망",
        "계획",
        "방침",
        "필요",
        "중",
        "리",
        "만",
        "듯",
        "뿐",
        "셈",
        "터",
        "줄",
        "지",
        "적",
        "가능성",
        "것으로",
        "모양",
        "따름",
    ]
)
_LINK_NOUNS = frozenset(
    ["후", "뒤", "다음", "이후", "때", "데", "결과", "가운데", "대신", "만큼", "대로", "이래", "동시", "채", "한편", "반면"]
)
# Connective endings that keep the clause open: they lean on an auxiliary or on `하다`.
_LEANING = frozenset(["게", "지", "고자", "려고", "으려고", "도록", "려", "나", "ㄹ지", "ᆯ지", "을지", "는지", "러", "으러"])
# Verbs that have become particles: `에 의해`, `을 통한`, `에 따라`.
_PARTICLE_VERBS = frozenset(
    ["의하", "대하", "관하", "위하", "통하", "따르", "비하", "걸치", "인하", "향하", "관련하", "대응하"]
)
_SIGNS = frozenset({"SF", "SP", "SS", "SSO", "SSC", "SE", "SO", "SW", "UN"})


def split_clauses(words: list[Word], start: int, end: int, blank: str, brackets: Sequence[Bracket]) -> list[Clause]:
    """The clauses of a sentence in order; together they cover it. `blank` is its text without mentions."""
    outer = [index for index, word in enumerate(words) if word.bracket < 0]
    clauses: list[Clause] = []
    first = 0
    content = max((place for place, index in enumerate(outer) if words[index].tag not in _SIGNS), default=0)
    for place, index in enumerate(outer):
        ending = _ending(words, outer, place)
        if ending and place < content:
            clauses.append(Clause(0, 0, outer[first], index, ending, words[index].text))
            first = place + 1
    if first < len(outer):
        last = outer[-1]
        closing = next((words[i] for i in reversed(outer[first:]) if words[i].tag[:1] == "E"), None)
        clauses.append(Clause(0, 0, outer[first], last, "final" if closing else "", closing.text if closing else ""))
    masked = list(blank)
    for bracket in brackets:
        masked[bracket.start - start : bracket.end - start] = "\x01" * (bracket.end - bracket.start)
    plain = "".join(masked)
    at = start
    for number, clause in enumerate(clauses):
        clause.start = at
        clause.end = words[clause.last].end if number + 1 < len(clauses) else end
        clause.text = plain[clause.start - start : clause.end - start]
        at = clause.end
    return clauses


def _ending(words: list[Word], outer: list[int], place: int) -> str:
    """`link`, `adnominal` or `final` if a clause ends with this word, else empty."""
    word = words[outer[place]]
    if word.mention is not None or word.tag[:1] != "E":
        return "link" if word.tag == "SP" and word.text == ";" else ""
    following = words[outer[place + 1]] if place + 1 < len(outer) else None
    before = words[outer[place - 1]] if place else None
    if before is not None and word.tag in ("EC", "ETM") and before.text in _PARTICLE_VERBS:
        return ""
    if before is not None and word.tag == "ETM" and before.tag == "VCP":  # `자회사인 A`: an apposition, no clause
        return ""
    if word.tag == "EC":
        return "" if _leans(word, following) else "link"
    if word.tag == "ETM":
        return _adnominal(following)
    if word.tag == "ETN":
        return "link" if following is not None and following.text in ("위하", "위해", "위한", "때문", "으로써") else ""
    return "final" if word.tag == "EF" and (following is None or following.tag[:1] != "J") else ""


def _leans(word: Word, following: Word | None) -> bool:
    if following is None:
        return False
    if (
        following.tag in ("VX", "EC", "JX")
        or (word.text == "지" and following.text in ("못", "아니"))
        or (word.text in _LEANING and following.tag[:1] == "V")
    ):
        return True
    return word.text == "고" and following.text.startswith(("있", "계시"))


def _adnominal(following: Word | None) -> str:
    if following is None or following.text in _BOUND_NOUNS:
        return ""
    if following.text in _LINK_NOUNS:
        return "link"
    return "adnominal"


def has_other_subject(sentence: Sentence, clause: Clause) -> bool:
    """Whether a noun that is no mention is the clause's subject: then no actor is carried in from outside."""
    for index in range(clause.first + 1, clause.last + 1):
        word, before = sentence.words[index], sentence.words[index - 1]
        if (
            word.bracket >= 0
            or before.mention is not None
            or before.text in ACTOR_SUFFIXES
            or before.tag[:2] not in ("NN", "XS")
        ):
            continue
        if word.tag == "JKS" or (word.tag == "JX" and word.text in ("은", "는")) or (word.tag == "MAG" and word.text == "역시"):
            return True
    return False
