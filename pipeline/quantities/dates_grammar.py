"""How dates are written: one compiled pattern over folded text, in which each alternative is a group of its own.

`fold` maps look-alikes to one character each (full-width forms, dashes, quotes, 年月日), so that offsets stay the same and the
pattern knows one spelling of each sign. Every repeat is bounded, and no two neighbouring repeats share a character, so matching
takes time linear in the text. A group's inner groups are named after it: `year_a` and `year_b` of `year`.
"""

from __future__ import annotations

import re

_SIGNS = {
    "'": "’‘＇`´′ʼ‛",
    "~": "∼～〜˜∽",
    "-": "－−‐‑‒–—―",
    "·": "ㆍ・･‧∙⋅",
    ".": "．",
    ",": "，、",
    "/": "／",
    ":": "：",
    "(": "（［〔[",
    ")": "）］〕]",
    " ": "\u00a0\u2002\u2003\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000",
    "년": "年",
    "월": "月",
    "일": "日",
    "도": "度",
    "대": "代",
}
_FOLD = str.maketrans(
    {odd: plain for plain, odds in _SIGNS.items() for odd in odds} | {chr(0xFF10 + digit): str(digit) for digit in range(10)}
)


def fold(text: str) -> str:
    """The text with look-alikes replaced one for one; as long as the text itself."""
    return text.translate(_FOLD)


# Relative words: `r…` count from the report's date, `t…` from a date in the text, each with the years, months or quarters
# between. Spaces within a word are left out here where the pattern takes it with and without.
RELATIVE = {
    "ryear": {
        "지지난해": -2, "지난해": -1, "작년": -1, "재작년": -2, "올해": 0, "올": 0, "금년": 0, "내년": 1, "명년": 1,
        "내후년": 2, "昨年": -1, "去年": -1, "上年": -1, "一昨年": -2, "今年": 0, "本年": 0, "来年": 1, "來年": 1, "明年": 1,
        "再来年": 2, "后年": 2, "last year": -1, "this year": 0, "next year": 1,
    },
    "tyear": {
        "전년": -1, "동년": 0, "같은해": 0, "그해": 0, "이듬해": 1, "다음해": 1, "익년": 1, "前年": -1, "同年": 0, "翌年": 1,
        "previous year": -1, "prior year": -1, "preceding year": -1, "following year": 1, "same year": 0,
    },
    "rmonth": {
        "이달": 0, "이번달": 0, "금월": 0, "지난달": -1, "작월": -1, "다음달": 1, "내달": 1, "내월": 1,
        "今月": 0, "本月": 0, "先月": -1, "上月": -1, "上个月": -1, "来月": 1, "來月": 1, "下月": 1, "下个月": 1,
        "this month": 0, "last month": -1, "next month": 1,
    },
    "tmonth": {"전월": -1, "같은달": 0, "동월": 0, "익월": 1, "同月": 0, "翌月": 1, "前月": -1},
    "rquarter": {"지난분기": -1, "전분기": -1, "이번분기": 0, "다음분기": 1},
}  # fmt: skip

# What a word that may also begin a longer one (`같은 해` of `같은 해석`) is followed by when it stands alone.
_ALONE = r"(?:(?![가-힣])|(?=에|의|까지|부터|보다|상반기|하반기)|(?=[는도말초중](?![가-힣])))"
_HONOUR = "선수|인물|책|작가|차|상|영화|배우|감독|앨범|기자|과학자|발명|단어|브랜드"  # `올해의 책` is a prize
_LOOSE = {
    "지난해": rf"지난해|지난 해{_ALONE}",
    "같은해": rf"같은 ?해{_ALONE}",
    "그해": rf"그 ?해{_ALONE}",
    "다음해": rf"다음 ?해{_ALONE}",
    "올해": rf"올해(?!의 ?(?:{_HONOUR})(?![가-힣]))",
    "올": r"올(?= ?(?:[0-9]{1,2}(?:[~\-][0-9]{1,2})?월|[0-9](?:/4)? ?분기|들어|[초말](?![가-힣])|초부터|초에|연초|연말|한 ?해"
    r"|상반기|하반기|봄|여름|가을|겨울))",
    "동년": r"동년(?!배)",
    "上年": r"上年(?!纪)",
    "이달": r"이달(?![러리라])",
    "이번달": r"이번 ?달(?!러)",
    "지난달": r"지난 ?달(?!러)",
    "다음달": r"다음 ?달(?!러)",
    "같은달": r"같은 ?달(?!러)",
    "내달": r"내달(?![리려렸린릴라])",
    "동월": r"동월(?=[ 0-9])",
    "지난분기": r"지난 ?분기",
    "이번분기": r"이번 ?분기",
    "다음분기": r"다음 ?분기",
}


