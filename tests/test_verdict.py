"""Would Hugo build this? Yes, no, or what is unknown; and what the real Hugo does with the same site."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import BAD, MAIL, PAGE, Bench
from tests.real_hugo import run_hugo

TWICE = "---\ntitle: A\ntitle: B\n---\n"
OPEN = "---\ntitle: [\n---\n"

YES = [
    pytest.param({"content/a.md": PAGE}, id="a sound page"),
    pytest.param({"content/a.md": BAD}, id="mistakes that Hugo accepts in silence"),
    pytest.param({"content/a.md": '{"a": 1, "a": 2}\n'}, id="a JSON key twice"),
    pytest.param(
        {"content/a.md": PAGE + "{{< aa >}}\n", "layouts/_shortcodes/aa.html": "x"}, id="a shortcode with its template"
    ),
]
NO = [
    pytest.param({"content/a.md": TWICE}, 1, 1, id="a YAML key twice"),
    pytest.param({"content/a.md": OPEN, "content/b.md": OPEN}, 2, 2, id="two files"),
    pytest.param(
        {"content/a.md": PAGE + "{{< aa >}}\n{{< bb >}}\n", "layouts/_shortcodes/z.html": "z"},
        2,
        1,
        id="two in one file",
    ),
    pytest.param(
        {"content/a.md": OPEN, "content/_content.gotmpl": ""}, 1, 1, id="what is unknown beside it makes no difference"
    ),
]
UNKNOWN = [
    pytest.param(
        {"hugo.toml": "theme = 'away'\n", "content/a.md": PAGE}, "1 theme or module not on disk: away", id="no theme"
    ),
    pytest.param(
        {"content/_content.gotmpl": "{{ .AddPage }}", "content/a.md": PAGE},
        "the pages of 1 content adapter",
        id="a content adapter",
    ),
    pytest.param(
        {"hugo.toml": "theme = 'away'\n", "content/a.md": PAGE + "{{< aa >}}\n"},
        "1 shortcode name: the theme or module away is not on disk",
        id="a shortcode of a theme that is not there",
    ),
    pytest.param(
        {".hvm": "0.169.0", "content/a.md": PAGE},
        "what is special to Hugo 0.169.0, newer than 0.168.0, whose rules are taken for it",
        id="a version that is not known yet",
    ),
]


def verdict(bench: Bench, *arguments: str) -> tuple[str, list[str]]:
    site: dict[str, Any] = bench.check(*arguments).data["site"]
    return site["builds"], site["doubts"]


def last_line(bench: Bench, *arguments: str) -> str:
    return bench.call("check", "--select", "fails", "--format", "concise", *arguments).out.splitlines()[-1]


def hugo_builds(bench: Bench) -> bool:
    """The real Hugo on the same site, with a template for every page."""
    (bench.root / "hugo.toml").touch()
    bench.write({"layouts/all.html": "{{ .Content }}"})
    return run_hugo(bench.root, "--destination", "out").returncode == 0


@pytest.mark.parametrize("files", YES)
def test_yes(bench: Bench, files: dict[str, str | bytes]) -> None:
    bench.write(files)
    assert verdict(bench) == ("yes", [])
    answer = "nothing in the content stops Hugo 0.168.0 (templates and assets are not judged)"
    assert last_line(bench) == f"Would Hugo build this? Yes: {answer}"
    assert hugo_builds(bench)


@pytest.mark.parametrize(("files", "mistakes", "in_files"), NO)
def test_no(bench: Bench, files: dict[str, str | bytes], mistakes: int, in_files: int) -> None:
    bench.write(files)
    assert verdict(bench) == ("no", [])
    count = "1 mistake in 1 file stops" if mistakes == 1 else f"{mistakes} mistakes in {in_files} file"
    assert last_line(bench).startswith(f"Would Hugo build this? No: {count}")
    assert last_line(bench).endswith(" Hugo 0.168.0")
    assert not hugo_builds(bench)


@pytest.mark.parametrize(("files", "doubt"), UNKNOWN)
def test_unknown(bench: Bench, files: dict[str, str | bytes], doubt: str) -> None:
    bench.write(files)
    builds, doubts = verdict(bench)
    assert builds == "unknown"
    assert doubt in doubts
    line = last_line(bench)
    assert line.startswith("Would Hugo build this? Unknown: nothing found stops Hugo 0.16")
    assert doubt in line


def test_the_version_decides(bench: Bench) -> None:
    bench.write({"content/a.md": TWICE, "netlify.toml": '[build.environment]\nHUGO_VERSION = "0.151.2"\n'})
    assert verdict(bench) == ("yes", [])
    assert verdict(bench, "--hugo-version", "0.152.0") == ("no", [])


def test_a_mistake_that_is_not_reported_stops_hugo_all_the_same(bench: Bench) -> None:
    silenced = "<!-- hugolint-disable-next-line shortcode-unknown -->\n{{< aa >}}\n"
    bench.write({"content/a.md": PAGE + silenced, "layouts/_shortcodes/bb.html": ""})
    assert bench.check().found == []
    assert verdict(bench) == ("no", [])
    assert last_line(bench).endswith("No: 1 mistake in 1 file (1 of them not shown) stops Hugo 0.168.0")
    assert not hugo_builds(bench)


def test_yes_needs_that_all_rules_ran_on_all_pages(bench: Bench) -> None:
    bench.write({"content/a.md": PAGE, "content/b.md": PAGE})
    assert verdict(bench, "content/a.md") == ("unknown", ["1 of 2 content files"])
    assert verdict(bench, "content") == ("yes", [])
    assert verdict(bench, "--ignore", "mailto-mismatch") == ("yes", [])
    assert verdict(bench, "--ignore", "duplicate-key") == ("unknown", ["what duplicate-key would find"])
    builds, doubts = verdict(bench, "--select", "mailto-mismatch")
    assert builds == "unknown"
    assert doubts[0].endswith(" more rules would find")
    bench.write({".hugolint.yaml": "exclude: [content/b.md]\nrules: {duplicate-key: 'off'}\n"})
    assert verdict(bench) == ("unknown", ["what duplicate-key would find", "1 of 2 content files"])


def test_a_rule_that_crashed_has_not_looked(bench: Bench) -> None:
    bench.write({"content/a.md": PAGE, "more/site/broken.py": RULE})
    assert verdict(bench, "--rules", "more") == ("unknown", ["what broken would find"])


def test_the_question_is_answered_only_where_it_is_asked(bench: Bench) -> None:
    bench.write({"content/a.md": PAGE + MAIL})
    question = "Would Hugo build this?"
    for format_ in ("full", "concise", "github"):
        assert question not in bench.call("check", "--format", format_).out
        assert question in bench.call("check", "--format", format_, "--select", "fails").out
        assert question in bench.call("check", "--format", format_, "--select", "urls,fails").out
    assert question not in bench.call("check", "-q", "--select", "fails").out


def test_the_answer_names_what_is_unknown_once(bench: Bench) -> None:
    bench.write({"hugo.toml": "theme = 'away'\n", "content/a.md": PAGE})
    assert bench.call("check", "--select", "fails").out.count("away") == 1
    assert bench.call("check").out.count("away") == 1


def test_each_of_several_sites_has_its_answer(bench: Bench) -> None:
    bench.write({"a/hugo.toml": "", "a/content/a.md": PAGE, "b/hugo.toml": "", "b/content/a.md": TWICE})
    data = bench.check("a", "b").data
    assert [site["builds"] for site in data["sites"]] == ["yes", "no"]
    lines = bench.call("check", "--select", "fails", "--format", "concise", "a", "b").out.splitlines()
    assert [line.partition(":")[0] for line in lines[-2:]] == ["a", "b"]


RULE = '''"""A rule for a test."""

from __future__ import annotations

from hugolint.api import Bad, Good, Hugo, Options, PageRule


def check(page, options):
    raise ValueError("oh")
    yield


EXAMPLES = (Good("x"), Bad("y", at="y", says="z"))
RULE = PageRule(id="broken", summary="s", check=check, options=Options, examples=EXAMPLES, hugo=Hugo.FAILS)
'''
