"""What the package says of itself agrees: entry points, config, factories, documents."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import spacy

from pipeline import __version__
from pipeline.language import DEFAULT_CONFIG


def _project(root: Path) -> dict[str, object]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_entry_points_config_and_factories_agree(root: Path) -> None:
    entry_points = _project(root)["entry-points"]["spacy_factories"]
    config = spacy.util.load_config(DEFAULT_CONFIG)
    components = config["nlp"]["pipeline"]
    assert set(entry_points) == set(components) == {item["factory"] for item in config["components"].values()}
    for name, target in entry_points.items():
        module, attribute = target.split(":")
        assert hasattr(__import__(module, fromlist=[attribute]), attribute)
        assert spacy.blank("xx").has_factory(name)


def test_versions_agree(root: Path) -> None:
    assert _project(root)["version"] == __version__
    assert f"## {__version__}" in (root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    script = "import sys, pipeline.cli; print([m for m in ('spacy', 'pandas', 'kiwipiepy', 'pyarrow') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_documents_link_to_files_that_exist(root: Path) -> None:
    documents = [*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("*/README.md")]
    broken = [
        f"{document.relative_to(root)}: {target}"
        for document in documents
        for target in re.findall(r"\]\((?!https?://|#)([^)#\s]+)", document.read_text(encoding="utf-8"))
        if not (document.parent / target).exists()
    ]
    assert broken == []


def _readme_commands(root: Path) -> list[str]:
    blocks = re.findall(r"```(?:sh|console)\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("bogoseo ")]


def test_the_readme_commands_run(root: Path, tmp_path: Path) -> None:
    (tmp_path / "corpus").symlink_to(root / "corpus")
    commands = _readme_commands(root)
    assert len(commands) >= 3
    bin_folder = Path(sys.executable).parent
    for command in commands:
        done = subprocess.run(
            f"{bin_folder}/{command}", shell=True, cwd=tmp_path, capture_output=True, text=True, check=False, input=""
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"


def test_the_readme_python_runs(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    blocks = re.findall(r"```python\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})


def test_the_readme_make_targets_exist(root: Path) -> None:
    targets = set(re.findall(r"`make (\w+)`", (root / "README.md").read_text(encoding="utf-8")))
    assert {"run", "test", "lint"} <= targets
    for target in targets:
        done = subprocess.run(["make", "-n", target], cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
