from __future__ import annotations

import pytest

from pipeline.tokenise.languages import LanguageCode, detect_language, detect_line_language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("정부는 신도시 사업을 추진하고 있다.", "ko"),
        ("", "ko"),
        ("123 456 % 😀", "ko"),
        ("The government plans a new town near the river.", "en"),
        ("政府は新しい都市の開発を進めている。", "ja"),
        ("政府正在推进新城开发项目，投资额为三十亿元。", "zh"),
        ("Global Insight의 World Market Report에 따르면 건설시장 규모는 늘었다.", "ko"),
        ("The Korean ministry (국토교통부) plans a new town near the river with a bank.", "en"),
        ("政府는 新都市 事業을 推進하고 있다.", "ko"),
        ("该项目由现代建设（현대건설）承建，位于河内市，投资额为三十亿元，预计明年完工。", "zh"),
        (
            "中国政府宣布，与日本的“スマート”公司合作，在天津建设生态城，总投资五十亿元，面积三十四平方公里，预计二〇二〇年完成。",
            "zh",
        ),
        ("Viện nghiên cứu công bố báo cáo về thị trường xây dựng.", "en"),
    ],
)
def test_language_of_a_text(text: str, expected: str) -> None:
    assert detect_language(text) == expected


@pytest.mark.parametrize(
    ("line", "document", "expected"),
    [
        ("Northwind Planning Consultants은", "ko", "ko"),
        ("Northwind Planning Consultants", "ko", "en"),
        ("1,483", "ko", "ko"),
        ("1,483", "zh", "zh"),
        ("蘇州工業園區", "ko", "ko"),
        ("蘇州工業園區由中國和新加坡兩國政府合作開發，面積很大。", "ko", "zh"),
        ("東京都", "ja", "ja"),
        ("東京の会社", "ko", "ja"),
        ("정부는 했다", "en", "ko"),
        ("The ministry (국토교통부) said that it plans a town.", "en", "en"),
    ],
)
def test_language_of_a_line(line: str, document: LanguageCode, expected: str) -> None:
    assert detect_line_language(line, document) == expected
