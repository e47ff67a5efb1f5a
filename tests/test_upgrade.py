"""The upgrade check: what a newer Hugo breaks that the site's own does not."""

from __future__ import annotations

import pytest

from tests.conftest import MAIL, PAGE, Bench

TWICE = "---\ntitle: A\ntitle: B\n---\n"
OPEN = "---\ntitle: [\n---\n"
OLD_HUGO = {"netlify.toml": '[build.environment]\nHUGO_VERSION = "0.145.0"\n'}


def test_only_what_the_newer_one_breaks_is_shown(bench: Bench) -> None:
    bench.write({**OLD_HUGO, "content/a.md": TWICE, "content/b.md": OPEN, "content/c.md": PAGE + MAIL})
    answer = bench.check("--upgrade")
    assert answer.code == 1
    assert answer.found == ["content/a.md:3 duplicate-key"]
    assert answer.rows[0]["hugo"] == "fails"
    site = answer.data["site"]
    assert (site["upgrade_from"], site["hugo_version"]) == ("0.145.0", "0.168.0")
    assert site["hugo_version_origin"] == "netlify.toml:2"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["--upgrade", "0.151.0"], 0, id="not far enough to break"),
        pytest.param(["--upgrade=0.152"], 1, id="far enough"),
        pytest.param(["--upgrade", "0.152.0", "--hugo-version", "0.152.2"], 0, id="broken already"),
        pytest.param(["--upgrade", "--hugo-version", "0.151.0"], 1, id="from a version that is given"),
        pytest.param(["--upgrade", "content"], 1, id="a path after it is no version"),
        pytest.param(["--upgrade", "--fail-on", "never"], 0, id="never"),
        pytest.param(["--upgrade", "--ignore", "duplicate-key"], 0, id="rules can be left out"),
    ],
)
def test_exit_codes(bench: Bench, arguments: list[str], code: int) -> None:
    bench.write({**OLD_HUGO, "content/a.md": TWICE})
    assert bench.call("check", *arguments).code == code


def test_a_new_failure_fails_however_mild_the_config_takes_it(bench: Bench) -> None:
    bench.write({**OLD_HUGO, "content/a.md": TWICE, ".hugolint.yaml": "rules: {duplicate-key: info}\n"})
    assert bench.check("--upgrade").code == 1
    assert bench.check().code == 0


def test_what_the_config_turns_off_stays_off(bench: Bench) -> None:
    config = "overrides:\n  - files: [content/a.md]\n    rules: {duplicate-key: 'off'}\n"
    bench.write({**OLD_HUGO, "content/a.md": TWICE, ".hugolint.yaml": config})
    answer = bench.check("--upgrade")
    assert (answer.code, answer.found, answer.data["summary"]["suppressed"]) == (0, [], 0)


@pytest.mark.parametrize("format_", ["full", "concise"])
@pytest.mark.parametrize(
    ("files", "arguments", "line"),
    [
        pytest.param(
            {**OLD_HUGO, "content/a.md": TWICE},
            [],
            "from Hugo 0.145.0 (netlify.toml) to 0.168.0: 1 mistake would stop the build",
            id="something breaks",
        ),
        pytest.param(
            {**OLD_HUGO, "content/a.md": OPEN},
            [],
            "from Hugo 0.145.0 (netlify.toml) to 0.168.0: nothing found that newly stops the build",
            id="nothing breaks",
        ),
        pytest.param(
            {"content/a.md": PAGE, ".hvm": "0.168.0"},
            [],
            "the site uses Hugo 0.168.0 (.hvm): there is nothing to compare it with",
            id="the newest is in use",
        ),
        pytest.param(
            {"content/a.md": PAGE, ".hvm": "0.170.0"},
            [],
            "the site uses Hugo 0.170.0 (.hvm): there is nothing to compare it with",
            id="a newer one than the newest known is in use",
        ),
        pytest.param(
            {"content/a.md": TWICE},
            [],
            "the site names no version, so Hugo 0.168.0 is assumed: say with --hugo-version which one it uses",
            id="no version is named",
        ),
        pytest.param(
            {"content/a.md": PAGE},
            ["--hugo-version", "0.168.0"],
            "the site uses Hugo 0.168.0: there is nothing to compare it with",
            id="the newest is given",
        ),
    ],
)
def test_the_report_ends_with_the_two_versions(
    bench: Bench, format_: str, files: dict[str, str | bytes], arguments: list[str], line: str
) -> None:
    bench.write(files)
    out = bench.call("check", "--upgrade", *arguments, "--format", format_).out
    assert " ".join(out.split()).endswith(line)


def test_annotations_tell_the_versions_too(bench: Bench) -> None:
    bench.write({**OLD_HUGO, "content/a.md": TWICE})
    first, last = bench.call("check", "--upgrade", "--format", "github").out.splitlines()
    assert first.startswith("::error title=hugolint duplicate-key,file=content/a.md,line=3,")
    assert last == (
        "::notice title=hugolint::from Hugo 0.145.0 (netlify.toml) to 0.168.0: 1 mistake would stop the build"
    )


def test_each_site_is_compared_with_its_own_version(bench: Bench) -> None:
    bench.write({"a/hugo.toml": "", "a/.hvm": "0.150.0", "a/content/a.md": TWICE})
    bench.write({"b/hugo.toml": "", "b/.hvm": "0.160.0", "b/content/a.md": TWICE})
    answer = bench.check("--upgrade", "0.165.0", "a", "b")
    assert answer.found == ["a/content/a.md:3 duplicate-key"]
    assert [site["upgrade_from"] for site in answer.data["sites"]] == ["0.150.0", "0.160.0"]
    lines = bench.call("check", "--upgrade", "0.165.0", "--format", "concise", "a", "b").out.splitlines()
    assert lines[-2:] == ["a: from Hugo 0.150.0 (a/.hvm) to 0.165.0", "b: from Hugo 0.160.0 (b/.hvm) to 0.165.0"]


@pytest.mark.parametrize("word", ["newish", "", "0", "0.168.x"])
def test_a_version_that_is_none(bench: Bench, word: str) -> None:
    bench.write({"content/a.md": PAGE})
    answer = bench.call("check", f"--upgrade={word}")
    assert (answer.code, answer.err) == (
        2,
        f'hugolint: --upgrade wants a version such as 0.168.0, not "{word}"\n',
    )
    assert bench.call("check", "--hugo-version", "newest").code == 2
