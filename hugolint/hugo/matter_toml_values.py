"""TOML's scalar values, read as go-toml v2.4 reads them: what it takes, what it refuses, where, and in which words.

Hugo 0.168.0 decodes TOML with it (probed). It reads TOML 1.1: `\\\\e` and `\\\\xHH` in strings, times without seconds.
"""

from __future__ import annotations

import datetime
import math
import re
from typing import NamedTuple, NoReturn

from hugolint.hugo.nodes import Primitive

_INVALID = "\x00-\x08\x0b-\x1f\x7f\ud800-\udfff"
_RUNS = {
    '"': re.compile(rf'[^"\\\n{_INVALID}]*'),
    "'": re.compile(rf"[^'\n{_INVALID}]*"),
    '"""': re.compile(rf'[^"\\{_INVALID}]*'),
    "'''": re.compile(rf"[^'{_INVALID}]*"),
}
"""What stands in a string up to the next character that has to be looked at."""
_NAMES = {
    '"': "basic string",
    "'": "literal string",
    '"""': "multiline basic string",
    "'''": "multiline literal string",
}
_QUOTES = {'"': re.compile('"+'), "'": re.compile("'+")}
_FOLDED = re.compile(r"[ \t]*\r?\n(?:[ \t\n]|\r\n)*")
"""Behind a backslash: a line's end, and the blanks and line breaks that follow."""
_ESCAPES = {'"': '"', "\\": "\\", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "e": "\x1b"}
_CODES = {"x": 2, "u": 4, "U": 8}
_HEX = re.compile("[0-9a-fA-F]*")

_DATE_START = re.compile("[0-9]{2}:|[0-9]{4}-")
_DATE_PART = re.compile("(?:[0-9:.+Zz-]|[Tt]| (?=[0-9]))+")
_ZONE = re.compile("[Zz+-]")
_RADIX = {"x": (16, "[0-9a-fA-F]", "hexadecimal"), "o": (8, "[0-7]", "octal"), "b": (2, "[01]", "binary")}
_UNDERSCORED = {digit: re.compile(f"(?:{digit}|_(?={digit}))*") for digit in ("[0-9a-fA-F]", "[0-7]", "[01]", "[0-9]")}
_SOUND_NUMBER = re.compile(r"[+-]?(?:0|[1-9][0-9]{0,17})(?=[ \t\r\n,\]}#])")


class RefusedError(Exception):
    """Go-toml gives up at an offset of its text."""

    def __init__(self, at: int, words: str, start: int | None = None) -> None:
        super().__init__(words)
        self.at = at
        self.words = words
        self.start = at if start is None else start
        """Where the value that is wrong begins."""


class Value(NamedTuple):
    """A scalar."""

    end: int
    text: str
    """Without quotes and escapes; of a plain value, as written."""
    value: Primitive
    refused: RefusedError | None = None
    """A value of the right form that means nothing; go-toml looks into it after the rest of the line."""


def shown_byte(text: str, at: int) -> str:
    """A byte as go-toml names it: `U+0078 'x'`. Of a character beyond ASCII it sees the first byte."""
    byte = text[at].encode("utf-8", "surrogateescape")[0]
    printable = 0x20 <= byte < 0x7F or (byte > 0xA0 and byte != 0xAD)
    return f"U+{byte:04X}" + (f" '{chr(byte)}'" if printable else "")


def read_value(text: str, at: int) -> Value:
    """The scalar that begins at an offset before the text's end."""
    char = text[at]
    if char in "\"'":
        return _string(text, at, char * 3 if text.startswith(char * 3, at) else char)
    if char in "tfin":
        word = {"t": "true", "f": "false", "i": "inf", "n": "nan"}[char]
        if not text.startswith(word, at):
            raise RefusedError(at, f'expected keyword "{word}"')
        return Value(at + len(word), word, char == "t" if char in "tf" else float(word))
    if (sound := _SOUND_NUMBER.match(text, at)) is not None:
        return Value(sound.end(), sound[0], int(sound[0]))
    if char in "+-":
        return _number(text, at)
    if "0" <= char <= "9":
        return _date(text, at) if _DATE_START.match(text, at) is not None else _number(text, at)
    raise RefusedError(at, f"unexpected character {shown_byte(text, at)} at start of value")


def read_key_string(text: str, at: int) -> Value:
    """A quoted key: a string of one line."""
    return _string(text, at, text[at])


def _string(text: str, start: int, quotes: str) -> Value:
    quote, many, run = quotes[0], len(quotes) == 3, _RUNS[quotes]
    at = start + len(quotes)
    if many:
        at += 1 if text.startswith("\n", at) else 2 if text.startswith("\r\n", at) else 0
    parts: list[str] = []
    while True:
        found = run.match(text, at)
        if found is not None and found.end() > at:
            parts.append(found[0])
            at = found.end()
        char = text[at : at + 1]
        if char == quote:
            end = at + 1 if not many else _QUOTES[quote].match(text, at).end()  # type: ignore[union-attr]
            if many and end - at > 5:
                raise RefusedError(at, f"too many quotes at the end of a {_NAMES[quotes]}", start)
            if not many or end - at >= 3:
                parts.append(text[at : end - len(quotes)])
                value = "".join(parts)
                return Value(end, value, value)
            parts.append(text[at:end])
            at = end
        elif char == "\\":
            part, at = _unescape(text, at, many)
            parts.append(part)
        elif many and text.startswith("\r\n", at):
            parts.append("\r\n")
            at += 2
        else:
            _refuse_char(char, at, start, quotes)


