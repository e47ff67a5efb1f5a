"""A page has front matter, but Hugo does not see it.

Front matter must be the first thing in a file: only blanks and empty lines may
stand before its opening `---` or `+++`. If anything else does, even a comment
or a character that cannot be seen, Hugo takes the whole file for text. It says
nothing, prints the keys on the page, and the page has no title and no date; a
draft is published.

Reported are: a comment, a heading or a stray line above the opening fence; an
invisible character in front of it; another fence than Hugo's, such as a long
dash or a code block; and keys without any opening fence. A block counts only
if it can be read and holds keys that Hugo knows. Front matter that is shown as
an example further down in an article is never reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Edit, Finding, Fix, Good, Options, Page, PageRule, Span, Unseen, find_unseen


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report the front matter that was meant, where Hugo sees none."""
    if page.matter.format or page.matter.problems or not page.source.text:
        return
    unseen = find_unseen(page.source.text)
    if unseen is not None:
        message, help = _sentences(page.source.slice(unseen.span), unseen)
        yield Finding(
            source=page.source,
            span=unseen.span,
            message=message,
            label="Hugo takes all of this for text",
            why="Hugo publishes the keys as text, and knows neither title nor date nor draft",
            help=help,
            fix=_fix(unseen),
        )


def _sentences(written: str, unseen: Unseen) -> tuple[str, str]:
    if unseen.kind == "invisible":
        codes = ", ".join(dict.fromkeys(f"U+{ord(char):04X}" for char in written if not char.isspace() or char > " "))
        return f'an invisible character ({codes}) hides the opening "{unseen.fence}"', "remove it"
    if unseen.kind == "above" and written.lstrip().startswith(("```", "~~~")):
        return (
            "the front matter stands in a code block, so that Hugo does not see it",
            "delete this line and the one that closes the block",
        )
    if unseen.kind == "above":
        return (
            "this stands above the front matter, so that Hugo does not see it",
            f'move it below the front matter, so that "{unseen.fence}" is the first thing in the file',
        )
    if unseen.kind == "fence":
        return (
            f'the front matter begins with "{written}" in place of "{unseen.fence}"',
            f'write "{unseen.fence}" for it',
        )
    return f'the opening "{unseen.fence}" of the front matter is missing', f'write "{unseen.fence}" on a line above'


def _fix(unseen: Unseen) -> Fix | None:
    """Only what cannot be seen may go without a question."""
    if unseen.kind == "invisible":
        return Fix("remove the invisible character", (Edit(unseen.span, ""),), safe=True)
    if unseen.kind == "unopened":
        before = Span(unseen.span.start, unseen.span.start)
        return Fix("write the opening fence", (Edit(before, f"{unseen.fence}\n"),))
    return None


RULE = PageRule(
    id="front-matter-ignored",
    summary="the file has front matter that Hugo does not see",
    check=check,
    options=Options,
    examples=(
        Good("\n---\ntitle: Opening hours\n---\nText."),
        Good("# How to write front matter\n\n```yaml\n---\ntitle: A page\ndraft: true\n---\n```\n"),
        Good("Opening hours\n---\nNote: closed in July\n\n---\nText."),
        Bad("<!-- reviewed -->\n---\ntitle: Opening hours\n---\nText.", at="<!-- reviewed -->", says="above the front"),
        Bad("title: Opening hours\ndraft: true\n---\nText.", at="title: Opening hours", says='"---"'),
        Bad("\u2014\ntitle: Opening hours\ndraft: true\n---\nText.", at="\u2014", says="in place of"),
        Bad(
            "\u00a0---\ntitle: Opening hours\n---\nText.",
            at="\u00a0",
            says="U+00A0",
            fixed="---\ntitle: Opening hours\n---\nText.",
        ),
    ),
)
