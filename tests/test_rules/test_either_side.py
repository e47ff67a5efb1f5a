"""A collision is found whichever of its pages is named: the one that has changed may be either."""

from __future__ import annotations

from pathlib import Path

import pytest

from hugolint.engine import Request, lint
from tests.real_hugo import write_site

TWO = "[languages.en]\nweight = 1\n[languages.nb]\nweight = 2\n"
ALL = {"layouts/all.html": "x"}


def page(more: str) -> str:
    return f"---\ntitle: A\n{more}---\n"


def case(rule: str, files: dict[str, str], *, id: str) -> object:
    """A site every content file of which takes part in one finding of a rule."""
    return pytest.param(rule, files, id=id)


CASES = [
    case("alias-collision", {"content/a.md": page("aliases: /x/\n"), "content/b.md": page("aliases: /x\n")}, id="two aliases"),
    case("alias-collision", {"hugo.toml": TWO, "content/a.md": page("aliases: /x/\n"), "content/b.nb.md": page("aliases: ../x\n")}, id="two aliases of two languages"),
    case("alias-shadows-page", {"content/a.md": page("aliases: /b/\n"), "content/b.md": page("")}, id="an alias and a page"),
    case("alias-shadows-page", {"content/a.md": page("aliases: /s/\n"), "content/s/b.md": page(""), **ALL}, id="an alias and the page that makes a section"),
    case("alias-shadows-page", {"content/a.md": page("aliases: /tags/x/\n"), "content/b.md": page("tags: [x]\n"), **ALL}, id="an alias and the page that names a term"),
    case("url-collision", {"content/a.md": page("url: /x/\n"), "content/b.md": page("url: /x/\n")}, id="two urls"),
    case("url-collision", {"content/a.md": page("slug: s\n"), "content/s/b.md": page(""), **ALL}, id="a slug and the page that makes a section"),
    case("url-collision", {"content/a.md": page("url: /tags/x/\n"), "content/b.md": page("tags: [x]\n"), **ALL}, id="a url and the page that names a term"),
    case("url-collision", {"content/a.md": page("url: /x/\n"), "content/b.md": page("url: /X/\n")}, id="two urls that differ in capitals"),
    case("url-collision", {"content/a.md": page("url: /x.html\n"), "content/b.md": page("url: /x.html/y/\n")}, id="a file and a folder"),
    case("url-collision", {"content/a.md": page("url: /x.html\n"), "content/b.md": page("aliases: /x.html/y\n")}, id="a file and the folder of an alias"),
    case("url-collision", {"hugo.toml": "[permalinks.page]\ns = '/x/'\n", "content/s/a.md": page(""), "content/s/b.md": page("")}, id="the pages of a constant pattern"),
    case("url-collision", {"hugo.toml": f"{TWO}contentDir = 'content/nb'\n", "content/nb/a.md": page(""), "content/nb/b.md": page("")}, id="pages of a folder that belongs to two languages"),
    case("page-dropped", {"content/a.md": page(""), "content/A.md": page("")}, id="two files that are one page"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "files"), CASES)
def test_a_collision_is_found_from_either_side(rule: str, files: dict[str, str], tmp_path: Path) -> None:
    root = write_site(tmp_path, {"hugo.toml": "", **files, "content/other.md": page("")})
    whole = lint(Request(source=root, cwd=root, select=(rule,))).diagnostics
    assert len(whole) == 1
    for path in files:
        if path.startswith("content/"):
            found = lint(Request(source=root, cwd=root, select=(rule,), paths=(Path(path),))).diagnostics
            assert [one.message for one in found] == [one.message for one in whole], path
    assert lint(Request(source=root, cwd=root, select=(rule,), paths=(Path("content/other.md"),))).diagnostics == ()
