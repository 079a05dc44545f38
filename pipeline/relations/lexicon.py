"""The words that relations hang on, in four languages: role, measure and event cues, negation, recommendation.

Each table maps a pattern to an attribute. They are matched against a clause in which mentions and brackets are blanked out,
so a cue inside a name never fires. Adding a cue is one more alternative here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found in a text: its attribute, and where it stands in that text."""

    attribute: str
    start: int
    end: int
    text: str


class CueTable:
    """Patterns by attribute. Where several fit at one place, the longest match wins."""

    def __init__(self, table: dict[str, str]) -> None:
        self._patterns = [(attribute, re.compile(pattern, re.IGNORECASE)) for attribute, pattern in table.items()]

    def find(self, text: str) -> list[Cue]:
        """All cues in the order of the text, none inside another."""
        found = [
            Cue(attribute, match.start(), match.end(), match.group())
            for attribute, pattern in self._patterns
            for match in pattern.finditer(text)
        ]
        found.sort(key=lambda cue: (cue.start, -cue.end))
        kept: list[Cue] = []
        for cue in found:
            if not kept or cue.start >= kept[-1].end:
                kept.append(cue)
        return kept


# What a predicate of its own says of its subject.
STRONG_ROLES = CueTable(
    {
        "owner": r"발주|주도|주관|총괄",
        "developer": (
            r"시행|실시|개발(?!도상|은행|협력|원조|사업단|계획|제한|경험|모델|본부|청)|추진|조성|전개|"
            r"개척|착공|건립|신설|착수|시작(?=하|했|한|할|해)|구축(?!함)"
        ),
        "contractor": (
            r"시공|준공|건설(?!사|업|부문|시장|현장|회사|장비|기술|기계|은행)|공사를 (?:맡|따내|수행)|"
            r"짓(?:고|는)|지은|지었|지을"
        ),
        "designer": r"설계|컨설팅|마스터\s?플랜|타당성\s?조사|기본계획",
        "investor": r"출자|투자(?!자|청|처|사|은행|공사|금융)|지분을? (?:보유|인수|확보|참여)",
        "funder": (
            r"융자|대출|차관|지원(?!받|을 받|으로|사업|센터|단)|자금을? (?:지원|제공|공급|조달해)|보조금을? (?:지급"
            r"|지원|제공)|보증"
        ),
        "operator": r"운영|위탁관리|유지관리|운행",
        "supplier": r"공급|납품|설치|(?:기술|설비|기자재|장비|시스템|서비스)[을를]? (?:제공|이전|전수|투입|도입)",
        "partner": (
            r"합작|합의(?!체)|협약|업무협약|양해각서|MOU|공동\s?(?:추진|개발|시행|건설|투자|참여)|제휴|"
            r"협력하|손을? 잡|손잡|컨소시엄을? (?:구성|이루|맺|꾸)"
        ),
        "other": r"입찰|응찰|참여|참가|가세|합류",
    }
)
# Predicates that take their sense from a noun before them, and what they mean without one ("" for nothing).
LIGHT_VERBS = CueTable(
    {
        "contractor": r"일괄\s?수주|수주|따내|따냈|낙찰|도급",
        "partner": r"MOU[를을]? ?(?:체결|맺)|업무\s?협약|양해각서|합작\s?계약",
        "other": r"참여|참가|진출(?!국|대상)|우선협상대상자|입찰",
        "": r"맡|담당|수행|제공|체결|계약|선정|지정|채택|확보|획득|취득|완료|마무리|제안|나서|나섰|뛰어들",
    }
)
NOUN_ROLES = CueTable(
    {
        "designer": r"설계|컨설팅|마스터\s?플랜|기본계획|타당성\s?조사|감리|종합계획\s?수립",
        "contractor": r"시공|EPC|토목\s?공사|건축\s?공사|공사|건설(?!사|업|부문|시장|회사|현장)",
        "operator": r"운영|유지관리|관리운영|O&M",
        "supplier": r"공급|납품|기자재|장비|차량\s?제작|기술\s?(?:이전|제공|자문|지원)|자문",
        "investor": r"투자(?!자문|계획|청)|출자|지분",
        "funder": r"차관|보조금|융자|대출|금융\s?(?:지원|주선)|자금|재원|유상원조|무상원조|보증",
        "developer": r"개발(?!도상|은행|협력|계획)|시행|조성|사업권",
        "owner": r"발주|총괄",
    }
)
# Nouns that call an actor by its role: `시공사는 …`, `발주처: …`.
TITLES = CueTable(
    {
        "owner": (
            r"(?:사업\s?)?발주(?:처|자|기관|청)|사업주(?:체)?|주무(?:부처|기관|관청)|총괄기관|주관(?:기관|"
            r"부처|사|사업자)?(?=[\s:：은는이가인(])|수원기관|(?<![a-z])(?:client|project owner|owner|"
            r"employer)|発注者|事業主体|业主|發包方|发包方"
        ),
        "developer": (
            r"(?:사업\s?)?시행(?:사|자|기관|처|주체)|개발(?:사업자|사업시행자|업체|사)(?=[\s:：은는이가인로(])|"
            r"사업자(?=[\s:：은는이가인로(])|추진(?:기관|주체)|수행기관|실시기관|(?<![a-z])(?:developer|"
            r"implementing agency|executing agency)|実施機関|開発事業者|开发商|实施机构"
        ),
        "contractor": (
            r"시공(?:사|자|업체|회사)|건설(?:사|업체|사업자)(?=[\s:：은는이가인로(])|수급인|수주(?:사|"
            r"업체)|도급(?:사|업체)|원도급|EPC\s?(?:사|업체|계약자)|(?<![a-z])(?:(?:epc |main )?contractor|"
            r"builder)|施工者|請負業者|施工企業|施工单位|承包商|承建商"
        ),
        "designer": (
            r"(?:기본|실시)?설계(?:사|자|업체|회사)|설계(?=\s?[:：])|컨설턴트|컨설팅(?:사|업체)|감리(?:사|"
            r"단|자)|(?<![a-z])(?:designer|design consultant|architect)|設計者|设计单位"
        ),
        "investor": (
            r"출자(?:사|자|기관)|(?:재무적\s?|전략적\s?)?투자(?:자|사)(?=[\s:：은는이가인로(])|지분\s?참여사|"
            r"(?<![a-z])(?:investors?|shareholders?|sponsors?)(?=\s?[:：])|出資者|投资方|投资人"
        ),
        "funder": (
            r"재원\s?조달(?=\s?[:：])|(?:자금|금융)\s?(?:지원|조달|제공)?\s?(?:기관|처)|공여(?:기관|국)|"
            r"대주단?|금융주선(?:사|기관)?|재원(?=\s?[:：])|지원기관|차관\s?(?:공여|제공)\s?기관|(?<![a-z])(?:lend"
            r"ers?|funding agency|financier|donor|financing)(?=\s?[:：])|融資機関|出资方|贷款方"
        ),
        "operator": r"운영(?:사|자|기관|업체|주체|회사)|(?<![a-z])operator|運営者|运营商|运营单位",
        "supplier": (
            r"공급(?:사|자|업체)|(?:설비|기자재|차량|기술|시스템)\s?(?:공급|제공)?\s?(?:사|업체|제작사)(?=[\s:：은"
            r"는이가인(])|제작사|납품업체|(?<![a-z])supplier|供給者|供应商"
        ),
        "partner": (
            r"(?:사업\s?)?파트너(?:사)?(?=[\s:：은는이가인로(])|협력(?:사|기관|업체)(?=[\s:：은는이가인로(])|"
            r"합작(?:사|파트너)|공동\s?(?:사업자|시행사|수행기관)|참여기관|(?<![a-z])partners?(?=\s?[:：])|"
            r"協力機関|合作方"
        ),
        "other": r"참여(?:사|기업|업체)|우선협상대상자|입찰참가자|응찰(?:사|자)",
    }
)
LIGHT_TITLES = re.compile(r"선정|지정|참여|참가|확정|뽑|낙점|위촉|나서|나섰|맡|결정|되었|됐|될|된")

