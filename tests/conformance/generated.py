"""Generated pages held against the real Hugo."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from tests.conformance.judge import Comparison, ask_each, compare, we_say
from tests.conformance.table import CONFIG
from tests.real_hugo import write_site


class Damaged(Protocol):
    """What a generator gives."""

    @property
    def format(self) -> str: ...

    @property
    def page(self) -> str: ...

    @property
    def sound(self) -> str: ...


class Generator(NamedTuple):
    """A source of pages."""

    make: Callable[[int, int], Iterable[Damaged]]
    templates: Mapping[str, str]
    pages: int
    """How many a run has."""


class Compared(NamedTuple):
    """One page and how it went."""

    format: str
    page: str
    comparison: Comparison


def wanted(generator: Generator, whole: int) -> int:
    """How many pages of a generator to make: more by HUGOLINT_CONFORMANCE, the number of pages in all."""
    asked = int(os.environ.get("HUGOLINT_CONFORMANCE") or whole)
    return max(1, generator.pages * asked // whole)


def seed() -> int:
    """The seed: HUGOLINT_CONFORMANCE_SEED, else always the same."""
    return int(os.environ.get("HUGOLINT_CONFORMANCE_SEED") or 1)


def compare_pages(pages: list[Damaged], templates: Mapping[str, str], root: Path) -> list[Compared]:
    """Each page alone in a site with these templates: Hugo's verdict and ours."""

    def make(folder: Path) -> None:
        write_site(folder, {"hugo.toml": CONFIG, "layouts/all.html": "{{ .Content }}", **templates})

    def write(folder: Path, text: str) -> None:
        write_site(folder, {"content/p.md": text})

    says = ask_each(make, [damaged.page for damaged in pages], root, write)
    make(root / "ours")
    compared = []
    for damaged, hugo in zip(pages, says, strict=True):
        write(root / "ours", damaged.page)
        compared.append(Compared(damaged.format, damaged.page, compare(hugo, we_say(root / "ours"))))
    return compared
