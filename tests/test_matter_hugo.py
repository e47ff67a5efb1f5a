"""Front matter beside the real Hugo: what it refuses we call broken, on its line; what it reads we are silent about."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from hugolint.hugo.matter import Matter, read
from hugolint.hugo.text import Source
from tests.real_hugo import run_hugo, write_site

CONFIG = "disableKinds = ['taxonomy', 'term', 'rss', 'sitemap', 'robotsTXT', '404']\n"


def yaml(text: str) -> str:
    return f"---\n{text}\n---\nbody\n"


def toml(text: str) -> str:
    return f"+++\n{text}\n+++\nbody\n"


def source(page: str) -> Source:
    return Source.decode("content/p.md", page.encode("utf-8", "surrogateescape"))


def failing(matter: Matter) -> list[str]:
    return [problem.message for problem in matter.problems if problem.fails]


# Pages that Hugo refuses; which line it names is asked of Hugo.
REFUSED = [
    # delimiting
    ("a list item begins the file", "- item\n"),
    ("a list item after blank lines", "\n\n- item\n"),
    ("two dashes", "--\n"),
    ("one plus", "+1 is text\n"),
    ("a shortcode begins the file", "{{< noi >}}\n"),
    ("an unclosed shortcode begins the file", "{{< nope\n"),
    ("a word in braces begins the file", "{hello} x\n"),
    ("four dashes open", "----\ntitle: x\n---\n"),
    ("no closing fence", "---\ntitle: x\n\nbody\n"),
    ("nothing but an opening fence", "---"),
    ("an opening fence and a line break", "---\n"),
    ("an indented closing fence", "---\ntitle: x\n  ---\n"),
    ("three dots do not close", "---\ntitle: x\n...\nbody\n"),
    ("mixed fences", "+++\ntitle = 'x'\n---\n"),
    ("TOML never closed", "+++\ntitle = 'x'\n"),
    ("blank lines count", "\n\n\n---\ntitle: x\nbare\nb: 1\n---\n"),
    ("the opening line counts", "---title: a: b\n---\n"),
    # YAML
    ("a duplicate key", yaml("title: a\nb: 1\ntitle: b")),
    ("a duplicate key two levels down", yaml("a:\n  b:\n    c: 1\n    d: 2\n    c: 3")),
    ("a duplicate key in a flow map", yaml("a: {b: 1, b: 2}")),
    ("a duplicate key in a list of maps", yaml("a:\n- b: 1\n  b: 2")),
    ("a duplicate key in quotes", yaml("a: 1\n'a': 2")),
    ("a tab as indentation", yaml("title: x\n\tb: 1")),
    ("a line with only a tab", yaml("title: x\n\t\nb: 1")),
    ("a colon in a value", yaml("title: a: b")),
    ("a colon at a value's end", yaml("title: foo:")),
    ("a key indented further", yaml("a: 1\n b: 2")),
    ("a key indented less", yaml("  a: 1\nb: 2")),
    ("an at sign", yaml("title: @x")),
    ("a backtick", yaml("title: `x`")),
    ("a percent sign", yaml("title: %x")),
    ("text after a flow list", yaml("title: [foo] bar")),
    ("a single quote in single quotes", yaml("title: 'it's'")),
    ("text after double quotes", yaml('title: "foo" bar')),
    ("emphasis", yaml("title: *foo bar*")),
    ("bold text", yaml("title: **foo** bar")),
    ("a template", yaml("title: {{ x }}")),
    ("a shortcode as value", yaml("title: {{< x >}}")),
    ("an unclosed flow list", yaml("title: [x")),
    ("an unclosed flow map", yaml("title: {x: 1")),
    ("an unclosed double quote", yaml('title: "x\nb: 1')),
    ("an unclosed single quote", yaml("title: 'x\nb: 1")),
    ("an unknown escape", yaml('title: "a\\qb"')),
    ("no space after the only colon", yaml("title:foo")),
    ("no space after a later colon", yaml("a: 1\ntitle:foo")),
    ("a bare word", yaml("a: 1\nbare\nb: 2")),
    ("a list item inside a map", yaml("a: 1\n- x")),
    ("a list at the top", yaml("- a\n- b")),
    ("text at the top", yaml("just text")),
    ("a number at the top", yaml("42")),
    ("an undefined alias", yaml("b: *nope")),
    ("an alias before its anchor", yaml("b: *x\nx: &x 1")),
    ("a merge of text", yaml("a: 1\nb:\n  <<: foo")),
    ("a merge of a number in a list", yaml("m: &m {a: 1}\nb:\n  <<: [*m, 1]")),
    ("text on the line of a literal block", yaml("title: | foo\nb: 1")),
    ("text on the line of a folded block", yaml("title: > foo\nb: 1")),
    ("a list on the key's line", yaml("title: - x")),
    ("an explicit key on the key's line", yaml("title: ? x")),
    ("a colon without a key", yaml(": foo")),
    ("a later colon without a key", yaml("a: 1\n: foo")),
    ("a list as key", yaml("? [a]\n: c")),
    ("a flow list as key in a flow map", yaml("a: {[x]: 1}")),
    ("an anchor that names nothing", yaml("b: & x")),
    ("a block scalar that ends too early", yaml("a: |\n   x\n y\nb: 1")),
    ("a blank line before a block's text that is far too wide", yaml("a: |\n      \n  x\nb: 1")),
    ("text after the end of the document", yaml("a: 1\n...\nfoo")),
    ("101 aliases to a map", yaml("m: &m {a: 1}\nl: [" + ", ".join(["*m"] * 101) + "]")),
    ("101 small maps in a short text", yaml("l: [" + ", ".join(["{}"] * 101) + "]")),
    (
        "a billion laughs",
        yaml(
            "a: &a [x, x]\n"
            + "".join(f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcd", "bcde", strict=True))
            + "f: 1"
        ),
    ),
    ("too deep", yaml("a: " + "[" * 10_000 + "]" * 10_000)),
    # TOML
    ("TOML: a duplicate key", toml("title = 'a'\nb = 1\ntitle = 'b'")),
    ("TOML: a duplicate table", toml("[params]\na = 1\n[params]\nb = 2")),
    ("TOML: a value that becomes a table", toml("a = 1\n[a]\nb = 2")),
    ("TOML: text without quotes", toml("title = foo bar")),
    ("TOML: a colon", toml("title: foo")),
    ("TOML: an unclosed string", toml('title = "foo\nb = 1')),
    ("TOML: an unknown escape", toml('title = "a\\qb"')),
    ("TOML: True", toml("draft = True")),
    ("TOML: no value", toml("title =\nb = 1")),
    ("TOML: a leading zero", toml("a = 0777")),
    ("TOML: month 13", toml("date = 2024-13-02")),
    ("TOML: 30 February", toml("date = 2024-02-30")),
    ("TOML: an unclosed list", toml('a = ["a"\nb = 1')),
    ("TOML: stray text", toml('a = "b" x')),
    ("TOML: a bare word", toml("a = 1\nword\nb = 2")),
    ("TOML: no UTF-8", toml('a = "\udcff"')),
    ("TOML: a control character", toml('a = "\x01"')),
    ("TOML: an integer beyond 64 bits", toml("b = 1\na = 9223372036854775808")),
    ("TOML: three quotes cut by the fence", '+++\ntitle = """\n+++\n"""\n+++\n'),
]

# JSON: Hugo's line drifts, so only the verdict counts.
REFUSED_JSON = [
    ("a comma at the end", '{\n "a": 1,\n "b": 2,\n}\n'),
    ("single quotes", "{'a': 1}\n"),
    ("a key without quotes", "{a: 1}\n"),
    ("a comment", '{\n // x\n "a": 1}\n'),
    ("a missing comma", '{"a": 1 "b": 2}\n'),
    ("a missing colon", '{"a" 1}\n'),
    ("True", '{"a": True}\n'),
    ("NaN", '{"a": NaN}\n'),
    ("a raw tab", '{"a": "x\ty"}\n'),
    ("a raw line break", '{"a": "x\ny"}\n'),
    ("a number beyond floats", '{"a": 1e400}\n'),
    ("braces that never balance", '{"a": 1\n'),
]

# Pages that Hugo reads without a word.
ACCEPTED = [
    ("an empty file", ""),
    ("only spaces", " \n\t\n"),
    ("no front matter", "# Heading\n\ntext\n"),
    ("a comment before the fence", "# comment\n---\ntitle: a: b\n---\n"),
    ("an HTML comment before the fence", "<!-- c -->\n---\ntitle: a: b\n---\n"),
    ("a no-break space before the fence", "\xa0---\ntitle: a: b\n---\n"),
    ("a second byte order mark", "\ufeff\ufeff---\ntitle: a: b\n---\n"),
    ("empty front matter", "---\n---\n"),
    ("space front matter", "---\n\n \n---\n"),
    ("a comment as front matter", "---\n# c\n---\n"),
    ("an indented opening fence", "  ---\ntitle: x\n---\n"),
    ("a title on the fence's line", "---title: x\n---\n"),
    ("a flow map on the fence's line", "--- {title: x}\n---\n"),
    ("a space after the fence", "---  \ntitle: x\n---  \n"),
    ("a word after the closing fence", "---\ntitle: x\n---foo\n"),
    ("a closing fence at the end", "---\ntitle: x\n---"),
    ("a comment after a TOML fence", "+++\na = 1\n+++ # c\n"),
    ("CR LF", "---\r\ntitle: x\r\nb: 1\r\n---\r\nbody\r\n"),
    ("CR only", "---\rtitle: x\r---\rbody\r"),
    ("a fence inside a block", "---\na: |\n  x\n---\n  y\n---\n"),
    ("one-line JSON", '{"title": "x"}\n'),
    ("JSON with braces in strings", '{"title": "x } \\" {", "a": {"b": [1, 2.5, true, null]}} text\n'),
    ("JSON with a key twice", '{"a": 1, "a": 2}\n'),
    ("Org keywords", "#+title: x\n#+tags[]: a b\n\ntext\n"),
    ("a lone Org sign", "#+ nothing\n"),
    ("keys that differ in case", yaml("Title: a\ntitle: b")),
    ("yes and no", yaml("a: yes\nb: no\nc: on\nd: Off\ny: n")),
    ("octal, hex, binary", yaml("a: 0777\nb: 0o777\nc: 0x1F\nd: 0b11\ne: 1_000\nf: +5\ng: 089")),
    ("floats", yaml("a: .5\nb: .inf\nc: -.INF\nd: .nan\ne: 1e3\nf: 1.0e3")),
    ("large integers", yaml("a: 18446744073709551615\nb: 99999999999999999999999")),
    ("times", yaml("a: 1:30\nb: 12:30:45\nc: 2024-02-30\nd: 2024-01-02T10:00:00+02:00")),
    ("nulls", yaml("a:\nb: ~\nc: null\ntags:\naliases:")),
    ("anchors and aliases", yaml("a: &x 1\nb: *x\nc: &x 2\nd: *x")),
    ("an anchor of nothing", yaml("a: &x\nb: *x")),
    ("an alias to itself", yaml("a: &a [*a]")),
    ("an alias as key", yaml("a: &x k\n*x : 2")),
    ("merges", yaml("m: &m {a: 1}\nk: &k {b: 2}\nn:\n  <<: *m\n  c: 3\no:\n  <<: [*m, *k]\np: {<<: *m}")),
    ("a merge that a key overrides", yaml("m: &m {a: 1}\nn:\n  <<: *m\n  a: 2\no:\n  a: 2\n  <<: *m")),
    ("a merge at the top", yaml("<<: {a: 1}\nb: 2")),
    ("tags", yaml('a: !!str 1\nb: !!int "3"\nc: !!int abc\nd: !foo x\ne: !!binary aGk=\nf: !important')),
    ("dots and nothing", yaml("a: 1\n...")),
    ("dots and a map", yaml("a: 1\n...\nb: 2")),
    ("dots and a list", yaml("a: 1\n...\n- b")),
    ("dots and a comment", yaml("a: 1\n... # c\n# d")),
    ("keys that are no text", yaml("1: a\ntrue: b\nnull: c\n1.5: d")),
    ("bytes that are no UTF-8", yaml("a: x\udcffy")),
    ("NUL", yaml("a: x\x00y\nb: 1")),
    ("control characters", yaml("a: x\x01y\x1bz\nb: \x7f")),
    ("C1 control characters", yaml("a: x\x81y")),
    ("a next line sign", yaml("a: x\x85y\nb: 1")),
    ("a line separator", yaml("a: x\u2028y\nb: 1")),
    ("a line separator in quotes", yaml('a: "x\u2028y"\nb: 1')),
    ("a line separator in a comment", yaml("a: 1 # x\u2028y\nb: 1")),
    ("a hash without a space", yaml("a: foo#bar\nb: foo #bar")),
    ("a dash further in", yaml("a:\n- a\n - b")),
    ("a dash further in with a colon", yaml("a:\n- a\n - b: c")),
    ("a tab after the colon", yaml("a:\tb")),
    ("a tab at the end of a line", yaml("a: b\t\nc: d")),
    ("a tab after the dash", yaml("a:\n-\tb\n-\t'c'")),
    ("a tab before a comment", yaml("a: b\t# c")),
    ("a tab in a flow list", yaml("a: [\n\tb,\n\tc\n]")),
    ("a key of 1,200 characters", yaml("a: 1\n" + "k" * 1200 + ": 1\nb: 2")),
    ("a key of 1,200 characters in quotes", yaml('"' + "k" * 1200 + '": 1')),
    ("JSON as YAML", yaml('{"a": 1, "b": [1, 2], "c": {"d": "e"}}')),
    ("a colon in a flow list", yaml("tags: [a:b, c, http://x/, :d, e:]")),
    ("no space after a colon in a flow map", yaml("a: {b:1, c:2}")),
    ("a URL in a flow map", yaml("a: {u: http://x/?a=b, v: c}")),
    ("a colon in a flow map's value", yaml("a: {b: c: d}")),
    ("nothing after a colon in a flow map", yaml("a: {b:}")),
    ("a question mark in a flow list", yaml("a: [what?, /x?y=z]")),
    ("a key alone in a flow map", yaml("a: {b, c: 1}")),
    ("a comma at a flow list's end", yaml("a: [1, 2,]\nb: {c: 1,}")),
    ("a flow list over lines", yaml("a: [b,\n  c # d\n]\ne: {\n  f: g\n}")),
    ("a flow list at the margin", yaml("a: [\nb,\nc\n]")),
    ("a brace in a flow list", yaml("a: [b}, c]")),
    ("a comma at a key's start", yaml("a: 1\n,b: 2")),
    ("a brace at a value's start", yaml("a: }b")),
    ("a template inside quotes", yaml("a: \"{{ x }}\"\nb: '{{< x >}}'")),
    ("an explicit key", yaml("? x\n: y")),
    ("an empty key in quotes", yaml('"": x')),
    ("an ampersand without a space", yaml("a: R&D\nb: &amp; x\nc: Q & A")),
    ("a star in the middle", yaml("a: x * y\nb: 5 * 3")),
    ("block scalars", yaml("a: |-\n  x\n\n  y\nb: >+\n  z\n\nc: |2\n   w # no comment\nd: | # a comment\n  v")),
    ("text over lines", yaml("a: x\n  y\n  z\nb: 'x\n  y'\nc: \"x\n  y\"")),
    ("a blank line before a block's text", yaml("a: |\n   \n  x\n  y\nb: >\n  \n\n z")),
    ("emoji", yaml("a: 😀 x\nb: 'å'")),
    ("100 aliases to a map", yaml("m: &m {a: 1}\nl: [" + ", ".join(["*m"] * 99) + "]")),
    ("500 aliases to text", yaml("m: &m x\nl: [" + ", ".join(["*m"] * 500) + "]")),
    ("900 levels", yaml("a: " + "[" * 900 + "]" * 900)),
    ("a value on the next line", yaml("a:\n  b\nc:\n  'd'\ne:\nf: 1")),
    (
        "TOML: everything",
        toml("a = 1\nb = 'x'\nc = [1, 'x', {d = 1}]\ne.f = 2\n[g]\nh = 2024-01-02\n[[i]]\nj = 1\n[[i]]\nj = 2"),
    ),
    (
        "TOML: dates",
        toml("a = 2024-01-02T10:00:00Z\nb = 2024-01-02 10:00:00\nc = 10:00:00\nd = 10:00\ne = 2024-01-02T10:00Z"),
    ),
    ("TOML: keys that differ in case", toml("Title = 'a'\ntitle = 'b'")),
    ("TOML: an inline table over lines", toml("a = {\n  b = 1, # c\n  d = 2,\n}")),
    ("TOML: escapes of TOML 1.1", toml('a = "\\e[0m \\x41"')),
    ("TOML: empty", toml("")),
    ("TOML: strings", toml('a = """\nx "quoted" y"""\nb = \'\'\'z\'\'\'\n"c d" = 1\n\'e\' = 2')),
]


def test_there_are_enough_pages_that_hugo_reads() -> None:
    assert len(ACCEPTED) >= 60


@pytest.mark.parametrize(("page"), [pytest.param(page, id=name) for name, page in ACCEPTED])
def test_nothing_is_said_of(page: str) -> None:
    assert failing(read(source(page))) == []


def site_of(root: Path, pages: list[str]) -> Path:
    files: dict[str, str | bytes] = {f"content/p{at:04}.md": page for at, page in enumerate(pages)}
    return write_site(root, {"hugo.toml": CONFIG, **files})


def test_hugo_reads_all_the_accepted_pages(tmp_path: Path) -> None:
    run = run_hugo(site_of(tmp_path, [page for _, page in ACCEPTED]), "list", "all")
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(("page"), [pytest.param(page, id=name) for name, page in REFUSED])
def test_hugo_and_we_name_the_same_place_of(page: str, tmp_path: Path) -> None:
    run = run_hugo(site_of(tmp_path, [page]), "list", "all")
    text = source(page)
    matter = read(text)
    assert run.returncode != 0
    assert failing(matter)
    named = re.search(r"p0000\.md:(\d+):(\d+)", run.stderr)
    assert named is not None, run.stderr
    said = [one for problem in matter.problems if (one := matter.said(text, problem)) is not None]
    places = [(one.line, one.column) for one in said]
    if matter.format == "yaml":
        assert (int(named[1]), int(named[2])) in places, run.stderr
    else:
        assert places[0][0] == int(named[1]), run.stderr


@pytest.mark.parametrize(("page"), [pytest.param(page, id=name) for name, page in REFUSED_JSON])
def test_hugo_and_we_refuse_json_with(page: str, tmp_path: Path) -> None:
    assert run_hugo(site_of(tmp_path, [page]), "list", "all").returncode != 0
    assert failing(read(source(page)))


# Whole lines for generated pages; mutations below make some of them broken.
LINES = [
    "title: Hello world", 'title2: "Hello: world"', "title3: 'it''s'", "day: 2024-01-02", "draft: false",
    "tags: [a, b, c]", "tags2:\n  - a\n  - b", "tags3:\n- a\n- b: 1\n  c: 2", "extra:\n  a: 1\n  b:\n    c: d",
    "desc: |\n  line one\n  line two", "desc2: >-\n  folded\n  text", "a: &x 1\nb: *x", "weight: 10 # comment",
    "# comment", "", 'img: {src: a.png, alt: "b"}', "link: https://example.com/a?b=c", "list: [\n  a,\n  b\n]",
    "paths: [/a/, /b/]", "m: &m {a: 1}\nn:\n  <<: *m\n  b: 2", "e: ~", "f:", '"q k": v', "u: ünï 😀",
]  # fmt: skip
MUTATIONS = [
    *" \n:-#[]{},'\"&*!|>%@`?=~.a1<",
    "\n  ",
    "\n- ",
    ": ",
    " #",
    "{{ x }}",
    "title: again\n",
    "\x00",
    "\u2028",
]


def generated(random_: random.Random) -> str:
    text = "\n".join(random_.sample(LINES, random_.randint(1, 6))) + "\n"
    for _ in range(random_.randint(0, 2)):
        at = random_.randint(0, len(text))
        text = text[:at] + (random_.choice(MUTATIONS) + text[at:] if random_.random() < 0.6 else text[at + 1 :])
    return f"---\n{text}---\n"


def test_generated_pages_fare_as_in_hugo(tmp_path: Path) -> None:
    """What we call broken, Hugo refuses; what we can read and call sound, it builds."""
    random_ = random.Random(20240102)
    pages = [generated(random_) for _ in range(150)]
    read_ = [(page, read(source(page))) for page in pages]
    broken = [page for page, matter in read_ if failing(matter)][:35]
    sound = [page for page, matter in read_ if not failing(matter) and matter.root is not None]
    assert len(broken) >= 20
    assert len(sound) >= 60
    for at, page in enumerate(broken):
        run = run_hugo(site_of(tmp_path / f"broken{at}", [page]), "list", "all")
        assert run.returncode != 0, f"called broken, and Hugo reads it: {page!r}"
    run = run_hugo(site_of(tmp_path / "sound", sound), "list", "all")
    named = re.search(r"p(\d{4})\.md", run.stderr)
    refused = sound[int(named[1])] if named else ""
    assert run.returncode == 0, f"called sound, and Hugo refuses it: {refused!r}: {run.stderr}"
