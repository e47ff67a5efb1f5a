"""JSON and Org front matter beside the real Hugo: its words, its odd lines, and its values."""

from __future__ import annotations

import json
import math
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.matter import decode, read
from hugolint.hugo.matter_json_refusal import find_refusal
from hugolint.hugo.nodes import plain_value
from hugolint.hugo.text import Source
from tests.conformance.damage_matter import damaged_pages
from tests.real_hugo import run_hugo, write_site

CONFIG = "disableKinds = ['taxonomy', 'term', 'rss', 'sitemap', 'robotsTXT', '404']\n"
_PLACE = re.compile(r'p\.md:(\d+):(\d+)": (.*)')


def source(page: str) -> Source:
    return Source.decode("content/p.md", page.encode("utf-8", "surrogateescape"))


def ours(page: str) -> tuple[int, int, str] | None:
    """What we say that Hugo says, first."""
    text = source(page)
    matter = read(text)
    fails = [problem for problem in matter.problems if problem.fails]
    said = matter.said(text, fails[0]) if fails else None
    return (said.line, said.column, said.words) if said is not None else None


def hugos(page: str, root: Path) -> tuple[int, int, str] | None:
    run = run_hugo(write_site(root, {"hugo.toml": CONFIG, "content/p.md": page}), "list", "all")
    if run.returncode == 0:
        return None
    found = _PLACE.search(run.stderr)
    return (int(found[1]), int(found[2]), found[3]) if found is not None else (0, 0, run.stderr.split("\n")[0])


REFUSED = {
    "a comma after the last pair": '{\n "a": 1,\n "b": 2,\n}\n',
    "a comma after the last value of a list": '{"a": [1, 2,]}',
    "a comma first": '{, "a": 1}',
    "two commas": '{"a": 1,, "b": 2}',
    "two commas in a list": '{"a": [1,, 2]}',
    "a comma alone in a list": '{"a": [,]}',
    "no comma": '{"a": 1 "b": 2}',
    "no comma over lines": '{\n  "a": "x"\n  "b": 2\n}',
    "no comma in a list": '{"a": [1 2]}',
    "no colon": '{"a" 1}',
    "a comma for the colon": '{"a", 1}',
    "an equals sign for the colon": '{"a" = 1}',
    "two colons": '{"a":: 1}',
    "no value": '{"a": }',
    "no value before a comma": '{"a": , "b": 1}',
    "a key without quotes": '{title: "x"}',
    "a key in single quotes": "{'a': 1}",
    "a key in typographic quotes": "{“a”: 1}",
    "a number for a key": "{1: 2}",
    "a value in single quotes": "{\"a\": 'x'}",
    "a value in typographic quotes": '{"a": “x”}',
    "a word for a value": '{"a": word}',
    "a word beyond ASCII": '{"a": été}',
    "a comment of two slashes": '{\n  // note\n  "a": 1\n}',
    "a comment of a slash and a star": '{"a": 1, /* note */ "b": 2}',
    "a hash": '{\n# note\n"a": 1}',
    "True": '{"a": True}',
    "None": '{"a": None}',
    "half a true": '{"a": tru}',
    "too much of a true": '{"a": truex}',
    "nul": '{"a": nul}',
    "NaN": '{"a": NaN}',
    "Infinity": '{"a": Infinity}',
    "minus Infinity": '{"a": -Infinity}',
    "a plus sign": '{"a": +1}',
    "a minus alone": '{"a": -}',
    "a leading zero": '{"a": 01}',
    "a point first": '{"a": .5}',
    "a point last": '{"a": 5.}',
    "a comma in a number": '{"a": 1,5}',
    "an exponent without digits": '{"a": 1e}',
    "an exponent with a sign and no digits": '{"a": 1e+}',
    "hexadecimal": '{"a": 0x1F}',
    "a date": '{"date": 2024-01-31}',
    "a tab in a string": '{"a": "x\ty"}',
    "a line break in a string": '{"a": "x\ny"}',
    "a control character in a string": '{"a": "x\x01y"}',
    "a control character between": '{"a":\x01 1}',
    "a no-break space between": '{"a":\u00a0 1}',
    "a form feed between": '{"a":\f 1}',
    "a byte that is no UTF-8 between": '{"a": \udcff}',
    "a number beyond floats": '{"a": 1e400}',
    "an unknown escape": '{"a": "x\\qy"}',
    "an escaped single quote": '{"a": "it\\\'s"}',
    "an escaped line break": '{"a": "x\\\ny"}',
    "a short Unicode escape": '{"a": "\\u12"}',
    "a Unicode escape without digits": '{"a": "\\u {} "}',
    "an escape of a backtick": '{"a": "\\`"}',
    "a bracket that is not closed": '{"a": [1, {"b": 2}',
    "a list closed by a brace": '{"a": [1}',
    "a map closed by a bracket": '{"a": {"b": 1]}}',
    "a brace too many": '{{"a": 1}}',
    "a backslash between": '{"a": 1, \\"b": 2}',
    "braces that never balance": '{"a": 1\n',
    "braces that never balance, below blank lines": '\n\n {"a": 1\n',
    "a quote that is never closed": '{"a": "x}\n',
    "a shortcode": "\n{{< note >}}\n",
    "a shortcode that is never closed": "\n\n{{< note\n",
    "the line below, for line breaks do not count": "{" + "\n" * 12 + '"aaaaaaaaaaaaaaaaaaaa": 1,}\n',
    "a line in the middle": '{\n  "title": "A page",\n  "tags": ["a", "b"],\n  "draft": no,\n  "weight": 3,\n  "x": "a long value"\n}\n',
    "lines of more bytes than characters": '{\n  "title": "ééééééééé",\n  "draft": no,\n  "x": "ééééééé"\n}\n',
    "blank lines above": '\n\n\n{\n  "title": "A page",\n  "draft": no,\n  "x": "a long value"\n}\n',
    "a byte order mark above": '\ufeff{\n  "title": "A page",\n  "draft": no,\n  "x": "a long value"\n}\n',
    "CR LF": '{\r\n  "title": "A page",\r\n  "draft": no,\r\n  "x": "a long value"\r\n}\r\n',
    "an Org line that is too long": "#+title: " + "x" * 65_527 + "\n",
}  # fmt: skip
ACCEPTED = {
    "half a surrogate pair": '{"a": "\\ud800"}',
    "a byte that is no UTF-8 in a string": '{"a": "\udcff"}',
    "an integer of 5,000 digits is too large, and so is one of 300 not": '{"a": ' + "9" * 300 + "}",
    "a key twice": '{"a": 1, "a": 2}',
    "nothing": "{}",
    "text on the line of the end": '{"a": 1} text',
    "an Org line that is just not too long": "#+title: " + "x" * 65_526 + "\n",
    "an Org end without a begin": "#+end_src\n#+title: x\n",
    "Org's name for the next line": "#+name: x\n",
}  # fmt: skip


