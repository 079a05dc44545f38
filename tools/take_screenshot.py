"""The README's pictures of a run's page and of an evaluation: `python tools/take_screenshot.py`, with Chromium on the path."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMAND = (sys.executable, "-m", "pipeline.cli")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars --disable-background-networking "
    "--disable-component-update --disable-sync --virtual-time-budget=3000 --window-size=1280,860"
)


def main() -> None:
    """Extract the sample and evaluate on dev, open both pages, and save the pictures under `docs/images`."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("no Chromium on the path; install Debian's package chromium, and fonts-noto-cjk for the Korean letters")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for picture, address in (("page.png", _open_run(folder / "run")), ("evaluation.png", _open_evaluation(folder / "dev"))):
            path = ROOT / "docs" / "images" / picture
            options = [*FLAGS.split(), f"--user-data-dir={folder}/browser", f"--screenshot={path}", address]
            subprocess.run([browser, *options], check=True, capture_output=True)
            sys.stdout.write(f"{path}\n")


def _open_run(run: Path) -> str:
    """The address of the sample's page at a mention in the middle of the text, with names and figures around it."""
    subprocess.run([*COMMAND, "extract", str(ROOT / "corpus" / "samples"), "-o", str(run)], check=True)
    report = json.loads((run / "reports.jsonl").read_text(encoding="utf-8").splitlines()[0])
    figures = [mention for mention in report["mentions"] if mention["label"] == "MONEY"]
    return f"file://{run}/index.html#{report['id']}~{figures[len(figures) // 3]['id']}"


def _open_evaluation(folder: Path) -> str:
    """The address of the evaluation's error browser."""
    subprocess.run([*COMMAND, "evaluate", "-o", str(folder)], cwd=ROOT, check=True, capture_output=True)
    return f"file://{folder}/index.html"


if __name__ == "__main__":
    main()
