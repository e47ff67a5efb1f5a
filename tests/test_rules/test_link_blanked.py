"""The table of link-blanked, and the links that the real Hugo writes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "link-blanked"
LOSES = partial(Says, why='writes "#ZgotmplZ"')
HOOK = {"layouts/_markup/render-link.html": '<a href="{{ .Destination | safeURL }}">{{ .Text }}</a>'}
TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"
HOSTS = "[languages.en]\nbaseURL = 'https://e.org/'\n[languages.nb]\nbaseURL = 'https://n.org/'\n"


def site(body: str, config: str = TWO) -> dict[str, str]:
    return {"hugo.toml": config, "content/a.md": body, "layouts/all.html": "{{ .Content }}"}


SILENT = [
    row(site("[a](tel:123)", ""), id="a site in one language"),
    row(site("[a](tel:123)", HOSTS), id="a site with several hosts"),
    row(site("[a](https://e.org/) [b](HTTP://e.org/) [c](mailto:a@b.c) [d](MAILTO:a@b.c)"), id="the schemes that are trusted"),
    row(site("[a](/tel:1) [b](./tel:1) [c](#tel:1) [d](?tel:1)"), id="a path, a heading and a query"),
    row(site("`[a](tel:123)`\n\n    [a](tel:123)\n"), id="code"),
    row(site('<a href="tel:123">a</a>'), id="HTML"),
    row(site("<a@b.c> https://e.org/x www.e.org"), id="a mail address and bare addresses"),
    row(site("tel:123"), id="a bare number"),
    row({**site("[a](tel:123)"), **HOOK}, id="a hook of the site's own"),
    row(site("[a](tel:123)", TWO + "[markup.goldmark.renderHooks.link]\nuseEmbedded = 'never'\n"), id="Hugo's own is switched off"),
    row(site("[a](tel:123)", "theme = 'gone'\n" + TWO), id="a theme that is not on disk may have a hook"),
    row(site("---\ndraft: true\n---\n[a](tel:123)"), id="a draft"),
    row(site("[a][1]"), id="a link without a definition"),
    row(site("[1]: tel:123\n"), id="a definition without a link"),
    row({**site("x {{< box >}}[a](tel:123){{< /box >}}"), "layouts/_shortcodes/box.html": "{{ .Inner }}"}, id="what a shortcode encloses"),
    row({**site(""), "content/a.org": "[[tel:123][a]]"}, id="a page that is no Markdown"),
]  # fmt: skip

FINDINGS = [
    row(site("[a](«tel:123»)"), LOSES('the link to "tel:123" loses its address', 'renderHooks.link.useEmbedded to "never"'), id="a telephone number"),
    row(site("[a](<«sms:123»>) [b](  «FTP://e.org/»  'x')"), LOSES('"sms:123"'), LOSES('"FTP://e.org/"'), id="however it is written"),
    row(site("<«tel:123»>"), LOSES('"tel:123"'), id="an address in angle brackets"),
    row(site("[a][1] and [b][1]\n\n[1]: «tel:123»\n"), LOSES('"tel:123"'), id="a definition is told once"),
    row(site("![a](«data:image/png;base64,AAAA»)"), LOSES('the image to "data:image/png;base64,AAAA"', "renderHooks.image."), id="an image in the text"),
    row(site("* [a](\n«whatsapp://send?x=1»)"), LOSES('"whatsapp://send?x=1"'), id="on a line of its own"),
    row({**site("[a](«tel:123») ![a](«data:image/png;base64,AAAA»)", "[markup.goldmark.renderHooks.link]\nuseEmbedded = 'always'\n[markup.goldmark.renderHooks.image]\nuseEmbedded = 'fallback'\n"), **HOOK}, LOSES("the link"), LOSES("the image"), id="Hugo's own is switched on"),
    row(site("[a](«javascript:alert%281%29»)"), LOSES('"javascript:alert%281%29"'), id="a script"),
    row(site("[a](«tel:123»)"), LOSES('"tel:123"'), version="0.147.9", id="in older versions"),
    row(site("[a](«javascript:void(0)»)"), LOSES("loses its address", help="in a shortcode of your own"), id="what Markdown keeps nowhere"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize(
    "one",
    [case for case in (*SILENT, *FINDINGS) if not case.values[0].version and case.id != "a page that is no Markdown"],
)
def test_hugo_blanks_as_many(one: Row, tmp_path: Path) -> None:
    root = one.write(tmp_path)
    if "theme = 'gone'" in one.files["hugo.toml"]:
        write_site(root, {"themes/gone/layouts/_markup/render-link.html": HOOK["layouts/_markup/render-link.html"]})
    done = run_hugo(root, "--destination", "public")
    text = "".join(path.read_text("utf-8") for path in (root / "public").rglob("*.html"))
    assert done.returncode == 0, done.stderr
    uses = 2 if "[b][1]" in one.files["content/a.md"] else len(one.says)
    assert text.count("#ZgotmplZ") == uses
