"""URLs against what Hugo gave, and against the real Hugo."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.casts import cast_bool, cast_int, cast_string, cast_strings
from hugolint.hugo.outputs import HTML, site_formats
from hugolint.hugo.permalink_patterns import PageFacts
from hugolint.hugo.urlpaths import clean_path, lower_text, sanitize
from hugolint.hugo.urls import UrlSettings, format_urls, page_urls, slugged_directory
from tests.real_hugo import run_hugo, write_site
from tests.url_site import Front, Site

PROBES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "data/url-probes.json").read_text("utf-8"))["rows"]
SECTIONS: dict[str, Front] = {
    "s/_index.md": {"title": "S", "slug": "esse"},
    "s/t/_index.md": {"title": "T Title"},
    "s/t/u/_index.md": {"title": "U"},
}
SHARED = {"", "index.html", "s/index.html"}
"""Files that every probe's site may have, and that a probe does not name."""


def probe_site(row: dict[str, Any]) -> Site:
    extra: Iterable[str] = row.get("extra", ())
    files = {path.removeprefix("content/"): SECTIONS[path.removeprefix("content/")] for path in extra if "/_i" in path}
    files |= {path.removeprefix("content/"): {"title": "T"} for path in extra if "/_i" not in path}
    files[row["path"]] = {"title": "T", **row["fm"]}
    if "sectionslug" in row["config"]:
        files.setdefault("s/_index.md", {"title": "S"})  # as Hugo calls the section by itself
    kinds = "" if row["rel"].startswith("{") else "disableKinds = ['taxonomy', 'term']\n"
    return Site(files, kinds + row["config"])


def terms_of(site: Site) -> dict[str, str | None]:
    """Logical path → link of every taxonomy and term, made of the pages' front matter."""
    found: dict[str, str | None] = {}
    for plural in site.config.get("taxonomies", {"tag": "tags", "category": "categories"}).values():
        directory, _, name = plural.rpartition("/")
        page = site.make("taxonomy", directory, name, "en", {"title": name})
        found[page.facts.logical_path] = page.urls.rel_permalink
        for front in site.files.values():
            value = front.get(plural, [])
            for term in [value] if isinstance(value, str) else value:
                page = site.make("term", plural, term, "en", {"title": term})
                found[page.facts.logical_path] = page.urls.rel_permalink
    for page in site.pages.values():
        if page.facts.kind in ("taxonomy", "term"):
            found[page.facts.logical_path] = page.urls.rel_permalink
    return found


@pytest.mark.parametrize("row", PROBES, ids=lambda row: f"{row['id']}: {row['path']}")
def test_probe(row: dict[str, Any]) -> None:
    site = probe_site(row)
    if row["rel"].startswith("{"):
        expected = json.loads(row["rel"])
        assert {path: link for path, link in terms_of(site).items() if path in expected} == expected
        return
    urls = site.pages[row["path"]].urls
    if row.get("exit") and urls.problem == "":
        # Only two files together fail here: a directory is wanted where another page has its file.
        assert urls.output == "s/index.html/index.html"
    elif row.get("exit"):
        assert urls[:3] == (None, None, None)
    else:
        assert urls.rel_permalink == row["rel"]
        # Without a template for JSON the probe's Hugo wrote no file.
        assert urls.output in {*row["files"], *SHARED} or row["fm"].get("outputs") == ["json"]


NAMES = (
    "My Page",
    " lead  trail ",
    "Åäö ﬁ İΣ ẞ",
    "e\u0301",
    "½²😀x",
    "a#b+c~d@e",
    "50%25 off",
    "50% off",
    "_x-",
    "a.b",
    "q'&;:!",
)
SLUGS = (
    "",
    "Sl Ug",
    "-x-",
    "a/b/",
    "../up",
    "..",
    "index",
    "x.html",
    "a?b#",
    " å ",
    "!!!",
    "C++",
    "%41",
    "/abs",
    "---",
)
URLS = (
    "/Abs Å/",
    "rel",
    "rel/x.y",
    "/a.b/c",
    "./x",
    "../z.w/",
    "/a?q=1",
    "/a#f",
    "//h/x",
    "/nb/in/",
    "/nbx/",
    "/:slug/:year/",
)
CONFIGS = {
    "one language": "",
    "ugly": "uglyURLs = true\n",
    "ugly in a section": "[uglyURLs]\ns = true\n",
    "paths keep their case": "disablePathToLower = true\n",
    "no accents": "removePathAccents = true\n",
    "two languages": "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n",
    "all languages in folders": "defaultContentLanguageInSubdir = true\n[languages.en]\nweight = 1\n[languages.nb]\n",
    "two hosts": "[languages.en]\nbaseURL = 'https://a.org/'\n[languages.nb]\nbaseURL = 'https://b.org/sub/'\n",
    "permalinks": "[permalinks.page]\ns = '/x/:year/:title/:slug/:filename/'\nt = '/:sections/:slugorfilename'\n",
}


