"""What may stop Hugo when it renders a page, and cannot be judged without rendering it (Hugo 0.168.0, probed)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from hugolint.hugo.casts import cast_string

if TYPE_CHECKING:
    from hugolint.hugo.page import Page
    from hugolint.hugo.site import Site

_CONVERTERS = {
    **dict.fromkeys(("ad", "adoc", "asciidoc", "asciidocext", "text/asciidoc"), "asciidoctor"),
    **dict.fromkeys(("pandoc", "pdc", "text/pandoc"), "pandoc"),
    **dict.fromkeys(("rst", "text/rst"), "rst2html"),
}
"""The program that renders what is no Markdown, by markup or file ending."""


_DOUBTS: WeakKeyDictionary[Site, tuple[str, ...]] = WeakKeyDictionary()


def doubts(site: Site) -> tuple[str, ...]:
    """A short clause for each."""
    found = _DOUBTS.get(site)
    if found is None:
        found = _DOUBTS[site] = tuple(_doubts(site))
    return found


def _doubts(site: Site) -> Iterator[str]:
    from hugolint.hugo.shortcode_inline import is_enabled

    pages = [page for page in site.pages if page.published and page.rendered]
    yield from _converted(pages)
    if is_enabled(site):
        yield from _inline(pages)
    yield from _refused_links(site, pages)


def _converted(pages: list[Page]) -> Iterator[str]:
    found: Counter[str] = Counter()
    for page in pages:
        markup = cast_string(page.params["markup"]).lower() if "markup" in page.params else ""
        program = _CONVERTERS.get(markup or page.path.rpartition(".")[2].lower())
        if program is not None:
            found[program] += 1
    for program, count in sorted(found.items()):
        yield f"{count} {'page that needs' if count == 1 else 'pages that need'} {program}"


def _inline(pages: list[Page]) -> Iterator[str]:
    found = []
    for page in pages:
        if ".inline" in page.source.text and _has_template(page):
            found.append(page)
    if found:
        many = "1 page" if len(found) == 1 else f"{len(found)} pages"
        yield f"the inline shortcodes of {many}: their templates are not run"


def _has_template(page: Page) -> bool:
    """Whether an inline shortcode holds an action."""
    tags, text = page.lexed.tags, page.source.text
    for index, tag in enumerate(tags):
        if tag.inline and tag.kind == "open":
            end = tags[index + 1].span.start if index + 1 < len(tags) else len(text)
            if "{{" in text[tag.span.end : end]:
                return True
    return False


def _refused_links(site: Site, pages: list[Page]) -> Iterator[str]:
    from hugolint.hugo.rendered.link_hooks import own_hook_may_fail, uses_embedded_hook

    embedded: set[tuple[str, str]] = set()
    own: set[tuple[str, str]] = set()
    for language in site.languages:
        for kind in ("link", "image"):
            if uses_embedded_hook(site, language.key, kind):
                embedded.add((language.key, kind))
            elif own_hook_may_fail(site, language.key, kind):
                own.add((language.key, kind))
    if not embedded and not own:
        return
    from hugolint.hugo.rendered.unparsable import unparsable

    languages = {language for language, _ in embedded | own}
    found = []
    for page in pages:
        if page.language in languages:
            sure, suspects = unparsable(page)
            if suspects or any((page.language, one.kind) in own for one in sure):
                found.append(page.path)
    if found:
        paths = sorted(set(found))
        many = "1 page" if len(paths) == 1 else f"{len(paths)} pages"
        yield f"links that may be no URLs on {many}: {', '.join(paths[:3])}{', …' if paths[3:] else ''}"
