"""The table of shortcode-balance; the real Hugo judges every site whose templates are all there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.test_rules.table import Row, Says, assert_hugo_agrees, assert_row, judge, row

RULE = "shortcode-balance"
PAGE = "---\ntitle: A\n---\n"
LAYOUTS = {
    "layouts/_shortcodes/note.html": "<b>{{ .Inner }}</b>",
    "layouts/_shortcodes/box.html": "<p>{{ .InnerDeindent }}</p>",
    "layouts/_shortcodes/mark.html": "<hr>",
    "layouts/shortcodes/old.html": "{{ with .Inner }}{{ . }}{{ end }}",
    "layouts/_shortcodes/a/deep.html": "{{ .Inner }}",
}
FAILS = partial(Says, hugo="fails", why="Hugo stops the build")
SILENTLY = partial(Says, hugo="silent", why="says nothing")
NO_CONTENT = partial(FAILS, "takes no content and must not be closed")


def body(text: str, *says: Says, id: str, **more: Any) -> Any:
    """A page with a body, on a site that has layouts."""
    return row({"content/a.md": PAGE + text, **LAYOUTS}, *says, id=id, **more)


def bare(texts: Mapping[str, str], *says: Says, id: str) -> Any:
    """Pages with bodies, on a site without layouts."""
    return row({f"content/{name}.md": PAGE + text for name, text in texts.items()}, *says, id=id)


SILENT = [
    body("{{< note >}}Text{{< /note >}}", id="opened and closed"),
    body("{{% note %}}Text{{% /note %}}", id="as Markdown, too"),
    body("{{< note >}}Text{{% /note %}}", id="the two kinds may be mixed"),
    body("{{< note />}} {{< note / >}}", id="self-closed"),
    body("{{<note>}}{{</note>}}", id="without spaces"),
    body("{{< note\n  title=\"x\"\n>}}\nText\n{{<\n/note\n>}}", id="over several lines"),
    body("{{< mark >}} {{% mark %}}", id="a template without inner content stands alone"),
    body("{{< old >}}x{{< /old >}}{{< a/deep >}}x{{< /a/deep >}}", id="templates in the old folder, and in folders below"),
    body("{{< Note >}}x{{< /Note >}}", id="case does not count"),
    body("{{< note >}}{{< box >}}x{{< /box >}}{{< mark >}}{{< /note >}}", id="nested"),
    body("{{< note >}}{{< note >}}x{{< /note >}}{{< /note >}}", id="nested in its own kind"),
    body("{{< note >}}{{< note />}}{{< /note >}}", id="self-closed in its own kind"),
    body("{{< figure src=\"a.jpg\" >}} {{< highlight go >}}x{{< /highlight >}} {{< details >}}x{{< /details >}}", id="Hugo's own"),
    body("{{</* note */>}} {{%/* /note */%}}", id="shown as text"),
    body("{{</* note */>}}x{{</* /note */>}} {{< note >}}x{{< /note >}}", id="beside one that counts"),
    body("{{< x.inline >}}{{ .Page.Title }}{{< /x.inline >}}", id="inline"),
    body("{{< note title=\"{{< box >}}\" >}}x{{< /note >}}", id="a tag in a value is a text"),
    body("{{ note }} {{ < note >}} {{- /* note */ -}}", id="what only looks like one"),
    row({"content/a.md": "---\ntitle: '{{< note >}}'\n---\nx\n", **LAYOUTS}, id="front matter has no shortcodes"),
    row({"content/a.md": PAGE + "{{< note >}}x{{< /note >}}", "layouts/_shortcodes/note.html": "{{/* .Inner */}}{{ $.Inner }}"}, id="a template's code decides, not its comments"),
    row({"content/a.md": PAGE + "{{< note >}}", "layouts/_shortcodes/note.html": "{{/* .Inner */}} .Inner"}, id="nor its text"),
    row({"hugo.toml": "theme = 'dark'\n", "content/a.md": PAGE + "{{< note >}}x{{< /note >}}", "themes/dark/layouts/shortcodes/note.html": "{{ .Inner }}"}, id="a theme on disk"),
    row({"hugo.toml": "theme = 'dark'\n", "content/a.md": PAGE + "{{< note >}} {{< tab >}}", **LAYOUTS, "layouts/_shortcodes/note.html": "x"}, id="of a theme that is not on disk nothing is said"),
    bare({"a": "{{< box >}} {{< hr >}}"}, id="without layouts, a name that is never closed"),
    bare({"a": "{{< box >}}x{{< /box >}}", "b": "{{< box >}}"}, id="closed here and left open there: nobody knows"),
    bare({"a": "{{< box >}}x{{< /box >}} {{< box />}}", "b": "{{< hr >}}"}, id="pairs that are closed everywhere"),
]  # fmt: skip
NOT_ASKED = bare({"a": "{{< qr >}} {{< highlight >}}"}, id="a theme may have its own in the place of Hugo's")

FINDINGS = [
    body("«{{< note >}}»Text‹.›\n", FAILS('"note" is never closed', "add {{< /note >}}, or end the tag with />", related=("{{< /note >}} must come before the end",)), id="left open to the end"),
    body("«{{% note %}}»Tex‹t›", FAILS("never closed", "add {{% /note %}}"), id="as Markdown, too"),
    body("Text «{{< note >}}»‹›", FAILS("never closed"), id="at the very end of the file"),
    body("{{< note >}}«{{< box >}}»x‹{{< /note >}}›", FAILS('"box" is never closed', related=("{{< /box >}} must come before this",)), id="left open to the end of what stands around it"),
    body("«{{< note title=\"a\" >}}»x\n\n{{< note >}}y{{< /note >}‹}›\n", FAILS('"note" is never closed'), id="the first of two of a kind"),
    body("‹{{< note >}}›x\n\n«{{< note >}}»\n", FAILS('"note" is opened again before it is closed', "write {{< /note >}} if this tag"), id="a forgotten slash is one slip"),
    body("{{< note >}}x{{< /note >}}«{{< /note >}}»", FAILS('"note" is closed but not open', "remove this tag"), id="closed twice"),
    body("{{< note />}}x«{{< /note >}}»", FAILS('"note" is closed but not open'), id="self-closed and closed"),
    body("{{< mark >}}x«{{< /mark >}}»", NO_CONTENT(help=".Inner"), id="closed without inner content"),
    body("«{{< mark />}}»", NO_CONTENT(help="remove the slash"), id="self-closed without inner content"),
    body("{{< note >}}{{< mark >}}x«{{< /mark >}}»{{< /note >}}", NO_CONTENT(), id="inside another one, which Hugo blames"),
    body("{{< figure src=\"a.jpg\" >}}x«{{< /figure >}}»", NO_CONTENT(), id="Hugo's own figure"),
    body("«{{< qr text=\"a\" >}}»‹›", FAILS('"qr" is never closed'), id="Hugo's own qr"),
    body("```\n«{{< note >}}»\n``‹`›\n", FAILS("never closed"), id="in a code fence"),
    body("`«{{< note >}}»‹`›", FAILS("never closed"), id="in a line's code"),
    body("<!-- «{{< note >}}» --‹>›", FAILS("never closed"), id="in an HTML comment"),
    body("\\«{{< note >}}» ‹x›", FAILS("never closed"), id="after a backslash"),
    body("{{</* note */>}}«{{< note >}}»{{</* /note */>}‹}›", FAILS("never closed"), id="shown tags close nothing"),
    body("{{< note >}}‹{{< box >}}›x«{{< /note >}}»{{< /box >}}", SILENTLY('"note" is closed before "box"', "close the inner one first", related=('this "box" is what Hugo closes',)), id="crossed, which Hugo accepts"),
    body("{{< box />}}‹{{< note >}}›x«{{< /box >}}»", SILENTLY('"note" is closed by the name of "box"', "write {{< /note >}}"), id="closed by another name, which Hugo accepts"),
    body("«{{< note >}}»x\n\n{{< mark >}}«{{< /mark >}‹}»›", SILENTLY("never closed"), SILENTLY("takes no content"), id="two slips that hide each other from Hugo"),
    body("{{< note >}}x{{< /note >}}«{{< note >}}»\n\n«{{< mark />}‹}»›", FAILS("never closed"), NO_CONTENT(), id="two slips, two findings"),
    body("{{< x.inline >}}x{{< /x.inline >}}«{{< /x.inline >}}»", FAILS("closed but not open"), id="an inline one closed twice"),
    body("é\n" * 3000 + "«{{< note >}}»" + "\n\nx" * 3000 + "\n‹.›", FAILS("never closed"), id="on a long page"),
    body("«{{< x.inline >}}»The rest is gone.", Says("never closed", "{{< /x.inline >}}", hugo="silent", why="leaves all of it out"), id="an inline one left open takes the rest of the page with it"),
    body("{{< x.inline >}}x{{< /x.inline >}}\n«{{< y.inline >}}»gone", Says('"y.inline" is never closed', hugo="silent"), id="after one that is closed"),
    body("{{< note >}}«{{< box >}}»{{< mark >}}‹{{< /note >}}›\n\n«{{< mark />}}»", FAILS('"box" is never closed'), NO_CONTENT(), id="two slips of two kinds"),
    bare({"a": "{{< box >}}x{{< /box >}}" * 3, "b": "«{{< box >}}»‹x›"}, FAILS('"box" is never closed'), id="without layouts, one slip among many"),
    bare({"a": "{{< box >}}x{{< /box >}}«{{< /box >}}»"}, FAILS('"box" is closed but not open'), id="without layouts, closed twice"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, NOT_ASKED, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_fails_where_the_rule_says_so(one: Row, tmp_path: Path) -> None:
    assert_hugo_agrees(RULE, one, tmp_path)


INLINE = {"hugo.toml": "[security]\nenableInlineShortcodes = true\n", "layouts/all.html": "{{ .Content }}", **LAYOUTS}


def enabled(text: str, *says: Says, id: str, **files: str) -> Any:
    """A page with a body, on a site that allows inline shortcodes and shows its pages."""
    return row(
        {**INLINE, "content/a.md": PAGE + text, **{f"content/{name}.md": more for name, more in files.items()}},
        *says,
        id=id,
    )


ENABLED = [
    enabled("{{< x.inline >}}x{{< /x.inline >}} {{< x.inline />}}", id="defined, then used"),
    enabled("{{< x.inline >}}x{{< /x.inline >}}", id="defined"),
    enabled("«{{< x.inline />}}»", FAILS('"x.inline" is not defined before', "move the definition up", why="no earlier definition"), id="used without a definition"),
    enabled("«{{< x.inline />}}» {{< x.inline >}}x{{< /x.inline >}}", FAILS("not defined before"), id="used before its definition"),
    enabled("{{< note >}}\n«{{< x.inline />}}»{{< /note >}}", FAILS("not defined before", why='"note": failed to render shortcode "x.inline"'), id="inside another one, which Hugo blames"),
    enabled("«{{< x.inline >}}»gone", FAILS("never closed", why="no earlier definition"), id="left open, which is no definition"),
    enabled("{{< x.inline >}}x{{< /x.inline >}}\n«{{< x.inline >}}»gone", Says("never closed", hugo="silent"), id="left open, and defined before"),
    row({**INLINE, "content/a.md": "---\ndraft: true\n---\n{{< x.inline />}}"}, id="a draft is not rendered"),
    row({**INLINE, "content/a.md": PAGE + "{{< x.inline />}}", "layouts/all.html": "x", "hugo.toml": INLINE["hugo.toml"] + "[outputs]\nhome = ['html']\nsection = ['html']\n"}, id="nor what no layout shows"),
]  # fmt: skip


@pytest.mark.parametrize("one", ENABLED)
def test_inline_shortcodes_where_they_are_allowed(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path / "ours")
    assert_hugo_agrees(RULE, one, tmp_path, build=True)


def test_a_second_one_with_parameters_is_an_opening_of_its_own(tmp_path: Path) -> None:
    one = body('{{< note >}}x\n\n{{< note "a" >}}y\n', id="")
    found = judge(RULE, one.values[0], tmp_path).diagnostics
    assert [item.message for item in found] == ['"note" is never closed'] * 2
