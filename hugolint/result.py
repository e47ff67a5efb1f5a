"""The outcome of a run, as plain data for the reporters."""

from __future__ import annotations

from dataclasses import dataclass

from hugolint.finding import Diagnostic, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSummary:
    """What was read of one site."""

    root: str
    """POSIX, relative to the working directory; `.` for itself."""
    hugo_version: str
    """The version whose behaviour was assumed, as `0.168.0`."""
    languages: tuple[str, ...]
    multihost: bool
    unknown: tuple[str, ...]
    """What was not judged and why, one short clause each: `5 shortcode names: no layouts on disk`."""
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
    seconds: float
    fail_on: str = "error"
    """The least severity that makes the run fail, or `never`."""
    crashed: tuple[str, ...] = ()
    """Tracebacks of rules that raised; for `-v`. Their findings are among the diagnostics."""

    @property
    def files(self) -> int:
        """Content files read, over all sites."""
        return sum(site.files for site in self.sites)

    def count(self, severity: Severity) -> int:
        """How many diagnostics have a severity."""
        return sum(1 for diagnostic in self.diagnostics if diagnostic.severity is severity)
