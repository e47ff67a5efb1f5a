"""TOML front matter beside the real Hugo: its words and its place of every mistake, and its values."""

from __future__ import annotations

import datetime
import json
import math
import re
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.matter import Matter, decode, read
from hugolint.hugo.nodes import plain_value
from hugolint.hugo.text import Source
from tests.real_hugo import run_hugo, write_site

CONFIG = "disableKinds = ['taxonomy', 'term', 'rss', 'sitemap', 'robotsTXT', '404']\n"
_PLACE = re.compile(r'p\.md:(\d+):(\d+)": (.*)')


def source(page: str) -> Source:
    return Source.decode("content/p.md", page.encode("utf-8", "surrogateescape"))


def ours(page: str) -> tuple[int, int, str]:
    """What we say that Hugo says, first."""
    text = source(page)
    matter = read(text)
    said = matter.said(text, next(problem for problem in matter.problems if problem.fails))
    assert said is not None
    return said.line, said.column, said.words


def hugos(page: str, root: Path) -> tuple[int, int, str]:
    run = run_hugo(write_site(root, {"hugo.toml": CONFIG, "content/p.md": page}), "list", "all")
    assert run.returncode != 0, page
    found = _PLACE.search(run.stderr)
    assert found is not None, run.stderr
    return int(found[1]), int(found[2]), found[3]


