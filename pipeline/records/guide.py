"""The sheet 안내 of the workbook: what its columns mean, in Korean."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_GUIDE = (
    ("기록 시트", "한 줄이 하나의 사실입니다. 사업 하나에 참여 주체, 금액·수치, 연도, 장소가 각각 여러 줄로 나옵니다."),
    (
        "대상",
        "사실이 말하는 사업입니다. 사업에 속하지 않는 수치는 기관이나 지역이 대상이며, 대상이 없는 수치는 시장·지표입니다. "
        "무엇의 수치인지는 문장에 있습니다.",
    ),
    ("항목·구분", "구분은 참여 주체의 역할, 금액·수치의 성격, 연도의 사건입니다."),
    ("이름·표현", "참여 주체와 장소는 보고서에서 가장 온전한 이름, 금액·수치와 연도는 보고서에 적힌 그대로입니다."),
    ("증감률", "보고서가 말한 변화의 크기입니다. 늘었는지 줄었는지는 문장에 있습니다."),
    ("읽는 값", "값을 우리말 단위로 풀어 쓴 것입니다."),
    (
        "값(최소)·값(최대)",
        "계산용 숫자입니다. 범위(5~6명)가 아니면 둘이 같습니다. 유효 숫자 15자리까지이며 정확한 값은 값(원형)에 있습니다.",
    ),
    (
        "값(원형)",
        "정확한 십진수입니다. 범위는 최소/최대, 날짜는 EDTF(2010-04, 2010/2015, 199X, 2009-33은 1분기)입니다.",
    ),
    ("단위·단위(부호)", "부호는 통화의 ISO 4217, 수량의 영문 단위(km2, person, item), 비율의 %입니다."),
    (
        "시점·시점(EDTF)",
        "그 수치나 사건의 때입니다. 보고서가 밝히지 않으면 비어 있습니다. EDTF 표기는 정렬과 계산에 씁니다.",
    ),
    ("한정", "약, 이상, 이하, 미만, 초과. 비어 있으면 보고서가 단정한 값입니다."),
    (
        "점수",
        "0에서 1 사이의 확신 정도입니다. 확인된 자료로 보정하기 전에는 확률이 아니라 짐작이므로 순서로만 읽으십시오.",
    ),
    (
        "시작·끝",
        "원문에서의 글자 위치입니다(0부터, 끝은 포함하지 않음). 원문은 .txt 파일 그대로이거나 text 폴더의 <보고서>.txt입니다.",
    ),
    (
        "문장 보기·본문 보기",
        "문장 시트의 해당 줄, 같은 폴더에 있는 index.html의 해당 위치로 갑니다. 두 파일을 함께 두어야 본문 보기가 열립니다.",
    ),
    ("사업 시트", "이름이 같은 사업(띄어쓰기, 부호, 끝의 '사업'은 무시)을 모든 보고서에서 모은 것입니다."),
    ("실패 시트", "읽지 못한 파일과 쪽, 줄인 칸과 그 까닭입니다. 비어 있으면 빠진 것이 없습니다."),
)


def find_guide(info: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The rows of the sheet: what columns mean, then what `info` says of versions and model, without the long config."""
    rows = list(_GUIDE)
    for name, value in info.items():
        if name != "config":
            shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
            rows.append((name, shown[:1000]))
    return rows
