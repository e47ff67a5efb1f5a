"""A site's languages: which there are, their order and the default (Hugo 0.168.0, probed)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hugolint.hugo.casts import cast_string, parse_bool
from hugolint.hugo.errors import ConfigFault
from hugolint.hugo.nodes import Value
from hugolint.hugo.versions import LANGUAGE_LABELS_FAIL, LANGUAGE_TYPES_FAIL

_TEXTS = {
    "title": LANGUAGE_TYPES_FAIL,
    "languagename": LANGUAGE_TYPES_FAIL,
    "languagecode": LANGUAGE_TYPES_FAIL,
    "languagedirection": LANGUAGE_TYPES_FAIL,
    "label": LANGUAGE_LABELS_FAIL,
    "locale": LANGUAGE_LABELS_FAIL,
    "direction": LANGUAGE_LABELS_FAIL,
}
"""What has to be a text, so that a number is refused, and since when."""


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
    hosts: bool
    """A language names a host of its own, also where too few are left for several."""
    faults: tuple[ConfigFault, ...]
    """What some versions of Hugo refuse."""


def read_languages(raw: Mapping[str, Value]) -> Languages:
    """The languages that a merged config declares; without any, one: `defaultContentLanguage`, or `en`.

    ConfigFault for what stops Hugo: a language that is no map, a default that is not there.
    """
    written = cast_string(raw.get("defaultcontentlanguage"))
    default = written.lower()
    declared = raw.get("languages", {written or "en": {}})
    if not isinstance(declared, dict) or not declared:
        raise ConfigFault("languages has to be a map with at least one language", "languages")
    off = raw.get("disablelanguages")
    # The keys in disableLanguages are taken as they stand: `NB` disables nothing.
    disabled = (
        {off} if isinstance(off, str) else {cast_string(item) for item in off} if isinstance(off, list) else set()
    )
    configs = {key: _check_language(key, value) for key, value in declared.items()}
    in_use = {key for key, config in configs.items() if key not in disabled and not parse_bool(config.get("disabled"))}
    ordered = sorted(configs, key=lambda key: (_weight(configs[key]) or 1 << 62, key))
    default = _choose_default(default, ordered, in_use)
    # Hugo subtracts the languages that are switched off from those that are not, to see if several are left.
    off_words = disabled | (configs.keys() - in_use)
    several = len(in_use) - len(off_words) > 1
    hosts = any("baseurl" in config for config in configs.values())
    multihost = several and hosts
    in_subdir = parse_bool(raw.get("defaultcontentlanguageinsubdir"))
    unprefixed = in_use if multihost else set() if in_subdir else {default}
    languages = [_make_language(key, configs[key], raw, key in in_use, key not in unprefixed) for key in ordered]
    return Languages(
        tuple(language for language in languages if not language.disabled),
        tuple(language for language in languages if language.disabled),
        default,
        multihost,
        hosts,
        tuple(_find_faults(configs)),
    )


def _check_language(key: str, value: Value) -> dict[str, Value]:
    if not isinstance(value, dict):
        raise ConfigFault(f"the language {key} has to be a map of settings", "languages", key)
    if isinstance(value.get("title"), (list, dict)):
        raise ConfigFault(f"title of the language {key} has to be a text", "languages", key, "title")
    return value


def _find_faults(configs: Mapping[str, Mapping[str, Value]]) -> Iterator[ConfigFault]:
    """What of the languages Hugo has been refusing since it reads them strictly."""
    for key, config in configs.items():
        if not key or " " in key or key != key.lower():
            message = f'Hugo refuses the language "{key}": it has to be lower-case, without spaces'
            yield ConfigFault(message, "languages", key, since=LANGUAGE_TYPES_FAIL)
        for name, since in _TEXTS.items():
            if config.get(name) is not None and not isinstance(config[name], str):
                message = f"{name} of the language {key} has to be a text, in quotes"
                yield ConfigFault(message, "languages", key, name, since=since)
        for name, wanted, types in (("weight", "a number", (int, float)), ("disabled", "true or false", (bool,))):
            value = config.get(name)
            if value is not None and (not isinstance(value, types) or (name == "weight" and isinstance(value, bool))):
                message = f"{name} of the language {key} has to be {wanted}"
                yield ConfigFault(message, "languages", key, name, since=LANGUAGE_TYPES_FAIL)
        if isinstance(config.get("cascade"), list):
            message = f"cascade of the language {key} has to be a map; Hugo crashes at a list"
            yield ConfigFault(message, "languages", key, "cascade", since=LANGUAGE_TYPES_FAIL)


def _weight(config: Mapping[str, Value]) -> int:
    weight = config.get("weight")
    if isinstance(weight, (int, float)):
        return int(weight)
    number = weight.strip() if isinstance(weight, str) else ""
    return int(number) if number.removeprefix("-").isdecimal() else 0


def _choose_default(wanted: str, ordered: list[str], in_use: set[str]) -> str:
    if not in_use:
        raise ConfigFault("every language is disabled", "languages")
    if not wanted:
        return "en" if "en" in in_use else next(key for key in ordered if key in in_use)
    if wanted not in ordered:
        raise ConfigFault(f'the defaultContentLanguage "{wanted}" is not among the languages', "defaultcontentlanguage")
    if wanted not in in_use:
        raise ConfigFault(f'the default language "{wanted}" is disabled', "defaultcontentlanguage")
    return wanted


def _make_language(
    key: str, config: dict[str, Value], raw: Mapping[str, Value], used: bool, prefixed: bool
) -> Language:
    def first(*names: str) -> str:
        return next((text for name in names if (text := cast_string(config.get(name)))), "")

    return Language(
        key=key,
        name=first("label", "languagename"),
        weight=_weight(config),
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
