"""The words that say what a figure measures and what happened on a date, in four languages."""

from __future__ import annotations

import re

from pipeline.relations.lexicon import CueTable

MEASURES = CueTable(
    {
        "market_size": (
            r"시장\s?(?:규모|가치|수요|전망치)|시장[은이](?=\s)|시장\b|매출\s?시장|market(?: size| value)?|"
            r"市場(?:規模)?|市场(?:规模)?"
        ),
        "cost": (
            r"총?\s?사업\s?(?:비|규모)|총?\s?공사\s?(?:비|금액)|건설\s?(?:비|비용|단가)|총?\s?예산|소요\s?(?:예산|"
            r"비용|자금|재원)|총\s?비용|비용|조성\s?비|개발\s?(?:비|비용)|(?:토지|용지|보상|건축|설계|부지\s?매입)\s?비(?=[\s\x00:은는이가])|\bcosts?\b|\bbudget\b|総事業費|"
            r"事業費|工事費|总投资额?|总造价|造价|工程费"
        ),
        "contract": (
            r"(?:수주|계약|낙찰|도급|납품)(?!잔)\s?(?:총?액|금액|고|규모|가|실적)?|따내|따냈|\bcontracts?\b|\borders?\b|受注(?:額)?|"
            r"契約(?:額)?|合同(?:额|金额)?|中标"
        ),
        "investment": (
            r"투자\s?(?:금액|규모|비|금|액|유치)?(?!지분|자본금|청|처|공사|은행|회사|개발)|들여|들인|출자\s?(?:액|"
            r"금)?(?!자)|투입|invest(?:s|ed|ment|ments|ing)?\b|投資(?:額)?|投资|出資"
        ),
        "funding": (
            r"\bprovid(?:es?|ed)\s$|차관|지원(?!단|사업|센터)|보조금|융자|기금|대출|조달|무상\s?원조|유상\s?원조|원조|공여|모금|"
            r"펀드|자금\s?(?:지원)?|보증|교부|출연|기부|"
            r"(?<![가-힣])(?:국|도|시|군|구|지방)비(?=\s?\x00)|국고|민자(?=\s?\x00)|PF|파이낸싱|\b(?:loans?|grants?|fund(?:s|ed|ing)?|subsid(?:y|ies)|financ(?:e|"
            r"ed|ing)|lends?|lent)\b|融資|借款|円借款|補助金|贷款|资助|补贴|拨款"
        ),
        "revenue": r"매출(?:액|고)?|영업수익|수입액|\b(?:revenues?|sales|turnover)\b|売上(?:高)?|销售额|营业收入|营收",
        "capital": r"(?:투자|납입|초기)?\s?자본금?|자본금|납입금|\bcapital\b|資本金|注册资本|注册资金",
        "area": r"(?:총|부지|대지|연|건축|전체|개발)?\s?면적|부지|연면적|넓이|\barea\b|面積|面积|占地",
        "length": r"(?:총\s?)?연장(?!되|하|을 위)|길이|구간|거리|노선|\blength\b|延長|全長|全长|长度",
        "population": r"(?:계획|수용|상주|거주|총|유입)?\s?인구|거주|주민|입주민|\b(?:population|inhabitants|residents)\b|人口",
        "capacity": (
            r"(?:처리|생산|설비|발전|수용|하역|저장|시설)?\s?(?:용량|능력)|연산(?=\s?\x00)|발전량|생산량|처리량|하역량|"
            r"\b(?:capacity|output)\b|容量|能力|出力|产能|装机"
        ),
        "share": (
            r"지분(?:율|구조)?|비중|점유율|점유|차지|비율|가운데|구성비|\b(?:stake|share|owns?|account(?:s|"
            r"ed)? for)\b|出資比率|割合|シェア|占比|占|持股|股权|股份"
        ),
        "growth": (
            r"성장(?:률|세)?|증가(?:율|세|폭)?|감소(?:율|세|폭)?|상승(?:률)?|하락(?:률)?|확대|늘(?:어|"
            r"었|며|고|린|릴|려|ㄹ)|줄(?:어|었|며|고)|급증|급감|(?:높|낮)아(?:[졌지질]|진)|올[랐라]|떨어[졌지]|연평균|전년\s?(?:대비|동기|보다)|\b(?:growth|"
            r"grew|grow|increase[ds]?|rose|declin\w*|cagr)\b|成長|増加|减少|增长|增加|增幅"
        ),
        "other": (
            r"이자율|금리|할인율|보험료|수익률|내부수익률(?:\s?\x01+)?|달성률|공정률|진척률|가동률|실업률|취업률|이자|"
            r"수주\s?잔[고액]|(?:여신|대출|예금|운용|투자)?\s?잔[고액]|총?자산|시가\s?총액|배출|감축|절감|절약|"
            r"수출(?:액)?|수입(?!액)|교역|무역|영업이익|순이익|이익|손실|부채|가격|"
            r"단가|요금|임대료|営業利益|経常利益|純利益|净利润|淨利|净资产|負債|负债|"
            r"\boperating (?:profit|income)\b|\bnet (?:profit|income|debt)\b|EBITDA|GDP|국내총생산|총생산"
        ),
    }
)
# Measures of a unit when no cue speaks.
UNIT_MEASURES = {
    **dict.fromkeys(("km2", "m2", "ha", "a", "acre", "pyeong", "cm2", "ft2", "mi2"), "area"),
    **dict.fromkeys(("km", "m", "mi", "ft", "cm", "mm", "nmi", "NM"), "length"),
    **dict.fromkeys(("W", "kW", "MW", "GW", "TW", "kWh", "MWh", "GWh", "TWh", "Wh", "MVA", "kV", "TEU", "bbl"), "capacity"),
}

