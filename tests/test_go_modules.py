"""Modules that go.mod or a workspace puts into a folder of this machine.

Hugo asks Go for these, which is not there in the tests. The rows were judged by Hugo 0.168.0 with a stand-in that answers
as Go does; what Hugo does without Go is asked here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hugolint.hugo.config import HugoConfig, load_config
from hugolint.hugo.errors import SiteError
from hugolint.hugo.go_modules import is_module_path
from hugolint.hugo.mounts import content_mounts, list_content
from hugolint.hugo.text import Position
from tests.real_hugo import run_hugo, write_site

NAME = "github.com/x/y"
PAGE = "---\ntitle: a page\n---\n"
REQUIRE = f"module example.org/site\n\ngo 1.21\n\nrequire {NAME} v1.2.0 // indirect\n"


def found(root: Path, files: dict[str, str], environ: dict[str, str] | None = None) -> tuple[HugoConfig, list[str]]:
    given: dict[str, str | bytes] = {"hugo.toml": f"theme = '{NAME}'", "content/a.md": PAGE, "y/content/y.md": PAGE}
    write_site(root, {**given, **files})
    config = load_config(root, environ=environ)
    return config, [file.path for file in list_content(config, content_mounts(config)).files]


MISSING = [
    pytest.param({"go.mod": REQUIRE}, id="what Go would download"),
    pytest.param({"go.mod": REQUIRE + f"replace {NAME} => github.com/z/y v1.0.0\n"}, id="another module in its place"),
    pytest.param({"go.mod": REQUIRE + f"replace {NAME} v1.1.0 => ./y\n"}, id="a folder for another version"),
    pytest.param({"go.mod": REQUIRE + f"// replace {NAME} => ./y\n"}, id="a replacement in a comment"),
    pytest.param({"go.mod": REQUIRE + f"replace {NAME} => ./gone\n"}, id="a folder that is not there"),
    pytest.param({"go.mod": REQUIRE, f"themes/{NAME}/content/t.md": PAGE}, id="a theme of that path: Go comes first"),
    pytest.param(
        {"go.mod": REQUIRE, "hugo.work": "use ./y\n", "y/go.mod": f"module {NAME}\n"}, id="a workspace that is off"
    ),
    pytest.param(
        {
            "go.mod": REQUIRE + f"replace {NAME} => ./y\n",
            "hugo.toml": "theme = 't'",
            "themes/t/hugo.toml": f"theme = '{NAME}'",
        },
        id="only a theme imports it, so that Hugo never asks Go for its list",
    ),
    pytest.param(
        {
            "go.mod": REQUIRE + f"replace {NAME} => ./y\n",
            "hugo.toml": f"module.imports = [{{path='{NAME}', version='v1'}}]",
        },
        id="an import of one version",
    ),
]


@pytest.mark.parametrize("files", MISSING)
def test_what_is_not_on_this_machine_is_missing(tmp_path: Path, files: dict[str, str]) -> None:
    config, paths = found(tmp_path, files)
    assert config.missing == (NAME,)
    assert paths == ["content/a.md"]
    assert run_hugo(tmp_path, "list", "all").returncode != 0


THERE = [
    pytest.param({"go.mod": REQUIRE + f"replace {NAME} => ./y\n"}, "y/content/y.md", id="a folder"),
    pytest.param({"go.mod": REQUIRE + f"replace {NAME} v1.2.0 => ./y\n"}, "y/content/y.md", id="for this version"),
    pytest.param(
        {"go.mod": f"module m\nrequire (\n\t{NAME} v1.2.0\n)\nreplace (\n\t{NAME} => ./y // here\n)\n"},
        "y/content/y.md",
        id="in brackets",
    ),
    pytest.param({"go.mod": REQUIRE + f'replace "{NAME}" => "./y"\n'}, "y/content/y.md", id="in quotes"),
    pytest.param({"go.mod": REQUIRE + f"replace {NAME} => ../out\n"}, "../out/content/o.md", id="outside of the site"),
    pytest.param(
        {
            "go.mod": REQUIRE,
            "hugo.toml": f"theme = '{NAME}'\nmodule.workspace = 'hugo.work'",
            "hugo.work": "go 1.21\n\nuse (\n\t.\n\t./y\n)\n",
            "y/go.mod": f"module {NAME}\n",
        },
        "y/content/y.md",
        id="a workspace",
    ),
    pytest.param(
        {
            "go.mod": REQUIRE,
            "hugo.toml": f"theme = '{NAME}'\nmodule.workspace = 'hugo.work'",
            "hugo.work": f"use .\nreplace {NAME} => ./y\n",
        },
        "y/content/y.md",
        id="a replacement in a workspace",
    ),
    pytest.param(
        {
            "go.mod": REQUIRE + f"replace {NAME} => ./y\n",
            "_vendor/modules.txt": f"# {NAME} v1.2.0\n",
            f"_vendor/{NAME}/content/v.md": PAGE,
        },
        f"_vendor/{NAME}/content/v.md",
        id="_vendor comes first",
    ),
]


@pytest.mark.parametrize(("files", "path"), THERE)
def test_a_module_in_a_folder_is_there(tmp_path: Path, files: dict[str, str], path: str) -> None:
    write_site(tmp_path, {"out/content/o.md": PAGE})
    config, paths = found(tmp_path / "site", files)
    assert not config.missing
    assert paths == ["content/a.md", path]


def test_a_workspace_may_come_from_the_environment(tmp_path: Path) -> None:
    files = {"go.mod": REQUIRE, "hugo.work": "use ./y\n", "y/go.mod": f"module {NAME}\n"}
    _, paths = found(tmp_path, files, {"HUGO_MODULE_WORKSPACE": "hugo.work"})
    assert paths == ["content/a.md", "y/content/y.md"]


def test_a_site_that_imports_itself_has_each_page_once(tmp_path: Path) -> None:
    _, paths = found(tmp_path, {"hugo.toml": "theme = 'example.org/site'", "go.mod": "module example.org/site\n"})
    assert paths == ["content/a.md"]


def test_a_workspace_that_is_not_there_stops_hugo_and_us(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="does not exist") as caught:
        found(tmp_path, {"hugo.toml": "[module]\nworkspace = 'hugo.work'\n"})
    assert (caught.value.path, caught.value.position) == ("hugo.toml", Position(2, 13))
    assert run_hugo(tmp_path, "list", "all").returncode != 0


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("ananke", False),
        ("docsy/theme", False),
        ("../theme", False),
        ("./a.b", False),
        ("GitHub.com/x", False),
        ("github.com/x/", False),
        ("", False),
        ("a.b", True),
        ("github.com/X/y_z", True),
        ("github.com/x/y/v2", True),
    ],
)
def test_a_theme_is_told_from_a_module_by_its_path(tmp_path: Path, path: str, expected: bool) -> None:
    assert is_module_path(path) is expected
    root = write_site(tmp_path / "site", {"hugo.toml": f"theme = '{path}'", "go.mod": "module m\n"})
    run = run_hugo(root, "list", "all")
    assert ('name "go" not found' in run.stdout + run.stderr) is expected
