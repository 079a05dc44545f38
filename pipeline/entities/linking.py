"""Which names are one entity: glosses, abbreviations, spellings, short forms, and the identities of the gazetteer."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, cast

from pipeline.entities.gazetteer import Entry, Gazetteer, load_gazetteer
from pipeline.entities.heads import ACTIVITIES, PROJECT_HEADS
from pipeline.entities.repeats import is_state_form
from pipeline.types import NAME_LABELS, Analysis, Entity, Mention, NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIRM_MARKS = re.compile(r"㈜|\(주\)|（주）|\(株\)|주식회사|株式会社|유한회사")
_INNER_GLOSS = re.compile(r"[(（][^()（）]{1,60}[)）]")
_SPACES = re.compile(r"[\s‘’“”'\"·ㆍ]+")
_HEREAFTER = re.compile(r"(?:이하|약칭|일명|구|舊)[ :]?[ ‘“'\"「]*$")
_CLOSERS = "’”'\"」』》> "
_MAX_BRACKET = 160
_ADMIN = re.compile(r"(?<=..)(?:특별시|광역시|직할시|시|성|주|군|구|현|市|省|県)$")
_TAILS = ("프로젝트", "프로그램", "사업")  # not 계획 or 챌린지: they tell one undertaking from another
# Heads that are one kind of undertaking, by the last word that says which.
_SYNONYMS = {
    head: kind
    for kind, heads in enumerate(("에코시티 생태도시", "뉴타운 신도시", "공업도시 공업단지 산업단지"))
    for head in heads.split()
}
_ORG_TAILS = ("그룹", "사", "주식회사")


class _Groups:
    """Disjoint sets of the numbers 0 to n - 1, each with at most one identity of the gazetteer."""

    def __init__(self, identities: Sequence[str]) -> None:
        self.parents = list(range(len(identities)))
        self.identities = list(identities)

    def root(self, index: int) -> int:
        while self.parents[index] != index:
            self.parents[index] = self.parents[self.parents[index]]
            index = self.parents[index]
        return index

    def join(self, one: int, other: int) -> None:
        """Make two groups one, unless the gazetteer knows them as two things."""
        one, other = sorted((self.root(one), self.root(other)))
        first, second = self.identities[one], self.identities[other]
        if one == other or (first and second and first != second):
            return
        self.parents[other] = one
        self.identities[one] = first or second


def link_entities(analysis: Analysis, mentions: Sequence[Mention], *, gazetteer: Gazetteer | None = None) -> list[Entity]:
    """The entities of a report, in the order of their first mentions; each name of `mentions` is in exactly one.

    Amounts and dates among `mentions` are passed over. `name` is the fullest Korean name, or the fullest of any where none is
    Korean; `code` is set for places whose country the gazetteer knows.
    """
    gazetteer = gazetteer or load_gazetteer()
    names = sorted((m for m in mentions if m.label in NAME_LABELS), key=lambda m: (m.start_char, m.end_char))
    entries = [_entry(m, gazetteer) for m in names]
    groups = _Groups([entry.id if entry else "" for entry in entries])
    _join_same(names, groups)
    _join_identities(names, entries, groups)
    _join_glosses(analysis.text, names, groups)
    _join_short_forms(names, groups, gazetteer)
    _join_synonyms(names, groups, gazetteer)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for index in range(len(names)):
        members[groups.root(index)].append(index)
    return [_to_entity([names[i] for i in group], [entries[i] for i in group]) for _, group in sorted(members.items())]


def normal_name(text: str) -> str:
    """A name without what varies in writing: spaces, legal forms, middle dots, glosses inside, width of letters."""
    name = _INNER_GLOSS.sub("", _FIRM_MARKS.sub("", unicodedata.normalize("NFKC", text)))
    return _SPACES.sub("", name).casefold() or _SPACES.sub("", text)


def _entry(mention: Mention, gazetteer: Gazetteer) -> Entry | None:
    """The gazetteer's entry of a mention of its own label: with a suffix, behind its country, in another transliteration."""
    if mention.label not in ("PLACE", "ORG"):
        return None
    name = _INNER_GLOSS.sub("", mention.text).strip()
    tries = [name, name.partition(" ")[2], name.rsplit(" ", 1)[-1]] if mention.label == "PLACE" and " " in name else [name]
    for text in tries:
        for spelling in (text, _ADMIN.sub("", text)):
            entry = gazetteer.find(spelling)
            if entry is None and mention.source == "gazetteer:variant":
                entry = gazetteer.find_variant(spelling)
            fits = entry is not None and (entry.kind == "org") == (mention.label == "ORG")
            if entry is not None and fits and (text is name or entry.kind != "country"):
                return entry
    return None


def _join_same(names: Sequence[Mention], groups: _Groups) -> None:
    first: dict[tuple[str, str], int] = {}
    for index, mention in enumerate(names):
        groups.join(first.setdefault((mention.label, normal_name(mention.text)), index), index)


