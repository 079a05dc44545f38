from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib import resources
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from pipeline.records import page
from pipeline.records.export import to_dict, to_sentences
from pipeline.records.page import to_script_json
from pipeline.records.run import read_run, write_run
from pipeline.types import Failure

from .building import Builder, make_extraction

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from pipeline.types import Extraction

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)><!-- & \u2028"


def write(folder: Path, *extractions: Extraction, failures: tuple[Failure, ...] = ()) -> tuple[str, LexborHTMLParser]:
    write_run(folder, extractions, failures, info={"bogoseo": "9.9"})
    text = (folder / "index.html").read_text(encoding="utf-8")
    return text, LexborHTMLParser(text)


def read_data(tree: LexborHTMLParser) -> list[dict]:
    return [json.loads(node.text()) for node in tree.css("script.report")]


def test_the_page_holds_each_report(extraction: Extraction, run_folder: Path) -> None:
    _, tree = write(run_folder, extraction, make_extraction("다른.txt", "머리말\n"))
    first, second = read_data(tree)
    assert first["text"] == extraction.report.source
    assert second["text"].startswith("머리말")
    assert first["records"] == to_dict(extraction)["records"]
    assert len(first["mentions"]) == 9
    assert first["pages"][0] == 0 < first["pages"][1]
    index = json.loads(tree.css_first("#page").text())["reports"]
    assert [(entry["path"], entry["records"], entry["facts"]) for entry in index] == [("보고서.txt", 2, 5), ("다른.txt", 2, 5)]
    assert index[0]["subjects"] == ["한빛 신도시"]


def test_pieces_are_apart_and_a_surface_is_given_where_the_source_has_another(extraction: Extraction, run_folder: Path) -> None:
    _, tree = write(run_folder, extraction)
    [data] = read_data(tree)
    *_, surface = data["mentions"][5]
    assert surface == "한빛 신도시"
    assert [data["text"][start:end] for start, end in data["mentions"][5][1]] == ["한빛 신", "도시"]
    assert data["mentions"][1][-1] == ""
    evidence = data["relations"]["r1"][5]
    assert "".join(data["text"][start:end] for start, end in evidence).count("- 1 -") == 0


def test_words_wrapped_over_a_line_are_marked_to_be_joined(run_folder: Path) -> None:
    build = Builder("해\n외 건설\n다음 줄\n", ("해\n외",))
    _, tree = write(run_folder, build.build())
    [data] = read_data(tree)
    assert data["joins"] == [[1, 2]]


def test_values_are_shown_as_a_reader_writes_them(extraction: Extraction, run_folder: Path) -> None:
    _, tree = write(run_folder, extraction)
    [data] = read_data(tree)
    assert [mention[6] for mention in data["mentions"] if mention[4]] == [
        "2014년 3월",
        "약 3조 2,000억 원",
        "350만 명",
        "2013년",
        "8조 달러",
    ]


def test_a_report_cannot_write_markup(run_folder: Path) -> None:
    build = Builder(f"{EVIL} 사업\n", (), path=EVIL)
    build.entity(build.mention("PROJECT", f"{EVIL} 사업"), aliases=(EVIL,))
    build.failures = [Failure(EVIL, "read", EVIL, 1, EVIL)]
    text, tree = write(run_folder, build.build())
    assert [node.attributes.get("type") or "code" for node in tree.css("script")] == [
        "application/json",
        "application/json",
        "code",
    ]
    assert tree.css("img") == []
    [data] = read_data(tree)
    assert data["text"] == f"{EVIL} 사업\n"
    assert data["entities"]["e1"][1] == [EVIL]
    assert EVIL in tree.css_first(".failures tbody").text()
    assert text.count("</script>") == 3


def test_json_in_a_script_cannot_end_it() -> None:
    shown = to_script_json({"a": EVIL})
    assert not set("<>&\u2028\u2029") & set(shown)
    assert json.loads(shown) == {"a": EVIL}


def test_nothing_comes_from_the_network(extraction: Extraction, run_folder: Path) -> None:
    text, tree = write(run_folder, extraction)
    for node in tree.css("*"):
        assert not {"src", "href", "action", "srcset"} & set(node.attributes)
        assert not [name for name in node.attributes if name.startswith("on") or name == "style"]
    assert tree.css("link, iframe, object, embed, base") == []
    assert not re.search(r"https?://|//cdn|url\(|@import|fetch\(|XMLHttpRequest|WebSocket|innerHTML|eval\(", text)


def test_the_policy_allows_this_script_and_style_only(extraction: Extraction, run_folder: Path) -> None:
    _, tree = write(run_folder, extraction)
    policy = tree.css_first("meta[http-equiv]").attributes["content"] or ""
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    for content in (tree.css("script")[-1].text(), tree.css_first("style").text()):
        digest = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
        assert f"'sha256-{digest}'" in policy


def test_figures_without_a_subject_come_with_their_sentences_and_dates(extraction: Extraction, run_folder: Path) -> None:
    _, tree = write(run_folder, extraction)
    [data] = read_data(tree)
    [market] = [record for record in data["records"] if not record["subject"]["entity"]]
    assert data["sentences"] == {market["amounts"][0]["relation"]: to_sentences(extraction)["r5"]}
    assert data["dates"] == {"2013": "2013년"}


def test_the_script_has_all_its_parts() -> None:
    folder = resources.files("pipeline.records") / "browser"
    assert {f"{name}.js" for name in page.SCRIPT_PARTS} == {part.name for part in folder.iterdir() if part.name.endswith(".js")}


def test_failures_stand_on_top_and_only_if_there_are_any(run_folder: Path, tmp_path: Path) -> None:
    plain = Builder("본문\n", ()).build()
    _, tree = write(run_folder, plain, failures=(Failure("나쁜.pdf", "read", "암호", 3),))
    assert [cell.text() for cell in tree.css(".failures td")] == ["나쁜.pdf", "read", "3", "", "암호"]
    _, tree = write(tmp_path / "other", plain)
    assert tree.css(".failures") == []


def test_the_legend_names_every_label(extraction: Extraction, run_folder: Path) -> None:
    _, tree = write(run_folder, extraction)
    chips = {node.attributes["data-label"]: node.text(strip=True) for node in tree.css("#legend button")}
    assert chips["MONEY"] == "금액"
    assert len(chips) == 8


def test_an_empty_run_has_a_page(run_folder: Path) -> None:
    _, tree = write(run_folder, failures=(Failure("나쁜.pdf", "read", "암호"),))
    assert read_data(tree) == []
    assert "open" in tree.css_first("details.failures").attributes


def test_a_page_too_large_to_open_leaves_reports_out_and_says_so(
    extraction: Extraction, run_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "PAGE_LIMIT", 4000)
    _, tree = write(run_folder, extraction, make_extraction("다른.txt", "머리말\n"))
    assert len(read_data(tree)) == 1
    found = read_run(run_folder)
    assert len(found.reports) == 2
    assert found.failures[-1].path == "다른.txt"
    assert "index.html" in found.failures[-1].reason
    assert "다른.txt" in tree.css_first(".failures").text()
