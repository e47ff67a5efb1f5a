"""A shortcode tag is not written as Hugo's lexer wants it.

Hugo stops the build at the first one. Tags are live everywhere in the body,
in code blocks and HTML comments too; to show one as text, write `{{</* name
*/>}}`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Hugo, LexError, Options, Page, PageRule, Span, closest, said_in_bytes


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report what the lexer refuses."""
    errors = page.lexed.errors
    misspelt = _misspelt(page) if errors else []
    for error in errors:
        if _follows_from_name(page, error, misspelt):
            continue
        at_end = error.span.start == error.span.end
        yield Finding(
            source=page.source,
            span=_first_line(page, error.place) if at_end else error.span,
            message=error.message,
            why="Hugo stops the build, at the end of the file" if at_end else "",
            said=said_in_bytes(page.source, error.span.start, error.hugo),
            help=error.help,
        )


def _misspelt(page: Page) -> list[tuple[int, str]]:
    """Opening tags without a template that nothing closes under their name: where they stand, and the name."""
    closed = {tag.name for tag in page.lexed.tags if tag.kind == "close"}
    return [(tag.span.start, tag.name) for tag in page.unknown_shortcodes if tag.name not in closed]


def _follows_from_name(page: Page, error: LexError, misspelt: list[tuple[int, str]]) -> bool:
    """A closing tag is refused only because the opening one is misspelt, which is a finding of its own."""
    if not error.hugo.startswith("closing tag for shortcode"):
        return False
    before = bisect_left(misspelt, (error.place, ""))
    name = page.source.slice(error.span)
    return before > 0 and name in page.site.templates and closest(name, [misspelt[before - 1][1]]) != ""


def _first_line(page: Page, start: int) -> Span:
    """The line on which a tag begins: a better place than the end of the file, where Hugo notices."""
    text = page.source.text
    end = text.find("\n", start)
    return Span(start, start + len(text[start : end if end >= 0 else None].rstrip()))


RULE = PageRule(
    id="shortcode-syntax",
    summary="a shortcode tag is malformed",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good('The tower: {{< figure src="tower.jpg" >}}'),
        Good('Written as `{{</* figure src="tower.jpg */>}}`.'),
        Bad('The tower: {{< figure src="tower.jpg >}}', at="tower.jpg >}}", says="not closed on its line"),
        Bad('The tower: {{< figure src="tower.jpg" %}}', at="%", says="begins with {{< ends with %}}"),
        Bad("The tower: {{< >}}", at="{{< >}}", says="without a name"),
    ),
)
