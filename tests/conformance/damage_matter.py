"""Pages in TOML, JSON and Org whose front matter an editor has damaged: seeded, varied, and like real ones."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

Harm: TypeAlias = Callable[[str, int, random.Random], str]


class Damaged(NamedTuple):
    """A page before and after."""

    format: str
    """`toml`, `json` or `org`."""
    page: str
    """Bytes that are no UTF-8 stand as lone surrogates."""
    sound: str


_WORDS = (
    "harbour", "Öland", "winter timetable", "lighthouse", "smörgås", "board meeting", "Grandma's bread", "café au lait",
    "50 % off", "C:\\temp", "a: b", "fish & chips", "#1 choice", "naïve", "ferry", "price list", "東京", "😀 hello",
    "back to school", "what now?", "(draft)", "salt, pepper", 'the "old" mill', "quay 7", "annual report", "sailing",
)  # fmt: skip
_KEYS = ("subtitle", "author", "place", "phone", "season", "lead", "source", "image", "note", "contact", "teaser")
_DATES = ("2024-01-31", "2025-11-02", "2023-06-24T10:00:00+02:00", "2026-03-01T08:30:00Z", "2022-12-24 18:00:00")
_SECTIONS = ("blog", "news", "events", "guides", "shop")
_BODY = (
    "\nThe first line of the text.\n",
    "",
    "Text at once.\n\n- a\n- b\n",
    "\n## Heading\n\n+++\n\n{x}\n",
    "\n---\nmore\n",
)


def damaged_pages(seed: int, count: int) -> Iterator[Damaged]:
    """So many pages; one in ten is damaged wildly."""
    random_ = random.Random(seed)
    formats = [("toml", _toml), ("json", _json), ("org", _org)]
    for _ in range(count):
        format, make = random_.choices(formats, (5, 4, 1))[0]
        sound = make(random_)
        page = _wild(sound, random_) if random_.random() < 0.1 else _damage(sound, format, random_)
        yield Damaged(format, page, sound)


def _text(random_: random.Random) -> str:
    return " ".join(random_.sample(_WORDS, random_.randint(1, 3)))


def _toml_string(random_: random.Random) -> str:
    text, kind = _text(random_), random_.random()
    if kind < 0.25 and "'" not in text:
        return f"'{text}'"
    if kind < 0.32:
        return '"""\n' + text.replace("\\", "/") + "\nand more\n" + '"""'
    if kind < 0.36 and "'" not in text:
        return f"'''{text}\n{text}'''"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _toml_value(random_: random.Random) -> str:
    return random_.choice(
        (
            _toml_string(random_),
            _toml_string(random_),
            random_.choice(("true", "false")),
            str(random_.randint(-40, 4000)),
            random_.choice(("1.5", "-0.25", "3e8", "1_000", "0x1F", "+7", "inf")),
            random_.choice(_DATES),
            f"[{_toml_string(random_)}, {_toml_string(random_)}]",
            f'{{ url = "/{random_.choice(_SECTIONS)}/", weight = {random_.randint(1, 9)} }}',
        )
    )


def _toml(random_: random.Random) -> str:
    lines = [f"title = {_toml_string(random_)}", f"date = {random_.choice(_DATES)}"]
    lines += random_.sample(
        ("draft = false", "draft = true", f"weight = {random_.randint(1, 90)}", 'slug = "a-page"'), 2
    )
    if lines[-1].startswith("draft") and lines[-2].startswith("draft"):
        lines.pop()
    words = [f'"{word}"' for word in random_.sample(_SECTIONS, 3)]
    lines.append(random_.choice((f"tags = [{', '.join(words)}]", "tags = [\n  " + ",\n  ".join(words) + ",\n]")))
    lines += [f"{key} = {_toml_value(random_)}" for key in random_.sample(_KEYS, random_.randint(1, 4))]
    if random_.random() < 0.4:
        lines.append("# kept from the old site")
    if random_.random() < 0.2:
        lines.append(f"cover.alt = {_toml_string(random_)}\ncover.wide = true")
    random_.shuffle(lines)
    if random_.random() < 0.5:
        lines.append(f"\n[params]\n  {random_.choice(_KEYS)} = {_toml_value(random_)}")
    if random_.random() < 0.3:
        lines.append(
            "[[resources]]\nsrc = 'a.jpg' # the photo\n\n[[resources]]\nsrc = \"b.jpg\"\n[resources.params]\nwide = true"
        )
    if random_.random() < 0.2:
        lines.append("[menus.main]\nname = 'About'\nweight = 3")
    page = "+++\n" + "\n".join(lines) + "\n+++\n" + random_.choice(_BODY)
    return page.replace("\n", "\r\n") if random_.random() < 0.06 else page


def _json_value(random_: random.Random) -> object:
    return random_.choice(
        (
            _text(random_),
            _text(random_),
            random_.random() < 0.5,
            None,
            random_.randint(-40, 4000),
            1.25,
            [_text(random_), _text(random_)],
            {"url": f"/{random_.choice(_SECTIONS)}/", "weight": random_.randint(1, 9)},
        )
    )


def _json(random_: random.Random) -> str:
    data: dict[str, object] = {"title": _text(random_), "date": random_.choice(_DATES[:4]), "draft": False}
    data |= {key: _json_value(random_) for key in random_.sample(_KEYS, random_.randint(1, 5))}
    data["tags"] = random_.sample(_SECTIONS, 3)
    indent = random_.choice((2, 2, 4, "\t", None))
    text = json.dumps(data, indent=indent, ensure_ascii=random_.random() < 0.2)
    page = random_.choice(("", "", "", "\n", "\n\n ")) + text + "\n" + random_.choice(_BODY)
    return page.replace("\n", "\r\n") if random_.random() < 0.06 else page


def _org(random_: random.Random) -> str:
    lines = [f"#+TITLE: {_text(random_)}", "#+DATE: <2024-01-31 Wed>", f"#+weight: {random_.randint(1, 90)}"]
    lines += random_.sample(
        ("#+TAGS[]: boat sea", "#+FILETAGS: :boat:sea:", "#+draft: true", "#+ANY", "#+key: a\n#+key: b"), 2
    )
    random_.shuffle(lines)
    return (
        random_.choice(("", "\n")) + "\n".join(lines) + "\n" + random_.choice(("\n* Heading\n\ntext\n", "text\n", ""))
    )


def _end(page: str, format: str) -> int:
    """Where the front matter ends, more or less."""
    if format == "toml":
        return page.index("+++", 4) + 3
    end = page.rfind("}\n") if format == "json" else page.rfind("#+")
    return end + 1 if end > 0 else len(page)


def _damage(page: str, format: str, random_: random.Random) -> str:
    harms = [*_COMMON, *{"toml": _TOML, "json": _JSON, "org": _ORG}[format]]
    for _ in range(30):
        harm: Harm = random_.choice(harms)
        done = harm(page, _end(page, format), random_)
        if done != page:
            return done
    return page


def _wild(page: str, random_: random.Random) -> str:
    for _ in range(random_.randint(2, 6)):
        at = random_.randint(0, min(len(page), 400))
        gone = random_.choice((0, 0, 1, 2, 9))
        page = page[:at] + random_.choice(_CHARS) + page[at + gone :]
    return page


_CHARS = [
    *"\n\t \r'\"[]{}=:,#.+-\\0_tT\u00a0\ufeff\u201c\x01\x7f\udcff\udce2é",
    "+++",
    '"""',
    "'''",
    "\\u12",
    "==",
    "[[",
    "//",
]


