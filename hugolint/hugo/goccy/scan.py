"""Cuts YAML into tokens as goccy/go-yaml 1.19.2 does, the library of Hugo 0.168.0, with all that it has of its own.

It goes character by character and keeps what it has read in a buffer until something ends it: an indicator, or a line
that is indented no deeper than the last key. Its columns are counted, not measured: a tab outside of quotes counts
nothing, a tag one less than it is long, and both decide about structure later. So they are counted here as well.
"""

from __future__ import annotations

import re
from typing import NoReturn

from hugolint.hugo.goccy.block import Block, check_header
from hugolint.hugo.goccy.quote import read_double, read_single
from hugolint.hugo.goccy.token import (
    ALIAS,
    ANCHOR,
    COLON,
    COMMA,
    COMMENT,
    DASH,
    DIRECTIVE,
    DOUBLE,
    END,
    FOLDED,
    HEADER,
    KEY,
    KNOWN_TAGS,
    LITERAL,
    MAP_END,
    MAP_START,
    MERGE,
    SEQ_END,
    SEQ_START,
    SINGLE,
    STRING,
    TAG,
    Refused,
    Token,
    count_breaks,
    plain_type,
    quoted,
)  # fmt: skip

_BREAKS = re.compile(r"\r\n?|\n")
_NO_BREAK = re.compile(r"[^\r\n]*")
_BLOCK_RUN = re.compile(r"(?:[^ \t\r\n:<#]++|(?<=[^ \t\r\n])#| ++(?=[^#\s:<]))++")
_FLOW_RUN = re.compile(r"(?:[^ \t\r\n:<#{}\[\],]++|(?<=[^ \t\r\n])#| ++(?=[^#\s:<{}\[\],]))++")
_MERGE = re.compile(r"<<(?!<)[ ]*:(?:[ ]*:)*(?=[ \r\n])")
_TAG_END = re.compile(r"[ ,\r\n{}]")
_EQUAL, _UP, _DOWN, _KEEP = range(4)


def scan(text: str) -> list[Token]:
    """The tokens of a text; raises `Refused` at the first place that makes none. Comments are left out."""
    return [token for token in _Scanner(text).scan() if token.type != COMMENT]


def is_separator(text: str, at: int) -> bool:
    """Whether a line of three dashes or dots begins here."""
    return text.startswith(("---", "..."), at) and text[at + 3 : at + 4] in ("", " ", "\t", "\n", "\r")


