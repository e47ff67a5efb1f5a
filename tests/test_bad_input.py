"""Files and places that are not as they should be: one clear sentence each, no traceback, and never a wait for ever."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import BAD, MAIL, OLD, PAGE, Bench, environment

C = "content/c.md:4 mailto-mismatch"
posix = pytest.mark.skipif(os.name == "nt", reason="there are no such files there")

# Root reads everything, unless it gives up the power to. The two numbers are CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH.
POWERLESS = """
import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
if os.geteuid() == 0:
    for power in (1, 2):
        if libc.prctl(24, power, 0, 0, 0):
            sys.exit("cannot drop the power of root")
os.execv(sys.executable, [sys.executable, "-m", "hugolint", *sys.argv[1:]])
"""


def check_powerless(bench: Bench, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run hugolint so that a file's permissions count, also where the tests run as root."""
    return subprocess.run(
        [sys.executable, "-c", POWERLESS, "check", "--format", "concise", *arguments],
        cwd=bench.root,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@posix
@pytest.mark.parametrize("mode", ["file", "folder"])
def test_what_may_not_be_read_is_a_finding(bench: Bench, mode: str) -> None:
    bench.write({"content/c.md": BAD, "content/secret/a.md": PAGE})
    path = bench.root / "content/secret" / ("a.md" if mode == "file" else "")
    path.chmod(0)
    try:
        done = check_powerless(bench)
        alone = check_powerless(bench, str(path.relative_to(bench.root)) if mode == "file" else "content/c.md")
        selected = check_powerless(bench, "--select", "required-keys")
    finally:
        path.chmod(0o755)
    where, reason = ("content/secret/a.md", "Permission denied") if mode == "file" else ("content/secret", "folder")
    first, second = done.stdout.split("\n")[:2]
    assert first.startswith("content/c.md:4:27: error[mailto-mismatch]")
    assert second.startswith(f"{where}:1:1: error[unreadable-file] ")
    assert reason in second
    assert (done.returncode, done.stderr) == (1, "")
    assert ("unreadable-file" in alone.stdout) is (mode == "file")
    assert "unreadable-file" in selected.stdout


@posix
@pytest.mark.parametrize("name", ["hugo.toml", ".hugolint.yaml"])
def test_a_config_that_may_not_be_read_ends_the_run(bench: Bench, name: str) -> None:
    bench.write({"content/a.md": PAGE, name: ""})
    (bench.root / name).chmod(0)
    done = check_powerless(bench)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"hugolint: {name}: ")
    assert done.stderr.endswith("cannot be read: Permission denied\n")
    assert done.stderr.count("\n") == 1


@posix
@pytest.mark.parametrize(
    "target", ["a folder", "a pipe", "a loop", "a link to a page", "a link to itself", "a dead link"]
)
def test_things_that_are_no_pages(bench: Bench, target: str) -> None:
    """Hugo passes over pipes and links, and takes a folder for what it is."""
    bench.write({"content/c.md": BAD})
    odd = bench.root / "content/x.md"
    if target == "a folder":
        bench.write({"content/x.md/d.md": PAGE})
    elif target == "a pipe":
        os.mkfifo(odd)
    else:
        odd.symlink_to({"a loop": ".", "a link to a page": "c.md", "a link to itself": "x.md"}.get(target, "nowhere"))
    # A link that leads to content is worth a word: Hugo passes over it in silence.
    told = ["content/x.md:1 stray-file"] if target in ("a loop", "a link to a page") else []
    for arguments in ([], ["--select", "mailto-mismatch"], ["content/c.md", "content/x.md"]):
        answer = bench.start("check", "--format", "json", *arguments)
        assert answer.found == ([C] if arguments[:1] == ["--select"] else [C, *told])
        assert answer.data["summary"]["files"] == (2 if target == "a folder" else 1)
    assert bench.start("check", "content/x.md").code == 0


@posix
@pytest.mark.parametrize("name", ["hugo.toml", ".hugolint.yaml"])
def test_a_pipe_for_a_config_is_not_waited_for(bench: Bench, name: str) -> None:
    bench.write({"content/a.md": PAGE})
    os.mkfifo(bench.root / name)
    answer = bench.start("check")
    assert answer.code in (0, 2)
    assert answer.err.count("\n") == (answer.code == 2)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        pytest.param("hugo.toml", "a = 1\nb = = 2\n", "hugo.toml:2:5: ", id="TOML"),
        pytest.param("hugo.yaml", "a: 1\nb: [\n", "hugo.yaml:", id="YAML"),
        pytest.param("hugo.json", '{"a": 1,\n "b" 2}', "hugo.json:2:", id="JSON"),
        pytest.param("config/_default/params.toml", "x =", "config/_default/params.toml:1:", id="a file in config/"),
        pytest.param("hugo.toml", "x" * 100_000, "hugo.toml:1:", id="a long line"),
        pytest.param("hugo.yaml", "[" * 100_000, "hugo.yaml:", id="deep brackets"),
        pytest.param("hugo.toml", "a = " + "[" * 100_000, "hugo.toml:", id="deep brackets in TOML"),
        pytest.param("hugo.json", '{"a":' + "[" * 100_000, "hugo.json:", id="deep brackets in JSON"),
    ],
)
def test_a_broken_hugo_config(bench: Bench, name: str, text: str, says: str) -> None:
    bench.write({f"site/{name}": text, "site/content/a.md": PAGE})
    inside = bench.check(cwd="site/content")
    assert (inside.code, inside.out) == (2, "")
    assert inside.err.startswith(f"hugolint: ../{says}")
    assert inside.err.count("\n") == 1
    assert "internal error" not in inside.err
    assert len(inside.err) < 500
    assert bench.check("site").err.startswith(f"hugolint: site/{says}")