def _refuse_char(char: str, at: int, start: int, quotes: str) -> NoReturn:
    name = _NAMES[quotes]
    if not char:
        end = f"{name} not terminated by {quotes}" if len(quotes) == 3 else f"unterminated {name}"
        raise RefusedError(at, end, start)
    if char >= "\x80":
        raise RefusedError(at, f"invalid UTF-8 character in {name}")
    if len(quotes) == 3 and char == "\r":
        raise RefusedError(at, "carriage returns must be followed by a newline character")
    if char in "\r\n":
        raise RefusedError(at, f"{name}s cannot have new lines", start)
    raise RefusedError(at, f"{name}s cannot have control characters")


def _unescape(text: str, at: int, many: bool) -> tuple[str, int]:
    char = text[at + 1 : at + 2]
    if not char:
        raise RefusedError(at, "need a character after \\")
    if char in _ESCAPES:
        return _ESCAPES[char], at + 2
    if many and char in " \t\r\n" and (folded := _FOLDED.match(text, at + 1)) is not None:
        return "", folded.end()
    if char not in _CODES:
        raise RefusedError(at, f"invalid escape character {shown_byte(text, at + 1)}")
    size = _CODES[char]
    if len(text[at + 2 : at + 2 + size].encode("utf-8", "surrogateescape")) < size:
        raise RefusedError(at, "unicode escape sequence is too short")
    found = _HEX.match(text, at + 2, at + 2 + size)
    end = found.end() if found is not None else at + 2
    if end < at + 2 + size:
        raise RefusedError(end, "invalid hexadecimal digit in unicode escape sequence")
    code = int(text[at + 2 : end], 16)
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise RefusedError(at, "escape sequence is not a valid unicode code point")
    return chr(code), end


def _digits(text: str, at: int, digit: str) -> int:
    """Past the digits and the underscores between them."""
    found = _UNDERSCORED[digit].match(text, at)
    end = found.end() if found is not None else at
    if text.startswith("_", end):
        raise RefusedError(end, "number must have at least one digit between underscores", at)
    return end


def _number(text: str, start: int) -> Value:
    at = start + (text[start] in "+-")
    if at >= len(text):
        raise RefusedError(start, "expected number after sign")
    char = text[at]
    if char in "in":
        word = "inf" if char == "i" else "nan"
        if not text.startswith(word, at):
            raise RefusedError(at, f'expected "{word}"', start)
        return Value(at + 3, text[start : at + 3], float(text[start : at + 3]))
    if not "0" <= char <= "9":
        raise RefusedError(at, f"expected digit but got {shown_byte(text, at)}", start)
    if char == "0" and text[at + 1 : at + 2] in _RADIX and text[at + 1 : at + 2]:
        return _radix(text, start, at)
    end = _digits(text, at + 1, "[0-9]")
    if char == "0" and end > at + 1:
        raise RefusedError(at, "integers cannot have leading zeroes", start)
    whole = end
    if text.startswith(".", end):
        end = _more_digits(text, start, end + 1, "decimal point must be followed by a digit")
    if text[end : end + 1] in ("e", "E"):
        end += 2 if text[end + 1 : end + 2] in ("+", "-") else 1
        end = _more_digits(text, start, end, "exponent must contain at least one digit")
    if re.match("[a-zA-Z]", text[end : end + 1]):
        raise RefusedError(end, "strings must be quoted", start)
    raw = text[start:end]
    return _integer(raw, start, end) if end == whole else _float(raw, start, end)


def _more_digits(text: str, start: int, at: int, words: str) -> int:
    if not "0" <= text[at : at + 1] <= "9":
        raise RefusedError(at, words, start)
    return _digits(text, at + 1, "[0-9]")


def _radix(text: str, start: int, at: int) -> Value:
    if at != start:
        raise RefusedError(start, "sign is not allowed on numbers with a radix prefix")
    base, digit, name = _RADIX[text[at + 1]]
    if re.match(digit, text[at + 2 : at + 3]) is None:
        raise RefusedError(at, "radix prefix must be followed by at least one digit")
    end = _digits(text, at + 3, digit)
    raw = text[start:end]
    value = int(raw[2:].replace("_", ""), base)
    return Value(end, raw, value, _too_large(start, name) if value >= 1 << 63 else None)


def _integer(raw: str, start: int, end: int) -> Value:
    digits = raw.replace("_", "")
    value = int(digits) if len(digits) < 25 else 1 << 63  # beyond 64 bits, and Python converts only so many digits
    fits = -(1 << 63) <= value < 1 << 63
    return Value(end, raw, value, None if fits else _too_large(start, "decimal"))


