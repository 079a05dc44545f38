"""Firms within firms and undertakings within undertakings: `part_of`."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.types import Analysis, Mention, Relation

if TYPE_CHECKING:
    from pipeline.relations.context import Context
    from pipeline.relations.syntax import Phrase, Sentence

SOURCE = "rule:part_of"
_UNDER = r"(?:산하|계열|계열사|자회사|종속회사|손자회사|소속|직할|휘하|부설|그룹사|현지법인|해외법인|지사|사업부)"
_CHILD_AFTER = re.compile(
    rf"^(?:그룹|사)?\s?(?:의\s)?(?:100%\s)?{_UNDER}(?:인|의|사인|이자|\s)*(?:[가-힣]{{1,8}}\s?){{0,3}}(?:인\s)?[‘'“\"]?$"
)
_CHILD_BEFORE = re.compile(r"^(?:은|는|이|가)\s?$")
_CHILD_IS = re.compile(rf"^(?:그룹|사)?\s?(?:의\s)?(?:[가-힣]{{1,6}}\s)?{_UNDER}\s?(?:이다|다|로|으로|이며|며|이고|인|[.,]|$)")
_VENTURE = re.compile(
    r"합작\s?(?:법인|회사|사|투자회사|기업)|조인트벤처|공동\s?(?:출자|설립)|특수목적법인|SPC|joint venture|合弁会社|合资公司",
    re.IGNORECASE,
)
_FOUNDED = re.compile(r"설립|세우|세워|세운|만들|출범|출자|구성")
_VENTURE_NAME = re.compile(r"컨소시엄|합작|조인트|연합|consortium|JV|SPC", re.IGNORECASE)
_JOINT = re.compile(
    r"^\s?(?:의|간|(?:이|가) (?:공동(?:으로)? )?"
    r"(?:설립한|출자한|세운|만든)|(?:이|가) (?:최대\s?주주|대주주|주주)인)\s?(?:\d{1,3}[:대]\d{1,3}\s)?"
    r"(?:합작\s?(?:법인|회사|사|투자회사|기업)|조인트벤처|컨소시엄|공동\s?출자|특수목적법인|SPC)"
)
_CHILD_TITLE = re.compile(rf"{_UNDER}(?:인|사인)?\s[‘'“\"]?$")
_WHOLLY = re.compile(r"(?:이|가)\s(?:지분\s?(?:을|의)?\s?)?(?:전량|모두)?[을를]?\s?(?:보유|소유|출자|설립|거느)")
_VENTURE_BEFORE = re.compile(rf"(?:{_VENTURE.pattern}|합작사|사업법인)(?:인)?\s[‘'“\"]?$", re.IGNORECASE)
_HOLDS = re.compile(r"의\s지분\s?(?:을|를)?\s?(?:씩\s)?(?:[을를]\s?)?(?:보유|인수|확보|취득|가지|갖|출자)")
_COMPOSED = re.compile(
    r"^\s?(?:등\s?)?(?:\S{1,6}\s)?(?:으로|로|이|가|등이)\s?(?:구성|이루|이뤄|결성|짜|꾸|참여|출자|설립|함께)"
)
_FOUNDS = re.compile(
    r"^\s?(?:은|는|이|가)\s(?:[가-힣]{1,6}(?:에|에서|로)?\s)?(?:\d{1,3}%\s?|전액\s|단독\s?|[을를]\s)?(?:설립|출자|세우|세운)(?:한|하는|할|해)?\s?(?:[가-힣]{0,4}\s)?"
    r"(?:현지법인|해외법인|자회사|특수목적법인|프로젝트\s?회사|SPC|법인|회사)(?:인)?\s[‘'“\"]?$"
)
_INSIDE = re.compile(
    r"^(?:\s?(?:사업|프로젝트|계획))?\s?(?:의|내|내의|안의|중|가운데)\s(?:\d단계|제?\d{1,2}차|1단계|2단계|3단계|핵심|일부|시범|후속|세부|하위|선도|첫\s?번째)?\s?(?:사업|"
    r"구간|단지|지구|공구|프로젝트)?(?:인)?\s?[‘'“\"]?$"
)
_STAGE_FIRST = re.compile(
    r"^[\s\-·•ㅇ○□]{0,4}(?:이 중 |이 가운데 |우선 )?(?:제?\d\s?(?:단계|차|구역|공구)|시범|핵심|선도)\s?"
    r"(?:사업|지구|구역|단지|구간)?(?:인|으로 추진되는)\s[‘'“\"]?"
)
_PHASE_NAME = re.compile(
    r"(?P<whole>[^\n]{2,40}?) ?(?:제?\d{1,2} ?(?:단계|차|공구|기)|\(?Phase (?:\d|[IVX]{1,3})\)?)(?: |$)", re.IGNORECASE
)
_GENERIC_END = re.compile(r" ?(?:사업|프로젝트|개발사업|조성사업|건설사업|공사| Project)$")
_PART_LATER = re.compile(r"일환|일부|포함|속하|속한|핵심\s?사업|거점|세부\s?사업|하위\s?사업|1단계|2단계|3단계")


def find_parts(sentence: Sentence, context: Context) -> Iterator[Relation]:
    """The `part_of` relations that a sentence states."""
    if sentence.block is not None and sentence.block.kind == "source_note":
        return
    yield from _subsidiaries(sentence)
    yield from _ventures(sentence)
    yield from _made_of(sentence)
    yield from _held(sentence)
    yield from _stages(sentence)
    yield from _stage_of_heading(sentence, context)


def _gap(sentence: Sentence, left: Phrase, right: Phrase) -> str:
    text = sentence.blank[left.mention.end_char - sentence.start : right.mention.start_char - sentence.start]
    return re.sub(r"\s?[(（][^)）]{0,80}[)）]", "", text).replace("\x00", "")


def _subsidiaries(sentence: Sentence) -> Iterator[Relation]:
    """`A그룹 산하 B`, `A의 자회사인 B`, `B는 A의 계열사이다`."""
    firms = sentence.with_label("ORG")
    for at, (left, right) in enumerate(itertools.pairwise(firms)):
        if right.bracket != left.bracket:
            outer = [p for p in firms[at + 1 :] if p.bracket == left.bracket]
            if not outer:
                continue
            right = outer[0]
        gap = _gap(sentence, left, right)
        if _CHILD_AFTER.match(gap):
            for child in _tied(sentence, right):
                yield _relation(sentence, child.mention, left.mention, 0.88)
        elif _CHILD_BEFORE.match(gap):
            after = sentence.blank[right.mention.end_char - sentence.start :].lstrip("\x00")
            if _CHILD_IS.match(after):
                yield _relation(sentence, left.mention, right.mention, 0.85)
    for bracket in sentence.brackets:
        host = next((p for p in sentence.phrases if p.index == bracket.host), None)
        inner = [p for p in bracket.phrases if p.mention.label == "ORG"]
        if host is not None and host.mention.label == "ORG" and len(inner) == 1 and re.search(_UNDER, bracket.text):
            yield _relation(sentence, host.mention, inner[0].mention, 0.85)


def _tied(sentence: Sentence, phrase: Phrase) -> list[Phrase]:
    at = sentence.phrases.index(phrase)
    group = [phrase]
    while group[-1].joined and at + 1 < len(sentence.phrases) and sentence.phrases[at + 1].mention.label == "ORG":
        at += 1
        group.append(sentence.phrases[at])
    return group


_APPOSED = re.compile(r"(?:인|\s|으로\s|로\s|형태로\s|[‘'“\"]){0,6}")


def _ventures(sentence: Sentence) -> Iterator[Relation]:
    """`A와 B의 합작법인 C`, `A와 B는 합작법인 C를 설립`: founders are part of their venture."""
    match = _VENTURE.search(sentence.blank)
    if match is None:
        return
    firms = [phrase for phrase in sentence.with_label("ORG") if phrase.bracket < 0]
    at = sentence.start + match.start()
    behind = [p for p in firms if p.mention.start_char >= at]
    before = [p for p in firms if p.mention.end_char <= at]
    if not behind or not before:
        return
    gap = sentence.blank[match.end() : behind[0].mention.start_char - sentence.start].replace("\x00", "")
    venture = behind[0]
    if not _APPOSED.fullmatch(gap):
        return
    founded = bool(_FOUNDED.search(sentence.blank[match.start() :]))
    last = before[-1]
    if last.case in ("genitive",) or (founded and last.case in ("subject", "topic", "with", "with_genitive")):
        for founder in _together(before):
            yield _relation(sentence, founder.mention, venture.mention, 0.82)


def _made_of(sentence: Sentence) -> Iterator[Relation]:
    """`C는 A와 B의 합작법인이다`, `C 컨소시엄은 A(55%), B(45%)로 구성됐다`, `C(A, B 합작법인)`: members of a venture."""
    firms = [phrase for phrase in sentence.with_label("ORG") if phrase.bracket < 0]
    for at, venture in enumerate(firms[:-1]):
        if venture.case not in ("topic", "subject"):
            continue
        members = _run(sentence, firms[at + 1 :])
        after = _plain(sentence.blank[members[-1].mention.end_char - sentence.start :])
        named = _VENTURE_NAME.search(venture.mention.text) or any(_VENTURE_NAME.search(noun) for noun in venture.nouns)
        before = _plain(
            sentence.blank[venture.mention.end_char - sentence.start : members[0].mention.start_char - sentence.start]
        )
        if not re.fullmatch(r"(?:\s?컨소시엄|\s?연합)?\s?(?:은|는|이|가)\s(?:[가-힣]{1,6}(?:의|과|와|에)?\s)?", before):
            continue
        if _JOINT.match(after) or (named and _COMPOSED.match(after)):
            for member in members:
                yield _relation(sentence, member.mention, venture.mention, 0.84)
    yield from _founded(sentence)
    yield from _shares_of(sentence)
    for bracket in sentence.brackets:
        host = next((p for p in sentence.phrases if p.index == bracket.host), None)
        inner = [p for p in bracket.phrases if p.mention.label == "ORG"]
        if host is not None and host.mention.label == "ORG" and len(inner) > 1 and _VENTURE.search(bracket.text):
            for member in inner:
                yield _relation(sentence, member.mention, host.mention, 0.82)


def _founded(sentence: Sentence) -> Iterator[Relation]:
    """`A, B가 공동으로 C를 설립`: founders of a venture that is not called one."""
    for clause in sentence.clauses:
        firms = [p for p in clause.phrases if p.mention.label == "ORG"]
        ventures = [p for p in firms if p.case == "object"]
        founders = [p for p in firms if p.case in ("subject", "topic", "with")]
        if len(ventures) != 1 or len(founders) < 2 or founders[-1].mention.start_char > ventures[0].mention.start_char:
            continue
        after = _plain(clause.text[ventures[0].mention.end_char - clause.start :])
        if re.match(r"[을를]\s(?:공동(?:으로)?\s)?(?:설립|세우|세웠|세운|출범|결성)(?!.{0,20}(?:계획|예정|기로|검토))", after):
            for founder in founders:
                yield _relation(sentence, founder.mention, ventures[0].mention, 0.8)


def _shares_of(sentence: Sentence) -> Iterator[Relation]:
    """`C의 지분은 A 70%, B 30%이다`, `C 컨소시엄에는 A, B가 참여한다`: holders of a venture, each with its share."""
    firms = [phrase for phrase in sentence.with_label("ORG") if phrase.bracket < 0]
    for at, venture in enumerate(firms[:-1]):
        gap = _plain(
            sentence.blank[venture.mention.end_char - sentence.start : firms[at + 1].mention.start_char - sentence.start]
        )
        if _VENTURE_NAME.search(venture.mention.text) and re.fullmatch(r"에(?:는|도)?\s(?:[가-힣]{1,4}\s)?", gap):
            members = _run(sentence, firms[at + 1 :])
            if re.match(r"(?:이|가|등이)?\s?(?:등이\s)?(?:참여|참가|속해|포함|출자)", _plain(_behind(sentence, members[-1]))):
                for member in members:
                    yield _relation(sentence, member.mention, venture.mention, 0.82)
        if not re.fullmatch(r"의\s(?:출자\s)?지분(?:율|구조|구성)?(?:은|는|\s?[:：])\s", gap):
            continue
        for phrase in _run(sentence, firms[at + 1 :]):
            behind = sentence.phrases[sentence.phrases.index(phrase) + 1 :][:1]
            if behind and behind[0].mention.label == "PERCENT":
                yield _relation(sentence, phrase.mention, venture.mention, 0.82)


def _behind(sentence: Sentence, phrase: Phrase) -> str:
    return sentence.blank[phrase.mention.end_char - sentence.start :]


def _run(sentence: Sentence, firms: list[Phrase]) -> list[Phrase]:
    """The first firm with those that follow it in one list, shares in brackets or behind the names left out."""
    group = firms[:1]
    for phrase in firms[1:]:
        gap = _plain(sentence.blank[group[-1].mention.end_char - sentence.start : phrase.mention.start_char - sentence.start])
        if not re.fullmatch(r"\s?(?:이|가)?\s?(?:[,·/、및]|[와과])?\s?", gap):
            break
        group.append(phrase)
    return group


def _plain(text: str) -> str:
    return re.sub(r"\s?[(（][^)）]{0,60}[)）]", "", text).replace("\x00", "")


def _held(sentence: Sentence) -> Iterator[Relation]:
    """`자회사인 B는 A가 100% 보유한다`, `A는 특수목적법인 C의 지분 51%를 보유한다`, `A가 설립한 현지법인 C`."""
    firms = [phrase for phrase in sentence.with_label("ORG") if phrase.bracket < 0]
    for left, right in itertools.pairwise(firms):
        if left.clause > right.clause:
            continue
        if left.case not in ("topic", "subject"):
            continue
        before = sentence.blank[: left.mention.start_char - sentence.start]
        gap = _gap(sentence, left, right)
        after = _plain(sentence.blank[right.mention.end_char - sentence.start :])
        if _CHILD_TITLE.search(before) and re.match(r"\s?(?:은|는)\s?$", gap) and _WHOLLY.match(after):
            yield _relation(sentence, left.mention, right.mention, 0.82)
        elif _FOUNDS.search(gap):
            yield _relation(sentence, right.mention, left.mention, 0.8)
        elif _VENTURE_BEFORE.search(gap) and _HOLDS.match(after):
            for holder in [left, *_rest_holders(sentence, right)]:
                yield _relation(sentence, holder.mention, right.mention, 0.82)


def _rest_holders(sentence: Sentence, venture: Phrase) -> list[Phrase]:
    """`…, 나머지 49%는 B가 갖는다`: who holds the rest of a venture."""
    found = []
    for phrase in sentence.with_label("ORG"):
        before = sentence.blank[
            max(0, phrase.mention.start_char - sentence.start - 24) : phrase.mention.start_char - sentence.start
        ]
        after = _plain(sentence.blank[phrase.mention.end_char - sentence.start :])
        rest = re.search(r"나머지\s?(?:지분)?\s?\x00*(?:은|는|를)?\s$", before)
        if phrase.index > venture.index and rest and re.match(r"(?:이|가)\s(?:각각\s)?(?:보유|갖|가지|가진|출자|소유)", after):
            found.append(phrase)
    return found


def _together(firms: list[Phrase]) -> list[Phrase]:
    group = [firms[-1]]
    for phrase in reversed(firms[:-1]):
        if phrase.joined or (firms[-1].case in ("with", "with_genitive") and phrase.case in ("topic", "subject")):
            group.insert(0, phrase)
        else:
            break
    return group


def _stages(sentence: Sentence) -> Iterator[Relation]:
    """`X 사업의 1단계 Y`, `X 내 Y`, `Y는 X의 일환으로`."""
    projects = [phrase for phrase in sentence.with_label("PROJECT") if phrase.bracket < 0]
    for left, right in itertools.pairwise(projects):
        gap = _gap(sentence, left, right)
        if _INSIDE.match(gap):
            yield _relation(sentence, right.mention, left.mention, 0.8)
        elif left.case in ("topic", "subject") and re.fullmatch(r"(?:은|는|이|가)\s[‘'“\"]?", gap):
            after = sentence.blank[right.mention.end_char - sentence.start :].replace("\x00", "")[:16]
            if re.match(r"(?:\s?사업|\s?프로젝트)?의\s(?:\S{1,6}\s)?", after) and _PART_LATER.search(after):
                yield _relation(sentence, left.mention, right.mention, 0.78)
        elif re.match(r"^[’'”\"]?(?:\s?사업|\s?프로젝트)?의\s(?:일환|핵심|세부|하위)", gap) and right.case in (
            "subject",
            "topic",
            "object",
        ):
            yield _relation(sentence, right.mention, left.mention, 0.72)


def _stage_of_heading(sentence: Sentence, context: Context) -> Iterator[Relation]:
    """`1단계인 Y는 …` under a heading that names the whole."""
    match = _STAGE_FIRST.match(sentence.blank)
    projects = [phrase for phrase in sentence.with_label("PROJECT") if phrase.bracket < 0]
    if match is None or context.heading is None or len(projects) != 1:
        return
    if projects[0].mention.start_char - sentence.start == match.end() and projects[0].mention.text != context.heading.text:
        yield _relation(sentence, projects[0].mention, context.heading, 0.7)


def find_phases(analysis: Analysis, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """A phase of an undertaking that the report also names whole: `X 2단계 사업` is part of `X`."""
    projects = [mention for mention in mentions if mention.label == "PROJECT"]
    wholes: dict[str, Mention] = {}
    for mention in projects:
        wholes.setdefault(_GENERIC_END.sub("", mention.text).replace(" ", ""), mention)
    starts = [start for start, _ in analysis.sentences]
    for mention in projects:
        match = _PHASE_NAME.match(mention.text)
        whole = wholes.get(_GENERIC_END.sub("", match["whole"]).replace(" ", "")) if match is not None else None
        if whole is not None and whole is not mention and analysis.sentences:
            evidence = analysis.sentences[max(0, bisect_right(starts, mention.start_char) - 1)]
            yield Relation("part_of", mention, whole, "", 0.8, SOURCE, evidence)


def _relation(sentence: Sentence, child: Mention, parent: Mention, score: float) -> Relation:
    return Relation("part_of", child, parent, "", score, SOURCE, sentence.evidence)
