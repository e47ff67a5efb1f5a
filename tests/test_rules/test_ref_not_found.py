"""The table of ref-not-found; the real Hugo builds every site whose templates are all there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from hugolint.hugo.site import BuildOptions
from tests.real_hugo import run_hugo
from tests.test_rules.table import Row, Says, assert_hugo_agrees, assert_row, judge, row

RULE = "ref-not-found"
PAGE = "---\ntitle: A\n---\n"
LAYOUT = {"layouts/all.html": "{{ .Content }}"}
OTHERS = {
    "content/b.md": PAGE,
    "content/s/_index.md": PAGE,
    "content/s/one.md": PAGE,
    "content/s/leaf/index.md": PAGE,
    "content/s/leaf/inner.md": PAGE,
    "content/s/leaf/map.png": "x",
    "content/s/Big Name.md": PAGE,
    "content/t/one.md": "---\ntags: [Red Wine]\n---\n",
    "content/t/draft.md": "---\ndraft: true\n---\n",
    "content/t/late.md": "---\ndate: 2999-01-01\n---\n",
    "content/t/old.md": "---\nexpirydate: 2001-01-01\n---\n",
    "content/t/moved.md": "---\nslug: elsewhere\naliases: [/once/here/]\n---\n",
}
TWO = {"hugo.toml": "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n", "content/only.nb.md": PAGE}
LOST = partial(Says, hugo="fails", why="REF_NOT_FOUND: Ref")


def body(text: str, *says: Says, id: str, **more: Any) -> Any:
    """The page content/t/a.md with a body, among others."""
    return row({"content/t/a.md": PAGE + text, **OTHERS, **LAYOUT}, *says, id=id, **more)


def site(files: dict[str, str], text: str, *says: Says, id: str, **more: Any) -> Any:
    """Another site, with the page content/a.md."""
    return row({**LAYOUT, **files, "content/a.md": PAGE + text}, *says, id=id, **more)


SILENT = [
    body('{{< ref "one.md" >}} {{< ref "one" >}} {{% relref "./one" %}}', id="a page beside this one"),
    body('{{< ref "/s/one.md" >}} {{< ref "s/one" >}} {{< relref "../s/one" >}}', id="and from the content root"),
    body('{{< ref "leaf" >}} {{< ref "b" >}} {{< ref "b.md" >}}', id="a name that is there once needs no path"),
    body('{{< ref "s/leaf/" >}} {{< ref "/s/leaf/index.md" >}} {{< ref "/s/leaf/index" >}}', id="a bundle in its ways"),
    body('{{< ref "/s" >}} {{< ref "/s/_index.md" >}} {{< ref "s" >}} {{< ref "t" >}}', id="sections, with and without a file"),
    body('{{< ref "/" >}} {{< ref "index" >}} {{< ref "/404" >}} {{< ref "/tags" >}} {{< ref "/categories" >}}', id="what every site has"),
    body('{{< ref "/tags/red-wine" >}} {{< ref "red wine" >}}', id="a term that a page names"),
    body('{{< ref "/S/ONE.md" >}} {{< ref "/s/big name" >}} {{< ref "Big-Name.md" >}} {{< ref "s/big%20name" >}}', id="case does not count, and a space is a hyphen"),
    body('{{< ref "b.html" >}} {{< ref "/s/one.markdown" >}}', id="nor does the ending of a page"),
    body('{{< ref "b#nowhere" >}} {{< ref "b?x=1" >}} {{< ref "#here" >}} {{< ref "?x" >}}', id="fragments and queries are not looked at"),
    body('{{< ref "" >}} {{< ref path="" >}} {{< ref "mailto:anna@example.com" >}} {{< ref foo="b" >}}', id="nothing to look up"),
    body("{{</* ref \"nope\" */>}}", id="a tag that is shown as text"),
    body('{{< ref path="b" outputFormat="html" >}} {{< ref "s" "rss" >}} {{< ref "s" "RSS" >}} {{< ref Path="b" >}}', id="a format that the page has"),
    row({"content/a.md": "---\ndraft: true\n---\n{{< ref \"nope\" >}}", "content/b.md": PAGE, **LAYOUT}, id="a draft is not rendered"),
    row({"hugo.toml": "disableKinds = ['RSS']\n", "content/a.md": "---\nbuild: {render: never}\n---\n{{< ref \"nope\" >}}", "content/b.md": PAGE, **LAYOUT}, id="nor is a page that says so"),
    row({"content/s/_index.md": PAGE + '{{< ref "nope" >}}', "layouts/all.html": "{{ .Title }}{{ range .RegularPages }}{{ .Content }}{{ end }}"}, id="nor a section whose template shows other pages"),
    row({"content/b/index.md": PAGE, "content/b/doc.md": PAGE + '{{< ref "nope" >}}', **LAYOUT}, id="nor a page inside a bundle"),
    site({**TWO, "content/a.nb.md": PAGE + '{{< ref "only" >}}'}, '{{< ref path="only" lang="nb" >}}', id="a page in another language"),
    site({"layouts/_shortcodes/ref.html": "x"}, '{{< ref "nope" >}}', id="the site's own ref"),
    site({"hugo.toml": "theme = 'dark'\n"}, '{{< ref "nope" >}}', id="a theme that is not on disk may have one"),
    site({"content/made/_content.gotmpl": "x"}, '{{< ref "/made/x" >}} {{< ref "x" >}}', id="pages that a content adapter makes"),
    body('<a href="{{< ref "nope" >}}">x</a> <!-- {{< ref "nope" >}} -->\n\n<div>{{< ref "nope" >}}</div>', id="raw HTML that Hugo leaves out, and the tags in it"),
    body('[x]: {{< ref "nope" >}}\n\n[^1]: {{< ref "nope" >}}', id="definitions and footnotes that nothing uses"),
    site({}, "{{< ref >}} {{< ref a b c >}}", id="the number of arguments is another rule's"),
]  # fmt: skip

FINDINGS = [
    row({"content/t/never.md": "---\nbuild: {render: never}\n---\n", "content/t/link.md": "---\nbuild: {render: link}\n---\n", "content/t/a.md": PAGE + '{{< ref "/t/never" "«HTML»" >}} {{< ref "/t/link" "html" >}}', **LAYOUT}, Says("", hugo="fails", why='output format "HTML"'), id="a page that is never rendered has no format"),
    body('{{< ref "«nope»" >}}', LOST('there is no page "nope"', "write the path of a page that exists"), id="no such page"),
    body('{{% relref path="«/s/nope.md»" %}}', LOST("/s/nope.md"), id="told at the path, also where it has a name"),
body("```\n{{< ref \"«nope»\" >}}\n```\n<!-- {{% ref \"«nope»\" %}} -->\n\n`{{< ref \"«nope»\" >}}`", LOST("nope"), LOST("nope"), LOST("nope"), id="code protects nothing, nor do comments from tags with a percent sign"),
    body('{{< ref "«n1»" >}} <b>{{< ref "«n2»" >}}</b> [a]({{< ref "«n3»" >}} "{{< ref "«n4»" >}}") ![{{< ref "«n5»" >}}](x)', LOST("n1"), LOST("n2"), LOST("n3"), LOST("n4"), LOST("n5"), id="in texts, links and images"),
    body('[a][x] [^1]\n\n[x]: {{< ref "«n1»" >}}\n\n[^1]: {{< ref "«n2»" >}}', LOST("n1"), LOST("n2"), id="in definitions and footnotes that are used"),
    row({"hugo.toml": "markup.goldmark.renderer.unsafe = true\n", "content/a.md": PAGE + '<a href="{{< ref "«n1»" >}}">x</a> <!-- {{< ref "«n2»" >}} -->\n\n<div>{{< ref "«n3»" >}}</div>', **LAYOUT}, LOST("n1"), LOST("n2"), LOST("n3"), id="in raw HTML, where the site allows it"),
    body('{{< ref "«/content/b.md»" >}} {{< ref "«/t/ones.md»" >}}', LOST("/content/b.md", 'write "/b"'), LOST("/t/ones.md", 'write "/t/one"'), id="a page near it is named"),
    body('{{< ref "«/one»" >}}', LOST('"/one"', 'write "/'), id="a path is not looked for below"),
    body('{{< ref "«draft»" >}} {{< ref "«late»" >}} {{< ref "«old»" >}}', LOST("is a draft", "content/t/draft.md"), LOST("not published yet"), LOST("has expired"), id="pages that are not published"),
    body('{{< ref "draft" >}}', id="unless the build publishes them", build=BuildOptions(drafts=True)),
    body('{{< ref "«/once/here/»" >}} {{< ref "«/t/elsewhere»" >}}', LOST("is an address", 'write "/t/moved"'), LOST("is an address", 'write "/t/moved"'), id="aliases and slugs are no paths"),
    body('{{< ref "«/s/leaf/inner.md»" >}} {{< ref "«/s/leaf/map.png»" >}}', LOST("is a file"), LOST("is a file", "in Markdown"), id="files of a bundle are no pages"),
    row({"content/x.md": PAGE + '{{< ref "«one»" >}}', **OTHERS, **LAYOUT}, Says('several pages are called "one"', "/s/one, /t/one", hugo="fails", why='page reference "one" is ambiguous'), id="a name that is there twice"),
    body('{{< ref path="b" lang="«zz»" >}}', LOST('no language "zz"', why='no site found with lang "zz"'), id="a language that is not there"),
    body('{{< ref "b" "«rss»" >}}', LOST('/b has no output format "rss"', why='from page "/t/a": output format "rss"'), id="a format that the page has not"),
    body('{{< ref "«1:2»" >}}', Says("cannot be read as a link", hugo="fails", why="first path segment in URL cannot contain colon"), id="what Go takes for no link"),
    body('{{< ref "«b%zz»" >}}', Says("cannot be read as a link", hugo="fails", why='invalid URL escape "%zz"'), id="a percent sign without its digits"),
    site(TWO, '{{< ref "«only»" >}}', LOST("exists only in the language nb", 'lang="nb"'), id="only in another language"),
    site({**TWO, "content/b.md": PAGE}, '{{< ref path="«b»" lang="nb" >}}', LOST("exists only in the language en", 'translate it, or change lang to "en" or remove it', why="[nb] REF_NOT_FOUND"), id="and asked for in one that lacks it"),
    site({"hugo.toml": "refLinksErrorLevel = 'Warning'\n", "content/b.md": PAGE}, '{{< ref "«nope»" >}}', Says("nope", severity="warning", hugo="warns", why="REF_NOT_FOUND"), id="the site asks for a warning"),
    site({"hugo.toml": "refLinksErrorLevel = 'ignore'\n", "content/b.md": PAGE}, '{{< ref "«nope»" >}}', LOST("nope"), id="no other word softens it"),
    site({"layouts/_shortcodes/hide.html": "{{ if false }}{{ .Inner }}{{ end }}"}, "{{< hide >}}\n{{< ref \"«nope»\" >}}{{< /hide >}}", LOST("nope", why="line 1, column 1"), id="inside another shortcode, though it shows nothing"),
    row({"content/s/_index.md": PAGE + '{{< ref "«nope»" >}}', **LAYOUT}, LOST("nope"), id="a section whose template shows its text"),
    row({"content/s/_index.md": PAGE + '{{< ref "«nope»" >}}', "layouts/baseof.html": '{{ block "main" . }}{{ end }}', "layouts/list.html": '{{ define "main" }}{{ partial "text.html" . }}{{ end }}', "layouts/_partials/text.html": "{{ with .Content }}{{ . }}{{ end }}"}, LOST("nope"), id="also by way of a base and a partial"),
    row({"content/a/index.md": PAGE + '{{< ref "«../b»" >}}', "content/b.md": PAGE, **LAYOUT}, LOST("../b", 'write "/b"'), id="a bundle in the content root has nothing above it"),
]  # fmt: skip


@pytest.mark.parametrize("one", SILENT)
def test_it_says_nothing(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_it_says_what_and_where(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


JUDGED = [case for case in SILENT if "another rule" not in str(case.id)] + FINDINGS


@pytest.mark.parametrize("one", [case for case in JUDGED if not case.values[0].build.drafts])
def test_hugo_agrees(one: Row, tmp_path: Path) -> None:
    assert_hugo_agrees(RULE, one, tmp_path, build=True)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_says_the_same_words_at_the_same_place(one: Row, tmp_path: Path) -> None:
    found = judge(RULE, one, tmp_path / "ours").diagnostics
    root = one.write(tmp_path / "theirs")
    done = run_hugo(root, "--renderToMemory", *(["-D"] if one.build.drafts else []))
    text = (done.stdout + done.stderr).replace(str(root.resolve()) + "/", "")
    for item in found:
        assert item.said is not None
        words, place = item.said.words, f'"{item.place.path}:{item.said.line}:{item.said.column}": '
        assert words in text or words.replace(": page ", f": {place}page ", 1) in text
        assert not item.said.line or place in text
