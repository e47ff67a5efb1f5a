"""HTML tags are found with their places, and what hides content hides it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.html import COMMENT, decode_attribute, decode_text, scan


def read(text: str) -> list[tuple[str, dict[str, str]]]:
    """Name (with its slash) and attributes of each tag."""
    return [
        ("/" * tag.closing + tag.name, {part.name: part.value for part in tag.attributes}) for tag in scan(text).tags
    ]


NOTHING = [
    pytest.param("no tags at all", id="a text without tags says nothing"),
    pytest.param("a < b and c > d", id="a comparison is no tag"),
    pytest.param("1<2>3", id="a digit begins no tag"),
    pytest.param("<a href='x", id="a value whose quote never ends is no tag"),
    pytest.param('<a href="x>y</a>', id="an unclosed quote swallows the rest"),
    pytest.param("<a href=x", id="a tag without its end is no tag"),
    pytest.param("<", id="a lone bracket is no tag"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_tag(text: str) -> None:
    assert scan(text).tags == ()


TAGS = [
    pytest.param('<a href="x">', [("a", {"href": "x"})], id="double quotes"),
    pytest.param("<a href='x \"y'>", [("a", {"href": 'x "y'})], id="single quotes hold double ones"),
    pytest.param("<a href=/x/y.z?a=b>", [("a", {"href": "/x/y.z?a=b"})], id="no quotes"),
    pytest.param("<A HREF=X>", [("a", {"href": "X"})], id="names in capitals"),
    pytest.param("<a\n  href\n=\n'x'\n>", [("a", {"href": "x"})], id="over several lines"),
    pytest.param("<a href=x/>", [("a", {"href": "x/"})], id="a slash belongs to an unquoted value"),
    pytest.param('<img src="x"/>', [("img", {"src": "x"})], id="a slash after a quoted value does not"),
    pytest.param("<a download href=x>", [("a", {"download": "", "href": "x"})], id="an attribute without a value"),
    pytest.param("<a href=>", [("a", {"href": ""})], id="a value that is missing"),
    pytest.param("<a title='a>b' href=x>", [("a", {"title": "a>b", "href": "x"})], id="a bracket inside quotes"),
    pytest.param("<a href='x'class=b>", [("a", {"href": "x", "class": "b"})], id="no space between attributes"),
    pytest.param('<a href="?a=1&amp;b=2">', [("a", {"href": "?a=1&b=2"})], id="entities in a value are decoded"),
    pytest.param("</a ><b>", [("/a", {}), ("b", {})], id="end tags"),
    pytest.param("<a-b.c>", [("a-b.c", {})], id="a name of its own"),
    pytest.param("<!doctype html><b>", [("!", {}), ("b", {})], id="a declaration"),
]


@pytest.mark.parametrize(("text", "expected"), TAGS)
def test_tags(text: str, expected: list[tuple[str, dict[str, str]]]) -> None:
    assert read(text) == expected


def test_places() -> None:
    text = "x <a class=b href = '/y'>t</a>"
    opening, closing = scan(text).tags
    href = opening.find("href")
    assert text[slice(*opening.span)] == "<a class=b href = '/y'>"
    assert href is not None
    assert text[slice(*href.span)] == "/y"
    assert text[slice(*closing.span)] == "</a>"
    assert opening.find("id") is None


def test_only_the_first_of_two_equal_attributes_counts() -> None:
    (tag,) = scan("<a href=1 HREF=2>").tags
    href = tag.find("href")
    assert href is not None
    assert href.value == "1"


HIDING = [
    pytest.param("<!-- <a> -->|<b>", COMMENT, "<!-- <a> -->", id="a comment"),
    pytest.param("<!-->|<b>", COMMENT, "<!-->", id="the shortest comment"),
    pytest.param("<pre><a></pre>|<b>", "pre", "<pre><a></pre>", id="preformatted text"),
    pytest.param("<SCRIPT>'<a>'</script >|<b>", "script", "<SCRIPT>'<a>'</script >", id="a script, in any case"),
    pytest.param("<style>a</styles></style>|<b>", "style", "<style>a</styles></style>", id="a style sheet"),
    pytest.param("<textarea><!-- </textarea>|<b>", "textarea", "<textarea><!-- </textarea>", id="a text field"),
]


@pytest.mark.parametrize(("text", "name", "whole"), HIDING)
def test_what_hides_is_one_tag(text: str, name: str, whole: str) -> None:
    first, second = scan(text).tags
    assert (first.name, text[slice(*first.span)], second.name) == (name, whole, "b")


def test_what_stays_open_is_said_and_taken_up_again() -> None:
    first = scan("<b><pre> <a>")
    assert ([tag.name for tag in first.tags], first.hidden) == (["b", "pre"], "pre")
    still = scan("<a> <b>", hidden=first.hidden)
    assert ([tag.name for tag in still.tags], still.hidden) == (["pre"], "pre")
    last = scan("<a></pre><i>", hidden=still.hidden)
    assert ([tag.name for tag in last.tags], last.hidden) == (["pre", "i"], "")


ENTITIES = [
    pytest.param("a&amp;b", "a&b", "a&b", id="with a semicolon both decode"),
    pytest.param("&#64;&#x40;", "@@", "@@", id="numbers"),
    pytest.param("?a=1&copy=2", "?a=1&copy=2", "?a=1©=2", id="before an equals sign it is a parameter in a value"),
    pytest.param("?a&copyx", "?a&copyx", "?a©x", id="as the beginning of a word too"),
    pytest.param("&copy", "©", "©", id="a whole old name needs no semicolon"),
    pytest.param("&nothing;", "&nothing;", "¬hing;", id="as the beginning of an unknown name too"),
    pytest.param("&zzz; & &", "&zzz; & &", "&zzz; & &", id="unknown names stay"),
]


@pytest.mark.parametrize(("written", "attribute", "text"), ENTITIES)
def test_entities(written: str, attribute: str, text: str) -> None:
    assert (decode_attribute(written), decode_text(written)) == (attribute, text)


PARTS = ["<", ">", "a", " ", "href", "=", "'", '"', "/", "!--", "-->", "<pre>", "</pre>", "&amp;", "\n", "å", "\udcff"]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join), st.integers(0, 10))
def test_spans_lie_in_the_text_and_in_order(text: str, start: int) -> None:
    at = start = min(start, len(text))
    for tag in scan(text, start).tags:
        assert at <= tag.span.start < tag.span.end <= len(text)
        for part in tag.attributes:
            assert tag.span.start < part.span.start <= part.span.end < tag.span.end
            assert decode_attribute(text[slice(*part.span)]) == part.value
        at = tag.span.end


@pytest.mark.parametrize("part", ["<a ", "<a>", "<!--", "<pre>", "</", "<a b='", "<a b=c>", "<a\n", "<!", "< "])
def test_a_hostile_text_takes_no_longer_than_it_is_long(part: str) -> None:
    began = time.perf_counter()
    scan(part * 100_000)
    assert time.perf_counter() - began < 5
