"""The table of url-collision, and the real Hugo on every row of it."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from hugolint.hugo.publishing.generated import generated_pages
from hugolint.hugo.publishing.published import page_collisions
from hugolint.hugo.site import BuildOptions, load_site
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, judge, row

RULE = "url-collision"
SHARED = partial(Says, why="which one stays may change from build to build")
FAILS = partial(Says, hugo="fails", why="not a directory")
TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"
HOSTS = "[languages.en]\nbaseURL = 'https://e.org/'\n[languages.nb]\nbaseURL = 'https://n.org/'\n"
ALL = {"layouts/all.html": "x"}
"""Something to write: Hugo leaves empty files out."""


def page(more: str = "", title: str = "A") -> str:
    return f"---\ntitle: {title}\n{more}---\n"


def pair(first: str, second: str) -> dict[str, str]:
    return {"content/s/a.md": page(first), "content/s/b.md": page(second, "B")}


SILENT = [
    row(pair("slug: x\n", "slug: y\n"), id="two slugs are two"),
    row(pair("", ""), id="two files are two"),
    row({"content/s/a.md": page("slug: x\n"), "content/t/b.md": page("slug: x\n")}, id="a slug is its section's"),
    row(pair("slug: x\n", "slug: x\ndraft: true\n"), id="a draft is not written"),
    row(pair("slug: x\n", "slug: x\ndate: 2999-01-01\n"), id="nor is a page of the future"),
    row(pair("slug: x\n", "slug: x\nbuild: {render: never}\n"), id="one that is not rendered"),
    row(pair("slug: x\n", "slug: x\nbuild: {render: link}\n"), id="or has a link only"),
    row(pair("url: /x/\n", "url: /x.html\n"), id="a file is not the folder of its name"),
    row(pair("slug: x\noutputs: [html]\n", "slug: x\noutputs: [amp]\n"), id="formats may have folders of their own"),
    row({"hugo.toml": TWO, "content/a.md": page("url: x\n"), "content/a.nb.md": page("url: x\n")}, id="without its slash a url is in the folder of its language"),
    row({"hugo.toml": HOSTS, "content/a.md": page("url: /x/\n"), "content/a.nb.md": page("url: /x/\n")}, id="each host has its own files"),
    row({"hugo.toml": "[permalinks.section]\ns = '/x/:sections[1:]/'\n", "content/s/_index.md": page(), "content/s/t/_index.md": page()}, id="a token tells sections apart"),
    row({"content/s/_index.md": page("slug: x\n"), "content/x/_index.md": page()}, version="0.166.0", id="before 0.167 a section had no slug"),
    row({"hugo.toml": "disableKinds = ['section']\n", "content/s/_index.md": page("url: /x/\n"), "content/x.md": page()}, id="a kind that is switched off is not written"),
    row({"content/a.md": page("url: /tags/\n"), "layouts/single.html": "x", "hugo.toml": "disableKinds = ['RSS']\n"}, id="a list without a template is not written"),
    row({"content/a.md": page("url: /tags/red/\ntags: [Red]\n"), "hugo.toml": "disableKinds = ['term', 'RSS']\n", **ALL}, id="nor are terms that are switched off"),
    row({"content/tags/red.md": page(), "content/a.md": page("tags: [red]\n"), **ALL}, id="a page in the place of a term is the only one"),
    row({"content/tags/red/_index.md": page(), "content/a.md": page("tags: [red]\n"), **ALL}, id="the file of a term is the term"),
    row({"content/a.md": page("tags: [blue sky, Blue Sky, blue-sky]\n"), **ALL}, id="spellings of one term are one"),
    row({"content/s/_index.md": page("url: /s.html\noutputs: [html]\n")}, id="one format may be a file"),
    row({"content/s/_index.md": page("url: /news/\n")}, id="in a folder formats have their own files"),
    row({"content/404.md": page("url: /404.html\n"), "layouts/404.html": "x", **ALL}, id="a page called 404 has the place of Hugo's own"),
    row({"content/a.md": page("url: /404.html\n"), **ALL}, id="404.html without a template for it"),
    row({"content/a.md": page("url: /404.html\n"), "layouts/404.en.html": "x", "layouts/page.html": "x", "hugo.toml": "disableKinds = ['404']\n"}, id="or where it is switched off"),
    row({"content/a.md": page("url: /robots.txt\n")}, id="robots.txt, which is off at first"),
    row({"content/a.md": page("url: /sitemap.xml\n"), "hugo.toml": "disableKinds = ['sitemap']\n"}, id="a sitemap of one's own"),
    row({"content/sitemap.md": page(), "content/robots.md": page(), "hugo.toml": "enableRobotsTXT = true\n"}, id="pages called sitemap and robots"),
    row({"content/s/t/a.md": page("slug: index\n")}, id="the slug index in a folder without a page"),
    row({"content/s/a.md": page("slug: ../x\n"), "content/t/b.md": page("slug: a/b\n")}, id="slugs that climb and descend to where nothing is"),
    row({"content/s/a/index.md": page("slug: index\n"), "content/s/_index.md": page()}, id="the slug index of a bundle is its name"),
    row({"content/a.md": page("url: /x.html\n"), "content/b.md": page("url: /x.htm\n"), "content/c.md": page("url: /x/\n")}, id="files of almost one name"),
]  # fmt: skip
NOT_ASKED = [
    row({"hugo.toml": f"uglyURLs = true\ndefaultContentLanguageInSubdir = true\n{TWO}", "content/_index.md": page(), **ALL}, version="0.153.5", id="before 0.154 the home page stays with uglyURLs"),
    row({"hugo.toml": f"uglyURLs = true\n{TWO}", "content/en/_index.md": page(), **ALL}, id="where the redirect to the default language lies elsewhere"),
    row({"content/_index.md": page("outputs: [html, sitemap]\n"), "layouts/home.sitemap.xml": "x", **ALL}, id="a sitemap that the home page writes after Hugo's own"),
    row({"hugo.toml": "[sitemap]\nfilename = 'map.xml'\n[outputs]\nhome = ['html', 'sitemap']\n", "content/a.md": page(), **ALL}, id="or beside it"),
    row({"hugo.toml": "[outputs]\nhome = ['html', 'sitemap']\n[outputFormats.sitemap]\nbaseName = 'map'\n", "content/a.md": page(), **ALL}, id="or under a name of its own"),
    row({"hugo.toml": "disableKinds = ['sitemap']\n[outputs]\nhome = ['html', 'sitemap']\n", "content/a.md": page(), **ALL}, id="or in place of one that is switched off"),
    row({"content/s/a.md": page(), "static/s/page/2/index.html": "x", **ALL}, id="the pages of a list are not known"),
    row({"hugo.toml": "disableKinds = ['404', 'sitemap']\n", "content/a.md": page(), "static/404.html": "x", "static/robots.txt": "x", "static/sitemap.xml": "x", "layouts/404.html": "x"}, id="static files in the place of what is switched off"),
    row({"content/a.md": page(), "static/404.html": "x", "static/index.html": "x", "layouts/page.html": "x"}, id="or has no template"),
    row({"hugo.toml": f"disableDefaultLanguageRedirect = true\n{TWO}", "content/en/_index.md": page(), **ALL}, id="without a redirect the folder is free"),
    row({"hugo.toml": TWO, "content/_index.md": "---\naliases: [/en/]\n---\n", **ALL}, id="an alias there is no page"),
    row({"content/a.md": page(), "static/b/index.html": "x"}, id="a static file elsewhere is no matter"),
    row({"content/a.md": page("build: {render: never}\n"), "static/a/index.html": "x"}, id="nor one where no page is written"),
    row(
        {"hugo.toml": "[permalinks.page]\ns = '/x/'\n's/t' = '/y/'\n", **{f"content/s/t/{n}.md": page() for n in "ab"}},
        id="pages whose rule chance decides are unknown",
    ),
    row({"content/s/a.md": page("slug: x\n"), "content/s/b.md": "---\nslug: [\n---\n"}, id="and so is one that cannot be read"),
    row(
        {"content/s/a.md": page("slug: x\n"), "content/s/b.md": page("slug: x\n"), "content/s/b/index.md": page()},
        id="of two files with one name it is not known which one counts",
    ),
]  # fmt: skip

LIVE = "‹---›\ntitle: B\n---\n"
HERE = "«---»\ntitle: B\n---\n"
SECTIONS = {"content/demo/_index.md": "‹---›\ntitle: A\n---\n", "content/demo/a/_index.md": "‹---›\ntitle: B\n---\n"}
FINDINGS = [
    row({"content/s/_index.md": HERE, "content/s/a.md": page("slug: ‹.›\n")}, SHARED('"/s/"', related=("by this slug",)), id="the slug dot is the section"),
    row({"content/_index.md": HERE, "content/s/a.md": page("slug: ‹..›\n")}, SHARED('"/"'), id="two dots are the section above"),
    row({"content/b.md": HERE, "content/s/a.md": page("slug: ‹../b›\n")}, SHARED('"/b/"'), id="a slug that climbs to another page"),
    row({"content/s/a.md": page("slug: «t/b»\n"), "content/s/t/b.md": LIVE}, SHARED('"/s/t/b/"'), id="or descends to one"),
    row({"content/a.md": page("url: «/404.html»\n"), "layouts/404.html": "x", **ALL}, SHARED("of Hugo's page for addresses that are not there"), id="404.html, where there is a template"),
    row({"hugo.toml": TWO, "content/a.nb.md": page("url: «404.html»\n"), "layouts/404.html": "x", **ALL}, SHARED("addresses that are not there", why="nb/404.html"), id="and that of another language"),
    row({"content/a.md": page("url: «/sitemap.xml»\n")}, SHARED('"/sitemap.xml" of the sitemap'), id="the sitemap"),
    row({"hugo.toml": TWO, "content/a.md": page("url: «/en/sitemap.xml»\n"), "content/b.md": page("url: «/sitemap.xml»\n")}, SHARED("of the sitemap"), SHARED("of the list of sitemaps"), id="of several languages each has one, and there is a list of them"),
    row({"hugo.toml": "[sitemap]\nfilename = 'map.xml'\n", "content/a.md": page("url: «/map.xml»\n")}, SHARED("of the sitemap"), id="under another name"),
    row({"hugo.toml": "enableRobotsTXT = true\n", "content/robots.md": page("url: «/robots.txt»\n")}, SHARED("of Hugo's own robots.txt"), id="robots.txt"),
    row({"content/a.md": page("url: «/s/index.xml»\n"), "content/s/_index.md": LIVE}, Says('"/s/index.xml"', why="the one in the format RSS, which is written last, stays"), id="a feed is written after all pages"),
    row({"content/a.md": page("url: «/index.xml»\n"), **ALL}, Says('"/index.xml" of the home page', why="the format RSS"), id="also that of the home page without a file"),
    row({"content/s/_index.md": "«---»\noutputs: [html, json]\n---\n", "content/t/_index.md": "---\nurl: ‹/s/index.json›\noutputs: [json]\n---\n", "layouts/all.json": "{}", **ALL}, SHARED('"/s/index.json"'), id="in one format it is chance"),
    row(pair("slug: «x»\n", "slug: ‹x›\n"), SHARED('2 pages have the URL "/s/x/" by the same slug', "give each a slug", related=("by this slug",)), id="two pages with one slug"),
    row(pair("slug: «My X»\n", "slug: ‹my-x›\n"), SHARED("by their slugs"), id="written in two ways"),
    row(pair("url: «/x/»\n", "url: ‹/x›\n"), SHARED('"/x/" by their urls'), id="two pages with one url"),
    row(pair("url: «/x.html»\n", "url: ‹/x.html›\n"), SHARED('"/x.html" by the same url'), id="a url may name a file"),
    row({"content/s/a.md": "«---»\ntitle: A\n---\n", "content/s/b.md": page("slug: ‹a›\n")}, SHARED("by a slug and a file name", "another slug or url", related=("by this slug",)), id="a slug that is another page's name"),
    row({"content/s/a.md": page("url: «/x/»\n"), "content/s/b.md": page("slug: ‹../x›\n")}, SHARED("by a url and a slug"), id="a url and a slug"),
    row({"content/s/a&b.md": "«---»\ntitle: A\n---\n", "content/s/ab.md": "‹---›\ntitle: A\n---\n"}, SHARED("by their names", "rename one of them"), id="signs that a URL leaves out"),
    row({"content/s/a/index.md": page("slug: «x»\n"), "content/s/b.md": page("slug: ‹x›\n")}, SHARED("by the same slug"), id="a bundle and a file"),
    row({"content/s/_index.md": "«---»\ntitle: S\n---\n", "content/s/a.md": page("slug: ‹index›\n")}, SHARED('"/s/"'), id="the slug index is the section"),
    row({"content/_index.md": "«---»\ntitle: S\n---\n", "content/a.md": page("url: ‹/›\n")}, SHARED('"/"'), id="the home page"),
    row({"content/s/_index.md": page("slug: «x»\n"), "content/t/_index.md": page("slug: ‹x›\n")}, SHARED("by the same slug", why="x/index.html and x/index.xml"), id="two sections with one slug share page and feed"),
    row(
        {"content/s/_index.md": page("slug: «x»\n"), "content/s/a.md": "«---»\ntitle: A\n---\n", "content/t/_index.md": page("slug: ‹x›\n"), "content/t/a.md": "‹---›\ntitle: A\n---\n"},
        SHARED("by the same slug"),
        SHARED("by their names", related=('by the name of its file, in a section with the slug "x"',)),
        id="and so do the pages below them",
    ),
    row({"hugo.toml": "[permalinks.page]\ns = '/x/:title/'\n", "content/s/a.md": "---\ntitle: «News»\n---\n", "content/s/b.md": "---\ntitle: ‹News!›\n---\n"}, SHARED("by their titles", "add :slug or :filename", related=('by this title, by the pattern "/x/:title/"',)), id="two titles that make one path"),
    row({"hugo.toml": "[permalinks.page]\ns = '/x/:slug/'\n", "content/s/a.md": "---\ntitle: «News»\n---\n", "content/s/b.md": "---\ntitle: ‹News›\n---\n"}, SHARED("by the same title", "give one of them a slug"), id="without a slug :slug is the title"),
    row({"hugo.toml": "[permalinks.page]\ns = '/x/:slug/'\n", "content/s/a.md": "«---»\nweight: 1\n---\n", "content/s/b.md": "‹---›\nweight: 2\n---\n"}, SHARED("by the same title", related=("by an empty title",)), id="no title at all"),
    row({"hugo.toml": "[permalinks.page]\ns = '/:year/'\n", "content/s/a.md": "«---»\ndate: 2024-01-02\n---\n", "content/s/b.md": "‹---›\ndate: 2024-02-03\n---\n"}, SHARED("by a permalink pattern", "add :slug or :filename"), id="a pattern of the date only"),
    row({"hugo.toml": "[permalinks.page]\ns = «'/x/'»\n", "content/s/a.md": "‹---›\ntitle: A\n---\n", "content/s/b.md": "‹---›\ntitle: A\n---\n"}, SHARED('the permalink pattern "/x/" gives 2 pages one URL', '"/x/:slug/"'), id="a constant pattern is one finding, at the config"),
    row({"hugo.toml": "[permalinks.section]\ndemo = «'/demo/'»\n", **SECTIONS}, SHARED('"/demo/" gives 2 sections one URL', '"/demo/:sections[1:]/"', related=("is written there",) * 2), id="that of a section holds for those below"),
    row({"config/_default/permalinks.toml": "[section]\ndemo = «'/demo/'»\n", "config/_default/hugo.toml": "title = 'x'\n", **SECTIONS}, SHARED("gives 2 sections"), id="also where permalinks have a file of their own"),
    row({"hugo.toml": f"{TWO}[permalinks.section]\ndemo = «'/demo/'»\n", **SECTIONS, "content/demo/_index.nb.md": "‹---›\n---\n", "content/demo/a/_index.nb.md": "‹---›\n---\n"}, SHARED("gives 4 sections one URL in each language"), id="in several languages it is still one"),
    row({"hugo.toml": f"{TWO}[languages.nb.permalinks.section]\ndemo = «'/demo/'»\n", "content/demo/_index.nb.md": "‹---›\n---\n", "content/demo/a/_index.nb.md": "‹---›\n---\n"}, SHARED("gives 2 sections"), id="or one language's own"),
    row({"hugo.yaml": "permalinks:\n  - target: {kind: section, path: '/demo{,/**}'}\n    pattern: «/demo/»\n", **SECTIONS}, SHARED("gives 2 sections"), id="a list of patterns"),
    row({"hugo.toml": "[permalinks.page]\ns = '/x/'\n", "content/b.md": page("slug: «x»\n"), "content/s/a.md": "‹---›\ntitle: A\n---\n"}, SHARED("by a slug and a permalink pattern", related=('by the pattern "/x/", which names nothing of this page',)), id="a constant pattern and a slug"),
    row({"content/s/_index.md": "---\ntitle: S\ncascade:\n  slug: x\n  target: {kind: page}\n---\n", "content/s/a.md": "«---»\ntitle: A\n---\n", "content/s/b.md": "‹---›\ntitle: B\n---\n"}, SHARED("by the same slug", related=('by the slug "x" of the cascade of content/s/_index.md',)), id="a cascade gives many pages one slug"),
    row({"hugo.toml": TWO, "content/a.md": page("url: «/x/»\n"), "content/a.nb.md": page("url: ‹/x/›\n")}, Says('2 pages have the URL "/x/" by the same url', "leave the leading slash of the url out", why="that of the last language, nb, stays"), id="two languages, one url with a slash"),
    row({"hugo.toml": TWO, "content/a.md": "«---»\n---\n", "content/b.nb.md": page("url: ‹/a/›\n")}, Says('"/a/" by a url and a file name', why="that of the last language, nb, stays"), id="a url that leaves its language"),
    row({"hugo.toml": HOSTS, "content/a.nb.md": page("slug: «x»\n"), "content/b.nb.md": page("slug: ‹x›\n")}, SHARED('"/x/"', why="nb/x/index.html"), id="on one host of several"),
    row({"hugo.toml": "contentDir = 'content'\n[languages.en]\nweight = 1\ncontentDir = 'content'\n[languages.nb]\nweight = 2\ncontentDir = 'content/nb'\n", "content/nb/a.md": "«---»\ntitle: A\n---\n", "content/nb/b.md": "‹---›\ntitle: B\n---\n"}, Says("this page and 1 others have their URLs in 2 languages", "a content folder of its own", why="that of the last language, nb, stays"), id="a content folder inside another is published twice"),
    row({"content/a.md": page("url: «/tags/»\n"), **ALL}, SHARED('this page has the URL "/tags/" of the list of all tags', "give the page another slug or url"), id="the list of a taxonomy"),
    row({"content/a.md": page("url: «/tags/red/»\ntags: [‹Red›]\n"), **ALL}, SHARED('of the list of the term "red"'), id="the list of a term"),
    row({"content/a.md": page("slug: «s»\n"), "content/s/b.md": "‹---›\n---\n", **ALL}, SHARED('of the list of the section "s"', related=("the list is there for this page",)), id="the list of a section without a file"),
    row({"content/a.md": page("url: «/»\n"), "layouts/home.html": "x", "layouts/single.html": "x"}, SHARED("of the home page"), id="the home page without a file"),
    row({"content/a.md": page("tags: [‹red›, blue]\n"), "content/b.md": page("tags: ‹red›\n".translate(str.maketrans("", "", "‹›"))), "content/c.md": page("tags: [«red\"», blue]\n"), **ALL}, SHARED('the terms "red" and "red"" have one URL', "spell the term in one way", related=("which 2 pages name",)), id="two terms that differ in a stray sign, at the rarer one"),
    row({"hugo.toml": TWO, "content/nb/_index.md": "«---»\n---\n", "content/a.nb.md": page(), **ALL}, Says('"/nb/" of the home page in the language "nb"', "rename its folder", why="nb, stays"), id="a folder by the name of a language"),
    row({"content/s/_index.md": page("url: «/news.html»\n")}, Says('the output formats of this page have one URL, "/news.html"', "end the url in a slash", why="HTML first"), id="the feed of a section is written over its page"),
    row({"content/a.md": page("url: «/x/»\n"), "content/b.md": page("url: ‹/x/›\n"), "content/c.md": page("url: ‹/x/›\n")}, SHARED("3 pages have the URL", related=("", "")), id="three pages, one finding"),
]  # fmt: skip
UNSEEN = [  # Hugo does not count them
    row({"hugo.toml": TWO, "content/a.nb.md": page("url: «/en/»\n"), **ALL}, Says("of the redirect to the default language", why="that of the last language, nb, stays"), id="the redirect to the default language, before another language is written"),
    row({"hugo.toml": f"uglyURLs = «true»\ndefaultContentLanguageInSubdir = true\n{TWO}", "content/_index.md": page(), **ALL}, Says("the home page of the default language is a redirect to itself", "set disableDefaultLanguageRedirect", why="en/index.html, after the page"), id="with uglyURLs the redirect is written over the home page"),
    row({"hugo.toml": "uglyURLs = «true»\ndefaultContentLanguageInSubdir = true\n", "content/a.md": page(), **ALL}, Says("is a redirect to itself"), id="also over one without a file"),
    row({"hugo.toml": "[outputs]\nhome = ['HTML', «'SITEMAP'»]\n", "content/s/a.md": page(), **ALL}, Says("the home page's format SITEMAP takes the place of the site's sitemap", "take it out", why="both are sitemap.xml; the home page's stays"), id="the home page's sitemap, which is a short one"),
    row({"hugo.toml": f"{HOSTS}[outputs]\nhome = ['html', «'sitemap'»]\n", "content/_index.md": page(), "content/a.nb.md": page(), **ALL}, Says("takes the place of the site's sitemap", why="in each of 2 languages both are one file, such as en/sitemap.xml"), id="on several hosts it is said once"),
    row({"hugo.toml": f"{TWO}[languages.nb.outputs]\nhome = ['html', «'sitemap'»]\n", "content/a.nb.md": page(), **ALL}, Says("takes the place", why="nb/sitemap.xml"), id="in one language"),
    row({"content/_index.md": page("outputs: [html, «sitemap»]\n"), "content/s/a.md": page(), **ALL}, Says("takes the place"), id="by the home page itself"),
    row({"content/a.md": page(), "static/404.html": "«»x", "layouts/404.html": "x"}, Says("has the place of Hugo's page for addresses that are not there", 'add "404" to disableKinds', why="chance decides"), id="a static 404.html beside a template for it"),
    row({"hugo.toml": "enableRobotsTXT = true\n", "content/a.md": page(), "static/robots.txt": "«»x"}, Says("the place of Hugo's own robots.txt", "set enableRobotsTXT to false"), id="a static robots.txt beside Hugo's"),
    row({"hugo.toml": f"enableRobotsTXT = true\n{HOSTS}", "content/a.md": page(), "static/robots.txt": "«»x"}, Says("the place of Hugo's own robots.txt", why="en/robots.txt"), id="on several hosts it is one finding"),
    row({"content/a.md": page(), "static/sitemap.xml": "«»x"}, Says("the place of the sitemap", 'add "sitemap" to disableKinds'), id="a static sitemap"),
    row({"content/a.md": page(), "static/index.html": "«»x", **ALL}, Says("the place of the home page", "delete the static file"), id="a static home page beside a template for one"),
    row({"content/a.md": page(), "static/index.xml": "«»x", **ALL}, Says("the place of the feed of the home page"), id="a static feed"),
    row(pair("url: ‹/x/›\n", "url: «/X/»\n"), Says('the URLs "/X/" and "/x/" differ in capitals only', severity="warning", why="on macOS and Windows"), id="capitals make two files, on Linux only"),
    row({"hugo.toml": TWO, "content/en/_index.md": "«---»\ntitle: A\n---\n", **ALL}, SHARED('this page has the URL "/en/" of the redirect to the default language', "set disableDefaultLanguageRedirect"), id="a folder by the name of the default language"),
    row({"hugo.toml": "defaultContentLanguageInSubdir = true\n", "content/a.md": page("url: «/index.html»\n"), **ALL}, SHARED("of the redirect to the default language"), id="the root of a site whose pages are in a folder"),
    row({"content/a.md": "«---»\ntitle: A\n---\n", "static/a/index.html": "‹›x"}, Says("this page and static/a/index.html have one URL", "delete the static file", why="chance decides"), id="a static file where a page is written"),
]  # fmt: skip


BLOCKED = [
    row(pair("url: «/x.html»\n", "slug: ‹../x.html›\n"), FAILS('"/x.html" is a file, and another page needs a folder of that name', "give this page another", related=("by this slug",)), id="a page needs a folder where a page is a file"),
    row({"content/a.md": page("url: «/x.html»\n"), "content/b.md": "---\naliases: ‹/x.html/y›\n---\n"}, FAILS('"/x.html"', related=("by this alias",)), id="so does an alias"),
    row({"content/a.md": "---\naliases: «/x.html»\n---\n", "content/b.md": "---\naliases: ‹/x.html/y›\n---\n"}, FAILS('"/x.html"'), id="or two of them"),
    row({"content/a.md": page("url: «/v1.2/a»\n"), "content/b.md": page("url: ‹/v1.2/a/›\n")}, FAILS('"/v1.2/a" is a file'), id="a url without its last slash, and one with it"),
    row({"content/s/_index.md": HERE, "content/s/a.md": page("slug: ‹index.html›\n")}, FAILS('"/s/index.html" is a file'), id="a slug like the file of the section"),
    row({"content/s/a.md": page("slug: «index.html»\n"), **ALL}, FAILS('this page needs a folder "/s/index.html", and that is a file', "give this page another"), id="of a section without a file"),
    row({"content/tags/_index.md": "---\nslug: index.html\nurl: /x/\n---\n", "content/a.md": "---\ntags: [«red»]\n---\n", **ALL}, FAILS('this page needs a folder "/index.html"'), id="the lists of terms in such a folder"),
    row({"content/a.md": "---\naliases: «/index.xml»\n---\n", **ALL}, FAILS('this page needs a folder "/index.xml"'), id="an alias like the feed"),
    row({"hugo.toml": "enableRobotsTXT = true\n", "content/a.md": "---\naliases: [«/robots.txt», «/sitemap.xml»]\n---\n", **ALL}, FAILS('"/robots.txt"'), FAILS('"/sitemap.xml"'), id="or like other files of Hugo's"),
    row({"hugo.toml": TWO, "content/a.nb.md": page("url: «x.html»\n"), "content/b.md": page("url: ‹/nb/x.html/y/›\n")}, FAILS('"/nb/x.html"'), id="in several languages"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *NOT_ASKED, *FINDINGS, *UNSEEN, *BLOCKED])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


NEWEST = [case for case in (*SILENT, *FINDINGS) if not case.values[0].version]
_DUPLICATE = re.compile(r"(?:^|, )(/.*?) \(\d+\)")


@pytest.mark.parametrize("one", NEWEST)
def test_hugo_writes_the_same_files_twice(one: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are what `--printPathWarnings` lists with a leading slash."""
    monkeypatch.setenv("HUGO_DISABLEDEFAULTLANGUAGEREDIRECT", "true")
    found = judge(RULE, one, tmp_path / "ours").diagnostics
    site = one.write(tmp_path / "theirs")
    if not any(path.startswith("layouts/") for path in one.files):
        write_site(site, {**ALL})
    if not any(path.startswith(("hugo.", "config/")) for path in one.files):
        write_site(site, {"hugo.toml": ""})
    done = run_hugo(site, "--printPathWarnings", "--renderToMemory")
    assert done.returncode == 0, done.stderr
    listed = done.stderr.partition("Duplicate target paths: ")[2].partition("\n")[0]
    theirs = {path[1:] for path in _DUPLICATE.findall(listed)}
    ours = {output for shared in page_collisions(load_site(site, one.build)) for output in shared.outputs}
    assert ours == theirs, done.stderr
    assert {item.claim for item in found} <= theirs
    assert bool(found) == bool(theirs)


