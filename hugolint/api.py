"""All that a rule file needs, and the only module it imports."""

from __future__ import annotations

from hugolint.finding import Edit, Finding, Fix, Hugo, Related, Severity
from hugolint.hugo.nodes import Entry, Mapping, Node, Scalar, Sequence, plain_value, scalars
from hugolint.hugo.site import Page, Site
from hugolint.hugo.text import Source, Span
from hugolint.rule import Bad, Good, Options, PageRule, SiteRule

__all__ = [
    "Bad",
    "Edit",
    "Entry",
    "Finding",
    "Fix",
    "Good",
    "Hugo",
    "Mapping",
    "Node",
    "Options",
    "Page",
    "PageRule",
    "Related",
    "Scalar",
    "Sequence",
    "Severity",
    "Site",
    "SiteRule",
    "Source",
    "Span",
    "plain_value",
    "scalars",
]
