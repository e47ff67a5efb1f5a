"""A Go template, parsed as far as it decides whether a shortcode takes inner content (Hugo 0.168.0, probed).

Hugo looks at the parsed template: text, comments and strings do not count. A field or variable chain that holds `Inner`
or `InnerDeindent` counts wherever it is an argument of a command, also inside parentheses. Hugo's search leaves out
definitions that nothing calls, the arguments of `{{ template }}`, parentheses that a field follows, and the body of
`{{ with (templates.Defer …) }}`.
"""

from __future__ import annotations

from typing import NamedTuple

from hugolint.hugo.template_lexer import Token, cut

_FIELDS = frozenset({"Inner", "InnerDeindent"})
_BLOCKS = frozenset({"if", "with", "range"})
_DEEPEST = 200
"""How deep blocks or parentheses may stand in each other; what is deeper is not read."""


class Uses(NamedTuple):
    """What a template does that decides about inner content."""

    inner: bool
    calls: frozenset[str]
    """The templates of other files that it calls by name."""
    at: int = -1
    """Where the field is read first, if that is in this file."""
    defines: tuple[str, ...] = ()
    """The templates that are defined in it."""


NOTHING = Uses(False, frozenset())
"""What a template uses that neither reads the field nor calls another."""


class _Part:
    """A template, or one that is defined inside its file."""

    __slots__ = ("calls", "inner")

    def __init__(self) -> None:
        self.inner = -1
        """Where the field is read first, or -1."""
        self.calls: set[str] = set()


class _Unreadable(Exception):
    """Go refuses the template."""


def read_uses(text: str, name: str = "") -> Uses | None:
    """What a template uses, of the file or of a definition in it; None where Hugo refuses it."""
    tokens = cut(text)
    if tokens is None:
        return None
    parser = _Parser(tokens)
    try:
        parser.read()
    except _Unreadable:
        return None
    return _resolve(parser.parts, name)


def _resolve(parts: dict[str, _Part], name: str) -> Uses | None:
    """Follow the calls within the file."""
    if name not in parts:
        return None
    inner, outside, seen = -1, set(), set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        part = parts.get(current)
        if part is None:
            outside.add(current)
            continue
        if part.inner >= 0 and (inner < 0 or part.inner < inner):
            inner = part.inner
        waiting.extend(part.calls)
    return Uses(inner >= 0, frozenset(outside), inner, tuple(sorted(set(parts) - {""})))


class _Pipe:
    """A pipeline: its commands, each a list of arguments."""

    __slots__ = ("commands",)

    def __init__(self) -> None:
        self.commands: list[list[_Argument]] = []


class _Argument(NamedTuple):
    """An argument of a command."""

    kind: str
    """`field` or `variable`: chains that are searched; `word`: a function; `pipe`; `chain`: not searched; `other`."""
    names: tuple[str, ...]
    at: int
    pipe: _Pipe | None = None


class _Block:
    """A block that is open: where its content goes, and whether it may have an `else`."""

    __slots__ = ("again", "else_seen", "part", "part_after", "word")

    def __init__(self, word: str, part: _Part | None, part_after: _Part | None, again: bool) -> None:
        self.word, self.part, self.part_after, self.again = word, part, part_after, again
        self.else_seen = False