BIG = 50_000_000


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: (PAGE + MAIL) + "A sentence of a page, and another one.\n" * (BIG // 39), id="many lines"),
        pytest.param(lambda: (PAGE + MAIL) + "word " * (BIG // 5), id="one line"),
        pytest.param(lambda: (PAGE + MAIL) + "x" * BIG, id="one word"),
    ],
)
def test_a_page_of_50_megabytes(bench: Bench, make: object) -> None:
    assert callable(make)
    bench.write({"content/c.md": make()})
    started = time.monotonic()
    answer = bench.start("check", "--format", "concise")
    assert answer.out.startswith("content/c.md:4:27: error[mailto-mismatch]")
    assert time.monotonic() - started < 40
    shutil.rmtree(bench.root / "content")


HOSTILE = {
    "brackets in YAML": "---\ntitle: " + "[" * 100_000 + "\n---\n",
    "lists in YAML": "---\ntitle: A\nx:\n  " + "- " * 100_000 + "\n---\n",
    "maps in YAML": "---\ntitle: A\nx: " + "{a: " * 50_000 + "\n---\n",
    "brackets in TOML": "+++\ntitle = 'A'\nx = " + "[" * 100_000 + "\n+++\n",
    "braces in JSON": '{"a": ' * 50_000,
    # Every tag of these is a finding.
    "shortcodes": PAGE + "{{< x >}}" * 20_000,
    "shortcodes without an end": PAGE + "{{< figure >}}" * 100_000,
    "shortcodes one in another": PAGE + "{{< x >}}" * 50_000 + "{{< /x >}}" * 50_000,
    "open shortcodes": PAGE + "{{< x " * 20_000,
    "closing shortcodes": PAGE + "{{< /x >}}" * 20_000,
    "open comments": PAGE + "<!-- hugolint-disable " * 100_000,
    "comments": PAGE + "<!-- hugolint-disable mailto-mismatch -->" * 20_000,
    "open links": PAGE + "[a@b.se](" * 50_000,
    "brackets": PAGE + "[" * 100_000 + "a@b.se" + "](mailto:c@d.se)" * 10_000,
    "quotes": PAGE + "> " * 50_000 + "mailto:a@b.se",
    "open tags": PAGE + "<a href='mailto:" * 50_000,
    "fences": PAGE + "```\n" * 100_000,
    "aliases": "---\ntitle: A\naliases:\n" + "- /old/\n" * 20_000 + "---\n",
    "anchors": "---\na: &a [x, x]\n"
    + "".join(
        f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefghijklmnopqrstuvwx", "bcdefghijklmnopqrstuvwxy", strict=True)
    )
    + "---\n",
    "comments in YAML": "---\ntitle: A\n" + "# hugolint-disable-line mailto-mismatch\n" * 5_000 + "---\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_no_time(bench: Bench, name: str) -> None:
    bench.write({"content/a.md": HOSTILE[name], "content/c.md": BAD, "layouts/_shortcodes/x.html": "{{ .Inner }}"})
    started = time.monotonic()
    answer = bench.check()
    assert answer.code == 1, answer.err
    assert C in answer.found
    assert "rule-crash" not in {row["rule"] for row in answer.rows}
    assert time.monotonic() - started < 15


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x00" * 1000, id="NUL bytes"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, id="a picture"),
        pytest.param(bytes(range(255, -1, -1)) * 40, id="every byte"),
        pytest.param("---\ntitle: å\n---\n".encode("utf-16"), id="UTF-16"),
        pytest.param("---\ntitle: å\n---\nbrev till åsa".encode("latin-1"), id="Latin-1"),
        pytest.param(b"\xef\xbb\xbf", id="a byte order mark alone"),
        pytest.param(b"---", id="a fence alone"),
        pytest.param(b"---\n---", id="an empty front matter"),
        pytest.param(b"\r\r\r---\r\r---\r", id="carriage returns alone"),
        pytest.param(b"{", id="a brace"),
        pytest.param(b"#+", id="an empty keyword"),
        pytest.param(b"{{<", id="an open tag"),
        pytest.param(b"---\ntitle: A\naliases: [\xff\xfe/x/, \x00]\n---\n\xed\xa0\x80", id="broken UTF-8 everywhere"),
    ],
)
def test_a_page_that_is_no_text(bench: Bench, data: bytes) -> None:
    bench.write({"content/a.md": data, "content/c.md": BAD})
    for format_ in ("full", "concise", "github"):
        answer = bench.call("check", "--format", format_)
        assert (answer.code, answer.err) == (1, "")
        assert "content/c.md" in answer.out
    answer = bench.check()
    assert C in answer.found
    assert "rule-crash" not in {row["rule"] for row in answer.rows}
    assert bench.call("pages").code == 0


