"""Git, asked: which files of a site are its own. It is only ever asked to read.

A repository is somebody else's: nothing that its configuration or its files name is run, and nothing is fetched.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

SAFELY = (
    "--no-optional-locks",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "safe.bareRepository=explicit",
    "-c",
    "protocol.allow=never",
)
"""Options before every command: no monitor is started, no folder that only looks like a repository is taken for one,
and no missing object is fetched."""
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_DIFF_OPTS")
"""What git tells its hooks of the repository that it works in, which need not be the site's; and what bends patches."""
_SUBMODULE, _LINK = "160000", "120000"


Config = Sequence[tuple[str, str]]
"""Settings for one command: keys and values."""


class Failed(Exception):
    """Git could not answer; the text is its own first line."""


class Known(NamedTuple):
    """The files that git knows of, by their paths from the top of the repository, POSIX."""

    tracked: frozenset[str]
    untracked: frozenset[str]
    """On disk, neither tracked nor ignored."""
    folders: tuple[str, ...]
    """Submodules and symbolic links: what lies behind them is not listed. Each ends in a slash."""
    absent: tuple[str, ...]
    """Tracked, and not on disk because a sparse checkout leaves them out."""


class Listing:
    """A question to git, asked at once and answered later, so that other work can be done meanwhile."""

    def __init__(self, top: Path, folders: Sequence[Path]) -> None:
        self.top = top
        names = [os.path.relpath(folder, top) for folder in folders]
        within = [name for name in names if not name.startswith("..")]
        # Without any folder git would list everything.
        options = ("-z", "-t", "-s", "--cached", "--others", "--exclude-standard")
        self._process = _start(top, ("ls-files", *options, "--", *within)) if within else None

    def known(self) -> Known | None:
        """Git's answer; None where it has none: no repository, no git, a refusal."""
        if self._process is None:
            return None
        try:
            listed = _finish(self._process)
        except Failed:
            return None
        tracked: list[str] = []
        untracked: list[str] = []
        folders: list[str] = []
        absent: list[str] = []
        for entry in listed:
            if entry.startswith("? "):
                untracked.append(entry[2:])
                continue
            about, _, name = entry.partition("\t")
            tracked.append(name)
            if about[0] == "S":
                absent.append(name)
            if about.split(" ", 2)[1] in (_SUBMODULE, _LINK):
                folders.append(f"{name}/")
        return Known(frozenset(tracked), frozenset(untracked), tuple(folders), tuple(absent))


def ask(top: Path, *arguments: str, config: Config = ()) -> list[str]:
    """What a git command prints, in its parts that end in NUL. Raises Failed."""
    process = _start(top, arguments, config=config)
    if process is None:
        raise Failed("git is not installed")
    return _finish(process)


def ask_lines(top: Path, *arguments: str, config: Config = ()) -> Iterator[bytes]:
    """What a git command prints, line by line: it may be more than fits into memory. Raises Failed."""
    # Warnings go nowhere: thousands of them would fill a pipe that nobody reads.
    process = _start(top, arguments, stderr=subprocess.DEVNULL, config=config)
    if process is None:
        raise Failed("git is not installed")
    with process:
        assert process.stdout is not None
        for line in process.stdout:
            yield line.removesuffix(b"\n")
    if process.returncode:
        raise Failed(f"git {arguments[0]} ended with {process.returncode}")


def without_filters(top: Path) -> Config:
    """What keeps git from running the filters that its configuration names when it looks into files. Raises Failed."""
    try:
        keys = ask(top, "config", "-z", "--name-only", "--get-regexp", r"^filter\.")
    except Failed:
        return ()  # there is none
    drivers = dict.fromkeys(key.rpartition(".")[0] for key in keys)
    empty = (("clean", ""), ("smudge", ""), ("process", ""), ("required", "false"))
    return [(f"{driver}.{name}", value) for driver in drivers for name, value in empty]


def _start(
    top: Path,
    arguments: Sequence[str],
    stdin: int = subprocess.DEVNULL,
    stderr: int = subprocess.PIPE,
    config: Config = (),
) -> subprocess.Popen[bytes] | None:
    command = [_program(), *SAFELY, "-C", str(top), *arguments]
    environ = _environ(top, config)
    try:
        return subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=stderr, env=environ)
    except OSError:
        return None


def _environ(top: Path, config: Config) -> dict[str, str]:
    """The environment of a command that is to see this repository alone."""
    environ = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    environ |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_LITERAL_PATHSPECS": "1"}
    # Stronger than what a configuration allows.
    environ["GIT_ALLOW_PROTOCOL"] = ""
    above = os.path.dirname(os.path.realpath(top))
    environ["GIT_CEILING_DIRECTORIES"] = os.pathsep.join(filter(None, (above, environ.get("GIT_CEILING_DIRECTORIES"))))
    index = environ.get("GIT_INDEX_FILE")
    # `git commit FILE` gives its hook an index of its own: what the commit will hold.
    if index and os.path.dirname(os.path.realpath(top / index)) != _git_folder(top):
        del environ["GIT_INDEX_FILE"]
    given = environ.get("GIT_CONFIG_COUNT", "")
    first = int(given) if given.isdigit() else 0
    for number, (key, value) in enumerate(config, start=first):
        environ |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return environ | ({"GIT_CONFIG_COUNT": str(first + len(config))} if config else {})


def _git_folder(top: Path) -> str:
    """Where a repository keeps its index: `.git`, or the folder that this file names."""
    path = top / ".git"
    try:
        named = path.read_text(encoding="utf-8", errors="surrogateescape") if path.is_file() else ""
    except OSError:
        named = ""
    return os.path.realpath(top / named.removeprefix("gitdir:").strip() if named else path)


def _program() -> str:
    """Windows looks into the working directory before PATH, and what lies there is not to be run."""
    if os.name != "nt":
        return "git"
    places = (os.path.join(folder, "git.exe") for folder in os.get_exec_path() if os.path.isabs(folder))
    return next((place for place in places if os.path.isfile(place)), os.path.join("git.exe", "missing"))


def _finish(process: subprocess.Popen[bytes]) -> list[str]:
    out, err = process.communicate()
    if process.returncode:
        said = err.decode("utf-8", "replace").strip().partition("\n")[0]
        raise Failed(said.removeprefix("fatal: ") or f"git ended with {process.returncode}")
    return [os.fsdecode(part) for part in out.split(b"\0") if part]


def open_blobs(top: Path, shas: Sequence[str]) -> Iterator[bytes]:
    """The contents of some objects, one after another. Raises Failed."""
    process = _start(top, ("cat-file", "--batch"), stdin=subprocess.PIPE)
    if process is None:
        raise Failed("git is not installed")
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        for sha in shas:
            # One at a time: neither side ever waits for a full pipe.
            process.stdin.write(f"{sha}\n".encode())
            process.stdin.flush()
            answer = process.stdout.readline().split()
            if len(answer) != 3:
                raise Failed(f"the object {sha} is not there")
            size = int(answer[2])
            data = process.stdout.read(size + 1)
            yield data[:size]
        process.stdin.close()
