"""Random whole sites, made from a seed, with the real Hugo as the judge. HUGOLINT_RANDOM_SITES sets how many."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from tests.real_hugo import write_site
from tests.whole_site import Rows, ask_hugo, quiet_environment, read_ours

__all__ = ["quiet_environment"]

SITES = int(os.environ.get("HUGOLINT_RANDOM_SITES", "40"))
SEED = int(os.environ.get("HUGOLINT_RANDOM_SEED", "1"))
NAMES = ("a", "B b", "åäö", "日本", "c.d", "e_f", "É", "x-y", "50%", "g+h", "Ünï côde", "Σσς", "п")
WORDS = ("Alpha Beta", "Åre", "C++ & more", "!!!", "日本語", "Ööö/Üü", "", "zero", "  two  spaces ")
SLUGS = ("slug", "Ny Slug", "å-ä", "-x-", "one/two", "", "日", "100", "c++")
URLS = ("/u/", "u", "/Ett Två/", "/v.html", "w/x.html", "/:slug/u/", "/nb/in/", "/å/")
ALIASES = (
    "/old",
    "/old/",
    "old",
    "../up",
    "/x.html",
    "/Old Å/",
    "./here",
    "/sv/z",
    "/q?a=1",
    "../../far",
    "/one/../two",
    "rel/deep/",
)
TOKENS = (
    ":slug",
    ":title",
    ":filename",
    ":sections/:slug",
    ":sections[1:]/:filename",
    ":year/:month/:slug",
    ":section/:slugorfilename",
    ":sectionslugs/:slug",
    ":contentbasename",
)
DATES = ("2024-03-09", "2020-12-31T23:30:00+01:00", "1999-01-01 10:00:00")
CASCADES: tuple[dict[str, Any], ...] = (
    {"slug": "given"},
    {"aliases": ["/given", "given-rel"]},
    {"draft": True},
    {"build": {"render": "link"}},
    {"outputs": ["html", "amp"]},
    {"date": "2010-11-12"},
    {"title": "Given Title"},
    {"params": {"author": "x"}},
    {"expirydate": "2001-01-01"},
    {"url": "/given/:filename/"},
)
TARGETS: tuple[dict[str, Any], ...] = (
    {"kind": "page"},
    {"path": "/a/**"},
    {"path": "{/b-b,/b-b/**}"},
    {"kind": "{page,section}"},
    {"path": "**/x-y"},
)


class Maker:
    """Makes one site."""

    def __init__(self, seed: int) -> None:
        self.rnd = random.Random(seed)
        self.shape = self.rnd.choice(("single", "single", "suffix", "suffix", "folder", "host"))
        self.languages = () if self.shape == "single" else ("en", "nb", "sv")[: self.rnd.choice((2, 3))]
        self.flags = tuple(flag for flag in ("-D", "-F", "-E") if self.chance(0.15))

    def chance(self, part: float) -> bool:
        return self.rnd.random() < part

    def config(self) -> dict[str, Any]:
        """The site's config."""
        config: dict[str, Any] = {"baseURL": self.rnd.choice(("https://e.org/", "https://e.org", "https://e.org/sub/"))}
        kinds = self.rnd.choice((("taxonomy", "term"), ("section",), ("home",), (), (), ()))
        config["disableKinds"] = ["RSS", "sitemap", *kinds]
        for name, part in (
            ("uglyURLs", 0.15),
            ("disablePathToLower", 0.1),
            ("removePathAccents", 0.1),
            ("buildDrafts", 0.1),
            ("disableAliases", 0.03),
            ("canonifyURLs", 0.05),
        ):
            if self.chance(part):
                config[name] = True
        if self.chance(0.1):
            config["uglyURLs"] = {"a": True, "åäö": True}
        if self.chance(0.4):
            config["permalinks"] = self.permalinks()
        if self.chance(0.2):
            # Pages without a file have aliases from cascades, too, and those are not known here.
            config["cascade"] = self.cascade(["page"])
        elif self.chance(0.1):
            config["cascade"] = {"slug": "all-sections", "target": {"kind": "section"}}
        if self.chance(0.1):
            config["frontmatter"] = {"date": [":filename", ":default"]}
        if self.chance(0.1):
            config["timeZone"] = "Asia/Tokyo"
        if self.languages:
            config["languages"] = {key: self.language(key) for key in self.languages}
            config["defaultContentLanguage"] = self.rnd.choice(self.languages)
            config["defaultContentLanguageInSubdir"] = self.chance(0.3)
            if self.shape != "host" and self.chance(0.1):
                others = [key for key in self.languages if key != config["defaultContentLanguage"]]
                config["disableLanguages"] = [self.rnd.choice(others)]
        return config

    def language(self, key: str) -> dict[str, Any]:
        own: dict[str, Any] = {"weight": self.rnd.randint(1, 9)}
        if self.shape == "folder":
            own["contentDir"] = f"content/{key}"
        if self.shape == "host":
            own["baseURL"] = f"https://{key}.org/" + self.rnd.choice(("", "sub/"))
        if self.chance(0.15):
            own["permalinks"] = self.permalinks()
        for name in ("removePathAccents", "disablePathToLower", "disableAliases"):
            if self.chance(0.05):
                own[name] = True
        return own

    def permalinks(self) -> dict[str, Any]:
        rules: dict[str, Any] = {}
        for kind in ("page", "section"):
            if self.chance(0.7):
                # One rule for one section: where two match, Hugo chooses at random.
                names = self.rnd.sample(("a", "b-b", "åäö", "/", "x-y"), 2)
                tokens = TOKENS if kind == "page" else (":sections", ":title", ":slug")
                rules[kind] = {name: self.rnd.choice(("/", "/p/", "")) + self.rnd.choice(tokens) for name in names}
        return rules

    def cascade(self, kinds: list[str] | None = None) -> Any:
        items = []
        for _ in range(self.rnd.choice((1, 1, 2))):
            item = dict(self.rnd.choice(CASCADES))
            if kinds:
                item["target"] = {"kind": kinds[0]}
            elif self.chance(0.4):
                item["target"] = dict(self.rnd.choice(TARGETS))
            items.append(item)
        return items[0] if len(items) == 1 else items

    def front(self, role: str, top: bool) -> dict[str, Any]:
        front: dict[str, Any] = {}
        if self.chance(0.7):
            front["title"] = self.rnd.choice(WORDS)
        if self.chance(0.25):
            front["slug"] = self.rnd.choice(SLUGS)
        if self.chance(0.1):
            front["url"] = self.rnd.choice(URLS)
        if self.chance(0.35):
            chosen = self.rnd.sample(ALIASES, self.rnd.randint(1, 3))
            # A relative alias of the home page may climb out of the site, and then Hugo fails.
            front["aliases"] = [alias for alias in chosen if not top or alias.startswith("/")]
        if self.chance(0.3):
            front["date"] = self.rnd.choice(DATES)
        if self.chance(0.07):
            front["draft"] = True
        if self.chance(0.05):
            front["date"] = "2999-01-01"
        if self.chance(0.05):
            front["expirydate"] = "2001-01-01"
        if self.chance(0.06):
            front["build"] = self.rnd.choice(
                ({"render": "never"}, {"list": "never"}, {"render": "link"}, {"list": "local"})
            )
        if self.chance(0.06):
            front["outputs"] = self.rnd.choice((["html", "amp"], ["amp", "html"], ["rss", "html"], ["rss"]))
        if (role == "branch" and self.chance(0.3)) or self.chance(0.03):
            front["cascade"] = self.cascade(["page"] if top else None)
        return front

    def pages(self) -> dict[str, dict[str, Any]]:
        """The pages by their path below the root."""
        found: dict[str, dict[str, Any]] = {}
        folders = ["", *self.rnd.sample(NAMES, 4)]
        folders += [f"{self.rnd.choice(folders[1:])}/{name}" for name in self.rnd.sample(NAMES, 3)]
        folders += [f"{folders[-1]}/deep", *self.rnd.choice(((), ("tags", "tags/red"), ("tags/Ett två",)))]
        taken: set[str] = {self.logical(folder) for folder in folders}
        for folder in folders:
            if self.chance(0.6):
                self.add(found, folder, "_index", "branch")
            for name in self.rnd.sample(NAMES, self.rnd.randint(1, 4)):
                stem = f"2024-05-0{self.rnd.randint(1, 9)}-{name}" if self.chance(0.1) else name
                path = f"{folder}/{stem}".strip("/")
                if self.logical(path) in taken:
                    continue
                taken.add(self.logical(path))
                if self.chance(0.25):
                    self.add(found, path, "index", "leaf")
                    if self.chance(0.3):
                        found[f"content/{path}/inner.md"] = {"aliases": ["/never"]}
                else:
                    self.add(found, folder, stem, "single")
        return found

    def add(self, found: dict[str, dict[str, Any]], folder: str, name: str, role: str) -> None:
        """A page in one or more languages."""
        chosen = self.rnd.sample(self.languages, self.rnd.randint(1, len(self.languages))) if self.languages else [""]
        for language in chosen:
            top = folder == ""
            below = f"{folder}/" if folder else ""
            if self.shape == "folder":
                path = f"content/{language}/{below}{name}.md"
            elif language:
                path = f"content/{below}{name}.{language}.md"
            else:
                path = f"content/{below}{name}.md"
            found[path] = self.front(role, top and role == "branch")
            if role == "branch" and folder.startswith("tags"):
                # A term that is not published gives nothing to the pages below, while `hugo list all` says it does.
                for key in ("draft", "date", "expirydate", "cascade"):
                    found[path].pop(key, None)

    @staticmethod
    def logical(path: str) -> str:
        return path.lower().replace(" ", "-")


