"""Where undertakings are and where firms come from: `located_in`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.relations.facts import is_analogy
from pipeline.relations.lexicon import ANAPHOR, HOMELY
from pipeline.relations.scopes import is_naming
from pipeline.types import Mention, Relation

if TYPE_CHECKING:
    from pipeline.relations.context import Context
    from pipeline.relations.syntax import Clause, Phrase, Sentence

SOURCE = "rule:located_in"
_SITED = re.compile(
    r"위치|조성|들어서|들어선|건설|짓|지어|자리|개발|추진|구축|착공|세우|세워|소재|전개|설치|건립|"
    r"시공|완공|준공|개통|가동|운영|있는|잇는|실시|시행|수주|수행|맡|벌이|확장|증설|정비|만들"
)
# `하노이 북쪽 30ha 부지에`: what may stand between a place and the ground that something is built on.
_GROUND = re.compile(
    r"^\s?(?:의\s|시\s|인근\s?|일대\s?|[가-힣]{0,3}(?:쪽|부|측|방향)\s?|기존\s|중심부\s?|외곽\s?|도심\s?|해안\s?|약\s|총\s|[\x00\s]){0,6}"
    r"(?:규모의\s|에\s있는\s)?(?:부지|터|땅|용지|지역|일대|해안|연안|항만|공항|매립지|구역|항구|부두)(?:에|를|을|의|에서)\s"
)
_CEREMONY = re.compile(r"(?:착공|기공|준공|개통|개소|완공)식")
# Between a place and the name of what is there.
_LEADS_TO = re.compile(
    r"(?:의\s|\s|에서?\s(?:[가-힣]{1,6}\s)?(?:들어서는|들어선|들어설|위치한|자리한|있는|짓는|지은|지을|(?:조성|건설|추진|개발)(?:되는|하는|한|된|할|될|\s중인)))?"
    r"\s?[‘'“\"「『]?"
)
_SIDE = re.compile(r"\s(?:[동서남북중]{1,2}부|[동서남북]{1,2}쪽|내륙|근교|외곽|수도(?:인)?|제\d의 도시)\s(?:도시인?\s)?")
_MET = re.compile(r"체결|서명|조인|협약식|회의|만나|발표|설명회|열었|열린")
_SEATED = re.compile(r"본사|본부|본점|소재|거점을 둔|기반을 둔|설립된|위치")
_SITE_LINE = re.compile(
    (
        r"(?<![가-힣])(?:사업\s?)?(?:위\s?치|소재지|대상지|사업지(?:역)?|대상\s?(?:국가?|지역)|국가|지역|장소|"
        r"location|country|site|所在地|対象国|地点|位置)\s?[:：]"
    ),
    re.IGNORECASE,
)


def find_places(sentence: Sentence, context: Context) -> Iterator[Relation]:
    """The `located_in` relations that a sentence states."""
    if sentence.block is not None and sentence.block.kind == "source_note":
        return
    yield from _in_brackets(sentence)
    yield from _before_names(sentence)
    yield from _in_clauses(sentence)
    yield from _on_site_line(sentence, context)
    yield from _in_names(sentence)
    yield from _on_ground(sentence, context)
    if sentence.block is not None and sentence.block.kind == "heading":
        yield from _in_heading(sentence)
    yield from _under_heading(sentence, context)


def _in_brackets(sentence: Sentence) -> Iterator[Relation]:
    """`X(베트남)`, `A사(일본)`."""
    for bracket in sentence.brackets:
        host = next((p for p in sentence.phrases if p.index == bracket.host), None)
        if host is None or host.mention.label not in ("PROJECT", "ORG") or not bracket.phrases:
            continue
        first = bracket.phrases[0]
        rest = re.sub("[\x00()（）\\s,]|소재|소속|본사", "", bracket.text)
        if first.mention.label == "PLACE" and not rest and all(p.mention.label == "PLACE" for p in bracket.phrases):
            for phrase in bracket.phrases:
                yield _relation(sentence, host.mention, phrase.mention, 0.87)


def _before_names(sentence: Sentence) -> Iterator[Relation]:
    """`하노이 서호구의 X`, `일본의 A`, `일본 기업인 A`, `베트남 ‘X’`."""
    phrases = sentence.phrases
    for at, (place, name) in enumerate(itertools.pairwise(phrases)):
        if place.mention.label != "PLACE" or name.mention.label not in ("ORG", "PROJECT") or place.bracket != name.bracket:
            continue
        gap = sentence.blank[place.mention.end_char - sentence.start : name.mention.start_char - sentence.start]
        gap = gap.replace("\x00", "")
        if name.mention.label == "PROJECT":
            direct = _LEADS_TO.fullmatch(gap)
            if direct and not is_analogy(sentence, name):
                yield _relation(sentence, name.mention, place.mention, 0.8)
                yield from _wider(sentence, at, name)
        elif gap.strip() and HOMELY.match(gap) and not re.match(r"\s?[에을를은는이가도]\s", gap):
            named = (
                [name] if gap.rstrip().endswith("인") else _listed(sentence, at + 1)
            )  # `국영기업인 A와 B`: A is one, B may not be
            for each in named:
                yield _relation(sentence, each.mention, place.mention, 0.75)


def _wider(sentence: Sentence, at: int, name: Phrase) -> Iterator[Relation]:
    """`하노이 서호구`: the city before its district holds too."""
    if at > 0 and sentence.phrases[at - 1].mention.label == "PLACE":
        gap = sentence.between(sentence.phrases[at - 1].mention.end_char, sentence.phrases[at].mention.start_char)
        if gap.strip() in ("", "의") or _SIDE.fullmatch(gap):
            yield _relation(sentence, name.mention, sentence.phrases[at - 1].mention, 0.72)


def _listed(sentence: Sentence, at: int) -> list[Phrase]:
    group = [sentence.phrases[at]]
    while group[-1].joined and at + 1 < len(sentence.phrases) and sentence.phrases[at + 1].mention.label == "ORG":
        at += 1
        group.append(sentence.phrases[at])
    return group


def _in_clauses(sentence: Sentence) -> Iterator[Relation]:
    """`베트남 하노이에 조성되는 X`, `X는 하노이에 위치한다`, `다낭에 본사를 둔 A`."""
    for clause in sentence.clauses:
        places = [
            p for p in clause.phrases if p.mention.label == "PLACE" and p.case in ("dative", "locative") and not _modifies(p)
        ]
        if not places:
            continue
        after = clause.text[places[-1].mention.end_char - clause.start :]
        if _SEATED.search(after) and "수주" not in after:
            yield from _seats(sentence, clause, places)
        if not _SITED.search(after) or (places[-1].case == "locative" and _MET.search(after) and not _CEREMONY.search(after)):
            continue
        projects = [
            p
            for p in clause.phrases
            if p.mention.label == "PROJECT"
            and (p.case in ("topic", "subject", "object", "bare") or (p.case == "genitive" and places[-1].case == "locative"))
        ]
        if clause.ending == "adnominal" and clause.head is not None and clause.head.mention.label == "PROJECT":
            projects = [clause.head]
        projects = [p for p in projects if not is_analogy(sentence, p)]
        if len(projects) == 1:
            for place in _with_wider(sentence, places[-1]):
                sure = 0.85 if places[-1].case == "dative" else 0.72
                yield _relation(sentence, projects[0].mention, place.mention, sure)


def _modifies(phrase: Phrase) -> bool:
    """`하노이 정부에`: another noun carries the particle."""
    return any(
        noun
        not in (
            "지역",
            "일대",
            "현지",
            "시",
            "주",
            "성",
            "남부",
            "북부",
            "동부",
            "서부",
            "중부",
            "인근",
            "근교",
            "외곽",
            "시내",
            "전역",
        )
        for noun in phrase.nouns
    )


def _with_wider(sentence: Sentence, place: Phrase) -> list[Phrase]:
    at = sentence.phrases.index(place)
    if at > 0 and sentence.phrases[at - 1].mention.label == "PLACE" and sentence.phrases[at - 1].bracket == place.bracket:
        gap = sentence.between(sentence.phrases[at - 1].mention.end_char, place.mention.start_char)
        if gap.strip() in ("", "의", ",") or re.fullmatch(
            r"\s(?:[동서남북중]{1,2}부|[동서남북]{1,2}쪽|내륙|근교)\s(?:도시인?\s)?", gap
        ):
            return [sentence.phrases[at - 1], place]
    return [place]


def _seats(sentence: Sentence, clause: Clause, places: list[Phrase]) -> Iterator[Relation]:
    firms = [p for p in clause.phrases if p.mention.label == "ORG" and p.case == "topic"]
    if clause.ending == "adnominal" and clause.head is not None and clause.head.mention.label == "ORG":
        firms = [clause.head]
    if len(firms) == 1:
        yield _relation(sentence, firms[0].mention, places[-1].mention, 0.8)


def _on_site_line(sentence: Sentence, context: Context) -> Iterator[Relation]:
    """`위치 : 베트남 하노이` under a heading that names the undertaking, or beside its name."""
    match = _SITE_LINE.search(sentence.blank[:24])
    if match is None:
        return
    places = [
        p for p in sentence.phrases if p.mention.label == "PLACE" and p.mention.start_char - sentence.start >= match.end()
    ]
    own = sentence.with_label("PROJECT")
    project: Mention | None = own[0].mention if own else None
    if project is None and context.topic is not None:
        project = context.topic.mention
    if project is not None:
        for place in _address(sentence, places):
            yield _relation(sentence, project, place.mention, 0.85)


def _address(sentence: Sentence, places: list[Phrase]) -> list[Phrase]:
    """The places of one address, or of a list of places; not those further on in the line."""
    kept = places[:1]
    for place in places[1:6]:
        gap = sentence.between(kept[-1].mention.end_char, place.mention.start_char)
        if not re.fullmatch(r"\s?(?:[,·/、및~\-–→]\s?)?\(?", gap):
            break
        kept.append(place)
    return kept


def _on_ground(sentence: Sentence, context: Context) -> Iterator[Relation]:
    """`X는 하노이의 기존 항만을 확장해`, `이 사업은 하노이 북쪽 30ha 부지에 …`: the ground of what the clause is about."""
    for clause in sentence.clauses:
        for place in clause.phrases:
            if place.mention.label != "PLACE" or place.bracket >= 0 or place.case not in ("genitive", "bare", "dative"):
                continue
            after = clause.text[place.mention.end_char - clause.start :]
            match = _GROUND.match(re.sub("\x00+", "\x00", after))
            if match is None or not _SITED.search(clause.text[place.mention.end_char - clause.start :]):
                continue
            project = _grounded(sentence, context, clause, place)
            if project is not None:
                yield _relation(sentence, project, place.mention, 0.75)


def _grounded(sentence: Sentence, context: Context, clause: Clause, place: Phrase) -> Mention | None:
    """The one undertaking that a clause describes or has as its topic, else that of `이 사업은`."""
    if clause.ending == "adnominal" and clause.head is not None and clause.head.mention.label == "PROJECT":
        return None if is_analogy(sentence, clause.head) else clause.head.mention
    projects = [p for p in clause.phrases if p.mention.label == "PROJECT" and not is_analogy(sentence, p)]
    topics = [p for p in projects if p.case in ("topic", "subject", "object")]
    if len(topics) == 1 and len(projects) == 1:
        return topics[0].mention
    again = context.topic is not None and context.topic.how == "anaphor" and not projects
    before = sentence.blank[: place.mention.start_char - sentence.start]
    return context.topic.mention if again and context.topic is not None and ANAPHOR.search(before) else None


def _under_heading(sentence: Sentence, context: Context) -> Iterator[Relation]:
    """The undertakings that headings, naming lines and list heads name under a heading that is a country's."""
    block = sentence.block
    if context.place is None or block is None or sentence.with_label("PLACE"):
        return
    projects = [p for p in sentence.with_label("PROJECT") if p.bracket < 0]
    if len(projects) != 1 or block.start_char < sentence.start:
        return
    head = block.kind == "list_item" and not any(clause.ending for clause in sentence.clauses)
    leads = re.fullmatch(
        r"[\W\d가-하_]{0,8}(?:\([가-힣\s]{1,8}\)\s?)?", sentence.blank[: projects[0].mention.start_char - sentence.start]
    )
    if block.kind == "heading" or is_naming(sentence) or (head and leads):
        yield _relation(sentence, projects[0].mention, context.place, 0.72)