def test_the_home_page_is_a_redirect_to_itself(tmp_path: Path) -> None:
    config = "uglyURLs = true\ndefaultContentLanguageInSubdir = true\nbaseURL = 'https://e.org/'\n"
    site = write_site(tmp_path, {"hugo.toml": config, "content/a.md": page(), **ALL})
    assert run_hugo(site).returncode == 0
    assert "url=https://e.org/en/index.html" in (site / "public/en/index.html").read_text("utf-8")


def test_the_sitemap_of_the_home_page_is_shorter(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"hugo.toml": "", "content/s/a.md": page(), "content/s/b.md": page(), **ALL})
    assert run_hugo(site).returncode == 0
    whole = (site / "public/sitemap.xml").read_text("utf-8")
    write_site(site, {"hugo.toml": "[outputs]\nhome = ['html', 'sitemap']\n"})
    assert run_hugo(site).returncode == 0
    short = (site / "public/sitemap.xml").read_text("utf-8")
    assert ("/s/a/" in whole, "/s/a/" in short) == (True, False)


@pytest.mark.parametrize("one", BLOCKED)
def test_hugo_stops_where_a_file_is_a_folder(one: Row, tmp_path: Path) -> None:
    """Not in memory, though, where a file may be a folder. Which of the two comes first is chance."""
    (found, *_) = judge(RULE, one, tmp_path / "ours").diagnostics
    site = write_site(one.write(tmp_path / "theirs"), {**ALL})
    done = run_hugo(site)
    assert done.returncode == 1
    assert found.said is not None
    assert re.search(r"(?:open|mkdir) \S+: (?:(?:not|is) a directory|file exists)", done.stderr), done.stderr


