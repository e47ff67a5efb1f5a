"""The table of alias-shadows-page, and the real Hugo on every row of it."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from hugolint.hugo.publishing.published import alias_outcome, shadows
from hugolint.hugo.site import load_site
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "alias-shadows-page"
EITHER = partial(Says, help="delete the alias, or give the page", why="either the page or the redirect is lost")
LIST = partial(Says, help="delete the alias")
TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"
HOSTS = "[languages.en]\nbaseURL = 'https://e.org/'\n[languages.nb]\nbaseURL = 'https://n.org/'\n"
ALL = {"layouts/all.html": "x"}
LIVE = "‹---›\ntitle: B\n---\n"


def page(aliases: str = "", more: str = "") -> str:
    return f"---\ntitle: A\n{more}{'aliases: ' if aliases else ''}{aliases}\n---\n"


SILENT = [
    row({"content/a.md": page("/old/"), "content/b.md": page()}, id="an old address of one's own"),
    row({"content/a.md": page("/a/")}, id="the page's own address does no harm"),
    row({"content/s/_index.md": page("/s/"), "content/s/a.md": page("/s/a/index.html")}, id="nor does a section's own"),
    row({"content/a.md": page("/b/"), "content/b.md": page(more="draft: true\n")}, id="a draft is not there"),
    row({"content/a.md": page("/b/", "draft: true\n"), "content/b.md": page()}, id="and writes no redirect"),
    row({"content/a.md": page("/b/"), "content/b.md": page(more="date: 2999-01-01\n")}, id="nor is a page of the future"),
    row({"content/a.md": page("/b/"), "content/b.md": page(more="expiryDate: 2001-01-01\n")}, id="an expired one"),
    row({"content/a.md": page("/b/"), "content/b.md": page(more="build: {render: never}\n")}, id="one that is not rendered"),
    row({"content/a.md": page("/b/"), "content/b.md": page(more="slug: c\n")}, id="a page that has moved"),
    row({"content/a.md": page("/B/"), "content/b.md": page()}, id="capitals make another file, on Linux"),
    row({"content/a.md": page("/b.html"), "content/b.md": page()}, id="a file is not the folder of its name"),
    row({"hugo.toml": TWO, "content/a.nb.md": page("/b/"), "content/b.md": page()}, id="each language has its folder"),
    row({"hugo.toml": HOSTS, "content/a.nb.md": page("/b/"), "content/b.md": page()}, id="each host has its own"),
    row({"hugo.toml": "disableAliases = true\n", "content/a.md": page("/b/"), "content/b.md": page()}, id="a site may have no redirects"),
    row({"content/a.md": page("/tags/", "tags: [x]\n"), "layouts/single.html": "x"}, id="a list without a template is not written"),
    row({"hugo.toml": "disableKinds = ['taxonomy', 'term']\n", "content/a.md": page("/tags/"), **ALL}, id="nor is a kind that is switched off"),
    row({"content/a.md": page("/tags/x/"), **ALL}, id="a term that no page names"),
    row({"content/s/t/a.md": page("/s/t/"), **ALL}, id="a folder that is no section"),
    row({"content/a.md": page("/x.html"), "static/x.htm": "x"}, id="another static file"),
    row({"content/s/a.md": page('[""]'), "content/s/_index.md": page()}, id="an empty alias on the section above is another rule's"),
    row({"content/s/a.md": page('["."]'), "content/s/_index.md": page()}, id="and so is a dot"),
    row({"content/a.md": page("[/a/, /a, a, /a/index.html]")}, id="the page's own address in four ways"),
    row({"content/a.md": page("/A/")}, id="its own address in capitals"),
    row({"hugo.toml": TWO, "content/_index.md": page("/en/"), **ALL}, id="the home page's alias on the redirect to it"),
    row({"hugo.toml": f"disableDefaultLanguageRedirect = true\n{TWO}", "content/a.md": page("/en/"), **ALL}, id="the folder of the default language without a redirect"),
    row({"content/a.md": page("/404.html"), **ALL}, id="404.html without a template for it"),
    row({"hugo.toml": "disableKinds = ['404']\n", "content/a.md": page("/404.html"), "layouts/404.html": "x", **ALL}, id="or where it is switched off"),
    row({"content/404.md": page("/404.html"), "layouts/404.html": "x", **ALL}, id="a page called 404 has the place of Hugo's own"),
    row({"content/s/a.md": page("/s/page/2/"), "content/s/b.md": page(), **ALL}, id="the pages of a list are not known"),
    row({"content/s/a.md": page("/s/page/1/"), "content/s/b.md": page(), **ALL}, id="nor is the redirect to its first one"),
    row({"hugo.toml": TWO, "content/a.nb.md": page("../b2"), "content/b.md": page()}, id="an alias that leaves its language, to where nothing is"),
    row({"content/s/a.md": page("/s/x/", "slug: x\n"), "content/s/b.md": page(more="slug: x\n")}, id="its own address, that another page has, too, is a collision of pages"),
]  # fmt: skip

FINDINGS = [
    row({"content/a.md": page("«/b/»"), "content/b.md": LIVE}, EITHER('the alias "/b/" is the URL of another page', related=("this page has the URL /b/",)), id="another page's address"),
    row({"content/a.md": page("«/b»"), "content/b.md": LIVE}, EITHER('"/b"'), id="without its last slash"),
    row({"content/a.md": page("[/old, «b»]"), "content/b.md": LIVE}, EITHER('"b"'), id="a relative alias"),
    row({"content/a.md": page("«/x/»"), "content/b.md": "---\nslug: ‹x›\n---\n"}, EITHER('"/x/"'), id="the place of the page is what gives it its URL"),
    row({"content/a.md": page("«/x.html»"), "content/b.md": "---\nurl: ‹/x.html›\n---\n"}, EITHER('"/x.html"', why="written to x.html"), id="a url that is a file"),
    row({"content/a.md": page("«/s/»"), "content/s/_index.md": LIVE}, EITHER('"/s/"'), id="a section"),
    row({"content/a.md": page("«/index.html»"), "content/_index.md": LIVE}, EITHER('"/index.html"'), id="the home page"),
    row({"content/a.md": page("«/b/»"), "content/c.md": page("«/b/»"), "content/b.md": LIVE}, EITHER('"/b/"'), EITHER('"/b/"'), id="two aliases are two findings"),
    row({"content/a.md": page("«/tags/»", "tags: [x]\n"), **ALL}, EITHER("is the URL of the list of all tags"), id="the list of a taxonomy"),
    row({"content/a.md": page("«/tags/x/»", "tags: [‹x›]\n"), **ALL}, EITHER('of the list of the term "x"', related=("the list is there for this term",)), id="the list of a term"),
    row({"content/a.md": page("«/s/»"), "content/s/b.md": LIVE, "content/s/c.md": page(), **ALL}, EITHER('of the list of the section "s"', related=("the list is there for this page",)), id="a section without a file"),
    row({"content/a.md": page("«/index.html»"), **ALL}, LIST("the URL of the home page"), id="a home page without a file"),
    row({"content/a.md": page("«/404.html»"), "layouts/404.html": "x", **ALL}, LIST("the URL of Hugo's page for addresses that are not there"), id="404.html, where there is a template"),
    row({"hugo.toml": TWO, "content/a.nb.md": page("«/404.html»"), "layouts/404.html": "x", **ALL}, LIST("addresses that are not there", why="nb/404.html"), id="and that of another language"),
    row({"hugo.toml": TWO, "content/a.md": page("«/en/»"), **ALL}, LIST("the URL of the redirect to the default language"), id="the redirect to the default language"),
    row({"hugo.toml": TWO, "content/a.nb.md": page("«../en/»"), **ALL}, LIST("the URL of the redirect", why="that of the alias is written last"), id="also from a later language"),
    row({"hugo.toml": f"defaultContentLanguageInSubdir = true\n{TWO}", "content/a.md": page("«../index.html»"), **ALL}, LIST("the URL of the redirect to the default language"), id="at the root where all languages have folders"),
    row({"hugo.toml": HOSTS, "content/a.nb.md": page("«../en/b»"), "content/b.md": LIVE}, Says('"../en/b"', why="the page is lost", related=("has the URL /b/",)), id="a page of another host"),
    row({"hugo.toml": HOSTS, "content/a.md": page("«/../nb/b»"), "content/b.nb.md": LIVE}, Says('"/../nb/b"', why="the redirect is lost", related=("has the URL /b/",)), id="or of a later one"),
    row({"content/a.md": page("«/x/»"), "content/b.md": page(more="slug: ‹x›\n"), "content/c.md": page(more="slug: ‹x›\n")}, EITHER("of 2 other pages"), id="two pages at one address"),
    row({"content/s/_index.md": "---\ncascade:\n  aliases: «/b/»\n---\n", "content/s/a.md": page(), "content/s/c.md": page(), "content/b.md": LIVE}, EITHER('"/b/"'), id="a cascade's alias is one finding, where it is written"),
    row({"hugo.toml": TWO, "content/a.md": page("«/nb/b/»"), "content/b.nb.md": LIVE}, Says('"/nb/b/"', why="Hugo writes the page last, and the redirect is lost"), id="a page in a later language"),
    row({"hugo.toml": TWO, "content/a.nb.md": page("«../b»"), "content/b.md": LIVE}, Says('"../b"', why="Hugo writes the redirect last, and the page is lost"), id="or in an earlier one"),
    row({"hugo.toml": TWO, "content/a.nb.md": page("«/b/»"), "content/b.md": LIVE}, Says('"/b/"', why="the page is lost"), version="0.154.5", id="before 0.155 an alias left its language"),
    row({"hugo.toml": HOSTS, "content/a.nb.md": page("«/b/»"), "content/b.nb.md": LIVE}, EITHER('"/b/"', related=("has the URL /b/",)), id="on another host"),
    row({"content/a.md": page("«/st.html»"), "static/st.html": "‹›x"}, Says('is the address of the static file static/st.html', "delete the alias, or the static file", why="chance decides"), id="a static file"),
    row({"content/a.md": page("«/d/x/»"), "static/d/x/index.html": "‹›x"}, Says('is the address of the static file static/d/x/index.html'), id="in a folder, too"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


_REDIRECT = re.compile(r"http-equiv=\"?refresh")


def build(site: Path, *flags: str) -> dict[str, str]:
    """The HTML files of a build: each is a redirect, a page, or the static text."""
    done = run_hugo(site, "--destination", "public", *flags)
    assert done.returncode == 0, done.stderr
    found = {}
    for path in (site / "public").rglob("*.htm*"):
        found[path.relative_to(site / "public").as_posix()] = (
            "redirect" if _REDIRECT.search(path.read_text("utf-8")) else "page"
        )
    return found


NEWEST = [case for case in (*SILENT, *FINDINGS) if not case.values[0].version]


@pytest.mark.parametrize("one", NEWEST)
def test_hugo_writes_both(one: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where redirects are off a page is there; where they are on, what is said to stay is there."""
    monkeypatch.setenv("HUGO_DISABLEDEFAULTLANGUAGEREDIRECT", "true")
    site = one.write(tmp_path)
    if not any(path.startswith("layouts/") for path in one.files):
        write_site(site, {**ALL})
    if "hugo.toml" not in one.files:
        write_site(site, {"hugo.toml": ""})
    read = load_site(site, one.build)
    both = build(site)
    (tmp_path / "public").rename(tmp_path / "before")
    monkeypatch.setenv("HUGO_DISABLEALIASES", "true")
    pages = build(site)
    found = list(shadows(read))
    for shadow in found:
        assert pages[shadow.output] == "page"
        lost = alias_outcome(read, shadow)
        if lost:
            assert both[shadow.output] == ("redirect" if lost == "page" else "page")
    shadowed = {shadow.output for shadow in found}
    lost_pages = {path for path, kind in pages.items() if kind == "page" and both[path] == "redirect"}
    assert lost_pages <= shadowed | {path for path in read.alias_claims if (site / "static" / path).is_file()}
