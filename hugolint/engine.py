"""The whole run: find the site, read it, run the rules, drop what is silenced, stamp the rest.

Paths choose what is reported, never what is loaded: a collision needs the whole site even when one file is named.
"""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from hugolint import __version__
from hugolint.config import (
    BASELINE_NAME,
    CONFIG_NAME,
    Config,
    ConfigFile,
    check_plugins,
    check_required_version,
    memoized,
    read_config,
    resolve_config,
)
from hugolint.engine_rules import (
    ENGINE_RULES,
    RULE_CRASH,
    UNKNOWN_SUPPRESSION,
    UNREADABLE_FILE,
    UNUSED_SUPPRESSION,
)
from hugolint.errors import ConfigError, UsageError
from hugolint.finding import HUGO_RANK, Diagnostic, Finding, Hugo
from hugolint.hugo import versions
from hugolint.hugo.boundary import find_top
from hugolint.hugo.config import find_default_root, find_root
from hugolint.hugo.errors import SiteError
from hugolint.hugo.site import BuildOptions, Page, Parting, Site, load_site
from hugolint.hugo.text import Position, Span
from hugolint.registry import load_rules, plugin_names
from hugolint.result import Result, RuleInfo, SiteSummary, Verdict
from hugolint.rule import LoadedRule, Options, PageRule, SiteRule
from hugolint.scope import Scope
from hugolint.selection import Selection
from hugolint.stamp import Stamper
from hugolint.suppress import Directive, Raw, apply, describe_fault, read_directives
from hugolint.verdict import judge

FAIL_RANK = {"info": 1, "warning": 2, "error": 3, "never": 4}
"""`--fail-on` words by the severity that they ask for at least."""
MOST_OF_A_PAGE, MOST_OF_A_SITE = 1_000, 10_000
"""How many findings one rule may have in one page, and one of the site's rules in all; nobody reads more."""
NEWEST = "newest"
"""In place of a version: the newest whose behaviour is known."""


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
    upgrade: str = ""
    """Report only what this version, or `NEWEST`, breaks and the site's own does not."""
    fail_on: str = ""
    stdin: bytes | None = None
    """The text of the one path that is named, in place of what is on disk."""
    changed_since: str = ""
    """Report only what has come since a branch left this commit."""
    baseline: bool = True
    """Leave out what the site's baseline holds."""
    tracked_only: bool = False
    """Take only what git tracks for the site, as in a hook; else what git does not ignore."""
    verdict: bool = True
    """Whether to say if Hugo would build; it takes a while on large sites, and not every report shows it."""

    @property
    def asks_verdict(self) -> bool:
        """Whether the findings asked for are those that stop Hugo; the report then ends with the verdict."""
        return any("fails" in word.split(",") for word in self.select)


@dataclass(slots=True)
class Outcome:
    """What one site gave."""

    summary: SiteSummary
    config: Config
    diagnostics: list[Diagnostic]
    rules: Mapping[str, LoadedRule]
    """The rules that ran to their end."""
    whole: bool
    """Whether the whole site was asked for, with nothing left out."""
    suppressed: int
    crashed: list[str]
    baselined: int = 0
    stale: int = 0


def lint(request: Request) -> Result:
    """Lint every site that the paths lie in.

    Raises HugolintError (usage, config, rules) and SiteError (no site, broken Hugo config).
    """
    started = time.perf_counter()
    lint_one = lint_upgrade if request.upgrade else lint_site
    outcomes = [_fresh(lint_one(root, paths, request), root, request) for root, paths in find_sites(request).items()]
    return Result(
        sites=tuple(outcome.summary for outcome in outcomes),
        diagnostics=tuple(diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics),
        rules=max((len(outcome.rules) for outcome in outcomes), default=0),
        suppressed=sum(outcome.suppressed for outcome in outcomes),
        baselined=sum(outcome.baselined for outcome in outcomes),
        stale=sum(outcome.stale for outcome in outcomes),
        seconds=time.perf_counter() - started,
        fail_on=request.fail_on
        or min((one.config.fail_on or "error" for one in outcomes), key=FAIL_RANK.__getitem__, default="error"),
        asks_verdict=request.asks_verdict,
        below=_below_top(request.cwd),
        rule_infos=_rule_infos(outcomes),
        crashed=tuple(text for outcome in outcomes for text in outcome.crashed),
    )


