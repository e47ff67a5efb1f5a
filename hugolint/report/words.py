"""The words that the reports for people share: counts, the summary, what Hugo does about a finding."""

from __future__ import annotations

import re
from typing import NamedTuple

from hugolint.finding import Diagnostic, Hugo, Place, Severity
from hugolint.result import Result, SiteSummary

SHOWN_PLACES = 4
"""How many places of one finding are shown unless more is asked for."""


class Glyphs(NamedTuple):
    """The few signs beyond letters that a report is drawn with."""

    ellipsis: str
    gap: str
    dot: str
    tick: str
    rule: str
    times: str


UNICODE = Glyphs("…", "⋮", "·", "✓", "─", "×")
ASCII = Glyphs("...", ":", "-", "ok", "-", "x")

_FAILURE = re.compile(r"\b(?:stop|fail|refus|reject|exit|abort|br(?:eak|oke))\w*|\berror\b|\bnot build", re.IGNORECASE)
_LINE = re.compile(r":\d+\Z")
_HUGO = re.compile(r"\b(?:hugo|build)", re.IGNORECASE)


def plural(count: int, noun: str) -> str:
    """`1 file`, `1,116 files`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def at(place: Place) -> str:
    """`path:line:column`, the form that editors and terminals open."""
    return f"{place.path}:{place.start.line}:{place.start.column}"


def consequence(diagnostic: Diagnostic) -> str:
    """Why it matters, with what Hugo does about it in front where the rule's own words leave it open."""
    why = diagnostic.why
    if diagnostic.hugo is Hugo.FAILS:
        told = _HUGO.search(why) and _FAILURE.search(why)
        lead = "" if told else "Hugo's build fails here"
    elif diagnostic.hugo is Hugo.WARNS:
        lead = "" if "warn" in why.lower() else "Hugo only warns here"
    else:
        lead = ""
    return ": ".join(part for part in (lead, why) if part)


def remedy(diagnostic: Diagnostic) -> str:
    """How to put it right: the help, else what the fix would do."""
    return diagnostic.help or (diagnostic.fix.title if diagnostic.fix else "")


def limited(places: tuple[Place, ...], limit: int) -> tuple[tuple[Place, ...], int]:
    """The places to show, and how many are left; no limit is 0."""
    if limit <= 0 or len(places) <= limit:
        return places, 0
    return places[:limit], len(places) - limit


def counts(result: Result) -> list[str]:
    """The summary in parts: files, languages, errors, warnings, info, seconds."""
    parts = [plural(result.files, "file"), plural(_languages(result), "language")]
    if len(result.sites) > 1:
        parts.insert(0, plural(len(result.sites), "site"))
    parts.append(plural(result.count(Severity.ERROR), "error"))
    parts.append(plural(result.count(Severity.WARNING), "warning"))
    if info := result.count(Severity.INFO):
        parts.append(f"{info:,} info")
    parts.append(_seconds(result))
    return [*parts, *assumed(result)]


def assumed(result: Result) -> list[str]:
    """The Hugo version that was assumed, `as Hugo 0.145.0 (netlify.toml)`, unless it is the newest known one."""
    if any(site.upgrade_from for site in result.sites):
        return []
    found = {site.hugo_version: site.version_origin for site in result.sites if not site.newest}
    versions = [f"{version} ({_file(origin)})" if _file(origin) else version for version, origin in found.items()]
    return [f"as Hugo {' and '.join(versions)}"] if versions else []


def hidden(result: Result) -> str:
    """`(12 in the baseline, 3 suppressed)`, or nothing."""
    parts = []
    if result.baselined:
        parts.append(f"{result.baselined:,} in the baseline")
    if result.stale:
        parts.append(f"{result.stale:,} gone from it: hugolint baseline prune")
    if result.suppressed:
        parts.append(f"{result.suppressed:,} suppressed")
    return f"({', '.join(parts)})" if parts else ""


