"""A translationKey does not lead to the translation.

Pages of one path in several languages, as `about.md` and `about.nb.md`, are
translations of each other. Where their paths differ, `translationKey` joins
them: each of them needs it, with the same value, for a page with a key knows
only those with its key. Hugo never says where one is missing or wrong:

- a page has a key, and its translation of the same path has none or another
  one, or is a list page without a file: the page does not list it, though the
  other may list the page;
- two pages of one language have the same key: they are listed as translations
  of each other, and a switch of languages shows two links for one language;
- two keys differ only in capitals or blanks.

A page without a translation is nothing to report. Sites in one language are
not judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from hugolint.api import Bad, Finding, Good, KeyFault, Options, Related, Site, SiteRule, key_faults, other_place, shown


def check(site: Site, options: Options) -> Iterator[Finding]:
    """Report each key that misses."""
    for fault in key_faults(site):
        message, why, help_ = _SENTENCES[fault.sort](fault)
        there = other_place(fault)
        yield Finding(
            source=fault.source,
            span=fault.span,
            message=message,
            why=why,
            help=help_,
            related=(Related(*there, _label(fault)),) if there is not None and there[0] is not fault.source else (),
        )


def _label(fault: KeyFault) -> str:
    if fault.sort == "twice":
        return "this page has it, too"
    return f'here it is "{shown(fault.other_key, 30)}"' if fault.other_key else "this page has no key"


def _twice(fault: KeyFault) -> tuple[str, str, str]:
    return (
        f'two pages in {fault.page.language} have the translationKey "{shown(fault.key, 30)}"',
        "Hugo lists them as translations of each other, and both for every other language",
        "give one of the pages another key",
    )


def _apart(fault: KeyFault) -> tuple[str, str, str]:
    other = fault.other.path if fault.other is not None else ""
    if fault.other_key:
        return (
            f'the translation {other} has another key than "{shown(fault.key, 30)}"',
            "with two keys the pages are no translations of each other, although their paths are the same",
            "write the same key in both, or remove both",
        )
    return (
        f'the translation {other} lacks the key "{shown(fault.key, 30)}"',
        "that page links to this one, but this one, with its key, does not link back",
        f'add translationKey "{shown(fault.key, 30)}" there, or remove it here',
    )


def _bare(fault: KeyFault) -> tuple[str, str, str]:
    what = "home page" if fault.page.kind == "home" else "list page"
    return (
        f'the {what} in {fault.language} has no file, and so no key "{shown(fault.key, 30)}"',
        "it links to this one as its translation, but this one, with its key, does not link back",
        "remove the key, or add a file with the same key in that language",
    )


def _near(fault: KeyFault) -> tuple[str, str, str]:
    return (
        f'"{shown(fault.key, 30)}" is another translationKey than "{shown(fault.other_key, 30)}"',
        "to Hugo they are different keys, and the pages are no translations of each other",
        "write the same key in both",
    )


_SENTENCES = {"twice": _twice, "apart": _apart, "bare": _bare, "near": _near}

_TWO = {"hugo.toml": "[languages.en]\n[languages.nb]\n"}

RULE = SiteRule(
    id="translation-key",
    summary="a translationKey does not lead to the translation",
    check=check,
    options=Options,
    examples=(
        Good(
            {
                "content/about.md": "---\ntranslationKey: about\n---\n",
                "content/om.nb.md": "---\ntranslationKey: about\n---\n",
                **_TWO,
            }
        ),
        Bad(
            {
                "content/about.md": "---\ntranslationKey: about\n---\n",
                "content/about.nb.md": "---\ntitle: Om\n---\n",
                **_TWO,
            },
            at="content/about.md:about",
            says="lacks the key",
        ),
        Bad(
            {
                "content/about.md": "---\ntranslationKey: about\n---\n",
                "content/contact.md": "---\ntranslationKey: about\n---\n",
                "content/om.nb.md": "---\ntranslationKey: about\n---\n",
                **_TWO,
            },
            at="content/contact.md:about",
            says="two pages in en",
        ),
    ),
)
