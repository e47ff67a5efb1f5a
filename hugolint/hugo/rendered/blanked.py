"""Links that Hugo's own render hook blanks, for its templates do not trust their scheme (0.147 to 0.168, probed).

`http`, `https` and `mailto` are trusted. Any other scheme, as in `tel:`, makes `href="#ZgotmplZ"`. Where no hook
renders the links, or one of the site's, they are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.page import Page
from hugolint.hugo.rendered.enclosure import enclosed
from hugolint.hugo.rendered.gourl import parse_error
from hugolint.hugo.rendered.link_hooks import uses_embedded_hook
from hugolint.hugo.text import Span

_SCHEME = r"(?!https?:|mailto:)[A-Za-z][A-Za-z0-9+.-]*+:"
_DISTRUSTED = re.compile(rf"(?i){_SCHEME}")
_MAYBE = (re.compile(rf"\][(:][ \t]*+\n?[ \t]*+<?+{_SCHEME}"), re.compile(f"<{_SCHEME}"))
"""Where such a destination may begin; most pages have none, and need not be read as Markdown."""


_DANGEROUS = re.compile(r"(?i)javascript:|vbscript:|file:|data:(?!image/(?:png|gif|jpeg|webp|svg\+xml);)")
"""What goldmark blanks by itself."""


class Blanked(NamedTuple):
    """A destination that is lost."""

    span: Span
    url: str
    scheme: str
    kind: str
    """`link` or `image`."""
    is_dangerous: bool
    """Markdown alone blanks it, too, as `javascript:`."""


def blanked_links(page: Page) -> Iterator[Blanked]:
    """The destinations on a page that Hugo's own hook blanks; those inside shortcodes are left out."""
    kinds = [kind for kind in ("link", "image") if uses_embedded_hook(page.site, page.language, kind)]
    if not kinds or not page.published or not page.rendered or not page.is_markdown:
        return
    if not any(maybe.search(page.source.text, page.body.start) for maybe in _MAYBE):
        return
    seen: set[Span] = set()
    for link in page.links:
        kind = "image" if link.kind == "image" else "link"
        found = _DISTRUSTED.match(link.target)
        if found is None or kind not in kinds or link.kind in ("html", "html-image", "email"):
            continue
        # Links that share a definition share what is wrong in it.
        if link.target_span in seen or enclosed(page, link.span.start) or parse_error(link.target):
            continue
        seen.add(link.target_span)
        dangerous = _DANGEROUS.match(link.target) is not None and not page.keeps_html
        yield Blanked(link.target_span, link.target, found[0], kind, dangerous)
