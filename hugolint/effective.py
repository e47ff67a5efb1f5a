"""`hugolint config`: what holds for a site, and where each value comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from os.path import relpath
from pathlib import Path

from hugolint.config import CONFIG_NAME, Config, RuleSetting, option_fields
from hugolint.engine import Request, find_sites, open_site, version_origin
from hugolint.hugo.mounts import content_mounts, layouts_roots
from hugolint.hugo.site import Site
from hugolint.hugo.version_files import find_bound
from hugolint.hugo.versions import doubt
from hugolint.rule import LoadedRule
from hugolint.selection import Selection


def describe(request: Request) -> str:
    """The effective values of every site that the paths lie in, a block each."""
    blocks = []
    for root, _ in find_sites(request).items():
        config, rules, site = open_site(root, request)
        lines = [*_site_lines(site, root, request, config), "", "rules", *_rule_lines(rules, config, request)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _site_lines(site: Site, root: Path, request: Request, config: Config) -> Iterator[str]:
    def row(name: str, value: object, origin: str) -> str:
        return f"{name:14} {value}  ({origin})"

    found = "--source" if request.source else "found from the paths" if request.paths else "found from here"
    yield row("site", relpath(root, request.cwd).replace("\\", "/"), found)
    origin = "--config" if request.config else "at the site's root"
    yield row("config", config.path or "none", origin if config.path else f"no {CONFIG_NAME} at the site's root")
    files = ", ".join(site.config.files)
    order = "the only one" if len(site.config.files) == 1 else "read in this order"
    yield row("hugo config", files or "none", order if files else "Hugo's defaults hold")
    yield row("hugo version", site.version_text, _version_origin(site, config, request))
    yield row("environment", site.options.environment, "-e, else HUGO_ENVIRONMENT, else production")
    default = site.config.default_language
    for language in site.languages:
        locale = f" {language.locale}" if language.locale else ""
        name = f"{language.key}{locale}" + (" default" if language.key == default else "")
        place = site.locate(f"languages.{language.key}")
        where = f"{place[0].path}:{place[0].position(place[1].start).line}" if place else "Hugo's default"
        yield row("language", name, where)
    yield row("hosts", "one for each language" if site.multihost else "one", "a language's baseURL makes several")
    for mount in content_mounts(site.config):
        languages = ", ".join(mount.languages) if mount.languages else "default language"
        yield row("content", mount.source, f"{languages}; {_mount_origin(mount.module, site)}")
    for mount in layouts_roots(site.config):
        yield row("layouts", mount.source, _mount_origin(mount.module, site))
    for missing in site.config.missing:
        yield row("not on disk", missing, "what it brings is unknown")
    fail_on = request.fail_on or config.fail_on or "error"
    yield row("fail-on", fail_on, "--fail-on" if request.fail_on else config.path if config.fail_on else "default")
    if config.exclude is not None:
        yield row("exclude", _words(config.exclude.patterns), config.path)


def _version_origin(site: Site, config: Config, request: Request) -> str:
    """Where the version is from, and what is to be known of it."""
    origin = version_origin(site, config, request)
    if not origin:
        least = find_bound(site.config, "min")
        asks = f"; the site asks for {least.version} or newer in {least.path}:{least.line}" if least else ""
        return f"the newest known, for nothing names one{asks}"
    named = f"hugo-version in {origin}" if origin == config.path else origin
    return "; ".join(part for part in (named, doubt(site.version)) if part)


def _mount_origin(module: str, site: Site) -> str:
    if module:
        return f"theme or module {module}"
    return "module.mounts or contentDir, else the default" if site.config.files else "the default"


def _rule_lines(rules: dict[str, LoadedRule], config: Config, request: Request) -> Iterator[str]:
    running = {rule.id for rule in Selection(rules, config, request.select, request.ignore).rules}
    width = max(map(len, rules))
    for rule in rules.values():
        severity = config.severity(rule.id, "") or rule.rule.severity
        state = severity.value if rule.id in running else "off"
        yield f"  {rule.id:{width}}  {state:7}  ({_origin(rule, config, request)})"
        options = config.options(rule, "")
        given = config.rules[rule.id].given if rule.id in config.rules else {}
        for name, (field, _, _) in option_fields(rule.rule.options).items():
            value = getattr(options, field)
            origin = config.path if field in given else "default"
            yield f"  {'':{width}}    {name}: {_value(value)}  ({origin})"
    for override in config.overrides:
        yield f"  in {_words(override.files.patterns)}  ({config.path})"
        for rule_id, setting in override.rules.items():
            yield f"    {rule_id:{width}}  {_setting(setting)}"


def _setting(setting: RuleSetting) -> str:
    """What an override says of a rule, in the words of its author."""
    state = "off" if setting.enabled is False else setting.severity.value if setting.severity else "on"
    options = (f"{field.replace('_', '-')}: {_value(value)}" for field, value in setting.given.items())
    return "  ".join((state, *options))


def _value(value: object) -> str:
    """An option's value in the words of a config."""
    if isinstance(value, tuple):
        return _words(value) or "nothing"
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_words(words)}" for key, words in value.items()) or "nothing"
    return str(value).lower() if isinstance(value, bool) else str(value) or "nothing"


def _words(words: Iterable[str]) -> str:
    return ", ".join(words)


def _origin(rule: LoadedRule, config: Config, request: Request) -> str:
    if request.select or request.ignore:
        return "--select and --ignore"
    return config.path if rule.id in config.rules else "default"
