"""YAML beside the real Hugo: values on sound pages, places and words on damaged ones, and time on hostile ones."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo import matter_yaml
from hugolint.hugo.goccy.judge import judge
from hugolint.hugo.matter import read
from hugolint.hugo.nodes import Mapping, Node, Scalar, Sequence, Value, plain_value, scalars
from hugolint.hugo.text import Source
from tests.conformance.damage_yaml import damaged_pages, sound_pages
from tests.real_hugo import run_hugo, write_site

_DUMP = """
{{- $rows := dict }}
{{- range .Site.RegularPages }}{{ $rows = merge $rows (dict .File.LogicalName .Params) }}{{ end }}
{{- $rows | jsonify }}
"""
_CONFIG = """
disableKinds = ['taxonomy', 'term', 'rss', 'sitemap', 'robotsTXT', '404']
[outputFormats.dump]
mediaType = 'application/json'
baseName = 'dump'
isPlainText = true
[outputs]
home = ['dump']
"""
_OWN = frozenset({
    "date", "lastmod", "publishdate", "expirydate", "iscjklanguage", "draft", "build", "params", "weight", "slug",
    "layout", "title", "menu", "tags", "categories",
})  # fmt: skip
"""Keys that Hugo gives values of their own, or adds."""


def params_of_hugo(root: Path, pages: list[str]) -> dict[str, Any]:
    files: dict[str, str | bytes] = {f"content/p{at:03}.md": page for at, page in enumerate(pages)}
    site = write_site(root, {"hugo.toml": _CONFIG, "layouts/home.dump.json": _DUMP, **files})
    run = run_hugo(site, "--quiet")
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads((site / "public" / "dump.json").read_text("utf-8"))
    return found


def comparable(value: Value) -> object:
    """A value as JSON has it. Text that is no UTF-8 is replaced, as Go does."""
    text = json.dumps(value, default=str, ensure_ascii=False)
    return json.loads(text.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def lowered(value: Any) -> Any:
    """Hugo leaves the keys of maps in lists as they are written."""
    if isinstance(value, list):
        return [lowered(item) for item in value]
    return {key.lower(): lowered(item) for key, item in value.items()} if isinstance(value, dict) else value


ODD_VALUES = [
    "a: yes\nb: No\nc: on\nd: True\ne: y", "a: 0777\nb: 089\nc: 0o17\nd: 0x1F\ne: 1e3\nf: 1_000", "a: 2024-01-02\nb: 12:30:45",
    "Sub: x\nsub: y", "sub: y\nSub: x", "Map: {A: 1, a: 2}", "m: &m {a: 1, b: 1}\nn:\n  <<: *m\n  b: 2\no:\n  b: 2\n  <<: *m",
    "a: |\n  x\n\n   y\n  z\nb: >\n  x\n  y\n\n  z\nc: >-\n  x\n   y\n  z\nd: |+\n  x\n\ne: 1", "a: \"x\n  y\n\n  z\"\nb: 'x\n\n  y'\nc: x\n  y\n\n  z",
    "a: !!str 1.50\nb: !!int '7'\nc: !!float 2\nd: !!bool yes\ne: !x y", "a: [a:b, c, 'd', {e: f}]\nb: {c:1, d: e:f, g}", "a: &x 1\nb: *x\nc: [*x, *x]",
    "1: a\ntrue: b\n1.50: c\n0x10: d", "a:\n- x\n - y\nb: z", "a:\tb\nc: \"x\\ty\"", "a: 'it''s'\nb: \"\\u00e5\\x41\\n\"", "a: x\x85y\nb: x\u2028y\nc: \udcff",
    "a: -0\nb: +5\nc: -.5\nd: .5\ne: 18446744073709551616\nf: -9223372036854775808", "a: \"b\\\n  c\"\nd: 'e  \n  f'", "? a\n: b\n? c\n: d",
]  # fmt: skip


def test_values_are_those_of_hugo(tmp_path: Path) -> None:
    sound = [page.replace("\nparams:", "\nextra:") for page in sound_pages(20240229, 180)]  # `params` is merged
    pages = [*sound, *(f"---\n{text}\n---\n" for text in ODD_VALUES)]
    hugo = params_of_hugo(tmp_path, pages)
    for at, page in enumerate(pages):
        root = read(Source.decode("content/p.md", page.encode("utf-8", "surrogateescape"))).root
        assert root is not None, page
        ours = comparable(plain_value(root))
        assert isinstance(ours, dict)
        theirs = hugo[f"p{at:03}.md"]
        for key in set(ours) | set(theirs):
            if key not in _OWN:
                assert ours.get(key) == lowered(theirs.get(key)), (page, key)


_PLACE = re.compile(r'p\.md:(\d+):(\d+)": (?:\[-?\d+:-?\d+\] )?(.*?)(?=\n[> ] +\d+ \| |\Z)', re.DOTALL)


def test_damaged_pages_fare_as_in_hugo(tmp_path: Path) -> None:
    """Hugo fails or not, and what it says and where is among what we say. (More of this: tests/conformance.)"""
    failing = 0
    for damaged in damaged_pages(20240301, 60):
        source = Source.decode("content/p.md", damaged.page.encode("utf-8", "surrogateescape"))
        matter = read(source)
        ours = [matter.said(source, problem) for problem in matter.problems]
        site = write_site(tmp_path, {"hugo.toml": _CONFIG, "content/p.md": damaged.page})
        run = run_hugo(site, "list", "all")
        if "parsable date" in run.stderr and not ours:
            continue
        assert (run.returncode != 0) == bool(ours), (damaged.page, run.stderr)
        if ours:
            failing += 1
            found = _PLACE.search(run.stderr)
            assert found is not None, run.stderr
            words = " ".join(found[3].split())
            said = [(one.line, one.column, " ".join(one.words.split())) for one in ours if one is not None]
            assert (int(found[1]), int(found[2]), words) in said, damaged.page
    assert failing >= 20


def seen(node: Node) -> object:
    if isinstance(node, Scalar):
        return tuple(node.span), node.text, repr(node.value), node.plain
    if isinstance(node, Sequence):
        return tuple(node.span), [seen(item) for item in node.items]
    return tuple(node.span), [(seen(key), seen(value)) for key, value in node.entries]


def test_what_is_read_the_fast_way_is_read_the_same_the_slow_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """The C parser is trusted only with what it sees as Hugo does."""
    pages = [*sound_pages(7, 300), *(damaged.page for damaged in damaged_pages(7, 800))]
    texts = [source.text[slice(*read(source).text)] for source in (Source("p.md", page) for page in pages)]
    slowly: list[str] = []

    def note(text: str, base: int) -> Any:
        slowly.append(text)
        return judge(text, base)

    monkeypatch.setattr("hugolint.hugo.goccy.judge.judge", note)
    compared = 0
    for text in texts:
        slowly.clear()
        fast = matter_yaml.decode(text, 5)
        if not slowly:
            slow = judge(text, 5)
            assert slow.problems == fast.problems == (), text
            assert slow.root is not None, text
            assert fast.root is not None, text
            if fast.root.entries:
                assert seen(slow.root) == seen(fast.root), text
            compared += 1
    assert compared > 200


PIECES = [
    "a: b\n", "\t", "<<: ", "{", "[", "}", "]", "{a:", "- ", "-\n", "? ", ":", "&a ", "*a ", "!a ", "!!str ", "''", '"', '\\"', '"\t',
    "# ", "|\n", "a: |\n  x\n", "  x\n", "\r\n", "...\n", 'a: "x\n', "a: 'x\n\n", "a: &x {<<: *x}\n", "\u2028", "a: b: c\n",
    "a: [x\n", "@x\n", "\tb: 1\n", "a: x\n  y\n", " - b\n", '"\\x', "k: >\n   \n", "<<<<<<< HEAD\n", " ", "<: ",
]  # fmt: skip


@pytest.mark.parametrize("opening", ["---\n", "---\na: ", "---\na:\n  b: [", '---\nk: "', "---\nk: |\n "])
def test_time_grows_with_the_length_only(opening: str) -> None:
    for piece in PIECES:
        taken = []
        for count in (700, 2_800):
            page = Source("p.md", f"{opening}{piece * count}\n---\n")
            started = time.process_time()
            read(page)
            taken.append(time.process_time() - started)
        assert taken[1] < 0.25 + 9 * taken[0], piece


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "a", "\n", "  ", "b: c\n", "\x00", "😀", "\udcff", "'"]), max_size=25))
def test_no_text_is_too_much_and_every_place_is_inside(pieces: list[str]) -> None:
    source = Source("p.md", "---\n" + "".join(pieces) + "\n---\n")
    matter = read(source)
    for problem in matter.problems:
        assert 0 <= problem.span.start < problem.span.end <= len(source.text)
        assert problem.message
        assert problem.help
        assert "\n" not in problem.message + problem.hugo
        said = matter.said(source, problem)
        assert said is not None
        assert said.line >= 1
        assert said.column >= 1
    if matter.root is not None:
        assert isinstance(matter.root, Mapping)
        for scalar in scalars(matter.root):
            assert 0 <= scalar.span.start <= scalar.span.end <= len(source.text)
