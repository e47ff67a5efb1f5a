"""The JSON report, held against the schema that it promises."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from hugolint import __version__
from hugolint.finding import Hugo, Severity
from tests.test_report import (
    alias_collision,
    everything,
    mail_mismatch,
    open_shortcode,
    render,
    result,
    strange_key,
    summary,
)
from tests.test_report_hostile import NASTY, finding, hostile


def exactly(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
POSITION = exactly(line={"type": "integer", "minimum": 1}, column={"type": "integer", "minimum": 1})
SITE = exactly(
    root=TEXT,
    hugo_version={"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
    hugo_version_origin={"type": ["string", "null"]},
    upgrade_from={"type": ["string", "null"], "pattern": r"^\d+\.\d+\.\d+$"},
    languages={"type": "array", "items": TEXT},
    multihost={"type": "boolean"},
    unknown={"type": "array", "items": TEXT},
    builds={"enum": ["yes", "no", "unknown"]},
    doubts={"type": "array", "items": TEXT},
)
EDIT = exactly(path=TEXT, start=POSITION, end=POSITION, text=TEXT)
NUMBER = {"type": ["integer", "null"], "minimum": 1}
SAID = {"anyOf": [{"type": "null"}, exactly(words=TEXT, line=NUMBER, column=NUMBER)]}
FINDING = exactly(
    rule=TEXT,
    group=TEXT,
    severity={"enum": ["error", "warning", "info"]},
    hugo={"enum": ["fails", "warns", "silent"]},
    message=TEXT,
    help=TEXT,
    said=SAID,
    path=TEXT,
    start=POSITION,
    end=POSITION,
    related={"type": "array", "items": exactly(path=TEXT, start=POSITION, end=POSITION, message=TEXT)},
    fix={
        "anyOf": [
            {"type": "null"},
            exactly(title=TEXT, safe={"type": "boolean"}, edits={"type": "array", "items": EDIT}),
        ]
    },
    fingerprint=TEXT,
)
SUMMARY = exactly(
    files=COUNT,
    errors=COUNT,
    warnings=COUNT,
    info=COUNT,
    suppressed=COUNT,
    baselined=COUNT,
    stale=COUNT,
    seconds={"type": "number", "minimum": 0},
)


def schema(site: str, site_schema: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {"schema_version": {"const": 1}, "hugolint": {"const": __version__}, site: site_schema}
    return exactly(**properties, summary=SUMMARY, findings={"type": "array", "items": FINDING})


ONE_SITE = schema("site", SITE)
SITES = schema("sites", {"type": "array", "items": SITE})


def keys_in_order(value: Any, promised: dict[str, Any]) -> None:
    """Objects hold their keys in the order of the schema."""
    if isinstance(value, dict) and "properties" in promised:
        assert list(value) == list(promised["properties"])
        for key, inner in value.items():
            keys_in_order(inner, promised["properties"][key])
    if isinstance(value, list):
        for inner in value:
            keys_in_order(inner, promised["items"])


@pytest.mark.parametrize("outcome", [result(), everything()], ids=["a clean run", "a full one"])
def test_the_report_keeps_the_schema(outcome: Any) -> None:
    document = json.loads(render("json", outcome))
    Draft202012Validator(ONE_SITE).validate(document)
    keys_in_order(document, ONE_SITE)


def test_several_sites_stand_in_place_of_one() -> None:
    document = json.loads(render("json", result(sites=(summary(root="a"), summary(root="b")))))
    Draft202012Validator(SITES).validate(document)
    keys_in_order(document, SITES)
    assert [site["root"] for site in document["sites"]] == ["a", "b"]


def test_a_finding_tells_all_it_knows() -> None:
    document = json.loads(render("json", result(mail_mismatch(), alias_collision(), suppressed=1, seconds=0.81234)))
    mail, alias = document["findings"]
    start, end = {"line": 1, "column": 97}, {"line": 1, "column": 120}
    assert (mail["path"], mail["start"], mail["end"]) == ("content/nb/contact.md", start, end)
    assert mail["fix"] == {
        "title": "link to ola@example.com",
        "safe": False,
        "edits": [{"path": "content/nb/contact.md", "start": start, "end": end, "text": "mailto:ola@example.com"}],
    }
    assert mail["related"][0]["message"] == "readers see this"
    assert alias["fix"] is None
    assert alias["help"] == (
        "Hugo writes the redirect twice and the winner changes between builds. Remove the alias from all pages but one"
    )
    assert document["summary"] == {
        "files": 1116,
        "errors": 1,
        "warnings": 1,
        "info": 0,
        "suppressed": 1,
        "baselined": 0,
        "stale": 0,
        "seconds": 0.812,
    }


@pytest.mark.parametrize(
    ("why", "advice", "expected"),
    [
        ("", "", ""),
        ("why", "", "Why"),
        ("", "help", "Help"),
        ("why", "help", "Why. Help"),
        ("why.", "help", "Why. Help"),
    ],
)
def test_help_joins_why_and_help(why: str, advice: str, expected: str) -> None:
    document = json.loads(render("json", result(replace(alias_collision(), why=why, help=advice))))
    assert document["findings"][0]["help"] == expected


@pytest.mark.parametrize("hugo", Hugo)
@pytest.mark.parametrize("severity", Severity)
def test_the_words_of_hugo_and_of_the_severity(hugo: Hugo, severity: Severity) -> None:
    found = replace(open_shortcode(), hugo=hugo, severity=severity)
    (written,) = json.loads(render("json", result(found)))["findings"]
    assert (written["hugo"], written["severity"]) == (hugo.value, severity.value)


def test_a_byte_that_is_no_utf_8_becomes_a_replacement_character() -> None:
    (written,) = json.loads(render("json", result(strange_key())))["findings"]
    assert written["path"] == "content/sv/b\xe5t\ufffd.md"


@settings(deadline=None, max_examples=100)
@given(hostile, hostile)
def test_hostile_content_is_valid_json_in_ascii_and_no_command(message: str, path: str) -> None:
    text = render("json", result(finding(message, path, "x", "@")))
    assert text.replace("\n", "").isprintable()
    assert text.isascii()
    assert text.endswith("\n")
    assert "##[" not in text
    (written,) = json.loads(text)["findings"]
    kept = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in message)
    assert written["message"] == kept


def test_every_finding_is_one_line() -> None:
    text = render("json", result(*[finding("".join(NASTY), "a.md", "x", "@")] * 3))
    assert len([line for line in text.split("\n") if '"rule": "some-rule"' in line]) == 3
