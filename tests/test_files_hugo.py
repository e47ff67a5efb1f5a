"""Content files as pages, with the real Hugo as the judge: languages by every way there is, sites, dates, cascades."""

from __future__ import annotations

from pathlib import Path

import pytest

from hugolint.hugo.publishing.published import live_files
from hugolint.hugo.site import Site
from tests.whole_site import TWO, ask_hugo, judge, quiet_environment, read_ours, small_site

__all__ = ["quiet_environment"]

THREE = f"{TWO}[languages.da]\nweight = 3\n"
HOSTS = (
    "[languages.en]\nweight = 1\nbaseURL = 'https://en.org/'\n"
    "[languages.nb]\nweight = 2\nbaseURL = 'https://nb.org/'\n"
    "[languages.da]\nweight = 3\nbaseURL = 'https://da.org/sub/'\n"
)
CONTENT = {
    "_index.md": "aliases: [/home-old]",
    "_index.nb.md": "title: hjem",
    "a.md": "aliases: [/a-old]",
    "a.nb.md": "aliases: [/a-old, beside]",
    "upper.NB.md": "",
    "unknown.sv.md": "aliases: [/unknown-old]",
    "two.nb.da.md": "",
    "dropped.nb.rest.md": "",
    "dotted.name.nb.md": "",
    "nb.md": "title: no language",
    "wrapped._language_nb_.md": "",
    "lost._language_sv_.md": "",
    "both.md": "",
    "both.en.md": "title: this one",
    "s/_index.md": "slug: moved",
    "s/_index.nb.md": "slug: flyttet\naliases: [s-old]",
    "s/p.md": "aliases: [p-old]",
    "s/p.nb.md": "url: /nb/forced/",
    "s/q.nb.md": "url: relative/\naliases: [/q-old]",
    "s/draft.da.md": "draft: true\naliases: [/draft-old]",
    "b/index.md": "aliases: [/b-old]",
    "b/index.da.md": "slug: bundt",
    "b/inner.nb.md": "aliases: [/inner-old]",
    "b/deep/index.md": "aliases: [/deep-old]",
    "h/index.nb.md": "headless: true\naliases: [/h-old]",
    "t/u/v.da.md": "tags: [Ett To]",
    "tags/ett-to/_index.da.md": "aliases: [/tag-old]",
    "/content/s/loose.txt": "x",
}
WAYS = [
    pytest.param("", id="one language"),
    pytest.param("defaultContentLanguage = 'nb'\n", id="one language that is not English"),
    pytest.param("defaultContentLanguageInSubdir = true\n", id="one language in a folder"),
    pytest.param(TWO, id="two languages"),
    pytest.param(THREE, id="three languages"),
    pytest.param(f"defaultContentLanguageInSubdir = true\n{THREE}", id="all in folders"),
    pytest.param(f"defaultContentLanguage = 'nb'\n{THREE}", id="another default"),
    pytest.param(f"defaultContentLanguage = 'da'\ndefaultContentLanguageInSubdir = true\n{THREE}", id="both"),
    pytest.param(f"disableLanguages = ['nb']\n{THREE}", id="one disabled"),
    pytest.param(f"{THREE}disabled = true\n", id="the last disabled"),
    pytest.param(HOSTS, id="a host for each"),
    pytest.param(f"defaultContentLanguageInSubdir = true\n{HOSTS}", id="hosts and folders"),
    pytest.param(f"defaultContentLanguage = 'da'\n{HOSTS}", id="hosts and another default"),
    pytest.param(f"disableLanguages = ['nb']\n{HOSTS}", id="hosts and one disabled"),
    pytest.param(f"{TWO}[languages.da]\nbaseURL = 'https://da.org/'\n", id="one host is enough"),
    pytest.param(f"uglyURLs = true\n{THREE}", id="ugly URLs"),
    pytest.param(f"ignoreFiles = ['\\.nb\\.md$', 'deep']\n{THREE}", id="ignoreFiles"),
    pytest.param(f"[permalinks.page]\ns = '/:sections/:slug/'\n{THREE}", id="permalinks"),
]


@pytest.mark.parametrize("config", WAYS)
def test_one_content_by_every_sort_of_languages(tmp_path: Path, config: str) -> None:
    judge(small_site(tmp_path / "site", config, CONTENT))


def matrix(languages: str) -> str:
    """The front matter of a page that names its languages."""
    return f"aliases: [/old]\nsites: {{matrix: {{languages: {languages}}}}}"


