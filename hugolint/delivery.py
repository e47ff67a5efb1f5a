"""Where the reports of a run go: stdout, the files that are asked for, and what a CI service shows by itself."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from hugolint.errors import HugolintError
from hugolint.hugo.errors import SiteError
from hugolint.outfile import write_file
from hugolint.report import Terminal, load
from hugolint.result import Result

CODE_QUALITY = "gl-code-quality-report.json"
"""The name under which GitLab's documentation collects the report."""


class Delivery(NamedTuple):
    """What is to be written."""

    format: str
    """Empty where none is asked for: then the CI service decides, if there is one."""
    files: Sequence[tuple[str, Path]] = ()
    statistics: bool = False

    @property
    def formats(self) -> set[str]:
        """All that is asked for by name."""
        return {self.format, *(name for name, _ in self.files)}


def deliver(result: Result, delivery: Delivery, stream: TextIO, terminal: Terminal, environ: Mapping[str, str]) -> None:
    """Write what is to go to stdout. Raises UsageError for a format that is not there."""
    if delivery.statistics:
        from hugolint.report import statistics

        write = statistics.report_json if delivery.format in ("json", "jsonl") else statistics.report
        write(result, stream, terminal)
    elif not delivery.format and is_github(environ):
        # People read the log, GitHub the commands; errors are shown outside of the folded group, too.
        stream.write("::group::hugolint\n")
        load("full")(result, stream, terminal)
        stream.write("::endgroup::\n")
        load("github")(result, stream, terminal)
    else:
        load(delivery.format or "full")(result, stream, terminal)


def deliver_files(result: Result, delivery: Delivery, cwd: Path, environ: Mapping[str, str]) -> None:
    """Write the files that are asked for, and those that a CI service looks for. Raises UsageError."""
    files = list(delivery.files)
    if not delivery.format and not files and is_gitlab(environ):
        files.append(("gitlab", Path(environ.get("CI_PROJECT_DIR") or ".") / CODE_QUALITY))
    for name, path in files:
        reporter = load(name)
        write_file(path, lambda stream, reporter=reporter: reporter(result, stream, Terminal(width=100)), cwd)  # type: ignore[misc]
    if is_github(environ) and delivery.format in ("", "github"):
        _append_summary(result, environ)


def annotate(error: HugolintError | SiteError, cwd: Path, stream: TextIO, environ: Mapping[str, str]) -> None:
    """Show what stops hugolint at its file, where GitHub shows annotations."""
    if not is_github(environ) or not error.path:
        return
    from hugolint.hugo.boundary import find_top
    from hugolint.report.github import failure

    top = find_top(cwd) or cwd
    path = os.path.relpath(cwd / error.path, top).replace(os.sep, "/")
    line, column = error.position or (0, 0)
    stream.write(failure(error.message, path, line, column))


def is_github(environ: Mapping[str, str]) -> bool:
    """Whether this is a job of GitHub Actions."""
    return environ.get("GITHUB_ACTIONS") == "true"


def is_gitlab(environ: Mapping[str, str]) -> bool:
    """Whether this is a job of GitLab's."""
    return environ.get("GITLAB_CI") == "true"


def _append_summary(result: Result, environ: Mapping[str, str]) -> None:
    """GitHub makes the file; without it, or where it cannot be written, the log has everything all the same."""
    path = environ.get("GITHUB_STEP_SUMMARY")
    if not path or not os.path.isfile(path):
        return
    from hugolint.report.step_summary import markdown

    try:
        with open(path, "a", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(markdown(result, environ))
    except OSError:
        return