def _in_names(sentence: Sentence) -> Iterator[Relation]:
    """`인도는 … 인도 X 사업`: a name that begins with a place which the sentence names by itself too."""
    places = {phrase.mention.text: phrase for phrase in reversed(sentence.phrases) if phrase.mention.label == "PLACE"}
    for phrase in sentence.with_label("PROJECT"):
        first = phrase.mention.text.split(" ", 1)[0]
        if first in places and first != phrase.mention.text and not is_analogy(sentence, phrase):
            yield _relation(sentence, phrase.mention, places[first].mention, 0.6)


def _in_heading(sentence: Sentence) -> Iterator[Relation]:
    """`나. 미국 : A, B – …`: the firms that a heading lists under a country."""
    if not sentence.phrases or sentence.phrases[0].mention.label != "PLACE":
        return
    first = sentence.phrases[0]
    after = sentence.blank[first.mention.end_char - sentence.start :]
    if not re.match(r"\s?[:：]", after):
        return
    for phrase in sentence.phrases[1:]:
        if phrase.mention.label == "ORG":
            yield _relation(sentence, phrase.mention, first.mention, 0.72)


def _relation(sentence: Sentence, head: Mention, tail: Mention, score: float) -> Relation:
    return Relation("located_in", head, tail, "", score, SOURCE, sentence.evidence)
