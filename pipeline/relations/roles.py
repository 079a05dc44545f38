"""The roles that the predicate of a clause gives its actor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.relations.lexicon import LIGHT_TITLES, LIGHT_VERBS, NOUN_ROLES, STRONG_ROLES, TITLES, Cue

if TYPE_CHECKING:
    from pipeline.relations.syntax import Clause, Sentence

_PASSIVE = re.compile(r"^\s?(?:되|된|됐|돼|될|됨|됩|받|당하|되어)")
_RECEIVED = re.compile(r"^(?:[을를이가]?\s?)(?:받|얻|유치|끌어|끌어들|이끌)")
_AGREED = re.compile(r"기로\s?[^.]{0,12}(?:합의|협의해 합의|협약|계약|MOU|양해각서|결정|했|하였)")
_DOING = (
    r"(?:하|한|할|함|했|해|맡|담당|수행|실시|추진|진행|제공|지원|시작|개시|착수|완료|마치|마쳤|"
    r"책임|따내|따냈|체결|이끌|주도|벌이|이어|확대|강화|전담|총괄|승인|약속|결정|확정)"
)
_ACTIVE = re.compile(
    rf"^\s?(?:(?:업무|용역|사업|작업|공사|계약|권|부문)?\s?(?:등)?[을를]\s?(?:\S{{1,6}}\s)?{_DOING}|하|한|할|함|했|해|"
    r"에 (?:참여|참가|나서|착수|들어|합의|성공)|중(?:이|인|에|\s|$)|$)"
)
_PREDICATIVE = re.compile(f"{_ACTIVE.pattern}|{_PASSIVE.pattern}|{_RECEIVED.pattern}")
_PURPOSE = re.compile(r"^\s?(?:을|를|하기)?\s?(?:위하|위해|위한)")
_VERBS = frozenset({"맡", "나서", "나섰", "뛰어들", "따내", "따냈"})


def find_roles(sentence: Sentence, clause: Clause, number: int) -> list[tuple[str, float, bool]]:
    """The roles that a clause's predicate gives its actor, each with its strength and whether the predicate is passive."""
    text = clause.text
    titled = _title_roles(text)
    if titled:
        return titled
    light = LIGHT_VERBS.find(text)
    strong = STRONG_ROLES.find(text)
    agreed = _AGREED.search(text)
    promised = [cue for cue in strong if agreed and cue.end <= agreed.start()][-1:]
    if promised and promised[0].attribute in ("funder", "investor"):  # `지원하기로 합의`: what they agree on says more
        return [(promised[0].attribute, 0.85, False)]
    if agreed or re.search(r"(?:합의|협약을|양해각서를|MOU를?)\s?(?:하|해|했|한|를|을|체결|맺)", text):
        return [("partner", 0.85, False)]
    last_light = _final(light, text)
    last_strong = _final(strong, text)
    if last_light is not None and (last_strong is None or last_light.end >= last_strong.start):
        return _light_roles(text, last_light)
    if last_strong is None:
        return _noun_final(text, strong)
    if _RECEIVED.match(text[last_strong.end :]):
        return []
    passive = bool(_PASSIVE.match(text[last_strong.end :]))
    purpose = (
        clause.ending == "link"
        and number + 1 < len(sentence.clauses)
        and _PURPOSE.match(sentence.clauses[number + 1].text.lstrip())
    )
    base = 0.55 if purpose else 0.95
    return [(cue.attribute, base * _weight(cue), passive) for cue in _listed(strong, last_strong, text)]


def _weight(cue: Cue) -> float:
    """Bare participation says little, and a broad verb says less than a narrow one."""
    if cue.attribute == "other":
        return 0.8
    return 0.92 if cue.attribute == "developer" else 1.0


def _title_roles(text: str) -> list[tuple[str, float, bool]]:
    """`시공사로 선정`, `운영사로 참여`: the title is the role."""
    for cue in TITLES.find(text):
        after = text[cue.end : cue.end + 24]
        if re.match(r"(?:\([^)]*\))?(?:으?로서?|에)\s", after) and LIGHT_TITLES.search(after):
            return [(cue.attribute, 0.93, False)]
    return []


