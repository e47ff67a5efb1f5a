"""Where content comes from, what of it counts, and who wins: judged by the real Hugo."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hugolint.hugo.config import load_config
from hugolint.hugo.errors import SiteError
from hugolint.hugo.ignore import compile_glob, compile_go
from hugolint.hugo.mounts import content_mounts, find_mounts, list_content, other_mounts, static_roots
from hugolint.hugo.paths import Resolution
from tests.hugo_dump import PAGE, hugo_rows, listed_paths, make_site, our_rows, resolve_site
from tests.real_hugo import run_hugo, write_site

LANGUAGES = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n[languages.da]\nweight = 3\n"


def mount(source: str, target: str = "content", more: str = "") -> str:
    return f'[[module.mounts]]\nsource = "{source}"\ntarget = "{target}"\n{more}\n'


TREE = """
m/a.md
m/b.markdown
m/Cap.md
m/in/a.md
m/in/b/a.md
m/in/b/c/d.md
m/x/no.md
m/no.md
m/x/y/no.md
"""

SITES = [
    pytest.param("", "content/a.md\ncontent/s/_index.md\ncontent/s/p/index.md\ncontent/_index.md", id="a plain site"),
    pytest.param(
        "",
        "content/x~/a.md\ncontent/.x/a.md\ncontent/#x/b.md\ncontent/_x/c.md\ncontent/x.md/y.md\ncontent/A.MD\n"
        "content/b.MarkDown\ncontent/noext\ncontent/md\ncontent/c.mdx\ncontent/.md\ncontent/endtilde~.md\ncontent/t.md~",
        id="names that count and names that do not",
    ),
    pytest.param("contentDir = 'c2'", "content/a.md\nc2/b.md", id="contentDir"),
    pytest.param(
        "contentDir = 'root'\n[languages.en]\nweight=2\ncontentDir='c/en'\n[languages.nb]\nweight=1\n"
        "contentDir='c/nb'\n[languages.da]",
        "root/a.md\nc/en/b.md\nc/nb/a.md\nc/nb/b.md\nc/nb/c.en.md\nc/en/d.md\nroot/d.md\nc/fr/x.md",
        id="a contentDir for some languages",
    ),
    pytest.param(
        "[languages.en]\nweight=1\ncontentDir='content'\n[languages.nb]\ncontentDir='content/nb'",
        "content/a.md\ncontent/nb/a.md\ncontent/nb/s/b.en.md",
        id="a contentDir inside another",
    ),
    pytest.param(
        "[languages.en]\ncontentDir='c/en'\n[languages.nb]\ncontentDir='c/nb'\ndisabled=true",
        "content/x.md\nc/en/a.md\nc/nb/b.md",
        id="the contentDir of a disabled language",
    ),
    pytest.param("contentDir='c2'\n" + mount("m"), "c2/a.md\nm/b.md", id="a mount puts contentDir out of force"),
    pytest.param("contentDir='c2'\n" + mount("nope"), "c2/a.md\nm/b.md", id="a mount of nothing does not"),
    pytest.param("contentDir='c2'\n" + mount("s", "static"), "c2/a.md\ns/b.md", id="a mount for static does not"),
    pytest.param(
        "ignoreFiles=['^y$']\n" + mount("m", "content/x/y") + mount("c", "content"),
        "m/p.md\nc/a.md\nc/y/b.md",
        id="ignoreFiles knows the folder that a mount makes by its name",
    ),
    pytest.param(
        "ignoreFiles=['f.md$']\n" + mount("f.md", "content/x.md") + mount("c", "content"),
        "f.md\nc/a.md",
        id="ignoreFiles and a mount of a single file",
    ),
    pytest.param(
        mount("m", "content/.x/y")
        + mount("n", "content/z~")
        + mount("o", "content/#k")
        + mount("f.md", "content/.f.md"),
        "m/a.md\nn/b.md\no/c.md\nf.md",
        id="hidden names in a target",
    ),
    pytest.param(
        "[mediaTypes.'text/markdown']\nsuffixes = ['md', 'FOO']",
        "content/a.foo\ncontent/b.Foo\ncontent/c.markdown\ncontent/d.md\ncontent/s/_index.foo\ncontent/t/index.foo\n"
        "content/t/x.md",
        id="suffixes of their own for Markdown",
    ),
    pytest.param(
        "[mediaTypes.'text/markdown']\nsuffixes = 'md, foo'",
        "content/a.foo\ncontent/c.markdown\ncontent/d.md",
        id="suffixes in one text",
    ),
    pytest.param(
        "[contentTypes.'text/markdown']\n[contentTypes.'text/csv']",
        "content/a.csv\ncontent/b.adoc\ncontent/c.md",
        id="contentTypes that leave out some, and add one",
    ),
    pytest.param(
        "[languages.en.mediaTypes.'text/markdown']\nsuffixes = ['md', 'foo']",
        "content/a.foo\ncontent/c.md",
        id="what a language says of suffixes does not count",
    ),
    pytest.param(mount("m", "content/sub"), "content/a.md\nm/b.md", id="a mount below content"),
    pytest.param(mount("m/one.md", "content/s/single.md"), "m/one.md\nm/two.md", id="a mount of a single file"),
    pytest.param(mount(".hid") + mount("f~", "content/f"), ".hid/a.md\n.hid/.b.md\nf~/x.md", id="a source of any name"),
    pytest.param(
        LANGUAGES + mount("e", more="sites.matrix.languages='en'") + mount("n", more="sites.matrix.languages=['nb']"),
        "e/a.md\nn/a.md\ne/posts/index.md\nn/posts/one.md\nn/posts/two/index.md\ne/b.nb.md\nn/b.md\nn/c.en.md",
        id="a leaf bundle swallows across mounts and languages",
    ),
    pytest.param(
        LANGUAGES
        + "".join(
            mount(f"m{i}", more=f"sites.matrix.languages={value}")
            for i, value in enumerate(
                [
                    '["n*","da"]',
                    '["**"]',
                    '["! en","**"]',
                    '["xx"]',
                    '["NB"]',
                    "[]",
                    '["{nb,da}","en"]',
                    '["**","! en"]',
                ]
            )
        ),
        "\n".join(f"m{i}/p{i}.md\nm{i}/q{i}.nb.md\nm{i}/r/index.md\nm{i}/r{i}/x.md" for i in range(8)),
        id="languages of a mount are globs",
    ),
    pytest.param(
        LANGUAGES + mount("a", more="lang='nb'") + mount("b", more="lang='xx'") + mount("c", more="lang='NB'"),
        "a/a.md\nb/b.md\nb/c.nb.md\nc/d.md\na/e.en.md",
        id="lang counts although it fails the build",
    ),
    pytest.param(
        mount("a", more="includeFiles=['k.md']") + mount("b", more="excludeFiles=['k8.md', '**/y.md']"),
        "a/k.md\na/l.md\na/sub/k.md\nb/k8.md\nb/l8.md\nb/x/y.md\nb/x/k8.md",
        id="includeFiles and excludeFiles count although they fail the build",
    ),
    pytest.param(
        "ignoreFiles=['drafts$']", "content/drafts/a.md\ncontent/y/drafts.md\ncontent/x.md", id="a folder ignored"
    ),
    pytest.param(
        r"ignoreFiles=['\.bak\.md$','^x','content/q']", "content/a.bak.md\ncontent/x.md\ncontent/q.md", id="files"
    ),
    pytest.param("ignoreFiles=['content$']", "content/a.md", id="a root is never ignored"),
]

WINNERS = [
    ("a.md", "a.markdown"),
    ("b.markdown", "b.md"),
    ("c.md", "c.en.md"),
    ("d.en.md", "d.md"),
    ("Foo.md", "foo.md"),
    ("e b.md", "e-b.md"),
    ("f.mdown", "f.en.md"),
    ("g.en.markdown", "g.md"),
    ("h.en.md", "h.en.mdown"),
    ("i.en.z.md", "i.en.md"),
    ("j._language_en_.md", "j.en.md"),
    ("k.md", "k/index.en.md"),
    ("l.en.md", "l/index.md"),
    ("m.en.md", "m/_index.md"),
    ("n/index.md", "n/_index.md"),
    ("o/index.en.md", "o/index.md"),
    ("p/_index.md", "p/_Index.md"),
    ("Q/index.md", "q/x.md"),
]


@pytest.mark.parametrize(("config", "pages"), SITES)
def test_the_pages_are_hugos(tmp_path: Path, config: str, pages: str) -> None:
    root = make_site(tmp_path / "site", config, pages)
    ours = our_rows(resolve_site(root))
    assert ours == hugo_rows(root)
    assert ours


GLOBS = [
    '["in/**.md"]', '["in/**"]', '["**.md"]', '["**/no.md"]', '["! **/no.md"]', '["! **no.md"]', '["/a.md"]',
    '["cap.md"]', '["! in"]', '["! in/b"]', '["! in/b/**"]', '["x/**"]', '["{a,b}.*"]', '["[a-c].*"]', '["?.md"]',
    '["**/*.md"]', '"a.md"', '["in/*/a.md"]', '["**/b/**"]', '["in/b/*"]', '["[!a]*.md"]', "[]", '["x"]', '["!in/**"]',
    '["**/a.md", "! **/b/a.md"]', '["! **/b/a.md", "**/a.md"]', '["! no.md", "! x/**"]', '["! x/**","x/**"]',
]  # fmt: skip


def test_globs_choose_the_files_that_hugo_takes(tmp_path: Path) -> None:
    config = "".join(mount(f"m{i}", f"content/t{i}", f"files = {glob}") for i, glob in enumerate(GLOBS))
    pages = "".join(TREE.replace("m/", f"m{i}/") for i in range(len(GLOBS)))
    root = make_site(tmp_path / "site", config, pages)
    ours = our_rows(resolve_site(root))
    assert ours == hugo_rows(root)
    assert len(ours) > 2 * len(GLOBS)


@pytest.mark.parametrize("sub", ["", "s/"], ids=["at the top", "in a section"])
@pytest.mark.parametrize("languages", [("", ""), ("en", ""), ("", "en"), ("en", "en")])
def test_who_wins_between_two_mounts(tmp_path: Path, languages: tuple[str, str], sub: str) -> None:
    config = LANGUAGES
    pages = ""
    for source, language in zip(("m1", "m2"), languages, strict=True):
        config += mount(source, more=f"sites.matrix.languages='{language}'" if language else "")
    for first, second in WINNERS:
        pages += f"m1/{sub}1{first}\nm2/{sub}1{second}\nm1/{sub}2{second}\nm2/{sub}2{first}\n"
    resolution = compare_winners(make_site(tmp_path / "site", config, pages))
    assert len(resolution.dropped) == 2 * (len(WINNERS) - 2)  # of the pairs with bundles two lose nothing


@pytest.mark.parametrize("sub", ["", "s/"], ids=["at the top", "in a section"])
@pytest.mark.parametrize("language", ["en", "sv"])
def test_who_wins_in_one_mount(tmp_path: Path, language: str, sub: str) -> None:
    pages = "".join(f"content/{sub}{first}\ncontent/{sub}{second}\n" for first, second in WINNERS)
    pages = pages.replace("en.", f"{language}.").replace("_en_", f"_{language}_")
    resolution = compare_winners(make_site(tmp_path / "site", f"[languages.{language}]", pages))
    assert {page.path[-1] for page in resolution.pages if page.random} == {"f", "g"}


def compare_winners(root: Path) -> Resolution:
    """What we are sure of is Hugo's; where we are not, Hugo has a page as well."""
    resolution = resolve_site(root)
    hugo = hugo_rows(root)
    assert our_rows(resolution._replace(pages=[page for page in resolution.pages if not page.random])) <= hugo
    assert {(page.language, page.path) for page in resolution.pages} == {(row.language, row.path) for row in hugo}
    return resolution


