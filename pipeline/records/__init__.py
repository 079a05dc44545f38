"""Relations to records, and records to tables, workbook and page."""
