"""What a rule is: one typed value that names its check, its options, its defaults and its examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

from hugolint.finding import Finding, Hugo, Severity
from hugolint.hugo.site import Page, Site


@dataclass(frozen=True)
class Options:
    """A rule's options: a frozen dataclass with a default for every field; `Options` itself has none."""


O = TypeVar("O", bound=Options)  # noqa: E741


@dataclass(frozen=True)
class Good:
    """An example without findings: a page's text, or the files of a small site."""

    files: str | Mapping[str, str]
    options: Mapping[str, object] = field(default_factory=dict)
    """As the config would give them."""


@dataclass(frozen=True)
class Bad:
    """An example with exactly one finding, whose source text is `at` and whose message holds `says`."""

    files: str | Mapping[str, str]
    at: str
    """The text under the caret; `path:text` where the path matters."""
    says: str
    options: Mapping[str, object] = field(default_factory=dict)
    fixed: str | None = None
    """The first file's text after the finding's fix."""


@dataclass(frozen=True, kw_only=True)
class PageRule(Generic[O]):
    """A rule that judges one page at a time."""

    id: str
    summary: str
    check: Callable[[Page, O], Iterator[Finding]]
    options: type[O]
    examples: tuple[Good | Bad, ...]
    severity: Severity = Severity.ERROR
    hugo: Hugo = Hugo.SILENT
    enabled: bool = True


@dataclass(frozen=True, kw_only=True)
class SiteRule(Generic[O]):
    """A rule that needs the whole site to judge."""

    id: str
    summary: str
    check: Callable[[Site, O], Iterator[Finding]]
    options: type[O]
    examples: tuple[Good | Bad, ...]
    severity: Severity = Severity.ERROR
    hugo: Hugo = Hugo.SILENT
    enabled: bool = True


Rule: TypeAlias = PageRule[Options] | SiteRule[Options]


@dataclass(frozen=True, kw_only=True)
class LoadedRule:
    """A rule with what its file says of it."""

    rule: Rule
    group: str
    manual: str
    """The module's docstring: what is wrong, why it matters, how to put it right."""
    origin: str
    """`rules/<group>/<file>` for our own, else the file or the entry point it came from."""

    @property
    def id(self) -> str:
        """The rule's name in configs and reports."""
        return self.rule.id