@posix
@pytest.mark.parametrize(
    "name",
    [
        pytest.param("a\nb", id="a line feed"),
        pytest.param("a\x1b[31mb", id="an escape sequence"),
        pytest.param("a\u202eb", id="a turn of the writing direction"),
        pytest.param("a\udce9b", id="a byte that is no UTF-8"),
        pytest.param("-v", id="what looks like an option"),
        pytest.param(" ", id="a space"),
        pytest.param("a%b::c", id="what looks like a command"),
    ],
)
def test_a_name_that_is_odd(bench: Bench, name: str) -> None:
    path = bench.root / "content" / f"{name}.md"
    path.parent.mkdir()
    path.write_text(BAD)
    for format_ in ("full", "concise", "github", "json"):
        answer = bench.start("check", "--format", format_)
        assert (answer.code, answer.err) == (1, "")
        for character in ("\x1b", "\u202e", "a\nb"):
            assert character not in answer.out
        assert answer.out.count("::error") == (format_ == "github")
    assert bench.start("check", "--format", "concise", "--", f"content/{name}.md").code == 1
    for command in ("pages", "config"):
        answer = bench.start(command)
        assert (answer.code, answer.err) == (0, "")
        assert "\x1b" not in answer.out


def test_without_a_home(bench: Bench) -> None:
    bench.write({"content/c.md": BAD})
    env = {name: value for name, value in environment().items() if name in ("PYTHONPATH", "SYSTEMROOT", "PATH")}
    done = subprocess.run(
        [sys.executable, "-m", "hugolint", "check", "-q"], cwd=bench.root, env=env, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, b"")


@posix
def test_in_a_folder_that_cannot_be_written(bench: Bench) -> None:
    bench.write({"content/c.md": BAD})
    before = sorted(path.as_posix() for path in bench.root.rglob("*"))
    bench.root.chmod(0o555)
    try:
        done = check_powerless(bench)
        refused = check_powerless(bench, "--output", "json:x.json")
    finally:
        bench.root.chmod(0o755)
    assert (done.returncode, done.stderr) == (1, "")
    assert refused.returncode == 2
    assert refused.stderr == "hugolint: x.json: the report cannot be written: Permission denied\n"
    assert sorted(path.as_posix() for path in bench.root.rglob("*")) == before


@posix
def test_in_a_folder_that_is_gone(bench: Bench, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["sh", "-c", f"cd '{gone}' && rmdir '{gone}' && exec '{sys.executable}' -m hugolint check"],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("hugolint: ")
    assert done.stderr.count("\n") == 1
    assert "internal error" not in done.stderr


def test_a_file_where_a_folder_should_be(bench: Bench) -> None:
    bench.write({"content": "x", "hugo.toml": "theme = 'x'\n", "layouts": "x", "themes": "x", "config": "x"})
    answer = bench.check()
    assert answer.code == 2
    assert "internal error" not in answer.err
    assert answer.err.count("\n") == 1


def test_a_collision_of_a_thousand_pages_is_one_finding(bench: Bench) -> None:
    bench.write({f"content/{number}.md": OLD for number in range(1000)})
    answer = bench.check()
    assert [len(row["related"]) for row in answer.rows] == [999]
    assert bench.call("check").out.count("\n") < 60


@pytest.mark.parametrize(
    "config",
    [
        pytest.param("theme = '{}'\n", id="a theme"),
        pytest.param("contentDir = '{}'\n", id="a content folder"),
        pytest.param("[[module.mounts]]\nsource = '{}'\ntarget = 'content'\n", id="a mount"),
        pytest.param("[[module.imports]]\npath = '{}'\n", id="a module"),
        pytest.param("themesDir = '{}'\ntheme = 'a'\n", id="a folder of themes"),
        pytest.param("[module]\nworkspace = '{}'\n", id="a workspace"),
    ],
)
@pytest.mark.parametrize("name", ["a" * 5_000, "a/" * 3_000, "\\u0000", "..", "/", "~"])
def test_names_that_no_disk_can_hold_end_in_no_crash(bench: Bench, config: str, name: str) -> None:
    bench.write({"content/a.md": PAGE, "hugo.toml": config.replace("'", '"').format(name)})
    answer = bench.call("check", "--format", "json")
    assert "internal error" not in answer.err
    assert answer.code in (0, 2)