def _below_top(cwd: Path) -> str:
    """A folder from the top of its git repository."""
    top = find_top(cwd)
    return cwd.relative_to(top).as_posix() if top is not None and top != cwd else ""


def _rule_infos(outcomes: Iterable[Outcome]) -> tuple[RuleInfo, ...]:
    found = {}
    for outcome in outcomes:
        for name in {one.rule for one in outcome.diagnostics}:
            rule = ENGINE_RULES.get(name) or outcome.rules[name]
            found[name] = RuleInfo(name, rule.group, rule.rule.summary, rule.manual, rule.rule.severity)
    return tuple(found[name] for name in sorted(found))


def _fresh(outcome: Outcome, root: Path, request: Request) -> Outcome:
    """What of an outcome is new, as far as that is asked."""
    if request.changed_since:
        from hugolint.fresh import only_changed

        outcome = only_changed(outcome, root, request, lint_upgrade if request.upgrade else lint_site)
    if request.baseline and os.path.lexists(root / BASELINE_NAME):
        from hugolint.fresh import without_baseline

        outcome = without_baseline(outcome, root, request)
    return outcome


def find_sites(request: Request) -> dict[Path, list[Path]]:
    """The root of each site that is asked for, with the paths that lie in it. Raises UsageError at a missing path."""
    for path in request.paths:
        if request.stdin is None and not os.path.lexists(request.cwd / path):
            raise UsageError("no such file or folder", str(path))
    if request.source is not None:
        if not request.source.is_dir():
            raise UsageError("--source names no folder", str(request.source))
        return {request.source.absolute(): list(request.paths)}
    if not request.paths:
        return {_root_of(request.cwd): []}
    sites: dict[Path, list[Path]] = {}
    strays: dict[Path, list[Path]] = {}
    roots: dict[Path, Path] = {}
    for path in request.paths:
        absolute = Path(os.path.abspath(request.cwd / path))
        folder = absolute if absolute.is_dir() else absolute.parent
        root = roots[folder] if folder in roots else roots.setdefault(folder, _root_of(folder))
        found = sites if folder is absolute or _is_site(root) else strays
        found.setdefault(root, []).append(path)
    # A file that is no site's asks for nothing, and a hook may well name some; by hand and alone it is a mistake.
    return sites if sites or request.force_exclude else strays


def _root_of(path: Path) -> Path:
    """The site that a path lies in; without any Hugo config the folder that holds its content.

    A theme has a config of its own, and yet is a part of the site that it lies in.
    """
    root = find_root(path)
    if root is not None and root.parent.name == "themes":
        return find_root(root.parent) or root
    return root or find_default_root(path)


def _is_site(root: Path) -> bool:
    return (root / "content").is_dir() or find_root(root) == root


def open_site(
    root: Path, request: Request, parting: Parting | None = None
) -> tuple[Config, dict[str, LoadedRule], Site]:
    """Read the config, the rules and the site; without a parting the site is every file on disk, as for Hugo."""
    file = _find_config(root, request)
    if file is not None:
        check_required_version(file, __version__)
        check_plugins(file, plugin_names)
    rules = load_rules(file.plugins() if file else (), request.rule_folders)
    config = resolve_config(file, {**rules, **ENGINE_RULES}) if file else Config()
    return config, rules, _load_site(root, request, config, parting)


def open_pages(root: Path, request: Request) -> tuple[Config, Site]:
    """Read the config and the site; the rules only where there is a config for them to judge."""
    if request.rule_folders or _find_config(root, request) is not None:
        config, _, site = open_site(root, request)
        return config, site
    return Config(), _load_site(root, request, Config(), None)


def _load_site(root: Path, request: Request, config: Config, parting: Parting | None) -> Site:
    version = request.hugo_version or config.hugo_version
    try:
        return load_site(root, request.build, version, parting, _unsaved(request))
    except SiteError as error:
        if not error.path:
            raise
        raise SiteError(error.message, _shown(root / error.path, request), error.position) from error