def many_pages(languages: tuple[str, ...]) -> dict[str, Front]:
    """Pages with every name, slug and url, in sections with and without a slug and in every language."""
    files: dict[str, Front] = {"s/_index.md": {"title": "S"}, "t/_index.md": {"title": "T a/b", "slug": "Té #1"}}
    files |= {"t/U v/_index.md": {"title": "U"}, "t/U v/w/_index.md": {"title": "W", "slug": "a/b"}}
    for language in languages:
        end = f".{language}.md" if len(languages) > 1 else ".md"
        for number, name in enumerate(NAMES):
            for directory in ("", "s/", "t/U v/", "t/U v/w/"):
                leaf = "/index" if number % 2 and directory else ""
                files[f"{directory}{name}{number}{leaf}{end}"] = {"title": f"{name}/\\{number}", "date": "2024-03-09"}
        for number, slug in enumerate(SLUGS):
            files[f"s/slug {number}{end}"] = {"title": "", "slug": slug}
            files[f"t/U v/slug{number}/index{end}"] = {"title": "Ti", "slug": slug}
        for number, url in enumerate(URLS):
            files[f"s/url{number}{end}"] = {"title": "Ti", "url": url}
    return files


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_whole_sites_have_the_permalinks_that_hugo_lists(config: str, tmp_path: Path) -> None:
    files = many_pages(("en", "nb") if "[languages" in config else ("en",))
    config = ("" if "baseURL" in config else "baseURL = 'https://e.org/'\n") + config
    site = Site(files, config)
    contents: dict[str, str | bytes] = {f"content/{path}": json.dumps(front) + "\n" for path, front in files.items()}
    listed = run_hugo(write_site(tmp_path, {**contents, "hugo.toml": config}), "list", "all")
    rows = csv.DictReader(io.StringIO(listed.stdout))
    found = {row["path"].removeprefix("content/"): row["permalink"] for row in rows}
    assert found == {path: page.urls.permalink for path, page in site.pages.items()}


def test_whole_site_has_the_files_that_hugo_writes(tmp_path: Path) -> None:
    files = {path: front for path, front in many_pages(("en", "nb")).items() if front.get("slug") != "x.html"}
    config = f"baseURL = 'https://e.org/'\n{CONFIGS['two languages']}"
    contents: dict[str, str | bytes] = {f"content/{path}": json.dumps(front) + "\n" for path, front in files.items()}
    contents["layouts/all.html"] = "{{ with .File }}{{ .Path | safeHTML }}{{ end }}"
    root = write_site(tmp_path, {**contents, "hugo.toml": config})
    built = run_hugo(root, "--destination", str(root / "public"))
    assert built.returncode == 0, built.stdout + built.stderr
    owners: dict[str, set[str]] = {}
    for path, page in Site(files, config).pages.items():
        owners.setdefault(str(page.urls.output), set()).add(path)
    for output, paths in owners.items():
        winner = (root / "public" / output).read_text("utf-8")
        # Two pages written at once may leave the end of the longer one.
        assert any(winner.startswith(path) for path in paths), output


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        pytest.param(PageFacts("page", "s", "p", url="HTTP://e.org/x"), "", id="only lower-case http is refused"),
        pytest.param(PageFacts("page", "s", "p", url="/a\\:b/"), "", id="an escaped colon is no token"),
        pytest.param(PageFacts("home", url="http://e.org/x"), "http", id="the home page's url is read too"),
        pytest.param(PageFacts("page", "s", "p", url="https://e.org/x"), "http", id="a url with a protocol fails"),
        pytest.param(PageFacts("page", "s", "p", url="/:nope/"), "unknown-token", id="an unknown token crashes"),
        pytest.param(PageFacts("page", "s", "p", url="/a%zz/"), "unparsable", id="a broken percent sign crashes"),
        pytest.param(PageFacts("page", "s", "p", url="/a\tb/"), "unparsable", id="a tab crashes"),
        pytest.param(PageFacts("page", "s", "p", url="."), "directory", id="the publish folder is no file"),
    ],
)
def test_problems(facts: PageFacts, problem: str) -> None:
    urls = page_urls(facts, UrlSettings())
    assert urls.problem == problem
    assert (urls.output is None) == bool(problem)


def test_section_slugs_count_since_0_167() -> None:
    page = PageFacts("page", "s/t u", "p", slugged=slugged_directory("s/t u", {"s": "esse"}))
    assert page_urls(page, UrlSettings()).rel_permalink == "/esse/t-u/p/"
    assert page_urls(page, UrlSettings(version=(0, 166, 0))).rel_permalink == "/s/t-u/p/"
    section = PageFacts("section", "", "s", slug="esse", section_path="s")
    assert page_urls(section, UrlSettings()).rel_permalink == "/esse/"
    assert page_urls(section, UrlSettings(version=(0, 166, 0))).rel_permalink == "/s/"


def test_no_slugs_leave_the_directory_alone() -> None:
    assert slugged_directory("s/t", {}) is None
    assert slugged_directory("s/t", {"other": "x"}) is None
    assert slugged_directory("S/T u", {"s/t-u": "x"}) == "s/x"
    assert slugged_directory("S/T u", {"s/t-u": "x"}, lower=False) == "S/x"


