"""A page: one content file as Hugo sees it, with what rules ask of it, each part read when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from hugolint.hugo.casts import cast_bool, cast_string
from hugolint.hugo.matter import Matter
from hugolint.hugo.nodes import Entry, Node, Value, plain_value
from hugolint.hugo.shortcodes import Lexed, Tag, lex
from hugolint.hugo.text import Source, Span
from hugolint.hugo.urlpaths import normalize_name
from hugolint.hugo.versions import SITES_IN_FRONT_MATTER

if TYPE_CHECKING:
    import frontmatter

    from hugolint.hugo.markdown import Document, Link
    from hugolint.hugo.mounts import ContentFile
    from hugolint.hugo.shortcode_pairs import Fault
    from hugolint.hugo.site import Site


class Alias(NamedTuple):
    """An old address of a page, and the redirect file that Hugo writes for it."""

    text: str
    """As written."""
    source: Source
    """The page's own file, or the one whose cascade says it."""
    span: Span
    output: str | None
    """Relative to the publish folder; None where Hugo writes none, or it cannot be known."""
    problem: str = ""


class Given(NamedTuple):
    """A value that a page has from a cascade."""

    source: Source | None
    """The file that holds the cascade; None for the site's config."""
    node: Node | None
    value: Value


class Place(NamedTuple):
    """Where a page is in its site."""

    file: ContentFile
    language: str
    kind: str
    """`page`, `home`, `section`, `taxonomy` or `term`."""
    bundle: str
    """`leaf`, `branch` or `single`."""
    logical: str
    """Hugo's name for the page, without language: `/blog/my-post`."""
    directory: str
    """The virtual directory that holds the file, or the bundle's own: `blog`, as written."""
    name: str
    """The file's name without extension and language; of a bundle the name of its folder."""
    sited: bool = False
    """Its front matter has a say in its language, and that is followed."""


