"""Who may import whom: Hugo's world knows nothing of linting, rules see the API only, each package has its place."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(
    path.relative_to(ROOT).as_posix() for folder in ("hugolint", "rules") for path in (ROOT / folder).rglob("*.py")
)

OURS = [
    ("rules/*", {"hugolint.api.*"}),
    ("hugolint/hugo/*", {"hugolint.hugo.*"}),
    ("hugolint/report/*", {"hugolint.report.*", "hugolint.finding.*", "hugolint.result.*", "hugolint.errors.*",
                           "hugolint.__version__", "hugolint.hugo.text.Position"}),
    ("hugolint/finding.py", {"hugolint.hugo.text.*", "hugolint.hugo.said.*"}),
    ("hugolint/result.py", {"hugolint.finding.*"}),
    ("hugolint/errors.py", {"hugolint.hugo.text.*"}),
    ("hugolint/rule.py", {"hugolint.finding.*", "hugolint.hugo.*"}),
    ("hugolint/api.py", {"hugolint.rule.*", "hugolint.finding.*", "hugolint.errors.*", "hugolint.hugo.*"}),
    ("hugolint/registry.py", {"hugolint.rule.*", "hugolint.errors.*"}),
]  # fmt: skip
"""What of ours a file may import; a file that no row names may import anything but the command line."""

OTHERS = {
    "click": ["hugolint/cli.py"],
    "rich": ["hugolint/report/terminal.py"],
    "frontmatter": ["hugolint/hugo/post.py", "hugolint/hugo/page.py"],  # page.py for the type of `page.post`
    "ruamel": ["hugolint/hugo/matter_yaml*.py"],
    "_ruamel_yaml": ["hugolint/hugo/matter_yaml*.py"],
    "yaml": ["hugolint/hugo/matter_yaml*.py"],
    "pyromark": ["hugolint/hugo/markdown*.py"],
    "langcodes": ["rules/languages/*.py"],
    "packaging": ["hugolint/config.py"],
    "pathspec": ["hugolint/config.py"],
}
"""Where each package that is not ours may be imported."""


def imports(path: str) -> Iterator[str]:
    """Every name a file imports, with its module: `hugolint.finding.Finding`; those for type checkers included."""
    for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES)
def test_a_file_imports_what_its_layer_may_see(path: str) -> None:
    allowed = [names for pattern, names in OURS if fnmatch(path, pattern)]
    for name in imports(path):
        package = name.partition(".")[0]
        if package == "hugolint":
            if allowed:
                assert any(fnmatch(name, pattern) for pattern in allowed[0]), f"{path} may not import {name}"
            assert not name.startswith("hugolint.cli") or path == "hugolint/__main__.py", f"{path} imports {name}"
        elif package not in sys.stdlib_module_names:
            assert any(fnmatch(path, pattern) for pattern in OTHERS.get(package, [])), f"{path} may not import {name}"


def test_every_row_still_names_a_file() -> None:
    patterns = [pattern for pattern, _ in OURS] + [pattern for places in OTHERS.values() for pattern in places]
    assert [pattern for pattern in patterns if not any(fnmatch(path, pattern) for path in FILES)] == []
