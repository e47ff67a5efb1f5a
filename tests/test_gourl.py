"""URLs beside the real Hugo, which parses the destination of a link on a site in several languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.rendered.gourl import parse_error
from tests.real_hugo import run_hugo, write_site

TAKEN = [
    "", "/", "a", "a/b.md", "#a", "#a:b", "?a:b", "./å:b", "x/å:b", "a:b", "a+b:c", "tel:+46", "mailto:a%zz",
    "https://a.b/c", "http://a.b:80", "http://a.b:", "http://ä.se/", "http://a<b/", "http://a_b/", "http:///x",
    "http:x%zz", "/x?%zz", "/%C3%A5", "http://[::1]/", "http://[fe80::1%25en0]/", "http://a@b@c/", "http://a:b:c@d/",
    "http://a%c3%a5/", "http://a]/", "*", "//a.b/c", "///a:b", "javascript:x", "a%20b",
]  # fmt: skip
REFUSED = {
    '"https://a.b"': "first path segment in URL cannot contain colon",
    "1a:b": "first path segment in URL cannot contain colon",
    "å:b": "first path segment in URL cannot contain colon",
    ":a": "missing protocol scheme",
    "%zz": 'invalid URL escape "%zz"',
    "/50%": 'invalid URL escape "%"',
    "/50%/": 'invalid URL escape "%/"',
    "/a%2": 'invalid URL escape "%2"',
    "/x#%zz": 'invalid URL escape "%zz"',
    "http://a%20b/": 'invalid URL escape "%20"',
    "http://u:p%zz@h/": 'invalid URL escape "%zz"',
    "http://a:b/": 'invalid port ":b" after host',
    "//a:b/": 'invalid port ":b" after host',
    "ftp://a:80x": 'invalid port ":80x" after host',
    "https://a.b:443:80/": 'invalid port ":443:80" after host',
    "http://[::1]:x/": 'invalid port ":x" after host',
    "http://[::1": "missing ']' in host",
    "http://a[::1]/": "invalid IP-literal",
    "http://a^b/": 'invalid character "^" in host name',
    "http://a|b/": 'invalid character "|" in host name',
    "http://a{b}/": 'invalid character "{" in host name',
    "/a\x01b": "net/url: invalid control character in URL",
    'http://a"b@c/': "net/url: invalid userinfo",
}  # fmt: skip
SITE = {"hugo.toml": "disableKinds = ['taxonomy', 'term', 'rss', 'sitemap']\n[languages.en]\n[languages.nb]\n", "layouts/all.html": "{{ .Content }}"}  # fmt: skip


@pytest.mark.parametrize("url", TAKEN)
def test_nothing_is_said_of_what_go_takes(url: str) -> None:
    assert parse_error(url) is None


@pytest.mark.parametrize(("url", "reason"), REFUSED.items(), ids=REFUSED)
def test_what_go_refuses_has_its_reason(url: str, reason: str) -> None:
    assert parse_error(url) == reason


def test_hugo_builds_all_that_is_taken(tmp_path: Path) -> None:
    links = "\n\n".join(f"[x]({url})" for url in TAKEN)
    done = run_hugo(write_site(tmp_path, {**SITE, "content/a.md": f"---\ntitle: A\n---\n{links}\n"}))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("url", "reason"), REFUSED.items(), ids=REFUSED)
def test_hugo_stops_at_what_is_refused(url: str, reason: str, tmp_path: Path) -> None:
    done = run_hugo(write_site(tmp_path, {**SITE, "content/a.md": f"---\ntitle: A\n---\n[x]({url})\n"}))
    assert done.returncode != 0
    assert re.sub(r'\\"', '"', done.stderr).rstrip().endswith(reason), done.stderr


@settings(deadline=None, max_examples=100)
@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    for url in (text, f"http://{text}", f"//{text}/"):
        assert parse_error(url) != ""
