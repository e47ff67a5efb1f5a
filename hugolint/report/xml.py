"""Text for XML 1.0, which has no way at all to write most control characters."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(content: str) -> str:
    """As the content of an element."""
    return escape(_FORBIDDEN.sub("\ufffd", content))


def attributes(**given: object) -> str:
    """As the attributes of an element, each with a blank in front."""
    return "".join(f" {name}={quoteattr(_FORBIDDEN.sub(chr(0xFFFD), str(value)))}" for name, value in given.items())
