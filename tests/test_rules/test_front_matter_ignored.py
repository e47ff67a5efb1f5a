"""The table of front-matter-ignored: what is meant as front matter and is none to Hugo, and what is not meant so."""

from __future__ import annotations

import csv
import io
import time
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.matter_unseen import find_unseen
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_hugo_agrees, assert_row, row

RULE = "front-matter-ignored"
ABOVE = partial(Says, "above the front matter", help="move it below")
HIDDEN = partial(Says, help="remove it")
FENCE = partial(Says, help='write "---" for it')
UNOPENED = partial(Says, "is missing")

ARTICLE = (
    "Front matter begins and ends with three hyphens.\n\n---\ntitle: My page\ndate: 2024-01-02\n---\n\nThat is all.\n"
)

SILENT = [
    row("---\ntitle: A\n---\nText", id="front matter"),
    row("\n\n  ---\ntitle: A\n---\nText", id="front matter below blank lines"),
    row("\ufeff---\ntitle: A\n---\nText", id="front matter after one byte order mark"),
    row('{"title": "A"}', id="JSON"),
    row("#+title: A\n", id="Org keywords"),
    row("", id="an empty file"),
    row("Just text.\n", id="text"),
    row("# Heading\n\nText.\n\n---\n\nMore text.\n\n---\n\nStill more.\n", id="text between two rules"),
    row("Heading\n---\n\nText.\n\nAnother\n---\n", id="headings underlined with hyphens"),
    row("Heading\n---\nNote: closed\n---\nText", id="a key that Hugo does not know, between headings underlined"),
    row("Heading\n---\nTitle: A\n---\nText", id="one key between headings underlined proves nothing"),
    row("Title: a story\n---\nText", id="a heading with a colon, underlined"),
    row("Date: today\n\n---\nText", id="a line with a colon above a rule"),
    row("title: A\ndate: B\n", id="keys without any fence"),
    row("title: A\ndate: 2024-01-02\n\nText.\n\n---\nMore", id="keys, text and a rule: who knows"),
    row("# How to\n\n```yaml\n---\ntitle: My page\ndraft: true\n---\n```\n", id="an example in a code block"),
    row("# How to\n\n    ---\n    title: My page\n    draft: true\n    ---\n", id="an example that is indented"),
    row("Front matter looks so.\nIt has keys.\n\n---\ntitle: My page\ndraft: true\n---\n", id="an example below text of two lines"),
    row("# Front matter\n\nIt looks so:\n\n---\ntitle: My page\ndraft: true\n---\n", id="an example below a heading and text"),
    row("Text.\n\n" * 40 + "---\ntitle: My page\ndraft: true\n---\n", id="an example far down"),
    row("```yaml\nname: build\non: push\n```\n", id="a code block of other keys at the start"),
    row("```yaml\ntitle: A\n```\nText", id="a code block with one key"),
    row("***\ntitle: A\n***\n", id="stars around one key"),
    row("***\nA story of stars\n***\n", id="stars around text"),
    row("\u2014 title: A\n\u2014 draft: true\n", id="dialogue"),
    row("\u2014\nA quote: said by nobody\n\u2014\n", id="a quotation between dashes"),
    row("<!--\n---\ntitle: A\ndraft: true\n---\n-->\nText", id="front matter inside a comment"),
    row("<!-- x -->\n---\ntitle: [A\n---\n", id="what cannot be read"),
    row("<!-- x -->\n---\n- title\n- date\n---\n", id="a list below a comment"),
    row("<!-- x -->\n---\nname: A\nrole: B\n---\n", id="keys that Hugo does not know, below a comment"),
    row("<!-- x -->\n---\ntitle: A\nSome text at the margin: no.\nAnd more of it.\n---\n", id="text between the keys"),
    row("<!-- x -->\n---\ntitle: A\n", id="a block that is never closed"),
    row("\u00a0Text\n---\ntitle: A\n---\n", id="an invisible character before text"),
    row("- item\n---\ntitle: A\n---\n", id="a list, which Hugo refuses, is another rule's"),
    row("| a | b |\n---\n| title: x | draft: y |\n---\n", id="tables"),
    row("\ufeff\ufeff---\ntitle: A\n---\nText", version="0.166.0", id="before 0.167 Hugo passed over a second byte order mark"),
    row({"content/a.md": "---\ntitle: A\n---\n" + ARTICLE}, id="an article about front matter, with its own"),
    row(ARTICLE.replace("\n\n---", "\nAnd nothing else.\n\n---"), id="an article about front matter, without its own"),
]  # fmt: skip

