"""The judge: what the real Hugo says of a site, what hugolint says of it, and whether the two agree.

Hugo's output is read in all its shapes: errors of assembling, which stop at the first; logged errors, which go on;
errors of rendering in their short and their long form, of which either may come; warnings; and crashes.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from hugolint.engine import Request, lint
from hugolint.finding import Diagnostic
from tests.real_hugo import hugo_binary

BUILD = ("--renderToMemory",)
"""A build that writes nothing; with `list all` nothing would be rendered."""


VERSION = "0.168.0"
"""The version of the judge."""


class HugoMessage(NamedTuple):
    """One message of Hugo's."""

    level: str
    """`error`, `warn` or `panic`."""
    path: str
    """The content file that it names, relative to the site; empty where it names none."""
    line: int
    """0 where it names no place."""
    column: int
    words: str
    """On one line, without what leads to the place, the machine's paths and the source lines that Hugo shows."""


class HugoSays(NamedTuple):
    """What one run of Hugo said."""

    fails: bool
    messages: tuple[HugoMessage, ...]
    output: str

    @property
    def first(self) -> HugoMessage | None:
        """The error that it names first."""
        return next((message for message in self.messages if message.level != "warn"), None)

    @property
    def warnings(self) -> list[HugoMessage]:
        return [message for message in self.messages if message.level == "warn"]


class OurMessage(NamedTuple):
    """One finding of ours: what it says that Hugo does, with Hugo's own words and place."""

    rule: str
    hugo: str
    """`fails`, `warns` or `silent`."""
    path: str
    line: int
    """The line that Hugo names, as we say; -1 where the finding does not tell."""
    column: int
    words: str
    message: str
    """Our own sentence."""
    at: tuple[int, int]
    """Our own place: line and column."""


class Comparison(NamedTuple):
    """Whether the two agree; line, column and kind are None where Hugo builds."""

    verdict: bool
    """Both fail, or neither."""
    line: bool | None
    column: bool | None
    kind: bool | None
    hugo: HugoMessage | None
    ours: tuple[OurMessage, ...]

    @property
    def agrees(self) -> bool:
        """In everything."""
        return self.verdict and self.line is not False and self.column is not False and self.kind is not False


# --- Hugo ---------------------------------------------------------------------------------------------------------


def hugo_says(root: Path, *arguments: str, tiny: bool = True) -> HugoSays:
    """Build a site with the real Hugo, or do what the arguments say, and read what it says."""
    env = {**os.environ, "HUGO_ENABLEGITINFO": "false", "HUGO_CACHEDIR": str(root / ".hugo_cache")}
    if tiny:  # one thread and no garbage collector, for the tests run many at a time
        env |= {"GOMAXPROCS": "1", "GOGC": "off"}
    done = subprocess.run(
        [str(hugo_binary()), *(arguments or BUILD), "--source", str(root)],
        capture_output=True,
        env=env,
        timeout=600,
        check=False,
    )
    output = done.stderr.decode("utf-8", "replace")
    return HugoSays(done.returncode != 0, tuple(read_messages(output, root)), output)


_BEGINS = re.compile(r"^(ERROR|WARN|panic:|Error:) +", re.MULTILINE)
_LEVELS = {"ERROR": "error", "Error:": "error", "WARN": "warn", "panic:": "panic"}
_COUNT = re.compile(r"(?:error building site: )?logged \d+ error\(s\)\s*")
_LEADS = re.compile(r"error building site: |assemble: |render: |process: |failed to ")
_STEPS = re.compile(r"error building site: |assemble: |render: |process: |\[[^\]]*\] failed to render pages: ")
_SEE = re.compile(r"[:;,]? see:?$", re.IGNORECASE)
_SOURCE_LINES = re.compile(r"\n(?:>|[ ]) *\d+ \| ")
_CONFIG_DUMP = re.compile(r"; the current security configuration is:.*", re.DOTALL)


def read_messages(output: str, root: Path) -> Iterable[HugoMessage]:
    """The messages in what Hugo printed, but for the count of logged ones."""
    starts = list(_BEGINS.finditer(output))
    ends = [start.start() for start in starts] + [len(output)]
    for start, end in zip(starts, ends[1:], strict=True):
        text = output[start.end() : end]
        if not _COUNT.fullmatch(text):
            yield _read_message(_LEVELS[start[1]], text, root)