def _unsaved(request: Request) -> dict[str, bytes]:
    """The texts that an editor has not saved yet, by absolute path."""
    if request.stdin is None:
        return {}
    return {os.path.abspath(request.cwd / path): request.stdin for path in request.paths}


def _find_config(root: Path, request: Request) -> ConfigFile | None:
    """The config file that holds for a site, read; None where there is none."""
    path = request.config or root / CONFIG_NAME
    if request.config is None:
        if not os.path.lexists(path):
            other = path.with_suffix(".yml")
            if os.path.lexists(other):
                raise ConfigError(f"this name is not read: rename the file to {CONFIG_NAME}", _shown(other, request))
            return None
        if path.exists() and not path.is_file():
            raise ConfigError("this is no ordinary file", _shown(path, request))
        inside = os.path.realpath(find_top(Path(os.path.realpath(root))) or root)
        if path.is_symlink() and not path.resolve().is_relative_to(inside):
            # An error would tell what stands there.
            raise ConfigError("this is a symbolic link to a place outside of the site", _shown(path, request))
    return read_config(path, _shown(path, request))


def _shown(path: Path, request: Request) -> str:
    """A path as the user may type it: POSIX, relative to the working directory."""
    return os.path.relpath(path, request.cwd).replace(os.sep, "/")


def lint_site(root: Path, paths: list[Path], request: Request) -> Outcome:
    """Lint one site; report what the paths ask for."""
    from hugolint.working_tree import WorkingTree  # late: only a check asks git

    tree = WorkingTree(tracked_only=request.tracked_only, named=(request.cwd / path for path in paths))
    config, rules, site = open_site(root, request, tree)
    selection = Selection(rules, config, request.select, request.ignore)
    scope = Scope(site, paths, request.cwd, config, force_exclude=request.force_exclude)
    if request.stdin is not None:
        scope.keep_to_content()
    run = _Run(site, config, selection, scope)
    directives = {page.source.path: found for page in site.documents if (found := read_directives(page))}
    wanted = _Wanted(selection, scope)
    raws = list(run.findings())
    unreadable = list(_unreadable(site))
    kept, suppressed = apply(wanted.filter(raws), directives)
    own = wanted.filter((*unreadable, *_bad_directives(site, directives, rules, run, wanted)))
    crashes = wanted.selected(run.crashes)
    diagnostics = Stamper(site, config, request.cwd).all((*own, *crashes, *wanted.filter(kept)))
    summary = SiteSummary(
        root=_shown(root, request),
        hugo_version=site.version_text,
        version_origin=version_origin(site, config, request),
        version_doubt=versions.doubt(site.version),
        newest=site.version == versions.NEWEST,
        languages=tuple(language.key for language in site.languages),
        multihost=site.multihost,
        unknown=(*site.unknown, *run.cut),
        verdict=judge(site, (*raws, *unreadable), rules.values(), run.finished, scope)
        if request.verdict or request.asks_verdict
        else Verdict("unknown"),
        files=site.files,
    )
    crashed = [f"{_shown(root / path, request)}: {text}" for path, text in run.tracebacks]
    ran = {rule.id: rule for rule in run.finished}
    return Outcome(summary, config, diagnostics, ran, scope.whole, suppressed, crashed)


def lint_upgrade(root: Path, paths: list[Path], request: Request) -> Outcome:
    """Lint one site for the version that it uses and for a newer one; keep what only that one breaks or warns of."""
    now = lint_site(root, paths, request)
    used = now.summary.hugo_version
    target = request.upgrade
    if target == NEWEST:
        target = versions.text_of(max(versions.parse(used), versions.NEWEST))
    then = now if target == used else lint_site(root, paths, replace(request, hugo_version=target))
    levels: dict[tuple[str, str, Position], int] = {}
    for diagnostic in now.diagnostics:
        key = _key(diagnostic)
        levels[key] = max(levels.get(key, 0), HUGO_RANK[diagnostic.hugo])
    return replace(
        then,
        summary=replace(then.summary, upgrade_from=used, version_origin=now.summary.version_origin),
        diagnostics=[
            one
            for one in then.diagnostics
            if one.rule == RULE_CRASH.id or HUGO_RANK[one.hugo] > levels.get(_key(one), 0)
        ],
        suppressed=0,
        crashed=list(dict.fromkeys((*now.crashed, *then.crashed))),
    )