def test_a_race_is_called_random(tmp_path: Path) -> None:
    pages = (
        "content/s/a.md\ncontent/s/a/index.md\ncontent/s/b.md\ncontent/s/b/_index.md\ncontent/D/x.md\ncontent/d/x.md"
    )
    resolution = resolve_site(make_site(tmp_path, "", pages))
    assert {page.path for page in resolution.pages if page.random} == {"/s/a", "/s/b", "/d/x"}
    assert [drop.page.file.path for drop in resolution.dropped] == [
        "content/d/x.md",
        "content/s/a.md",
        "content/s/b.md",
    ]
    assert {drop.winner.path for drop in resolution.dropped} == {"/s/a", "/s/b", "/d/x"}


def test_below_a_leaf_bundle_there_are_resources_only(tmp_path: Path) -> None:
    pages = """
content/l1/index.nb.md
content/l1/a.md
content/l1/sub/c.md
content/l2/index.md
content/l2/_index.nb.md
content/l2/sub/index.nb.md
content/l2/sub/_index.md
content/l3.md
content/l3/index.nb.md
content/l3/a.md
content/l4/index.sv.md
content/l4/a.md
"""
    root = make_site(tmp_path / "site", LANGUAGES, pages)
    resolution = resolve_site(root)
    assert our_rows(resolution) == hugo_rows(root)
    assert [file.virtual for file in resolution.resources] == [
        "l1/a.md", "l1/sub/c.md", "l2/_index.nb.md", "l2/sub/_index.md", "l2/sub/index.nb.md", "l3/a.md",
    ]  # fmt: skip


