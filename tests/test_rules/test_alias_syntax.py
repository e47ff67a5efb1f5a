"""The table of alias-syntax; the real Hugo builds every site and says the words that we say it says."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from hugolint.hugo.site import BuildOptions
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.hugos_words import assert_hugo_says_it
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "alias-syntax"
FAILS = partial(Says, hugo="fails")
DEAD = partial(Says, severity="warning")
TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"
HOSTS = "[languages.en]\nbaseURL = 'https://e.org/'\n[languages.nb]\nbaseURL = 'https://n.org/'\n"


def page(aliases: str, *says: Says, id: str, more: str = "", version: str = "", path: str = "s/a.md", config: str = "", build: BuildOptions | None = None, files: dict[str, str] | None = None) -> Any:  # fmt: skip
    text = f"---\ntitle: A\n{more}aliases: {aliases}\n---\n"
    return row(
        {"hugo.toml": config, f"content/{path}": text, **(files or {})}, *says, id=id, version=version, build=build
    )


SILENT = [
    page("[/old/, old, ../old, ./x, /x.html]", id="paths of all sorts"),
    page("[/Foo Bar/, /ÅÄÖ/, /a+b/, '/a&b/', '/a,b/', /100%/, '/x%zz/']", id="spaces, letters and signs within"),
    page("[/old?]", id="a question mark in a draft", more="draft: true\n"),
    page("[/, '', http-old/, httpsold]", id="words that begin like a URL", more="draft: true\n"),
    page("[/]", id="the root, of a page that is not rendered", more="build: {render: never}\n"),
    page("[/]", id="the root, where no aliases are written", config="disableAliases = true\n"),
    page("[/]", id="the root, of a page without HTML", more="outputs: [json]\n", files={"layouts/all.json": "x", "layouts/all.html": "x"}),
    page("''", id="an empty text is no alias"),
    page("['']", id="an empty one further down, where the folder has no page", path="s/t/a.md"),
    page("['']", id="an empty one of a page with an address of its own", more="url: /x/y/z/\n"),
    page("", id="an empty value is none"),
    page("[]", id="an empty list has none"),
    page("{a: http://e.org/}", id="a map has none"),
    page("[[http://e.org/]]", id="a list in a list has none"),
    page("/nb/old/", id="another language's name is a folder", config=TWO),
    page("/nbx/old/", id="a name that begins like the language", config=TWO, path="a.nb.md"),
    page("/nb/old/", id="on a host of its own the language may have had a folder", config=HOSTS, path="a.nb.md"),
    page("/en/old/", id="the default language has no folder", config=TWO),
    page("../old/", id="an alias that leaves the folder of its language, on one host", config=TWO, path="a.nb.md"),
    page("../old/", id="an alias that climbs within its host", config=HOSTS, path="s/a.nb.md"),
    page("../en/old/", id="an alias on another host", config=HOSTS, path="a.nb.md"),
    page("[/s/a/, /s/a, a]", id="the page's own address"),
    page("[/old/, /old, /old/index.html]", id="one address in three ways"),
    row({"hugo.toml": TWO, "content/nb/a.nb.md": "---\naliases: /nb/old/\n---\n"}, id="a folder that is called like the language"),
    page("/old/", id="an alias of the home page", path="_index.md"),
    page("7", id="a number is a path"),
]  # fmt: skip

FINDINGS = [
    page("[/old/, «https://e.org/x/»]", FAILS('"https://e.org/x/" is a whole URL', help='write "/x/"'), id="a whole URL"),
    page("«http://e.org»", FAILS("is a whole URL", help="an alias is a path on this site: remove it"), id="without a path"),
    page("/old «http://e.org/x?a=1#b»", FAILS("whole URL", help='"/x"'), id="in a text with several"),
    page("[«http://e.org/x»]", FAILS("whole URL"), id="in a draft", more="draft: true\n"),
    page("[«http://e.org/x»]", FAILS("whole URL"), id="where no aliases are written", config="disableAliases = true\n"),
    row({"content/b/index.md": "---\ntitle: B\n---\n", "content/b/c.md": "---\naliases: «http://e.org/»\n---\n"}, FAILS("whole URL"), id="in a page of a bundle"),
    row("+++\naliases = ['/old/', «'http://e.org/å'»]\n+++\n", FAILS("whole URL"), id="in TOML"),
    row('{"aliases": [«"http://e.org/\\"x"»]}\n', FAILS("whole URL"), id="in JSON"),
    row({"content/s/_index.md": "---\ncascade:\n  target: {kind: page}\n  aliases: [«http://e.org/x»]\n---\n", "content/s/b.md": "", "content/s/c.md": ""}, FAILS("whole URL"), id="in a cascade, once for all its pages"),
    row({"hugo.toml": "[cascade]\naliases = [«'http://e.org/x'»]\n", "content/s/b.md": ""}, FAILS("whole URL"), id="in the config's cascade"),
    page("[«/»]", FAILS('"/" is the root of the site', help="remove it"), id="the root"),
    page("[«..»]", FAILS("root of the site"), id="the root by another name"),
    page("«/..»", FAILS("root of the site"), id="above the root"),
    page("[«.»]", FAILS("root of the site"), id="a dot beside the root", path="a.md"),
    page("[«''»]", FAILS("root of the site"), id="nothing beside the root", path="a.md"),
    page("«old»", FAILS('"old" leads out of the site', help='write "/old"'), id="out of the site, from the home page", path="_index.md"),
    page("[«''»]", Says("the alias is empty", help="remove it", why="to the place of /s/, and chance decides"), id="an empty one takes the section's place"),
    page("[/old/, «null»]", Says("the alias is empty"), id="and so does null"),
    row({"content/s/t/_index.md": "---\ntitle: T\n---\n", "content/s/t/a.md": "---\naliases: [«''»]\n---\n"}, Says("the alias is empty", why="/s/t/"), id="and the place of a section further down"),
    page("[«.»]", Says('"." means the folder', why="/s/"), id="and a dot"),
    page("«./»", Says('"./" means the folder'), id="with a slash"),
    page("[«/old/?a=1»]", DEAD('"/old/?a=1" contains ?', help="leave out"), id="a query"),
    page("[«/old/#part»]", DEAD('"/old/#part" contains #', help="leave out"), id="a fragment"),
    page("[«/old/&#xA0/»]", DEAD("contains #", help="take it out of the alias"), id="a number sign of a blank in HTML"),
    page("[«/old/&#8203/»]", DEAD("contains #", help="take it out of the alias"), id="of what cannot be seen"),
    page("[«/old/&#xE5/»]", DEAD("contains #", help="write the character itself"), id="of a letter"),
    page("[«/old&nbsp;/»]", DEAD("written as HTML", help="remove the blank"), id="a blank by its name in HTML"),
    page("[«/%20old/»]", DEAD("percent-encoded", help='write "/ old/"'), id="an encoded space"),
    page("[«/%C3%A5%2F/»]", DEAD("percent-encoded", help='write "/å//"'), id="an encoded letter"),
    page("[«/%FF/»]", DEAD("percent-encoded", help="write it decoded"), id="what is no letter encoded"),
    page("[«/a&amp;b/»]", DEAD("written as HTML", help="the characters themselves"), id="a character reference"),
    page("[«'/old/ '»]", DEAD("begins or ends with a space"), id="a space at the end"),
    page("[«' /old/'»]", DEAD("begins or ends with a space"), id="a space at the beginning"),
    page("[«'/old/,'»]", DEAD("ends with a comma", help="make a list"), id="a comma at the end"),
    page('[«"/a\\tb/"»]', DEAD("line break or tab"), id="a tab"),
    page("[«HTTPS://e.org/x»]", DEAD("is no path on this site"), id="a URL in capitals"),
    page("[«mailto:a@e.org»]", DEAD("is no path on this site"), id="a mail address"),
    page("[«www.e.org/x»]", DEAD("is no path on this site"), id="a host"),
    page("[«/nb/old/»]", DEAD('names the language "nb"', help='write "/old/"', why="/nb/nb/old/"), id="the page's own language", config=TWO, path="a.nb.md"),
    page("[«/nb»]", DEAD('names the language "nb"', help="remove it"), id="nothing but the language", config=TWO, path="a.nb.md"),
    page("[«../old/»]", DEAD('"../old/" leads out of the hosts of all languages', help="a slash in front", why="to /old/ in the publish folder"), id="out of all hosts", config=HOSTS, path="a.nb.md"),
    page("[«/../old.html»]", DEAD("leads out of the hosts", why="/old.html"), id="with a slash in front, too", config=HOSTS),
    page("[«../english/»]", DEAD("leads out of the hosts"), id="to a folder that begins like a language", config=HOSTS, path="a.md"),
    page("[«/old?»]", DEAD("contains ?"), id="a draft that is built", more="draft: true\n", build=BuildOptions(drafts=True)),
    page("[«/a/really/long/path/that/goes/on/and/on/for/ever#part»]", DEAD("ever#part"), id="of a long one the ends are shown"),
    row({"content/s/_index.md": "---\ncascade:\n  target: {kind: page}\n  aliases: [«'/x?a=1'»]\n---\n", "content/s/b.md": "", "content/s/c.md": ""}, DEAD("contains ?"), id="a query in a cascade, once for all its pages"),
]  # fmt: skip

OLDER = [
    page("['']", version="0.154.5", id="before 0.155 an empty one took its page's own place"),
    page("../old/", version="0.154.5", id="nor could one leave its host", config=HOSTS, path="a.nb.md"),
    page("/nb/old/", version="0.154.5", id="before 0.155 the language was not put in front", config=TWO, path="a.nb.md"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS, *OLDER])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


ASKED = [case for case in (*SILENT, *FINDINGS) if not case.values[0].build.drafts]


@pytest.mark.parametrize("one", ASKED)
def test_hugo_says_what_the_finding_says(one: Row, tmp_path: Path) -> None:
    assert_hugo_says_it(RULE, one, tmp_path)


@pytest.mark.parametrize(
    ("alias", "file"),
    [
        pytest.param("''", "s/index.html", id="the section's place"),
        pytest.param(".", "s/index.html", id="the section's place, with a dot"),
        pytest.param("'/q?a=1'", "q?a=1/index.html", id="a query in a file's name"),
        pytest.param("'/h#x'", "h#x/index.html", id="a fragment in a file's name"),
        pytest.param("/%20x", "%20x/index.html", id="a percent sign in a file's name"),
        pytest.param("HTTPS://e.org/x", "s/HTTPS:/e.org/x/index.html", id="a scheme in a folder's name"),
        pytest.param("'/a&amp;b/'", "a&amp;b/index.html", id="a character reference in a folder's name"),
    ],
)
def test_hugo_writes_a_redirect_that_is_never_met(alias: str, file: str, tmp_path: Path) -> None:
    text = f"---\ntitle: A\naliases: [{alias}]\n---\n"
    # With a template for the section, too, chance would decide between its page and the redirect.
    site = write_site(tmp_path / "site", {"hugo.toml": "", "content/s/a.md": text, "layouts/page.html": "x"})
    assert run_hugo(site).returncode == 0
    assert "refresh" in (site / "public" / file).read_text(encoding="utf-8")
