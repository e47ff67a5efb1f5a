"""The real Hugo agrees: it renders each body of the tables, and its anchors, images and headings are those we find."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote

import pytest

from hugolint.hugo.markdown import Document
from tests import test_markdown as tables
from tests.real_hugo import run_hugo, write_site
from tests.test_markdown import read

Rows: TypeAlias = Counter[tuple[str, str, str]]

CONFIG = """
baseURL = "https://example.org/"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "home", "404", "section"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.extensions]
linkify = false
[markup.goldmark.extensions.typographer]
disable = true
[markup.goldmark.renderHooks.link]
useEmbedded = "never"
[markup.goldmark.renderHooks.image]
useEmbedded = "never"
"""
WRITTEN = "SHORTCODE"
PAIRED = '{{ .Page.RenderString (dict "display" "block") .Inner }}'
LAYOUTS: dict[str, str | bytes] = {
    "layouts/_default/single.html": "{{ .Content }}",
    **{f"layouts/shortcodes/{name}.html": WRITTEN for name in ("x", "y", "z", "i", "ref")},
    **{f"layouts/shortcodes/{name}.html": PAIRED for name in ("b", "card", "tab", "tabs")},
}
# Not compared: what an escaped shortcode shows is not read, an anchor that ends in another paragraph counts as a slip;
# the anchors of Hugo's HTML are read below as if none could hold another, and Hugo writes the image of a QR code.
APART = {
    "an escaped shortcode",
    "an anchor that is closed in another paragraph",
    "a link in an anchor",
    "the text of a QR code",
}
BODIES = [
    pytest.param(row.values[0], id=row.id)
    for name in ("NOTHING", "INLINE", "KINDS", "TEXTS", "DYNAMIC", "SEVERAL", "HEADINGS", "CODE")
    for row in getattr(tables, name)
    if row.id not in APART
]
MORE = [
    pytest.param("x [a](/b)\n{{< x >}}\n<div>\n{{< x >}}\n[c](/d)\n</div>", id="a shortcode in an HTML block"),
    pytest.param("| a | b |\n|---|---|\n| {{< x >}} | [c](/d) |\n{{< x >}}\n| [e](/f) |", id="shortcodes in a table"),
    pytest.param("- a\n  {{< card >}}\n  [b](/c)\n  {{< /card >}}\n- [d](/e)", id="a pair in a list"),
    pytest.param("1. [a][1]\n2. [b][2] {#c}\n\n[1]: </d e> (f)\n[2]: g\n   'h'", id="a list of references"),
    pytest.param("**[a](/b)** _[c](d)_, ([e](f)), \"[g](h)\"; [i](j)[k](l)", id="links in punctuation"),
    pytest.param("{{% x %}} [a](/b) {{% x %}}\n{{% card %}}\n\n## [c](/d)\n\n{{% /card %}}", id="both delimiters"),
    pytest.param("<table><tr><td>\n<a href='/b'>a</a></td>\n\n[c](/d)\n\n</tr></table>", id="a table of tags"),
    pytest.param("<details>\n<summary>[a](/b)</summary>\n\n[c](/d) <a\nhref=e>f</a>\n</details>", id="details"),
    pytest.param('<a href="/b"><img src="c" alt="d"><p>e</p></a>\n\n<p><a class="x" href="/y?z&w">v</a>', id="cards"),
    pytest.param("a\n\n<a href='tel:+1'>b</a><br>\n[c](mailto:d@e.f)<br/>[g@h.i](mailto:j)\n***\n[m](n)", id="mail"),
    pytest.param("Term\n:   [a](/b)\n\n    [c](/d)\n:   e\n\n        [f](/g)", id="definitions"),
    pytest.param("a[^n] b[^m]\n\n[^m]: [c](/d)\n\n    [e](/f)\n[^n]: <g@h.i>", id="footnotes"),
    pytest.param("> a\n[b](/c)\n> > [d](/e)\n\n> - [f](/g)\n>   [h](\n>   /i)", id="block quotes"),
    pytest.param("\t[a](/b)\n\n- c\n\n\t[d](/e)\n\n\t\t[f](/g)", id="tabs"),
    pytest.param("[a](/b)\r\n\r\n[c]: /d\r\n[c]\r\n\r\n    [e](/f)\r\n", id="carriage returns"),
    pytest.param("[a](/b){{< x >}}[c](/d{{< x >}})[e](/f)", id="tags between links"),
]  # fmt: skip


class Page(HTMLParser):
    """Anchors, images and headings of Hugo's HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: Rows = Counter()
        self.headings: list[tuple[int, str]] = []
        self.anchor: list[str] = []
        self.heading: list[str] = []
        self.hidden = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in reversed(attrs)}
        if self.hidden:
            return
        if tag in ("pre", "script", "style", "textarea"):
            self.hidden = tag
        elif tag == "a":
            self.anchor = [values["href"], ""] if "href" in values else []
        elif tag == "img":
            self._row("img", values["src"], values.get("alt", ""))
        elif re.fullmatch("h[1-6]", tag):
            self.heading = [tag[1], ""]

    def handle_endtag(self, tag: str) -> None:
        if tag == self.hidden:
            self.hidden = ""
        elif tag == "a" and self.anchor:
            self._row("a", *self.anchor)
            self.anchor = []
        elif re.fullmatch("h[1-6]", tag) and self.heading:
            self.headings.append((int(self.heading[0]), blank(self.heading[1])))
            self.heading = []

    def handle_data(self, data: str) -> None:
        for gathered in (self.anchor, self.heading):
            if gathered and not self.hidden:
                gathered[1] += data

    def _row(self, tag: str, target: str, text: str) -> None:
        # Links to and from footnotes are Hugo's own; what a shortcode writes into a destination we do not know.
        if not target.startswith("#fn") and WRITTEN not in target:
            self.rows[tag, unquote(target, errors="replace"), blank(text)] += 1


