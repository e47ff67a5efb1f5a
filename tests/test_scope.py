"""Paths choose what is reported, never what is loaded; so do `exclude` and the search for a site's root."""

from __future__ import annotations

import json

import pytest

from tests.conftest import BAD, MAIL, OLD, PAGE, Bench

SITE = {
    "hugo.toml": "title = 'A site'\n",
    "content/a.md": OLD,
    "content/b.md": OLD,
    "content/c.md": BAD,
    "content/blog/d.md": BAD,
    "content/blog/picture.txt": "x",
    "content/blogger.md": PAGE,
    "layouts/_shortcodes/note.html": "x",
    "i18n/en.toml": "",
    "data/x.yaml": "a: 1\n",
    "config/_default/params.toml": "a = 1\n",
    "static/x.txt": "x",
    "archetypes/default.md": "x",
    "assets/x.css": "",
    ".hugolint.yaml": "",
    "README.md": MAIL,
}
ALIAS = "content/a.md:3 alias-collision"
C = "content/c.md:4 mailto-mismatch"
D = "content/blog/d.md:4 mailto-mismatch"
ALL = [ALIAS, D, C]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        pytest.param(["README.md"], [], id="a README asks for nothing"),
        pytest.param(["static/x.txt"], [], id="a static file asks for nothing"),
        pytest.param(["assets"], [], id="a folder without content asks for nothing"),
        pytest.param(["archetypes/default.md"], [], id="an archetype asks for nothing"),
        pytest.param(["content/blog/picture.txt"], [], id="a resource asks for nothing"),
        pytest.param(["content/blogger.md"], [], id="a clean page asks for itself only"),
        pytest.param([], ALL, id="no path asks for everything"),
        pytest.param(["."], ALL, id="the root asks for everything"),
        pytest.param(["content"], ALL, id="the content folder asks for everything in it"),
        pytest.param(["content/blog"], [D], id="a folder asks for its own pages, not for those of a longer name"),
        pytest.param(["content/blog/"], [D], id="a folder may end in a slash"),
        pytest.param(["content/c.md"], [C], id="a page asks for itself"),
        pytest.param(["./content/../content/c.md"], [C], id="a path may be written in a roundabout way"),
        pytest.param(["content/c.md", "content/blog/d.md"], [D, C], id="several pages are reported in order"),
        pytest.param(["content/c.md", "README.md"], [C], id="a README beside a page changes nothing"),
        pytest.param(["content/a.md"], [ALIAS], id="a collision is found from its first side"),
        pytest.param(["content/b.md"], [ALIAS], id="a collision is found from its other side, at the same place"),
        pytest.param(["content/a.md", "content/b.md"], [ALIAS], id="a collision is found once from both sides"),
        pytest.param(["content/c.md"], [C], id="a collision is not found from elsewhere"),
        pytest.param(["hugo.toml"], ALL, id="the Hugo config asks for everything"),
        pytest.param(["config/_default/params.toml"], ALL, id="a file in config/ asks for everything"),
        pytest.param(["config"], ALL, id="the config folder asks for everything"),
        pytest.param([".hugolint.yaml"], ALL, id="our own config asks for everything"),
        pytest.param(["layouts/_shortcodes/note.html"], ALL, id="a template asks for everything"),
        pytest.param(["layouts"], ALL, id="the layouts ask for everything"),
        pytest.param(["i18n/en.toml"], ALL, id="a translation asks for everything"),
        pytest.param(["data/x.yaml"], ALL, id="a data file asks for everything"),
    ],
)
def test_paths(bench: Bench, paths: list[str], expected: list[str]) -> None:
    bench.write(SITE)
    answer = bench.check(*paths)
    assert answer.found == expected
    assert answer.code == (1 if expected else 0)
    assert answer.data["summary"]["files"] == 5


def test_paths_hold_from_any_working_directory(bench: Bench) -> None:
    bench.write(SITE)
    assert bench.check("c.md", cwd="content").found == ["c.md:4 mailto-mismatch"]
    assert bench.check("../b.md", cwd="content/blog").found == ["../a.md:3 alias-collision"]
    assert bench.check("..", cwd="content").found == [one.removeprefix("content/") for one in ALL]
    assert bench.check(str(bench.root / "content/c.md"), cwd="static").found == [f"../{C}"]


def test_a_page_named_through_a_link_is_the_page(bench: Bench) -> None:
    bench.write(SITE, "real")
    (bench.root / "link").symlink_to("real")
    assert bench.check("link/content/c.md").found == [f"link/{C}"]
    assert bench.check("--source", "real", "link/content/c.md").found == [f"real/{C}"]


def test_the_folders_that_a_config_names_count_as_what_they_are(bench: Bench) -> None:
    bench.write(
        {
            "hugo.toml": "theme = 'th'\nlayoutDir = 'templates'\n",
            "content/c.md": BAD,
            "templates/x.html": "",
            "layouts/x.html": "",
            "themes/th/layouts/y.html": "",
            "themes/th/hugo.toml": "",
            "themes/th/README.md": "",
            "themes/other/README.md": "",
        }
    )
    for path in ("templates/x.html", "themes/th/layouts/y.html", "themes/th/hugo.toml", "themes"):
        assert bench.check(path).found == [C], path
    for path in ("themes/th/README.md", "themes/other/README.md"):
        assert bench.check(path).found == [], path


