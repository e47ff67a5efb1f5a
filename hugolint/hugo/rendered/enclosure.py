"""What stands between an opening and a closing shortcode tag, where its template decides what becomes of it."""

from __future__ import annotations

from hugolint.hugo.page import Page


def enclosed(page: Page, offset: int) -> bool:
    """Whether a place in the body lies inside a shortcode; what is there may be shown, changed or left out."""
    open_: dict[str, list[int]] = {}
    for tag in page.lexed.tags:
        if tag.kind == "open":
            open_.setdefault(tag.name, []).append(tag.span.end)
        elif tag.kind == "close" and open_.get(tag.name) and open_[tag.name].pop() <= offset < tag.span.start:
            return True
    return False
