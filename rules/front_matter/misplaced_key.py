"""A front-matter key stands where Hugo does not look for it.

Hugo takes any key it does not know for one of yours, and says nothing. What
was meant for Hugo then has no effect: a draft is published, a redirect is not
written. Reported is only what is surely a slip:

- `alias` with addresses, where `aliases` was meant;
- `draft: true`, `headless: true`, `aliases`, `build` or `cascade` below
  `params`. In TOML every key below the line `[params]` is one of it;
- `kind` and `lang` that name another kind of page or language than the page
  has: since 0.165 Hugo takes no notice of them;
- `markup` in a cascade, which since 0.153 has no effect.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Edit,
    Finding,
    Fix,
    Good,
    MisplacedKey,
    Options,
    Severity,
    Site,
    SiteRule,
    misplaced_keys,
    shown,
)


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each key that misses its place."""
    for key in misplaced_keys(site):
        message, why, help_ = _SENTENCES[key.kind](key)
        yield Finding(
            source=key.source,
            span=key.span,
            message=message,
            why=why,
            help=help_,
            fix=_fix(key),
            severity=None if key.kind == "params" else Severity.WARNING,
        )


def _alias(key: MisplacedKey) -> tuple[str, str, str]:
    return f'Hugo knows no key "{key.name}"', "it silently passes over it, and writes no redirect", 'write "aliases"'


def _params(key: MisplacedKey) -> tuple[str, str, str]:
    name = key.name.lower()
    return (
        f'"{key.name}" has no effect below params',
        _LOST.get(name, "Hugo takes it for a key of your own"),
        f"write {key.name} above params, at the top of the front matter",
    )


_LOST = {
    "draft": "Hugo takes it for a key of your own, and publishes the page",
    "headless": "Hugo takes it for a key of your own, and publishes the page",
    "aliases": "Hugo takes it for a key of your own, and writes no redirect",
    "cascade": "Hugo takes it for a key of your own, and no page gets anything from it",
}


def _kind(key: MisplacedKey) -> tuple[str, str, str]:
    return (
        f'"{key.name}: {shown(key.value, 30)}" has no effect',
        "the file decides what kind of page it is, and Hugo silently passes over the key",
        "remove it; a folder's _index.md makes a section, any other file a page",
    )


def _lang(key: MisplacedKey) -> tuple[str, str, str]:
    return (
        f'"{key.name}: {shown(key.value, 30)}" does not change the page\'s language',
        "the file's name or folder decides, and Hugo silently passes over the key",
        f"name the file as in about.{shown(key.value.lower(), 30)}.md, or remove the key",
    )


def _markup(key: MisplacedKey) -> tuple[str, str, str]:
    return (
        f'no cascade can make pages "{shown(key.value, 30)}"',
        "Hugo silently reads them by the extension of their files",
        "write markup in each page, or give the files another extension",
    )


_SENTENCES = {"alias": _alias, "params": _params, "kind": _kind, "lang": _lang, "markup": _markup}


def _fix(key: MisplacedKey) -> Fix | None:
    text = key.source.slice(key.span)
    if key.kind == "alias" and text.strip("\"'") == "alias":
        return Fix('write "aliases"', (Edit(key.span, text.replace("alias", "aliases")),))
    return None


RULE = SiteRule(
    id="misplaced-key",
    summary="a front-matter key stands where Hugo does not look for it",
    check=check,
    options=Options,
    examples=(
        Good("---\ntitle: Opening hours\ndraft: true\naliases: [/hours/]\nparams:\n  kind: page\n---\n"),
        Good("---\ntitle: Opening hours\nalias: Anna\nparams:\n  draft: second\n---\n"),
        Bad(
            "---\ntitle: Opening hours\nalias: /hours/\n---\n",
            at="alias",
            says='no key "alias"',
            fixed="---\ntitle: Opening hours\naliases: /hours/\n---\n",
        ),
        Bad(
            "+++\ntitle = 'Opening hours'\n[params]\nauthor = 'Anna'\ndraft = true\n+++\n",
            at="draft",
            says="no effect below params",
        ),
    ),
)
