"""The Hugo configuration of a random site: what it says, before it is known in which files it says it."""

from __future__ import annotations

import random
from typing import Any

from hugolint.hugo.versions import FILE_NAME_TOKENS, PERMALINK_GLOBS, SECTION_SLUG_TOKENS, Version
from tests.conformance.whole import words

SHAPES = ("single", "suffix", "folder", "host")
"""How languages are told: there is one, by the file's name, by folders of their own, by hosts."""
_KEYS = (("en", "nb", "sv"), ("de", "pt-br", "zh-hans"), ("ar", "en", "ja"), ("nb", "en", "da"))


class Settings:
    """Makes the settings of one site."""

    def __init__(self, rnd: random.Random, shape: str, version: Version) -> None:
        self.version = version
        self.modern = version >= PERMALINK_GLOBS
        self.rnd = rnd
        self.shape = shape
        self.languages = () if shape == "single" else rnd.choice(_KEYS)[: rnd.choice((2, 2, 3))]
        self.taxonomies = self._taxonomies()

    def chance(self, part: float) -> bool:
        return self.rnd.random() < part

    def _taxonomies(self) -> dict[str, str]:
        choices: tuple[dict[str, str], ...] = (
            {"series": "series", "author": "authors"},
            {"tag": "tags"},
            {},
            {"genre": "Genrer", "tag": "tags"},
        )
        # In old releases no taxonomies make every section a term.
        choices = tuple(choice for choice in choices if choice or self.modern)
        return dict(self.rnd.choice(choices)) if self.chance(0.3) else {"tag": "tags", "category": "categories"}

    def make(self) -> dict[str, Any]:
        """All of it, as one map."""
        base = ("https://e.org/", "https://e.org", "https://e.org/sub/", "https://E.org/Å b/", "/", "")
        config: dict[str, Any] = {"baseURL": self.rnd.choice(base) if self.chance(0.4) else "https://e.org/"}
        self._switches(config)
        if self.taxonomies != {"tag": "tags", "category": "categories"}:
            config["taxonomies"] = self.taxonomies
        if self.chance(0.45):
            config["permalinks"] = self.permalinks()
        if self.chance(0.25):
            config["outputs"] = self.outputs()
        if self.chance(0.2):
            config["cascade"] = self.cascade()
        if self.chance(0.1):
            config["frontmatter"] = {"date": [":filename", ":default"]}
        if self.chance(0.08):
            config["timeZone"] = self.rnd.choice(("Asia/Tokyo", "America/New_York"))
        if self.chance(0.6):
            config["pagination"] = {"pagerSize": self.rnd.randint(1, 3)}
            if self.chance(0.2):
                config["pagination"]["path"] = self.rnd.choice(("seite", "t", "Seite"))
            if self.chance(0.1):
                config["pagination"]["disableAliases"] = True
        if self.languages:
            self._languages(config)
            for own in config["languages"].values():
                for name in ("cascade", "permalinks"):
                    # Hugo crashes where one of the two is a list and the other is a map.
                    if name in own and isinstance(own[name], list) != isinstance(config.get(name), list):
                        del own[name]
        return config

    def _switches(self, config: dict[str, Any]) -> None:
        hidden = [kind for kind in ("RSS", "sitemap", "404") if self.chance(0.4)]
        hidden += self.rnd.choice(
            (("taxonomy", "term"), ("section",), ("home",), ("term",), ("taxonomy",), ("page",)) + ((),) * 10
        )
        if hidden:
            config["disableKinds"] = hidden
        for name, part in (
            ("uglyURLs", 0.12),
            ("disablePathToLower", 0.1),
            ("removePathAccents", 0.1),
            ("buildDrafts", 0.08),
            ("buildFuture", 0.05),
            ("buildExpired", 0.05),
            ("disableAliases", 0.03),
            ("canonifyURLs", 0.05),
            ("enableRobotsTXT", 0.2),
            ("disableDefaultLanguageRedirect", 0.2),
        ):
            if self.chance(part):
                config[name] = True
        if self.chance(0.08):
            config["uglyURLs"] = {"s": True, "åäö": True, "blog": False}

    def _languages(self, config: dict[str, Any]) -> None:
        config["languages"] = {key: self._language(key) for key in self.languages}
        if self.shape == "host" and self.chance(0.1):
            for key in self.languages[1:]:
                del config["languages"][key]["baseURL"]
        if "en" not in self.languages or self.chance(0.6):
            config["defaultContentLanguage"] = self.rnd.choice(self.languages)
        config["defaultContentLanguageInSubdir"] = self.chance(0.3)
        if len(self.languages) > 2 and "defaultContentLanguage" in config and self.chance(0.3):
            off = self.rnd.choice([key for key in self.languages if key != config["defaultContentLanguage"]])
            if self.chance(0.5):
                config["disableLanguages"] = [off]
            else:
                config["languages"][off]["disabled"] = True

    def _language(self, key: str) -> dict[str, Any]:
        own: dict[str, Any] = {"weight": self.rnd.randint(1, 9)} if self.chance(0.9) else {"title": key}
        if self.shape == "host":
            own["baseURL"] = f"https://{key}.org/" + self.rnd.choice(("", "sub/"))
        if self.chance(0.15):
            own["permalinks"] = self.permalinks()
        if self.chance(0.08):
            own["taxonomies"] = self.rnd.choice(({"tag": "tags"}, {"tag": "etiketter"}, {"series": "series"}))
        if self.chance(0.08):
            own["outputs"] = self.outputs()
        if self.chance(0.06):
            own["cascade"] = self.cascade()
        if self.chance(0.06):
            own["pagination"] = {"pagerSize": 1}
        if self.chance(0.05):
            own["disableKinds"] = [self.rnd.choice(("section", "RSS", "term"))]
        for name in ("removePathAccents", "disablePathToLower", "disableAliases", "buildDrafts", "uglyURLs"):
            if self.chance(0.04):
                own[name] = True
        return own

    def permalinks(self) -> Any:
        form = self.rnd.random()
        if form < 0.15 and self.modern:
            return [self._targeted() for _ in range(self.rnd.randint(1, 3))]
        if form < 0.3:
            return {name: self._pattern("page") for name in self.rnd.sample(words.FOLDERS, 2)}
        rules: dict[str, Any] = {}
        for kind in self.rnd.sample(sorted(words.TOKENS), self.rnd.randint(1, 3)):
            keys = tuple(self.taxonomies.values()) or ("tags",) if kind in ("term", "taxonomy") else self._sections()
            rules[kind] = {key: self._pattern(kind) for key in keys}
        return rules

    def _sections(self) -> tuple[str, ...]:
        names = [*words.FOLDERS, "b-b", *(("/", "s/t", "s/*", "{s,t}", "/blog/", "**") if self.modern else ())]
        return tuple(self.rnd.sample(names, self.rnd.randint(1, 3)))

    def _pattern(self, kind: str) -> str:
        known = list(words.TOKENS[kind])
        if self.version < SECTION_SLUG_TOKENS:
            known = [token for token in known if "sectionslug" not in token]
        if FILE_NAME_TOKENS.verdict(self.version) == "fails":
            known = [token for token in known if "filename" not in token]
        return self.rnd.choice(("/", "/p/", "")) + self.rnd.choice(known)

    def _targeted(self) -> dict[str, Any]:
        kind = self.rnd.choice(("page", "page", "section", "term"))
        target = {"kind": kind, "path": self.rnd.choice(("/s/**", "/{s,blog}/**", "**", "/b-b/*", "/tags/**"))}
        if self.chance(0.2):
            del target[self.rnd.choice(("kind", "path"))]
        rule: dict[str, Any] = {"pattern": self._pattern(kind)}
        return {**rule, "target": target} if self.chance(0.9) else rule

    def outputs(self) -> dict[str, Any]:
        kinds = self.rnd.sample(("home", "page", "section", "taxonomy", "term"), self.rnd.randint(1, 2))
        return {kind: self.rnd.choice(words.OUTPUTS[:7]) for kind in kinds}

    def cascade(self) -> Any:
        """One cascade or several, with targets or without."""
        items = []
        for _ in range(self.rnd.choice((1, 1, 2))):
            item = dict(self.rnd.choice(words.CASCADES))
            if self.chance(0.5):
                item["target"] = {**self.rnd.choice(words.TARGETS), **item.get("target", {})}
                if self.modern and self.languages and self.chance(0.2):
                    item["target"]["sites"] = {"matrix": {"languages": [self.rnd.choice(self.languages)]}}
            items.append(item)
        return items[0] if len(items) == 1 else items
