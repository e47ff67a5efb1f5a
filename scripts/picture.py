"""Draws docs/report.svg, the report of README, from what `hugolint check examples/site` really prints."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "report.svg"
COMMAND = ("hugolint", "check", "examples/site")
WIDTH = 80


def run_check() -> str:
    """What the command prints to a colour terminal of 80 columns; the one figure that varies is the time."""
    env = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "HUGO_ENVIRONMENT")}
    env |= {"COLUMNS": str(WIDTH), "PYTHONIOENCODING": "utf-8"}
    call = [sys.executable, "-m", *COMMAND, "--color", "always"]
    done = subprocess.run(call, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", timeout=60, check=False)
    if done.returncode != 1:
        raise SystemExit(f"{' '.join(COMMAND)} left with {done.returncode}, not with findings: {done.stderr}")
    return re.sub(r"\b\d+(\.\d+)? s\b", "0.1 s", done.stdout)


def draw(report: str) -> str:
    """A report in ANSI colours as an SVG."""
    console = Console(record=True, file=io.StringIO(), width=WIDTH, force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(report), end="", soft_wrap=True)
    return console.export_svg(title=" ".join(COMMAND), unique_id="report")


def main() -> None:
    """Write the picture."""
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw(run_check()), encoding="utf-8", newline="\n")
    print(f"{PICTURE.relative_to(ROOT)} is up to date")


if __name__ == "__main__":
    main()
