"""A shortcode has no template.

Hugo stops the build: it looks the name up in the site's layouts, in those of
its themes and among its own shortcodes, and finds nothing. A slip in the
name, a template that was renamed, or one that exists only in another site.

The rule says nothing where the site's layouts, or a theme or module that it
names, are not on disk.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Fault, Finding, Good, Hugo, Options, Page, PageRule, closest, said_of_fault


def check(page: Page, options: Options) -> Iterator[Finding]:
    """Report each tag whose name has no template, closing tags apart."""
    near: dict[str, str] = {}
    for fault in page.faults:
        if fault.kind != "unknown":
            continue
        tag = fault.tag
        name = tag.name.lower()
        if name not in near:
            near[name] = closest(name, page.site.templates.names)
        yield Finding(
            source=page.source,
            span=tag.name_span,
            message=f'no template is called "{tag.name}"',
            said=said_of_fault(page.source, fault),
            help=_help(page, fault, near[name]),
        )


def _help(page: Page, fault: Fault, meant: str) -> str:
    tag = fault.tag
    bare = tag.name.rstrip("/")
    if bare != tag.name and bare in page.site.templates:
        left, right = "{{" + tag.delimiter, (">" if tag.delimiter == "<" else "%") + "}}"
        if fault.other is not None:
            return f"write {left} /{bare} {right} to close it"
        if page.site.templates.inner(bare) is False:
            return f"write {left} {bare} {right}"
        return f"write {left} /{bare} {right} to close it, or {left} {bare} / {right} to open and close it"
    add = f"add layouts/_shortcodes/{tag.name.lower()}.html, or remove the tag"
    if meant and not _is_slip(tag.name.lower(), meant):
        return f'perhaps "{meant}" is meant; else {add}'
    return f'write "{meant}"' if meant else add


def _is_slip(name: str, meant: str) -> bool:
    """Whether two names are so much alike that hardly anything else can be meant."""
    import difflib

    return difflib.SequenceMatcher(None, meant, name).ratio() >= 0.7


RULE = PageRule(
    id="shortcode-unknown",
    summary="a shortcode has no template",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good({"content/a.md": "Hours: {{< note >}}Ten.{{< /note >}}", "layouts/_shortcodes/note.html": "{{ .Inner }}"}),
        Good({"content/a.md": "Hours: {{< note >}}Ten.{{< /note >}}"}),
        Bad(
            {"content/a.md": 'The tower: {{< figur src="a.jpg" >}}', "layouts/_shortcodes/note.html": "{{ .Inner }}"},
            at="figur",
            says='"figur"',
        ),
    ),
)
