"""What lies where an unpublished page would be: another page, a redirect or a static file."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from hugolint.hugo.page import Page
from hugolint.hugo.publishing.published import live_files, static_file
from hugolint.hugo.site import Site


def is_replaced(site: Site, page: Page) -> bool:
    """Whether visitors of an unpublished page's URL find something else there."""
    if not page.permalink:
        return False
    base = urlsplit(site.config.base_url).path.rstrip("/")
    output = unquote(urlsplit(page.permalink).path).removeprefix(base).lstrip("/")
    if output.endswith("/") or not output:
        output += "index.html"
    if site.multihost:
        output = f"{page.language}/{output}"
    return (
        output in live_files(site)
        or output in site.alias_claims
        or static_file(site, output, page.language) is not None
    )
