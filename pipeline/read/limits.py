"""What a reader refuses to go beyond, in one place, so that no file can exhaust a machine or make a run hang.

All limits are far above what real reports need. A file that breaks one ends in `DamagedFile`.
"""

from __future__ import annotations

MAX_FILE_BYTES = 256 * 1024 * 1024
MAX_TEXT_CHARACTERS = 20_000_000  # of `Report.source`: about ten thousand pages

MAX_PAGES = 5_000
MAX_PAGE_CHARACTERS = 200_000  # more on one page of a PDF is a drawing or a trap; the page becomes a notice

MAX_ZIP_ENTRIES = 10_000
MAX_UNZIPPED_BYTES = 256 * 1024 * 1024  # all parts that a reader opens, together; pictures are never unpacked
MAX_ZIP_RATIO = 300  # real XML packs up to about 60 : 1
MAX_ZIP_RATIO_FREE_BYTES = 1024 * 1024  # small parts may pack better than the ratio allows

MAX_XML_DEPTH = 240  # below libxml2's own limit of 256, which would be reported as a syntax error
MAX_HTML_BYTES = 32 * 1024 * 1024
MAX_HTML_DEPTH = 512  # as in browsers; a parser takes time by the square of it
MAX_TABLE_COLUMNS = 1_000  # also bounds what a cell's span may claim
MAX_TABLE_ROWS = 100_000

MAX_DETECTION_BYTES = 2 * 1024 * 1024  # how much of a file the search for its encoding looks at
