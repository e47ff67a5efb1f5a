"""A bench for tests of the whole program: a folder to write files into, and the program run on it for real."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import hugolint
from hugolint.cli import run
from tests.conformance.figures import pytest_terminal_summary  # noqa: F401  (pytest looks for it here)
from tests.real_hugo import write_site

PAGE = "---\ntitle: A page\n---\n"
MAIL = "[anna@example.com](mailto:olle@example.com)\n"
BAD = PAGE + MAIL
OLD = "---\ntitle: A page\naliases: [/old/]\n---\n"


# What would change where a process looks, or how it writes.
_BENDING = ("HUGO", "PYTHON", "PRE_COMMIT", "GIT_")


class Answer(NamedTuple):
    """What the program said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        data = json.loads(self.out)
        assert isinstance(data, dict)
        return data

    @property
    def rows(self) -> list[dict[str, Any]]:
        rows = self.data["findings"]
        assert isinstance(rows, list)
        return rows

    @property
    def found(self) -> list[str]:
        """Each finding as `path:line rule`."""
        return [f"{row['path']}:{row['start']['line']} {row['rule']}" for row in self.rows]


class Bench:
    """A folder with files, and hugolint called in it."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Callable[[], tuple[str, str]]) -> None:
        self.root = root
        self._monkeypatch = monkeypatch
        self._read = capsys

    def write(self, files: Mapping[str, str | bytes], below: str = "") -> Path:
        return write_site(self.root / below, dict(files))

    def call(self, *arguments: str, cwd: str = "") -> Answer:
        """Run the command line in this process."""
        self._monkeypatch.chdir(self.root / cwd)
        self._read()
        code = run(arguments)
        return Answer(code, *self._read())

    def check(self, *arguments: str, cwd: str = "") -> Answer:
        """`hugolint check --format json`."""
        return self.call("check", "--format", "json", *arguments, cwd=cwd)

    def start(self, *arguments: str, cwd: str = "", env: Mapping[str, str] | None = None) -> Answer:
        """Run the program as a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "hugolint", *arguments],
            cwd=self.root / cwd,
            env=environment(env),
            capture_output=True,
            timeout=100,
            check=False,
        )
        return Answer(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a process that runs hugolint, without what could colour or bend its report."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_BENDING)}
    bent = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "GITHUB_ACTIONS", "GITLAB_CI")
    kept = {name: value for name, value in kept.items() if name not in bent}
    package = str(Path(hugolint.__file__).parent.parent)
    return {**kept, "PYTHONPATH": package, "PYTHONUTF8": "1", **(more or {})}


@pytest.fixture(autouse=True, scope="module")
def _no_old_garbage() -> None:
    """Thousands of tests leave a heap that takes a second to look through; tests that measure time must not meet it."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Bench:
    """An empty folder in which to call hugolint. Above it no site is looked for."""
    for name in os.environ:
        if name.startswith("HUGO"):
            monkeypatch.delenv(name)
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "GITHUB_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()

    def read() -> tuple[str, str]:
        captured = capsys.readouterr()
        return captured.out, captured.err

    return Bench(tmp_path, monkeypatch, read)
