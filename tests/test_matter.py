"""Front matter: delimiting, nodes with their places, values as Hugo has them, comments, the Post."""

from __future__ import annotations

import datetime
import math
import time
from typing import Any

import frontmatter
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.matter import Matter, locate, read
from hugolint.hugo.nodes import Mapping, Node, Scalar, Sequence, plain_value, scalars
from hugolint.hugo.post import HANDLERS, make_post
from hugolint.hugo.text import Source, Span


def source(text: str) -> Source:
    return Source("content/p.md", text)


def yaml(text: str) -> Source:
    return source(f"---\n{text}\n---\nbody\n")


def values(page: Source) -> Any:
    root = read(page).root
    assert root is not None
    return plain_value(root)


def written(page: Source, node: Node) -> str:
    return page.slice(node.span)


@pytest.mark.parametrize(
    ("text", "format", "inner", "body"),
    [
        pytest.param("", "", "", "", id="an empty file has none"),
        pytest.param("# Heading\n", "", "", "# Heading\n", id="a heading is no Org keyword"),
        pytest.param("\xa0---\na: 1\n---\n", "", "", "\xa0---\na: 1\n---\n", id="a no-break space hides it"),
        pytest.param("---\na: 1\n---\nx", "yaml", "a: 1\n", "x", id="yaml"),
        pytest.param("---\n---\nx", "yaml", "", "x", id="empty yaml"),
        pytest.param(" \n\t---\na: 1\n---\nx", "yaml", "a: 1\n", "x", id="spaces may stand in front"),
        pytest.param("---a: 1\n---\nx", "yaml", "a: 1\n", "x", id="the opening line belongs to it"),
        pytest.param("----\n---\nx", "yaml", "-\n", "x", id="a fourth dash belongs to it"),
        pytest.param("---\na: 1\n---foo\nx", "yaml", "a: 1\n", "foo\nx", id="nothing is asked of the closing line"),
        pytest.param("---\na: 1\n ---\n---\nx", "yaml", "a: 1\n ---\n", "x", id="an indented fence does not close"),
        pytest.param("---\r\na: 1\r\n---\r\nx", "yaml", "a: 1\r\n", "x", id="CR LF"),
        pytest.param("---\ra: 1\r---\rx", "yaml", "a: 1\r", "x", id="CR"),
        pytest.param("+++\na = 1\n+++\nx", "toml", "a = 1\n", "x", id="toml"),
        pytest.param('{"a": "}\\""}\nx', "json", '{"a": "}\\""}\n', "x", id="json ends where its braces balance"),
        pytest.param(' {"a": 1} x', "json", ' {"a": 1}', " x", id="text may follow json on its line"),
        pytest.param("\n#+title: x\n#+b: y\ntext", "org", "#+title: x\n#+b: y\n", "text", id="org"),
    ],
)
def test_delimiting(text: str, format: str, inner: str, body: str) -> None:
    page = source(text)
    matter = read(page)
    assert matter.format == format
    assert page.slice(matter.text) == inner
    assert text[matter.body :] == body


def test_a_fence_that_is_missing_leaves_no_body() -> None:
    matter = read(source("---\na: 1\n"))
    assert matter.body == 9
    assert [problem.hugo for problem in matter.problems] == ["EOF looking for end YAML front matter delimiter"]


def test_empty_front_matter_is_an_empty_map() -> None:
    for text in ("---\n---\n", "---\n# c\n---\n", "+++\n+++\n", "{}\n"):
        root = read(source(text)).root
        assert root is not None
        assert root.entries == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"), ("True", True), ("~", None), ("", None), ("0777", 511), ("0o17", 15), ("0x1F", 31),
        ("0b11", 3), ("1_000", 1000), ("+5", 5), ("089", "089"), ("1e3", "1e3"), ("1.0e3", 1000.0), (".5", 0.5),
        (".inf", math.inf), ("12:30", "12:30"), ("2024-01-02", "2024-01-02"), ("18446744073709551615", 2**64 - 1),
        ("18446744073709551616", "18446744073709551616"), ("'1'", "1"), ("!!str 1", "1"), ('!!int "3"', 3),
        ("!!int abc", 0), ("!foo x", "x"), ("!important", None), ("foo #bar", "foo"), ("a\u2028b", "a\u2028b"),
        ("a\x00b", "a\x00b"), ("a\udcffb", "a\udcffb"), ("[a:b, c]", ["a:b", "c"]), ("{b:1}", {"b": 1}),
        ("{b: c: d}", {"b": "c: d"}), ("[x?y, z]", ["x?y", "z"]), ("|\n  x\n  y\n", "x\ny\n"), (">-\n  x\n  y", "x y"),
    ],
)  # fmt: skip
def test_yaml_values_are_those_of_hugo(text: str, value: object) -> None:
    """Every value was asked of Hugo 0.168.0."""
    assert values(yaml(f"k: {text}")) == {"k": value}


