"""Pages written by hand, beside the real Hugo: the same verdict, the same line and column, the same kind of message."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.conformance import table_fields, table_matter, table_shortcodes, table_sites
from tests.conformance.disagreements import reason_of_row
from tests.conformance.judge import HugoMessage, HugoSays, OurMessage, agreement, hugo_says, same_kind, we_say
from tests.conformance.table import Row

ROWS = [*table_matter.ROWS, *table_fields.ROWS, *table_shortcodes.ROWS, *table_sites.ROWS]
CHECKLIST = {"A": 25, "B": 19, "C": 30, "D": 45, "E": 22}
"""How many rows each section of the checklist has."""
ELSEWHERE = {
    "B6": "CSV is no format of a front matter",
    "E2": "a template that cannot be parsed fails before any page is looked at",
    "E3": "what a template does at run time is no matter of the page",
    "E4": "what a partial does at run time is no matter of the page",
    "E19": "asks the network",
}
"""Rows of the checklist that no page can show."""


def describe(row: Row, root: Path) -> list[str]:
    """Where we disagree with Hugo on a row; empty where all is well."""
    site = row.write(root)
    return differences(row, hugo_says(site), we_say(site))


def differences(row: Row, hugo: HugoSays, ours: list[OurMessage]) -> list[str]:
    """The same, of two reports."""
    assert outcome(hugo) == row.outcome, f"the row itself is wrong: Hugo says {hugo.output}"
    return [*_errors(hugo, ours), *_warnings(hugo, ours)]


def outcome(hugo: HugoSays) -> str:
    """Hugo's verdict in a word."""
    return "fails" if hugo.fails else "warns" if hugo.warnings else "builds"


def _errors(hugo: HugoSays, ours: list[OurMessage]) -> list[str]:
    failing = [one for one in ours if one.hugo == "fails"]
    if not hugo.fails:
        return [f"Hugo builds, and we say that it fails: {_show(one)}" for one in failing]
    named = [message for message in hugo.messages if message.level != "warn"]
    assert named, hugo.output
    said = "; ".join(map(_show, failing)) or "nothing"
    return [
        f"{missing}: Hugo says {_hugos(one)}, we say {said}" for one in named if (missing := _missing(one, failing))
    ]


def _missing(message: HugoMessage, ours: list[OurMessage]) -> str:
    line, column, kind = agreement(message, ours)
    return "" if kind else "verdict" if not ours else "kind" if column else "column" if line else "line"


def _warnings(hugo: HugoSays, ours: list[OurMessage]) -> list[str]:
    """A warning of Hugo's is ours, too, and ours is Hugo's where the build goes on."""
    warning = [one for one in ours if one.hugo == "warns"]
    said = "; ".join(map(_show, warning)) or "nothing"
    missing = [
        f"warning: Hugo warns {_hugos(one)}, we say {said}"
        for one in hugo.warnings
        if not hugo.fails and not any(same_kind(mine.words, one.words) for mine in warning)
    ]
    return missing + [
        f"warning: we say that Hugo warns, and it does not: {_show(one)}"
        for one in warning
        if not hugo.fails and not any(same_kind(one.words, other.words) for other in hugo.warnings)
    ]


def _show(one: OurMessage) -> str:
    return f"{one.rule} {one.line}:{one.column} “{one.words[:150] or one.message}”"


def _hugos(one: HugoMessage) -> str:
    return f"{one.path} {one.line}:{one.column} “{one.words[:200]}”"


@pytest.mark.parametrize("row", [pytest.param(row, id=row.id) for row in ROWS])
def test_a_page_is_judged_as_hugo_judges_it(row: Row, tmp_path: Path) -> None:
    found = describe(row, tmp_path)
    if reason_of_row(row.id):
        assert found, "this row agrees by now: take it out of disagreements.py"
    else:
        assert found == []


def test_every_row_of_the_checklist_is_covered() -> None:
    wanted = {f"{letter}{number}" for letter, count in CHECKLIST.items() for number in range(1, count + 1)}
    covered = {label for row in ROWS for label in row.covers}
    assert covered <= wanted
    assert wanted - covered == set(ELSEWHERE)


def test_the_table_is_large_and_its_sentences_are_its_own() -> None:
    assert len(ROWS) >= 350
    assert [sentence for sentence, count in Counter(row.id for row in ROWS).items() if count > 1] == []
