"""Real sites beside the real Hugo: where it builds one, no page of it is called failing; where it stops, we name why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conformance.judge import HugoMessage, agreement, hugo_says, same_kind, we_say
from tests.real_sites import modern_copy, real_sites

_MORE = ("assets", "static")
"""What a build needs beside what a list of pages needs."""


def _copy(site: Path, target: Path) -> Path:
    copy = modern_copy(site, target)
    for name in _MORE:
        if (site / name).is_dir():
            shutil.copytree(site / name, copy / name, symlinks=True)
    return copy


def _of_a_page(message: HugoMessage) -> bool:
    """An error of a content file, and not of a template that shows it."""
    shown = "execute of template failed" in message.words or message.path.endswith(".gotmpl")
    return message.path.startswith("content/") and not shown


@pytest.mark.parametrize("site", real_sites())
def test_no_page_is_called_failing_where_hugo_builds_the_site(site: Path, tmp_path: Path) -> None:
    copy = _copy(site, tmp_path / "site")
    hugo = hugo_says(copy, tiny=False)
    ours = we_say(copy)
    failing = [one for one in ours if one.hugo == "fails"]
    if not hugo.fails:
        assert failing == []
        unheard = [one for one in ours if one.hugo == "warns"]
        assert [one for one in unheard if not any(same_kind(one.words, said.words) for said in hugo.warnings)] == []
        return
    errors = [message for message in hugo.messages if message.level != "warn" and _of_a_page(message)]
    assert [message for message in errors if not agreement(message, failing)[2]] == []
    if not errors:  # Hugo stops for a reason that no page has: what is read before anything is rendered must be right
        assert hugo_says(copy, "list", "all", tiny=False).fails or not [one for one in failing if one.line > 0]
