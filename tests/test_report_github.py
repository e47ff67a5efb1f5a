"""Annotations: what GitHub's runner reads from the lines that we write."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from hypothesis import given, settings

from hugolint.finding import Diagnostic, Severity
from hugolint.report.escape import printable
from hugolint.result import Result
from tests.test_report import (
    alias_collision,
    check_snapshot,
    diagnostic,
    everything,
    mail_mismatch,
    open_shortcode,
    place,
    render,
    result,
)
from tests.test_report_hostile import finding, hostile, steering


class Annotation(NamedTuple):
    level: str
    properties: dict[str, str]
    message: str


def read(line: str) -> Annotation:
    """Read a workflow command as the documentation has it; the escapes are those of the runner."""
    match = re.fullmatch(r"::([a-z]+) ([^\n]*?)::([^\n]*)", line)
    assert match, line
    properties = dict(part.split("=", 1) for part in match[2].split(","))
    return Annotation(match[1], {name: unescape(value) for name, value in properties.items()}, unescape(match[3]))


def unescape(text: str) -> str:
    for code, char in {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}.items():
        text = text.replace(code, char)
    return text


def read_all(outcome: Result) -> list[Annotation]:
    return [read(line) for line in render("github", outcome).split("\n")[:-1]]


def numbered(count: int, severity: Severity, *, rule: str = "r", path: str = "a.md") -> list[Diagnostic]:
    at = place(path, "x\n", "x")
    return [diagnostic(rule, f"{severity.value} {number}", at, severity=severity) for number in range(count)]


def test_the_annotations_as_they_are_written() -> None:
    check_snapshot("github", render("github", everything()))


def test_a_clean_run_writes_nothing() -> None:
    assert render("github", result()) == ""


def test_an_annotation_says_where_and_what() -> None:
    (found,) = read_all(result(alias_collision()))
    assert found.level == "error"
    assert found.properties == {
        "title": "hugolint alias-collision",
        "file": "content/sv/pricing/_index.md",
        "line": "6",
        "col": "5",
        "endLine": "6",
        "endColumn": "18",
    }
    assert found.message.split("\n") == [
        '"/old-pricing/" is claimed by 2 pages (sv)',
        "  also content/sv/services/compute.md:3:11: and so does this one",
        "  why: Hugo writes the redirect twice and the winner changes between builds",
        "  fix: remove the alias from all pages but one",
    ]


def test_errors_come_first() -> None:
    outcome = result(mail_mismatch(), *numbered(1, Severity.INFO), open_shortcode())
    assert [found.level for found in read_all(outcome)] == ["error", "warning", "notice"]


def test_a_stretch_over_several_lines_has_no_end() -> None:
    (found,) = read_all(result(diagnostic("r", "m", place("a.md", "x\ny\n", "x\ny"))))
    assert found.properties["line"] == "1"
    assert "endLine" not in found.properties
    assert "endColumn" not in found.properties


def test_ten_of_each_level_and_a_word_on_the_rest() -> None:
    severities = (Severity.WARNING, Severity.ERROR, Severity.INFO)
    found = read_all(result(*[one for severity in severities for one in numbered(12, severity)]))
    levels = [one.level for one in found]
    assert levels == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert found[-1].message == "7 more findings not shown here: run hugolint check to see all"


def test_what_fits_needs_no_word() -> None:
    found = read_all(result(*numbered(10, Severity.INFO), *numbered(10, Severity.ERROR)))
    assert len(found) == 20
    assert all("more finding" not in one.message for one in found)


def test_the_budget_is_spread_over_files_and_rules() -> None:
    crowd = numbered(50, Severity.ERROR)
    others = [replace(crowd[0], place=place(f"b{number}.md", "x\n", "x")) for number in range(4)]
    found = read_all(result(*crowd, *others))
    files = [one.properties.get("file") for one in found]
    assert files == ["a.md"] * 6 + [f"b{number}.md" for number in range(4)] + [None]


def test_a_crowd_of_places_is_counted() -> None:
    (found,) = read_all(result(alias_collision(claimants=30)))
    assert found.message.count("  also ") == 10
    assert "  and 19 more\n" in found.message


@settings(deadline=None, max_examples=100)
@given(hostile, hostile)
def test_content_gives_no_command_of_its_own(message: str, path: str) -> None:
    text = render("github", result(finding(message, path, "x", "@")))
    assert steering(text) == set()
    assert "##[add-mask]" not in text
    (found,) = [read(line) for line in text.split("\n")[:-1]]
    assert found.level == "error"
    assert list(found.properties) == ["title", "file", "line", "col", "endLine", "endColumn"]
    assert found.properties["file"] == printable(path)
    assert found.message.split("\n")[0] == (printable(message) or "some-rule")
