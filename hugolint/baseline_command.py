"""`hugolint baseline`: write, prune and show the baseline of a site."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from hugolint import baseline
from hugolint.config import BASELINE_NAME
from hugolint.engine import Outcome, Request, find_sites, lint_site
from hugolint.errors import UsageError
from hugolint.finding import Identity
from hugolint.report.escape import printable
from hugolint.report.words import at, plural


def write(request: Request) -> str:
    """Write the baseline of each site; the sentence that says so. Raises UsageError where it cannot be written."""
    said = []
    for root in find_sites(request):
        found = baseline.keepable(_lint(root, request).diagnostics)
        before = _read_or_none(root, request)
        _write(root, found, request)
        gone, new = (before - found).total(), (found - before).total()
        change = f" ({new:,} new, {gone:,} gone)" if before else ""
        said.append(f"{_shown(root, request)}: {plural(found.total(), 'finding')}{change}")
    return "\n".join(said)


def prune(request: Request) -> str:
    """Take out of the baseline of each site what is no longer found; the sentence that says so."""
    said = []
    for root in find_sites(request):
        known, outcome, renames, parted = _hold(root, request)
        kept = _moved(known - _judged(parted.stale, outcome), outcome, renames)
        _write(root, kept, request)
        gone = known.total() - kept.total()
        moved = sum(count for one, count in kept.items() if one not in known)
        renamed = f", {moved:,} of them under new names" if moved else ""
        said.append(f"{_shown(root, request)}: {plural(gone, 'finding')} taken out, {kept.total():,} left{renamed}")
    return "\n".join(said)


def _moved(kept: Counter[Identity], outcome: Outcome, renames: baseline.Renames) -> Counter[Identity]:
    """A baseline that names renamed files as they are called now."""
    here = {one.identity for one in outcome.diagnostics}
    moved: Counter[Identity] = Counter()
    for one, count in kept.items():
        moved[one if one in here else baseline.rename(one, renames)] += count
    return moved


def show(request: Request) -> str:
    """What the baseline of each site holds: what is still there with its place, and what is gone."""
    said: list[str] = []
    for root in find_sites(request):
        _, outcome, _, parted = _hold(root, request)
        said += _lines(outcome, parted, request, root)
    return "\n".join(said)


class _Held(NamedTuple):
    """A site held against its baseline."""

    known: Counter[Identity]
    outcome: Outcome
    renames: baseline.Renames
    """Since the baseline was last committed, as git tells them."""
    parted: baseline.Parted


def _hold(root: Path, request: Request) -> _Held:
    from hugolint.fresh import renames_of

    known = _read(root, request)
    outcome = _lint(root, request)
    renames = renames_of(root)
    return _Held(known, outcome, renames, baseline.part(outcome.diagnostics, known, lambda: renames))


def _lines(outcome: Outcome, parted: baseline.Parted, request: Request, root: Path) -> Iterator[str]:
    new = {id(one) for one in parted.new}
    for one in outcome.diagnostics:
        if id(one) not in new:
            yield f"{printable(at(one.place))}: {one.rule}: {printable(one.message)}"
    stale = _judged(parted.stale, outcome)
    for identity, count in sorted(stale.items(), key=lambda item: (item[0].paths, item[0].rule)):
        times = f" ({count} times)" if count > 1 else ""
        yield f"{printable(', '.join(identity.paths))}: {identity.rule}: no longer found{times}"
    hint = "; hugolint baseline prune takes out what is no longer found" if stale else ""
    still = plural(parted.old, "finding")
    yield f"{_shown(root, request)}: {still} still there, {stale.total():,} gone{hint}"


def _judged(stale: Counter[Identity], outcome: Outcome) -> Counter[Identity]:
    """What of a baseline is surely gone: not what a rule stands for that did not run."""
    return Counter({one: count for one, count in stale.items() if one.rule in outcome.rules})


def _lint(root: Path, request: Request) -> Outcome:
    # A baseline is of the whole site, whatever part of it was named to find it.
    return lint_site(root, [], replace(request, paths=(), verdict=False))


def _read(root: Path, request: Request) -> Counter[Identity]:
    path = root / BASELINE_NAME
    if not os.path.lexists(path):
        raise UsageError("there is no baseline; hugolint baseline write makes one", _shown(root, request))
    return baseline.read(path, _shown(root, request))


def _read_or_none(root: Path, request: Request) -> Counter[Identity]:
    from hugolint.errors import ConfigError

    try:
        return baseline.read(root / BASELINE_NAME, _shown(root, request))
    except ConfigError:
        return Counter()  # a broken one is what a new one is written for


def _write(root: Path, findings: Counter[Identity], request: Request) -> None:
    try:
        baseline.write(root / BASELINE_NAME, findings)
    except OSError as error:
        raise UsageError(f"the baseline cannot be written: {error.strerror or error}", _shown(root, request)) from error


def _shown(root: Path, request: Request) -> str:
    return os.path.relpath(root / BASELINE_NAME, request.cwd).replace(os.sep, "/")
