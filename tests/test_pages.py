"""`hugolint pages`: the list that Hugo makes, and the explanation of single files."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from hugolint.columns import cells
from hugolint.explanation import explain_file, write_explained
from hugolint.explanation_data import page_facts
from hugolint.hugo.publishing.account import account_of
from hugolint.hugo.site import BuildOptions, Site, load_site
from hugolint.listing import Answer, write_answer
from hugolint.report import Terminal
from hugolint.report.escape import printable
from tests.conformance.whole.maker import make_site
from tests.conformance.whole.settings import SHAPES
from tests.conftest import Bench
from tests.real_hugo import run_hugo, write_site

posix = pytest.mark.skipif(os.name == "nt", reason="no such names there")
BASE = "baseURL = 'https://example.org/docs/'\n"
LANGUAGES = "defaultContentLanguage = 'en'\n[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"
SITE: dict[str, str | bytes] = {
    "hugo.toml": f"{BASE}{LANGUAGES}"
    "[permalinks.page]\nblog = '/:section/:year/:monthname/:slug/'\n"
    "[frontmatter]\ndate = [':filename', ':default']\n"
    "[outputs]\npage = ['html', 'json']\n",
    "content/blog/_index.nb.md": "---\ntitle: Blogg\ncascade:\n  type: post\n---\n",
    "content/blog/2024-03-09-spring.nb.md": '---\ntitle: "Våren er her"\n'
    "aliases:\n  - /old/\n  - ../vår\n  - /docs/guide-book/\n---\n",
    "content/blog/2024-03-09-spring.md": "---\ntitle: Spring\ndraft: true\naliases: /old\n---\n",
    "content/blog/other.nb.md": "---\ntitle: Other\nslug: Annet Navn\ndate: 2023-01-05\naliases: [/old/]\n---\n",
    "content/docs/guide/_index.nb.md": "---\ntitle: Guide\nslug: guide-book\n---\n",
    "content/docs/guide/My Page.nb.md": "---\ntitle: One\n---\n",
    "content/docs/guide/my-page.nb.md": "---\ntitle: Two\n---\n",
    "content/docs/later.md": "---\ntitle: Later\npublishDate: 2999-01-01\nexpiryDate: 3000-01-01\n---\n",
}


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def explained(site: Site, path: str, width: int = 80) -> str:
    """A file's explanation, as it is printed."""
    stream = io.StringIO()
    write_explained([explain_file(site, path)], stream, Terminal(width=width))
    return stream.getvalue()


@pytest.fixture(autouse=True)
def _without_hugo_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("HUGO") and not name.startswith("HUGOLINT"):
            monkeypatch.delenv(name)


# The list


def test_the_list_is_what_hugo_lists_in_every_format(bench: Bench) -> None:
    bench.write(SITE)
    listed = run_hugo(bench.root, "list", "all").stdout
    rows = csv.DictReader(io.StringIO(listed[listed.index("path,slug,") :]))
    expected = sorted((row["path"], row["permalink"], row["kind"]) for row in rows)
    assert len(expected) == 7
    data = bench.call("pages", "--format", "json").data
    assert data["schema_version"] == 1
    assert sorted((page["path"], page["permalink"], page["kind"]) for page in data["pages"]) == expected
    written = list(csv.DictReader(io.StringIO(bench.call("pages", "--format", "csv").out)))
    assert list(written[0]) == ["path", "lang", "kind", "permalink", "output", "published", "aliases"]
    assert sorted((row["path"], row["permalink"], row["kind"]) for row in written) == expected
    lines = bench.call("pages").out.removesuffix("\n").split("\n")
    assert sorted((*re.split("  +", line)[::3][:2], re.split("  +", line)[2]) for line in lines) == expected


def test_a_pipe_gets_a_line_a_page_with_the_reason_at_its_end(bench: Bench) -> None:
    bench.write(SITE)
    lines = bench.call("pages", "content/docs", "content/blog").out.removesuffix("\n").split("\n")
    assert len(lines) == 7
    assert [line for line in lines if line.endswith(")")] == [
        "content/blog/2024-03-09-spring.md     en  page     https://example.org/docs/blog/2024/march/spring/  (draft)",
        "content/docs/later.md                 en  page     https://example.org/docs/docs/later/  (future)",
    ]


@pytest.mark.parametrize("width", [60, 80, 500])
@pytest.mark.parametrize("color", [False, True])
def test_a_terminal_gets_a_table_of_its_width(tmp_path: Path, width: int, color: bool) -> None:
    long = {f"content/{'x' * 60}{number}.md": "---\ntitle: x\n---\n" for number in range(2)}
    wide = {f"content/{'日本' * 20}.md": "---\ndraft: true\n---\n"}
    site = load_site(write_site(tmp_path, {**SITE, **long, **wide}), BuildOptions())
    screen = Screen()
    write_answer(Answer(site.pages, []), "table", screen, Terminal(width=width, color=color))
    text = screen.getvalue()
    assert ("\x1b[" in text) is color
    lines = re.sub(r"\x1b\[[\d;]*m", "", text).removesuffix("\n").split("\n")
    assert lines[0].split() == ["path", "lang", "kind", "link"]
    assert lines[-1] == "10 pages, 4 aliases"
    assert len(lines) == 12
    assert max(map(cells, lines)) <= width
    assert ("…" in text) is (width < 500)
    assert "https://" not in text


def test_nothing_to_list_is_said_on_a_terminal_only() -> None:
    screen, pipe = Screen(), io.StringIO()
    write_answer(Answer([], []), "table", screen, Terminal())
    write_answer(Answer([], []), "table", pipe, Terminal())
    assert (screen.getvalue(), pipe.getvalue()) == ("no pages\n", "")


# What is asked for


