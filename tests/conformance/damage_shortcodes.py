"""Pages with shortcodes, damaged as editors damage them: sound and varied first, then with a slip or two."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

TEMPLATES: dict[str, str] = {
    "layouts/all.html": "{{ .Content }}",
    "layouts/_shortcodes/note.html": "<aside>{{ .Inner }}</aside>",
    "layouts/_shortcodes/box.html": '<div class="{{ .Get 0 }}">{{ .InnerDeindent }}</div>',
    "layouts/_shortcodes/tabs.html": "{{ with .Inner }}<ul>{{ . }}</ul>{{ end }}",
    "layouts/_shortcodes/tab.html": "<li>{{ with .Parent }}{{ .Name }}{{ end }} {{ $.Inner }}</li>",
    "layouts/_shortcodes/mark.html": "<hr>",
    "layouts/_shortcodes/button.html": '<a href="{{ .Get "href" }}">{{ .Get "text" }}</a>',
    "layouts/_shortcodes/photo.html": '<img src="{{ .Get 0 }}" alt="{{ .Get 1 }}">',
    "layouts/_shortcodes/price.html": "{{ .Get 0 }}",
    "layouts/_shortcodes/map/pin.html": "<i></i>",
    "layouts/shortcodes/aside-left.html": "{{ range slice 1 }}{{ $.Inner }}{{ end }}",
}
"""What the pages need: templates with inner content and without, by their path."""


class Damaged(NamedTuple):
    """A page and what it was before."""

    format: str
    """The form of shortcode that was damaged, or `wild`."""
    page: str
    sound: str


class Slipped(NamedTuple):
    """A page of several slips, each in a paragraph of its own."""

    blocks: tuple[str, ...]
    sound: tuple[str, ...]
    """The same paragraphs as they were."""

    @property
    def slips(self) -> list[int]:
        """Which paragraphs hold a slip."""
        return [at for at, (block, sound) in enumerate(zip(self.blocks, self.sound, strict=True)) if block != sound]


# --- sound pages

_WORDS = (
    "The ferry leaves at ten, and the last one back at six.",
    "Bring warm clothes; the pier is windy.",
    "Vår stuga är öppen från maj till september.",
    "Coffee and cake: 45 kr, children free.",
    "Łódź, Århus and Besançon send a guest each.",
    "See the [timetable](/times/) for details.",
    "A list of things:\n\n- one\n- two",
    "## The harbour\n\nOpen all year.",
    "5 % of the *visitors* stay > 3 days, {{ not a tag }}.",
    "<b>Bold</b> & `code`",
)
_VALUES = ("pier", "north-side", "a1", "45", "3.5", "true", "_x")
_QUOTED = (
    "The old pier",
    "a/b.png",
    "Åre, 5 km",
    "https://example.org/?a=b&c=d",
    "it's",
    "",
    '\\"quoted\\" word',
    "x=y",
)
_PAIRED = ("note", "box", "aside-left", "tabs", "details")
_ALONE = ("mark", "photo", "price", "map/pin", "figure")


def _text(chance: random.Random) -> str:
    return chance.choice(_WORDS)


def _marks(chance: random.Random) -> tuple[str, str]:
    return ("{{%", "%}}") if chance.random() < 0.3 else ("{{<", ">}}")


def _tag(chance: random.Random, inside: str, marks: tuple[str, str] | None = None) -> str:
    left, right = marks or _marks(chance)
    blank = "" if chance.random() < 0.1 and inside[-1:] not in "=/" and "=" not in inside else " "
    return f"{left}{blank}{inside}{blank}{right}"


def _positional(chance: random.Random) -> str:
    return " ".join(
        chance.choice(_VALUES) if chance.random() < 0.5 else _quote(chance, chance.choice(_QUOTED))
        for _ in range(chance.randint(1, 3))
    )


def _named(chance: random.Random) -> str:
    keys = chance.sample(["href", "text", "class", "id", "alt-text"], chance.randint(1, 3))
    return " ".join(
        f"{key}={chance.choice(_VALUES)}"
        if chance.random() < 0.25
        else f"{key}={_quote(chance, chance.choice(_QUOTED))}"
        for key in keys
    )


def _quote(chance: random.Random, value: str) -> str:
    return f"`{value}`" if chance.random() < 0.2 and "\\" not in value else f'"{value}"'


def _pair(chance: random.Random, inner: str | None = None) -> str:
    name, marks = chance.choice(_PAIRED), _marks(chance)
    params = f" {_positional(chance)}" if chance.random() < 0.3 else ""
    glue = "\n" if chance.random() < 0.6 else ""
    content = _text(chance) if inner is None else inner
    return f"{_tag(chance, name + params, marks)}{glue}{content}{glue}{_tag(chance, '/' + name, marks)}"


def _nested(chance: random.Random) -> str:
    tabs = "\n".join(
        f'{{{{< tab "{number}" >}}}}{_pair(chance) if chance.random() < 0.4 else _text(chance)}{{{{< /tab >}}}}'
        for number in range(chance.randint(1, 3))
    )
    return f"{{{{< tabs >}}}}\n{tabs}\n{{{{< /tabs >}}}}"


def _self_closed(chance: random.Random) -> str:
    return _tag(chance, f"{chance.choice(_PAIRED)} {_positional(chance) if chance.random() < 0.4 else ''}/")


def _alone(chance: random.Random) -> str:
    return f"{_text(chance)} {_tag(chance, chance.choice(_ALONE))} {_text(chance)}"


def _with_positional(chance: random.Random) -> str:
    return _tag(chance, f"{chance.choice(_ALONE)} {_positional(chance)}")


def _with_named(chance: random.Random) -> str:
    return _tag(chance, f"{chance.choice(('button', 'photo', 'figure'))} {_named(chance)}")


def _multi_line(chance: random.Random) -> str:
    return (
        f'{{{{< button\n  href="/{chance.choice(_VALUES)}/"\n  text="{_text(chance).split(chr(10))[0]}"\n>}}}}'.replace(
            '" & ', " & "
        )
    )


def _raw(chance: random.Random) -> str:
    return f'{{{{< photo `two\nlines "of" text` {chance.choice(_VALUES)} >}}}}'


def _inline(chance: random.Random) -> str:
    return "{{< year.inline >}}{{ now.Year }}{{< /year.inline >}}"


def _escaped(chance: random.Random) -> str:
    left, right = _marks(chance)
    return f"Write {left}/* {chance.choice(_PAIRED)} */{right} and {left}/* /{chance.choice(_ALONE)} */{right}."


def _in_code(chance: random.Random) -> str:
    return f"```html\n{_pair(chance)}\n```" if chance.random() < 0.5 else f"`{_tag(chance, chance.choice(_ALONE))}`"


_FORMS: dict[str, Callable[[random.Random], str]] = {
    "pair": _pair,
    "nested": _nested,
    "self-closed": _self_closed,
    "alone": _alone,
    "positional": _with_positional,
    "named": _with_named,
    "multi-line": _multi_line,
    "raw": _raw,
    "inline": _inline,
    "escaped": _escaped,
    "code": _in_code,
}


# --- damage

_TAG = re.compile(r"\{\{([<%])(.*?)([<>%])\}\}", re.DOTALL)
_NAME = re.compile(r"[\w/-]*\w")


def _tags(text: str) -> list[re.Match[str]]:
    return list(_TAG.finditer(text))


def _put(text: str, found: re.Match[str], new: str) -> str:
    return text[: found.start()] + new + text[found.end() :]


def _delete_tag(text: str, chance: random.Random) -> str:
    return _put(text, chance.choice(_tags(text)), "")


def _rename(text: str, chance: random.Random) -> str:
    found = chance.choice(_tags(text))
    return _put(
        text, found, _NAME.sub(chance.choice(("note", "box", "mark", "tabs", "nope", "year")), found[0], count=1)
    )


def _misspell(text: str, chance: random.Random) -> str:
    found = chance.choice(_tags(text))
    name = _NAME.search(found[0])
    if name is None:
        return text
    at = chance.randrange(len(name[0]))
    word = name[0][:at] + chance.choice(("", name[0][at] * 2, "x")) + name[0][at + 1 :]
    return _put(text, found, found[0][: name.start()] + word + found[0][name.end() :])


def _change_case(text: str, chance: random.Random) -> str:
    found = chance.choice(_tags(text))
    return _put(text, found, _NAME.sub(lambda name: name[0].capitalize() or name[0], found[0], count=1))


def _move(text: str, chance: random.Random) -> str:
    found = chance.choice(_tags(text))
    rest = _put(text, found, "")
    places = [match.end() for match in re.finditer(r"\s", rest)] or [0]
    at = chance.choice(places)
    return rest[:at] + found[0] + rest[at:]


def _cross(text: str, chance: random.Random) -> str:
    tags = _tags(text)
    if len(tags) < 2:
        return _delete_tag(text, chance)
    first = chance.randrange(len(tags) - 1)
    one, two = tags[first], tags[first + 1]
    return text[: one.start()] + two[0] + text[one.end() : two.start()] + one[0] + text[two.end() :]


def _change_delimiter(text: str, chance: random.Random) -> str:
    found = chance.choice(_tags(text))
    left, right = ("%", "%") if found[1] == "<" else ("<", ">")
    which = chance.randrange(3)
    left = found[1] if which == 0 else left
    right = found[3] if which == 1 else right
    return _put(text, found, f"{{{{{left}{found[2]}{right}}}}}")


def _lose_half(text: str, chance: random.Random) -> str:
    found = chance.choice(_tags(text))
    at = chance.choice((0, 1, 2, len(found[0]) - 3, len(found[0]) - 2, len(found[0]) - 1))
    whole = chance.random() < 0.3
    new = (found[0][3:] if at < 3 else found[0][:-3]) if whole else found[0][:at] + found[0][at + 1 :]
    return _put(text, found, new)


def _split_delimiter(text: str, chance: random.Random) -> str:
    found = chance.choice(_tags(text))
    at = chance.choice((1, 2, len(found[0]) - 2, len(found[0]) - 1))
    return _put(text, found, found[0][:at] + " " + found[0][at:])


def _some(pattern: str, text: str, chance: random.Random) -> re.Match[str] | None:
    """A match inside a tag."""
    tags = _tags(text)
    places = [m for found in tags for m in re.compile(pattern).finditer(text, found.start(), found.end())]
    return chance.choice(places) if places else None


def _lose_quote(text: str, chance: random.Random) -> str:
    found = _some(r'["`]', text, chance)
    return _put(text, found, "") if found else _delete_tag(text, chance)


def _smart_quotes(text: str, chance: random.Random) -> str:
    found = _some(r'"([^"\n]*)"', text, chance)
    if found is None:
        return _misspell(text, chance)
    left, right = chance.choice(("“”", "„“", "''", "«»"))
    return _put(text, found, left + found[1] + right)


def _unquote(text: str, chance: random.Random) -> str:
    found = _some(r'"([^"\n]*)"', text, chance)
    return _put(text, found, found[1]) if found else _add_slash(text, chance)


def _lose_slash(text: str, chance: random.Random) -> str:
    found = _some(r"(?<=[<% ])/|/(?=[>%])", text, chance)
    return _put(text, found, "") if found else _add_slash(text, chance)


def _add_slash(text: str, chance: random.Random) -> str:
    found = chance.choice(_tags(text))
    if chance.random() < 0.5:
        return _put(text, found, f"{found[0][:-3].rstrip()} /{found[0][-3:]}")
    return _put(text, found, f"{found[0][:3]} /{found[2].lstrip()}{found[0][-3:]}")


def _space_equals(text: str, chance: random.Random) -> str:
    found = _some("=", text, chance)
    return _put(text, found, chance.choice((" =", "= ", " = "))) if found else _split_delimiter(text, chance)


def _swallow_end(text: str, chance: random.Random) -> str:
    found = _some(r" +(?=[>%]\}\})", text, chance)
    return _put(text, found, "") if found else _lose_half(text, chance)


def _spoil_comment(text: str, chance: random.Random) -> str:
    found = _some(r"\*/|/\*", text, chance)
    return (
        _put(text, found, chance.choice(("", f"{found[0]} ", f" {found[0]}"))) if found else _delete_tag(text, chance)
    )


def _cut(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return text[:start] + text[start + chance.randint(5, 60) :]


def _double(text: str, chance: random.Random) -> str:
    found = chance.choice(_tags(text))
    return _put(text, found, found[0] * 2)


def _break_line(text: str, chance: random.Random) -> str:
    found = _some(r"[ \"]", text, chance)
    return _put(text, found, f"{found[0]}\n") if found else _double(text, chance)


_SLIPS: tuple[Callable[[str, random.Random], str], ...] = (
    _delete_tag,
    _rename,
    _misspell,
    _change_case,
    _move,
    _cross,
    _change_delimiter,
    _lose_half,
    _split_delimiter,
    _lose_quote,
    _smart_quotes,
    _unquote,
    _lose_slash,
    _add_slash,
    _space_equals,
    _swallow_end,
    _spoil_comment,
    _cut,
    _double,
    _break_line,
)
_BITS = [
    "{{<",
    "{{%",
    ">}}",
    "%}}",
    "<",
    ">",
    "%",
    "}}",
    "{{",
    "/",
    '"',
    "`",
    "=",
    "\\",
    '\\"',
    ".",
    ",",
    " ",
    "\n",
    "\n\n",
    "é",
    "“",
    "\xa0",
    "*/",
    "/*",
    "note",
    "/note",
    "mark",
    "a=b",
    "x.inline ",
    "-",
    "_",
    "\t",
]


def _wild(text: str, chance: random.Random) -> str:
    """Bits of tags put in, and characters taken out, near the tags."""
    for _ in range(chance.randint(1, 5)):
        tags = _tags(text)
        near = chance.choice(tags).span() if tags else (0, len(text))
        at = chance.randint(*near)
        text = text[:at] + (chance.choice(_BITS) if chance.random() < 0.7 else "") + text[at + chance.randrange(2) :]
    return text


def page_of(blocks: Iterable[str]) -> str:
    """The page that is made of some paragraphs."""
    return "---\ntitle: The harbour\n---\n\n" + "\n\n".join(blocks) + "\n"


def damaged_pages(seed: int, count: int) -> Iterator[Damaged]:
    """Pages with one slip, sometimes two; about one in ten is damaged without sense."""
    chance = random.Random(seed)
    forms = list(_FORMS)
    for number in range(count):
        form = forms[number % len(forms)]
        blocks = [chance.choice((_text, *_FORMS.values()))(chance) for _ in range(chance.randint(0, 5))]
        at = chance.randint(0, len(blocks))
        blocks.insert(at, _FORMS[form](chance))
        sound = page_of(blocks)
        if chance.random() < 0.1:
            form, blocks[at] = "wild", _wild(blocks[at], chance)
        else:
            blocks[at] = chance.choice(_SLIPS)(blocks[at], chance)
        if chance.random() < 0.15:
            other = chance.randrange(len(blocks))
            if _tags(blocks[other]):
                blocks[other] = chance.choice(_SLIPS)(blocks[other], chance)
        yield Damaged(form, page_of(blocks), sound)


def slipped_pages(seed: int, count: int) -> Iterator[Slipped]:
    """Pages with two to four slips, a sound paragraph between each two."""
    chance = random.Random(seed)
    for _ in range(count):
        sound: list[str] = []
        blocks: list[str] = []
        for _ in range(chance.randint(2, 4)):
            block = chance.choice(list(_FORMS.values()))(chance)
            between = chance.choice((_text, _pair, _nested, _with_named))(chance)
            sound += [block, between]
            blocks += [chance.choice(_SLIPS)(block, chance), between]
        yield Slipped(tuple(blocks), tuple(sound))
