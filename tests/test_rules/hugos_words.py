"""Hugo's own messages: what a finding says that Hugo says is looked for in what the real one prints."""

from __future__ import annotations

import re
from pathlib import Path

from hugolint.finding import Hugo
from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, judge

CONFIGS = ("hugo.toml", "hugo.yaml", "hugo.json")


def assert_hugo_says_it(rule: str, one: Row, root: Path) -> None:
    """The build fails where a finding says so, and only there; Hugo prints the words of one of those, with its place.

    Hugo stops at its first mistake. Warnings it prints all.
    """
    found = judge(rule, one, root / "ours").diagnostics
    site = write_site(one.write(root / "theirs"), {})
    if not any((site / name).exists() for name in CONFIGS):
        write_site(site, {"hugo.toml": ""})
    if not (site / "layouts").exists():
        write_site(site, {"layouts/all.html": "{{ .Content }}"})
    done = run_hugo(site, "--renderToMemory")
    printed = _on_one_line(done.stderr)
    fails = [item for item in found if item.hugo is Hugo.FAILS]
    if done.returncode == 0 and any(item.said and "panic" in item.said.words for item in fails):
        # A crash of Hugo's is now and then left to chance.
        done = run_hugo(site, "--renderToMemory")
        printed = _on_one_line(done.stderr)
    assert (done.returncode != 0) == bool(fails), done.stderr
    said = {(item.hugo, item.said) for item in found if item.said is not None}
    assert len([item for item in found if item.hugo is not Hugo.SILENT and item.said is None]) == 0
    matches = {
        (hugo, one): (f':{one.line}:{one.column}": ' if one.line else "") + _on_one_line(one.words) in printed
        for hugo, one in said
    }
    assert not fails or any(match for (hugo, _), match in matches.items() if hugo is Hugo.FAILS), (matches, done.stderr)
    assert fails or all(match for (hugo, _), match in matches.items() if hugo is Hugo.WARNS), (matches, done.stderr)
    assert fails or any(hugo is Hugo.WARNS for hugo, _ in matches) or done.stderr == ""


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
