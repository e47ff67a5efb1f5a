"""The format `jsonl`: a finding of the format `json` a line, and nothing else."""

from __future__ import annotations

from typing import TextIO

from hugolint.report import Terminal
from hugolint.report.json import encode, finding
from hugolint.result import Result


def report(result: Result, stream: TextIO, terminal: Terminal) -> None:
    """Write an object a line; nothing where nothing was found."""
    stream.writelines(f"{encode(finding(diagnostic))}\n" for diagnostic in result.diagnostics)