@pytest.mark.parametrize("page", [pytest.param(page, id=name) for name, page in REFUSED.items()])
def test_hugos_words_and_line_of(page: str, tmp_path: Path) -> None:
    found = ours(page)
    assert found is not None
    assert found == hugos(page, tmp_path)


@pytest.mark.parametrize("page", [pytest.param(page, id=name) for name, page in ACCEPTED.items()])
def test_hugo_and_we_read(page: str, tmp_path: Path) -> None:
    assert ours(page) is None
    assert hugos(page, tmp_path) is None


def test_damaged_pages_fare_as_in_hugo(tmp_path: Path) -> None:
    """Fields that are wrong and shortcodes are other rules' business."""
    fails = 0
    for at, damaged in enumerate(damaged_pages(4711, 60)):
        theirs = hugos(damaged.page, tmp_path / str(at))
        if theirs is not None and re.search("not a parsable date|shortcode", theirs[2]):
            theirs = None
        assert ours(damaged.page) == theirs, damaged.page
        fails += theirs is not None
    assert fails > 20


JSON = r"""
{
  "title": "x \"y\" } { \u00e9 \ud83d\ude00 \/ \\ \n",
  "i": 3, "n": -0.5, "e": 1E3, "large": 18446744073709551616, "yes": true, "no": false, "nothing": null,
  "list": [1, "a", [], {}, {"k": [null]}], "map": {"k": {"K2": "v"}},
  "a": 1, "a": 2, "Caps": "x"
}"""
ORG = """
#+TITLE: a title: of two parts
#+author:
#+tags[]: a  b\tc
#+key: one
#+key: two
#+filetags: :work:fun::x:
#+lastmod: [2024-01-02 Tue]
#+date: <2024-01-03 Wed>
#+ nothing
#+none:x
#+a b: c
#+begin_src sh
#+inside: x
#+end_src
#+begin_quote
#+quoted: x
#+end_quote
#+begin_src never
#+after: x
#+link: a b
#+macro: a b
#+name: x
#+caption: y
#+weight: 3
"""
_LAYOUT = "{{ range .Site.RegularPages }}{{ .Params | jsonify }}\n{{ end }}"


