"""Files that hugolint writes: reports, and nothing else.

A checkout may come from a stranger, and hold a symbolic link where a report is to be written. Below the top of the
repository (without one, below the working directory) no link is followed out of it; a file is written whole or not at
all.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Literal, TextIO

from hugolint.errors import UsageError
from hugolint.hugo.boundary import find_top


def write_file(path: Path, fill: Callable[[TextIO], None], cwd: Path) -> None:
    """Write a report to a file, in UTF-8. Raises UsageError where that cannot be done or would leave the checkout."""
    target = Path(os.path.normpath(cwd / path))
    try:
        link = _is_own(target, cwd, path) and target.is_symlink()
        if not link and target.exists() and not target.is_file():
            _fill(target, "w", fill)  # a pipe, or /dev/stdout
        else:
            replace_file(target, fill)
    except OSError as error:
        raise UsageError(f"the report cannot be written: {error.strerror or error}", str(path)) from error


def replace_file(target: Path, fill: Callable[[TextIO], None]) -> None:
    """Write a file in place of what has its name, be it a link, whole or not at all. Raises OSError."""
    # A checkout may hold links, but under no name that cannot be guessed; and what is there is not opened.
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}.tmp")
    try:
        _fill(beside, "x", fill)
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def _fill(path: Path, mode: Literal["w", "x"], fill: Callable[[TextIO], None]) -> None:
    with path.open(mode, encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        fill(stream)


def _is_own(target: Path, cwd: Path, shown: Path) -> bool:
    """Whether a file is a part of the checkout, where a link may be somebody else's; elsewhere whoever names a place
    means it. Raises UsageError where a link leads out."""
    top = os.path.normpath(find_top(cwd) or cwd)
    if not str(target).startswith(f"{top}{os.sep}"):
        return False
    real = os.path.realpath(target.parent)
    inside = os.path.realpath(top)
    if real != inside and not real.startswith(f"{inside}{os.sep}"):
        raise UsageError("the report is not written: a symbolic link leads out of the checkout", str(shown))
    return True
