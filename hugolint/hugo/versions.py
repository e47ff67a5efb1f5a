"""What changed between versions of Hugo, as far as content and its configuration can tell.

Every fact was probed with the last release of each minor version from 0.147 to 0.168: the number is the first minor
version that behaves so. A rule compares with the site's version: `page.site.version >= versions.DUPLICATE_KEYS_FAIL`.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

Version: TypeAlias = tuple[int, int, int]

OLDEST: Version = (0, 146, 0)
"""The oldest Hugo whose behaviour is known; older ones are taken for this one."""
NEWEST: Version = (0, 168, 0)
"""The newest Hugo whose behaviour is known, and the one assumed where nothing names another."""


def parse(text: str) -> Version:
    """`0.147` and `0.147.9` as numbers. The text has to be a version."""
    major, minor, patch = (*(int(part) for part in text.split(".")), 0)[:3]
    return major, minor, patch


def text_of(version: Version) -> str:
    """The numbers as `0.147.9`."""
    return ".".join(map(str, version))


def within(version: Version, bounds: tuple[Version, Version]) -> bool:
    """Whether a version is the first of two bounds, or between them."""
    return bounds[0] <= version < bounds[1]


def doubt(version: Version) -> str:
    """Why the verdict on a version is less sure than on others; empty for the known ones."""
    if version[:2] > NEWEST[:2]:
        return f"newer than {text_of(NEWEST)}, whose rules are taken for it"
    if version < OLDEST:
        return f"older than {text_of(OLDEST)}, whose rules are taken for it"
    return ""


class Removal(NamedTuple):
    """A word that Hugo takes away step by step: it warns, then the build fails, and at last Hugo has forgotten it."""

    deprecated: Version
    """What Hugo's own message names."""
    warns: Version
    fails: Version
    forgotten: Version | None = None
    """From here on Hugo takes no notice of the word at all."""

    def verdict(self, version: Version) -> str:
        """`silent`, `warns` or `fails`, in the words of `finding.Hugo`."""
        if version < self.warns or (self.forgotten is not None and version >= self.forgotten):
            return "silent"
        return "fails" if version >= self.fails else "warns"


def outlook(fails: Version) -> str:
    """When the build will fail at something that Hugo warns of; of versions to come by Hugo's usual steps."""
    minor = f"{fails[0]}.{fails[1]}"
    return (
        f"from Hugo {minor} on it stops the build" if fails <= NEWEST else f"around Hugo {minor} it will stop the build"
    )


def deprecated(minor: int, *, forgotten: int | None = None) -> Removal:
    """Hugo's usual steps: three minor versions after a deprecation it warns, fifteen after it fails.

    Probed with `_build` (0.145), `lang` (0.144), `cascade.target.lang` (0.150) and `module.mounts.lang` (0.153).
    """
    end = None if forgotten is None else (0, forgotten, 0)
    return Removal((0, minor, 0), (0, minor + 3, 0), (0, minor + 15, 0), end)


# Front matter