def _words(names: dict[str, int]) -> str:
    """The alternatives for relative words, longest first. A Korean or an English one begins a word, an English one ends it."""
    ordered = sorted(names, key=len, reverse=True)
    korean = [_LOOSE.get(name, name) for name in ordered if "가" <= name[0] <= "힣"]
    hanja = [_LOOSE.get(name, name).translate(_FOLD) for name in ordered if "一" <= name[0] <= "鿿"]
    english = [f"[{name[0].upper()}{name[0]}]{name[1:]}" for name in ordered if name[0].isascii()]
    parts = [rf"(?<![가-힣])(?:{'|'.join(korean)})", *hanja]
    if english:
        parts.append(rf"(?<![A-Za-z])(?:{'|'.join(english)})(?![A-Za-z])")
    return "|".join(parts)


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun", "July Jul",
            "August Aug", "September Sept Sep", "October Oct", "November Nov", "December Dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

_FREE = r"(?<![0-9A-Za-z_])(?<![0-9][.,/:\-])"  # not inside a longer number, a word or a code
_FREE_END = r"(?![0-9A-Za-z_])(?![.,/:\-~][0-9])"
_TO = r" {0,2}[~\-] {0,2}"
_Y4 = r"(?:1[89]|20)[0-9]{2}"
_YY = r"'(?=[0-9]{2}(?![0-9]))[0-9]{2}"
_D2 = r"[0-9]{1,2}"
_TH = r"(?:st|nd|rd|th)?"
_YEAR_END = r"(?:도(?!시|로(?![가-힣])|입|달|약|착|전|청|심|민|쿄|내))?"  # the 도 of 2011년도, not of `2011년 도입`
_MONTH_NAME = "(?:" + "|".join([*MONTHS, *(name.upper() for name in MONTHS)]) + r")(?![A-Za-z])\.?"
_QUARTER_SIGN = r"(?:사?분기|四半期|季도)"
_NAMED_YEAR = r"(?:last|this|next|same|previous) year"
WEEKDAY = r"(?: ?\([월화수목금토일](?:요일)?\))"

