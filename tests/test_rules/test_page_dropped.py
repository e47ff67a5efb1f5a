"""The table of page-dropped, and the real Hugo on every row of it."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, judge, row

RULE = "page-dropped"
CHANCE = partial(Says, why="which one stays may change from build to build", related=("as chance has it",))
LOST = partial(Says, related=("this file is published",))
TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"
MOUNTS = "".join(f"[[module.mounts]]\nsource = '{one}'\ntarget = 'content'\n" for one in ("content", "more"))
FALLBACK = "".join(
    f"[[module.mounts]]\nsource = '{folder}'\ntarget = 'content'\n[module.mounts.sites.matrix]\nlanguages = ['{key}']\n"
    for folder, key in (("en", "en"), ("nb", "nb"), ("en", "nb"))
)
GONE, STAYS = "«---»\ntitle: Gone\n---\n", "‹---›\ntitle: Stays\n---\n"


def page(title: str = "A") -> str:
    return f"---\ntitle: {title}\n---\n"


SILENT = [
    row({"content/a.md": page(), "content/b.md": page("B")}, id="two names are two pages"),
    row({"content/s/a.md": page(), "content/t/a.md": page("B")}, id="in two folders, too"),
    row({"content/a-b.md": page(), "content/a_b.md": page("B")}, id="an underscore is no hyphen"),
    row({"content/a b.md": page(), "content/a  b.md": page("B")}, id="two spaces are two hyphens"),
    row({"content/a&b.md": page(), "content/ab.md": page("B")}, id="signs that a URL leaves out count"),
    row({"hugo.toml": TWO, "content/a.md": page(), "content/a.nb.md": page("B")}, id="two languages are two pages"),
    row({"hugo.toml": TWO, "content/a.md": page(), "content/a.sv.md": page("B")}, id="an unknown language is a part of the name"),
    row({"content/a.md": page(), "content/a.txt": "text"}, id="a text is no page"),
    row({"content/a.md": page(), "content/a/b.md": page("B")}, id="a page may stand in the place of a section without a file"),
    row({"content/a/index.md": page(), "content/a/b.md": page("B")}, id="what lies in a bundle is the matter of another rule"),
    row({"content/a/index.md": page(), "content/a/b/_index.md": page("B")}, id="also a section below it"),
    row({"hugo.toml": "theme = 't'\n", "themes/t/content/a.md": page(), "content/a.md": page("B")}, id="a site may replace a page of its theme"),
    row({"hugo.toml": MOUNTS.replace("more", "vendor/more"), "content/a.md": page(), "vendor/more/a.md": page("B")}, id="or what others wrote"),
    row({"hugo.toml": MOUNTS, ".gitignore": "/more/\n", "content/a.md": page(), "more/a.md": page("B")}, id="or what a program makes"),
    row({"hugo.toml": TWO + FALLBACK, "en/a.md": page(), "nb/a.md": page("B")}, id="one language may fill the gaps of another"),
    row({"hugo.toml": "ignoreFiles = ['A[.]md$']\n", "content/a.md": page(), "content/A.md": page("B")}, id="an ignored file is not there"),
]  # fmt: skip

FINDINGS = [
    row({"content/a.md": GONE, "content/a/index.md": STAYS}, CHANCE('this page and "a/index.md" are one', "bring what they say together"), id="a file and a bundle"),
    row({"content/s/a.md": GONE, "content/s/a/_index.md": STAYS}, CHANCE('"a/_index.md"', why="/s/a, and which"), id="a file and a section"),
    row({"content/a/_index.md": GONE, "content/a/index.md": STAYS}, LOST('Hugo takes "index.md" in its place', "keep _index.md for a section"), id="a section and a bundle in one folder"),
    row({"content/a b.md": STAYS, "content/a-b.md": GONE}, LOST('Hugo takes "a b.md"', why="a space is a hyphen: both are /a-b"), id="a space and a hyphen"),
    row({"content/Foo.md": STAYS, "content/foo.md": GONE}, LOST('Hugo takes "Foo.md"', why="capitals make no difference"), id="capitals"),
    row({"content/a.md": STAYS, "content/a.markdown": GONE}, LOST('Hugo takes "a.md"', why="the extension makes no difference"), id="two extensions"),
    row({"content/a.mdown": STAYS, "content/a.md": GONE}, LOST('Hugo takes "a.mdown"'), id="of which the last in the alphabet wins"),
    row({"hugo.toml": TWO, "content/a.en.md": STAYS, "content/a.md": GONE}, LOST('Hugo takes "a.en.md"', why="without a language is in the default language"), id="with and without the default language"),
    row({"content/a.en.md": STAYS, "content/a.md": GONE}, LOST('Hugo takes "a.en.md"'), id="a site in one language has suffixes, too"),
    row({"hugo.toml": TWO, "content/a.nb.md": GONE, "content/a/index.nb.md": STAYS}, CHANCE('"a/index.nb.md"'), id="in another language"),
    row({"content/a.md": "«Onl»y text.\n", "content/A.md": STAYS}, LOST('Hugo takes "A.md"'), id="a file without front matter"),
    row({"content/a.md": "«---»\ndraft: true\n---\n", "content/A.md": STAYS}, LOST('Hugo takes "A.md"'), id="a draft that is left out is left out with -D, too"),
    row({"hugo.toml": MOUNTS, "content/a.md": STAYS, "more/a.md": GONE}, LOST('Hugo takes "content/a.md"', "give one of the mounts", why="the first mount wins"), id="two folders of the site that are mounted over one another"),
    row({"hugo.toml": TWO + MOUNTS.replace("'content'\ntarget", "'en'\ntarget").replace("more", "nb"), "en/a.md": STAYS, "nb/a.md": GONE}, LOST('Hugo takes "en/a.md"'), id="which have lost their languages"),
    row({"content/A.md": STAYS, "content/a.md": GONE, "content/a.markdown": "«---»\ntitle: Gone\n---\n"}, LOST('Hugo takes "A.md"'), LOST('Hugo takes "A.md"'), id="three files, two findings"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_leaves_the_same_files_out(one: Row, tmp_path: Path) -> None:
    """What is said to stay is listed and the rest is not; where chance decides, one of the two is."""
    found = judge(RULE, one, tmp_path / "ours").diagnostics
    site = one.write(tmp_path / "theirs")
    if "hugo.toml" not in one.files:
        write_site(site, {"hugo.toml": ""})
    done = run_hugo(site, "list", "all")
    assert done.returncode == 0, done.stderr
    listed = set(re.findall(r"^((?:content|more|en|nb)/[^,]+),", done.stdout, re.M))
    for item in found:
        (winner,) = item.related
        if "as chance has it" in winner.message:
            assert len({item.place.path, winner.path} & listed) == 1
        else:
            assert item.place.path not in listed
            assert winner.path in listed


@pytest.mark.parametrize("one", SILENT)
def test_hugo_takes_all_files_of_a_silent_site(one: Row, tmp_path: Path) -> None:
    """But for those that another rule or nobody reports."""
    site = one.write(tmp_path)
    if "hugo.toml" not in one.files:
        write_site(site, {"hugo.toml": ""})
    done = run_hugo(site, "list", "all")
    assert done.returncode == 0, done.stderr
    lines = len(done.stdout.strip().splitlines()) - 1
    assert lines == 2 or any(
        name in str(one.files.keys()) for name in ("a/index.md", "a.txt", "themes/", "more/", "A.md", "nb/")
    )
