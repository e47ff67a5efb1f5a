"""What Hugo's own shortcodes ask of their arguments (Hugo 0.146 to 0.168, probed)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.casts import cast_bool
from hugolint.hugo.page import Page
from hugolint.hugo.rendered.embedded import TWITTER, Call, calls, quote, rendered_at, typed
from hugolint.hugo.rendered.gourl import parse_error
from hugolint.hugo.said import Said
from hugolint.hugo.site import Site
from hugolint.hugo.text import Span
from hugolint.hugo.versions import HIGHLIGHT_WANTS_LANGUAGE_UNTIL, SHORTCODES_REMOVED


class Misuse(NamedTuple):
    """A call whose parameters are wrong."""

    call: Call
    span: Span
    kind: str
    """`id`, `user`, `key`, `count`, `text`, `level`, `scale`, `src`, `option`, `language`, or, silent in Hugo,
    `positional` and `named`: parameters that the shortcode does not look at."""
    value: str
    said: Said | None


_CHECKED = frozenset(
    {"instagram", "vimeo", "vimeo_simple", "youtube", "x", "x_simple", "param", "ref", "relref", "qr", "figure"}
    | {"highlight", "details"}
    | TWITTER
)


def misused_calls(page: Page) -> Iterator[Misuse]:
    """The calls that give Hugo's own shortcodes too little, too much, or what they cannot use."""
    found = [one for call in calls(page, _CHECKED) for one in _misuses(page, call)]
    alive = rendered_at(page, [one.call for one in found])
    yield from (one for number, one in enumerate(found) if number in alive)


def _misuses(page: Page, call: Call) -> Iterator[Misuse]:
    name, tag = call.name, call.tag
    here = tag.name_span
    if name == "param":
        first = call.first()
        if first is None or not typed(first):
            yield Misuse(call, here, "key", "", call.says(page, "Missing param key:"))
    elif name in ("ref", "relref"):
        if not tag.params or (not tag.params[0].name and len(tag.params) > 2):
            words = f'executing "_shortcodes/{name}.html" at <{name} . .Params>: error calling {name}: '
            said = call.failed(page, "1:3", words + "invalid number of arguments to ref")
            yield Misuse(call, here, "count", str(len(tag.params)), said)
    elif name == "qr":
        yield from _qr(page, call)
    elif name == "figure":
        yield from _figure(page, call)
    elif name == "highlight":
        yield from _highlight(page, call)
    elif name == "details":
        if call.first() is not None:
            yield Misuse(call, tag.params[0].value_span, "positional", tag.params[0].value, None)
    else:
        yield from _video(page, call)


def _privacy(site: Site, service: str, switch: str) -> bool:
    privacy = site.config.raw.get("privacy")
    own = privacy.get(service) if isinstance(privacy, dict) else None
    return isinstance(own, dict) and cast_bool(own.get(switch))


def _video(page: Page, call: Call) -> Iterator[Misuse]:
    """What shows something from elsewhere: each wants an id, some a user."""
    name, tag = call.name, call.tag
    service = {"vimeo_simple": "vimeo", "x_simple": "x"}.get(name, "twitter" if name in TWITTER else name)
    if _privacy(page.site, service, "disable") or (name in TWITTER and page.site.version >= SHORTCODES_REMOVED):
        return
    first = call.first()
    positional = first is not None and bool(typed(first))
    by_id = call.get("id")
    named = by_id is not None and bool(typed(by_id))
    shown = tag.name
    kind = "id"
    if name == "instagram":
        if positional:
            return
        words = f'The "{shown}" shortcode requires a single positional parameter, the ID of the Instagram post.'
        kind = "bare-id" if tag.params and tag.params[0].name else "id"
    elif name == "youtube":
        if positional or named:
            return
        words = f'The "{shown}" shortcode requires an id argument.'
    elif name == "vimeo" and not _privacy(page.site, "vimeo", "simple"):
        if positional or named:
            return
        ways = "either as the first positional argument or an argument named id"
        words = f'The "{shown}" shortcode requires a video id, {ways}.'
    elif name in ("vimeo", "vimeo_simple"):
        if positional or named:
            return
        way = "named" if tag.params and tag.params[0].name else "positional"
        words = f'The "{shown}" shortcode requires a single {way} parameter, the ID of the Vimeo video.'
    else:
        user = call.get("user")
        if named and user is not None and typed(user):
            return
        kind = "user"
        words = f'The "{shown}" shortcode requires two named parameters: user and id.'
    yield Misuse(call, tag.name_span, kind, "", call.says(page, words))


def _qr(page: Page, call: Call) -> Iterator[Misuse]:
    tag = call.tag
    text, level, scale = call.get("text"), call.get("level"), call.get("scale")
    if (text is None or not typed(text)) and _is_empty(page, call):
        words = f'The "{tag.name}" shortcode requires a "text" argument.'
        yield Misuse(call, tag.name_span, "text", "", call.says(page, words))
    value = typed(level) if level is not None else ""
    if level is not None and value and value not in ("low", "medium", "quartile", "high"):
        words = (
            f'The "level" argument passed to the "{tag.name}" shortcode must be one of low, medium, quartile, or high.'
        )
        yield Misuse(call, level.value_span, "level", level.value, call.says(page, words))
    size = typed(scale) if scale is not None else 0
    if scale is not None and size and (isinstance(size, (bool, str)) or size < 2 or size != int(size)):
        words = (
            f'The "scale" argument passed to the "{tag.name}" shortcode must be an integer greater than or equal to 2.'
        )
        yield Misuse(call, scale.value_span, "scale", scale.value, call.says(page, words))


def _is_empty(page: Page, call: Call) -> bool:
    """Whether a call has no inner content for sure."""
    if call.tag.kind == "self-closed":
        return True
    after = call.after
    if after is None or after.kind != "close":
        return False
    return not page.source.text[call.tag.span.end : after.span.start].strip()


def _figure(page: Page, call: Call) -> Iterator[Misuse]:
    first, source = call.first(), call.get("src")
    if first is not None:
        yield Misuse(call, first.value_span, "positional", first.value, None)
    if source is not None:
        error = parse_error(source.value)
        if error is not None:
            at = "6:15" if page.site.version >= SHORTCODES_REMOVED else "6:16"
            where = 'executing "_shortcodes/figure.html" at <urls.Parse>: error calling Parse'
            words = f"{where}: parse {quote(source.value)}: {error}"
            yield Misuse(call, source.value_span, "src", source.value, call.failed(page, at, words))


def _highlight(page: Page, call: Call) -> Iterator[Misuse]:
    params = call.tag.params
    if not params and page.site.version < HIGHLIGHT_WANTS_LANGUAGE_UNTIL:
        words = 'executing "_shortcodes/highlight.html" at <0>: invalid value; expected string'
        yield Misuse(call, call.tag.name_span, "language", "", call.failed(page, "1:147", words))
    elif params and params[0].name:
        yield Misuse(call, params[0].span, "named", params[0].name, None)
    elif len(params) == 2 and params[1].value.strip(" "):
        parts = [part.split("=") for part in params[1].value.strip(" ").split(",")]
        wrong = next((part[0].strip(" ") for part in parts if len(part) != 2), None)
        if wrong is not None:
            words = (
                'executing "_shortcodes/highlight.html" at '
                '<highlight (trim .InnerDeindent "\\n\\r") (.Get 0) (.Get 1)>: '
                "error calling highlight: invalid Highlight option: "
            )
            said = call.failed(page, "1:30", words + wrong)
            yield Misuse(call, params[1].value_span, "option", wrong, said)
