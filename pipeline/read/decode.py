"""From bytes to text: which of the encodings that East Asian reports come in a file is written in.

A byte order mark decides; then strict UTF-8. Korean, Japanese and Chinese encodings use the same bytes for different
characters, so that nearly any CP949 file is also a valid GB18030 file: each is tried, and the reading whose characters are
the most usual ones wins. charset-normalizer is asked for what is none of these.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from functools import lru_cache

from pipeline.errors import UnsupportedFormat
from pipeline.read import limits
from pipeline.read.formats import describe_formats
from pipeline.types import Notice

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("cp949", "utf-8", "utf-16-le", "utf-16-be", "cp932", "euc_jp", "gb18030", "cp1252")  # the first of equals wins

# The usual characters of running text. Only their being usual counts, not their order.
_COMMON_HANGUL = frozenset(
    "이다는의에을가고하한지로사도를기대인어시자해리정서과수일은부제있보전주나들성원공아으장동상만경신국조"
    "적계개발업산화투지역설중소관연간세계금융구분년월안등위통합및추진정책현황문영역외교라스트"
    "된했되였며면까와또그것여러할때문법재방식평균증가감률억조천백만건회차출입무내각명"
    "개거건걸검게격견결겠경고곳과관광교국군권규그극근글급긴길김난날남년노높는능니다단달당대더데던도돈동되된될두드든들등디"
    "따때떤라락란람량러런럼레려력련령례로록론료류률름리린림립마만많말망매먼메면명모목무문물미민바박받발밝방배백버번법베벽변별병보복본"
    "부북분불비빈사산상새색생서석선설성세션소속손송수순술스습승시식신실심십쓰아악안않알았앞약양어언업없에여역연열였영예오온올완"
    "왕외요용우운울움원월위유육으은음응의이익인일임입있자작잔장재저적전절점접정제조족존종좋주준중즉증지직진질집째차착찬참창채책처"
    "천철체초총최추축출충취치친침카코크큰키타태터토통투특트티파판편평포표품프피필하학한할함합항해핵행향허현형호혼화환활황회효후히"
    "힘했싱항만교량철강석유배럴톤억엔뿐특히역후비액살엄텐"
)
_COMMON_HANZI = frozenset(
    "的一是不了在有人这这个上中大为来以到说们国我他时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多"
    "经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情"
    "明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化"
    "老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结"
    "反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像"
    "难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运企投国际项目"
)
_HANGUL_WEIGHT, _COMMON_WEIGHT, _RARE_HANGUL_WEIGHT = 0.65, 1.2, 0.56
_KANA_WEIGHT, _HANZI_WEIGHT, _RARE_HANZI_WEIGHT = 1.0, 0.55, 0.1
_JAMO_WEIGHT = 0.2  # of a single letter; but those that serve as bullets are usual
_UNSPACED_PENALTY = 0.25
_SHORT_LENGTH = 2
_PLAIN_WEIGHT, _SIGN_WEIGHT, _LETTER_WEIGHT = 0.7, 0.5, 0.5
_BROKEN_WEIGHT = -3.0
_READABLE_SCORE = 0.3  # the mean weight below which bytes are not text
_MAX_REPLACED_SHARE = 0.02

_AMBIGUOUS_BYTES = 64
_CLEARLY = 0.2
_WESTERN = re.compile(r"[A-Za-z][^\x00-\x7f]|[^\x00-\x7f][A-Za-z]")
_HANGUL = re.compile("[가-힣]")
_ASCII = re.compile(r"[\t\n\r\x20-\x7e]")


def decode(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """The text without a byte order mark, nothing else changed; and a notice if some bytes could not be decoded.

    Bytes that could not be decoded show as U+FFFD. Raises `UnsupportedFormat` if the bytes are not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding)
    if b"\0" not in data:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return (text if not _is_short_cp949(data, text) else data.decode("cp949")), ()
    return _decode_as(data, _find_encoding(data))


def _is_short_cp949(data: bytes, text: str) -> bool:
    """Whether a few bytes that are valid UTF-8 are CP949 after all: `표1` is also `ǥ1`.

    Only two-byte sequences can be both, and a longer Korean text is never made of these alone. A letter beside an ASCII letter
    belongs to a Western word.
    """
    if len(data) > _AMBIGUOUS_BYTES or text.isascii() or max(text) >= "\u0800" or _WESTERN.search(text):
        return False
    if not _fits(data, "cp949", whole=True) or not _HANGUL.search(data.decode("cp949")):
        return False
    return _score(data, "cp949", whole=True) > _score(data, "utf-8", whole=True) + _CLEARLY


