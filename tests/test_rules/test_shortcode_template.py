"""The table of shortcode-template; the real Hugo renders every site."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.test_rules.table import Row, Says, assert_hugo_agrees, assert_row, row

RULE = "shortcode-template"
PAGE = "---\ntitle: A\n---\n"
SHOWS = {"layouts/all.html": "{{ .Content }}"}
TWO = {"hugo.toml": "defaultContentLanguage = 'en'\n[languages.en]\n[languages.de]\n"}
FAILS = partial(Says, hugo="fails", why="no compatible template found")
NO_RSS = {"hugo.toml": "[outputs]\nhome = ['html']\nsection = ['html']\n"}
SPLIT = partial(Says, severity="warning", why="one of them decides")


def site(texts: dict[str, str], layouts: dict[str, str], *says: Says, id: str, **more: str) -> Any:
    """Pages with bodies, and templates below layouts."""
    pages = {f"content/{name}.md": text if text.startswith("---") else PAGE + text for name, text in texts.items()}
    return row({**SHOWS, **pages, **{f"layouts/{name}": text for name, text in layouts.items()}, **more}, *says, id=id)


def two(texts: dict[str, str], layouts: dict[str, str], *says: Says, id: str) -> Any:
    """The same in two languages."""
    return site(texts, layouts, *says, id=id, **TWO)


SILENT = [
    site({"a": "{{< t >}}{{% t %}}"}, {"_shortcodes/t.html": "x"}, id="a template for all"),
    site({"a": "{{% t %}}"}, {"_shortcodes/t.md": "x"}, id="plain text, called as Markdown"),
    site({"a": "{{< t >}}{{< u >}}{{< v >}}{{< w >}}"}, {"_shortcodes/t.xml": "x", "_shortcodes/u.svg": "x", "_shortcodes/v.js": "x", "_shortcodes/w": "x"}, id="endings that are no plain text"),
    site({"a": "{{< t >}}"}, {"_shortcodes/t.md": "x", "_shortcodes/t.html": "x"}, id="plain text beside HTML"),
    site({"docs/a": "{{< t >}}", "docs/x/a": "{{< t >}}", "docs/_index": "{{< t >}}"}, {"docs/_shortcodes/t.html": "x"}, id="of the page's section, and of one around it"),
    site({"docs/x": "{{< t >}}"}, {"docs/x/_shortcodes/t.html": "x"}, id="of the page's own path"),
    site({"a": "---\ntype: docs\n---\n{{< t >}}"}, {"docs/_shortcodes/t.html": "x"}, id="of the page's type"),
    site({"a": "---\ndraft: true\n---\n{{< t >}}"}, {"_shortcodes/t.md": "x"}, id="a draft is not rendered"),
    site({"a": "---\nbuild: {render: never}\n---\n{{< t >}}"}, {"_shortcodes/t.md": "x"}, **NO_RSS, id="nor is what is never rendered"),
    site({"a": "{{< t >}}"}, {"_shortcodes/t.md": "x", "all.html": "x"}, **NO_RSS, id="nor what no layout shows"),
    site({"a": "{{</* t */>}}"}, {"_shortcodes/t.md": "x"}, id="a tag shown as text"),
    two({"a.de": "{{< t >}}"}, {"_shortcodes/t.de.html": "x"}, id="of the page's language"),
    two({"a": "{{< t >}}"}, {"_shortcodes/t.de.html": "x", "_shortcodes/t.en.html": "x"}, id="a template a language"),
    two({"a": "{{< t >}}"}, {"_shortcodes/t.amp.html": "x"}, id="of another output format"),
    site({"a": "{{< t >}}"}, {"_shortcodes/t.de.html": "x"}, id="a language that the site has not"),
    site({"a": "{{< details >}}x{{< /details >}}"}, {"docs/_shortcodes/details.html": "{{ .Inner }}"}, id="Hugo's own fits where the site's does not"),
    site({"a": "x"}, {"_shortcodes/t.html": "{{ .Inner }}", "_shortcodes/t.rss.xml": "{{ .Inner }}"}, id="variants that agree"),
    row({"content/a.md": PAGE + "{{< t >}}", "layouts/_shortcodes/t.md": "x", **SHOWS, "hugo.toml": "theme = 'gone'\n"}, id="where the theme is not on disk nothing is said"),
]  # fmt: skip

NOT_ASKED = site(
    {"a": "x"},
    {"_shortcodes/t.html": "{{ .Inner }}", "_shortcodes/t.xml": "{{ template `nowhere` . }}"},
    id="of one variant nobody knows",
)

UNKNOWN = [
    row({"content/a.md": "---\noutputs: [json]\n---\n{{< t >}}", "layouts/_shortcodes/t.md": "x", "layouts/all.html": "{{ .Content }}", "layouts/all.json": "{{ .Content }}"}, id="plain text in a page that is no HTML"),
]  # fmt: skip
"""Hugo's feed may show them as HTML, where nothing fits."""

