"""A setting of the configuration has been removed from Hugo, or soon will be.

Hugo warns of such a setting for about a year and then fails at it, without
saying where it stands. The old setting still works as long as Hugo warns; most
have a heir of the same meaning. `hugolint check --upgrade` shows what will be
removed in a newer Hugo than the site's own.
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
    RemovedSetting,
    Severity,
    Site,
    SiteRule,
    removed_settings,
)


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each removed setting once a file; where the file repeats it, the other places are named, too."""
    for setting in removed_settings(site):
        fails = setting.verdict == "fails"
        first, *others = setting.entries
        yield Finding(
            source=setting.source,
            span=first.key.span,
            message=f'"{setting.name}" {"has been removed from" if fails else "is on its way out of"} Hugo',
            why="" if fails else setting.outlook,
            said=setting.said,
            help=_help(setting),
            related=tuple(Related(setting.source, other.key.span, "and here") for other in others),
            severity=Severity.ERROR if fails else Severity.INFO,
            hugo=Hugo.FAILS if fails else Hugo.WARNS,
        )


def _help(setting: RemovedSetting) -> str:
    if setting.heir == "sites.matrix.languages":
        return 'give the mount a table sites.matrix with languages = ["…"]'
    return f"write {setting.heir}"


RULE = SiteRule(
    id="config-removed",
    summary="a setting has been removed from Hugo",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good(
            {
                "hugo.toml": "locale = 'en-GB'\n[languages.en]\nlabel = 'English'\n[minify]\nminifyOutput = true\n",
                "content/a.md": "Text.",
            }
        ),
        Bad(
            {"hugo.toml": "minifyOutput = true\n", "content/a.md": "Text."},
            at="minifyOutput",
            says="has been removed",
        ),
        Bad(
            {
                "hugo.toml": "[[module.mounts]]\nsource = 'content'\ntarget = 'content'\nlang = 'en'\n",
                "content/a.md": "Text.",
            },
            at="lang",
            says="has been removed",
        ),
        Bad(
            {"hugo.toml": "[languages.en]\nlanguageName = 'English'\n", "content/a.md": "Text."},
            at="languageName",
            says="on its way out",
        ),
    ),
)