EVENTS = CueTable(
    {
        "completion": (
            r"준공|완공|완료|개통|가동|개장|개항|완성|운영[을이]?\s?(?:개시|시작|에 들어)|상업\s?운전|"
            r"입주|마무리|영업\s?(?:개시|을 시작)|문을 (?:열|연)|개관|개소|개청"
            r"|\b(?:complet(?:e|ed|ion)|open(?:ed|s)?|inaugurat\w+|commission(?:ed|ing)|operational)\b|完成|竣工|完工|"
            r"開業|開通|稼働|运营|投产|建成|通车"
        ),
        "start": (
            r"착공|기공|시작|개시|착수|출범|첫\s?삽|돌입|발족|개발에 들어|공사에 들어|\b(?:began|begin|"
            r"begins|started|starts?|broke ground|launch(?:ed)?|groundbreaking)\b|着工|開始|着手|开工|"
            r"启动|动工"
        ),
        "agreement": (
            r"합의|체결|수주|계약|협약|양해각서|MOU|낙찰|따내|따냈|서명|조인|\b(?:sign(?:ed|s)?|agree(?:d|ment)?|contract|"
            r"award(?:ed)?|won|memorandum)\b|締結|合意|受注|契約|签署|签订|签约|协议|中标"
        ),
        "forecast": (
            r"전망|예측|예상|추산될|추정될|관측|내다[봤보]|것으로 (?:보|기대)|\b(?:forecast|projected|expected|"
            r"predict\w*)\b|見込|予測|予想|预计|预测|有望"
        ),
        "announcement": (
            r"발표|제안|공표|공개(?!모집| 입찰)|선언|구상|천명|보도|밝혔|밝힌|\b(?:announc\w+|propos\w+|"
            r"unveil\w*)\b|発表|提案|公表|公布|宣布|提出"
        ),
        "other": (
            r"승인|인가|선정|지정|인정|(?<!양)허가|채택|입찰|공고|낙점|확정|변경|인수|등록|편입|수립|통과|"
            r"비준|\b(?:approv\w+|select\w*|designat\w*|tender)\b|承認|選定|指定|批准|入选|审批"
        ),
        "period": r"만료|종료",
        "as_of": r"기준|현재(?!까지)|말\s?기준|\bas of\b|時点|現在|截至",
    }
)
SINCE = re.compile(r"^\s?(?:[초말중순]{1}\s?)?(?:부터|이후|이래|以降|から|起|以来)")
UNTIL = re.compile(r"^\s?(?:[초말중순]{1}\s?)?(?:까지|まで|前|止)")
# A date given up for a later one (`2012년에서 2014년으로 연기`), and what happens when an undertaking ends before its time.
POSTPONED = re.compile(r"연기|미뤄|미루|늦춰|늦추|늦어|지연|순연|변경|앞당|당겨|조정")
# What is to become of a figure by a date: `2030년까지 40%로 높일 계획`.
CLIMBS = re.compile(r"넓히|늘리|확대|높이|높일|끌어올|키우|키울|늘릴|넓힐|줄이|줄일|낮추|낮출|감축|달성|목표")
# Totals that only a firm has, and the words by which a text goes on about the firm before.
FIRM_TOTAL = re.compile(
    r"매출|영업이익|순이익|당기순|총?자산|부채|수주\s?잔[고액]|수주\s?(?:총?액|고|실적)|계약\s?(?:총?액|고|실적)|시가\s?총액|"
    r"(?:여신|대출|예금|운용)\s?잔액|(?:임?직원|종업원|임직원)|자본금(?:은|이)"
)
FIRM_ANAPHOR = re.compile(
    r"^[\s\-·•ㅇ○□◦*※“\"‘']*(?:(?:이|동)\s(?:회사|기업|은행|그룹|업체|공사|법인)|회사|동사|당사)(?:은|는|의|가)\s"
)
# How far an undertaking has come: never said of the one who builds it.
PROGRESS = re.compile(
    r"(?:공정|진척|분양|입주|공사\s?진행|달성|내부\s?수익|수익)[률율](?:\([A-Z]{2,5}\))?[은는이가]?\s?(?:약|현재)?\s?$"
)
