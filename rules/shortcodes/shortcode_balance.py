"""A shortcode is never closed, closed without being open, or closed across
another one.

Whether a shortcode must be closed is decided by its template: one that reads
`.Inner` must be closed, as `{{< note >}}…{{< /note >}}` or `{{< note />}}`;
any other must not. Hugo stops the build at the first shortcode that is left
open and often points far away from it, for it pairs tags without looking at
their names. For the same reason it silently accepts crossed tags, and nests
the contents the wrong way.

An inline shortcode (`{{< name.inline >}}`) that is never closed swallows the
rest of the page without a word.

Where the templates are not on disk, pairs are inferred from the use of a name
across the site; what stays unsure is not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Fault,
    Finding,
    Good,
    Hugo,
    LostInline,
    Options,
    Page,
    PageRule,
    Related,
    Span,
    Tag,
    lost_inlines,
    said_of_fault,
)


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report each tag that lacks its counterpart, once."""
    for fault in page.faults:
        if fault.kind in ("crossed", "misnamed"):
            yield _crossed(page, fault)
        elif fault.kind == "unclosed":
            yield _unclosed(page, fault)
        elif fault.kind == "reopened":
            yield _opened_again(page, fault, fault.other or fault.tag)
        elif fault.kind == "stray":
            yield _stray(page, fault)
        elif fault.kind == "not-inner":
            yield _not_inner(page, fault)
    for lost in lost_inlines(page):
        yield _inline(page, lost)


def _inline(page: Page, lost: LostInline) -> Finding:
    name, mark = lost.tag.name, lost.tag.delimiter
    if lost.unclosed:
        message = f'the inline shortcode "{name}" is never closed'
        # Only with a blank behind the name is it a closing tag.
        help_ = f"add {_closer(mark, name)}"
    else:
        message, help_ = f'the inline shortcode "{name}" is not defined before it is used', "move the definition up"
    return Finding(
        source=page.source,
        span=lost.tag.span,
        message=message,
        label="opened here" if lost.unclosed else "",
        why="" if lost.said is not None else "the rest of the page is its content, and Hugo leaves all of it out",
        said=lost.said,
        help=help_,
        hugo=Hugo.FAILS if lost.said is not None else Hugo.SILENT,
    )


def _opened_again(page: Page, fault: Fault, first: Tag) -> Finding:
    name = fault.tag.name
    return _finding(
        page,
        fault,
        f'"{name}" is opened again before it is closed',
        "opened again here",
        f"write {_closer(fault.tag.delimiter, name)} if this tag is meant to close the first, or close both",
        (Related(page.source, first.span, "first opened here"),),
    )


def _unclosed(page: Page, fault: Fault) -> Finding:
    name = fault.tag.name
    closer = _closer(fault.tag.delimiter, name)
    related: tuple[Related, ...] = ()
    if fault.other is not None:
        related = (Related(page.source, fault.other.span, f"{closer} must come before this"),)
    elif fault.expected is not None:
        end = len(page.source.text.rstrip())
        place = Span(max(fault.tag.span.end, end - 1), end)
        related = (Related(page.source, place, f"{closer} must come before the end"),) if end else ()
    help_ = f"add {closer}, or end the tag with />"
    return _finding(page, fault, f'"{name}" is never closed', "opened here", help_, related)


def _stray(page: Page, fault: Fault) -> Finding:
    message = f'"{fault.tag.name}" is closed but not open'
    return _finding(page, fault, message, "nothing to close", "remove this tag, or open the shortcode before it", ())


def _not_inner(page: Page, fault: Fault) -> Finding:
    name = fault.tag.name
    if fault.tag.kind == "self-closed":
        return _finding(page, fault, f'"{name}" takes no content and must not be closed', "", "remove the slash", ())
    help_ = "remove the closing tag, or have the template use .Inner"
    return _finding(page, fault, f'"{name}" takes no content and must not be closed', "", help_, ())


def _crossed(page: Page, fault: Fault) -> Finding:
    """A closing tag that ends another shortcode than it names; the pairing always tells which."""
    name, other = fault.tag.name, fault.other or fault.tag
    if fault.kind == "crossed":
        message = f'"{name}" is closed before "{other.name}", which stands inside it'
        help_ = "close the inner one first"
    else:
        message = f'"{other.name}" is closed by the name of "{name}"'
        help_ = f"write {_closer(fault.tag.delimiter, other.name)}"
    related = (Related(page.source, other.span, f'this "{other.name}" is what Hugo closes'),)
    return _finding(page, fault, message, "closes the wrong one", help_, related)


def _finding(page: Page, fault: Fault, message: str, label: str, help_: str, related: tuple[Related, ...]) -> Finding:
    silent = "Hugo looks at no names: it takes the tags in pairs as they come, and says nothing"
    return Finding(
        source=page.source,
        span=fault.tag.span,
        message=message,
        label=label,
        why="" if fault.fails else silent,
        said=said_of_fault(page.source, fault),
        help=help_,
        related=related,
        hugo=Hugo.FAILS if fault.fails else Hugo.SILENT,
    )


def _closer(delimiter: str, name: str) -> str:
    return f"{{{{{delimiter} /{name} {'>' if delimiter == '<' else '%'}}}}}"


_NOTE = "<b>{{ .Inner }}</b>"

RULE = PageRule(
    id="shortcode-balance",
    summary="a shortcode is unclosed, stray or crossed",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good({"content/a.md": "Hours: {{< note >}}Ten to four.{{< /note >}}", "layouts/_shortcodes/note.html": _NOTE}),
        Good({"content/a.md": "Hours: {{< note />}}", "layouts/_shortcodes/note.html": _NOTE}),
        Good({"content/a.md": "Summer {{< mark >}} winter", "layouts/_shortcodes/mark.html": "<hr>"}),
        Bad(
            {"content/a.md": "Hours:\n{{< note >}}\nTen to four.\n", "layouts/_shortcodes/note.html": _NOTE},
            at="{{< note >}}",
            says="never closed",
        ),
        Bad(
            {"content/a.md": "Summer {{< mark >}} winter {{< /mark >}}", "layouts/_shortcodes/mark.html": "<hr>"},
            at="{{< /mark >}}",
            says="takes no content",
        ),
        Bad(
            {
                "content/a.md": "Hours: {{< note >}}{{< box >}}Ten to four.{{< /note >}}{{< /box >}}",
                "layouts/_shortcodes/note.html": _NOTE,
                "layouts/_shortcodes/box.html": _NOTE,
            },
            at="{{< /note >}}",
            says="closed before",
        ),
    ),
)
