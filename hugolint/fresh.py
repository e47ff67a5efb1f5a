"""Which findings are new: against the site's baseline, and against the commit at which a branch began."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hugolint import baseline
from hugolint.config import BASELINE_NAME, CONFIG_NAME
from hugolint.errors import UsageError
from hugolint.finding import HUGO_RANK, Diagnostic, Identity
from hugolint.hugo.boundary import find_top
from hugolint.hugo.errors import SiteError

if TYPE_CHECKING:
    from hugolint.changes import Changes
    from hugolint.engine import Outcome, Request

Lint = Callable[[Path, list[Path], "Request"], "Outcome"]


def without_baseline(outcome: Outcome, root: Path, request: Request) -> Outcome:
    """An outcome less what the site's baseline holds. Raises ConfigError where that cannot be read."""
    path = root / BASELINE_NAME
    known = baseline.read(path, os.path.relpath(path, request.cwd).replace(os.sep, "/"))
    if not known:
        return outcome
    parted = baseline.part(outcome.diagnostics, known, lambda: renames_of(root))
    stale = sum(parted.stale.values()) if _sees_all(outcome, request) else 0
    return replace(outcome, diagnostics=parted.new, baselined=parted.old, stale=stale)


def _sees_all(outcome: Outcome, request: Request) -> bool:
    """Whether what a run did not find is not there."""
    narrowed = request.select or request.ignore or request.changed_since or request.upgrade
    return outcome.whole and not narrowed and not outcome.crashed


def renames_of(root: Path) -> dict[str, str]:
    """The renames since the baseline was committed, from the site's root."""
    from hugolint.changes import find_renames

    root = Path(os.path.realpath(root))
    top = find_top(root)
    return _from_root(find_renames(top, root / BASELINE_NAME), top, root) if top is not None else {}


def _from_root(renames: dict[str, str], top: Path, root: Path) -> dict[str, str]:
    def below(path: str) -> str:
        return os.path.relpath(top / path, root).replace(os.sep, "/")

    return {below(old): below(new) for old, new in renames.items()}


def only_changed(outcome: Outcome, root: Path, request: Request, lint: Lint) -> Outcome:
    """What of an outcome stands on changed lines, and what was not there at the commit where the work began.

    The site of that commit is laid out in a temporary folder and read once more, but only where some finding stands on
    a line that nobody touched. Raises UsageError where git cannot say.
    """
    from hugolint.changes import find_changes, merge_base

    shown, root = root, Path(os.path.realpath(root))
    top = find_top(root)
    if top is None:
        raise UsageError("--changed-since: this is no git repository", str(shown))
    changes = find_changes(top, merge_base(top, request.changed_since))
    touched = {id(one) for one in outcome.diagnostics if _is_touched(one, changes, top, request.cwd)}
    if len(touched) < len(outcome.diagnostics):
        before = _findings_at(top, root, changes.base, request, lint)
        renames = _from_root(changes.renames, top, root)
        rest = [one for one in outcome.diagnostics if id(one) not in touched]
        touched |= {id(one) for one in _added(outcome.diagnostics, rest, before, renames)}
    kept = [one for one in outcome.diagnostics if id(one) in touched]
    return replace(outcome, diagnostics=kept)


def _is_touched(diagnostic: Diagnostic, changes: Changes, top: Path, cwd: Path) -> bool:
    for place in diagnostic.places:
        path = os.path.relpath(os.path.realpath(cwd / place.path), top).replace(os.sep, "/")
        lines = changes.lines.get(path)
        # A place that ends in front of a line's first character has nothing of that line.
        last = place.end.line - (place.end.column == 1)
        if lines is not None and lines.touch(place.start.line, max(place.start.line, last)):
            return True
    return False


def _added(
    every: Sequence[Diagnostic], rest: Iterable[Diagnostic], before: Sequence[Diagnostic], renames: dict[str, str]
) -> list[Diagnostic]:
    """Of the rest the findings of which there were none, or fewer, before (where there were fewer, the last ones), and
    those that are worse now: a newer Hugo may stop at what an older one let pass."""
    known = Counter(one.identity for one in before)
    rest = list(rest)
    new = {id(one) for one in baseline.part(every, known, lambda: renames).new}
    moved = {new: old for old, new in renames.items()}

    def once(one: Diagnostic) -> Identity:
        return one.identity._replace(paths=tuple(sorted(moved.get(path, path) for path in one.identity.paths)))

    more = Counter(one.identity for one in every)
    more.subtract({one.identity: known[once(one)] for one in every})
    # Those on changed lines are told already: they are the ones that came.
    kept = {id(one) for one in rest}
    more.subtract(one.identity for one in every if id(one) not in kept)
    levels: dict[Identity, int] = {}
    for one in before:
        levels[one.identity] = max(levels.get(one.identity, 0), HUGO_RANK[one.hugo])
    found = []
    for one in reversed(rest):
        if id(one) in new and more[one.identity] > 0:
            more[one.identity] -= 1
            found.append(one)
        elif HUGO_RANK[one.hugo] > levels.get(once(one), HUGO_RANK[one.hugo]):
            found.append(one)
    return found


def _findings_at(top: Path, root: Path, commit: str, request: Request, lint: Lint) -> list[Diagnostic]:
    """The findings of the site as it was at a commit, by the rules and the configuration of now."""
    from hugolint.before import lay_out
    from hugolint.git import Failed

    with tempfile.TemporaryDirectory(prefix="hugolint-") as folder:
        place = Path(folder).resolve()
        try:
            lay_out(top, commit, place)
        except (Failed, OSError) as error:
            raise UsageError(f"--changed-since: the site of {commit[:12]} cannot be laid out: {error}") from error
        then = place / os.path.relpath(root, top)
        config = request.config or root / CONFIG_NAME
        given = request.cwd / config if os.path.lexists(request.cwd / config) else None
        if given is None:
            for name in (CONFIG_NAME, f"{Path(CONFIG_NAME).stem}.yml"):
                (then / name).unlink(missing_ok=True)
        if not then.is_dir():
            return []
        folders = tuple((request.cwd / rules).absolute() for rules in request.rule_folders)
        before = replace(
            request,
            cwd=then,
            source=then,
            paths=(),
            config=given,
            # What git does not hold is linked to what is there now.
            build=replace(request.build, also=(Path(os.path.realpath(top)),)),
            rule_folders=folders,
            changed_since="",
            verdict=False,
        )
        try:
            return lint(then, [], before).diagnostics
        except SiteError:
            return []  # there was no site, or none that could be read
