"""Where ruamel.yaml's C parser has no wheel, PyYAML's feeds the same builder, with the same result."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TEXTS = {
    "a map": "title: A\ntags: [a, b]\nparams:\n  x: 1\n",
    "values of every sort": "a: 0777\nb: yes\nc: ~\nd: 1e3\ne: 2026-01-31\nf: 'it''s'\ng: \"\\u00e5\"\n",
    "block texts and anchors": "a: &x |\n  one\n  two\nb: *x\nc: {<<: {d: 1}}\n",
    "what libyaml refuses and Hugo takes": "a: [b:c, d]\ne: x\x01y\nf: \u2028\n",
    "åäö and beyond": "å: ä 😀\nb: 'é'\n",
    "a duplicate key": "a: 1\nb: 2\na: 3\n",
    "a tab for indentation": "a:\n\tb: 1\n",
    "a list at the top": "- a\n- b\n",
    "an open quote": "a: 'b\n",
}

SCRIPT = """
import json, sys
if sys.argv[1] == "fallback":
    sys.modules["_ruamel_yaml"] = None
from hugolint.hugo.matter import decode
from hugolint.hugo.matter_yaml import engine
texts = json.load(sys.stdin)
print(json.dumps([engine().parser.__module__, [repr(decode(text, "yaml")) for text in texts]]))
"""


def _decode(which: str, texts: list[str]) -> tuple[str, list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, which],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        cwd=Path(__file__).resolve().parents[1],
        check=True,
    )
    module, decoded = json.loads(done.stdout)
    return module, decoded


@pytest.fixture(scope="module")
def both() -> tuple[dict[str, str], dict[str, str]]:
    texts = list(TEXTS.values())
    (first, ours), (second, theirs) = _decode("usual", texts), _decode("fallback", texts)
    assert first != second
    assert second.startswith("yaml")
    return dict(zip(TEXTS, ours, strict=True)), dict(zip(TEXTS, theirs, strict=True))


@pytest.mark.parametrize("name", TEXTS)
def test_both_parsers_make_the_same_of(name: str, both: tuple[dict[str, str], dict[str, str]]) -> None:
    usual, fallback = both
    assert fallback[name] == usual[name]