class Page:
    """One content file."""

    def __init__(self, site: Site, source: Source, matter: Matter, place: Place) -> None:
        self.site = site
        self.source = source
        self.matter = matter
        self.place = place
        self.cascaded: dict[str, Given] = {}
        """What cascades give to this page, by lower-case key; only keys that the page has not itself."""
        self.permalink: str | None = None
        """The whole link, as `hugo list all` prints it; empty without output formats, None where it cannot be known."""
        self.output: str | None = None
        """The file, relative to the publish folder; None where Hugo writes none or it cannot be known."""
        self.outputs: tuple[str, ...] = ()
        """The files of its output formats, as far as they are known; none where Hugo writes none. Two may be the same,
        where its `url` names a file."""
        self.unpublished: str | None = None
        """Why Hugo does not publish the page: `draft`, `future` or `expired`."""
        self.aliases: tuple[Alias, ...] = ()

    def __repr__(self) -> str:
        return f"Page({self.path!r})"

    @property
    def path(self) -> str:
        """POSIX, relative to the site's root."""
        return self.source.path

    @property
    def language(self) -> str:
        """The key of the page's language."""
        return self.place.language

    @property
    def kind(self) -> str:
        """`page`, `home`, `section`, `taxonomy` or `term`."""
        return self.place.kind

    @property
    def section(self) -> str:
        """The first directory of the page's logical path; empty in the content root."""
        head, slash, _ = self.place.logical[1:].partition("/")
        return head if slash or self.place.bundle == "branch" else ""

    @property
    def body(self) -> Span:
        """What follows the front matter."""
        return Span(self.matter.body, len(self.source.text))

    @property
    def opening(self) -> Span:
        """What stands for the file as a whole: the mark that begins its front matter, or its first three characters."""
        start = self.matter.span.start
        return Span(start, min(start + 3, len(self.source.text)))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The front matter's entries in the file's order; empty where it has none or cannot be read."""
        return self.matter.root.entries if self.matter.root is not None else ()

    @cached_property
    def own(self) -> dict[str, Value]:
        """The page's own front matter as plain data, keys lower-cased."""
        data = plain_value(self.matter.root) if self.matter.root is not None else {}
        assert isinstance(data, dict)
        return data

    @cached_property
    def params(self) -> dict[str, Value]:
        """The front matter as Hugo uses it, keys lower-cased: the page's own, and what cascades add."""
        if not self.cascaded:
            return self.own
        return {**{key: given.value for key, given in self.cascaded.items()}, **self.own}

    def param(self, dotted: str) -> Value:
        """The value at `a.b.c`, whatever its case, also below `params` and from a cascade; None where there is none."""
        name = dotted.lower()
        # What stands below `params` beats what stands beside it, but for the keys that Hugo itself reads.
        found = None if name in ("title", "date", "draft") else _walk(self.params.get("params"), name)
        return found if found is not None else _walk(self.params, name)

    def entry(self, dotted: str) -> Entry | None:
        """Where the page's own front matter says `a.b.c`; None where it does not."""
        return self.matter.root.path(dotted) if self.matter.root is not None else None

    @property
    def moved_unseen(self) -> bool:
        """Whether `sites` moves the page to other languages, versions or roles in ways that are not followed."""
        return "sites" in self.params and not self.place.sited and self.site.version >= SITES_IN_FRONT_MATTER

    @property
    def published(self) -> bool:
        """Whether Hugo publishes the page: no draft, not future, not expired."""
        return self.unpublished is None

    @cached_property
    def _build(self) -> tuple[str, str]:
        return build_options(self.params)

    @property
    def renders(self) -> str:
        """`always`, `link` (a permalink, but no file) or `never`."""
        return self._build[0]

    @property
    def rendered(self) -> bool:
        """Whether Hugo writes a file for the page once it is published."""
        return self.renders == "always" and self.kind not in self.site.hidden_kinds(self.language)

    @property
    def listed(self) -> bool:
        """Whether the page appears in lists."""
        return self._build[1] != "never"

    @property
    def in_all_lists(self) -> bool:
        """Whether lists outside the page's own section show it, too, and with them `hugo list all`."""
        return self._build[1] == "always"

    @cached_property
    def lexed(self) -> Lexed:
        """The body's shortcode tags, escape comments and lexer errors."""
        return lex(self.source.text, self.matter.body)

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What does not pair up among the shortcode tags."""
        return self.site.pair(self.source.text, self.lexed)

    @cached_property
    def unknown_shortcodes(self) -> tuple[Tag, ...]:
        """Tags without a template; none where the site's templates are not known."""
        return self.site.unknown_tags(self.lexed)

    @cached_property
    def document(self) -> Document:
        """The body's links, headings and code."""
        from hugolint.hugo.markdown import parse

        return parse(self.source.text, self.matter.body, [tag.span for tag in self.lexed.tags], self.lexed.comments)

    @property
    def links(self) -> tuple[Link, ...]:
        """The body's links and images; none where the page is no Markdown."""
        return self.document.links if self.is_markdown else ()

    @cached_property
    def is_markdown(self) -> bool:
        """Whether Hugo reads the body as Markdown."""
        markup = self.params.get("markup")
        if isinstance(markup, str) and markup:
            return markup.lower() in ("md", "markdown", "mdown", "goldmark", "text/markdown")
        return self.path.rpartition(".")[2].lower() in ("md", "markdown", "mdown")

    @cached_property
    def keeps_html(self) -> bool:
        """Whether Markdown keeps raw HTML, and addresses such as `javascript:`; else Hugo leaves them out."""
        value = self.site.config.setting("markup", self.language)
        for key in ("goldmark", "renderer", "unsafe"):
            value = value.get(key) if isinstance(value, dict) else None
        return cast_bool(value)

    @cached_property
    def post(self) -> frontmatter.Post:
        """The page as the library python-frontmatter knows it, for authors of rules."""
        from hugolint.hugo.post import make_post

        return make_post(self.source, self.matter)

    def matter_comments(self) -> Iterator[Span]:
        """The comments of YAML and TOML front matter."""
        return self.matter.comments(self.source)


def _walk(data: Value, dotted: str) -> Value:
    if not isinstance(data, dict):
        return None
    if dotted in data or "." not in dotted:
        return data.get(dotted)
    head, _, rest = dotted.partition(".")
    return _walk(data.get(head), rest)


def build_options(params: Mapping[str, Value]) -> tuple[str, str]:
    """What `build` and `headless` say of rendering and listing: always, never, link or local."""
    build = params.get("build") or params.get("_build")
    render = list_ = "always"
    if isinstance(build, dict):
        render = _switch(build.get("render"), ("never", "link"))
        list_ = _switch(build.get("list"), ("never", "local"))
    if cast_bool(params.get("headless")):
        render = list_ = "never"
    return render, list_


def _switch(value: Value, words: tuple[str, ...]) -> str:
    """A build option: false and 0 are never, and any word that Hugo does not know means always."""
    if value is False or cast_string(value) == "0":
        return "never"
    return value if isinstance(value, str) and value in words else "always"


def branch_kind(path: str, plurals: Iterable[str]) -> str:
    """The kind of a page that others lie below, by its logical path; `plurals` are the names of the taxonomies."""
    if path == "/":
        return "home"
    for plural in plurals:
        head = "/" + normalize_name(plural.strip("/"))
        if path == head:
            return "taxonomy"
        if path.startswith(f"{head}/"):
            return "term"
    return "section"


def alias_node(page: Page) -> tuple[Source, Node] | None:
    """Where a page's aliases are written: its own front matter, or the cascade that gives them."""
    entry = page.entry("aliases")
    if entry is not None:
        return page.source, entry.value
    given = page.cascaded.get("aliases")
    if given is not None and given.source is not None and given.node is not None:
        return given.source, given.node
    return None