GOCCY_YAML: Version = (0, 152, 0)
"""Hugo reads YAML with goccy/go-yaml.

Before, `yes`, `no`, `on` and `off` are booleans, `1e3` and `089` numbers; control characters, invalid UTF-8, U+2028 in
plain text, a tab after a dash, keys of more than 1,024 characters and `!!int abc` fail; what stands less indented than
the first key is dropped in silence, where it fails now.
"""
DUPLICATE_KEYS_FAIL = GOCCY_YAML
"""A YAML key given twice stops the build; before, the last one wins in silence. TOML fails in every version."""
TOML_1_1: Version = (0, 164, 0)
"""Times without seconds and line breaks in inline tables are TOML; and messages name the place of the mistake.

Before, a duplicate key is reported at the beginning of the front matter.
"""
SECOND_60_FAILS: Version = (0, 161, 0)
"""The second 60 in a time of TOML stops the build; before, it is one."""
BLANKS_BEFORE_BOM: Version = (0, 167, 0)
"""A byte order mark after blank lines hides the front matter; before, it is skipped."""
LANGUAGE_TYPES_FAIL: Version = (0, 153, 0)
"""A blank in a language's key, or a wrong type of what it sets, stops the build; before, Hugo takes what it can."""
LANGUAGE_LABELS_FAIL: Version = (0, 158, 0)
"""So does a wrong type of `label`, `locale` and `direction`, which are new here."""
NULL_PARAMS: Version = (0, 162, 0)
"""An empty `params:` is as good as none; before, it stops the build."""
SITES_IN_FRONT_MATTER: Version = (0, 153, 0)
"""`sites` says which languages a page is for, and a wrong type of it stops the build; before, it is a parameter."""
PATH_MOVES_PAGE_UNTIL: Version = (0, 153, 0)
"""Before, `path` in front matter moves the page; from here on it does not, and a wrong `kind` no longer fails."""
KIND_FAILS_UNTIL = PATH_MOVES_PAGE_UNTIL
"""Before, a `kind` that is no kind of page stops the build."""
URL_TOKEN_PANICS: Version = (0, 153, 0)
"""An unknown token in `url` makes Hugo panic (exit code 2); before, it is an ordinary error."""
LEAVES_BEFORE_BRANCHES: Version = (0, 153, 0)
"""Of `index.md` and `_index.md` in one folder the first counts, and what lies there are its resources.

Before, the second counts, and the other files are pages. Terms that a bundle's inner pages name are unknown to Hugo.
"""
TERMS_OF_INNER_PAGES: Version = (0, 156, 0)
"""The pages inside a bundle make terms; from 0.153 on that was left to chance."""
TERMS_OF_DRAFTS: tuple[Version, Version] = ((0, 153, 0), (0, 155, 0))
"""From the first to before the second, drafts and the like make terms where their page is there in other languages."""
DOTTED_REFERENCES: Version = (0, 165, 0)
"""A reference such as `../.md` leads nowhere; before, it stood for a folder."""
ONE_TREE_OF_LANGUAGES: Version = (0, 163, 0)
"""A page keeps the folder of its name from being a section in other languages, too; before, in its own alone."""
NAMESAKES_VANISH: tuple[Version, Version] = ((0, 153, 0), (0, 163, 3))
"""From the first to before the second, a page in the content root is lost where its name is a section's with pages."""
ONE_NOT_FOUND_PAGE: Version = (0, 153, 0)
"""A page called 404 keeps Hugo from writing 404.html in every language; before, in its own alone."""
FOREIGN_TAXONOMIES_FAIL: Version = (0, 153, 0)
"""The first version that stops at the `_index.md` of a taxonomy that only other languages have."""
DEFAULT_LANGUAGE_FIRST_UNTIL: Version = (0, 153, 0)
"""Before, the default language is rendered first; from here on languages come by their weights alone."""
UGLY_SITE_REDIRECT: Version = (0, 154, 0)
"""With `uglyURLs` the redirect to the default language is at `index.htmlen/`, or over that language's home page."""
SLASHED_TITLES: Version = (0, 166, 0)
"""A slash in a title that is part of a URL is a hyphen there; before, it makes a folder."""
SECTION_SLUGS: Version = (0, 167, 0)
"""The `slug` of a section is part of its pages' URLs; before, it is not."""
LINKS_AS_WRITTEN: Version = (0, 153, 0)
"""A link keeps the `..`, `.` and double slashes of its parts; before, it is cleaned as the file's name is."""
LISTS_AS_PAGES: Version = (0, 148, 0)
"""A list's folder of an output format stands before its path (`amp/s`), and ugly lists are `s/index.html`.

Before, `s/amp`, and `s.html`; and the link of an ugly home page has no `index.html`.
"""
SECTION_SLUG_TOKENS: Version = (0, 149, 0)
"""Permalinks know `:sectionslug` and `:sectionslugs`; before, they stop the build."""
LISTS_WITHOUT_NAME: tuple[Version, Version] = ((0, 153, 0), (0, 154, 0))
"""From the first to before the second, `:contentbasename` is empty for a list page that has a file."""