def clean(result: Result, glyphs: Glyphs) -> str:
    """The one line of a run without findings. It tells what was read, so that nothing read cannot pass for clean."""
    read = [plural(result.files, "file"), plural(_languages(result), "language"), plural(result.rules, "rule")]
    if len(result.sites) > 1:
        read.insert(0, plural(len(result.sites), "site"))
    if any(site.upgrade_from for site in result.sites):
        return f"{glyphs.tick} {', '.join(read)}: no new problems ({_seconds(result)})"
    line = f"{glyphs.tick} {', '.join(read)}: no problems ({_seconds(result)})"
    line = f" {glyphs.dot} ".join((line, *assumed(result)))
    return f"{line} {hidden(result)}".rstrip()


def unjudged(result: Result) -> list[str]:
    """What was not judged and why, a clause each; the site's root in front where there are several."""
    unknown = dict.fromkeys(
        f"Hugo {site.hugo_version} is {site.version_doubt}" for site in result.sites if site.version_doubt
    )
    clauses = (
        f"{_root(site, result)}{clause}"
        for site in result.sites
        for clause in site.unknown
        # The answer names them.
        if not (result.asks_verdict and clause in site.verdict.doubts)
    )
    return [*unknown, *(f"not judged: {clause}" for clause in dict.fromkeys(clauses))]


def answers(result: Result) -> list[str]:
    """What a run was asked beside its findings: what an upgrade breaks, and whether Hugo would build; a line a site."""
    lines = []
    for site in result.sites:
        if site.upgrade_from:
            lines.append(f"{_root(site, result)}{_upgrade(site, result)}")
        if result.asks_verdict:
            lines.append(f"{_root(site, result)}{_verdict(site, result)}")
    return lines


def _verdict(site: SiteSummary, result: Result) -> str:
    verdict, hugo = site.verdict, f"Hugo {site.hugo_version}"
    if verdict.builds == "no":
        shown = sum(found.hugo is Hugo.FAILS for found in result.diagnostics)
        hidden = verdict.stops - shown if len(result.sites) == 1 else 0
        more = f" ({hidden:,} of them not shown)" if hidden > 0 else ""
        stop = "stops" if verdict.stops == 1 else "stop"
        where = f"{plural(verdict.stops, 'mistake')} in {plural(verdict.files, 'file')}{more}"
        return f"Would Hugo build this? No: {where} {stop} {hugo}"
    if verdict.builds == "yes":
        return f"Would Hugo build this? Yes: nothing in the content stops {hugo} (templates and assets are not judged)"
    return f"Would Hugo build this? Unknown: nothing found stops {hugo}, but not judged: {'; '.join(verdict.doubts)}"


def _upgrade(site: SiteSummary, result: Result) -> str:
    origin = _file(site.version_origin)
    used = f"Hugo {site.upgrade_from}" + (f" ({origin})" if origin else "")
    if site.upgrade_from == site.hugo_version:
        if site.version_origin:
            return f"the site uses {used}: there is nothing to compare it with"
        return f"the site names no version, so {used} is assumed: say with --hugo-version which one it uses"
    change = f"from {used} to {site.hugo_version}"
    if len(result.sites) > 1:
        return change
    fails = sum(found.hugo is Hugo.FAILS for found in result.diagnostics)
    warns = sum(found.hugo is Hugo.WARNS for found in result.diagnostics)
    parts = [f"{plural(fails, 'mistake')} would stop the build"] if fails else []
    parts += [f"Hugo would warn {plural(warns, 'time')}"] if warns else []
    return f"{change}: {' and '.join(parts) or 'nothing found that newly stops the build'}"


def _root(site: SiteSummary, result: Result) -> str:
    """What tells the lines of several sites apart."""
    return f"{site.root}: " if len(result.sites) > 1 else ""


def _file(origin: str) -> str:
    """The file that names a version; empty for the command line."""
    return "" if origin.startswith("--") else _LINE.sub("", origin)


def _languages(result: Result) -> int:
    return len({language for site in result.sites for language in site.languages})


def _seconds(result: Result) -> str:
    return f"{result.seconds:.1f} s" if result.seconds >= 0.095 else f"{result.seconds:.2f} s"
