"""The whole run: find the site, read it, run the rules, drop what is silenced, stamp the rest.

Paths choose what is reported, never what is loaded: a collision needs the whole site even when one file is named.
"""

from __future__ import annotations

import datetime
import os
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hugolint.config import CONFIG_NAME, Config, memoized, read_config, resolve_config
from hugolint.errors import UsageError, nearest
from hugolint.engine_rules import RULE_CRASH, UNKNOWN_SUPPRESSION, UNREADABLE_FILE, UNUSED_SUPPRESSION
from hugolint.finding import Diagnostic, Finding, Hugo
from hugolint.hugo.config import find_default_root, find_root
from hugolint.hugo.site import BuildOptions, Page, Site, load_site
from hugolint.hugo.text import Span
from hugolint.registry import load_rules
from hugolint.result import Result, SiteSummary
from hugolint.rule import LoadedRule, Options, PageRule, SiteRule
from hugolint.scope import Scope
from hugolint.selection import Selection
from hugolint.stamp import Stamper
from hugolint.suppress import Directive, Raw, apply, read_directives


FAIL_RANK = {"info": 1, "warning": 2, "error": 3, "never": 4}
"""`--fail-on` words by the severity that they ask for at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the command line asks for."""

    paths: tuple[Path, ...] = ()
    cwd: Path = field(default_factory=Path.cwd)
    source: Path | None = None
    config: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rule_folders: tuple[Path, ...] = ()
    force_exclude: bool = False
    build: BuildOptions = field(default_factory=BuildOptions)
    hugo_version: str = ""
    fail_on: str = ""


@dataclass(slots=True)
class Outcome:
    """What one site gave."""

    summary: SiteSummary
    config: Config
    diagnostics: list[Diagnostic]
    rules: int
    suppressed: int
    crashed: list[str]


def lint(request: Request) -> Result:
    """Lint every site that the paths lie in.

    Raises HugolintError (usage, config, rules) and SiteError (no site, broken Hugo config).
    """
    started = time.perf_counter()
    outcomes = [lint_site(root, paths, request) for root, paths in find_sites(request).items()]
    return Result(
        sites=tuple(outcome.summary for outcome in outcomes),
        diagnostics=tuple(diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics),
        rules=max((outcome.rules for outcome in outcomes), default=0),
        suppressed=sum(outcome.suppressed for outcome in outcomes),
        baselined=0,
        seconds=time.perf_counter() - started,
        fail_on=request.fail_on or min((one.config.fail_on for one in outcomes), key=FAIL_RANK.__getitem__),
        crashed=tuple(text for outcome in outcomes for text in outcome.crashed),
    )


def find_sites(request: Request) -> dict[Path, list[Path]]:
    """The root of each site that is asked for, with the paths that lie in it. Raises UsageError at a missing path."""
    for path in request.paths:
        if not os.path.lexists(path):
            raise UsageError("no such file or folder", str(path))
    if request.source is not None:
        if not request.source.is_dir():
            raise UsageError("--source names no folder", str(request.source))
        return {request.source.absolute(): list(request.paths)}
    sites: dict[Path, list[Path]] = {}
    if not request.paths:
        sites[_root_of(request.cwd)] = []
    for path in request.paths:
        absolute = Path(os.path.abspath(request.cwd / path))
        sites.setdefault(_root_of(absolute), []).append(path)
    return sites


def _root_of(path: Path) -> Path:
    """The site that a path lies in; without any Hugo config the folder that holds its content."""
    return find_root(path) or find_default_root(path)


def open_site(root: Path, request: Request) -> tuple[Config, dict[str, LoadedRule], Site]:
    """Read the config, the rules and the site."""
    path = request.config or root / CONFIG_NAME
    shown = os.path.relpath(path, request.cwd).replace(os.sep, "/")
    file = read_config(path, shown) if request.config is not None or path.is_file() else None
    rules = load_rules(file.plugins() if file else (), request.rule_folders)
    config = resolve_config(file, rules) if file else Config()
    version = request.hugo_version or config.hugo_version
    return config, rules, load_site(root, request.build, version)