def test_output_formats_of_a_config() -> None:
    formats = site_formats(
        {
            "amp": {"path": "a"},
            "dump": {"mediatype": "application/json", "basename": "dump"},
            "odd": {"mediatype": "x/y"},
        }
    )
    page = PageFacts("page", "s", "p")
    assert [
        format_urls(page, UrlSettings(), formats[name] or HTML).output for name in ("html", "amp", "dump", "rss")
    ] == [
        "s/p/index.html",
        "a/s/p/index.html",
        "s/p/dump.json",
        "s/p/index.xml",
    ]
    assert formats["odd"] is None
    assert site_formats({"odd": {"mediatype": "x/y"}}, {"x/y": {"suffixes": ["odd"]}})["odd"] is not None


@pytest.mark.parametrize(
    ("value", "text", "number", "switch"),
    [
        pytest.param(None, "", 0, False, id="null is empty"),
        pytest.param([1], "", 0, False, id="a list is empty"),
        pytest.param("yes", "yes", 0, False, id="yes is a word"),
        pytest.param(True, "true", 1, True, id="a switch is a word and a number"),
        pytest.param(1.5, "1.5", 1, True, id="a fraction is cut"),
        pytest.param(1e21, "1000000000000000000000", 0, True, id="a long number is written out"),
        pytest.param("010", "010", 8, False, id="a leading zero is octal"),
        pytest.param("0x1F", "0x1F", 31, False, id="hexadecimal"),
        pytest.param("1.9", "1.9", 1, False, id="a fraction in a text is cut"),
        pytest.param("1_000", "1_000", 1000, False, id="underscores between digits"),
        pytest.param("-5", "-5", -5, False, id="a sign"),
        pytest.param("9" * 30, "9" * 30, 0, False, id="too large is nothing"),
        pytest.param("T", "T", 0, True, id="T is true"),
    ],
)
def test_casts(value: Any, text: str, number: int, switch: bool) -> None:
    assert (cast_string(value), cast_int(value), cast_bool(value)) == (text, number, switch)


def test_casts_are_those_of_hugo(tmp_path: Path) -> None:
    values: list[Any] = [
        "010",
        "0x1F",
        "1.9",
        "1_000",
        "0b11",
        "0o17",
        "-5",
        "+5",
        "1e3",
        "abc",
        "",
        "089",
        "1__0",
        ".5",
        "-.5",
        "0_7",
    ]
    values += [True, 1.9, -1.9, "9" * 30, "0x", "_1", "T", "true"]
    files: dict[str, str | bytes] = {
        f"content/p{number:02}.md": json.dumps({"weight": value, "slug": value, "draft": value}) + "\n"
        for number, value in enumerate(values)
    }
    files["layouts/all.html"] = (
        "{{ range .Site.Pages }}{{ with .File }}{{ .Path }}|{{ $.Page.Weight }}{{ end }}{{ end }}"
    )
    files["layouts/home.html"] = (
        "{{ range .Site.RegularPages }}{{ .File.Path }}|{{ .Slug | safeHTML }}|{{ .Weight }}|{{ .Draft }}\n{{ end }}"
    )
    root = write_site(tmp_path, {**files, "hugo.toml": "baseURL = 'https://e.org/'\n"})
    built = run_hugo(root, "-D", "--destination", str(root / "public"))
    assert built.returncode == 0, built.stdout + built.stderr
    lines = (root / "public/index.html").read_text("utf-8").splitlines()
    found = {line.partition("|")[0]: line.partition("|")[2] for line in lines if line}
    assert found == {
        f"p{number:02}.md": f"{cast_string(value).strip('-')}|{cast_int(value)}|{str(cast_bool(value)).lower()}"
        for number, value in enumerate(values)
    }


def test_lists_of_texts() -> None:
    assert cast_strings("a b\u00a0c\x1fd") == ["a", "b", "c\x1fd"]
    assert cast_strings(["a", None, 1]) == ["a", "", "1"]
    assert cast_strings(["a", ["b"]]) == []
    assert cast_strings({"a": 1}) == []


HOSTILE = st.text(st.characters(codec=None), max_size=30)


@settings(deadline=None, max_examples=100)
@given(
    HOSTILE, HOSTILE, HOSTILE, HOSTILE, st.sampled_from(["page", "home", "section", "taxonomy", "term"]), st.booleans()
)
def test_any_texts_stay_below_the_publish_folder(
    directory: str, name: str, slug: str, url: str, kind: str, ugly: bool
) -> None:
    page = PageFacts(kind, directory.strip("/"), name.replace("/", "") or "p", title=name, slug=slug, url=url)
    urls = page_urls(page, UrlSettings(multihost=True, language="nb", ugly=ugly, base_path="/sub"))
    assert (urls.output is None) == bool(urls.problem)
    if urls.output is not None:
        assert clean_path("/" + urls.output) == "/" + urls.output
        assert urls.rel_permalink is not None
        assert urls.rel_permalink.startswith("/")


@settings(deadline=None, max_examples=100)
@given(HOSTILE)
def test_sanitising_twice_changes_nothing(text: str) -> None:
    once = sanitize(text)
    assert sanitize(once) == once
    assert " " not in once
    assert len(lower_text(text)) == len(text)
