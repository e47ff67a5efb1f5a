"""The table of required-keys: what must be there, of whom, and what counts as there."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from hugolint.hugo.site import BuildOptions
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "required-keys"
MISSING = partial(Says, severity="warning", why="says nothing")
AUTHOR = {"keys": ["author"]}
NOTES = "content/notes/_index.md"
ONE = "content/notes/one.md"


def value(written: str) -> str:
    return f"---\ntitle: A\nauthor: {written}\n---\n"


SILENT = [
    row("---\ntitle: A\n---\n", id="a title is there"),
    row("+++\ntitle = 'A'\n+++\n", id="in TOML, too"),
    row('{"title": "A"}\n', id="in JSON, too"),
    row("#+title: A\n\nText", id="and in Org keywords"),
    row("---\nTITLE: A\n---\n", id="case does not count"),
    row("---\ntitle: ''\nTitle: A\n---\n", id="of two spellings the one with capitals counts"),
    row("---\ntitle: 0\n---\n", id="a number is a title"),
    row(value("0"), options=AUTHOR, id="zero is not empty"),
    row(value("false"), options=AUTHOR, id="false is not empty"),
    row(value("[Anna]"), options=AUTHOR, id="a list with an item is not empty"),
    row(value("{name: Anna}"), options={"keys": ["Author.Name"]}, id="a dotted key looks into a map, whatever its case"),
    row("---\nauthor.name: Anna\n---\n", options={"keys": ["author.name"]}, id="a key with a dot in it is found"),
    row("---\nparams:\n  author: Anna\n---\n", options=AUTHOR, id="a value below params counts"),
    row("---\nparams:\n  author:\n    name: Anna\n---\n", options={"keys": ["author.name"]}, id="and so does a map there"),
    row("---\ntitle: A\nauthor: ''\nparams:\n  author: Anna\n---\n", options=AUTHOR, id="and is what Hugo uses if both are there"),
    row({NOTES: "---\ncascade:\n  params:\n    title: Notes\n---\n", ONE: "---\nweight: 1\n---\n"}, id="a title below a cascade's params is a title to Hugo"),
    row("Only text.\n", id="a page without front matter is a text for others to include"),
    row("", id="and so is an empty file"),
    row("---\ndraft: true\n---\n", id="a draft may wait for its title"),
    row("---\ndate: 2999-01-01\n---\n", id="and so may a page from the future"),
    row("---\nexpiryDate: 2001-01-01\n---\n", id="an expired page is gone"),
    row("---\nheadless: true\n---\n", id="a headless page is nowhere shown"),
    row("---\nbuild:\n  render: never\n---\n", id="nor is one that is never rendered"),
    row("---\nbuild:\n  render: false\n---\n", id="with false in the place of never"),
    row("---\nbuild:\n  render: link\n---\n", id="or one that has a link only"),
    row("---\nbuild:\n  list: never\n---\n", id="a page that no list shows needs no title"),
    row("---\nBuild:\n  List: false\n---\n", id="whatever the case, with false in the place of never"),
    row({"content/_index.md": "---\ndate: 2026-01-31\n---\n"}, id="a home page needs none by default"),
    row({NOTES: "---\ndate: 2026-01-31\n---\n"}, id="nor does a section"),
    row({"content/b/index.md": "---\ntitle: B\n---\n", "content/b/part.md": "---\ndate: 2026-01-31\n---\n"}, id="nor a resource of a bundle"),
    row("---\ntitle: [\n---\n", id="a front matter that cannot be read is another rule's"),
    row("---\ntitle: A\n\nText", id="and so is one that never ends"),
    row({NOTES: "---\ntitle: Notes\ncascade:\n  author: Anna\n---\n", ONE: value("x").replace("author: x\n", "")}, options=AUTHOR, id="a cascade's value counts"),
    row({NOTES: "---\ncascade:\n  params:\n    author: Anna\n---\n", ONE: "---\ntitle: One\n---\n"}, options=AUTHOR, id="below params, too"),
    row({"hugo.toml": "[[cascade]]\nauthor = 'Anna'\n", ONE: "---\ntitle: One\n---\n"}, options=AUTHOR, id="and in the site's config"),
    row({NOTES: "---\ncascade:\n  build:\n    list: never\n---\n", ONE: "---\ndate: 2026-01-31\n---\n"}, id="a cascade can take pages out of all lists"),
    row({NOTES: "---\ncascade:\n  draft: true\n---\n", ONE: "---\ndate: 2026-01-31\n---\n"}, id="and make drafts of them"),
    row({ONE: "---\ntitle: One\n---\n"}, options={"sections": {"blog": ["date"]}}, id="another section's keys are not asked for"),
    row({NOTES: "---\ntitle: Notes\n---\n"}, options={"sections": {"notes": ["date"]}}, id="a section's own page is not in it"),
    row({"hugo.toml": "[languages.en]\n[languages.sv]\n", "content/a.md": "---\ntitle: A\n---\n"}, options={"languages": {"sv": ["date"]}}, id="nor are another language's"),
    row("---\ndate: 2026-01-31\n---\n", options={"keys": []}, id="no keys, no findings"),
    row({ONE: "---\ndate: 2026-01-31\n---\n"}, overrides=[{"files": ["content/notes/**"], "rules": {RULE: "off"}}], id="an override turns it off for a folder"),
]  # fmt: skip


FINDINGS = [
    row("«---»\ndate: 2026-01-31\n---\n", MISSING('"title" is missing', "add title"), id="a missing title is told at the first line of YAML"),
    row("«+++»\nweight = 1\n+++\n", MISSING('"title" is missing'), id="of TOML"),
    row("«{»\n  \"weight\": 1\n}\n", MISSING('"title" is missing'), id="of JSON"),
    row('«{"weight": 1}» and a text\n', MISSING('"title" is missing'), id="which may be all of it"),
    row("«#+date: 2026-01-31»\n#+author: A\n\nText", MISSING('"title" is missing'), id="and of Org"),
    row("\n\n «---»  \nweight: 1\n---\n", MISSING('"title" is missing'), id="below blank lines, too"),
    row("«---»\r\nweight: 1\r\n---\r\n", MISSING('"title" is missing'), id="with CRLF"),
    row("«---»\rweight: 1\r---\r", MISSING('"title" is missing'), id="with CR alone"),
    row("\ufeff«---»\nweight: 1\n---\n", MISSING('"title" is missing'), id="after a byte order mark"),
    row("«---»\n---\n", MISSING('"title" is missing'), id="an empty front matter lacks it, too"),
    row("---\n«title»: ''\n---\n", MISSING('"title" is empty', "give it a value"), id="an empty title is told at its key"),
    row("---\n«Title»:\n---\n", MISSING('"title" is empty'), id="as it is written"),
    row("+++\n«title» = ''\n+++\n", MISSING('"title" is empty'), id="in TOML"),
    row('{«"title"»: ""}\n', MISSING('"title" is empty'), id="in JSON"),
    row("#+«title»:\n", MISSING('"title" is empty'), id="in Org"),
    row("---\n«title»: ~\n---\n", MISSING('"title" is empty'), id="null is empty"),
    row("---\n«title»: []\n---\n", MISSING('"title" is empty'), id="so is an empty list"),
    row("---\n«title»: {}\n---\n", MISSING('"title" is empty'), id="and an empty map"),
    row("---\n«title»: '  '\n---\n", MISSING('"title" is empty'), id="spaces show nothing, either"),
    row("---\ntitle: A\n«Title»: ''\n---\n", MISSING('"title" is empty'), id="of two spellings the one that Hugo uses"),
    row("«---»\nparams:\n  title: A\n---\n", MISSING('"title" is missing'), id="params.title is not the page's title"),
    row("---\ntitle: A\nparams:\n  «author»: ''\n---\n", MISSING('"author" is empty'), options=AUTHOR, id="an empty value below params is told there"),
    row("---\ntitle: A\nauthor:\n  «name»: ''\n---\n", MISSING('"author.name" is empty'), options={"keys": ["author.name"]}, id="an empty dotted key is told at its last part"),
    row("«---»\ntitle: A\nauthor: Anna\n---\n", MISSING('"author.name" is missing'), options={"keys": ["author.name"]}, id="a text has no parts"),
    row("«---»\nweight: 1\n---\n", MISSING('"title" is missing'), MISSING('"date" is missing'), options={"keys": ["title", "date"]}, id="each missing key is a finding"),
    row("«---»\nweight: 1\n---\n", MISSING('"date" is missing'), options={"keys": ["date"], "kinds": {"page": ["date"]}}, id="a key that is asked for twice is told once"),
    row({NOTES: "---\ncascade:\n  author: Anna\n---\n", ONE: "---\n«author»: ''\n---\n"}, MISSING('"author" is empty'), options=AUTHOR, id="a page's own empty value keeps the cascade's out"),
    row({NOTES: "---\ncascade:\n  author: ''\n---\n", ONE: "«---»\ntitle: A\n---\n"}, MISSING('"author" is missing'), options=AUTHOR, id="a cascade can give nothing"),
    row({NOTES: "---\ncascade:\n  target:\n    kind: section\n  author: Anna\n---\n", ONE: "«---»\ntitle: A\n---\n"}, MISSING('"author" is missing'), options=AUTHOR, id="or give it to others"),
    row("«---»\ndraft: true\n---\n", MISSING('"title" is missing'), build=BuildOptions(drafts=True), id="with -D a draft is a page"),
    row("«---»\nbuild:\n  list: local\n---\n", MISSING('"title" is missing'), id="a page that its own section lists needs a title"),
    row({"content/b/index.md": "«---»\nweight: 1\n---\n"}, MISSING('"title" is missing'), id="a leaf bundle is a page"),
    row({"content/_index.md": "«---»\nweight: 1\n---\n"}, MISSING('"title" is missing'), options={"kinds": {"home": ["title"]}}, id="a home page, where it is asked for"),
    row({NOTES: "«---»\nweight: 1\n---\n"}, MISSING('"title" is missing'), options={"kinds": {"section": ["title"]}}, id="a section"),
    row({"content/tags/_index.md": "«---»\nweight: 1\n---\n"}, MISSING('"title"'), options={"kinds": {"taxonomy": ["title"]}}, id="a taxonomy"),
    row({"content/tags/sea/_index.md": "«---»\nweight: 1\n---\n"}, MISSING('"title"'), options={"kinds": {"term": ["title"]}}, id="a term"),
    row({ONE: "«---»\ntitle: A\n---\n"}, MISSING('"date"'), options={"sections": {"notes": ["date"]}}, id="a section's key is asked of its pages"),
    row({"content/My Notes/one.md": "«---»\ntitle: A\n---\n"}, MISSING('"date"'), options={"sections": {"My Notes": ["date"]}}, id="by the name of the folder"),
    row({"content/notes/2026/one.md": "«---»\ntitle: A\n---\n"}, MISSING('"date"'), options={"sections": {"notes": ["date"]}}, id="and further down"),
    row({"hugo.toml": "[languages.en]\n[languages.pt-br]\n", "content/a.pt-br.md": "«---»\ntitle: A\n---\n"}, MISSING('"date"'), options={"languages": {"pt-BR": ["date"]}}, id="a language's key is asked of its pages, whatever its case"),
    row({ONE: "«---»\ntitle: A\n---\n", "content/a.md": "---\ntitle: A\n---\n"}, MISSING('"date"'), overrides=[{"files": ["content/notes/**"], "rules": {RULE: {"keys": ["title", "date"]}}}], id="an override asks more of a folder"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)
