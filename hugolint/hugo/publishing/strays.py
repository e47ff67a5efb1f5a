"""Files below content/ that are there by mistake: Hugo publishes them, or passes over them (Hugo 0.168.0, probed).

Whatever is no content is copied to the site as it is, backups and half-merged texts with it. Only names that begin with
`.` or `#` or end in `~`, and what `ignoreFiles` matches, stay out. Links stay out, too, and nothing says so.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from hugolint.hugo.casts import cast_bool, cast_string
from hugolint.hugo.matter import read
from hugolint.hugo.mounts import ContentFile, content_mounts
from hugolint.hugo.page import Page
from hugolint.hugo.site import Site
from hugolint.hugo.text import Source

_TEXTS = r"md|markdown|mdown|html?|org|adoc|txt"
_OTHERS = r"css|js|json|toml|ya?ml|csv|xml|svg|png|jpe?g|gif|webp|avif|pdf"
_SUSPECT = re.compile(
    r"""(?ix)
    \.(bak|orig|rej|old|tmp|temp|save|swp|swo|backup|mdx|mkdn?|mdwn|mdtxt|mdtext|rmd|rmarkdown|qmd)\Z
    | \.(md|markdown|html?) [._-]? (bak|old|orig|backup|copy|tmp|save|txt) [0-9]* \Z
    | \A(~\$ | thumbs\.db\Z | ehthumbs\.db\Z | desktop\.ini\Z | [^.]+\Z)
    | [ ]\Z
    | [ ]\( .*\bconflict(ed)?\b
    | \.sync-conflict-[0-9]
    """
)
"""A first sieve for files that are no content."""
_BACKUP = re.compile(
    r"(?i)(?P<of>.+)\.(bak|orig|rej|old|tmp|temp|save|swp|swo|backup)\Z"
    r"|(?P<text>.+\.(md|markdown|html?))[._-]?(bak|old|orig|backup|copy|tmp|save)[0-9]*\Z"
)
_INNER = re.compile(rf"(?i).+\.({_TEXTS}|{_OTHERS})\Z")
_SYSTEM = re.compile(r"(?i)(thumbs\.db|ehthumbs\.db|desktop\.ini)\Z")
_MERGE = re.compile(r"(?P<of>.+)[_.](BACKUP|BASE|LOCAL|REMOTE)[_.][0-9]{2,}(?P<end>\.\w+)\Z")
_CONFLICT = re.compile(
    r"(?i)(?P<of>.+?)( \([^()]*conflict(ed copy)?[^()]*\)|\.sync-conflict-\d{8}-\d{6}(-\w{7})?)(?P<end>(\.\w+)?)\Z"
)
_WORD = r"(copy|kopia|kopie|kopi|copia|copie|kopio)"
_COPY = re.compile(
    rf"(?i)(copy of |kopia av |kopie von |copia de |copie de )(?P<a>.+)\Z"
    rf"|(?P<b>.+?)( - |[ _-]){_WORD}( ?\(\d+\)|[ _-]?\d+)?\Z|(?P<c>.+?) ?\(\d{{1,2}}\)\Z"
)
_END = re.compile(r"(?i)(\.(mdx|mkdn?|mdwn|mdtxt|mdtext|rmd|rmarkdown|qmd|(md|markdown|html?)[._-]?txt)| )\Z")
"""The ends of names that were meant for pages."""
_WORDS = (
    "copy",
    "kopi",
    "copia",
    "copie",
    "(",
    "conflict",
    *(f"{mark}{word}{mark}" for word in ("backup", "base", "local", "remote") for mark in "_."),
)
"""What the name of a copied page holds, in lower case."""
_USUAL = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".pdf", ".mp4", ".webm", ".json", ".csv")
_LONGEST = 1 << 20


class Stray(NamedTuple):
    """A file that nobody meant to be there."""

    source: Source
    """Its text; empty where it has none."""
    sort: str
    """`backup`, `merge` (of a merge tool), `conflict` (of a shared folder), `copy`, `system`, `lock` (of an office
    program), `text` (a page whose name does not make it one) or `link`."""
    of: str
    """The file that it is a copy of; empty where none is there."""
    output: str
    """Where Hugo publishes it, relative to the publish folder; empty where that is not known."""
    language: str
    page: Page | None
    """The page that Hugo makes of it; None where it is copied as it is."""


def stray_files(site: Site) -> Iterator[Stray]:
    """Such files of the site's own, in the order of paths. What lies with an unpublished page is not published."""
    odd = _odd_files(site)
    found: list[Stray] = []
    if odd:
        beside = {file.path for file in site.listing.files}
        stems = {file.path.rpartition(".")[0] for file in site.listing.files if file.is_content}
        owners = _Owners(site)
        pages = {page.path: page for page in site.documents}
        for file, sort, of in odd:
            stray = _judge(file, sort, of, beside, stems, pages.get(file.path), owners)
            if stray is None or (sort == "text" and not _is_page(stray.source, site)):
                continue
            if stray.page is not None or not _is_named(site, file):
                found.append(stray)
    found.extend(
        Stray(Source(path, ""), "link", "", "", "", None)
        for path, real in site.listing.links
        if os.path.exists(real) and not _is_mounted(site, path)
    )
    yield from sorted(found, key=lambda one: one.source.path)


def copied_to(site: Site, file: ContentFile) -> tuple[str, str] | None:
    """Where Hugo copies a file that is no content, empty if that is not known, and its language; None if it does not.

    It is the site's own file, relative to the publish folder.
    """
    return _Owners(site).output(file)


def _is_named(site: Site, file: ContentFile) -> bool:
    """Whether a page above a file, or in its folder, names it: it is there to be downloaded."""
    name, folder = file.virtual.rpartition("/")[2], file.virtual.rpartition("/")[0]
    return any(
        name in page.source.text
        for page in site.documents
        if f"{folder}/".startswith(f"{page.place.file.virtual.rpartition('/')[0]}/".lstrip("/"))
    )


def _is_mounted(site: Site, link: str) -> bool:
    """Whether a mount puts files where a link lies: the link is for others to see then."""
    mounts = content_mounts(site.config)
    places = {
        f"{mount.target}/{link.removeprefix(f'{mount.source}/')}".lstrip("/")
        for mount in mounts
        if link.startswith(f"{mount.source}/")
    }
    return any(
        file.virtual == place or file.virtual.startswith(f"{place}/") for place in places for file in site.listing.files
    )


def _odd_files(site: Site) -> list[tuple[ContentFile, str, str]]:
    """The site's own files with names of that sort, each with its sort and the name that it is a copy of."""
    files = site.listing.files
    # To look for a few words in all names at once costs next to nothing, and hardly any site has them.
    names = "\n".join([file.virtual for file in files]).lower()
    words = [word for word in _WORDS if word in names]
    odd = []
    for file in files:
        if file.is_content:
            if words and any(word in file.virtual.lower() for word in words):
                odd.append((file, *_content_sort(file.virtual.rpartition("/")[2])))
        elif not file.virtual.endswith(_USUAL) or "conflict" in file.virtual or "~$" in file.virtual:
            odd.append((file, *_sort(file.virtual.rpartition("/")[2])))
    odd = [one for one in odd if one[1]]
    own = {index for index, mount in enumerate(content_mounts(site.config)) if not mount.module} if odd else set()
    return [one for one in odd if one[0].mount in own]


def _sort(name: str) -> tuple[str, str]:
    """What sort of stray a file's name seems to be, and the name that it is a copy of; empty for most."""
    if not _SUSPECT.search(name):
        return "", ""
    if _SYSTEM.match(name):
        return "system", ""
    if name.startswith("~$"):
        return "lock", name[2:]
    match = _CONFLICT.match(name)
    if match:
        return "conflict", match["of"] + match["end"]
    match = _BACKUP.match(name)
    if match:
        return "backup", match["of"] or match["text"]
    return ("text", "") if _END.search(name) or "." not in name else ("", "")


def _content_sort(name: str) -> tuple[str, str]:
    match = _MERGE.match(name)
    if match:
        return "merge", match["of"] + match["end"]
    match = _CONFLICT.match(name)
    if match:
        return "conflict", match["of"] + match["end"]
    stem, dot, extension = name.rpartition(".")
    match = _COPY.match(stem)
    if match:
        return "copy", (match["a"] or match["b"] or match["c"]) + dot + extension
    return "", ""


def _judge(
    file: ContentFile,
    sort: str,
    of: str,
    beside: set[str],
    stems: set[str],
    page: Page | None,
    owners: _Owners,
) -> Stray | None:
    folder = file.path.rpartition("/")[0]
    twin = f"{folder}/{of}" if of else ""
    there = twin in beside
    if file.is_content:
        if page is None or page.kind == "resource" or not page.published or not page.rendered:
            return None
        if sort == "copy" and not (there and owners.same_title(page, twin)):
            return None
        return Stray(page.source, sort, twin if there else "", page.output or "", page.language, page)
    if sort == "backup" and not (there or twin in stems or _INNER.match(of)):
        return None
    if sort == "text" and _has_twin(file.path, beside):
        return None
    where = owners.output(file)
    if where is None:
        return None
    return Stray(_source(file), sort, twin if there else "", *where, None)


def _has_twin(path: str, beside: set[str]) -> bool:
    """Whether the page that a file was made into, or from, lies beside it: `post.md` beside `post.Rmd`."""
    stem = path.rstrip().rpartition(".")[0] if path[-1] == " " else _END.sub("", path)
    return any(f"{stem}.{end}" in beside for end in ("md", "markdown", "html", "htm", "org", "adoc"))


def _source(file: ContentFile) -> Source:
    """A file's text, empty where it is no text or very long."""
    try:
        with open(file.real, "rb") as stream:
            data = stream.read(_LONGEST + 1)
    except OSError:
        data = b""
    return Source.decode(file.path, data if len(data) <= _LONGEST and b"\0" not in data else b"")


def _is_page(source: Source, site: Site) -> bool:
    """Whether a file begins with the front matter of a page: with fences around it, and a title."""
    if source.text[:3] not in ("---", "+++"):
        return False
    matter = read(source, site.version)
    return matter.root is not None and not matter.problems and matter.root.find("title") is not None


class _Owners:
    """The bundles of a site, to which its other files belong."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._pages = {page.path: page for page in reversed(site.pages)}
        self._bundles: dict[str, list[Page]] = {}
        for page in site.pages:
            if page.place.bundle != "single":
                self._bundles.setdefault(page.place.file.virtual.rpartition("/")[0], []).append(page)

    def same_title(self, page: Page, twin: str) -> bool:
        """Whether two pages have one title, and both are published."""
        other = self._pages.get(twin)
        title = cast_string(page.own.get("title"))
        return bool(title) and other is not None and other.published and title == cast_string(other.own.get("title"))

    def output(self, file: ContentFile) -> tuple[str, str] | None:
        """Where Hugo copies a file to, empty if that is not known, and its language; None if it does not."""
        folder = file.virtual.rpartition("/")[0]
        while folder and folder not in self._bundles:
            folder = folder.rpartition("/")[0]
        owners = self._bundles.get(folder, [])
        language = file.languages[0] if file.languages else self._site.config.default_language
        if owners:
            # A bundle in other languages only does not publish it.
            owner = next((page for page in owners if page.language == language and page.published), None)
            if owner is None or any(_keeps_resources(page) for page in owners):
                return None
            if owner.output is None or not owner.output.endswith("index.html"):
                return "", owner.language
            inner = file.virtual[len(folder) + 1 if folder else 0 :]
            return owner.output.removesuffix("index.html") + inner, owner.language
        found = self._site.config.language(language)
        prefix = language if self._site.multihost else found.prefix if found is not None else ""
        path = file.virtual
        # Of a section without a file the capitals and blanks are not kept, of a folder without pages they are.
        plain = path.rpartition("/")[0] == path.rpartition("/")[0].lower().replace(" ", "-")
        return (f"{prefix}/{path}" if prefix else path) if plain else "", language


def _keeps_resources(page: Page) -> bool:
    """Whether a page's files are published only where a template uses them."""
    build = page.params.get("build") or page.params.get("_build")
    return isinstance(build, dict) and "publishresources" in build and not cast_bool(build["publishresources"])