def test_later_entries_win_over_merged_ones_and_merged_ones_over_earlier_entries() -> None:
    got = values(yaml("m: &m {a: 1, b: 1}\nk: &k {a: 2}\nx:\n  <<: *m\n  a: 5\ny:\n  a: 5\n  <<: [*m, *k]"))
    assert got["x"] == {"a": 5, "b": 1}
    assert got["y"] == {"a": 2, "b": 1}


def test_scalars_stand_where_they_are_written() -> None:
    page = yaml("a: x y # c\nb: 'it''s'\n\"c d\": |\n  one\n  two\n\ne: !!str &z 1\nf: *z\ng:\nh: p\n  q\n😀: 😀\n")
    root = read(page).root
    assert root is not None
    assert [(written(page, entry.key), written(page, entry.value)) for entry in root.entries] == [
        ("a", "x y"), ("b", "'it''s'"), ('"c d"', "|\n  one\n  two"), ("e", "1"), ("f", "*z"), ("g", ""),
        ("h", "p\n  q"), ("😀", "😀"),
    ]  # fmt: skip
    empty = root.entries[5].value
    assert page.text[empty.span.start - 2 : empty.span.start] == "g:"


def test_a_list_item_knows_where_it_stands() -> None:
    page = yaml("tags:\n  - a\n  - b c\n\nx: [d, 'e']\nmap:\n  k: v\n\n")
    root = read(page).root
    assert root is not None
    tags, flow, inner = (entry.value for entry in root.entries)
    assert isinstance(tags, Sequence)
    assert isinstance(flow, Sequence)
    assert [written(page, item) for item in tags.items] == ["a", "b c"]
    assert written(page, tags) == "- a\n  - b c"
    assert [written(page, item) for item in flow.items] == ["d", "'e'"]
    assert (written(page, flow), written(page, inner)) == ("[d, 'e']", "k: v")


@pytest.mark.parametrize(
    "text",
    ["a: x\x00y\nb: {c:1, d: 'e'}\nf: g", "a: 1\n" + "k" * 1200 + ": 1\nf: g", "a: [b:c, d?e]\nx: \udcff\nf: g"],
    ids=["control characters and a missing space", "a long key", "flow letters"],
)
def test_places_are_true_after_a_repair(text: str) -> None:
    page = yaml(text)
    root = read(page).root
    assert root is not None
    found = list(scalars(root))
    assert [written(page, scalar).strip("'") for scalar in found] == [scalar.text for scalar in found]
    assert found[-1].text == "g"


def test_both_places_of_a_duplicate_key() -> None:
    for page in (yaml("a: 1\nb: 2\na: 3\na: 4"), source("+++\na = 1\nb = 2\na = 3\na = 4\n+++\n")):
        problems = read(page).problems
        assert [problem.kind for problem in problems] == ["duplicate-key"] * 2
        assert [page.position(problem.span.start).line for problem in problems] == [4, 5]
        assert [problem.first and page.position(problem.first.start).line for problem in problems] == [2, 2]
        assert all(problem.fails for problem in problems)


def test_a_duplicate_key_in_json_is_silent() -> None:
    page = source('{"a": 1,\n "b": {"c": 1, "c": 2}, "a": 3}\n')
    matter = read(page)
    assert [(page.slice(problem.span), problem.fails) for problem in matter.problems] == [
        ('"c"', False),
        ('"a"', False),
    ]
    assert values(page) == {"a": 3, "b": {"c": 2}}


def test_toml_values_and_places() -> None:
    page = source(
        "+++\ntitle = 'x' # c\ndate = 2024-01-02\nat = 10:30\nn = [1, {m = 2.5},\n 'z']\n"
        'a.b = true\n[p.q]\nr = "\\e\\x41"\n[[s]]\nt = 1\n[[s]]\nt = 2\n+++\n'
    )
    assert values(page) == {
        "title": "x", "date": datetime.date(2024, 1, 2), "at": datetime.time(10, 30), "n": [1, {"m": 2.5}, "z"],
        "a": {"b": True}, "p": {"q": {"r": "\x1bA"}}, "s": [{"t": 1}, {"t": 2}],
    }  # fmt: skip
    root = read(page).root
    assert root is not None
    entry = root.path("p.q.r")
    assert entry is not None
    assert (written(page, entry.key), written(page, entry.value)) == ("r", '"\\e\\x41"')


def test_org_keywords() -> None:
    page = source("#+TITLE: x y\n#+tags[]: a b\n#+k: 1\n#+k: 2\n#+filetags: :w:f:\n#+DATE: <2024-01-02 Tue>\n\ntext")
    assert values(page) == {
        "title": "x y", "tags": ["a", "b"], "k": ["1", "2"], "filetags": ["w", "f"], "date": "2024-01-02",
    }  # fmt: skip


