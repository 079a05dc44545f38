"""The README's picture of a run's page, taken anew: `python tools/take_screenshot.py`, with Chromium on the path."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars --disable-background-networking "
    "--disable-component-update --disable-sync --virtual-time-budget=3000 --window-size=1280,860"
)


def main() -> None:
    """Extract the sample, open its page at a mention, and save the picture under `docs/images`."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("no Chromium on the path; install Debian's package chromium, and fonts-noto-cjk for the Korean letters")
    with tempfile.TemporaryDirectory() as folder:
        run = Path(folder) / "run"
        extract = [sys.executable, "-m", "pipeline.cli", "extract", str(ROOT / "corpus" / "samples"), "-o", str(run)]
        subprocess.run(extract, check=True)
        report = json.loads((run / "reports.jsonl").read_text(encoding="utf-8").splitlines()[0])
        figures = [mention for mention in report["mentions"] if mention["label"] == "MONEY"]
        shown = figures[len(figures) // 3]  # in the middle of the text, with names and figures around it
        picture = ROOT / "docs" / "images" / "page.png"
        address = f"file://{run}/index.html#{report['id']}~{shown['id']}"
        options = [*FLAGS.split(), f"--user-data-dir={folder}/browser", f"--screenshot={picture}", address]
        subprocess.run([browser, *options], check=True, capture_output=True)
    sys.stdout.write(f"{picture}\n")


if __name__ == "__main__":
    main()
