"""The outcome of a run, as plain data for the reporters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from hugolint.finding import Diagnostic, Severity


class Verdict(NamedTuple):
    """Whether Hugo would build a site, as far as its content and configuration decide it."""

    builds: Literal["yes", "no", "unknown"]
    stops: int = 0
    """The mistakes that stop it, those that a comment, a path or a config keeps out of the report too."""
    files: int = 0
    """The files that they are in."""
    doubts: tuple[str, ...] = ()
    """What could not be judged and may hide such a mistake, one short clause each."""


class RuleInfo(NamedTuple):
    """What a report may say of a rule."""

    id: str
    group: str
    summary: str
    manual: str
    """Several paragraphs."""
    severity: Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSummary:
    """What was read of one site."""

    root: str
    """POSIX, relative to the working directory; `.` for itself."""
    hugo_version: str
    """The version whose behaviour was assumed, as `0.168.0`."""
    version_origin: str = ""
    """What names that version: `--hugo-version` or a place, `netlify.toml:8`; empty where the newest known is taken."""
    version_doubt: str = ""
    """Why the verdict on it is less sure: `older than 0.146.0, whose rules are taken for it`; mostly empty."""
    newest: bool = True
    """Whether that is the newest version whose behaviour is known."""
    upgrade_from: str = ""
    """The version that the site uses, where only what the other one breaks is reported; the origin is then its own."""
    languages: tuple[str, ...]
    multihost: bool
    unknown: tuple[str, ...]
    """What was not judged and why, one short clause each: `5 shortcode names: no layouts on disk`."""
    verdict: Verdict
    files: int
    """Content files read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """All that a run found, over one site or several."""

    sites: tuple[SiteSummary, ...]
    diagnostics: tuple[Diagnostic, ...]
    """In the order of path, line, column and rule."""
    rules: int
    """How many rules were on."""
    suppressed: int
    baselined: int
    stale: int = 0
    """Findings of the baseline that are gone; known only where the whole site was asked for."""
    seconds: float
    fail_on: str = "error"
    """The least severity that makes the run fail, or `never`."""
    asks_verdict: bool = False
    """Whether the run asks if Hugo would build: the report then ends with the answer."""
    below: str = ""
    """The working directory from the top of its git repository, `docs/site`; empty at the top, and without one."""
    rule_infos: tuple[RuleInfo, ...] = ()
    """The rules of the diagnostics, sorted by id."""
    crashed: tuple[str, ...] = ()
    """Tracebacks of rules that raised; for `-v`. Their findings are among the diagnostics."""

    @property
    def files(self) -> int:
        """Content files read, over all sites."""
        return sum(site.files for site in self.sites)

    def count(self, severity: Severity) -> int:
        """How many diagnostics have a severity."""
        return sum(1 for diagnostic in self.diagnostics if diagnostic.severity is severity)
