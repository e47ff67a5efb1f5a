"""The table of bundle-shape; the real Hugo builds every site and prints the warnings that we say it prints."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.test_rules.hugos_words import assert_hugo_says_it
from tests.test_rules.table import Row, Says, assert_row, row

RULE = "bundle-shape"
HOME = partial(Says, hugo="warns", why="Hugo warns")
PAGE = "---\ntitle: A\n---\n"
MARKED = "«---»\ntitle: A\n---\n"
SILENCED = "ignoreLogs = ['Warning-home-page-is-leaf-bundle']\n"

SILENT = [
    row({"content/_index.md": PAGE, "content/a.md": PAGE}, id="a home page that is a branch"),
    row({"content/s/index.md": PAGE}, id="a leaf in a folder"),
    row({"content/s/_index.md": PAGE, "content/s/index.fr.md": PAGE}, id="a name of two parts in a folder"),
    row({"content/indexes.md": PAGE}, id="a name that begins so"),
    row({"hugo.toml": SILENCED, "content/index.md": PAGE}, id="a site that silenced the warning"),
    row({"hugo.toml": SILENCED.replace("Logs", "Errors"), "content/index.md": PAGE}, id="by the name of old"),
    row({"hugo.toml": SILENCED.replace("[", "").replace("]", ""), "content/index.md": PAGE}, id="with a single word"),
]

FINDINGS = [
    row({"content/index.md": MARKED}, HOME('the home page "index.md" is a leaf', help='"_index.md"'), id="index.md"),
    row({"content/index.md": MARKED, "content/s/a.md": PAGE}, HOME('"index.md"'), id="with pages below it"),
    row({"content/index.md": "«---»\ndraft: true\n---\n"}, HOME('"index.md"'), id="a draft"),
    row({"content/index.md": "«Text.»\nMore.\n"}, HOME('"index.md"'), id="without front matter"),
    row(
        {"hugo.toml": "[languages.en]\n[languages.nb]\n", "content/_index.md": PAGE, "content/index.nb.md": MARKED},
        HOME('"index.nb.md"', help='"_index.nb.md"'),
        id="in one of the languages",
    ),
]


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_the_rule_finds_what_the_row_says(one: Row, tmp_path: Path) -> None:
    assert_row(RULE, one, tmp_path)


@pytest.mark.parametrize("one", [*SILENT, *FINDINGS])
def test_hugo_says_what_the_finding_says(one: Row, tmp_path: Path) -> None:
    assert_hugo_says_it(RULE, one, tmp_path)
