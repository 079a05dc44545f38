"""The words that relations hang on, in four languages: role cues, negation, recommendation.

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
        "owner": r"발주|주도|주관|총괄|입찰[을를]?\s(?:공고|실시|부쳤|부치|개시)|입찰에\s부",
        "developer": (
            r"시행|실시|개발(?!도상|은행|협력|원조|사업단|계획|제한|경험|모델|본부|청)|추진|조성|전개|"
            r"개척|착공|건립|신설|착수|시작(?=하|했|한|할|해)|구축(?!함)"
        ),
        "contractor": (
            r"시공(?!사|자|업체|회사|능력|실적|경험)|준공|"
            r"건설(?!사|업|부문|시장|현장|회사|장비|기술|기계|은행)|공사를 (?:맡|따내|수행)|"
            r"짓(?:고|는)|지은|지었|지을"
        ),
        "designer": r"설계(?!사|자|업체|회사)|컨설팅(?!사|업체)|마스터\s?플랜|타당성\s?조사|기본계획",
        "investor": r"출자|투자(?!자|청|처|사|은행|공사|금융)|"
        r"지분(?:에|의)?\s?[\x00\x01]{0,14}(?:[을를]|씩)?\s?(?:각각\s|모두\s)?(?:보유|인수|확보|취득|참여|가졌|가지|갖)",
        "funder": (
            r"융자|대출|차관|지원(?!받|을 받|으로|사업|센터|단)|자금을? (?:지원|제공|공급|조달해)|보조금을? (?:지급"
            r"|지원|제공)|보증"
        ),
        "operator": r"운영(?!사|자|업체|체계|비)|위탁관리|유지관리|운행",
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
            r"employer)|発注者|事業主体|业主|業主|發包方|发包方|建设单位|建設單位"
        ),
        "developer": (
            r"(?:사업\s?)?시행(?:사|자|기관|처|주체)|개발(?:사업자|사업시행자|업체|사)(?=[\s:：은는이가인로(])|"
            r"사업자(?=[\s:：은는이가인로(])|추진(?:기관|주체)|수행기관|실시기관|(?<![a-z])(?:developer|"
            r"implementing agency|executing agency)|実施機関|開発事業者|开发商|实施机构"
        ),
        "contractor": (
            r"시공(?:사|자|업체|회사)|건설(?:사|업체|사업자)(?=[\s:：은는이가인로(])|수급인|수주(?:사|"
            r"업체)|도급(?:사|업체)|원도급|EPC\s?(?:사|업체|계약자)|(?<![a-z])(?:(?:epc |main )?contractor|"
            r"builder)|施工者|施工会社|請負業者|施工企業|元請|施工单位|施工單位|承包(?:商|单位|單位)|承建(?:商|单位|單位)"
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
# Parts of the work, as nouns that are dealt out to actors: `시공은 A가`, `운영 : B`, `A(설계)`. Roles apart by a blank.
TASKS = CueTable(
    {
        "designer": (
            r"(?<![가-힣])(?:기본|실시|건축|상세)?\s?설계|마스터\s?플랜|기본계획|타당성\s?조사|감리|사업관리|컨설팅(?!사|\s?그룹)"
        ),
        "contractor": (
            r"(?<![가-힣])(?:시공|(?:본|토목|건축|토목건축|기반시설|건설|조성|기초|골조|상부|하부|전기)\s?공사|공사(?=[은는]\s)|책임\s?준공)"
        ),
        "contractor designer": r"(?<![A-Za-z])EPC(?![A-Za-z])|설계[·,\s]?조달[·,\s]?시공|설계[·\s]?시공\s?일괄|일괄\s?시공",
        "operator": (
            r"(?<![가-힣])(?:위탁\s?)?운영(?:\s?[·및]\s?(?:유지)?관리)?(?!비|자|체|사)|유지\s?관리|"
            r"(?<![A-Za-z])O&M"
        ),
        "funder": r"(?<![가-힣])(?:금융|자금|재원)\s?(?:조달|지원|주선|제공)|(?<![가-힣])(?:차관|융자|대출)(?![가-힣])",
        "investor": r"(?<![가-힣])(?:지분\s?)?(?:출자|투자)(?=[은는):：,\s])",
        "supplier": (
            r"(?:기자재|설비|장비|차량|터빈|자재|시스템|통신|신호)\s?(?:(?:공급|납품|제작|구축)(?=[은는을를):：,\s])|(?=[은는):：,\s]))|"
            r"(?<![가-힣])(?:공급|납품)(?=[은는을를):：,\s])"
        ),
        "developer": r"(?<![가-힣])(?:시행|개발|사업\s?시행)(?=[은는):：,\s])",
        "owner": r"(?<![가-힣])발주(?=[은는):：,\s])",
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
    r"할|하|함|된)|[아어여]야만|바람직|(?:방안|계획|가능성)[을를]?\s?검토|"
    r"검토(?:할|해 볼|해볼|가 필요|중|\s중|하고 있|해야)|권고|"
    r"권장|제언|시급하|[ㄹ을할]\s?만하|요구된다|요망|기대해 볼|고려할|고려해|싶|희망|관심을|타진|"
    r"저울질|\bshould\b|\bmust\b|needs? to\b|recommend|ought to|べき|必要がある|望ましい|应该|"
    r"应当|建议|需要"
)
# Endings before which a recommendation does not reach back: what stands there is said as a fact.
FACT_JOINTS = re.compile(r"(?:므로|지만|으나|나|는데|은데|ㄴ데|니|니까|거니와|되|며|면서)$")
# Endings behind which something else may be said of someone else.
APART = re.compile(r"(?:고|며|지만|으나|나|는데|은데|ㄴ데)$")
# A pact that was made, whatever became of it.
SIGNED_FIRST = re.compile(r"(?:양해각서|MOU|업무\s?협약)[를을]?\s?(?:체결|맺|교환|서명)[가-힣]{0,3}(?:으나|지만|는데)[\s,]*$")
CONDITION = re.compile(r"(?:으면|면|다면|라면|려면|더라도|거든|든지|거나)$")
ANALOGY = re.compile(
    r"^[^.]{0,16}?(?:사례|경우|예)?(?:와|과)\s?(?:같이|마찬가지로|유사하게|비슷하게|달리)|^[^.]{0,24}?사례"
    r"(?:와 같|에서 (?:보|볼|알|확인|나타)|처럼|를 참고|를 살펴|[을를] 보면|를 통해)|^\s?(?:처럼|"
    r"만큼)"
)
SIMILE = re.compile(
    r"^\s?(?:사업|프로젝트|개발 사업|개발)?(?:와|과) 같은|^(?:\s?[가-힣]{1,4}){0,2}[을를] (?:참고|모델로|벤치마킹|본떠|본받)"
)
_HEADS = (
    r"사업|프로젝트|프로그램|단지|공사|신도시|도시|시설|산단|발전소|노선|구간|공항|항만|철도|플랜트|지구|특구|"
    r"정책|계획|도로|교량|대교|터널|댐|터미널|공장|정수장|처리장|리조트|타운|센터|용역|과제|과업|부두|고속도로"
)
ANAPHOR = re.compile(
    rf"(?<![가-힣\x00\x01])(?:동|이|해당|본|同|이번|상기|이들)\s(?:[가-힣]{{1,6}}\s)?(?:{_HEADS})(?!비|개발계획|자|주체)"
    r"|(?<![가-힣\x00\x01])(?:동|본)(?:사업|프로젝트)|\b(?:the|this) (?:project|programme|program|"
    r"plant|line|development)\b|同事業|本事業|同プロジェクト|本プロジェクト|该项目|本项目"
)
# A bare head noun as the topic of a sentence (`터미널은`): the undertaking before that is called so.
DEFINITE_HEAD = re.compile(rf"^[\s\-·•ㅇ○□]*(?:{_HEADS})(?:은|는|의)\s")
# Heads that any undertaking may be called by.
GENERIC_HEADS = (
    "사업", "프로젝트", "프로그램", "공사", "계획", "용역", "과제", "과업", "project", "programme", "program", "development",
    "事業", "プロジェクト", "项目",
)  # fmt: skip
# The firm of the sentence before, taken up again.
FIRM_AGAIN = re.compile(
    r"^[\s,]*(?:한편\s|또한?\s|특히\s)?(?:(?:이|동|해당|同)\s?(?:회사|기업|업체|은행|그룹|법인|기관)|회사|동사|당사)(?:은|는|가|이|측은)\s"
)
LATER_WORKS = re.compile(r"^(?:의|과|와)?\s?(?:후속|유사|인근|다른|별도)")

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