class _Parser:
    """One run over the tokens of a template."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.parts: dict[str, _Part] = {"": _Part()}
        self.stack: list[_Block] = []
        self.here: _Part | None = self.parts[""]
        """The template that is being read; None where Hugo does not search."""

    def read(self) -> None:
        """Read all actions."""
        while self.at < len(self.tokens):
            self._action()
        if self.stack:
            raise _Unreadable

    # -- tokens

    def _peek(self) -> Token:
        return self.tokens[self.at]

    def _next(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _skip_blanks(self) -> None:
        while self.tokens[self.at].kind == "blank":
            self.at += 1

    def _end_action(self) -> None:
        self._skip_blanks()
        if self._next().kind != "end":
            raise _Unreadable

    # -- actions

    def _action(self) -> None:
        self._skip_blanks()
        token = self._peek()
        word = token.value if token.kind == "word" else ""
        if word in _BLOCKS:
            self._next()
            self._open(word, again=False)
        elif word == "end":
            self._next()
            self._end_action()
            self._close()
        elif word == "else":
            self._next()
            self._else()
        elif word in ("define", "block", "template"):
            self._next()
            self._named(word)
        elif word in ("break", "continue"):
            self._next()
            self._end_action()
            if not any(block.word == "range" for block in self.stack):
                raise _Unreadable
        else:
            self._search(self._pipeline("end"))

    def _open(self, word: str, *, again: bool) -> None:
        pipe = self._pipeline("end")
        inside = self.here
        if word == "with":
            pipe, deferred = _as_hugo_sees(pipe)
            inside = None if deferred else inside
        self._search(pipe)
        self._push(_Block(word, inside, self.here, again))

    def _push(self, block: _Block) -> None:
        if len(self.stack) >= _DEEPEST:
            raise _Unreadable
        self.stack.append(block)
        self.here = block.part

    def _close(self) -> None:
        while True:
            if not self.stack:
                raise _Unreadable
            block = self.stack.pop()
            self.here = block.part_after
            if not block.again:
                return

    def _else(self) -> None:
        block = self.stack[-1] if self.stack else None
        if block is None or block.word not in _BLOCKS or block.else_seen:
            raise _Unreadable
        block.else_seen = True
        self.here = block.part_after
        self._skip_blanks()
        token = self._peek()
        # `else if` goes with `if`, `else with` with `with`: a block of its own that the same end closes.
        if token.kind == "word" and token.value == block.word and block.word != "range":
            self._next()
            self._open(block.word, again=True)
        elif token.kind == "word" and token.value in _BLOCKS:
            raise _Unreadable
        else:
            self._end_action()

    def _named(self, word: str) -> None:
        self._skip_blanks()
        token = self._next()
        if token.kind != "text":
            raise _Unreadable
        name = token.value
        if word == "define":
            self._end_action()
            if self.stack:
                raise _Unreadable
            self._push(_Block(word, self._part(name), self.here, False))
            return
        self._skip_blanks()
        if word == "block" or self._peek().kind != "end":
            self._pipeline("end")  # What a template is called with is not searched.
        else:
            self._end_action()
        if self.here is not None:
            self.here.calls.add(name)
        if word == "block":
            self._push(_Block(word, self._part(name), self.here, False))

    def _part(self, name: str) -> _Part:
        """A definition; of two with content Go refuses the second, but whether it has any is not looked at."""
        return self.parts.setdefault(name, _Part())

    # -- pipelines

    def _pipeline(self, end: str, depth: int = 0) -> _Pipe:
        """Read a pipeline and what ends it: an `end` or a `)`."""
        if depth > _DEEPEST:
            raise _Unreadable
        self._skip_blanks()
        self._declaration()
        pipe = _Pipe()
        command: list[_Argument] = []
        while True:
            self._skip_blanks()
            token = self._peek()
            if token.kind in (end, "|"):
                # Go takes a bar at the end for nothing.
                if not command and (token.kind == "|" or not pipe.commands):
                    raise _Unreadable
                if command:
                    pipe.commands.append(command)
                command = []
                self._next()
                if token.kind == end:
                    return pipe
            else:
                command.append(self._operand(depth))

    def _declaration(self) -> None:
        """`$x :=`, `$x =` or `$i, $x :=` before a pipeline."""
        start = self.at
        while True:
            token = self._next()
            if token.kind != "variable":
                break
            self._skip_blanks()
            token = self._next()
            if token.kind in (":=", "="):
                return
            if token.kind != ",":
                break
            self._skip_blanks()
        self.at = start

    def _operand(self, depth: int) -> _Argument:
        """A term and the fields that touch it."""
        token = self._next()
        pipe = None
        if token.kind == "(":
            pipe = self._pipeline(")", depth + 1)
        elif token.kind not in ("word", "field", "variable", "text", "number", "dot"):
            raise _Unreadable
        fields: list[str] = []
        while self._peek().kind == "field":
            fields.append(self._next().value)
        after = self._peek().kind
        if after not in ("blank", "|", ")", "end"):
            raise _Unreadable
        if token.kind in ("field", "variable"):
            return _Argument(token.kind, (("$" if token.kind == "variable" else "") + token.value, *fields), token.at)
        if fields:
            if token.kind not in ("(", "word"):
                raise _Unreadable
            names = (token.value, *fields) if token.kind == "word" else tuple(fields)
            return _Argument("chain", names, token.at, pipe)
        kind = {"(": "pipe", "word": "word"}.get(token.kind, "other")
        return _Argument(kind, (token.value,), token.at, pipe)

    def _search(self, pipe: _Pipe) -> None:
        """Note where a pipeline reads the field."""
        if self.here is None or self.here.inner >= 0:
            return
        waiting = [pipe]
        found: list[int] = []
        while waiting:
            for command in waiting.pop().commands:
                for argument in command:
                    if argument.kind == "pipe" and argument.pipe is not None:
                        waiting.append(argument.pipe)
                    elif argument.kind in ("field", "variable") and not _FIELDS.isdisjoint(argument.names):
                        found.append(argument.at)
        if found:
            self.here.inner = min(found)


def _as_hugo_sees(pipe: _Pipe) -> tuple[_Pipe, bool]:
    """What Hugo makes of a `with` that wraps a deferred template or a partial; true if it takes the body away."""
    if len(pipe.commands) != 1:
        return pipe, False
    first = pipe.commands[0][0]
    inner = first.pipe if first.kind == "pipe" else None
    if _is_partial(pipe.commands[0]):
        if inner is None:
            return pipe, False
        flat = _Pipe()
        flat.commands = [inner.commands[0]]
        return flat, False
    if inner is None or len(inner.commands) != 1 or len(inner.commands[0]) != 2:
        return pipe, False
    called = inner.commands[0][0]
    return pipe, called.kind == "chain" and called.pipe is None and called.names == ("templates", "Defer")


def _is_partial(command: list[_Argument]) -> bool:
    """Whether a command calls a partial, perhaps in parentheses."""
    first = command[0]
    while first.kind == "pipe" and first.pipe is not None:
        first = first.pipe.commands[0][0]
    if first.kind == "word":
        return first.names[0] in ("partial", "partialCached")
    return (
        first.kind == "chain"
        and first.pipe is None
        and first.names
        in (
            ("partials", "Include"),
            ("partials", "IncludeCached"),
        )
    )
