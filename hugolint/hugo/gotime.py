"""Times as Go reads and prints them: the date texts Hugo accepts, and the layouts of permalink tokens.

Checked against Hugo 0.168.0. Two instants stand for those that Python's datetime cannot hold: EARLIEST for the year 0
(a time without a date), LATEST for the years after 9999.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

ZERO = datetime(1, 1, 1, tzinfo=UTC)
"""Go's zero time: a date that is not set."""
EARLIEST = datetime(1, 1, 1, microsecond=1, tzinfo=UTC)
LATEST = datetime.max.replace(tzinfo=UTC)

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
MONTHS = (*_MONTHS, "November", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}

_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)"
_TIME = _CLOCK + r":(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?"
_NUMERIC = r"(?P<sign>[+-])(?P<zh>\d\d)(?P<zm>\d\d)"
_EITHER = r"(?P<sign>[+-])(?P<zh>\d\d):?(?P<zm>\d\d)"
_NAME = r"(?:[A-Z]{3}|[A-Z]{3}T|WITA|[A-Z]{4}T|ChST|MeST|GMT[+-](?:\d|1\d|2[0-3])|[+-](?:\d|[01]\d|2[0-3]))"
_DAY_NAME = f"(?i:{'|'.join(day[:3] for day in WEEKDAYS)})"
_MONTH = f"(?P<name>(?i:{'|'.join(month[:3] for month in MONTHS)}))"
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    rf"(?:T{_TIME}(?P<zone>Z|{_EITHER})?)?\Z",
    re.A,
)
_OTHERS = (
    rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d) +{_TIME}(?P<zone>Z| *{_EITHER})?",
    rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d) +{_TIME} +(?P<zone>{_NUMERIC}) +(?:(?P<utc>UTC)|{_NAME})",
    rf"{_DAY_NAME}, +(?P<day>\d\d) +{_MONTH} +(?P<year>\d{{4}}) +{_TIME} +(?:(?P<zone>{_NUMERIC})|{_NAME})",
    rf"(?P<day>\d\d) +{_MONTH} +(?P<short>\d\d) +{_CLOCK} +(?:(?P<zone>{_NUMERIC})|{_NAME})",
    rf"(?i:{'|'.join(WEEKDAYS)}), +(?P<day>\d\d)-{_MONTH}-(?P<short>\d\d) +{_TIME} +{_NAME}",
    rf"{_DAY_NAME} +{_MONTH} +(?P<day>\d\d?) +{_TIME} +(?:{_NAME} +)?(?P<year>\d{{4}})",
    rf"{_DAY_NAME} +{_MONTH} +(?P<day>\d\d) +{_TIME} +(?P<zone>{_NUMERIC}) +(?P<year>\d{{4}})",
    rf"(?P<day>\d\d) +{_MONTH} +(?P<year>\d{{4}})",
    rf"{_CLOCK}(?P<half>[AP]M)",
    rf"{_MONTH} +(?P<day>\d\d?) +{_TIME}",
)
_COMPILED: list[re.Pattern[str]] = []


def parse_text(text: str, zone: tzinfo) -> datetime | None:
    """A date text that Hugo accepts, or None. Without an offset in the text, `zone` is its time zone."""
    if (instant := _common(text, zone)) is not None:
        return instant
    match = _ISO.match(text)
    if match is not None:
        return _instant(match.groupdict(), zone)
    if not _COMPILED:
        _COMPILED.extend(re.compile(rf"(?:{pattern})\Z", re.A) for pattern in _OTHERS)
    for pattern in _COMPILED:
        match = pattern.match(text)
        if match is not None:
            return _instant(match.groupdict(), zone)
    return None


def _common(text: str, zone: tzinfo) -> datetime | None:
    """The forms nearly every page has, read by Python itself: a day; a day and a time with or without an offset."""
    size = len(text)
    if size not in (10, 19, 20, 25) or text[4] != "-" or text[7] != "-":
        return None
    if size > 10 and (text[10] not in "T " or text[16] != ":"):
        return None
    if (size == 20 and text[19] != "Z") or (size == 25 and (text[19] not in "+-" or text[22] != ":" or text[23] > "5")):
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant if size > 19 else instant.replace(tzinfo=zone)


def from_unix(seconds: int) -> datetime:
    """The instant so many seconds after 1970, in UTC."""
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    except OverflowError:
        return LATEST if seconds > 0 else EARLIEST


