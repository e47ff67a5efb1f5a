"""Figures of the comparison with Hugo: counted per format, carried by the tests, and printed at the end of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from tests.conformance.judge import Comparison

PROPERTY = "conformance"
ASPECTS = ("verdict", "line", "column", "kind")


class Figures(NamedTuple):
    """How often we agree with Hugo on the pages of one format."""

    name: str
    pages: int
    """The pages compared."""
    failing: int
    """Those of them that Hugo refuses: line, column and kind are counted of these."""
    agreed: dict[str, int]
    """By aspect."""
    excused: dict[str, int]
    """Pages that are not counted, by their reason."""

    def share(self, aspect: str) -> float:
        """The percentage of agreement."""
        whole = self.pages if aspect == "verdict" else self.failing
        return 100 * self.agreed[aspect] / whole if whole else 100.0

    def lines(self) -> Iterable[str]:
        """A line of figures, and one for each reason."""
        parts = [
            f"{aspect} {self.agreed[aspect]}/{self.pages if aspect == 'verdict' else self.failing}"
            f" ({self.share(aspect):.1f} %)"
            for aspect in ASPECTS
        ]
        yield f"{self.name + ':':<12} {', '.join(parts)}"
        for reason, count in self.excused.items():
            yield f"{'':<12} set apart: {count}, {reason}"


def count(name: str, compared: Iterable[tuple[Comparison, str]]) -> Figures:
    """Figures of comparisons, each with the reason why it is set apart or an empty text."""
    found = list(compared)
    kept = [comparison for comparison, reason in found if not reason]
    return Figures(
        name,
        len(kept),
        sum(comparison.hugo is not None for comparison in kept),
        {aspect: sum(getattr(comparison, aspect) is True for comparison in kept) for aspect in ASPECTS},
        dict(Counter(reason for _, reason in found if reason)),
    )


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what the tests carry; they may have run in other processes."""
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    lines = [
        line
        for report in reports
        if getattr(report, "when", "") == "call"
        for name, line in getattr(report, "user_properties", ())
        if name == PROPERTY
    ]
    if lines:
        terminalreporter.section("agreement with Hugo")
        for line in lines:
            terminalreporter.write_line(line)
