"""Every example of every rule is true: for hugolint itself, and for the real Hugo."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hugolint.engine import Request, lint
from hugolint.finding import Hugo, PlacedFix
from hugolint.hugo.text import Position, Source
from hugolint.registry import load_rules
from hugolint.result import Result
from hugolint.rule import Bad, Good, LoadedRule
from tests.real_hugo import run_hugo, write_site

RULES = load_rules()
SITE = Path(__file__).resolve().parent.parent / "examples" / "site"
CONFIGS = ("hugo.toml", "hugo.yaml", "hugo.json")


def examples(kind: type[Good] | type[Bad]) -> list[Any]:
    """Each example of a kind with its rule, under an id that can be selected: `duplicate-key-bad-1`."""
    return [
        pytest.param(rule, example, id=f"{rule.id}-{kind.__name__.lower()}-{number}")
        for rule in RULES.values()
        for number, example in enumerate((one for one in rule.rule.examples if isinstance(one, kind)), start=1)
    ]


def files_of(example: Good | Bad) -> dict[str, str]:
    """The files of an example; a bare text is one page."""
    return {"content/example.md": example.files} if isinstance(example.files, str) else dict(example.files)


def judge(rule: LoadedRule, example: Good | Bad, root: Path) -> Result:
    """A whole run of one rule over an example, its options in a config file."""
    config = {".hugolint.yaml": json.dumps({"rules": {rule.id: example.options or "on"}})}
    write_site(root, {**files_of(example), **config})
    result = lint(Request(source=root, cwd=root, select=(rule.id,)))
    assert result.crashed == ()
    return result


def slice_of(root: Path, path: str, start: Position, end: Position) -> str:
    """The text at a place."""
    source = Source.decode(path, (root / path).read_bytes())
    return source.text[source.offset(*start) : source.offset(*end)]


def apply_fix(root: Path, fix: PlacedFix) -> str:
    """The first edited file as the fix leaves it."""
    path = fix.edits[0].path
    source = Source.decode(path, (root / path).read_bytes())
    text = source.text
    for edit in sorted(fix.edits, key=lambda one: one.start, reverse=True):
        assert edit.path == path, "an example's fix stays in one file"
        text = text[: source.offset(*edit.start)] + edit.text + text[source.offset(*edit.end) :]
    return text


@pytest.mark.parametrize(("rule", "example"), examples(Good))
def test_a_good_example_has_no_finding(rule: LoadedRule, example: Good, tmp_path: Path) -> None:
    assert [found.message for found in judge(rule, example, tmp_path).diagnostics] == []


@pytest.mark.parametrize(("rule", "example"), examples(Bad))
def test_a_bad_example_has_the_finding_it_promises(rule: LoadedRule, example: Bad, tmp_path: Path) -> None:
    (found,) = judge(rule, example, tmp_path).diagnostics
    assert found.rule == rule.id
    assert example.at, "an example says where it is wrong"
    assert example.says, "an example says what the finding says"
    names = [name for name in files_of(example) if example.at.startswith(f"{name}:")]
    path, at = (names[0], example.at.removeprefix(f"{names[0]}:")) if names else (found.place.path, example.at)
    assert (found.place.path, slice_of(tmp_path, path, found.place.start, found.place.end)) == (path, at)
    assert example.says in found.message
    if example.fixed is not None:
        assert found.fix is not None
        assert apply_fix(tmp_path, found.fix) == example.fixed


FIXED = [case for case in examples(Bad) if case.values[1].fixed is not None]


@pytest.mark.parametrize(("rule", "example"), FIXED)
def test_a_fixed_example_is_good(rule: LoadedRule, example: Bad, tmp_path: Path) -> None:
    (found,) = judge(rule, example, tmp_path / "bad").diagnostics
    assert found.fix is not None
    assert example.fixed is not None
    mended = {**files_of(example), found.fix.edits[0].path: example.fixed}
    result = judge(rule, Good(mended, options=example.options), tmp_path / "mended")
    assert result.diagnostics == ()


def build(example: Good | Bad, root: Path) -> subprocess.CompletedProcess[str]:
    """Build an example with the real Hugo, into memory."""
    files = files_of(example)
    basis = {"hugo.toml": "", "layouts/all.html": "{{ .Content }}"}
    if any(name in files for name in CONFIGS):
        del basis["hugo.toml"]
    return run_hugo(write_site(root, {**basis, **files}), "--renderToMemory", "--logLevel", "error")


@pytest.mark.parametrize(("rule", "example"), examples(Good))
def test_hugo_builds_a_good_example(rule: LoadedRule, example: Good, tmp_path: Path) -> None:
    """Unless hugolint says of it that something could not be judged."""
    unknown = judge(rule, example, tmp_path / "ours").sites[0].unknown
    done = build(example, tmp_path / "theirs")
    assert unknown or done.returncode == 0, done.stderr


@pytest.mark.parametrize(("rule", "example"), examples(Bad))
def test_hugo_does_with_a_bad_example_what_the_finding_says(rule: LoadedRule, example: Bad, tmp_path: Path) -> None:
    (found,) = judge(rule, example, tmp_path / "ours").diagnostics
    done = build(example, tmp_path / "theirs")
    assert (done.returncode != 0) == (found.hugo is Hugo.FAILS), done.stderr
    if found.hugo is Hugo.SILENT:
        assert done.stderr == ""


def test_hugo_fails_at_each_page_of_the_example_site_that_is_said_to_fail_and_at_no_other(tmp_path: Path) -> None:
    found = lint(Request(source=SITE, cwd=SITE)).diagnostics
    broken = sorted({one.place.path for one in found if one.hugo is Hugo.FAILS})
    assert len(broken) > 3
    for kept in [*broken, ""]:
        site = shutil.copytree(SITE, tmp_path / (kept or "none"))
        for path in broken:
            if path != kept:
                (site / path).unlink()
        done = run_hugo(site, "--renderToMemory")
        assert (done.returncode != 0) == bool(kept), done.stderr
        assert f"/{kept}:" in done.stderr if kept else done.stderr == ""