def _final(cues: list[Cue], text: str) -> Cue | None:
    """The last cue that works as a predicate: a verb, or an object of one, near the clause's end."""
    for cue in reversed(cues):
        rest = text[cue.end :].rstrip(" .。,\x00").replace("\x01", "")
        if _PURPOSE.match(rest) or len(rest) > 40:
            return None
        if len(rest) <= 22 and (cue.text in _VERBS or not re.search("[가-힣]", rest) or _PREDICATIVE.match(rest)):
            return cue
    return None


def _light_roles(text: str, light: Cue) -> list[tuple[str, float, bool]]:
    after = text[light.end :]
    if light.attribute == "" and light.text in ("계약", "체결") and re.search(r"해지|만료", after):
        return []
    before = text[max(0, light.start - 40) : light.end if light.attribute == "contractor" else light.start]
    nouns = list(NOUN_ROLES.find(before))
    if light.text == "우선협상대상자" or "우선협상" in text:
        return [("other", 0.85, False)]
    roles = _from_nouns(nouns, before, light)
    if not roles and light.attribute:
        roles = [light.attribute]
    if _RECEIVED.match(after) and light.text not in ("선정", "지정", "채택"):
        return []
    if re.match(r"[을를]?\s?(?:제안|희망|신청|검토)", after):
        return []
    passive = bool(_PASSIVE.match(after)) and light.text not in ("선정", "지정", "채택", "낙점")
    strength = 0.75 if light.attribute == "other" and roles == ["other"] else 0.9
    return [(role, strength, passive) for role in roles]


def _from_nouns(nouns: list[Cue], before: str, light: Cue) -> list[str]:
    """The roles named by the nouns that lead up to a light verb; a list (`설계·시공을`) gives each."""
    if not nouns:
        return []
    nearest = nouns[-1]
    group = [nearest]
    for cue in reversed(nouns[:-1]):
        between = before[cue.end : group[0].start]
        if re.fullmatch(r"\s?(?:과|와|및|[·,/、ㆍ-])\s?(?:[가-힣]{1,4}\s?[·,/、ㆍ-]?\s?)?", between):
            group.insert(0, cue)
        else:
            break
    roles: list[str] = []
    for cue in group:
        if cue.text.upper() == "EPC":
            roles += ["contractor", "designer"]
        else:
            roles.append(cue.attribute)
    if light.attribute == "contractor":  # what is won or ordered: only works and services name another role
        specific = [role for role in roles if role in ("designer", "operator")]
        roles = (specific + (["contractor"] if "contractor" in roles else [])) or ["contractor"]
        if "EPC" in before.upper():
            roles = ["contractor", "designer"]
        if re.search(r"공급|납품", before) and not specific:
            roles = ["supplier"]
    if light.text in ("제안", "채택"):
        return []
    if light.text in ("참여", "참가", "진출") and roles == ["contractor"] and "시공" not in before and "공사" not in before:
        return ["contractor"] if re.search(r"건설에\s?$", before) else ["other"]
    return list(dict.fromkeys(roles))


def _listed(strong: list[Cue], last: Cue, text: str) -> list[Cue]:
    """The final predicate with those tied to it: `설계·시공하는`, `출자 및 운영한다`."""
    group = [last]
    for cue in reversed(strong[: strong.index(last)]):
        if re.fullmatch(r"\s?(?:과|와|및|하고|[·,/、ㆍ])\s?", text[cue.end : group[0].start]):
            group.insert(0, cue)
        else:
            break
    if last.attribute == "developer" and len(group) == 1:
        return _object_of(strong, last, text) or group
    return group


def _object_of(strong: list[Cue], last: Cue, text: str) -> list[Cue]:
    """`설계를 추진`, `투자를 실시`: the object says more than the broad verb."""
    for cue in reversed(strong[: strong.index(last)]):
        if re.fullmatch(r"[을를]?\s?(?:위한\s)?", text[cue.end : last.start]) and cue.attribute not in (
            "developer",
            "contractor",
            "partner",
            "other",
        ):
            return [cue]
    return []


def _noun_final(text: str, strong: list[Cue]) -> list[tuple[str, float, bool]]:
    """`…, X 사업 시공`: a headline or a list item that ends in a noun of action."""
    if not strong:
        return []
    rest = text[strong[-1].end :].strip(" .\x00\x01")
    if rest and not re.fullmatch(
        r"(?:중|예정|계획|완료|추진|개시|시작|참여|착수|키로|나서|사업|본격화)?\s?(?:중|예정|완료)?", rest
    ):
        return []
    return [(strong[-1].attribute, 0.85, False)]