def decode_declared(data: bytes, declared: str) -> tuple[str, tuple[Notice, ...]]:
    """The text of a file that names its own encoding; a wrong or unknown name is passed over."""
    try:
        encoding = _WIDER.get(codecs.lookup(declared).name, declared)
        return data.decode(encoding), ()
    except (LookupError, ValueError):
        return decode(data)


_WIDER = {  # what files call by these names is nearly always the larger set
    "euc_kr": "cp949",
    "johab": "johab",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "iso8859-1": "cp1252",
    "ascii": "utf-8",
}


def _decode_as(data: bytes, encoding: str) -> tuple[str, tuple[Notice, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if broken > 2 + _MAX_REPLACED_SHARE * len(text):
        raise _not_text()
    reason = f"{broken} characters could not be decoded as {encoding.upper()} and show as U+FFFD; the file may be damaged"
    return text, (Notice(reason),)


def _find_encoding(data: bytes) -> str:
    sample = data[: limits.MAX_DETECTION_BYTES]
    whole = len(sample) == len(data)
    best, highest = "", _READABLE_SCORE
    for encoding in _CANDIDATES:
        score = _score(sample, encoding, whole=whole)
        if score > highest:
            best, highest = encoding, score
    if best and _fits(sample, best, whole=whole):
        return best
    guess = _ask_charset_normalizer(sample)
    if guess and _score(sample, guess, whole=whole) > highest:
        return guess
    if not best:
        raise _not_text()
    return best


def _fits(sample: bytes, encoding: str, *, whole: bool) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        decoder.decode(sample, final=whole)
    except UnicodeDecodeError:
        return False
    return True


def _score(sample: bytes, encoding: str, *, whole: bool) -> float:
    """The mean weight of the characters that the bytes would be in this encoding: about 1 for running text."""
    text = codecs.getincrementaldecoder(encoding)("replace").decode(sample, final=whole)
    if not text:
        return 0.0
    mean = sum(_weight(character) * count for character, count in Counter(text).items()) / len(text)
    if encoding.startswith("utf-16") and not _ASCII.search(text):
        # Two-byte codes read as UTF-16 look like Hangul, but hold no space.
        return mean - (_UNSPACED_PENALTY if len(text) > _SHORT_LENGTH else 3 * _UNSPACED_PENALTY)
    return mean


@lru_cache(maxsize=65_536)
def _weight(character: str) -> float:
    """How usual a character is in a report, from -3 (cannot be) to 1.2."""
    code = ord(character)
    if code < 0x80:
        return _PLAIN_WEIGHT if code >= 0x20 or character in "\t\n\r\f" else _BROKEN_WEIGHT
    if 0xAC00 <= code <= 0xD7A3:
        if character in _COMMON_HANGUL:
            return _COMMON_WEIGHT
        return _HANGUL_WEIGHT if _is_in(character, "euc_kr") else _RARE_HANGUL_WEIGHT
    if 0x3131 <= code <= 0x318E:
        return _KANA_WEIGHT if character in "ㅇㅁㆍ" else _JAMO_WEIGHT
    if 0x3041 <= code <= 0x30FF:
        return _KANA_WEIGHT
    if 0x4E00 <= code <= 0x9FFF:
        if character in _COMMON_HANZI:
            return _KANA_WEIGHT
        return _HANZI_WEIGHT if _is_in(character, "gb2312") or _is_in(character, "shift_jis") else _RARE_HANZI_WEIGHT
    if 0x2010 <= code <= 0x33FF or 0xFF01 <= code <= 0xFF5E or character in "·×÷±°§´¨¡¿《》「」":
        return _SIGN_WEIGHT
    return _weight_by_category(character, code)


def _weight_by_category(character: str, code: int) -> float:
    if character == "\ufffd" or unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs"):
        return _BROKEN_WEIGHT
    if code < 0x250 or 0x370 <= code < 0x460:
        return _LETTER_WEIGHT if character.isalpha() else 0.0
    return 0.0


def _is_in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _ask_charset_normalizer(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    match = from_bytes(sample[:65_536]).best()
    return match.encoding if match is not None else ""


def looks_like_plain_text(data: bytes) -> bool:
    """Whether bytes are certainly text: strict UTF-8 without control characters."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return all(_weight(character) > _BROKEN_WEIGHT for character in set(text))


def _not_text() -> UnsupportedFormat:
    return UnsupportedFormat(
        "binary data of an unknown kind, or text in an unknown encoding",
        expected=describe_formats(),
        mend="If it is text, save it as UTF-8.",
    )