def _place(page: str, end: int, random_: random.Random) -> int:
    return random_.randrange(max(1, min(end, len(page))))


def _drop(page: str, end: int, random_: random.Random) -> str:
    at = _place(page, end, random_)
    return page[:at] + page[at + 1 :]


def _insert(page: str, end: int, random_: random.Random) -> str:
    at, more = _place(page, end, random_), random_.choice(_CHARS)
    return f"{page[:at]}{more}{page[at:]}"


def _double(page: str, end: int, random_: random.Random) -> str:
    at = _place(page, end, random_)
    return page[:at] + page[at : at + 1] + page[at:]


def _swap(page: str, end: int, random_: random.Random) -> str:
    at = _place(page, end, random_)
    return page[:at] + page[at + 1 : at + 2] + page[at : at + 1] + page[at + 2 :]


def _lines(change: Callable[[list[str], int], None]) -> Harm:
    def harm(page: str, end: int, random_: random.Random) -> str:
        lines = page[:end].split("\n")
        change(lines, random_.randrange(len(lines)))
        return "\n".join(lines) + page[end:]

    return harm


def _drop_line(lines: list[str], at: int) -> None:
    del lines[at]


def _double_line(lines: list[str], at: int) -> None:
    lines.insert(at, lines[at])


def _swap_lines(lines: list[str], at: int) -> None:
    lines[at - 1], lines[at] = lines[at], lines[at - 1]


def _break_line(lines: list[str], at: int) -> None:
    half = len(lines[at]) // 2
    lines[at : at + 1] = [lines[at][:half], lines[at][half:]]


def _join_lines(lines: list[str], at: int) -> None:
    lines[at - 1 : at + 1] = ["".join(lines[at - 1 : at + 1])]


