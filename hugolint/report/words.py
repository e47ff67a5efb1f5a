"""The words that the reports for people share: counts, the summary, what Hugo does about a finding."""

from __future__ import annotations

import re
from typing import NamedTuple

from hugolint.finding import Diagnostic, Hugo, Place, Severity
from hugolint.result import Result

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
    return parts


def hidden(result: Result) -> str:
    """`(12 in the baseline, 3 suppressed)`, or nothing."""
    parts = []
    if result.baselined:
        parts.append(f"{result.baselined:,} in the baseline")
    if result.suppressed:
        parts.append(f"{result.suppressed:,} suppressed")
    return f"({', '.join(parts)})" if parts else ""


def clean(result: Result, glyphs: Glyphs) -> str:
    """The one line of a run without findings. It tells what was read, so that nothing read cannot pass for clean."""
    read = [plural(result.files, "file"), plural(_languages(result), "language"), plural(result.rules, "rule")]
    if len(result.sites) > 1:
        read.insert(0, plural(len(result.sites), "site"))
    line = f"{glyphs.tick} {', '.join(read)}: no problems ({_seconds(result)})"
    return f"{line} {hidden(result)}".rstrip()


def unjudged(result: Result) -> list[str]:
    """What was not judged and why, a clause each; the site's root in front where there are several."""
    several = len(result.sites) > 1
    clauses = (f"{site.root}: {clause}" if several else clause for site in result.sites for clause in site.unknown)
    return [f"not judged: {clause}" for clause in dict.fromkeys(clauses)]


def _languages(result: Result) -> int:
    return len({language for site in result.sites for language in site.languages})


def _seconds(result: Result) -> str:
    return f"{result.seconds:.1f} s" if result.seconds >= 0.095 else f"{result.seconds:.2f} s"
