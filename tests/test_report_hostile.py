"""Content comes from strangers: whatever it holds, a report steers no terminal, obeys no log and stays in its width."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from hugolint.finding import Diagnostic, Place
from hugolint.hugo.text import Position
from hugolint.report.escape import pieces, printable, sentence
from tests.test_report import diagnostic, place, render, result, summary

COMMANDS = "error warning notice debug group endgroup add-mask add-path set-env set-output save-state stop-commands"
NASTY = (
    *("\x00", "\x07", "\x1b", "\x1b[2J", "\x9b31m", "\r", "\n", "\t", "\x7f", "\x85", "\u2028"),
    *("\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\ufe0f", "\u0301", "\udcff", "\ud800", "\udfff"),
    *(
        "日本語",
        "👨\u200d👩\u200d👧",
        "🎉",
        "♥\ufe0f",
        "é",
        "…",
        "::error::x",
        "::set-env",
        ":::",
        "##[add-mask]x",
        "##[",
    ),
    *("[red]", "{{<", "{{%", "%}}", "%", ",", ":", "|", "\\"),
)

hostile = st.lists(
    st.one_of(st.sampled_from(NASTY), st.text(max_size=6), st.text(alphabet=st.characters(), max_size=3), st.just(" ")),
    max_size=25,
).map("".join)
one_line = hostile.map(lambda text: text.replace("\n", "\r"))

_FORBIDDEN = {"\u061c", "\u200b", "\u200e", "\u200f", "\u2028", "\u2029", "\ufeff"} | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_SGR = re.compile(r"\x1b\[[0-9;]*m")
_UNBROKEN = re.compile(r"[ |=]*(?:(?:why|fix|more):)? *(?:\{\{[^{}]{1,60}\}\}|[^ ])*")


def steering(text: str) -> set[str]:
    """The characters that no report may write."""
    found = {char for char in text if unicodedata.category(char) in ("Cc", "Cs") or char in _FORBIDDEN}
    return found - {"\n"}


def obeyed(line: str) -> bool:
    """Whether GitHub's runner takes a line for a command, by the two forms that it knows."""
    names = COMMANDS.split()
    new = re.match(r"\s*::(.*?)::", line)
    old = re.search(r"##\[(.*?)\]", line)
    return any(match is not None and match[1].split(" ")[0].lower() in names for match in (new, old))


def finding(message: str, path: str, line: str, target: str) -> Diagnostic:
    """A finding on the second line of a file, with all its texts hostile."""
    first = place(path, f"{line}\n{line}{target}{line}\n", target, message, context=1)
    other = Place(f"{path}2", Position(3, 1), Position(9, 1), message, ((3, line),))
    bare = Place(path, Position(7, 1), Position(7, 1), message, ())
    return diagnostic(
        "some-rule", message, first, first._replace(message="twice"), other, bare, why=message, help=message
    )


def is_wrapped(line: str, width: int) -> bool:
    """Whether a line keeps the width, or could not: a place, or one word, which stays whole to be copied."""
    if cell_len(line) <= width or line.lstrip().startswith(("--> ", "::: ")):
        return True
    return _UNBROKEN.fullmatch(line) is not None and "^^" not in line


@settings(deadline=None, max_examples=100)
@given(hostile, hostile, one_line, st.sampled_from([40, 59, 60, 80, 200]), st.booleans(), st.booleans())
def test_the_drawn_report(message: str, path: str, line: str, width: int, unicode: bool, color: bool) -> None:
    found = finding(message, path, line, "@TARGET@")
    outcome = result(found, sites=(summary(unknown=(message or "x",)),))
    text = _SGR.sub("", render("full", outcome, width=width, unicode=unicode, color=color))
    assert steering(text) == set()
    assert unicode or text.isascii()
    lines = text.split("\n")
    assert [line for line in lines if obeyed(line)] == []
    assert [line for line in lines if not is_wrapped(line, width)] == []


@settings(deadline=None, max_examples=100)
@given(one_line, st.sampled_from([40, 80, 200]), st.booleans())
def test_the_caret_stands_under_its_target(line: str, width: int, unicode: bool) -> None:
    target = "@TARGET@"
    found = diagnostic("r", "m", place("a.md", f"{line}{target}{line}", target, "here"))
    lines = render("full", result(found), width=width, unicode=unicode).split("\n")
    at = next(index for index, shown in enumerate(lines) if target in shown)
    before = cell_len(lines[at][: lines[at].index(target)])
    caret = lines[at + 1]
    assert caret.index("^") == before
    assert caret.count("^") == len(target)


@settings(deadline=None, max_examples=100)
@given(hostile, hostile, st.booleans())
def test_the_concise_report(message: str, path: str, unicode: bool) -> None:
    text = render("concise", result(finding(message, path, "x", "@")), unicode=unicode)
    assert steering(text) == set()
    assert text.count("\n") == 2
    assert unicode or text.isascii()
    assert [line for line in text.split("\n") if obeyed(line)] == []


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "iso2022_jp", "gb18030", "utf-16"])
def test_no_encoding_fails(encoding: str) -> None:
    found = finding("".join(NASTY), "".join(NASTY), "".join(NASTY).replace("\n", ""), "@")
    for name in ("full", "concise", "json", "github"):
        assert render(name, result(found), encoding=encoding)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("plain text", "plain text", id="plain text stays"),
        pytest.param("Räksmörgås 日本語 🎉", "Räksmörgås 日本語 🎉", id="letters of any script stay"),
        pytest.param("👨‍👩‍👧 می‌خواهم", "👨‍👩‍👧 می‌خواهم", id="joiners between letters and emoji stay"),
        pytest.param("::before a::b http://x", "::before a::b http://x", id="colons inside a text stay"),
        pytest.param("## [x] ##[Link](y)", "## [x] ##\\x5bLink](y)", id="what may be a command of the log is broken"),
        pytest.param("\x1b[31m", r"\x1b[31m", id="an escape sequence loses its escape"),
        pytest.param("a\nb\r\tc", r"a\nb\r\tc", id="line breaks and tabs are named"),
        pytest.param("\x85\x9b", r"\u0085\u009b", id="so are the controls beyond ASCII"),
        pytest.param("\u202ea", r"\u202ea", id="the writing direction is not turned"),
        pytest.param("a\u200bb\ufeff", r"a\u200bb\ufeff", id="what cannot be seen is shown"),
        pytest.param("\udce5\ud800", r"\xe5\ud800", id="a byte that is no UTF-8 is shown as a byte"),
        pytest.param("a\u200db\u200d", r"a\u200db\u200d", id="a joiner that joins nothing is shown"),
        pytest.param("\U000e0041", r"\U000e0041", id="tags are shown"),
    ],
)
def test_what_is_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a::b", "a::b", id="colons within a word stay"),
        pytest.param("::error::x", r"\x3a:error::x", id="a command at the start is broken"),
        pytest.param("x ::error::x", r"x \x3a:error::x", id="and where a line may be broken"),
    ],
)
def test_what_may_start_a_line(text: str, shown: str) -> None:
    assert sentence(text) == shown


@settings(deadline=None, max_examples=100)
@given(hostile)
def test_there_is_a_piece_for_every_code_point(text: str) -> None:
    for encoding in (None, "ascii", "latin-1"):
        shown = pieces(text, encoding)
        assert len(shown) == len(text)
        assert all(shown)
        if encoding:
            "".join(shown).encode(encoding)
