"""Draws docs/report.svg and docs/hook.svg from what hugolint really prints: by hand, and under the real pre-commit."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "report.svg"
COMMAND = ("hugolint", "check", "examples/site")
WIDTH = 80
HOOK_PICTURE = ROOT / "docs" / "hook.svg"
HOOK_COMMAND = ("pre-commit", "run")
HOOK_SITE = {
    "hugo.toml": "baseURL = 'https://example.org/'\n",
    "content/prices.md": "---\ntitle: Prices\naliases: [/old-prices/]\n---\nAsk us.\n",
    "content/about.md": "---\ntitle: About\n---\nWho we are.\n",
}
HOOK_CHANGE = {
    "content/prices-2026.md": "---\ntitle: Prices 2026\naliases:\n  - /old-prices/\n---\nAsk us again.\n",
}
"""A page that was copied with its aliases."""


def run_check() -> str:
    """What the command prints to a colour terminal of 80 columns; the one figure that varies is the time."""
    env = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "HUGO_ENVIRONMENT")}
    env |= {"COLUMNS": str(WIDTH), "PYTHONIOENCODING": "utf-8"}
    call = [sys.executable, "-m", *COMMAND, "--color", "always"]
    done = subprocess.run(call, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", timeout=60, check=False)
    if done.returncode != 1:
        raise SystemExit(f"{' '.join(COMMAND)} left with {done.returncode}, not with findings: {done.stderr}")
    return re.sub(r"\b\d+(\.\d+)? s\b", "0.1 s", done.stdout)


def run_hook() -> str:
    """What pre-commit prints in colour where a copied page is about to be committed."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        entry = f"{sys.executable} -m hugolint check --force-exclude"
        hook = (
            f"id: hugolint, name: hugolint, language: system, require_serial: true, files: content/, entry: '{entry}'"
        )
        _write(root, {**HOOK_SITE, ".pre-commit-config.yaml": f"repos: [{{repo: local, hooks: [{{{hook}}}]}}]\n"})
        env = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "NO_COLOR", "COLUMNS"))}
        env |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PRE_COMMIT_HOME": f"{name}/.git/home"}
        git = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "the site")):
            subprocess.run([*git, *arguments], cwd=root, env=env, check=True)
        _write(root, HOOK_CHANGE)
        subprocess.run([*git, "add", "-A"], cwd=root, env=env, check=True)
        call = [sys.executable, "-m", "pre_commit", "run", "--color", "always"]
        done = subprocess.run(call, cwd=root, env=env, capture_output=True, encoding="utf-8", timeout=60, check=False)
    if done.returncode != 1:
        raise SystemExit(f"{' '.join(HOOK_COMMAND)} left with {done.returncode}: {done.stdout}{done.stderr}")
    return re.sub(r"\b\d+(\.\d+)? s\b", "0.1 s", done.stdout).rstrip("\n") + "\n"


def _write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")


def draw(report: str, command: tuple[str, ...] = COMMAND) -> str:
    """A report in ANSI colours as an SVG."""
    console = Console(record=True, file=io.StringIO(), width=WIDTH, force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(report), end="", soft_wrap=True)
    return console.export_svg(title=" ".join(command), unique_id="report")


def main() -> None:
    """Write the pictures."""
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw(run_check()), encoding="utf-8", newline="\n")
    HOOK_PICTURE.write_text(draw(run_hook(), HOOK_COMMAND), encoding="utf-8", newline="\n")
    print("the pictures are up to date")


if __name__ == "__main__":
    main()
