"""Dates as people write them: the form that Hugo reads, where it is certain, and nothing else."""

from __future__ import annotations

from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.fields.date_forms import mend_date, names_no_day, unix_date, unix_year
from hugolint.hugo.gotime import parse_text

MENDED = {
    "2024-1-2": "2024-01-02",
    "2024/01/02": "2024-01-02",
    "2024.1.2": "2024-01-02",
    "20240102": "2024-01-02",
    "20240102030405": "2024-01-02 03:04:05",
    "2024-01-02T03:04": "2024-01-02T03:04:00",
    "2024-01-02 3:04": "2024-01-02 03:04:00",
    "2024-01-02 03.04": "2024-01-02 03:04:00",
    "2024-01-02 03:04 UTC": "2024-01-02T03:04:00Z",
    "2024-01-02t03:04:05z": "2024-01-02T03:04:05Z",
    "2024-01-02T03:04:05+02": "2024-01-02T03:04:05+02:00",
    "2024-01-02T03:04:05 +0200": "2024-01-02T03:04:05+0200",
    "2024-01-02T03:04:05.5Z[UTC]": "2024-01-02T03:04:05.5Z",
    "2 Jan 2024": "2024-01-02",
    "2-Jan-2024": "2024-01-02",
    "02 January 2024": "2024-01-02",
    "Jan 2, 2024": "2024-01-02",
    "January 2nd, 2024": "2024-01-02",
    "Sept. 3, 2021": "2021-09-03",
    "Monday, January 8, 2024": "2024-01-08",
    "31/12/2024": "2024-12-31",
    "12/31/2024": "2024-12-31",
    "2.2.2024": "2024-02-02",
    " 2024-01-02\n": "2024-01-02",
    "2024−01−02": "2024-01-02",
    "２０２４-01-02": "2024-01-02",
}
LEFT = (
    *("02.01.2024", "1/2/2024", "01-02-2024", "2024-01", "2024", "3:04pm", "tomorrow", "", "2023-02-29", "2024-13-01"),
    *("2024-01-02 03:04:05 CET", "2. Januar 2024", "Mayday 2, 2024", "2024-01-02T24:00", "2024-01-02 Z", "+2024-01-02"),
    *("2024-01/02", "1704164645", "2024-01-02T03:04:05+25:00", "x" * 100, "2024-01-02 - 2024-01-05"),
)


@pytest.mark.parametrize(("text", "mended"), MENDED.items(), ids=MENDED)
def test_what_is_certain_is_mended(text: str, mended: str) -> None:
    assert parse_text(text, UTC) is None
    assert mend_date(text) == mended
    assert parse_text(mended, UTC) is not None


@pytest.mark.parametrize("text", LEFT)
def test_what_is_not_certain_is_left(text: str) -> None:
    assert mend_date(text) == ""


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="0123456789-/. :TZJanMay,+é\n", max_size=30))
def test_what_is_mended_is_a_date_to_hugo(text: str) -> None:
    mended = mend_date(text)
    assert not mended or parse_text(mended, UTC) is not None
    assert isinstance(names_no_day(text), bool)


@pytest.mark.parametrize(
    ("text", "no_day"),
    [("2023-02-29", True), ("2024-04-31T10:00:00", True), ("2024-02-29", False), ("2024-13-01", False), ("x", False)],
)
def test_days_that_are_in_no_calendar(text: str, no_day: bool) -> None:
    assert names_no_day(text) is no_day


@pytest.mark.parametrize(
    ("number", "meant", "read"),
    [
        pytest.param(1704164645, "2024-01-02T03:04:05Z", "2024-01-02", id="seconds"),
        pytest.param(1704164645000, "2024-01-02T03:04:05Z", "the year 55972", id="milliseconds"),
        pytest.param(20240102, "", "1970-08-23", id="a day without dashes"),
        pytest.param(10**18, "", "the year 31688740476", id="beyond all calendars"),
        pytest.param(-5, "", "1969-12-31", id="before 1970"),
    ],
)
def test_numbers(number: int, meant: str, read: str) -> None:
    assert (unix_date(number), unix_year(number)) == (meant, read)
