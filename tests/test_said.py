"""Hugo's own message in the reports: whole in JSON, in a sentence elsewhere, and never obeyed."""

from __future__ import annotations

import pytest

from tests.conftest import PAGE, Bench
from tests.real_hugo import run_hugo

TEMPLATE = {"hugo.toml": "", "layouts/all.html": "{{ .Content }}", "layouts/_shortcodes/box.html": "{{ .Inner }}"}


def why(bench: Bench) -> str:
    """The only finding's reason, on one line."""
    lines = bench.call("check", "--select", "fails").out.partition("= why:")[2].partition("= fix:")[0]
    return " ".join(lines.split())


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        pytest.param(
            PAGE + "{{< box >}}\n",
            'Hugo stops the build here: failed to extract shortcode: shortcode "box" must be closed or self-closed',
            id="Hugo names the place that we name",
        ),
        pytest.param(
            PAGE + "{{< nope >}}\n",
            'Hugo stops the build, naming line 4, column 1: failed to extract shortcode: template for shortcode "nope" '
            "not found",
            id="Hugo names another place",
        ),
        pytest.param(
            "---\ndate: soon\n---\n",
            'Hugo stops the build, without naming a line: the "date" front matter field is not a parsable date',
            id="Hugo names no place",
        ),
    ],
)
def test_the_sentence_says_what_hugo_prints_and_where_it_points(bench: Bench, page: str, sentence: str) -> None:
    bench.write({**TEMPLATE, "content/a.md": page})
    assert why(bench) == sentence
    words = sentence.partition(": ")[2]
    assert words in run_hugo(bench.root).stderr
    (row,) = bench.check("--select", "fails").rows
    assert row["said"]["words"] == words


@pytest.mark.parametrize(
    ("page", "line", "column"),
    [
        pytest.param(PAGE + "ää {{< nope >}}\n", 4, 6, id="bytes in a shortcode"),
        pytest.param('---\na: "ää" x\n---\n', 2, 9, id="code points in YAML"),
        pytest.param("---\ndate: soon\n---\n", None, None, id="no place"),
    ],
)
def test_json_has_the_place_that_hugo_names(bench: Bench, page: str, line: int | None, column: int | None) -> None:
    bench.write({**TEMPLATE, "content/a.md": page})
    (row,) = bench.check("--select", "fails").rows
    assert (row["said"]["line"], row["said"]["column"]) == (line, column)
    if line is not None:
        assert f'a.md:{line}:{column}"' in run_hugo(bench.root).stderr


def test_a_finding_that_hugo_is_silent_about_has_no_words(bench: Bench) -> None:
    bench.write({"content/a.md": PAGE + "[anna@example.com](mailto:olle@example.com)\n"})
    assert [row["said"] for row in bench.check().rows] == [None]


@pytest.mark.parametrize("words", ["a word " * 2_000, "x" * 50_000], ids=["words", "one word"])
def test_a_message_that_quotes_the_rest_of_a_file_is_cut_but_in_json(bench: Bench, words: str) -> None:
    bench.write({"content/a.md": PAGE, "more/site/talker.py": RULE.format(words=words)})
    (row,) = bench.check("--rules", "more", "--select", "talker").rows
    assert row["said"]["words"] == words
    assert len(row["help"]) < 400
    out = bench.call("check", "--rules", "more", "--select", "talker").out
    assert max(map(len, out.splitlines())) < 130
    assert "…" in out


@pytest.mark.parametrize("format_", ["full", "concise", "json", "github"])
def test_hugos_words_hold_content_and_are_never_obeyed(bench: Bench, format_: str) -> None:
    nasty = "`\n::set-output name=a::b\n##[group]x\r::error::y\x1b[31m\u202e%0A::warning::z"
    bench.write({**TEMPLATE, "content/a.md": PAGE + "{{< box " + nasty})
    out = bench.call("check", "--format", format_, "--select", "shortcode-syntax").out
    assert "is not closed" in out
    assert not {"\x1b", "\u202e", "\r"} & set(out)
    assert "##[" not in out
    starts = [line for line in out.splitlines() if line.lstrip().startswith("::")]
    assert all(line.startswith(("::error title=hugolint ", "::: ")) for line in starts)
    assert format_ != "github" or "%250A" in out


RULE = '''"""A rule for a test."""

from hugolint.api import Bad, Finding, Good, Hugo, Options, PageRule, Said, Span


def check(page, options):
    yield Finding(source=page.source, span=Span(0, 3), message="it talks", said=Said("{words}", 1, 1))


EXAMPLES = (Good("x"), Bad("y", at="y", says="z"))
RULE = PageRule(id="talker", summary="s", check=check, options=Options, examples=EXAMPLES, hugo=Hugo.FAILS)
'''