def lint_site(root: Path, paths: list[Path], request: Request) -> Outcome:
    """Lint one site; report what the paths ask for."""
    config, rules, site = open_site(root, request)
    selection = Selection(rules, config, request.select, request.ignore)
    scope = Scope(site, paths, request.cwd, config, force_exclude=request.force_exclude)
    run = _Run(site, config, selection, scope)
    directives = {page.source.path: found for page in site.documents if (found := read_directives(page))}
    raws = [raw for raw in run.findings() if selection.wants(raw.rule, _hugo(raw), raw.finding.source.path)]
    kept, suppressed = apply(raws, directives)
    own = [*_unreadable(site), *run.crashes, *_bad_directives(directives, rules, selection, scope)]
    stamp = Stamper(site, config, request.cwd)
    diagnostics = stamp.all(raw for raw in (*own, *kept) if scope.reports(raw.finding))
    summary = SiteSummary(
        root=os.path.relpath(root, request.cwd).replace(os.sep, "/"),
        hugo_version=site.version_text,
        languages=tuple(language.key for language in site.languages),
        multihost=site.multihost,
        unknown=tuple(site.unknown),
        files=site.files,
    )
    return Outcome(summary, config, diagnostics, len(selection.rules), suppressed, run.tracebacks)


class _Run:
    """Runs the rules over a site and survives those that raise."""

    def __init__(self, site: Site, config: Config, selection: Selection, scope: Scope) -> None:
        self._site = site
        self._selection = selection
        self._scope = scope
        self._options = memoized(config)
        self.crashes: list[Raw] = []
        self.tracebacks: list[str] = []

    def findings(self) -> Iterator[Raw]:
        """What the page rules say of the pages asked for, then what the site rules say."""
        page_rules = [rule for rule in self._selection.rules if isinstance(rule.rule, PageRule)]
        for page in self._site.documents:
            if self._scope.covers(page.source.path):
                for rule in page_rules:
                    yield from self._check(rule, page, self._options(rule, page.source.path))
        for rule in self._selection.rules:
            if isinstance(rule.rule, SiteRule):
                yield from self._check(rule, self._site, self._options(rule, ""))

    def _check(self, rule: LoadedRule, subject: Page | Site, options: Options) -> Iterator[Raw]:
        try:
            for finding in rule.rule.check(subject, options):  # type: ignore[arg-type]
                yield Raw(rule, finding)
        except Exception as error:  # a broken rule must not hide what the others found
            self.tracebacks.append(traceback.format_exc())
            source = subject.source if isinstance(subject, Page) else self._site.root_source
            message = f"the rule {rule.id} raised {type(error).__name__}: {str(error) or 'no message'}"
            finding = Finding(
                source=source, span=Span(0, 0), message=message, help="tell the rule's author; -v shows where"
            )
            self.crashes.append(Raw(RULE_CRASH, finding))


def _hugo(raw: Raw) -> Hugo:
    return raw.finding.hugo or raw.rule.rule.hugo


def _unreadable(site: Site) -> Iterator[Raw]:
    for source, reason in site.unreadable:
        message = f"the file cannot be read: {reason}"
        yield Raw(UNREADABLE_FILE, Finding(source=source, span=Span(0, 0), message=message))


def _bad_directives(
    directives: dict[str, list[Directive]], rules: dict[str, LoadedRule], selection: Selection, scope: Scope
) -> Iterator[Raw]:
    """Comments that name no rule, and those of a rule that ran and had nothing to silence."""
    ran = {rule.id for rule in selection.rules}
    for path, found in directives.items():
        if not scope.covers(path):
            continue
        for one in found:
            if one.rule not in rules:
                message = f'no rule is called "{one.rule}"{nearest(one.rule, rules)}' if one.rule else "names no rule"
                yield Raw(UNKNOWN_SUPPRESSION, Finding(source=one.source, span=one.span, message=message))
            elif one.rule in ran and not one.used:
                message = f"{one.rule} finds nothing here to silence"
                help_ = "remove the comment"
                yield Raw(UNUSED_SUPPRESSION, Finding(source=one.source, span=one.span, message=message, help=help_))