_BY_DIGIT = {
    # 2011-06-01, 2011/06/01; a time may follow
    "iso": rf"(?<![0-9A-Za-z_/.\-])(?P<iso_y>{_Y4})(?P<iso_s>[\-/])(?P<iso_m>{_D2})(?P=iso_s)(?P<iso_d>{_D2})"
    r"(?![0-9A-SU-Za-z_/\-])(?!\.[0-9A-Za-z])",
    # 2011-06 as a cell or in brackets of its own: elsewhere it is a report's number
    "isom": rf"(?<![^(\t\n])(?P<isom_y>{_Y4})-(?P<isom_m>0[1-9]|1[0-2])(?![^)\t\n])",
    # the year of '11.1/4, '24.上, 2013 3Q, 2013Q3, 2013 상반기: what follows is an atom of its own
    "ydot": rf"{_FREE}(?P<ydot_y>{_YY}|{_Y4})(?: ?\. ?(?=[1-4]/4|[1-4] ?Q(?![A-Za-z])|[1-4] ?사?분기|[상하]반기|[上下])"
    r"| {1,2}(?=[1-4](?:/4)? ?사?분기|[1-4]Q(?![A-Za-z])|[상하]반기|[1-9][0-2]?월(?![가-힣]))|(?=Q[1-4](?![0-9A-Za-z])))",
    # 2010.12.10., 2011. 6, ’23.5.10., '24.3월, 2010.3.~6.; but `13. 5월` may be the 13th item of a list
    "dot": rf"{_FREE}(?P<dot_y>{_YY}|{_Y4}|[0-9]{{2}}(?=\.[0-9]|\. {_D2}\. {_D2}\.? ?\()) {{0,2}}\. {{0,2}}(?P<dot_m>{_D2})"
    r"(?![0-9])"
    rf"(?:(?P<dot_w> ?월)|(?: {{0,2}}\. {{0,2}}(?P<dot_d>{_D2})(?![0-9])(?P<dot_i>일)?)?)(?P<dot_p> ?\.(?![0-9A-Za-z]))?"
    rf"(?:{WEEKDAY}? {{0,2}}~ {{0,2}}(?P<dot_e>{_D2})(?:\. {{0,2}}(?P<dot_f>{_D2}))?(?!\.?[0-9])(?P<dot_v>[월일])?"
    r"(?:\.(?![0-9A-Za-z]))?)?(?!\.[0-9])",
    # 31/12/2013, 12/31/2013, 31.12.2013
    "num": rf"{_FREE}(?P<num_a>{_D2})(?P<num_s>[/.])(?P<num_b>{_D2})(?P=num_s)(?P<num_y>{_Y4}){_FREE_END}",
    # 2008, 2009년: the years of a list that shares its 년
    "list": rf"(?<![0-9])(?P<list_y>{_YY}|{_Y4})(?=(?: ?[,·] ?(?:'[0-9]{{2}}|{_Y4})(?![0-9])){{1,9}} ?년)",
    # 2011년, ’11년도, 2010~2015년, 2012/13년, 1990년대, 2013 회계연도
    "year": rf"(?<![0-9])(?P<year_a>{_YY}|[0-9]{{2,4}})(?:(?P<year_s>{_TO}|[/·])(?P<year_b>{_YY}|[0-9]{{2,4}}))?"
    rf" {{0,2}}(?:(?P<year_f>회계연도|학년도)|년(?:(?P<year_u>대(?!비|선|규|형|외|책|폭|거))|{_YEAR_END}))",
    # 3월, 3~5월; the 3 of 3·4월
    "month": rf"(?<![0-9])(?<![0-9]\.)(?P<month_a>{_D2})(?:{_TO}(?P<month_b>{_D2}))?(?P<month_s> {{0,2}})월",
    "months": rf"(?<![0-9])(?P<months_a>{_D2})(?=(?P<months_s>[·,]) ?{_D2}(?:[·,] ?{_D2}){{0,4}}월)",
    # 18일, 10~15일, 5号; the 14 of 14·15일
    "day": rf"(?<![0-9])(?<![0-9][.,])(?P<day_a>{_D2})(?:{_TO}(?P<day_b>{_D2}))?(?P<day_s> {{0,2}})(?:일|号)",
    "days": rf"(?<![0-9])(?P<days_a>{_D2})(?=[·,] ?{_D2}(?:[·,] ?{_D2}){{0,4}}일)",
    # 3.15.(금), 3/15(금), 5.10일: a day of the year where a weekday or 일 makes it sure
    "md": rf"{_FREE}(?P<md_m>{_D2})(?P<md_s>[./]) ?(?P<md_d>{_D2})(?:\.?(?={WEEKDAY})|(?P<md_i>일))",
    # 1분기, 3/4분기, 3·4분기, 1~3분기; the 1 of 1·2분기; the 1/4 of '11.1/4
    "quarter": rf"(?<![0-9])(?<![0-9],)(?P<quarter_a>[1-4])(?:[/·]4)?(?:{_TO}(?P<quarter_b>[1-4])(?:[/·]4)?)? ?{_QUARTER_SIGN}",
    "fourth": r"(?<=\.)(?P<fourth_a>[1-4])/4(?![0-9])",
    "quarters": r"(?<![0-9])(?P<quarters_a>[1-4])(?=(?:·[1-4]){1,3} ?분기)",
    # 1Q23, 2Q 2024, 1H24, 3Q
    "code": r"(?<![0-9A-Za-z])(?<![0-9],)(?P<code_n>[1-4]) ?(?P<code_u>[QH])"
    r"(?P<code_y> ?(?:19|20)[0-9]{2}|'?[0-9]{2}| ?'[0-9]{2})?(?![0-9])[EFP]?(?![A-Za-z0-9])",
    # 20세기, 20世紀, 20th century
    "century": r"(?<![0-9])(?P<century_n>[1-9]|1[0-9]|2[0-2])"
    r"(?: ?(?:세기|世紀|世纪)(?![가-힣])|세기(?=[에의를은는가이도와과로엔말초중후전까부]))",
    "encentury": r"(?<![0-9])(?P<encentury_n>1[0-9]|2[0-2]|[1-9])(?:st|nd|rd|th)[ \-]century",
    # 1990s, '90s
    "endecade": r"(?<![0-9A-Za-z])(?P<endecade_y>'[2-9]0|(?:1[5-9]|20)[0-9]0)'?s(?![A-Za-z])",
    # 5 March 2013, 5-7 March, 5th of March
    "dmy": rf"{_FREE}(?P<dmy_d>{_D2}){_TH}(?:{_TO}(?P<dmy_e>{_D2}){_TH})?(?: (?:of )?|-)(?P<dmy_m>{_MONTH_NAME})"
    r"(?:(?: ?,? {1,2}|-)(?P<dmy_y>(?:1[5-9]|20)[0-9]{2})(?![0-9]))?",
    # 2010-2015, '11~'15, 2010~15
    "years": rf"{_FREE}(?P<years_a>{_YY}|{_Y4})(?P<years_s>{_TO}|/)(?P<years_b>{_YY}|{_Y4}|[0-9]{{2}}){_FREE_END}",
    # 2013, '15: dates only where something around them says so
    "bare": rf"{_FREE}(?P<bare_y>{_YY}(?=[efpEFP]? ?[)→⇒:~])|{_Y4})(?![0-9])",
}

