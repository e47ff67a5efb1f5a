"""What stops hugolint itself: errors whose text is the sentence for the user. Mistakes in content are findings."""

from __future__ import annotations

from collections.abc import Iterable

from hugolint.hugo.text import Position


class HugolintError(Exception):
    """hugolint cannot do its job; the command line says so in one line and exits with 2."""

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


class UsageError(HugolintError):
    """The command line asks for something that is not there: a path, a selector, a format."""


class ConfigError(HugolintError):
    """`.hugolint.yaml` is not in order."""


class RuleError(HugolintError):
    """A file among the rules is not a rule."""


def closest(word: str, words: Iterable[str]) -> str:
    """The most similar of some words, or nothing where none is near."""
    import difflib

    found = difflib.get_close_matches(word, list(words), n=1, cutoff=0.6)
    return found[0] if found else ""


def nearest(word: str, words: Iterable[str]) -> str:
    """`, did you mean "x"?` for the most similar of some words, or nothing where none is near."""
    found = closest(word, words)
    return f', did you mean "{found}"?' if found else ""
