"""Opening and closing shortcode tags, paired as their author meant them: one fault for one slip.

What Hugo makes of each fault is another question, for it pairs without looking at names: see
`hugolint.hugo.shortcode_blame`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from hugolint.hugo.said import Said, said_in_bytes
from hugolint.hugo.shortcodes import Lexed, LexError, Tag
from hugolint.hugo.text import Source, Span

SILENT = ("crossed", "misnamed", "swallows")
"""Faults that Hugo does not see."""


class Known(Protocol):
    """What pairing asks about templates."""

    @property
    def known(self) -> bool:
        """Whether all templates of the site are there to be seen."""

    def __contains__(self, name: str) -> bool:
        """Whether a shortcode template of this name exists."""

    def inner(self, name: str) -> bool | None:
        """Whether it takes inner content; None where that cannot be told."""


class Fault(NamedTuple):
    """A slip: a tag that Hugo cannot read, has no template for, or finds no counterpart of."""

    kind: str
    """`unclosed`, `reopened` (opened again where its closing tag should be), `stray`, `crossed`, `misnamed` (closed
    under another name), `not-inner`: a template without inner content is closed, `swallows`: an inline shortcode that
    stays open to the end, `unknown`: no template has the name, or `syntax`."""
    tag: Tag
    other: Tag | None = None
    """Unclosed: the closing tag that showed it. Crossed, misnamed: the opening tag that Hugo takes it to close.
    Reopened: the first one. Unknown: the opening tag that it is to close, its slash at the wrong end."""
    expected: int | None = None
    """Unclosed: the place before which the closing tag was expected."""
    fails: bool = True
    """Whether Hugo stops, with the page as it is or once the slips are mended that it finds before this one."""
    hugo: str = ""
    """Hugo's words where it fails."""
    at: int = -1
    """The place that Hugo names, often that of the outermost shortcode; -1 where it names none."""
    error: LexError | None = None
    """Syntax: what is wrong."""


class _Entry:
    """An opening tag that waits for its closing tag."""

    __slots__ = ("excused", "hard", "index", "shown", "tag", "taken")

    def __init__(self, index: int, tag: Tag, hard: bool) -> None:
        self.index, self.tag, self.hard = index, tag, hard
        self.excused = False
        """A closing tag that Hugo cannot read stands where this one's should."""
        self.shown: Tag | None = None
        """The closing tag of a shortcode around it, which came first."""
        self.taken: Tag | None = None
        """A closing tag of another name that nothing else has opened."""


def pair(text: str, lexed: Lexed, templates: Known, inferred: Mapping[str, bool] | None = None) -> list[Fault]:
    """The faults of a page, in the order of the page."""
    if not lexed.tags and not lexed.errors:
        return []
    pairing = Pairing(lexed, templates, inferred or {})
    pairing.run()
    if not (pairing.suspicious or lexed.errors or lexed.odd):
        return []
    pairing.finish(len(text))
    from hugolint.hugo.shortcode_blame import blame

    return blame(pairing)


def said_of_fault(source: Source, fault: Fault) -> Said | None:
    """Hugo's own message about a fault; None where it says nothing."""
    if not fault.fails:
        return None
    return said_in_bytes(source, fault.at, fault.hugo) if fault.at >= 0 else Said(fault.hugo)


def unknown_tags(lexed: Lexed, templates: Known) -> list[Tag]:
    """The opening tags whose name no template has; none where not all templates can be seen."""
    if not templates.known:
        return []
    found: dict[str, bool] = {}
    unknown: list[Tag] = []
    for tag in lexed.tags:
        if tag.kind == "close" or tag.inline or not tag.name:
            continue
        exists = found.get(tag.name)
        if exists is None:
            exists = found[tag.name] = tag.name in templates
        if not exists:
            unknown.append(tag)
    return unknown


