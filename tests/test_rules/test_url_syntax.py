"""The table of url-syntax; the real Hugo builds every site and says the words that we say it says."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.hugos_words import assert_hugo_says_it
from tests.test_rules.table import Row, Says, assert_row, judge, row

RULE = "url-syntax"
FAILS = partial(Says, hugo="fails")
TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"
HOSTS = "[languages.en]\nbaseURL = 'https://e.org/'\n[languages.nb]\nbaseURL = 'https://n.org/'\n"


def page(
    url: str, *says: Says, id: str, more: str = "", version: str = "", path: str = "s/a.md", config: str = ""
) -> Any:
    files = {"hugo.toml": config, f"content/{path}": f"---\ntitle: A\n{more}url: {url}\n---\n"}
    return row(files, *says, id=id, version=version)


SILENT = [
    page("/hours/", id="a path"),
    page("hours.html", id="a file"),
    page("/Öppet tider/a+b,c&d/", id="letters, spaces and signs"),
    page("/:year/:slug/:1/", id="tokens that Hugo has", more="date: 2024-01-02\n"),
    page("'/a\\:b/'", id="a colon of its own"),
    page("/:/x", id="a colon before no word"),
    page("/a%20b/", id="an encoded space"),
    page("/#part/", id="a fragment, which Hugo encodes"),
    page("//hours//", id="slashes are cleaned"),
    page("''", id="an empty one"),
    page("[http://e.org/]", id="a list is none, and another rule's"),
    page("/:nope/", id="an unknown token in a draft", more="draft: true\n"),
    page("/x%zz/", id="a lone percent sign in a draft", more="draft: true\n"),
    page("/hours/?a", id="a query in a page that is not rendered", more="build: {render: never}\n"),
    page("[/v1.2/intro/, /]", id="a list"),
    page("/v1.2/intro/", id="a dot in a folder's name"),
    page("/v1.2/intro.html", id="and in a file's"),
    page("/v1.2/", id="a folder with a dot"),
    page("/.well-known/security", id="a file in a folder that begins with a dot"),
    page("/feed.json", id="another kind of file"),
    row({"content/a.md": "---\nurl: /v1.2/data\noutputs: [json]\n---\n", "layouts/all.json": "{}", "layouts/all.html": "x"}, id="a page that is no HTML"),
    page("/v1.2/intro", id="a dotted url of a draft", more="draft: true\n"),
    page("/foo/", id="a url without the language, on one host", path="a.nb.md", config=TWO),
    page("/nb/foo/", id="or with it", path="a.nb.md", config=TWO),
    page("nb/foo/", id="a folder that is called like the language, on several hosts", path="a.nb.md", config=HOSTS),
    page("/en/foo/", id="or like another one", path="a.nb.md", config=HOSTS),
    page("/x%zz/", id="the home page keeps its address", path="_index.md"),
    page("/x%zz/", id="a kind that is switched off has none", path="s/_index.md", config="disableKinds = ['section']\n"),
    row("---\nparams: {url: 'http://e.org/?a'}\n---\n", id="below params every address is free"),
]  # fmt: skip

FINDINGS = [
    page("«https://e.org/x/»", FAILS('"https://e.org/x/" is a whole URL', help="/hours/"), id="a whole URL"),
    page("«http://»", FAILS("is a whole URL"), id="the beginning of one"),
    page("«http://e.org/x/»", FAILS("whole URL"), id="in a draft", more="draft: true\n"),
    row({"content/b/index.md": "---\ntitle: B\n---\n", "content/b/c.md": "---\nurl: «http://e.org/»\n---\n"}, FAILS("whole URL"), id="in a page of a bundle"),
    row({"content/s/_index.md": "---\ncascade:\n  target: {kind: page}\n  url: «http://e.org/»\n---\n", "content/s/b.md": "", "content/s/c.md": ""}, FAILS("whole URL"), id="in a cascade, once for all its pages"),
    row({"hugo.toml": "[cascade]\nurl = «'http://e.org/'»\n", "content/s/b.md": ""}, FAILS("whole URL"), id="in the config's cascade"),
    row("+++\nurl = «'http://e.org/å\"'»\n+++\n", FAILS("whole URL"), id="in TOML"),
    page("«/x/:nope/»", FAILS('no token ":nope"', help=":slug"), id="an unknown token"),
    page("«/x/:Title/»", FAILS('":Title"'), id="a token in capitals"),
    page("«/x:y/»", FAILS('":y"', help="a plain colon"), id="a colon in a name"),
    page("«/x/:nope/»", FAILS("no token"), id="in a page that is not rendered", more="build: {render: never}\n"),
    page("«/x/:nope/»", FAILS("no token"), id="in the home page", path="_index.md"),
    row({"content/b/index.md": "---\ntitle: B\n---\n", "content/b/c.md": "---\nurl: «/:nope/»\n---\n"}, FAILS("no token", why="permalink attribute not recognised"), id="a token in a page of a bundle"),
    page("«/x%zz/»", FAILS("a lone percent sign", help="%25"), id="a percent sign before no number"),
    page("«/100%»", FAILS("a lone percent sign"), id="a percent sign at the end"),
    page("«/x%zz/»", FAILS("a lone percent sign"), id="in a headless page", more="headless: true\n"),
    page('«"/a\\tb/"»', FAILS("line break or tab"), id="a tab"),
    page('«"/a\\u0001b/"»', FAILS("line break or tab"), id="a control character"),
    page("«HTTP://e.org/»", Says("is no path on this site"), id="a URL in capitals"),
    page("«ftp://e.org/»", Says("is no path on this site"), id="another scheme"),
    page("«www.e.org/x/»", Says("is no path on this site"), id="a host"),
    page("«mailto:a@e.org»", FAILS("is no path on this site"), id="a mail address, whose colon stops Hugo"),
    page("«/hours/?a=1»", Says("contains ?", why="cannot be visited"), id="a query"),
    page("«/v1.2/intro»", Says('"/v1.2/intro" names a file without .html', help='write "/v1.2/intro/"', severity="warning"), id="a dot makes a file of the last part"),
    page("«/release/v1.2»", Says("names a file without .html", severity="warning"), id="a number is no ending"),
    page("«./hours»", Says("names a file", help='"./hours/"', severity="warning"), id="even a dot at the beginning"),
    page("«/nb/foo/»", Says('"/nb/foo/" begins with the language', help='write "/foo/"', why='at "/foo/" on its host'), id="the language on its own host", path="a.nb.md", config=HOSTS),
    page("«/nb»", Says('"/nb" begins with the language', help='write "/"'), id="nothing else", path="a.nb.md", config=HOSTS),
    page("«/nbx/foo/»", Says('"/nbx/foo/" leads out of its host', help='write "nbx/foo/"'), id="a folder that begins like the language", path="a.nb.md", config=HOSTS),
    page("«/english/»", Says("leads out of its host"), id="for the default one, too", config=HOSTS),
    page("«' /hours/'»", Says("begins or ends with a space"), id="a space at the beginning"),
]  # fmt: skip

OLDER = [
    page("«/x/:nope/»", FAILS("no token", why='error expanding "/x/:nope/": permalink attribute'), version="0.152.2", id="before 0.153 Hugo did not crash"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS, *OLDER])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_says_what_the_finding_says(one: Row, tmp_path: Path) -> None:
    assert_hugo_says_it(RULE, one, tmp_path)


@pytest.mark.parametrize(
    ("url", "file", "link"),
    [
        pytest.param("/nb/foo/", "nb/foo/index.html", "/nb/foo/", id="the language is in the link only"),
        pytest.param("/nbx/foo/", "nbx/foo/index.html", "/nbx/foo/", id="a folder that begins like it is in none"),
        pytest.param("nbx/foo/", "nb/nbx/foo/index.html", "/nbx/foo/", id="without a slash it is in its own"),
        pytest.param("/v1.2/intro", "nb/v1.2/intro", "/v1.2/intro", id="a dot makes a file"),
    ],
)
def test_hugo_puts_the_page_where_the_finding_says(url: str, file: str, link: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "hugo.toml": HOSTS,
        "content/a.nb.md": f"---\nurl: {url}\n---\n",
        "layouts/all.html": "{{ .RelPermalink }}",
    }
    site = write_site(tmp_path / "site", files)
    assert run_hugo(site).returncode == 0
    assert (site / "public" / file).read_text(encoding="utf-8") == link


@pytest.mark.parametrize(
    ("url", "unknown"),
    [
        pytest.param("http://e.org/x/", False, id="a whole URL"),
        pytest.param("/x/:nope/", False, id="an unknown token"),
        pytest.param("/x%zz/", False, id="a lone percent sign"),
        pytest.param("/.", True, id="the publish folder itself, of which no finding tells"),
    ],
)
def test_a_url_that_a_finding_names_is_not_called_unknown(url: str, unknown: bool, tmp_path: Path) -> None:
    one = row(f"---\nurl: {url}\n---\n", id="").values[0]
    result = judge(RULE, one, tmp_path)
    assert bool(result.diagnostics) is not unknown
    assert any("the URL of" in text for text in result.sites[0].unknown) is unknown
