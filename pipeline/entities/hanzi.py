"""Names in Japanese and Chinese reports, at a first level: the gazetteer, suffixes of bodies and projects, brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.heads import HANZI_GENERIC, HANZI_HARD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.entities.gazetteer import Gazetteer
    from pipeline.types import NameLabel

_LONGEST = 12
_WORD = r"[\u4e00-\u9fff\u30a1-\u30ff々A-Za-z0-9]"
_ORG = re.compile(
    rf"{_WORD}{{2,16}}?(?:(?:集团|集團)?(?:有限责任公司|股份有限公司|有限公司)|公司|集团|集團|株式会社|株式會社|合同会社|银行|銀行|政府|委员会|"
    r"委員会|委員會|协会|協会|協會|大学|大學|研究院|设计院|設計院|研究所|基金会|基金會|基金|機構|机构|事務所|商務部|商务部|财政部|外交部|交通部|发改委)"
)
# An authority by the words of its business, mostly behind its country: `越南計劃投資部`.
_BUSINESS = (
    r"(?:计划|計劃|计畫|投资|投資|交通|运输|運輸|建设|建設|财政|財政|能源|电力|電力|工业|工業|贸易|貿易|农业|農業|水利|水资源|外交|国防|國防|教育|卫生|"
    r"衛生|环境|環境|自然资源|资源|資源|经济|經濟|发展|發展|商务|商務|内务|內務|住房|基础设施|基礎設施|矿产|礦產|通信|旅游|旅遊|科技|劳动|勞動|公共工程|道路|铁路|鐵路)"
)
_AUTHORITY = re.compile(rf"{_BUSINESS}{{1,3}}(?:[和与與及]{_BUSINESS}{{1,2}})?(?:部|署|厅|廳)(?![门門分])")
_FIRM_BUSINESS = re.compile(
    r"有限|股份|集团|集團|公司|银行|銀行|研究|院|基金|株式|部|局|署|厅|所|控股|促进|促進|协会|事務所|事务所|区|區"
)
# Verbs by which a Chinese sentence goes on from who acts to what is built; before the head of a body they are part of its name.
_ACT = re.compile(
    r"中标|中標|得標|承建|承包|承攬|修建|兴建|興建|建造|援建|负责|負責|宣布|签署|簽署|签订|簽訂|取得|获得|獲得|参与|參與|主导|主導|推进|推進|实施|實施|启动|啟動|"
    r"拟建|计划(?=[修建投在于开新实将启兴])|計劃(?=[修建投在於開新實將啟興])|建设|建設|投资|投資|设计|設計|规划|規劃|开发|開發|运营|營運|提供|融资|融資|收购|收購|共同"
)
_BODY_TAIL = re.compile(
    r"(?:工程|技术|技術|咨询|諮詢|顾问|顧問|发展|發展|建设|建設|投资|投資|设计|設計|开发|開發|规划|規劃|管理|控股|实业|國際|国际|总|總|研究|集团|集團|有限|股份|责任){0,4}"
    r"(?:公司|集团|集團|银行|銀行|研究院|院|研究所|基金|委员会|委員會|協會|协会|株式會社|株式会社|機構|机构)"
)
_BODY_ENDS = re.compile(
    r"有限公司|公司|集团|集團|银行|銀行|政府|研究院|设计院|設計院|委员会|委員會|交通部|财政部|商务部|株式會社"
)
_SAYS = r"(?=(?:也|亦|则|則)?(?:表示|指出|称|稱|说|說|认为|認為|宣布|透露|强调|強調|介绍|介紹|於|于|在))"
_CHINESE_PERSON = re.compile(
    r"(?:董事长|董事長|总经理|總經理|总裁|總裁|主席|部长|部長|行长|行長|主任|总理|總理|总统|總統|院长|院長|秘书长|秘書長|首席执行官|執行長|经理|經理)"
    rf"([\u4e00-\u9fff]{{2,3}}?){_SAYS}"
)
_JAPANESE_PERSON = re.compile(
    r"(?:(?<![\u4e00-\u9fff々ァ-ヶー])|(?<=社長|会長|大臣|首相|知事|市長|代表|頭取|総裁))([\u4e00-\u9fff々]{2,6}|[ァ-ヶー・]{3,16})(?:氏|さん)(?=[はがもをにのと、。（」])"
)
# Heads of Japanese firms that no common noun ends in, behind two characters of a name.
_JAPANESE_HEAD = re.compile(
    r"(?<![\u4e00-\u9fff々ァ-ヶー])[\u4e00-\u9fff々ァ-ヶー]{2,8}?(?:重工業|工務店|製作所|鋼管|開発公社|電工|海運|商船|造船)(?![\u4e00-\u9fff々])"
)
_JAPANESE_WORKS = re.compile(
    rf"{_WORD}{{2,14}}?(?:拡張|建設|整備|開発|改修|延伸|改良|更新|強化|近代化|復旧)(?:事業|計画|プロジェクト)"
)
_LEGAL = re.compile(r"^(?:株式会社|（株）)|(?:株式会社|株式會社|(?:集团|集團)?(?:有限责任公司|股份有限公司|有限公司))$")
_MOST_CORES = 200
_SHORTEST_CORE = 4  # characters of a firm's name without its legal form that are looked for alone
_MINISTRY = re.compile(
    r"(?:(?:国防|法務|文部|科学|外務|財務|総務|経済|産業|国土|交通|厚生|労働|農林|水産|環境|防衛|商務|内務|運輸|通商|建設|大蔵){1,3})省"
)
_JAPANESE_FIRM = re.compile(rf"株式会社{_WORD}{{2,12}}|（株）{_WORD}{{2,12}}")
_PROJECT = re.compile(
    rf"{_WORD}{{2,14}}?(?:新区|新區|工业园区|工業園區|工业园|工業団地|开发区|開發區|经济区|特区|特區|新城|ニュータウン|新都市|"
    r"高速铁路|高速鉄道|高铁|铁路|鉄道|"
    r"高速公路|高速道路|地铁|地下鉄|大桥|大橋|机场|空港|水电站|発電所|发电站|大坝|ダム|走廊|回廊|プロジェクト|"
    r"计划(?![修建投在于开新实将启兴])|計劃(?![修建投在於開新實將啟興])|計画|計畫|倡议|構想|生态城|科技園區|科技园区|產業園區|产业园区)(?:项目|項目)?"
)
_QUOTED = re.compile(r"[「『《“]([^「」『』《》“”\n]{2,40})[」』》”]")
_PLACE = re.compile(rf"{_WORD}{{2,5}}?(?<![都城本防務部業通働産境])(?:省|市|县|縣|県|自治区|自治州)(?![一-龥]?[场場长長民])")
_PROJECT_HEADS = re.compile(
    r"(?:项目|項目|计划|計画|事業|プロジェクト|構想|战略|戦略|倡议|工程|"
    r"新城|新区|園區|园区|工业园|工業園|产业园|開發區|开发区|铁路|鐵路|地铁|捷運|水电站|電廠|电站|机场|機場|大桥|大橋|隧道|公路|港|科技城|生态城|"
    r"団地|発電所|鉄道|空港|ダム|シティ|タウン|政策|プラン|ビジョン(?: ?\d{4})?)$"
)
# Chinese writes no spaces: a name does not begin with, or hold, a word of grammar.
_GRAMMAR = re.compile(r"[的了在和与與是由将將对對向及等已为為从從以被把同跟于於至到并並或也就都其该該这這那本各某每]")


def find_hanzi(text: str, language: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Candidates in a Japanese or Chinese text, in no order."""
    found = list(_listed(text, gazetteer))
    places = {item.start: item.end for item in found}
    for pattern, label, score in ((_ORG, "ORG", 0.7), (_PROJECT, "PROJECT", 0.65), (_PLACE, "PLACE", 0.65)):
        for match in pattern.finditer(text):
            start, acted = _cut(text, match.start(), match.end(), language, label)
            name = text[start : match.end()]
            known = any(at in places for at in range(start, match.end() - 1)) or language == "ja" or (acted and len(name) > 3)
            if len(name) > 2 and name not in HANZI_GENERIC and (known or len(name) > 5):
                found.append(Candidate(start, match.end(), _as_label(label), score, "rule:hanzi-suffix"))
    found.extend(Candidate(m.start(), m.end(), "ORG", 0.85, "rule:ministry") for m in _MINISTRY.finditer(text))
    found.extend(Candidate(m.start(), m.end(), "ORG", 0.85, "rule:firm-mark") for m in _JAPANESE_FIRM.finditer(text))
    found.extend(_japanese(text, places) if language == "ja" else _chinese(text, places))
    found.extend(
        Candidate(match.start(1), match.end(1), "PROJECT", 0.75, "rule:quoted", rank=2)
        for match in _QUOTED.finditer(text)
        if _PROJECT_HEADS.search(match[1])
    )
    found.extend(_without_form(text, found))
    return found


