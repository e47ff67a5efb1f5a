"""What makes a site unreadable as a whole."""

from __future__ import annotations

from hugolint.hugo.text import Position


class SiteError(Exception):
    """The site cannot be read at all: no content, or a Hugo config that is broken or missing.

    `str()` is the sentence for the user; `path` (relative to the site's root, or absolute where there is none) and
    `position` say where, when there is a place to name.
    """

    def __init__(self, message: str, path: str = "", position: Position | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.position = position

    def __str__(self) -> str:
        if not self.path:
            return self.message
        at = f":{self.position.line}:{self.position.column}" if self.position else ""
        return f"{self.path}{at}: {self.message}"


class ConfigFault(SiteError):
    """A value of the Hugo config that Hugo refuses; its place is found by its keys."""

    def __init__(self, message: str, *keys: str | int, since: tuple[int, int, int] = (0, 0, 0)) -> None:
        super().__init__(message)
        self.keys = keys
        """Its path in the config, keys in lower case; a number is the place in a list."""
        self.since = since
        """The first version of Hugo that refuses it."""
