"""Pages in YAML whose front matter an editor, or a merge, has damaged: seeded, varied, and like real ones."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Damaged(NamedTuple):
    """A page before and after."""

    format: str
    """Always `yaml`."""
    page: str
    """Bytes that are no UTF-8 stand as lone surrogates."""
    sound: str


def damaged_pages(seed: int, count: int) -> Iterator[Damaged]:
    """So many pages with one or two damages each; one in ten is damaged wildly."""
    random_ = random.Random(f"yaml {seed}")
    for _ in range(count):
        sound = _page(random_)
        wild = random_.random() < 0.1
        page = sound
        for _ in range(100):
            page = _damage_wildly(sound, random_) if wild else _damage(sound, random_)
            if page != sound:
                break
        yield Damaged("yaml", page, sound)


def sound_pages(seed: int, count: int) -> Iterator[str]:
    """So many pages as they were before."""
    random_ = random.Random(f"sound yaml {seed}")
    for _ in range(count):
        yield _page(random_)


# --- sound pages --------------------------------------------------------------------------------------------------

_WORDS = (
    "harvest", "Brännö", "night ferry", "the old quay", "rye bread", "parish choir", "crème brûlée", "lost & found",
    "20 % less", "what's on", "fish: fresh", "№ 7", "naïve art", "tide table", "coffee (black)", "Łódź", "東京", "🚲 hire",
    "back soon", "who knows?", "salt, pepper", 'the "new" pier', "re-opening", "annual meeting", "Öppet hus", "it's on",
    "C# and F#", "10-12 am", "email us", "a/b testing", "~ 40 seats", "no entry", "yes", "null", "007", "1e3", "true",
)  # fmt: skip
_SAFE = (
    "harvest",
    "Brännö",
    "night ferry",
    "quay",
    "bread",
    "choir",
    "Łódź",
    "東京",
    "🚲 hire",
    "back soon",
    "annual meeting",
)
_KEYS = (
    "subtitle", "author", "place", "phone", "season", "lead", "source", "image", "note", "contact", "teaser", "weight",
    "slug", "layout", "Region", "og-title", "alt_text", "first name", "öppet", "toc", "icon", "color",
)  # fmt: skip
_MAPS = ("menu", "params", "seo", "hero", "address", "build", "map")
_LISTS = ("tags", "categories", "authors", "links", "steps", "gallery", "faq", "related")
_DATES = ("2024-01-31", "2025-11-02", "2023-06-24T10:00:00+02:00", "2026-03-01T08:30:00Z", "2022-12-24 18:00:00")
_BODY = (
    "\nThe first line of the text.\n",
    "",
    "Text at once.\n\n- a\n- b\n",
    "\n## Heading\n\n| a | b |\n",
    "\n---\nmore: text\n",
)


def _page(random_: random.Random) -> str:
    lines = _matter(random_)
    page = "---\n" + "\n".join(lines) + "\n---\n" + random_.choice(_BODY)
    if random_.random() < 0.06:
        page = page.replace("\n", "\r\n")
    if random_.random() < 0.03:
        page = "\ufeff" + page
    return page


def _matter(random_: random.Random) -> list[str]:
    lines = [f"title: {_scalar(random_)}"]
    if random_.random() < 0.8:
        lines.append(f"date: {random_.choice(_DATES)}")
    keys = random_.sample(_KEYS, random_.randint(1, 5))
    parts: list[list[str]] = [_entry(key, random_) for key in keys]
    parts += [_map(key, random_, 0) for key in random_.sample(_MAPS, random_.choice((0, 0, 1, 1, 2)))]
    parts += [_list(key, random_) for key in random_.sample(_LISTS, random_.choice((0, 1, 1, 2)))]
    if random_.random() < 0.12:
        parts.append(_anchors(random_))
    if random_.random() < 0.25:
        parts.append([f"# {random_.choice(_WORDS)}"])
    if random_.random() < 0.1:
        parts.append([""])
    random_.shuffle(parts)
    return lines + [line for part in parts for line in part]


def _text(random_: random.Random) -> str:
    return " ".join(random_.choice(_WORDS) for _ in range(random_.randint(1, 3)))


def _scalar(random_: random.Random) -> str:
    text = _text(random_)
    chosen = random_.random()
    if chosen < 0.2:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if chosen < 0.32:
        return "'" + text.replace("'", "''") + "'"
    if chosen < 0.4:
        return random_.choice(("true", "false", "12", "0777", "1.5", "-3", "~", "yes", "No", "0x1F", "1_000", "12:30"))
    if chosen < 0.45:
        return f"https://example.org/{random_.randint(1, 99)}?a=b#c"
    return _plain(text)


def _plain(text: str) -> str:
    """Text as it may stand without quotes."""
    text = text.replace(": ", " - ").replace(" #", " ")
    return text if text[0] not in "~\"'&*!|>%@`?-[]{}#,:" else f"a {text}"


def _entry(key: str, random_: random.Random) -> list[str]:
    chosen = random_.random()
    if chosen < 0.12:
        return [f"{key}: {random_.choice('|>')}{random_.choice(('', '-', '+'))}", *_block(random_, "  ")]
    if chosen < 0.16:
        return [f"{key}: {_plain(_text(random_))}", f"  {_plain(_text(random_))}"]
    if chosen < 0.2:
        return [f'{key}: "{random_.choice(_SAFE)}', f'  {random_.choice(_SAFE)}"']
    if chosen < 0.25:
        return [f"{key}: [{', '.join(random_.sample(_SAFE, 3))}]"]
    if chosen < 0.29:
        return [f'{key}: {{name: {random_.choice(_SAFE)}, url: "/a/", weight: 3}}']
    if chosen < 0.32:
        return [f"{key}:"]
    comment = f"  # {random_.choice(_SAFE)}" if random_.random() < 0.08 else ""
    return [f"{key}: {_scalar(random_)}{comment}"]


def _block(random_: random.Random, indent: str) -> list[str]:
    lines = [indent + _text(random_) for _ in range(random_.randint(1, 3))]
    if len(lines) > 1 and random_.random() < 0.3:
        lines.insert(1, "")
    return lines


def _map(key: str, random_: random.Random, depth: int) -> list[str]:
    step = random_.choice(("  ", "  ", "    "))
    lines = []
    for name in random_.sample(_KEYS, random_.randint(1, 3)):
        lines += _map(name, random_, depth + 1) if depth < 2 and random_.random() < 0.25 else _entry(name, random_)
    return [f"{key}:", *(step + line if line else line for line in lines)]


def _list(key: str, random_: random.Random) -> list[str]:
    if random_.random() < 0.25:
        quote = random_.choice(("", '"'))
        items = [f"{quote}{word}{quote}" for word in random_.sample(_SAFE, random_.randint(1, 4))]
        if random_.random() < 0.3:
            return [f"{key}: [", *(f"  {item}," for item in items), "]"]
        return [f"{key}: [{', '.join(items)}]"]
    indent = random_.choice(("", "  ", "  "))
    lines = [f"{key}:"]
    for _ in range(random_.randint(1, 4)):
        if random_.random() < 0.3:
            first, *rest = [line for name in random_.sample(_KEYS, 2) for line in _entry(name, random_)]
            lines += [f"{indent}- {first}", *(f"{indent}  {line}" if line else line for line in rest)]
        else:
            lines.append(f"{indent}- {_scalar(random_)}")
    return lines


def _anchors(random_: random.Random) -> list[str]:
    return random_.choice(
        (
            ["base: &base", "  a: 1", "  b: two", "other:", "  <<: *base", "  b: three"],
            ["one: &one harvest", "two: *one"],
            ["list: &list [a, b]", "again: *list"],
            ["kind: !!str 12"],
            ["x: &x {a: 1}", "y:", "  <<: [*x]"],
        )
    )


# --- damages ------------------------------------------------------------------------------------------------------

_SIGNS = "*&!%@`|>?-[]{},#:\"'=~"
_STRAY = (
    "some stray text",
    "TODO",
    "see below",
    "…",
    "* a point",
    "- a point",
    "[x",
    "x]",
    "...",
    "key",
    ":",
    "<p>",
    "=====",
)
_TEMPLATES = ("{{ .Title }}", "{{< ref a >}}", "{% note %}", "{{% x %}}", "${name}", "<%= x %>", "[[link]]", "{name}")
_MERGE = ("<<<<<<< HEAD", "=======", ">>>>>>> main", "<<<<<<< HEAD\n=======\n>>>>>>> 1a2b3c")
_WILD = "\t\r\n :-#[]{},'\"&*!|>%@`?=~.<\\\x00\x01\x7f\x85\u2028\ufeff\udcff\xa0é😀a1"


def _damage(page: str, random_: random.Random) -> str:
    for _ in range(random_.choice((1, 1, 1, 2))):
        page = _on_matter(page, random_.choice(_DAMAGES), random_)
    return page


def _damage_wildly(page: str, random_: random.Random) -> str:
    def strew(text: str, random_: random.Random) -> str:
        for _ in range(random_.randint(1, 5)):
            at = random_.randint(0, len(text))
            text = text[:at] + "".join(random_.choice(_WILD) for _ in range(random_.randint(1, 3))) + text[at:]
        return text

    return _on_matter(page, strew, random_)


def _on_matter(page: str, damage: Callable[[str, random.Random], str], random_: random.Random) -> str:
    """Damage what stands between the fences."""
    found = re.match(r"\ufeff?---\r?\n", page)
    end = re.search(r"^---", page[found.end() :], re.MULTILINE) if found is not None else None
    if found is None or end is None or not end.start():
        return page
    text = page[found.end() : found.end() + end.start()]
    return page[: found.end()] + damage(text, random_) + page[found.end() + end.start() :]


def _place(text: str, random_: random.Random) -> int:
    return random_.randrange(len(text)) if text else 0


def _line(text: str, random_: random.Random) -> tuple[list[str], int]:
    lines = text.split("\n")
    return lines, random_.randrange(max(1, len(lines) - 1))


def _drop_character(text: str, random_: random.Random) -> str:
    at = _place(text, random_)
    return text[:at] + text[at + 1 :]


def _double_character(text: str, random_: random.Random) -> str:
    at = _place(text, random_)
    return text[:at] + text[at : at + 1] + text[at:]


def _swap_characters(text: str, random_: random.Random) -> str:
    at = _place(text, random_)
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def _insert_sign(text: str, random_: random.Random) -> str:
    at = _place(text, random_)
    return text[:at] + random_.choice(_SIGNS) + text[at:]


def _drop_line(text: str, random_: random.Random) -> str:
    lines, at = _line(text, random_)
    return "\n".join(lines[:at] + lines[at + 1 :])


def _double_line(text: str, random_: random.Random) -> str:
    lines, at = _line(text, random_)
    return "\n".join(lines[: at + 1] + lines[at:])


def _swap_lines(text: str, random_: random.Random) -> str:
    lines, at = _line(text, random_)
    return "\n".join(lines[:at] + lines[at : at + 2][::-1] + lines[at + 2 :])


def _join_lines(text: str, random_: random.Random) -> str:
    lines, at = _line(text, random_)
    return "\n".join([*lines[:at], " ".join(lines[at : at + 2]), *lines[at + 2 :]])


def _split_line(text: str, random_: random.Random) -> str:
    blanks = [found.start() for found in re.finditer(" ", text)]
    if not blanks:
        return text
    at = random_.choice(blanks)
    return text[:at] + "\n" + text[at + 1 :]


def _indent(text: str, random_: random.Random) -> str:
    lines, at = _line(text, random_)
    lines[at] = random_.choice((" ", "  ", "    ")) + lines[at]
    return "\n".join(lines)


def _outdent(text: str, random_: random.Random) -> str:
    indented = [at for at, line in enumerate(text.split("\n")) if line.startswith(" ")]
    if not indented:
        return _indent(text, random_)
    lines, at = text.split("\n"), random_.choice(indented)
    lines[at] = lines[at][random_.choice((1, 2)) :]
    return "\n".join(lines)


def _tab(text: str, random_: random.Random) -> str:
    if random_.random() < 0.3:
        lines, at = _line(text, random_)
        lines[at] = "\t" + lines[at].lstrip(" ")
        return "\n".join(lines)
    runs = list(re.finditer(" +", text))
    if not runs:
        return "\t" + text
    run = random_.choice(runs)
    return text[: run.start()] + "\t" + text[run.end() :]


def _one_of(text: str, pattern: str, random_: random.Random, becomes: Callable[[str], str]) -> str:
    """Replace one of the places that a pattern finds."""
    found = list(re.finditer(pattern, text, re.MULTILINE))
    if not found:
        return _insert_sign(text, random_)
    one = random_.choice(found)
    return text[: one.start()] + becomes(one[0]) + text[one.end() :]


def _drop_quote(text: str, random_: random.Random) -> str:
    return _one_of(text, "[\"']", random_, lambda _: "")


def _add_quote(text: str, random_: random.Random) -> str:
    quote = random_.choice("\"'")
    place = random_.choice((r"(?<=: )", r"$", r"\b", r"(?<=- )"))
    return _one_of(text, place, random_, lambda _: quote)


def _smart_quote(text: str, random_: random.Random) -> str:
    return _one_of(text, "[\"']", random_, lambda _: random_.choice("“”‘’„«»"))


def _glue_colon(text: str, random_: random.Random) -> str:
    return _one_of(text, r":[ ]", random_, lambda _: ":")


def _more_colons(text: str, random_: random.Random) -> str:
    return _one_of(text, r":(?=[ \n])", random_, lambda _: random_.choice(("::", ": :", ": x:", " :", "=", "")))


def _colon_in_value(text: str, random_: random.Random) -> str:
    return _one_of(text, r"(?<=\w) (?=\w)", random_, lambda _: random_.choice((": ", ":", " #", " - ")))


def _drop_bracket(text: str, random_: random.Random) -> str:
    return _one_of(text, r"[\[\]{},]", random_, lambda _: "")


def _add_bracket(text: str, random_: random.Random) -> str:
    return _one_of(text, r"(?<=: )|$", random_, lambda _: random_.choice("[]{}"))


def _double_key(text: str, random_: random.Random) -> str:
    keys = re.findall(r"^([ ]*)([\w-]+):", text, re.MULTILINE)
    if not keys:
        return text
    indent, key = random_.choice(keys)
    lines, at = _line(text, random_)
    lines.insert(at, f"{indent if random_.random() < 0.7 else ''}{key}: again")
    return "\n".join(lines)


def _damage_dash(text: str, random_: random.Random) -> str:
    return _one_of(
        text,
        r"^[ ]*- ",
        random_,
        lambda dash: random_.choice((dash[:-2], dash[:-1], dash.replace("-", "*"), "- " + dash)),
    )


def _stray_text(text: str, random_: random.Random) -> str:
    lines, at = _line(text, random_)
    lines.insert(at, random_.choice(("", "", "  ")) + random_.choice(_STRAY))
    return "\n".join(lines)


def _template(text: str, random_: random.Random) -> str:
    mark = random_.choice(_TEMPLATES)
    if random_.random() < 0.5:
        return _one_of(text, r"(?<=: )[^\n]*", random_, lambda _: mark)
    return _one_of(text, r"(?<=: )|(?<=\w) |$", random_, lambda blank: mark + blank)


def _merge(text: str, random_: random.Random) -> str:
    lines, at = _line(text, random_)
    lines.insert(at, random_.choice(_MERGE))
    if random_.random() < 0.5:
        lines.insert(min(len(lines) - 1, at + 2), random_.choice(_MERGE))
    return "\n".join(lines)


def _sign_first(text: str, random_: random.Random) -> str:
    sign = random_.choice(("*", "&", "!", "%", "@", "`", "|", ">", "? ", "- ", "& ", "* ", "!!", "#", "**", "&&"))
    return _one_of(text, r"(?<=: )(?=\S)|(?<=- )(?=\S)|^(?=\w)", random_, lambda _: sign)


def _damage_fence(text: str, random_: random.Random) -> str:
    """The closing fence becomes a part of the text."""
    fence = random_.choice(("--", " ---", "...", "—", "- --", "***", "+++", "-", ".. ."))
    return f"{text}{fence}\nmore: {random_.choice(_SAFE)}\n"


def _damage_block(text: str, random_: random.Random) -> str:
    return _one_of(
        text,
        r"[|>][-+]?$",
        random_,
        lambda head: random_.choice((head + " text", head + "0", "", head + "2", head[0] * 2)),
    )


def _word_of_code(text: str, random_: random.Random) -> str:
    return _one_of(
        text, r"\"", random_, lambda quote: quote + random_.choice(("\\", "\\d", "C:\\Users\\", "\\u12", "\\x"))
    )


_DAMAGES: tuple[Callable[[str, random.Random], str], ...] = (
    _drop_character, _drop_character, _double_character, _swap_characters, _insert_sign, _insert_sign, _drop_line,
    _double_line, _swap_lines, _join_lines, _split_line, _indent, _indent, _outdent, _outdent, _tab, _tab, _drop_quote,
    _drop_quote, _add_quote, _add_quote, _smart_quote, _glue_colon, _more_colons, _colon_in_value, _colon_in_value,
    _drop_bracket, _drop_bracket, _add_bracket, _double_key, _double_key, _damage_dash, _stray_text, _stray_text,
    _template, _template, _merge, _sign_first, _sign_first, _sign_first, _damage_fence, _damage_block, _word_of_code,
)  # fmt: skip
