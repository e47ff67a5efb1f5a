"""A shortcode gets arguments that it cannot use.

Hugo's own shortcodes ask for some: `youtube` for the video's id, `x` for user
and id, `ref` for one or two, `qr` for a text. Without them, or with others
than they know, the build fails when the page is rendered. `figure` and
`details` know named arguments only, `highlight` unnamed ones only; others
are ignored without a word.

Two slips are looked for in all shortcodes: an argument that is given twice,
of which only the last counts, and `&quot;` in place of quotes, which becomes
a part of the value.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Finding,
    Good,
    Hugo,
    Misuse,
    Options,
    Page,
    PageRule,
    Related,
    Severity,
    Tag,
    misused_calls,
)

_HELP = {
    "bare-id": "write the id alone, without a name",
    "id": "add the id",
    "user": 'write user="…" id="…"',
    "key": "write the name of a parameter, as in {{< param price >}}",
    "text": 'add text="…", or a text before the closing tag',
    "level": "write low, medium, quartile or high",
    "scale": "write a whole number from 2, without quotes",
    "option": "write options as name=value, with commas between them",
}

_QUOTES = "'‘’“”„«»"


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report what is wrong with the arguments of each tag."""
    for misuse in misused_calls(page):
        yield _finding(page, misuse)
    for tag in page.lexed.tags:
        params = tag.params
        if params and not tag.broken:
            # Nearly all tags are in order, and this is looked at on every page.
            twice = len(params) > 1 and bool(params[0].name) and len({param.name for param in params}) < len(params)
            if twice or any([param.value[:1] == "&" for param in params]):
                yield from _slips(page, tag)


def _finding(page: Page, misuse: Misuse) -> Finding:
    message, help_ = _sentences(misuse)
    silent = misuse.said is None
    return Finding(
        source=page.source,
        span=misuse.span,
        message=message,
        why="Hugo ignores it without a word" if silent else "",
        said=misuse.said,
        help=help_,
        severity=Severity.WARNING if silent else Severity.ERROR,
        hugo=Hugo.SILENT if silent else Hugo.FAILS,
    )


def _sentences(misuse: Misuse) -> tuple[str, str]:
    name, value, kind = misuse.call.tag.name, misuse.value, misuse.kind
    help_ = _HELP.get(kind, "")
    if kind in ("id", "bare-id"):
        return f'"{name}" lacks the id of what it shows', help_
    if kind == "user":
        return f'"{name}" needs a user and an id', help_
    if kind == "key":
        return f'"{name}" does not say which parameter', help_
    if kind == "text":
        return f'"{name}" has no text', help_
    if kind == "count":
        many = "no argument" if value == "0" else f"{value} arguments"
        return f'"{name}" takes one or two arguments, and has {many}', f'write {{{{< {name} "path/of/page.md" >}}}}'
    if kind == "src":
        return f'"{value}" cannot be read as the address of an image', "write the path of the image"
    if kind == "language":
        return f'"{name}" does not say the language of the code', f"write {{{{< {name} text >}}}}, or another language"
    if kind == "option":
        return f'"{value}" is no option of "{name}"', help_
    if kind == "positional":
        named = 'src="…"' if name.lower() == "figure" else 'summary="…"'
        return f'"{name}" ignores the argument "{value}", which has no name', f"write it with its name, as {named}"
    if kind == "named":
        return f'"{name}" ignores the argument {value}, for it takes none with a name', "write the language alone"
    return f'"{value}" is no {kind} of "{name}"', help_


def _slips(page: Page, tag: Tag) -> Iterator[Finding]:
    """An argument given twice, and quotes that are none."""
    seen: dict[str, int] = {}
    for at, param in enumerate(tag.params):
        if param.name and param.name in seen:
            first = tag.params[seen[param.name]]
            yield Finding(
                source=page.source,
                span=param.name_span or param.span,
                message=f'the argument "{param.name}" is given twice',
                why="only the last one counts",
                help="remove one of them",
                severity=Severity.WARNING,
                hugo=Hugo.SILENT,
                related=(Related(page.source, first.name_span or first.span, "given here, too"),),
            )
        seen[param.name] = at
        quote = "" if param.quoted else _false_quote(param.value)
        if quote:
            yield Finding(
                source=page.source,
                span=param.value_span,
                message=f"{quote} becomes a part of the value",
                why="in a shortcode only plain quotes hold a value together",
                help='write "',
                severity=Severity.WARNING,
                hugo=Hugo.SILENT,
            )


def _false_quote(value: str) -> str:
    """What stands around a value in place of plain quotes; empty where nothing does."""
    if value.startswith("&quot;"):
        return "&quot;"
    return value[0] if len(value) > 1 and value[0] in _QUOTES and value[-1] in _QUOTES else ""


LAYOUTS = {"layouts/all.html": "{{ .Content }}"}

RULE = PageRule(
    id="shortcode-arguments",
    summary="a shortcode gets arguments that it cannot use",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good({"content/a.md": 'The tower: {{< figure src="a.jpg" alt="Tower" >}}', **LAYOUTS}),
        Bad({"content/a.md": "Our film: {{< youtube >}}", **LAYOUTS}, at="youtube", says="lacks the id"),
        Bad({"content/a.md": 'The tower: {{< figure "a.jpg" >}}', **LAYOUTS}, at="a.jpg", says="ignores the argument"),
        Bad(
            {"content/a.md": 'The tower: {{< figure src="a.jpg" src="b.jpg" >}}', **LAYOUTS},
            at="src",
            says="given twice",
        ),
    ),
)
