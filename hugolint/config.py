"""`.hugolint.yaml`: read with positions, so that every error in it says file, line, column and the nearest right word.

Reading has two steps, for the file itself may name plugins: `read_config` gives the file's node tree, `resolve_config`
judges it against the rules there are.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from hugolint.errors import ConfigError, nearest
from hugolint.finding import Severity
from hugolint.hugo.nodes import Entry, Node, Scalar, Sequence
from hugolint.hugo.nodes import Mapping as MappingNode
from hugolint.hugo.text import Source, Span
from hugolint.rule import LoadedRule, Options, SiteRule

if TYPE_CHECKING:
    import pathspec

CONFIG_NAME = ".hugolint.yaml"
BASELINE_NAME = ".hugolint-baseline.json"
KEYS = ("required-version", "hugo-version", "exclude", "fail-on", "rules", "overrides", "plugins")
SEVERITIES = {severity.value: severity for severity in Severity}
FAIL_ON = (*SEVERITIES, "never")
_VERSION = re.compile(r"v?(\d{1,6})\.(\d{1,6})(?:\.(\d{1,6}))?(?:[-+]\S*)?")


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What a config says of one rule; None and empty mean that it says nothing."""

    enabled: bool | None = None
    severity: Severity | None = None
    given: Mapping[str, object] = dataclasses.field(default_factory=dict)
    """Options by field name, already of their type."""


