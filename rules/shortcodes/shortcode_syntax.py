"""A shortcode tag is not written as Hugo's lexer wants it.

Hugo stops the build at the first one. Tags are live everywhere in the body, in code blocks and HTML comments too; to show
one as text, write `{{</* name */>}}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, Hugo, Options, Page, PageRule


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report what the lexer refuses."""
    for error in page.lexed.errors:
        yield Finding(
            source=page.source,
            span=error.span,
            message=error.message,
            why=f"Hugo stops the build here: {error.hugo}",
            help=error.help,
        )


RULE = PageRule(
    id="shortcode-syntax",
    summary="a shortcode tag is malformed",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good('{{< figure src="a.png" >}}'),
        Good("{{</* figure src='a.png */>}}"),
        Bad("{{< figure src=a.png>}}", at="", says=""),
        Bad('{{< figure src="a.png >}}', at="", says=""),
        Bad("{{< figure %}}", at="%", says=""),
    ),
)
