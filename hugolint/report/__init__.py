"""The reporters: a name each, imported when asked for. They see a `Result` and write to a stream, nothing else."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Literal, TextIO, TypeAlias, cast

from hugolint.errors import UsageError, nearest
from hugolint.result import Result

FORMATS: dict[str, str] = {
    "full": "hugolint.report.terminal",
    "concise": "hugolint.report.concise",
    "json": "hugolint.report.json",
    "jsonl": "hugolint.report.jsonl",
    "github": "hugolint.report.github",
    "gitlab": "hugolint.report.gitlab",
    "sarif": "hugolint.report.sarif",
    "junit": "hugolint.report.junit",
    "checkstyle": "hugolint.report.checkstyle",
    "rdjson": "hugolint.report.rdjson",
    "azure": "hugolint.report.azure",
}
"""Each format's module; it has a function `report`, which is a `Reporter`."""

DEFAULT_WIDTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """How the stream looks to its reader. The machine formats need none of it."""

    width: int = DEFAULT_WIDTH
    color: bool = False
    unicode: bool = True
    """False: nothing but what the stream's encoding holds is written, and our own signs are ASCII."""
    links: bool = False
    verbose: int = 0
    """-1 is quiet (one line a finding and no summary), 1 and more shows every place of a collision."""
    max_findings: int = 0
    """How many findings `full` draws; 0 is all."""


Reporter: TypeAlias = Callable[[Result, TextIO, Terminal], None]


def load(name: str) -> Reporter:
    """Import a format's reporter."""
    if name not in FORMATS:
        raise UsageError(f'there is no format "{name}"{nearest(name, FORMATS)}')
    return cast(Reporter, import_module(FORMATS[name]).report)


def describe_terminal(
    stream: TextIO, color: Literal["auto", "always", "never"], environ: Mapping[str, str], *, verbose: int = 0
) -> Terminal:
    """Find out how a stream looks: its width, whether it takes colour, and whether it takes every character."""
    return Terminal(
        width=_width(stream, environ),
        color=_is_colored(stream, environ) if color == "auto" else color == "always",
        unicode=_is_unicode(stream),
        verbose=verbose,
    )


def _is_colored(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """The order of no-color.org and force-color.org: who wants no colour wins; an empty value says nothing."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR") or environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    if environ.get("TERM") == "dumb":
        return False
    # Their logs show ANSI colours although they are no terminals.
    if environ.get("GITHUB_ACTIONS") or environ.get("GITLAB_CI"):
        return True
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def _width(stream: TextIO, environ: Mapping[str, str]) -> int:
    """COLUMNS, else what the terminal says, else 80; a terminal that says 0 (as under pre-commit) does not know."""
    columns = environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and len(columns) < 6 and int(columns) > 0:
        return int(columns)
    # prek, which does as pre-commit does, sets what it shows in by two.
    default = DEFAULT_WIDTH - 2 if environ.get("PRE_COMMIT") else DEFAULT_WIDTH
    try:
        return os.get_terminal_size(stream.fileno()).columns or default
    except (AttributeError, OSError, ValueError):
        return default


def _is_unicode(stream: TextIO) -> bool:
    """A stream without an encoding, such as `io.StringIO`, holds any text."""
    encoding = getattr(stream, "encoding", None)
    if not encoding:
        return True
    try:
        return codecs.lookup(encoding).name.startswith("utf")
    except LookupError:
        return False