@dataclass(frozen=True, slots=True)
class Globs:
    """File patterns as in .gitignore, relative to the site's root."""

    patterns: tuple[str, ...]
    spec: pathspec.PathSpec[Any]

    def match_file(self, path: str) -> bool:
        """Whether a file is meant."""
        return self.spec.match_file(path)


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for some files only."""

    files: Globs
    rules: Mapping[str, RuleSetting]


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """The config as written, not yet judged; `root` is None where the file is empty."""

    source: Source
    root: MappingNode | None

    def plugins(self) -> tuple[str, ...]:
        """The entry points to load, by name. Raises ConfigError where they are no list of names."""
        entry = self.root.find("plugins") if self.root else None
        return _texts(self.source, entry.value, "plugins") if entry else ()


@dataclass(frozen=True, kw_only=True)
class Config:
    """The config, resolved: what `.hugolint.yaml` says, or the defaults."""

    path: str = ""
    """As the user knows it; empty where there is no file."""
    hugo_version: str = ""
    fail_on: str = ""
    """Empty where it does not say."""
    exclude: Globs | None = None
    rules: Mapping[str, RuleSetting] = dataclasses.field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    plugins: tuple[str, ...] = ()

    def excludes(self, path: str) -> bool:
        """Whether findings in a file (relative to the site's root) are never reported."""
        return self.exclude is not None and self.exclude.match_file(path)

    def settings(self, rule: str, path: str) -> Iterable[RuleSetting]:
        """What holds of a rule in one file: the general setting, then each override, the last one strongest."""
        if rule in self.rules:
            yield self.rules[rule]
        for override in self.overrides:
            if rule in override.rules and override.files.match_file(path):
                yield override.rules[rule]

    def enabled(self, rule: LoadedRule, path: str) -> bool | None:
        """Whether the config turns a rule on or off in a file; None where it does not say."""
        verdict: bool | None = None
        for setting in self.settings(rule.id, path):
            verdict = setting.enabled if setting.enabled is not None else verdict
        return verdict

    def severity(self, rule: str, path: str) -> Severity | None:
        """The severity that the config gives all findings of a rule in a file."""
        verdict: Severity | None = None
        for setting in self.settings(rule, path):
            verdict = setting.severity or verdict
        return verdict

    def options(self, rule: LoadedRule, path: str) -> Options:
        """A rule's options for a file."""
        given: dict[str, object] = {}
        for setting in self.settings(rule.id, path):
            given.update(setting.given)
        return rule.rule.options(**given)


def read_config(path: Path, shown: str) -> ConfigFile:
    """Read a config file; `shown` is its name in messages. Raises ConfigError where it is unreadable or no YAML."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror or error}", shown) from error
    source = Source.decode(shown, data)
    from hugolint.hugo.matter import decode

    root, problems = decode(source.text, "yaml")
    for problem in problems:
        message = problem.message.replace("the front matter", "the file")
        raise ConfigError(message, shown, source.position(problem.span.start))
    if root is None and source.text.strip():
        raise ConfigError("this is no YAML that can be read", shown, source.position(0))
    return ConfigFile(source, root)


def check_required_version(file: ConfigFile, version: str) -> None:
    """Judge `required-version`, before anything that another version may know better. Raises ConfigError."""
    entry = file.root.find("required-version") if file.root else None
    if entry is None:
        return
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    text = entry.value.text.strip() if isinstance(entry.value, Scalar) else ""
    try:
        wanted = SpecifierSet(f"=={text}" if text[:1].isdigit() else text, prereleases=True)
    except InvalidSpecifier:
        wanted = SpecifierSet()
    if not text or not str(wanted):
        raise _error(file.source, entry.value.span, 'required-version must be as ">=0.1,<2"')
    if version not in wanted:
        raise _error(file.source, entry.value.span, f"this site wants hugolint {text}, and this is {version}")


def check_plugins(file: ConfigFile, installed: Callable[[], Iterable[str]]) -> None:
    """Judge the names of plugins. Raises ConfigError at the first that is not installed."""
    entry = file.root.find("plugins") if file.root else None
    if entry is None or not file.plugins():
        return
    known = frozenset(installed())
    for node in entry.value.items if isinstance(entry.value, Sequence) else (entry.value,):
        if isinstance(node, Scalar) and node.text not in known:
            raise _error(file.source, node.span, f'no plugin "{node.text}" is installed{nearest(node.text, known)}')


def resolve_config(file: ConfigFile, rules: Mapping[str, LoadedRule]) -> Config:
    """Judge a config against the rules there are. Raises ConfigError at the first thing that is not in order."""
    source, root = file.source, file.root
    if root is None:
        return Config(path=source.path)
    found: dict[str, Node] = {}
    for entry in root.entries:
        if entry.key.text not in KEYS:
            raise _error(source, entry.key.span, f'unknown key "{entry.key.text}"{nearest(entry.key.text, KEYS)}')
        found[entry.key.text] = entry.value
    return Config(
        path=source.path,
        hugo_version=_version(source, found["hugo-version"]) if "hugo-version" in found else "",
        fail_on=_choice(source, found["fail-on"], FAIL_ON, "fail-on") if "fail-on" in found else "",
        exclude=_globs(source, found["exclude"], "exclude") if "exclude" in found else None,
        rules=_rules(source, found["rules"], rules, "rules") if "rules" in found else {},
        overrides=tuple(_overrides(source, found["overrides"], rules)) if "overrides" in found else (),
        plugins=file.plugins(),
    )


def parse_version(text: str) -> str | None:
    """`0.147`, `v0.147.9` or `0.147.9-extended` as `0.147.0`, `0.147.9`, `0.147.9`; None for anything else."""
    match = _VERSION.fullmatch(text.strip())
    return f"{match[1]}.{match[2]}.{match[3] or 0}" if match else None


def option_fields(options: type[Options]) -> dict[str, tuple[str, Any, object]]:
    """The options of a rule by the name a config uses: field name, type, default."""
    hints = get_type_hints(options)
    default = options()
    return {
        field.name.replace("_", "-"): (field.name, hints[field.name], getattr(default, field.name))
        for field in dataclasses.fields(options)
    }


def _error(source: Source, span: Span, message: str) -> ConfigError:
    return ConfigError(message, source.path, source.position(span.start))


def _version(source: Source, node: Node) -> str:
    version = parse_version(node.text) if isinstance(node, Scalar) else None
    if version is None:
        raise _error(source, node.span, 'hugo-version must be a version such as "0.168.0"')
    return version


def _choice(source: Source, node: Node, words: Iterable[str], name: str) -> str:
    words = tuple(words)
    if isinstance(node, Scalar) and node.text in words:
        return node.text
    given = node.text if isinstance(node, Scalar) else ""
    raise _error(source, node.span, f"{name} must be one of {', '.join(words)}{nearest(given, words)}")


def _texts(source: Source, node: Node, name: str) -> tuple[str, ...]:
    if isinstance(node, Scalar) and isinstance(node.value, str):
        return (node.text,)
    if not isinstance(node, Sequence):
        raise _error(source, node.span, f"{name} must be a list of words")
    for item in node.items:
        if not isinstance(item, Scalar) or item.value is None:
            raise _error(source, item.span, f"{name} must hold words only")
    return tuple(item.text for item in node.items if isinstance(item, Scalar))


def _globs(source: Source, node: Node, name: str) -> Globs:
    import pathspec

    patterns = _texts(source, node, name)
    for pattern, item in zip(patterns, node.items if isinstance(node, Sequence) else (node,), strict=True):
        try:
            pathspec.PathSpec.from_lines("gitignore", [pattern])
        except ValueError as error:
            message = f'{name} holds the pattern "{pattern}", which cannot be read'
            raise _error(source, item.span, message) from error
    return Globs(patterns, pathspec.PathSpec.from_lines("gitignore", patterns))


def _entries(source: Source, node: Node, name: str) -> tuple[Entry, ...]:
    if isinstance(node, MappingNode):
        return node.entries
    if isinstance(node, Scalar) and node.value is None:
        return ()
    raise _error(source, node.span, f"{name} must be a map")


def _rules(source: Source, node: Node, rules: Mapping[str, LoadedRule], name: str) -> dict[str, RuleSetting]:
    settings: dict[str, RuleSetting] = {}
    for entry in _entries(source, node, name):
        rule = rules.get(entry.key.text)
        if rule is None:
            raise _error(source, entry.key.span, f'unknown rule "{entry.key.text}"{nearest(entry.key.text, rules)}')
        settings[rule.id] = _setting(source, entry.value, rule)
    return settings


def _setting(source: Source, node: Node, rule: LoadedRule) -> RuleSetting:
    if isinstance(node, Scalar):
        return _short_setting(source, node, rule)
    given: dict[str, object] = {}
    severity: Severity | None = None
    enabled: bool | None = None
    fields = option_fields(rule.rule.options)
    for entry in _entries(source, node, rule.id):
        key = entry.key.text
        if key == "severity":
            short = _short_setting(source, entry.value, rule)
            severity, enabled = short.severity, short.enabled
        elif key in fields:
            field, kind, _ = fields[key]
            given[field] = _convert(source, entry.value, kind, f"{rule.id}: {key}")
        else:
            known = ("severity", *fields)
            raise _error(source, entry.key.span, f'{rule.id} has no option "{key}"{nearest(key, known)}')
    return RuleSetting(enabled=True if enabled is None and given else enabled, severity=severity, given=given)


def _short_setting(source: Source, node: Node, rule: LoadedRule) -> RuleSetting:
    """`error`, `warning`, `info` turn a rule on at that severity, `on` as it is; `off` turns it off."""
    if isinstance(node, Scalar) and (node.value is False or node.text == "off"):
        return RuleSetting(enabled=False)
    if isinstance(node, Scalar) and (node.value is True or node.text == "on"):
        return RuleSetting(enabled=True)
    word = _choice(source, node, (*SEVERITIES, "on", "off"), rule.id)
    return RuleSetting(enabled=True, severity=SEVERITIES[word])


def _overrides(source: Source, node: Node, rules: Mapping[str, LoadedRule]) -> Iterable[Override]:
    if not isinstance(node, Sequence):
        raise _error(source, node.span, "overrides must be a list of maps with files and rules")
    for item in node.items:
        parts = {entry.key.text: entry for entry in _entries(source, item, "an override")}
        for key, entry in parts.items():
            if key not in ("files", "rules"):
                message = f'an override has no key "{key}"{nearest(key, ("files", "rules"))}'
                raise _error(source, entry.key.span, message)
        if "files" not in parts or "rules" not in parts:
            raise _error(source, item.span, "an override needs both files and rules")
        settings = _rules(source, parts["rules"].value, rules, "rules")
        for rule, setting in settings.items():
            if setting.given and isinstance(rules[rule].rule, SiteRule):
                message = f"{rule} judges the whole site: an override can set its severity, not its options"
                raise _error(source, parts["rules"].key.span, message)
        yield Override(_globs(source, parts["files"].value, "files"), settings)


def _convert(source: Source, node: Node, kind: Any, name: str) -> object:
    """A node as a value of an option's type: bool, int, str, Literal, tuple[str, ...] or a Mapping of tuples."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _choice(source, node, arguments, name)
    if origin is tuple:
        return _texts(source, node, name)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {
            entry.key.text: _texts(source, entry.value, f"{name}.{entry.key.text}")
            for entry in _entries(source, node, name)
        }
    if isinstance(node, Scalar):
        if kind is bool and isinstance(node.value, bool):
            return node.value
        if kind is int and isinstance(node.value, int) and not isinstance(node.value, bool):
            return node.value
        if kind is str and node.value is not None:
            return node.text
    wanted = {bool: "true or false", int: "a whole number", str: "a word"}.get(kind, "of another type")
    raise _error(source, node.span, f"{name} must be {wanted}")


def memoized(config: Config) -> Callable[[LoadedRule, str], Options]:
    """`config.options` for many files at once: one object where no override makes a difference."""
    shared: dict[str, Options] = {}
    special = {rule for override in config.overrides for rule, setting in override.rules.items() if setting.given}

    def options(rule: LoadedRule, path: str) -> Options:
        if rule.id in special:
            return config.options(rule, path)
        if rule.id not in shared:
            shared[rule.id] = config.options(rule, "")
        return shared[rule.id]

    return options
