"""A shortcode tag is not written as Hugo's lexer wants it.

Hugo stops the build at the first one. Tags are live everywhere in the body,
in code blocks and HTML comments too; to show one as text, write `{{</* name
*/>}}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Hugo, Options, Page, PageRule, said_of_fault


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report what the lexer refuses."""
    for fault in page.faults:
        error = fault.error
        if error is None:
            continue
        yield Finding(
            source=page.source,
            span=error.culprit or error.span,
            message=error.message,
            said=said_of_fault(page.source, fault),
            help=error.help,
        )


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
