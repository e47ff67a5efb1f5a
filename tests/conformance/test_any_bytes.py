"""Any bytes at all give a result, with every place inside the text, in a time that grows as the text does."""

from __future__ import annotations

import gc
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hugolint.engine import Request, lint
from hugolint.hugo.text import Source
from tests.conformance.table import SITE
from tests.real_hugo import write_site

# fmt: off
BITS = (
    '---\n', "---", '+++\n', "+++", "{", "}", "[", "]", "#+", '\n', '\r\n', '\r', '\t', " ", "title", ": ", ":",
    "= ", "=", "- ", 'date: 2024-1-2\n', "draft", "aliases", "url", "cascade", "outputs", "menus", "build",
    "params", "sites", '"', "'", "`", '\\', "&a ", "*a", "<<", "!!int ", '\\u00', '\x00', '\x01', '\u2028', '\x85',
    '\ufeff', '\xa0', 'é', "{{<", "{{%", ">}}", "%}}", "{{< noi >}}", "{{< inn >}}", "{{< /inn >}}", "{{< inn />}}",
    "{{</*", "*/>}}", "/", "x.inline ", "ref ", "param ", "<!--more-->", "<!--", "-->", "[a](", ")",
    '{{< ref "p" >}}', "true", "0777", "1e3", "https://", "2024-01-02", "...", "%", "@", "~", "null", ",", "?", ">",
    '\n```\n', "|",
)
# fmt: on

pieces = st.one_of(st.sampled_from(BITS).map(lambda text: text.encode("utf-8")), st.binary(max_size=6))
pages = st.one_of(
    st.binary(max_size=200),
    st.lists(pieces, max_size=40).map(b"".join),
    st.lists(pieces, max_size=30).map(lambda parts: b"---\n" + b"".join(parts) + b"\n---\n{{< inn >}}"),
    st.lists(pieces, max_size=30).map(lambda parts: b"+++\n" + b"".join(parts) + b"\n+++\n"),
    st.lists(pieces, max_size=30).map(lambda parts: b"---\n---\n" + b"".join(parts)),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("site"), dict(SITE))


def check(site: Path, page: bytes) -> None:
    """The engine survives a page, and every place that it names lies in it."""
    write_site(site, {"content/p.md": page})
    result = lint(Request(source=site, cwd=site, select=("all",)))
    assert result.crashed == ()
    source = Source.decode("content/p.md", page)
    for found in result.diagnostics:
        for place in found.places:
            start, end = source.offset(*place.start), source.offset(*place.end)
            assert 0 <= start <= end <= len(source.text)
            assert source.position(start) == place.start
            assert source.position(end) == place.end
        for edit in found.fix.edits if found.fix else ():
            assert 0 <= source.offset(*edit.start) <= source.offset(*edit.end) <= len(source.text)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(page=pages)
def test_any_bytes_give_a_result_with_every_place_inside_the_text(site: Path, page: bytes) -> None:
    check(site, page)


GROWING = {
    "unknown shortcodes": ("---\n---\n", "{{< nope >}}\n", 800),
    "open shortcodes": ("---\n---\n", "{{< inn >}}", 500),
    "stray closing tags": ("---\n---\n{{< inn />}}", "{{< /inn >}}", 2000),
    "misnamed closing tags": ("---\n---\n", "{{< inn >}}{{< /inn2 >}}", 800),
    "malformed tags": ("---\n---\n", "{{< noi 'x' >}}\n", 1000),
    "tags without an end": ("---\n---\n", "{{< noi a=", 2000),
    "open raw strings": ("---\n---\n", "{{< noi `", 4000),
    "open comments": ("---\n---\n", "{{</* ", 2000),
    "inline shortcodes": ("---\n---\n", "{{< x.inline >}}", 2000),
    "references": ("---\n---\n", '[a]({{< ref "gone" >}})\n', 800),
    "parameters": ("---\n---\n", "{{< param nope >}}\n", 1000),
    "links": ("---\n---\n", "[a](b) ", 20000),
    "open links": ("---\n---\n", "[a](", 40000),
    "open code": ("---\n---\n", "`` ` ", 40000),
    "HTML comments": ("---\n---\n", "<!-- ", 40000),
    "keys": ("---\n", "k: v\n", 1500),
    "lists in lists": ("---\na: ", "[", 4000),
    "maps in maps": ("---\na: ", "{a: ", 2000),
    "anchors": ("---\na: ", "&a ", 6000),
    "quotes": ("---\na: ", '"', 10000),
    "list items": ("---\naliases:\n", "- https://example.org/a\n", 2000),
    "dates": ("---\ndate: ", "2024-", 40000),
    "cascades": ("---\ncascade:\n", "  - target: {kind: x}\n", 800),
    "TOML keys": ("+++\n", "[a]\n", 20000),
    "TOML brackets": ("+++\na = ", "[", 20000),
    "JSON braces": ("", '{"a":', 20000),
    "Org keywords": ("", "#+a: b\n", 8000),
    "blank lines": ("", "\n", 100000),
    "carriage returns": ("---\r", "a\r", 10000),
}
"""How a text begins, what is repeated, and how often."""


def _seconds(site: Path, page: bytes) -> float:
    """CPU time of a run; the least of three."""
    write_site(site, {"content/p.md": page})
    least = float("inf")
    for _ in range(3):
        gc.collect()
        gc.disable()  # its turns come at their own times
        before = time.process_time()
        lint(Request(source=site, cwd=site, select=("all",)))
        least = min(least, time.process_time() - before)
        gc.enable()
    return least


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_text_takes_about_twice_the_time(name: str, tmp_path: Path) -> None:
    start, bit, times = GROWING[name]
    site = write_site(tmp_path, dict(SITE))
    for _ in range(3):  # a busy machine may spoil a measurement, but not three
        once, twice = (_seconds(site, f"{start}{bit * (times * factor)}\n---\n".encode()) for factor in (1, 2))
        if twice < 2.8 * once + 0.02:
            return
    pytest.fail(f"{once:.3f} s, then {twice:.3f} s")