def _japanese(text: str, places: Mapping[int, int]) -> Iterator[Candidate]:
    """Firms by their heads, persons before 氏, and works that begin with a known place."""
    for match in _JAPANESE_HEAD.finditer(text):
        yield Candidate(match.start(), match.end(), "ORG", 0.8, "rule:hanzi-head")
    for match in _JAPANESE_PERSON.finditer(text):
        yield Candidate(match.start(1), match.end(1), "PERSON", 0.8, "rule:person-title", rank=1)
    for match in _JAPANESE_WORKS.finditer(text):
        if match.start() in places:
            yield Candidate(match.start(), match.end(), "PROJECT", 0.75, "rule:undertaking")


def _chinese(text: str, places: Mapping[int, int]) -> Iterator[Candidate]:
    """Authorities behind their country, and persons between their title and what they say."""
    starts = {end: start for start, end in places.items()}
    for match in _AUTHORITY.finditer(text):
        if match.start() in starts:
            yield Candidate(starts[match.start()], match.end(), "ORG", 0.85, "rule:office", rank=1)
    for match in _CHINESE_PERSON.finditer(text):
        yield Candidate(match.start(1), match.end(1), "PERSON", 0.8, "rule:person-title", rank=1)


def _without_form(text: str, found: list[Candidate]) -> list[Candidate]:
    """The firms of the text where they stand without their legal form."""
    names = (_LEGAL.sub("", text[item.start : item.end]) for item in found if item.label == "ORG")
    whole = {text[item.start : item.end] for item in found if item.label == "ORG"}
    cores = sorted(
        {name for name in names if len(name) >= _SHORTEST_CORE and name not in whole}, key=lambda name: (-len(name), name)
    )
    if not cores:
        return []
    pattern = re.compile("|".join(map(re.escape, cores[:_MOST_CORES])))
    return [Candidate(m.start(), m.end(), "ORG", 0.65, "rule:repeat") for m in pattern.finditer(text)]


