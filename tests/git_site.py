"""A site in a git repository of its own, for tests that need a history."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from hugolint.engine import Request, lint
from hugolint.finding import Diagnostic
from hugolint.result import Result

_WHO = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


class GitSite:
    """A repository with a site at its root, or in a folder of it."""

    def __init__(self, top: Path, folder: str = "") -> None:
        self.top = top
        self.root = top / folder
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.write({"hugo.toml": "baseURL = 'https://e.org/'\n"})

    def git(self, *arguments: str, text: str = "") -> str:
        """Run git, with a text on its standard input; what it prints."""
        environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | _WHO
        ran = subprocess.run(
            ["git", "-c", "commit.gpgsign=false", *arguments],
            cwd=self.top,
            env=environ,
            check=True,
            capture_output=True,
            text=True,
            input=text,
        )
        return ran.stdout.strip()

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write files below the site's root; None deletes one."""
        for name, text in files.items():
            path = self.root / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="")

    def commit(self, files: Mapping[str, str | None] | None = None) -> str:
        """Write files and commit everything; the new commit."""
        self.write(files or {})
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "change")
        return self.git("rev-parse", "HEAD")

    def request(self, **given: object) -> Request:
        """A run in the site's root."""
        return replace(Request(cwd=self.root, source=self.root, verdict=False), **given)  # type: ignore[arg-type]

    def lint(self, **given: object) -> Result:
        """Lint the site."""
        return lint(self.request(**given))

    def found(self, **given: object) -> list[str]:
        """What is found, as `path:line rule`."""
        return [show(one) for one in self.lint(**given).diagnostics]


def show(one: Diagnostic) -> str:
    """A finding as `path:line rule`."""
    return f"{one.place.path}:{one.place.start.line} {one.rule}"


def page(*lines: str, **front: str) -> str:
    """A page with a title, and lines of text."""
    given = "".join(f"{key}: {value}\n" for key, value in front.items())
    return f"---\ntitle: T\n{given}---\n" + "".join(f"{line}\n" for line in lines)


def wrong(name: str) -> str:
    """A line with one mistake: a mail link that writes to somebody else."""
    return f"Write to [{name}@e.org](mailto:x-{name}@e.org)."
