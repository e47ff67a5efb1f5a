"""Rows of the rules' tables: small sites with the findings marked in their texts.

`«…»` holds what stands under the caret of a finding, `‹…›` a related place. The marks are taken out before a site is
written and put back where the rule has found something, so that a row compares texts, and a place is always exact.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from hugolint.engine import Request, lint
from hugolint.finding import Diagnostic, Hugo, Place
from hugolint.hugo.site import BuildOptions
from hugolint.hugo.text import Source
from hugolint.result import Result
from tests.real_hugo import run_hugo, write_site

MARKS = "«»‹›"
_UNMARK = str.maketrans("", "", MARKS)


class Says(NamedTuple):
    """What a finding says: a word of each sentence."""

    message: str
    help: str = ""
    severity: str = "error"
    hugo: str = "silent"
    why: str = ""
    related: tuple[str, ...] = ()
    """Words of the labels at the related places, in their order."""
    fixed: str | None = None
    """The text at the finding's first edit and what it becomes, as `old → new`; empty where there is no fix."""
    safe: bool | None = None


class Row(NamedTuple):
    """A site and what is to be found in it."""

    files: Mapping[str, str]
    says: tuple[Says, ...]
    """One for each finding, in the order of places."""
    options: Mapping[str, object]
    overrides: object
    version: str
    build: BuildOptions

    def write(self, root: Path) -> Path:
        """The site without marks."""
        return write_site(root, {path: text.translate(_UNMARK) for path, text in self.files.items()})


def row(
    files: str | Mapping[str, str],
    *says: Says,
    id: str,
    options: Mapping[str, object] | None = None,
    overrides: object = None,
    version: str = "",
    build: BuildOptions | None = None,
) -> Any:
    """A row under its sentence; a bare text is the page content/a.md."""
    files = {"content/a.md": files} if isinstance(files, str) else files
    return pytest.param(Row(files, says, options or {}, overrides, version, build or BuildOptions()), id=id)


def judge(rule: str, one: Row, root: Path) -> Result:
    """A whole run of one rule over a row's site, in this process."""
    one.write(root)
    config = {"rules": {rule: one.options or "on"}, "overrides": one.overrides or []}
    write_site(root, {".hugolint.yaml": json.dumps(config)})
    result = lint(Request(source=root, cwd=root, select=(rule,), hugo_version=one.version, build=one.build))
    assert result.crashed == ()
    return result


def assert_row(rule: str, one: Row, root: Path) -> Result:
    """The rule finds in the site what the row says, where it says it, and nothing else."""
    result = judge(rule, one, root)
    found = result.diagnostics
    said = [(item.place.path, item.message) for item in found]
    assert marked(root, one.files, found) == {path: _text(path, text) for path, text in one.files.items()}, said
    assert len(found) == len(one.says), said
    for item, says in zip(found, one.says, strict=True):
        _assert_says(root, item, says)
    return result


def _assert_says(root: Path, item: Diagnostic, says: Says) -> None:
    assert (item.severity.value, item.hugo.value) == (says.severity, says.hugo), item.message
    assert says.message in item.message
    assert says.help in item.help
    assert says.why in item.why
    assert len(item.related) == len(says.related) or not says.related
    for place, word in zip(item.related, says.related, strict=False):
        assert word in place.message
    if says.safe is not None:
        assert item.fix is not None
        assert item.fix.safe is says.safe
    if says.fixed is not None:
        assert says.fixed == (_fixed(root, item) if item.fix is not None else "")


def _fixed(root: Path, item: Diagnostic) -> str:
    assert item.fix is not None
    edit = item.fix.edits[0]
    source = Source.decode(edit.path, (root / edit.path).read_bytes())
    return f"{source.text[source.offset(*edit.start) : source.offset(*edit.end)]} → {edit.text}"


def marked(root: Path, paths: Iterable[str], found: Iterable[Diagnostic]) -> dict[str, str]:
    """The files' texts with marks at the places of findings."""
    marks: dict[str, set[tuple[int, int, int, str]]] = {path: set() for path in paths}
    for item in found:
        _mark(root, marks, item.place, "«»")
        for place in item.related:
            _mark(root, marks, place, "‹›")
    texts = {}
    for path in paths:
        text = _read(root, path).text
        for offset, _, _, mark in sorted(marks[path], reverse=True):
            text = text[:offset] + mark + text[offset:]
        texts[path] = text
    return texts


def _mark(root: Path, marks: dict[str, set[tuple[int, int, int, str]]], place: Place, pair: str) -> None:
    source = _read(root, place.path)
    start, end = source.offset(*place.start), source.offset(*place.end)
    # Where one place ends and the next begins, the end comes first, but for a place of no width.
    marks.setdefault(place.path, set()).add((start, 1, 0, pair[0]))
    marks[place.path].add((end, 1 if start == end else 0, 1, pair[1]))


def _read(root: Path, path: str) -> Source:
    return Source.decode(path, (root / path).read_bytes())


def _text(path: str, text: str) -> str:
    return Source.decode(path, text.encode("utf-8", "surrogateescape")).text


def assert_hugo_agrees(rule: str, one: Row, root: Path, *, build: bool = False) -> None:
    """Hugo fails where a finding says so, and only there; a site with unknowns is not asked about.

    `hugo list all` reads the pages; where `build` is set it renders them, too, with a layout that shows their content.
    """
    result = judge(rule, one, root / "ours")
    if result.sites[0].unknown:
        return
    fails = any(item.hugo is Hugo.FAILS for item in result.diagnostics)
    site = one.write(root / "theirs")
    if not any((site / name).exists() for name in ("hugo.toml", "hugo.yaml", "hugo.json", "config")):
        write_site(site, {"hugo.toml": ""})
    if build and not (site / "layouts" / "all.html").exists():
        write_site(site, {"layouts/all.html": "{{ .Content }}"})
    done = run_hugo(site, "--renderToMemory") if build else run_hugo(site, "list", "all")
    assert (done.returncode != 0) == fails, done.stderr