def _key(diagnostic: Diagnostic) -> tuple[str, str, Position]:
    """What makes two findings of two runs the same."""
    return diagnostic.rule, diagnostic.place.path, diagnostic.place.start


def version_origin(site: Site, config: Config, request: Request) -> str:
    """What names the Hugo version of a site; empty where nothing does."""
    if request.hugo_version:
        return "--hugo-version"
    if config.hugo_version:
        return config.path
    if site.pin is None:
        return ""
    path = _shown(site.root / site.pin.path, request) if site.pin.line else site.pin.path
    return f"{path}:{site.pin.line}" if site.pin.line else path


class _Wanted(NamedTuple):
    """Tells the findings that are asked for: by their rule, and by their place."""

    selection: Selection
    scope: Scope

    def selected(self, raws: Iterable[Raw]) -> list[Raw]:
        """The findings of the rules that are asked for, wherever they are."""
        wants = self.selection.wants
        return [raw for raw in raws if wants(raw.rule, _hugo(raw), raw.finding.source.path)]

    def filter(self, raws: Iterable[Raw]) -> list[Raw]:
        """The findings that are to be reported."""
        return [raw for raw in self.selected(raws) if self.scope.reports(raw.finding)]


class _Run:
    """Runs the rules over a site and survives those that raise."""

    def __init__(self, site: Site, config: Config, selection: Selection, scope: Scope) -> None:
        self._site = site
        self._selection = selection
        self._scope = scope
        self._options = memoized(config)
        self.crashes: list[Raw] = []
        self.cut: list[str] = []
        """What is not told for there is too much of it, a short clause each."""
        self.crashed: set[str] = set()
        """The rules that raised."""
        self.tracebacks: list[tuple[str, str]] = []
        """The path and what was raised there: a line that says it, then the traceback."""

    @property
    def finished(self) -> list[LoadedRule]:
        """The rules that ran to their end."""
        return [rule for rule in self._selection.rules if rule.id not in self.crashed]

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
        left = MOST_OF_A_PAGE if isinstance(subject, Page) else MOST_OF_A_SITE
        try:
            for finding in rule.rule.check(subject, options):  # type: ignore[arg-type]
                if not isinstance(finding, Finding):
                    raise TypeError(f"a rule yields findings, not {type(finding).__name__}")
                if left == 0:
                    where = f" in {subject.path}" if isinstance(subject, Page) else ""
                    self.cut.append(f"what else {rule.id} finds{where}")
                    break
                left -= 1
                yield Raw(rule, finding)
        except (Exception, SystemExit) as error:  # a broken rule must not hide what the others found
            source = subject.source if isinstance(subject, Page) else self._site.root_source
            said = " ".join(str(error).split()) or "no message"
            message = f"the rule {rule.id} raised {type(error).__name__}: {said}"
            self.crashed.add(rule.id)
            self.tracebacks.append((source.path, f"{message}\n{traceback.format_exc()}"))
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
    site: Site, directives: dict[str, list[Directive]], rules: dict[str, LoadedRule], run: _Run, wanted: _Wanted
) -> Iterator[Raw]:
    """Comments that name no rule, and those of a rule that judged the page and had nothing to silence."""
    skipped = {page.path for page in site.pages if not page.published}
    for path, found in directives.items():
        if not wanted.scope.covers(path):
            continue
        for one in found:
            fault = describe_fault(one, rules)
            if fault:
                yield Raw(UNKNOWN_SUPPRESSION, Finding(source=one.source, span=one.span, message=fault))
            elif one.used or one.rule in run.crashed or path in skipped:
                continue
            elif wanted.selection.judges(one.rule, path):
                message = f"{one.rule} finds nothing here to silence"
                help_ = "remove the comment"
                yield Raw(UNUSED_SUPPRESSION, Finding(source=one.source, span=one.span, message=message, help=help_))