@pytest.mark.parametrize(
    ("paths", "explains"),
    [
        pytest.param([], False, id="nothing: the list"),
        pytest.param(["."], False, id="the site: the list"),
        pytest.param(["content/docs"], False, id="a folder: its list"),
        pytest.param(["content/docs", "content/blog/other.nb.md"], False, id="a folder and a file: a list"),
        pytest.param(["content/blog/other.nb.md"], True, id="a file: its explanation"),
        pytest.param(["content/blog/other.nb.md", "content/docs/later.md"], True, id="two files: their explanations"),
    ],
)
def test_files_are_explained_and_folders_are_listed(bench: Bench, paths: list[str], explains: bool) -> None:
    bench.write(SITE)
    answer = bench.call("pages", *paths)
    assert (answer.code, answer.err) == (0, "")
    assert ("Hugo's path" in answer.out) is explains
    data = bench.call("pages", "--format", "json", *paths).data
    assert ("files" in data) is explains
    assert all(("url_steps" in page) is explains for page in data["pages"])
    assert bench.call("pages", "--format", "csv", *paths).out.startswith("path,lang,kind,")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        pytest.param("nowhere.md", "no such file or folder", id="what is not there"),
        pytest.param("hugo.toml", "no content of the site, which is read from content", id="the config"),
        pytest.param("layouts/all.html.txt", "no content of the site", id="a file that could be no page"),
        pytest.param("layouts", "no content of the site", id="a folder beside content"),
    ],
)
def test_what_is_no_content_is_one_error(bench: Bench, path: str, says: str) -> None:
    bench.write({**SITE, "layouts/all.html.txt": "x"})
    answer = bench.call("pages", path)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(f"hugolint: {path}: {says}")
    assert answer.err.count("\n") == 1


def test_a_folder_of_content_without_pages_is_an_empty_list(bench: Bench) -> None:
    bench.write({**SITE, "content/files/a.txt": "x"})
    assert bench.call("pages", "content/files") == (0, "", "hugolint: content/files: no pages\n")
    both = bench.call("pages", "content/docs", "content/files")
    assert (both.code, both.err) == (0, "hugolint: content/files: no pages\n")
    assert both.out.count("\n") == 3


@pytest.mark.parametrize(
    ("paths", "errors", "start"),
    [
        pytest.param(
            ["content/docs/later.md", "content/nowhere.md", "hugo.toml"],
            ["content/nowhere.md: no such file or folder", "hugo.toml: no content of the site"],
            "content/docs/later.md\n  kind ",
            id="files: the right one is explained",
        ),
        pytest.param(
            ["layouts", "content/docs"],
            ["layouts: no content of the site"],
            "content/docs/guide/My Page.nb.md ",
            id="folders: the right one is listed",
        ),
        pytest.param(
            ["content/docs/later.md", "../beside.md"],
            ["../beside.md: it lies in no Hugo site"],
            "content/docs/later.md\n  kind ",
            id="a file of no site",
        ),
        pytest.param(["x.md", "y.md"], ["x.md: no such", "y.md: no such"], "", id="none is right"),
    ],
)
def test_one_wrong_path_hides_nothing(bench: Bench, paths: list[str], errors: list[str], start: str) -> None:
    bench.write({f"site/{path}": text for path, text in {**SITE, "layouts/x.txt": ""}.items()})
    bench.write({"beside.md": ""})
    answer = bench.call("pages", *paths, cwd="site")
    assert answer.code == 2
    told = answer.err.removesuffix("\n").split("\n")
    assert [line.startswith(f"hugolint: {error}") for line, error in zip(told, errors, strict=True)] == [True] * len(
        told
    )
    assert answer.out.startswith(start)
    assert bool(answer.out) is bool(start)


# The explanation, looked at by eye: every line is what an editor wants to know

PERMALINK = """\
content/blog/2024-03-09-spring.nb.md
  kind        a page in the section blog
  Hugo's path /blog/2024-03-09-spring
  language    nb, by .nb in its name
  title       Våren er her                                      line 2:8
  published   yes
  URL         https://example.org/docs/nb/blog/2024/march/spring/
                https://example.org/docs/  baseURL              hugo.toml:1:11
                nb/                        not the default, en  hugo.toml:2:26
                /:section/:year/:monthname/:slug/  permalinks   hugo.toml:8:8
                  :section = blog          first of its folders
                  :year = 2024             date in its name     hugo.toml:10:1
                  :monthname = march       date in its name     hugo.toml:10:1
                  :slug = spring           its name without the date
  files       nb/blog/2024/march/spring/index.html
              nb/blog/2024/march/spring/index.json
              by outputs                                        hugo.toml:12:1
  aliases     /old/              nb/old/index.html              line 4:5
                                 content/blog/other.nb.md has this alias, too
                                                                line 5:11
              ../vår             nb/blog/2024/vår/index.html    line 5:5
              /docs/guide-book/  nb/docs/guide-book/index.html  line 6:5
                content/docs/guide/_index.nb.md is written there, too
  cascade     type = post  content/blog/_index.nb.md:4:9
  translation en  content/blog/2024-03-09-spring.md  (draft)
"""
LATER = """\
content/docs/later.md
  kind        a page in the section docs
  Hugo's path /docs/later
  language    en, the default language                     hugo.toml:2:26
  title       Later                                        line 2:8
  published   no: publishDate 2999-01-01 is still to come  line 3:14
              published by hugo --build-future (-F)
  URL         https://example.org/docs/docs/later/
                https://example.org/docs/  baseURL         hugo.toml:1:11
                docs/                      its folder
                later/                     name of its file
  translation none in nb
"""
SLUGGED = """\
content/docs/guide/My Page.nb.md
  kind        a page in the section docs
  Hugo's path /docs/guide/my-page
  language    nb, by .nb in its name
  title       One                                               line 2:8
  published   yes
  URL         https://example.org/docs/nb/docs/guide-book/my-page/
                https://example.org/docs/  baseURL              hugo.toml:1:11
                nb/                        not the default, en  hugo.toml:2:26
                docs/                      its folder
                guide-book/                slug of the section docs/guide
                  content/docs/guide/_index.nb.md:3:7
                my-page/                   name of its file
  files       nb/docs/guide-book/my-page/index.html
              nb/docs/guide-book/my-page/index.json
              by outputs                                        hugo.toml:12:1
  translation none in en
  rival       content/docs/guide/my-page.nb.md is the same page to Hugo, and
              left out
"""
PUSHED_OUT = """\
content/docs/guide/my-page.nb.md
  no page     content/docs/guide/My Page.nb.md is the same page to Hugo,
              /docs/guide/my-page in nb, and Hugo takes that file
  fix         rename one of them
"""


