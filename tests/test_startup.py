"""What a run imports: nothing heavy before it is needed, for a hook starts hugolint at every commit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click

from hugolint import cli, config, engine, report
from tests.real_hugo import write_site

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = """
import sys
from hugolint.cli import run
code = run(sys.argv[1:])
print(f"{code} {' '.join(sorted(sys.modules))}", file=sys.stderr)
"""


def modules_after(*arguments: str, cwd: Path = ROOT) -> tuple[str, set[str]]:
    """Standard output and the modules that are loaded after a run in a new interpreter; it must leave with 0."""
    call = [sys.executable, "-c", SCRIPT, *arguments]
    env = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    if "SYSTEMROOT" in os.environ:
        env["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    done = subprocess.run(call, cwd=cwd, env=env, capture_output=True, encoding="utf-8", timeout=60, check=True)
    code, *modules = done.stderr.split()
    assert code == "0", done.stdout
    return done.stdout, set(modules)


def test_the_version_is_said_without_importing_anything_heavy() -> None:
    text, modules = modules_after("--version")
    assert text.startswith("hugolint ")
    assert "click" in modules
    heavy = {"rich", "importlib.metadata", "ruamel.yaml", "yaml", "langcodes", "pyromark", "frontmatter", "pathspec"}
    assert modules & (heavy | {"hugolint.engine", "hugolint.registry"}) == set()


def test_a_clean_site_as_json_needs_no_reporter_of_terminals_and_no_registry_of_languages(tmp_path: Path) -> None:
    pages = {f"content/{name}.md": f"---\ntitle: {name}\n---\nText and a [link](/b/).\n" for name in "ab"}
    site = write_site(tmp_path, {"hugo.toml": 'title = "Small"\n', **pages})
    text, modules = modules_after("check", "--format", "json", cwd=site)
    assert json.loads(text)["findings"] == []
    assert "hugolint.engine" in modules
    heavy = {"rich", "frontmatter", "langcodes", "pathspec", "importlib.metadata", "hugolint.report.terminal"}
    assert modules & heavy == set()


def test_the_words_that_the_command_line_repeats_are_those_of_their_owners() -> None:
    """The command line must not import their owners at start-up; so it repeats them, and this holds them together."""
    fail_on = next(option for option in cli.check.params if option.name == "fail_on")
    assert isinstance(fail_on.type, click.Choice)
    assert set(cli.FORMATS) == set(report.FORMATS)
    assert set(fail_on.type.choices) == set(config.FAIL_ON) == set(engine.FAIL_RANK)
