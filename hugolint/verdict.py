"""Would Hugo build this site? The answer, from what the rules found and from what could not be judged.

It is about content and configuration: templates and assets are not judged. "Yes" needs that every rule which can find a
failure has looked at every content file, and that nothing unknown may hide one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hugolint.finding import Hugo
from hugolint.hugo import versions
from hugolint.hugo.site import Site
from hugolint.result import Verdict
from hugolint.rule import LoadedRule
from hugolint.scope import Scope
from hugolint.suppress import Raw

SHOWN = 3
"""How many names a clause gives."""


def judge(
    site: Site, raws: Iterable[Raw], rules: Iterable[LoadedRule], ran: Iterable[LoadedRule], scope: Scope
) -> Verdict:
    """The verdict on a site. `raws` are all findings, before any is kept out of the report."""
    paths = [raw.finding.source.path for raw in raws if (raw.finding.hugo or raw.rule.rule.hugo) is Hugo.FAILS]
    if paths:
        return Verdict("no", len(paths), len(set(paths)))
    doubts = tuple(_doubts(site, rules, ran, scope))
    return Verdict("unknown" if doubts else "yes", doubts=doubts)


def _doubts(site: Site, rules: Iterable[LoadedRule], ran: Iterable[LoadedRule], scope: Scope) -> Iterator[str]:
    known = {rule.id for rule in ran}
    if off := [rule.id for rule in rules if rule.rule.hugo is Hugo.FAILS and rule.id not in known]:
        yield f"what {_some(off)} would find"
    if left := sum(not scope.covers(page.source.path) for page in site.documents):
        yield f"{left:,} of {len(site.documents):,} content files"
    if doubt := versions.doubt(site.version):
        yield f"what is special to Hugo {site.version_text}, {doubt}"
    yield from site.blind_spots


def _some(names: list[str]) -> str:
    return ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more rules" if names[SHOWN:] else "")