REFUSED = {
    "a colon for the equals sign": "title: foo",
    "a space for the equals sign": "title foo",
    "a line of a word": "a = 1\nword",
    "text without quotes": "title = Foo bar",
    "text without quotes that begins like a word": "title = foo bar",
    "text without quotes that begins like true": "title = the end",
    "text without quotes that begins like inf": "title = in between",
    "True": "draft = True",
    "a word after true": "draft = truex",
    "no value": "a =\nb = 1",
    "a comment for a value": "a = # none\nb = 1",
    "two equals signs": "a == 1",
    "a typographic quote": "a = “x”",
    "a typographic quote after a string": 'a = "x”\nb = 1',
    "a key beyond ASCII": "été = 1",
    "a key with a space": "a b = 1",
    "an equals sign alone": "= 1",
    "a dot at the end of a key": "a. = 1",
    "a string over the line": 'a = "x\nb = 1',
    "a single quote in single quotes": "a = 'it's'",
    "a single-quoted string over the line": "a = 'x\nb = 1",
    "a quoted key over the line": '"a = 1',
    "an unknown escape": 'a = "x\\qy"',
    "an escape of a letter beyond ASCII": 'a = "x\\éy"',
    "a backslash and a space": 'a = "x\\ y"',
    "a short Unicode escape": 'a = "\\u12"',
    "a surrogate": 'a = "\\ud800"',
    "a code point that does not exist": 'a = "\\U00110000"',
    "a control character": 'a = "x\x01"',
    "a control character in single quotes": "a = 'x\x7f'",
    "a control character in a comment": "a = 1 # x\x02",
    "a control character in a long string": 'a = """x\x02"""',
    "bytes that are no UTF-8": 'a = "éx\udcff"',
    "bytes that are no UTF-8, in a comment": "# x\udce9\na = 1",
    "bytes that are no UTF-8, in a long string": "a = '''x\udce9'''",
    "bytes that are no UTF-8, for a key": "\udcff = 1",
    "a lone carriage return": "a = 1\rb = 2",
    "a lone carriage return in a comment": "# x\ry\n",
    "a lone carriage return in a long string": 'a = """x\ry"""',
    "a lone carriage return in a list": "a = [1,\r2]",
    "three quotes that are never closed": 'a = """x\ny',
    "three single quotes that are never closed": "a = '''x\ny",
    "six quotes": 'a = """x""""""',
    "a quote too many": 'a = "x""',
    "a backslash and a space in a long string": 'a = """x\\ y"""',
    "leading zeros": "a = 007",
    "a leading zero with a sign": "a = -01",
    "a leading zero with an underscore": "a = 0_1",
    "an underscore at the end": "a = 1_",
    "two underscores": "a = 1__0",
    "a point without a digit": "a = 1.",
    "a point first": "a = .5",
    "a comma in a number": "a = 1,5",
    "an exponent without a digit": "a = 1e",
    "a sign alone": "a = -",
    "a sign before a word": "a = -x",
    "a sign before an unfinished word": "a = +in",
    "a sign before hexadecimal": "a = -0x1",
    "hexadecimal without digits": "a = 0x",
    "hexadecimal with a wrong digit": "a = 0x1G",
    "octal with a wrong digit": "a = 0o8",
    "a unit": "a = 20px",
    "a percentage": "a = 20%",
    "an integer beyond 64 bits": "a = 9223372036854775808",
    "a negative integer beyond 64 bits": "a = -9223372036854775809",
    "an integer of 5,000 digits": "a = " + "9" * 5000,
    "hexadecimal beyond 64 bits": "a = 0xFFFFFFFFFFFFFFFF",
    "a float beyond its range": "a = 1e400",
    "month 13": "d = 2024-13-01",
    "30 February": "d = 2024-02-30",
    "day 0": "d = 2024-01-00",
    "a month of one digit": "d = 2024-1-2",
    "a German date": "d = 31.1.2024",
    "a date with slashes": "d = 2024/01/31",
    "a date with a word": "d = 2024-01-31x",
    "hour 25": "d = 2024-01-31T25:00:00Z",
    "minute 60": "d = 2024-01-31T10:60:00Z",
    "second 60": "d = 2024-01-31T10:00:60Z",
    "an hour alone": "d = 2024-01-31T10",
    "a T alone": "d = 2024-01-31T",
    "a zone without a colon": "d = 2024-01-31T10:00:00+0200",
    "a zone with one digit": "d = 2024-01-31T10:00:00+2:00",
    "a zone of 24 hours": "d = 2024-01-31T10:00:00+24:00",
    "a zone after Z": "d = 2024-01-31T10:00:00Z1",
    "a point without a fraction": "d = 2024-01-31T10:00:00.Z",
    "a fraction without seconds": "d = 2024-01-31T10:00.5",
    "a time of one digit": "d = 2024-01-31 9:00",
    "a time with a zone": "d = 10:00:00Z",
    "two dates": "d = 2024-01-31 2024-02-01",
    "a list that is never closed": 'a = ["x",\nb = 1',
    "a list without a comma": "a = [1 2]",
    "a list without a comma over lines": 'a = [\n  "x"\n  "y",\n]',
    "a list with two commas": "a = [1,, 2]",
    "a list that begins with a comma": "a = [, 1]",
    "a list closed by a brace": "a = [1}",
    "a list to the end": "a = [1,\n",
    "an inline table that is never closed": "a = {b = 1\nc = 2",
    "an inline table to the end": "a = {b = 1",
    "an inline table without a comma": "a = {b = 1 c = 2}",
    "an inline table with two commas": "a = {b = 1,, c = 2}",
    "an inline table with a colon": "a = {b: 1}",
    "an inline table without a value": "a = {b = }",
    "text after a value": 'a = "b" c',
    "text after a list": "a = [1] b",
    "two pairs on a line": "a = 1 b = 2",
    "a table that is not closed": "[a\nb = 1",
    "a table closed too early": "[[a]\nb = 1",
    "a table without a name": "[]\na = 1",
    "text after a table": "[a] b\nc = 1",
    "a byte order mark inside": "\ufeffa = 1",
    "a key twice": "a = 1\nb = 2\na = 3",
    "a quoted key twice": "a = 1\n'a' = 2",
    "a key twice in a table": "[t]\n  a = 1\n  a = 2",
    "a table twice": "[t]\na = 1\n[ t ]\nb = 2",
    "a table in a table twice": "[t.u]\na = 1\n[t.u]\nb = 2",
    "a table after its list": "[[t]]\na = 1\n[t]\nb = 2",
    "a list of tables after the table": "[t]\na = 1\n[[t]]\nb = 2",
    "a list of tables after a key": "t = []\n[[t]]\nb = 2",
    "a table where a key is": "t = 1\n[t]\na = 2",
    "a table below a key": "t = 1\n[t.u]\na = 2",
    "a table after dots": "t.a = 1\n[t]\nb = 2",
    "a list of tables after dots": "t.a = 1\n[[t]]\nb = 2",
    "dots into a table": "[t.u]\na = 1\n[t]\nu.b = 2",
    "dots below a key": "a = 1\na.b = 2",
    "a key that dots have made a table": "a.b = 1\na = 2",
    "a key twice in an inline table": "x = 1\n  y.z = {a = 1, a = 2}",
    "a key twice in an inline table in a list": "x = [{a = 1}, {a = 1, b = {c = 1, c = 2}}]",
    "dots twice in an inline table": "x = {a.b = 1, a.b = 2}",
    "a date in a list, and a key twice in a table after it": "x = [2024-02-30, {a = 1, a = 2}]",
    "a date in a list, and no comma after it": "x = [2024-02-30 1]",
    "a date after a key that is there": "x = 1\nx = 2024-02-30",
    "text after a large number": "x = 99999999999999999999 y",
}  # fmt: skip


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in REFUSED.items()])
def test_hugos_words_and_place_of(text: str, tmp_path: Path) -> None:
    page = f"+++\n{text}\n+++\nbody\n"
    assert ours(page) == hugos(page, tmp_path)