def _one(old: str, new: str) -> Harm:
    """Replace one of the places where a text stands."""

    def harm(page: str, end: int, random_: random.Random) -> str:
        places = [at for at in range(end) if page.startswith(old, at)]
        if not places:
            return page
        at = random_.choice(places)
        return page[:at] + new + page[at + len(old) :]

    return harm


def _front(text: str) -> Harm:
    def harm(page: str, end: int, random_: random.Random) -> str:
        return text + page

    return harm


def _line_of(*texts: str) -> Harm:
    """A line more, somewhere between the others."""

    def harm(page: str, end: int, random_: random.Random) -> str:
        places = [at + 1 for at in range(min(end, len(page)) - 1) if page[at] == "\n"]
        at = random_.choice(places) if places else 0
        return page[:at] + random_.choice(texts) + "\n" + page[at:]

    return harm


_COMMON = [
    _drop, _drop, _insert, _insert, _double, _swap, _lines(_drop_line), _lines(_double_line), _lines(_swap_lines),
    _lines(_break_line), _lines(_join_lines), _one('"', ""), _one('"', ""), _one('"', "\u201c"), _one('"', "\u201d"),
    _one('"', "'"), _one("]", ""), _one("[", ""), _one("}", ""), _one("{", ""), _one(",", ""), _one(",", ",,"),
    _one("true", "True"), _one("false", "False"), _one("false", "no"), _one("e", "\udcff"), _one("a", "\x01"),
    _one(" ", "\u00a0"), _one('"', '"\t'), _one(" ", "\t"), _one("o", "\\q"), _one("a", "\\"), _one("2024-01-31", "2024-13-31"),
    _one("2025-11-02", "2025-11-31"), _one("2023-06-24T10:00", "2023-06-24T25:00"), _one("1", "01"), _one("\n", " "),
    _front("\ufeff"), _front("\ufeff\ufeff"), _front("\u00a0"), _front("# note\n"), _front("\n\n"), _front("  "), _front("text\n"),
    _line_of("<!-- note -->", "- item", "just words", "title: again", "\t", "# note", "draft = true", "// note"),
]  # fmt: skip
_TOML = [
    _one(" = ", ": "), _one(" = ", " "), _one(" = ", " == "), _one(" = ", "="), _one("= ", ""), _one("+++", "---"),
    _one("+++", "++"), _one("+++", " +++"), _one("+++", "++++"), _one("\n+++", ""), _one('"', "'''"), _one('"""', '"'),
    _one('"""', '""""'), _one("'''", "''"), _one("[[", "["), _one("]]", "]"), _one("2024-01-31", "31.1.2024"),
    _one("2024-01-31", "2024-1-31"), _one("T10:00", "T10"), _one("+02:00", "+2:00"), _one("18:00:00", "18:00:60"),
    _one("0x1F", "0x1G"), _one("1_000", "1__000"), _one("1.5", "1."), _one("1.5", "1,5"), _one("3e8", "3e"), _one("inf", "Inf"),
    _one(" = ", " = 99999999999999999999 #"), _one("weight = ", "weight = 9e999 #"), _one("weight = ", "weight = 0"),
    _line_of("title = 'again'", "[params]", "[[params]]", "[resources]", "tags.a = 1", "= 1", "a b = 1", "a =", '"', "[a", "[]",
             "x = { a = 1, a = 2 }", "x = [1 2]", "x = [,]", "x = {,}", "x = {a = 1", "x = \"\\ud800\"", "x = '", "date = yesterday",
             "x = 1 2", "[params.a.b]", "[menus]", "cover.alt = 2", "[cover]", "title.a = 1", "é = 1", "x = 1 # \x02", "x = tru"),
]  # fmt: skip
_JSON = [
    _one('": ', '" '), _one('": ', '" = '), _one('": ', '": : '), _one('": ', '": +'), _one('": ', '": 0'), _one('": ', '": .'),
    _one('\n}', ',\n}'), _one('"]', '",]'), _one("null", "None"), _one("null", "nul"), _one("1.25", "1."), _one("1.25", "1,25"),
    _one("1.25", "1.25e"), _one("1.25", "1e999"), _one("1.25", "NaN"), _one("1.25", "-Infinity"), _one("title", "ti\ntle"),
    _one("\\u", "\\x"), _one("\\u", "\\u0"), _one("{", "{{"), _one("}", "}}"), _one("{", "["), _one("{", "// note\n{"),
    _one("date", "dat\te"), _one("e", "\\'"),
    _line_of('"title": "again",', "// note", "# note", "/* note */", "title: 'x',", "'a': 1,", "}", "{", ",", '"a"', '"a": {', '"x": \\"y",'),
]  # fmt: skip
_ORG = [
    _one("#+", "#"),
    _one(": ", ":"),
    _one("#+", " #+"),
    _line_of("#+begin_src sh", "#+end_src", "#+name: x", "words"),
]
