"""The table of link-unparsable; the real Hugo builds every site."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from hugolint.hugo.site import BuildOptions
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_hugo_agrees, assert_row, judge, row

RULE = "link-unparsable"
KINDS = "disableKinds = ['taxonomy', 'term', 'rss', 'sitemap']\n"
LANGUAGES = "[languages.en]\n[languages.nb]\n"
HOSTS = "[languages.en]\nbaseURL = 'https://example.org'\n[languages.nb]\nbaseURL = 'https://example.com'\n"
OWN_HOOK = {"layouts/_markup/render-link.html": "<a>{{ .Text }}</a>"}
FAILS = partial(Says, "as a URL", hugo="fails", why="error calling Parse")


def sites(config: str, body: str, *says: Says, id: str, files: dict[str, str] | None = None, head: str = "") -> Any:
    page = f"---\ntitle: A\n{head}---\n{body}\n"
    return row({"hugo.toml": KINDS + config, "content/a.md": page, "layouts/all.html": "{{ .Content }}", **(files or {})}, *says, id=id)  # fmt: skip


def body(text: str, *says: Says, id: str) -> Any:
    return sites(LANGUAGES, text, *says, id=id)


def hook(kind: str, word: str) -> str:
    return f"[markup.goldmark.renderHooks.{kind}]\nuseEmbedded = '{word}'\n"


SILENT = [
    body("[x](https://example.org/a?b=50%#c) [y](a%20b.md) [z](mailto:a@example.org)", id="what Go takes"),
    body("`[x](http://a:b/)`\n\n    [x](http://a:b/)\n", id="in code there are no links"),
    body("See http://a:b/ for more.", id="a bare address ends before the port"),
    body("<a href='http://a:b/'>x</a>", id="HTML is not parsed"),
    body("x\n\n[r]: http://a:b/\n", id="a definition that nothing uses"),
    body("`https://a.b/%zz` and x:https://a.b/%zz, <b title='https://a.b/%zz'>", id="bare addresses in code and in words are no links"),
    body("[https://a.b/%zz](c)", id="nor is one that a link shows"),
    body("    https://a.b/%zz\n", id="nor one in a code block"),
    sites(LANGUAGES + "[markup.goldmark.extensions]\nlinkify = false\n", "https://a.b/%zz", id="bare addresses are no links at all"),
    body("<a%zz@example.org>", id="a mail address in angle brackets"),
    sites("", "[x](http://a:b/)", id="one language: written as it is"),
    sites(HOSTS, "[x](http://a:b/)", id="a host for each language, too"),
    sites(LANGUAGES, "[x](http://a:b/)", id="a hook of the site's own", files=OWN_HOOK),
    sites(LANGUAGES, "[x](http://a:b/)", id="or of its theme", files={"hugo.toml": KINDS + "theme = 'dark'\n" + LANGUAGES, "themes/dark/layouts/_default/_markup/render-link.html": "<a>x</a>"}),
    sites(hook("link", "never") + LANGUAGES, "[x](http://a:b/)", id="the hook is switched off"),
    sites("[markup.goldmark]\nduplicateResourceFiles = true\n" + LANGUAGES, "[x](http://a:b/)", id="copied resources need no hook"),
    sites(LANGUAGES, "[x](http://a:b/)", id="a draft is not rendered", head="draft: true\n"),
    sites(LANGUAGES, "{{< s >}}[x](http://a:b/){{< /s >}}", id="in a shortcode its template decides", files={"layouts/_shortcodes/s.html": "{{ .Inner }}"}),
]  # fmt: skip

FINDINGS = [
    body('[x](«"https://example.org"»)', FAILS(help="remove the quotation marks"), id="quotation marks around it"),
    body("[x](«http://a:b/»)", FAILS(help="port"), id="a port that is no number"),
    body("[x](</50%>)".replace("/50%", "«/50%»"), FAILS(help='"%25"'), id="a percent sign"),
    body("![x](«http://a:b/»)", FAILS(help="port"), id="an image"),
    body("[![x](a.png)](«http://a:b/»)", FAILS(help="port"), id="around an image"),
    body("<«http://a:b/»>", FAILS(help="port"), id="in angle brackets"),
    body("[x][r]\n\n[r]: «http://a:b/»\n", FAILS(help="port"), id="a definition that is used"),
    body("«https://a.b/%zz», (see «www.a.b/50%») or «https://a_b.c/_%zz_d».", *[FAILS(help='"%25"')] * 3, id="bare addresses"),
    body("| x |\n|--|\n| «ftp://a.b/%zz» |\n\n- «http://a:b.c/»\n", FAILS(help='"%25"'), FAILS(help="port"), id="and in tables and lists"),
    body("[x](«1a:b») and [y](«:b»)", FAILS(help="a path with a colon"), FAILS(help="correct"), id="each of them"),
    sites("", "[x](«http://a:b/»)", FAILS(help="port"), id="one language with the hook on", files={"hugo.toml": KINDS + hook("link", "always")}),
    sites("", "![x](«http://a:b/»)", FAILS(help="port"), id="the hook for images", files={"hugo.toml": KINDS + hook("image", "fallback")}),
    sites(hook("link", "always") + LANGUAGES, "[x](«http://a:b/»)", FAILS(help="port"), id="Hugo's hook before the site's own", files=OWN_HOOK),
    sites("disableLanguages = ['nb']\n" + LANGUAGES, "[x](«http://a:b/»)", FAILS(help="port"), id="a language that is switched off counts"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_fails_where_the_rule_says_so(one: Row, tmp_path: Path) -> None:
    assert_hugo_agrees(RULE, one, tmp_path, build=True)


def doubts(config: str, body: str, root: Path, files: dict[str, str]) -> tuple[str, ...]:
    """What the run says it cannot know."""
    page = f"---\ntitle: A\n---\n{body}\n"
    site = {"hugo.toml": KINDS + config, "content/a.md": page, "layouts/all.html": "{{ .Content }}", **files}
    result = judge(RULE, Row(site, (), {}, None, "", BuildOptions()), root)
    assert not result.diagnostics
    return tuple(doubt for doubt in result.sites[0].verdict.doubts if doubt.startswith("links"))


PARSES = {"layouts/_markup/render-link.html": "{{ (urls.Parse .Destination).Path }}"}
INNER = {"layouts/_shortcodes/s.html": "{{ .Inner | markdownify }}"}
UNSURE = [
    pytest.param(LANGUAGES, "{{< details >}}[x](%zz){{< /details >}}", {}, id="inside a shortcode"),
    pytest.param(LANGUAGES, "{{< s >}}https://a.b/%zz{{< /s >}}", INNER, id="inside one of the site"),
    pytest.param(LANGUAGES, '{{< figure src="a.png" caption="[x](%zz)" >}}', {}, id="in a parameter"),
    pytest.param(LANGUAGES, "*https://a.b/%zz*", {}, id="beside other markup"),
    pytest.param(LANGUAGES, "https://a.b/&amp;%zz", {}, id="with an entity"),
    pytest.param("", "[x](%zz)", PARSES, id="a hook of the site that parses"),
]


@pytest.mark.parametrize(("config", "body", "files"), UNSURE)
def test_a_doubt_is_said_where_a_link_may_stop_hugo(
    config: str, body: str, files: dict[str, str], tmp_path: Path
) -> None:
    assert doubts(config, body, tmp_path, files) == ("links that may be no URLs on 1 page: content/a.md",)


SURE = [
    pytest.param(LANGUAGES, "{{< details >}}`[x](%zz)`{{< /details >}}", {}, id="code inside a shortcode"),
    pytest.param("", "[x](%zz)", OWN_HOOK, id="a hook that looks at nothing"),
    pytest.param("", "[x](a)", PARSES, id="a sound link"),
]


@pytest.mark.parametrize(("config", "body", "files"), SURE)
def test_no_doubt_is_said_of_the_rest(config: str, body: str, files: dict[str, str], tmp_path: Path) -> None:
    assert doubts(config, body, tmp_path, files) == ()


@pytest.mark.parametrize(
    "body", ["\n\n[x](a:%zz/%zz%) [y](/%zz)", "\n![x](/%zz)", "see www.a.b/%zz", 'x "https://a.b" [x](/"%zz)']
)
def test_hugo_says_what_we_say(body: str, tmp_path: Path) -> None:
    page = f"---\ntitle: A\n---\n{body}\n"
    site = {"hugo.toml": KINDS + LANGUAGES, "content/a.md": page, "layouts/all.html": "{{ .Content }}"}
    found = judge(RULE, Row(site, (), {}, None, "", BuildOptions()), tmp_path / "ours").diagnostics
    done = run_hugo(write_site(tmp_path / "theirs", site), "--renderToMemory")
    assert found[0].said is not None
    assert f'a.md:{found[0].said.line}:{found[0].said.column}": {found[0].said.words}' in done.stderr
