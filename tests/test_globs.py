"""Which globs Hugo refuses; the tables of cascade-syntax ask the real one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugolint.hugo.fields.globs import RANGES_FAIL, STRICT, glob_fault


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        pytest.param("/docs/**", "", id="stars"),
        pytest.param("{a,{b,c}}/[!x]?[a-z]\\{", "", id="braces in braces, ranges, an escaped brace"),
        pytest.param("a]b}", "", id="what closes nothing"),
        pytest.param("[å", "glob: syntax error at 3: unexpected end of input", id="places are counted in bytes"),
        pytest.param(
            "[a-zA-Z]", "glob: syntax error at 5: expected close range character", id="a range is all there is"
        ),
        pytest.param("a[]b", "glob: syntax error at 3: could not parse range", id="an empty list"),
        pytest.param(
            "{a[z-a]", "glob: syntax error at 7: range hi character is less than lo", id="the first fault counts"
        ),
        pytest.param("{a\\", "glob: syntax error at 3: trailing backslash", id="a backslash at the end"),
    ],
)
def test_hugos_words(pattern: str, words: str) -> None:
    assert glob_fault(pattern, (0, 168, 0)) == words


@given(st.text(alphabet="aåz[]{}!,-\\^*", max_size=30))
@settings(max_examples=100, deadline=None)
def test_older_versions_refuse_no_more(pattern: str) -> None:
    now, ranges, before = (glob_fault(pattern, version) for version in (STRICT, RANGES_FAIL, (0, 160, 0)))
    assert before == ""
    assert now or not ranges
