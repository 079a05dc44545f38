"""bogoseo: Korean source reports in; structured, sourced and checked records out.

>>> import pipeline
>>> extraction = pipeline.extract("베트남 정부는 2014년 3조 2천억 원 규모의 남하이 신도시 사업을 시작했다.")
>>> [(mention.label, mention.text) for mention in extraction.mentions][0]
('ORG', '베트남 정부')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from pipeline.language import build, extract, load

__all__ = ["__version__", "build", "extract", "load"]


def __getattr__(name: str) -> Any:
    if name in __all__:  # spaCy is imported on first use, so that `bogoseo --help` stays quick
        from pipeline import language

        return getattr(language, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