def test_a_page_by_a_permalink_pattern(tmp_path: Path) -> None:
    site = load_site(write_site(tmp_path, SITE), BuildOptions())
    assert explained(site, "content/blog/2024-03-09-spring.nb.md") == PERMALINK


def test_a_page_that_is_not_published_yet(tmp_path: Path) -> None:
    site = load_site(write_site(tmp_path, SITE), BuildOptions())
    assert explained(site, "content/docs/later.md") == LATER


def test_a_page_in_a_section_with_a_slug_and_the_file_that_it_pushes_out(tmp_path: Path) -> None:
    site = load_site(write_site(tmp_path, SITE), BuildOptions())
    assert explained(site, "content/docs/guide/My Page.nb.md") == SLUGGED
    assert explained(site, "content/docs/guide/my-page.nb.md") == PUSHED_OUT


def test_of_many_the_first_are_shown(tmp_path: Path) -> None:
    aliases = ", ".join(f"/old/{number}" for number in range(9))
    pages = {f"content/{name}.md": f"---\ntitle: x\naliases: [{aliases}]\n---\n" for name in "abcde"}
    site = load_site(write_site(tmp_path, {**pages}), BuildOptions())
    text = explained(site, "content/a.md")
    assert "and 3 more aliases (shown with -v)" in text
    assert text.count("and 2 more are written there (shown with -v)") == 6
    stream = io.StringIO()
    write_explained([explain_file(site, "content/a.md")], stream, Terminal(width=80), whole=True)
    assert "more" not in stream.getvalue()
    assert stream.getvalue().count("has this alias, too") == 9 * 4


@pytest.mark.parametrize("width", [20, 40, 59, 80, 120, 300])
def test_every_width_has_every_fact(tmp_path: Path, width: int) -> None:
    site = load_site(write_site(tmp_path, SITE), BuildOptions())
    for page in site.pages:
        narrow, wide = explained(site, page.path, width), explained(site, page.path, 500)
        assert "".join(narrow.split()) == "".join(wide.split())
        assert all(line == line.rstrip(" ") for line in narrow.split("\n"))


def test_colour_changes_nothing_else(tmp_path: Path) -> None:
    site = load_site(write_site(tmp_path, SITE), BuildOptions())
    for page in site.pages:
        stream = io.StringIO()
        write_explained([explain_file(site, page.path)], stream, Terminal(width=80, color=True))
        assert "\x1b[" in stream.getvalue()
        assert re.sub(r"\x1b\[[\d;]*m", "", stream.getvalue()) == explained(site, page.path)


# Single facts, as data


def at(place: dict[str, Any] | None) -> str:
    """A place as `path:line:column`, or in words."""
    if place is None:
        return ""
    return str(place["words"]) if "words" in place else f"{place['path']}:{place['line']}:{place['column']}"


def steps(facts: dict[str, Any]) -> list[str]:
    """The pieces of a URL but for the base, each with its place."""
    return [
        " ".join(part for part in (step["text"], f"({step['says']})", at(step["at"])) if part)
        for step in facts["url_steps"]
        if step["part"] != "base"
    ]


def small_site(root: Path, pages: dict[str, str], config: str) -> Site:
    """A site: pages below content (with a leading slash: anywhere), and a config whose first line is the baseURL."""
    files: dict[str, str | bytes] = {
        path[1:] if path.startswith("/") else f"content/{path}": text for path, text in pages.items()
    }
    return load_site(write_site(root, {"hugo.toml": BASE + config, **files}), BuildOptions())


def hugo_rows(root: Path) -> dict[str, str]:
    """The paths and links of `hugo list all`."""
    listed = run_hugo(root, "list", "all").stdout
    return {row["path"]: row["permalink"] for row in csv.DictReader(io.StringIO(listed[listed.index("path,slug,") :]))}


