"""Opening and closing shortcode tags, paired as their author meant them: one fault for one slip.

Whether Hugo fails is another question, for it pairs without looking at names; each fault says so. Whether any fault of
a page fails always agrees with `hugolint.hugo.shortcode_verdict`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from hugolint.hugo.shortcode_verdict import Failure, balance_failure, closed_without_inner, left_open
from hugolint.hugo.shortcodes import Lexed, Tag

_SILENT = ("crossed", "misnamed")
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
    """A tag without its counterpart."""

    kind: str
    """`unclosed`, `stray`, `crossed`, `misnamed` (closed under another name), or `not-inner`: a template without inner
    content is closed."""
    tag: Tag
    other: Tag | None
    """Unclosed: the closing tag that showed it. Crossed, misnamed: the opening tag that Hugo takes it to close."""
    expected: int | None
    """Unclosed: the place before which the closing tag was expected."""
    fails: bool
    """Whether Hugo stops; it does not see that tags are crossed."""
    hugo: str
    """Hugo's words where it fails."""


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
    if not lexed.tags:
        return []
    pairing = _Pairing(lexed, templates, inferred or {})
    pairing.run()
    if not (pairing.faults or pairing.displaced or pairing.stack or pairing.strays or lexed.odd):
        return []
    pairing.finish(len(text))
    return _judge(lexed, pairing)


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


