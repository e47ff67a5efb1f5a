"""The table of translation-key, and the translations of the real Hugo."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "translation-key"
TWO = {"hugo.toml": "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n[languages.de]\nweight = 3\n"}
HOSTS = {"hugo.toml": "[languages.en]\nbaseURL = 'https://e.org/'\n[languages.nb]\nbaseURL = 'https://n.org/'\n"}
LACKS = partial(Says, "lacks the key", why="does not link back", related=("this page has no key",))


def page(key: str = "", more: str = "") -> str:
    return f"---\ntitle: A\n{f'translationKey: {key}' if key else 'weight: 1'}\n{more}---\n"


NO_KEY = "‹---›\ntitle: A\n---\n"

SILENT = [
    row({**TWO, "content/a.md": page(), "content/a.nb.md": page()}, id="one path needs no key"),
    row({**TWO, "content/a.md": page("k"), "content/b.nb.md": page("k")}, id="one key joins two paths"),
    row({**TWO, "content/a.md": page("k"), "content/b.nb.md": page("k"), "content/c.de.md": page("k")}, id="or three"),
    row({**TWO, "content/a.md": page("k"), "content/a.nb.md": page("k")}, id="or says again what the path says"),
    row({**TWO, "content/a.md": page("k")}, id="a page without a translation is normal"),
    row({**TWO, "content/a.md": page("k"), "content/b.nb.md": page("other")}, id="so are two pages of their own"),
    row({**TWO, "content/a.md": page("1"), "content/b.nb.md": page('"1"')}, id="a number is a text"),
    row({**TWO, "content/a.md": page('""'), "content/a.nb.md": page()}, id="an empty key is none"),
    row({**TWO, "content/a.md": page("k"), "content/b.md": page("k", "draft: true\n"), "content/c.nb.md": page("k")}, id="a draft does not count"),
    row({**TWO, "content/a.md": page("k"), "content/a.nb.md": page("", "draft: true\n")}, id="nor does a draft of the translation"),
    row({"content/a.md": page("k"), "content/b.md": page("k")}, id="a site in one language shows no translations"),
    row({**TWO, "content/a.md": page("k"), "content/a.nb.md": page(), "content/b.nb.md": page("k")}, id="the path's page has another one in its place"),
    row({**TWO, "content/a.md": page("", "params: {translationKey: k}\n"), "content/a.nb.md": page()}, id="below params it is another key"),
    row({**TWO, "content/a.md": page("k", "build: {render: never}\n"), "content/a.nb.md": page()}, id="a page that is not rendered is no translation"),
    row({**TWO, "content/a.md": page("k"), "content/a.nb.md": page(), "content/_content.gotmpl": ""}, id="a content adapter may make the translation"),
]  # fmt: skip

MEANT = [
    row({**TWO, "content/a.md": page("k"), "content/b.md": page("k"), "layouts/all.html": "{{ range where site.RegularPages `TranslationKey` .TranslationKey }}{{ end }}"}, id="a site that has a use of its own for keys"),
]  # fmt: skip
"""What Hugo does is as in the findings, and is meant."""

FINDINGS = [
    row({**TWO, "content/a.md": page("«k»"), "content/a.nb.md": NO_KEY}, LACKS(), id="a key on one side only"),
    row({**TWO, "content/a.md": "‹---›\ntitle: A\n---\n", "content/a.nb.md": page("«k»")}, LACKS(), id="on the other side"),
    row({**TWO, "content/a.md": page("«k»"), "content/a.nb.md": NO_KEY, "content/c.de.md": page("k")}, LACKS(help='add translationKey "k" there'), id="where a third page has it, too"),
    row({**HOSTS, "content/a.md": page("«k»"), "content/a.nb.md": NO_KEY}, LACKS(), id="on several hosts"),
    row({**TWO, "content/s/_index.md": page("«k»"), "content/s/_index.nb.md": NO_KEY}, LACKS(), id="of sections"),
    row({**TWO, "content/_index.md": page("«k»"), "content/a.nb.md": page()}, Says("the home page in nb has no file", "remove the key", why="does not link back"), id="a home page without a file in another language"),
    row({**TWO, "content/s/_index.md": page("«k»"), "content/s/a.nb.md": page()}, Says("the list page in nb has no file"), id="a section without a file"),
    row({**TWO, "content/a.md": page("«k»"), "content/a.nb.md": page("‹j›")}, Says("has another key", "write the same key", related=('here it is "j"',)), id="two keys that nobody else has"),
    row({**TWO, "content/a.md": page("«About»"), "content/b.nb.md": page("‹about›")}, Says('"About" is another translationKey than "about"'), id="two keys that differ in capitals"),
    row({**TWO, "content/a.md": page('«"k "»'), "content/b.nb.md": page("‹k›")}, Says("is another translationKey"), id="or in a blank"),
    row({**TWO, "content/a.md": page("‹k›"), "content/b.md": page("«k»"), "content/c.nb.md": page("k")}, Says('two pages in en have the translationKey "k"', "another key", related=("this page has it, too",)), id="two pages of one language"),
    row({**TWO, "content/s/_index.md": "---\ncascade:\n  translationKey: «k»\n---\n", "content/s/a.md": page(), "content/s/b.md": page()}, Says("two pages in en"), id="a cascade's key is told once"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *MEANT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


DUMP = "{{ .Language.Lang }}:{{ .Path }}|{{ range .Translations }}{{ .Language.Lang }}:{{ .Path }} {{ end }}"


def relations(site: Path) -> dict[str, list[str]]:
    """Each page that has a file with its translations."""
    write_site(site, {"layouts/page.html": DUMP, "layouts/section.html": DUMP, "layouts/home.html": DUMP})
    if not (site / "hugo.toml").exists():
        write_site(site, {"hugo.toml": ""})
    done = run_hugo(site, "--destination", "public")
    assert done.returncode == 0, done.stderr
    texts = [path.read_text("utf-8") for path in (site / "public").rglob("index.html")]
    return {text.partition("|")[0]: text.partition("|")[2].split() for text in texts if "|" in text}


def faults(found: dict[str, list[str]]) -> bool:
    """Whether a page is listed by one that it does not list, or in its own language."""
    for name, others in found.items():
        languages = [name[:2], *(other[:2] for other in others)]
        if len(languages) != len(set(languages)):
            return True
        if any(name not in found.get(other, [name]) for other in others):
            return True
    return False


LEFT_OPEN = {
    "a site in one language shows no translations",
    "the path's page has another one in its place",
    "a content adapter may make the translation",
}


@pytest.mark.parametrize("one", [case for case in SILENT if case.id not in LEFT_OPEN])
def test_hugo_lists_translations_on_both_sides(one: Row, tmp_path: Path) -> None:
    assert not faults(relations(one.write(tmp_path)))


@pytest.mark.parametrize("one", FINDINGS)
def test_hugo_lists_translations_on_one_side_or_none(one: Row, tmp_path: Path) -> None:
    there = relations(one.write(tmp_path))
    if "another" in one.says[0].message:
        assert not any(others for name, others in there.items() if not name.endswith(":/"))
    else:
        assert faults(there)
