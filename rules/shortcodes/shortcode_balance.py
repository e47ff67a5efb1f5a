"""A shortcode is never closed, closed without being open, or closed across
another one.

Whether a shortcode must be closed is decided by its template: one that reads
`.Inner` must be closed, as `{{< note >}}…{{< /note >}}` or `{{< note />}}`;
any other must not. Hugo stops the build at the first shortcode that is left
open and often points far away from it, for it pairs tags without looking at
their names. For the same reason it silently accepts crossed tags, and nests
the contents the wrong way.

Where the templates are not on disk, pairs are inferred from the use of a name
across the site; what stays unsure is not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Fault, Finding, Good, Hugo, Options, Page, PageRule, Related, Span, Tag


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report each tag that lacks its counterpart, once."""
    for fault in page.faults:
        yield _FINDINGS[fault.kind](page, fault)


def _unclosed(page: Page, fault: Fault) -> Finding:
    name = fault.tag.name
    related: tuple[Related, ...] = ()
    if fault.other is not None:
        text = f"{_closer(fault.tag.delimiter, name)} is expected before this"
        related = (Related(page.source, fault.other.span, text),)
    elif fault.expected is not None:
        end = len(page.source.text.rstrip())
        text = f"{_closer(fault.tag.delimiter, name)} is expected up to here"
        related = (Related(page.source, Span(max(fault.tag.span.end, end - 1), end), text),) if end else ()
    return _finding(
        page,
        fault,
        f'"{name}" is never closed',
        "opened here",
        f"add {_closer(fault.tag.delimiter, name)}, or end the tag with />",
        related,
    )


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
    name = fault.tag.name
    other = fault.other
    related = (Related(page.source, other.span, f'this "{other.name}" is what Hugo closes'),) if other else ()
    if other is not None and _closes_later(page, fault, other):
        message, help_ = (
            f'"{name}" is closed before "{other.name}", which stands inside it',
            "close the inner one first",
        )
    else:
        opened = other.name if other is not None else ""
        message, help_ = (
            f'"{opened}" is closed by the name of "{name}"',
            f"write {_closer(fault.tag.delimiter, opened)}",
        )
    return _finding(page, fault, message, "closes the wrong one", help_, related)


def _closes_later(page: Page, fault: Fault, other: Tag) -> bool:
    """Whether the tag named here is open, and the one that Hugo closes has a closing tag of its own further on."""
    before = [tag for tag in page.lexed.tags if tag.span.start < fault.tag.span.start and tag.name == fault.tag.name]
    if sum(tag.kind == "open" for tag in before) <= sum(tag.kind == "close" for tag in before):
        return False
    name = other.name.lower()
    later = (tag for tag in page.lexed.tags if tag.span.start > fault.tag.span.start)
    return any(tag.kind == "close" and tag.name.lower() == name for tag in later)


_FINDINGS = {"unclosed": _unclosed, "stray": _stray, "not-inner": _not_inner, "crossed": _crossed}


def _finding(page: Page, fault: Fault, message: str, label: str, help_: str, related: tuple[Related, ...]) -> Finding:
    silent = "Hugo looks at no names: it takes the tags in pairs as they come, and says nothing"
    return Finding(
        source=page.source,
        span=fault.tag.span,
        message=message,
        label=label,
        why=f"Hugo stops the build here: {fault.hugo}" if fault.fails else silent,
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
