"""The pages of a site that references can find, by logical path and by name (Hugo 0.168.0, probed).

Drafts are not there, while terms, taxonomies and sections are there without any file. The index of a language is built
when the first reference asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from weakref import WeakKeyDictionary

from hugolint.hugo.casts import cast_string
from hugolint.hugo.files import read_file
from hugolint.hugo.matter import read
from hugolint.hugo.nodes import Value, plain_value
from hugolint.hugo.page import Page, branch_kind
from hugolint.hugo.paths import read_name, resolve
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source
from hugolint.hugo.urlpaths import normalize_name
from hugolint.hugo.versions import LEAVES_BEFORE_BRANCHES, ONE_TREE_OF_LANGUAGES, TERMS_OF_INNER_PAGES, Version

_DATED = frozenset({"draft", "date", "publishdate", "expirydate"})
"""Keys that may keep a page inside a bundle from being published; for such pages that is not looked into."""


class Target(NamedTuple):
    """A page that a reference can mean."""

    path: str
    """The logical path; `/` is home."""
    kind: str
    """As a page's, or `fixed` for what Hugo adds to every site: the 404 page and the sitemap."""
    page: Page | None
    """None for a page without a file."""


class Parsed(NamedTuple):
    """A path taken apart as Hugo takes content files' paths apart."""

    path: str
    """The logical path, or the whole of what is no content file's path."""
    name: str
    """The base name that stands for it: that of its folder for a bundle."""


class Index:
    """The pages of one language that references can find."""

    def __init__(self, site: Site, language: str) -> None:
        self.site, self.language = site, language
        self.languages = frozenset(one.key for one in (*site.config.languages, *site.config.disabled_languages))
        self.targets: dict[str, Target] = {}
        self.unsure: set[str] = set()
        """Paths where a page may stand or not."""
        self._absent: set[str] = set()
        self._names: dict[str, list[Target]] | None = None
        self.home: Page | None = None
        self._plurals = tuple(
            "/" + normalize_name(plural.strip("/")) for plural in site.config.taxonomies(language).values()
        )
        self._gather()

    def _gather(self) -> None:
        hidden = self.site.hidden_kinds(self.language)
        no_taxonomies = {"taxonomy", "term"} <= hidden
        for page in self.site.pages:
            if page.language != self.language:
                continue
            path = page.place.logical
            if page.moved_unseen or (page.matter.format and page.matter.root is None):
                self.unsure.add(path)
            elif self._kept(page, hidden):
                self.targets[path] = Target(path, page.kind, page)
            else:
                self._absent.add(path)
        self._losers = _losers(self.site)
        self.unsure.update(self._losers)
        doubled = _doubled(self.site) if self.site.version < LEAVES_BEFORE_BRANCHES else ()
        for file in self.site.listing.files if doubled else ():
            if f"/{file.virtual}".startswith(doubled):
                self.unsure.add(self.parse(f"/{file.virtual}").path)
        if no_taxonomies and self.site.version < LEAVES_BEFORE_BRANCHES:
            self.unsure.update(self._plurals)  # folders of these names may be sections
        elif not no_taxonomies:
            for plural in self._plurals:
                self._add(plural, "taxonomy")
            if "term" not in hidden:
                self._add_terms()
        self._add("/", "home")
        self.home = self.targets["/"].page
        self._add_sections()
        self._add_fixed(hidden)

    @staticmethod
    def _kept(page: Page, hidden: frozenset[str]) -> bool:
        """Drafts and the like are not there, but for those that hold the site together."""
        if page.kind == "term" and "term" in hidden:
            return False
        return page.published or page.kind in ("home", "section", "taxonomy")

    def _add(self, path: str, kind: str) -> None:
        """A page without a file; where a draft stands, Hugo makes none."""
        if path not in self._absent:
            self.targets.setdefault(path, Target(path, kind, None))

    def _add_sections(self) -> None:
        """A folder in the content root with pages below it is a section, unless a page stands in its place."""
        taken = {page.place.logical for page in self.site.pages if page.place.bundle != "branch"}
        own = {page.place.logical for page in self.site.pages if page.language == self.language}
        apart = self.site.version < ONE_TREE_OF_LANGUAGES
        plurals = {
            plural.strip("/") for one in self.site.languages for plural in self.site.config.taxonomies(one.key).values()
        }
        for page in self.site.pages:
            if page.language != self.language:
                continue
            head, slash, _ = page.place.logical[1:].partition("/")
            path = f"/{head}"
            if slash and path not in self.targets and branch_kind(path, plurals) == "section":
                if path not in taken:
                    self._add(path, "section")
                elif apart and path not in own:
                    self.unsure.add(path)

    def _add_terms(self) -> None:
        """Terms are there as soon as a page names them; since 0.156 the pages inside bundles count, too."""
        taxonomies = self.site.config.taxonomies(self.language).values()
        hidden = self.site.hidden_kinds(self.language)
        old = self.site.version < LEAVES_BEFORE_BRANCHES
        inner = self.site.resources if not old or _doubled(self.site) else ()
        for page in (*self.site.pages, *inner):
            within = page.kind == "resource"
            if page.renders == "never" or page.kind in hidden or not page.published:
                continue
            if within:
                sure = self.site.version >= TERMS_OF_INNER_PAGES and not _DATED & page.params.keys()
            else:
                sure = page.place.logical not in self._losers
            language = self._language_of(page) if within else page.language
            if (language and language != self.language) or not page.params:
                continue
            for plural in taxonomies:
                for term in _terms(page.param(plural.lower())):
                    path = self.parse(f"/{plural}/{term}/_index.md").path
                    if sure and language:
                        self._add(path, "term")
                    else:
                        self.unsure.add(path)

        for data in (data for many in self._losers.values() for data in many):
            for plural in taxonomies:
                self.unsure.update(
                    self.parse(f"/{plural}/{term}/_index.md").path for term in _terms(data.get(plural.lower()))
                )

    def _language_of(self, page: Page) -> str:
        """The language of a page inside a bundle; empty where its name does not say it."""
        if len(self.site.languages) == 1:
            return self.language
        return read_name(page.path.rpartition("/")[2], self.languages).language

    def _add_fixed(self, hidden: frozenset[str]) -> None:
        """The 404 page and the sitemap, unless a page of any language stands there."""
        for path, kind in (("/404", "404"), ("/_sitemap", "sitemap")):
            there = {page.language for page in self.site.pages if page.place.logical == path}
            if kind not in hidden and not there:
                self._add(path, "fixed")
            elif self.site.version < ONE_TREE_OF_LANGUAGES and self.language not in there:
                self.unsure.add(path)
        self.unsure.update(("/_sitemapindex", "/_robots"))
        self.unsure.update(self.site.ignored)

    def parse(self, path: str) -> Parsed:
        """Take a path apart: lower case, without extension and language, `index` standing for its folder."""
        path = normalize_name(path)
        path = path if path.startswith("/") else "/" + path
        path = path[:-1] if path.endswith("/") and path != "/" else path
        folder, _, last = path.rpartition("/")
        if "." not in last:
            return Parsed(path, last)
        name = read_name(last, self.languages)
        if name.extension not in self.site.config.content_suffixes or not name.base:
            whole = last.rpartition(".")[0] == name.base
            return Parsed(path if whole else f"{folder}/{name.base}.{name.extension}", name.base)
        if name.base in ("index", "_index"):
            return Parsed(folder or "/", folder.rpartition("/")[2])
        return Parsed(f"{folder}/{name.base}", name.base)

    @property
    def names(self) -> Mapping[str, list[Target]]:
        """The pages by their base names."""
        if self._names is None:
            self._names = {}
            for path, target in self.targets.items():
                self._names.setdefault(path.rpartition("/")[2], []).append(target)
        return self._names

    def hides(self, path: str) -> bool:
        """Whether a page may stand at a path that cannot be seen."""
        if path in self.unsure:
            return True
        adapters = self.site.listing.adapters
        if not adapters:
            return False
        if any(path.startswith((plural + "/", plural)) for plural in self._plurals):
            return True
        for folder in adapters:
            above = "/" + normalize_name(folder)
            if above == "/" or path == above or path.startswith(above + "/") or above.startswith(path + "/"):
                return True
        return False


