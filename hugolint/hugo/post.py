"""Front matter as python-frontmatter has it, for authors of rules who know that library.

Its handlers carry our delimiting; its own `parse` and `loads` are never called, for they split a file in other places
than Hugo does. This is the only module that imports it.
"""

from __future__ import annotations

from typing import Any, ClassVar

import frontmatter
from frontmatter.default_handlers import BaseHandler

from hugolint.hugo.matter import Matter, decode, locate
from hugolint.hugo.nodes import plain_value
from hugolint.hugo.text import Source


class HugoHandler(BaseHandler):
    """A handler that finds front matter where Hugo finds it."""

    kind: ClassVar[str] = ""
    """`yaml`, `toml`, `json` or `org`."""

    def __init__(self) -> None:
        """The library wants patterns and delimiters; ours come from `locate`."""

    def detect(self, text: str) -> bool:
        """Whether Hugo reads this format at the text's beginning."""
        return locate(text).format == self.kind

    def split(self, text: str) -> tuple[str, str]:
        """The front matter and the body, nothing stripped from either."""
        extent = locate(text)
        if extent.problem is not None or extent.format != self.kind:
            raise ValueError(f"no {self.kind} front matter that Hugo can delimit")
        return text[extent.text.start : extent.text.end], text[extent.body :]

    def load(self, fm: str) -> dict[str, Any]:
        """The front matter's values as Hugo resolves them, keys in lower case."""
        read = decode(fm, self.kind)
        if read.root is None:
            raise ValueError(read.problems[0].message if read.problems else "the front matter cannot be read")
        data = plain_value(read.root)
        assert isinstance(data, dict)
        return data


class YamlHandler(HugoHandler):
    """YAML between `---` lines."""

    kind = "yaml"
    START_DELIMITER = END_DELIMITER = "---"


class TomlHandler(HugoHandler):
    """TOML between `+++` lines."""

    kind = "toml"
    START_DELIMITER = END_DELIMITER = "+++"


class JsonHandler(HugoHandler):
    """A JSON object."""

    kind = "json"


class OrgHandler(HugoHandler):
    """Lines of Org keywords."""

    kind = "org"


HANDLERS: dict[str, HugoHandler] = {
    handler.kind: handler for handler in (YamlHandler(), TomlHandler(), JsonHandler(), OrgHandler())
}


def make_post(source: Source, matter: Matter) -> frontmatter.Post:
    """A page as a `Post`: the body verbatim, the handler of its format, and its parameters as plain data."""
    post = frontmatter.Post(source.text[matter.body :], HANDLERS.get(matter.format))
    if matter.root is not None:
        data = plain_value(matter.root)
        assert isinstance(data, dict)
        # Not as keyword arguments: a page may well have a key called content, handler or 1.
        post.metadata.update(data)
    return post
