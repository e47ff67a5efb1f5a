"""Whole small sites, with the real Hugo as the judge of their pages, links and redirects."""

from __future__ import annotations

from pathlib import Path

import pytest

from hugolint.hugo.site import BuildOptions, load_site
from tests.conftest import BAD, PAGE, Bench
from tests.whole_site import TWO, judge, quiet_environment, read_ours, small_site

__all__ = ["quiet_environment"]

PAGES = {
    "_index.md": "title: Home\naliases: [/start]",
    "top.md": "title: Top\naliases: [old-top, /x/top.html]",
    "s/_index.md": "title: S\naliases: [/s-old, rel]",
    "s/p.md": "title: P\naliases: [gone, ../up, /abs/]",
    "s/t/deep.md": "title: Deep\naliases: /deep /deeper",
    "s/b/index.md": "title: Bundle\naliases: [bundle-old]",
    "s/b/doc.md": "title: Resource\naliases: [/never]",
    "s/b/below/also.md": "title: Resource too",
    "tags/_index.md": "title: Tags\naliases: [/tags-old]",
    "tags/red/_index.md": "title: Red\naliases: [red-old]",
    "tags/blue.md": "title: No term",
}

BOTH = {
    "_index.md": "title: Home",
    "_index.nb.md": "title: Hjem\naliases: [/start]",
    "s/p.md": "title: P\naliases: [old, /x]",
    "s/p.nb.md": "title: P\naliases: [old, /x, ../../y]",
    "s/q.nb.md": "title: Q\nslug: kvern",
    "s/r.sv.md": "title: Another language is none",
    "b/index.md": "title: B",
    "b/index.nb.md": "title: B\nurl: /rooted/",
    "c/index.nb.md": "title: C\nurl: unrooted",
}

MATRIX = (
    TWO + "[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n[module.mounts.sites.matrix]\nlanguages = [{}]\n"
)

HOSTS = "[languages.en]\nbaseURL = 'https://en.org/'\n[languages.nb]\nbaseURL = 'https://nb.org/'\n"