class _Pairing:
    """One page's tags, matched by name."""

    def __init__(self, lexed: Lexed, templates: Known, inferred: Mapping[str, bool]) -> None:
        self.lexed, self.templates, self.inferred = lexed, templates, inferred
        self.takes: dict[str, bool | None] = {}
        self.closers: set[str] | None = None
        self.stack: list[_Entry] = []
        self.open: dict[str, int] = {}
        """How many entries of each name are on the stack."""
        self.displaced: dict[str, list[_Entry]] = {}
        """Entries that a closing tag of an outer shortcode has passed over."""
        self.void: dict[str, int] = {}
        """How many tags of each name stand open that need no closing."""
        self.inline = 0
        """How many inline shortcodes are open."""
        self.matched: set[int] = set()
        self.faults: list[Fault] = []
        self.strays: list[tuple[_Entry | None, Tag]] = []
        self.crossed: set[int] = set()

    def run(self) -> None:
        """Match every tag with its counterpart."""
        for index, tag in enumerate(self.lexed.tags):
            if tag.kind == "close":
                self._close(tag)
            elif tag.inline:
                self.inline += tag.kind == "open"
            elif tag.name:
                self._opening(index, tag)

    def _opening(self, index: int, tag: Tag) -> None:
        takes = self.inner(tag.name)
        if tag.kind == "self-closed":
            if takes is False and not tag.broken:
                self._fault("not-inner", tag)
        elif takes is False:
            name = tag.name.lower()
            self.void[name] = self.void.get(name, 0) + 1
        else:
            name = tag.name.lower()
            self.stack.append(_Entry(index, tag, takes is True))
            self.open[name] = self.open.get(name, 0) + 1

    def _close(self, tag: Tag) -> None:
        name = tag.name.lower()
        if tag.inline:
            # Nothing can stand inside an inline shortcode, so there is nothing to cross.
            if not self.inline:
                self.strays.append((None, tag))
            self.inline = 0
        elif self.open.get(name):
            self._close_named(name, tag)
        elif self.displaced.get(name):
            entry = self.displaced[name].pop()
            self.matched.add(entry.index)
            if entry.shown is not None and not entry.shown.broken and entry.shown.span.start not in self.crossed:
                self.crossed.add(entry.shown.span.start)
                self._fault("crossed", entry.shown, entry.tag)
        elif not name or tag.broken:
            self._close_top(tag)
        elif self.void.get(name):
            self.void[name] -= 1
            self._fault("not-inner", tag)
        else:
            self.strays.append((self._mark(tag), tag))

    def _close_named(self, name: str, tag: Tag) -> None:
        while True:
            entry = self.stack.pop()
            other = entry.tag.name.lower()
            self.open[other] -= 1
            if other == name:
                self.matched.add(entry.index)
                return
            entry.shown = tag
            self.displaced.setdefault(other, []).append(entry)

    def _close_top(self, tag: Tag) -> None:
        """A closing tag without a name closes the innermost; one that Hugo cannot read excuses it."""
        if not tag.name and not tag.broken:
            if not self.stack:
                self.strays.append((None, tag))
                return
            entry = self.stack.pop()
            self.open[entry.tag.name.lower()] -= 1
            self.matched.add(entry.index)
        elif self.stack:
            self.stack[-1].excused = True

    def _mark(self, tag: Tag) -> _Entry | None:
        """Remember a stray closing tag where it stands: it may be the innermost one's, under a wrong name."""
        entry = self.stack[-1] if self.stack else None
        if entry is None or entry.taken is not None or not entry.hard:
            return None
        entry.taken = tag
        return entry

    def finish(self, size: int) -> None:
        """Say what was left over."""
        left = [entry for entries in self.displaced.values() for entry in entries] + self.stack
        for entry in left:
            if entry.taken is not None:
                self.matched.add(entry.index)
                self._fault("misnamed", entry.taken, entry.tag)
            elif entry.hard and not entry.excused and not entry.tag.broken:
                expected = entry.shown.span.start if entry.shown is not None else size
                self.faults.append(Fault("unclosed", entry.tag, entry.shown, expected, True, ""))
        unclosed = {id(entry) for entry in left}
        for at, tag in self.strays:
            if at is None or id(at) not in unclosed:
                self._fault("stray", tag)
        self.faults.sort(key=lambda fault: fault.tag.span.start)

    def _fault(self, kind: str, tag: Tag, other: Tag | None = None) -> None:
        self.faults.append(Fault(kind, tag, other, None, kind not in _SILENT, ""))

    def inner(self, name: str) -> bool | None:
        """Whether a name's tags must be closed; None: they may be."""
        if name not in self.takes:
            self.takes[name] = self._find_inner(name)
        return self.takes[name]

    def _find_inner(self, name: str) -> bool | None:
        lower = name.lower()
        if name in self.templates:
            takes = self.templates.inner(name)
            return self.inferred.get(lower) if takes is None else takes
        if not self.templates.known:
            return self.inferred.get(lower)
        # A name that no template has: a finding of its own. It is closed if it is ever closed, else it stands alone.
        if self.closers is None:
            self.closers = {tag.name.lower() for tag in self.lexed.tags if tag.kind != "open"}
        return None if lower in self.closers else False

    def effective(self, name: str, index: int) -> bool:
        """What each single tag is taken for, when Hugo's way of pairing is followed."""
        takes = self.inner(name)
        if takes is None:
            return index in self.matched or self.lexed.tags[index].kind == "self-closed"
        return takes


def _judge(lexed: Lexed, pairing: _Pairing) -> list[Fault]:
    """Say of each fault whether Hugo stops, so that the whole agrees with Hugo."""
    faults = pairing.faults
    failure = balance_failure(lexed, pairing.effective)
    if failure is None:
        return [fault._replace(fails=False) for fault in faults]
    failing = sum(fault.fails for fault in faults)
    if not failing and not lexed.errors:
        return sorted([*faults, _from_hugo(lexed, failure)], key=lambda fault: fault.tag.span.start)
    words = failure.message if failing == 1 else ""
    return [fault._replace(hugo=words or _words(fault)) if fault.fails else fault for fault in faults]


def _words(fault: Fault) -> str:
    return left_open(fault.tag.name) if fault.kind == "unclosed" else closed_without_inner(fault.tag.name)


def _from_hugo(lexed: Lexed, failure: Failure) -> Fault:
    """Hugo refuses a page in which every tag has its counterpart by name: its own words are the fault."""
    tag = lexed.tags[failure.tag]
    kind = "unclosed" if failure.message.endswith("self-closed") else "stray"
    return Fault(kind, tag, None, None, True, failure.message)
