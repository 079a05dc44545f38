"""Start-up: `bogoseo --help`, and the time from the command to the first record of a report.

    python benchmarks/starting.py [--repeat 5] [--report corpus/samples/infra-regions-vol12.txt]

Each figure is the median of fresh processes; `python -c pass` and `import spacy` stand beside them as the floor.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


def measure_command(command: list[str], repeat: int) -> float:
    """The median wall time of a command in seconds. Raises `CalledProcessError` if it fails."""
    times = []
    for _ in range(repeat):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--report", type=Path, default=ROOT / "corpus" / "samples" / "infra-regions-vol12.txt")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "import spacy": [sys.executable, "-c", "import spacy"],
            "load Kiwi": [sys.executable, "-c", "import kiwipiepy; kiwipiepy.Kiwi().tokenize('가')"],
            "bogoseo --help": [str(BIN / "bogoseo"), "--help"],
            "first record (extract REPORT -o -)": [str(BIN / "bogoseo"), "extract", str(options.report), "-o", "-"],
            "whole run (extract REPORT -o DIR)": [str(BIN / "bogoseo"), "extract", str(options.report), "-o", f"{folder}/run"],
        }
        table = Table("command", "seconds", "times python -c pass")
        floor = 0.0
        for name, command in commands.items():
            seconds = measure_command(command, options.repeat)
            floor = floor or seconds
            table.add_row(name, f"{seconds:.2f}", f"{seconds / floor:.0f}")
    Console().print(table)


if __name__ == "__main__":
    main()
