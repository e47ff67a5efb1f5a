"""Whatever a body holds: no crash, every place inside the file, and what stands at a place means what is said of it."""

from __future__ import annotations

import html
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.html import decode_attribute
from hugolint.hugo.markdown import Document, Link, parse
from hugolint.hugo.shortcodes import lex
from hugolint.hugo.text import Span

PARTS = [
    "[", "]", "(", ")", "[a", "](/x", "](/x)", "](</y z>)", "[a](/x)", "[a][b]", "[b]", "[b][]", "![a](/i)", "![",
    "[b]: /d(e)\n", "[b]:\n <d\\>e> 't'\n", "> [b]: /&amp;\n", "[c\\]]:/f&amp;g\n", "[c\\]]", "[ B\n]",
    "[^1]", "\n[^1]: ",
    "\\", "\\)", "\\|", "&amp;", "&#64;", "&copy", "*", "_", "`", "``", "~~", "<", ">", "'", '"', "'t'", " ", "  ",
    "    ", "\t", "\n", "\n", "\n\n", "\r\n", "\r", "> ", ">", "- ", "1. ", "# ", "\n===\n", "\n---\n", "```", "~~~",
    "| ",
    "|\n|--|--|\n", "\n: ", "<a href=/h>", "<a href='å&amp;b'>", "</a>", "<b>", "<div>\n", "</div>", "<!--", "-->",
    "<pre>",
    "</pre>", "<script>", "<img src=/g alt='q'>", "<https://q.r>", "<m@n.o>", "{#i}", "{{< s >}}", "{{< /s >}}",
    "{{% t\n  a=1\n%}}", "{{</* u */>}}", "{{< highlight >}}", "{{< /highlight >}}", "x", "å", "😀", "\ufffd", "\udcff",
    "\0",
    "[w](\n/p(q)\\)r 't')", "[v]( /s&amp;t\n\"u\" )", "\u00a0", "\u2028",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|(&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);)")


def read(text: str, body: int = 0) -> Document:
    found = lex(text, body)
    return parse(text, body, [tag.span for tag in found.tags], found.comments)


def unescape(written: str) -> str:
    """CommonMark's escapes, in our own words: a backslash before punctuation, and entities with a semicolon."""
    return ESCAPE.sub(lambda found: found[1] or html.unescape(found[2]), written)


def meaning(link: Link, written: str) -> str:
    if link.kind in ("html", "html-image"):
        return decode_attribute(written)
    return written if link.kind in ("autolink", "email") else unescape(written)


def clean(text: str) -> str:
    """What stands for bytes that are no UTF-8, and for NUL, in what is read."""
    return re.sub("[\ud800-\udfff\0]", "\ufffd", text)


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_a_place_means_its_target(text: str) -> None:
    for link in read(text).links:
        written = text[slice(*link.target_span)]
        assert clean(meaning(link, written)) == clean(link.target)


@settings(deadline=None, max_examples=100)
@given(TEXTS, st.integers(0, 20))
def test_places_lie_in_the_body(text: str, body: int) -> None:
    body = min(body, len(text))
    page = read(text, body)
    spans = [*page.code, *(heading.span for heading in page.headings)]
    for link in page.links:
        spans += [link.span, link.text_span, link.target_span]
        assert link.span.start <= link.text_span.start <= link.text_span.end <= link.span.end
        if link.kind not in ("reference", "collapsed", "shortcut", "image"):
            assert link.span.start <= link.target_span.start <= link.target_span.end <= link.span.end
    for span in spans:
        assert body <= span.start <= span.end <= len(text)
    for listed in ([link.span for link in page.links], [heading.span for heading in page.headings], page.code):
        assert list(listed) == sorted(listed)


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_a_link_is_written_as_its_kind_is_written(text: str) -> None:
    """The brackets and tags around the text are really there."""
    around = {
        "inline": ("[", "]("), "reference": ("[", "]["), "collapsed": ("[", "][]"), "shortcut": ("[", "]"),
        "autolink": ("<", ">"), "email": ("<", ">"), "html": (">", "</"),
    }  # fmt: skip
    for link in read(text).links:
        if link.kind in around:
            before, after = around[link.kind]
            assert text.startswith(before, link.text_span.start - 1)
            assert text.startswith(after, link.text_span.end)
            last = text[link.span.end - 1]
            assert last == {"inline": ")"}.get(link.kind, "]" if before == "[" else ">")


@settings(deadline=None, max_examples=100)
@given(TEXTS, st.text("åx😀\n", max_size=5))
def test_what_stands_before_the_body_moves_places_and_nothing_else(text: str, before: str) -> None:
    here, there = read(text), read(before + text, len(before))
    assert [link.target for link in here.links] == [link.target for link in there.links]
    assert [link.span.start + len(before) for link in here.links] == [link.span.start for link in there.links]


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=5))
def test_any_spans_are_borne(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = sorted({Span(start, min(start + length, len(text))) for start, length in pairs if start < len(text)})
    for link in parse(text, 0, spans, []).links:
        assert 0 <= link.span.start <= link.span.end <= len(text)


HOSTILE = [
    "[", "]", "(", "[a](", "![", "](", "[a]", "[a][b]", "[b]: x\n", "`", "*a_ ", "\\[", "&", "> ", "- ", "| ", "|a\n",
    "<", "<a ", "<a>", "<a href=x>", "<a href='", "</a", "<!--", "<pre>", "<![",
    "<div>\n<a href=x>y\n\n", "å[a](b)",
    "{{< x >}} ", "{{< x >}}\n", "{{< highlight >}}", "{{< /highlight >}}{{< highlight >}}", "# a {b}\n", "{",
]  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE)
def test_a_hostile_text_takes_no_longer_than_it_is_long(part: str) -> None:
    text = part * 30_000
    width = len(part)
    spans = [Span(at, at + width - (part[-1] != "}")) for at in range(0, len(text), width)] if "{{<" in part else []
    began = time.perf_counter()
    parse(text, 0, spans, [])
    assert time.perf_counter() - began < 5


def test_deep_nesting_takes_no_longer_than_it_is_long() -> None:
    began = time.perf_counter()
    for text in ("![" * 30_000 + "a" + "](b)" * 30_000, "> " * 2000 + "[a\n" * 2000, "[b]: c\n\n" + "[b] " * 30_000):
        read(text)
    assert time.perf_counter() - began < 5
