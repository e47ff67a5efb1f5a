"""Findings of the engine itself: about files, rules and comments that it could not use.

They have ids like rules, but no options, and are never silenced, switched off or kept in a baseline.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.finding import Finding, Hugo, Severity
from hugolint.hugo.site import Page
from hugolint.rule import LoadedRule, Options, PageRule


def _nothing(page: Page, options: Options) -> Iterator[Finding]:
    """What these rules find, the engine finds."""
    yield from ()


def _own(id_: str, summary: str, manual: str, severity: Severity, hugo: Hugo = Hugo.SILENT) -> LoadedRule:
    rule = PageRule(id=id_, summary=summary, check=_nothing, options=Options, examples=(), severity=severity, hugo=hugo)
    return LoadedRule(
        rule=rule, group="site", manual=f"{summary[0].upper()}{summary[1:]}.\n\n{manual}", origin="engine"
    )


UNREADABLE_FILE = _own(
    "unreadable-file",
    "a content file cannot be read",
    "Hugo stops at a content file that it may not open. Mend its permissions, or\nmove it out of the content folder.",
    Severity.ERROR,
    Hugo.FAILS,
)
RULE_CRASH = _own(
    "rule-crash",
    "a rule raised an exception",
    "The run goes on without what that rule had to say of the page, and ends with\n"
    "exit code 2. `-v` shows the traceback: it belongs in a report to the rule's\nauthor.",
    Severity.ERROR,
)
UNKNOWN_SUPPRESSION = _own(
    "unknown-suppression",
    "a hugolint comment names no rule",
    "A comment such as `<!-- hugolint-disable-next-line RULE -->` silences the rules\n"
    "that it names. This one names none that exists, so it silences nothing.\n`hugolint rules` lists the names.",
    Severity.WARNING,
)
UNUSED_SUPPRESSION = _own(
    "unused-suppression",
    "a hugolint comment silences nothing",
    "The mistake that the comment once silenced is gone, or stands elsewhere.\n"
    "Remove the comment, so that it cannot hide the next one.",
    Severity.WARNING,
)

ENGINE_RULES = {rule.id: rule for rule in (UNREADABLE_FILE, RULE_CRASH, UNKNOWN_SUPPRESSION, UNUSED_SUPPRESSION)}