FINDINGS = [
    site({"a": "{{< «t» >}}"}, {"_shortcodes/t.md": "x"}, FAILS("plain text only (.md)", "write {{% t %}}"), id="plain text, called as HTML"),
    row({"content/a.md": "---\noutputs: [json, html]\n---\n{{< «t» >}}", "layouts/_shortcodes/t.md": "x", "layouts/all.html": "{{ .Content }}", "layouts/all.json": "{{ .Content }}"}, FAILS("plain text only"), id="HTML after another format"),
    *(site({"a": "{{< «t» >}}"}, {f"_shortcodes/t.{end}": "x"}, FAILS("plain text only"), id=f"as .{end}") for end in ("txt", "json", "css", "csv", "ics", "gotmpl", "webmanifest", "markdown")),
    site({"a": "é {{< «T» a />}}"}, {"shortcodes/t.txt": "{{ .Inner }}"}, FAILS("plain text only"), id="in the old folder, self-closed, in capitals"),
    site({"a": "{{< «t» >}} {{% t %}} {{< «t» >}}"}, {"_shortcodes/t.md": "x", "_shortcodes/t.txt": "x"}, FAILS("plain text"), FAILS("plain text"), id="each tag is to be mended"),
    site({"a": "{{< inn >}}\n{{< «t» >}}{{< /inn >}}"}, {"_shortcodes/t.md": "x", "_shortcodes/inn.html": "{{ .Inner }}"}, FAILS("plain text", why='line 4, column 1: failed to render shortcode "inn"'), id="inside another one, which Hugo blames"),
    site({"a": "{{< «t» >}}", "docs/b": "{{< t >}}"}, {"docs/_shortcodes/t.html": "x"}, FAILS("another section only", "layouts/docs/_shortcodes/t.html", why="no template found"), id="of another section"),
    site({"docs/b": "{{% «t» %}}"}, {"docs/x/_shortcodes/t.html": "x"}, FAILS("another section only", why="no template found"), id="of a section below"),
    two({"a": "{{< «t» >}}", "a.de": "{{< t >}}"}, {"_shortcodes/t.de.html": "x"}, FAILS('language "en"', "add layouts/_shortcodes/t.html"), id="of another language"),
    two({"a": "{{% «t» %}}"}, {"_shortcodes/t.de.html": "x"}, FAILS('language "en"'), id="as Markdown, too"),
    two({"a": "{{< «t» >}}"}, {"_shortcodes/t.de.html": "x", "_shortcodes/t.en.md": "x"}, FAILS("fits this page"), id="the one is of another language, the other plain text"),
    site({"a": "x"}, {"_shortcodes/t.html": "a {{ with «.Inner» }}{{ . }}{{ end }}", "_shortcodes/t.rss.xml": "‹<i>{{ .Get 0 }}</i>›\n\n"}, SPLIT('"t" takes content here, but not in t.rss.xml', related=("takes no content",)), id="variants that disagree"),
    site({"a": "x"}, {"_shortcodes/t.html": "‹x›", "docs/_shortcodes/t.html": "{{ «$.InnerDeindent» }}"}, SPLIT("not in layouts/_shortcodes/t.html"), id="in two folders"),
    site({"a": "x"}, {"_shortcodes/t.html": "«{{ template `_shortcodes/u.html` . }}»", "_shortcodes/t.json": "‹{}›", "_shortcodes/u.html": "{{ .Inner }}"}, SPLIT("not in t.json"), id="one that calls another template"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *UNKNOWN, NOT_ASKED, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_fails_where_the_rule_says_so(one: Row, tmp_path: Path) -> None:
    assert_hugo_agrees(RULE, one, tmp_path, build=True)
