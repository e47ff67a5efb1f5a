"""A whole small site from a seed."""

from __future__ import annotations

import json
import random
from typing import Any, NamedTuple

from hugolint.hugo.versions import NEWEST, WRAPPED_CONFIG, Version, parse
from tests.conformance.whole import words
from tests.conformance.whole.settings import Settings
from tests.conformance.whole.spread import Files, spread, write

SHOWS = "<p>{{ .Language.Lang }} {{ .Kind }} {{ .Path }}</p>"
"""What a page's file holds: whose it is."""
_LIST = "{{ range .Paginator.Pages }}{{ end }}" + SHOWS
_SWITCHES = ("-D", "-F", "-E")


class Made(NamedTuple):
    """A site, and how Hugo is called on it."""

    seed: int
    shape: str
    files: Files
    flags: tuple[str, ...]
    variables: dict[str, str]


class Maker:
    """Makes one site."""

    def __init__(self, seed: int, shape: str, version: Version = NEWEST) -> None:
        self.seed = seed
        self.rnd = random.Random(f"{seed} {shape}")
        self.settings = Settings(self.rnd, shape, version)
        self.languages = self.settings.languages
        self.folders: dict[str, str] = {}
        self.files: Files = {}
        self.taken: set[str] = set()

    def chance(self, part: float) -> bool:
        return self.rnd.random() < part

    def make(self) -> Made:
        """The site."""
        config = self.settings.make()
        self._content_folders(config)
        mounts = self._mounts(config)
        self._templates()
        self._pages(config)
        for _ in range(self.rnd.randint(1, 4)):
            for source in mounts:
                self._single(source, self.rnd.choice(words.FOLDERS[:6]) if self.chance(0.5) else "")
        if self.chance(0.15):
            self._theme(config)
        self._bystanders()
        written = spread(self.rnd, config, self.settings.version >= WRAPPED_CONFIG)
        flags = (*written.flags, *(flag for flag in _SWITCHES if self.chance(0.12)))
        return Made(self.seed, self.settings.shape, {**self.files, **written.files}, flags, written.variables)

    # Where content lies

    def _content_folders(self, config: dict[str, Any]) -> None:
        if self.settings.shape != "folder":
            return
        # A folder of a language inside of another one's is content of both.
        default = config.get("defaultContentLanguage", "en")
        nested = self.chance(0.2)
        for key in self.languages:
            self.folders[key] = "content" if nested and key == default else f"content/{key}"
        if self.chance(0.25) and not nested and self.settings.modern:
            matrix = [
                {"source": self.folders[key], "target": "content", "sites": {"matrix": {"languages": [key]}}}
                for key in self.languages
            ]
            config["module"] = {"mounts": matrix}
            return
        for key in self.languages:
            if not nested or key != default:
                config["languages"][key]["contentDir"] = self.folders[key]

    def _mounts(self, config: dict[str, Any]) -> list[str]:
        """Folders that are mounted over or beside the content: where their files go."""
        if not self.chance(0.2) or self.folders:
            return []
        mounts: list[dict[str, Any]] = [{"source": "content", "target": "content"}]
        for name in self.rnd.sample(("extra", "more", "docs"), self.rnd.randint(1, 2)):
            mount: dict[str, Any] = {
                "source": name,
                "target": self.rnd.choice(("content", "content/s", "content/extra", "content/s/t")),
            }
            if self.settings.modern and self.chance(0.3):
                mount["files"] = self.rnd.choice((["**.md"], ["! **/a.md"], ["s/**", "b*"], ["{a,b}*.md"]))
            if self.settings.modern and self.languages and self.chance(0.5):
                chosen = self.rnd.sample(self.languages, self.rnd.randint(1, 2))
                mount["sites"] = {"matrix": {"languages": chosen if self.chance(0.8) else ["**"]}}
            mounts.append(mount)
        self.rnd.shuffle(mounts)
        config["module"] = {"mounts": mounts}
        return [str(mount["source"]) for mount in mounts if mount["source"] != "content"]

    def _theme(self, config: dict[str, Any]) -> None:
        """A theme with content, and with settings some of which Hugo takes over."""
        config["theme"] = "th" if self.chance(0.5) else ["th"]
        own: dict[str, Any] = {"title": "Theme", "params": {"x": 1}}
        for key, value in (
            ("uglyURLs", True),
            ("taxonomies", {"a": "bs"}),
            ("permalinks", {"page": {"s": "/theme/:slug/"}}),
        ):
            if self.chance(0.3):
                own[key] = value
        if self.languages and self.chance(0.3):
            own["languages"] = {self.languages[-1]: {"params": {"y": 2}}}
        if self.chance(0.3):
            own["languages"] = {"fr": {"weight": 7}}
        if self.chance(0.3):
            own["module"] = {"mounts": [{"source": "inhalt", "target": "content"}]}
        self.files["themes/th/hugo.toml"] = write(own, "toml")
        for _ in range(2):
            folder = "inhalt" if "module" in own else "content"
            self._single(f"themes/th/{folder}", self.rnd.choice(("", "s", "blog")))

    def _templates(self) -> None:
        lists = ("list",) if self.chance(0.8) else self.rnd.sample(("home", "section", "taxonomy", "term"), 2)
        self.files |= {f"layouts/{name}.html": _LIST for name in lists}
        self.files |= {"layouts/page.html": SHOWS, "layouts/all.json": SHOWS, "layouts/404.html": "404"}

    # Content

    def _pages(self, config: dict[str, Any]) -> None:
        tops = self.rnd.sample(words.FOLDERS, 3)
        folders = ["", *tops]
        folders += [
            f"{self.rnd.choice(folders[1:])}/{name}" for name in self.rnd.sample(words.FOLDERS, self.rnd.randint(1, 3))
        ]
        folders.append(f"{folders[-1]}/deep")
        clash = any("taxonomies" in own for own in config.get("languages", {}).values())
        taxonomies = [name for name in self.settings.taxonomies.values() if self.chance(0.4) and not clash]
        folders += [folder for name in taxonomies for folder in (name, f"{name}/{self.rnd.choice(words.TAGS[:10])}")]
        self.taken = {_logical(folder) for folder in folders}
        for folder in dict.fromkeys(folders):
            if self.chance(0.5):
                self._add(folder, "_index", "branch")
            for name in self.rnd.sample(words.NAMES, self.rnd.randint(1, 3)):
                self._page(folder, name)

    def _page(self, folder: str, name: str) -> None:
        path = f"{folder}/{name}".strip("/")
        # Two files for one page are for other tests: chance often decides there.
        if _logical(path) in self.taken and not self.chance(0.02):
            return
        self.taken.add(_logical(path))
        if self.chance(0.25):
            self._add(path, "index", "leaf")
            if self.chance(0.3):
                self.files[
                    f"{self.folders.get(self.languages[0], 'content') if self.languages else 'content'}/{path}/inner.md"
                ] = "---\naliases: [/never]\n---\n"
        else:
            self._add(folder, name, "single")

    def _single(self, source: str, folder: str) -> None:
        """A page below a source of its own, by its name perhaps in some language."""
        suffix = f".{self.rnd.choice(self.languages)}" if self.languages and self.chance(0.3) else ""
        name = self.rnd.choice(("_index", "a", "b", "x-y", "post", "åäö"))
        self._write(
            f"{source}/{folder}/{name}{suffix}.md".replace("//", "/"),
            self.front("branch" if name == "_index" else "single", folder),
        )

    def _add(self, folder: str, name: str, role: str) -> None:
        """A page in one or more languages."""
        chosen = self.rnd.sample(self.languages, self.rnd.randint(1, len(self.languages))) if self.languages else [""]
        below = f"{folder}/" if folder else ""
        # Of bundles in `index.MD` Hugo makes odd paths.
        extension = (
            "md" if self.chance(0.95) else self.rnd.choice(("markdown", "MD" if role == "single" else "md", "mdown"))
        )
        for language in chosen:
            if self.folders:
                path = f"{self.folders[language]}/{below}{name}.{extension}"
            elif language and self.chance(0.9):
                path = f"content/{below}{name}.{language}.{extension}"
            else:
                path = f"content/{below}{name}.{extension}"
            self._write(path, self.front(role, folder))

    def _write(self, path: str, front: dict[str, Any]) -> None:
        format_ = self.rnd.choice(("yaml", "yaml", "toml", "json"))
        text = write(front, format_)
        if format_ == "json":
            self.files[path] = text + "\n"
        else:
            mark = "+++" if format_ == "toml" else "---"
            self.files[path] = f"{mark}\n{text if front else ''}{mark}\n"

    def front(self, role: str, folder: str) -> dict[str, Any]:
        """A front matter of a page in a folder."""
        top, deep = not folder, "/" in folder
        front: dict[str, Any] = {"title": self.rnd.choice(words.TITLES)} if self.chance(0.75) else {}
        if self.chance(0.25):
            front["slug"] = self.rnd.choice(words.SECTION_SLUGS if role == "branch" else words.SLUGS)
        if self.chance(0.12):
            front["url"] = self._url(role)
        if self.chance(0.35):
            front["aliases"] = self._aliases(top, deep)
        self._dates(front)
        if self.chance(0.35):
            for plural in self.settings.taxonomies.values():
                front[plural] = (
                    self.rnd.sample(words.TAGS, self.rnd.randint(1, 2))
                    if self.chance(0.9)
                    else self.rnd.choice(words.TAGS)
                )
        if self.chance(0.07):
            front["build"] = self.rnd.choice(words.BUILDS)
        if self.chance(0.02):
            front["headless"] = True
        if self.chance(0.07):
            front["outputs"] = self.rnd.choice(words.OUTPUTS)
        if (role == "branch" and self.chance(0.3)) or self.chance(0.03):
            front["cascade"] = self.settings.cascade()
        return front

    def _url(self, role: str) -> str:
        # A list has more than one page, and a file can hold no folder for them.
        url = self.rnd.choice(words.URLS)
        return "/list/" if role == "branch" and "." in url and not url.endswith("/") and self.chance(0.97) else url

    def _aliases(self, top: bool, deep: bool) -> Any:
        """What stops Hugo is rare: what is empty at the top is the root, and what is relative there may climb out."""
        chosen = self.rnd.sample(words.ALIASES, self.rnd.randint(1, 3))
        if not deep and self.chance(0.99):
            chosen = [
                alias for alias in chosen if alias not in ("", ".", "./", None) and (not top or str(alias)[:1] == "/")
            ]
        texts = [alias for alias in chosen if isinstance(alias, str)]
        return " ".join(texts) if texts and self.chance(0.1) else chosen

    def _dates(self, front: dict[str, Any]) -> None:
        if self.chance(0.35):
            front["date"] = self.rnd.choice(words.DATES)
        if self.chance(0.06):
            front["draft"] = self.rnd.choice((True, True, "true", 1, "yes", False))
        if self.chance(0.04):
            front[self.rnd.choice(("date", "publishDate"))] = "2999-01-01"
        if self.chance(0.04):
            front["expiryDate"] = "2001-01-01"

    def _bystanders(self) -> None:
        """Files that are no pages."""
        for path in (
            "static/old/index.html",
            "static/s/a/index.html",
            "static/x.html",
            "content/loose.txt",
            "content/s/.hidden.md",
            "content/s/a~",
        ):
            if self.chance(0.08):
                self.files[path] = "bystander"


def _logical(path: str) -> str:
    return path.lower().replace(" ", "-")


def make_site(seed: int, shape: str, version: str = "") -> Made:
    """The site of a seed; for an old version of Hugo without what it does not know."""
    return Maker(seed, shape, parse(version) if version else NEWEST).make()


def describe(made: Made) -> str:
    """A site as text, to look at."""
    parts = [f"seed {made.seed}, {made.shape}, flags {' '.join(made.flags)}, {json.dumps(made.variables)}"]
    parts += [f"--- {path}\n{text!s}" for path, text in sorted(made.files.items()) if not path.startswith("layouts/")]
    return "\n".join(parts)