FINDINGS = [
    row("«\u00a0»---\ntitle: A\n---\nText", HIDDEN("U+00A0", fixed="\u00a0 → ", safe=True), id="a no-break space before the fence"),
    row("«\u200b»---\ntitle: A\n---\nText", HIDDEN("U+200B", safe=True), id="a zero-width space"),
    row("\ufeff«\ufeff»---\ntitle: A\n---\nText", HIDDEN("U+FEFF", safe=True), id="a second byte order mark"),
    row("\n«\ufeff»---\ntitle: A\n---\nText", HIDDEN("U+FEFF"), id="a byte order mark below a blank line"),
    row("«\u00a0 \u00a0»+++\ntitle = 'A'\n+++\nText", HIDDEN("U+00A0"), id="no-break spaces as indent of TOML"),
    row("«<!-- reviewed -->»\n---\ntitle: A\n---\nText", ABOVE(), id="an HTML comment above"),
    row("«<!-- one\ntwo -->»\n\n---\ntitle: A\n---\nText", ABOVE(), id="an HTML comment of two lines above"),
    row("«# reviewed»\n---\ntitle: A\ndraft: true\n---\nText", ABOVE(), id="a comment as in YAML above"),
    row("«// reviewed»\n---\ntitle: A\n---\nText", ABOVE(), id="a comment as in code above"),
    row("«# A»\n\n---\ntitle: A\ndate: 2024-01-02\ntags:\n  - x\n---\nText", ABOVE(), id="a heading above"),
    row("«x»\n+++\ntitle = 'A'\ndraft = true\n+++\nText", ABOVE(), id="a letter above TOML"),
    row("\n«% reviewed %»\r\n---\r\ntitle: A\r\ndraft: true\r\n---\r\nText", ABOVE(), id="a comment as in TeX above, with CR LF"),
    row("«title: A»\ndate: 2024-01-02\n---\nText", UNOPENED('"---"', fixed=" → ---\n", safe=False), id="no opening fence"),
    row("\n«title = 'A'»\ndraft = true\n+++\nText", UNOPENED('"+++"'), id="no opening fence of TOML"),
    row("«date: 2024-01-02»\ntags:\n  - a\n  - b\n---\nText", UNOPENED(), id="no opening fence, a list"),
    row("«\u2014»\ntitle: A\n---\nText", FENCE("\u2014"), id="a long dash for the opening fence"),
    row("«\u2014-»\ntitle: A\n\u2014-\nText", FENCE("\u2014-"), id="a long dash and a hyphen, twice"),
    row("«***»\ntitle: A\ndraft: true\n***\nText", FENCE("***"), id="stars around the front matter"),
    row("«```yaml»\ntitle: A\ndraft: true\n```\nText", FENCE("```yaml"), id="a code block at the start"),
    row("«===»\ntitle: A\ndate: 2024-01-02\n===\nText", FENCE("==="), id="equals signs around the front matter"),
    row("«\\---»\ntitle: A\ndraft: true\n---\nText", FENCE('"---"'), id="a fence that an editor has escaped"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_builds_the_page_without_a_word(one: Row, tmp_path: Path) -> None:
    assert_hugo_agrees(RULE, one, tmp_path)


def test_hugo_knows_no_title_of_any_of_them(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"hugo.toml": "disableKinds = ['home', 'section', 'taxonomy', 'term']\n"})
    for number, one in enumerate(FINDINGS):
        folder = one.values[0].write(tmp_path / f"row{number}")
        write_site(site, {f"content/p{number}.md": (folder / "content/a.md").read_bytes()})
    run = run_hugo(site, "list", "all")
    assert run.returncode == 0, run.stderr
    rows = list(csv.DictReader(io.StringIO(run.stdout[run.stdout.index("path,slug,") :])))
    assert len(rows) == len(FINDINGS)
    assert {(row_["title"], row_["date"][:4], row_["draft"]) for row_ in rows} == {("", "0001", "false")}


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "---",
                "+++",
                "title: A",
                "draft: true",
                "\n",
                "\u00a0",
                "<!--",
                "-->",
                "# x",
                "\u2014",
                "```",
                "x",
                "title = 'A'",
            ]
        ),
        max_size=12,
    )
)
def test_any_text_is_judged(parts: list[str]) -> None:
    text = "\n".join(parts)
    found = find_unseen(text)
    if found is not None:
        assert 0 <= found.span.start < found.span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "---\n" * 40_000,
        "title: a\n" * 40_000,
        "<!--" * 40_000,
        "\u00a0" * 90_000,
        "***\n" * 40_000,
        "# x\n" * 40_000 + "---",
    ],
)
def test_a_long_text_takes_no_time(text: str) -> None:
    started = time.process_time()
    find_unseen("\u00a0" + text)
    find_unseen(text)
    assert time.process_time() - started < 0.5
