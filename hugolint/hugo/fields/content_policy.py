"""The policy `security.allowContent`: which sorts of content Hugo refuses to take (Hugo 0.168.0, probed)."""

from __future__ import annotations

from functools import lru_cache

from hugolint.hugo.casts import cast_string
from hugolint.hugo.config import names
from hugolint.hugo.fields.media_types import find_media_type
from hugolint.hugo.ignore import compile_go
from hugolint.hugo.nodes import Value
from hugolint.hugo.page import Page
from hugolint.hugo.site import Site
from hugolint.hugo.versions import HTML_CONTENT_DENIED, ORG_CONTENT_DENIED


def denied_type(page: Page) -> str:
    """The media type of a page, if the site's policy refuses it; empty where it is allowed, or cannot be known.

    A page's own `markup` decides, else the extension of its file. One in a cascade decides nothing.
    """
    site = page.site
    if site.version < HTML_CONTENT_DENIED or _is_plain(page):
        return ""
    configured = site.config.setting("mediatypes", page.language)
    word = cast_string(page.own.get("markup"))
    found = find_media_type(word or page.path.rpartition(".")[2], configured, site.version)
    if not found or (not word and not _is_content(found, configured, site)):
        return ""
    return "" if any(_is_allowed(found, site, language.key) for language in site.languages) else found


_USUAL = (".md", ".markdown", ".mdown")


def _is_plain(page: Page) -> bool:
    """The quick way past what nearly all pages are: Markdown on a site without a policy of its own."""
    return page.path.endswith(_USUAL) and "markup" not in page.own and not _has_policy(page.site)


@lru_cache(maxsize=16)
def _has_policy(site: Site) -> bool:
    settings = [site.config.setting("security", language.key) for language in site.languages]
    return any(isinstance(one, dict) and "allowcontent" in one for one in settings)


def _is_content(media_type: str, configured: Value, site: Site) -> bool:
    """Whether files of a type are surely content: where the config says of its own what is, that is not followed."""
    types = site.config.raw.get("contenttypes")
    changed = isinstance(configured, dict) and media_type in configured
    return not changed and (not isinstance(types, dict) or not types or media_type in types)


def _is_allowed(media_type: str, site: Site, language: str) -> bool:
    policy = site.config.setting("security", language)
    if not isinstance(policy, dict) or "allowcontent" not in policy:
        denied = {"text/html": HTML_CONTENT_DENIED, "text/org": ORG_CONTENT_DENIED}.get(media_type)
        return denied is None or site.version < denied
    return _accepts(policy["allowcontent"], media_type)


def _accepts(value: Value, media_type: str) -> bool:
    """Whether a list of regular expressions takes a type: `! ` denies, and a list of nothing but denials allows the
    rest. `none` takes nothing. A pattern that only Go can read is taken for one that allows.
    """
    patterns = [pattern.strip() for pattern in names(value)]
    if "none" in patterns or not any(patterns):
        return False
    denies = [pattern[2:] for pattern in patterns if pattern.startswith("! ")]
    allows = [pattern for pattern in patterns if pattern and not pattern.startswith("! ")]
    if any(_matches(pattern, media_type, unknown=False) for pattern in denies):
        return False
    return not allows or any(_matches(pattern, media_type, unknown=True) for pattern in allows)


def _matches(pattern: str, media_type: str, *, unknown: bool) -> bool:
    try:
        compiled = compile_go(pattern)
    except ValueError:
        return unknown
    return unknown if compiled is None else compiled.search(media_type) is not None
