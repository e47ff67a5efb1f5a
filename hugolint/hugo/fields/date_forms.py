"""Dates as people write them, and the form of the same date that Hugo reads (Hugo 0.168.0, probed)."""

from __future__ import annotations

import re
from datetime import UTC, date
from functools import cache
from unicodedata import normalize

from hugolint.hugo.gotime import MONTHS, from_unix, parse_text

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_TIME = r"(?:(?P<gap>[Tt]|,? +| *T *)(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::(?P<second>\d\d(?:[.,]\d+)?))?)?"
_ZONE = r" *(?P<zone>[Zz](?:\[UTC\])?|UTC|GMT|[+-]\d\d(?::?\d\d)?)?"
_MONTH = r"(?P<name>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_WEEKDAY = r"(?:[A-Za-z]{3,9},? +)?"
EARLIEST_MEANT = 10**8
"""Numbers below are no seconds since 1970 that anybody has meant."""
FARTHEST = 10**11
"""Nor are numbers from here on: the year 5138."""
_YEAR_2100 = 4_102_444_800
_CALENDAR = r"(?a:\d{4}-(?:0[1-9]|1[0-2])-\d\d)"


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """The ways to write a date; made when the first bad one is met."""
    days = (
        r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        rf"{_WEEKDAY}{_DAY}[ -]+{_MONTH},?[ -]+(?P<year>\d{{4}})",
        rf"{_WEEKDAY}{_MONTH} +{_DAY},? +(?P<year>\d{{4}})",
        r"(?P<first>\d{1,2})(?P<sign>[-/.])(?P<other>\d{1,2})(?P=sign)(?P<year>\d{4})",
    )
    return tuple(re.compile(day + _TIME + _ZONE, re.ASCII) for day in days)


def mend_date(text: str) -> str:
    """The date that a text means, as Hugo reads it; empty where that is not certain.

    `2024/1/2` is 2024-01-02. Of `02.01.2024` nobody can tell the month; of `31.12.2024` everybody can.
    """
    plain = normalize("NFKC", text).translate(_DASHES).strip()
    if len(plain) > 60:
        return ""
    if len(plain) == 14 and plain.isdecimal():
        plain = f"{plain[:8]} {plain[8:10]}:{plain[10:12]}:{plain[12:]}"
    for form in _forms():
        found = form.fullmatch(plain)
        mended = _write({key: part or "" for key, part in found.groupdict().items()}) if found else ""
        if mended and parse_text(mended, UTC) is not None:
            return mended
    return plain if plain != text and parse_text(plain, UTC) is not None else ""


def names_no_day(text: str) -> bool:
    """Whether a text has the right form and names a day that no calendar has: `2023-02-30`."""
    found = re.match(_CALENDAR, text)
    if found is None:
        return False
    try:
        date.fromisoformat(found[0])
    except ValueError:
        return True
    return False


def _write(parts: dict[str, str]) -> str:
    month, day = _month_and_day(parts)
    if not month:
        return ""
    written = f"{parts['year']}-{month:02}-{day:02}"
    zone = parts["zone"]
    if not parts["hour"]:
        return "" if zone else written
    gap = "T" if parts["gap"].strip() or zone else " "
    written += f"{gap}{int(parts['hour']):02}:{parts['minute']}:{parts['second'] or '00'}"
    if zone[:1] in ("Z", "z", "U", "G"):
        return written + "Z"
    return written + (zone if len(zone) != 3 else f"{zone}:00")


def _month_and_day(parts: dict[str, str]) -> tuple[int, int]:
    """The month, 0 where it is not certain, and the day."""
    if "month" in parts:
        return int(parts["month"]), int(parts["day"])
    if "name" in parts:
        name = parts["name"].lower()
        found = [number for number, month in enumerate(MONTHS, 1) if _is_month(name, month.lower())]
        return (found[0] if found else 0), int(parts["day"])
    first, other = int(parts["first"]), int(parts["other"])
    if first > 12 or first == other:
        return other, first
    return (first, other) if other > 12 else (0, 0)


def _is_month(name: str, month: str) -> bool:
    return name in (month, month[:3]) or (name == "sept" and month == "september")


def unix_date(seconds: int) -> str:
    """The date that a whole number means if it counts seconds or milliseconds since 1970; empty where it hardly does.

    Numbers below 10⁸ are days in 1970 to 1973: rather a date without its dashes, or a year.
    """
    if seconds >= FARTHEST:
        seconds = seconds // 1000 if seconds // 1000 < _YEAR_2100 else 0
    return from_unix(seconds).strftime("%Y-%m-%dT%H:%M:%SZ") if seconds >= EARLIEST_MEANT else ""


def unix_year(seconds: int) -> str:
    """The day that Hugo takes a number for; far away only the year: `the year 55971`."""
    if abs(seconds) < FARTHEST:
        return from_unix(seconds).strftime("%Y-%m-%d")
    return f"the year {1970 + seconds // 31_556_952}"