def write(root: Path, maker: Maker) -> Path:
    """Write the site, its config in one of Hugo's formats."""
    config, pages = maker.config(), maker.pages()
    files: dict[str, str | bytes] = {}
    for path, front in pages.items():
        # JSON is YAML, too.
        files[path] = (
            f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n" if maker.chance(0.7) else json.dumps(front) + "\n"
        )
    format_ = maker.rnd.choice(("toml", "yaml", "json"))
    text = "\n".join(to_toml(config)) if format_ == "toml" else json.dumps(config, ensure_ascii=False)
    files[f"hugo.{format_}"] = text
    return write_site(root, files)


def to_toml(table: dict[str, Any], prefix: str = "") -> list[str]:
    """A table as the lines of a TOML file: simple values first, maps below them as tables."""
    plain = {key: value for key, value in table.items() if not isinstance(value, dict)}
    lines = [f"{json.dumps(key, ensure_ascii=False)} = {inline(value)}" for key, value in plain.items()]
    for key, value in table.items():
        if isinstance(value, dict):
            name = prefix + json.dumps(key, ensure_ascii=False)
            lines += [f"[{name}]", *to_toml(value, f"{name}.")]
    return lines


def inline(value: Any) -> str:
    """A value as TOML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {inline(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def without(rows: Rows, paths: set[str]) -> list[tuple[str, str, str | None]]:
    """The rows but those of some paths, in order."""
    return sorted((row for row in rows.elements() if row[0] not in paths), key=str)


@pytest.mark.parametrize("seed", range(SEED, SEED + SITES))
def test_a_random_site_is_what_hugo_makes_of_it(tmp_path: Path, seed: int) -> None:
    maker = Maker(seed)
    root = write(tmp_path / "site", maker)
    ours, site = read_ours(root, *maker.flags)
    hugo = ask_hugo(root, *maker.flags)
    assert hugo.rows
    # Where two rules match, Hugo takes one at random, and the link is unknown to us.
    unknown = {path for path, _, link in ours.rows if link is None}
    assert without(ours.rows, unknown) == without(hugo.rows, unknown)
    assert {row[0] for row in ours.rows} == {row[0] for row in hugo.rows}
    if hugo.failure:
        assert unknown or any(alias.problem for page in site.pages for alias in page.aliases), hugo.failure
    elif not unknown:
        assert not any(
            alias.problem for page in site.pages for alias in page.aliases if page.rendered and page.published
        )
        # A page at the place of a redirect may be written over it.
        assert hugo.redirects <= ours.redirects
        assert ours.redirects <= hugo.redirects | hugo.files
        assert ours.outputs <= hugo.files | hugo.redirects
        assert ours.twice == hugo.twice
