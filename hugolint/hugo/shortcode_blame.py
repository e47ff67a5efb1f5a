"""What Hugo says of each fault of a page: the words and the place, in the order in which it would find them.

Hugo stops at its first failure, and often blames another tag than the culprit. So its reading is followed, each failure
is put down to the fault behind it, that fault is taken for mended, and the reading goes on, until Hugo would build the
page. What is left then goes unnoticed by Hugo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hugolint.hugo.shortcode_errors import PANIC
from hugolint.hugo.shortcode_verdict import Extractor, Failure, closed_without_inner, left_open, not_found

if TYPE_CHECKING:
    from hugolint.hugo.shortcode_pairs import Fault, Pairing

_READINGS = 20
"""How often the tags of a page may be read anew, and so many tags more; a page of nothing but faults is cut short."""
_MENDS = {"unclosed": "self", "reopened": "close", "stray": "skip", "not-inner": "skip"}


def blame(pairing: Pairing) -> list[Fault]:
    """The faults of a page, each with what Hugo says."""
    return _Blame(pairing).run()


class _Blame:
    """The faults of one page, mended one after the other."""

    def __init__(self, pairing: Pairing) -> None:
        self.pairing, self.lexed = pairing, pairing.lexed
        self.faults = pairing.faults
        self.failures: dict[int, Failure] = {}
        """What Hugo says, by the index of the fault."""
        self.mended: dict[int, str] = {}
        self.solved: set[int] = set()
        self.unknown: set[int] = set()
        """The tags whose name no template has, until that is mended."""
        self.by_tag: dict[int, list[int]] = {}
        self.error_of: dict[int, int] = {}
        """The lexer's error that a fault is, both by index."""
        self.error_faults: dict[int, int] = {}
        self.closers: list[int] = []
        """Faults of too many closings, and of too few."""
        self.openers: list[int] = []
        self.again = False
        self.extra: Fault | None = None

    def run(self) -> list[Fault]:
        self._index()
        budget = _READINGS * len(self.lexed.tags) + 20_000
        extractor = Extractor(self.lexed, self._inner, self.mended, self.solved)
        while budget >= 0:
            self.again = False
            extractor.top = None
            extractor.run(self._mend)
            budget -= len(self.lexed.tags)
            if not self.again:
                break
        else:
            self._guess()
        found = [self._told(index, fault) for index, fault in enumerate(self.faults)]
        return sorted([*found, self.extra], key=lambda one: one.tag.span.start) if self.extra is not None else found

    def _index(self) -> None:
        places = {tag.span.start: index for index, tag in enumerate(self.lexed.tags)}
        errors = {id(error): index for index, error in enumerate(self.lexed.errors)}
        for index, fault in enumerate(self.faults):
            if fault.error is not None:
                self.error_of[index] = errors[id(fault.error)]
                self.error_faults[self.error_of[index]] = index
            tag = places.get(fault.tag.span.start, -1)
            self.by_tag.setdefault(tag, []).append(index)
            if fault.kind == "unknown":
                self.unknown.add(tag)
            elif fault.kind in ("stray", "not-inner"):
                self.closers.append(index)
            elif fault.kind in ("unclosed", "reopened"):
                self.openers.append(index)
        self.tag_of = {fault: tag for tag, faults in self.by_tag.items() for fault in faults}
        # What belongs to a misspelt name is mended with it.
        self.solved.update(index for index, error in enumerate(self.lexed.errors) if error.tag in self.pairing.renamed)

    def _inner(self, name: str, index: int) -> bool | None:
        if index in self.unknown and self.lexed.tags[index].name == name:
            return None
        return self.pairing.effective(name, index)

    def _mend(self, failure: Failure) -> bool:
        """Put a failure down to a fault and mend that; false where the reading cannot go on from here."""
        here = self._culprit_here(failure)
        if here >= 0:
            self._settle(here, failure)
            # A tag that is meant as a closing one changes what came before it.
            self.again = self.faults[here].kind == "reopened"
            return not self.again
        elsewhere = self._culprit_elsewhere(failure)
        if elsewhere >= 0:
            self._settle(elsewhere, failure)
            self.again = True
        else:
            self._keep(failure)
        return False

    def _culprit_here(self, failure: Failure) -> int:
        """The fault at the place where Hugo notices, or -1."""
        if failure.error >= 0:
            return self._fresh(self.error_faults.get(failure.error, -1))
        kinds = {"unknown": ("unknown",), "close": ("stray", "not-inner"), "end": ("unclosed", "reopened")}
        here = [index for index in self.by_tag.get(failure.tag, ()) if index not in self.failures]
        fitting = [index for index in here if self.faults[index].kind in kinds.get(failure.cause, ())]
        # A tag that is broken may be refused for a reason of its own before its error is met.
        broken = [index for index in here if self.faults[index].kind == "syntax"]
        return (fitting or broken or [-1])[0] if failure.tag >= 0 else -1

    def _culprit_elsewhere(self, failure: Failure) -> int:
        """The fault whose tag Hugo has paired with an innocent one, or -1."""
        if failure.cause == "close":
            before = [one for one in self.closers if one not in self.failures and self.tag_of[one] < failure.tag]
            return before[-1] if before else -1
        if failure.cause == "end":
            left = [one for one in self.openers if one not in self.failures]
            return left[-1] if left else -1
        return -1

    def _fresh(self, index: int) -> int:
        return index if index not in self.failures else -1

    def _settle(self, index: int, failure: Failure) -> None:
        fault, tag = self.faults[index], self.tag_of[index]
        self.failures[index] = failure
        if fault.kind == "syntax":
            self.solved.add(self.error_of[index])
        elif fault.kind == "unknown":
            self.unknown.discard(tag)
            if fault.other is not None:
                self.mended[tag] = "close"
        elif fault.kind == "not-inner" and fault.tag.kind == "self-closed":
            self.mended[tag] = "open"
        else:
            self.mended[tag] = _MENDS[fault.kind]

    def _keep(self, failure: Failure) -> None:
        """Hugo refuses what looks sound to us: its own words are the fault, if there is no other."""
        alone = not self.failures
        self._guess()
        if not alone:
            return
        from hugolint.hugo.shortcode_pairs import Fault

        tag = self.lexed.tags[max(failure.tag, 0)]
        kind = "unclosed" if failure.cause == "end" else "stray"
        self.extra = Fault(kind, tag, None, None, True, failure.message, failure.offset)

    def _guess(self) -> None:
        """Too many faults to follow: what Hugo most likely says of the rest."""
        for index, fault in enumerate(self.faults):
            if index in self.failures:
                continue
            at = fault.tag.span.start
            if fault.error is not None:
                self.failures[index] = Failure(fault.error.span.start, fault.error.hugo, -1)
            elif fault.kind == "unknown":
                self.failures[index] = Failure(at, not_found(fault.tag.name), -1)
            elif fault.kind in ("unclosed", "reopened"):
                self.failures[index] = Failure(at, left_open(fault.tag.name), -1)
            elif fault.kind in ("stray", "not-inner"):
                self.failures[index] = Failure(at, closed_without_inner(fault.tag.name), -1)

    def _told(self, index: int, fault: Fault) -> Fault:
        failure = self.failures.get(index)
        if failure is None:
            return fault._replace(fails=False)
        at = -1 if failure.message == PANIC else failure.offset
        return fault._replace(fails=True, hugo=failure.message, at=at)
