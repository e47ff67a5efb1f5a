"""A front-matter key has been removed from Hugo, or is going to be.

Hugo takes a key away step by step: for some versions it warns, then it stops
the build, and names neither file nor line. Write the new key in its place:

- `_build` is `build`;
- `_target` in a cascade is `target`;
- `lang` in a cascade's target is `sites.matrix.languages`;
- `kind`, `path` and `lang` of a page have no successor: what a page is follows
  from its file, its folder and the language of its file name. (Since 0.165
  Hugo takes no notice of them.)

What is reported depends on the site's Hugo version; with a newer one as
`--hugo-version` the rule shows what an upgrade will ask for.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Edit,
    Finding,
    Fix,
    Good,
    Hugo,
    Options,
    RemovedKey,
    Severity,
    Site,
    SiteRule,
    outlook,
    removed_keys,
)


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each key for which Hugo warns or fails."""
    for removed in removed_keys(site):
        fails = removed.verdict == "fails"
        name = _SHOWN.get(removed.name, removed.name)
        yield Finding(
            source=removed.source,
            span=removed.key,
            message=f'"{name}" {"has been removed" if fails else "is on its way out"}',
            why="" if fails else outlook(removed.since),
            said=removed.said,
            help=_HELP[removed.name],
            fix=_fix(removed),
            severity=Severity.ERROR if fails else Severity.WARNING,
            hugo=Hugo.FAILS if fails else Hugo.WARNS,
        )


_SHOWN = {"target.lang": "lang"}
_HELP = {
    "_build": 'write "build"',
    "_target": 'write "target"',
    "target.lang": 'write "sites.matrix.languages"',
    "kind": "remove it: a folder's _index.md makes a section, any other file a page",
    "path": "remove it: the folder decides; an address of its own is given with url",
    "lang": "remove it: the file's name or folder decides, as in about.nb.md",
}


def _fix(removed: RemovedKey) -> Fix | None:
    if not removed.replaceable:
        return None
    if removed.name == "target.lang":
        return _language_fix(removed)
    text, old = removed.source.slice(removed.key), removed.name
    if text.strip("\"'").lower() != old:
        return None
    new = text[: len(text) - len(text.lstrip("\"'"))] + old[1:] + text[len(text.rstrip("\"'")) :]
    return Fix(f'write "{old[1:]}"', (Edit(removed.key, new),), safe=True)


def _language_fix(removed: RemovedKey) -> Fix | None:
    """The language below `sites.matrix`, in whatever the front matter is written."""
    text, start = removed.source.text, removed.key.start
    key, value = removed.source.slice(removed.key), removed.source.slice(removed.value)
    between = text[removed.key.end : removed.value.start]
    if "\n" in text[start : removed.value.end] or key.strip("\"'") != "lang":
        return None
    if between.strip() == "=":
        edits: tuple[Edit, ...] = (Edit(removed.key, "sites.matrix.languages"),)
    elif between.strip() == ":" and text[start] == '"':
        edits = (Edit(removed.key, '"sites"'), Edit(removed.value, f'{{"matrix": {{"languages": {value}}}}}'))
    elif between.strip() == ":":
        edits = (Edit(removed.key, "sites"), Edit(removed.value, f"{{matrix: {{languages: {value}}}}}"))
    else:
        return None
    return Fix("write sites.matrix.languages", edits, safe=True)


RULE = SiteRule(
    id="removed-key",
    summary="a front-matter key has been removed from Hugo",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good("---\ntitle: Opening hours\nbuild:\n  list: never\n---\n"),
        Good("---\ntitle: Opening hours\nparams:\n  _build: 7\n---\n"),
        Bad(
            "---\ntitle: Opening hours\n_build:\n  list: never\n---\n",
            at="_build",
            says='"_build" has been removed',
            fixed="---\ntitle: Opening hours\nbuild:\n  list: never\n---\n",
        ),
        Bad(
            "---\ntitle: Harbour\ncascade:\n  target: {lang: en}\n  author: Anna\n---\n",
            at="lang",
            says='"lang" has been removed',
            fixed="---\ntitle: Harbour\ncascade:\n  target: {sites: {matrix: {languages: en}}}\n  author: Anna\n---\n",
        ),
        Bad(
            "---\ntitle: Harbour\ncascade:\n  _target: {kind: page}\n  author: Anna\n---\n",
            at="_target",
            says="on its way out",
            fixed="---\ntitle: Harbour\ncascade:\n  target: {kind: page}\n  author: Anna\n---\n",
        ),
    ),
)
