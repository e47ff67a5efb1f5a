"""The table of date-unparsable; the real Hugo judges every row, and names the keys that we name."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

import pytest

from hugolint.engine import Request, lint
from tests.real_hugo import run_hugo, write_site
from tests.test_dates import ACCEPTED, BAD_VALUES, REJECTED
from tests.test_rules.table import Row, Says, assert_hugo_agrees, assert_row, judge, row

RULE = "date-unparsable"
BAD = partial(Says, hugo="fails", why="Hugo stops the build, without naming a line: the ")
FORM = "write year, month and day"


def config(text: str, page: str) -> dict[str, str]:
    return {"hugo.toml": text, "content/a.md": page}


SILENT = [
    row("---\ndate: 2024-01-02\nlastmod: 2024-01-02T03:04:05+01:00\n---\n", id="dates as they are meant to be"),
    row("---\ndate:\nlastmod: ''\npublishDate: null\nexpiryDate: ~\n---\n", id="empty ones"),
    row("+++\ndate = 2024-01-02\nlastmod = 2024-01-02T03:04:05\npublishDate = 2024-01-02T03:04:05Z\n+++\n", id="typed dates of TOML"),
    row("---\ndate: 20240102\n---\n", id="a number of seconds is a date, if an odd one"),
    row("---\nstarted: tomorrow\nparams:\n  date: tomorrow\n---\n", id="other keys, and the same below params"),
    row("---\npublishDate: 2024-01-02\npublished: true\n---\n", id="published is not looked at after a publishDate"),
    row("---\nlastmod: 2024-01-02\nmodified: yesterday\n---\n", id="nor is modified after lastmod"),
    row("---\ndate: [\n---\n", id="a front matter that cannot be read is another rule's"),
    row(config("[frontmatter]\ndate = ['started']\nlastmod = ['started']\npublishDate = ['started']\n", "---\ndate: tomorrow\nstarted: 2024-01-02\n---\n"), id="date is no date where the configuration names others"),
    row(config("[frontmatter]\nlastmod = [':fileModTime', 'lastmod']\n", "---\ndate: 2024-01-02\nlastmod: x\n---\n"), id="the file's time comes before a bad lastmod"),
    row(config("[frontmatter]\ndate = [':filename', 'date']\nlastmod = [':filename']\npublishDate = [':filename']\n", "") | {"content/a.md": "", "content/2024-01-02-a.md": "---\ndate: x\n---\n"}, id="the date in a file's name comes before a bad one"),
    row({"content/_index.md": "---\ncascade:\n  target: {path: /nowhere}\n  date: x\n---\n", "content/a.md": "---\ntitle: A\n---\n"}, id="a cascade that reaches no page"),
]  # fmt: skip

FINDINGS = [
    row("---\ndate: «2024-1-2»\n---\n", BAD('"2024-1-2" is no date', help="write 2024-01-02", fixed="2024-1-2 → 2024-01-02", safe=True), id="digits that are missing"),
    row("---\ndate: '«2024/01/02»'\n---\n", BAD("no date", fixed="2024/01/02 → 2024-01-02"), id="slashes, within quotes"),
    row("---\nDate: \"«2024.01.02»\"\n---\n", BAD("no date", fixed="2024.01.02 → 2024-01-02"), id="dots, under a key with a capital"),
    row("+++\ndate = '«2 Jan 2024»'\n+++\n", BAD("no date", fixed="2 Jan 2024 → 2024-01-02"), id="a month's name, in TOML"),
    row('{"date": "«2024-01-02 03:04»"}\n', BAD("no date", fixed="2024-01-02 03:04 → 2024-01-02 03:04:00"), id="no seconds, in JSON"),
    row('{"date": «20240102»}\n', BAD("plain number in JSON", fixed='20240102 → "2024-01-02"'), id="a number, which is a fraction in JSON"),
    row('{"date": «1704164645»}\n', BAD("plain number in JSON", fixed='1704164645 → "2024-01-02T03:04:05Z"'), id="seconds since 1970, which JSON cannot say"),
    row("---\ndate: «02.01.2024»\n---\n", BAD("no date", help=FORM, fixed=""), id="a day that may as well be the month"),
    row("---\ndate: «31.12.2024»\n---\n", BAD("no date", fixed="31.12.2024 → 2024-12-31"), id="a day that cannot be the month"),
    row("---\ndate: «2024-01-02t03:04:05z»\n---\n", BAD("no date", help="write 2024-01-02T03:04:05Z"), id="small letters"),
    row("---\ndate: «2024-01-02T03:04:05 +02»\n---\n", BAD("no date", help="write 2024-01-02T03:04:05+02:00"), id="a short offset"),
    row("---\ndate: '« 2024-01-02»'\n---\n", BAD("with spaces around it", fixed=" 2024-01-02 → 2024-01-02"), id="a space within the quotes"),
    row("---\ndate: «2023-02-29»\n---\n", BAD("there is no day 2023-02-29", help="correct the date", fixed=""), id="a day that is in no calendar"),
    row("---\ndate: «2024-01»\n---\n", BAD("no date", help=FORM, fixed=""), id="a month alone"),
    row("---\ndate: «tomorrow»\n---\n", BAD('"tomorrow" is no date', help=FORM, fixed=""), id="a word"),
    row("---\ndate: «3.5»\n---\n", BAD("no date", fixed=""), id="a fraction"),
    row("---\ndate: «true»\n---\n", BAD("no date", fixed=""), id="a switch"),
    row("---\n«date»: [2024-01-02]\n---\n", BAD('"date" holds a list'), id="a list"),
    row("---\n«date»:\n  year: 2024\n---\n", BAD('"date" holds a map'), id="a map"),
    row("+++\ndate = «03:04:05»\n+++\n", BAD("no date"), id="a time of day, in TOML"),
    row('---\ndate: «"2024/1\\u002f2"»\n---\n', BAD("no date", help="write 2024-01-02", fixed=""), id="with an escape: no fix"),
    row("---\nlastmod: «x1»\ndate: «x2»\npublishDate: «x3»\nexpiryDate: «x4»\n---\n", BAD("x1"), BAD("x2"), BAD("x3"), BAD("x4"), id="all four"),
    row("---\nmodified: «x»\n---\n", BAD("x"), id="modified"),
    row("---\npubdate: «x»\n---\n", BAD("x"), id="pubdate"),
    row("---\nunpublishdate: «x»\n---\n", BAD("x"), id="unpublishdate"),
    row("---\ndate: 2024-01-02\nexpiryDate: «never»\n---\n", BAD("never"), id="another date is fine"),
    row("---\npublished: «x»\n---\n", BAD("x"), id="published as a date"),
    row("---\npublished: «true»\n---\n", BAD('"published" is a date to Hugo', help="draft: false", fixed="published → draft"), id="published as a switch"),
    row("---\npublished: «false»\n---\n", BAD("is a date", help="write draft: true", safe=True), id="published as a switch that is off"),
    row("---\npublished: «no»\n---\n", BAD("is a date", help="write draft: true", safe=False), id="and as a word"),
    row("---\npublished: «true»\ndraft: false\n---\n", BAD("is a date", help="remove it", fixed=""), id="beside draft"),
    row("---\npublished: «true»\ndate: 2024-01-02\n---\n", BAD("is a date"), id="a date does not save published"),
    row("---\ndraft: true\ndate: «x»\n---\n", BAD("x"), id="in a draft, too"),
    row("---\r\ndate: «2024/1/2»\r\n---\r\n", BAD("no date", fixed="2024/1/2 → 2024-01-02"), id="with CRLF"),
    row("#+date: «2024/1/2»\n", BAD("no date"), id="in Org keywords"),
    row({"content/b/index.md": "---\ntitle: A\n---\n", "content/b/c.md": "---\ndate: «x»\n---\n"}, BAD("x"), id="in a resource of a bundle"),
    row(config("[frontmatter]\ndate = ['started', ':default']\n", "---\nstarted: «x»\n---\n"), BAD("x"), id="a key that the configuration names"),
    row({"content/s/_index.md": "---\ncascade:\n  date: «2024/1/2»\n---\n", "content/s/a.md": "---\ntitle: A\n---\n", "content/s/b.md": "---\ntitle: B\n---\n"}, BAD("no date", fixed="2024/1/2 → 2024-01-02"), id="in a cascade, told once"),
    row({"content/s/_index.md": "---\ncascade:\n  - params:\n      lastmod: «x»\n---\n", "content/s/a.md": "---\ndate: 2024-01-02\n---\n"}, BAD("x"), id="in a cascade below params"),
]  # fmt: skip
ALL = [*SILENT, *FINDINGS]


@pytest.mark.parametrize("one", ALL)
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize(
    "one",
    [
        case
        for case in ALL
        if case.id not in ("a front matter that cannot be read is another rule's", "in Org keywords")
    ],
)
def test_hugo_fails_where_the_rule_says_so(one: Row, tmp_path: Path) -> None:
    assert_hugo_agrees(RULE, one, tmp_path, build=True)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugos_words_are_ours(one: Row, tmp_path: Path) -> None:
    found = judge(RULE, one, tmp_path / "ours").diagnostics
    site = one.write(tmp_path / "theirs")
    basis: dict[str, str | bytes] = {"hugo.toml": "", "layouts/all.html": "x"}
    write_site(site, {name: text for name, text in basis.items() if name not in one.files})
    done = run_hugo(site, "--renderToMemory")
    logged = set(re.findall(r'the "\w+" front matter field is not a parsable date', done.stderr + done.stdout))
    assert {item.said.words for item in found if item.said} == logged


def test_all_accepted_and_rejected_values_at_once(tmp_path: Path) -> None:
    values = [*ACCEPTED, *REJECTED, *BAD_VALUES]
    pages: dict[str, str | bytes] = {
        f"content/p{number}.md": json.dumps({"date": value}, ensure_ascii=False) + "\n"
        for number, value in enumerate(values)
    }
    site = write_site(tmp_path, {**pages, "hugo.toml": "", "layouts/all.html": "x"})
    result = lint(Request(source=site, cwd=site, select=(RULE,)))
    done = run_hugo(site, "--renderToMemory")
    logged = set(re.findall(r"not a parsable date: see .*/(content/p\d+\.md)", done.stdout + done.stderr))
    assert {item.place.path for item in result.diagnostics} == logged
    assert len(logged) == len(REJECTED) + len(BAD_VALUES)


def test_where_git_may_tell_the_date_nothing_is_said_of_what_comes_behind(tmp_path: Path) -> None:
    files = config("enableGitInfo = true\n", "---\ndate: 2024-01-02\nlastmod: x\n---\n")
    site = write_site(tmp_path, dict(files))
    assert lint(Request(source=site, cwd=site, select=(RULE,))).diagnostics == ()