@pytest.mark.parametrize("page", [pytest.param(JSON, id="JSON"), pytest.param(ORG + "\ntext\n", id="Org")])
def test_hugo_has_our_values(page: str, tmp_path: Path) -> None:
    files = {"hugo.toml": CONFIG, "content/p.md": page, "layouts/home.html": _LAYOUT, "layouts/page.html": "x"}
    site = write_site(tmp_path, {**files})
    run = run_hugo(site)
    assert run.returncode == 0, run.stderr
    theirs = json.loads((site / "public/index.html").read_text("utf-8"), parse_int=float)
    root = read(source(page)).root
    assert root is not None
    mine = plain_value(root)
    assert isinstance(mine, dict)
    dates = {"date", "lastmod", "publishdate", "expirydate", "iscjklanguage", "draft", "weight"}
    assert {key: value for key, value in theirs.items() if key not in dates} == {
        key: value for key, value in mine.items() if key not in dates
    }
    for key in dates & mine.keys() & theirs.keys():
        assert str(theirs[key]).startswith(str(mine[key]))


def test_numbers_of_json_are_floats() -> None:
    root = decode('{"a": 1}', "json").root
    assert root is not None
    value = plain_value(root)
    assert isinstance(value, dict)
    assert isinstance(value["a"], float)


_JSON_TEXTS = st.one_of(
    st.sampled_from(list(REFUSED.values())),
    st.text(st.sampled_from("{}[]\",:\\ \n\t\r-+.0123456789eEtrufalsn/#'\x01é\udcff\u2028"), max_size=40).map(
        lambda text: "{" + text
    ),
    st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
        max_leaves=8,
    ).map(lambda value: json.dumps({"a": value})),
)


@settings(max_examples=100, deadline=None)
@given(_JSON_TEXTS)
def test_any_text_gives_a_result_whose_places_lie_in_it(page: str) -> None:
    text = source(page)
    matter = read(text)
    for problem in matter.problems:
        assert 0 <= problem.span.start <= problem.span.end <= max(1, len(text.text))
        assert matter.said(text, problem) is not None or not problem.fails


def _refuse(word: str) -> None:
    raise ValueError(word)


@settings(max_examples=100, deadline=None)
@given(_JSON_TEXTS)
def test_go_refuses_what_python_refuses(page: str) -> None:
    text = source(page).text
    try:
        json.loads(text, parse_constant=_refuse)
    except ValueError:
        assert find_refusal(text) is not None
    else:
        assert find_refusal(text) is None


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60), st.sampled_from([b"", b"+++\n", b"{", b"#+", b"---\n", b"\xef\xbb\xbf", b"\n{{<"]))
def test_any_bytes_give_a_result(data: bytes, begin: bytes) -> None:
    text = Source.decode("p.md", begin + data)
    matter = read(text)
    for problem in matter.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(text.text) + 1
        matter.said(text, problem)


HOSTILE: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: '{"a": ' + "[" * n + "]" * n + "}",
    "braces": lambda n: '{"a":' * n + "1" + "}" * n,
    "open braces": lambda n: "{" * n,
    "strings": lambda n: '{"a": [' + '"x",' * n + "]}",
    "escapes": lambda n: '{"a": "' + "\\n" * n + '\\q"}',
    "digits": lambda n: '{"a": ' + "1" * n + "x}",
    "pairs": lambda n: "{" + ", ".join(f'"k{at}": 1' for at in range(n)) + ",}",
    "a key again and again": lambda n: "{" + ", ".join('"k": 1' for _ in range(n)) + "}",
    "line breaks": lambda n: "\n" * n + "{" + "\n" * n + "x}",
    "Org lines": lambda n: "#+k: v\n" * n,
    "Org blocks": lambda n: "#+begin_src\n" * n,
    "Org colons": lambda n: "#+" + "a:" * n + "\n",
    "blanks": lambda n: " \n\t" * n + "x",
    "fences": lambda n: "+++\n" + " +++\n" * n,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_the_time_grows_with_the_text(name: str) -> None:
    def seconds(size: int) -> float:
        text, best = source(HOSTILE[name](size)), math.inf
        for _ in range(3):
            started = time.process_time()
            read(text)
            best = min(best, time.process_time() - started)
        return best

    assert seconds(16_000) < 30 * seconds(2_000) + 0.05
