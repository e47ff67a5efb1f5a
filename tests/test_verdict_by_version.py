"""What stops a build in which versions of Hugo: facts, each probed with the last release of every minor version.

The old releases are not at hand where these tests run. The newest one is, and is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from hugolint.engine import Request, lint
from hugolint.hugo.matter import read
from hugolint.hugo.matter_yaml_old import resolve
from hugolint.hugo.nodes import Primitive, plain_value
from hugolint.hugo.site import BuildOptions, load_site
from hugolint.hugo.text import Source
from hugolint.hugo.versions import parse
from tests.real_hugo import run_hugo, write_site

FIRST, LAST = 146, 168
BASE = {
    "hugo.toml": "disableKinds = ['RSS', 'robotsTXT', '404']\nbaseURL = 'https://example.org/'\n",
    "layouts/all.html": "{{ .Content }}",
}
TWO = {"hugo.toml": BASE["hugo.toml"] + "[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n"}


class Fact(NamedTuple):
    """A site, and the minor versions of Hugo in which it cannot be built: `-151 158-164` leaves out what is between."""

    id: str
    fails: str
    files: Mapping[str, str | bytes]


def yaml(sentence: str, fails: str, text: str) -> Fact:
    return Fact(sentence, fails, {"content/p.md": f"---\n{text}\n---\nwords\n".encode("utf-8", "surrogateescape")})


def toml(sentence: str, fails: str, text: str) -> Fact:
    return Fact(sentence, fails, {"content/p.md": f"+++\n{text}\n+++\nwords\n"})


def page(sentence: str, fails: str, text: str) -> Fact:
    return Fact(sentence, fails, {"content/p.md": text})


YAML = [
    yaml("a key further out than the first", "152-", "  title: a\nweight: 3"),
    yaml("words after three dots", "152-", "title: a\n...\nno: key: here"),
    yaml("an anchor without a value", "152-", "title: &a"),
    yaml("a map with a type of its own", "152-", "!x\ntitle: a"),
    yaml("a map with the type of maps", "152-", "!!map\ntitle: a"),
    yaml("a key that stands twice", "152-", "title: a\ntitle: b"),
    yaml("a hundred and one maps", "152-", "photos:\n" + "  - {src: a}\n" * 101),
    yaml("a colon between words in brackets", "", "tags: [a:b, c]"),
    yaml("a control character", "-151", "title: a\x01b"),
    yaml("a byte that is no UTF-8", "-151", "title: a\udcffb"),
    yaml("a line separator in plain text", "-151", "title: a\u2028b\nweight: 3"),
    yaml("a next-line character in plain text", "-151", "title: a\x85b\nweight: 3"),
    yaml("a tab after a dash", "-151", "tags:\n  -\ta"),
    yaml("a key of 1,200 letters", "-151", f"{'k' * 1200}: a"),
    yaml("a type that the value does not fit", "-151", "a: !!int abc"),
    yaml("a merge of words", "-", "params:\n  <<: words"),
    yaml("aliases without end", "-", "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in ("ab", "bc", "cd", "de", "ef")
    )),
    yaml("a colon in a plain value", "-", "title: Opening hours: summer"),
    yaml("an alias of nothing", "-", "a: *nothing"),
    yaml("double braces", "-", "title: {{ .Title }}"),
    yaml("an open quote", "-", 'title: "a\nweight: 3'),
    yaml("an at sign", "-", "title: @home"),
    yaml("a list where keys belong", "-", "- a\n- b"),
    yaml("words where keys belong", "-", "Opening hours"),
]  # fmt: skip

TOML = [
    toml("the second 60", "161-", "date = 2024-01-02T03:04:60Z"),
    toml("a time without seconds", "-163", "date = 2024-01-02T03:04Z"),
    toml("a time of day without seconds", "-163", "opens = { monday = 03:04 }"),
    toml("a table in braces on two lines", "-163", "a = { b = 1,\n c = 2 }"),
    toml("a comma at the end of a table in braces", "-163", "a = { b = 1, }"),
    toml("a comment in a table in braces", "-163", "a = { b = 1, # one\n c = 2 }"),
    toml("a hexadecimal escape", "-163", 'title = "\\x41"'),
    toml("a list on two lines in a table in braces", "", "a = { b = [\n1,\n] }"),
    toml("a TOML key that stands twice", "-", "a = 1\na = 2"),
]

FENCES = [
    page("a byte order mark below a blank line", "-166", "\n\ufeff---\ntitle: a: b\n---\nwords\n"),
    page("a byte order mark above sound JSON", "", '\n\ufeff\n{\n"title": "a"\n}\nwords\n'),
    page("a byte order mark above broken JSON", "-166", '\n\ufeff\n{\n"title": a\n}\nwords\n'),
    page("a byte order mark above sound TOML", "", "\n\ufeff+++\ntitle = 'a'\n+++\nwords\n"),
    page("two byte order marks", "-166", "\ufeff\ufeff---\ntitle: a: b\n---\nwords\n"),
]

FIELDS = [
    yaml("a kind that is none", "-152 159-164", "kind: words"),
    yaml("a kind", "159-164", "kind: page"),
    yaml("no params", "-161", "params:"),
    yaml("words as sites", "153-", "sites: words"),
    yaml("an old build key", "160-", "_build:\n  render: never"),
    yaml("words as a page's cascade", "-152 158-", "cascade: words"),
    yaml("a cascade in a page's cascade", "158-", "cascade:\n  cascade:\n    a: 1"),
    yaml("an unknown kind in a page's cascade", "-152 158-", "cascade:\n  target: {kind: nope}\n  a: 1"),
    Fact("words as a section's cascade", "-", {"content/a/_index.md": "---\ncascade: words\n---\n"}),
    Fact("a cascade in a cascade", "153-", {"content/a/_index.md": "---\ncascade:\n  cascade:\n    a: 1\n---\n"}),
    Fact("a language in the target of a config's cascade", "165-", {
        "hugo.toml": TWO["hugo.toml"] + "[[cascade]]\na = 1\n[cascade.target]\nlang = 'en'\n",
        "content/p.md": "words\n",
    }),
    Fact("a broken pattern for languages", "166-", {
        **TWO, "content/p.md": "---\nsites:\n  matrix:\n    languages: '{en'\n---\n",
    }),
    Fact("a broken pattern for the only language", "", {
        "content/p.md": "---\nsites:\n  matrix:\n    languages: '{en'\n---\n",
    }),
]  # fmt: skip

FILES = [
    Fact("an HTML page", "162-", {"content/p.html": "---\ntitle: a\n---\n<b>words</b>\n"}),
    Fact("an Org page", "166-", {"content/p.org": "#+title: a\nwords\n"}),
    Fact("a shortcode's template of another language", "154-", {
        **TWO, "layouts/_shortcodes/t.de.html": "x", "content/p.en.md": "---\n---\n{{< t >}}\n",
    }),
    Fact("a plain-text template of a shortcode", "-", {
        "layouts/_shortcodes/t.txt": "x", "content/p.md": "---\n---\n{{< t >}}\n",
    }),
    page("highlight without a language", "-161", "---\n---\n{{< highlight >}}a{{< /highlight >}}\n"),
    page("a shortcode that was removed", "156-", "---\n---\n{{< gist anna 1 >}}\n"),
]  # fmt: skip

FACTS = [*YAML, *TOML, *FENCES, *FIELDS, *FILES]


def ranges(fact: Fact) -> list[tuple[int, int]]:
    """The first and the last minor version of each stretch in which the build fails."""
    parts = [part.partition("-") for part in fact.fails.split()]
    return [(int(first or FIRST), int(last or LAST)) for first, _, last in parts]


def fails_in(fact: Fact, minor: int) -> bool:
    return any(first <= minor <= last for first, last in ranges(fact))


def edges(fact: Fact) -> list[int]:
    """The versions at which something may change, and those beside them."""
    found = {FIRST, LAST} | {minor for first, last in ranges(fact) for minor in (first - 1, first, last, last + 1)}
    return sorted(minor for minor in found if FIRST <= minor <= LAST)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_the_verdict_follows_the_version(fact: Fact, tmp_path: Path) -> None:
    write_site(tmp_path, {**BASE, **fact.files})
    for minor in edges(fact):
        result = lint(Request(source=tmp_path, cwd=tmp_path, select=("all",), hugo_version=f"0.{minor}"))
        failing = [item for item in result.diagnostics if item.hugo.value == "fails"]
        assert bool(failing) == fails_in(fact, minor), (minor, failing)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_the_newest_hugo_agrees(fact: Fact, tmp_path: Path) -> None:
    done = run_hugo(write_site(tmp_path, {**BASE, **fact.files}), "--renderToMemory")
    assert (done.returncode != 0) == fails_in(fact, LAST), done.stderr


@pytest.mark.parametrize(
    ("written", "before", "since"),
    [
        ("draft: true", "draft", "draft"),
        ("draft: yes", "draft", None),
        ("draft: On", "draft", None),
        ("draft: y", "draft", None),
        ("draft: 'yes'", None, None),
        ("draft: yEs", None, None),
        ("draft: no", None, None),
        ("published: no", "draft", None),
        ("published: off", "draft", None),
        ("published: yes", None, None),
    ],
)
def test_a_draft_follows_the_version(written: str, before: str | None, since: str | None, tmp_path: Path) -> None:
    write_site(tmp_path, {**BASE, "content/p.md": f"---\ntitle: a\n{written}\n---\n"})
    for version, expected in (("0.147.9", before), ("0.151.2", before), ("0.152.0", since), ("0.168.0", since)):
        assert load_site(tmp_path, BuildOptions(), version).pages[0].unpublished == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", True), ("Off", False), ("oN", "oN"), ("1e3", 1000.0), ("089", 89.0), ("0777", 511), ("0o17", 15),
        ("0b101", 5), ("-0b1", -1), ("0x1F", 31), ("1_000", 1000), ("+12", 12), ("1.", 1.0), (".5", 0.5), ("~", None),
        ("2024-01-02", "2024-01-02"), ("12:30", "12:30"), ("1.2.3", "1.2.3"), ("18446744073709551615", (1 << 64) - 1),
        ("18446744073709551616", 18446744073709551616.0), ("-", "-"), (".", "."), ("_1", "_1"),
    ],
)  # fmt: skip
def test_a_plain_word_of_old_yaml(text: str, value: Primitive) -> None:
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)


def test_old_yaml_takes_the_last_of_two_keys_and_merges_in_the_files_order() -> None:
    text = "---\nbase: &b {x: 1, y: 2}\nmap:\n  x: 3\n  <<: *b\n  z: 4\na: 1\na: 2\n---\n"
    root = read(Source("p.md", text), parse("0.151.2")).root
    assert root is not None
    assert plain_value(root) == {"base": {"x": 1, "true": 2}, "map": {"x": 1, "true": 2, "z": 4}, "a": 2}


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("title: a: b", "yaml: mapping values are not allowed in this context", 1),
        ("a: 1\ntitle: a: b", "yaml: line 2: mapping values are not allowed in this context", 2),
        ("a: 1\nb: 2\ntitle: @home", "yaml: line 3: found character that cannot start any token", 3),
        ("a: 1\nb: {{ x }}", 'yaml: invalid map key: map[interface {}]interface {}{"x":interface {}(nil)}', 1),
        ("title:a", "yaml: unmarshal errors: line 1: cannot unmarshal !!str `title:a` into map[string]interface {}", 1),
        ("a: *b", "yaml: unknown anchor 'b' referenced", 1),
    ],
)
def test_the_words_of_the_old_library_and_the_line_that_hugo_named(text: str, words: str, line: int) -> None:
    source = Source("p.md", f"---\n{text}\n---\n")
    matter = read(source, parse("0.151.2"))
    said = matter.said(source, matter.problems[0])
    assert said is not None
    assert said.words.removeprefix("failed to unmarshal YAML: ") == words
    assert (said.line, said.column) == (line, 1)
