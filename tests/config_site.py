"""Random layouts of Hugo configs, and what the real Hugo and we make of them, in one form to compare."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hugolint.hugo.config import HugoConfig, load_config, names
from hugolint.hugo.mounts import COMPONENTS, content_mounts, find_mounts, list_content
from hugolint.hugo.paths import resolve
from tests.real_hugo import run_hugo

LANGUAGES = ("en", "nb", "sv")
FORMATS = ("toml", "yaml", "yml", "json")
PAGE = "---\ntitle: a page\n---\n"
Files = dict[str, str]


class Layout:
    """One random site: its config files, its themes, its content, and the environment it is built in."""

    def __init__(self, seed: int) -> None:
        self.rnd = random.Random(seed)
        self.languages = () if self.chance(0.3) else LANGUAGES[: self.rnd.choice((1, 2, 2, 3))]
        self.files: Files = {"content/p1.md": PAGE, "content/s/p2.md": PAGE}
        self.environment = self.rnd.choice(("production", "production", "staging"))
        self.environ: dict[str, str] = {}
        self.themes = self.rnd.sample(("a", "b", "c"), self.rnd.choice((0, 0, 1, 2, 3)))
        self.write()

    def chance(self, part: float) -> bool:
        return self.rnd.random() < part

    def write(self) -> None:
        """Fill in all files."""
        if self.chance(0.9):
            for name in self.rnd.sample(("hugo", "config"), self.rnd.choice((1, 1, 1, 2))):
                self.put(f"{name}.{self.rnd.choice(FORMATS)}", self.config(main=True))
        for folder in ("_default", "production", "staging"):
            if self.chance(0.35):
                self.write_folder(f"config/{folder}")
        for name in ("a", "b", "c"):
            self.write_theme(name)
        for folder in ("c1", "c2", "content/nb", "content/en", "st", "_vendor/b/content", "data"):
            if self.chance(0.6):
                self.files[f"{folder}/{self.rnd.choice(('p3', 'p4', 'p5.nb', 'p6.en'))}.md"] = PAGE
        if self.chance(0.2):
            self.files["_vendor/modules.txt"] = self.rnd.choice(("# b v1.0.0\n", "# zz v1\n", "b v1\n"))
            self.files.setdefault("_vendor/b/content/v.md", PAGE)
        if self.chance(0.4):
            self.write_environ()

    def write_theme(self, name: str) -> None:
        self.files[f"themes/{name}/{self.rnd.choice(('content', 'cc', 'layouts'))}/t-{name}.md"] = PAGE
        if self.chance(0.7):
            self.put(
                f"themes/{name}/{self.rnd.choice(('hugo', 'config'))}.{self.rnd.choice(FORMATS)}", self.theme(name)
            )
        if self.chance(0.3):
            self.write_folder(f"themes/{name}/config/{self.rnd.choice(('_default', 'production'))}")

    def write_environ(self) -> None:
        choices = {
            "HUGO_TITLE": "from the environment",
            "HUGO_PARAMS_A": self.rnd.choice(("x", "true", "")),
            "HUGO_PARAMS_M_X": "deep",
            "HUGOxPARAMSxNEW_ONE": "q",
            "HUGO_DISABLEKINDS": self.rnd.choice(("section taxonomy", "rss,term", "[rss, '404']", "")),
            "HUGO_UGLYURLS": self.rnd.choice(("true", "false", '{"a": true}')),
            "HUGO_PERMALINKS_PAGE_P": "/env/",
            "HUGO_TAXONOMIES": '{"e": "es"}',
            "HUGO_IGNORELOGS": "a-b, c",
            "HUGO_CONTENTDIR": self.rnd.choice(("content", "c1")),
            "HUGO_BUILDDRAFTS": self.rnd.choice(("1", "true", "0")),
        }
        if self.languages:
            choices["HUGO_LANGUAGES_EN_TITLE"] = "English from the environment"
            choices["HUGO_LANGUAGES_EN_PARAMS_L"] = "one"
        self.environ = {name: choices[name] for name in self.rnd.sample(sorted(choices), 3)}

    def write_folder(self, folder: str) -> None:
        """A few files of a config folder."""
        parts = {"hugo": self.config(main=False), "params": self.params(), "taxonomies": {"f": "fs"}}
        parts["menus"] = {"main": [{"name": "of a file", "url": "/x/"}]}
        parts["permalinks"] = {"page": {"q": "/file/:slug/"}}
        parts["hugo"].pop("theme", None)
        if self.languages:
            key = self.rnd.choice(self.languages)
            parts[f"params.{key}"] = {"l": 3, "fromfile": True}
            parts[f"menus.{key}"] = {"foot": [{"name": "of a language", "url": "/y/"}]}
            parts[f"hugo.{key}"] = {"title": f"{key} of a file"}
            parts["languages"] = {key: {"weight": self.rnd.randint(1, 9), "params": {"m": {"y": 2}}}}
        for name in self.rnd.sample(sorted(parts), min(len(parts), self.rnd.choice((1, 2, 3)))):
            sub = self.rnd.choice(("", "", "", "sub/"))
            part, word = parts[name], name.partition(".")[0]
            if word not in ("hugo",) and self.chance(0.3):
                part = {word: part}
            self.put(f"{folder}/{sub}{name}.{self.rnd.choice(FORMATS)}", part)

    def put(self, path: str, config: dict[str, Any]) -> None:
        """Write a config in the format that its name says."""
        config = self.spell(config)
        self.files[path] = to_toml(config) if path.endswith(".toml") else json.dumps(config, ensure_ascii=False)

    def spell(self, config: dict[str, Any]) -> dict[str, Any]:
        """Some keys at the root in another case."""
        if self.chance(0.8) or ("menu" in config and "menus" in config):  # two that differ in more than case: at random
            return config
        change = self.rnd.choice((str.upper, str.lower, str.title))
        return {key if len(config) == 1 else change(key): value for key, value in config.items()}

    def config(self, *, main: bool) -> dict[str, Any]:
        """The root of a config."""
        rnd = self.rnd
        config: dict[str, Any] = {}
        choices: dict[str, Any] = {
            "title": rnd.choice(("T1", "T2")),
            "baseURL": rnd.choice(("https://e.org/", "https://f.org/sub/")),
            "contentDir": rnd.choice(("content", "c1", "./content", "nope")),
            "disableKinds": rnd.sample(("rss", "section", "taxonomy", "term", "404"), rnd.randint(0, 3)),
            "params": self.params(),
            "permalinks": self.permalinks(),
            "taxonomies": rnd.choice(({"tag": "tags"}, {"genre": "genres", "": "x"}, {})),
            "indexes": {"old": "olds"},
            "menu": {"main": [{"name": "of old", "url": "/o/"}]},
            "menus": {rnd.choice(("main", "foot")): [{"name": "one", "url": "/z/"}]},
            "uglyURLs": rnd.choice((True, False, {"s": True})),
            "outputs": rnd.choice(({"home": ["html"]}, {"page": ["HTML", "json"]}, {})),
            "buildDrafts": rnd.choice((True, False, "true", 1)),
            "disableAliases": rnd.choice((True, "false")),
            "ignoreErrors": ["Some-Thing"],
            "ignoreFiles": rnd.choice((["p4"], [r"p3\.md$", "x"], "p4")),
            "staticDir": rnd.choice(("st", ["st", "static"], [])),
            "staticDir3": "data",
            "layoutDir": "lay",
            "cascade": {"color": "red", "target": {"path": "/s/**"}},
            "timeZone": "Europe/Oslo",
            "_merge": rnd.choice(("deep", "shallow", "none")),
        }
        for name in rnd.sample(sorted(choices), rnd.randint(1, 8)):
            config[name] = choices[name]
        if not main:
            config.pop("_merge", None)
            return config
        if self.languages and self.chance(0.85):
            config["languages"] = {key: self.language(key) for key in self.languages}
            if self.chance(0.15):
                config["languages"]["_merge"] = rnd.choice(("deep", "shallow", "none"))
            if self.chance(0.4):
                config["defaultContentLanguage"] = rnd.choice(self.languages).upper()
            if self.chance(0.15):
                config["disableLanguages"] = [rnd.choice((*self.languages, "NB"))]
        if self.themes:
            self.add_themes(config)
        if self.chance(0.3):
            config.setdefault("module", {})["mounts"] = list(self.mounts())
        return config

    def add_themes(self, config: dict[str, Any]) -> None:
        words = list(self.themes)
        if self.chance(0.4):
            config["theme"] = words if len(words) > 1 or self.chance(0.5) else words[0]
            return
        imports: list[dict[str, Any]] = []
        for word in words:
            wanted: dict[str, Any] = {"path": word}
            for name in ("disable", "noMounts", "ignoreConfig", "ignoreImports"):
                if self.chance(0.1):
                    wanted[name] = self.rnd.choice((True, "true"))
            if self.chance(0.2):
                wanted["mounts"] = [{"source": "cc", "target": "content/imported"}]
            imports.append(wanted)
        config["module"] = {"imports": imports}
        if self.chance(0.3):
            config["theme"] = self.rnd.choice(("a", "b"))
        if self.chance(0.1):
            config["module"]["replacements"] = f"{words[0]} -> ../themes/{self.rnd.choice('abc')}"

    def mounts(self) -> Iterator[dict[str, Any]]:
        for _ in range(self.rnd.randint(1, 3)):
            mount: dict[str, Any] = {
                "source": self.rnd.choice(("content", "c1", "c2", "nope", "st", "content/s", "../out")),
                "target": self.rnd.choice(("content", "content/in", "static", "data", "content/./x/")),
            }
            if self.chance(0.2):
                mount |= {"source": "c1/p3.md", "target": self.rnd.choice(("content/in/one.md", "static/p3.md"))}
            if self.languages and self.chance(0.4):
                chosen = self.rnd.sample((*self.languages, "xx"), 1)
                mount["sites"] = {"matrix": {"languages": chosen if self.chance(0.7) else chosen[0]}}
            if self.chance(0.2):
                mount["files"] = self.rnd.choice((["**/p3.md", "p3.md"], ["! p4.md"], "! **.en.md"))
            yield mount

    def language(self, key: str) -> dict[str, Any]:
        rnd = self.rnd
        own: dict[str, Any] = {"title": f"Title {key}"}
        choices: dict[str, Any] = {
            "weight": rnd.randint(-1, 9),
            "contentDir": rnd.choice((f"content/{key}", "c1", "content", "./content", "nope")),
            "permalinks": self.permalinks(),
            "params": self.params(),
            "disableKinds": rnd.sample(("rss", "section", "home"), rnd.randint(0, 2)),
            "taxonomies": rnd.choice(({"x": "xs"}, {}, ["no map"])),
            "menus": {"main": [{"name": key, "url": "/l/"}]},
            "menu": {"old": [{"name": key, "url": "/l/"}]},
            "uglyURLs": rnd.choice((True, "x")),
            "outputs": {"home": ["html", "json"]},
            "buildFuture": True,
            "disabled": self.chance(0.2),
            "staticDir": rnd.choice(("st", ["st", "data"])),
            "_merge": rnd.choice(("deep", "shallow", "none")),
        }
        for name in rnd.sample(sorted(choices), rnd.randint(0, 6)):
            own[name] = choices[name]
        if self.chance(0.06):
            own["baseURL"] = f"https://{key}.org/"
        return own

    def params(self) -> dict[str, Any]:
        rnd = self.rnd
        params: dict[str, Any] = {}
        for name in rnd.sample(("a", "B", "m", "l"), rnd.randint(1, 3)):
            params[name] = {name: rnd.choice((1, 2.5, "text", True)), "x": rnd.randint(1, 5)} if name == "m" else "v"
        if "a" in params:
            params["a"] = rnd.choice((1, "one", True, ["x", "y"]))
        if self.chance(0.15):
            params["_merge"] = rnd.choice(("deep", "shallow", "none", "odd"))
        return params

    def permalinks(self) -> dict[str, Any]:
        rules: dict[str, Any] = {
            "page": {self.rnd.choice("psq"): self.rnd.choice(("/:slug/", "/x/:title/"))},
            "section": {self.rnd.choice("ps"): "/:sections/"},
        }
        chosen = {kind: rules[kind] for kind in self.rnd.sample(sorted(rules), self.rnd.randint(1, 2))}
        if self.chance(0.25):
            chosen["_merge"] = self.rnd.choice(("deep", "shallow", "none"))
        return chosen

    def theme(self, name: str) -> dict[str, Any]:
        """The config of a theme."""
        config = self.config(main=False)
        if self.chance(0.3) and self.languages:
            config["languages"] = {self.rnd.choice((*self.languages, "da")): {"params": self.params(), "title": name}}
        if self.chance(0.3):
            config["theme"] = self.rnd.choice([other for other in "abc" if other != name])
        if self.chance(0.2):
            config["module"] = {"mounts": [{"source": "cc", "target": "content"}, {"source": "no", "target": "static"}]}
        return config


def to_toml(config: dict[str, Any]) -> str:
    """A config as TOML, everything below the root inline."""
    return "".join(f"{json.dumps(key)} = {_inline(value)}\n" for key, value in config.items())


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_inline(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def hugo_view(root: Path, layout: Layout, keys: list[str]) -> dict[str, Any] | str:
    """The effective config by the real Hugo, a language after another; its words where it refuses the config."""
    view: dict[str, Any] = {}
    for key in keys:
        run = run_hugo(root, "config", "--format", "json", "--lang", key, "-e", layout.environment)
        if run.returncode:
            return run.stdout + run.stderr
        view[key] = _judged(json.loads(run.stdout[run.stdout.index("{") :]))
    return view


def _judged(config: dict[str, Any]) -> dict[str, Any]:
    languages = config.get("languages") or {}
    return {
        "title": config.get("title") or "",
        "baseurl": config.get("baseurl") or "",
        "default": config["defaultcontentlanguage"],
        "named": sorted(languages),
        "contentdir": config["contentdir"],
        "disablekinds": sorted(name.lower() for name in config.get("disablekinds") or []),
        "ignorelogs": sorted(name.lower() for name in config.get("ignorelogs") or []),
        "ignorefiles": config.get("ignorefiles") or [],
        "params": _full(config.get("params")),
        "permalinks": sorted(json.dumps(rule, sort_keys=True) for rule in config.get("permalinks") or []),
        "taxonomies": config["taxonomies"],
        "menus": {
            name: [entry.get("name", "") for entry in menu] for name, menu in (config.get("menus") or {}).items()
        },
        "uglyurls": config.get("uglyurls", False),
        "outputs": {kind: sorted(set(config["outputs"][kind])) for kind in ("home", "page")},
        "builddrafts": config.get("builddrafts", False),
        "buildfuture": config.get("buildfuture", False),
        "disablealiases": config.get("disablealiases", False),
        "timezone": config.get("timezone") or "",
    }


def _full(value: Any) -> dict[str, Any]:
    """A map without what is empty, as Hugo prints it."""
    inner = {key: _full(one) if isinstance(one, dict) else one for key, one in (value or {}).items()}
    return {key: one for key, one in inner.items() if one not in ("", False, {}, [], None)}


def our_view(config: HugoConfig) -> dict[str, Any]:
    """Our reading in the same form."""
    named = sorted(one.key for one in (*config.languages, *config.disabled_languages) if _is_shown(one.config))
    return {language.key: _ours(config, language.key, named) for language in config.languages}


def _is_shown(config: Any) -> bool:
    """Whether Hugo prints a language: one that sets nothing of its own is left out."""
    return any(config.get(name) for name in ("title", "weight", "disabled", "label", "locale"))


def _ours(config: HugoConfig, key: str, named: list[str]) -> dict[str, Any]:
    ugly: Any = config.setting("uglyurls", key)
    menus: Any = config.setting("menus", key)
    outputs: Any = config.setting("outputs", key)
    outputs = {kind: [str(one).lower() for one in many] for kind, many in (outputs or {}).items()}
    params = config.setting("params", key)
    return {
        "title": config.text("title", key),
        "baseurl": config.text("baseurl", key) or config.base_url,
        "default": config.default_language,
        "named": named,
        "contentdir": config.text("contentdir", key) or "content",
        "disablekinds": sorted(name.lower() for name in names(config.setting("disablekinds", key))),
        "ignorelogs": sorted(name.lower() for name in names(config.setting("ignorelogs", key))),
        "ignorefiles": list(names(config.setting("ignorefiles", key))),
        "params": _full(params),
        "permalinks": sorted(_rules(config.permalinks(key))),
        "taxonomies": {one: many for one, many in config.taxonomies(key).items() if one and many},
        "menus": {name: [entry.get("name", "") for entry in menu] for name, menu in (menus or {}).items()},
        "uglyurls": {} if ugly is None else ugly if isinstance(ugly, dict) else ugly in (True, "true"),
        "outputs": {
            kind: sorted(set(outputs.get(kind, ["html", "rss"] if kind == "home" else ["html"])))
            for kind in ("home", "page")
        },
        "builddrafts": config.flag("builddrafts", key),
        "buildfuture": config.flag("buildfuture", key),
        "disablealiases": config.flag("disablealiases", key),
        "timezone": config.text("timezone", key),
    }


def _rules(value: Any) -> Iterator[str]:
    """The rules of a permalinks map as Hugo prints them."""
    for kind, rules in (value or {}).items():
        rules = rules if isinstance(rules, dict) else {}
        for section, pattern in rules.items():
            target = {"kind": kind, "path": f"/{{{section},{section}/**}}"}
            yield json.dumps({"pattern": pattern, "target": target}, sort_keys=True)


def hugo_mounts(root: Path, layout: Layout, languages: list[str]) -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    """The mounts of the real Hugo whose source is there, by component and in their order."""
    run = run_hugo(root, "config", "mounts", "-e", layout.environment)
    decoder, text = json.JSONDecoder(), run.stdout[run.stdout.index("{") :]
    found: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {name: [] for name in COMPONENTS}
    while text.strip():
        module, end = decoder.raw_decode(text)
        text = text[end:].lstrip()
        for mount in module.get("mounts") or []:
            source = os.path.normpath(os.path.join(module["dir"], mount["source"]))
            component, _, below = mount["target"].partition("/")
            wanted = ((mount.get("sites") or {}).get("matrix") or {}).get("languages") or []
            chosen = tuple(sorted(set(wanted) & set(languages)))
            row = (source, below, chosen)
            if os.path.exists(source) and (chosen or not wanted) and row not in found[component]:
                found[component].append(row)  # a module that is imported twice is there twice
    return found


def our_mounts(config: HugoConfig) -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    """Our mounts in the same form."""
    return {
        name: list(dict.fromkeys((str(at.folder), at.target, tuple(sorted(at.languages or ()))) for at in mounts))
        for name in COMPONENTS
        for mounts in (find_mounts(config, name),)
    }


def hugo_pages(root: Path, layout: Layout) -> set[str]:
    """The files of Hugo's pages; those outside of the site by their name alone."""
    run = run_hugo(root, "list", "all", "-e", layout.environment)
    rows = csv.DictReader(io.StringIO(run.stdout[run.stdout.index("path,slug,") :]))
    return {path.rpartition("/")[2] if path.startswith("/") else path for path in (row["path"] for row in rows)}


def our_pages(config: HugoConfig) -> set[str]:
    """The files of our pages; those outside of the site by their name alone."""
    pages = resolve(list_content(config, content_mounts(config)).files, config).pages
    return {re.sub(r"^\.\./.*/", "", page.file.path) for page in pages}


def read_layout(root: Path, layout: Layout) -> HugoConfig:
    """Our reading of a layout."""
    return load_config(root, layout.environment, layout.environ)
