"""Figures of whole sites: how often we agree with Hugo, aspect by aspect."""

from __future__ import annotations

from collections.abc import Iterable

from tests.conformance.whole.comparison import ASPECTS, Comparison


class Figures:
    """Sums over the sites of one shape."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sites = 0
        self.agreed = dict.fromkeys(ASPECTS, 0)
        self.differing = dict.fromkeys(ASPECTS, 0)
        self.unknown = dict.fromkeys(ASPECTS, 0)
        self.worst: list[str] = []

    def add(self, seed: int, comparison: Comparison) -> None:
        """One more site."""
        self.sites += 1
        for aspect, tally in comparison.items():
            self.agreed[aspect] += tally.agreed
            self.differing[aspect] += len(tally.differing)
            self.unknown[aspect] += tally.unknown
            self.worst += [f"{self.name} {seed}, {aspect}: {one}" for one in tally.differing]

    def share(self, aspect: str) -> float:
        """The percentage of agreement."""
        whole = self.agreed[aspect] + self.differing[aspect]
        return 100 * self.agreed[aspect] / whole if whole else 100.0

    def lines(self) -> Iterable[str]:
        """The figures, and what is not counted in them."""
        parts = [
            f"{aspect} {self.agreed[aspect]}/{self.agreed[aspect] + self.differing[aspect]} ({self.share(aspect):.1f} %)"
            for aspect in ASPECTS
        ]
        yield f"{self.name + ':':<8} {self.sites} sites, {', '.join(parts)}"
        left = [f"{aspect} {self.unknown[aspect]}" for aspect in ASPECTS if self.unknown[aspect]]
        if left:
            yield f"{'':<8} left open as unknown or random: {', '.join(left)}"
