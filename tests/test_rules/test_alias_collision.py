"""The table of alias-collision, and the real Hugo on every row of it."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from hugolint.hugo.site import BuildOptions
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, judge, row

RULE = "alias-collision"
CLAIMED = partial(
    Says, help="keep it on the one page where its visitors should land", why="changes from build to build"
)
TWO = {"hugo.toml": "[languages.en]\n[languages.nb]\n"}
HOSTS = {"hugo.toml": "[languages.en]\nbaseURL = 'https://e.org/'\n[languages.nb]\nbaseURL = 'https://n.org/'\n"}
LAYOUT: dict[str, str | bytes] = {"layouts/all.html": "{{ .Title }}"}


def page(aliases: str, more: str = "") -> str:
    return f"---\ntitle: A\n{more}aliases: {aliases}\n---\n"


def pair(first: str, second: str, more: str = "") -> dict[str, str]:
    return {"content/a.md": page(first), "content/b.md": page(second, more)}


SILENT = [
    row(pair("/old/", "/older/"), id="two old addresses are two"),
    row(pair("/old/", "/Old/"), id="case tells addresses apart"),
    row(pair("/%20x", "['/ x']"), id="percent signs are not decoded"),
    row(pair("/å", "/%C3%A5"), id="nor are those of letters"),
    row(pair("/a,/b", "/b"), id="a comma parts nothing"),
    row(pair("/x", "/x.php"), id="other endings name folders"),
    row(pair("/x", "/x.html"), id="a file is not the folder of its name"),
    row(pair("/x.HTML", "/x.html"), id="an ending in capitals is a folder"),
    row({"content/a.md": page("old"), "content/s/b.md": page("old")}, id="a relative alias begins beside its page"),
    row({"content/a.md": page("/old/"), "content/b.md": "---\nalias: /old/\n---\n"}, id="alias without es is no key of Hugo's"),
    row({"content/a.md": page("/old/"), "content/b.md": "---\nparams:\n  aliases: /old/\n---\n"}, id="nor is params.aliases"),
    row({"content/a.md": page("/old/"), "content/b.md": page("{x: /old/}")}, id="a map is no list of aliases"),
    row({"content/a.md": page("/old/"), "content/b.md": page("[[/old/]]")}, id="nor is a list in a list"),
    row(pair("/old/", "/old/", "draft: true\n"), id="a draft writes none"),
    row(pair("/old/", "/old/", "date: 2999-01-01\n"), id="nor does a page of the future"),
    row(pair("/old/", "/old/", "publishDate: 2999-01-01\n"), id="whose publishing may be what lies there"),
    row(pair("/old/", "/old/", "expiryDate: 2001-01-01\n"), id="an expired page"),
    row(pair("/old/", "/old/", "headless: true\n"), id="a headless one"),
    row(pair("/old/", "/old/", "build: {render: never}\n"), id="one that is not rendered"),
    row(pair("/old/", "/old/", "build: {render: link}\n"), id="or has a link only"),
    row(pair("/old/", "/old/", "outputs: [json]\n"), id="or comes as JSON"),
    row({"content/a.md": page("/old/"), "content/b/index.md": "---\ntitle: B\n---\n", "content/b/c.md": page("/old/")}, id="a bundle's resource writes none"),
    row({"hugo.toml": "disableAliases = true\n", **pair("/old/", "/old/")}, id="a site without aliases has no collisions"),
    row({"hugo.toml": "disableKinds = ['section']\n", "content/a.md": page("/old/"), "content/s/_index.md": page("/old/")}, id="a kind that is switched off writes none"),
    row({**TWO, "content/a.md": page("/old/"), "content/b.nb.md": page("/old/")}, id="each language has its folder"),
    row({**TWO, "content/a.md": page("/nb/old/"), "content/b.nb.md": page("/nb/old/")}, id="which comes before whatever is written"),
    row({**HOSTS, "content/a.md": page("/old/"), "content/b.nb.md": page("/old/")}, id="each host has its own"),
    row({**HOSTS, "content/a.md": page("/old/"), "content/b.nb.md": page("/old/")}, version="0.154.0", id="before 0.155, too"),
    row({**TWO, "content/a.md": page("/old/", "language: en\n"), "content/b.nb.md": page("/old/", "language: en\n")}, id="a language key of one's own moves no page"),
    row({"content/s/_index.md": "---\ntitle: S\ncascade:\n  aliases: /old/\n---\n"}, id="a cascade over one page is one claim"),
    row({"content/s/_index.md": "---\ntitle: S\ncascade:\n  target: {kind: page}\n  aliases: /old/\n---\n", "content/s/a.md": page("[]"), "content/s/b.md": "---\ntitle: B\n---\n"}, id="a page's own empty list keeps the cascade's out"),
]  # fmt: skip
NOT_ASKED = [  # Hugo refuses the one, and counts how often a file is written in the other
    row(
        {"content/a.md": page("/old/"), "content/b.md": "---\naliases: [\n---\n"},
        id="a page that cannot be read writes none",
    ),
    row({"content/a.md": page("[/old/, /old, /old/index.html]")}, id="one page may say the same in three ways"),
]

FINDINGS = [
    row(pair("«/old/»", "‹/old/›"), CLAIMED('"/old/" is claimed by 2 pages (en)', related=("so does this one",)), id="two pages, one address"),
    row(pair("«/old»", "‹/old/›"), CLAIMED("2 pages"), id="with or without its last slash"),
    row(pair("«/old»", "‹/old/index.html›"), CLAIMED("2 pages"), id="or by the name of its file"),
    row(pair("«/x.html»", "‹/x.html/›"), CLAIMED("2 pages", why="/x.html, and which"), id="a file is a file, whatever follows"),
    row(pair("«//x//y»", "‹/x/./y/z/..›"), CLAIMED("2 pages"), id="slashes and dots are cleaned"),
    row(pair("«old»", "‹/old›"), CLAIMED("2 pages"), id="a relative alias may mean the same"),
    row({"content/s/a.md": page("«../old»"), "content/t/b.md": page("‹../old›")}, CLAIMED("2 pages"), id="from two sections"),
    row({"content/a.md": page("«/s/old»"), "content/s/b/index.md": page("‹old›")}, CLAIMED("2 pages"), id="a bundle begins beside its folder"),
    row({"content/a.md": page("«/s/old»"), "content/s/b.md": "---\nurl: /elsewhere/deep/\naliases: ‹/s/old›\n---\n"}, CLAIMED("2 pages"), id="an address of one's own does not move aliases with a slash"),
    row({"content/a.md": page("«/elsewhere/old»"), "content/s/b.md": "---\nurl: /elsewhere/b/\naliases: ‹old›\n---\n"}, CLAIMED("2 pages"), id="but those without"),
    row({"hugo.toml": "uglyURLs = true\n", **pair("«/old/»", "‹/old.html›")}, CLAIMED("2 pages", why="/old.html, and which"), id="with uglyURLs a folder is a file"),
    row({"hugo.toml": "[permalinks.page]\ns = '/:year/:slug/'\n", "content/a.md": page("«/2024/old»"), "content/s/b.md": page("‹old›", "date: 2024-02-03\n")}, CLAIMED("2 pages"), id="a permalink decides what a relative alias is relative to"),
    row({"content/a.md": page('"/x «/old»"'), "content/b.md": page("'‹/old› /y'")}, CLAIMED("2 pages"), id="a text holds several, each with its place"),
    row({"content/a.md": "---\ntitle: A\naliases:\n  - /x\n  - «/old»\n---\n", "content/b.md": "+++\ntitle = 'B'\naliases = [‹'/old/'›]\n+++\n"}, CLAIMED("2 pages"), id="a list in YAML, a list in TOML"),
    row({"content/a.md": '{"aliases": [«"/old"»]}\n', "content/b.md": "#+aliases[]: /x ‹/old›\n"}, CLAIMED("2 pages"), id="JSON and Org"),
    row({"content/a.md": "---\nALIASES: «/old»\n---\n", "content/b.md": page("‹/old›")}, CLAIMED("2 pages"), id="the key in capitals"),
    row(pair("«7»", "‹/7›"), CLAIMED("2 pages"), id="a number is a text"),
    row({"content/a.md": page("[«/old», /old/]"), "content/b.md": page("‹/old›")}, CLAIMED("2 pages"), id="a page that says it twice is one claimant"),
    row({"content/a.md": page("«/old»"), "content/b.md": page("‹/old›"), "content/c.md": page("‹/old›")}, CLAIMED("claimed by 3 pages", related=("", "")), id="three pages, one finding"),
    row({"content/a.md": page("[«/old», «/older»]"), "content/b.md": page("[‹/older›, ‹/old›]")}, CLAIMED('"/old"'), CLAIMED('"/older"'), id="two addresses, two findings"),
    row({"content/_index.md": page("«/old»"), "content/s/_index.md": page("‹/old›"), "content/tags/sea/_index.md": page("‹/old›")}, CLAIMED("3 pages"), id="home, sections and terms have aliases, too"),
    row({"content/a.md": page("«/old»", "language: en\n"), "content/b.md": page("‹/old›", "language: nb\n")}, CLAIMED("2 pages (en)"), id="a language key of one's own separates nothing"),
    row({**TWO, "content/a.nb.md": page("«/old»"), "content/b.nb.md": page("‹/old›")}, CLAIMED("(nb)", why="/nb/old/"), id="within another language"),
    row({**HOSTS, "content/a.nb.md": page("«/old»"), "content/b.nb.md": page("‹/old›")}, CLAIMED("(nb)", why="redirect /old/,"), id="and on another host"),
    row({**TWO, "content/a.md": page("«/old/»"), "content/b.nb.md": page("‹../old›")}, Says("2 pages (en, nb)", why="that of the last language, nb, stays"), id="a relative alias can leave its language"),
    row({**TWO, "content/a.md": page("«/old/»"), "content/b.nb.md": page("‹/old/›")}, Says("2 pages (en, nb)", why="/old/"), version="0.154.5", id="before 0.155 no language had a folder"),
    row({"content/a.md": page("«/x.htm»"), "content/b.md": page("‹/x.htm/index.html›")}, Says("2 pages"), version="0.163.0", id="before 0.164 htm was a folder"),
    row(pair("«/old/»", "‹/old/›", "draft: true\n"), CLAIMED("2 pages"), build=BuildOptions(drafts=True), id="with -D a draft writes its aliases"),
    row(pair("«/old/»", "‹/old/›", "date: 2999-01-01\n"), CLAIMED("2 pages"), build=BuildOptions(future=True), id="with -F a page of the future"),
    row(pair("«/old/»", "‹/old/›", "expiryDate: 2001-01-01\n"), CLAIMED("2 pages"), build=BuildOptions(expired=True), id="with -E an expired page"),
    row({"hugo.toml": "buildDrafts = true\n", **pair("«/old/»", "‹/old/›", "draft: true\n")}, CLAIMED("2 pages"), id="or where the config says so"),
    row(
        {"content/s/_index.md": "---\ntitle: S\ncascade:\n  aliases: «/old/»\n---\n", "content/s/a.md": "‹---›\ntitle: A\n---\n", "content/s/b.md": "‹+++›\ntitle = 'B'\n+++\n"},
        CLAIMED("3 pages", related=("by the cascade of content/s/_index.md",) * 2),
        id="a cascade claims it for all pages below, at their first lines",
    ),
    row({"content/a.md": page("«/old/»"), "content/s/_index.md": "---\ncascade:\n  target: {kind: page}\n  aliases: [/old/]\n---\n", "content/s/b.md": "‹Onl›y text.\n"}, CLAIMED("2 pages", related=("cascade of content/s/_index.md",)), id="on a page without front matter, too"),
    row({"hugo.toml": "[cascade]\naliases = ['/old/']\n", "content/a.md": "«---»\ntitle: A\n---\n"}, CLAIMED("claimed by 4 pages"), id="also for the home page and the taxonomies, which have no files"),
    row({"hugo.toml": "[[cascade]]\naliases = ['/old/']\n[cascade.target]\nkind = 'page'\n", "content/a.md": "«---»\ntitle: A\n---\n", "content/b.md": "‹---›\ntitle: B\n---\n"}, CLAIMED("2 pages"), id="the config's cascade claims, too"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *NOT_ASKED, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


NEWEST = [case for case in (*SILENT, *FINDINGS) if not case.values[0].version]
_DUPLICATE = re.compile(r"(?:^|, )(.*?) \(\d+\)")


@pytest.mark.parametrize("one", NEWEST)
def test_hugo_writes_the_same_files_twice(one: Row, tmp_path: Path) -> None:
    """They are what `--printPathWarnings` lists without a leading slash."""
    result = judge(RULE, one, tmp_path / "ours")
    site = write_site(one.write(tmp_path / "theirs"), LAYOUT)
    if "hugo.toml" not in one.files:
        write_site(site, {"hugo.toml": ""})
    switches = {"-D": one.build.drafts, "-F": one.build.future, "-E": one.build.expired}
    flags = [flag for flag, on in switches.items() if on]
    done = run_hugo(site, "--printPathWarnings", "--renderToMemory", *flags)
    assert done.returncode == 0, done.stderr
    listed = done.stderr.partition("Duplicate target paths: ")[2].partition("\n")[0]
    theirs = {path for path in _DUPLICATE.findall(listed) if not path.startswith("/")}
    claimed = {item.claim for item in result.diagnostics}
    assert claimed == theirs, done.stderr