def _join_identities(names: Sequence[Mention], entries: Sequence[Entry | None], groups: _Groups) -> None:
    first: dict[tuple[str, str], int] = {}
    for index, entry in enumerate(entries):
        if entry is not None:
            groups.join(first.setdefault((names[index].label, entry.id), index), index)


def _join_glosses(text: str, names: Sequence[Mention], groups: _Groups) -> None:
    """Join each name with the names of its label in the bracket straight behind it, if they are glosses of it."""
    for index, host in enumerate(names):
        start = host.end_char
        while start < len(text) and start < host.end_char + 3 and text[start] in _CLOSERS:
            start += 1
        if text[start : start + 1] not in ("(", "（"):
            continue
        closes = [text.find(mark, start, start + _MAX_BRACKET) for mark in ")）"]
        close = min((c for c in closes if c > 0), default=-1)
        for other in range(index + 1, len(names)):
            if names[other].start_char >= close:
                break
            if names[other].label == host.label and _is_gloss(text, names[other]):
                groups.join(index, other)


def _is_gloss(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start_char - 8) : mention.start_char]
    return not "가" <= mention.text[0] <= "힣" or _HEREAFTER.search(before) is not None


def _join_short_forms(names: Sequence[Mention], groups: _Groups, gazetteer: Gazetteer) -> None:
    """Join names with their forms without a country, a legal or generic tail, where the short form occurs by itself.

    A short form that two different countries' bodies share (`재무부`) joins neither.
    """
    by_name: dict[tuple[str, str], int] = {}
    for index, mention in enumerate(names):
        by_name.setdefault((mention.label, normal_name(mention.text)), index)
    longer: defaultdict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for (label, name), index in by_name.items():
        for short, country in _short_forms(cast("NameLabel", label), names[index].text, name, gazetteer):
            longer[(label, short)].append((country, index))
    for (label, short), forms in longer.items():
        target = by_name.get((label, short))
        one_country = len({country for country, _ in forms if country}) < 2
        joined = [index for country, index in forms if one_country or not country]
        for index in joined:
            groups.join(joined[0] if target is None else target, index)


def _join_synonyms(names: Sequence[Mention], groups: _Groups, gazetteer: Gazetteer) -> None:
    """Join projects of one stem whose heads mean the same, unless the report has another kind of project of that stem."""
    kinds: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for index, mention in enumerate(names):
        if mention.label != "PROJECT":
            continue
        name = normal_name(mention.text)
        forms = [name, *(form for form, _ in _short_forms("PROJECT", mention.text, name, gazetteer))]
        bare = _without_tail(min(forms, key=len))
        head = next((bare[-size:] for size in range(min(8, len(bare) - 2), 1, -1) if bare[-size:] in PROJECT_HEADS), "")
        if head:
            kinds[bare.removesuffix(head)].setdefault(head, []).append(index)
    for heads in kinds.values():
        if len({_SYNONYMS.get(head, head) for head in heads}) == 1:
            first, *others = (index for indices in heads.values() for index in indices)
            if len(heads) > 1:
                for other in others:
                    groups.join(first, other)


def _short_forms(label: NameLabel, text: str, name: str, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Shorter forms of a name, each with the code of the country that it leaves out."""
    head, _, rest = text.partition(" ")
    entry = gazetteer.find(head)
    country = entry.code if rest and entry is not None and entry.kind == "country" and label != "PERSON" else ""
    forms = [(name, "")] + ([(normal_name(rest), country)] if country else [])
    state, _, inner = rest.partition(" ")
    if country and label == "PROJECT" and is_state_form(state, inner):
        forms.append((normal_name(inner), country))
    for form, code in forms:
        if code:
            yield form, code
        if label == "PROJECT" and _without_tail(form) != form:
            yield _without_tail(form), code
        if label == "ORG":
            yield from (
                (form.removesuffix(tail), code) for tail in _ORG_TAILS if form.endswith(tail) and len(form) > len(tail) + 1
            )


def _without_tail(name: str) -> str:
    """A project's name without a generic head and the activity before it: `X신도시개발사업` to `X신도시`."""
    bare = next((name.removesuffix(tail) for tail in _TAILS if name.endswith(tail)), name)
    if bare != name:
        activities = [a for a in ACTIVITIES if bare.endswith(a) and len(bare) - len(a) > 2]
        bare = bare.removesuffix(min(activities, key=len, default=""))  # 개발 before 도시개발, which would cut 신도시
    return bare if len(bare) > 1 else name


def _to_entity(mentions: list[Mention], entries: list[Entry | None]) -> Entity:
    surfaces = list(dict.fromkeys(m.text for m in mentions))
    name = max(surfaces, key=_fullness)
    code = next((entry.code for entry in entries if entry and entry.code), "") if mentions[0].label == "PLACE" else ""
    aliases = tuple(surface for surface in surfaces if surface != name)
    return Entity(cast("NameLabel", mentions[0].label), name, aliases, tuple(mentions), code)


def _fullness(surface: str) -> tuple[bool, bool, int]:
    hangul = any("가" <= character <= "힣" for character in surface)
    return (hangul, "(" not in surface and "（" not in surface, len(surface.replace(" ", "")))