NEGATED = re.compile(
    r"지(?:는|도|를)?\s?(?:않|못|아니|말)|[가이] 아니|수(?:는|가|도)? 없|못\s?(?:하|했|한|할|해)|"
    r"불가능|제한되|금지|배제|제외(?!하고)|(?:계획|예정|바)[이가은는도]?\s?없|\bnot\b|n't\b|\bnever\b|"
    r"\bwithout\b|ません|なかった|ない(?=[。、])|没有|未(?!来)"
)
DROPPED = re.compile(
    r"무산|취소|철회|백지화|중단(?!없)|포기|결렬|파기|좌초|유찰|탈락|고사|거절|거부|해지|보류|무효"
    r"|cancel|scrapped|withdr[ae]w|abandon|shelved|suspended|中止|撤回|白紙|取消|搁置|终止"
)
ADVISED = re.compile(
    r"필요(?:가|성이|성도|는|도)? ?있|필요하|필요할|필요성이? |(?:해|하여|[아어여]|져|돼|되어)야 (?:한|"
    r"할|하|함|된)|[아어여]야만|바람직|검토(?:할|해 볼|해볼|가 필요|중|\s중|하고 있|해야)|권고|"
    r"권장|제언|시급하|[ㄹ을할]\s?만하|요구된다|요망|기대해 볼|고려할|고려해|싶|희망|관심을|타진|"
    r"저울질|\bshould\b|\bmust\b|needs? to\b|recommend|ought to|べき|必要がある|望ましい|应该|"
    r"应当|建议|需要"
)
# Endings before which a recommendation does not reach back: what stands there is said as a fact.
FACT_JOINTS = re.compile(r"(?:므로|지만|으나|나|는데|은데|ㄴ데|니|니까|거니와|되|며|면서)$")
CONDITION = re.compile(r"(?:으면|면|다면|라면|려면|더라도|거든|든지|거나)$")
ANALOGY = re.compile(
    r"^[^.]{0,16}?(?:사례|경우|예)?(?:와|과)\s?(?:같이|마찬가지로|유사하게|비슷하게|달리)|^[^.]{0,24}?사례"
    r"(?:와 같|에서 (?:보|볼|알|확인|나타)|처럼|를 참고|를 살펴|[을를] 보면|를 통해)|^\s?(?:처럼|"
    r"만큼)"
)
SIMILE = re.compile(
    r"^\s?(?:사업|프로젝트|개발 사업|개발)?(?:와|과) 같은|^(?:\s?[가-힣]{1,4}){0,2}[을를] (?:참고|모델로|벤치마킹|본떠|본받)"
)
ANAPHOR = re.compile(
    r"(?<![가-힣\x00\x01])(?:동|이|해당|본|同|이번|상기|이들)\s(?:[가-힣]{1,6}\s)?(?:사업|프로젝트|"
    r"프로그램|단지|공사|신도시|도시|시설|산단|발전소|노선|구간|공항|항만|철도|플랜트|지구|특구|"
    r"정책|계획|도로|교량|터널|댐)"
    r"|(?<![가-힣\x00\x01])(?:동|본)(?:사업|프로젝트)|\b(?:the|this) (?:project|programme|program|"
    r"plant|line|development)\b|同事業|本事業|同プロジェクト|本プロジェクト|该项目|本项目"
)