_BY_LATIN = {
    "url": r"(?:https?://|www\.)[!-'*-~]{1,2000}",
    # FY2023, FY2022/23, fiscal year 2023
    "fy": r"(?:FY|CY|[Ff]iscal (?:[Yy]ear )?) ?(?P<fy_a>'?[0-9]{2}|(?:19|20)[0-9]{2})"
    r"(?:[\-/~](?:FY)?(?P<fy_b>'?[0-9]{2}|(?:19|20)[0-9]{2}))?(?![0-9])[EFP]?(?![0-9A-Za-z])",
    # Q3 2024, H1'24
    "qcode": r"(?:(?<![0-9])|(?<=20[0-9]{2}))(?P<qcode_u>[QH])(?P<qcode_n>[1-4])(?: of)?"
    r"(?P<qcode_y> (?:FY ?)?(?:19|20)[0-9]{2}| ?'[0-9]{2})?(?![0-9A-Za-z])",
    # first quarter of 2013, second half of last year
    "ordinal": r"(?P<ordinal_n>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th) (?P<ordinal_u>quarter|half)(?![A-Za-z\-])"
    rf"(?:(?:,| of| in)? (?:the )?(?P<ordinal_y>(?:19|20)[0-9]{{2}}(?![0-9])|{_NAMED_YEAR}))?",
    # summer of 2013
    "enseason": r"(?P<enseason_n>[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter)(?: of)? "
    r"(?P<enseason_y>(?:19|20)[0-9]{2})(?![0-9])",
    # March 5, 2013; March 5-7; March 2013; March of this year; March
    "mdy": rf"(?P<mdy_m>{_MONTH_NAME})(?: {{1,2}}(?P<mdy_d>{_D2})(?![0-9]){_TH}(?:{_TO}(?P<mdy_e>{_D2})(?![0-9]){_TH})?)?"
    rf"(?: ?,? {{0,2}}(?:of )?(?P<mdy_y>'[0-9]{{2}}|(?:1[5-9]|20)[0-9]{{2}}|{_NAMED_YEAR})(?![0-9A-Za-z]))?",
}

_BY_WORD = {
    # 기원전 57년
    "bc": r"(?:기원전|紀元前|公元前|(?<![A-Za-z])B\.?C\.?) ?(?P<bc_y>[0-9]{1,4}) ?년",
    # 平成25年, 令和元年度
    "era": r"(?P<era_e>明治|大正|昭和|平成|令和)(?P<era_n>元|[0-9]{1,2})(?:~(?P<era_m>[0-9]{1,2}))?년도?",
    # 二〇一三年, 第三季度
    "hanyear": r"(?P<hanyear_y>[一二][〇零一二三四五六七八九]{3})년도?",
    "hanquarter": r"[제第]?(?P<hanquarter_n>[一二三四])(?:季도|四半期)",
    "tquarter": rf"[제第](?P<tquarter_a>[1-4])(?:/4)? ?{_QUARTER_SIGN}",
    # 상반기, 上半年; the 上 of '24.上
    "half": r"[상하전후]반기|[上下]半期|[上下]半년|[上下]期(?![가-힣一-鿿])",
    "shang": r"[上下](?=[ )~,.]|$)",
    "season": r"(?P<season_n>봄|여름|가을|겨울)(?:철(?![가-힣]))?(?:(?![가-힣])|(?=에|부터|까지|의|[은이엔](?![가-힣])))",
    "ryear": rf"(?P<ryear_w>{_words(RELATIVE['ryear'])}){_YEAR_END}",
    "tyear": rf"(?P<tyear_w>{_words(RELATIVE['tyear'])}){_YEAR_END}",
    "rmonth": rf"(?P<rmonth_w>{_words(RELATIVE['rmonth'])})",
    "tmonth": rf"(?P<tmonth_w>{_words(RELATIVE['tmonth'])})",
    "rquarter": rf"(?P<rquarter_w>{_words(RELATIVE['rquarter'])})",
}


def _alternatives(groups: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in groups.items())


# The classes in the lookaheads hold the first characters of what follows: at most positions of a text nothing else is tried.
DATE = re.compile(
    rf"(?=[0-9'])(?:{_alternatives(_BY_DIGIT)})"
    rf"|(?=[A-Zahwfst1-4])(?<![A-Za-z])(?:{_alternatives(_BY_LATIN)})"
    r"|(?=[기紀公B明大昭平令一二三四제第상하전후上下봄여가겨지작재올금내명昨去今本来來再后동같그이다익前同翌先lLtTnNpPfFsS])"
    rf"(?:{_alternatives(_BY_WORD)})"
)