PAGES = {
    "a value on the fence's line": "+++title = x\n+++\n",
    "a value on the line of an indented fence": "\n  +++ é = x\n+++\n",
    "blank lines above": "\n\n+++\na = 1\na = 2\n+++\n",
    "a byte order mark above": "\ufeff+++\na = é\n+++\n",
    "lines that end in CR LF": "+++\r\na = 1\r\nb = x\r\n+++\r\n",
    "CR alone": "+++\ra = 1\r+++\r",
    "no closing fence": "+++\na = 1\n",
    "no closing fence below blank lines": "\n\n+++\na = 1\n",
    "a fence and nothing more": "+++",
    "a closing fence that is indented": "+++\na = 1\n +++\n",
    "a closing fence of YAML": "+++\na = 1\n---\n",
    "two plus signs": "\n++\na = 1\n++\n",
    "four plus signs": "++++\na = 1\n++++\n",
    "a string cut by the fence": '+++\na = """\n+++\n"""\n+++\n',
}


@pytest.mark.parametrize("page", [pytest.param(page, id=name) for name, page in PAGES.items()])
def test_hugos_words_and_place_in_a_page_with(page: str, tmp_path: Path) -> None:
    assert ours(page) == hugos(page, tmp_path)


def test_what_is_wrong_behind_a_key_that_stands_twice_is_told_too() -> None:
    matter = read(source("+++\na = 1\na = 2\nd = 2024-02-30\n[t]\n[t]\nx = y\n+++\n"))
    assert [problem.message for problem in matter.problems] == [
        'key "a" is written twice',
        '"2024-02-30" is no date of the calendar',
        'key "t" is written twice',
        '"y" is no value that TOML knows',
    ]


VALUES = """
s1 = "a\\tb\\u00e9\\U0001F600\\e\\x41"
s2 = 'C:\\temp'
s3 = \"\"\"
one "two" \\
   three
four\"\"\"\"\"
s4 = '''
it's'''''
s5 = ""
"quoted key" = 'x'
'' = 'empty'
1234 = 'digits'
i1 = 1_000
i2 = -0
i3 = 0xDEAD_beef
i4 = 0o755
i5 = 0b1101
i6 = 9223372036854775807
i7 = -9223372036854775808
i8 = +99
f1 = 1.5
f2 = -2e-3
f3 = 6.02_2E23
f4 = 1e6
b = [true, false]
list = [ 1, 'a', [2.5, {x = 1, y.z = [ ]}], # comment
  "é",
]
inline = {
  a = 1, # TOML 1.1
  b.c = 'd',
}
empty = {}
dots.a.b = 1
dots . c = 2
[table]
x = 1
[table.sub.deep]
y = 2
[table.sub]
z = 3
[[many]]
n = 1
[many.inner]
k = 1
[[many]]
n = 2
[[many.items]]
q = 1
[[many.items]]
q = 2
"""
_LAYOUT = "{{ $p := index .Site.RegularPages 0 }}{{ $p.Params | jsonify }}"


def test_hugo_has_our_values(tmp_path: Path) -> None:
    page = f"+++{VALUES}+++\n"
    site = write_site(
        tmp_path, {"hugo.toml": CONFIG, "content/p.md": page, "layouts/home.html": _LAYOUT, "layouts/page.html": "x"}
    )
    run = run_hugo(site)
    assert run.returncode == 0, run.stderr
    theirs = json.loads((site / "public/index.html").read_text("utf-8"))
    matter = read(source(page))
    assert matter.problems == ()
    assert matter.root is not None
    mine = plain_value(matter.root)
    assert isinstance(mine, dict)
    assert {key: theirs[key] for key in mine} == mine


