"""A small site in memory for the tests of URLs: from content paths and front matters to what the functions ask for.

It joins only as much as the tests need (one file per page, no cascade, no mounts) and is written apart from the
package's own joining, so that one does not hide the other's mistakes.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

from hugolint.hugo.aliases import AliasTarget, alias_output
from hugolint.hugo.casts import cast_string, cast_strings
from hugolint.hugo.dates import date_handlers, page_dates
from hugolint.hugo.outputs import FORMATS, HTML, OutputFormat
from hugolint.hugo.permalink_patterns import PageFacts, SectionName
from hugolint.hugo.permalinks import NO_PERMALINKS, compile_permalinks
from hugolint.hugo.urls import Urls, UrlSettings, format_urls, page_urls, slugged_directory, trim_slug

Front = dict[str, Any]


def lower_keys(value: Any) -> Any:
    """A config with every key in lower case."""
    if isinstance(value, dict):
        return {key.lower(): lower_keys(inner) for key, inner in value.items()}
    return [lower_keys(item) for item in value] if isinstance(value, list) else value


def split_path(path: str, languages: set[str], default: str) -> tuple[str, str, str, str]:
    """Directory, stem, language and role ("", "leaf", "branch") of a content path."""
    directory, _, file = path.rpartition("/")
    stem = file.rpartition(".")[0]
    head, dot, last = stem.rpartition(".")
    language = default
    if dot and last in languages:
        stem, language = head, last
    role = {"index": "leaf", "_index": "branch"}.get(stem.lower(), "")
    return directory, stem, language, role


@dataclass
class Page:
    """One page of the site."""

    path: str
    language: str
    facts: PageFacts
    urls: Urls
    settings: UrlSettings
    front: Front

    def aliases(self) -> list[tuple[str, AliasTarget]]:
        """Every alias in every HTML format that the page has."""
        found = []
        for output in self.facts.formats or (HTML,):
            if output.html and output.permalinkable:
                urls = format_urls(self.facts, self.settings, output)
                for alias in cast_strings(self.front.get("aliases")):
                    found.append((alias, alias_output(alias, urls, self.settings, output)))
        return found


class Site:
    """The pages of a site by path, and the settings of its languages."""

    def __init__(self, files: dict[str, Front], config: str = "", version: tuple[int, int, int] = (0, 168, 0)) -> None:
        self.config = lower_keys(tomllib.loads(config))
        self.files, self.version = files, version
        declared = self.config.get("languages", {})
        self.default = self.config.get("defaultcontentlanguage", "en")
        self.languages = set(declared) or {self.default}
        self.multihost = any("baseurl" in language for language in declared.values())
        self.settings = {language: self._settings(language) for language in self.languages}
        self.parsed = {path: split_path(path, self.languages, self.default) for path in files}
        self.branches = self._branches()
        self.pages = {path: self._page(path, front) for path, front in files.items()}

    def _settings(self, language: str) -> UrlSettings:
        own = self.config.get("languages", {}).get(language, {})
        base = own.get("baseurl", self.config.get("baseurl", "https://e.org/"))
        subdir = self.config.get("defaultcontentlanguageinsubdir", False)
        prefix = "" if self.multihost or (language == self.default and not subdir) else language
        path = "/" + base.split("//", 1)[-1].partition("/")[2]
        rules = own.get("permalinks", self.config.get("permalinks"))
        return UrlSettings(
            language=language,
            prefix=prefix,
            multihost=self.multihost,
            base_path=path.rstrip("/"),
            base_url=base,
            permalinks=compile_permalinks(rules, version=self.version) if rules else NO_PERMALINKS,
            ugly=self.config.get("uglyurls", False),
            lower=not self.config.get("disablepathtolower", False),
            remove_accents=self.config.get("removepathaccents", False),
            version=self.version,
        )

    def _branches(self) -> dict[tuple[str, str], Front]:
        """(language, logical path) of every branch page → its front matter; top-level directories are sections."""
        found: dict[tuple[str, str], Front] = {}
        for path, (directory, _, language, role) in self.parsed.items():
            logical = self._logical(directory)
            if role == "branch":
                found[language, logical] = self.files[path]
            top = logical.partition("/")[0]
            single_bundle = role == "leaf" and "/" not in logical
            if top and not single_bundle:
                found.setdefault((language, top), {"title": None, "auto": True})
        return found

    @staticmethod
    def _logical(text: str) -> str:
        return "".join("i" if rune == "İ" else rune.lower() for rune in text).replace(" ", "-")

    def slugs(self, language: str) -> dict[str, str]:
        """The slugs of the branch pages of one language."""
        slugs = {
            path: trim_slug(cast_string(front.get("slug")))
            for (of, path), front in self.branches.items()
            if of == language
        }
        return {path: slug for path, slug in slugs.items() if slug}

    def _page(self, path: str, front: Front) -> Page:
        directory, stem, language, role = self.parsed[path]
        kind, name = "page", stem
        if role:
            directory, _, name = directory.rpartition("/")
        if role == "branch":
            taxonomies = self.config.get("taxonomies", {"tag": "tags", "category": "categories"}).values()
            kind = "section" if name else "home"
            if "taxonomy" not in self.config.get("disablekinds", ()):
                kind = "taxonomy" if not directory and name in taxonomies else kind
                kind = "term" if directory in taxonomies else kind
        return self.make(kind, directory, name, language, front, path, bundle=role == "leaf")

    def make(
        self, kind: str, directory: str, name: str, language: str, front: Front, path: str = "", *, bundle: bool = False
    ) -> Page:
        """A page of the site, with or without a file."""
        dates = page_dates(front, date_handlers(self.config.get("frontmatter")), name)
        slug = trim_slug(cast_string(front["slug"])) if "slug" in front else dates.slug or ""
        own = (
            self._logical(f"{directory}/{name}".strip("/"))
            if kind not in ("page", "home")
            else self._logical(directory)
        )
        while own and (language, own) not in self.branches and kind == "page":
            own = own.rpartition("/")[0]
        parts = own.split("/") if own else []
        above = [self.branches.get((language, "/".join(parts[: at + 1]))) for at in range(len(parts))]
        formats: tuple[OutputFormat, ...] = tuple(FORMATS[name.lower()] for name in cast_strings(front.get("outputs")))
        facts = PageFacts(
            kind,
            directory,
            name,
            bundle,
            cast_string(front.get("title")),
            slug,
            cast_string(front.get("url")),
            dates.date,
            own,
            tuple(
                SectionName(
                    trim_slug(cast_string(s.get("slug"))), s["title"] if s.get("auto") else cast_string(s.get("title"))
                )
                for s in above
                if s is not None
            ),
            slugged_directory(directory, self.slugs(language), lower=self.settings[language].lower),
            formats,
        )
        return Page(path, language, facts, page_urls(facts, self.settings[language]), self.settings[language], front)