PAGE = "---\ntitle: A\n---\n"
URLS = [
    pytest.param({"s/a.md": PAGE}, "", "s/a.md", ["s/ (its folder)", "a/ (name of its file)"], id="by its name alone"),
    pytest.param(
        {"s/B b/index.md": PAGE}, "", "s/B b/index.md", ["s/ (its folder)", "b-b/ (name of its folder)"], id="a bundle"
    ),
    pytest.param(
        {"_index.md": "---\nurl: /x/\n---\n"}, "", "_index.md",
        ["(the home page; Hugo ignores its url) content/_index.md:2:6"], id="the home page, whose url does not count",
    ),
    pytest.param({"a.md": "---\nslug: Å B\n---\n"}, "", "a.md", ["å-b/ (slug) content/a.md:2:7"], id="a slug"),
    pytest.param(
        {"a.md": "---\nSLUG: b\nurl: x.html\n---\n"}, "", "a.md", ["x.html (url) content/a.md:3:6"], id="a url"
    ),
    pytest.param(
        {"s/a.md": "---\ntitle: T\nurl: /:title/\\:x/\n---\n"}, "", "s/a.md",
        ["/:title/\\:x/ (url) content/s/a.md:3:6", ":title = t (title) content/s/a.md:2:8"], id="a url with a token",
    ),
    pytest.param(
        {"s/_index.md": "---\ncascade:\n  url: /:filename/\n---\n", "s/a.md": PAGE}, "", "s/a.md",
        ["/:filename/ (url, by a cascade) content/s/_index.md:3:8", ":filename = a (name of its file)"],
        id="a url from a cascade",
    ),
    pytest.param(
        {"s/a.md": PAGE}, "[[cascade]]\nparams = {slug = 'x'}\ntarget = {kind = 'page'}\n[[cascade]]\ntitle = 'y'\n", "s/a.md",
        ["s/ (its folder)", "x/ (slug, by a cascade) hugo.toml:3:18"], id="a slug from a cascade in the config",
    ),
    pytest.param(
        {"s/_index.md": "---\nslug: one/two\n---\n", "s/t/a.md": PAGE}, "", "s/t/a.md",
        ["one/two/ (slug of the section s) content/s/_index.md:2:7", "t/ (its folder)", "a/ (name of its file)"],
        id="the slug of a section",
    ),
    pytest.param(
        {"s/a.md": PAGE}, "[permalinks]\nt = '/x/'\ns = '/x/'\n[permalinks.section]\ns = '/x/'\n", "s/a.md",
        ["/x/ (permalinks) hugo.toml:4:5"], id="of equal patterns the one that holds",
    ),
    pytest.param(
        {"s/a.md": PAGE}, "[[permalinks]]\npattern = '/x/:slug/'\ntarget = {path = '/s/**'}\n", "s/a.md",
        ["/x/:slug/ (permalinks) hugo.toml:3:11", ":slug = a (title) content/s/a.md:2:8"], id="a rule of a list",
    ),
    pytest.param(
        {"s/a.nb.md": PAGE}, f"{LANGUAGES}permalinks = {{page = {{s = '/nb/:title/'}}}}\n", "s/a.nb.md",
        ["nb/ (not the default, en) hugo.toml:2:26", "/nb/:title/ (permalinks) hugo.toml:7:27",
         ":title = a (title) content/s/a.nb.md:2:8"],
        id="a pattern of a language",
    ),
    pytest.param(
        {"s/a.md": "---\nlastmod: 2020-02-03\n---\n"}, "[permalinks.page]\ns = '/:year/:01/:title'\n", "s/a.md",
        ["/:year/:01/:title (permalinks) hugo.toml:3:5", ":year = 2020 (lastmod) content/s/a.md:2:10",
         ":01 = 02 (lastmod) content/s/a.md:2:10", ':title = "" (no title)'],
        id="a date that another key stands in for",
    ),
    pytest.param(
        {"s/a.md": PAGE}, "[permalinks.page]\ns = '/:year/'\n", "s/a.md",
        ["/:year/ (permalinks) hugo.toml:3:5", ":year = 1 (no date: Hugo takes the year 1)"], id="no date at all",
    ),
    pytest.param(
        {"s/_index.md": PAGE, "s/a.md": "---\ndate: 2020-02-03\n---\n"}, "[permalinks.section]\ns = '/:year/'\n",
        "s/_index.md", ["/:year/ (permalinks) hugo.toml:3:5", ":year = 2020 (newest date below, 2020-02-03)"],
        id="a section has the newest date below it",
    ),
    pytest.param(
        {"S/A.md": PAGE}, "uglyURLs = true\ndisablePathToLower = true\n", "S/A.md",
        ["S/ (its folder)", "A/ (name of its file)", ".html (uglyURLs) hugo.toml:2:12",
         "(disablePathToLower keeps capitals) hugo.toml:3:22"],
        id="switches of the config",
    ),
    pytest.param(
        {"a.md": "---\noutputs: [amp, html]\n---\n"}, "", "a.md",
        ["amp/ (its first output format is amp) content/a.md:2:1", "a/ (name of its file)"], id="another format first",
    ),
    pytest.param(
        {"a.nb.md": "---\nurl: /x/\n---\n"}, LANGUAGES, "a.nb.md",
        ["(no nb/, as its url begins with a slash)", "/x/ (url) content/a.nb.md:2:6"], id="a url without its language",
    ),
    pytest.param(
        {"a.md": PAGE}, f"defaultContentLanguageInSubdir = true\n{LANGUAGES}", "a.md",
        ["en/ (the default language, too) hugo.toml:2:34", "a/ (name of its file)"], id="the default in a folder",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "config", "path", "expected"), URLS)
def test_what_gives_a_page_its_url(
    tmp_path: Path, pages: dict[str, str], config: str, path: str, expected: list[str]
) -> None:
    site = small_site(tmp_path, pages, config)
    (page,) = explain_file(site, f"content/{path}").pages
    assert steps(page_facts(page)) == expected
    assert hugo_rows(tmp_path)[f"content/{path}"] == page.permalink


STATES = [
    pytest.param({"a.md": PAGE}, "", "", "", "", id="published"),
    pytest.param({"a.md": "---\ndraft: true\n---\n"}, "", "draft", "it is a draft", "content/a.md:2:8", id="a draft"),
    pytest.param(
        {"_index.md": "---\ncascade: {draft: true}\n---\n", "a.md": PAGE}, "", "draft", "it is a draft, by a cascade",
        "content/_index.md:2:18", id="a draft by a cascade",
    ),
    pytest.param(
        {"a.md": "---\npubdate: 2999-01-01T10:00:00Z\n---\n"}, "", "future",
        "pubdate 2999-01-01T10:00:00 is still to come", "content/a.md:2:10", id="to come, by another name of the key",
    ),
    pytest.param(
        {"2999-01-02-a.md": PAGE}, "[frontmatter]\npublishDate = [':filename']\n", "future",
        "date in its name 2999-01-02 is still to come", "hugo.toml:3:1", id="to come, by its name",
    ),
    pytest.param(
        {"a.md": "---\nunpublishdate: 2001-01-01\n---\n"}, "", "expired", "unpublishdate 2001-01-01 has passed",
        "content/a.md:2:16", id="expired",
    ),
    pytest.param(
        {"a.md": "---\nbuild:\n  render: never\n---\n"}, "", "build", "build.render is never", "content/a.md:3:11",
        id="never rendered",
    ),
    pytest.param(
        {"a.md": "---\nheadless: true\n---\n"}, "", "build", "it is headless", "content/a.md:2:11", id="headless"
    ),
    pytest.param(
        {"a/_index.md": PAGE}, "disableKinds = ['home', 'section']\n", "kind", "disableKinds holds section",
        "hugo.toml:2:25", id="a kind that is off",
    ),
    pytest.param(
        {"a.md": PAGE}, "[outputs]\npage = []\n", "outputs", "it has no output format", "hugo.toml:3:1", id="no outputs"
    ),
    pytest.param(
        {"a.md": "---\nurl: http://x.org/\n---\n"}, "", "fails",
        "Hugo fails: its url begins with http:// or https://", "", id="Hugo fails at it",
    ),
    pytest.param(
        {"a.html": PAGE}, "", "fails",
        'Hugo stops the build here: the site does not allow content of the type "text/html"', "", id="denied",
    ),
    pytest.param({"a.html": PAGE}, "[security]\nallowContent = ['.*']\n", "", "", "", id="HTML that is allowed"),
    pytest.param({"a.md": "---\na: [\n---\n"}, "", "unknown", "its front matter cannot be read", "", id="unreadable"),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "config", "reason", "says", "place"), STATES)
