"""The judge itself: it reads every shape of Hugo's messages, and sees every way to disagree."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.judge import (
    HugoMessage,
    HugoSays,
    OurMessage,
    compare,
    hugo_says,
    kind,
    read_messages,
    same_kind,
)
from tests.conformance.table import SITE, body, yaml
from tests.real_hugo import write_site

ROOT = Path("/site")
LEAD = 'ERROR error building site: assemble: failed to create page from pageMetaSource /p: "/site/content/p.md'


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        pytest.param(
            f'{LEAD}:2:8": [1:8] mapping value is not allowed in this context\n>  1 | title: a: b\n              ^\n',
            HugoMessage("error", "content/p.md", 2, 8, "[1:8] mapping value is not allowed in this context"),
            id="assembling, with the source lines that follow",
        ),
        pytest.param(
            f'{LEAD}:1:1": failed to decode build config: \'\' expected a map. We renamed it, e.g.:\n---\ntitle: x\n---\n´\n',
            HugoMessage("error", "content/p.md", 1, 1, "failed to decode build config: '' expected a map. We renamed it, e.g.: --- title: x --- ´"),
            id="assembling, over several lines",
        ),
        pytest.param(
            f'{LEAD}:1:1": access denied: "text/html" is not whitelisted; the current security configuration is:\n\n[security]\n  allow = ["x"]\n',
            HugoMessage("error", "content/p.md", 1, 1, 'access denied: "text/html" is not whitelisted'),
            id="a denial with the configuration after it",
        ),
        pytest.param(
            'ERROR the "date" front matter field is not a parsable date: see /site/content/a b.md\nERROR error building site: logged 1 error(s)\n',
            HugoMessage("error", "content/a b.md", 0, 0, 'the "date" front matter field is not a parsable date'),
            id="logged, with a file and no line",
        ),
        pytest.param(
            'ERROR [en] REF_NOT_FOUND: Ref "x": "/site/content/p.md:3:5": page not found\n',
            HugoMessage("error", "content/p.md", 3, 5, '[en] REF_NOT_FOUND: Ref "x": page not found'),
            id="logged, with the place in the middle",
        ),
        pytest.param(
            'ERROR The "x" shortcode requires two named parameters. See "/site/content/p.md:3:5"\n',
            HugoMessage("error", "content/p.md", 3, 5, 'The "x" shortcode requires two named parameters.'),
            id="logged, with the place at the end",
        ),
        pytest.param(
            'ERROR error building site: "/site/content/p.md:3:1": failed to render shortcode "t": no template found\n',
            HugoMessage("error", "content/p.md", 3, 1, 'failed to render shortcode "t": no template found'),
            id="rendering, the short form",
        ),
        pytest.param(
            'ERROR error building site: render: [en v1.0.0 guest] failed to render pages: render of "/site/content/p.md" failed:'
            ' "/site/layouts/all.html:1:3": execute of template failed: template: all.html:1:3: executing "all.html" at <.Content>:'
            ' error calling Content: "/site/content/p.md:3:1": failed to render shortcode "t": no template found\n',
            HugoMessage("error", "content/p.md", 3, 1, 'failed to render shortcode "t": no template found'),
            id="rendering, the long form",
        ),
        pytest.param(
            'ERROR error building site: render: [en v1.0.0 guest] failed to render pages: alias "/" resolves to website root directory\n',
            HugoMessage("error", "", 0, 0, 'alias "/" resolves to website root directory'),
            id="rendering, without a file",
        ),
        pytest.param(
            "WARN  deprecated: cascade._target was deprecated\n",
            HugoMessage("warn", "", 0, 0, "deprecated: cascade._target was deprecated"),
            id="a warning",
        ),
        pytest.param(
            "panic: runtime error: index out of range [0] with length 0\n\ngoroutine 9 [running]:\nmain()\n",
            HugoMessage("panic", "", 0, 0, "runtime error: index out of range [0] with length 0"),
            id="a crash",
        ),
    ],
)  # fmt: skip
def test_a_message_is_read(output: str, expected: HugoMessage) -> None:
    assert list(read_messages(output, ROOT)) == [expected]


def test_both_forms_of_a_rendering_error_read_the_same(tmp_path: Path) -> None:
    site = write_site(tmp_path, {**SITE, "layouts/_shortcodes/t.md": "x", "content/p.md": body("{{< t >}}")})
    read = {hugo_says(site).first for _ in range(4)}
    assert len(read) == 1
    first = read.pop()
    assert first is not None
    assert first[:4] == ("error", "content/p.md", 3, 1)


def test_logged_messages_are_all_read_but_for_their_count(tmp_path: Path) -> None:
    site = write_site(tmp_path, {**SITE, "content/p.md": yaml("_build: {}\ndate: today\nlastmod: today")})
    says = hugo_says(site)
    assert says.fails
    assert [message.level for message in says.messages] == ["error"] * 3
    assert {
        word for word in ("_build", '"date"', '"lastmod"') for message in says.messages if word in message.words
    } == {
        "_build",
        '"date"',
        '"lastmod"',
    }


def says(line: int, column: int, words: str) -> HugoSays:
    return HugoSays(True, (HugoMessage("error", "content/p.md", line, column, words),), "")


def ours(line: int, column: int, words: str, hugo: str = "fails", path: str = "content/p.md") -> OurMessage:
    return OurMessage("a-rule", hugo, path, line, column, words, "a message", (line, column))


WORDS = "got positional parameter 'a'. Cannot mix named and positional parameters"


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([ours(3, 5, WORDS.replace("'a'", "'b'"))], (True, True, True, True)),
        ([ours(9, 9, "another thing"), ours(3, 5, WORDS)], (True, True, True, True)),
        ([], (False, False, False, False)),
        ([ours(3, 5, WORDS, hugo="silent")], (False, False, False, False)),
        ([ours(4, 5, WORDS)], (True, False, False, False)),
        ([ours(3, 6, WORDS)], (True, True, False, False)),
        ([ours(3, 5, "another thing")], (True, True, True, False)),
        ([ours(3, 5, WORDS, path="content/q.md")], (True, False, False, False)),
        ([ours(-1, -1, "")], (True, False, False, False)),
    ],
)
def test_a_comparison_sees_every_difference(found: list[OurMessage], expected: tuple[bool, ...]) -> None:
    assert compare(says(3, 5, WORDS), found)[:4] == expected


def test_a_page_that_hugo_builds_must_have_no_failing_finding() -> None:
    built = HugoSays(False, (), "")
    assert compare(built, [ours(3, 5, WORDS, hugo="silent")]).agrees
    assert not compare(built, [ours(3, 5, WORDS)]).agrees


def test_where_hugo_names_the_whole_file_only_the_kind_counts() -> None:
    assert not compare(says(1, 1, 'key "kind" not allowed in cascade config'), [ours(1, 1, "another thing")]).line


def test_kinds() -> None:
    assert kind('[1:8] template for shortcode "x" not found') == "template for shortcode “” not found"
    assert same_kind("directory's words, which you don't", "directory's words, which you don't read further")
    assert not same_kind("invalid", "invalid character")
    assert not same_kind("unterminated raw string", "unterminated quoted string")
