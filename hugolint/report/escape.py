r"""What may be written to a terminal or a build log: content comes from strangers, and none of it is obeyed.

Characters that steer a terminal, turn the writing direction or cannot be seen are shown as escapes, as `\x1b` or
`\u202e`; so is a byte that is no UTF-8 (`\xff`) and what the stream's encoding lacks. GitHub's runner obeys `##[name]`
anywhere in a line and `::name::` at its start (actions/runner, ActionCommand), the one of Azure Pipelines `##vso[`
anywhere (azure-pipelines-agent, Command): all are broken up.
"""

from __future__ import annotations

import codecs
import re
from typing import TextIO

from hugolint.report import Terminal

# Controls, soft hyphen, bidirectional and zero-width marks, separators, byte order mark, annotations, surrogates, tags.
# The zero-width joiners stay: emoji and many scripts need them.
_STEERING = (
    r"\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_HIDDEN = re.compile(
    rf"[{_STEERING}]"
    # A joiner with nothing to join would swallow the next character in the count of cells.
    rf"|\u200d(?![^\x00-\xa8\u200c\u200d\ufe0f{_STEERING}])"
    r"|(?<=##)\[(?=[A-Za-z-]+[ \]])"
    r"|(?<=##[vV][sS][oO])\["
)
_COMMAND = re.compile(r"(?<!\S):(?=:[A-Za-z])")
_NAMED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def encoding_of(stream: TextIO, terminal: Terminal) -> str | None:
    """The encoding to keep within, or None where every character can be written."""
    if terminal.unicode:
        return None
    encoding = getattr(stream, "encoding", None) or "ascii"
    try:
        codecs.lookup(encoding)
    except LookupError:
        return "ascii"
    return str(encoding)


def pieces(text: str, encoding: str | None = None) -> list[str]:
    """What stands for each code point of a text: itself, or its escape."""
    shown = list(text)
    for hidden in _HIDDEN.finditer(text):
        shown[hidden.start()] = _escape(hidden[0])
    if encoding is not None and not _encodes(text, encoding):
        shown = [piece if _encodes(piece, encoding) else _escape(piece) for piece in shown]
    return shown


def printable(text: str, encoding: str | None = None) -> str:
    """A text that is safe inside a line."""
    if text.isascii() and text.isprintable() and "##" not in text:
        return text
    return "".join(pieces(text, encoding))


def sentence(text: str, encoding: str | None = None) -> str:
    """A text that is safe at the start of a line, too, and on one line."""
    shown = printable(text, encoding)
    return _COMMAND.sub(r"\\x3a", shown) if "::" in shown else shown


def write(stream: TextIO, text: str) -> None:
    """Write a text and never fail on a character."""
    try:
        stream.write(text)
    except UnicodeEncodeError:
        encoding = getattr(stream, "encoding", None) or "ascii"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding, "replace"))


def _encodes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeError:
        return False
    return True


def _escape(character: str) -> str:
    if character in _NAMED:
        return _NAMED[character]
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        # A byte that is no UTF-8, as `surrogateescape` keeps it.
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x80:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
