"""Names in Japanese and Chinese reports, at a first level: the gazetteer, suffixes of bodies and projects, brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.heads import HANZI_GENERIC, HANZI_HARD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.entities.gazetteer import Gazetteer
    from pipeline.types import NameLabel

_LONGEST = 12
_WORD = r"[\u4e00-\u9fff\u30a1-\u30ff々A-Za-z0-9]"
_ORG = re.compile(
    rf"{_WORD}{{2,16}}?(?:有限责任公司|股份有限公司|有限公司|公司|集团|集團|株式会社|合同会社|银行|銀行|政府|委员会|委員会|协会|協会|"
    r"大学|大學|研究院|研究所|基金会|基金|機構|机构|事務所|商務部|商务部|财政部|外交部|交通部|发改委)"
)
_MINISTRY = re.compile(
    r"(?:(?:国防|法務|文部|科学|外務|財務|総務|経済|産業|国土|交通|厚生|労働|農林|水産|環境|防衛|商務|内務|運輸|通商|建設|大蔵){1,3})省"
)
_JAPANESE_FIRM = re.compile(rf"株式会社{_WORD}{{2,12}}|（株）{_WORD}{{2,12}}")
_PROJECT = re.compile(
    rf"{_WORD}{{2,14}}?(?:新区|新區|工业园区|工業園區|工业园|工業団地|开发区|開發區|经济区|特区|特區|新城|ニュータウン|新都市|"
    r"高速铁路|高速鉄道|高铁|铁路|鉄道|"
    r"高速公路|高速道路|地铁|地下鉄|大桥|大橋|机场|空港|水电站|発電所|发电站|大坝|ダム|走廊|回廊|プロジェクト|计划|計画|倡议|構想|生态城)"
)
_QUOTED = re.compile(r"[「『《“]([^「」『』《》“”\n]{2,40})[」』》”]")
_PLACE = re.compile(rf"{_WORD}{{2,5}}?(?<![都城本防務部業通働産境])(?:省|市|县|縣|県|自治区|自治州)(?![一-龥]?[场場长長民])")
_PROJECT_HEADS = re.compile(
    r"(?:项目|項目|计划|計画|事業|プロジェクト|構想|战略|戦略|倡议|工程|"
    r"新城|新区|シティ|タウン|政策|プラン|ビジョン(?: ?\d{4})?)$"
)
# Chinese writes no spaces: a name does not begin with, or hold, a word of grammar.
_GRAMMAR = re.compile(r"[的了在和与與是由将將对對向及等已为為从從以被把同跟于於至到并並或也就都其该該这這那本各某每]")


def find_hanzi(text: str, language: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Candidates in a Japanese or Chinese text, in no order."""
    found = list(_listed(text, gazetteer))
    places = {item.start for item in found}
    for pattern, label, score in ((_ORG, "ORG", 0.7), (_PROJECT, "PROJECT", 0.65), (_PLACE, "PLACE", 0.65)):
        for match in pattern.finditer(text):
            start = _cut(text, match.start(), match.end(), language)
            name = text[start : match.end()]
            known = any(start <= place < match.end() - 1 for place in places) or language == "ja"
            if len(name) > 2 and name not in HANZI_GENERIC and (known or len(name) > 5):
                found.append(Candidate(start, match.end(), _as_label(label), score, "rule:hanzi-suffix"))
    found.extend(Candidate(m.start(), m.end(), "ORG", 0.85, "rule:ministry") for m in _MINISTRY.finditer(text))
    found.extend(Candidate(m.start(), m.end(), "ORG", 0.85, "rule:firm-mark") for m in _JAPANESE_FIRM.finditer(text))
    found.extend(
        Candidate(match.start(1), match.end(1), "PROJECT", 0.75, "rule:quoted", rank=2)
        for match in _QUOTED.finditer(text)
        if _PROJECT_HEADS.search(match[1])
    )
    return found


def _as_label(label: str) -> NameLabel:
    return "ORG" if label == "ORG" else "PROJECT" if label == "PROJECT" else "PLACE"


def _cut(text: str, start: int, end: int, language: str) -> int:
    """The start of a name behind the last word of grammar in it; Japanese grammar is in another script."""
    if language == "ja":
        return start
    for match in _GRAMMAR.finditer(text, start, end - 2):
        start = match.end()
    return start


def _listed(text: str, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Names of the gazetteer, the longest at each place, with 省, 市, 県 behind them."""
    firsts = _first_pairs(gazetteer)
    position = 0
    while position < len(text) - 1:
        if text[position : position + 2] in firsts:
            end = next(
                (
                    e
                    for e in range(min(len(text), position + _LONGEST), position + 1, -1)
                    if text[position:e] in gazetteer.names
                ),
                0,
            )
            if end and text[position:end] not in HANZI_HARD and not _inside_katakana(text, position, end):
                entry = gazetteer.names[text[position:end]]
                stop = end + (entry.kind in ("city", "province") and text[end : end + 1] in ("市", "省", "県", "縣", "州"))
                label: NameLabel = "ORG" if entry.kind == "org" else "PLACE"
                yield Candidate(position, stop, label, 0.9, f"gazetteer:{entry.kind}")
                position = stop
                continue
        position += 1


def _first_pairs(gazetteer: Gazetteer) -> set[str]:
    return {name[:2] for name in gazetteer.names if name[0] > "\u2fff" and not "가" <= name[0] <= "힣"}


def _inside_katakana(text: str, start: int, end: int) -> bool:
    """Whether a katakana name is part of a longer katakana word."""
    behind = end < len(text) and "\u30a1" <= text[end] <= "\u30fe" and "\u30a1" <= text[end - 1] <= "\u30fe"
    before = start > 0 and "\u30a1" <= text[start - 1] <= "\u30fe" and "\u30a1" <= text[start] <= "\u30fe"
    return behind or before
