"""XML, parsed so that no entity is resolved, and looked at by local names: office formats change their namespaces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.errors import DamagedFile
from pipeline.read import limits

FETCH_AGAIN = "The file may be cut off or damaged: fetch it again, or open it in its own program and save it anew."


def parse_xml(data: bytes, where: str) -> Any:
    """The root element of an XML document, as lxml gives it.

    No entity is resolved and nothing is loaded from elsewhere. Raises `DamagedFile` if the XML is not well formed, declares a
    document type (office formats never do; entities are declared there) or is nested deeper than `MAX_XML_DEPTH`.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile(f"XML that is not well formed ({error})", where=where, mend=FETCH_AGAIN) from error
    if root.getroottree().docinfo.doctype:
        raise DamagedFile("XML with a document type declaration", expected="none (entities are refused)", where=where)
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limits.MAX_XML_DEPTH:
            raise DamagedFile("XML nested too deep", expected=f"at most {limits.MAX_XML_DEPTH} levels", where=where)
    return root


def name_of(element: Any) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """An attribute by its name without namespace, empty if it is missing."""
    value = element.get(name)
    if value is None:
        value = next((value for key, value in element.items() if key.endswith("}" + name)), "")
    return str(value)


def number(element: Any, name: str, *, default: int = 0, highest: int = 100_000) -> int:
    """An attribute as a whole number between 0 and `highest`, `default` if it is missing or no number."""
    value = attribute(element, name)
    return min(int(value), highest) if value.isascii() and value.isdigit() and len(value) < 10 else default


def children(element: Any, *names: str) -> Iterator[Any]:
    """The direct children with one of these names, in order."""
    return (child for child in element if name_of(child) in names)


def child(element: Any, name: str) -> Any:
    """The first direct child of a name, None if there is none."""
    return next(children(element, name), None)


def descendants(element: Any, *names: str) -> Iterator[Any]:
    """All elements below with one of these names, in document order."""
    return element.iter(*(f"{{*}}{name}" for name in names))  # type: ignore[no-any-return]
