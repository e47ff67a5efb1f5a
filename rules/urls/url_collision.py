"""Several pages are written to one file, so only one of them is on the site.

Hugo writes each page to the file of its URL, and never looks whether another
page is there already. Pages are rendered side by side, so which one stays may
change from build to build; nothing is printed, unless `--printPathWarnings`
asks for it. The usual causes are a page that was copied together with its slug
or url, and a permalink pattern without a part that differs from page to page.

Every output format counts for itself. Where the `url` of a section names a file,
as `/news.html`, its feed is written over its page. Counted, too, is what Hugo
makes by itself: sections, taxonomies and terms, feeds, sitemaps, 404.html,
robots.txt, and the redirect to the default language. A pattern without any
token that holds for several pages is reported once, where the config has it. In
`section` such a pattern holds for all sections below, too.

The format `sitemap` among the outputs of the home page is reported, too: Hugo
writes a sitemap of all pages anyway, and this one, which names only what lies
right below the home page, in its place.

A static file at the place of a page is reported as well, and a file where
another page needs a folder of that name, for there Hugo stops. Two URLs that
differ in capitals only are a warning: they are one file where a site is built
on macOS or Windows. The later pages of a list (`/blog/page/2/`) are not known
here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hugolint.api import (
    Alias,
    Bad,
    Collision,
    Finding,
    Generated,
    Good,
    Hugo,
    Options,
    Page,
    PatternPlace,
    Related,
    Said,
    Severity,
    Site,
    SiteRule,
    Source,
    Span,
    UrlCause,
    Writer,
    blocked_folders,
    case_twins,
    constant_pattern,
    describe_generated,
    first_below,
    first_line,
    format_that_stays,
    language_that_stays,
    page_collisions,
    replaced_sitemaps,
    slug_above,
    static_twins,
    term_use,
    url_cause,
    url_of,
)


class _Spot(NamedTuple):
    """A place that one of the pages has."""

    source: Source
    span: Span
    label: str


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each file that several pages are written to; those of one constant pattern together."""
    constant: dict[tuple[str, Span, str], tuple[PatternPlace, list[Collision]]] = {}
    twice: dict[tuple[str, ...], list[Collision]] = {}
    for collision in page_collisions(site):
        if _is_home_and_redirect(collision):
            yield _home_redirected(site, collision)
            continue
        pattern = constant_pattern(site, collision)
        if pattern is not None:
            key = (pattern.source.path, pattern.span, pattern.kind)
            constant.setdefault(key, (pattern, []))[1].append(collision)
        elif _is_one_file(collision) and url_cause(collision.pages[0]).sort != "url":
            twice.setdefault(collision.languages, []).append(collision)
        else:
            yield from _collision(site, collision)
    for pattern, collisions in constant.values():
        yield _by_constant(site, pattern, collisions)
    for languages, collisions in twice.items():
        yield _published_twice(site, languages, collisions)
    yield from _over_static_files(site)
    yield from _files_for_folders(site)
    yield from _over_sitemaps(site)
    yield from _by_case(site)


def _is_home_and_redirect(collision: Collision) -> bool:
    """Whether the home page of the default language is written over by the redirect to it."""
    redirects = [one.language for one in collision.generated if one.kind == "redirect"]
    return any(writer.kind == "home" and writer.language in redirects for writer in collision.writers)


def _home_redirected(site: Site, collision: Collision) -> Finding:
    ugly = site.locate("uglyurls")
    source, span = ugly or site.locate("languages") or (site.root_source, Span(0, 0))
    cause = "uglyURLs" if ugly else "a baseURL of a language, too few languages for several hosts"
    return Finding(
        source=source,
        span=span,
        message="the home page of the default language is a redirect to itself",
        why=f"with {cause} and defaultContentLanguageInSubdir Hugo writes the redirect to that language to "
        f"{collision.outputs[0]}, after the page",
        help="set disableDefaultLanguageRedirect to true" + (", or uglyURLs to false" if ugly else ""),
    )


