"""Blocks of text (`|`, `>`) as goccy/go-yaml reads them: what is indentation, and which line breaks stay."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[+-]?[0-9]+")
_INT64 = 1 << 63


def _without_chomping(option: str) -> str:
    return option.removeprefix("-").removeprefix("+").removesuffix("-").removesuffix("+")


def _width(option: str) -> int | None:
    core = _without_chomping(option)
    if not _NUMBER.fullmatch(core) or len(core) > 25:
        return None
    number = int(core)
    return number if -_INT64 <= number < _INT64 else None


def check_header(option: str) -> bool:
    """Whether goccy takes what stands behind `|` or `>`."""
    core = _without_chomping(option)
    if not core:
        return True
    width = _width(option)
    return core != "0" and width is not None and width <= 9


class Block:
    """The block of text that is being read."""

    __slots__ = (
        "broke", "folded_text", "last_indent", "line_indent", "literal", "option", "previous", "spaces", "start",
        "width",
    )  # fmt: skip

    def __init__(self, option: str, literal: bool, start: int, folded_text: bool = False) -> None:
        self.option = option
        self.literal = literal
        self.start = start
        self.folded_text = folded_text
        """A plain text that a dash on its second line turned into a block."""
        self.width = 0
        """The column where its text begins; 0 while it is not known."""
        self.line_indent = self.previous = self.last_indent = self.spaces = 0
        self.broke = False

    @classmethod
    def of_header(cls, char: str, option: str, delimiter: int, start: int) -> Block:
        """A block that begins with `|` or `>`."""
        block = cls(option, char == "|", start)
        width = _width(option) or 0
        if width > 0:
            block.width = delimiter + width
        return block

    @classmethod
    def of_folded_text(cls, column: int) -> Block:
        """`- a` and, further in, `- b`: goccy reads on, and folds."""
        block = cls("", False, 0, folded_text=True)
        block.width = block.line_indent = column
        return block

    def begin_text(self, column: int) -> str:
        """Take note of a character that is no blank in front; words of refusal if it stands too far out."""
        if not self.width and self.spaces > column:
            return "invalid number of indent is specified after space only"
        return self.at_end(column)

    def at_end(self, column: int) -> str:
        """The same at the text's last character."""
        self.width = self.width or column
        self.line_indent = self.line_indent or column
        if (_width(self.option) or 0) != 0 and self.width > self.line_indent:
            return "invalid number of indent is specified in the multi-line header"
        return ""

    def end_line(self, column: int) -> None:
        """A line ends, its last character at this column."""
        if not self.width:
            self.spaces = column
        self.previous = self.line_indent
        self.last_indent = self.line_indent or self.last_indent
        self.broke = True
        self.line_indent = 0

    def in_indent(self, column: int) -> bool:
        """Whether a column belongs to the indentation."""
        return self.width > column if self.width else column == 1

    def keeps_indent(self, column: int) -> bool:
        """Whether a blank at the beginning of a line is text."""
        if not self.width or column < self.width:
            return False
        if not self.literal:
            self.broke = False
        return True

    def fold(self, column: int, last: str, before: str) -> str | None:
        """What the buffer's last character becomes now that a line goes on; None where it stays."""
        if self.literal or not self.broke:
            return None
        self.broke = False
        if last != "\n":
            return None
        if self.line_indent == self.previous:
            return " "
        return "" if not self.previous and self.last_indent == column and before == "\n" else None

    def trim(self, text: str) -> str:
        """The text without the line breaks at its end that do not count."""
        option = self.option
        strips = self.folded_text or option.startswith("-") or option.endswith("-")
        keeps = option.startswith("+") or option.endswith("+")
        if strips:
            text = text.rstrip("\n").rstrip(" ")
        elif not keeps:
            bare = text.rstrip("\n")
            text = bare + "\n" * min(1, len(text) - len(bare))
        if text == "\n":
            text = ""
        return text or ("\n" if keeps else "")
