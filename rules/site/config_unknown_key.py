"""A key of the configuration is almost a setting of Hugo's, and none.

Hugo ignores a key that it does not know, and says nothing: the setting simply
has no effect. Templates do not see the key either, for they see only what is
below `params`. A table below a language is the one thing that Hugo warns of.

Case never counts: `baseurl` is `baseURL`. Reported are keys that are near a
setting: a letter too many, too few or another, a plural for a singular, the
beginning of a longer name. What is like no setting is left alone, and so are
the names that settings had in older versions of Hugo.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Finding,
    Good,
    Hugo,
    Options,
    Related,
    Severity,
    Site,
    SiteRule,
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
            message=f'Hugo has no setting "{shown(unknown.name, 40)}"{_where(unknown)}',
            why="" if unknown.said is not None else "Hugo ignores it in silence",
            said=unknown.said,
            help=f'write "{unknown.near}"' if unknown.near else "remove it, or put it below params",
            related=tuple(Related(place, other.key.span, "and here") for place, other in others),
            hugo=Hugo.WARNS if unknown.said is not None else Hugo.SILENT,
        )


def _where(unknown: UnknownKey) -> str:
    if unknown.path == "languages.*":
        return " for a language"
    return f" in {unknown.path.removesuffix('.*')}" if unknown.path else ""


RULE = SiteRule(
    id="config-unknown-key",
    summary="a key of the configuration is almost a setting, and none",
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
    ),
)
