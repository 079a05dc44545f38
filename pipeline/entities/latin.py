"""Names in Latin script: in English reports, and the English names of bodies and projects in reports of other languages."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.entities.candidates import Candidate
from pipeline.entities.glosses import ORG_ENGLISH, PROJECT_ENGLISH, is_concept
from pipeline.entities.heads import ACRONYM_STOPS, ENGLISH_GENERIC, ENGLISH_HARD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.entities.gazetteer import Gazetteer
    from pipeline.types import NameLabel

_RUN = re.compile(
    r"[A-Z][A-Za-zÀ-ɏ0-9'’\-]*\.?"
    r"(?:(?: | (?:of|for|and|de|on) (?:the )?| & ?|, (?=Ltd|Inc|LLC|S\.A))(?:[A-Z][A-Za-zÀ-ɏ0-9'’\-]*\.?|\d{1,4}\b)){0,9}"
)
_ORG_LAST = re.compile(rf"(?:{ORG_ENGLISH.pattern})\.?$")
_ORG_FIRST = re.compile(
    r"^(?:Ministry|Department|Government|Bank|University|Bureau|Office|Institute|Council|Board|Authority|Federation|Kingdom) "
    r"(?:of|for|on)\b"
)
_GOVERNMENT = re.compile(r"^(.{2,30}) (?:Government|Ministry|Embassy|Parliament|Cabinet)$")
_PROJECT_LAST = re.compile(rf"(?:{PROJECT_ENGLISH.pattern})(?: \d{{1,4}}| [IVX]{{1,4}})?$")
_AND = re.compile(r" and (the )?")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:\d{1,2} )?\d{4} "
)
_FOR_MONEY = re.compile(r"( for )(?=(?:USD|EUR|GBP|US|JPY|KRW|CNY|RMB|HK|SGD|INR|AUD|CAD|CHF)\b)")
_PLANT = re.compile(
    r"(?:Hydropower|Hydroelectric|Power|Solar|Wind|Nuclear|Thermal|Geothermal|Desalination|Treatment|Steel|Cement) "
    r"(?:Plant|Station|Farm|Complex)$"
)
_FOR_BODY = re.compile(r"^(?:Transport|Homes|Highways|Ports|Water|Energy) for (?:the )?[A-Z]")
_TITLE = re.compile(
    r"\b(?:Mr|Ms|Mrs|Dr|Prof|Professor|President|Prime Minister|Minister|Chairman|CEO|Director|Governor|Mayor|Ambassador)\.? "
    r"([A-Z][a-zà-ÿ'-]+(?: [A-Z]\.?)?(?: [A-Z][a-zà-ÿ'-]+){1,2})"
)
_NAME = r"([A-Z][a-zà-ÿ'-]+(?: [A-Z]\.)?(?: (?:(?:de|van|von|bin|al|el) )?[A-Z][A-Za-zà-ÿ'-]+){1,2})"
_NAME_TITLE = re.compile(
    rf"(?<![A-Za-z]){_NAME}, (?:the |its |our )?(?:[A-Z]?[a-z]+ ){{0,2}}"
    r"(?i:chief executive|chief financial officer|managing director|director|chairman|chairwoman|chair|president|minister|"
    r"governor|mayor|ceo|cfo|head|secretary|general manager|vice president|spokesman|spokeswoman|spokesperson)\b"
)
_SAID = re.compile(
    rf"(?:\b[Ss]aid|\b[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|\b[Mm]anaging [Dd]irector|\b[Cc]hairwoman) {_NAME}"
    r"(?=[,.;]| said\b| added\b| told\b|$)"
)
_TITLE_WORD = re.compile(
    r"\b(?:Chief|Executive|Managing|Director|Chairman|President|Minister|Governor|Mayor|The|Mr|Mrs|Ms|Dr|Sir|In|At|On|"
    r"Officer|Prime|Vice|Deputy|Secretary)\b"
)
_LEADS = (
    "The ",
    "A ",
    "An ",
    "In ",
    "On ",
    "At ",
    "By ",
    "For ",
    "From ",
    "And ",
    "But ",
    "Its ",
    "This ",
    "Of ",
    "As ",
    "To ",
    "With ",
    "Construction of the ",
    "Completion of the ",
    "Work on the ",
    "Works on the ",
    "Development of the ",
)
_PERIODS = re.compile(r"(?<![A-Z][a-z]{2})(?<!Co)(?<!\b[A-Z])\.(?= )")


def find_latin(text: str, gazetteer: Gazetteer, *, english: bool) -> list[Candidate]:
    """Candidates in Latin script in the order of the text; places and persons only where the text is `english`."""
    found = []
    for start, end in _runs(text):
        name = text[start:end]
        label = _label(name)
        if label is not None:
            found.append(Candidate(start, end, label, 0.85, "rule:latin-head"))
        if english:
            found.extend(_places(text, start, end, gazetteer))
    if english:
        spans = [(m.start(1), m.end(1)) for pattern in (_TITLE, _NAME_TITLE, _SAID) for m in pattern.finditer(text)]
        spans = [(start, end) for start, end in spans if _is_person(text[start:end], gazetteer)]
        found.extend(Candidate(start, end, "PERSON", 0.85, "rule:person-title", rank=1) for start, end in spans)
    return found


def _is_person(name: str, gazetteer: Gazetteer) -> bool:
    """Whether capitalised words may be a person's name: none of a body or an undertaking, and no place."""
    if _ORG_LAST.search(name) or _PROJECT_LAST.search(name) or gazetteer.find(name) is not None:
        return False
    return _TITLE_WORD.search(name) is None


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, cut at the ends of sentences and freed of articles at their head."""
    for match in _RUN.finditer(text):
        start = match.start()
        if start and text[start - 1].isalnum() and text[start - 1].isascii():
            continue
        cuts = [start, *sorted({start + cut for cut in _cuts(match[0])}), match.end()]
        for left, right in pairwise(cuts):
            while left < right and text[left] == " ":
                left += 1
            if text.startswith("and ", left):
                continue
            lead = next((word for word in _LEADS if text.startswith(word, left)), "")
            left += len(lead)
            right -= text[left:right].endswith(".") and not re.search(r"(?:Corp|Inc|Ltd|Co|Bros|S\.A)\.$", text[left:right])
            if right - left > 1:
                yield left, right


def _cuts(run: str) -> Iterator[int]:
    """Where a run of capitalised words ends one name and begins another: behind a full stop, or `and` behind a whole name."""
    yield from (match.end() for match in _PERIODS.finditer(run))
    yield from (match.end() for match in _MONTH.finditer(run))
    for match in _FOR_MONEY.finditer(run):
        yield from (match.start(), match.end(1))
    for match in _AND.finditer(run):
        if match[1] or _ORG_LAST.search(run[: match.start()]):
            yield match.start()
            yield match.end()


def _label(name: str) -> NameLabel | None:
    words = re.findall(r"[A-Za-z0-9]+", name)
    if all(word.lower() in ENGLISH_GENERIC for word in words):
        return None
    if len(words) > 2 and _PLANT.search(name):
        return "PROJECT"
    if len(words) > 1 and (
        _ORG_LAST.search(name) or _FOR_BODY.match(name) or _GOVERNMENT.match(name) or _ORG_FIRST.match(name)
    ):
        return "ORG"
    if len(words) > 1 and _PROJECT_LAST.search(name) and not is_concept(name):
        return "PROJECT"
    return None


def _places(text: str, start: int, end: int, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Places and bodies of the gazetteer among the words of a run, the longest at each word."""
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"[A-Za-zÀ-ɏ0-9'’\-]+", text[start:end])]
    index = 0
    while index < len(words):
        for last in range(min(len(words), index + 5) - 1, index - 1, -1):
            left, right = words[index][0], words[last][1]
            entry = gazetteer.find(text[left:right])
            if entry is None or right - left < 2 or (text[left:right].isupper() and text[left:right] in ACRONYM_STOPS):
                continue
            alone = last - index + 1 == len(words) or last > index
            if entry.kind not in ("country", "org", "region") and (not alone or text[left:right] in ENGLISH_HARD):
                continue
            if text[left:right] in ENGLISH_HARD and len(words) > 1:
                continue
            label: NameLabel = "ORG" if entry.kind == "org" else "PLACE"
            yield Candidate(left, right, label, 0.9, f"gazetteer:{entry.kind}")
            index = last
            break
        index += 1
