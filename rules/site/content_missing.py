"""The configuration names a content folder that is not there.

Hugo builds the site without a word: a language whose `contentDir` has a slip
has a home page and no other, and its pages are gone from the site. Write the
folder's name as it is on disk, where case counts, relative to the site's root.

Folders of `module.mounts` are not judged, for it is usual to mount what may be
there, nor are folders that git ignores or that are a repository of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Options, Severity, Site, SiteRule, missing_folders, shown


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each such folder."""
    for one in missing_folders(site):
        yield Finding(
            source=one.source,
            span=one.span,
            message=f'there is no folder "{shown(one.folder, 60)}"',
            why=f"Hugo builds {', '.join(map(shown, one.languages))} without its pages",
            help="write the folder's name as it is on disk, relative to the site's root",
        )


_TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\ncontentDir = 'content/nb'\n"

RULE = SiteRule(
    id="content-missing",
    summary="a content folder that is not there",
    check=check,
    options=Options,
    severity=Severity.WARNING,
    examples=(
        Good({"hugo.toml": _TWO, "content/a.md": "Text.", "content/nb/a.md": "Tekst."}),
        Bad(
            {"hugo.toml": _TWO, "content/a.md": "Text.", "content/no/a.md": "Tekst."},
            at="'content/nb'",
            says='there is no folder "content/nb"',
        ),
    ),
)