class _Scanner:
    __slots__ = (
        "alias", "anchor", "at", "block", "buffer", "column", "delimiter", "directive", "first", "flow_maps",
        "flow_sequences", "indent", "kept", "length", "line", "origin", "saved", "size", "start", "state", "stop",
        "tabbed", "text", "tokens", "trimmed",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        self.text = text
        self.size = len(text)
        self.at = 0
        self.line = self.column = 1
        self.delimiter = 0
        """The column of the last key or dash."""
        self.indent = 0
        self.first = True
        """No character but blanks has been read on this line."""
        self.anchor = self.alias = self.directive = False
        self.flow_sequences = self.flow_maps = 0
        self.state = _EQUAL
        self.saved: tuple[int, int] | None = None
        self.tokens: list[Token] = []
        self.block: Block | None = None
        self.buffer: list[str] = []
        """What goccy's buffer holds; behind `length` stands what it held before, for it may come to light again."""
        self.length = 0
        self.kept = 0
        """How much of the buffer counts: without the blanks at its end."""
        self.origin: list[str] = []
        self.trimmed = 0
        self.start = self.stop = 0
        """Where the buffer's text stands."""

    # What has been read

    def add(self, char: str) -> None:
        """Put a character into the buffer."""
        if not self.length and char in " \t":
            return
        self._put(char)
        if char not in " \t":
            self.kept = self.length
            self.stop = self.at + 1

    def _put(self, char: str) -> None:
        if not self.length:
            self.start = self.at
        if self.length < len(self.buffer):
            self.buffer[self.length] = char
        else:
            self.buffer.append(char)
        self.length += 1

    def _add_run(self, run: str) -> None:
        """Put a stretch into a buffer that is not empty; its last character is no blank."""
        if self.length < len(self.buffer):
            self.buffer[self.length : self.length + len(run)] = run
        else:
            self.buffer.extend(run)
        self.length += len(run)
        self.kept = self.length
        self.origin.extend(run)
        self.trimmed = len(self.origin)
        self.at += len(run)
        self.column += len(run)
        self.stop = self.at

    def _add_origin(self, char: str) -> None:
        self.origin.append(char)
        if char not in " \t":
            self.trimmed = len(self.origin)

    def held(self) -> str:
        """What a token would be made of."""
        text = "".join(self.buffer[: self.kept])
        return self.block.trim(text) if self.block is not None else text

    def _reset(self) -> None:
        self.length = self.kept = self.trimmed = 0
        self.origin.clear()

    def _clear(self) -> None:
        self._reset()
        self.block = None

    def _flush(self) -> Token | None:
        """Make what has been read a token."""
        if self.saved is not None:
            place, self.saved = self.saved, None
        elif self.block is not None:
            held = "".join(self.buffer[: self.length])
            before, found, _ = "".join(self.origin).partition(held) if held else ("", True, "")
            column = len(before.encode("utf-8", "replace")) + 1 if found else 0
            place = (self.line - len(_BREAKS.findall(held)), column)
        else:
            place = (self.line, self.column - self.length)
        if self.at == 0:
            return None
        value = self.held()
        if not value:
            self.length = 0
            return None
        kind = STRING if self.block is not None else plain_type(value)
        last = self.tokens[-1] if self.tokens else None
        if last is not None and last.type == TAG and last.value not in KNOWN_TAGS:
            kind = STRING
        start = self.block.start if self.block is not None and not self.block.folded_text else self.start
        token = Token(kind, value, place, start, max(self.stop, start), self._breaks())
        self._reset()
        return token

    def _breaks(self) -> tuple[int, int]:
        if "\n" not in self.origin and "\r" not in self.origin:
            return 0, 0
        return count_breaks("".join(self.origin))

    def _add_flushed(self) -> None:
        token = self._flush()
        if token is not None:
            self.tokens.append(token)

    def _emit(self, kind: str, value: str, width: int) -> None:
        self.tokens.append(Token(kind, value, (self.line, self.column), self.at, self.at + width))
        self._forward(width)
        self._clear()

    # Where we are

    def _forward(self, count: int) -> None:
        self.column += count
        self.at += count

    def _next_line(self) -> None:
        self.column = 1
        self.line += 1
        self.indent = 0
        self.first = True
        self.anchor = self.alias = self.directive = False
        self.at += 1

    def _next(self) -> str:
        return self.text[self.at + 1 : self.at + 2]

    def _refuse(self, words: str, at: int | None = None) -> NoReturn:
        start = self.at if at is None else at
        raise Refused(words, Token("", "", (self.line, self.column), start, start + 1))

    def _update_indent(self, char: str) -> None:
        if not self.first:
            self.state = _KEEP
        elif char == " ":
            self.indent += 1
        elif char not in "\r\n\t":
            if self.delimiter:
                self.state = _UP if self.delimiter < self.column else _DOWN
            self.first = False

    # The loop

    def scan(self) -> list[Token]:
        """All tokens."""
        text, size = self.text, self.size
        while self.at < size:
            char = text[self.at]
            self._update_indent(char)
            if self.state == _DOWN:
                self._add_flushed()
            if self.block is not None:
                if self.state != _DOWN:
                    self._read_block(char)
                    continue
                self._leave_block()
            handler = _HANDLERS.get(char)
            if handler is not None:
                if handler(self, char):
                    continue
            elif self.kept and not self.first and self.state == _KEEP:
                runs = _FLOW_RUN if self.flow_sequences > 0 or self.flow_maps > 0 else _BLOCK_RUN
                run = runs.match(text, self.at)
                if run is not None and not (self.anchor or self.alias or self.directive):
                    self._add_run(run[0])
                    continue
            self.add(char)
            self._add_origin(char)
            self._forward(1)
        self._add_flushed()
        return self.tokens

    def _flowing(self) -> bool:
        return self.flow_sequences > 0 or self.flow_maps > 0

    # One method for each indicator: true where it has been read as one

    def _open(self, char: str) -> bool:
        if self.kept and not self._flowing():
            return False
        self._add_flushed()
        self._emit(MAP_START if char == "{" else SEQ_START, char, 1)
        if char == "{":
            self.flow_maps += 1
        else:
            self.flow_sequences += 1
        return True

    def _close_map(self, char: str) -> bool:
        if self.flow_maps <= 0:
            return False
        self._add_flushed()
        self._emit(MAP_END, char, 1)
        self.flow_maps -= 1
        return True

    def _close_sequence(self, char: str) -> bool:
        if self.kept and self.flow_sequences <= 0:
            return False
        self._add_flushed()
        self._emit(SEQ_END, char, 1)
        self.flow_sequences -= 1
        return True

    def _comma(self, char: str) -> bool:
        if not self._flowing():
            return False
        self._add_flushed()
        self._emit(COMMA, char, 1)
        return True

    def _is_fence(self, fence: str) -> bool:
        at = self.at
        return (
            self.indent == 0
            and self.column == 1
            and self.text.startswith(fence, at)
            and self.text[at + 3 : at + 4] != fence[0]
        )

    def _dot(self, char: str) -> bool:
        if not self._is_fence("..."):
            return False
        self._add_flushed()
        self._emit(END, "...", 3)
        return True

    def _dash(self, char: str) -> bool:
        following = self._next()
        if self._is_fence("---") and self.text[self.at + 3 : self.at + 4] in ("", " ", "\t", "\n", "\r"):
            self._add_flushed()
            self._emit(HEADER, "---", 3)
            self.delimiter = self.indent = 0
            return True
        if self.kept:
            if self.state != _UP:
                return False
            self.block = Block.of_folded_text(self.column)
            self.add(char)
            self._add_origin(char)
            self._forward(1)
            return True
        if following and following not in " \t\r\n\0":
            return False
        if self._tab_in_front():
            self._refuse("tab character cannot use as a sequence delimiter")
        self._add_flushed()
        self.delimiter = self.column
        self._emit(DASH, char, 1)
        return True

    def _tab_in_front(self) -> bool:
        origin = self.origin
        return bool(origin) and "\t" in (origin[0], origin[1] if origin[0] == " " and len(origin) > 1 else "")

    def _less(self, char: str) -> bool:
        if not _MERGE.match(self.text, self.at):
            return False
        self.delimiter = self.column
        self._emit(MERGE, "<<", 2)
        return True

    def _colon(self, char: str) -> bool:
        following = self._next()
        if self.directive or self.anchor or self.alias:
            return False
        if self.flow_maps <= 0:
            if following and following not in " \t\r\n":
                return False
        elif following == "/" or (self.tokens and self.tokens[-1].type == COLON):
            return False
        if self._tab_in_front() and not (self.length and self.buffer[0] == "\t"):
            self._refuse("tab character cannot use as a map key directly")
        key = self._flush()
        if key is not None:
            self.delimiter = key.column
            self.tokens.append(key)
        elif self.tokens and self.tokens[-1].type in (SINGLE, DOUBLE):
            self.delimiter = self.tokens[-1].column
        self._emit(COLON, char, 1)
        return True

    def _header(self, char: str) -> bool:
        if self.kept:
            return False
        text, begin = self.text, self.at
        line = _NO_BREAK.match(text, begin + 1)
        end = line.end() if line is not None else begin + 1
        progress = end - begin - 1
        if end >= self.size:  # goccy overlooks the last character of a text without a line break
            progress = max(0, progress - 1)
            end = begin + 1 + progress
        elif text.startswith("\r\n", end):
            progress += 1
        value = text[begin + 1 : end].rstrip(" ")
        comment = value.find("#")
        option = (value[:comment] if comment > 0 else value).rstrip(" \t")
        if option and not check_header(option):
            self._refuse(f"invalid header option: {quoted(option)}")
        if self.column == 1:
            self.delimiter = 1
        self.tokens.append(
            Token(LITERAL if char == "|" else FOLDED, char + option, (self.line, self.column), begin, end)
        )
        self.block = Block.of_header(char, option, self.delimiter, begin)
        self.state = _KEEP
        self._reset()
        self.start = self.stop = end
        self.at += 1 + progress
        self._next_line()
        return True

    def _tag(self, char: str) -> bool:
        if self.kept or self.directive:
            return False
        text, begin, at = self.text, self.at, self.at + 1
        while (found := _TAG_END.search(text, at)) is not None:
            end = found.start()
            if found[0] in "{}":
                self.column += end - begin
                self._refuse(f"found invalid tag character {quoted(found[0], chr(39))}", end)
            if found[0] == "," and not self._flowing():
                at = end + 1
                continue
            self.tokens.append(Token(TAG, text[begin:end], (self.line, self.column), begin, end))
            self.column += end - begin - (found[0] != " ")
            self.at = end + (found[0] == " ")
            self._clear()
            return True
        self.column += self.size - begin - 1  # at the text's end a tag is lost
        self.at = self.size
        self._clear()
        return True

    def _directive(self, char: str) -> bool:
        if self.kept or self.indent:
            return False
        self._add_flushed()
        self._emit(DIRECTIVE, char, 1)
        self.directive = True
        return True

    def _question(self, char: str) -> bool:
        if self.kept or self._next() not in (" ", "\t"):
            return False
        self.delimiter = self.column
        self._emit(KEY, char, 1)
        return True

    def _ampersand(self, char: str) -> bool:
        if self.kept:
            return False
        self._add_flushed()
        self._emit(ANCHOR, char, 1)
        self.anchor = True
        return True

    def _star(self, char: str) -> bool:
        if self.kept:
            return False
        self._add_flushed()
        self._emit(ALIAS, char, 1)
        self.alias = True
        return True

    def _hash(self, char: str) -> bool:
        if self.kept and self.at > 0 and self.text[self.at - 1] not in " \t\r\n":
            return False
        self._add_flushed()
        end = _NO_BREAK.match(self.text, self.at)
        # A comment ends what it ends for the characters after it, too.
        self.tokens.append(Token(COMMENT, "", (self.line, self.column), self.at, self.at + 1))
        self.at = end.end() if end is not None else self.size
        self._next_line()
        self._clear()
        return True

    def _quote(self, char: str) -> bool:
        if self.kept:
            return False
        place, begin = (self.line, self.column), self.at
        read = (read_single if char == "'" else read_double)(self.text, begin, self.line, self.column, self.delimiter)
        self.at, self.line, self.column = read.at, read.line, read.column
        if read.broke:
            self.indent = 0
            self.first = True
            self.anchor = self.alias = self.directive = False
        breaks = count_breaks("".join(self.origin) + self.text[begin : read.end]) if read.broke else (0, 0)
        self.tokens.append(Token(SINGLE if char == "'" else DOUBLE, read.value, place, begin, read.end, breaks))
        self._clear()
        return True

    def _break(self, char: str) -> bool:
        if self.length and self.saved is None:
            self.saved = (self.line, self.column - self.kept)
        if len(self.origin) > self.trimmed:
            del self.origin[self.trimmed :]
            self.length = self.kept
        if char == "\r" and self._next() == "\n":
            self._add_origin("\r")
            self.at += 1
            char = "\n"
        if self.at >= self.size - 1 or self.anchor or self.alias or self.directive:
            self._add_flushed()
        if self.kept and self.first:
            stop = self.stop
            if self.buffer[self.length - 1] == " ":
                self.buffer[self.length - 1] = "\n"
            else:
                self._put("\n")
            self.stop = stop
        else:
            self.add(" ")
        self._add_origin(char)
        self._next_line()
        return True

    def _blank(self, char: str) -> bool:
        if self.first:
            self._forward(1)
            self._add_origin(" ")
            return True
        if self.directive:
            self._add_flushed()
            self._forward(1)
            self._add_origin(" ")
            return True
        if not self.anchor and not self.alias:
            return False
        self._add_flushed()
        self.anchor = self.alias = False
        return True

    def _reserved(self, char: str) -> bool:
        if not self.kept:
            self._refuse(f"{quoted(char, chr(39))} is a reserved character")
        return False

    def _tab(self, char: str) -> bool:
        if (self.kept and not self.delimiter) or self.delimiter < self.column:
            self.indent += 1
            self._add_origin(char)
            self.at += 1
            return True
        if not self._flowing() and self.first:
            self._refuse("found character '\t' that cannot start any token")
        return False

    # Blocks of text

    def _leave_block(self) -> None:
        last = self.tokens[-1] if self.tokens else None
        if last is not None:
            if last.column == 1:
                self._refuse("could not find multi-line content")
            if last.type != STRING:
                self.tokens.append(Token(STRING, "", (self.line, self.column), self.start, self.start))
        self.block = None

    def _read_block(self, char: str) -> None:
        block = self.block
        assert block is not None
        self._add_origin(char)
        if char == "\r":
            if self._next() == "\n":
                self._add_origin("\n")
                self.at += 1
            char = "\n"
        if self.at >= self.size - 1:
            self._end_block(block, char)
        elif char == "\n":
            if not self.length:
                self.start = self.at
            self.add(char)
            block.end_line(self.column - 1)
            self._next_line()
            if is_separator(self.text, self.at):
                self._string(self.held())
        elif self.first and char == " ":
            self._block_indent(block)
            self._forward(1)
        elif self.first and char == "\t" and block.in_indent(self.column):
            self._refuse("found a tab character where an indentation space is expected")
        elif char == "\t" and not block.in_indent(self.column):
            self._add_to_block(char)
            self._forward(1)
        else:
            self._block_text(block, char)

    def _add_to_block(self, char: str) -> None:
        if not self.length and char == " ":
            return
        self._put(char)
        if char != " ":
            self.kept = self.length
            self.stop = self.at + 1

    def _block_indent(self, block: Block) -> None:
        if block.keeps_indent(self.column):
            self._put(" ")
            self.kept = self.length

    def _block_text(self, block: Block, char: str) -> None:
        words = block.begin_text(self.column)
        if words:
            self._refuse(words)
        if block.width > 0:
            self.delimiter = block.width - 1
        self._fold(block)
        self._add_to_block(char)
        self._forward(1)
        if not self.first and self.length:
            self._rest_of_line()

    def _fold(self, block: Block) -> None:
        buffer, length = self.buffer, self.length
        becomes = block.fold(
            self.column, buffer[length - 1] if length else "", buffer[length - 2] if length > 1 else ""
        )
        if becomes:
            buffer[length - 1] = becomes
        elif becomes is not None:
            self.length = self.kept = length - 1

    def _rest_of_line(self) -> None:
        """Behind its first character nothing on a line matters any more, but for the last one of the text."""
        rest = _NO_BREAK.match(self.text, self.at)
        end = min(rest.end() if rest is not None else self.at, self.size - 1)
        if end <= self.at:
            return
        run = self.text[self.at : end]
        blanks = len(run) - len(run.rstrip(" "))
        kept, stop = self.kept, self.stop
        self._add_run(run)
        self.kept, self.stop = (self.length - blanks, end - blanks) if blanks < len(run) else (kept, stop)
        self.trimmed -= len(run) - len(run.rstrip(" \t"))
        self.state = _KEEP

    def _end_block(self, block: Block, char: str) -> None:
        if self.first and char == " ":
            self._block_indent(block)
        else:
            self.add(char)
        words = block.at_end(self.column)
        if words:
            self._refuse(words)
        value = self.held()
        self.tokens.append(
            Token(STRING, value, (self.line, self.column), block.start, max(self.stop, block.start), self._breaks())
        )
        self._clear()
        self._forward(1)

    def _string(self, value: str) -> None:
        assert self.block is not None
        start = self.block.start
        token = Token(STRING, value, (self.line, self.column), start, max(self.stop, start), self._breaks())
        self.tokens.append(token)
        self._clear()


_HANDLERS = {
    "{": _Scanner._open, "[": _Scanner._open, "}": _Scanner._close_map, "]": _Scanner._close_sequence,
    ",": _Scanner._comma, ".": _Scanner._dot, "<": _Scanner._less, "-": _Scanner._dash, ":": _Scanner._colon,
    "|": _Scanner._header, ">": _Scanner._header, "!": _Scanner._tag, "%": _Scanner._directive,
    "?": _Scanner._question, "&": _Scanner._ampersand, "*": _Scanner._star, "#": _Scanner._hash,
    "'": _Scanner._quote, '"': _Scanner._quote, "\r": _Scanner._break, "\n": _Scanner._break,
    " ": _Scanner._blank, "@": _Scanner._reserved, "`": _Scanner._reserved, "\t": _Scanner._tab,
}  # fmt: skip
