"""From a report's blocks to the text that is analysed, and back to the source."""

from pipeline.clean.glue import Gain, Glue
from pipeline.clean.reports import clean_report

__all__ = ["Gain", "Glue", "clean_report"]
