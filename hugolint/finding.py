"""What a rule yields (`Finding`, in spans) and what a reporter prints (`Diagnostic`, in lines and columns).

The engine makes the second from the first. A diagnostic is plain data that needs nothing else to be shown: it carries
the source lines of its places.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from hugolint.hugo.said import Said
from hugolint.hugo.text import Position, Source, Span


class Severity(Enum):
    """How bad a finding is to the site; `--fail-on` compares it."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """3 for an error, 2 for a warning, 1 for information."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]


class Hugo(Enum):
    """What Hugo does about it: the build stops or exits non-zero, it prints a warning, or it says nothing."""

    FAILS = "fails"
    WARNS = "warns"
    SILENT = "silent"


HUGO_RANK = {Hugo.SILENT: 0, Hugo.WARNS: 1, Hugo.FAILS: 2}
"""How bad it is for a build."""


class Edit(NamedTuple):
    """One replacement in the finding's own source."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A mend: all its edits or none. `safe` means that nothing else can have been meant."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


class Related(NamedTuple):
    """Another place that belongs to a finding."""

    source: Source
    span: Span
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One mistake, as a rule sees it: where, and what is wrong."""

    source: Source
    span: Span
    message: str
    """What is wrong, naming the value in hand: lower case, no full stop, at most about 72 characters."""
    label: str = ""
    """What stands under the caret."""
    why: str = ""
    """What Hugo, or a visitor, makes of it; no full stop. Empty where `said` tells all."""
    said: Said | None = None
    """Hugo's own message, where it has one; the report adds it to `why`, with its place where that is another one."""
    help: str = ""
    """How to put it right; no full stop."""
    related: tuple[Related, ...] = ()
    claim: str | None = None
    """Set on a collision: what is claimed (an output file). The related places are claimants like the first one."""
    fix: Fix | None = None
    severity: Severity | None = None
    """Where it differs from the rule's own."""
    hugo: Hugo | None = None
    """Where it differs from the rule's own."""


class Place(NamedTuple):
    """A place as people and programs name it, with the lines needed to show it."""

    path: str
    """POSIX, relative to the working directory."""
    start: Position
    end: Position
    """Exclusive."""
    message: str
    lines: tuple[tuple[int, str], ...]
    """Numbered source lines to show: a line of context where it helps, then the line of `start`. May be empty."""


class PlacedEdit(NamedTuple):
    """An edit in lines and columns."""

    path: str
    start: Position
    end: Position
    text: str


@dataclass(frozen=True, slots=True)
class PlacedFix:
    """A fix in lines and columns."""

    title: str
    safe: bool
    edits: tuple[PlacedEdit, ...]


class Identity(NamedTuple):
    """What makes a finding the same one in another run, wherever its lines have moved to meanwhile."""

    rule: str
    paths: tuple[str, ...]
    """POSIX, relative to the site's root: its file; of a collision all that take part, sorted."""
    text: str
    """A digest of the text at its place and of the values that its message names; of a collision, of what is claimed.
    Several findings of a file may have the same."""


NOBODYS = Identity("", (), "")
"""Of a finding that is never compared with another run's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """A finding as it is reported: stamped with its rule, its severity and its places."""

    rule: str
    group: str
    severity: Severity
    hugo: Hugo
    message: str
    why: str
    said: Said | None
    """Hugo's own message, which `why` holds, too."""
    help: str
    place: Place
    related: tuple[Place, ...]
    claim: str | None
    fix: PlacedFix | None
    fingerprint: str
    identity: Identity = NOBODYS

    @property
    def places(self) -> tuple[Place, ...]:
        """The first place and the related ones."""
        return (self.place, *self.related)
