"""Links, headings and code are found where they are written.

What CommonMark says of a link is told here in rows of our own: source, then text and target as written.
"""

from __future__ import annotations

import pytest

from hugolint.hugo.markdown import Document, Link, parse
from hugolint.hugo.shortcodes import lex
from hugolint.hugo.text import Span


def read(text: str, body: int = 0) -> Document:
    found = lex(text, body)
    return parse(text, body, [tag.span for tag in found.tags], found.comments)


def rows(text: str) -> list[tuple[str, str, str]]:
    """Kind, text and target of each link."""
    return [(link.kind, link.text, link.target) for link in read(text).links]


def written(text: str) -> list[tuple[str, str, str]]:
    """Each link, its text and its target, as they stand in the file."""
    return [
        (text[slice(*link.span)], text[slice(*link.text_span)], text[slice(*link.target_span)])
        for link in read(text).links
    ]


def only(text: str) -> Link:
    (link,) = read(text).links
    return link


NOTHING = [
    pytest.param("", id="an empty body"),
    pytest.param("plain words", id="plain text"),
    pytest.param("[a]", id="brackets without a definition"),
    pytest.param("[a] (/x)", id="a space before the parenthesis"),
    pytest.param("[a](/x y)", id="a space in the destination"),
    pytest.param("[a](</x\ny>)", id="a line break in a pointed destination"),
    pytest.param("[a](/x 't' u)", id="something after the title"),
    pytest.param("[a](/x((y)", id="an open parenthesis"),
    pytest.param("\\[a](/x)", id="an escaped bracket"),
    pytest.param("[a\\](/x)", id="an escaped closing bracket"),
    pytest.param("`[a](/x)`", id="inline code"),
    pytest.param("`` ` [a](/x) ``", id="inline code with a backtick"),
    pytest.param("[a`](/x)`", id="code that begins inside the brackets is stronger"),
    pytest.param("```\n[a](/x)\n```", id="a fence"),
    pytest.param("~~~\n<a href=/x>a</a>\n~~~", id="HTML in a fence"),
    pytest.param("> ```\n> [a](/x)\n> ```", id="a fence in a block quote"),
    pytest.param("- ```\n  [a](/x)\n  ```", id="a fence in a list"),
    pytest.param("    [a](/x)", id="indented code"),
    pytest.param("<!-- [a](/x) -->", id="an HTML comment"),
    pytest.param("<!--\n\n[a](/x)\n\n<a href=/x>b</a>\n-->", id="a comment over paragraphs"),
    pytest.param("x <!-- <a href=/x>b</a> --> y", id="a comment in a paragraph"),
    pytest.param("<div>\n[a](/x)\n</div>", id="Markdown in an HTML block"),
    pytest.param("<pre>\n<a href=/x>a</a>\n\n[b](/y)\n</pre>", id="preformatted text"),
    pytest.param("<script>\nx = '<a href=/x>a</a>'\n\n[b](/y)\n</script>", id="a script"),
    pytest.param("<div><style>\n\n[b](/y)\n\n</style></div>", id="a style sheet over several blocks"),
    pytest.param("<textarea>\n<a href=/x>a</a>\n</textarea>", id="a text field"),
    pytest.param("<a href=/x>never closed", id="an anchor without an end"),
    pytest.param("x <a href=/x>one\n\ntwo</a>", id="an anchor that is closed in another paragraph"),
    pytest.param("<a name=x>a</a>", id="an anchor that leads nowhere"),
    pytest.param("</a> <a href=/x", id="HTML that is broken"),
    pytest.param("[a]: /x", id="a definition alone"),
    pytest.param("https://example.com and a@example.com", id="bare addresses"),
    pytest.param("[a][{{< x >}}]\n\n[{{< x >}}]: /x", id="a label that a shortcode writes"),
    pytest.param('[a]({{< ref "b" >}})', id="a destination that a shortcode writes"),
    pytest.param("[a](/x/{{< y >}}/z)", id="a destination that a shortcode writes a part of"),
    pytest.param("<https://x.y/{{< z >}}>", id="an autolink that a shortcode writes a part of"),
    pytest.param('<a href="{{< ref x >}}">a</a>', id="an attribute that a shortcode writes"),
    pytest.param("[a]\n\n[a]: {{< x >}}", id="a definition that a shortcode writes"),
    pytest.param("{{</* [a](/x) */>}}", id="an escaped shortcode"),
    pytest.param("{{< highlight md >}}\n[a](/x)\n\n<a href=/y>b</a>\n{{< /highlight >}}", id="highlighted code"),
    pytest.param("{{< comment >}}[a](/x){{< /comment >}}", id="a comment for authors"),
    pytest.param("{{< qr >}}[a](/x){{< /qr >}}", id="the text of a QR code"),
    pytest.param("{{< x.inline >}}\n[a](/x)\n{{< /x.inline >}}", id="an inline shortcode's template"),
    pytest.param("x[^a]\n\n[^b]: [c](/x)", id="a footnote that nothing refers to"),
    pytest.param("{{< y >}}", id="a shortcode"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_link(text: str) -> None:
    assert read(text).links == ()


INLINE = [
    pytest.param("[a](/x)", "a", "/x", "/x", id="the plainest link"),
    pytest.param("[a]()", "a", "", "", id="an empty destination"),
    pytest.param("[a](<>)", "a", "", "", id="an empty pointed destination"),
    pytest.param("[](/x)", "", "/x", "/x", id="an empty text"),
    pytest.param("[a](/x 't')", "a", "/x", "/x", id="a title in single quotes"),
    pytest.param('[a]( /x "(t)" )', "a", "/x", "/x", id="spaces around, a title with parentheses"),
    pytest.param("[a](/x (t))", "a", "/x", "/x", id="a title in parentheses"),
    pytest.param("[a](\n/x\n't'\n)", "a", "/x", "/x", id="a destination on a line of its own"),
    pytest.param("[a](\r\n  /x)", "a", "/x", "/x", id="after a carriage return and a line feed"),
    pytest.param("[a](</x y>)", "a", "/x y", "/x y", id="a pointed destination with a space"),
    pytest.param("[a](</x\\>y>)", "a", "/x\\>y", "/x>y", id="an escaped bracket in it"),
    pytest.param("[a](</x)y>)", "a", "/x)y", "/x)y", id="a parenthesis in it"),
    pytest.param("[a](/x(y)z)", "a", "/x(y)z", "/x(y)z", id="balanced parentheses"),
    pytest.param("[a](/x(y(z)))", "a", "/x(y(z))", "/x(y(z))", id="nested parentheses"),
    pytest.param("[a](/x\\(y)", "a", "/x\\(y", "/x(y", id="an escaped parenthesis"),
    pytest.param("[a](/x\\)y)", "a", "/x\\)y", "/x)y", id="an escaped closing parenthesis"),
    pytest.param("[a](/x\\y)", "a", "/x\\y", "/x\\y", id="a backslash that escapes nothing"),
    pytest.param("[a](/x?b=1&amp;c=2)", "a", "/x?b=1&amp;c=2", "/x?b=1&c=2", id="an entity"),
    pytest.param("[a](/&#228;)", "a", "/&#228;", "/ä", id="a numeric entity"),
    pytest.param("[a](x&amp;)", "a", "x&amp;", "x&", id="an entity at the end"),
    pytest.param("[a](/x%20y)", "a", "/x%20y", "/x%20y", id="percent signs are left alone"),
    pytest.param("[a](#b)", "a", "#b", "#b", id="a fragment"),
    pytest.param('[a]("x")', "a", '"x"', '"x"', id="quotes are no title when they come first"),
    pytest.param("[a](mailto:b@c.d)", "a", "mailto:b@c.d", "mailto:b@c.d", id="a mail address"),
    pytest.param("[a](javascript:b())", "a", "javascript:b()", "javascript:b()", id="any scheme"),
    pytest.param("[å](/ä?ö)", "å", "/ä?ö", "/ä?ö", id="letters beyond ASCII"),
    pytest.param("😀 [a](/x)", "a", "/x", "/x", id="a character of four bytes before it"),
    pytest.param("\udcff [a\udcff](/x)", "a\udcff", "/x", "/x", id="bytes that are no UTF-8"),
    pytest.param("> [a](\n> /x)", "a", "/x", "/x", id="a destination on the next line of a block quote"),
    pytest.param("> > [a](\n> > /x)", "a", "/x", "/x", id="in a block quote in a block quote"),
    pytest.param("- [a](\n  /x)", "a", "/x", "/x", id="on the next line of a list"),
    pytest.param("| a |\n|---|\n| [b](/x\\|y) |", "b", "/x\\|y", "/x|y", id="a table's escaped bar"),
    pytest.param("[a ](/x)", "a ", "/x", "/x", id="a space before the bracket"),
    pytest.param("[a\n](/x)", "a\n", "/x", "/x", id="a line break before the bracket"),
    pytest.param("> [a\n> ](/x)", "a\n> ", "/x", "/x", id="a block quote's mark before the bracket"),
    pytest.param("[`]`](/x)", "`]`", "/x", "/x", id="a bracket in code"),
    pytest.param("[a [b] c](/x)", "a [b] c", "/x", "/x", id="balanced brackets in the text"),
    pytest.param("[a \\] c](/x)", "a \\] c", "/x", "/x", id="an escaped bracket in the text"),
    pytest.param("[a <b c=']'> d](/x)", "a <b c=']'> d", "/x", "/x", id="a bracket in a tag in the text"),
    pytest.param("[a[b](/x)", "b", "/x", "/x", id="an open bracket before the link"),
    pytest.param("*[a*](/x)", "a*", "/x", "/x", id="a link is stronger than emphasis"),
    pytest.param("# [a](/x)", "a", "/x", "/x", id="in a heading"),
    pytest.param("a\n: [b](/x)", "b", "/x", "/x", id="in a definition list"),
    pytest.param("- [ ] [b](/x)", "b", "/x", "/x", id="in a task"),
    pytest.param("x[^1]\n\n[^1]: [b](/x)", "b", "/x", "/x", id="in a footnote"),
    pytest.param("<div>\n\n[a](/x)\n\n</div>", "a", "/x", "/x", id="in an HTML block with blank lines"),
    pytest.param("{{% card %}}\n[a](/x)\n{{% /card %}}", "a", "/x", "/x", id="between two shortcode tags"),
    pytest.param("{{< x\n    a=1\n>}}[a](/x)", "a", "/x", "/x", id="after a shortcode over several lines"),
    pytest.param("x\n{{< x >}}\n    [a](/x)", "a", "/x", "/x", id="indented, and after a shortcode on its line"),
    pytest.param('[a](/x "{{< y >}}")', "a", "/x", "/x", id="a title that a shortcode writes"),
]


@pytest.mark.parametrize(("text", "inside", "target", "means"), INLINE)
def test_a_link_stands_where_it_is_written(text: str, inside: str, target: str, means: str) -> None:
    link = only(text)
    assert (text[slice(*link.text_span)], text[slice(*link.target_span)]) == (inside, target)
    assert link.target == means
    assert not link.dynamic


KINDS = [
    pytest.param("[a](/x)", [("[a](/x)", "a", "/x")], "inline", id="inline"),
    pytest.param("[a][b]\n\n[b]: /x", [("[a][b]", "a", "/x")], "reference", id="reference"),
    pytest.param("[a][]\n\n[a]: </x y> 't'", [("[a][]", "a", "/x y")], "collapsed", id="collapsed"),
    pytest.param("[A\nb]\n\n[a B]:\n  /x", [("[A\nb]", "A\nb", "/x")], "shortcut", id="shortcut"),
    pytest.param("[ẞ]\n\n[SS]: /x", [("[ẞ]", "ẞ", "/x")], "shortcut", id="labels are folded"),
    pytest.param("[a]\n\n[a]: /x\n[a]: /y", [("[a]", "a", "/x")], "shortcut", id="the first definition counts"),
    pytest.param("[a\\]b]\n\n[a\\]b]: /x", [("[a\\]b]", "a\\]b", "/x")], "shortcut", id="an escape in a label"),
    pytest.param("[a]\n\n> [a]:\n> /x", [("[a]", "a", "/x")], "shortcut", id="a definition in a block quote"),
    pytest.param("ö [a]\n\nö\n\n[a]: /ö", [("[a]", "a", "/ö")], "shortcut", id="a definition after letters"),
    pytest.param("<https://a.b/c>", [("<https://a.b/c>", "https://a.b/c", "https://a.b/c")], "autolink", id="autolink"),
    pytest.param("<a@b.c>", [("<a@b.c>", "a@b.c", "a@b.c")], "email", id="an address in brackets"),
    pytest.param("![a](/x)", [("![a](/x)", "a", "/x")], "image", id="image"),
    pytest.param("![a][]\n\n[a]: /x", [("![a][]", "a", "/x")], "image", id="image by reference"),
    pytest.param("x <a href=/x>a</a>", [("<a href=/x>a</a>", "a", "/x")], "html", id="anchor in a paragraph"),
    pytest.param(
        "<p>\n<A\n HREF = '/x'>a\n</A>", [("<A\n HREF = '/x'>a\n</A>", "a\n", "/x")], "html", id="anchor in a block"
    ),
    pytest.param("<img alt=a src=/x>", [("<img alt=a src=/x>", "a", "/x")], "html-image", id="image tag"),
    pytest.param("<p><img src=/x>", [("<img src=/x>", "", "/x")], "html-image", id="image tag without a text"),
]


@pytest.mark.parametrize(("text", "expected", "kind"), KINDS)
def test_kinds(text: str, expected: list[tuple[str, str, str]], kind: str) -> None:
    assert written(text) == expected
    assert only(text).kind == kind


TEXTS = [
    pytest.param("[*a* **b** ~~c~~ `d_e`](/x)", "a b c d_e", id="markup is rendered away, code is kept"),
    pytest.param("[a_b@c.d](/x)", "a_b@c.d", id="an underscore in a word is no markup"),
    pytest.param("[report\\_it](/x)", "report_it", id="an escape"),
    pytest.param("[a&#64;b &amp; &nbsp;](/x)", "a@b & \xa0", id="entities"),
    pytest.param("[ a  b\n c\\\nd ](/x)", "a b c d", id="spaces and line breaks are one space"),
    pytest.param("> [a\n> b](/x)", "a b", id="a block quote's mark is no text"),
    pytest.param("[<b>a</b><br>c](/x)", "ac", id="tags are no text"),
    pytest.param("[a ![b](/y) c](/x)", "a c", id="an image is no text"),
    pytest.param("| a |\n|---|\n| [b\\|c `d\\|e`](/x) |", "b|c d|e", id="a table's escaped bars"),
    pytest.param("<a href=/x>**a** `b`\n<i>c</i> &amp;</a>", "a b c &", id="Markdown in an anchor amid text"),
    pytest.param("<p><a href=/x>**a**\n  <i>c</i> &auml;</a>", "**a** c ä", id="no Markdown in an HTML block"),
    pytest.param("<a href=/x><!-- b -->a<script>c</script></a>", "a", id="comments and scripts are no text"),
    pytest.param("<a href=/x>\n\n## a\n\nb ![c](/y)\n\n</a>", "a b", id="an anchor around blocks"),
]


@pytest.mark.parametrize(("text", "seen"), TEXTS)
def test_text(text: str, seen: str) -> None:
    (link,) = [link for link in read(text).links if "image" not in link.kind]
    assert link.text == seen


DYNAMIC = [
    pytest.param("[a {{< i >}} b](/x)", "a b", "a {{< i >}} b", id="in the middle"),
    pytest.param("[{{< i >}}](/x)", "", "{{< i >}}", id="alone"),
    pytest.param("[*å{{% i %}}*](/x)", "å", "*å{{% i %}}*", id="after a letter of two bytes"),
    pytest.param("[{{< b >}}a{{< /b >}}](/x)", "a", "{{< b >}}a{{< /b >}}", id="a pair around the text"),
    pytest.param("[`a {{< i >}}b`](/x)", "a b", "`a {{< i >}}b`", id="in code"),
    pytest.param("<a href=/x>&amp;{{< i >}}b</a>", "&b", "&amp;{{< i >}}b", id="in an anchor amid text"),
    pytest.param("<p><a href=/x>&amp;{{< i >}}b</a>", "&b", "&amp;{{< i >}}b", id="in an anchor of a block"),
    pytest.param("![{{< i >}}a](/x)", "a", "{{< i >}}a", id="in an image"),
]


@pytest.mark.parametrize(("text", "seen", "inside"), DYNAMIC)
def test_a_shortcode_in_the_text_is_left_out_and_said(text: str, seen: str, inside: str) -> None:
    link = only(text)
    assert (link.text, text[slice(*link.text_span)], link.dynamic) == (seen, inside, True)


SEVERAL = [
    pytest.param("[![a](/i)](/x)", [("inline", "", "/x"), ("image", "a", "/i")], id="an image in a link"),
    pytest.param(
        "[![a][]](/x)\n\n[a]: /i", [("inline", "", "/x"), ("image", "a", "/i")], id="an image by reference in a link"
    ),
    pytest.param("![a [b](/x) c](/i)", [("image", "a b c", "/i")], id="a link in an image is not shown"),
    pytest.param("![a ![b](/x) c](/i)", [("image", "a b c", "/i")], id="an image in an image is not shown"),
    pytest.param("[a [b](/x) c](/y)", [("inline", "b", "/x")], id="of nested links the inner one counts"),
    pytest.param("[a](/x)[b](/y)", [("inline", "a", "/x"), ("inline", "b", "/y")], id="side by side"),
    pytest.param(
        "<p><a href=x>a <a href=y>b</a> <img src=z>", [("html", "b", "y"), ("html-image", "", "z")],
        id="an anchor inside an anchor ends it",
    ),
    pytest.param(
        "> <p>\n> <a\n> href='å'>b\n> c</a> <a href=d>e</a>", [("html", "b c", "å"), ("html", "e", "d")],
        id="HTML in a block quote",
    ),
    pytest.param("<a href=x>[b](/y)</a>", [("html", "b", "x"), ("inline", "b", "/y")], id="a link in an anchor"),
    pytest.param(
        "{{< tabs >}}\n{{< tab >}}\n[a](/x)\n{{< /tab >}}\n{{< /tabs >}}\n\n[b](/y)",
        [("inline", "a", "/x"), ("inline", "b", "/y")], id="in nested shortcodes",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert rows(text) == expected


def test_html_in_a_block_quote_has_its_places() -> None:
    text = "> <p>\n> <a\n> href='å'>b\n> c</a>"
    assert written(text) == [("<a\n> href='å'>b\n> c</a>", "b\n> c", "å")]


def test_places_count_from_the_beginning_of_the_file() -> None:
    text = "---\ntitle: å {{< x >}}\n---\n# [b](/x)\n\n`c`"
    page = read(text, text.index("# "))
    (link,), (heading,), (code,) = page.links, page.headings, page.code
    assert [text[slice(*span)] for span in (link.target_span, heading.span, code)] == ["/x", "# [b](/x)", "`c`"]


HEADINGS = [
    pytest.param("# a", (1, "a", None, "# a"), id="with a number sign"),
    pytest.param("###### *a* `b` [c](/x) ##\n", (6, "a b c", None, "###### *a* `b` [c](/x) ##"), id="with markup"),
    pytest.param("a\nb\n---\n\nc", (2, "a b", None, "a\nb\n---"), id="underlined"),
    pytest.param("# å {#b .c}", (1, "å", "b", "# å {#b .c}"), id="with an id"),
    pytest.param('# a {title="b c" id=d}', (1, "a", "d", '# a {title="b c" id=d}'), id="with an id as an attribute"),
    pytest.param("a {#b}\n===", (1, "a", "b", "a {#b}\n==="), id="underlined with an id"),
    pytest.param("# GET /a/{b}", (1, "GET /a/{b}", None, "# GET /a/{b}"), id="braces that are no attributes"),
    pytest.param("# a \\{#b}", (1, "a {#b}", None, "# a \\{#b}"), id="escaped braces"),
    pytest.param("# a {{< i >}} b", (1, "a b", None, "# a {{< i >}} b"), id="with a shortcode"),
    pytest.param("> # a", (1, "a", None, "# a"), id="in a block quote"),
]


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_heading(text: str, expected: tuple[int, str, str | None, str]) -> None:
    (heading,) = read(text).headings
    assert (heading.level, heading.text, heading.id, text[slice(*heading.span)]) == expected


CODE = [
    pytest.param("a <code>b</code>", [], id="a tag is no code"),
    pytest.param("`a` ``b`c``", ["`a`", "``b`c``"], id="inline"),
    pytest.param("```x\na\n```\n\n~~~\nb\n", ["```x\na\n```", "~~~\nb\n"], id="fences, the second not closed"),
    pytest.param("a\n\n    b\n    c\n\nd", ["b\n    c\n"], id="indented"),
    pytest.param("x {{< highlight go >}}a{{< /highlight >}} `b`", ["a", "`b`"], id="highlighted"),
    pytest.param("{{< x\n\n    a=1\n>}}", [], id="the lines of a shortcode are no code"),
]


@pytest.mark.parametrize(("text", "expected"), CODE)
def test_code(text: str, expected: list[str]) -> None:
    assert [text[slice(*span)] for span in read(text).code] == expected


def test_tags_that_overlap_are_taken_as_they_come() -> None:
    text = "[a](/x) {{< b >}} [c](/y)"
    spans = [Span(8, 17), Span(10, 14)]
    assert [link.target for link in parse(text, 0, spans, spans).links] == ["/x", "/y"]
