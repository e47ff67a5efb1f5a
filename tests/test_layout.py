"""Where pages go, with the real Hugo as the judge: dates, drafts, build options, outputs, slugs of sections, permalinks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.whole_site import TWO, judge, quiet_environment, small_site

__all__ = ["quiet_environment"]

STATES = {
    "s/_index.md": "draft: true\naliases: [/section-old]",
    "s/p.md": "aliases: [/old-p]",
    "draft.md": "draft: true\naliases: [/old-draft]",
    "word.md": "draft: 'true'\naliases: [/old-word]",
    "yes.md": "draft: yes\naliases: [/old-yes]",
    "number.md": "draft: 1\naliases: [/old-number]",
    "later.md": "date: 2999-01-01\naliases: [/old-later]",
    "publish.md": "date: 2000-01-01\npublishDate: 2999-01-01\naliases: [/old-publish]",
    "published.md": "date: 2999-01-01\npublishDate: 2000-01-01\naliases: [/old-published]",
    "lastmod.md": "lastmod: 2999-01-01\naliases: [/old-lastmod]",
    "gone.md": "expiryDate: 2000-01-01\naliases: [/old-gone]",
    "unpublish.md": "unpublishdate: 2000-01-01\naliases: [/old-unpublish]",
    "both.md": "draft: true\ndate: 2999-01-01\nexpiryDate: 2000-01-01\naliases: [/old-both]",
    "b/index.md": "draft: true\naliases: [/old-b]",
    "tags/_index.md": "date: 2999-01-01\naliases: [/tags-old]",
}
FLAGS = [
    pytest.param("", (), id="as it is"),
    pytest.param("", ("-D",), id="-D"),
    pytest.param("", ("-F",), id="-F"),
    pytest.param("", ("-E",), id="-E"),
    pytest.param("", ("-D", "-F", "-E"), id="-D -F -E"),
    pytest.param("buildDrafts = true\n", (), id="buildDrafts"),
    pytest.param("buildFuture = true\n", (), id="buildFuture"),
    pytest.param("buildExpired = true\nbuildDrafts = true\n", ("-F",), id="buildExpired and buildDrafts and -F"),
    pytest.param("[languages.en]\nbuildDrafts = true\nbuildFuture = true\n", (), id="buildDrafts of a language"),
    pytest.param(
        "buildDrafts = true\n[languages.en]\nbuildDrafts = false\n", (), id="buildDrafts taken back by a language"
    ),
]


@pytest.mark.parametrize(("config", "flags"), FLAGS)
def test_drafts_future_and_expired_pages_are_those_of_hugo(tmp_path: Path, config: str, flags: tuple[str, ...]) -> None:
    judge(small_site(tmp_path / "site", config, STATES), *flags)


def build(text: str) -> dict[str, str]:
    """A page, a section and a bundle with one build option."""
    return {
        "a.md": f"{text}\naliases: [/a-old]",
        "s/_index.md": f"{text}\naliases: [/s-old]\nslug: sss",
        "s/p.md": "aliases: [p-old]",
        "b/index.md": f"{text}\naliases: [/b-old]",
        "plain.md": "",
    }


BUILDS = [
    "headless: true",
    "headless: 'true'",
    "headless: 1",
    "headless: yes",
    "headless: false",
    "build: {render: never}",
    "build: {render: false}",
    "build: {render: true}",
    "build: {render: link}",
    "build: {render: Never}",
    "build: {render: LINK}",
    "build: {render: 'false'}",
    "build: {render: nope}",
    "build: {render: 0}",
    "build: {render: }",
    "build: {list: never}",
    "build: {list: false}",
    "build: {list: true}",
    "build: {list: local}",
    "build: {list: Local}",
    "build: {list: nope}",
    "build: {list: 'false'}",
    "build: {list: 0}",
    "build: {render: never, list: never}",
    "build: {render: link, list: local}",
    "build: {publishResources: false}",
    "build: {Render: never}",
    "build: {}",
    "build:",
    "Build: {RENDER: never}",
    "headless: true\nbuild: {render: always, list: always}",
    "headless: false\nbuild: {render: never}",
]


@pytest.mark.parametrize("text", BUILDS)
def test_build_options_do_what_they_do_in_hugo(tmp_path: Path, text: str) -> None:
    judge(small_site(tmp_path / "site", "", build(text)))


CUSTOM = "[outputFormats.{0}]\nmediaType = '{1}'\nbaseName = '{2}'\nisHTML = {3}\npermalinkable = {4}\npath = '{5}'\n"
SHOP = {
    "_index.md": "aliases: [/start]",
    "p.md": "aliases: [/p-old, rel]",
    "s/_index.md": "aliases: [/s-old]",
    "s/q.md": "aliases: [q-old, /x.htm, /x.json]",
}
OUTPUTS = [
    pytest.param("", {**SHOP, "p.md": "outputs: [json]\naliases: [/x]"}, id="a page without HTML writes no redirects"),
    pytest.param("", {**SHOP, "p.md": "outputs: [json, html]\naliases: [/x, y]"}, id="JSON before HTML"),
    pytest.param("", {**SHOP, "p.md": "outputs: [html, json]\naliases: [/x, y]"}, id="HTML before JSON"),
    pytest.param("", {**SHOP, "p.md": "outputs: [html, amp]\naliases: [/x, y]"}, id="HTML and AMP"),
    pytest.param("", {**SHOP, "p.md": "outputs: [amp, html]\naliases: [/x, y]"}, id="AMP and HTML"),
    pytest.param("", {**SHOP, "p.md": "outputs: [amp]\naliases: [/x, y]"}, id="AMP alone"),
    pytest.param("", {**SHOP, "p.md": "outputs: HTML\naliases: [/x, y]"}, id="a word in capitals"),
    pytest.param("", {**SHOP, "p.md": "outputs: []\naliases: [/x, y]"}, id="an empty list"),
    pytest.param("", {**SHOP, "p.md": "outputs: html rss\naliases: [/x, y]"}, id="two words"),
    pytest.param("", {**SHOP, "p.md": "outputs: [html, html]\naliases: [/x]"}, id="a format twice"),
    pytest.param("[outputs]\npage = ['json']\n", SHOP, id="pages without HTML"),
    *[
        pytest.param(f"disableKinds = ['RSS', '{kind}']\n", {path: text, "s/p.md": "outputs: [html, amp]"}, id=what)
        for what, kind, path, text in (
            ("RSS of a page, for all links", "", "q.md", "outputs: [rss]"),
            ("RSS of a draft", "", "q.md", "outputs: [rss]\ndraft: true"),
            ("RSS of a page that is not rendered", "", "q.md", "outputs: [rss]\nheadless: true"),
            ("RSS of a page with a link only", "", "q.md", "outputs: [rss]\nbuild: {render: link}"),
            ("RSS of a disabled section", "section", "s/_index.md", "outputs: [rss]"),
            ("RSS of a disabled home page", "home", "_index.md", "outputs: [rss]"),
            ("RSS of a disabled term", "term", "tags/x/_index.md", "outputs: [rss]"),
            ("RSS of a disabled taxonomy", "taxonomy", "tags/_index.md", "outputs: [rss]"),
            ("AMP of a page with a link only", "", "q.md", "outputs: [html, amp]\nbuild: {render: link}"),
        )
    ],
    pytest.param("[outputs]\npage = ['html', 'amp']\nsection = ['html']\n", SHOP, id="AMP for all pages"),
    pytest.param("[outputs]\nsection = ['rss', 'html']\nhome = ['amp']\n", SHOP, id="RSS before HTML for sections"),
    pytest.param("[outputs]\nPage = ['AMP', 'Html']\n", SHOP, id="capitals in the config"),
    pytest.param("[outputs]\npage = []\n", SHOP, id="no formats for pages"),
    pytest.param("[outputs]\nsection = 'html'\n", SHOP, id="a word in the config"),
    pytest.param(
        CUSTOM.format("web", "text/html", "index", "true", "true", "web"),
        {**SHOP, "p.md": "outputs: [html, web]\naliases: [/x, y]"},
        id="an HTML format of one's own",
    ),
    pytest.param(
        CUSTOM.format("web", "text/html", "page", "true", "true", "") + "[outputs]\npage = ['html', 'web']\n",
        SHOP,
        id="an HTML format with another file name",
    ),
    pytest.param(
        CUSTOM.format("web", "text/html", "index", "true", "false", "web") + "[outputs]\npage = ['web', 'html']\n",
        SHOP,
        id="an HTML format without links",
    ),
    pytest.param(
        CUSTOM.format("data", "application/json", "data", "false", "true", "") + "[outputs]\npage = ['html', 'data']\n",
        SHOP,
        id="a JSON format with links",
    ),
    pytest.param("[outputFormats.html]\nbaseName = 'main'\n", SHOP, id="HTML with another file name"),
    pytest.param("[outputFormats.HTML]\npath = 'web'\n", SHOP, id="HTML in a folder"),
    pytest.param("[outputFormats.html]\nugly = true\n", SHOP, id="HTML with ugly URLs"),
    pytest.param("uglyURLs = true\n[outputFormats.html]\nnoUgly = true\n", SHOP, id="HTML without ugly URLs"),
    pytest.param("[mediaTypes.'text/html']\nsuffixes = ['htm']\n", SHOP, id="another suffix for HTML"),
    pytest.param(
        TWO + "[languages.nb.outputs]\npage = ['amp', 'html']\n",
        {"p.md": "aliases: [/x]", "p.nb.md": "aliases: [/x]", "s/_index.nb.md": "aliases: [/y]"},
        id="outputs of a language",
    ),
    pytest.param(
        TWO + CUSTOM.format("web", "text/html", "index", "true", "true", "web").replace("[", "[languages.nb."),
        {"p.md": "aliases: [/x]", "p.nb.md": "aliases: [/x]\noutputs: [web]"},
        id="a format of a language",
    ),
    pytest.param(
        "disableAliases = true\n" + TWO + "disableAliases = false\n",
        {"p.md": "aliases: [/x]", "p.nb.md": "aliases: [/x]"},
        id="disableAliases of the site and not of a language",
    ),
    pytest.param(
        TWO + "removePathAccents = true\n",
        {"É.md": "aliases: [/É]", "É.nb.md": ""},
        id="removePathAccents of a language",
    ),
    pytest.param(
        TWO + "disablePathToLower = true\n",
        {"E/F.md": "", "E/F.nb.md": "slug: Gg"},
        id="disablePathToLower of a language",
    ),
    pytest.param(
        TWO + "uglyURLs = true\n", {"p.md": "", "p.nb.md": "aliases: [/x]"}, id="uglyURLs of the last language"
    ),
    pytest.param(
        "[languages.en]\nuglyURLs = true\n[languages.nb]\n",
        {"p.md": "", "p.nb.md": "aliases: [/x]"},
        id="uglyURLs of the first language",
    ),
    pytest.param(
        "uglyURLs = true\n[languages.en]\nuglyURLs = false\n",
        {"p.md": "aliases: [/x]"},
        id="uglyURLs taken back by a language",
    ),
    pytest.param(
        "[languages.en.uglyURLs]\ns = true\n[languages.nb]\n",
        {"s/p.md": "", "s/p.nb.md": "", "q.md": ""},
        id="a map of uglyURLs of the first language",
    ),
    pytest.param(
        "[languages.en]\n[languages.nb.uglyURLs]\ns = true\n",
        {"s/p.md": "", "s/p.nb.md": "", "q.md": ""},
        id="a map of uglyURLs of the last language",
    ),
    pytest.param(
        "[uglyURLs]\ns = true\n[languages.en]\nuglyURLs = true\n[languages.nb]\n",
        {"s/p.md": "", "s/p.nb.md": "", "q.md": ""},
        id="a map of uglyURLs and a switch of a language",
    ),
    *[
        pytest.param(f"baseURL = '{base}'\n", SHOP, id=f"the base URL {base!r}")
        for base in (
            "https://e.org/å b/",
            "HTTPS://E.org/Sub",
            "https://e.org/%C3%A5/",
            "https://e.org:8080",
            "//e.org/",
            "e.org",
            "/sub/",
            "https://e.org//",
            "https://e.org/a/../b",
        )
    ],
    pytest.param(
        TWO + "baseURL = 'https://b.org/å/'\n",
        {"p.md": "aliases: [/x]", "p.nb.md": "aliases: [/x]"},
        id="a host with an accent in its path",
    ),
]


@pytest.mark.parametrize(("config", "pages"), OUTPUTS)
def test_outputs_give_the_links_and_redirects_of_hugo(tmp_path: Path, config: str, pages: dict[str, str]) -> None:
    judge(small_site(tmp_path / "site", config, pages))


SLUGGED = {
    "s/_index.md": "title: Ess Title\nslug: esse",
    "s/p.md": "aliases: [p-old]",
    "s/t/_index.md": "title: T T\naliases: [t-old]",
    "s/t/u/deep.md": "slug: deep-slug\naliases: [../up]",
    "s/t/b/index.md": "",
    "tags/_index.md": "slug: etiketter",
    "tags/x/_index.md": "slug: iks",
}
DATED = {
    "s/_index.md": "title: S",
    "s/a.md": "title: A A\ndate: 2023-04-05",
    "s/t/_index.md": "title: T",
    "s/t/b.md": "title: B\ndate: 2024-05-06",
    "auto/c.md": "title: C\ndate: 2022-01-02",
    "auto/in/d.md": "title: D",
}
TERMS = {"tags/a.md": "", "tags/x/b.md": "", "s/c.md": "tags: [y]"}
GIVEN = "[cascade]\nslug = 'given'\n[cascade.target]\nkind = '{}'\n"
LAYOUTS = [
    pytest.param("", SLUGGED, id="sections with slugs"),
    pytest.param("", {**SLUGGED, "s/_index.md": "slug: a/b"}, id="a slug with a slash"),
    pytest.param("", {**SLUGGED, "s/_index.md": "slug: Esse Å\nurl: /else/"}, id="a section with a slug and a url"),
    pytest.param("", {**SLUGGED, "s/_index.md": "slug: esse\ndraft: true"}, id="a section with a slug that is a draft"),
    pytest.param("uglyURLs = true\n", SLUGGED, id="sections with slugs and ugly URLs"),
    pytest.param("[permalinks.page]\ns = '/x/:sections/:slug/'\n", SLUGGED, id=":sections"),
    pytest.param("[permalinks.page]\ns = '/x/:sectionslugs/:filename/'\n", SLUGGED, id=":sectionslugs"),
    pytest.param("[permalinks.section]\ns = '/x/:sections/'\n", SLUGGED, id="permalinks of sections"),
    pytest.param("[permalinks.page]\ns = '/:year/:month/:title/'\nauto = '/:year/:title/'\n", DATED, id="dates"),
    pytest.param("[permalinks.section]\ns = '/:year/:month/:title/'\n", DATED, id=":year of sections without a date"),
    pytest.param(
        "[permalinks.section]\ns = '/:year/:month/:title/'\n",
        {**DATED, "s/t/b.md": "date: 2999-05-06", "s/a.md": "date: 2998-01-01\ndraft: true"},
        id=":year of a section above pages to come",
    ),
    pytest.param(
        "[permalinks.section]\ns = '/:year/:month/:title/'\n",
        {**DATED, "s/t/_index.md": "title: T\ndate: 2010-02-03", "s/a.md": "lastmod: 2015-01-01"},
        id=":year of a section above one with a date",
    ),
    pytest.param(
        "[permalinks.section]\ns = '/:year/:title/'\n" + TWO,
        {
            "s/_index.md": "title: S",
            "s/_index.nb.md": "title: S",
            "s/a.md": "date: 2001-01-01",
            "s/a.nb.md": "date: 2002-01-01",
        },
        id=":year of sections in two languages",
    ),
    pytest.param(
        "[permalinks]\ns = '/p/:title/'\ntags = '/t/:title/'\n",
        {**SLUGGED, "s/p.md": "title: P P"},
        id="permalinks without a kind",
    ),
    pytest.param(
        "[permalinks.page]\ns = '/p/:sections/:sectionslugs/:filename/'\n",
        {"s.md": "title: S", "s/p.md": "", "s/t/_index.md": "title: T T", "s/t/q.md": ""},
        id="a page in place of a section",
    ),
    pytest.param(
        "[permalinks.page]\ns = '/p/:sections/:filename/'\n",
        {"s/p.md": "", "s/t/u/q.md": "", "s/t/b/index.md": ""},
        id="sections without a file",
    ),
    pytest.param(
        "[permalinks.page]\n'/' = '/:year/:filename/'\n",
        {"p.md": "date: 2020-01-01", "b/index.md": "date: 2021-01-01", "s/q.md": ""},
        id="permalinks of the content root",
    ),
    pytest.param(
        "[permalinks.page]\ns = '/x/:title/'\n" + TWO + "[languages.nb.permalinks.page]\nt = '/y/:title/'\n",
        {"s/a.md": "title: A A", "s/a.nb.md": "title: A A", "t/b.nb.md": "title: B B", "t/b.md": "title: B B"},
        id="permalinks of a language",
    ),
    pytest.param(
        "[[permalinks]]\npattern = '/l/:title/'\n[permalinks.target]\nkind = 'page'\npath = '/s/**'\n",
        {"s/a.md": "title: A A\naliases: [old]", "t/b.md": ""},
        id="permalinks as a list",
    ),
    pytest.param(
        "[frontmatter]\ndate = [':filename', ':default']\n[permalinks.page]\ns = '/:year/:slug/'\n",
        {
            "s/2024-01-02-named.md": "title: T",
            "s/2024-01-03-b/index.md": "date: 2001-01-01",
            "s/2023-02-03-c.md": "slug: own",
            "2022-01-01-top.md": "",
            "s/plain.md": "title: Plain\ndate: 2020-01-01",
        },
        id="dates from file names",
    ),
    pytest.param(
        "[frontmatter]\ndate = [':filename']\npublishDate = [':filename']\n",
        {"2999-01-02-later.md": "aliases: [/x]", "2001-01-02-now.md": "aliases: [/y]"},
        id="future dates from file names",
    ),
    pytest.param(
        "[frontmatter]\ndate = ['born']\n[permalinks.page]\ns = '/:year/:filename/'\n",
        {"s/a.md": "born: 2010-01-01\ndate: 2020-01-01", "s/b.md": "Born: 2011-01-01"},
        id="dates from another key",
    ),
    pytest.param(
        "timeZone = 'Asia/Tokyo'\n[permalinks.page]\ns = '/:year/:month/:day/:filename/'\n",
        {
            "s/a.md": "date: 2024-01-01T23:00:00Z",
            "s/b.md": "date: 2023-01-01T23:00:00",
            "s/c.md": "date: 2023-01-01",
            "s/d.md": "date: 2023-01-01T00:00:00+12:00",
        },
        id="timeZone",
    ),
    pytest.param(
        "[permalinks.page]\ns = '/:year/:month/:day/:filename/'\n" + TWO + "timeZone = 'America/New_York'\n",
        {"s/a.nb.md": "date: 2024-01-01T23:00:00", "s/a.md": "date: 2023-01-01"},
        id="timeZone of a language",
    ),
    pytest.param(
        "[permalinks.page]\ns = '/:year/:filename/'\n" + TWO + "[languages.nb.frontmatter]\ndate = ['born']\n",
        {"s/a.nb.md": "born: 2024-01-01\ndate: 2020-01-01", "s/a.md": "born: 2024-01-01\ndate: 2020-01-01"},
        id="dates of a language",
    ),
    *[
        pytest.param(
            f"disableKinds = {list(kinds)}\n{config}",
            {**TERMS, **more},
            id=f"{what}, disableKinds {' and '.join(kinds) or 'nothing'}",
        )
        for kinds in ((), ("taxonomy",), ("term",), ("taxonomy", "term"), ("section",))
        for what, config, more in (
            ("terms with slugs", "", {"tags/_index.md": "slug: tt", "tags/x/_index.md": "slug: xx"}),
            ("terms with cascades", "", {"tags/_index.md": "cascade: {slug: tt}", "tags/x/_index.md": "title: X"}),
            ("taxonomies without a file", GIVEN.replace("{}", "taxonomy"), {}),
            ("folders of taxonomies as sections", GIVEN.replace("{}", "{section,term}"), {}),
        )
    ],
]


@pytest.mark.parametrize(("config", "pages"), LAYOUTS)
def test_sections_and_permalinks_lie_where_hugo_has_them(tmp_path: Path, config: str, pages: dict[str, str]) -> None:
    judge(small_site(tmp_path / "site", config, pages))