BUILD_UNDERSCORE = deprecated(145)
"""`_build` in front matter; it is `build` now."""
KIND_PATH_LANG = deprecated(144, forgotten=165)
"""`kind`, `path` and `lang` in front matter; since 0.165 they are ignored without a word."""
KIND_LANG_FORGOTTEN: Version = (0, 165, 0)
"""The first version that ignores `kind` and `lang`."""
FILE_NAME_TOKENS = deprecated(144, forgotten=165)
"""`:filename` and `:slugorfilename` in `permalinks`, not in a page's `url`; since 0.165 they are as good as any."""
CASCADE_UNDERSCORE_TARGET = deprecated(156)
"""`_target` in a cascade, also in the site's configuration; it is `target` now."""
CASCADE_TARGET_LANG = deprecated(150)
"""`lang` in a cascade's target; it is `sites.matrix` now. One that gives nothing is not looked at."""
CASCADE_EXTENSION_FAILS_UNTIL: Version = (0, 153, 0)
"""Before, a cascade's target path with an extension stops the build; from here on it matches nothing in silence."""
CASCADE_IN_CASCADE_FAILS: Version = (0, 153, 0)
"""A cascade that gives pages a `cascade` stops the build; before, it is passed over."""
LEAF_CASCADES_UNREAD: tuple[Version, Version] = ((0, 153, 0), (0, 158, 0))
"""From the first to before the second, the cascade of a page without others below it may be as wrong as it likes.

It does nothing, for it does not hold for the page itself either.
"""
LANGUAGE_CASCADE_LISTS: Version = (0, 153, 0)
"""A list of cascades in a language's configuration makes Hugo crash; before, it is passed over."""
NEAREST_CASCADE_WINS: Version = (0, 153, 0)
"""Of several cascades the nearest wins; before, one below `params` beats a nearer one beside it.

And the cascade of a term is for the pages below it, too; before, for the term alone.
"""

# Content files and shortcodes

HTML_CONTENT_DENIED: Version = (0, 162, 0)
"""`security.allowContent` refuses HTML content by default (0.161.1 allows it, 0.162.1 does not)."""
ORG_CONTENT_DENIED: Version = (0, 166, 0)
"""`security.allowContent` refuses Org content by default, too."""
TEMPLATE_LANGUAGES: Version = (0, 154, 0)
"""A shortcode's template of one language alone stops the build on pages of another; before, it serves them, too."""
HIGHLIGHT_WANTS_LANGUAGE_UNTIL: Version = (0, 162, 0)
"""Before, the shortcode `highlight` without any argument stops the build."""
TWITTER_DEPRECATED: Version = (0, 142, 0)
"""Hugo warns of `tweet`, `twitter` and `twitter_simple`."""
GIST_DEPRECATED: Version = (0, 143, 0)
"""Hugo warns of `gist` and of `comment`."""
SHORTCODES_REMOVED: Version = (0, 156, 0)
"""`gist`, `tweet`, `twitter` and `twitter_simple` stop the build; before, they work with a warning."""

# The site's configuration

WRAPPED_CONFIG: Version = (0, 162, 0)
"""A config file of one key may repeat it (`[params]` in `params.toml`); before, what it says is lost."""
MOUNT_LANG = deprecated(153)
"""`lang` in a module mount; it is `sites.matrix` now."""
MOUNT_INCLUDE_FILES = deprecated(153)
"""`includeFiles` and `excludeFiles` in a module mount; it is `files` now."""
LANGUAGE_CODE = deprecated(158)
"""`languageCode`, now `locale`; and a language's `languageName`, now `label`."""
RENDER_HOOK_DEFAULT = deprecated(148)
"""`enableDefault` of a render hook; it is `useEmbedded` now."""
PRIVACY_TWITTER = deprecated(141, forgotten=165)
"""`privacy.twitter`; it is `privacy.x` now, and since 0.165 the old one is ignored."""
PAGINATE = deprecated(128, forgotten=156)
"""`paginate` and `paginatePath`; since 0.156 they are ignored, so that the site has ten pages a list."""
BASE_BY_DEFAULT: Version = (0, 167, 0)
"""Without a `baseURL` the site is at `https://example.org/`; before, links begin with a slash."""
ALIAS_LANGUAGE: Version = (0, 155, 0)
"""A language's folder is part of an alias that begins with a slash; before, only where languages have own hosts."""
ALIAS_SUFFIXES: Version = (0, 164, 0)
"""An alias that ends like a file of its output format is a file; before, only one that ends in `.html`.

And a redirect has the name of its format's files; before, it is `index.html` always.
"""
ALIASES_IN_ALL_FORMATS: tuple[Version, Version] = (ALIAS_LANGUAGE, (0, 161, 0))
"""From the first to before the second, a page has redirects in every HTML format of its language, not its own alone.

Pages that are not rendered have them, too, as sections do that are drafts or the like.
"""
PERMALINK_GLOBS: Version = (0, 161, 0)
"""Keys of `permalinks` may be patterns for paths; before, they are names of top sections."""
