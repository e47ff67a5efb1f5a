"""README tells the truth: its commands, snippets, options, table and picture are those of today."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest
import yaml

from hugolint.cli import cli
from hugolint.engine import Request, lint
from hugolint.registry import load_rules
from hugolint.rule import Bad
from scripts import picture, update_readme
from tests.real_hugo import write_site

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS: list[tuple[str, str]] = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
MAIN_JOB = (
    "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/hugolint check examples/site --fail-on never"
)
TESTS = "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest -n auto"


def blocks(language: str, holding: str = "") -> list[str]:
    """The fenced blocks of a language that hold a text."""
    return [text for name, text in BLOCKS if name == language and holding in text]


def commands() -> list[list[str]]:
    """Every call of hugolint that README shows, as words."""
    shown = re.findall(r"\bhugolint ((?:check|rules|explain|pages|config|schema)\b[^`\n]*)", README)
    return [re.sub(r"\{.*?\}", "", text).split() for text in shown]


def test_the_two_commands_stand_behind_their_comments() -> None:
    assert f"<!-- the main job -->\n```sh\n{MAIN_JOB}\n```\n" in README
    assert f"<!-- the tests -->\n```sh\n{TESTS}\n```\n" in README
    assert README.count("<!-- the tests -->") == README.count("<!-- the main job -->") == 1


def test_the_table_of_rules_is_current() -> None:
    assert update_readme.update(README) == README, "run scripts/update_readme.py"
    assert all(f"| `{rule}` |" in README for rule in load_rules())


def picture_lines(path: Path = picture.PICTURE) -> list[str]:
    """The lines of a picture. Each piece of text stands at its column; blanks between them are not drawn."""
    root = ElementTree.fromstring(path.read_text("utf-8"))
    cell = 12.2
    lines: dict[str, str] = {}
    for piece in root.iter("{http://www.w3.org/2000/svg}text"):
        line = piece.get("clip-path")
        if line is not None:
            column = round(float(piece.attrib["x"]) / cell)
            lines[line] = lines.get(line, "").ljust(column) + (piece.text or "").replace("\xa0", " ")
    return [line.rstrip() for line in lines.values()]


def test_the_picture_shows_what_is_printed_today() -> None:
    printed = re.sub(r"\x1b\[[0-9;]*m", "", picture.run_check())
    assert picture_lines() == [line.rstrip() for line in printed.rstrip("\n").split("\n")], "run scripts/picture.py"


def test_the_picture_of_the_hook_shows_what_is_printed_today() -> None:
    printed = re.sub(r"\x1b\[[0-9;]*m", "", picture.run_hook()).rstrip("\n")
    assert picture_lines(picture.HOOK_PICTURE) == [line.rstrip() for line in printed.split("\n")], (
        "run scripts/picture.py"
    )
    assert 'src="docs/hook.svg"' in README


def test_the_picture_is_the_report_of_the_first_command() -> None:
    assert 'src="docs/report.svg"' in README
    assert " ".join(picture.COMMAND) in MAIN_JOB


@pytest.mark.parametrize("text", blocks("yaml"))
def test_a_snippet_is_yaml(text: str) -> None:
    assert yaml.safe_load(text)


def test_the_hooks_of_the_snippet_exist() -> None:
    (snippet,) = blocks("yaml", "rev: ")
    offered = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    (repo,) = yaml.safe_load(snippet)["repos"]
    assert {hook["id"] for hook in repo["hooks"]} == offered


def test_the_configuration_of_the_snippet_is_in_order(tmp_path: Path) -> None:
    (snippet,) = blocks("yaml", "overrides:")
    page = "---\ntitle: A\ndate: 2026-01-31\n---\n"
    files = {"content/en/a.md": page, "content/en/blog/b.md": page, "content/en/drafts/c.md": "---\ndate: 1\n---\n"}
    site = write_site(tmp_path, {**files, ".hugolint.yaml": snippet})
    result = lint(Request(source=site, cwd=site))
    assert [(one.place.path, one.message) for one in result.diagnostics] == [
        ("content/en/blog/b.md", 'the required key "author" is missing')
    ]
    assert (result.fail_on, result.sites[0].hugo_version) == ("warning", "0.147.9")


def test_the_comments_of_the_snippets_silence(tmp_path: Path) -> None:
    (body,) = blocks("markdown", "hugolint-disable-next-line")
    (matter,) = blocks("yaml", "hugolint-disable-line")
    page = f"---\n{matter}---\n{body.replace('…', '{{< gone >}}')}"
    site = {"hugo.toml": "[languages.en]\n[languages.sv]\n", "layouts/all.html": "{{ .Content }}"}
    found = lint(Request(source=write_site(tmp_path / "a", {**site, "content/a.md": page}), cwd=tmp_path))
    assert ([one.message for one in found.diagnostics], found.suppressed) == ([], 4)
    bare = re.sub(r"<!--.*?-->|#.*", "", page)
    found = lint(Request(source=write_site(tmp_path / "b", {**site, "content/a.md": bare}), cwd=tmp_path))
    rules = {"required-keys", "language-code", "mailto-mismatch", "shortcode-unknown"}
    assert {one.rule for one in found.diagnostics} == rules


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_a_command_that_is_shown_can_be_given(words: list[str]) -> None:
    command = cli.commands[words[0]]
    with click.Context(command, info_name=words[0]) as context:
        command.make_parser(context).parse_args(args=words[1:])
    explained = words[1] if words[0] == "explain" else "required-keys"
    assert explained in load_rules()


def test_an_option_that_is_named_exists() -> None:
    named = set(re.findall(r"`(--[a-z-]+)", README))
    known = {word for command in cli.commands.values() for option in command.params for word in option.opts}
    assert named
    assert named - known == set()


def test_the_formats_that_are_named_exist() -> None:
    (format_,) = (one for one in cli.commands["check"].params if one.name == "format_")
    assert isinstance(format_.type, click.Choice)
    assert all(f"`{name}`" in README for name in format_.type.choices)


def test_what_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)|src=\"([^\"]+)\"", README)
    names = {one or other for one, other in links}
    assert names >= {"CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "docs/report.svg"}
    assert [name for name in names if not (ROOT / name).is_file()] == []


def test_the_example_site_shows_findings_of_every_group() -> None:
    found = lint(Request(source=ROOT / "examples" / "site", cwd=ROOT))
    shown = [one.rule for one in found.diagnostics]
    assert sorted(shown) == sorted(set(shown)), "one of each is enough"
    groups = {id: rule.group for id, rule in load_rules().items()}
    assert {groups[id] for id in shown} == {*groups.values()} - {"site"}


def test_the_recipe_for_a_new_rule_is_a_rule(tmp_path: Path) -> None:
    recipe = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("```python\n")[2].partition("```")[0]
    folder = write_site(tmp_path / "rules", {"house_style/todo_left.py": recipe})
    rule = load_rules(folders=[folder])["todo-left"]
    for number, example in enumerate(rule.rule.examples):
        assert isinstance(example.files, str)
        site = write_site(tmp_path / str(number), {"content/example.md": example.files})
        found = lint(Request(source=site, cwd=site, rule_folders=(folder,), select=("todo-left",)))
        expected = [example.says] if isinstance(example, Bad) else []
        assert [says for one, says in zip(found.diagnostics, expected, strict=True) if says in one.message] == expected