def _too_large(start: int, name: str) -> RefusedError:
    return RefusedError(start, f"{name} number is too large to fit in a 64-bit signed integer")


def _float(raw: str, start: int, end: int) -> Value:
    digits = raw.replace("_", "")
    value = float(digits)
    if not math.isinf(value):
        return Value(end, raw, value)
    words = f'unable to parse float: strconv.ParseFloat: parsing "{digits}": value out of range'
    return Value(end, raw, value, RefusedError(start, words))


def _date(text: str, start: int) -> Value:
    found = _DATE_PART.match(text, start)
    end = found.end() if found is not None else start
    raw = text[start:end]
    try:
        value: Primitive = _moment(raw)
    except RefusedError as refused:
        refused.at += start
        refused.start = start
        return Value(end, raw, raw, refused)
    except ValueError:  # the year 0, which Python's calendar does not have
        value = raw
    return Value(end, raw, value)


def _moment(raw: str) -> datetime.date | datetime.time:
    if raw[2] == ":":
        time, rest = _time(raw, 0)
        if rest < len(raw):
            raise RefusedError(rest, "extra characters at the end of a local time")
        return time
    parted = re.search("[Tt ]", raw)
    if parted is None:
        return datetime.date(*_day(raw))
    if len(raw) < 11:
        words = "local datetimes are expected to have the format YYYY-MM-DDTHH:MM[:SS[.NNNNNNNNN]]"
        raise RefusedError(0, words)
    day = _day(raw[:10])
    if raw[10] not in "Tt ":
        raise RefusedError(10, "datetime separator is expected to be T or a space")
    time, rest = _time(raw, 11)
    if _ZONE.search(raw, parted.end()) is not None:
        time = time.replace(tzinfo=_zone(raw, rest))
    elif rest < len(raw):
        raise RefusedError(rest, "extra characters at the end of a local date time")
    return datetime.datetime.combine(datetime.date(*day), time)


def _two(raw: str, at: int, size: int = 2) -> int:
    """A number of so many digits."""
    for index in range(at, at + size):
        if not "0" <= raw[index : index + 1] <= "9":
            raise RefusedError(index, "expected digit (0-9)")
    return int(raw[at : at + size])


def _day(raw: str) -> tuple[int, int, int]:
    if len(raw) != 10 or raw[4] != "-" or raw[7] != "-":
        raise RefusedError(0, "dates are expected to have the format YYYY-MM-DD")
    year, month, day = _two(raw, 0, 4), _two(raw, 5), _two(raw, 8)
    if not 1 <= month <= 12:
        raise RefusedError(5, "impossible date")
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = (29 if leap else 28) if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    if not 1 <= day <= days:
        raise RefusedError(8, "impossible date")
    return year, month, day


def _time(raw: str, at: int) -> tuple[datetime.time, int]:
    if len(raw) - at < 5:
        raise RefusedError(at, "times are expected to have the format HH:MM[:SS[.NNNNNN]]")
    hour = _two(raw, at)
    if hour > 23:
        raise RefusedError(at, "hour cannot be greater 23")
    if raw[at + 2] != ":":
        raise RefusedError(at + 2, "expecting colon between hours and minutes")
    minute = _two(raw, at + 3)
    if minute > 59:
        raise RefusedError(at + 3, "minutes cannot be greater 59")
    at += 5
    if not raw.startswith(":", at):
        return datetime.time(hour, minute), at
    if len(raw) - at < 3:
        raise RefusedError(at, "incomplete seconds")
    second = _two(raw, at + 1)
    if second > 59:
        raise RefusedError(at + 1, "seconds cannot be greater than 59")
    at += 3
    if not raw.startswith(".", at):
        return datetime.time(hour, minute, second), at
    found = re.compile("[0-9]+").match(raw, at + 1)
    if found is None:
        raise RefusedError(at, "need at least one digit after fraction point")
    return datetime.time(hour, minute, second, int(found[0][:6].ljust(6, "0"))), found.end()


def _zone(raw: str, at: int) -> datetime.timezone:
    rest = raw[at:]
    if not rest:
        raise RefusedError(at, "date-time is missing timezone")
    if rest[0] in "Zz":
        if len(rest) > 1:
            raise RefusedError(at + 1, "extra bytes at the end of the timezone")
        return datetime.UTC
    if len(rest) != 6:
        raise RefusedError(at, "invalid date-time timezone")
    if rest[0] not in "+-":
        raise RefusedError(at, "invalid timezone offset character")
    if rest[3] != ":":
        raise RefusedError(at + 3, "expected a : separator")
    hours = _two(raw, at + 1)
    if hours > 23:
        raise RefusedError(at + 1, "invalid timezone offset hours")
    minutes = _two(raw, at + 4)
    if minutes > 59:
        raise RefusedError(at + 4, "invalid timezone offset minutes")
    offset = datetime.timedelta(hours=hours, minutes=minutes)
    return datetime.timezone(-offset if rest[0] == "-" else offset)