def test_hugo_leaves_one_of_a_page_and_a_static_file(tmp_path: Path) -> None:
    write_site(tmp_path, {"hugo.toml": "", "content/a.md": page(), "static/a/index.html": "static", **ALL})
    assert run_hugo(tmp_path).returncode == 0
    # Both are written at a time, and even a mixture of the two has been seen.
    assert (tmp_path / "public/a/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("config", "file"),
    [
        pytest.param(TWO, "en/index.html", id="of several languages the default one is at the root"),
        pytest.param("defaultContentLanguageInSubdir = true\n", "index.html", id="or has a folder"),
        pytest.param(f"disableDefaultLanguageRedirect = true\n{TWO}", "", id="a config may switch it off"),
        pytest.param(f"disableAliases = true\n{TWO}", "en/index.html", id="which other redirects do not"),
        pytest.param(f"disableKinds = ['home']\n{TWO}", "", id="without a home page there is none"),
        pytest.param(HOSTS, "", id="nor with a host for each language"),
        pytest.param("", "", id="nor in one language"),
        pytest.param(
            f"uglyURLs = true\n{TWO}", "index.htmlen/index.html", id="with uglyURLs it is in a folder of its own"
        ),
    ],
)
def test_hugo_writes_a_redirect_to_the_default_language(tmp_path: Path, config: str, file: str) -> None:
    write_site(tmp_path, {"hugo.toml": config, "content/a.md": page(), **ALL})
    assert run_hugo(tmp_path).returncode == 0
    public = tmp_path / "public"
    found = [path for path in public.rglob("*.html") if "http-equiv" in path.read_text("utf-8")]
    assert [path.relative_to(public).as_posix() for path in found] == [file] * bool(file)
    made = [one for one in generated_pages(load_site(tmp_path, BuildOptions())) if one.kind == "redirect"]
    assert [one.outputs for one in made] == [(file,)] * bool(file)
