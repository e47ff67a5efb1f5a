"""The table of taxonomy-missing, with the real Hugo as the judge."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.real_hugo import run_hugo, write_site
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "taxonomy-missing"
STOPS = partial(Says, hugo="fails")
TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"
OWN = TWO + "[languages.nb.taxonomies]\ntag = 'tags'\n"
FIRST = TWO + "[languages.en.taxonomies]\ntag = 'tags'\n"
TEXT = "---\ntitle: L\n---\n"
MARKED = "«---»\ntitle: L\n---\n"


SILENT = [
    row({"hugo.toml": OWN, "content/tags/_index.nb.md": TEXT, "content/tags/x/_index.nb.md": TEXT}, id="a taxonomy of the language"),
    row({"hugo.toml": OWN, "content/categories/_index.en.md": TEXT}, id="the other language has it"),
    row({"hugo.toml": TWO, "content/categories/_index.nb.md": TEXT}, id="all languages have the site's"),
    row({"hugo.toml": "taxonomies = {tag = 'tags'}\n" + TWO, "content/categories/_index.nb.md": TEXT}, id="nobody has it: a section"),
    row({"hugo.toml": OWN, "content/categories/x.nb.md": TEXT, "content/categories/y/index.nb.md": TEXT}, id="pages that are no lists"),
    row({"hugo.toml": OWN, "content/s/_index.nb.md": TEXT}, id="a section"),
    row({"hugo.toml": "[taxonomies]\ntag = 'tags'\n", "content/categories/_index.md": TEXT}, id="one language"),
    row({"hugo.toml": OWN, "content/categories/_index.nb.md": TEXT}, version="0.152.2", id="before 0.153 it was a section"),
]  # fmt: skip

FINDINGS = [
    row({"hugo.toml": OWN, "content/categories/_index.nb.md": MARKED}, STOPS('nb has no taxonomy "categories"', "remove this page"), id="a list of all terms"),
    row({"hugo.toml": OWN, "content/categories/red/_index.nb.md": MARKED}, STOPS('no taxonomy "categories"'), id="a list of one term"),
    row({"hugo.toml": OWN, "content/categories/_index.nb.md": "«---»\ndraft: true\n---\n"}, STOPS("nb has no"), id="a draft"),
    row({"hugo.toml": FIRST, "content/categories/_index.md": MARKED}, STOPS("en has no"), id="the default language has none"),
    row({"hugo.toml": "disableKinds = ['taxonomy', 'term']\n" + OWN, "content/categories/_index.nb.md": MARKED}, STOPS("nb has no"), id="kinds that are switched off"),
]  # fmt: skip


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize(
    ("one", "stops"),
    [
        pytest.param(case.values[0], number >= len(SILENT), id=case.id)
        for number, case in enumerate([*SILENT, *FINDINGS])
        if not case.values[0].version
    ],
)
def test_the_real_hugo_stops_where_the_rule_says_so(one: Row, stops: bool, tmp_path: Path) -> None:
    write_site(one.write(tmp_path), {"layouts/all.html": "x"})
    said = run_hugo(tmp_path)
    assert ("no taxonomy configuration found" in said.stderr + said.stdout) is stops
    assert bool(said.returncode) is stops
