"""Permalink rules: which holds, what tokens become, what cannot be known."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.gotime import EARLIEST
from hugolint.hugo.permalink_patterns import PageFacts, SectionName, compile_pattern
from hugolint.hugo.permalinks import compile_permalinks
from hugolint.hugo.urls import UrlSettings, page_urls
from tests.real_hugo import run_hugo, write_site

PAGE = PageFacts(
    "page",
    "s/t/u",
    "My File",
    title="Ti tle",
    date=datetime(2024, 3, 9, 15, 4, 5, tzinfo=UTC),
    section_path="s/t/u",
    sections=(SectionName("esse", "S"), SectionName("", "T Title"), SectionName("", "U")),
)


def link(rules: Any, page: PageFacts = PAGE, version: tuple[int, int, int] = (0, 168, 0)) -> str | None:
    compiled = compile_permalinks(rules, version=version)
    return page_urls(page, UrlSettings(permalinks=compiled, version=version)).rel_permalink


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        pytest.param(None, "/s/t/u/my-file/", id="without rules nothing changes"),
        pytest.param({"page": {"t": "/x/:slug/"}}, "/s/t/u/my-file/", id="a rule for another section does not hold"),
        pytest.param({"section": {"s": "/x/"}}, "/s/t/u/my-file/", id="a rule for sections does not move their pages"),
        pytest.param({"page": {"/": "/x/"}}, "/s/t/u/my-file/", id="the root's rule does not reach below"),
        pytest.param({"s": "/old/:slug/"}, "/old/ti-tle/", id="the flat form holds for pages"),
        pytest.param({"page": {"S": "/x/:title/"}}, "/x/ti-tle/", id="case does not count in a key"),
        pytest.param({"page": {"s/t": "/x/:title/"}}, "/x/ti-tle/", id="a key may name a deeper section"),
        pytest.param({"page": {"/s/": "x/:title"}}, "/x/ti-tle/", id="slashes around key and pattern do not count"),
        pytest.param({"page": {"s": "/a/", "s/t": "/b/"}}, None, id="two rules of a map that disagree are random"),
        pytest.param({"page": {"s": "/a/", "s/t": "/a/"}}, "/a/", id="two rules of a map that agree are none"),
        pytest.param({"page": {"s": "/:nope/"}}, None, id="an unknown token has no answer"),
        pytest.param({"page": {"?": "/g/:slug/"}}, "/g/ti-tle/", id="a key with glob signs is a glob"),
        pytest.param(
            [{"target": {"path": "/s/**", "kind": "page"}, "pattern": "/l/:slug/"}, {"pattern": "/m/"}],
            "/l/ti-tle/",
            id="of a list the first match wins",
        ),
        pytest.param(
            [{"target": {"kind": "section"}, "pattern": "/l/"}, {"pattern": "/m/"}], "/m/", id="a kind must match"
        ),
        pytest.param(
            [{"target": {"path": "/s/**", "sites": {}}, "pattern": "/l/"}, {"pattern": "/m/"}],
            None,
            id="a condition that is not judged leaves it open",
        ),
        pytest.param([{"target": {"environment": "x"}, "pattern": "/l/"}], "/s/t/u/my-file/", id="nor another stage"),
    ],
)
def test_rule_that_holds(rules: Any, expected: str | None) -> None:
    assert link(rules) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("/x/:sections[0]/", "/x/s/", id="one section"),
        pytest.param("/x/:sections[1:]/", "/x/t/u/", id="from the second on"),
        pytest.param("/x/:sections[:1]/", "/x/s/", id="up to the second"),
        pytest.param("/x/:sections[last]/", "/x/u/", id="the last"),
        pytest.param("/x/:sections[0:last]/", "/x/s/t/", id="all but the last"),
        pytest.param("/x/:sections[9]/", "/x/", id="out of range is nothing"),
        pytest.param("/x/:sections[-1]/", "/x/s/", id="a negative bound is the first"),
        pytest.param("/:sectionslugs/", "/esse/t-title/u/", id="slugs of sections, else titles"),
        pytest.param("/:sectionslug/", "/esse/", id="the first section's slug"),
        pytest.param("/a:sections-b/", "/a/s/t/u-b/", id="sections bring a slash of their own"),
        pytest.param("/:Jan-02/", "/mar-02/", id="a hyphen ends a token"),
        pytest.param("/:Monday_15_04/", "/saturday_15_04/", id="any word of a Go layout is a token"),
        pytest.param("/a\\:b/:slug/", "/ab/ti-tle/", id="an escaped colon is a character, and dropped as such"),
        pytest.param("/a+b/:slug/", "/a-b/ti-tle/", id="a plus is a space"),
        pytest.param("/%41/:slug/", "/a/ti-tle/", id="percent signs are decoded"),
        pytest.param("/a%zz/:slug/", "/./", id="a broken percent sign empties the whole"),
        pytest.param("/x/:title.html", "/x/ti-tle.html/", id="a suffix makes no file"),
    ],
)
def test_tokens(pattern: str, expected: str) -> None:
    assert link({"page": {"s": pattern}}) == expected


PATTERNS = [row.values[0] for row in test_tokens.pytestmark[0].args[1]]  # type: ignore[attr-defined]


def test_tokens_are_what_hugo_makes_of_them(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {}
    rules = ""
    for number, pattern in enumerate(PATTERNS):
        section = f"s{number}"
        rules += f"{section} = {json.dumps(pattern)}\n"
        files[f"content/{section}/_index.md"] = '{"title": "S", "slug": "esse"}\n'
        files[f"content/{section}/t/_index.md"] = '{"title": "T Title"}\n'
        files[f"content/{section}/t/u/_index.md"] = '{"title": "U"}\n'
        files[f"content/{section}/t/u/My File.md"] = '{"title": "Ti tle", "date": "2024-03-09T15:04:05Z"}\n'
    files["hugo.toml"] = f"baseURL = 'https://e.org/'\n[permalinks.page]\n{rules}"
    rows = csv.DictReader(io.StringIO(run_hugo(write_site(tmp_path, files), "list", "all").stdout))
    found = {row["path"]: row["permalink"].removeprefix("https://e.org") for row in rows if row["kind"] == "page"}
    expected = {}
    for number, pattern in enumerate(PATTERNS):
        section = f"s{number}"
        page = PAGE._replace(directory=f"{section}/t/u", section_path=f"{section}/t/u")
        expected[f"content/{section}/t/u/My File.md"] = link({"page": {section: pattern}}, page)
    assert found == expected


def test_only_the_first_section_counts_before_0_161() -> None:
    rules = {"page": {"s": "/a/:slug/", "s/t": "/b/:slug/"}}
    assert link(rules, version=(0, 160, 1)) == "/a/ti-tle/"


def test_slash_in_a_title_made_a_directory_before_0_166() -> None:
    page = PAGE._replace(title="CI/CD")
    assert link({"page": {"s": "/:title/"}}, page) == "/ci-cd/"
    assert link({"page": {"s": "/:title/"}}, page, (0, 165, 0)) == "/ci/cd/"


def test_unknown_titles_and_years_are_unknown() -> None:
    assert link({"page": {"s": "/:sectionslug/"}}, PAGE._replace(sections=(SectionName("", None),))) is None
    assert link({"page": {"s": "/:title/"}}, PAGE._replace(title=None)) is None
    assert link({"page": {"s": "/:year/"}}, PAGE._replace(date=EARLIEST)) is None


def test_bounds_the_wrong_way_round_crash_hugo(tmp_path: Path) -> None:
    page = '{"title": "T"}\n'
    files: dict[str, str | bytes] = {"hugo.toml": "[permalinks.page]\ns = '/x/:sections[2:1]/'\n"}
    files |= {f"content/s/{folder}_index.md": page for folder in ("", "t/", "t/u/")} | {"content/s/t/u/p.md": page}
    assert "slice bounds out of range" in run_hugo(write_site(tmp_path, files), "list", "all").stderr
    assert link({"page": {"s": "/x/:sections[2:1]/"}}) is None


@pytest.mark.parametrize(
    ("rules", "count"),
    [
        pytest.param({"page": {"s": "/:slug/"}, "s": "/x/"}, 0, id="a good config has no problems"),
        pytest.param({"page": {"s": "/:nope/"}}, 1, id="an unknown token is one"),
        pytest.param({"s": "/:nope/"}, 1, id="and counts once in the flat form"),
        pytest.param({"nokind": {"s": "/x/"}}, 1, id="an unknown kind is one"),
        pytest.param({"page": {"s": 1}}, 1, id="a pattern that is no text is one"),
        pytest.param([{"target": {}}], 1, id="a rule without a pattern is one"),
    ],
)
def test_problems_of_a_config(rules: Any, count: int) -> None:
    assert len(compile_permalinks(rules).problems) == count


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=20))
def test_any_pattern_is_read(pattern: str, title: str, key: str) -> None:
    assert compile_pattern(pattern).text == pattern
    urls = page_urls(
        PAGE._replace(title=title), UrlSettings(permalinks=compile_permalinks({"page": {key: pattern, "s": pattern}}))
    )
    assert (urls.rel_permalink is None) == (urls.output is None)
