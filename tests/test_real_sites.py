"""hugolint on whole real sites, with the real Hugo as the judge of pages, collisions and of what fails."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from hugolint.hugo.versions import NEWEST, text_of
from tests.conftest import Bench
from tests.real_hugo import run_hugo
from tests.real_sites import BESIDE, SAFESPRING, modern_copy, real_sites

_DUPLICATES = re.compile(r"Duplicate target paths: (.*)")
_DUPLICATE = re.compile(r"(.+) \((\d+)\)")


def _rows(text: str) -> Counter[tuple[str, str]]:
    """The rows of `hugo list all`."""
    return Counter((row["path"], row["permalink"]) for row in csv.DictReader(io.StringIO(text)))


def _pages(bench: Bench, site: Path, *flags: str) -> list[dict[str, Any]]:
    """The rows of `hugolint pages`."""
    answer = bench.call("pages", "--format", "json", *flags, cwd=str(site))
    assert answer.code == 0, answer.err
    rows = answer.data["pages"]
    assert isinstance(rows, list)
    return rows


def _listed(bench: Bench, site: Path, *flags: str) -> Counter[tuple[str, str]]:
    return Counter((page["path"], page["permalink"]) for page in _pages(bench, site, *flags))


def _findings(bench: Bench, site: Path) -> list[dict[str, Any]]:
    answer = bench.check(cwd=str(site))
    assert answer.code in (0, 1), answer.err
    return answer.rows


def _ask_for_list(site: Path, target: Path) -> tuple[Path, Counter[tuple[str, str]]]:
    """The rows of the newest Hugo for a site, or for a copy that says the languages of its mounts as that wants it."""
    listed = run_hugo(site, "list", "all", "--noBuildLock")
    if listed.returncode:
        site = modern_copy(site, target)
        listed = run_hugo(site, "list", "all", "--noBuildLock")
    if listed.returncode:
        words = [line for line in (listed.stdout + listed.stderr).splitlines() if "ERROR" in line]
        pytest.skip(f"Hugo does not list it: {words[-1][:200] if words else listed.stderr[:200]}")
    rows = _rows(listed.stdout[listed.stdout.index("path,slug,") :])
    # What a content adapter makes is not there to be read.
    return site, Counter({row: count for row, count in rows.items() if not row[0].endswith("_content.gotmpl")})


@pytest.mark.parametrize("site", real_sites())
def test_the_pages_of_a_real_site_are_those_that_hugo_lists(site: Path, bench: Bench, tmp_path: Path) -> None:
    listed, rows = _ask_for_list(site, tmp_path / "modern")
    ours = _listed(bench, listed, "--hugo-version", text_of(NEWEST))
    assert {row for row in ours if row[1] is None} == set()
    assert ours - rows == rows - ours


@pytest.mark.parametrize("site", SAFESPRING)
def test_the_pages_of_safespring_are_those_that_hugo_lists(site: Path, bench: Bench, tmp_path: Path) -> None:
    copy = modern_copy(site, tmp_path / "modern")
    listed = run_hugo(copy, "list", "all")
    assert listed.returncode == 0, listed.stderr
    rows = _rows(listed.stdout)
    assert rows.total() == 1112
    assert _listed(bench, copy) == rows
    assert _listed(bench, site) == rows


@pytest.mark.parametrize("site", SAFESPRING)
def test_what_is_found_in_safespring(site: Path, bench: Bench) -> None:
    findings = _findings(bench, site)
    assert Counter(finding["rule"] for finding in findings) == {
        "mailto-mismatch": 14,
        "alias-collision": 12,
        "required-keys": 9,
        "language-code": 6,
        "key-case": 4,
        "alias-syntax": 4,
        "url-collision": 19,
        "page-dropped": 4,
        "config-removed": 3,
        "config-unknown-key": 1,
        "alias-shadows-page": 2,
    }
    mails = [finding["message"] for finding in findings if finding["rule"] == "mailto-mismatch"]
    assert sum("but writes to" in message for message in mails) == 8
    assert sum("lacks mailto:" in message for message in mails) == 6
    assert {_marked(site, finding) for finding in findings if finding["rule"] == "language-code"} == {"En"}


def _marked(site: Path, finding: dict[str, Any]) -> str:
    """The text of the place that a finding points at."""
    line: str = Path(site, str(finding["path"])).read_text("utf-8").split("\n")[finding["start"]["line"] - 1]
    start, end = int(finding["start"]["column"]), int(finding["end"]["column"])
    return line[start - 1 : end - 1]


@pytest.mark.parametrize("site", SAFESPRING)
def test_the_alias_collisions_of_safespring_are_those_of_hugo(site: Path, bench: Bench, tmp_path: Path) -> None:
    copy = modern_copy(site, tmp_path / "modern")
    # Without a layout nothing is written and nothing is counted; what the layouts say is of no account.
    shutil.rmtree(copy / "layouts" / "_default", ignore_errors=True)
    (copy / "layouts" / "all.html").write_text("x", "utf-8")
    built = run_hugo(copy, "--printPathWarnings", "--renderToMemory")
    duplicates = _DUPLICATES.search(built.stdout + built.stderr)
    assert duplicates is not None, built.stderr
    counted = [match for part in duplicates[1].split(", ") if (match := _DUPLICATE.fullmatch(part))]
    # Hugo names redirects without a leading slash here, and pages with one.
    by_hugo = {match[1]: int(match[2]) for match in counted if not match[1].startswith("/")}
    assert len(by_hugo) == 12
    assert _claims(bench, site) == by_hugo
    assert _claims(bench, copy) == by_hugo


def _claims(bench: Bench, site: Path) -> dict[str, int]:
    """The redirect file of each finding, with the number of its claimants."""
    writers: dict[str, set[str]] = {}
    for page in _pages(bench, site):
        for alias in page["aliases"]:
            writers.setdefault(alias["output"], set()).add(page["path"])
    found = {}
    for finding in _findings(bench, site):
        if finding["rule"] == "alias-collision":
            claimants = {finding["path"], *(other["path"] for other in finding["related"])}
            (output,) = (output for output, paths in writers.items() if output and paths == claimants)
            found[output] = len(claimants)
    return found


def _failing(bench: Bench, site: Path) -> list[dict[str, Any]]:
    return [finding for finding in _findings(bench, site) if finding["hugo"] == "fails"]


@pytest.mark.parametrize("site", real_sites())
def test_nothing_is_said_to_fail_in_a_real_site_that_hugo_lists(site: Path, bench: Bench, tmp_path: Path) -> None:
    if not _failing(bench, site):
        return
    # What keeps today's Hugo from reading the site at all is mended in the copy.
    copy = modern_copy(site, tmp_path / "modern")
    failing = _failing(bench, copy)
    if failing:
        listed = run_hugo(copy, "list", "all")
        assert listed.returncode, failing


SEEDS = BESIDE.parent / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the three seed posts are not here, nor a real site: set HUGOLINT_SITES")
def test_three_posts_alone_in_a_content_folder(bench: Bench, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "alone" / "content")
    answer = bench.check(cwd=str(tmp_path / "alone"))
    assert answer.code == 1
    assert [
        (
            row["rule"],
            row["path"],
            *row["start"].values(),
            [(at["path"], *at["start"].values()) for at in row["related"]],
        )
        for row in answer.rows
    ] == [
        (
            "alias-collision",
            "content/en-it-driftnatverk.md",
            21,
            5,
            [("content/nb-it-driftnatverk.md", 21, 5)],
        ),
        ("mailto-mismatch", "content/en-it-driftnatverk.md", 47, 33, []),
        ("mailto-mismatch", "content/nb-it-driftnatverk.md", 47, 33, []),
    ]
    assert answer.data["site"]["unknown"] == ["6 shortcode names: no layouts on disk"]