SITES = [
    pytest.param(THREE, {"a.md": matrix('["**"]')}, id="all languages"),
    pytest.param(THREE, {"a.md": matrix("[nb]")}, id="another language"),
    pytest.param(THREE, {"a.md": matrix("nb")}, id="a word"),
    pytest.param(THREE, {"a.md": matrix("[nb, en]")}, id="two of three"),
    pytest.param(THREE, {"a.md": matrix('["! nb"]')}, id="all but one"),
    pytest.param(THREE, {"a.md": matrix('["*", "! nb"]')}, id="all but one of all"),
    pytest.param(THREE, {"a.md": matrix('["d*"]')}, id="a glob"),
    pytest.param(THREE, {"a.md": matrix("[xx]")}, id="none that is there"),
    pytest.param(THREE, {"a.nb.md": matrix("[xx]")}, id="none that is there, and a language in the name"),
    pytest.param(THREE, {"a.md": matrix("[NB]")}, id="capitals choose nothing"),
    pytest.param(THREE, {"a.md": matrix("[]")}, id="an empty list"),
    pytest.param(THREE, {"a.md": "sites: {matrix: {}}"}, id="an empty matrix"),
    pytest.param(THREE, {"a.md": "sites: {}"}, id="empty sites"),
    pytest.param(THREE, {"a.nb.md": matrix("[da]")}, id="against the name"),
    pytest.param(THREE, {"a.nb.md": matrix('["**"]')}, id="more than the name"),
    pytest.param(THREE, {"a/index.md": matrix("[nb, da]"), "a/b.md": ""}, id="a bundle"),
    pytest.param(THREE, {"s/_index.md": matrix("[nb]"), "s/p.md": "aliases: [p-old]"}, id="a section"),
    pytest.param(THREE, {"s/_index.nb.md": "slug: x", "s/p.md": matrix('["**"]')}, id="below a section with a slug"),
    pytest.param(
        THREE,
        {"s/_index.md": "slug: x\nsites: {matrix: {languages: [nb]}}", "s/p.md": "", "s/p.nb.md": ""},
        id="a slug goes along",
    ),
    pytest.param(THREE, {"a.md": matrix('["**"]'), "a.nb.md": "aliases: [/nb-old]"}, id="a name beats it"),
    pytest.param(THREE, {"a/index.md": matrix('["**"]'), "a.nb.md": ""}, id="a name beats a bundle"),
    pytest.param(THREE, {"a.md": "", "a.nb.md": matrix('["**"]')}, id="with a name it beats a page without"),
    pytest.param(THREE, {"tags/x/_index.md": matrix('["**"]'), "a.nb.md": "tags: [x]"}, id="a term"),
    pytest.param(THREE, {"_index.md": "sites: {matrix: {languages: [da]}}", "a.md": ""}, id="the home page"),
    pytest.param(THREE, {"a.md": f"draft: true\n{matrix('[nb]')}"}, id="a draft"),
    pytest.param(THREE, {"a.md": f"url: /x/\n{matrix('[nb]')}"}, id="a url"),
    pytest.param(
        THREE,
        {"s/_index.nb.md": "cascade: {slug: c}", "s/p.md": matrix("[nb]"), "s/q.md": ""},
        id="the cascade of its new language",
    ),
    pytest.param(
        "[languages.en]\ncontentDir = 'content/en'\n[languages.nb]\ncontentDir = 'content/nb'\n",
        {"en/a.md": matrix('["**"]'), "nb/a.md": "", "en/b.md": "", "nb/b.md": matrix('["**"]')},
        id="the first mount beats the second",
    ),
    pytest.param(HOSTS, {"a.md": matrix('["**"]'), "b.md": matrix("[nb]")}, id="hosts"),
    pytest.param(
        f"defaultContentLanguageInSubdir = true\n{THREE}", {"a.md": matrix("[nb, en]")}, id="languages in folders"
    ),
    pytest.param(f"disableLanguages = ['nb']\n{THREE}", {"a.md": matrix("[nb]"), "b.md": ""}, id="a disabled one"),
    pytest.param("", {"a.md": matrix("[en]"), "b.md": matrix("[nb]")}, id="one language"),
    pytest.param("", {"a.md": "sites: {matrix: {versions: ['v1.*'], roles: ['**']}}"}, id="one version, one role"),
]


