"""The table of shortcode-syntax; the real Hugo judges every row."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from hugolint.engine import MOST_OF_A_PAGE, Request, lint
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_hugo_agrees, assert_row, row

RULE = "shortcode-syntax"
PAGE = "---\ntitle: A\n---\n"
LAYOUTS = {"layouts/_shortcodes/note.html": "<b>{{ .Inner }}</b>", "layouts/_shortcodes/mark.html": "<hr>"}
FAILS = partial(Says, hugo="fails", why="Hugo stops the build here: ")
AT_END = partial(Says, hugo="fails", why=": unclosed shortcode action")


def body(text: str, *says: Says, id: str) -> Any:
    """A page with a body, on a site that has layouts."""
    return row({"content/a.md": PAGE + text, **LAYOUTS}, *says, id=id)


SILENT = [
    body('{{< mark "a" `b` c-1.5 -7 >}}', id="values in quotes, in backticks, and bare"),
    body('{{< mark a="1" b=`2` c=3 >}}', id="with names"),
    body('{{< mark a = "1" b = "2" >}}', id="with spaces around the equals sign"),
    body('{{< mark\n  a="1"\n\n  b="2"\n>}}', id="over several lines"),
    body("{{< mark a=`one\n\ntwo` >}}", id="a raw value may go over lines"),
    body('{{< mark a="it’s “so”, it\'s" >}}', id="other quotation marks inside"),
    body('{{< mark a="say \\"so\\"" >}}', id="escaped quotation marks"),
    body('{{< mark a="{{< x >}}" >}}', id="a tag's end inside quotes"),
    body("{{< mark a=it's >}}", id="a bare value goes on to the next space"),
    body("{{< mark a=b >}}", id="a bare value, then a space"),
    body("{{<mark>}}", id="without spaces"),
    body('{{</* mark "x */>}} `{{%/* mark %} */%}}`', id="what is shown as text is not read"),
    body("{{ mark }} {{ < mark > }} {{- x -}} { {< mark", id="what only looks like one"),
    body("{{< x.inline >}}{{ .Page.Title }}{{< /x.inline >}}", id="inline shortcodes have a dot"),
    body("{{< note >}}x{{% /note %}}", id="two kinds of tags"),
]  # fmt: skip

FINDINGS = [
    body('{{< mark text="«More link=»"/about/" >}}', FAILS('the quote before "More link=" is not closed', 'write text="More"', why="naming line 4, column 28: closing tag"), id="a value that lacks its second quote"),
    body('{{< mark text="«a=»"b" >}}', FAILS('the quote before "a=" is not closed', 'close it with "', why="Cannot mix named and positional parameters"), id="where what it was to hold cannot be told"),
    body('{{< mark text="a=" «about»/b >}}', FAILS("positional parameter about beside named ones"), id="a value may end with an equals sign"),
    body('{{< mark a="«x >}}»\ntext', FAILS('the quoted string "x >}} is not closed on its line', 'close it with "'), id="a quotation mark that is never closed"),
    body("{{< mark `«x >}}»\ntext", FAILS("the raw string `x >}} is not closed", "close it with `"), id="nor is a backtick"),
    body("{{< mark «“»x” >}}", FAILS("“ is no quotation mark to Hugo", "or `…`"), id="typographic quotation marks"),
    body("{{< mark «'»x' >}}", FAILS("' is no quotation mark to Hugo"), id="single ones"),
    body("{{< mark «.»5 >}}", FAILS("unexpected character", "in quotes"), id="a dot before a number"),
    body("{{< mark «%»}} text", FAILS("a tag that begins with {{< ends with %}}", "end it with >}}"), id="the other kind's end"),
    body("{{% mark «>»}} text", FAILS("a tag that begins with {{% ends with >}}", "end it with %}}"), id="and the other way round"),
    body("«{{< >}}»", FAILS("a shortcode without a name", "name it"), id="no name"),
    body("{{< mark a/«b.png» >}}", FAILS("a slash without quotes", "in quotes"), id="a path without quotes"),
    body('{{< mark a="1" «b» >}}', FAILS("positional parameter b beside named ones", "in quotes"), id="a value without a name among those with"),
    body('{{< mark a «b»="1" >}}', FAILS("named parameter b beside positional ones", "give all parameters names, or none"), id="a name among those without"),
    body("{{< «mark.x» >}}", FAILS("a name has no dot", ".inline"), id="a dot in a name"),
    body("{{< note >}}x{{< /note «a» >}}", FAILS("holds more than the name", "write {{< /note >}}"), id="a closing tag with a value"),
    body("{{< note >}}x{{< /«nota» >}}", FAILS("closes a shortcode that was never opened", "did you mean {{< /note >}}"), id="a closing tag whose name was never opened"),
    body("x {{< «/»note >}}", FAILS("no shortcode has been opened before it", "remove it"), id="a closing tag before anything was opened"),
    body("x «{{< mark»\n", AT_END("the tag {{< mark is never ended", "end it with >}}"), id="a tag that is never ended, told at its beginning"),
    body("x «{{< mark a=b>}}»\n", AT_END("a value without quotes has swallowed", "put a space before >}}"), id="a bare value that swallows the end"),
    body("é {{< mark «'»a' >}}\n\n{{< mark «'»b' >}}", FAILS("is no quotation mark"), FAILS("is no quotation mark"), id="two slips are told both, though Hugo stops at the first"),
    body("«{{</*» mark */ >}}", FAILS("comment"), id="a shown tag that is not closed"),
    body("```\n{{< mark «'»a' >}}\n```\n<!-- {{< mark «'»b' >}} -->", FAILS("is no quotation mark"), FAILS("is no quotation mark"), id="in code and comments, too"),
    body("x\n" * 4000 + "{{< mark «'»a' >}}" + "\nx {{< mark >}}" * 2000, FAILS("is no quotation mark"), id="on a long page"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_fails_where_the_rule_says_so(one: Row, tmp_path: Path) -> None:
    assert_hugo_agrees(RULE, one, tmp_path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "{{< nota >}}x{{< /note >}}", ["shortcode-unknown"], id="the opening tag is misspelt, the closing is right"
        ),
        pytest.param("{{< note >}}x{{< /nota >}}", ["shortcode-syntax"], id="the closing tag is misspelt"),
        pytest.param("{{< nota >}}x{{< /nota >}}", ["shortcode-unknown"], id="both are"),
        pytest.param("{{< nota >}}x{{< /mark >}}", ["shortcode-unknown", "shortcode-syntax"], id="two slips"),
    ],
)
def test_a_misspelt_name_is_one_finding(text: str, found: list[str], tmp_path: Path) -> None:
    site = write_site(tmp_path, {"content/a.md": PAGE + text, **LAYOUTS})
    result = lint(Request(cwd=site, source=site, select=("shortcodes",)))
    assert [item.rule for item in result.diagnostics] == found
    assert run_hugo(site, "list", "all").returncode != 0


def test_many_misspelt_closing_tags_take_linear_time(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        site = write_site(
            tmp_path / str(count), {"content/a.md": PAGE + "{{< note >}}x{{< /noet >}}\n" * count, **LAYOUTS}
        )
        request = Request(cwd=site, source=site, select=("shortcode-syntax",))
        started = time.process_time()
        assert len(lint(request).diagnostics) == min(count, MOST_OF_A_PAGE)
        return time.process_time() - started

    seconds(100)
    assert seconds(4000) < 6 * seconds(1000) + 0.5