def _as_label(label: str) -> NameLabel:
    return "ORG" if label == "ORG" else "PROJECT" if label == "PROJECT" else "PLACE"


def _cut(text: str, start: int, end: int, language: str, label: str) -> tuple[int, bool]:
    """The start of a name behind the last word of grammar and the last verb in it, and whether a verb stands before it.

    Japanese grammar is in another script.
    """
    if language == "ja":
        return start, False
    for match in _GRAMMAR.finditer(text, start, end - 2):
        start = match.end()
    acted = False
    for match in _ACT.finditer(text, start, end - 2):
        if not _FIRM_BUSINESS.match(text, match.end()) and _ACT.match(text, match.end()) is None:
            if label == "ORG" and _inside_body(text, match.end(), end):
                continue
            start, acted = match.end(), True
    if label == "PROJECT":
        for match in _BODY_ENDS.finditer(text, start, end - 2):
            start, acted = match.end(), True
    return start, acted


def _inside_body(text: str, start: int, end: int) -> bool:
    """Whether a verb stands before words of business and the head of a body, and so in its name: `建设` + `工程有限公司`."""
    return _BODY_TAIL.fullmatch(text, start, end) is not None


def _listed(text: str, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Names of the gazetteer, the longest at each place, with 省, 市, 県 behind them."""
    firsts = _first_pairs(gazetteer)
    country: tuple[int, int, str] | None = None
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
                first = position
                if (
                    country is not None
                    and country[1] == position
                    and entry.kind in ("city", "province")
                    and entry.code == country[2]
                ):
                    first = country[0]  # country and city side by side are one place
                yield Candidate(first, stop, label, 0.9, f"gazetteer:{entry.kind}")
                country = (position, stop, entry.code) if entry.kind == "country" else None
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