DATES = {
    "2024-01-31": datetime.date(2024, 1, 31),
    "2024-01-31T10:00:00Z": datetime.datetime(2024, 1, 31, 10, tzinfo=datetime.UTC),
    "2024-01-31 10:00": datetime.datetime(2024, 1, 31, 10),
    "2024-01-31t10:00:00.1234567-05:30": datetime.datetime(
        2024, 1, 31, 10, 0, 0, 123456, datetime.timezone(-datetime.timedelta(hours=5, minutes=30))
    ),
    "23:59": datetime.time(23, 59),
    "0000-01-01": "0000-01-01",
}


@pytest.mark.parametrize(("written", "value"), list(DATES.items()))
def test_a_date_is_a_date(written: str, value: object) -> None:
    root = decode(f"a = {written}\n", "toml").root
    assert root is not None
    assert plain_value(root) == {"a": value}


_LINES = st.lists(
    st.one_of(
        st.sampled_from(list(REFUSED.values())),
        st.sampled_from(VALUES.strip().split("\n")),
        st.text(st.sampled_from("ab1=.[]{}\"'\\,#\n\r \t+-_:TZeé\x00\udcff"), max_size=12),
    ),
    max_size=6,
)


@settings(max_examples=100, deadline=None)
@given(_LINES)
def test_any_lines_give_a_result_whose_places_lie_in_the_text(lines: list[str]) -> None:
    text = source("+++\n" + "\n".join(lines) + "\n+++\n")
    matter = read(text)
    assert matter.root is not None or matter.problems
    for problem in matter.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(text.text)
        assert matter.said(text, problem) is not None


@settings(max_examples=100, deadline=None)
@given(_LINES)
def test_what_tomllib_reads_we_read_alike(lines: list[str]) -> None:
    """But for line breaks, which go-toml leaves in strings as they are."""
    text = "\n".join(lines).replace("\r", "")
    try:
        theirs = tomllib.loads(text)
    except ValueError:
        return
    decoded = decode(text, "toml")
    if decoded.problems:  # numbers beyond 64 bits, bytes that are no UTF-8
        assert all("too large" in problem.hugo or "UTF-8" in problem.hugo for problem in decoded.problems)
        return
    assert decoded.root is not None
    keys = {key.lower() for key in theirs}
    if len(keys) == len(theirs):
        assert repr(plain_value(decoded.root)) == repr(_lower(theirs))


def _lower(value: object) -> object:
    if isinstance(value, dict):
        return {key.lower(): _lower(item) for key, item in value.items()}
    return [_lower(item) for item in value] if isinstance(value, list) else value


HOSTILE: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "a = " + "[" * n,
    "braces": lambda n: "a = " + "{b=" * n,
    "dots": lambda n: ".".join("a" * n) + " = 1",
    "keys": lambda n: "\n".join(f"k{at} = 1" for at in range(n)),
    "a key again and again": lambda n: "k = 1\n" * n,
    "tables": lambda n: "\n".join(f"[t{at}]" for at in range(n)),
    "lists of tables": lambda n: "[[t]]\n" * n,
    "quotes": lambda n: 'a = """' + '"x' * n,
    "escapes": lambda n: 'a = "' + "\\n" * n,
    "folded lines": lambda n: 'a = """' + "\\\n" * n,
    "digits": lambda n: "a = " + "1" * n,
    "underscores": lambda n: "a = 1" + "_1" * n,
    "dates": lambda n: "a = 2024-" + "1:" * n,
    "commas": lambda n: "a = [" + "1," * n + "]",
    "pairs": lambda n: "a = {" + ", ".join(f"k{at} = 1" for at in range(n)) + "}",
    "comments": lambda n: "#x\n" * n,
    "blanks": lambda n: " \t" * n + "\n" + "\r\n" * n,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_the_time_grows_with_the_text(name: str) -> None:
    def seconds(size: int) -> float:
        text, best = HOSTILE[name](size) + "\n", math.inf
        for _ in range(3):
            started = time.process_time()
            decode(text, "toml")
            best = min(best, time.process_time() - started)
        return best

    assert seconds(16_000) < 30 * seconds(2_000) + 0.05


def test_a_matter_of_another_format_is_left_alone() -> None:
    matter = read(source("text\n"))
    assert matter == Matter("", matter.span, matter.text, None, 0, ())
