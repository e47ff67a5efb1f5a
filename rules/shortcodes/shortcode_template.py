"""A shortcode's templates do not fit the pages that use it, or each other.

Hugo asks first whether any template has the name, and only when it renders
the page, whether one fits: a template in `layouts/docs/_shortcodes` is for
pages below `docs`, `note.de.html` for German pages, and plain text (`.md`,
`.txt`, `.json`) for tags that are written with `{{%`. If none fits, the build
fails.

Where a shortcode has several templates, one of them decides for all whether
it must be closed, and which one is left to chance. So all of them should use
`.Inner`, or none.

The rule says nothing where a theme or module is not on disk.
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
    Span,
    TemplateMisfit,
    split_variants,
    template_misfits,
)


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report variants that disagree, and tags without a template that fits."""
    for split in split_variants(site):
        ours, theirs = (source.path.rpartition("/")[2] for source in (split.source, split.other))
        theirs = split.other.path if theirs == ours else theirs
        first_line = split.other.line(1)
        yield Finding(
            source=split.source,
            span=split.span,
            message=f'"{split.name}" takes content here, but not in {theirs}',
            why="one of them decides for all whether the shortcode must be closed, and Hugo does not say which",
            help="use .Inner in all of them, or in none",
            related=(Related(split.other, Span(0, len(first_line)), "takes no content"),),
            severity=Severity.WARNING,
            hugo=Hugo.SILENT,
        )
    for misfit in template_misfits(site):
        message, help_ = _sentences(misfit)
        yield Finding(
            source=misfit.page.source, span=misfit.tag.name_span, message=message, said=misfit.said, help=help_
        )


def _sentences(misfit: TemplateMisfit) -> tuple[str, str]:
    name, place = misfit.tag.name, misfit.places[0]
    to_all = f"add layouts/_shortcodes/{name.lower()}.html"
    if misfit.kind == "plain":
        ending = place.rpartition(".")[2]
        return f'"{name}" has a template for plain text only (.{ending})', f"write {{{{% {name} %}}}}, or {to_all}"
    if misfit.kind == "section":
        return f'"{name}" has a template for another section only', f"move layouts/{place} to layouts/_shortcodes"
    if misfit.kind == "language":
        return f'"{name}" has no template for the language "{misfit.page.language}"', to_all
    return f'"{name}" has no template that fits this page', to_all


_SHOWS = {"layouts/all.html": "{{ .Content }}"}

RULE = SiteRule(
    id="shortcode-template",
    summary="a shortcode's templates do not fit",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good({"content/a.md": "Hours: {{% note %}}", "layouts/_shortcodes/note.md": "*Ten*", **_SHOWS}),
        Good({"content/docs/a.md": "Hours: {{< note >}}", "layouts/docs/_shortcodes/note.html": "Ten", **_SHOWS}),
        Good(
            {
                "content/a.md": "Hours: {{< note />}}",
                "layouts/_shortcodes/note.html": "{{ .Inner }}",
                "layouts/_shortcodes/note.rss.xml": "{{ .Inner }}",
            }
        ),
        Bad(
            {"content/a.md": "Hours: {{< note >}}", "layouts/_shortcodes/note.md": "*Ten*", **_SHOWS},
            at="note",
            says="plain text only",
        ),
        Bad(
            {"content/a.md": "Hours: {{< note >}}", "layouts/docs/_shortcodes/note.html": "Ten", **_SHOWS},
            at="note",
            says="another section",
        ),
        Bad(
            {
                "content/a.md": "Hours: ten.",
                "layouts/_shortcodes/note.html": "{{ .Inner }}",
                "layouts/_shortcodes/note.rss.xml": "Ten",
            },
            at="layouts/_shortcodes/note.html:.Inner",
            says="not in note.rss.xml",
        ),
    ),
)