def infer(all_lexed: Iterable[Lexed]) -> dict[str, bool]:
    """Which names take inner content, judged by their use in a whole site, for sites whose templates are not there.

    True: closed wherever used, but for a slip or two among many. False: never closed. A name that is closed here and
    left open there is absent.
    """
    closed: dict[str, int] = {}
    left: dict[str, int] = {}
    for lexed in all_lexed:
        for name, (done, missing) in _uses(lexed).items():
            closed[name] = closed.get(name, 0) + done
            left[name] = left.get(name, 0) + missing
    verdict: dict[str, bool] = {}
    for name, done in closed.items():
        missing = left[name]
        if not done or not missing:
            verdict[name] = bool(done)
        elif done >= 3 and missing <= max(1, done // 20):
            verdict[name] = True
    return verdict


def _uses(lexed: Lexed) -> dict[str, list[int]]:
    """How many tags of each name are closed, and how many are not."""
    uses: dict[str, list[int]] = {}
    waiting: dict[str, int] = {}
    for tag in lexed.tags:
        name = tag.name.lower()
        if tag.inline or not name:
            continue
        if tag.kind == "close":
            if waiting.get(name, 0):
                waiting[name] -= 1
                uses[name][0] += 1
        elif tag.kind == "self-closed":
            uses.setdefault(name, [0, 0])[0] += 1
        else:
            uses.setdefault(name, [0, 0])
            waiting[name] = waiting.get(name, 0) + 1
    for name, count in waiting.items():
        uses[name][1] += count
    return uses


class Pairing:
    """One page's tags, matched by name."""

    def __init__(self, lexed: Lexed, templates: Known, inferred: Mapping[str, bool]) -> None:
        self.lexed, self.templates, self.inferred = lexed, templates, inferred
        self.faults: list[Fault] = []
        self.renamed: dict[int, int] = {}
        """Closing tags that belong to a misspelt opening tag, by their index, with its index."""
        self.matched: set[int] = set()
        self._takes: dict[str, bool | None] = {}
        self._unknown: set[str] = set()
        self._closers: set[str] | None = None
        self._stack: list[_Entry] = []
        self._open: dict[str, int] = {}
        """How many entries of each name are on the stack."""
        self._displaced: dict[str, list[_Entry]] = {}
        """Entries that a closing tag of an outer shortcode has passed over."""
        self._void: dict[str, int] = {}
        """How many tags of each name stand open that need no closing."""
        self._unread = {error.tag: error.closes for error in lexed.errors if error.closes}
        """The names of closing tags that Hugo's lexer refuses."""
        self._misspelt: list[tuple[int, Tag]] = []
        """Opening tags without a template that nothing closes under their name."""
        self._inline: Tag | None = None
        """The inline shortcode that is open."""
        self._strays: list[tuple[_Entry | None, Tag]] = []
        self._crossed: set[int] = set()

    @property
    def suspicious(self) -> bool:
        """Whether there is anything to say at all."""
        return bool(self.faults or self._displaced or self._stack or self._strays or self._inline)

    def run(self) -> None:
        """Match every tag with its counterpart."""
        for index, tag in enumerate(self.lexed.tags):
            if tag.kind == "close":
                self._close(index, tag)
            elif tag.inline:
                self._inline = tag if tag.kind == "open" else None
            elif tag.name:
                self._opening(index, tag)

    def _opening(self, index: int, tag: Tag) -> None:
        takes = self.inner(tag.name)
        unknown = tag.name in self._unknown
        if unknown:
            opening = self._closed_by_slash(tag)
            self._fault("unknown", tag, opening)
            if opening is not None:
                return
        if tag.kind == "self-closed":
            if takes is False and not tag.broken and not unknown:
                self._fault("not-inner", tag)
        elif takes is False:
            name = tag.name.lower()
            self._void[name] = self._void.get(name, 0) + 1
            if unknown:
                self._misspelt.append((index, tag))
        else:
            name = tag.name.lower()
            self._stack.append(_Entry(index, tag, takes is True))
            self._open[name] = self._open.get(name, 0) + 1

    def _close(self, index: int, tag: Tag) -> None:
        name = tag.name.lower()
        if tag.inline:
            # Nothing can stand inside an inline shortcode, so there is nothing to cross.
            if self._inline is None:
                self._strays.append((None, tag))
            self._inline = None
        elif self._open.get(name):
            self._close_named(name, tag)
        elif self._displaced.get(name):
            entry = self._displaced[name].pop()
            self.matched.add(entry.index)
            if entry.shown is not None and not entry.shown.broken and entry.shown.span.start not in self._crossed:
                self._crossed.add(entry.shown.span.start)
                self._fault("crossed", entry.shown, entry.tag)
        elif self._misspelt and self._closes_misspelt(index, tag):
            pass
        elif not name or tag.broken:
            self._close_top(tag)
        elif self._void.get(name):
            self._void[name] -= 1
            self._fault("not-inner", tag)
        else:
            self._strays.append((self._mark(tag), tag))

    def _closed_by_slash(self, tag: Tag) -> Tag | None:
        """The opening tag that `{{< name/ >}}` is to close, its slash at the wrong end."""
        bare = tag.name.rstrip("/").lower()
        entry = self._stack[-1] if self._stack else None
        if bare == tag.name.lower() or tag.kind != "open" or tag.params or tag.broken or entry is None:
            return None
        if entry.tag.name.lower() != bare or not entry.hard:
            return None
        self._close_named(bare, tag)
        return entry.tag

    def _closes_misspelt(self, index: int, tag: Tag) -> bool:
        """Whether the last opening tag without a template is this one's, misspelt: then one slip has made both."""
        from hugolint.hugo.shortcode_errors import nearest

        opening, other = self._misspelt[-1]
        name = tag.name or self._unread.get(index, "")
        if not name or name not in self.templates or self.inner(name) is False or self._void.get(name.lower()):
            return False
        if len(other.name) > 100 or not nearest(name.lower(), [other.name.lower()]):
            return False
        self._misspelt.pop()
        self._void[other.name.lower()] -= 1
        self.renamed[index] = opening
        self.matched.add(opening)
        return True

    def _close_named(self, name: str, tag: Tag) -> None:
        while True:
            entry = self._stack.pop()
            other = entry.tag.name.lower()
            self._open[other] -= 1
            if other == name:
                self.matched.add(entry.index)
                return
            entry.shown = tag
            self._displaced.setdefault(other, []).append(entry)

    def _close_top(self, tag: Tag) -> None:
        """A closing tag without a name closes the innermost; one that Hugo cannot read excuses it."""
        if not tag.name and not tag.broken:
            if not self._stack:
                self._strays.append((None, tag))
                return
            entry = self._stack.pop()
            self._open[entry.tag.name.lower()] -= 1
            self.matched.add(entry.index)
        elif self._stack:
            self._stack[-1].excused = True

    def _mark(self, tag: Tag) -> _Entry | None:
        """Remember a stray closing tag where it stands: it may be the innermost one's, under a wrong name."""
        entry = self._stack[-1] if self._stack else None
        if entry is None or entry.taken is not None or not entry.hard:
            return None
        entry.taken = tag
        return entry

    def finish(self, size: int) -> None:
        """Say what was left over."""
        left = [entry for entries in self._displaced.values() for entry in entries] + self._stack
        for entry in left:
            if entry.taken is not None:
                self.matched.add(entry.index)
                self._fault("misnamed", entry.taken, entry.tag)
            elif entry.hard and not entry.excused and not entry.tag.broken:
                expected = entry.shown.span.start if entry.shown is not None else size
                self.faults.append(Fault("unclosed", entry.tag, entry.shown, expected))
        unclosed = {id(entry) for entry in left}
        for at, tag in self._strays:
            if at is None or id(at) not in unclosed:
                self._fault("stray", tag)
        errors = self.lexed.errors
        if self._inline is not None and not (errors and errors[-1].place > self._inline.span.start):
            self._fault("swallows", self._inline)
        for error in errors:
            if error.tag not in self.renamed:
                self.faults.append(Fault("syntax", self._tag_of(error), error=error))
        self.faults = _merge_reopened(sorted(self.faults, key=lambda fault: fault.tag.span.start))

    def _tag_of(self, error: LexError) -> Tag:
        """The tag that holds an error, or what stands for it."""
        if error.tag >= 0:
            return self.lexed.tags[error.tag]
        span = Span(error.place, max(error.place, error.span.end))
        return Tag(span, "", Span(span.end, span.end), "<", "open", (), broken=True)

    def _fault(self, kind: str, tag: Tag, other: Tag | None = None) -> None:
        self.faults.append(Fault(kind, tag, other))

    def inner(self, name: str) -> bool | None:
        """Whether a name's tags must be closed; None: they may be."""
        if name not in self._takes:
            self._takes[name] = self._find_inner(name)
        return self._takes[name]

    def _find_inner(self, name: str) -> bool | None:
        lower = name.lower()
        if name in self.templates:
            takes = self.templates.inner(name)
            return self.inferred.get(lower) if takes is None else takes
        if not self.templates.known:
            return self.inferred.get(lower)
        # A name that no template has. It is closed if it is ever closed, else it stands alone.
        self._unknown.add(name)
        if self._closers is None:
            self._closers = {tag.name.lower() for tag in self.lexed.tags if tag.kind != "open"}
        return None if lower in self._closers else False

    def effective(self, name: str, index: int) -> bool:
        """What each single tag is taken for, when Hugo's way of pairing is followed."""
        takes = self.inner(name)
        if takes is None or name in self._unknown:
            return index in self.matched or self.lexed.tags[index].kind == "self-closed"
        return takes


def _merge_reopened(faults: list[Fault]) -> list[Fault]:
    """Of two tags of a kind that are left open the second may be the first one's, its slash forgotten: one slip."""
    merged: list[Fault] = []
    waiting = -1
    for fault in faults:
        if fault.kind == "unclosed":
            first = merged[waiting].tag if waiting >= 0 else None
            if first is not None and first.name.lower() == fault.tag.name.lower() and not fault.tag.params:
                merged.pop(waiting)
                fault, waiting = fault._replace(kind="reopened", other=first, expected=None), -1
            else:
                waiting = len(merged)
        merged.append(fault)
    return merged
