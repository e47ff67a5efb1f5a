"""All that a rule file needs, and the only module it imports."""

from __future__ import annotations

from hugolint.errors import closest
from hugolint.finding import Edit, Finding, Fix, Hugo, Related, Severity
from hugolint.hugo.markdown import Link
from hugolint.hugo.nodes import Entry, Mapping, Node, Scalar, Sequence, plain_value, scalars
from hugolint.hugo.page import Alias, Page
from hugolint.hugo.said import Said, said_in_bytes, said_in_runes, said_of_file
from hugolint.hugo.shortcode_pairs import Fault
from hugolint.hugo.shortcodes import LexError, Tag
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source, Span
from hugolint.rule import Bad, Good, Options, PageRule, SiteRule

__all__ = [
    "Alias",
    "Bad",
    "Edit",
    "Entry",
    "Fault",
    "Finding",
    "Fix",
    "Good",
    "Hugo",
    "LexError",
    "Link",
    "Mapping",
    "Node",
    "Options",
    "Page",
    "PageRule",
    "Related",
    "Said",
    "Scalar",
    "Sequence",
    "Severity",
    "Site",
    "SiteRule",
    "Source",
    "Span",
    "Tag",
    "closest",
    "plain_value",
    "said_in_bytes",
    "said_in_runes",
    "said_of_file",
    "scalars",
]