def _instant(parts: dict[str, str | None], zone: tzinfo) -> datetime | None:
    """The instant that the parts of a date text name; None where there is no such day, hour or offset."""
    hour, minute, second = (int(parts.get(key) or 0) for key in ("hour", "minute", "second"))
    half = parts.get("half")
    if half:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if half == "PM" else 0)
    name = parts.get("name")
    month = _MONTH_NUMBERS[name.lower()] if name else int(parts.get("month") or 1)
    day, micros = int(parts.get("day") or 1), int(((parts.get("fraction") or "") + "000000")[:6])
    year = _year(parts)
    try:
        # Every date without a year is a leap year's: 2000 stands for the year 0.
        instant = datetime(year or 2000, month, day, hour, minute, second, micros, tzinfo=zone)
    except ValueError:
        return None
    if parts.get("utc"):
        # The name UTC beats any offset before it, though not a wrong one.
        parts["zone"] = "Z"
    if parts.get("sign"):
        hours, minutes = int(parts["zh"] or 0), int(parts["zm"] or 0)
        if hours > 24 or minutes > 60:
            return None
        offset = timedelta(hours=hours, minutes=minutes) * (-1 if parts["sign"] == "-" else 1)
        instant = instant if parts.get("utc") else _at_offset(instant, offset)
    if parts.get("zone") == "Z":
        instant = instant.replace(tzinfo=UTC)
    return instant if year else EARLIEST


def _year(parts: dict[str, str | None]) -> int:
    short = parts.get("short")
    if short:
        return int(short) + (1900 if int(short) >= 69 else 2000)
    return int(parts.get("year") or 0)


def _at_offset(instant: datetime, offset: timedelta) -> datetime:
    if not offset:
        return instant.replace(tzinfo=UTC)
    if abs(offset) < timedelta(hours=24):
        return instant.replace(tzinfo=timezone(offset))
    try:
        return instant.replace(tzinfo=UTC) - offset
    except OverflowError:
        return EARLIEST if offset > timedelta(0) else LATEST


_CHUNK = re.compile(
    r"January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|002|0[1-6]|15|1|2006|2|_2006|__2|_2|3|4|5|PM|pm|Z070000|Z0700|Z07"
)


_REFERENCE = datetime(2019, 11, 9, 23, 1, 42, tzinfo=UTC)


def is_layout(token: str) -> bool:
    """Whether Hugo takes a word for a date layout: it prints otherwise than it is written (so `PM` alone is none)."""
    return format_time(_REFERENCE, token) != token


def format_time(instant: datetime, layout: str) -> str:
    """An instant printed in a Go layout (of a word's characters: no colons, dots or signs)."""
    return _CHUNK.sub(lambda match: _chunk(instant, match[0]), layout)


def _chunk(at: datetime, chunk: str) -> str:
    hour12 = at.hour % 12 or 12
    year_day = at.timetuple().tm_yday
    match chunk:
        case "January":
            return MONTHS[at.month - 1]
        case "Jan":
            return MONTHS[at.month - 1][:3]
        case "Monday":
            return WEEKDAYS[at.weekday()]
        case "Mon":
            return WEEKDAYS[at.weekday()][:3]
        case "2006":
            return f"{at.year:04}"
        case "_2006":
            return f"_{at.year:04}"
        case "06":
            return f"{at.year % 100:02}"
        case "PM" | "pm":
            half = "PM" if at.hour >= 12 else "AM"
            return half if chunk == "PM" else half.lower()
        case "MST" | "Z07" | "Z0700" | "Z070000":
            return _zone_text(at, chunk)
        case "002" | "__2":
            return f"{year_day:03}" if chunk == "002" else f"{year_day:3}"
        case _:
            values = {"1": at.month, "2": at.day, "15": at.hour, "3": hour12, "4": at.minute, "5": at.second}
            if chunk == "_2":
                return f"{at.day:2}"
            value = values[chunk.removeprefix("0")]
            return f"{value:02}" if chunk.startswith("0") or chunk == "15" else str(value)


def _zone_text(at: datetime, chunk: str) -> str:
    offset = at.utcoffset() or timedelta(0)
    if chunk == "MST" and not isinstance(at.tzinfo, timezone):
        return at.tzname() or "UTC"
    if not offset:
        return "UTC" if chunk == "MST" else "Z"
    seconds = int(offset.total_seconds())
    sign, seconds = ("-" if seconds < 0 else "+"), abs(seconds)
    hours, minutes = seconds // 3600, seconds % 3600 // 60
    short = chunk == "Z07" or (chunk == "MST" and not minutes)
    rest = f"{seconds % 60:02}" if chunk == "Z070000" else ""
    return f"{sign}{hours:02}" if short else f"{sign}{hours:02}{minutes:02}{rest}"
