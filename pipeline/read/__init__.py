"""From a file to a `Report`: the text in reading order, as blocks that know their kind, page and place."""

from pipeline.read.files import check_date, read_bytes, read_report, read_text
from pipeline.read.formats import Format, list_formats, list_suffixes

__all__ = ["Format", "check_date", "list_formats", "list_suffixes", "read_bytes", "read_report", "read_text"]