EXCLUDING = {**SITE, ".hugolint.yaml": "exclude: ['content/a.md', 'content/blog/**']\n"}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["content/blog"], [], id="a folder does not bring back what is excluded"),
        pytest.param(["--force-exclude", "content/blog/d.md"], [], id="a hook can insist on what is excluded"),
        pytest.param(["--force-exclude", "content/a.md"], [], id="an excluded side of a collision asks for nothing"),
        pytest.param([], [ALIAS, C], id="an excluded file is loaded, so a collision with it is reported"),
        pytest.param(["content/blog/d.md"], [D], id="a file that is named by hand is reported"),
        pytest.param(["--force-exclude", "content/b.md"], [ALIAS], id="the other side of a collision is reported"),
        pytest.param(["--force-exclude", "content/c.md"], [C], id="what is not excluded stays"),
    ],
)
def test_exclude(bench: Bench, arguments: list[str], expected: list[str]) -> None:
    bench.write(EXCLUDING)
    assert bench.check(*arguments).found == expected


def test_a_collision_between_excluded_pages_is_not_reported(bench: Bench) -> None:
    bench.write({**SITE, ".hugolint.yaml": "exclude: content/\n"})
    assert bench.check().found == []


@pytest.mark.parametrize(
    ("files", "cwd", "root"),
    [
        pytest.param(["hugo.toml", "content/x/a.md"], "content/x", "../..", id="hugo.toml above counts"),
        pytest.param(["hugo.yaml", "content/a.md"], "", ".", id="hugo.yaml counts"),
        pytest.param(["hugo.yml", "content/a.md"], "", ".", id="hugo.yml counts"),
        pytest.param(["hugo.json", "content/a.md"], "", ".", id="hugo.json counts"),
        pytest.param(["config.toml", "content/x/a.md"], "content/x", "../..", id="config.toml beside content counts"),
        pytest.param(["config/_default/hugo.toml", "content/a.md"], "content", "..", id="config/_default counts"),
        pytest.param(
            ["hugo.toml", "content/x/config.toml", "content/x/a.md"],
            "content/x",
            "../..",
            id="a config.toml beside nothing of Hugo's is no root",
        ),
        pytest.param(
            ["hugo.toml", "content/a.md", "sub/hugo.toml", "sub/content/b.md"],
            "sub/content",
            "..",
            id="the nearest wins",
        ),
        pytest.param(["content/x/a.md"], "content/x", "../..", id="without a config the folder with content counts"),
    ],
)
def test_root(bench: Bench, files: list[str], cwd: str, root: str) -> None:
    empty = {name: "{}" if name.endswith("json") else PAGE if name.endswith("md") else "" for name in files}
    bench.write(empty)
    answer = bench.check(cwd=cwd)
    assert answer.code == 0, answer.err
    assert answer.data["site"]["root"] == root
    assert answer.data["summary"]["files"] == 1


def test_the_search_ends_at_the_git_root(bench: Bench) -> None:
    bench.write({"hugo.toml": "", "content/a.md": PAGE, "inner/.git/HEAD": "", "inner/x/y.txt": ""})
    answer = bench.check(cwd="inner/x")
    assert answer.code == 2
    assert "no Hugo content found" in answer.err


def test_source_names_the_root(bench: Bench) -> None:
    bench.write({"a/hugo.toml": "", "a/content/a.md": BAD, "b/hugo.toml": "", "b/content/b.md": BAD})
    assert bench.check("--source", "a").found == ["a/content/a.md:4 mailto-mismatch"]
    assert bench.check("--source", "../a", cwd="b").found == ["../a/content/a.md:4 mailto-mismatch"]
    missing = bench.check("--source", "nowhere")
    assert (missing.code, missing.out) == (2, "")
    assert missing.err == "hugolint: nowhere: --source names no folder\n"


def test_several_sites_make_one_report(bench: Bench) -> None:
    bench.write(
        {
            "a/hugo.toml": "",
            "a/content/a.md": BAD,
            "b/hugo.toml": "[languages.sv]\n[languages.en]\n",
            "b/content/b.sv.md": BAD,
            "b/content/c.en.md": BAD,
        }
    )
    answer = bench.check("a", "b/content/b.sv.md")
    assert answer.found == ["a/content/a.md:4 mailto-mismatch", "b/content/b.sv.md:4 mailto-mismatch"]
    assert "site" not in answer.data
    assert [site["root"] for site in answer.data["sites"]] == ["a", "b"]
    assert answer.data["summary"]["files"] == 3
    assert bench.check("a", "a/content").data["site"]["root"] == "a"


def test_no_content_names_where_it_looked_and_a_config_below(bench: Bench) -> None:
    bench.write({"docs/site/hugo.toml": "", "docs/site/content/a.md": PAGE})
    answer = bench.check()
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    for part in ("no Hugo content found in", str(bench.root), "looked in content", "docs/site/hugo.toml"):
        assert part in answer.err
    (bench.root / "empty").mkdir()
    assert "further down" not in bench.check("empty").err


def test_files_outside_of_any_site_ask_for_nothing_in_a_hook(bench: Bench) -> None:
    bench.write({"site/hugo.toml": "", "site/content/a.md": BAD, "tools/data/x.json": "{}"})
    assert bench.check("tools/data/x.json", "site/content/a.md").found == ["site/content/a.md:4 mailto-mismatch"]
    alone = bench.check("--force-exclude", "tools/data/x.json")
    assert (alone.code, alone.data["sites"], alone.data["summary"]["files"]) == (0, [], 0)
    assert bench.call("check", "--force-exclude", "tools/data/x.json").code == 0
    by_hand = bench.check("tools/data/x.json")
    assert by_hand.code == 2
    assert "no Hugo content found" in by_hand.err


def test_pages_lists_what_the_paths_ask_for(bench: Bench) -> None:
    bench.write(EXCLUDING)
    pages = json.loads(bench.call("pages", "--format", "json", "content/blog").out)["pages"]
    assert [page["path"] for page in pages] == ["content/blog/d.md"]
