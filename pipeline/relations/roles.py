"""The roles that the predicate of a clause gives its actor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.relations.lexicon import LIGHT_TITLES, LIGHT_VERBS, NOUN_ROLES, STRONG_ROLES, TITLES, Cue

if TYPE_CHECKING:
    from pipeline.relations.syntax import Clause, Sentence

_PACT = re.compile(
    r"합의\s?(?:하|해|했|한|를)|(?:협약을|양해각서를|MOU를?)\s?(?:하|해|했|한|를|을|체결|맺)|(?:업무\s?협약|협약|양해각서|MOU|MOA)[을를]?\s?(?:체결|서명|교환)"
)
_PASSIVE = re.compile(r"^\s?(?:되|된|됐|돼|될|됨|됩|받|당하|되어)")
_RECEIVED = re.compile(r"^(?:[을를이가]?\s?)(?:받|얻|유치|끌어|끌어들|이끌)")
_AGREED = re.compile(r"기로\s?[^.]{0,12}(?:합의|협약|MOU|양해각서|손(?:을)?\s?잡)")
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
    if chosen_role(text) and any(p.mention.label == "ORG" and p.case == "object" for p in clause.phrases):
        return [("owner", 0.85, False)]
    if _SEEKS.search(text):
        return [("owner", 0.8, False)]
    titled = _title_roles(text)
    if titled:
        return titled
    strong = STRONG_ROLES.find(text)
    light = [cue for cue in LIGHT_VERBS.find(text) if not _covered(cue, strong)]
    shared = _shared_role(text)
    if shared:
        return [(shared, 0.9, False)]
    agreed = _AGREED.search(text)
    promised = [cue for cue in strong if agreed and cue.end <= agreed.start()][-1:]
    if promised and promised[0].attribute in ("funder", "investor"):  # `지원하기로 합의`: what they agree on says more
        return [(promised[0].attribute, 0.85, False)]
    if agreed or _PACT.search(text):
        return [("partner", 0.85, False)]
    last_light = _final(light, text)
    last_strong = _final(strong, text)
    if last_light is not None and (last_strong is None or last_light.end >= last_strong.start):
        return _light_roles(text, last_light)
    if last_strong is None:
        return _noun_final(text, strong)
    if _RECEIVED.match(text[last_strong.end :]):
        return []
    approved = _APPROVES.search(text, last_strong.end)
    if approved is not None and last_strong.attribute not in ("funder", "investor"):
        return [("other", 0.8, False)]  # `기본계획을 승인`: who approves a plan does not draw it
    passive = bool(_PASSIVE.match(text[last_strong.end :]))
    purpose = (
        clause.ending == "link"
        and number + 1 < len(sentence.clauses)
        and _PURPOSE.match(sentence.clauses[number + 1].text.lstrip())
    )
    base = 0.55 if purpose else 0.95
    return [(cue.attribute, base * _weight(cue), passive) for cue in _listed(strong, last_strong, text)]


_APPROVES = re.compile(r"(?:승인|인가|의결|비준)(?:[을를]\s(?:하|한|했|내주|내렸)|하|한|할|함|했|$)")
_HELD = re.compile(r"지분.{0,200}?(?:보유|인수|확보|취득|가졌|가지|갖)(?:하|한|할|함|했|고|며|는|게|기로|은|$)")
_BORNE = re.compile(
    r"(?:재원|사업비|공사비|건설비|비용|자금|투자비).{0,200}?(?:(?:부담|분담|충당)(?:하|한|할|함|했|키로|$)|[을를]\s(?:대고|대며|대기로|댄다|댔))"
)


def _shared_role(text: str) -> str:
    """`A가 지분 60%를, B가 40%를 보유한다`, `사업비는 A가 60%, B가 40%를 부담한다`: a share held, a share paid."""
    if "\x00" not in text:
        return ""
    return "investor" if _HELD.search(text) else "funder" if _BORNE.search(text) else ""


def _covered(light: Cue, strong: list[Cue]) -> bool:
    """Whether a longer cue of its own sense holds a light one: `입찰을 공고` is not `입찰`."""
    return any(cue.start <= light.start and light.end < cue.end for cue in strong)


def _weight(cue: Cue) -> float:
    """Bare participation says little, and a broad verb says less than a narrow one."""
    if cue.attribute == "other":
        return 0.8
    return 0.92 if cue.attribute == "developer" else 1.0


_CHOSEN = re.compile(
    r"^(?:\([^)]{0,30}\))?(?:으?로서?)\s(?:\S{1,8}\s)?(?:선정|지정|확정|낙점|위촉|뽑|결정|선택)[을를]?\s?(?:하|한|할|함|했|았|은|$)"
)


_SEEKS = re.compile(r"(?:시공|설계|운영|사업)(?:사|자|업체)를\s(?:\S{1,6}\s)?(?:선정|공모|모집)(?!되|된|됐)")


def chosen_role(text: str) -> str:
    """The role that a clause's subject gives to its object (`B를 시공사로 선정했다`), empty where it gives none."""
    if "우선협상" in text:
        match = re.search(r"우선협상\s?대상자", text)
        return "other" if match is not None and _CHOSEN.match(text[match.end() :]) else ""
    return next((cue.attribute for cue in TITLES.find(text) if _CHOSEN.match(text[cue.end :])), "")


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
