"""All errors of a page in one run: what Hugo names is mended, Hugo runs again, until it builds.

By then Hugo must have named each of our findings, and none that was not in our first report.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from tests.conformance.disagreements import reason_of_finding
from tests.conformance.figures import PROPERTY
from tests.conformance.generated import seed
from tests.conformance.judge import HugoMessage, OurMessage, agreement, hugo_says, we_say
from tests.conformance.slips import TEMPLATES, Page, pages
from tests.conformance.table import CONFIG
from tests.real_hugo import write_site

PAGES = 100
DECODER = ("front-matter-syntax", "duplicate-key")


class Mended(NamedTuple):
    """How the mending of a page went."""

    runs: int
    """Runs of Hugo that failed."""
    found: list[OurMessage]
    """Our first report."""
    named: list[OurMessage]
    """Which of it Hugo has named."""
    excused: list[tuple[OurMessage, str]]
    """What it has not named, with the reason."""
    wrong: list[str]
    """Where we disagree."""


def same(one: OurMessage, other: OurMessage) -> bool:
    """One finding in two reports of a page: its lines never move."""
    return (one.rule, one.at[0]) == (other.rule, other.at[0])


def mend(page: Page, root: Path) -> Mended:
    """Mend what Hugo names, one run after the other."""
    write_site(root, {"hugo.toml": CONFIG, **TEMPLATES, "content/p.md": page.text()})
    first = [one for one in we_say(root) if one.hugo == "fails"]
    unread = any(one.rule in DECODER for one in first)
    done: frozenset[int] = frozenset()
    named: list[OurMessage] = []
    wrong: list[str] = []
    for run in range(len(page.slips) + 1):
        write_site(root, {"content/p.md": page.text(done)})
        hugo = hugo_says(root)
        if not hugo.fails:
            rest = [one for one in first if not any(same(one, other) for other in named)]
            reasons = [(one, reason_of_finding(one, page)) for one in rest]
            wrong += [f"Hugo never named {one}" for one, reason in reasons if not reason]
            return Mended(run, first, named, [pair for pair in reasons if pair[1]], wrong)
        ours = [one for one in we_say(root) if one.hugo == "fails"]
        now: set[int] = set()
        for message in hugo.messages:
            if message.level != "warn":
                match = _match(message, ours)
                if match is None:
                    return Mended(run, first, named, [], [*wrong, f"we do not say {message}; we say {ours}"])
                if not unread and not any(same(match, one) for one in first):
                    wrong.append(f"not in the first report: {message}")
                named.append(match)
                # An open quote may well be noticed on a later line than its own.
                now.add(max((line for line in page.slips if line <= match.at[0] and line not in done), default=0))
        if 0 in now:
            return Mended(run, first, named, [], [*wrong, f"no slip on the line of {named[-1]}"])
        done |= now
    return Mended(len(page.slips) + 1, first, named, [], [*wrong, "Hugo still fails when all is mended"])


def _match(message: HugoMessage, ours: list[OurMessage]) -> OurMessage | None:
    return next((one for one in ours if agreement(message, [one])[2]), None)


def test_what_we_report_is_what_hugo_names_one_run_after_the_other(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    sample = list(pages(seed(), PAGES))
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda item: mend(item[1], tmp_path / str(item[0])), enumerate(sample)))
    line = (
        f"mending: {len(sample)} pages; {sum(len(one.found) for one in results)} findings in one run each,"
        f" {sum(len(one.found) - len(one.excused) for one in results)} of them named by Hugo"
        f" in {sum(one.runs for one in results)} failing runs"
    )
    record_property(PROPERTY, line)
    print(line)
    for one, reason in [pair for result in results for pair in result.excused]:
        record_property(PROPERTY, f"    set apart: {one.rule} {one.words[:80]}: {reason}")
    bad = [(page.text(), result.wrong) for page, result in zip(sample, results, strict=True) if result.wrong]
    assert bad == []
