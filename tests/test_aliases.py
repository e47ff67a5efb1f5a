"""Aliases: their places, their files, and what Hugo writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.aliases import AliasTarget, alias_items, alias_output
from hugolint.hugo.nodes import Entry, Mapping, Node, Scalar, Sequence
from hugolint.hugo.outputs import FORMATS, HTML
from hugolint.hugo.permalink_patterns import PageFacts
from hugolint.hugo.text import Span
from hugolint.hugo.urlpaths import clean_path
from hugolint.hugo.urls import UrlSettings, page_urls
from tests.real_hugo import run_hugo, write_site
from tests.url_site import Front, Site

PAGE = PageFacts("page", "s", "p")
ENGLISH = UrlSettings()
NORWEGIAN = UrlSettings(language="nb", prefix="nb")
HOST = UrlSettings(language="nb", multihost=True)
UGLY = UrlSettings(ugly=True)
OLD, OLD_NORWEGIAN, OLD_HOST = (
    UrlSettings(version=(0, 154, 5)),
    UrlSettings(language="nb", prefix="nb", version=(0, 154, 5)),
    UrlSettings(language="nb", multihost=True, version=(0, 154, 5)),
)


def target(alias: str, settings: UrlSettings = ENGLISH, page: PageFacts = PAGE) -> AliasTarget:
    return alias_output(alias, page_urls(page, settings), settings)


@pytest.mark.parametrize(
    ("alias", "settings", "output"),
    [
        pytest.param("/old", ENGLISH, "old/index.html", id="an absolute alias is a directory"),
        pytest.param("/old/", ENGLISH, "old/index.html", id="its last slash does not count"),
        pytest.param("//host/x", ENGLISH, "host/x/index.html", id="nor do doubled slashes"),
        pytest.param("../../../old", ENGLISH, "old/index.html", id="nothing climbs out of the site"),
        pytest.param("old", ENGLISH, "s/old/index.html", id="a relative alias begins beside the page"),
        pytest.param("", ENGLISH, "s/index.html", id="an empty alias is the section"),
        pytest.param("./", ENGLISH, "s/index.html", id="and so is a dot"),
        pytest.param("/x.html/", ENGLISH, "x.html", id="html names a file"),
        pytest.param("/x.htm", ENGLISH, "x.htm", id="and so does htm"),
        pytest.param("/x.HTML", ENGLISH, "x.HTML/index.html", id="but not in capitals"),
        pytest.param("/index.html", ENGLISH, "index.html", id="the home page's file is not spared"),
        pytest.param("/x.php", ENGLISH, "x.php/index.html", id="other suffixes name directories"),
        pytest.param("/Foo Bar?a=1#b", ENGLISH, "Foo Bar?a=1#b/index.html", id="nothing is sanitised"),
        pytest.param("HTTPS://e.org/x", ENGLISH, "s/HTTPS:/e.org/x/index.html", id="HTTPS in capitals is a path"),
        pytest.param("/x", NORWEGIAN, "nb/x/index.html", id="a language prefix comes first"),
        pytest.param("/nb/z", NORWEGIAN, "nb/nb/z/index.html", id="even if it is there"),
        pytest.param("../../x", NORWEGIAN, "x/index.html", id="a relative alias leaves its language"),
        pytest.param("/x", HOST, "nb/x/index.html", id="a host has a folder of its own"),
        pytest.param("../../en/b", HOST, "en/b/index.html", id="and a relative alias leaves it"),
        pytest.param("/x/", UGLY, "x.html", id="ugly aliases are files"),
        pytest.param("/x", OLD_NORWEGIAN, "x/index.html", id="before 0.155 the language did not count"),
        pytest.param("/x", OLD_HOST, "nb/x/index.html", id="but the host did"),
        pytest.param("/nb/z", OLD_HOST, "nb/z/index.html", id="unless the alias named it"),
        pytest.param("/x.htm", OLD, "x.htm/index.html", id="before 0.164 only html named a file"),
    ],
)
def test_file_of_an_alias(alias: str, settings: UrlSettings, output: str) -> None:
    assert target(alias, settings) == AliasTarget(output)


@pytest.mark.parametrize(
    ("alias", "page", "problem"),
    [
        pytest.param("http://e.org/x", PAGE, "http", id="a protocol is refused"),
        pytest.param("/", PAGE, "root", id="the root of the site is refused"),
        pytest.param("..", PAGE, "root", id="and so is what climbs to it"),
        pytest.param("old", PageFacts("home"), "outside", id="the home page has nothing beside it"),
    ],
)
def test_refused_alias(alias: str, page: PageFacts, problem: str, tmp_path: Path) -> None:
    assert target(alias, page=page) == AliasTarget(None, problem)
    path = "content/_index.md" if page.kind == "home" else "content/s/p.md"
    files: dict[str, str | bytes] = {path: json.dumps({"aliases": [alias]}) + "\n", "layouts/all.html": "x"}
    built = run_hugo(write_site(tmp_path, {**files, "hugo.toml": ""}), "--destination", str(tmp_path / "public"))
    said = {"http": "not supported", "root": "website root directory", "outside": "traverses outside"}[problem]
    assert built.returncode == 1
    assert said in built.stdout + built.stderr


def test_page_without_an_address_has_no_aliases() -> None:
    assert target("/x", page=PAGE._replace(url="/:nope/")) == AliasTarget(None)


def test_amp_has_aliases_of_its_own() -> None:
    page = page_urls(PAGE, ENGLISH)
    amp = FORMATS["amp"]
    assert alias_output("/x", page, ENGLISH, HTML).output == "x/index.html"
    assert alias_output("/x", page, ENGLISH, amp).output == "amp/x/index.html"


ALIASES = (
    *(
        "/a",
        "/a b/",
        "/A",
        "/ÅÄÖ é/",
        "b",
        "./c",
        "../d",
        "../../../e",
        "",
        ".",
        "/f.html",
        "/g.html/",
        "/h.htm",
        "/i.HTML",
    ),
    *(
        "/j.php",
        "/k/index.html",
        "/l?a=1",
        "/m#x",
        "/%20n",
        "\\o\\p",
        "//q/r",
        "/s ",
        "/t.",
        "/CON",
        "/u:v",
        "/w*|x",
        "/y\tz",
    ),
    *(
        "/.well-known/x",
        "HTTPS://e.org/x",
        "mailto:a@b",
        "/nb/x",
        "/en/x",
        "../en/x",
        "/.html",
        "/a..b",
        "/./a/../x2",
        "…",
    ),
)
PLACES: dict[str, Front] = {
    "s/_index": {"title": "S", "slug": "esse"},
    "s/p": {},
    "p": {},
    "s/b/index": {},
    "s/t/u/p": {},
    "s/slug": {"slug": "a/b"},
    "s/url": {"url": "/one/two/three/"},
    "s/file": {"url": "/one/two/four.html"},
    "s/dot": {"url": "one.two/five"},
    "t/p": {"title": "Ti", "date": "2024-02-03"},
    "s/amp": {"outputs": ["html", "amp"]},
    "s/rss": {"outputs": ["rss"]},
    "s/İndex Å": {},
}
CONFIGS = {
    "one language": "baseURL = 'https://e.org/sub/'\n",
    "ugly": "uglyURLs = true\n",
    "ugly in a section": "[uglyURLs]\nt = true\n",
    "two languages": "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n",
    "all languages in folders": "defaultContentLanguageInSubdir = true\n[languages.en]\nweight = 1\n[languages.nb]\n",
    "two hosts": "[languages.en]\nbaseURL = 'https://a.org/'\n[languages.nb]\nbaseURL = 'https://b.org/'\n",
    "permalinks": "[permalinks.page]\nt = '/:year/:month/:title/'\ns = '/x/:filename/'\n",
}


def alias_site(config: str) -> dict[str, Front]:
    """Every alias on every kind of page, as far as Hugo takes it; each page adds its own name to keep files apart."""
    languages = ("en", "nb") if "[languages" in config else ("en",)
    files: dict[str, Front] = {}
    for language in languages:
        for place, front in PLACES.items():
            path = f"{place}.{language}.md" if len(languages) > 1 else f"{place}.md"
            files[path] = {**front, "aliases": list(ALIASES)}
    site = Site(files, config)
    for path, page in site.pages.items():
        refused = {alias for alias, found in page.aliases() if found.problem}
        files[path]["aliases"] = [alias for alias in ALIASES if alias not in refused]
    return files


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_redirect_files_are_those_that_hugo_writes(config: str, tmp_path: Path) -> None:
    config = f"disableKinds = ['taxonomy', 'term', '404', 'sitemap']\ndisableDefaultLanguageRedirect = true\n{config}"
    files = alias_site(config)
    contents: dict[str, str | bytes] = {f"content/{path}": json.dumps(front) + "\n" for path, front in files.items()}
    root = write_site(tmp_path, {**contents, "layouts/all.html": "a page", "hugo.toml": config})
    public = root / "public"
    built = run_hugo(root, "--destination", str(public))
    assert built.returncode == 0, built.stdout + built.stderr
    redirects = {
        file.relative_to(public).as_posix()
        for file in public.rglob("*")
        if file.is_file() and 'http-equiv="refresh"' in file.read_text("utf-8")
    }
    expected = {found.output for page in Site(files, config).pages.values() for _, found in page.aliases()}
    pages = {
        file.relative_to(public).as_posix() for file in public.rglob("*.html") if "a page" in file.read_text("utf-8")
    }
    assert redirects <= expected
    # A page that writes to the same file may come last.
    assert expected - redirects <= pages
    assert len(redirects) > 60


def scalar(text: str, start: int = 10, *, quoted: bool = False, value: Any = ...) -> Scalar:
    end = start + len(text) + 2 * quoted
    return Scalar(Span(start, end), text, text if value is ... else value, not quoted)


@pytest.mark.parametrize(
    ("node", "items"),
    [
        pytest.param(Mapping(Span(0, 9), (Entry(scalar("a"), scalar("b")),)), [], id="a map is no alias"),
        pytest.param(scalar("", value=None), [], id="nor is null"),
        pytest.param(scalar("  "), [], id="nor is space text"),
        pytest.param(Sequence(Span(0, 9), (scalar("/a"), Sequence(Span(5, 7), ()))), [], id="nor a list in a list"),
        pytest.param(scalar("/a"), [("/a", Span(10, 12))], id="a text is one"),
        pytest.param(scalar("/a", quoted=True), [("/a", Span(10, 14))], id="in quotes, with its quotes"),
        pytest.param(scalar("/a  /b"), [("/a", Span(10, 12)), ("/b", Span(14, 16))], id="parts have places"),
        pytest.param(
            scalar("/a /b", quoted=True), [("/a", Span(11, 13)), ("/b", Span(14, 16))], id="in quotes without them"
        ),
        pytest.param(
            Scalar(Span(10, 20), "/a /b", "/a /b", False),
            [("/a", Span(10, 20)), ("/b", Span(10, 20))],
            id="with escapes all have the whole place",
        ),
        pytest.param(scalar("12", value=12), [("12", Span(10, 12))], id="a number is one"),
        pytest.param(
            Sequence(Span(0, 30), (scalar("/a b"), scalar("", 20, value=None))),
            [("/a b", Span(10, 14)), ("", Span(20, 20))],
            id="items of a list are not split, and null is empty",
        ),
    ],
)
def test_items_know_their_places(node: Node, items: list[tuple[str, Span]]) -> None:
    assert alias_items(node) == items


HOSTILE = st.text(st.characters(codec=None), max_size=30)


@settings(deadline=None, max_examples=100)
@given(HOSTILE, st.sampled_from([ENGLISH, NORWEGIAN, HOST, UGLY, OLD, OLD_NORWEGIAN, OLD_HOST]), HOSTILE)
def test_any_alias_stays_below_the_publish_folder(alias: str, settings: UrlSettings, slug: str) -> None:
    found = target(alias, settings, PAGE._replace(slug=slug))
    if found.output is not None:
        assert clean_path("/" + found.output) == "/" + found.output


@settings(deadline=None, max_examples=100)
@given(HOSTILE, st.booleans())
def test_places_lie_in_the_value(text: str, quoted: bool) -> None:
    node = scalar(text, quoted=quoted)
    for alias, span in alias_items(node):
        assert node.span.start <= span.start < span.end <= node.span.end
        assert alias in text