@pytest.mark.parametrize(("config", "pages"), SITES)
def test_a_page_goes_to_the_languages_that_it_names(tmp_path: Path, config: str, pages: dict[str, str]) -> None:
    judge(small_site(tmp_path / "site", config, pages))


VERSIONS = "[versions.'v1.0.0']\n[versions.'v2.0.0']\n"
ROLES = "[roles.guest]\n[roles.member]\n"
UNKNOWN = [
    pytest.param(THREE, {"a.md": "sites: {complements: {languages: [nb]}}"}, {"a.md"}, id="complements"),
    pytest.param(THREE, {"s/_index.md": "cascade: {sites: {matrix: {languages: [nb]}}}", "s/a.md": "",
                         "s/b.md": matrix("[da]")}, {"s/_index.md", "s/a.md"}, id="a cascade of sites"),
    pytest.param(VERSIONS, {"a.md": "", "b.md": "sites: {matrix: {versions: ['v1.*']}}"}, {"b.md"}, id="a version"),
    pytest.param(VERSIONS, {"a.md": "", "b.md": "sites: {matrix: {versions: ['**']}}"}, {"b.md"}, id="all versions"),
    pytest.param(ROLES, {"a.md": "", "b.md": "sites: {matrix: {roles: [member]}}"}, {"b.md"}, id="a role"),
    pytest.param(
        THREE, {"a.nb.md": matrix('["**"]'), "a.da.md": matrix('["**"]')}, {"a.nb.md", "a.da.md"}, id="two of a kind"
    ),
    pytest.param(
        THREE + VERSIONS, {"a.nb.md": "", "b.md": matrix('["**"]')}, {"b.md"}, id="languages where there are versions"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("config", "pages", "unknown"), UNKNOWN)
def test_where_a_page_goes_is_unknown_and_never_wrong(
    tmp_path: Path, config: str, pages: dict[str, str], unknown: set[str]
) -> None:
    root = small_site(tmp_path / "site", config, pages)
    ours, site = read_ours(root)
    hugo = ask_hugo(root)
    assert hugo.failure == ""
    left = {page.path.removeprefix("content/") for page in site.pages if page.permalink is None}
    assert left == unknown
    assert {row for row in ours.rows if row[2] is not None} <= set(hugo.rows)
    assert ours.redirects <= hugo.redirects
    assert any("the URL of" in clause for clause in site.unknown)


def test_before_0_153_sites_is_a_word_like_any_other(tmp_path: Path) -> None:
    pages = {
        "a.md": matrix("[nb]"),
        "s/_index.md": "cascade: {slug: x, target: {sites: {matrix: {languages: [nb]}}}}",
        "s/p.md": "",
    }
    _, site = read_ours(small_site(tmp_path / "site", THREE, pages), version="0.152.2")
    assert {page.path: page.permalink for page in site.pages} == {
        "content/a.md": "https://e.org/a/",
        "content/s/_index.md": "https://e.org/s/",
        "content/s/p.md": "https://e.org/s/x/",
    }


NAMESAKES = {
    "demo.md": "",
    "demo/_index.md": "",
    "demo/p.md": "",
    "apart.nb.md": "",
    "apart/p.md": "",
    "alone.md": "",
    "alone/_index.md": "",
    "tags.md": "",
    "tags/x.md": "",
    "s/demo.md": "",
    "s/demo/p.md": "",
}


def _listed(site: Site) -> set[str]:
    return {page.path.removeprefix("content/") for page in site.pages}


def test_a_page_beside_a_section_of_its_name(tmp_path: Path) -> None:
    """Between 0.153 and 0.163.2 Hugo loses what has the place of a section in the content root."""
    root = small_site(tmp_path / "site", TWO, NAMESAKES)
    kept = {"demo/p.md", "apart/p.md", "alone/_index.md", "tags.md", "tags/x.md", "s/demo.md", "s/demo/p.md"}
    for version in ("0.153.0", "0.160.1", "0.163.0"):
        assert _listed(read_ours(root, version=version)[1]) == kept
    for version in ("0.152.2", "0.163.3"):
        assert _listed(read_ours(root, version=version)[1]) == {*kept, "demo/_index.md", "apart.nb.md"}
    known = {row[0].removeprefix("content/") for row in ask_hugo(root).rows}
    assert known - {"demo.md", "alone.md"} | {"demo/_index.md", "alone/_index.md"} == {
        *kept,
        "demo/_index.md",
        "apart.nb.md",
    }


RULE = "[permalinks.page]\ns = '/:year/:month/:day/:slug/'\n"
DATES = [
    pytest.param(
        f"[frontmatter]\ndate = [':filename', ':default']\n{RULE}",
        {
            "s/2024-01-02-one.md": "",
            "s/2024-01-02-two.md": "date: 2020-05-06",
            "s/2024-01-02-three.md": "slug: own",
            "s/2024-01-02-four/index.md": "",
            "s/2024-01-02-five.nb.md": "",
            "s/2999-01-02-six.md": "aliases: [/six]",
            "s/2024-13-02-seven.md": "date: 2020-05-06",
            "s/2024-01-02.md": "title: none left",
        },
        id="from the name first",
    ),
    pytest.param(
        f"[frontmatter]\ndate = ['date', ':filename']\n{RULE}",
        {"s/2024-01-02-two.md": "date: 2020-05-06", "s/2024-01-02-one.md": "", "s/x.md": "publishDate: 2021-01-01"},
        id="from the name last",
    ),
    pytest.param(
        f"[frontmatter]\ndate = ['when', 'lastmod', ':default']\npublishDate = ['from']\nexpiryDate = ['until']\n{RULE}",
        {
            "s/a.md": "when: 2024-02-03\ndate: 2020-01-01",
            "s/b.md": "lastmod: 2024-02-03",
            "s/c.md": "from: 2999-01-01\ndate: 2020-01-01\naliases: [/c-old]",
            "s/d.md": "until: 2000-01-01\ndate: 2020-01-01\naliases: [/d-old]",
            "s/e.md": "publishDate: 2999-01-01\nexpiryDate: 2000-01-01\ndate: 2020-01-01",
        },
        id="from keys of one's own",
    ),
    pytest.param(
        f"timeZone = 'Asia/Tokyo'\n{RULE}{THREE}timeZone = 'America/New_York'\n",
        {
            name: "date: " + date
            for language in ("", ".nb", ".da")
            for name, date in (
                (f"s/a{language}.md", "2024-01-01"),
                (f"s/b{language}.md", "2024-01-01T23:30:00"),
                (f"s/c{language}.md", "2024-01-01T23:30:00Z"),
                (f"s/d{language}.md", "2024-01-01T00:30:00+02:00"),
            )
        },
        id="zones",
    ),
    pytest.param(
        f"[frontmatter]\ndate = [':filename']\n{TWO}[languages.nb.frontmatter]\ndate = ['dato']\n"
        "[languages.nb.permalinks.page]\ns = '/:year/:slug/'\n",
        {"s/2024-01-02-a.nb.md": "dato: 2022-01-01", "s/2024-01-02-b.md": "dato: 2022-01-01"},
        id="keys of a language",
    ),
    pytest.param(TWO, {"_index.md": "expiryDate: 2000-01-01\naliases: [/h]", "a.md": ""}, id="an expired home page"),
    pytest.param(
        TWO, {"_index.md": "date: 2999-01-01\naliases: [/h]", "_index.nb.md": "", "a.nb.md": ""}, id="a home to come"
    ),
    pytest.param(
        "", {"s/_index.md": "expiryDate: 2000-01-01\nslug: x", "s/p.md": "aliases: [p-old]"}, id="an expired section"
    ),
    pytest.param("", {"tags/a/_index.md": "expiryDate: 2000-01-01\naliases: [/h]", "p.md": "tags: [a]"},
                 id="an expired term"),
    pytest.param(
        "", {"b/index.md": "publishDate: 2999-01-01\naliases: [/h]", "b/p.md": "aliases: [/i]"}, id="a bundle to come"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("config", "pages"), DATES)
def test_dates_decide_what_hugo_lets_them(tmp_path: Path, config: str, pages: dict[str, str]) -> None:
    judge(small_site(tmp_path / "site", config, pages))


MANY = """cascade:
- target: {kind: section}
  slug: sec
- target: {kind: page, path: '/s/t/**'}
  build: {render: never}
- target: {path: '{/s/u,/s/u/**}', environment: production}
  build: {render: link, list: never}
- target: {path: '/s/v/**', environment: 'stag*'}
  draft: true
- target: {kind: '{page,section}'}
  aliases: [old]
- outputs: [html, json]"""
TREE = {f"s/{name}": "" for name in ("p.md", "t/p.md", "t/b/index.md", "u/p.md", "v/p.md", "v/w/x.md")} | {
    f"s/{name}/_index.md": "" for name in ("t", "u", "v")
}
CASCADES = [
    pytest.param("", {**TREE, "s/_index.md": MANY}, (), id="many targets"),
    pytest.param("", {**TREE, "s/_index.md": MANY}, ("-e", "staging"), id="many targets in another environment"),
    pytest.param(TWO, {**TREE, "s/_index.md": MANY, "s/t/p.nb.md": "", "s/_index.nb.md": "cascade: {slug: nb}"}, (),
                 id="many targets in one of two languages"),
    pytest.param(
        "[[cascade]]\nslug = 'c'\n[cascade.target]\nkind = 'page'\npath = '/s/**'\n"
        "[[cascade]]\ndraft = true\n[cascade.target]\nenvironment = 'staging'\n"
        "[[cascade]]\n[cascade.build]\nlist = 'never'\n[cascade.target]\npath = '/s/t/**'\n",
        TREE, ("-e", "staging"), id="many in the config"),
    pytest.param("", {"s/_index.md": "cascade: {build: {render: never}}", "s/p.md": "build: {list: never}",
                      "s/q.md": "", "s/r.md": "build: {}"}, (), id="build is one value"),
    pytest.param("", {"s/_index.md": "cascade: {build: {list: local}, aliases: [/x]}", "s/p.md": "headless: true",
                      "s/q.md": "", "s/b/index.md": "", "s/b/c.md": "", "a.md": ""}, (),
                 id="build, headless and bundles"),
    pytest.param("", {"s/_index.md": "cascade: {headless: true}", "s/p.md": "headless: false", "s/q.md": ""}, (),
                 id="headless taken back"),
    pytest.param("", {"s/_index.md": "cascade: {draft: true}", "s/p.md": "draft: false", "s/t/_index.md":
                      "cascade: {draft: false}", "s/t/p.md": "aliases: [/t]", "s/q.md": "aliases: [/q]"}, (),
                 id="drafts taken back"),
    pytest.param("", {"s/_index.md": "cascade: {date: 2999-01-01, aliases: [/all]}", "s/p.md": "date: 2020-01-01",
                      "s/q.md": "publishDate: 2020-01-01", "s/r.md": ""}, (), id="a date to come"),
    pytest.param(
        THREE,
        {
            "s/_index.md": "cascade:\n- target: {sites: {matrix: {languages: [nb, da]}}}\n  slug: x\n- slug: y",
            "s/a.md": "", "s/b.nb.md": "", "s/c.da.md": "",
        },
        (), id="targets by language"),
]  # fmt: skip


@pytest.mark.parametrize(("config", "pages", "flags"), CASCADES)
def test_several_cascades_give_what_hugo_gives(
    tmp_path: Path, config: str, pages: dict[str, str], flags: tuple[str, ...]
) -> None:
    judge(small_site(tmp_path / "site", config, pages), *flags)


INNER = {
    "s/b/index.md": "",
    "s/b/in.md": "tags: [inner, Shared]",
    "s/b/draft.md": "draft: true\ntags: [inner draft]",
    "s/b/later.md": "date: 2999-01-01\ntags: [later]",
    "s/b/dated.md": "date: 2020-01-01\ntags: [dated]",
    "s/b/never.md": "build: {render: never}\ntags: [never]",
    "s/b/unlisted.md": "build: {list: never}\ntags: [unlisted]",
    "s/b/sub/x.md": "tags: [below]",
    "s/b/sub/_index.md": "tags: [branch]",
    "s/d/index.md": "draft: true",
    "s/d/in.md": "tags: [of a draft]",
    "s/h/index.md": "headless: true",
    "s/h/in.md": "categories: of a headless bundle",
    "s/c/_index.md": "cascade: {tags: [from above]}",
    "s/c/b/index.md": "tags: [own]",
    "s/c/b/in.md": "",
}


def test_the_pages_inside_bundles_make_terms(tmp_path: Path) -> None:
    root = small_site(tmp_path / "site", "", INNER)
    _, site = read_ours(root)
    lists = {name for name in live_files(site) if name.startswith(("tags/", "categories/"))}
    assert lists == {name for name in ask_hugo(root).files if name.startswith(("tags/", "categories/"))}
    assert "tags/of-a-draft/index.html" in lists