def blank(text: str) -> str:
    """Without what the shortcodes wrote, and with each stretch of blanks as one."""
    return re.sub(r"[ \t\r\n]+", " ", re.sub("[\ud800-\udfff\ufffd]", "", text.replace(WRITTEN, ""))).strip(" ")


def ours(page: Document) -> Rows:
    rows: Rows = Counter()
    for link in page.links:
        target = "mailto:" + link.target if link.kind == "email" else link.target
        rows["img" if "image" in link.kind else "a", unquote(target, errors="replace"), blank(link.text)] += 1
    return rows


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What Hugo makes of each body."""
    texts = sorted({str(row.values[0]) for row in [*BODIES, *MORE]})
    pages: dict[str, str | bytes] = {
        f"content/p{number}.md": f"---\ntitle: x\n---\n{text}" for number, text in enumerate(texts)
    }
    root: Path = tmp_path_factory.mktemp("markdown")
    write_site(root, {"hugo.toml": CONFIG, **LAYOUTS, **pages})
    built = run_hugo(root)
    assert built.returncode == 0, built.stderr
    shown = {}
    for number, text in enumerate(texts):
        # Hugo writes no page whose content is empty.
        file = root / f"public/p{number}/index.html"
        shown[text] = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
    return shown


@pytest.mark.parametrize("text", [*BODIES, *MORE])
def test_links_and_images(rendered: dict[str, str], text: str) -> None:
    assert ours(read(text)) == Page(rendered[text]).rows


@pytest.mark.parametrize("text", [pytest.param(row.values[0], id=row.id) for row in [*tables.HEADINGS, *MORE]])
def test_headings(rendered: dict[str, str], text: str) -> None:
    page, html = read(text), rendered[text]
    assert [(heading.level, blank(heading.text)) for heading in page.headings] == Page(html).headings
    for heading in page.headings:
        assert heading.id is None or f'id="{heading.id}"' in html
