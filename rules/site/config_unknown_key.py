"""A key of the configuration is almost a setting of Hugo's, and none.

Hugo ignores a key that it does not know, and says nothing: the setting simply
has no effect. Templates do not see the key either, for they see only what is
below `params`. A table below a language is the one thing that Hugo warns of.

Case never counts: `baseurl` is `baseURL`. Reported are keys that are near a
setting: a letter too many, too few or another, a plural for a singular, the
beginning of a longer name. What is like no setting is left alone, and so are
the names that settings had in older versions of Hugo.

Reported is, too, a setting of the top level in a table that has none of that
name: in TOML all that follows `[pagination]` belongs to it, up to the next
table, whatever blank lines and comments stand between.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Entry,
    Finding,
    Good,
    Hugo,
    Mapping,
    Options,
    Related,
    Severity,
    Site,
    SiteRule,
    Source,
    UnknownKey,
    shown,
    unknown_keys,
)


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each such key once; where it is repeated, the other places are named, too."""
    for unknown in unknown_keys(site):
        (source, entry), *others = unknown.places
        yield Finding(
            source=source,
            span=entry.key.span,
            message=_message(unknown),
            why="" if unknown.said is not None else "Hugo ignores it in silence",
            said=unknown.said,
            help=_help(unknown, source, entry),
            related=tuple(Related(place, other.key.span, "and here") for place, other in others),
            hugo=Hugo.WARNS if unknown.said is not None else Hugo.SILENT,
        )


def _message(unknown: UnknownKey) -> str:
    name = shown(unknown.name, 40)
    if unknown.strayed:
        return f'"{name}", a setting of the top level, stands{_where(unknown)}'
    return f'Hugo has no setting "{name}"{_where(unknown)}'


def _help(unknown: UnknownKey, source: Source, entry: Entry) -> str:
    if not unknown.strayed:
        return f'write "{unknown.near}"' if unknown.near else "remove it, or put it below params"
    if source.path.rpartition("/")[2] not in ("hugo.toml", "config.toml"):
        return "move it to the top level of the configuration"
    if isinstance(entry.value, Mapping):
        return f"write [{shown(unknown.name, 40)}], a table of its own"
    return "move it above the first table"


def _where(unknown: UnknownKey) -> str:
    if unknown.path == "languages.*":
        return " for a language"
    return f" in {unknown.path.removesuffix('.*')}" if unknown.path else ""


RULE = SiteRule(
    id="config-unknown-key",
    summary="a key of the configuration is no setting where it stands",
    check=check,
    options=Options,
    severity=Severity.WARNING,
    examples=(
        Good({"hugo.toml": "baseUrl = 'https://example.org/'\n[params]\npaginator = 5\n", "content/a.md": "Text."}),
        Good({"hugo.toml": "paginate = 5\nslogan = 'Tea'\n", "content/a.md": "Text."}),
        Bad({"hugo.toml": "uglyUrl = true\n", "content/a.md": "Text."}, at="uglyUrl", says='no setting "uglyUrl"'),
        Bad(
            {"hugo.toml": "[markup.goldmark.renderer]\nunsave = true\n", "content/a.md": "Text."},
            at="unsave",
            says='no setting "unsave" in markup.goldmark.renderer',
        ),
        Bad(
            {"hugo.toml": "[languages.en.permalink]\nblog = '/:slug/'\n", "content/a.md": "Text."},
            at="permalink",
            says='no setting "permalink" for a language',
        ),
        Bad(
            {"hugo.toml": "[pagination]\npagerSize = 5\n\nbuildDrafts = true\n", "content/a.md": "Text."},
            at="buildDrafts",
            says='"buildDrafts", a setting of the top level, stands in pagination',
        ),
    ),
)