MEASURES = CueTable(
    {
        "market_size": (
            r"시장\s?(?:규모|가치|수요|전망치)|시장[은이](?=\s)|시장\b|매출\s?시장|market(?: size| value)?|"
            r"市場(?:規模)?|市场(?:规模)?"
        ),
        "cost": (
            r"총?\s?사업\s?(?:비|규모)|총?\s?공사\s?(?:비|금액)|건설\s?(?:비|비용|단가)|총?\s?예산|소요\s?(?:예산|"
            r"비용|자금|재원)|총\s?비용|비용|조성\s?비|개발\s?(?:비|비용)|\bcosts?\b|\bbudget\b|総事業費|"
            r"事業費|工事費|总投资额?|总造价|造价|工程费"
        ),
        "contract": (
            r"(?:수주|계약|낙찰|도급|납품)\s?(?:총?액|금액|고|규모|가|실적)?|따내|따냈|\bcontracts?\b|\borders?\b|受注(?:額)?|"
            r"契約(?:額)?|合同(?:额|金额)?|中标"
        ),
        "investment": (
            r"투자\s?(?:금액|규모|비|금|액|유치)?(?!지분|자본금|청|처|공사|은행|회사|개발)|출자\s?(?:액|"
            r"금)?(?!자)|투입|invest(?:s|ed|ment|ments|ing)?\b|投資(?:額)?|投资|出資"
        ),
        "funding": (
            r"차관|지원(?!단|사업|센터)|보조금|융자|기금|대출|조달|무상\s?원조|유상\s?원조|원조|공여|모금|"
            r"펀드|자금\s?(?:지원)?|보증|교부|\b(?:loans?|grants?|fund(?:s|ed|ing)?|subsid(?:y|ies)|financ(?:e|"
            r"ed|ing)|lends?|lent)\b|融資|借款|円借款|補助金|贷款|资助|补贴|拨款"
        ),
        "revenue": r"매출(?:액|고)?|영업수익|수입액|\b(?:revenues?|sales|turnover)\b|売上(?:高)?|销售额|营业收入|营收",
        "capital": r"(?:투자|납입|초기)?\s?자본금?|자본금|납입금|\bcapital\b|資本金|注册资本|注册资金",
        "area": r"(?:총|부지|대지|연|건축|전체|개발)?\s?면적|부지|연면적|넓이|\barea\b|面積|面积|占地",
        "length": r"(?:총\s?)?연장(?!되|하|을 위)|길이|구간|거리|노선|\blength\b|延長|全長|全长|长度",
        "population": r"(?:계획|수용|상주|거주|총|유입)?\s?인구|거주|주민|입주민|\b(?:population|inhabitants|residents)\b|人口",
        "capacity": (
            r"(?:처리|생산|설비|발전|수용|하역|저장|시설)?\s?(?:용량|능력)|발전량|생산량|처리량|하역량|"
            r"\b(?:capacity|output)\b|容量|能力|出力|产能|装机"
        ),
        "share": (
            r"지분(?:율|구조)?|비중|점유율|점유|차지|비율|가운데|구성비|\b(?:stake|share|owns?|account(?:s|"
            r"ed)? for)\b|出資比率|割合|シェア|占比|占|持股|股权|股份"
        ),
        "growth": (
            r"성장(?:률|세)?|증가(?:율|세|폭)?|감소(?:율|세|폭)?|상승(?:률)?|하락(?:률)?|확대|늘(?:어|"
            r"었|며|고|린|릴|려|ㄹ)|줄(?:어|었|며|고)|급증|급감|연평균|전년\s?(?:대비|동기|보다)|\b(?:growth|"
            r"grew|grow|increase[ds]?|rose|declin\w*|cagr)\b|成長|増加|减少|增长|增加|增幅"
        ),
        "other": (
            r"이자율|금리|할인율|보험료|수익률|내부수익률|달성률|공정률|진척률|가동률|실업률|취업률|이자|"
            r"배출|감축|절감|절약|수출(?:액)?|수입(?!액)|교역|무역|영업이익|순이익|이익|손실|부채|가격|"
            r"단가|요금|임대료|GDP|국내총생산|총생산"
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
            r"승인|인가|선정|지정|인정|허가|채택|입찰|공고|낙점|확정|변경|인수|등록|편입|수립|통과|"
            r"비준|\b(?:approv\w+|select\w*|designat\w*|tender)\b|承認|選定|指定|批准|入选|审批"
        ),
        "as_of": r"기준|현재(?!까지)|말\s?기준|\bas of\b|時点|現在|截至",
    }
)
SINCE = re.compile(r"^\s?(?:[초말중순]{1}\s?)?(?:부터|이후|이래|以降|から|起|以来)")
UNTIL = re.compile(r"^\s?(?:[초말중순]{1}\s?)?(?:까지|まで|前|止)")

# Between an actor and the place it comes from.
HOMELY = re.compile(
    r"^(?:의|\s|인|[’'”\"」』])*(?:[가-힣A-Za-z·\s]{0,14}?(?:기업|회사|업체|건설사|은행|기관|전문지|연구소|국영|국유|민간|대기업|공기업|공사|그룹|재벌|"
    r"최대|대표|컨설팅사|설계사|개발사|제조사|시행사|운영사|조사기관|조사업체|스타트업|재단|대학|언론|통신사)\s?(?:인|이자|의|중)?\s?)?[‘'“\"「『]?$"
)
UNDERTAKING = re.compile(
    r"사업|프로젝트|공사|단지|신도시|도시|공장|플랜트|철도|도로|공항|항만|발전소|댐|교량|터널|"
    r"지구|특구|계약|program|project|plant|프로그램|노선|단지|시설|건설|센터|타운|대교|고속도로|"
    r"계획"
)
