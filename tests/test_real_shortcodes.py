"""One slip in each of a hundred real pages: whatever makes Hugo stop is found, and nothing is invented."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from hugolint.engine import Request, lint
from hugolint.finding import Hugo
from tests.real_hugo import run_hugo
from tests.real_sites import SAFESPRING

PAGES = 100
_TAG = re.compile(r"\{\{([<%])\s*(/?)\s*([\w-]+)[^{}]*?(/?)[>%]\}\}")


class Slip(NamedTuple):
    """A page with one tag deleted, renamed or moved."""

    kind: str
    path: str
    text: str


def _slips(site: Path, count: int) -> list[Slip]:
    chance = random.Random(20261121)
    pages = sorted(path for path in site.glob("content/**/*.md") if _TAG.search(path.read_text("utf-8", "replace")))
    chance.shuffle(pages)
    slips: list[Slip] = []
    for path in pages:
        text = path.read_text("utf-8", "surrogateescape")
        body = text.find("\n---", 3) + 4
        tags = list(_TAG.finditer(text, body))
        if tags and len(slips) < count:
            tag = chance.choice(tags)
            kind = ("deleted", "renamed", "moved")[len(slips) % 3]
            slips.append(Slip(kind, path.relative_to(site).as_posix(), _damage(text, body, tag, kind, chance)))
    return slips


def _damage(text: str, body: int, tag: re.Match[str], kind: str, chance: random.Random) -> str:
    start, end = tag.span()
    if kind == "deleted":
        return text[:start] + text[end:]
    if kind == "renamed":
        at = tag.start(3) + chance.randrange(len(tag[3]))
        return text[:at] + chance.choice("xyz") + text[at + 1 :]
    rest = text[:start] + text[end:]
    breaks = [match.end() for match in re.finditer("\n", rest[body:])] or [0]
    target = body + chance.choice(breaks)
    return rest[:target] + tag[0] + "\n" + rest[target:]


@pytest.mark.parametrize("site", SAFESPRING)
def test_a_slip_in_each_of_a_hundred_pages_is_found_and_none_invented(site: Path, tmp_path: Path) -> None:
    slips = _slips(site, PAGES)
    assert len(slips) == PAGES
    shutil.copytree(site / "layouts", tmp_path / "layouts")
    page = tmp_path / "content" / "page.md"
    page.parent.mkdir()
    found = fails = invented = 0
    report: list[str] = []
    for slip in slips:
        page.write_text(slip.text, "utf-8", "surrogateescape")
        hugo = run_hugo(tmp_path, "list", "all")
        stops = hugo.returncode != 0 and "shortcode" in hugo.stderr + hugo.stdout
        result = lint(Request(cwd=tmp_path, source=tmp_path, select=("shortcodes",)))
        failing = [one for one in result.diagnostics if one.hugo is Hugo.FAILS]
        fails += stops
        found += stops and bool(failing)
        invented += not stops and bool(failing)
        if stops != bool(failing):
            report.append(f"{slip.kind} in {slip.path}: Hugo {hugo.stderr.strip()[-200:]!r}, ours {failing}")
    print(f"Hugo stops at {fails} of {PAGES} pages; found {found}; invented {invented}")
    assert found >= fails * 0.98, report
    assert not invented, report