def _doubled(site: Site) -> tuple[str, ...]:
    """The folders that hold an `index.md` and an `_index.md`, in any language; each ends in a slash."""
    found: dict[str, set[str]] = {}
    for file in site.listing.files:
        folder, _, name = f"/{file.virtual}".rpartition("/")
        base = name.partition(".")[0]
        if file.is_content and base in ("index", "_index"):
            found.setdefault(f"{folder}/", set()).add(base)
    return tuple(folder for folder, bases in found.items() if len(bases) == 2)


_LOSERS: WeakKeyDictionary[Site, dict[str, list[dict[str, Value]]]] = WeakKeyDictionary()


def _losers(site: Site) -> dict[str, list[dict[str, Value]]]:
    """The logical paths that several files claim, with the front matter of those that Hugo drops.

    Which of them is dropped, and whether its being a draft counts, is often left to chance.
    """
    if site in _LOSERS:
        return _LOSERS[site]
    known = {document.path for document in site.documents}
    found: dict[str, list[dict[str, Value]]] = {}
    if any(file.is_content and file.path not in known for file in site.listing.files):
        for one in resolve(site.listing.files, site.config).dropped:
            found.setdefault(one.page.path, []).append(_front_matter(one.page.file.real, site.version))
    _LOSERS[site] = found
    return found


def _front_matter(path: str, version: Version) -> dict[str, Value]:
    try:
        root = read(Source.decode(path, read_file(path)), version).root
    except OSError:
        root = None
    data = plain_value(root) if root is not None else {}
    return data if isinstance(data, dict) else {}


def _terms(value: Value) -> list[str]:
    """What a page's front matter names of a taxonomy."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, list):
        return [text for item in value if (text := cast_string(item))]
    return []


_INDEXES: WeakKeyDictionary[Site, dict[str, Index]] = WeakKeyDictionary()


def index_of(site: Site, language: str) -> Index:
    """The index of a language, built when it is first asked for."""
    indexes = _INDEXES.setdefault(site, {})
    if language not in indexes:
        indexes[language] = Index(site, language)
    return indexes[language]
