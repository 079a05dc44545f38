from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .building import make_extraction

if TYPE_CHECKING:
    from pipeline.types import Extraction


@pytest.fixture
def extraction() -> Extraction:
    return make_extraction()


@pytest.fixture
def run_folder(tmp_path: Path) -> Path:
    return tmp_path / "run"