def test_why_a_page_is_not_written(
    tmp_path: Path, pages: dict[str, str], config: str, reason: str, says: str, place: str
) -> None:
    site = small_site(tmp_path, {**pages, "/layouts/all.html": "x"}, config)
    (page,) = explain_file(site, f"content/{list(pages)[-1]}").pages
    state: Any = page_facts(page)["state"]
    assert (state["reason"], state["says"], at(state["at"])) == (reason, says, place)
    assert state["written"] is (reason == "")
    built = run_hugo(tmp_path, "--destination", "public")
    written = (tmp_path / "public" / "a" / "index.html").is_file() and not built.returncode
    assert written is state["written"]


@pytest.mark.parametrize(
    ("text", "options", "language", "remedy"),
    [
        pytest.param("draft: true", {}, "", "published by hugo --build-drafts (-D)", id="a draft"),
        pytest.param("date: 2999-01-01", {}, "", "published by hugo --build-future (-F)", id="to come"),
        pytest.param("expiryDate: 2001-01-01", {}, "", "published by hugo --build-expired (-E)", id="expired"),
        pytest.param("draft: true", {"drafts": True}, "", "", id="a draft where drafts are published"),
        pytest.param("draft: true", {"drafts": True}, "buildDrafts = false\n",
                     "buildDrafts of the language nb is off, whatever the command line says", id="a language says no"),
    ],
)  # fmt: skip
def test_what_would_publish_a_page(
    tmp_path: Path, text: str, options: dict[str, bool], language: str, remedy: str
) -> None:
    small_site(tmp_path, {"a.nb.md": f"---\n{text}\n---\n"}, f"{LANGUAGES}{language}")
    site = load_site(tmp_path, BuildOptions(**options))  # type: ignore[arg-type]
    assert account_of(site.pages[0]).state.remedy == remedy


NORTH = (
    f"{LANGUAGES}[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n[[module.mounts]]\n"
    "source = 'n/x'\ntarget = 'content'\n[module.mounts.sites.matrix]\nlanguages = ['nb']\n"
)


@pytest.mark.parametrize(
    ("path", "config", "says", "place"),
    [
        pytest.param("a.md", "", "the only language", "Hugo's default", id="the only one"),
        pytest.param("a.md", LANGUAGES, "the default language", "hugo.toml:2:26", id="the default"),
        pytest.param("a.NB.md", LANGUAGES, "by .nb in its name", "", id="its suffix"),
        pytest.param("a._language_nb_.md", LANGUAGES, "by _language_nb_ in its name", "", id="a long suffix"),
        pytest.param(
            "/norsk/a.md",
            f"{LANGUAGES}contentDir = 'norsk'\n",
            "by its folder norsk",
            "hugo.toml:7:14",
            id="contentDir",
        ),
        pytest.param("/n/x/a.md", NORTH, "by its folder n/x", "hugo.toml:11:10", id="its mount"),
    ],
)
def test_what_says_the_language(tmp_path: Path, path: str, config: str, says: str, place: str) -> None:
    site = small_site(tmp_path, {"z.md": PAGE, path: PAGE}, config)
    (page,) = explain_file(site, path[1:] if path[0] == "/" else f"content/{path}").pages
    language: Any = page_facts(page)["language_by"]
    assert (language["says"], at(language["at"])) == (says, place)


def test_the_environment_beats_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUGO_BASEURL", "https://env.org/")
    site = small_site(tmp_path, {"a.md": PAGE}, "")
    steps_: Any = page_facts(site.pages[0])["url_steps"]
    assert (steps_[0]["text"], steps_[0]["at"]) == ("https://env.org/", {"words": "the variable HUGO_BASEURL"})
    assert hugo_rows(tmp_path) == {"content/a.md": "https://env.org/a/"}


ALIASES = [
    pytest.param("aliases: [/x]", "", ["/x -> x/index.html"], id="a redirect"),
    pytest.param("outputs: [html, amp]\naliases: /x", "", ["/x -> x/index.html amp/x/index.html"], id="one a format"),
    pytest.param("draft: true\naliases: /x", "", ["/x: no redirect, as it is a draft"], id="a draft"),
    pytest.param("build: {render: link}\naliases: /x", "", ["/x: no redirect, as it is not rendered"], id="no file"),
    pytest.param(
        "aliases: /x", "disableAliases = true\n", ["/x: no redirect, by disableAliases hugo.toml:2:18"],
        id="switched off",
    ),
    pytest.param(
        "outputs: [json]\naliases: /x", "", ["/x: no redirect, as the page is not written as HTML"], id="no HTML"
    ),
    pytest.param("aliases: https://x", "", ["https://x: Hugo fails: an alias is no whole URL"], id="a whole URL"),
    pytest.param("aliases: [/]", "", ["/: Hugo fails: it is the root of the site"], id="the root"),
    pytest.param(
        "aliases: /a", "", ["/a -> a/index.html", "own: it is the page's own address, and the page stays"],
        id="its own URL",
    ),
    pytest.param(
        "aliases: /b", "", ["/b -> b/index.html", "page: content/b.md is written there, too"], id="another page's URL"
    ),
    pytest.param(
        "aliases: /b-old", "",
        ["/b-old -> b-old/index.html", "alias: content/b.md has this alias, too content/b.md:2:10"],
        id="another page's alias",
    ),
    pytest.param(
        "aliases: /tags", "", ["/tags -> tags/index.html", "list: the list of all tags is written there, too"],
        id="a list's URL",
    ),
    pytest.param(
        "aliases: /f.html", "", ["/f.html -> f.html", "static: the static file static/f.html is copied there"],
        id="a static file",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "config", "expected"), ALIASES)
