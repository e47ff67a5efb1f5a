"""Rows of the conformance tables: pages written by hand, each under its sentence.

A row says what is in the site and which rows of the checklist it covers. Its list says what its author believes that
Hugo does; where, and with which words, the real Hugo is asked at test time, and nothing is copied from our own output.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.real_hugo import write_site

CONFIG = "disableKinds = ['RSS', 'robotsTXT', '404']\nbaseURL = 'https://example.org/'\n"
SITE = {
    "hugo.toml": CONFIG,
    "layouts/all.html": "{{ .Content }}",
    "layouts/_shortcodes/inn.html": "[{{ .Inner }}]",
    "layouts/_shortcodes/inn2.html": "({{ .Inner }})",
    "layouts/_shortcodes/noi.html": "n",
    "layouts/_shortcodes/sc/sub.html": "s",
}


class Row(NamedTuple):
    """A site, and what its author believes that Hugo makes of it."""

    id: str
    outcome: str
    """`builds`, `warns` or `fails`."""
    covers: tuple[str, ...]
    """Rows of the checklist, by letter and number."""
    files: Mapping[str, str]

    def write(self, root: Path) -> Path:
        """The site; a file of the row's own replaces the common one, and a None of a path is left out."""
        return write_site(root, {path: text for path, text in {**SITE, **self.files}.items() if text != ABSENT})


ABSENT = "\0absent\0"
"""In place of a file's text: the common file is left out."""


def rows(outcome: str, covers: str, *entries: tuple[str, str] | tuple[str, str, Mapping[str, str]]) -> list[Row]:
    """Rows of one outcome: each a sentence, the text of content/p.md and, if need be, further files."""
    made = []
    for entry in entries:
        more: Mapping[str, str] = entry[2] if len(entry) == 3 else {}
        files = dict(more) if entry[1] == ABSENT else {"content/p.md": entry[1], **more}
        made.append(Row(entry[0], outcome, tuple(covers.split()), files))
    return made


def builds(covers: str, *entries: tuple[str, str] | tuple[str, str, Mapping[str, str]]) -> list[Row]:
    """Pages that Hugo accepts."""
    return rows("builds", covers, *entries)


def warns(covers: str, *entries: tuple[str, str] | tuple[str, str, Mapping[str, str]]) -> list[Row]:
    """Pages that Hugo accepts with a warning."""
    return rows("warns", covers, *entries)


def fails(covers: str, *entries: tuple[str, str] | tuple[str, str, Mapping[str, str]]) -> list[Row]:
    """Pages that Hugo refuses."""
    return rows("fails", covers, *entries)


def yaml(text: str, body: str = "body\n") -> str:
    """A page with YAML front matter."""
    return f"---\n{text}\n---\n{body}"


def toml(text: str, body: str = "body\n") -> str:
    """A page with TOML front matter."""
    return f"+++\n{text}\n+++\n{body}"


def body(text: str) -> str:
    """A page without keys; its text begins on line 3."""
    return f"---\n---\n{text}"


def config(text: str) -> dict[str, str]:
    """The common configuration with more lines in front of it."""
    return {"hugo.toml": f"{CONFIG}{text}\n"}