SITES = [
    pytest.param(HOSTS, BOTH, id="a host for each language"),
    pytest.param(HOSTS + "[languages.sv]\ndisabled = true\n", BOTH, id="a disabled language makes them one host"),
    pytest.param("[languages.en]\nbaseURL = 'https://en.org/'\n", PAGES, id="one language with a host of its own"),
    pytest.param("", PAGES, id="every kind of page"),
    pytest.param("", {"a.md": ""}, id="a page without a title"),
    pytest.param("", {"/content/a.md": "no front matter", "/content/b.md": ""}, id="no front matter, and no text"),
    pytest.param("", {"index.md": "aliases: [/x]", "a.md": "", "s/b.md": ""}, id="a leaf bundle as the home page"),
    pytest.param("", {"s/index.md": "", "s/_index.md": "", "s/a.md": "", "s/t/index.md": ""}, id="index beside _index"),
    pytest.param("", {"s/Index.MD": "", "t/_INDEX.md": "", "t/A.Md": ""}, id="capitals in names"),
    pytest.param(
        "",
        {"s/docs/_index.md": "slug: d", "s/docs-old/a.md": "", "s/docs-new/_index.md": "", "s/docs-new/a.md": ""},
        id="a folder whose name begins with that of a section with a slug",
    ),
    pytest.param(
        "",
        {
            "s/_index.md": "url: /:year/s/",
            "s/a.md": "date: 2024-03-09",
            "t/_index.md": "{url: '/:year/t/', expiryDate: 2999-01-01}",
            "t/a.md": "date: 2024-03-09",
        },
        id="a section takes the date of a page below, unless it has any date",
    ),
    pytest.param("[[permalinks]]\npattern = '/p/:slug'\n", {"_index.md": "url: /x/"}, id="a home page with a url"),
    pytest.param(
        "".join(
            f"[[module.mounts]]\nsource = '{source}'\ntarget = '{target}'\nfiles = ['**.md']\n"
            for source, target in (("more", "content"), ("docs", "content/u/k"))
        ),
        {
            "/docs/d.md": "",
            "/more/b.md": "",
            "/more/u/x.md": "",
            "/more/u/v/y.md": "",
            "/more/u/k/n.md": "",
            "/more/z/b.md": "",
        },
        id="a mount looks into folders in which another one is mounted",
    ),
    pytest.param("", {"S T/My Page.md": "aliases: [Old One]", "s-t/b.md": ""}, id="spaces in names"),
    pytest.param("uglyURLs = true\n", PAGES, id="ugly URLs"),
    pytest.param("[uglyURLs]\ns = true\n", PAGES, id="ugly URLs in one section"),
    pytest.param("disableAliases = true\n", PAGES, id="disableAliases"),
    pytest.param("disableKinds = ['section']\n", PAGES, id="disableKinds section"),
    pytest.param("disableKinds = ['taxonomy', 'term']\n", PAGES, id="disableKinds taxonomy and term"),
    pytest.param("disableKinds = ['term']\n", PAGES, id="disableKinds term"),
    pytest.param("disableKinds = ['taxonomy']\n", PAGES, id="disableKinds taxonomy"),
    pytest.param("disableKinds = ['home', 'RSS']\n", PAGES, id="disableKinds home and RSS"),
    pytest.param("disableKinds = ['page']\n", PAGES, id="disableKinds page"),
    pytest.param("disableKinds = ['Page', 'nope']\n", PAGES, id="disableKinds in capitals"),
    pytest.param("baseURL = 'https://e.org/sub/'\n", PAGES, id="a base URL with a path"),
    pytest.param("baseURL = 'https://e.org/sub'\ncanonifyURLs = true\n", PAGES, id="canonifyURLs"),
    pytest.param("baseURL = ''\n", PAGES, id="an empty base URL"),
    pytest.param("baseURL = '/'\n", PAGES, id="a base URL that is a slash"),
    pytest.param("baseURL = 'https://e.org/ '\n", PAGES, id="a base URL with a space at its end"),
    pytest.param("[taxonomies]\n", PAGES, id="no taxonomies"),
    pytest.param("[taxonomies]\ncolour = 'tags'\n", PAGES, id="own taxonomies"),
    pytest.param(
        "[taxonomies]\na = 'x/y'\n",
        {"x/_index.md": "", "x/y/_index.md": "", "x/y/z/_index.md": "", "x/y/z/w/_index.md": ""},
        id="a taxonomy below a folder",
    ),
    pytest.param(
        "[taxonomies]\na = 'Tags'\n", {"tags/_index.md": "", "tags/b/_index.md": ""}, id="a taxonomy in capitals"
    ),
    pytest.param(
        "", {"tags/a/b/_index.md": "", "tags/a/_index.md": "", "categories/_index.md": ""}, id="terms below terms"
    ),
    pytest.param(
        "ignoreFiles = ['secret', '\\.bak\\.md$']\n", {"a.md": "", "secret/b.md": "", "c.bak.md": ""}, id="ignoreFiles"
    ),
    pytest.param(
        "",
        {"a.md": "", ".b.md": "", "#c.md": "", "d.md~": "", "/content/loose.txt": "", "e.mdown": ""},
        id="loose files",
    ),
    pytest.param(TWO, BOTH, id="two languages by suffix"),
    pytest.param("defaultContentLanguageInSubdir = true\n" + TWO, BOTH, id="the default language in a folder"),
    pytest.param("defaultContentLanguage = 'nb'\n" + TWO, BOTH, id="another default language"),
    pytest.param(TWO + "baseURL = 'https://b.org/sub/'\n" + "[params]\na = 1\n", BOTH, id="a host for each language"),
    pytest.param(
        "[languages.en]\ncontentDir = 'content/en'\n[languages.nb]\ncontentDir = 'content/nb'\n",
        {"en/a.md": "aliases: [x]", "nb/a.md": "aliases: [x]", "nb/b.en.md": "", "nb/s/_index.md": ""},
        id="two languages by folder",
    ),
    pytest.param("[languages.en]\n[languages.nb]\ndisabled = true\n", BOTH, id="a disabled language"),
    pytest.param("disableLanguages = ['nb']\n" + TWO, BOTH, id="disableLanguages"),
    pytest.param(
        "[languages.en]\n[languages.nb]\ndisableKinds = ['section']\n",
        {"s/_index.md": "aliases: [/a]", "s/_index.nb.md": "aliases: [/b]"},
        id="disableKinds of a language",
    ),
    pytest.param(
        "[languages.en]\n[languages.nb.taxonomies]\nmerke = 'merker'\n",
        {
            "merker/_index.nb.md": "aliases: [/x]",
            "merker/a/_index.nb.md": "",
            "tags/_index.md": "",
            "tags/x/_index.md": "",
        },
        id="taxonomies of a language",
    ),
    pytest.param(
        "disableKinds = ['section']\n[languages.en]\n[languages.nb]\ndisableKinds = ['page']\n",
        {"s/_index.md": "aliases: [/a]", "s/_index.nb.md": "aliases: [/b]", "s/p.md": "", "s/p.nb.md": ""},
        id="disableKinds of the site and of a language",
    ),
    pytest.param(
        "[languages.en]\nweight = 2\nbaseURL = 'https://a.org/'\n[languages.nb]\nweight = 1\nbaseURL = 'https://b.org/x'\n",
        BOTH,
        id="two hosts, the other language first",
    ),
    pytest.param(
        "defaultContentLanguageInSubdir = true\n[languages.en]\nbaseURL = 'https://a.org/'\n[languages.nb]\n",
        BOTH,
        id="hosts and the default language in a folder",
    ),
    pytest.param("defaultContentLanguageInSubdir = true\n", PAGES, id="one language in a folder"),
    pytest.param(
        "defaultContentLanguage = 'nb'\n",
        {"a.nb.md": "", "b.en.md": "", "c.md": ""},
        id="one language that is not English",
    ),
    pytest.param(
        TWO, {"a.md": "aliases: [/nb/c]", "b.nb.md": "aliases: [../a-x, /../c]"}, id="aliases into the other language"
    ),
    pytest.param(
        TWO,
        {"a.md": "translationKey: k", "b.nb.md": "translationKey: k", "c.nb.md": "lang: en\nlanguage: en"},
        id="translations",
    ),
    pytest.param(
        "[languages.pt-br]\n[languages.en]\n[languages.klingonese]\n",
        {"a.pt-BR.md": "aliases: [/x]", "a.klingonese.md": "", "a.md": ""},
        id="odd languages",
    ),
    pytest.param(
        MATRIX.format("'**'"),
        {"a.md": "aliases: [/x, y]", "s/b.nb.md": "aliases: [/x]", "s/_index.md": ""},
        id="files in all languages",
    ),
    pytest.param(
        MATRIX.format("'nb'"),
        {"a.md": "aliases: [/x, y]", "s/b.en.md": "", "s/_index.md": ""},
        id="files in another language",
    ),
    pytest.param(MATRIX.format("'! nb'"), {"a.md": "aliases: [/x]"}, id="files in all languages but one"),
    pytest.param(
        "theme = ['one', 'two']\n",
        {
            "a.md": "aliases: [/mine]",
            "/themes/one/content/a.md": "---\ntitle: x\naliases: [/theirs]\n---\n",
            "/themes/one/content/b.md": "---\ntitle: x\naliases: [/one]\n---\n",
            "/themes/two/content/b.md": "---\ntitle: x\naliases: [/two]\n---\n",
            "/themes/two/content/s/_index.md": "---\nslug: esse\ncascade: {aliases: [given]}\n---\n",
            "s/p.md": "title: P",
        },
        id="content of themes",
    ),
    pytest.param("contentDir = 'pages'\n", {"/pages/a.md": "", "b.md": "", "/pages/s/b.md": ""}, id="contentDir"),
    pytest.param(
        "[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n[[module.mounts]]\nsource = 'docs'\ntarget = 'content/d o'\n",
        {"a.md": "", "/docs/b.md": "---\naliases: [x]\n---\n", "d o/_index.md": "slug: dee"},
        id="a mount below a section",
    ),
    pytest.param(
        "",
        {"a.md": "aliases: [/a, /a/, a, ../x]\nurl: /u/v.html", "b.md": "aliases: [/x y, '/q?a', '/h#i', /%20z]"},
        id="odd aliases",
    ),
    pytest.param(
        "",
        {
            "s/a.md": "aliases: [/one, /two]",
            "s/b.md": "aliases: [/one/, ../two]",
            "c.md": "aliases: [/one]\ndraft: true",
        },
        id="aliases of several pages",
    ),
]


