"""Word and Hangul documents for the tests."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HWPX_NAMES = (
    'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph" xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" '
    'xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head" xmlns:opf="http://www.idpf.org/2007/opf/"'
)


def save(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_docx() -> bytes:
    """Headings, a list, a merged table, a text box, a footnote, deleted and hidden text, a page break."""
    document = Document()
    document.add_heading("해외 도시 개발 동향", level=1)
    document.add_paragraph("베트남 정부는 2024년에 5억 달러를 투자한다.")
    document.add_paragraph("첫째 항목", style="List Bullet")
    document.add_paragraph("안쪽 항목", style="List Bullet 2")
    table = document.add_table(rows=3, cols=3)
    for index, row in enumerate((("국가", "사업", "금액"), ("베트남", "철도", "1,000"), ("", "도로", "2,000"))):
        for column, text in enumerate(row):
            table.cell(index, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    paragraph = document.add_paragraph("본문이 있고")
    paragraph._p.append(parse_xml(_text_box("상자 안의 글이다.")))
    paragraph._p.append(parse_xml(f'<w:del xmlns:w="{W}"><w:r><w:delText>지운 글</w:delText></w:r></w:del>'))
    hidden = paragraph.add_run("숨긴 글")
    hidden.font.hidden = True
    paragraph.add_run(" 이어진다.")
    document.add_page_break()
    document.add_paragraph("둘째 쪽의 글이다.")
    return save(document)


def _text_box(text: str) -> str:
    body = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    return (
        f'<w:r xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">'
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{body}</wps:txbx></wps:wsp></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{body}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def flag_header_row(row: object) -> None:
    element = OxmlElement("w:tblHeader")
    element.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(element)


def add_part(data: bytes, name: str, content: bytes) -> bytes:
    """The archive with one part more, or in place of the old one."""
    parts = unzip(data)
    parts[name] = content
    return zip_parts(parts)


def unzip(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zip_parts(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def p(text: str = "", *, inner: str = "", style: int = 0, extra: str = "") -> str:
    """A paragraph of a .hwpx section. `inner` is XML that stands in its run after the text."""
    return (
        f'<hp:p id="0" paraPrIDRef="{style}" styleIDRef="0" {extra}><hp:run charPrIDRef="0"><hp:t>{escape(text)}</hp:t>{inner}'
        "</hp:run></hp:p>"
    )


def sub(*paragraphs: str) -> str:
    return f"<hp:subList>{''.join(paragraphs)}</hp:subList>"


def cell(text: str, row: int, column: int, *, rows: int = 1, columns: int = 1, header: int = 0, inner: str = "") -> str:
    return (
        f'<hp:tc header="{header}">{sub(p(text, inner=inner))}<hp:cellAddr colAddr="{column}" rowAddr="{row}"/>'
        f'<hp:cellSpan colSpan="{columns}" rowSpan="{rows}"/></hp:tc>'
    )


def table(*rows: tuple[str, ...], caption: str = "") -> str:
    title = f"<hp:caption>{sub(p(caption))}</hp:caption>" if caption else ""
    lines = "".join("<hp:tr>" + "".join(row) + "</hp:tr>" for row in rows)
    return f"<hp:tbl>{title}{lines}</hp:tbl>"


def make_hwpx(*sections: str, made: str = "", manifest: str = "") -> bytes:
    header = (
        f'<hh:head {_HWPX_NAMES}><hh:refList><hh:paraProperties><hh:paraPr id="0"><hh:heading type="NONE"/></hh:paraPr>'
        '<hh:paraPr id="1"><hh:heading type="OUTLINE" level="1"/></hh:paraPr>'
        '<hh:paraPr id="2"><hh:heading type="BULLET" level="0"/></hh:paraPr></hh:paraProperties>'
        '<hh:styles><hh:style id="0" name="바탕글" engName="Normal"/></hh:styles></hh:refList></hh:head>'
    )
    parts = {
        "mimetype": b"application/hwp+zip",
        "Contents/header.xml": header.encode(),
        "Contents/content.hpf": (
            f'<opf:package {_HWPX_NAMES}><opf:metadata><opf:meta name="CreatedDate" content="text">{made}</opf:meta>'
            "</opf:metadata></opf:package>"
        ).encode(),
    }
    if manifest:
        parts["META-INF/manifest.xml"] = manifest.encode()
    for index, section in enumerate(sections):
        parts[f"Contents/section{index}.xml"] = f"<hs:sec {_HWPX_NAMES}>{section}</hs:sec>".encode()
    return zip_parts(parts)


def sample_hwpx() -> bytes:
    """A heading, prose with a table, a note and a box in it, and a second page."""
    grid = table(
        (cell("국가", 0, 0, header=1), cell("금액", 0, 1, header=1)),
        (cell("베트남", 1, 0, rows=2), cell("1,000", 1, 1)),
        (cell("2,000", 2, 1),),
        caption="표 1 수주 현황",
    )
    note = f"<hp:ctrl><hp:footNote>{sub(p('각주의 글이다.'))}</hp:footNote></hp:ctrl>"
    box = f"<hp:rect><hp:drawText>{sub(p('상자 안의 글이다.'))}</hp:drawText></hp:rect>"
    running = f"<hp:ctrl><hp:header>{sub(p('달리는 머리글'))}</hp:header></hp:ctrl>"
    return make_hwpx(
        p("개발 동향", style=1, inner=running)
        + p("베트남 정부는 5억 달러를 투자한다.", inner=note + box)
        + p("", inner=grid)
        + p("둘째 쪽의 글이다.", extra='pageBreak="1"')
    )
