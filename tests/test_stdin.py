"""`--stdin-filename`: an editor's unsaved text in place of the file, in the midst of the site."""

from __future__ import annotations

import io
import sys

import pytest

from tests.conftest import BAD, OLD, PAGE, Answer, Bench


@pytest.fixture
def check(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> object:
    bench.write({"content/a.md": PAGE, "content/b.md": OLD, "content/c.md": BAD, "hugo.toml": ""})

    def run(text: str | bytes, *arguments: str) -> Answer:
        data = text if isinstance(text, bytes) else text.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return bench.call("check", "--format", "json", *arguments)

    return run


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        pytest.param(PAGE, "content/a.md", [], id="a sound text, while other pages have findings"),
        pytest.param(PAGE, "content/c.md", [], id="a text that mends what is on disk"),
        pytest.param(BAD, "content/a.md", ["content/a.md:4 mailto-mismatch"], id="a text with a mistake"),
        pytest.param(OLD, "content/a.md", ["content/a.md:3 alias-collision"], id="a collision with a page on disk"),
        pytest.param(OLD, "content/new.md", ["content/b.md:3 alias-collision"], id="a page that is not on disk yet"),
        pytest.param(BAD, "content/x/y/new.md", ["content/x/y/new.md:4 mailto-mismatch"], id="in a new folder"),
        pytest.param(BAD, "content/.hidden.md", [], id="a file that Hugo passes over"),
        pytest.param(BAD, "README.md", [], id="a file that is none of content"),
        pytest.param("title = 1", "hugo.toml", [], id="a configuration, which is judged where it is saved"),
        pytest.param(b"---\ntitle: \xff\n---\n\0", "content/a.md", None, id="bytes that are no text"),
        pytest.param("", "content/a.md", [], id="an empty text"),
    ],
)
def test_the_text_counts_in_place_of_the_file(check: object, text: str, name: str, found: list[str] | None) -> None:
    answer = check(text, "--stdin-filename", name)  # type: ignore[operator]
    assert answer.code in (0, 1)
    if found is not None:
        assert answer.found == found


def test_a_dash_may_stand_for_stdin(check: object) -> None:
    assert check(BAD, "--stdin-filename", "content/a.md", "-").found == ["content/a.md:4 mailto-mismatch"]  # type: ignore[operator]


def test_a_stdin_that_is_closed_is_an_error(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.write({"content/a.md": PAGE, "hugo.toml": ""})
    monkeypatch.setattr(sys, "stdin", None)
    answer = bench.call("check", "--stdin-filename", "content/a.md")
    assert (answer.code, "stdin, which is closed" in answer.err) == (2, True)


@pytest.mark.parametrize("arguments", [("--stdin-filename", "content/a.md", "content/b.md"), ("--stdin-filename", "")])
def test_other_paths_are_refused(check: object, arguments: tuple[str, ...]) -> None:
    answer = check(PAGE, *arguments)  # type: ignore[operator]
    assert (answer.code, "--stdin-filename names the one file" in answer.err) == (2, True)
