"""Units of the output contract as a Korean reader writes them. The contract's own codes stay in every machine column."""

from __future__ import annotations

CURRENCIES = {
    "KRW": "원", "USD": "달러", "JPY": "엔", "CNY": "위안", "EUR": "유로", "GBP": "파운드", "VND": "동", "IDR": "루피아",
    "MYR": "링깃", "THB": "바트", "RUB": "루블", "INR": "인도 루피", "KPW": "북한 원", "TWD": "대만 달러",
    "HKD": "홍콩 달러", "SGD": "싱가포르 달러", "AUD": "호주 달러", "NZD": "뉴질랜드 달러", "CAD": "캐나다 달러",
    "BND": "브루나이 달러", "FJD": "피지 달러", "JMD": "자메이카 달러", "NAD": "나미비아 달러", "ZWL": "짐바브웨 달러",
    "TTD": "트리니다드토바고 달러", "BSD": "바하마 달러", "GYD": "가이아나 달러", "LRD": "라이베리아 달러",
    "SBD": "솔로몬제도 달러", "PHP": "필리핀 페소", "MXN": "멕시코 페소", "ARS": "아르헨티나 페소", "CLP": "칠레 페소",
    "COP": "콜롬비아 페소", "UYU": "우루과이 페소", "CUP": "쿠바 페소", "DOP": "도미니카 페소", "PKR": "파키스탄 루피",
    "LKR": "스리랑카 루피", "NPR": "네팔 루피", "MUR": "모리셔스 루피", "SCR": "세이셸 루피", "MVR": "몰디브 루피야",
    "BDT": "방글라데시 타카", "MMK": "미얀마 짯", "KHR": "캄보디아 리엘", "LAK": "라오스 킵", "MNT": "몽골 투그릭",
    "KZT": "카자흐스탄 텡게", "UZS": "우즈베키스탄 숨", "KGS": "키르기스스탄 솜", "TJS": "타지키스탄 소모니",
    "AZN": "아제르바이잔 마나트", "TMT": "투르크메니스탄 마나트", "GEL": "조지아 라리", "AMD": "아르메니아 드람",
    "BYN": "벨라루스 루블", "UAH": "우크라이나 흐리브냐", "TRY": "튀르키예 리라", "LBP": "레바논 파운드",
    "EGP": "이집트 파운드", "SYP": "시리아 파운드", "SDG": "수단 파운드", "SSP": "남수단 파운드", "ILS": "이스라엘 셰켈",
    "SAR": "사우디 리얄", "QAR": "카타르 리얄", "OMR": "오만 리알", "IRR": "이란 리알", "YER": "예멘 리알",
    "AED": "UAE 디르함", "MAD": "모로코 디르함", "IQD": "이라크 디나르", "KWD": "쿠웨이트 디나르", "JOD": "요르단 디나르",
    "BHD": "바레인 디나르", "DZD": "알제리 디나르", "TND": "튀니지 디나르", "LYD": "리비아 디나르", "RSD": "세르비아 디나르",
    "MKD": "북마케도니아 데나르", "CZK": "체코 코루나", "PLN": "폴란드 즐로티", "HUF": "헝가리 포린트", "RON": "루마니아 레우",
    "BGN": "불가리아 레프", "SEK": "스웨덴 크로나", "ISK": "아이슬란드 크로나", "NOK": "노르웨이 크로네",
    "DKK": "덴마크 크로네", "CHF": "스위스 프랑", "XOF": "서아프리카 CFA 프랑", "XAF": "중앙아프리카 CFA 프랑",
    "RWF": "르완다 프랑", "CDF": "콩고 프랑", "BRL": "브라질 헤알", "PEN": "페루 솔", "BOB": "볼리비아 볼리비아노",
    "PYG": "파라과이 과라니", "VES": "베네수엘라 볼리바르", "GTQ": "과테말라 케찰", "CRC": "코스타리카 콜론",
    "HNL": "온두라스 렘피라", "ZAR": "남아공 랜드", "NGN": "나이지리아 나이라", "GHS": "가나 세디", "KES": "케냐 실링",
    "TZS": "탄자니아 실링", "UGX": "우간다 실링", "ETB": "에티오피아 비르", "AOA": "앙골라 콴자", "MZN": "모잠비크 메티칼",
    "ZMW": "잠비아 콰차", "MWK": "말라위 콰차", "BWP": "보츠와나 풀라", "MGA": "마다가스카르 아리아리", "MOP": "마카오 파타카",
    "AFN": "아프가니스탄 아프가니", "BTN": "부탄 눌트럼", "PGK": "파푸아뉴기니 키나",
}  # fmt: skip
UNITS = {
    "%": "%", "pp": "%p", "m2": "㎡", "km2": "㎢", "m3": "㎥", "km3": "㎦", "a": "아르", "pyeong": "평", "acre": "에이커",
    "mu": "묘", "sqft": "평방피트",
    "um": "㎛", "mile": "마일", "nmi": "해리", "ft": "피트", "inch": "인치", "yd": "야드", "ug": "㎍",
    "t": "톤", "tCO2": "tCO₂", "bbl": "배럴", "gal": "갤런", "cf": "입방피트",
    "bushel": "부셸", "hp": "마력", "degC": "℃", "degF": "℉", "knot": "노트", "bpd": "배럴/일", "CMD": "㎥/일",
    "person": "명", "household": "가구", "country": "개국", "city": "개 도시", "company": "개사", "organization": "개 기관",
    "bank": "개 은행", "project": "개 사업", "case": "건", "place": "곳", "region": "개 지역", "district": "개 지구",
    "province": "개 주", "county": "개 군", "village": "개 마을", "island": "개 섬", "complex": "개 단지", "building": "개 동",
    "floor": "개 층", "room": "실", "school": "개교", "hospital": "개 병원", "bed": "병상", "seat": "석", "station": "개 역",
    "line": "개 노선", "lane": "차로", "port": "개 항만", "berth": "선석", "airport": "개 공항", "plant": "개 시설",
    "bridge": "개 교량", "tunnel": "개 터널", "hotel": "개 호텔", "store": "개 점포", "vehicle": "대", "unit": "기",
    "ship": "척", "car": "량", "animal": "마리", "tree": "그루", "parcel": "필지", "parking": "면", "item": "개", "book": "권",
    "team": "개 팀", "species": "종",
}  # fmt: skip
_RATES = {
    "day": "일",
    "month": "월",
    "year": "년",
    "hour": "시간",
    "minute": "분",
    "second": "초",
    "person": "인",
    "vehicle": "대",
}


def is_money(unit: str) -> bool:
    """Whether a unit is an ISO 4217 code, known here or not, or a rate of one (`USD/t`)."""
    code = unit.partition("/")[0]
    return code in CURRENCIES or (code not in UNITS and len(code) == 3 and code.isalpha() and code.isupper())


def to_korean_unit(unit: str) -> str:
    """A unit as a Korean reader writes it: `탄자니아 실링`, `㎥/일`, `달러/톤`; one without a Korean name (`MW`) stays."""
    above, slash, below = unit.partition("/")
    if unit in ("km/h", "m/s"):  # units of their own, not a rate of two
        return unit
    return _to_name(above) + slash + _RATES.get(below, _to_name(below))


def _to_name(unit: str) -> str:
    return CURRENCIES.get(unit) or UNITS.get(unit, unit)