def test_what_becomes_of_an_alias(tmp_path: Path, text: str, config: str, expected: list[str]) -> None:
    pages = {"a.md": f"---\n{text}\n---\n", "b.md": "---\naliases: /b-old\n---\n", "/static/f.html": "x"}
    site = small_site(tmp_path, pages, config)
    (page,) = explain_file(site, "content/a.md").pages
    facts: dict[str, Any] = page_facts(page)
    told = []
    for alias in facts["aliases_explained"]:
        assert at(alias["at"]).startswith("content/a.md:")
        outputs = " ".join(alias["outputs"])
        reason = f"{alias['alias']}: {alias['says']} {at(alias['says_at'])}".rstrip()
        told.append(f"{alias['alias']} -> {outputs}" if outputs else reason)
        told += [f"{clash['sort']}: {clash['says']} {at(clash['at'])}".rstrip() for clash in alias["clashes"]]
    assert told == expected


def test_two_pages_in_one_file_name_each_other(tmp_path: Path) -> None:
    site = small_site(tmp_path, {"a.md": "---\nslug: b\naliases: /c\n---\n", "b.md": PAGE, "c.md": PAGE}, "")
    told = {page.path: [clash.words for clash in account_of(page).clashes] for page in site.pages}
    assert told == {
        "content/a.md": ["content/b.md is written there, too"],
        "content/b.md": ["content/a.md is written there, too"],
        "content/c.md": ["content/a.md has an alias there"],
    }


def test_a_url_by_chance_is_unknown_and_says_so(tmp_path: Path) -> None:
    site = small_site(tmp_path, {"s/t/a.md": PAGE}, "[permalinks.page]\ns = '/x/:title/'\n's/t' = '/y/:title/'\n")
    (page,) = site.pages
    account = account_of(page)
    assert account.problem == "several permalink patterns hold for it, and Hugo takes one of them by chance"
    assert steps(page_facts(page)) == [
        "/x/:title/ (permalinks, one of several that hold) hugo.toml:3:5",
        "/y/:title/ (permalinks, one of several that hold) hugo.toml:4:9",
    ]


FILE_TIMES = [
    pytest.param("date = ['date', ':fileModTime']", {"s/a.md", "s/_index.md"}, id="the file's, where no key gives one"),
    pytest.param("date = [':fileModTime', 'date']", {"s/a.md", "s/b.md", "s/_index.md"}, id="the file's first"),
    pytest.param("date = ['date', ':git']", set(), id="a commit's, which Hugo is not told to look for"),
    pytest.param("lastmod = [':fileModTime']", {"s/_index.md"}, id="a section has a date of its own, and none below"),
    pytest.param("lastmod = [':fileModTime', 'lastmod']\ndate = [':filename', 'date']", {"s/_index.md"}, id="both"),
    pytest.param("date = [':default']", set(), id="without the file's"),
]


@pytest.mark.parametrize(("handlers", "unknown"), FILE_TIMES)
def test_the_time_of_a_file_is_not_known(tmp_path: Path, handlers: str, unknown: set[str]) -> None:
    pages = {"s/_index.md": PAGE, "s/a.md": PAGE, "s/b.md": "---\ntitle: A\ndate: 2020-01-01\n---\n", "t/c.md": PAGE}
    config = "[permalinks]\npage = {s = '/:year/:contentbasename/'}\nsection = {s = '/:year/s/'}\n[frontmatter]\n"
    site = small_site(tmp_path, pages, config + handlers)
    assert {page.path for page in site.pages if page.permalink is None} == {f"content/{path}" for path in unknown}
    assert all(page.published for page in site.pages)
    theirs = hugo_rows(tmp_path)
    assert len(theirs) == 4
    assert all(theirs[page.path] == page.permalink for page in site.pages if page.permalink is not None)
    for path in unknown:
        assert ":year = ?" in explained(site, f"content/{path}", 200)
        assert "the time of a file or commit, not followed here" in explained(site, f"content/{path}", 200)


def test_the_time_of_a_commit_is_not_known(tmp_path: Path) -> None:
    config = "[permalinks.page]\ns = '/:year/:contentbasename/'\n[frontmatter]\ndate = ['date', ':git']\n"
    site = small_site(tmp_path, {"s/a.md": PAGE}, f"enableGitInfo = true\n{config}")
    assert [page.permalink for page in site.pages] == [None]


