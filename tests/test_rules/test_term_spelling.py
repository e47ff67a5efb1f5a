"""The table of term-spelling, and what the real Hugo calls the lists."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from hugolint.hugo.publishing.term_faults import odd_spellings
from hugolint.hugo.site import BuildOptions, load_site
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "term-spelling"
LISTS = {"layouts/all.html": "{{ .Kind }}|{{ .Title }}"}
TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"
WARNS = partial(Says, severity="warning")


def page(tags: str, more: str = "") -> str:
    return f"---\ntitle: A\ntags: {tags}\n{more}---\n"


SILENT = [
    row({"content/a.md": page("[MySQL]"), "content/b.md": page("[MySQL, Go]"), **LISTS}, id="one spelling"),
    row({"content/a.md": page("[Open source]"), "content/b.md": page("[open Source]"), **LISTS}, id="a title begins its words with capitals"),
    row({"content/a.md": page("[state OF the art]"), "content/b.md": page("[state of the art]"), **LISTS}, id="but for small words"),
    row({"content/a.md": page("[API]"), "content/b.md": page("[api]"), "content/tags/api/_index.md": "---\ntitle: The API\n---\n", **LISTS}, id="a file gives the term its title"),
    row({"hugo.toml": "disableKinds = ['term']\n", "content/a.md": page("[API]"), "content/b.md": page("[api]"), **LISTS}, id="a site without lists of terms"),
    row({"content/a.md": page("[API]"), "content/b.md": page("[api]"), "layouts/single.html": "x"}, id="a site without a template for them"),
    row({"content/a.md": page("[API]"), "content/b.md": page("[api]", "draft: true\n"), **LISTS}, id="a draft names no terms"),
    row({"hugo.toml": TWO, "content/a.md": page("[API]"), "content/b.nb.md": page("[api]"), **LISTS}, id="each language has lists of its own"),
    row({"content/a.md": page("[API]"), "content/b.md": "---\ncategories: [api]\n---\n", **LISTS}, id="each taxonomy, too"),
    row({"hugo.toml": "titleCaseStyle = 'firstupper'\n", "content/a.md": page("[open source]"), "content/b.md": page("[Open source]"), **LISTS}, id="a style that changes the first letter only"),
    row({"content/a.md": page("[café]"), "content/b.md": page("[cafe]"), **LISTS}, id="an accent may make another word"),
    row({"content/a.md": page("[C]"), "content/b.md": page("[C++]"), **LISTS}, id="and so do signs"),
    row({"content/a.md": page("tag"), "content/b.md": "---\nkeywords: Tag\n---\n", **LISTS}, id="a key that is no taxonomy"),
    row({"hugo.toml": "[[cascade]]\n[cascade.target]\nkind = 'term'\n[cascade.build]\nrender = 'never'\n", "content/a.md": page("[API]"), "content/b.md": page("[api]"), **LISTS}, id="a cascade keeps lists from being rendered"),
    row({"hugo.toml": "[[cascade]]\ntitle = 'API'\n[cascade.target]\npath = '/tags/api'\n", "content/a.md": page("[API]"), "content/b.md": page("[api]"), **LISTS}, id="a cascade gives the term its title"),
    row({"content/a.md": page("['api, soap, ']"), **LISTS}, id="several terms in one"),
]  # fmt: skip

FINDINGS = [
    row({"content/a.md": page("[‹MySQL›]"), "content/b.md": page("[MySQL]"), "content/c.md": page("[«mysql»]"), **LISTS}, WARNS('"mysql" and "MySQL" are one term', 'write "MySQL" everywhere, or "mysql"', why="chance decides", related=('here it is "MySQL"',)), id="the rarer spelling"),
    row({"content/a.md": page("[«mysql»]"), "content/b.md": page("[‹MySQL›]"), "content/c.md": page("[MySQL]"), **LISTS}, WARNS('"mysql" and "MySQL"'), id="also where it comes first"),
    row({"content/a.md": page("[‹API›]"), "content/b.md": page("[«api»]"), **LISTS}, WARNS('"api" and "API"'), id="of two that are equally rare the second"),
    row({"content/a.md": page("[‹API›, «api»]"), **LISTS}, WARNS('"api" and "API"'), id="both on one page"),
    row({"content/a.md": page("[‹social media›]"), "content/b.md": page("[«social-media»]"), **LISTS}, WARNS('"social-media" and "social media"'), id="a hyphen for a blank"),
    row({"content/a.md": page("[‹API›]"), "content/b.md": page("[«api»]"), "content/c.md": page("[«aPi»]"), **LISTS}, WARNS('"api"'), WARNS('"aPi"'), id="three spellings"),
    row({"content/a.md": page("[‹API›]"), "content/b.md": page("[«api»]"), **LISTS}, WARNS('"api" and "API"', why="the one that Hugo meets last"), version="0.152.2", id="before 0.153 the last one named the list"),
    row({"hugo.toml": "capitalizeListTitles = false\n", "content/a.md": page("[‹Open source›]"), "content/b.md": page("[«open source»]"), **LISTS}, WARNS('"open source" and "Open source"'), id="a site that shows terms as they are written"),
    row({"hugo.toml": "titleCaseStyle = 'none'\n", "content/a.md": page("[‹Go›]"), "content/b.md": page("[«go»]"), **LISTS}, WARNS('"go" and "Go"'), id="or names that as its style"),
    row({"content/a.md": page('[«"prices "»]'), "content/b.md": page("[‹prices›]"), **LISTS}, WARNS('the term "prices" has a blank', "remove the blank", why="a term of its own", fixed='"prices " → "prices"', safe=True), id="a blank behind a term"),
    row({"content/a.md": page('[x, «" prices"»]'), **LISTS}, WARNS("has a blank around it", why="a hyphen for it"), id="a blank before a term that is alone"),
    row({"content/a.md": page('[«"prices "»]'), "content/b.md": page("[«'prices '»]"), **LISTS}, WARNS("has a blank"), WARNS("has a blank"), id="every page has to be mended"),
    row({"content/a.md": page("[«open  source»]"), "content/b.md": page("[‹open source›]"), "content/c.md": page("[open source]"), **LISTS}, WARNS("though it looks the same", why="a list of its own"), id="two blanks between two words"),
    row({"content/a.md": page("[‹café›]"), "content/b.md": page("[café]"), "content/c.md": page("[«cafe\u0301»]"), **LISTS}, WARNS("though it looks the same"), id="a letter composed of two characters"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


def titles(site: Path) -> dict[str, str]:
    """What Hugo calls the lists of terms, by their folders."""
    write_site(site, {**LISTS})
    if not (site / "hugo.toml").exists():
        write_site(site, {"hugo.toml": ""})
    done = run_hugo(site, "--destination", "public")
    assert done.returncode == 0, done.stderr
    found = {}
    for path in (site / "public").rglob("index.html"):
        kind, _, title = path.read_text("utf-8").partition("|")
        if kind == "term":
            found[path.parent.relative_to(site / "public").as_posix()] = title
    return found


@pytest.mark.parametrize("one", [case for case in FINDINGS if not case.values[0].version])
def test_hugo_makes_two_titles_or_two_lists_of_them(one: Row, tmp_path: Path) -> None:
    """With the usual spelling on all pages there is one list of one title; with the other one it is another one."""
    site = one.write(tmp_path / "both")
    there = titles(site)
    for odd in odd_spellings(load_site(site, BuildOptions())):
        usual = odd.other.text if odd.other is not None else odd.term.text.strip()
        rewritten = write_site(tmp_path / f"usual-{odd.term.text}", {})
        for path in site.rglob("*"):
            if path.is_file() and "public" not in path.parts:
                text = path.read_text("utf-8")
                if path.suffix == ".md":
                    text = re.sub(rf"(?<=[\[\s'\"]){re.escape(odd.term.text)}(?=[\],'\"])", usual, text)
                write_site(rewritten, {path.relative_to(site).as_posix(): text})
        mended = titles(rewritten)
        if odd.sort == "title":
            assert mended.keys() == there.keys()
            other = titles(write_site(tmp_path / f"odd-{odd.term.text}", {
                **{name: (site / name).read_text("utf-8") for name in ("hugo.toml",)},
                "content/a.md": page(f"['{odd.term.text}']"),
            }))  # fmt: skip
            (folder,) = other
            assert other[folder] != mended[folder]
        else:
            assert set(mended) < set(there) or odd.other is None


PAIRS = [
    ("API", "api"), ("Open Source", "open source"), ("state OF the art", "state of the art"), ("iOS", "IOS"),
    ("e-mail", "e-Mail"), ("a/b", "A/B"), ("foo_bar", "foo_Bar"), ("über", "Über"), ("1st", "1ST"), (".net", ".NET"),
    ("MySQL", "mysql"), ("macOS", "MacOS"), ("x.y", "x.Y"), ("The", "the"), ("A and The", "a And the"), ("c++", "C++"),
    ("(foo)", "(Foo)"), ("GitHub actions", "github Actions"), ("éa", "Éa"), ("don't", "Don'T"), ("a b", "a-b"),
]  # fmt: skip


@pytest.mark.parametrize("style", ["", "titleCaseStyle = 'chicago'", "titleCaseStyle = 'go'", "titleCaseStyle = 'firstupper'", "titleCaseStyle = 'none'", "capitalizeListTitles = false"])  # fmt: skip
def test_two_titles_differ_wherever_the_rule_says_so(style: str, tmp_path: Path) -> None:
    sites = []
    for side in (0, 1):
        files = {f"content/p{number}.md": page(f'["{pair[side]} q{number}"]') for number, pair in enumerate(PAIRS)}
        sites.append(titles(write_site(tmp_path / str(side), {"hugo.toml": style, **files})))
    said = 0
    for number, (one, other) in enumerate(PAIRS):
        files = {"content/a.md": page(f'["{one} q{number}"]'), "content/b.md": page(f'["{other} q{number}"]')}
        site = write_site(tmp_path / f"ours{number}", {"hugo.toml": style, **files, **LISTS})
        found = list(odd_spellings(load_site(site, BuildOptions())))
        (path,) = [name for name in sites[0] if name.endswith(f"q{number}")]
        if found:
            said += 1
            assert sites[0][path] != sites[1][path]
        elif style in ("titleCaseStyle = 'none'", "capitalizeListTitles = false"):
            assert sites[0][path] == sites[1][path]
    assert said >= 4