@pytest.mark.parametrize(("config", "pages"), SITES)
def test_a_site_is_what_hugo_makes_of_it(tmp_path: Path, config: str, pages: dict[str, str]) -> None:
    judge(small_site(tmp_path / "site", config, pages))


def pages_of(root: Path, *flags: str, version: str = "") -> dict[str, str | None]:
    """The links of a site as hugolint sees them."""
    return {path: link for path, _, link in read_ours(root, *flags, version=version)[0].rows}


@pytest.mark.parametrize(
    ("version", "links"),
    [
        pytest.param(
            "0.168.0", ("/esse/", "/esse/p/", "/esse/t/q/"), id="since 0.167 a section's slug moves all below"
        ),
        pytest.param("0.167.0", ("/esse/", "/esse/p/", "/esse/t/q/"), id="and in 0.167 itself"),
        pytest.param("0.166.0", ("/s/", "/s/p/", "/s/t/q/"), id="before that it counts for nothing"),
    ],
)
def test_the_slug_of_a_section_depends_on_the_version(tmp_path: Path, version: str, links: tuple[str, ...]) -> None:
    root = small_site(tmp_path, "", {"s/_index.md": "slug: esse", "s/p.md": "", "s/t/q.md": ""})
    paths = ("content/s/_index.md", "content/s/p.md", "content/s/t/q.md")
    assert pages_of(root, version=version) == {
        path: f"https://e.org{link}" for path, link in zip(paths, links, strict=True)
    }