def _read_message(level: str, text: str, root: Path) -> HugoMessage:
    if level == "panic":
        return HugoMessage(level, "", 0, 0, text.split("\n", 1)[0])
    text = _CONFIG_DUMP.sub("", text)
    folder = re.escape(str(root))
    places = list(re.finditer(rf'"{folder}/((?:content|i18n)[^"\n]*?):(\d+):(\d+)"(?:: )?', text))
    mentions = re.search(rf"{folder}/(content/[^\"\n;]*)", text)
    path, line, column = (mentions[1].strip() if mentions else ""), 0, 0
    if places:
        place = places[0]
        path, line, column = place[1], int(place[2]), int(place[3])
        # What leads to a place is cut off; a place inside a logged sentence is taken out.
        led = place.start() == 0 or _LEADS.match(text)
        text = text[place.end() :] if led else text[: place.start()] + text[place.end() :]
    text = _SOURCE_LINES.split(text, maxsplit=1)[0]
    text = re.sub(rf'"{folder}/[^"\n]*"|{folder}/[^"\n;]*', "", text)
    while step := _STEPS.match(text):
        text = text[step.end() :]
    return HugoMessage(level, path, line, column, _SEE.sub("", " ".join(text.split())))


def ask_each(
    site: Callable[[Path], object], pages: Sequence[str], root: Path, write: Callable[[Path, str], object]
) -> list[HugoSays]:
    """One run of Hugo for each page, two at a time, each worker in a site of its own."""
    free: SimpleQueue[Path] = SimpleQueue()
    for number in range(2):
        folder = root / f"hugo-{number}"
        site(folder)
        free.put(folder)

    def ask(page: str) -> HugoSays:
        folder = free.get()
        try:
            write(folder, page)
            return hugo_says(folder)
        finally:
            free.put(folder)

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(ask, pages))


# --- hugolint -----------------------------------------------------------------------------------------------------


def we_say(root: Path) -> list[OurMessage]:
    """What hugolint finds in a site with every rule on, in this process, whatever version the site names."""
    request = Request(source=root, cwd=root, select=("all",), hugo_version=VERSION)
    result = lint(request)
    assert result.crashed == ()
    return [_our_message(item) for item in result.diagnostics]


def _our_message(item: Diagnostic) -> OurMessage:
    said = item.said
    line, column, words = (said.line, said.column, said.words) if said else (-1, -1, "")
    return OurMessage(
        item.rule,
        item.hugo.value,
        item.place.path,
        line,
        column,
        words,
        item.message,
        (item.place.start.line, item.place.start.column),
    )


# --- the two ------------------------------------------------------------------------------------------------------


def compare(hugo: HugoSays, ours: Iterable[OurMessage]) -> Comparison:
    """Hold what we say against what Hugo says: its first error must be among ours."""
    failing = tuple(one for one in ours if one.hugo == "fails")
    first = hugo.first
    if not hugo.fails or first is None:
        return Comparison(hugo.fails == bool(failing), None, None, None, None, failing)
    line, column, kind = agreement(first, failing)
    return Comparison(bool(failing), line, column, kind, first, failing)


def agreement(message: HugoMessage, ours: Iterable[OurMessage]) -> tuple[bool, bool, bool]:
    """Whether ours have the message's line, its column on that line, and its kind there."""
    near = [one for one in ours if not message.path or not message.line or one.path == message.path]
    on_line = [one for one in near if one.line == message.line]
    if message.line == 0 or (message.line, message.column) == (1, 1):
        # No place, or the one of all fields: only the kind can tell which finding is meant.
        on_line = [one for one in on_line if same_kind(one.words, message.words)]
    at_column = [one for one in on_line if one.column == message.column]
    return bool(on_line), bool(at_column), any(same_kind(one.words, message.words) for one in at_column)


_PREFIXES = re.compile(
    r"(?:failed to extract shortcode: |unmarshal failed: |toml: |deprecated: |panic: |\[\d+:\d+\] |\[[\w.-]+\] |runtime error: )+"
)
_REST = re.compile(r"(parameter-argument: )['\"`].*", re.DOTALL)
_QUOTED = re.compile(
    r"\"(?:[^\"\\]|\\.)*\"|(?<!\w)'(?:'|.|\\.|U\+\w+)'|(?<!\w)'[^']*'|`[^`]*`|(?<!\w)[\"'`].*$", re.DOTALL
)
_CODE = re.compile(r"U\+[0-9A-Fa-f]+")
_NUMBER = re.compile(r"(?<![\w])-?\d+(?:\.\d+)*")


def kind(words: str) -> str:
    """Hugo's words as a pattern: without what quotes hold, numbers, and the phrases that only lead to the matter."""
    words = " ".join(words.split())
    words = _PREFIXES.sub("", words, count=1) if _PREFIXES.match(words) else words
    words = _REST.sub(r"\1“”", words)
    words = _QUOTED.sub("“”", words)
    words = _NUMBER.sub("0", _CODE.sub("U+0", words))
    return " ".join(words.lower().split()).rstrip(" .:;…")


def same_kind(ours: str, hugos: str) -> bool:
    """Whether two messages are of one kind; ours may leave off the end of Hugo's."""
    one, other = kind(ours), kind(hugos)
    return len(one) >= 8 and (other.startswith(one) or one.startswith(other))
