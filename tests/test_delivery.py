"""Where reports go: what a CI service shows by itself, files, and nothing outside of the checkout."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from hugolint.report.step_summary import MOST_BYTES, markdown
from tests.conftest import BAD, PAGE, Bench
from tests.test_report import alias_collision
from tests.test_report_formats import hostile, outcome

WARN = "---\ndate: 2024-01-01\n---\n"


@pytest.fixture
def bad(bench: Bench) -> Bench:
    bench.write({"content/a.md": BAD, "hugo.toml": ""})
    return bench


def github(bench: Bench, *arguments: str, **env: str) -> tuple[int, str, str]:
    """A run as a step of GitHub Actions, with what it wrote into the summary."""
    summary = bench.root / "summary.md"
    summary.write_text("")
    given = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary), "NO_COLOR": "1", **env}
    answer = bench.start("check", *arguments, env=given)
    return answer.code, answer.out, summary.read_text()


def test_github_gets_report_annotations_and_summary_without_being_asked(bad: Bench) -> None:
    code, out, summary = github(bad)
    lines = out.splitlines()
    assert code == 1
    assert lines[0] == "::group::hugolint"
    assert "error[mailto-mismatch]" in lines[1]
    assert lines[-2] == "::endgroup::"
    assert lines[-1].startswith("::error title=hugolint mailto-mismatch,file=content/a.md,line=4,")
    assert "| 1 | `mailto-mismatch` |" in summary


def test_a_format_that_is_asked_for_is_all_that_github_gets(bad: Bench) -> None:
    _, out, summary = github(bad, "--format", "concise")
    assert not any(line.startswith("::") for line in out.splitlines())
    assert summary == ""


def test_a_summary_that_cannot_be_written_stops_nothing(bad: Bench) -> None:
    code, _, _ = github(bad, GITHUB_STEP_SUMMARY="/nowhere/at/all")
    assert code == 1


def test_500_findings_keep_within_githubs_budget_with_errors_first(bench: Bench) -> None:
    bench.write({f"content/p{n}.md": BAD for n in range(450)} | {f"content/w{n}.md": WARN for n in range(50)})
    bench.write({"hugo.toml": ""})
    _, out, summary = github(bench)
    commands = [line for line in out.splitlines() if line.startswith("::") and "group" not in line]
    levels = [line[2:].partition(" ")[0] for line in commands]
    assert levels == ["error"] * 10 + ["warning"] * 10 + ["notice"]
    assert "480 more findings" in commands[-1]
    assert len(summary.encode()) < 1_048_576
    assert summary.count("\n- **") == 50


def test_the_summary_keeps_within_its_limit_and_is_no_markup() -> None:
    found = outcome(*[hostile()] * 60)
    text = markdown(found, {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": "abc"})
    assert len(text.encode()) <= MOST_BYTES + 1
    assert "<" not in text.replace("\\<", "")
    assert "]]" not in text
    assert "\x1b" not in text


def test_the_summary_links_to_the_commit() -> None:
    environ = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": "abc"}
    text = markdown(outcome(alias_collision(), below="docs"), environ)
    assert "](https://github.com/o/r/blob/abc/docs/content/sv/pricing/_index.md#L6)" in text
    assert "](" not in markdown(outcome(alias_collision()), {})


@pytest.mark.parametrize(
    ("name", "text", "at"),
    [("hugo.toml", "title = 'x'\nbad = [", "line=2,"), (".hugolint.yaml", "rulez: {}", "line=1,col=1")],
)
def test_a_broken_configuration_stands_at_its_line_on_github(bench: Bench, name: str, text: str, at: str) -> None:
    bench.write({"content/a.md": PAGE, "hugo.toml": "", name: text})
    code, out, _ = github(bench)
    assert code == 2
    assert out.startswith(f"::error title=hugolint,file={name},{at}")
    assert bench.start("check").out == ""


def test_gitlab_finds_its_report_without_being_asked(bad: Bench) -> None:
    answer = bad.start("check", env={"GITLAB_CI": "true", "CI_PROJECT_DIR": str(bad.root), "NO_COLOR": "1"})
    assert "error[mailto-mismatch]" in answer.out
    (row,) = json.loads((bad.root / "gl-code-quality-report.json").read_text())
    assert row["check_name"] == "mailto-mismatch"


def test_gitlab_gets_no_file_where_a_format_is_asked_for(bad: Bench) -> None:
    bad.start("check", "--format", "concise", env={"GITLAB_CI": "true", "CI_PROJECT_DIR": str(bad.root)})
    assert not (bad.root / "gl-code-quality-report.json").exists()


def test_several_reports_in_one_run(bad: Bench) -> None:
    bad.call("check", "--output", "sarif:out.sarif", "--output", "gitlab:gl.json", "--output", "junit:j.xml")
    assert json.loads((bad.root / "out.sarif").read_text())["version"] == "2.1.0"
    assert len(json.loads((bad.root / "gl.json").read_text())) == 1
    assert "<testsuites" in (bad.root / "j.xml").read_text()


def test_no_report_is_written_through_a_link_out_of_the_checkout(
    bad: Bench, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "precious").write_text("precious")
    (bad.root / "reports").symlink_to(outside)
    (bad.root / "out.json").symlink_to(outside / "precious")
    answer = bad.call("check", "--output", "json:reports/out.json")
    assert (answer.code, "a symbolic link leads out" in answer.err) == (2, True)
    assert os.listdir(outside) == ["precious"]
    assert bad.call("check", "--output", "json:out.json").code == 1
    assert (outside / "precious").read_text() == "precious"
    assert not (bad.root / "out.json").is_symlink()


def test_a_link_under_the_name_of_what_is_written_first_is_not_followed(
    bad: Bench, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "precious"
    outside.write_text("precious")
    for name in (".out.json", ".hugolint-baseline.json"):
        # The names that this process could have made of its number.
        for beside in (f"{name}.{os.getpid()}.tmp", f".{name}.{os.getpid()}.tmp"):
            (bad.root / beside).symlink_to(outside)
    assert bad.call("check", "--output", "json:out.json").code == 1
    assert bad.call("baseline", "write").code == 0
    assert outside.read_text() == "precious"
    assert not (bad.root / "out.json").is_symlink()


def test_a_link_to_a_device_is_replaced(bad: Bench) -> None:
    (bad.root / "out.json").symlink_to("/dev/null")
    assert bad.call("check", "--output", "json:out.json").code == 1
    assert json.loads((bad.root / "out.json").read_text())["summary"]["errors"] == 1


@pytest.mark.parametrize("written", ["../reports/out.json", "../reports/../reports/out.json"])
def test_links_above_the_working_directory_are_the_checkouts_too(
    bad: Bench, tmp_path_factory: pytest.TempPathFactory, written: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (bad.root / "reports").symlink_to(outside)
    assert bad.call("check", "--output", f"json:{written}", cwd="content").code == 2
    assert os.listdir(outside) == []


def test_a_report_goes_to_a_device_or_a_place_elsewhere_if_that_is_named(bad: Bench, tmp_path: Path) -> None:
    assert bad.call("check", "--output", "json:/dev/null").code == 1
    target = tmp_path.parent / f"{tmp_path.name}-elsewhere.json"
    assert bad.call("check", "--output", f"json:{target}").code == 1
    assert json.loads(target.read_text())["summary"]["errors"] == 1


def test_a_report_that_cannot_be_written_is_an_error(bad: Bench) -> None:
    answer = bad.call("check", "--output", "json:no/such/folder/x.json")
    assert (answer.code, "no/such/folder/x.json: the report cannot be written" in answer.err) == (2, True)


@pytest.mark.parametrize(("files", "code"), [({"content/a.md": BAD}, 0), ({"content/a.md": PAGE}, 0)])
def test_exit_zero(bench: Bench, files: dict[str, str], code: int) -> None:
    bench.write({**files, "hugo.toml": ""})
    assert bench.call("check", "--exit-zero").code == code


def test_exit_zero_hides_no_failure(bench: Bench) -> None:
    bench.write({"content/a.md": PAGE, "hugo.toml": "broken ["})
    assert bench.call("check", "--exit-zero").code == 2


def test_statistics_count_instead_of_showing(bench: Bench) -> None:
    bench.write({"content/a.md": BAD, "content/b.md": BAD, "content/w.md": WARN, "hugo.toml": ""})
    lines = bench.call("check", "--statistics").out.splitlines()
    assert lines[0].split()[:2] == ["2", "mailto-mismatch"]
    assert lines[1].split()[:2] == ["1", "required-keys"]
    assert lines[2].startswith("3 files · 1 language · 2 errors · 1 warning")
    rows = json.loads(bench.call("check", "--statistics", "--format", "json").out)
    assert rows[0] == {"rule": "mailto-mismatch", "group": "links", "severity": "error", "count": 2}


def test_max_findings_draws_so_many_and_counts_the_rest(bench: Bench) -> None:
    bench.write({f"content/p{n}.md": BAD for n in range(5)} | {"hugo.toml": ""})
    out = bench.call("check", "--max-findings", "2").out
    assert out.count("error[mailto-mismatch]") == 2
    assert "3 more" in out
    assert "5 errors" in out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(bench: Bench, shell: str) -> None:
    answer = bench.start("completion", shell)
    assert answer.code == 0
    assert "_HUGOLINT_COMPLETE" in answer.out


def test_completion_completes(bench: Bench) -> None:
    answer = bench.start(
        env={"_HUGOLINT_COMPLETE": "bash_complete", "COMP_WORDS": "hugolint check --chan", "COMP_CWORD": "2"}
    )
    assert "--changed-since" in answer.out