@pytest.mark.parametrize(
    ("version", "redirects"),
    [
        pytest.param("0.155.0", {"nb/x/index.html"}, id="since 0.155 an alias stays in its language"),
        pytest.param("0.154.5", {"x/index.html"}, id="before that it was at the root"),
    ],
)
def test_the_alias_of_a_language_depends_on_the_version(tmp_path: Path, version: str, redirects: set[str]) -> None:
    root = small_site(tmp_path, TWO, {"p.nb.md": "aliases: [/x]"})
    assert read_ours(root, version=version)[0].redirects == redirects


UNKNOWN = [
    pytest.param("", {"a.md": "sites: {complements: {languages: [en]}}"}, id="a page that completes other sites"),
    pytest.param("", {"a.md": "title: [open"}, id="front matter that cannot be read"),
    pytest.param(
        "[outputFormats.web]\nmediaType = 'x/y'\n[mediaTypes.'a/b']\nsuffixes = ['c']\n",
        {"a.md": "outputs: [web]"},
        id="an output format of an unknown type",
    ),
    pytest.param(
        "[permalinks.page]\ns = '/a/:slug/'\n's/t' = '/b/:slug/'\n", {"s/t/a.md": "title: A"}, id="two rules at once"
    ),
    pytest.param(
        "[permalinks.term]\ntags = '/:year/:slug/'\n", {"tags/a/_index.md": "title: A"}, id="the date of a term"
    ),
    pytest.param(
        "[permalinks.page]\ns = '/:sectionslugs/:slug/'\n",
        {"s/a.md": "title: A"},
        id="the title of a section without a file",
    ),
]


