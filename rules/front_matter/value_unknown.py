"""A front-matter value is none of the words that Hugo knows there.

- `outputs` names an output format. Hugo has some of its own, and the site's
  configuration may add others; at any other name the build fails.
- `markup` names the language of the page's text. At an unknown word the build
  fails, and so it does at one that Hugo cannot render, such as `plain`.
- `kind` is one of Hugo's kinds of page. Before 0.153 the build fails at any
  other word; since then Hugo no longer asks.
- `build.render` is always, never or link, `build.list` always, never or local.
  Hugo silently takes any other word for always: a page that was to be hidden
  is published. Since 0.152 that holds for `no`, too; write `never`.
- `sitemap.changefreq` is one of the words of the sitemap protocol. Hugo writes
  any text into the sitemap, where search engines ignore it.

The rule says nothing of `outputs` and `markup` where a theme or module is not
on disk, for it may add to the known words.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import (
    Bad,
    Finding,
    Good,
    Hugo,
    Options,
    Severity,
    Site,
    SiteRule,
    WordFault,
    closest,
    shown,
    word_as_switch,
    word_faults,
)


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each word once, at the place where it is written."""
    for fault in word_faults(site):
        if fault.key == "outputs":
            yield _outputs(fault)
        elif fault.key == "sitemapindex":
            help_ = "remove it: Hugo writes sitemaps by itself"
            yield _failing(fault, "no page can be written as sitemapindex, which lists other sitemaps", help_)
        elif fault.key == "markup":
            yield _markup(fault)
        elif fault.key == "kind":
            yield _kind(fault)
        elif fault.key == "sitemap.changefreq":
            yield _frequency(fault)
        elif fault.key == "build":
            yield from _build_key(fault)
        elif word_as_switch(fault.word) is not True:  # `render: yes` means always, and gets it
            yield _build(fault)


def _outputs(fault: WordFault) -> Finding:
    word = shown(fault.word, 40)
    bare = fault.word.rstrip(",;")
    meant = closest(bare.lower(), fault.known)
    if not fault.word:
        message, help_ = "outputs holds an empty name", "remove it, or name an output format"
    elif bare != fault.word:
        message = f'"{word}" is no output format: names are separated by spaces, not commas'
        help_ = "write a list: [html, json]"
    else:
        message = f'no output format is called "{word}"'
        help_ = f'write "{meant}"' if meant else "add it to outputFormats in the site's config, or write another"
    return _failing(fault, message, help_)


_RENAMED = {"mmark": "markdown", "blackfriday": "markdown", "commonmark": "markdown", "gfm": "markdown", "": ""}


def _markup(fault: WordFault) -> Finding:
    word = shown(fault.word, 40)
    meant = _RENAMED.get(fault.word.lower()) or closest(fault.word.lower(), fault.known)
    what = "knows no markup" if fault.said and fault.said.line else "cannot render the markup"
    help_ = f'write "{meant}"' if meant else "remove it, or write markdown, asciidoc, org, pandoc, rst or html"
    return _failing(fault, f'Hugo {what} "{word}"', help_)


def _kind(fault: WordFault) -> Finding:
    return _failing(fault, f'there is no kind of page called "{shown(fault.word, 40)}"', _KIND_HELP)


_KIND_HELP = "remove it, for where a page lies says what it is; a value of your own belongs below params"


def _failing(fault: WordFault, message: str, help_: str) -> Finding:
    return Finding(source=fault.source, span=fault.span, message=message, said=fault.said, help=help_)


def _build(fault: WordFault) -> Finding:
    meant = "never" if word_as_switch(fault.word) is False else closest(fault.word.lower(), fault.known)
    done = "renders the page" if fault.key == "build.render" else "lists the page everywhere"
    return Finding(
        source=fault.source,
        span=fault.span,
        hugo=Hugo.SILENT,
        message=f'{fault.key} cannot be "{shown(fault.word, 40)}"',
        why=f"Hugo silently takes it for always, and {done}",
        help=f'write "{meant}"' if meant else f"write {', '.join(fault.known[:-1])} or {fault.known[-1]}",
    )


def _build_key(fault: WordFault) -> Iterator[Finding]:
    """A key that was surely meant to be one of Hugo's."""
    meant = closest(fault.word.lower(), [known.lower() for known in fault.known])
    known = next((known for known in fault.known if known.lower() == meant), "")
    if known:
        yield Finding(
            source=fault.source,
            span=fault.span,
            hugo=Hugo.SILENT,
            message=f'build has no key "{shown(fault.word, 40)}"',
            why="Hugo silently passes over it",
            help=f'write "{known}"',
        )


def _frequency(fault: WordFault) -> Finding:
    meant = closest(fault.word.lower(), fault.known)
    return Finding(
        source=fault.source,
        span=fault.span,
        hugo=Hugo.SILENT,
        message=f'the sitemap protocol has no changefreq "{shown(fault.word, 40)}"',
        why="Hugo writes it into the sitemap as it is, and search engines ignore it",
        help=f'write "{meant}"' if meant else f"write {', '.join(fault.known[:-1])} or {fault.known[-1]}",
        severity=Severity.INFO,
    )


RULE = SiteRule(
    id="value-unknown",
    summary="a front-matter value is no word that Hugo knows there",
    check=check,
    options=Options,
    hugo=Hugo.FAILS,
    examples=(
        Good("---\ntitle: Opening hours\noutputs: [HTML, json]\nmarkup: goldmark\nbuild: {render: link}\n---\n"),
        Good(
            {
                "hugo.toml": "[outputFormats.print]\nmediaType = 'text/html'\nbaseName = 'print'\n",
                "content/hours.md": "---\ntitle: Opening hours\noutputs: [html, print]\n---\n",
            }
        ),
        Bad(
            "---\ntitle: Opening hours\noutputs: [html, jsn]\n---\n", at="jsn", says='no output format is called "jsn"'
        ),
        Bad("---\ntitle: Opening hours\nmarkup: mmark\n---\n", at="mmark", says='no markup "mmark"'),
        Bad("---\ntitle: Opening hours\nbuild:\n  render: no\n---\n", at="no", says='build.render cannot be "no"'),
    ),
)