def test_comments_are_found_and_nothing_that_only_looks_like_one() -> None:
    page = yaml("# one\na: 'x # no' # two\nb: x#no\nc: | # three\n  # no\nd: [e, # four\n f]\ng: \"#\" # five")
    found = [page.slice(span) for span in read(page).comments(page)]
    assert found == ["# one", "# two", "# three", "# four", "# five"]
    page = source('+++\n# one\na = \'# no\' # two\nb = """\n# no\n"""\nc = [1, # three\n2]# four\n+++\n# body\n')
    assert [page.slice(span) for span in read(page).comments(page)] == ["# one", "# two", "# three", "# four"]


def test_a_post_takes_any_key_and_keeps_the_body() -> None:
    page = yaml("content: a\nhandler: b\n1: c\nTitle: d")
    post = make_post(page, read(page))
    assert isinstance(post, frontmatter.Post)
    assert post.content == "body\n"
    assert post.metadata == {"content": "a", "handler": "b", "1": "c", "title": "d"}
    assert frontmatter.detect_format(page.text, HANDLERS.values()) is HANDLERS["yaml"]
    assert HANDLERS["yaml"].split(page.text) == ("content: a\nhandler: b\n1: c\nTitle: d\n", "body\n")


def test_plain_pages_read_the_same_as_with_the_library() -> None:
    page = yaml("title: Hello\ntags: [a, b]\ndraft: true\nweight: 10\nextra:\n  k: 'v'")
    assert frontmatter.loads(page.text).metadata == values(page)


LAUGHS = [f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefghijkl", "bcdefghijklm", strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\n" + "\n".join(f"k{at}: v" for at in range(100_000)) + "\n---\n", id="100,000 keys"),
        pytest.param("---\na: " + "x" * 1_000_000 + "\n---\n", id="a value of a megabyte"),
        pytest.param("---\na: " + "[" * 100_000 + "\n---\n", id="brackets without end"),
        pytest.param("---\na:\n  " + "- " * 50_000 + "x\n---\n", id="dashes without end"),
        pytest.param("---\na: [" + "b:c, " * 100_000 + "]\n---\n", id="many repairs"),
        pytest.param("---\na: " + "\x00" * 500_000 + "\n---\n", id="many control characters"),
        pytest.param("{" * 500_000, id="braces without end"),
        pytest.param('{"a":' * 50_000 + "1" + "}" * 50_000, id="deep JSON"),
        pytest.param("+++\na = " + "[" * 100_000 + "\n+++\n", id="TOML brackets without end"),
        pytest.param("+++\n" + ".".join("a" * 50_000) + " = 1\n+++\n", id="TOML dots without end"),
        pytest.param(
            "---\na: &a [x, x]\n" + "".join(LAUGHS) + "---\n",
            id="a billion laughs",
        ),
    ],
)
def test_no_text_takes_long(text: str) -> None:
    started = time.process_time()
    read(source(text))
    assert time.process_time() - started < 6


LINES = st.sampled_from([
    "---", "+++", "...", "a: b", "a: {b: c}", "- a", "  - b", "[", "]", "{", "}", "'", '"', "&x", "*x", "<<: *x",
    "!!int 1", "? ", ": ", "#c", "\t", "a = 1", "[t]", "[[t]]", "\\",
    "\x00", "\x85", "\u2028", "\udcff", "\ufeff", "\r", "%", "@",
    "😀", 'x = """', '{"a": 1}', "#+a: b", "|", "> x", "a: b: c", "word",
])  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["---\n", "+++\n", "{", "#+", ""]), st.lists(LINES, max_size=12), st.sampled_from(["\n", " ", ""])
)
def test_no_text_is_too_much_and_every_place_is_inside(opening: str, lines: list[str], glue: str) -> None:
    for text in (opening + glue.join(lines), opening + glue.join(lines) + "\n" + opening):
        page = source(text)
        matter = read(page)
        for span in places(page, matter):
            assert 0 <= span.start <= span.end <= len(text)


def places(page: Source, matter: Matter) -> list[Span]:
    found = [matter.span, matter.text, Span(matter.body, matter.body), *matter.comments(page)]
    for problem in matter.problems:
        found += [problem.span, problem.first or problem.span]
        assert problem.message
        assert not problem.message.endswith(".")
        assert problem.help
    nodes: list[Node] = [matter.root] if matter.root is not None else []
    while nodes:
        node = nodes.pop()
        found.append(node.span)
        if isinstance(node, Sequence):
            nodes += node.items
        elif isinstance(node, Mapping):
            nodes += [entry.value for entry in node.entries]
            assert all(isinstance(entry.key, Scalar) for entry in node.entries)
    return found


def test_extents_name_the_problem_only_where_there_is_one() -> None:
    assert locate("---\na: 1\n---\n").problem is None
    assert locate("--\n").problem is not None