@pytest.mark.parametrize(("config", "pages"), UNKNOWN)
def test_what_cannot_be_known_is_said_to_be_unknown(tmp_path: Path, config: str, pages: dict[str, str]) -> None:
    _, site = read_ours(small_site(tmp_path, config, pages))
    (page,) = site.pages
    assert (page.permalink, page.output, page.aliases) == (None, None, ())
    # What a finding says of a front matter need not be said again.
    assert list(site.unknown) == ([] if page.matter.problems else [f"the URL of 1 page: {page.path}"])


def test_what_no_file_shows_is_said_once(tmp_path: Path) -> None:
    pages = {
        "a.md": "title: A",
        "/content/s/_content.gotmpl": "x",
        "/content/t/_content.gotmpl": "x",
        "/content/t/b.md": "{{< box >}}{{< box >}}",
    }
    _, site = read_ours(small_site(tmp_path, "theme = ['gone', 'lost']\n", pages))
    first, second, third = site.unknown
    assert first == "2 themes or modules not on disk: gone, lost"
    assert second == "the pages of 2 content adapters"
    assert third.startswith("1 shortcode name: ")
    assert pages_of(site.root) == {
        "content/a.md": "https://e.org/a/",
        "content/t/b.md": "https://e.org/t/b/",
    }


def test_a_file_of_several_languages_is_read_and_judged_once(bench: Bench) -> None:
    bench.write({"hugo.toml": MATRIX.format("'**'"), "content/a.md": BAD})
    site = load_site(bench.root, BuildOptions())
    assert [(page.path, page.language) for page in site.pages] == [("content/a.md", "en"), ("content/a.md", "nb")]
    assert [page.path for page in site.documents] == ["content/a.md"]
    assert site.files == 1
    assert bench.check("--select", "mailto-mismatch").found == ["content/a.md:4 mailto-mismatch"]


def test_what_lies_in_a_bundle_is_judged_and_is_no_page(bench: Bench) -> None:
    bench.write({"hugo.toml": "", "content/b/index.md": PAGE, "content/b/doc.md": BAD, "content/b/in/c.nb.md": BAD})
    site = load_site(bench.root, BuildOptions())
    assert [page.path for page in site.pages] == ["content/b/index.md"]
    assert [page.path for page in site.resources] == ["content/b/doc.md", "content/b/in/c.nb.md"]
    found = ["content/b/doc.md:4 mailto-mismatch", "content/b/in/c.nb.md:4 mailto-mismatch"]
    assert bench.check("--select", "mailto-mismatch").found == found


def test_aliases_from_the_config_are_placed_in_the_config(tmp_path: Path) -> None:
    _, site = read_ours(small_site(tmp_path, "[cascade]\naliases = ['/x']\n", {"s/a.md": "", "s/b.md": ""}))
    claims = site.alias_claims["x/index.html"]
    assert [page.path for page, _ in claims] == ["content/s/a.md", "content/s/b.md"]
    assert {alias.source.path for _, alias in claims} == {"hugo.toml"}


def test_aliases_from_a_cascade_are_placed_where_it_says_them(tmp_path: Path) -> None:
    _, site = read_ours(small_site(tmp_path, "", {"s/_index.md": "cascade: {aliases: [/x, /y]}", "s/a.md": ""}))
    page = next(page for page in site.pages if page.path == "content/s/a.md")
    places = [(alias.source.path, alias.source.text[alias.span.start : alias.span.end]) for alias in page.aliases]
    assert places == [("content/s/_index.md", "/x"), ("content/s/_index.md", "/y")]
