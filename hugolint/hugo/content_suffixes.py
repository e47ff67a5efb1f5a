"""Which suffixes make a file content: those of the media types in `contentTypes` (Hugo 0.168.0, probed)."""

from __future__ import annotations

from collections.abc import Mapping

from hugolint.hugo.nodes import Value
from hugolint.hugo.versions import NEWEST

DEFAULT_SUFFIXES = frozenset(
    ("md", "markdown", "mdown", "html", "htm", "adoc", "asciidoc", "ad", "rst", "pandoc", "pdc", "org")
)
"""What is content where the config says nothing of it."""


def content_suffixes(raw: Mapping[str, Value]) -> frozenset[str]:
    """The suffixes of content files by a merged config, in lower case and without a dot."""
    media_types, content_types = raw.get("mediatypes"), raw.get("contenttypes")
    if not media_types and not content_types:
        return DEFAULT_SUFFIXES
    from hugolint.hugo.fields.media_types import CONTENT_TYPES, suffixes_of

    names = list(content_types) if isinstance(content_types, dict) and content_types else list(CONTENT_TYPES)
    return frozenset(suffix for name in names for suffix in suffixes_of(name, media_types, NEWEST) if suffix)
