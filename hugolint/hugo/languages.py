"""A site's languages: which there are, their order and the default (Hugo 0.168.0, probed)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hugolint.hugo.casts import cast_string, parse_bool
from hugolint.hugo.errors import SiteError
from hugolint.hugo.nodes import Value


@dataclass(frozen=True, slots=True)
class Language:
    """One language of a site, as its config has it."""

    key: str
    """Its key below `languages`, lower-case: `pt-br`. Hugo takes any word."""
    name: str
    """`label` or `languageName`; empty where neither is set."""
    weight: int
    locale: str
    """`locale` or `languageCode`, its own or else the site's; empty where none is set (Hugo then uses the key)."""
    title: str
    content_dir: str
    """Its own `contentDir`, empty where it has none."""
    base_url: str
    """Its own `baseURL`, empty where it has none. One language with a base URL makes the site multihost."""
    disabled: bool
    prefix: str
    """What stands before its URLs: `nb` on one host, empty for the default language and on multihost sites."""
    config: Mapping[str, Value]
    """Its part of the config, keys lower-case."""


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of a site in Hugo's order (weight, then key; no weight comes last)."""

    active: tuple[Language, ...]
    disabled: tuple[Language, ...]
    default: str
    multihost: bool


def read_languages(raw: Mapping[str, Value]) -> Languages:
    """The languages that a merged config declares; without any, one: `defaultContentLanguage`, or `en`.

    SiteError for what stops Hugo: a key with a blank, a language that is no map, a default that is not there.
    """
    written = cast_string(raw.get("defaultcontentlanguage"))
    default = written.lower()
    declared = raw.get("languages", {written or "en": {}})
    if not isinstance(declared, dict) or not declared:
        raise SiteError("languages in the Hugo config has to be a map with at least one language")
    off = raw.get("disablelanguages")
    # The keys in disableLanguages are taken as they stand: `NB` disables nothing.
    disabled = (
        {off} if isinstance(off, str) else {cast_string(item) for item in off} if isinstance(off, list) else set()
    )
    configs = {key: _check_language(key, value) for key, value in declared.items()}
    in_use = {key for key, config in configs.items() if key not in disabled and not parse_bool(config.get("disabled"))}
    ordered = sorted(configs, key=lambda key: (_weight(key, configs[key]) or 1 << 62, key))
    default = _choose_default(default, ordered, in_use)
    # One disabled language is enough for Hugo to take all of them for languages of one host.
    several = len(configs) > 1 and len(in_use) == len(configs)
    multihost = several and any(cast_string(configs[key].get("baseurl")) for key in in_use)
    in_subdir = parse_bool(raw.get("defaultcontentlanguageinsubdir"))
    unprefixed = in_use if multihost else set() if in_subdir else {default}
    languages = [_make_language(key, configs[key], raw, key in in_use, key not in unprefixed) for key in ordered]
    return Languages(
        tuple(language for language in languages if not language.disabled),
        tuple(language for language in languages if language.disabled),
        default,
        multihost,
    )


def _check_language(key: str, value: Value) -> dict[str, Value]:
    if not key or " " in key or key != key.lower():
        raise SiteError(f'the language "{key}" in the Hugo config is invalid: it has to be lower-case, without spaces')
    if not isinstance(value, dict):
        raise SiteError(f"languages.{key} in the Hugo config has to be a map")
    if not isinstance(value.get("disabled", False), bool):
        raise SiteError(f"languages.{key}.disabled in the Hugo config has to be true or false")
    return value


def _weight(key: str, config: Mapping[str, Value]) -> int:
    weight = config.get("weight", 0)
    if isinstance(weight, (int, float)) and not isinstance(weight, bool):
        return int(weight)
    raise SiteError(f"languages.{key}.weight in the Hugo config has to be a number")


def _choose_default(wanted: str, ordered: list[str], in_use: set[str]) -> str:
    if not in_use:
        raise SiteError("every language in the Hugo config is disabled")
    if not wanted:
        return "en" if "en" in in_use else next(key for key in ordered if key in in_use)
    if wanted not in ordered:
        raise SiteError(f'defaultContentLanguage "{wanted}" is not among the languages in the Hugo config')
    if wanted not in in_use:
        raise SiteError(f'the default language "{wanted}" is disabled in the Hugo config')
    return wanted


def _make_language(
    key: str, config: dict[str, Value], raw: Mapping[str, Value], used: bool, prefixed: bool
) -> Language:
    def first(*names: str) -> str:
        return next((text for name in names if (text := cast_string(config.get(name)))), "")

    return Language(
        key=key,
        name=first("label", "languagename"),
        weight=_weight(key, config),
        locale=first("locale", "languagecode")
        or cast_string(raw.get("locale"))
        or cast_string(raw.get("languagecode")),
        title=first("title") or cast_string(raw.get("title")),
        content_dir=first("contentdir"),
        base_url=first("baseurl"),
        disabled=not used,
        prefix=key if prefixed else "",
        config=config,
    )