HELD = [
    pytest.param("date: 2099-01-01", "", ["date 2099-01-01 is still to come"], "-F", id="one reason"),
    pytest.param(
        "date: 2099-01-01\nexpiryDate: 2001-01-01", "",
        ["date 2099-01-01 is still to come", "expiryDate 2001-01-01 has passed"], "-F -E", id="to come and expired",
    ),
    pytest.param(
        "draft: true\ndate: 2099-01-01", "", ["it is a draft", "date 2099-01-01 is still to come"], "-D -F",
        id="a draft that is to come",
    ),
    pytest.param(
        "draft: true\ndate: 2099-01-01\nexpiryDate: 2001-01-01", "",
        ["it is a draft", "date 2099-01-01 is still to come", "expiryDate 2001-01-01 has passed"], "-D -F -E", id="all",
    ),
    pytest.param(
        "draft: true\ndate: 2099-01-01", "buildDrafts = true\n", ["date 2099-01-01 is still to come"], "-F",
        id="drafts are built anyway",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("matter", "config", "says", "switches"), HELD)
def test_all_that_holds_a_page_back(tmp_path: Path, matter: str, config: str, says: list[str], switches: str) -> None:
    """Hugo publishes it with all of the switches that are told, and with one less it does not."""
    site = small_site(tmp_path, {"a.md": f"---\n{matter}\n---\n", "/layouts/all.html": "x"}, config)
    (page,) = explain_file(site, "content/a.md").pages
    state: Any = page_facts(page)["state"]
    assert [state["says"], *(one["says"] for one in state["also"])] == says
    assert switches in state["remedy"]
    text = " ".join(explained(site, "content/a.md", 300).split())
    assert all(one in text for one in says)
    for number, given in enumerate((switches.split(), *([one] for one in switches.split() if " " in switches))):
        built = run_hugo(tmp_path, *given, "--destination", f"public{number}")
        assert built.returncode == 0
        assert (tmp_path / f"public{number}" / "a" / "index.html").is_file() is (number == 0)


def test_a_rival_in_several_formats_is_told_once(tmp_path: Path) -> None:
    pages = {f"{name}/_index.md": "---\nurl: /x/\naliases: [/old, /x/]\n---\n" for name in "abcd"}
    site = small_site(tmp_path, pages, "[outputs]\nsection = ['html', 'rss', 'json']\n")
    clashes: Any = page_facts(explain_file(site, "content/a/_index.md").pages[0])["clashes"]
    assert [(one["sort"], one["path"]) for one in clashes] == [("page", f"content/{name}/_index.md") for name in "bcd"]


def test_where_hugo_copies_a_file_to(tmp_path: Path) -> None:
    pages = {
        "_index.md": PAGE,
        "s/_index.md": PAGE,
        "b/index.md": "---\nslug: x\n---\n",
        "d/index.md": "---\ndraft: true\n---\n",
        "s/deep/a.png": "x",
        "n/a.png": "x",
        "b/a.png": "x",
        "d/a.png": "x",
        "/layouts/all.html": "x",
    }
    site = small_site(tmp_path, pages, "")
    told = {
        path: explain_file(site, f"content/{path}").fates[0].words.partition("Hugo ")[2]
        for path in pages
        if path.endswith(".png")
    }
    assert told == {
        "s/deep/a.png": "copies it as it is, to /s/deep/a.png",
        "n/a.png": "copies it as it is, to /n/a.png",
        "b/a.png": "copies it as it is, to /x/a.png",
        "d/a.png": "does not copy it by itself",
    }
    assert run_hugo(tmp_path, "--destination", "public").returncode == 0
    copied = {file.relative_to(tmp_path / "public").as_posix() for file in (tmp_path / "public").rglob("*.png")}
    assert copied == {"s/deep/a.png", "n/a.png", "x/a.png"}


# Files that are no pages

MOUNTS = f"{LANGUAGES}[[module.mounts]]\nsource = 'content'\ntarget = 'content'\nfiles = ['! drafts/**']\n"
FATES = [
    pytest.param({"a.md": PAGE, "a.markdown": PAGE}, "", "a.markdown", "dropped", "content/a.md is the same page", "",
                 id="another suffix of one name"),
    pytest.param({"a.md": PAGE, "a/index.md": PAGE}, "", "a.md", "dropped", "chance decides which", "",
                 id="a file beside a bundle of its name"),
    pytest.param({"a.md": PAGE, "/themes/t/content/a.md": PAGE}, "theme = 't'\n", "/themes/t/content/a.md", "dropped",
                 "and its folder comes first", "", id="a theme's page that the site replaces"),
    pytest.param({"b/index.md": PAGE, "b/x/y.md": PAGE}, "", "b/x/y.md", "resource", "leaf bundle content/b/index.md", "",
                 id="below an index.md"),
    pytest.param({"b/index.md": PAGE, "b/_index.md": PAGE}, "", "b/_index.md", "resource", "content/b/index.md", "",
                 id="an _index.md beside an index.md"),
    pytest.param({"a.txt": "x"}, "", "a.txt", "attachment", "its suffix .txt is none of content: Hugo copies it", "",
                 id="no content file"),
    pytest.param({"b/index.md": PAGE, "b/a": "x"}, "", "b/a", "attachment", "it has no suffix: it is a file of the leaf",
                 "", id="a file of a bundle"),
    pytest.param({"b/_content.gotmpl": ""}, "", "b/_content.gotmpl", "adapter", "it is a content adapter", "",
                 id="a content adapter"),
    pytest.param({".a.md": PAGE}, "", ".a.md", "hidden-name", "its name begins with .", "", id="a name with a dot"),
    pytest.param({"#s/a.md": PAGE}, "", "#s/a.md", "hidden-name", 'its folder "#s" begins with #', "",
                 id="a folder with a hash"),
    pytest.param({"a.md~": PAGE}, "", "a.md~", "hidden-name", "its name ends in ~", "", id="an editor's copy"),
    pytest.param({"x/a.md": PAGE}, "ignoreFiles = ['foo', '/x/']\n", "x/a.md", "ignored", "has the pattern /x/",
                 "hugo.toml:2:23", id="ignoreFiles"),
    pytest.param({"a.nb.md": PAGE}, f"{LANGUAGES}disabled = true\n", "a.nb.md", "disabled-language",
                 "its language nb is disabled", "hugo.toml:7:12", id="a language that is disabled"),
    pytest.param({"a.nb.md": PAGE}, f"disableLanguages = ['nb']\n{LANGUAGES}", "a.nb.md", "disabled-language",
                 "its language nb is disabled", "hugo.toml:2:21", id="one that is disabled in a list"),
    pytest.param({"/norsk/a.md": PAGE}, f"{LANGUAGES}disabled = true\ncontentDir = 'norsk'\n", "/norsk/a.md",
                 "disabled-language", "its language nb is disabled", "hugo.toml:7:12", id="the folder of such a language"),
    pytest.param({"drafts/a.md": PAGE}, MOUNTS, "drafts/a.md", "unmounted", "leave it out", "hugo.toml:8:10",
                 id="a mount that leaves it out"),
    pytest.param({"/README.md": PAGE}, "", "/README.md", "outside", "it is not below content", "", id="beside content"),
    pytest.param({"/layouts/_default/list.html": "x"}, "", "/layouts/_default/list.html", "outside",
                 "it lies in layouts, where Hugo looks for templates", "", id="a template"),
    pytest.param({"/archetypes/default.md": "x"}, "", "/archetypes/default.md", "outside",
                 "it lies in archetypes, where Hugo looks for the beginnings of new pages", "", id="an archetype"),
    pytest.param({"/themes/t/layouts/all.html": "x"}, "theme = 't'\n", "/themes/t/layouts/all.html", "outside",
                 "it lies in themes/t/layouts, where Hugo looks for templates", "", id="a theme's template"),
    pytest.param({"/content/old/a.md": PAGE, "/pages/z.md": PAGE}, "contentDir = 'pages'\n", "/content/old/a.md",
                 "outside", "it is not below pages", "hugo.toml:2:14", id="below content, where that is elsewhere"),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "config", "path", "sort", "says", "place"), FATES)
