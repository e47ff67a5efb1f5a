"""The shortcode lexer: what is a tag, what is none, and every error at its place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.shortcode_scanner import scan_tag
from hugolint.hugo.shortcodes import Lexed, Tag, lex
from hugolint.hugo.text import Span


def shape(lexed: Lexed) -> list[tuple[str, str, str]]:
    return [(tag.kind, tag.delimiter, tag.name) for tag in lexed.tags]


def params(tag: Tag) -> list[tuple[str, str]]:
    return [(param.name, param.value) for param in tag.params]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty body"),
        pytest.param("some text { with } braces {{ and more }}", id="braces alone"),
        pytest.param("{{ < x >}} {{- x }} {{/* x */}} { {< x >}}", id="a delimiter that does not touch"),
        pytest.param("> }} >}} %}}", id="a right delimiter in the text"),
        pytest.param("{{</* box */>}} and {{%/* /box */%}}", id="escape comments"),
        pytest.param("{{</**/>}} {{</* a */ b\nc */>}}", id="an empty comment, and one over lines with a false end"),
        pytest.param("{{</*/* box */*/>}}", id="a doubled comment"),
        pytest.param("{{</* x */%}} text */>}}", id="a comment that a later end closes"),
    ],
)
def test_no_tag_and_no_error(text: str) -> None:
    lexed = lex(text)
    assert lexed.tags == ()
    assert lexed.errors == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{{<noi>}}", [("open", "<", "noi")], id="no spaces"),
        pytest.param("{{% \n noi\t\n%}}", [("open", "%", "noi")], id="line breaks inside"),
        pytest.param("{{{< noi >}}}", [("open", "<", "noi")], id="a third brace"),
        pytest.param(
            "\\{{< noi >}} `{{< noi >}}`", [("open", "<", "noi")] * 2, id="backslash and code protect nothing"
        ),
        pytest.param("{{< a/b-c_d >}}", [("open", "<", "a/b-c_d")], id="a name with a slash"),
        pytest.param("{{< é1 >}}", [("open", "<", "é1")], id="a name beyond ASCII"),
        pytest.param("{{< inn/ >}}", [("open", "<", "inn/")], id="a slash that touches the name belongs to it"),
        pytest.param("{{< inn / >}}{{% inn x /%}}", [("self-closed", "<", "inn"), ("self-closed", "%", "inn")], id="/"),
        pytest.param("{{< a >}}{{</a>}}{{< / a >}}", [("open", "<", "a")] + [("close", "<", "a")] * 2, id="closing"),
        pytest.param("{{< a >}}{{% /a %}}", [("open", "<", "a"), ("close", "%", "a")], id="the other delimiter closes"),
        pytest.param("{{< a >}}{{< / >}}", [("open", "<", "a"), ("close", "<", "")], id="a closing tag without a name"),
        pytest.param(
            "{{< a.inline >}}{{ now }}{{< /a.inline >}}",
            [("open", "<", "a.inline"), ("close", "<", "a.inline")],
            id="an inline shortcode",
        ),
        pytest.param("{{< a // >}}{{< a / a >}}", [("self-closed", "<", "a")] * 2, id="odd ways to close oneself"),
    ],
)
def test_tags(text: str, expected: list[tuple[str, str, str]]) -> None:
    lexed = lex(text)
    assert lexed.errors == ()
    assert shape(lexed) == expected


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param("", [], id="none"),
        pytest.param("a-b file.md -5 1.5", [("", "a-b"), ("", "file.md"), ("", "-5"), ("", "1.5")], id="bare words"),
        pytest.param('"a b" `c "d"`', [("", "a b"), ("", 'c "d"')], id="quoted and raw"),
        pytest.param('""', [("", "")], id="an empty string is a parameter"),
        pytest.param('"a""b"`c`', [("", "a"), ("", "b"), ("", "c")], id="no spaces between strings"),
        pytest.param('a=1 b="2 3" c=`4\n5`', [("a", "1"), ("b", "2 3"), ("c", "4\n5")], id="named"),
        pytest.param('a= "1"', [("a", "1")], id="a space after the equals sign"),
        pytest.param('a = "1" b = "2"', [("a", "1"), ("b", "2")], id="spaces around equals signs"),
        pytest.param("a=/x/y?z=1#b'c", [("a", "/x/y?z=1#b'c")], id="a bare value holds anything but spaces"),
        pytest.param("a='x'", [("a", "'x'")], id="single quotes are part of the value"),
        pytest.param(r'"a \"b\" \n"', [("", 'a "b" n')], id="an escaped quote takes all backslashes away"),
        pytest.param(r'"a\nb"', [("", r"a\nb")], id="without one they stay"),
        pytest.param(r"a=\"b c\"", [("a", "b c")], id="escaped quotes as quotes"),
        pytest.param('">}} {{< x"', [("", ">}} {{< x")], id="delimiters in quotes are data"),
        pytest.param('="x"', [], id="a value without a name is dropped"),
    ],
)
def test_parameters(inside: str, expected: list[tuple[str, str]]) -> None:
    text = f"{{{{< noi {inside} >}}}}"
    lexed = lex(text)
    assert lexed.errors == ()
    assert params(lexed.tags[0]) == expected


def test_a_parameter_knows_where_it_stands() -> None:
    text = 'x {{< noi key="a b" other=c >}}'
    first, second = lex(text).tags[0].params
    assert text[slice(*first.span)] == 'key="a b"'
    assert text[slice(*first.value_span)] == "a b"
    assert first.name_span is not None
    assert text[slice(*first.name_span)] == "key"
    assert first.quoted
    assert not second.quoted
    assert text[slice(*second.span)] == "other=c"


def test_a_closing_tag_is_read_only_behind_start() -> None:
    text = "---\ntitle: '{{< nope'\n---\n{{< noi >}}"
    lexed = lex(text, text.index("\n---", 3) + 4)
    assert shape(lexed) == [("open", "<", "noi")]
    assert lexed.errors == ()


def test_comments_have_spans() -> None:
    text = "a {{</* box */>}} b"
    assert lex(text).comments == (Span(2, 17),)


UNRECOGNIZED = "unrecognized character in shortcode action: "
ERRORS = [
    pytest.param("{{</* x", 0, "comment must be closed", id="an open comment"),
    pytest.param("{{</*/>}}", 0, "comment must be closed", id="a comment of one star"),
    pytest.param("{{< >}}", 0, "shortcode has no name", id="no name"),
    pytest.param("{{< /inn >}}", 4, "got closing shortcode, but none is open", id="a close first of all"),
    pytest.param("{{< inn />}}{{< /x >}}", 17, "closing tag for shortcode 'x' does not match start tag", id="unseen"),
    pytest.param(
        "{{< noi a/b >}}", 10, "closing tag for shortcode 'b' does not match start tag", id="an unquoted path"
    ),
    pytest.param("{{< inn >}}{{< /inn x >}}", 20, "unclosed shortcode", id="a close with a parameter"),
    pytest.param("{{< noi a=b>}}", 14, "unclosed shortcode action", id="a value that swallows the delimiter"),
    pytest.param("{{< noi %}}", 8, UNRECOGNIZED + "U+0025 '%'", id="the wrong right delimiter"),
    pytest.param("{{< noi\u00a0>}}", 7, UNRECOGNIZED + "U+00A0.", id="a no-break space"),
    pytest.param("{{< noi x² >}}", 9, UNRECOGNIZED + "U+00B2 '²'", id="a digit that is no letter"),
    pytest.param("{{< noi \udcff >}}", 8, UNRECOGNIZED + "U+FFFD '\ufffd'", id="a byte that is no UTF-8"),
    pytest.param("{{< noi.x >}}", 4, "period in shortcode name only allowed for inline identifiers", id="a dot"),
    pytest.param("{{< x.inline >}}{{< noi >}}", 16, "inline shortcodes do not support nesting", id="nested in inline"),
    pytest.param('{{< noi a="1" b >}}', 14, "got positional parameter 'b'. Cannot mix", id="named, then bare"),
    pytest.param('{{< noi a="1" "b" >}}', 14, "got quoted positional parameter. Cannot mix", id="named, then quoted"),
    pytest.param('{{< noi "b" a=1 >}}', 12, "got named parameter 'a'. Cannot mix", id="quoted, then named"),
    pytest.param(
        '{{< noi "x >}}\ny', 9, "unterminated quoted string in shortcode parameter-argument: 'x >}} '", id='"'
    ),
    pytest.param("{{< noi `x >}}", 9, "unterminated raw string in shortcode parameter-argument: 'x >}}'", id="`"),
    pytest.param("{{< noi \\`x >}}", 9, "unrecognized escape character", id="an escaped backtick"),
    pytest.param('{{< noi a = "1" b >}}', 16, "failed to extract shortcode: invalid state", id="mixed past the lexer"),
]


@pytest.mark.parametrize(("text", "offset", "hugo"), ERRORS)
def test_errors_stand_where_hugo_points(text: str, offset: int, hugo: str) -> None:
    (error,) = lex(text).errors
    assert error.span.start == offset
    assert error.hugo.startswith(hugo)
    assert error.message
    assert error.help
    assert "\n" not in error.message + error.help + error.hugo


@pytest.mark.parametrize(
    ("slip", "expected"),
    [
        pytest.param("{{< noi 'x' >}}", 1, id="wrong quotes"),
        pytest.param("{{< noi\n  a='it is'\n  b=c\n>}}", 1, id="wrong quotes in a tag of several lines"),
        pytest.param('{{< noi "x >}}', 1, id="an open string"),
        pytest.param("{{< noi `x >}}", 1, id="an open raw string"),
        pytest.param("{{< noi a=b>}}", 1, id="a swallowed delimiter"),
        pytest.param("{{< noi %}}", 1, id="the wrong right delimiter"),
        pytest.param("{{< noi }}", 1, id="half a right delimiter"),
        pytest.param("{{< noi", 1, id="no right delimiter"),
        pytest.param("{{< noi img/b.png >}}", 1, id="an unquoted path"),
        pytest.param("{{< /inm >}}", 1, id="a misspelt close"),
        pytest.param("{{< /inn x >}}", 1, id="a close with a parameter"),
        pytest.param("{{</* noi *\\>}}", 1, id="an open comment"),
        pytest.param("{{< x.inline >}}a{{< /x.inline>}}", 1, id="an inline close without a space"),
    ],
)
def test_one_slip_is_one_error_and_the_next_tags_are_read(slip: str, expected: int) -> None:
    text = f"{{{{< inn >}}}}\n{slip} some text.\n{{{{< noi2 >}}}} and {{{{< noi 'last' >}}}}\n"
    lexed = lex(text)
    assert len(lexed.errors) == expected + 1
    assert text[slice(*lexed.errors[-1].span)] == "'"
    assert "noi2" in [tag.name for tag in lexed.tags if not tag.broken]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        pytest.param("{{< box >}}{{< /bxo >}}", "{{< /box >}}", id="the nearest name is offered"),
        pytest.param("{{< noi a=b>}} text", "space before >}}", id="the swallowed delimiter is named"),
        pytest.param("{{< noi img/a.png >}}", "quotes", id="a path wants quotes"),
        pytest.param("{{< noi t='a b' >}}", "`…`", id="single quotes do not quote"),
    ],
)
def test_the_help_names_the_way_out(text: str, part: str) -> None:
    assert part in lex(text).errors[0].help


_FRAGMENTS = st.sampled_from(
    [
        *("{{<", "{{%", ">}}", "%}}", "/", "inn", "noi", '"', "`", "\\", "=", "a=", "a=b", '\\"', ".", ".inline "),
        *("é", "²", "\udcff", "{{</*", "*/>}}", "{{<noi>}}", "/inn", "-", "'", "\x00", "\r", " ", "\n", "{{< inn >}}"),
        *("{{< /inn >}}", '{{< noi a="b" c=d >}}', "{{< noi a=b>}}", '{{< noi "a"/>}}', "a=b/>}}", "a=/b.c "),
    ]
)
_TEXTS = st.one_of(st.text(max_size=40), st.lists(_FRAGMENTS, max_size=25).map("".join))


@settings(deadline=None, max_examples=100)
@given(text=_TEXTS)
def test_every_span_lies_inside_the_text(text: str) -> None:
    lexed = lex(text)
    spans = [*lexed.comments, *(error.span for error in lexed.errors)]
    for tag in lexed.tags:
        spans += [tag.span, tag.name_span]
        assert text[slice(*tag.name_span)] == tag.name
        for param in tag.params:
            spans += [param.span, param.value_span, param.name_span or param.span]
            assert param.span.start <= param.value_span.start <= param.value_span.end <= param.span.end
    assert all(0 <= start <= end <= len(text) for start, end in spans)


@settings(deadline=None, max_examples=100)
@given(text=_TEXTS)
def test_the_quick_way_reads_as_the_careful_way(text: str) -> None:
    lexed = lex(text)
    names = {tag.name for tag in lexed.tags}
    for index, tag in enumerate(lexed.tags):
        if tag.broken or index in lexed.odd:
            continue
        scan = scan_tag(text, tag.span.start, tag.delimiter, set(names), "x", set())
        assert scan.error is None
        assert scan.tag == tag


HOSTILE = [
    *('{{< a "', "{{< a `\n", "{{</*", "{{< a b=\n", "b=\n{{< ", "{{<", "{{< b >}}{{< /a >}}", "{{< x.inline >}}"),
    *('{{< a "\\"', "{{< a / a", "{{", "{{< a é²", "{{< a b c\n", "{{< a\n>}}\n{{<a b\n"),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    started = time.perf_counter()
    lex(piece * 500)
    small = time.perf_counter() - started
    started = time.perf_counter()
    lex("{{< z `" + piece * 5_000)
    assert time.perf_counter() - started < 40 * small + 1
