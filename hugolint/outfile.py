"""Files that hugolint writes: reports, and nothing else.

A checkout may come from a stranger, and hold a symbolic link where a report is to be written. Below the working
directory no link is followed out of it; a file is written whole or not at all.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from hugolint.errors import UsageError


def write_file(path: Path, fill: Callable[[TextIO], None], cwd: Path) -> None:
    """Write a report to a file, in UTF-8. Raises UsageError where that cannot be done or would leave the checkout."""
    target = cwd / path
    try:
        if target.exists() and not target.is_file():
            _fill(target, fill)  # a pipe, or /dev/stdout
            return
        _refuse_links(target, cwd, path)
        beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            _fill(beside, fill)
            os.replace(beside, target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"the report cannot be written: {error.strerror or error}", str(path)) from error


def _fill(path: Path, fill: Callable[[TextIO], None]) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        fill(stream)


def _refuse_links(target: Path, cwd: Path, shown: Path) -> None:
    """Whoever names a place outside of the working directory means it; a link in it may be somebody else's."""
    written = os.path.normpath(target)
    top = os.path.normpath(cwd)
    if not written.startswith(f"{top}{os.sep}"):
        return
    real = os.path.realpath(os.path.dirname(written))
    inside = os.path.realpath(top)
    if real != inside and not real.startswith(f"{inside}{os.sep}"):
        raise UsageError("the report is not written: a symbolic link leads out of the working directory", str(shown))