def _collision(site: Site, collision: Collision) -> Iterator[Finding]:
    causes = [url_cause(page) for page in collision.pages]
    spots = [
        _Spot(cause.source, cause.span, _by(page, cause)) for page, cause in zip(collision.pages, causes, strict=True)
    ]
    terms = [use for one in collision.generated if one.kind == "term" and (use := term_use(site, one)) is not None]
    # Of several spellings of a term the rarest is most likely the mistake.
    for use in sorted(terms, key=lambda use: use.pages):
        named = f"the list of this term, which {use.pages} page{'s' * (use.pages > 1)} name{'s' * (use.pages == 1)}"
        spots.append(_Spot(use.source, use.span, named))
    # A folder by the name of a language is told at its pages.
    sections = [] if not spots and any(one.kind == "home" for one in collision.generated) else collision.generated
    for page in [page for one in sections if (page := first_below(site, one)) is not None]:
        if page not in collision.pages:
            spots.append(_Spot(page.source, first_line(page), "the list is there for this page and those beside it"))
    if not spots:
        return
    first, *others = spots
    message, help_ = _sentences(site, collision, causes)
    yield Finding(
        source=first.source,
        span=first.span,
        message=message,
        label=first.label,
        why=_why(site, collision),
        help=help_,
        related=tuple(Related(spot.source, spot.span, spot.label) for spot in others),
        claim=collision.outputs[0],
    )


def _by(page: Page, cause: UrlCause) -> str:
    """The label at a page: what gives it its URL."""
    pattern = f', by the pattern "{cause.pattern}"' if cause.pattern and cause.sort != "pattern" else ""
    given = f" of the cascade of {cause.origin}" if cause.origin else ""
    if cause.sort in ("url", "slug"):
        return f"by this {cause.sort}{given}{pattern}" if not given else f'by the {cause.sort} "{cause.text}"{given}'
    if cause.sort == "title":
        return (f"by this title{given}" if cause.text else "by an empty title") + pattern
    if cause.sort == "pattern":
        return f'by the pattern "{cause.text}", which names nothing of this page'
    above = slug_above(page) if not cause.pattern else ""
    below = f', in a section with the slug "{above}"' if above else ""
    return f"by the name of its {'file' if cause.sort == 'name' else 'folder'}{below}{pattern}"


def _sentences(site: Site, collision: Collision, causes: list[UrlCause]) -> tuple[str, str]:
    """What is wrong, and how to put it right."""
    url = url_of(site, collision.outputs[0], collision.languages[0])
    pages, lists = len(collision.pages), collision.generated
    if not pages:
        help_ = "spell the term in one way, or give the page of one a slug"
        if all(one.kind == "term" for one in lists):
            terms = " and ".join(f'"{one.path.split("/", 2)[2]}"' for one in lists)
            return f'the terms {terms} have one URL, "{url}"', help_
        return f'the URL "{url}" is that of {_all(lists)}', help_
    if lists:
        homes = [one.language for one in lists if one.kind == "home"]
        if homes and not site.multihost and homes[0] not in [page.language for page in collision.pages]:
            message = f'this page has the URL "{url}" of the home page in the language "{homes[0]}"'
            return message, "rename its folder, or give each language a content folder of its own"
        if any(one.kind == "redirect" for one in lists):
            return (
                f'this page has the URL "{url}" of {_all(lists)}',
                "give the page another URL, or set disableDefaultLanguageRedirect in the config",
            )
        who = "this page has" if pages == 1 else f"{pages} pages have"
        return f'{who} the URL "{url}" of {_all(lists)}', "give the page another slug or url"
    if _is_one_page(collision):
        return (
            f'the output formats of this page have one URL, "{url}"',
            "end the url in a slash, so that it is a folder with a file for each format",
        )
    if _is_one_file(collision):
        return (
            f'this page has the URL "{url}" in {len(collision.languages)} languages',
            "leave the leading slash of its url out, so that each language has its own folder",
        )
    why, help_ = _cause(causes)
    if len(collision.languages) > 1 and why == "by the same url" and not site.multihost:
        help_ = "leave the leading slash of the url out, so that each language has its own folder"
    return f'{pages} pages have the URL "{url}" {why}', help_


def _all(lists: tuple[Generated, ...]) -> str:
    return " and of ".join(describe_generated(one) for one in lists)


_NOUNS = {
    "url": "a url",
    "slug": "a slug",
    "title": "a title",
    "pattern": "a permalink pattern",
    "name": "a file name",
    "folder": "a folder name",
}


def _cause(causes: list[UrlCause]) -> tuple[str, str]:
    sorts = [sort for sort in _NOUNS if any(cause.sort == sort for cause in causes)]
    same = len({cause.text for cause in causes}) == 1
    if sorts in (["url"], ["slug"]):
        return f"by the same {sorts[0]}" if same else f"by their {sorts[0]}s", f"give each a {sorts[0]} of its own"
    if sorts == ["title"]:
        help_ = "change one title, or add :slug or :filename to the permalink pattern"
        if any(":slug" in cause.pattern for cause in causes):
            help_ = "give one of them a slug, or another title"
        return "by the same title" if same else "by their titles", help_
    if sorts == ["pattern"]:
        return "by a permalink pattern", "add :slug or :filename to the permalink pattern"
    if sorts in (["name"], ["folder"], ["name", "folder"]):
        return "by their names", "rename one of them, or give it a slug"
    return "by " + " and ".join(_NOUNS[sort] for sort in sorts), "give one of them another slug or url"