def test_why_a_file_is_no_page(
    bench: Bench, pages: dict[str, str], config: str, path: str, sort: str, says: str, place: str
) -> None:
    small_site(bench.root, {"z.md": PAGE, **pages}, config)
    name = path[1:] if path.startswith("/") else f"content/{path}"
    answer = bench.call("pages", "--format", "json", name)
    assert (answer.code, answer.err) == (0, "")
    (file,) = answer.data["files"]
    (fate,) = file["fates"]
    assert (fate["sort"], at(fate["at"])) == (sort, place)
    assert says in fate["says"]
    assert "move it there" not in fate["remedy"]
    assert answer.data["pages"] == []
    text = bench.call("pages", name)
    assert text.code == 0
    assert " ".join(text.out.split()).startswith(f"{name} no page {fate['says']}")
    if "chance" not in says:
        assert name not in hugo_rows(bench.root)


@posix
def test_a_link_within_content_is_no_page(bench: Bench) -> None:
    small_site(bench.root, {"z.md": PAGE, "/other/a.md": PAGE}, "")
    (bench.root / "content" / "link.md").symlink_to("../other/a.md")
    (bench.root / "content" / "folder").symlink_to("../other")
    for name in ("link.md", "folder/a.md"):
        (file,) = bench.call("pages", "--format", "json", f"content/{name}").data["files"]
        assert [fate["sort"] for fate in file["fates"]] == ["link"]


def test_a_page_that_is_dropped_in_one_language_only(tmp_path: Path) -> None:
    config = (
        f"{LANGUAGES}[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n"
        "[module.mounts.sites.matrix]\nlanguages = ['en', 'nb']\n"
    )
    site = small_site(tmp_path, {"a.md": PAGE, "a.nb.md": PAGE}, config)
    file = explain_file(site, "content/a.md")
    assert [page.language for page in file.pages] == ["en"]
    assert [fate.sort for fate in file.fates] == ["dropped"]
    assert "  dropped     content/a.nb.md is the same page to Hugo, /a in nb," in explained(site, "content/a.md")


# Hugo as the judge of the rest


def test_translations_are_those_of_hugo(tmp_path: Path) -> None:
    one = "{{ with .File }}\n{{ .Path }}:{{ end }}{{ range .Translations }} {{ .File.Path }}{{ end }}"
    pages = {
        "a.md": "---\ntranslationKey: k\n---\n",
        "a.nb.md": PAGE,
        "b.md": "---\ntranslationKey: k\n---\n",
        "c.nb.md": "---\ntranslationKey: k\n---\n",
        "d.md": PAGE,
        "d/index.nb.md": PAGE,
        "e.md": PAGE,
        "e.nb.md": "---\ndraft: true\n---\n",
        "s/_index.md": PAGE,
        "s/_index.nb.md": PAGE,
        "_index.md": PAGE,
        "_index.nb.md": PAGE,
        "/layouts/home.html": f"{{{{ range .Sites }}}}{{{{ range .Pages }}}}{one}{{{{ end }}}}{{{{ end }}}}\n",
    }
    site = small_site(tmp_path, pages, f"disableKinds = ['taxonomy', 'term']\n{LANGUAGES}")
    built = run_hugo(tmp_path, "--destination", "public")
    assert built.returncode == 0, built.stdout + built.stderr
    lines = (tmp_path / "public" / "index.html").read_text("utf-8").split("\n")
    theirs = {name: sorted(rest.split()) for line in lines if line for name, _, rest in [line.partition(":")]}
    ours = {
        page.place.file.virtual: sorted(
            one.page.place.file.virtual for one in account_of(page).translations if not one.unpublished
        )
        for page in site.pages
        if page.published
    }
    assert len(ours) == 11
    assert ours == theirs


@pytest.mark.parametrize("seed", range(1, 21))
def test_random_sites_have_an_explanation_of_every_page(tmp_path: Path, seed: int) -> None:
    """What is explained agrees with what the site says, whose agreement with Hugo other tests hold."""
    made = make_site(seed, SHAPES[seed % len(SHAPES)])
    site = load_site(write_site(tmp_path, made.files), BuildOptions())
    for page in site.pages:
        account = account_of(page)
        assert bool(account.problem) is (page.permalink is None and page.renders != "never")
        assert account.state.published is page.published or account.state.reason == "unknown"
        if page.permalink is not None:
            assert account.state.written is (page.output is not None)
        parts = {step.part for step in account.steps}
        if page.permalink and parts and parts.isdisjoint(("permalink", "token", "url", "output")):
            joined = "".join(step.text for step in account.steps).replace("/.html", ".html")
            assert unquote(joined) == unquote(page.permalink)
        assert all(step.origin.spot for step in account.steps if step.part in ("permalink", "url"))
        listed = {output for alias in account.aliases for output in alias.outputs}
        assert listed == {alias.output for alias in page.aliases if alias.output is not None}
        assert set(page.cascaded) == {value.key for value in account.cascaded}
        json.dumps(page_facts(page))
        assert explained(site, page.path).startswith(f"{printable(page.path)}\n")


# Names that would steer a terminal

HOSTILE = ("\x1b[31mred", "a\nb", "\u202eleft", "\x9b", "\udcff", "::error::x", "\u200b")


@posix
@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_from_a_site_steers_the_terminal(bench: Bench, name: str) -> None:
    said = json.dumps(name, ensure_ascii=False)
    text = f"---\ntitle: {said}\nslug: {said}\naliases: [{said}]\ncascade: {{type: {said}}}\n---\n"
    for path in (f"content/{name}/_index.md", f"content/{name}/a{name}.md", f"content/{name}/a{name}.txt"):
        bench.write({path: text})
        for format_ in ("table", "csv", "json"):
            answer = bench.call("pages", "--format", format_, "--", path)
            assert (answer.code, answer.err) == (0, "")
            assert not set(answer.out) & {"\x1b", "\u202e", "\x9b", "\udcff", "\u200b"}
            assert "\n::" not in f"\n{answer.out}"
            if format_ == "json":
                assert answer.data["files"]


@posix
def test_a_terminal_without_unicode(bench: Bench) -> None:
    bench.write({"content/日本.md": "---\ntitle: 日本\naliases: /ä\n---\n"})
    answer = bench.start("pages", "content/日本.md", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.isascii()
    assert r"title       \u65e5\u672c" in answer.out