def test_a_home_that_is_a_leaf_swallows_the_site(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", "", "content/index.md\ncontent/a.md\ncontent/s/b.md")
    assert our_rows(resolve_site(root)) == hugo_rows(root)


THEMES = [
    pytest.param("theme='a'", "themes/a/content/t.md\ncontent/t.md\nthemes/a/content/u.md", {}, id="a theme's content"),
    pytest.param(
        "theme=['a','b']",
        "themes/a/content/x.markdown\nthemes/b/content/x.md\ncontent/x.mdown\ncontent/s/y.markdown\n"
        "themes/a/content/s/y.md\nthemes/b/content/k/index.md\ncontent/k/a.md\nthemes/a/content/e.md\ncontent/e/f.md",
        {},
        id="the project comes first, then the themes in their order",
    ),
    pytest.param(
        "theme='a'",
        "themes/a/content/x.md\nthemes/b/content/x.md\nthemes/b/content/y.md",
        {"themes/a/hugo.toml": "theme='b'", "themes/b/hugo.toml": "theme='a'"},
        id="a theme of a theme",
    ),
    pytest.param(
        "theme='a'",
        "themes/a/c/x.md\nthemes/a/content/y.md",
        {"themes/a/hugo.toml": "contentDir='c'"},
        id="a theme's contentDir does not count",
    ),
    pytest.param(
        "theme='a'",
        "themes/a/c/x.md\nthemes/a/content/y.md",
        {"themes/a/hugo.toml": mount("c", "content/q")},
        id="a theme's mounts do",
    ),
    pytest.param(
        "theme='a'",
        "themes/a/static/x.md\nthemes/a/content/y.md\ncontent/z.md",
        {"themes/a/hugo.toml": mount("static", "static")},
        id="a theme that mounts only static files has no content",
    ),
    pytest.param(
        "[[module.imports]]\npath='a'\n[[module.imports.mounts]]\nsource='c'\ntarget='content'\n"
        "[[module.imports]]\npath='b'\ndisable=true\n[[module.imports]]\npath='d'\nnoMounts=true\n"
        "[[module.imports]]\npath='zz'\ndisable=true",
        "themes/a/c/x.md\nthemes/a/content/y.md\nthemes/b/content/v.md\nthemes/d/content/w.md",
        {},
        id="imports with mounts of their own, disabled, without mounts",
    ),
    pytest.param(
        "theme='th'\n[[module.imports]]\npath='github.com/x/y'",
        "themes/th/content/t.md\n_vendor/github.com/x/y/content/v.md\n_vendor/th/content/vt.md",
        {"_vendor/modules.txt": "# github.com/x/y v1.0.0\n# th v1\n", "go.mod": "module z\n"},
        id="vendored modules",
    ),
    pytest.param(
        "[[module.imports]]\npath='a'\n[[module.imports.mounts]]\nsource='c1'\ntarget='content'\n"
        "[[module.imports]]\npath='a'\n[[module.imports.mounts]]\nsource='c2'\ntarget='content'",
        "themes/a/c1/x.md\nthemes/a/c2/y.md",
        {},
        id="a module that is imported twice",
    ),
    pytest.param(
        "theme='b'\n[[module.imports]]\npath='a'",
        "themes/a/content/x.markdown\nthemes/b/content/x.md",
        {},
        id="module.imports before theme",
    ),
    pytest.param(
        "[module]\nreplacements='github.com/x/y -> ../out, b -> a'\n[[module.imports]]\npath='github.com/x/y'\n"
        "[[module.imports]]\npath='b'",
        "out/content/o.md\nthemes/a/content/x.md",
        {},
        id="replacements",
    ),
    pytest.param(
        "theme='a'",
        "themes/a/content/t.md\nthemes/a/_vendor/github.com/q/q/content/q.md",
        {"themes/a/hugo.toml": "theme='github.com/q/q'", "themes/a/_vendor/modules.txt": "# github.com/q/q v1"},
        id="what a theme has vendored",
    ),
    pytest.param(
        "theme='a'\nignoreVendorPaths='*'",
        "themes/a/content/t.md\n_vendor/a/content/v.md",
        {"_vendor/modules.txt": "# a v1"},
        id="ignoreVendorPaths",
    ),
    pytest.param(
        "theme=''", "themes/content/t.md\ncontent/a.md", {}, id="a theme without a name is the folder of themes"
    ),
    pytest.param(
        "theme='a'",
        "content/a.md\nnode_modules/p/n.md\nthemes/a/node_modules/q/m.md",
        {
            "themes/a/hugo.toml": mount("../../node_modules/p", "content/p")
            + mount("node_modules/q", "content/q")
            + mount("node_modules/gone", "content/r")
        },
        id="node_modules of a theme or of the site",
    ),
    pytest.param("themesDir='tt'\ntheme='a'", "tt/a/content/x.md\nthemes/a/content/y.md", {}, id="themesDir"),
    pytest.param(
        "theme='a'",
        "content/a.md\ncontent/a.nb.md\ncontent/a.da.md\ncontent/a.en.md\nnb/b.md",
        {"themes/a/hugo.toml": "[languages.da]\nweight=9\n[languages.nb]\nweight=3\ncontentDir='nb'"},
        id="a theme adds languages to a site that names none",
    ),
    pytest.param(
        "theme='a'\n[languages.en]",
        "content/a.md\ncontent/a.nb.md",
        {"themes/a/hugo.toml": "[languages.nb]\nweight=3"},
        id="but not to one that names its own",
    ),
]


@pytest.mark.parametrize(("config", "pages", "files"), THEMES)
def test_themes_and_modules(tmp_path: Path, config: str, pages: str, files: dict[str, str]) -> None:
    root = make_site(tmp_path / "site", config, pages, files)
    ours = our_rows(resolve_site(root))
    assert ours == hugo_rows(root)
    assert ours


def test_a_module_that_is_not_there_is_missing(tmp_path: Path) -> None:
    root = make_site(tmp_path, "theme=['a','gone']\n[[module.imports]]\npath='github.com/x/y'", "themes/a/content/t.md")
    config = load_config(root)
    assert config.missing == ("github.com/x/y", "gone")
    assert [module.name for module in config.modules] == ["a"]
    assert run_hugo(root, "list", "all").returncode != 0


def test_links_inside_content_are_passed_over_and_a_linked_root_is_not(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", mount("lnk"), "real/a.md\nreal/d/b.md")
    (root / "lnk").symlink_to(root / "real", target_is_directory=True)
    (root / "real" / "e").symlink_to(root / "real" / "d", target_is_directory=True)
    (root / "real" / "loop").symlink_to(root / "real", target_is_directory=True)
    (root / "real" / "l.md").symlink_to(root / "real" / "a.md")
    ours = our_rows(resolve_site(root))
    assert ours == hugo_rows(root)
    assert {row.file for row in ours} == {"lnk/a.md", "lnk/d/b.md"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    root = make_site(tmp_path, "", "content/a.md")
    os.mkfifo(root / "content" / "pipe.md")
    assert [page.file.path for page in resolve_site(root).pages] == ["content/a.md"]


def test_other_files_are_listed_and_are_no_pages(tmp_path: Path) -> None:
    root = make_site(
        tmp_path, "", "content/a.md\ncontent/s/img.png\ncontent/s/_content.nb.gotmpl\ncontent/_Content.gotmpl"
    )
    config = load_config(root)
    listing = list_content(config, content_mounts(config))
    assert [(file.virtual, file.is_content) for file in listing.files] == [("a.md", True), ("s/img.png", False)]
    assert listing.adapters == ("", "s")


def test_the_path_of_a_file_outside_of_the_site_is_relative(tmp_path: Path) -> None:
    write_site(tmp_path, {"shared/x.md": PAGE})
    root = make_site(tmp_path / "site", mount("../shared", "content/s"), "content/a.md")
    pages = resolve_site(root).pages
    assert [page.file.path for page in pages] == ["../shared/x.md"]
    assert [str(Path(page.file.real).resolve()) for page in pages] == listed_paths(root)  # Hugo prints these absolute


@pytest.mark.parametrize("target", ["contents", "Content", "/content", ""])
def test_a_mount_to_nowhere_stops_hugo_and_us(tmp_path: Path, target: str) -> None:
    root = make_site(tmp_path, mount("m", target), "m/a.md")
    with pytest.raises(SiteError):
        resolve_site(root)
    assert run_hugo(root, "list", "all").returncode != 0


LISTED = [
    pytest.param("[[module.mounts]]\ntarget = 'content'", "content/a.md\nm/b.md", id="a mount of no source is all"),
    pytest.param(
        "[versions.v1]\n[versions.v2]\n"
        + mount("m", more="sites.matrix.versions = ['v1']")
        + mount("n", more="sites.matrix.versions = ['v*']"),
        "m/a.md\nn/b.md",
        id="mounts for other versions",
    ),
    pytest.param(
        "['versions'.'1.9']\n['versions'.'1.10']\n"
        + mount("m", more="sites.matrix.versions = ['1.9']")
        + mount("n", more="sites.matrix.versions = ['1.10']"),
        "m/a.md\nn/b.md",
        id="the default is the newest version",
    ),
    pytest.param(
        "[roles.guest]\nweight = 2\n[roles.member]\nweight = 1\n"
        + mount("m", more="sites.matrix.roles = ['guest']")
        + mount("n", more="sites.matrix.roles = ['member']"),
        "m/a.md\nn/b.md",
        id="the default is the first role",
    ),
    pytest.param(
        "[roles.a]\n" + mount("m", more="sites.matrix.roles = ['! b']"), "m/a.md", id="a role that is not shut out"
    ),
]


@pytest.mark.parametrize(("config", "pages"), LISTED)
def test_the_files_that_hugo_lists(tmp_path: Path, config: str, pages: str) -> None:
    root = make_site(tmp_path / "site", config, pages)
    found = load_config(root)
    files = list_content(found, content_mounts(found)).files
    assert sorted(file.path for file in files if file.is_content) == listed_paths(root)
    assert bool(other_mounts(found)) is (len(listed_paths(root)) < len(pages.split()))


def test_the_static_folders_of_languages(tmp_path: Path) -> None:
    config = "staticDir=['a','b']\nstaticDir2='c'\n[languages.en]\nweight=1\n[languages.nb]\nstaticDir='d'\n"
    root = make_site(tmp_path, config, "a/x\nb/x\nc/x\nd/x")
    assert [(at.source, at.languages) for at in static_roots(load_config(root))] == [
        ("a", None), ("b", None), ("c", None), ("d", None),
    ]  # fmt: skip
    make_site(tmp_path, config + "baseURL='https://nb.org/'", "a/x")
    assert [(at.source, at.languages) for at in static_roots(load_config(root))] == [
        ("a", ("en",)), ("b", ("en",)), ("c", ("en",)), ("d", ("nb",)),
    ]  # fmt: skip


def test_a_mount_of_a_whole_disk_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hugolint.hugo.mounts._MOST_OUTSIDE", 5)
    write_site(tmp_path, {f"out/{number}.md": PAGE for number in range(6)})
    root = make_site(tmp_path / "site", mount("../out") + mount("content"), "content/a.md")
    config = load_config(root)
    listing = list_content(config, content_mounts(config))
    assert [file.path for file in listing.files] == ["content/a.md"]
    assert listing.unreadable == ("../out",)


def test_static_and_layout_folders(tmp_path: Path) -> None:
    config = "staticDir=['s1','s2','nope']\nlayoutDir='lay'\ntheme='a'"
    root = make_site(tmp_path, config, "s1/x\ns2/x\nlay/all.html\nthemes/a/layouts/x.html\nthemes/a/i18n/en.toml")
    site = load_config(root)
    assert [at.source for at in static_roots(site)] == ["s1", "s2"]
    assert [at.source for at in find_mounts(site, "layouts")] == ["lay", "themes/a/layouts"]
    assert [at.source for at in find_mounts(site, "i18n")] == ["themes/a/i18n"]


@pytest.mark.parametrize(
    "pattern",
    [
        r"a(?=b)",
        r"(?<=a)",
        r"a++",
        r"(a)\1",
        r"a{2}+",
        "[",
        r"\Z",
        "**/x.md",
        "*a",
        "a)",
        r"\y",
        "[z-a]",
        r"(?#c)",
        "(?>a)",
    ],
)
def test_a_pattern_that_go_refuses_stops_hugo_and_us(tmp_path: Path, pattern: str) -> None:
    root = make_site(tmp_path, f"ignoreFiles=['{pattern}']", "content/a.md")
    with pytest.raises(SiteError):
        load_config(root)
    assert run_hugo(root, "list", "all").returncode != 0


GO_PATTERNS = [
    r"a\z", r"(?i)ABC", r"ab(?i)C", "(?s:a.b)", "(?P<n>a)", "(?<n>a)", r"\pL", "[[:alpha:]]", r"\Qa.b\E", "a{,3}",
    "(?U)a", r"\_", r"\-", r"\/", "{", "a{", "a{1", "^*", "a??", "[]a]", "[^]a]", r"\x{263a}", r"\07", "(?-i)a",
    r"\B\b\A", r"[\w-x]",
]  # fmt: skip


def test_patterns_that_go_takes_are_taken(tmp_path: Path) -> None:
    listed = ", ".join(f"'{pattern}z{{0}}qqq'" for pattern in GO_PATTERNS)
    root = make_site(tmp_path, f"ignoreFiles=[{listed}]", "content/a.md")
    assert load_config(root).languages
    assert listed_paths(root) == ["content/a.md"]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        pytest.param("a$", "a", True, id="a dollar is the end"),
        pytest.param("a$", "a\n", False, id="and never stands before a line feed"),
        pytest.param(r"a\z", "ba", True, id="so is \\z"),
        pytest.param(r"\$a", "x$a", True, id="an escaped dollar is a dollar"),
        pytest.param("[$]a", "x$a", True, id="so is one in a class"),
        pytest.param("(?<n>b)a", "ba", True, id="Go's named groups"),
        pytest.param("x(?i)a", "xA", True, id="flags"),
    ],
)
def test_a_go_pattern_in_pythons_terms(pattern: str, text: str, found: bool) -> None:
    compiled = compile_go(pattern)
    assert compiled is not None
    assert bool(compiled.search(text)) is found


def test_a_glob_that_makes_no_sense_matches_nothing() -> None:
    assert not compile_glob("[b-a]").fullmatch("a")
    assert compile_glob("{a,b").fullmatch("b")
