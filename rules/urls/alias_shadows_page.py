"""An alias has the address of another page, so that one of the two is lost.

Hugo writes a small redirect file for every alias. Where a live page has the
same address, both are one file, and what is written last stays: either the page
is gone from the site, and its visitors are sent elsewhere, or the redirect is
gone, and the alias does nothing. Hugo never says so, not even with
`--printPathWarnings`. Often a page got a new address and then another page the
old one.

Pages that Hugo makes by itself count, too: sections, taxonomies and terms; and
so do static files, which are copied while pages are written. An alias on the page's
own address does no harm, and is not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Alias,
    Bad,
    Finding,
    Generated,
    Good,
    Options,
    Page,
    Related,
    Shadow,
    Site,
    SiteRule,
    Source,
    Span,
    alias_outcome,
    describe_generated,
    first_below,
    first_line,
    means_its_folder,
    shadows,
    static_file,
    term_use,
    url_cause,
    url_of,
)

_WHY_REDIRECT = {
    "page": "{}, and that of the alias is written last",
    "redirect": "{}, and that to the default language is written last",
    "": "{}, and only one of the two redirects stays",
}
_WHY = {
    "page": "{}: Hugo writes the redirect last, and the page is lost",
    "redirect": "{}: Hugo writes the page last, and the redirect is lost",
    "": "{}: one overwrites the other, and either the page or the redirect is lost",
}


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each alias at the address of another page or a static file, once for each place that says it."""
    seen: set[tuple[str, Span, str]] = set()
    for shadow in shadows(site):
        key = (shadow.alias.source.path, shadow.alias.span, shadow.output)
        # An empty alias is none at all, and another rule's.
        if key not in seen and not means_its_folder(shadow.alias.text):
            seen.add(key)
            yield _shadows(site, shadow)
    for output, claims in site.alias_claims.items():
        file = static_file(site, output, claims[0][0].language)
        for page, alias in claims if file is not None else ():
            key = (alias.source.path, alias.span, output)
            if file is not None and key not in seen and page.output != output:
                seen.add(key)
                yield _on_static(page, alias, output, file)


def _shadows(site: Site, shadow: Shadow) -> Finding:
    alias = shadow.alias
    related: list[Related] = []
    for writer in shadow.live:
        url = url_of(site, shadow.output, writer.language)
        if isinstance(writer, Generated):
            related += _made_for(site, writer)
        else:
            cause = url_cause(writer)
            related.append(Related(cause.source, cause.span, f"this page has the URL {url}"))
    pages = [writer for writer in shadow.live if not isinstance(writer, Generated)]
    lists = [describe_generated(writer) for writer in shadow.live if isinstance(writer, Generated)]
    whose = lists[0] if not pages else "another page" if len(pages) == 1 else f"{len(pages)} other pages"
    sentences = _WHY_REDIRECT if all(writer.kind == "redirect" for writer in shadow.live) else _WHY
    only_lists = not pages and all(writer.kind in _FIXED for writer in shadow.live)
    return Finding(
        source=alias.source,
        span=alias.span,
        message=f'the alias "{alias.text}" is the URL of {whose}',
        label="a redirect is written there",
        why=sentences[alias_outcome(site, shadow)].format(f"both are written to {shadow.output}"),
        help="delete the alias" if only_lists else "delete the alias, or give the page at this address another one",
        related=tuple(related),
        claim=shadow.output if related else None,
    )


_FIXED = ("home", "redirect", "404")
"""Pages without a file whose address is fixed."""


def _made_for(site: Site, writer: Generated) -> Iterator[Related]:
    """The page for which Hugo makes a list page."""
    page = first_below(site, writer)
    if page is not None:
        yield Related(page.source, first_line(page), "the list is there for this page and those beside it")
    use = term_use(site, writer) if writer.kind == "term" else None
    if use is not None:
        yield Related(use.source, use.span, "the list is there for this term")


def _on_static(page: Page, alias: Alias, output: str, file: str) -> Finding:
    return Finding(
        source=alias.source,
        span=alias.span,
        message=f'the alias "{alias.text}" is the address of the static file {file}',
        why=f"both are {output}; Hugo copies static files meanwhile, and chance decides which one stays",
        help="delete the alias, or the static file",
        related=(Related(Source(file, ""), Span(0, 0), "this file is copied there"),),
        claim=output,
    )


RULE = SiteRule(
    id="alias-shadows-page",
    summary="an alias has the address of a live page",
    check=check,
    options=Options,
    examples=(
        Good(
            {
                "content/a.md": "---\ntitle: A\naliases: [/old/]\n---\n",
                "content/b.md": "---\ntitle: B\n---\n",
            }
        ),
        Good(
            {
                "content/a.md": "---\ntitle: A\naliases: [/b/]\n---\n",
                "content/b.md": "---\ntitle: B\ndraft: true\n---\n",
            }
        ),
        Good({"content/a.md": "---\ntitle: A\naliases: [/a/]\n---\n"}),
        Bad(
            {
                "content/a.md": "---\ntitle: A\naliases: [/b/]\n---\n",
                "content/b.md": "---\ntitle: B\n---\n",
            },
            at="content/a.md:/b/",
            says="is the URL of another page",
        ),
    ),
)
