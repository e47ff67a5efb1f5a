"""The two streams of a command line: nothing that content holds, and no reader that goes away, may stop a report."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from hugolint.errors import UsageError


def guard_streams() -> None:
    """Content may hold what a stream cannot encode, and a stream may be closed: neither may stop the report."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def silence_stdout() -> None:
    """Let what is still in the buffers go nowhere, or the interpreter would stumble over it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


@contextmanager
def printing() -> Iterator[None]:
    """Around everything that goes to stdout. A reader that has gone, as `| head` does, is no failure."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()
    except OSError as error:
        silence_stdout()
        raise UsageError(f"the report cannot be written: {error.strerror or error}") from error


def printable(text: str) -> str:
    """A text that a terminal can show on one line: nothing in it can move the cursor or fail to encode."""
    from hugolint.report import escape  # late: only what goes wrong is said here

    return escape.printable(text)


def printable_lines(text: str) -> str:
    """A text of several lines that a terminal or a log can show: none of them is obeyed."""
    from hugolint.report import escape

    return "\n".join(escape.sentence(line) for line in text.split("\n"))
