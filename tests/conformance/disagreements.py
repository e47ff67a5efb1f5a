"""Where we and Hugo disagree, and mean to: each with its reason. Counted and printed apart, never left out in silence."""

from __future__ import annotations

from tests.conformance.generated import Compared
from tests.conformance.judge import OurMessage
from tests.conformance.slips import Page

ROWS: dict[str, str] = {
    "raw HTML in the text": "Hugo warns of what its renderer leaves out, which templates and render hooks may change",
}
"""Rows of the hand-made tables, by their sentence."""


def reason_of_row(sentence: str) -> str:
    """Why a row of the tables may disagree; empty where it may not."""
    return ROWS.get(sentence, "")


def reason_of_page(compared: Compared) -> str:
    """Why we may disagree on a generated page; empty where we agree, or may not."""
    comparison = compared.comparison
    if comparison.agrees:
        return ""
    return ""


def reason_of_finding(finding: OurMessage, page: Page) -> str:
    """Why Hugo may never name a finding of ours while a page is mended; empty where it must."""
    return ""