def _why(site: Site, collision: Collision) -> str:
    if _is_one_page(collision):
        return f"all are written to {collision.outputs[0]}, HTML first, so that another format stays in its place"
    return f"all are written to {_list(collision.outputs)}, and {_stays(site, collision)}"


def _stays(site: Site, collision: Collision) -> str:
    """Which of them is there in the end."""
    last = language_that_stays(site, [writer.language for writer in collision.writers])
    if last:
        return f"that of the last language, {last}, stays"
    if not all(output.endswith(".html") for output in collision.outputs) and len(collision.languages) == 1:
        format_ = format_that_stays(site, collision.writers, collision.outputs[0])
        if format_ is None:
            return "only one of them stays"
        if format_:
            return f"the one in the format {format_.upper()}, which is written last, stays"
    return "which one stays may change from build to build"


def _list(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _by_constant(site: Site, pattern: PatternPlace, collisions: list[Collision]) -> Finding:
    """One finding for all that a pattern without a token brings together."""
    pages = [page for collision in collisions for page in collision.pages]
    count = sum(len(collision.writers) for collision in collisions)
    outputs = tuple(output for collision in collisions for output in collision.outputs)
    token = ":sections[1:]" if pattern.kind == "section" else ":slug"
    noun = "sections" if pattern.kind == "section" else "pages"
    one = "one URL" if len(collisions) == 1 else "one URL in each language"
    return Finding(
        source=pattern.source,
        span=pattern.span,
        message=f'the permalink pattern "{pattern.text}" gives {count} {noun} {one}',
        label="nothing in it differs from page to page",
        why=f"all are written to {_list(outputs[:3])}, and which one stays may change from build to build",
        help=f'add a token: "{pattern.text.rstrip("/")}/{token}/"',
        related=tuple(Related(*_start(page), "is written there") for page in pages),
        claim=outputs[0],
    )


def _start(page: Page) -> tuple[Source, Span]:
    cause = url_cause(page)
    return cause.source, cause.span


def _is_one_page(collision: Collision) -> bool:
    """Whether it is one page, several formats of which are written to one file."""
    return len(collision.writers) == 1


def _is_one_file(collision: Collision) -> bool:
    """Whether it is one content file that is published several times."""
    paths = {page.path for page in collision.pages}
    return len(paths) == 1 < len(collision.pages) and not collision.generated


def _published_twice(site: Site, languages: tuple[str, ...], collisions: list[Collision]) -> Finding:
    """One finding for a folder whose files are published in several languages, at the same URLs."""
    page = collisions[0].pages[0]
    cause = url_cause(page)
    others = f"and {len(collisions) - 1} others have their URLs" if collisions[1:] else "has its URL"
    message = f"this page {others} in {len(languages)} languages"
    return Finding(
        source=cause.source,
        span=cause.span,
        message=message,
        label=f"is published in {', '.join(languages)}",
        why=_why(site, collisions[0]),
        help="give each language a content folder of its own, none inside another",
        related=tuple(Related(*_start(one.pages[0]), "this one, too") for one in collisions[1:]),
        claim=collisions[0].outputs[0],
    )


def _over_static_files(site: Site) -> Iterator[Finding]:
    """Pages that are written where a static file is copied; at the page, or at the static file where it has no file."""
    told: set[str] = set()
    for output, writer, file in static_twins(site):
        static = Source(file, "")
        why = f"both are {output}; Hugo copies static files meanwhile, and chance decides which one stays"
        if isinstance(writer, Generated):
            # On a site of several hosts it is copied to each of them.
            if file not in told:
                told.add(file)
                feed = "the feed of " if output.endswith(".xml") and writer.kind not in _INSTEAD else ""
                yield Finding(
                    source=static,
                    span=Span(0, 0),
                    message=f"this static file has the place of {feed}{describe_generated(writer)}",
                    why=why,
                    help=_INSTEAD.get(writer.kind, "delete the static file, or put it elsewhere"),
                )
            continue
        cause = url_cause(writer)
        yield Finding(
            source=cause.source,
            span=cause.span,
            message=f"this page and {file} have one URL",
            label=_by(writer, cause),
            why=why,
            help="delete the static file, or give the page another slug or url",
            related=(Related(static, Span(0, 0), "this file is copied there"),),
        )


_INSTEAD = {
    "robots": "delete the static file, or set enableRobotsTXT to false",
    "sitemap": 'delete the static file, or add "sitemap" to disableKinds',
    "sitemapindex": 'delete the static file, or add "sitemap" to disableKinds',
    "404": 'delete the static file, or add "404" to disableKinds',
}


def _over_sitemaps(site: Site) -> Iterator[Finding]:
    """The format `sitemap` of the home page, where it replaces the sitemap of the site with a shorter one."""
    for one in replaced_sitemaps(site):
        yield Finding(
            source=one.source,
            span=one.span,
            message=f"the home page's format {one.text} takes the place of the site's sitemap",
            why=f"{_both(one.outputs)}; the home page's stays, and names only what lies right below the home page",
            help="take it out, for Hugo writes a sitemap of all pages anyway",
        )


def _both(outputs: tuple[str, ...]) -> str:
    if not outputs[1:]:
        return f"both are {outputs[0]}"
    return f"in each of {len(outputs)} languages both are one file, such as {outputs[0]}"


def _files_for_folders(site: Site) -> Iterator[Finding]:
    """Files where others need folders."""
    for one in blocked_folders(site):
        here, there = _spot(site, one.page, one.alias), _spot(site, one.inner_page, one.inner_alias)
        message = f'"/{one.output}" is a file, and another page needs a folder of that name'
        if here is None:
            message = f'this page needs a folder "/{one.output}", and that is a file'
        spots = [spot for spot in (here, there) if spot is not None]
        if spots:
            first, *others = spots
            yield Finding(
                source=first.source,
                span=first.span,
                message=message,
                label=first.label,
                help=f"give this page another slug or url, or that which is written to {one.inner}"
                if here is not None
                else "give this page another slug or url",
                said=Said(f"{one.inner}: not a directory"),
                related=tuple(Related(spot.source, spot.span, spot.label) for spot in others),
                claim=one.output if others else None,
                hugo=Hugo.FAILS,
            )


def _spot(site: Site, writer: Writer, alias: Alias | None) -> _Spot | None:
    """Where it is written that a page, or an alias of it, goes to a file; None for lists that are always there."""
    if isinstance(writer, Generated):
        use = term_use(site, writer) if writer.kind == "term" else None
        return _Spot(use.source, use.span, "for the list of this term") if use is not None else None
    if alias is not None:
        at = alias.span if alias.source is writer.source else first_line(writer)
        return _Spot(writer.source, at, "by this alias")
    cause = url_cause(writer)
    return _Spot(cause.source, cause.span, _by(writer, cause))


def _by_case(site: Site) -> Iterator[Finding]:
    """Pages whose URLs differ in capitals only."""
    for output, page, other, twin in case_twins(site):
        spots = [_Spot(*_start(one), "") for one in (page, twin) if isinstance(one, Page)]
        if spots:
            first, *others = spots
            urls = url_of(site, output, page.language), url_of(site, other, twin.language)
            yield Finding(
                source=first.source,
                span=first.span,
                message=f'the URLs "{urls[0]}" and "{urls[1]}" differ in capitals only',
                why="on macOS and Windows both are one file, and a site that is built there has one of the pages only",
                help="give one of them another slug or url",
                related=tuple(Related(spot.source, spot.span, "the other page") for spot in others),
                claim=output if others else None,
                severity=Severity.WARNING,
            )


RULE = SiteRule(
    id="url-collision",
    summary="several pages are written to one file",
    check=check,
    options=Options,
    examples=(
        Good(
            {
                "content/s/a.md": "---\ntitle: A\nslug: one\n---\n",
                "content/s/b.md": "---\ntitle: B\nslug: two\n---\n",
            }
        ),
        Good(
            {
                "content/s/a.md": "---\ntitle: A\nslug: one\n---\n",
                "content/s/b.md": "---\ntitle: B\nslug: one\ndraft: true\n---\n",
            }
        ),
        Bad(
            {
                "content/s/a.md": "---\ntitle: A\nslug: one\n---\n",
                "content/s/b.md": "---\ntitle: B\nslug: one\n---\n",
            },
            at="content/s/a.md:one",
            says="by the same slug",
        ),
        Bad(
            {
                "hugo.toml": "[permalinks.section]\ndemo = '/demo/'\n",
                "content/demo/_index.md": "---\ntitle: Demo\n---\n",
                "content/demo/compute/_index.md": "---\ntitle: Compute\n---\n",
            },
            at="hugo.toml:'/demo/'",
            says="gives 2 sections one URL",
        ),
    ),
)
